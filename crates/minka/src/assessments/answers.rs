//! Her answers: sealed under her own key, each made as long as the longest could be, so that not even its length tells; kept one by
//! one, at once. When one is about her safety, somebody is told before anything is summed.

use std::collections::HashMap;

use jiff::Timestamp;
use measure::Instrument;
use zeroize::Zeroizing;

use super::{
    model::{Answer, AnswerId, Assessment, AssessmentId, Said},
    rules,
    store::{self, Kept as Row},
};
use crate::{
    concerns::{Kind, NewConcern, Risk, Source, raising},
    foundation::{
        access::Action,
        audit::Entry,
        change::Change,
        error::Error,
        ids::{Id, ParticipantId},
        keyring::{Keyring, Use},
        store::Db,
    },
};

/// A name of an option has forty signs at the most.
const LENGTH: usize = 48;

/// Where an answer is sealed to: part of the file format.
fn place(id: AnswerId) -> String {
    format!("assessment_answer.sealed.{id}")
}

pub(super) fn seal(keyring: &Keyring, woman: ParticipantId, id: AnswerId, said: &Said) -> Result<Vec<u8>, Error> {
    let words = match said {
        Said::Option(option) => format!("={option}"),
        Said::Declined => "!".to_owned(),
    };
    let clear = Zeroizing::new(format!("{words:<LENGTH$}").into_bytes());
    keyring.seal(woman, Use::Answers, &place(id), &clear)
}

/// An answer out of its seal; none where her key is gone. The caller has written the entry.
pub(crate) fn open(
    keyring: &Keyring,
    woman: ParticipantId,
    id: AnswerId,
    sealed: &[u8],
) -> Result<Option<Said>, Error> {
    let Some(clear) = keyring.open(woman, Use::Answers, &place(id), sealed)? else { return Ok(None) };
    let words = std::str::from_utf8(&clear).map_err(|cause| Error::unexpected("read an answer", cause))?.trim_end();
    match words.strip_prefix('=') {
        Some(option) => Ok(Some(Said::Option(option.to_owned()))),
        None => Ok(Some(Said::Declined)),
    }
}

/// Everything she answered in one questionnaire, also what was corrected; the earliest first. The caller has written the entry.
pub(crate) fn open_answers(db: &mut Db<'_>, keyring: &Keyring, of: &Assessment) -> Result<Vec<Answer>, Error> {
    let mut answers = Vec::new();
    for Row { id, item, sealed, at, stands } in store::list_answers(db, of.id)? {
        if let Some(said) = open(keyring, of.woman, id, &sealed)? {
            answers.push(Answer { id, item, said, at, stands });
        }
    }
    Ok(answers)
}

/// Everything that a woman ever answered, assessment by assessment: one reading for her whole line. The caller has written the
/// entry.
pub(crate) fn open_answers_of(
    db: &mut Db<'_>,
    keyring: &Keyring,
    woman: ParticipantId,
) -> Result<HashMap<AssessmentId, Vec<Answer>>, Error> {
    let mut all: HashMap<AssessmentId, Vec<Answer>> = HashMap::new();
    for (of, Row { id, item, sealed, at, stands }) in store::list_answers_of(db, woman)? {
        if let Some(said) = open(keyring, woman, id, &sealed)? {
            all.entry(of).or_default().push(Answer { id, item, said, at, stands });
        }
    }
    Ok(all)
}

/// What she answered to one question; none: nothing yet.
pub(super) fn open_answer(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (of, item): (&Assessment, &str),
) -> Result<Option<Said>, Error> {
    match store::find_answer(db, of.id, item)? {
        Some((id, sealed)) => open(keyring, of.woman, id, &sealed),
        None => Ok(None),
    }
}

/// What keeping an answer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// The same stood there already.
    Same,
    /// It stands now.
    New,
    /// It stands now, and somebody was told.
    Told,
    /// It stands now, and is written down for whoever answers; but nobody here would see it.
    Unseen,
}

/// Keeps an answer, without telling anybody: for what is played, and for a paper of long ago.
///
/// # Errors
/// When it cannot be written.
pub fn set_answer(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (of, item): (&Assessment, &str),
    said: &Said,
) -> Result<(), Error> {
    let id = AnswerId::new(change.clock());
    let sealed = seal(keyring, of.woman, id, said)?;
    store::put_answer(change, (of, item), id, &sealed)
}

/// Keeps an answer that was checked; one about her safety reaches somebody in the same breath. While the concern that it raised is open
/// somebody answers for it, and more of the same tells nobody twice: such a concern has the highest risk from the start. When it was
/// closed, whatever was its outcome, the next such answer is told anew.
pub(crate) fn keep(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (of, instrument): (&Assessment, &Instrument),
    (item, said): (&str, &Said),
) -> Result<Kept, Error> {
    if open_answer(change, keyring, (of, item))?.as_ref() == Some(said) {
        return Ok(Kept::Same);
    }
    let tells = rules::raises(instrument, item, said) && !is_answered_for(change, keyring, (of, instrument), item)?;
    set_answer(change, keyring, (of, item), said)?;
    if !tells {
        return Ok(Kept::New);
    }
    tell(change, of, (&instrument.definition().id, item))?;
    let now = change.at();
    Ok(if raising::is_seen(change, of.woman, None, now)? { Kept::Told } else { Kept::Unseen })
}

/// What an answer did that was kept before, for whoever sends the same form again because no word came back.
pub(crate) fn kept_before(
    db: &mut Db<'_>,
    (of, instrument): (&Assessment, &Instrument),
    (item, said): (&str, &Said),
    now: Timestamp,
) -> Result<Kept, Error> {
    if !rules::raises(instrument, item, said) {
        return Ok(Kept::Same);
    }
    Ok(if raising::is_seen(db, of.woman, None, now)? { Kept::Told } else { Kept::Unseen })
}

/// Whether an answer that she gave to the question before, this time that she is asked, has raised a concern which is still open.
fn is_answered_for(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (of, instrument): (&Assessment, &Instrument),
    item: &str,
) -> Result<bool, Error> {
    let earlier = open_answers(change, keyring, of)?;
    let raised = earlier.iter().any(|one| one.item == item && rules::raises(instrument, item, &one.said));
    Ok(raised && raising::is_open(change, of.woman, (&instrument.definition().id, item), of.begun_at)?)
}

/// Tells whoever answers for it: of whom, and which question of what; not in which words.
fn tell(change: &mut Change<'_>, of: &Assessment, (instrument, item): (&str, &str)) -> Result<(), Error> {
    let source = Source::Answer { instrument, item };
    let new = NewConcern { participant: of.woman, source, kind: Kind::Despair, risk: Risk::High, words: None };
    let concern = raising::raise(change, new)?;
    // By its own id, never by her code: who reads what was done about her must not learn of it.
    change.also(&Entry::new(Action::ConcernRaise).on("concern", concern))
}
