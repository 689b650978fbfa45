//! The woman who is sent, and how a place and a referral are said.

use std::collections::{HashMap, hash_map::Entry};

use jiff::{Timestamp, civil::Date};

use super::{
    model::{Place, Referral, ReferralId, State},
    sealed, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        error::Error,
        ids::ParticipantId,
        keyring::Keyring,
        store::Db,
        text::Text,
        told::{Portion, Told},
    },
    people::{self, Participant},
    users,
};

/// A woman, and what the reader may do.
pub(super) struct Known {
    pub(super) woman: Participant,
    pub(super) target: Target,
    pub(super) today: Date,
    /// What was told too, and not only that she was sent.
    pub(super) full: bool,
    pub(super) may_send: bool,
    pub(super) may_update: bool,
}

/// Loads her for whoever may read where she was sent; for everybody else she does not exist.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let woman = people::get_by_code(db, &people::read_code(typed).ok_or(Error::NotFound)?)?;
    let today = users::today_at(db, woman.site, now)?;
    let target = people::target_of(db, &woman, today)?;
    let full = actor.check(Action::ReferralRead, &target)? == View::Full;
    // With a reason and a fresh proof, both of which are asked for on the way.
    let may_send = actor.decide(Action::ReferralSend, &target.clone().reason("asked below")) != Decision::Deny;
    let may_update = actor.decide(Action::ReferralUpdate, &target) == Decision::Permit(View::Full);
    Ok(Known { woman, target, today, full, may_send, may_update })
}

/// Whether a reason is asked of the sender: of a manager who does it in a mentor's place.
pub(super) fn needs_reason(actor: &Actor, known: &Known) -> bool {
    actor.decide(Action::ReferralSend, &known.target) == Decision::Deny
}

/// A referral of hers with what was told, and the place.
pub(super) fn get_referral(
    db: &mut Db<'_>,
    keyring: &Keyring,
    known: &Known,
    referral: ReferralId,
) -> Result<(Referral, Place), Error> {
    let (mut held, blob, place) = store::find_referral(db, known.woman.id, referral)?.ok_or(Error::NotFound)?;
    if known.full {
        held.told = sealed::open(keyring, held.woman, held.id, &blob)?;
    }
    Ok((held, place))
}

/// The page of her referrals.
pub(super) fn page_of(woman: &Participant) -> String {
    format!("/people/{}/referrals", woman.code)
}

/// What a place is for.
pub(super) fn say_sector(text: &Text, sector: &str) -> String {
    text.say(&format!("consent-sector-{sector}"))
}

/// For herself: where she was sent, what was told there, and each step of what became of it. A portion of that.
///
/// # Errors
/// When it cannot be read.
pub fn tell(
    db: &mut Db<'_>,
    keyring: &Keyring,
    woman: ParticipantId,
    (text, on_paper): (&Text, bool),
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let (mut told, mut known) = (Vec::new(), HashMap::new());
    for (id, stands, step) in store::list_told(db, woman, portion)? {
        let was_slip = |slip: bool| if slip { text.say("referrals-was-slip") } else { String::new() };
        let (referral, blob, place) = match known.entry(id) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(store::find_referral(db, woman, id)?.ok_or(Error::NotFound)?),
        };
        let say = |state: State, on: Date| {
            let key = format!("referrals-state-{}", state.key());
            text.phrase(&key).with("day", text.short_day(on)).to_string()
        };
        // A name that must not be said at her home is not said on her screen, and none at all on what she may take there.
        let is_named = place.safe_to_name && !on_paper;
        let name = if is_named { place.name.clone() } else { say_sector(text, &place.sector) };
        told.push(match step {
            None => {
                let words = sealed::open(keyring, woman, id, blob)?;
                let said = [say(referral.state, referral.state_on), was_slip(!stands), words.need];
                let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                let line = Told::new(name, said).with("sector", &place.sector);
                let line = line.with("state", referral.state.key()).with("day", referral.state_on);
                line.with_some("slip", (!stands).then_some("yes"))
            }
            Some((state, on, reason, slip)) => {
                let what = format!("{}, {name}", text.full_day(on));
                let said = [say(state, on), was_slip(slip)].into_iter().filter(|part| !part.is_empty());
                let line = Told::new(what, said.collect::<Vec<_>>().join(" · ")).with("day", on);
                let line = line.with("step", state.key()).with("reason", reason);
                line.with_some("slip", slip.then_some("yes"))
            }
        });
    }
    Ok(told)
}
