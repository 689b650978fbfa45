use jiff::civil::date;

use super::*;

#[test]
fn silent_by_hand() {
    let today = date(2026, 11, 24);
    for (last, since, days) in [
        (Some(date(2026, 11, 24)), date(2026, 1, 1), 0),
        (Some(date(2026, 11, 4)), date(2026, 1, 1), 20),
        (Some(date(2026, 11, 3)), date(2026, 1, 1), 21),
        // Another mentor spoke to her; the one of today began a week ago, and it is as long for her.
        (Some(date(2026, 10, 1)), date(2026, 11, 17), 54),
        (None, date(2026, 11, 1), 23),
        // A mentor who begins tomorrow.
        (None, date(2026, 11, 25), 0),
    ] {
        assert_eq!(days_silent(last, since, today), days, "{last:?} {since}");
    }
}

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
