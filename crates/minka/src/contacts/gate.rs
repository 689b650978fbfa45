//! The one door through which anything goes out to her.

use std::marker::PhantomData;

use super::{
    model::{Card, Channel, Held},
    rules::{self, Facts},
    sealed, store,
};
use crate::{
    consents::{self, Purpose},
    foundation::{change::Change, error::Error, ids::ParticipantId, keyring::Keyring, safe_mode},
    users,
};

/// Leave to send one thing to one woman, now. It cannot be made outside [`gate`], copied, kept or handed to a later moment:
/// it lives no longer than the change in which everything was looked at, and is used up by sending.
#[must_use]
pub struct SafeToSend<'now> {
    card: Card,
    now: PhantomData<&'now mut ()>,
}

impl SafeToSend<'_> {
    /// Where to, and what goes with it. Whoever takes it sends it in this very change.
    #[must_use]
    pub fn into_card(self) -> Card {
        self.card
    }
}

/// Looks at the card, the clock in her zone, her consent, the pauses and safe mode, at this moment.
///
/// # Errors
/// When something cannot be read.
pub fn gate<'now>(
    change: &'now mut Change<'_>,
    keyring: &Keyring,
    woman: ParticipantId,
    channel: Channel,
) -> Result<Result<SafeToSend<'now>, Held>, Error> {
    let card = sealed::find_card(change, keyring, woman)?;
    let facts = facts(change, woman)?;
    let held = rules::may_go_out(card.as_ref(), channel, facts).map(drop);
    Ok(match (held, card) {
        (Ok(()), Some(card)) => Ok(SafeToSend { card, now: PhantomData }),
        (Ok(()), None) => Err(Held::NoCard),
        (Err(held), _) => Err(held),
    })
}

fn facts(change: &mut Change<'_>, woman: ParticipantId) -> Result<Facts, Error> {
    let now = change.at();
    let consent = match crate::people::find_by_id(change, woman)? {
        Some(known) => {
            let today = users::today_at(change, known.site, now)?;
            consents::holds(change, woman, Purpose::Messages, None, today)?
        }
        None => false,
    };
    let (paused, safe_mode) = (store::find_pause(change, woman)?.is_some(), safe_mode::is_on(change)?);
    Ok(Facts { now, consent, paused, safe_mode })
}
