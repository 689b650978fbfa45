//! What a telephone sends: a filled-in form, kept once, as an assessment like any other.

use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::Response,
};
use forms::{
    openrosa::{Outcome, SUBMISSION_PART},
    questionnaire::{DAY, ENDED, STARTED, WOMAN, node_of},
    submission::{self, Submission},
};
use http::StatusCode;

use super::{
    opening::Opened,
    rules, speaking,
    store::{self, Arrival},
};
use crate::{
    assessments::{self, Sent},
    foundation::{
        access::Action,
        app::App,
        audit::Entry,
        change::{By, Change, Committed},
        crypto::token_hash,
        error::Error,
        ids::Id,
        keyring::Keyring,
        page::At,
    },
    instruments::{self, InstrumentId},
};

/// Says that something may be sent here, and how much at once.
pub(super) async fn may_send(State(app): State<App>, At(token): At<String>) -> Result<Response, Error> {
    let now = app.clock().now();
    let opened = app.store().read(move |db| Opened::load(db, &token, now)).await?;
    Ok(speaking::outcome(&opened.text(), Outcome::MaySend, now))
}

/// Takes a filled-in form.
pub(super) async fn take(
    State(app): State<App>,
    At(token): At<String>,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Error> {
    let (now, key) = (app.clock().now(), token.clone());
    let opened = app.store().read(move |db| Opened::load(db, &key, now)).await?;
    let (text, user) = (opened.text(), opened.link.user);
    let sent = match read_part(parts).await {
        Ok(sent) => sent,
        Err(outcome) => return Ok(speaking::outcome(&text, outcome, now)),
    };
    let Ok(read) = submission::read(&sent) else {
        return Ok(speaking::outcome(&text, Outcome::Unreadable, now));
    };
    let keyring = app.keyring().clone();
    let done = app.store().change(By::User(user), move |change| keep(change, &keyring, &token, (&sent, &read)));
    let outcome = match done.await {
        Ok(outcome) => outcome,
        // A form that is not here, a woman who is not hers, one who does not agree: the same words.
        Err(Error::NotFound) => Outcome::NotHere,
        Err(Error::Refused(_)) => Outcome::Unreadable,
        Err(other) => return Err(other),
    };
    Ok(speaking::outcome(&text, outcome, now))
}

/// The part in which the filled-in form stands. Others are pictures and sounds, which no form of ours asks for.
async fn read_part(parts: Result<Multipart, MultipartRejection>) -> Result<String, Outcome> {
    let broken = |status: StatusCode| {
        if status == StatusCode::PAYLOAD_TOO_LARGE { Outcome::TooLarge } else { Outcome::Unreadable }
    };
    let mut parts = parts.map_err(|_| Outcome::Unreadable)?;
    while let Some(part) = parts.next_field().await.map_err(|why| broken(why.status()))? {
        if part.name() == Some(SUBMISSION_PART) {
            let bytes = part.bytes().await.map_err(|why| broken(why.status()))?;
            return String::from_utf8(bytes.to_vec()).map_err(|_| Outcome::Unreadable);
        }
    }
    Err(Outcome::Unreadable)
}

fn keep(
    change: &mut Change<'_>,
    keyring: &Keyring,
    token: &str,
    (sent, read): (&str, &Submission),
) -> Result<Committed<Outcome>, Error> {
    let at = change.at();
    let opened = Opened::load(change, token, at)?;
    // What was kept is corrected where it is shown, not from a telephone.
    if !read.corrects.is_empty() {
        return change.unchanged(Outcome::Unreadable);
    }
    let key = rules::key_of(opened.link.user, &read.instance);
    match store::note_arrival(change, &key, &rules::digest_of(sent))? {
        Arrival::Same => return change.unchanged(Outcome::KeptBefore),
        Arrival::Other => return change.unchanged(Outcome::OtherUnderSameId),
        Arrival::New => {}
    }
    let instrument = InstrumentId::parse(&read.form).ok_or(Error::NotFound)?;
    let Some(asked_on) = rules::day(read.answer(DAY)) else { return change.unchanged(Outcome::Unreadable) };
    let held = instruments::get_held(change, instrument)?;
    let answers = held.instrument.definition().items.iter().filter_map(|item| {
        let answer = read.answer(&node_of(&item.id)).to_owned();
        (!answer.is_empty()).then(|| (item.id.clone(), answer))
    });
    let sent = Sent {
        code: read.answer(WOMAN).to_owned(),
        site: opened.link.site,
        instrument,
        version: read.version.clone(),
        language: opened.link.language.code().to_owned(),
        asked_on,
        minutes: rules::minutes(read.answer(STARTED), read.answer(ENDED)),
        answers: answers.collect(),
    };
    let (assessment, woman) = assessments::take_sent(change, keyring, &opened.actor, &sent)?;
    store::note_sent(change, &token_hash(token))?;
    let entry = Entry::new(Action::SurveyAnswer).on_woman(woman);
    let (count, link) = (sent.answers.len(), opened.link.start());
    let detail = format!("assessment {assessment} sent by the telephone of link {link}, {count} answers");
    change.commit(entry.detail(detail), Outcome::Kept)
}
