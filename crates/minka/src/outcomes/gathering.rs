//! All that she was asked, opened for whoever may read it: first the entry, durable; then the answers.

use super::model::Asked;
use crate::{
    assessments::{self, Assessment, Known, State},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::Error,
        ids::ParticipantId,
        keyring::Keyring,
        store::Db,
    },
    instruments,
    users::ProgrammeId,
    waves::{self, Wave},
};

/// One time she was asked; `keyring`: with what she answered.
fn gather_one(db: &mut Db<'_>, keyring: Option<&Keyring>, waves: &[Wave], of: Assessment) -> Result<Asked, Error> {
    let instrument = instruments::get_held(db, of.instrument)?.instrument;
    let kind = of.wave.and_then(|id| waves.iter().find(|wave| wave.id == id)).map(|wave| wave.kind);
    let answers = match keyring {
        Some(keyring) => assessments::open_answers(db, keyring, &of)?,
        None => Vec::new(),
    };
    let counts = keyring.is_some() && matches!(of.state, State::Finished | State::Open);
    let scored = counts.then(|| assessments::score(&instrument, &answers).ok()).flatten();
    Ok(Asked { of, instrument, kind, answers, scored })
}

/// All that she was asked, the newest first. The caller has written the entry if it is opened.
pub(super) fn gather_of(
    db: &mut Db<'_>,
    keyring: Option<&Keyring>,
    (programme, woman): (ProgrammeId, ParticipantId),
) -> Result<Vec<Asked>, Error> {
    let waves = waves::list_all(db, programme)?;
    let all = assessments::list_of_woman(db, woman)?;
    all.into_iter().map(|of| gather_one(db, keyring, &waves, of)).collect()
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
