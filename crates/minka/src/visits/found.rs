//! The woman who is visited, what the reader may see of it, and how a visit and a promise are said.

use jiff::{Timestamp, civil::Date};

use super::{
    model::{Note, Promise, Visit},
    rules::{self, Urgency},
    sealed,
    store::{self, SealedNote},
};
use crate::{
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        app::App,
        audit::Entry,
        change::Change,
        error::Error,
        form::Fields,
        ids::UserId,
        keyring::Keyring,
        store::Db,
        text::Text,
    },
    people::{self, Participant},
    users::{self, Programme},
    vocabularies::{self, List, Word},
};

/// A woman, what the reader may do, and the lists of her programme.
pub(super) struct Known {
    pub(super) woman: Participant,
    pub(super) today: Date,
    pub(super) programme: Programme,
    /// Promises in words too, and not only that there are some.
    pub(super) full: bool,
    pub(super) may_write: bool,
    /// Whether she agrees today to notes about her.
    pub(super) notes: bool,
    /// Whether she takes part: nothing new is written about a woman who said that she does no more.
    pub(super) takes_part: bool,
    growth: Vec<Word>,
    obstacles: Vec<Word>,
}

impl Known {
    fn load_for(
        db: &mut Db<'_>,
        woman: Participant,
        today: Date,
        (full, may_write): (bool, bool),
    ) -> Result<Self, Error> {
        let programme = users::get_programme_of(db, woman.site)?;
        Ok(Known {
            notes: consents::holds(db, woman.id, Purpose::Notes, None, today)?,
            takes_part: consents::takes_part(db, woman.id)?,
            growth: vocabularies::list_words(db, programme.id, List::Growth)?,
            obstacles: vocabularies::list_words(db, programme.id, List::Obstacle)?,
            woman,
            today,
            programme,
            full,
            may_write,
        })
    }

    /// The words of a list of her programme.
    pub(super) fn words(&self, list: List) -> &[Word] {
        match list {
            List::Growth => &self.growth,
            List::Obstacle => &self.obstacles,
        }
    }

    /// What was chosen of a list, as it is read.
    pub(super) fn say_words(&self, text: &Text, list: List, chosen: &[String]) -> String {
        let known = self.words(list).iter().filter(|word| chosen.contains(&word.key));
        known.map(|word| word.say(text, list)).collect::<Vec<_>>().join(", ")
    }
}

/// Loads her for whoever may read her visits; for everybody else she does not exist.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let woman = people::get_by_code(db, &people::read_code(typed).ok_or(Error::NotFound)?)?;
    let today = users::today_at(db, woman.site, now)?;
    let target = people::target_of(db, &woman, today)?;
    let full = actor.check(Action::VisitRead, &target)? == View::Full;
    let may_write = actor.decide(Action::VisitWrite, &target) == Decision::Permit(View::Full);
    Known::load_for(db, woman, today, (full, may_write))
}

/// Loads her for whoever may write visits.
pub(super) fn load_to_write(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let (woman, _) = people::in_reach(db, actor, Action::VisitWrite, typed, now)?;
    let today = users::today_at(db, woman.site, now)?;
    Known::load_for(db, woman, today, (true, true))
}

/// Does one thing about her, for whoever may write visits, and only once. Without words for the entry nothing was to be done. Gives
/// the page of her visits.
pub(super) async fn tap(
    app: &App,
    actor: Actor,
    (code, fields): (String, Fields),
    what: impl FnOnce(&mut Change<'_>, &Known) -> Result<Option<String>, Error> + Send + 'static,
) -> Result<String, Error> {
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = load_to_write(change, &actor, &code, now)?;
        let page = page_of(&known.woman);
        if change.seen_before(&fields.submission())? {
            return change.unchanged(page);
        }
        match what(change, &known)? {
            Some(said) => change.commit(Entry::new(Action::VisitWrite).on_woman(known.woman.id).detail(said), page),
            None => change.unchanged(page),
        }
    });
    done.await
}

/// Her promises, with their words for whoever may see them.
pub(super) fn list_promises(db: &mut Db<'_>, keyring: &Keyring, known: &Known) -> Result<Vec<Promise>, Error> {
    let held = store::list_promises(db, known.woman.id)?;
    held.into_iter()
        .map(|(mut promise, blob)| {
            if known.full {
                promise.words = sealed::open_promise(keyring, promise.woman, promise.id, &blob)?;
            }
            Ok(promise)
        })
        .collect()
}

