//! Decisions about who walks beside a woman, without database or clock.

use jiff::civil::Date;

use crate::foundation::form::Problem;

/// Why a mentor begins; a choice and no words, because it stands in the audit chain. Keys of the text `mentors-<key>`.
pub(super) const BEGINS: [&str; 5] = ["first", "asked", "handover", "away", "mistake"];
/// Why a mentor ends.
pub(super) const ENDS: [&str; 5] = ["finished", "asked", "handover", "away", "mistake"];

/// How far ahead a mentor may be chosen.
const AHEAD_DAYS: i32 = 92;
/// How far back one may be written down late.
const BACK_DAYS: i32 = 366;

/// From which day until which day, the last one not included.
pub(super) type Span = (Date, Option<Date>);

/// The reason that was chosen, out of a list.
pub(super) fn check_reason(field: &str, list: &[&'static str], typed: &str) -> Result<&'static str, Problem> {
    let known = list.iter().find(|known| **known == typed).copied();
    known.ok_or_else(|| Problem::new(field, "mentors-reason-missing"))
}

/// Whether a mentor may begin on a day. `present`: since when the one of today walks beside her; `until`: the first day
/// on which the new one is no mentor here any more.
pub(super) fn check_from(from: Date, today: Date, present: Option<Date>, until: Option<Date>) -> Result<(), Problem> {
    let days = |from: Date, to: Date| (to - from).get_days();
    if days(today, from) > AHEAD_DAYS {
        return Err(Problem::new("from", "mentors-from-far"));
    }
    if days(from, today) > BACK_DAYS {
        return Err(Problem::new("from", "mentors-from-long-ago"));
    }
    if present.is_some_and(|present| from < present) {
        return Err(Problem::new("from", "mentors-from-before-present"));
    }
    if until.is_some_and(|until| until <= from) {
        return Err(Problem::new("from", "mentors-from-after-role"));
    }
    Ok(())
}

/// Where somebody's time beside a woman ends because another begins on a day: nowhere when it is over by then. One that
/// was still to come then never begins.
pub(super) fn end_of((from, until): Span, next: Date) -> Option<Date> {
    let end = from.max(next);
    until.is_none_or(|until| until > end).then_some(end)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_reason_is_one_of_the_list() {
        assert_eq!(check_reason("reason", &BEGINS, "first"), Ok("first"));
        for typed in ["", "finished", "she talks too much"] {
            assert_eq!(
                check_reason("reason", &BEGINS, typed).map_err(|problem| problem.key),
                Err("mentors-reason-missing")
            );
        }
    }

    #[test]
    fn a_mentor_begins_near_today_not_before_the_present_one_and_while_she_is_one() {
        let today = date(2026, 11, 24);
        for (from, present, until, problem) in [
            (today, None, None, None),
            (date(2027, 2, 24), None, None, None),
            (date(2027, 2, 25), None, None, Some("mentors-from-far")),
            (date(2025, 11, 23), None, None, None),
            (date(2025, 11, 22), None, None, Some("mentors-from-long-ago")),
            (today, Some(today), None, None),
            (date(2026, 11, 23), Some(today), None, Some("mentors-from-before-present")),
            (today, None, Some(date(2026, 11, 25)), None),
            (today, None, Some(today), Some("mentors-from-after-role")),
        ] {
            assert_eq!(check_from(from, today, present, until).err().map(|problem| problem.key), problem, "{from}");
        }
    }

    #[test]
    fn one_ends_where_the_next_begins_and_what_is_over_stays_as_it_was() {
        let (september, november, december) = (date(2026, 9, 1), date(2026, 11, 24), date(2026, 12, 1));
        for (span, next, end) in [
            ((september, None), november, Some(november)),
            ((september, Some(december)), november, Some(november)),
            ((september, Some(november)), november, None),
            ((november, None), november, Some(november)),
            ((december, None), november, Some(december)),
            ((december, Some(december)), november, None),
        ] {
            assert_eq!(end_of(span, next), end, "{span:?} before {next}");
        }
    }
}
