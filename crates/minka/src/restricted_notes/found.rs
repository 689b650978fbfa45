//! The woman whose notes are asked for, and which of them the reader opens.

use jiff::{Timestamp, civil::Date};

use super::{
    model::{Note, RestrictedNoteId},
    rules::Opens,
    sealed, store,
};
use crate::{
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor, Decision},
        clock::day_in,
        error::Error,
        ids::UserId,
        keyring::Keyring,
        store::Db,
        text::Text,
        told::Told,
    },
    people::{self, Participant},
    safety_plans::{self, Known},
    users,
};

/// A woman, and what the reader may do with her notes.
pub(super) struct Reader {
    pub(super) known: Known,
    /// Which of them she opens, while she opens any.
    pub(super) opens: Opens,
    /// Whether the reader may say that she fears for her, which needs no consent.
    pub(super) may_fear: bool,
    pub(super) zone: String,
}

impl Reader {
    /// The page of her notes.
    pub(super) fn page(&self) -> String {
        format!("/people/{}/notes", self.known.woman.code)
    }

    /// Whether she may write today.
    pub(super) fn may_write(&self) -> bool {
        self.known.may_add()
    }
}

fn opens(db: &mut Db<'_>, actor: &Actor, (woman, today): (&Participant, Date)) -> Result<Opens, Error> {
    let handed_on = consents::holds(db, woman.id, Purpose::Handover, None, today)?;
    let in_emergency = actor.emergencies().iter().any(|opening| opening.participant == woman.id);
    Ok(Opens::of(actor.user(), (handed_on, in_emergency)))
}

fn reader(db: &mut Db<'_>, actor: &Actor, known: Known) -> Result<Reader, Error> {
    let target = people::target_of(db, &known.woman, known.today)?;
    Ok(Reader {
        opens: opens(db, actor, (&known.woman, known.today))?,
        may_fear: actor.decide(Action::ConcernRaise, &target) != Decision::Deny,
        zone: users::get_programme_of(db, known.woman.site)?.zone,
        known,
    })
}

/// Loads her for whoever may read what is restricted; for everybody else she does not exist.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Reader, Error> {
    let known = safety_plans::load(db, actor, typed, now)?;
    reader(db, actor, known)
}

/// Loads her for whoever may write, and refuses while she does not agree or takes part no more.
pub(super) fn load_to_write(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Reader, Error> {
    let known = safety_plans::load_to_write(db, actor, typed, now)?;
    reader(db, actor, known)
}

/// One note with what stands under it, as far as the reader opens it, and how many additions stay shut. A note that she does not open
/// is not there. The caller logs it before the words leave.
pub(super) fn open_thread(
    db: &mut Db<'_>,
    keyring: &Keyring,
    reader: &Reader,
    id: RestrictedNoteId,
) -> Result<(Vec<Note>, usize), Error> {
    if !reader.known.may_open {
        return Err(Error::NotFound);
    }
    let woman = reader.known.woman.id;
    let held = store::list_thread(db, woman, id)?;
    if !held.first().is_some_and(|(first, _)| first.id == id && reader.opens.has(first.author)) {
        return Err(Error::NotFound);
    }
    let (all, mut notes) = (held.len(), Vec::new());
    for (mut note, blob) in held.into_iter().filter(|(note, _)| reader.opens.has(note.author)) {
        note.words = sealed::open(keyring, woman, note.id, &blob)?;
        notes.push(note);
    }
    let shut = all - notes.len();
    Ok((notes, shut))
}

/// What she told, for whoever reads it to her because she asks: also after she stopped agreeing to notes, on a screen and on no copy.
/// When, the words; and whose stay shut. `also`: whose she asks to hear besides. The caller has asked her and logs it.
///
/// # Errors
/// When the reader may not, or they cannot be read.
pub fn tell(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (actor, woman, today): (&Actor, &Participant, Date),
    (text, zone): (&Text, &str),
    also: &dyn Fn(UserId) -> bool,
) -> Result<(Vec<Told>, Vec<UserId>), Error> {
    safety_plans::check_told(db, (actor, woman, today))?;
    let opens = opens(db, actor, (woman, today))?;
    let (mut told, mut shut) = (Vec::new(), Vec::new());
    for (note, blob) in store::list_all(db, woman.id)? {
        if !opens.has(note.author) && !also(note.author) {
            shut.push(note.author);
            continue;
        }
        let words = sealed::open(keyring, woman.id, note.id, &blob)?;
        let day = text.full_day(day_in(note.written_at, zone));
        told.push(Told::new(format!("{day}, {}", text.say("restricted-told-by-you")), words));
    }
    Ok((told, shut))
}
