//! The card in its seal, bound to its row.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    model::{Card, Channel, ProposalId, Whose},
    store,
};
use crate::foundation::{
    change::Change,
    error::Error,
    ids::{Id, ParticipantId, SiteId},
    keyring::{Keyring, Use},
    store::Db,
    text::Language,
};

/// Table and column: part of the file format.
const CARD: &str = "contact_card.sealed";

/// The card as it is written: text and numbers only.
#[derive(Serialize, Deserialize)]
struct Written {
    whose: String,
    channel: String,
    number: String,
    days: Vec<i64>,
    from: String,
    until: String,
    zone: String,
    may_pick_up: String,
    say: String,
    code_word: String,
    language: String,
    written: String,
    valid_until: String,
}

fn seal(keyring: &Keyring, woman: ParticipantId, place: &str, card: &Card) -> Result<Vec<u8>, Error> {
    let written = Written {
        whose: card.whose.key().to_owned(),
        channel: card.channel.key().to_owned(),
        number: card.number.clone(),
        days: card.days.clone(),
        from: card.from.to_string(),
        until: card.until.to_string(),
        zone: card.zone.clone(),
        may_pick_up: card.may_pick_up.clone(),
        say: card.say.clone(),
        code_word: card.code_word.clone(),
        language: card.language.code().to_owned(),
        written: card.written.to_string(),
        valid_until: card.valid_until.to_string(),
    };
    let clear = serde_json::to_vec(&written).map(Zeroizing::new);
    let clear = clear.map_err(|cause| Error::unexpected("write a card", cause))?;
    keyring.seal(woman, Use::Contact, place, &clear)
}

/// Nothing when her key is gone: she was forgotten.
fn open(keyring: &Keyring, woman: ParticipantId, place: &str, sealed: &[u8]) -> Result<Option<Card>, Error> {
    let Some(clear) = keyring.open(woman, Use::Contact, place, sealed)? else { return Ok(None) };
    let written: Written = serde_json::from_slice(&clear).map_err(|cause| Error::unexpected("read a card", cause))?;
    let unknown = |what: &str| Error::Unexpected(format!("a card with an unknown {what}"));
    let time = |text: &str| text.parse::<Time>().map_err(|_| unknown("hour"));
    let day = |text: &str| text.parse::<Date>().map_err(|_| unknown("day"));
    Ok(Some(Card {
        whose: Whose::parse(&written.whose).ok_or_else(|| unknown("owner"))?,
        channel: Channel::parse(&written.channel).ok_or_else(|| unknown("way"))?,
        from: time(&written.from)?,
        until: time(&written.until)?,
        language: Language::parse(&written.language).ok_or_else(|| unknown("language"))?,
        written: day(&written.written)?,
        valid_until: day(&written.valid_until)?,
        number: written.number,
        days: written.days,
        zone: written.zone,
        may_pick_up: written.may_pick_up,
        say: written.say,
        code_word: written.code_word,
    }))
}

fn proposal_place(id: ProposalId) -> String {
    format!("contact_proposal.sealed.{id}")
}

/// Seals and keeps a card, in place of the one that was there.
///
/// # Errors
/// When it cannot be written.
pub fn save_card(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (site, woman): (SiteId, ParticipantId),
    card: &Card,
) -> Result<(), Error> {
    let sealed = seal(keyring, woman, CARD, card)?;
    store::save_card(change, (site, woman), &sealed, card.valid_until)
}

/// Opens her card. Whoever shows it has logged the reading before.
///
/// # Errors
/// When the database cannot be read or the seal does not open.
pub fn find_card(db: &mut Db<'_>, keyring: &Keyring, woman: ParticipantId) -> Result<Option<Card>, Error> {
    let Some(sealed) = store::find_card(db, woman)? else { return Ok(None) };
    open(keyring, woman, CARD, &sealed)
}

/// Seals and keeps what somebody proposes.
pub(super) fn add_proposal(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (site, woman): (SiteId, ParticipantId),
    card: &Card,
) -> Result<ProposalId, Error> {
    let id = ProposalId::new(change.clock());
    let sealed = seal(keyring, woman, &proposal_place(id), card)?;
    store::add_proposal(change, (site, woman), id, &sealed)?;
    Ok(id)
}

/// Opens what was proposed and nobody has decided about, the newest first.
pub(super) fn list_proposals(
    db: &mut Db<'_>,
    keyring: &Keyring,
    woman: ParticipantId,
) -> Result<Vec<(ProposalId, Card)>, Error> {
    let found = store::list_proposals(db, woman)?;
    let mut proposals = Vec::new();
    for (id, sealed) in found {
        proposals.extend(open(keyring, woman, &proposal_place(id), &sealed)?.map(|card| (id, card)));
    }
    Ok(proposals)
}
