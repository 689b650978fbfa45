//! Whom she does not want near her file: members of staff whom she names, each until she takes it back.
//!
//! For whoever is named she does not exist from that moment: no page, list, count, search, roll or file that is made for
//! him holds her, whatever roles he has, and her addresses answer as those of nobody. He is never told. What it refuses: names
//! without an account, and to break a roll without a word: who leads one of her groups or walks beside her is named only
//! after saying what that means.

mod list;
mod model;
mod naming;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::{Exclusion, ExclusionId},
    store::{add_exclusion, forget_woman, list_named, list_women_with_clash, name_again},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/exclusions", get(list::show_list).post(naming::name_somebody))
        .route("/people/{code}/exclusions/{id}/lifting", post(naming::lift))
}