/// What she is to a reader of notes: hers to read, and whether she lets the next mentor read what another wrote.
pub(super) fn note_target(db: &mut Db<'_>, woman: &Participant, today: Date) -> Result<Target, Error> {
    let consented = consents::holds(db, woman.id, Purpose::Handover, None, today)?;
    Ok(Target { consented, ..people::target_of(db, woman, today)? })
}

/// The notes that somebody may read, out of their seal: all, or those that she wrote; and how many stay shut.
pub(super) fn open_notes(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (actor, known): (&Actor, &Known),
    sealed: Vec<SealedNote>,
) -> Result<(Vec<Note>, usize), Error> {
    // What she no longer agrees to stays sealed from the next call on, and is not even counted.
    if !known.notes {
        return Ok((Vec::new(), 0));
    }
    let (notes, shut) = open_for_her(db, keyring, (actor, known), sealed, &|_: &Note| false)?;
    Ok((notes, shut.len()))
}

/// The same on her own request, whether she agrees to notes or not: what was written before she stopped is hers to hear. `also`: what
/// she asks to hear besides, whoever wrote it. Whose stay shut.
fn open_for_her(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (actor, known): (&Actor, &Known),
    sealed: Vec<SealedNote>,
    also: &dyn Fn(&Note) -> bool,
) -> Result<(Vec<Note>, Vec<UserId>), Error> {
    let (mut notes, mut shut) = (Vec::new(), Vec::new());
    let target = note_target(db, &known.woman, known.today)?;
    let every = match actor.decide(Action::NoteRead, &target) {
        Decision::Permit(view) => view == View::Full,
        Decision::StepUp | Decision::Deny => return Ok((notes, shut)),
    };
    for (mut note, blob) in sealed {
        if every || note.author == actor.user() || also(&note) {
            note.words = sealed::open_note(keyring, known.woman.id, note.id, &blob)?;
            notes.push(note);
        } else {
            shut.push(note.author);
        }
    }
    Ok((notes, shut))
}

/// The notes about a woman that a reader may take out or read to her, because she asks for it, and whose stay shut. Also after she
/// stopped agreeing to notes. `also`: what she asks to hear besides. The caller has asked her, checked that the reader may read notes
/// to her, and logged it.
///
/// # Errors
/// When they cannot be read.
pub fn read_notes_to_her(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (actor, woman, today): (&Actor, &Participant, Date),
    also: &dyn Fn(&Note) -> bool,
) -> Result<(Vec<Note>, Vec<UserId>), Error> {
    let known = Known::load_for(db, woman.clone(), today, (true, false))?;
    let sealed = store::list_notes_of(db, woman.id)?;
    open_for_her(db, keyring, (actor, &known), sealed, also)
}

/// The page of her visits.
pub(super) fn page_of(woman: &Participant) -> String {
    format!("/people/{}/visits", woman.code)
}

/// How it was, in a line: spoken or not, how, how long.
#[must_use]
pub fn say_visit(text: &Text, visit: &Visit) -> String {
    let mut parts = vec![text.say(if visit.reached { "visits-reached" } else { "visits-not-reached" })];
    parts.extend(visit.medium.map(|medium| text.say(&format!("visits-medium-{}", medium.key()))));
    parts.extend(visit.minutes.map(|minutes| text.phrase("visits-minutes-count").count(minutes).to_string()));
    parts.join(" · ")
}

/// Until when, and how urgent that is: the look, and the words.
#[must_use]
pub fn say_due(text: &Text, promise: &Promise, today: Date) -> (&'static str, String) {
    if let Some((ending, on)) = promise.ended {
        let words = text.phrase(rules::ending_key(promise.whose, ending)).with("day", text.short_day(on)).to_string();
        return ("plain", words);
    }
    let Some(due) = promise.due else { return ("plain", text.say("visits-due-open")) };
    let words = text.phrase("visits-due-by").with("day", text.short_day(due)).to_string();
    match rules::urgency(Some(due), today) {
        Urgency::Overdue => ("danger", words),
        Urgency::Soon => ("wait", words),
        Urgency::Later => ("info", words),
    }
}
