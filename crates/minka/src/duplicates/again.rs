//! What was said of two files, done again by the program itself after a restore from an older back-up.

use super::{
    model::{ELSEWHERE, PairKey},
    store,
};
use crate::{
    foundation::{change::Change, error::Error, ids::ParticipantId},
    people,
};

/// Tells two files apart again after a restore from an older back-up, so that nobody is asked again. `false`: they are, or the back-up
/// knows one of them not yet. What the word was is not in the journal, but for what two sites make it.
///
/// # Errors
/// When it cannot be written.
pub fn tell_apart_again(change: &mut Change<'_>, (one, other): (ParticipantId, ParticipantId)) -> Result<bool, Error> {
    let Some(key) = PairKey::of(one, other) else { return Ok(false) };
    let (Some(her), Some(another)) = (people::find_by_id(change, key.one)?, people::find_by_id(change, key.other)?)
    else {
        return Ok(false);
    };
    if store::is_told_apart(change, one, other)? {
        return Ok(false);
    }
    let word = if her.site == another.site { "" } else { ELSEWHERE };
    store::add_verdict(change, her.site, key, word).map(|_| true)
}

/// Takes back again what was said of two files. `false`: nothing stands.
///
/// # Errors
/// When it cannot be written.
pub fn take_back_again(change: &mut Change<'_>, (one, other): (ParticipantId, ParticipantId)) -> Result<bool, Error> {
    match store::find_verdict(change, one, other)? {
        Some(verdict) => store::take_back_verdict(change, verdict.id).map(|()| true),
        None => Ok(false),
    }
}
