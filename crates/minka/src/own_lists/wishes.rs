//! What she wishes, in her own words, sealed under her own key.

use super::{
    model::{Telling, Wish, WishId, WishKind},
    store,
};
use crate::{
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        keyring::{Keyring, Use},
        store::Db,
        told::{Portion, Told},
    },
    people::Participant,
};

/// Where a wish's words are sealed to: part of the file format.
fn place(id: WishId) -> String {
    format!("own_wish.sealed.{id}")
}

/// Keeps a wish. The caller has checked the action and commits.
///
/// # Errors
/// When it cannot be written.
pub fn add_wish(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (site, woman): (SiteId, ParticipantId),
    (kind, words): (WishKind, &str),
) -> Result<WishId, Error> {
    let id = WishId::new(change.clock());
    let sealed = keyring.seal(woman, Use::Notes, &place(id), words.as_bytes())?;
    store::add_wish(change, (site, woman), (id, kind), &sealed)?;
    Ok(id)
}

/// Her words, out of their seal. The caller writes the entry.
///
/// # Errors
/// When the seal does not open.
pub fn open_wish(keyring: &Keyring, woman: ParticipantId, wish: &Wish) -> Result<String, Error> {
    let clear = keyring.open(woman, Use::Notes, &place(wish.id), &wish.sealed)?;
    Ok(clear.map(|clear| String::from_utf8_lossy(&clear).into_owned()).unwrap_or_default())
}

/// What she wished.
pub(super) fn wishes(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |wish: &Wish| {
        let kind = telling.text.say(&format!("own-wish-{}", wish.kind.key()));
        let words = open_wish(telling.keyring, woman.id, wish)?;
        let words = if words.is_empty() { kind } else { format!("{kind}: {words}") };
        let line = Told::new(telling.text.instant(wish.said, telling.zone), words).with("at", wish.said);
        Ok(line.with("kind", wish.kind.key()).with_some("answered_at", wish.answered))
    };
    store::list_wishes(db, woman.id, portion)?.iter().map(line).collect()
}
