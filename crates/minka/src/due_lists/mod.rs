//! Who is to be asked what: site by site and window by window, who is due, begun, asked, does not want to, whose paper is lost, who was
//! asked outside the window only, and whom nobody asked while it was time.
//!
//! Whoever asks women finds her own with their codes; a manager finds those of her site; an evaluator, who finds no women, finds counts.
//! Made from the days of their journeys whenever somebody looks; only women who agree to questionnaires today stand here.

mod list;
mod model;
mod rules;
mod store;

use axum::{Router, routing::get};

pub(crate) use self::store::list_members;
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/due", get(list::show_all)).route("/due/{site}/{wave}", get(list::show_wave))
}
