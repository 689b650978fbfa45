//! The programme's own lists: in what a woman grows, and what stands in her way.
//!
//! Both begin with words that come in every language; a programme leaves out what it does not use and adds its own. A word
//! that is no longer offered stays readable where it was chosen. What it refuses: the same word twice, a list without end.

mod model;
mod rules;
mod settings;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{List, Word},
    store::list_words,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/vocabularies", get(settings::show_settings).post(settings::choose))
        .route("/vocabularies/words", post(settings::add))
        .route("/vocabularies/words/{word}/end", post(settings::end))
}
