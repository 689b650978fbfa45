//! Decisions: who is silent.

use jiff::civil::Date;

/// A woman to whom her mentor has not spoken for so many days is silent. The one definition, for her mentor's first page and
/// her supervisor's list alike: elsewhere two pages counted 14 and 30 days, and neither was believed.
pub const SILENT_DAYS: i64 = 21;

/// For how many days nobody has spoken to her: since the last time somebody did, or since her first mentor began. She has not been
/// spoken to because another mentor took over.
pub(super) fn days_silent(last_spoken: Option<Date>, since: Date, today: Date) -> i64 {
    today.since(last_spoken.unwrap_or(since)).map_or(0, |span| i64::from(span.get_days())).max(0)
}

#[cfg(test)]
mod tests {
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
}
