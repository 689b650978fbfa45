//! Somebody fears for her: who, how urgent, and who answers until when.
//!
//! Whoever meets her raises it with one tap; so does an answer of hers, and she herself. A site writes down who answers, who stands in,
//! what is done and where she can be taken. The clock of its risk brings a concern from the responder to the deputy and to the managers,
//! derived whenever somebody looks. What it refuses: a reader to whom it has not come, the member of staff whom it is about, any list
//! or export of what was said, and an emergency that nobody is named to answer while a site says that somebody is.

mod acting;
mod asking;
mod concern;
mod list;
mod model;
pub mod procedure;
pub mod raising;
mod rules;
mod sealed;
mod standing;
mod store;

use axum::{
    Router,
    routing::{get, post},
};
use jiff::Timestamp;

use self::model::ConcernActionId;
pub use self::{
    model::{ConcernId, Kind, NewConcern, Outcome, Procedure, ProcedureId, Risk, Source},
    rules::{check_said, check_words},
    store::{close, end_words, forget_woman, list_sealed},
};
use crate::foundation::{
    access::Actor,
    app::App,
    change::Change,
    error::Error,
    ids::{Id, ParticipantId},
    store::Db,
};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/concern", get(asking::ask).post(asking::raise))
        .route("/concerns", get(list::show_list))
        .route("/concerns/{concern}", get(concern::show_concern))
        .route("/concerns/{concern}/taking", post(acting::take))
        .route("/concerns/{concern}/actions", post(acting::act))
        .route("/concerns/{concern}/risk", post(acting::raise_risk))
        .route("/concerns/{concern}/closure", post(acting::close))
        .route("/procedures", get(procedure::show_procedures))
        .route("/procedures/{site}", get(procedure::ask).post(procedure::write))
        .route("/procedures/{site}/ending", post(procedure::end))
}

/// Writes down what somebody did. Whoever does something has taken it. The caller has checked it and the action.
///
/// # Errors
/// When it cannot be written.
pub fn note(change: &mut Change<'_>, at: (ConcernId, ParticipantId), words: &str) -> Result<(), Error> {
    store::mark_acted(change, at.0)?;
    write_deed(change, at, words)
}

/// Words about a concern, sealed, that stop no clock.
fn write_deed(change: &mut Change<'_>, at: (ConcernId, ParticipantId), words: &str) -> Result<(), Error> {
    let deed = ConcernActionId::new(change.clock());
    let sealed = sealed::seal_action(change.keyring()?, at.1, deed, words)?;
    store::add_action(change, at, deed, &sealed)
}

/// What waits for somebody on her first page: the concern, her code, what has to happen next, until when.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The concern.
    pub id: ConcernId,
    /// About whom.
    pub code: String,
    /// How urgent.
    pub risk: Risk,
    /// What has to happen next, at the end of a text key.
    pub step: &'static str,
    /// Until when.
    pub due: Timestamp,
    /// Whether that is over.
    pub late: bool,
}

/// What waits for somebody, the most pressing first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_waiting(db: &mut Db<'_>, actor: &Actor, now: Timestamp) -> Result<Vec<Waiting>, Error> {
    let open = standing::list_open(db, actor, now)?;
    let waiting = open.into_iter().filter_map(|concern| {
        let (step, due) = rules::waits_for(concern.risk, &concern.course)?;
        let (id, risk) = (concern.id, concern.risk);
        Some(Waiting { id, code: concern.code, risk, step: step.key(), due, late: due <= now })
    });
    Ok(waiting.collect())
}
