//! Asking a woman a questionnaire: one question a page on her mentor's device, or from a paper that the room beside keys in.
//!
//! It rests on her consent to questionnaires, asked for at every step. Every answer is kept at once, by itself and sealed under
//! her own key; she may leave out any, come back, or not want to answer, which are three different things and none of them is
//! nought. An answer about safety reaches somebody before any sum is made. Scores are made from the answers whenever somebody
//! looks, and kept nowhere. What is due ends with what was finished or declined: what was begun goes on, a lost paper is asked
//! anew. What it refuses: an answer that is none of the options, and to begin what asks about safety where nobody has written down
//! who answers for what comes then; what was begun or printed before keeps the question.

mod answers;
mod begin;
mod due;
mod ending;
mod found;
mod model;
mod question;
mod rules;
mod sent;
mod store;

use axum::{Router, routing::get};

pub use self::{
    answers::set_answer,
    due::{Due, Planner, Waits},
    model::{Answer, AnswerId, Assessment, AssessmentId, Said, State, Way},
    rules::{level_of, order, score},
    store::{
        add_assessment, end_answers, end_assessment, erase_answers, find_assessment, find_last_asked, forget_woman,
        list_answered, list_of_woman, list_sealed, set_answer_aside, set_state,
    },
};
pub(crate) use self::{
    answers::{Kept, keep, kept_before, open as open_said, open_answers, open_answers_of},
    begin::redate,
    found::{
        Known, get_open, list_offered, list_on_paper, load, load_to_ask, page_of, say_item, say_option, usual_language,
    },
    rules::{DECLINED_SIGN, figures, mark_of, raises, read_keyed, read_minutes},
    sent::{Sent, take_sent},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/assessments/new", get(begin::ask).post(begin::begin))
        .route("/people/{code}/assessments/{id}/items/{item}", get(question::show_question).post(question::answer))
        .route("/people/{code}/assessments/{id}/ending", get(ending::ask).post(ending::end))
}
