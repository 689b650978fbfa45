//! Decisions about needs and room, without database or clock.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::model::Load;
use crate::foundation::{form::Problem, ids::ParticipantId, text::Language};

/// The heaviest need.
pub const HEAVIEST: i64 = 3;
/// What a need that nobody has weighed yet counts as: not nought, and said to be not weighed.
pub const NOT_WEIGHED: i64 = 2;
/// Why a mentor carries more than her room all the same; a choice and no words, because it stands in the audit chain. Keys of
/// the text `needs-over-<key>`.
pub const OVER: [&str; 3] = ["short", "asked", "nobody"];
/// The most that one mentor can carry.
pub(super) const MOST_ROOM: i64 = 60;
/// The longest name of a part of town.
const LONGEST_DISTRICT: usize = 40;

/// How heavy a need counts.
#[must_use]
pub fn weight_of(weighed: Option<i64>) -> i64 {
    weighed.unwrap_or(NOT_WEIGHED)
}

/// What somebody carries on a day, in weights of need; each woman once, also where the same person stands in beside her as well.
#[must_use]
pub fn carried_on<'a>(loads: impl IntoIterator<Item = &'a Load>, day: Date) -> i64 {
    let holds = |load: &&Load| load.from <= day && load.until.is_none_or(|until| day < until);
    let women: BTreeMap<ParticipantId, i64> =
        loads.into_iter().filter(holds).map(|load| (load.woman, weight_of(load.weight))).collect();
    women.values().sum()
}

/// The most that she carries on any day from one on: women who come after one another are never carried at once.
#[must_use]
pub fn most_carried(loads: &[&Load], start: Date) -> i64 {
    let begins = loads.iter().map(|load| load.from).filter(|from| *from > start);
    std::iter::once(start).chain(begins).map(|day| carried_on(loads.iter().copied(), day)).max().unwrap_or(0)
}

/// A weight that was chosen.
pub(super) fn check_weight(typed: &str) -> Result<i64, Problem> {
    let weight = typed.parse().ok().filter(|weight| (1..=HEAVIEST).contains(weight));
    weight.ok_or_else(|| Problem::new("weight", "needs-weight-missing"))
}

/// A room that was typed.
pub(super) fn check_room(typed: &str) -> Result<i64, Problem> {
    let room = typed.trim().parse().ok().filter(|room| (1..=MOST_ROOM).contains(room));
    room.ok_or_else(|| Problem::new("room", "needs-room-missing").with("most", MOST_ROOM))
}

/// The part of town: one line, single spaces.
pub(super) fn check_district(typed: &str) -> Result<String, Problem> {
    let district = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if district.chars().count() > LONGEST_DISTRICT {
        Err(Problem::new("district", "needs-district-long").with("most", LONGEST_DISTRICT))
    } else if district.chars().any(char::is_control) {
        Err(Problem::new("district", "needs-district-signs"))
    } else {
        Ok(district)
    }
}

/// Days that were ticked.
pub(super) fn check_days<'a>(typed: impl Iterator<Item = &'a str>) -> Result<BTreeSet<u8>, Problem> {
    let day = |typed: &str| typed.parse().ok().filter(|day| (1..=7).contains(day));
    typed.map(|typed| day(typed).ok_or_else(|| Problem::new("days", "needs-days-unknown"))).collect()
}

/// Languages that were ticked, in the order of the list.
pub(super) fn check_languages<'a>(typed: impl Iterator<Item = &'a str>) -> Result<Vec<Language>, Problem> {
    let known = |typed: &str| Language::ALL.into_iter().find(|language| language.code() == typed);
    typed.map(|typed| known(typed).ok_or_else(|| Problem::new("languages", "needs-languages-unknown"))).collect()
}

/// Why she carries more than her room; `None` when that is not the case. `load` is what she carries without this woman.
pub(super) fn check_over(load: i64, weight: i64, room: i64, over: &str) -> Result<Option<&'static str>, (i64, i64)> {
    if load + weight <= room {
        return Ok(None);
    }
    OVER.iter().find(|known| **known == over).copied().map(Some).ok_or((load + weight, room))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::foundation::{
        clock::Clock,
        ids::{Id, UserId},
    };

    #[test]
    fn women_who_follow_one_another_are_never_carried_at_once() {
        let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
        let user = UserId::new(&clock);
        let load = |woman, weight, from, until| Load { user, woman, weight, from, until };
        let [first, second] = [(); 2].map(|()| ParticipantId::new(&clock));
        let (today, fifth, tenth) = (date(2026, 11, 24), date(2026, 12, 5), date(2026, 12, 10));
        let follow = [load(first, Some(3), today, Some(fifth)), load(second, None, fifth, None)];
        let follow: Vec<&Load> = follow.iter().collect();
        assert_eq!(
            (carried_on(follow.iter().copied(), today), carried_on(follow.iter().copied(), fifth)),
            (3, NOT_WEIGHED)
        );
        assert_eq!((most_carried(&follow, today), most_carried(&follow, fifth)), (3, NOT_WEIGHED));
        // Beside the same woman twice, as her mentor and for another, she carries her once.
        let twice = [load(first, Some(3), today, None), load(first, Some(3), fifth, Some(tenth))];
        assert_eq!(most_carried(&twice.iter().collect::<Vec<_>>(), today), 3);
        let later = [load(first, Some(3), today, None), load(second, Some(1), tenth, None)];
        assert_eq!(most_carried(&later.iter().collect::<Vec<_>>(), today), 4, "the day on which both are hers counts");
    }

    #[test]
    fn a_need_is_light_middling_or_heavy_and_room_is_some() {
        for (typed, weight) in [("1", Some(1)), ("3", Some(3)), ("0", None), ("4", None), ("", None), ("heavy", None)] {
            assert_eq!(check_weight(typed).ok(), weight, "{typed}");
        }
        for (typed, room) in
            [("1", Some(1)), (" 12 ", Some(12)), ("60", Some(60)), ("61", None), ("0", None), ("-3", None)]
        {
            assert_eq!(check_room(typed).ok(), room, "{typed}");
        }
        assert_eq!(weight_of(None), 2, "not weighed is not nought");
    }

    #[test]
    fn more_than_her_room_takes_a_word_why() {
        for (load, weight, room, over, answer) in [
            (9, 3, 12, "", Ok(None)),
            (10, 3, 12, "", Err((13, 12))),
            (10, 3, 12, "because", Err((13, 12))),
            (10, 3, 12, "short", Ok(Some("short"))),
            (9, 3, 12, "short", Ok(None)),
        ] {
            assert_eq!(check_over(load, weight, room, over), answer, "{load} and {weight} of {room}, {over}");
        }
    }

    #[test]
    fn what_is_ticked_is_on_the_list() {
        assert_eq!(check_days(["7", "1"].into_iter()), Ok(BTreeSet::from([1, 7])));
        assert!(check_days(["8"].into_iter()).is_err());
        assert_eq!(check_languages(["kk"].into_iter()), Ok(vec![Language::Kk]));
        assert!(check_languages(["de"].into_iter()).is_err());
        assert_eq!(check_district("  Верхний   город "), Ok("Верхний город".to_owned()));
        assert!(check_district(&"а".repeat(41)).is_err());
    }
}
