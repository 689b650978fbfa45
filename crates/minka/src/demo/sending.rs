//! Where women of the play were sent for help, and what became of it: only those who agreed that the place is told.

use jiff::{ToSpan, civil::Date};

use super::{
    play::{Act, site_of},
    script::RecipientLine,
};
use crate::{
    consents::{self, Purpose, Recipient},
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, SiteId},
        keyring::Keyring,
    },
    referrals::{self, Cost, Place, PlaceId, Referral, ReferralId, State, Told},
};

/// The directory of each site, and a referral of every woman who agrees today.
pub(super) fn send(change: &mut Change<'_>, keyring: &Keyring, act: &Act, today: Date) -> Result<(), Error> {
    let mut places: Vec<(SiteId, Place)> = Vec::new();
    for site in &act.stage.sites {
        for (number, line) in (0..).zip(&act.script.recipient) {
            let place = place_of(change, line, today.saturating_sub((20 + 90 * number).days()))?;
            referrals::add_place(change, *site, &place)?;
            places.push((*site, place));
        }
    }
    let mut sent = 0usize;
    for woman in act.women.iter().filter(|woman| woman.group.is_some() && woman.until.is_none()) {
        let site = site_of(act, woman);
        for ((_, place), line) in places.iter().filter(|(of, _)| *of == site).zip(&act.script.recipient) {
            let recipient = Recipient { sector: place.sector.clone(), name: place.name.clone() };
            if !consents::holds(change, woman.id, Purpose::Sharing, Some(&recipient), today)? {
                continue;
            }
            let told = Told { need: line.need.clone(), called: woman.name.clone(), reason: String::new() };
            let id = ReferralId::new(change.clock());
            let on = today.saturating_sub(17.days()).max(woman.from);
            let referral = Referral { id, woman: woman.id, state: State::Sent, state_on: on, told };
            referrals::add_referral(change, keyring, site, (&referral, place.id))?;
            // One waits for an answer, the next was taken and helped, the third not.
            let later = on.saturating_add(5.days()).min(today);
            match sent % 3 {
                1 => referrals::add_step(change, &referral, (State::Done, later, ""))?,
                2 => referrals::add_step(change, &referral, (State::Refused, later, "no_place"))?,
                _ => {}
            }
            sent += 1;
        }
    }
    Ok(())
}

fn place_of(change: &Change<'_>, line: &RecipientLine, checked_on: Date) -> Result<Place, Error> {
    let cost = Cost::parse(&line.cost).ok_or_else(|| Error::Unexpected("a place with an unknown cost".to_owned()))?;
    Ok(Place {
        id: PlaceId::new(change.clock()),
        sector: line.sector.clone(),
        name: line.name.clone(),
        offers: line.offers.clone(),
        reach: String::new(),
        hours: line.hours.clone(),
        cost,
        safe_to_name: line.safe_to_name,
        checked_on,
        offered: true,
    })
}
