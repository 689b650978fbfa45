//! What is hers to hear from this reader, out of its seal. The words of a room are that room's.

use super::model::{Asked, Heard, Notes, Part};
use crate::{
    foundation::{
        access::{Action, Actor},
        audit::Entry,
        change::Change,
        clock::day_in,
        error::Error,
        ids::UserId,
        keyring::Keyring,
        text::Text,
        told::Told,
    },
    incidents,
    people::Participant,
    restricted_notes, safety_plans, users,
    visits::{self, Note},
};

/// Who reads to whom, today, in which words and at which hours.
pub(super) struct Reading<'a> {
    pub(super) keyring: &'a Keyring,
    pub(super) actor: &'a Actor,
    pub(super) woman: &'a Participant,
    pub(super) today: jiff::civil::Date,
    pub(super) text: &'a Text,
    pub(super) zone: &'a str,
}

impl Reading<'_> {
    /// Those who walk beside her today.
    fn beside(&self, change: &mut Change<'_>) -> Result<Vec<UserId>, Error> {
        let mentorings = users::list_mentorings(change, self.woman.id)?.into_iter();
        let today = self.today;
        let now = mentorings
            .filter(|one| one.in_service && one.from <= today && one.until.is_none_or(|until| until > today))
            .map(|one| one.user);
        Ok(now.collect())
    }

    /// The notes. `of_left`: she asks for those too whose author walks with her no more, whom nobody else could read to her.
    /// `restricted`: also what few may read, which goes along in no copy.
    pub(super) fn notes(&self, change: &mut Change<'_>, (of_left, restricted): (bool, bool)) -> Result<Notes, Error> {
        let beside = self.beside(change)?;
        let also = |author: UserId| of_left && !beside.contains(&author);
        let reader = (self.actor, self.woman, self.today);
        let (notes, mut shut) = visits::read_notes_to_her(change, self.keyring, reader, &|note| also(note.author))?;
        let line = |note: Note| {
            let whose = match note.hers {
                true => "visits-note-of-you",
                false if beside.contains(&note.author) => "visits-note-of-mentor",
                false => "visits-note-of-former",
            };
            let day = day_in(note.written_at, self.zone);
            let line = Told::new(format!("{}, {}", self.text.full_day(day), self.text.say(whose)), note.words);
            line.with("day", day).with("hers", note.hers)
        };
        let mut lines: Vec<Told> = notes.into_iter().map(line).collect();
        if restricted {
            let words = (self.text, self.zone);
            let (told, more) = restricted_notes::tell(change, self.keyring, reader, words, &also)?;
            if !told.is_empty() {
                self.note(change, "notes", told.len())?;
            }
            lines.extend(told);
            shut.extend(more);
        }
        let (of_others, of_left): (Vec<UserId>, Vec<UserId>) = shut.into_iter().partition(|one| beside.contains(one));
        Ok(Notes { lines, of_others: of_others.len(), of_left: of_left.len() })
    }

    /// What few may read has an entry of its own beside that of the reading.
    fn note(&self, change: &mut Change<'_>, what: &str, count: usize) -> Result<(), Error> {
        let entry = Entry::new(Action::RestrictedRead).on_woman(self.woman.id);
        change.also(&entry.detail(format!("{what} {count}, read to her")))
    }

    /// Each part that she asks for.
    pub(super) fn hear(&self, change: &mut Change<'_>, asked: &Asked) -> Result<Heard, Error> {
        let (reader, words) = ((self.actor, self.woman, self.today), (self.text, self.zone));
        let mut heard = Heard::default();
        for part in &asked.parts {
            let lines = match part {
                Part::Notes => {
                    let notes = self.notes(change, (asked.of_left, true))?;
                    (heard.of_others, heard.of_left) = (notes.of_others, notes.of_left);
                    notes.lines
                }
                Part::Plan => {
                    let (plans, lines) = safety_plans::tell(change, self.keyring, reader, words)?;
                    self.note(change, "plans", plans)?;
                    lines
                }
                Part::Told => {
                    let (records, lines) = incidents::tell(change, self.keyring, reader, words)?;
                    self.note(change, "records", records)?;
                    lines
                }
            };
            heard.parts.push((*part, lines));
        }
        Ok(heard)
    }
}
