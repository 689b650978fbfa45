//! A questionnaire on paper, in her language: her code and no name, and for every answer a figure by which it is keyed in afterwards.
//!
//! What is asked with drawings on a screen is asked with the same drawings here: whoever does not read marks one. It names no
//! questionnaire and no programme, but whoever wrote the questions, where their licence asks for it; a short mark at its end says which
//! version it is, and nothing of what it asks. What it refuses: a woman who has not agreed to questionnaires, and questions about safety where
//! nobody answers for what comes then.

mod paper;

use axum::{Router, routing::get};

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/people/{code}/assessments/paper.pdf", get(paper::print))
}
