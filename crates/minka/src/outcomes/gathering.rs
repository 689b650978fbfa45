//! All that she was asked, opened for whoever may read it: first the entry, durable; then the answers.

use std::{
    collections::{HashMap, hash_map},
    sync::Arc,
};

use measure::{Instrument, Scorer};

use super::{
    model::{Asked, Since},
    rules,
};
use crate::{
    assessments::{self, Answer, Assessment, Known, State},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::Error,
        ids::ParticipantId,
        keyring::Keyring,
        store::Db,
        told::Portion,
    },
    instruments::{self, InstrumentId},
    users::ProgrammeId,
    waves,
};

/// So many times are looked at together, the newest: ten a year for fifty years.
const MOST_SHOWN: Portion = Portion::first(500);

/// A questionnaire, and what makes sums of its answers.
type Read = (Arc<Instrument>, Scorer);

/// Reads a questionnaire once.
fn read_one<'k>(
    db: &mut Db<'_>,
    known: &'k mut HashMap<InstrumentId, Read>,
    id: InstrumentId,
) -> Result<&'k Read, Error> {
    Ok(match known.entry(id) {
        hash_map::Entry::Occupied(entry) => entry.into_mut(),
        hash_map::Entry::Vacant(entry) => {
            let instrument = instruments::get_held(db, id)?.instrument;
            let scorer = Scorer::new(&instrument);
            entry.insert((instrument, scorer))
        }
    })
}

/// One time she was asked; `opened`: with what she answered. In which window it was is not looked up.
fn gather_one((instrument, scorer): &Read, (of, opened): (Assessment, Option<Vec<Answer>>)) -> Asked {
    let counts = opened.is_some() && matches!(of.state, State::Finished | State::Open);
    // What was noted by mistake may be another woman's.
    let answers = opened.filter(|_| of.state != State::Void).unwrap_or_default();
    let scored = counts.then(|| assessments::score(scorer, &answers).ok()).flatten();
    Asked { of, instrument: instrument.clone(), kind: None, answers, scored }
}

/// All that she was asked, the newest first. The caller has written the entry if it is opened.
pub(super) fn gather_of(
    db: &mut Db<'_>,
    keyring: Option<&Keyring>,
    (programme, woman): (ProgrammeId, ParticipantId),
) -> Result<Vec<Asked>, Error> {
    let (windows, starts) = (waves::read_windows(db, programme)?, waves::find_starts(db, woman)?);
    let all = assessments::list_of_woman(db, woman, MOST_SHOWN)?;
    let mut opened = keyring.map(|keyring| assessments::open_answers_of(db, keyring, woman)).transpose()?;
    // A questionnaire is a file that is read and checked; she was asked the same one many times.
    let mut known = HashMap::new();
    let mut asked = Vec::with_capacity(all.len());
    for of in all {
        let read = read_one(db, &mut known, of.instrument)?;
        let answers = opened.as_mut().map(|opened| opened.remove(&of.id).unwrap_or_default());
        let key = read.0.definition().id.as_str();
        let kind = windows.of_time(&starts, (key, of.asked_on), of.wave).map(|wave| wave.kind);
        asked.push(Asked { kind, ..gather_one(read, (of, answers)) });
    }
    Ok(asked)
}

/// A portion of the same for herself, each with what became of it since she was first asked the same. With a keyring, opened: these, and what
/// they are held against; without one, only that she was asked. The caller has written the entry.
pub(super) fn gather_portion(
    db: &mut Db<'_>,
    keyring: Option<&Keyring>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Asked, Option<Since>)>, Error> {
    let (mut known, mut earlier, mut told) = (HashMap::new(), HashMap::new(), Vec::new());
    for of in assessments::list_of_woman(db, woman, portion)? {
        let read = read_one(db, &mut known, of.instrument)?;
        let answers = keyring.map(|keyring| assessments::open_answers(db, keyring, &of)).transpose()?;
        let asked = gather_one(read, (of, answers));
        let since = match keyring {
            Some(keyring) if asked.of.state == State::Finished => {
                if earlier.is_empty() {
                    earlier = gather_finished(db, &mut known, woman)?;
                }
                let times = earlier.entry(asked.key().to_owned()).or_default();
                open_start(db, keyring, (&mut known, times.as_mut_slice()), &asked)?;
                rules::since(&times.iter().collect::<Vec<_>>(), &asked)
            }
            _ => None,
        };
        told.push((asked, since));
    }
    Ok(told)
}

/// Every time that she was asked to the end, by questionnaire, the earliest first; nothing of it opened.
fn gather_finished(
    db: &mut Db<'_>,
    known: &mut HashMap<InstrumentId, Read>,
    woman: ParticipantId,
) -> Result<HashMap<String, Vec<Asked>>, Error> {
    let mut finished: HashMap<String, Vec<Asked>> = HashMap::new();
    for of in assessments::list_of_woman(db, woman, Portion::ALL)?.into_iter().rev() {
        if of.state == State::Finished {
            let asked = gather_one(read_one(db, known, of.instrument)?, (of, None));
            finished.entry(asked.key().to_owned()).or_default().push(asked);
        }
    }
    Ok(finished)
}

/// Opens, of the times before one, those that were asked in the same words, until one has a sum: what it is held against.
fn open_start(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (known, times): (&mut HashMap<InstrumentId, Read>, &mut [Asked]),
    now: &Asked,
) -> Result<(), Error> {
    let before = times.iter_mut().take_while(|one| one.of.id != now.of.id);
    for one in before.filter(|one| one.is_like(now)) {
        if one.scored.is_none() {
            let answers = assessments::open_answers(db, keyring, &one.of)?;
            *one = gather_one(read_one(db, known, one.of.instrument)?, (one.of.clone(), Some(answers)));
        }
        if one.total().is_some() {
            break;
        }
    }
    Ok(())
}

/// The same for whoever asks: opened where she may read and the woman agrees.
pub(super) async fn open(app: &App, actor: Actor, code: String) -> Result<(Known, Vec<Asked>), Error> {
    let keyring = app.keyring().clone();
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = assessments::load(change, &actor, &code, now)?;
        let opens = known.may_read && known.agreed;
        let asked = gather_of(change, opens.then_some(&keyring), (known.programme, known.woman.id))?;
        if !opens || asked.iter().all(|one| one.answers.is_empty()) {
            return change.unchanged((known, asked));
        }
        let entry = Entry::new(Action::SurveyRead).on_woman(known.woman.id);
        change.commit(entry.detail(format!("assessments {}", asked.len())), (known, asked))
    });
    opened.await
}

/// Finished ones of the same questionnaire, the earliest first.
pub(super) fn times<'a>(asked: &'a [Asked], key: &str) -> Vec<&'a Asked> {
    let of_key = |one: &&Asked| one.key() == key && one.of.state == State::Finished;
    asked.iter().rev().filter(of_key).collect()
}
