//! How every change to one evening begins.

use super::{
    model::{Evening, SessionId},
    store,
};
use crate::foundation::{
    access::{Action, Actor},
    change::Change,
    error::Error,
    form::Submission,
};

/// The evening that a form is about, or nothing when that very form was taken before. What she may do with the evening,
/// the act decides.
///
/// # Errors
/// [`Error::NotFound`] for whoever may not see it, and what [`Change::seen_before`] refuses.
pub fn evening_for(
    change: &mut Change<'_>,
    actor: &Actor,
    id: SessionId,
    form: &Submission,
) -> Result<Option<Evening>, Error> {
    let evening = store::get_evening(change, id)?;
    actor.check(Action::MeetingRead, &store::target_of(&evening.session))?;
    if change.seen_before(form)? { Ok(None) } else { Ok(Some(evening)) }
}
