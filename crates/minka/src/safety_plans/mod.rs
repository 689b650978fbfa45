//! What she does when it becomes dangerous: made with her, in her words, steps before, while and after she leaves.
//!
//! Her mentor writes it where the two are alone, and reads it with a fresh proof; so does whoever has opened her in an emergency. Each
//! version stays, and is read to her when she asks, also after she stopped agreeing to notes. Paper is printed when she asks for it and has a place for it, and says nothing of what it is. What it refuses: a list,
//! an export, a reader who is near her in any other way, and writing anything down without her consent to sealed notes.

mod found;
mod model;
mod paper;
mod plan;
mod rules;
mod sealed;
mod store;
mod told;
mod writing;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use self::found::{Known, check_told, load, load_to_write};
pub use self::{
    model::{Minutes, NewPlan, PlanId, Words},
    sealed::add_plan,
    store::{end_words, forget_woman, list_sealed},
    told::tell,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/plan", get(plan::show_plan).post(writing::save))
        .route("/people/{code}/plan/edit", get(writing::ask))
        .route("/people/{code}/plan/reviews", post(plan::review))
        .route("/people/{code}/plan/paper", get(paper::ask).post(paper::print))
}
