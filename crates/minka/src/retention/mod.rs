//! Files that come to their end by themselves: so many years after the last contact, as the programme says.
//!
//! The clock of a file begins anew whenever she is met, tells something or takes a step, and stands still while she sits in a
//! group, has a mentor or works here. Fourteen days before it runs out the file is listed with the reason, for managers; a hold keeps
//! it, and so do two files that are being put together and an emergency opening that nobody has looked at. Then `forgetting` forgets
//! her as if somebody had asked. The words that are deadly if they leak have a clock of their own, counted from their own last use: they
//! end the same way while her file stays. What it refuses: a file or words without an end, and anything that goes unannounced.

mod ending;
mod model;
mod rules;
mod setting;
mod store;
mod words;
mod words_setting;

use axum::{Router, routing::get};

pub use self::{
    rules::{USUAL_MONTHS, USUAL_YEARS},
    store::{
        Found, count_endings, forget_woman, is_over, keep_list, list_over, look_ahead, words::count_words_endings,
    },
    words::{WORDS, end_words_that_are_over},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/retention", get(ending::show_list))
        .route("/retention/{site}/years", get(setting::ask).post(setting::choose))
        .route("/retention/{site}/words", get(words_setting::ask).post(words_setting::choose))
}
