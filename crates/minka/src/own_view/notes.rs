//! The notes about her, taken along in her copy: by whoever may read them, each time with a reason of its own.

use super::{gathering::Telling, model::Section};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        audit::Entry,
        change::Change,
        error::Error,
    },
    identities,
    people::Participant,
    visits,
};

/// Whether this actor may take them out at all, with a reason.
pub(super) fn may_take(actor: &Actor, target: &Target) -> bool {
    actor.decide(Action::NoteExtract, &target.clone().reason("asked for")) != Decision::Deny
}

/// Takes out what the actor may read: first the entry with the sealed reason, then the words.
pub(super) fn take(
    change: &mut Change<'_>,
    telling: &Telling<'_>,
    (actor, woman, target): (&Actor, &Participant, &Target),
    reason: &str,
) -> Result<Section, Error> {
    actor.check(Action::NoteExtract, &target.clone().reason(reason))?;
    let about = (woman.site, Some(woman.id));
    let id = identities::keep_reason(change, telling.keyring, about, Action::NoteExtract, reason)?;
    let entry = Entry::new(Action::NoteExtract).on_woman(woman.id).detail(format!("reason {id}"));
    change.also(&entry)?;
    let who = (actor, woman, telling.today);
    let (lines, _) = visits::tell_notes(change, telling.keyring, who, (&telling.text, telling.zone))?;
    Ok(Section { key: "notes", lines })
}
