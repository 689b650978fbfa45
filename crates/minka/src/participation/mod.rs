//! Who missed which lesson and how she can catch up, how much of the course a woman has heard, who has gone quiet.
//!
//! There is one definition of each, in `rules.rs`, and every page that names them uses it. What it refuses: a list in
//! which women are ordered by how often they came, and a word about catching up that goes without a trace. A woman is only
//! ever seen beside her own past.

mod lessons;
mod make_up;
mod missed;
mod model;
mod quiet;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{MakeUpId, Participation, QuietSite, QuietWoman},
    rules::{QUIET_WEEKS, Tally, attendance_rate, is_quiet, weeks_quiet},
    store::{
        add_make_up, count_quiet_of_sites, forget_woman, list_missed_of_mentor, list_quiet_of_group,
        list_quiet_of_woman,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/lessons", get(lessons::show_hers))
        .route("/people/{code}/make-ups", post(make_up::record))
        .route("/people/{code}/make-ups/{make_up}/withdrawal", post(make_up::withdraw))
        .route("/groups/{group}/missed", get(missed::show_group))
        .route("/quiet", get(quiet::show_all))
}
