//! What happened at the meetings: who was there, who stayed away and why, who asked for a private word, who sat with whom.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{calendar::Calendar, cast::Woman, dice::Dice};
use crate::{groups::Group, roll_call::Mark};

/// One meeting as it went.
pub(super) struct Held {
    pub(super) group: usize,
    pub(super) day: Date,
    /// Its lesson's place in the course.
    pub(super) lesson: Option<usize>,
    /// Why it did not take place, or empty.
    pub(super) not_met: &'static str,
    pub(super) visitors: i64,
    pub(super) children: i64,
    /// The woman's place in the cast, her mark, the reason.
    pub(super) marks: Vec<(usize, Mark, &'static str)>,
    /// Who asked for a private word, and whether it has been had.
    pub(super) words: Vec<(usize, bool)>,
    /// Who sat together.
    pub(super) circles: Vec<Table>,
    /// When the roll was saved.
    pub(super) closed: Timestamp,
}

/// One circle.
pub(super) struct Table {
    pub(super) women: Vec<usize>,
    pub(super) themes: Vec<usize>,
    /// Hands for hard, mixed, calm, glad.
    pub(super) moods: [i64; 4],
}

/// How much is told.
#[derive(Clone, Copy)]
pub(super) struct Detail {
    pub(super) lessons: usize,
    pub(super) themes: usize,
    /// With circles, private words and meetings that did not take place.
    pub(super) lived: bool,
}

/// A lesson is talked over for two or three weeks: after three terms most of the course lies behind a group.
const LESSONS_HELD: usize = 11;

/// All meetings of a group, by weeks ago.
pub(super) fn meetings(
    (at, group): (usize, &Group),
    women: &[(usize, &Woman)],
    calendar: &Calendar,
    detail: Detail,
    dice: &mut Dice,
) -> Vec<(i64, Held)> {
    let weeks: Vec<(i64, Date)> =
        (0..=calendar.weeks).rev().filter_map(|week| calendar.meeting(group, week).map(|day| (week, day))).collect();
    let (mut held, mut met) = (Vec::new(), 0usize);
    let per_lesson = if detail.lived { weeks.len().div_ceil(LESSONS_HELD).max(1) } else { 1 };
    for (week, day) in weeks {
        let ends = group.times.starts.saturating_add(group.times.minutes.minutes());
        let mut one = Held {
            group: at,
            day,
            lesson: None,
            not_met: "",
            visitors: 0,
            children: 0,
            marks: Vec::new(),
            words: Vec::new(),
            circles: Vec::new(),
            closed: calendar.instant(day, ends),
        };
        if detail.lived && week > 1 && dice.happens(4) {
            one.not_met = *dice.pick(&["weather", "leader-ill", "no-room", "too-few"]);
        } else {
            one.lesson = Some(met / per_lesson).filter(|lesson| *lesson < detail.lessons);
            met += 1;
            meet(&mut one, week, women, detail, dice);
        }
        held.push((week, one));
    }
    held
}

fn meet(one: &mut Held, week: i64, women: &[(usize, &Woman)], detail: Detail, dice: &mut Dice) {
    for (place, woman) in women.iter().filter(|(_, woman)| belongs(woman, one.day)) {
        let (mark, reason) = mark(woman, week, dice);
        one.marks.push((*place, mark, reason));
    }
    one.children = i64::try_from(dice.below(5)).unwrap_or(0);
    if !detail.lived {
        return;
    }
    one.visitors = i64::from(dice.happens(25));
    let mut there: Vec<usize> = one.marks.iter().filter(|(_, mark, _)| mark.is_there()).map(|mark| mark.0).collect();
    if !there.is_empty() && dice.happens(if week < 2 { 40 } else { 12 }) {
        one.words.push((*dice.pick(&there), week > 1));
    }
    if there.len() < 6 {
        return;
    }
    dice.shuffle(&mut there);
    // Never one table for all: two of them may have to be kept apart.
    let tables = (there.len() / 4).max(2);
    keep_apart(&mut there, tables, women);
    for table in 0..tables {
        let women: Vec<usize> = there.iter().copied().skip(table).step_by(tables).collect();
        let mut moods = [0; 4];
        for _ in &women {
            // The longer they meet, the fewer hands go up for a hard week.
            moods[*dice.pick(if week > 20 { &[0, 0, 1, 1, 2, 3] } else { &[0, 1, 1, 2, 2, 3, 3] })] += 1;
        }
        let themes = vec![dice.below(detail.themes), dice.below(detail.themes)];
        one.circles.push(Table { women, themes, moods });
    }
}

/// Nobody sits with whom she must not: the group's third and fifth woman (seats go round the tables in order).
fn keep_apart(there: &mut [usize], tables: usize, women: &[(usize, &Woman)]) {
    let seat = |at: usize| women.get(at).and_then(|(place, _)| there.iter().position(|sitting| sitting == place));
    if let (Some(one), Some(other)) = (seat(2), seat(4))
        && one % tables == other % tables
    {
        // Her neighbour in the order sits at another table.
        let neighbour = if other + 1 < there.len() { other + 1 } else { other - 1 };
        there.swap(other, neighbour);
    }
}

fn belongs(woman: &Woman, day: Date) -> bool {
    woman.from <= day && woman.until.is_none_or(|until| day < until)
}

fn mark(woman: &Woman, week: i64, dice: &mut Dice) -> (Mark, &'static str) {
    if woman.paused_since.is_some_and(|since| week <= since) {
        return (Mark::Excused, "family");
    }
    if woman.quiet_since.is_some_and(|since| week <= since) {
        return (Mark::Absent, "not-told");
    }
    if dice.happens(woman.habit) {
        return (if dice.happens(7) { Mark::Late } else { Mark::Present }, "");
    }
    if dice.happens(55) {
        return (Mark::Excused, *dice.pick(&["ill", "child-ill", "child-ill", "work", "work", "travel", "family"]));
    }
    (Mark::Absent, *dice.pick(&["not-told", "not-told", "work", "other"]))
}
