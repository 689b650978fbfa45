//! The woman whose goals are asked for, how much of them the reader may see, and how a goal is said.

use jiff::{Timestamp, civil::Date};

use super::{
    model::{CheckIn, Goal, GoalId, Measure, Theme},
    rules::{self, Far},
    sealed, store,
};
use crate::{
    assessments, consents,
    foundation::{
        access::{Action, Actor, Decision, View},
        app::App,
        audit::Entry,
        error::Error,
        ids::ParticipantId,
        keyring::Keyring,
        store::Db,
        text::Text,
    },
    instruments,
    people::{self, Participant},
    users,
};

/// A woman, and what the reader may do.
pub(super) struct Known {
    pub(super) woman: Participant,
    pub(super) today: Date,
    /// Words too, and not only where each goal stands.
    pub(super) full: bool,
    pub(super) may_write: bool,
    /// Whether she takes part: nothing new is written about a woman who said that she does no more.
    pub(super) takes_part: bool,
}

/// Loads her for whoever may read her goals; for everybody else she does not exist.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let woman = people::get_by_code(db, &people::read_code(typed).ok_or(Error::NotFound)?)?;
    let today = users::today_at(db, woman.site, now)?;
    let target = people::target_of(db, &woman, today)?;
    let full = actor.check(Action::GoalRead, &target)? == View::Full;
    let may_write = actor.decide(Action::GoalWrite, &target) == Decision::Permit(View::Full);
    let takes_part = consents::takes_part(db, woman.id)?;
    Ok(Known { woman, today, full, may_write, takes_part })
}

/// Loads her for whoever may write them.
pub(super) fn load_to_write(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let (woman, _) = people::in_reach(db, actor, Action::GoalWrite, typed, now)?;
    let today = users::today_at(db, woman.site, now)?;
    let takes_part = consents::takes_part(db, woman.id)?;
    Ok(Known { woman, today, full: true, may_write: true, takes_part })
}

/// One goal of hers with its words. The caller has checked the action and writes the entry.
///
/// # Errors
/// [`Error::NotFound`] when she has no such goal.
pub fn get_goal(db: &mut Db<'_>, keyring: &Keyring, woman: ParticipantId, goal: GoalId) -> Result<Goal, Error> {
    let (mut goal, blob) = store::find_goal(db, woman, goal)?.ok_or(Error::NotFound)?;
    goal.words = sealed::open(keyring, goal.woman, goal.id, &blob)?;
    Ok(goal)
}

/// One goal of hers for whoever may write it: first the entry, durable; then the words.
pub(super) async fn open_to_write(
    app: &App,
    actor: Actor,
    (code, goal): (String, GoalId),
) -> Result<(Known, Goal), Error> {
    let keyring = app.keyring().clone();
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = load_to_write(change, &actor, &code, now)?;
        let goal = get_goal(change, &keyring, known.woman.id, goal)?;
        let entry = Entry::new(Action::GoalRead).on_woman(known.woman.id);
        change.commit(entry.detail(format!("goal {}", goal.id)), (known, goal))
    });
    opened.await
}

/// Its readings with what she told, newest first.
pub(super) fn list_check_ins(db: &mut Db<'_>, keyring: &Keyring, goal: &Goal) -> Result<Vec<CheckIn>, Error> {
    let held = store::list_check_ins(db, goal.id)?;
    held.into_iter()
        .map(|(mut check_in, blob)| {
            check_in.told = sealed::open_told(keyring, goal.woman, check_in.id, &blob)?;
            Ok(check_in)
        })
        .collect()
}

/// The page of her goals.
pub(super) fn page_of(woman: &Participant) -> String {
    format!("/people/{}/goals", woman.code)
}

/// A number with its unit, as the language writes it.
pub(super) fn say_number(text: &Text, thousandths: i64, unit: &str) -> String {
    let (whole, fraction) = rules::parts(thousandths);
    let mut said = text.number(whole);
    if !fraction.is_empty() {
        said.push_str(&text.say("goals-decimal-mark"));
        said.push_str(&fraction);
    }
    if unit.is_empty() { said } else { format!("{said}\u{a0}{unit}") }
}

/// A level in words: hers when they are known, else what it stands for.
pub(super) fn say_level(text: &Text, goal: &Goal, level: i64) -> String {
    let at = usize::try_from(level + 2).unwrap_or(usize::MAX);
    let hers = goal.words.levels.get(at).filter(|words| !words.is_empty());
    hers.cloned().unwrap_or_else(|| text.say(&format!("goals-level-{}", level_key(level))))
}

/// The part of a text key that stands for a level.
pub(super) fn level_key(level: i64) -> &'static str {
    match level {
        ..=-2 => "much-less",
        -1 => "less",
        0 => "agreed",
        1 => "more",
        2.. => "much-more",
    }
}

/// What a reading says.
#[must_use]
pub fn say_reading(text: &Text, goal: &Goal, reading: i64) -> String {
    match rules::far(goal, goal.words.steps.len(), Some(reading)) {
        Far::Way(_) if !goal.words.unit.is_empty() => say_number(text, reading, &goal.words.unit),
        far => say_far(text, goal, far),
    }
}

/// How far she is by the newest reading, in words.
#[must_use]
pub fn say_newest(text: &Text, goal: &Goal, reading: Option<i64>) -> String {
    say_far(text, goal, rules::far(goal, goal.words.steps.len(), reading))
}

/// How far she is, in words.
pub(super) fn say_far(text: &Text, goal: &Goal, far: Far) -> String {
    match far {
        Far::NotRead => text.say("goals-far-not-read"),
        Far::Happened(true) => text.say("goals-far-yes"),
        Far::Happened(false) => text.say("goals-far-no"),
        Far::Way(share) => text.phrase("goals-far-way").number("share", share).to_string(),
        Far::Steps(done, 0) => text.phrase("goals-far-steps-done").count(i64::from(done)).to_string(),
        Far::Steps(done, all) => text.phrase("goals-far-steps").with("done", done).with("all", all).to_string(),
        Far::Level(level) => say_level(text, goal, level),
    }
}

/// From where to where, for a number.
pub(super) fn say_span(text: &Text, goal: &Goal) -> String {
    match (goal.measure, goal.start, goal.target) {
        (Measure::Number, Some(start), Some(target)) if !goal.words.unit.is_empty() => text
            .phrase("goals-span")
            .with("start", say_number(text, start, ""))
            .with("target", say_number(text, target, &goal.words.unit))
            .to_string(),
        _ => String::new(),
    }
}

/// A question of the picture baseline by its name: as it asks, and the theme of a goal that is about it. Nothing for any other name.
pub(super) fn find_picture(name: &str, text: &Text) -> Option<(String, Theme)> {
    let baseline = instruments::find_shipped("picture")?;
    let item = baseline.definition().items.iter().find(|item| item.id == name)?;
    let theme = match (item.theme.as_deref().unwrap_or_default(), name) {
        ("resources", "home") => Theme::Other,
        ("coping", "at-home") => Theme::Family,
        ("income", _) => Theme::Income,
        ("resources", _) => Theme::Savings,
        ("health", _) => Theme::Health,
        ("coping", _) => Theme::Coping,
        _ => Theme::Other,
    };
    Some((assessments::say_item(&baseline, text.0.code(), name), theme))
}
