//! What she wants to reach, where she was sent, what she was asked.

use std::collections::{HashMap, hash_map::Entry};

use super::{
    model::Telling,
    store::{self, AboutGoal, GoalLine},
};
use crate::{
    foundation::{
        error::Error,
        store::Db,
        told::{Portion, Told},
    },
    goals::{self, Goal, Words},
    outcomes,
    people::Participant,
    referrals,
};

/// Her goals, and after each how it was worded before and how it went.
pub(super) fn goals(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let (mut told, mut known) = (Vec::new(), HashMap::new());
    for line in store::list_goal_lines(db, woman.id, portion)? {
        let goal = match known.entry(line.goal) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(goals::get_goal(db, telling.keyring, woman.id, line.goal)?),
        };
        told.push(say_goal_line(telling, goal, &line)?);
    }
    Ok(told)
}

fn say_goal_line(telling: &Telling<'_>, goal: &Goal, line: &GoalLine) -> Result<Told, Error> {
    let text = &telling.text;
    let theme = text.say(&format!("goals-theme-{}", goal.theme.key()));
    let told = match line.about {
        AboutGoal::Itself => {
            let said = joined(all_words(goal.words.clone()).chain([goals::say_state(text, goal)]));
            let told = Told::new(theme, said).with("theme", goal.theme.key()).with("measure", goal.measure.key());
            let told = told.with("state", goal.state.key()).with("day", goal.set_on);
            told.with_some("by_day", goal.by).with_some("ended_on", goal.ended_on)
        }
        AboutGoal::Before(at) => {
            let words = goals::open_words(telling.keyring, goal.woman, goal.id, &line.sealed)?;
            let before = text.phrase("own-goal-before").with("theme", theme).to_string();
            Told::new(before, joined(all_words(words))).with("replaced_at", at)
        }
        AboutGoal::CheckIn(id, on, reading) => {
            let said = goals::open_told(telling.keyring, goal.woman, id, &line.sealed)?;
            let parts = [goals::say_reading(text, goal, reading), said.how, said.helped];
            // A page may begin with it, far from its goal.
            let told = Told::new(format!("{}, {theme}", telling.day(on)), joined(parts.into_iter()));
            told.with("day", on).with("reading", reading)
        }
    };
    Ok(told.with("goal", goal.id))
}

/// Everything she said about a goal, in the order in which she was asked.
fn all_words(words: Words) -> impl Iterator<Item = String> {
    let one = [words.said, words.second_line, words.why, words.not_yet, words.first_step, words.helper, words.sign];
    one.into_iter().chain(words.steps).chain(words.levels).chain([words.at_the_end])
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Where she was sent.
pub(super) fn referrals(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    referrals::tell(db, telling.keyring, woman.id, (&telling.text, telling.on_paper), portion)
}

/// What she was asked.
pub(super) fn assessments(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    outcomes::list_own(db, telling.keyring, &telling.text, (woman, telling.on_paper), portion)
}
