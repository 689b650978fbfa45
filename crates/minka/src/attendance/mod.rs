//! How a group and the groups of a site were attended over a period: held meetings, how many women were expected, how many were
//! there, and the rate.
//!
//! Everything is counted from the meetings that are hers and measured by the one definition in `participation`: what stands here for
//! a group is what stands on the pages of its women, taken together. What it refuses: a woman's name beside what she did, groups in the
//! order of their rates, a rate where nothing was marked.

mod group;
mod model;
mod rules;
mod sites;
mod store;

use axum::{Router, routing::get};

pub use self::{
    model::Period,
    rules::{fill, in_order, read_period, usual},
};
use crate::foundation::app::App;

/// Routes of this slice. Uses `groups`, `sessions` and `participation`.
pub fn routes() -> Router<App> {
    Router::new().route("/attendance", get(sites::show_all)).route("/groups/{group}/attendance", get(group::show_group))
}
