use jiff::civil::date;

use super::*;

#[test]
fn minutes_and_days_that_cannot_be_are_refused() {
    assert_eq!(read_minutes("minutes", ""), Ok(None), "not said is not nought");
    assert_eq!(read_minutes("minutes", "45"), Ok(Some(45)));
    for typed in ["0", "-5", "601", "1.5", "an hour"] {
        assert!(read_minutes("minutes", typed).is_err(), "{typed}");
    }
    let today = date(2026, 11, 24);
    assert_eq!(check_due("due", today, today), Ok(today));
    assert_eq!(check_due("due", date(2026, 11, 23), today).map_err(|problem| problem.key), Err("visits-due-past"));
    assert_eq!(check_due("due", date(2029, 1, 1), today).map_err(|problem| problem.key), Err("visits-due-far"));
    assert_eq!(urgency(Some(date(2026, 11, 23)), today), Urgency::Overdue);
    assert_eq!(urgency(Some(date(2026, 11, 27)), today), Urgency::Soon);
    assert_eq!(urgency(Some(date(2026, 11, 28)), today), Urgency::Later);
    assert_eq!(urgency(None, today), Urgency::Later);
}
