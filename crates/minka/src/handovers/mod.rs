//! What somebody had begun to write about a woman beside whom she walks no more, or soon will not.
//!
//! A visit that is not finished stays sealed for whoever typed it. Before a hand-over she is told to finish or drop it; after it
//! the woman is out of her reach, and the page says so, who walks beside her now, and when the draft goes by itself. A form that
//! is refused because she was handed over meanwhile comes back with what was typed, and what was chosen in the words of its page. What it refuses: to say any of this of a
//! woman who named the reader, of one whom he never walked beside, or longer than a draft is kept.

mod drafts;
mod fields;
mod model;
mod rules;
mod said;
mod store;
mod typed;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    drafts::{has_draft, list_drafts},
    model::Draft,
    typed::keep_on_screen,
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/drafts", get(drafts::show_drafts)).route("/drafts/{code}/removal", post(drafts::remove))
}
