//! A mentor's own notes, taken along in her copy when she wants that, with a reason of its own. Nothing else that is read to her goes
//! along: a copy is found.

use super::hearing::Reading;
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        audit::Entry,
        change::Change,
        error::Error,
        told::Told,
    },
    identities,
    own_lists::Telling,
    people::Participant,
};

/// Whether this actor may take them out at all, with a reason.
#[must_use]
pub fn may_take(actor: &Actor, target: &Target) -> bool {
    actor.decide(Action::NoteExtract, &target.clone().reason("asked for")) != Decision::Deny
}

/// Takes out what the actor may read: first the entry with the sealed reason, then the words.
///
/// # Errors
/// When she may not, or it cannot be read or written.
pub fn take(
    change: &mut Change<'_>,
    telling: &Telling<'_>,
    (actor, woman, target): (&Actor, &Participant, &Target),
    reason: &str,
) -> Result<Vec<Told>, Error> {
    actor.check(Action::NoteExtract, &target.clone().reason(reason))?;
    let about = (woman.site, Some(woman.id));
    let id = identities::keep_reason(change, telling.keyring, about, Action::NoteExtract, reason)?;
    let entry = Entry::new(Action::NoteExtract).on_woman(woman.id).detail(format!("reason {id}"));
    change.also(&entry)?;
    let (keyring, today, zone) = (telling.keyring, telling.today, telling.zone);
    let reading = Reading { keyring, actor, woman, today, text: &telling.text, zone };
    Ok(reading.notes(change, (false, false))?.lines)
}
