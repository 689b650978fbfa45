//! All that she was asked, opened for whoever may read it: first the entry, durable; then the answers.

use std::{
    collections::{HashMap, hash_map},
    sync::Arc,
};

use measure::{Instrument, Scorer};

use super::model::Asked;
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
    },
    instruments::{self, InstrumentId},
    users::ProgrammeId,
    waves::{self, Wave},
};

/// One time she was asked; `opened`: with what she answered.
fn gather_one(
    (instrument, scorer): &(Arc<Instrument>, Scorer),
    waves: &[Wave],
    (of, opened): (Assessment, Option<Vec<Answer>>),
) -> Asked {
    let kind = of.wave.and_then(|id| waves.iter().find(|wave| wave.id == id)).map(|wave| wave.kind);
    let counts = opened.is_some() && matches!(of.state, State::Finished | State::Open);
    let answers = opened.unwrap_or_default();
    let scored = counts.then(|| assessments::score(scorer, &answers).ok()).flatten();
    Asked { of, instrument: instrument.clone(), kind, answers, scored }
}

/// All that she was asked, the newest first. The caller has written the entry if it is opened.
pub(super) fn gather_of(
    db: &mut Db<'_>,
    keyring: Option<&Keyring>,
    (programme, woman): (ProgrammeId, ParticipantId),
) -> Result<Vec<Asked>, Error> {
    let waves = waves::list_all(db, programme)?;
    let all = assessments::list_of_woman(db, woman)?;
    let mut opened = keyring.map(|keyring| assessments::open_answers_of(db, keyring, woman)).transpose()?;
    // A questionnaire is a file that is read and checked; she was asked the same one many times.
    let mut known: HashMap<InstrumentId, (Arc<Instrument>, Scorer)> = HashMap::new();
    let mut asked = Vec::with_capacity(all.len());
    for of in all {
        let read = match known.entry(of.instrument) {
            hash_map::Entry::Occupied(entry) => entry.into_mut(),
            hash_map::Entry::Vacant(entry) => {
                let instrument = instruments::get_held(db, of.instrument)?.instrument;
                let scorer = Scorer::new(&instrument);
                entry.insert((instrument, scorer))
            }
        };
        let answers = opened.as_mut().map(|opened| opened.remove(&of.id).unwrap_or_default());
        asked.push(gather_one(read, &waves, (of, answers)));
    }
    Ok(asked)
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
