//! The women who are played: their names, when they came and went, and how often they come.

use std::collections::HashSet;

use jiff::{ToSpan, civil::Date};

use super::{calendar::Calendar, dice::Dice, script::Script};
use crate::{
    foundation::{
        clock::Clock,
        ids::{Id, ParticipantId},
        text::Language,
    },
    groups::{Group, MemberRole},
    people::{self, SIGNS, Step},
};

/// One woman's part.
pub(super) struct Woman {
    pub(super) id: ParticipantId,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) sign: &'static str,
    pub(super) language: Language,
    /// Which group; none: she waits for a place.
    pub(super) group: Option<usize>,
    pub(super) role: MemberRole,
    /// In the group from this day.
    pub(super) from: Date,
    /// The first day on which she no longer belongs to it.
    pub(super) until: Option<Date>,
    pub(super) left_reason: &'static str,
    /// Her journey, the earliest step first.
    pub(super) steps: Vec<(Step, Date, &'static str)>,
    /// How many times in a hundred she is there.
    pub(super) habit: usize,
    /// Silent since so many weeks ago.
    pub(super) quiet_since: Option<i64>,
    /// On a break since so many weeks ago.
    pub(super) paused_since: Option<i64>,
}

/// How old groups and women are, and whether some have left.
pub(super) struct Casting<'a> {
    pub(super) script: &'a Script,
    pub(super) calendar: &'a Calendar,
    pub(super) clock: &'a Clock,
    /// Letters of a code.
    pub(super) pairs: usize,
    /// With leavers, pauses and long journeys.
    pub(super) lived: bool,
}

const LEAVING: [(&str, &str); 5] =
    [("moved", "moved"), ("work", "work"), ("time", "not_for_her"), ("family", "family"), ("no_contact", "lost_touch")];

impl Casting<'_> {
    /// The women of one group: so many of today, and those who were there before.
    pub(super) fn group(
        &self,
        at: usize,
        group: &Group,
        size: usize,
        dice: &mut Dice,
        codes: &mut HashSet<String>,
    ) -> Vec<Woman> {
        let mut names = HashSet::new();
        let mut women = Vec::new();
        for seat in 0..size {
            let mut woman = self.somebody(Some((at, group)), dice, &mut names, codes);
            let weeks = if self.lived { self.joined(seat, dice) } else { self.calendar.weeks };
            self.come(&mut woman, group, weeks);
            if seat == 1 {
                woman.role = MemberRole::Helper;
            }
            match seat {
                5 if at == 0 => woman.quiet_since = Some(4),
                4.. if self.lived && dice.happens(5) => {
                    woman.quiet_since = Some(3 + i64::try_from(dice.below(4)).unwrap_or(0));
                }
                4.. if self.lived && at > 0 && dice.happens(4) => self.pause(&mut woman, dice),
                _ => {}
            }
            women.push(woman);
        }
        if self.lived {
            for _ in 0..size / 5 {
                let mut woman = self.somebody(Some((at, group)), dice, &mut names, codes);
                self.come(&mut woman, group, self.calendar.weeks);
                self.go(&mut woman, dice);
                women.push(woman);
            }
        }
        women
    }

    /// Somebody on the waiting list.
    pub(super) fn waiting(&self, dice: &mut Dice, codes: &mut HashSet<String>) -> Woman {
        let mut woman = self.somebody(None, dice, &mut HashSet::new(), codes);
        let day = self.calendar.monday(1 + i64::try_from(dice.below(4)).unwrap_or(0));
        woman.from = day;
        woman.steps = vec![(Step::Applied, day.saturating_sub(3.days()), ""), (Step::Waitlisted, day, "")];
        woman
    }

    fn somebody(
        &self,
        group: Option<(usize, &Group)>,
        dice: &mut Dice,
        names: &mut HashSet<String>,
        codes: &mut HashSet<String>,
    ) -> Woman {
        let first = super::script::language(&self.script.languages[0]);
        let mut language = group.map_or(first, |(_, group)| group.language);
        if dice.happens(15) {
            language = super::script::language(dice.pick::<String>(&self.script.languages));
        }
        let known = self.script.names.get(language.code()).map_or(&[][..], Vec::as_slice);
        let mut name = dice.pick(known).clone();
        while !names.insert(name.clone()) {
            name.clone_from(dice.pick(known));
        }
        let mut code = people::code_from(self.pairs, |choices| dice.below(choices));
        while !codes.insert(code.clone()) {
            code = people::code_from(self.pairs, |choices| dice.below(choices));
        }
        let habit = match dice.below(100) {
            0..72 => 94,
            72..92 => 72,
            _ => 45,
        };
        Woman {
            id: ParticipantId::new(self.clock),
            code,
            name,
            sign: dice.pick::<&str>(&SIGNS),
            language,
            group: group.map(|(at, _)| at),
            role: MemberRole::Member,
            from: self.calendar.today,
            until: None,
            left_reason: "",
            steps: Vec::new(),
            habit,
            quiet_since: None,
            paused_since: None,
        }
    }

    /// How many weeks ago somebody of today's group came: most at a term's beginning.
    fn joined(&self, seat: usize, dice: &mut Dice) -> i64 {
        match dice.below(100) {
            _ if seat < 2 => self.calendar.weeks,
            0..50 => self.calendar.weeks,
            50..75 => 26,
            75..93 => 11,
            _ => 2 + i64::try_from(dice.below(6)).unwrap_or(0),
        }
    }

    fn come(&self, woman: &mut Woman, group: &Group, weeks_ago: i64) {
        let monday = self.calendar.monday(weeks_ago);
        woman.from = monday.max(group.times.first_day);
        woman.steps = if self.lived {
            vec![
                (Step::Applied, woman.from.saturating_sub(9.days()), ""),
                (Step::Enrolled, woman.from, ""),
                (Step::Active, woman.from.saturating_add(7.days()), ""),
            ]
        } else {
            vec![(Step::Active, woman.from, "")]
        };
    }

    fn pause(&self, woman: &mut Woman, dice: &mut Dice) {
        let weeks_ago = 2 + i64::try_from(dice.below(4)).unwrap_or(0);
        let day = self.calendar.monday(weeks_ago);
        if day > woman.from.saturating_add(14.days()) {
            woman.paused_since = Some(weeks_ago);
            woman.steps.push((Step::Paused, day, *dice.pick::<&str>(&["health", "birth", "family"])));
        }
    }

    /// She finished, or left before.
    fn go(&self, woman: &mut Woman, dice: &mut Dice) {
        if dice.happens(50) {
            let day = self.calendar.monday(*dice.pick(&[27, 26, 12, 11])).max(woman.from.saturating_add(28.days()));
            woman.until = Some(day);
            woman.left_reason = "finished";
            woman.steps.push((Step::Graduated, day, ""));
            let later = day.saturating_add(35.days());
            if later < self.calendar.today && dice.happens(60) {
                woman.steps.push((Step::Alumna, later, ""));
            }
            return;
        }
        let (reason, left_reason) = *dice.pick(&LEAVING);
        let weeks_ago = 2 + i64::try_from(dice.below(30)).unwrap_or(0);
        let day = self.calendar.monday(weeks_ago).max(woman.from.saturating_add(21.days()));
        woman.until = Some(day);
        woman.left_reason = left_reason;
        woman.steps.push((Step::Left, day, reason));
    }
}
