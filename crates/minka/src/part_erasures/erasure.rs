//! Doing it: the words go, and the key that they need beside hers; a journal entry keeps a restored back-up from bringing them back.

use axum::extract::State;
use jiff::{ToSpan, civil::Date, tz::TimeZone};

use super::store;
use crate::{
    assessments,
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::Fields,
        ids::ParticipantId,
        keyring::{Act, KEPT_DAYS, Keyring, Part},
        page::{At, see_other},
    },
    incidents, matching, merges,
    people::{self, in_reach_because},
    restricted_notes, retention, safety_plans, users, visits,
};

/// Of which part a table's words are; what others feared for her is not hers to have erased.
#[must_use]
pub fn part_of(table: &str) -> Option<Part> {
    match table {
        "visit_note" | "handover_note" | "safety_plan" | "safety_plan_paper" | "violence_incident"
        | "restricted_note" => Some(Part::Notes),
        "assessment_answer" => Some(Part::Answers),
        _ => None,
    }
}

/// The day from which no copy of a part's key is left.
pub(super) fn unreadable_from(today: Date) -> Date {
    today.saturating_add(KEPT_DAYS.days())
}

/// A manager does what somebody else has asked for.
pub(super) async fn execute(
    State(app): State<App>,
    actor: Actor,
    At((code, part)): At<(String, String)>,
    fields: Fields,
) -> Answer {
    let part = Part::parse(&part).ok_or(Error::NotFound)?;
    let keyring = app.keyring().clone();
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, target) = in_reach_because(change, &actor, Action::PersonReadBasic, (&code, ""), now)?;
        if change.seen_before(&fields.submission())? {
            let receipt = store::find_done(change, woman.id, part)?.ok_or(Error::NotFound)?;
            return change.unchanged(format!("/erased/{receipt}"));
        }
        let open = store::find_open(change, woman.id, part)?.ok_or(Error::NotFound)?;
        let is_hers = open.asked_by == actor.user().to_string();
        actor.check(Action::EraseExecute, &Target { recorded_by_actor: is_hers, ..target })?;
        let today = users::today_at(change, woman.site, now)?;
        if store::is_held(change, woman.id, today)? {
            return Err(Error::Conflict("error-part-held"));
        }
        let unreadable = unreadable_from(now.to_zoned(TimeZone::UTC).date());
        let count = erase(change, &keyring, (woman.id, part), unreadable)?;
        store::close(change, open.id, unreadable)?;
        let entry = Entry::event("part.erased").on_woman(woman.id);
        change.commit(entry.detail(format!("{}, {count} rows", part.key())), format!("/erased/{}", open.id))
    });
    Ok(see_other(&done.await?))
}

/// Erases a part for good. The caller commits it.
fn erase(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (woman, part): (ParticipantId, Part),
    unreadable: Date,
) -> Result<u64, Error> {
    let tables: Vec<(&str, &str)> =
        retention::WORDS.into_iter().filter(|(table, _)| part_of(table) == Some(part)).collect();
    let seconds = merges::forget_kept(change, woman, &tables, None)?;
    let count = match part {
        Part::Notes => {
            safety_plans::forget_woman(change, woman)?;
            incidents::forget_woman(change, woman)?;
            restricted_notes::forget_woman(change, woman)?;
            visits::erase_notes(change, woman)? + matching::erase_notes(change, woman)?
        }
        Part::Answers => assessments::erase_answers(change, woman)?,
    };
    for whose in seconds.into_iter().chain([woman]) {
        change.restrain(Act::PartErased, whose, format_args!("{} {unreadable}", part.key()));
        keyring.take_part_away(whose, part)?;
    }
    Ok(count)
}

/// Erases again what a restored database still has. `false`: it does not know her.
///
/// # Errors
/// When the journal's line cannot be read, a place of the keyring is away, or the database cannot be written.
pub fn erase_again(
    change: &mut Change<'_>,
    keyring: &Keyring,
    woman: ParticipantId,
    more: &str,
) -> Result<bool, Error> {
    let unreadable = || Error::Unexpected("the restraint journal holds an unreadable part".to_owned());
    let (part, day) = more.split_once(' ').ok_or_else(unreadable)?;
    let part = Part::parse(part).ok_or_else(unreadable)?;
    let day: Date = day.parse().map_err(|_| unreadable())?;
    if people::find_by_id(change, woman)?.is_none() {
        return keyring.take_part_away(woman, part).map(|()| false);
    }
    if let Some(open) = store::find_open(change, woman, part)? {
        store::close(change, open.id, day)?;
    }
    erase(change, keyring, (woman, part), day).map(|_| true)
}
