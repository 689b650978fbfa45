//! Decisions: in which window a day lies, and which windows cannot stand beside one another.

use jiff::{ToSpan, civil::Date};

use super::model::{CountsFrom, Starts, Wave, WaveId, Windows};
use crate::foundation::form::Problem;

/// How far before her entry a window may begin, and how long after it may end.
const EARLIEST: i64 = -90;
const LATEST: i64 = 3_650;

/// From where the days of a window count for one woman, the newest in front.
fn starts_of<'s>(wave: &Wave, starts: &'s Starts) -> &'s [Date] {
    match wave.counts_from {
        CountsFrom::Entry => &starts.entries,
        CountsFrom::Term => &starts.terms,
    }
}

fn days_from(wave: &Wave, start: Date) -> Option<(Date, Date)> {
    Some((start.checked_add(wave.from_day.days()).ok()?, start.checked_add(wave.until_day.days()).ok()?))
}

/// The first and the last day of a window for one woman, as her days count now; none while they do not count yet.
#[must_use]
pub fn window(wave: &Wave, starts: &Starts) -> Option<(Date, Date)> {
    days_from(wave, *starts_of(wave, starts).first()?)
}

fn holds(wave: &Wave, start: Date, day: Date) -> bool {
    days_from(wave, start).is_some_and(|(from, until)| from <= day && day <= until)
}

impl Windows {
    /// The short name, and those of what it stands for: what is asked in place of another belongs to that one's window.
    fn keys<'k>(&'k self, key: &'k str) -> impl Iterator<Item = &'k str> {
        let stood_for = self.stand_ins.iter().filter(move |(one, _)| one == key).map(|(_, other)| other.as_str());
        std::iter::once(key).chain(stood_for)
    }

    /// Whether a window asks a questionnaire, or another in whose place it stands.
    #[must_use]
    pub fn asks(&self, wave: &Wave, key: &str) -> bool {
        self.keys(key).any(|key| wave.instruments.iter().any(|one| one == key))
    }

    fn find(&self, key: &str, fits: impl Fn(&Wave) -> bool) -> Option<&Wave> {
        let of =
            |key: &str| self.standing.iter().find(|wave| wave.instruments.iter().any(|one| one == key) && fits(wave));
        self.keys(key).find_map(of)
    }

    /// The window that asks a questionnaire on a day, as her days count now: one or none.
    #[must_use]
    pub fn of_day(&self, starts: &Starts, key: &str, day: Date) -> Option<&Wave> {
        self.find(key, |wave| starts_of(wave, starts).first().is_some_and(|start| holds(wave, *start, day)))
    }

    /// The window to which one time belongs that she was asked: that of its day, as her days count now or counted when she was here
    /// before. Where no window holds it that stands: the one that was written down then, if it has ended since. None: it lies outside
    /// every one, and is kept.
    #[must_use]
    pub fn of_time(&self, starts: &Starts, (key, day): (&str, Date), written: Option<WaveId>) -> Option<&Wave> {
        let earlier = |wave: &Wave| starts_of(wave, starts).iter().any(|start| holds(wave, *start, day));
        let ended = || self.ended.iter().find(|wave| Some(wave.id) == written);
        self.of_day(starts, key, day).or_else(|| self.find(key, earlier)).or_else(ended)
    }
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
    use crate::{foundation::ids::Id, users::ProgrammeId, waves::Kind};

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
        let standing =
            vec![wave(Kind::Baseline, (0, 21), &["who5", "rses"]), wave(Kind::Midline, (80, 100), &["who5"])];
        let windows = Windows { standing, ..Windows::default() };
        let starts = Starts { entries: vec![date(2026, 9, 1)], terms: Vec::new() };
        for (key, day, kind) in [
            ("who5", date(2026, 8, 31), None),
            ("who5", date(2026, 9, 1), Some(Kind::Baseline)),
            ("who5", date(2026, 9, 22), Some(Kind::Baseline)),
            ("who5", date(2026, 9, 23), None),
            ("who5", date(2026, 11, 24), Some(Kind::Midline)),
            ("rses", date(2026, 11, 24), None),
        ] {
            assert_eq!(windows.of_day(&starts, key, day).map(|wave| wave.kind), kind, "{key} {day}");
            assert_eq!(windows.of_time(&starts, (key, day), None).map(|wave| wave.kind), kind, "{key} {day}");
        }
        assert!(windows.of_day(&Starts::default(), "who5", date(2026, 9, 1)).is_none(), "no entry yet");
    }

    /// She left and came back: what she was asked then belongs where it belonged, and is no answer of today's window.
    #[test]
    fn what_was_asked_before_she_came_back_keeps_its_window() {
        let windows = Windows { standing: vec![wave(Kind::Baseline, (-14, 21), &["who5"])], ..Windows::default() };
        let starts = Starts { entries: vec![date(2026, 9, 1), date(2025, 3, 1)], terms: Vec::new() };
        for (day, is_now, is_of_any) in [
            (date(2025, 3, 10), false, true),
            (date(2025, 4, 1), false, false),
            (date(2026, 8, 20), true, true),
            (date(2026, 9, 2), true, true),
        ] {
            assert_eq!(windows.of_day(&starts, "who5", day).is_some(), is_now, "{day}");
            assert_eq!(windows.of_time(&starts, ("who5", day), None).is_some(), is_of_any, "{day}");
        }
    }

    /// What is asked in place of another belongs to that one's window; what was asked in a window that has ended belongs to it, unless
    /// another has taken its place.
    #[test]
    fn a_stand_in_and_an_ended_window_are_found() {
        let id = WaveId::from_uuid(uuid::Uuid::from_u128(7));
        let ended = Wave { id, ..wave(Kind::Endline, (0, 3650), &["phq9"]) };
        let windows = Windows {
            standing: vec![wave(Kind::Baseline, (0, 21), &["phq9"])],
            ended: vec![ended],
            stand_ins: vec![("phq8".to_owned(), "phq9".to_owned())],
        };
        let starts = Starts { entries: vec![date(2026, 9, 1)], terms: Vec::new() };
        let of = |key, day, written| windows.of_time(&starts, (key, day), written).map(|wave| wave.kind);
        assert_eq!(of("phq8", date(2026, 9, 5), None), Some(Kind::Baseline));
        assert_eq!(of("phq9", date(2026, 9, 5), Some(id)), Some(Kind::Baseline), "the window that stands goes before");
        assert_eq!(of("phq9", date(2026, 11, 5), Some(id)), Some(Kind::Endline));
        assert_eq!(of("phq9", date(2026, 11, 5), None), None);
        assert!(windows.asks(&windows.standing[0], "phq8") && !windows.asks(&windows.standing[0], "who5"));
    }

    /// In two groups one after the other: the newest counts, whether she is there still or not.
    #[test]
    fn days_count_from_her_newest_group() {
        let term = Wave { counts_from: CountsFrom::Term, ..wave(Kind::Endline, (80, 100), &["who5"]) };
        let starts = Starts { entries: vec![date(2026, 1, 1)], terms: vec![date(2026, 9, 1), date(2026, 2, 1)] };
        assert_eq!(window(&term, &starts), Some((date(2026, 11, 20), date(2026, 12, 10))));
        assert_eq!(window(&term, &Starts { terms: Vec::new(), ..starts }), None, "in no group yet");
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
