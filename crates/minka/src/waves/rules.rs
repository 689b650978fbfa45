//! Decisions: in which window a day lies, and which windows cannot stand beside one another.

use jiff::{ToSpan, civil::Date};

use super::model::{CountsFrom, Starts, Wave};
use crate::foundation::form::Problem;

/// How far before her entry a window may begin, and how long after it may end.
const EARLIEST: i64 = -90;
const LATEST: i64 = 3_650;

/// The first and the last day of a window for one woman; none while its days do not count yet.
#[must_use]
pub fn window(wave: &Wave, starts: Starts) -> Option<(Date, Date)> {
    let start = match wave.counts_from {
        CountsFrom::Entry => starts.entry,
        CountsFrom::Term => starts.term,
    }?;
    Some((start.checked_add(wave.from_day.days()).ok()?, start.checked_add(wave.until_day.days()).ok()?))
}

/// The window to which a questionnaire of a day belongs; none: it lies outside every one, and is kept.
#[must_use]
pub fn wave_of<'w>(waves: &'w [Wave], starts: Starts, key: &str, day: Date) -> Option<&'w Wave> {
    let holds = |wave: &&Wave| window(wave, starts).is_some_and(|(from, until)| from <= day && day <= until);
    waves.iter().filter(|wave| wave.instruments.iter().any(|one| one == key)).find(holds)
}

/// Days as they are typed.
pub(super) fn read_days(field: &'static str, typed: &str) -> Result<i64, Problem> {
    let days: i64 = typed.replace('\u{2212}', "-").parse().map_err(|_| Problem::new(field, "waves-days-unclear"))?;
    if (EARLIEST..=LATEST).contains(&days) {
        Ok(days)
    } else {
        Err(Problem::new(field, "waves-days-range").with("least", EARLIEST).with("most", LATEST))
    }
}

/// A window that can stand beside the others: it ends after it begins, and nothing is asked in two windows of one day.
pub(super) fn check_wave(new: &Wave, others: &[Wave]) -> Result<(), Problem> {
    if new.until_day < new.from_day {
        return Err(Problem::new("last_day", "waves-ends-before"));
    }
    let overlaps = |other: &&Wave| {
        other.counts_from == new.counts_from
            && new.from_day <= other.until_day
            && other.from_day <= new.until_day
            && other.instruments.iter().any(|key| new.instruments.contains(key))
    };
    match others.iter().find(overlaps) {
        Some(other) => {
            Err(Problem::new("first_day", "waves-overlap").with("from", other.from_day).with("until", other.until_day))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        foundation::ids::Id,
        users::ProgrammeId,
        waves::{Kind, WaveId},
    };

    fn wave(kind: Kind, (from_day, until_day): (i64, i64), keys: &[&str]) -> Wave {
        Wave {
            id: WaveId::from_uuid(uuid::Uuid::nil()),
            programme: ProgrammeId::from_uuid(uuid::Uuid::nil()),
            kind,
            counts_from: CountsFrom::Entry,
            from_day,
            until_day,
            instruments: keys.iter().map(|key| (*key).to_owned()).collect(),
        }
    }

    #[test]
    fn a_day_lies_in_one_window_or_in_none() {
        let waves = [wave(Kind::Baseline, (0, 21), &["who5", "rses"]), wave(Kind::Midline, (80, 100), &["who5"])];
        let starts = Starts { entry: Some(date(2026, 9, 1)), term: None };
        for (key, day, kind) in [
            ("who5", date(2026, 8, 31), None),
            ("who5", date(2026, 9, 1), Some(Kind::Baseline)),
            ("who5", date(2026, 9, 22), Some(Kind::Baseline)),
            ("who5", date(2026, 9, 23), None),
            ("who5", date(2026, 11, 24), Some(Kind::Midline)),
            ("rses", date(2026, 11, 24), None),
        ] {
            assert_eq!(wave_of(&waves, starts, key, day).map(|wave| wave.kind), kind, "{key} {day}");
        }
        assert!(wave_of(&waves, Starts::default(), "who5", date(2026, 9, 1)).is_none(), "no entry yet");
    }

    #[test]
    fn two_windows_never_ask_the_same_on_one_day() {
        let standing = [wave(Kind::Baseline, (0, 21), &["who5"])];
        for (days, keys, key) in [
            ((21, 30), ["who5"], Some("waves-overlap")),
            ((22, 30), ["who5"], None),
            ((0, 21), ["rses"], None),
            ((30, 22), ["who5"], Some("waves-ends-before")),
        ] {
            let refused = check_wave(&wave(Kind::Midline, days, &keys), &standing).err();
            assert_eq!(refused.map(|problem| problem.key), key, "{days:?} {keys:?}");
        }
    }

    #[test]
    fn days_are_numbers_within_ten_years() {
        assert_eq!(read_days("from", "-14"), Ok(-14));
        assert_eq!(read_days("from", "−14"), Ok(-14));
        for typed in ["", "soon", "1.5", "-91", "3651"] {
            assert!(read_days("from", typed).is_err(), "{typed}");
        }
    }
}
