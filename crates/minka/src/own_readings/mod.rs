//! What is kept of her words, read to her by her mentor because she asks: notes, her plan as it is now and as it was before, and what
//! she told about hard things.
//!
//! Whatever is kept is hers to hear for as long as it is kept, also after she stopped agreeing to it, when nobody opens it for anything
//! else. She is asked first whether she is alone and safe, and what she wants to hear; only that opens, after its entry in the chain,
//! with a fresh proof and a reason. Her mentor's notes go along in her copy when she wants that, and nothing else of all this does.
//! What it refuses: to read anything to anybody but her, and a line that names who else is meant.

mod asking;
mod hearing;
mod model;
mod reading;
mod rules;
mod taking;

use axum::{Router, routing::get};

pub use self::{
    rules::SAFE,
    taking::{may_take, take},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/people/{code}/own-view/notes", get(asking::ask).post(reading::read_out))
}
