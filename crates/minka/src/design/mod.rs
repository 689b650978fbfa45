//! The look: layout, components, style sheet, icons, and the pages that say what is in the way.

mod gallery;
mod pictures;
mod stopped;

use axum::{Router, routing::get};

pub(crate) use self::{
    pictures::{AGREEMENT_SIZE, agreement, drawing_of, drawn, on_paper, picture},
    stopped::explain_stops,
};
use crate::foundation::app::App;

/// Routes of the design pages.
pub fn routes() -> Router<App> {
    Router::new().route("/design", get(gallery::show_gallery))
}
