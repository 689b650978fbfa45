//! When she may be forgotten, how long a hold may last, and when no copy is left.

use jiff::{ToSpan, civil::Date};

use super::model::Hold;
use crate::foundation::{form::Problem, keyring::KEPT_DAYS};

/// A hold ends within half a year; whoever needs longer places it again.
pub(super) const LONGEST_HOLD_DAYS: i64 = 180;

/// The day from which no copy of her key is left: the copies of today live as long as any.
pub(super) fn unreadable_from(today: Date) -> Date {
    today.saturating_add(KEPT_DAYS.days())
}

/// The hold that keeps her on a day, if one does: the last to end.
pub(super) fn holding(holds: &[Hold], today: Date) -> Option<&Hold> {
    holds.iter().filter(|hold| hold.until >= today).max_by_key(|hold| hold.until)
}

/// Whether a hold may last until a day.
pub(super) fn check_until(until: Date, today: Date) -> Result<Date, Problem> {
    if until < today {
        Err(Problem::new("until", "hold-over"))
    } else if until > today.saturating_add(LONGEST_HOLD_DAYS.days()) {
        Err(Problem::new("until", "hold-too-long").with("days", LONGEST_HOLD_DAYS))
    } else {
        Ok(until)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        forgetting::model::HoldId,
        foundation::{
            clock::Clock,
            ids::{Id, ParticipantId, SiteId},
        },
    };

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn no_copy_is_left_after_two_weeks() {
        assert_eq!(unreadable_from(TODAY), date(2026, 12, 8));
    }

    #[test]
    fn a_hold_ends_within_half_a_year_and_not_before_it_begins() {
        for (until, may) in [
            (date(2026, 11, 23), false),
            (TODAY, true),
            (date(2027, 5, 23), true),
            (date(2027, 5, 24), false),
            (date(2999, 1, 1), false),
        ] {
            assert_eq!(check_until(until, TODAY).is_ok(), may, "{until}");
        }
    }

    #[test]
    fn a_hold_keeps_her_through_its_last_day_and_the_longest_counts() {
        let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
        let hold = |until| Hold {
            id: HoldId::new(&clock),
            woman: ParticipantId::new(&clock),
            site: SiteId::new(&clock),
            until,
            placed_by: String::new(),
        };
        let holds = [hold(date(2026, 11, 23)), hold(TODAY), hold(date(2026, 12, 1))];
        assert_eq!(holding(&holds, TODAY).map(|hold| hold.until), Some(date(2026, 12, 1)));
        assert_eq!(holding(&holds[..2], TODAY).map(|hold| hold.until), Some(TODAY));
        assert!(holding(&holds[..1], TODAY).is_none());
    }
}
