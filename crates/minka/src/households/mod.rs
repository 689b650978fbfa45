//! Who lives with whom, and who is whose sister, mother, cousin, in-law or neighbour, since when.
//!
//! For whoever decides who sits or walks with whom. A link carries nothing: of the woman at its other end only her code is said, so
//! that nothing written about one ever shows in another's file. Whoever does not work with her learns that there is somebody, not
//! who; whoever she named learns nothing.
//! Somebody who works here may be close to her as well: then she does not walk beside her, and nothing else follows.
//! What it refuses: a link of a woman with herself, the same link twice, two sites, two homes at a time.

mod kin;
mod model;
mod rules;
mod staff;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{Kin, KinKind, StaffTie, StaffTieKind},
    staff::{find_tied, say_not_offered},
    store::{
        forget_woman, list_beside_kin, list_kin_among, list_living_with, list_staff_ties, list_staff_ties_of_site,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/kin", get(kin::show_kin).post(kin::link))
        .route("/people/{code}/kin/{link}/end", post(kin::end_link))
        .route("/people/{code}/staff-ties", post(kin::tie_staff))
        .route("/people/{code}/staff-ties/{tie}/end", post(kin::end_staff_tie))
        .route("/people/{code}/household", post(kin::live_with))
        .route("/people/{code}/household/head", post(kin::set_head))
        .route("/people/{code}/household/end", post(kin::move_out))
}
