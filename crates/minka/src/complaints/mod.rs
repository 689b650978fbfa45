//! A complaint about somebody who works here, by anybody: a woman, a neighbour, a colleague, on paper.
//!
//! Whoever speaks says no code and no name of hers, and gets a slip with a number under which she hears how it ended. It reaches the one who
//! takes complaints at the site, or who stands in. For whoever is named, for whoever answers to her, and for whom else the speaker ticks it
//! does not exist: not in a list, a count, an entry on a page or a difference between two answers. What it refuses: a complaint that
//! nobody here could take, a state that cannot follow, and closing it alone where a second pair of eyes is there.

mod filing;
mod handling;
mod heard;
mod list;
mod model;
mod rules;
mod sealed;
mod standing;
mod store;
mod stranger;
mod ways;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    filing::file,
    handling::add_step,
    model::{Answer, Category, ComplaintId, NewComplaint, Said, State, Told, WayIn},
    store::{add_way, forget_complaints},
};
use crate::foundation::{access::Actor, app::App, error::Error, store::Db};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/complaints", get(list::show_list).post(filing::save))
        .route("/complaints/new", get(filing::ask))
        .route("/complaints/ways", get(ways::show_ways))
        .route("/complaints/ways/{site}", get(ways::ask).post(ways::write))
        .route("/complaints/{complaint}", get(handling::show_complaint))
        .route("/complaints/{complaint}/steps", post(handling::save))
        .route("/word/{site}", get(stranger::ask).post(stranger::save))
        .route("/word/{site}/slip", post(stranger::look))
}

/// What is counted on a first page: whoever has more has to go through them anyway.
const MOST_COUNTED: usize = 200;

/// How many complaints wait for somebody on her first page, counted no further than two hundred.
///
/// # Errors
/// When the database cannot be read.
pub fn count_waiting(db: &mut Db<'_>, actor: &Actor, now: jiff::Timestamp) -> Result<usize, Error> {
    Ok(standing::list_open(db, actor, now, ("", MOST_COUNTED))?.len())
}
