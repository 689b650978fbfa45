//! What walking beside a woman takes, and what a mentor can give: weight of need and room, languages, days, part of town.
//!
//! The weight says how much of a mentor she needs, not how she is: one to three, by whom and when. A mentor's room is a sum of
//! such weights. What was not asked is never taken for nought: it stands as not asked. What it refuses: a weight or a room
//! that there is not, a mentor who would carry more than her room without a word why, and to say who keeps whom away from whom.

mod load;
mod model;
mod need;
mod offer;
mod read;
mod rules;
mod store;

use axum::{Router, routing::get};

pub use self::{
    load::{check_load, over_choices},
    model::{Load, Need, NeedId, Offer, OfferId, Terms},
    rules::{HEAVIEST, NOT_WEIGHED, OVER, carried_on, most_carried, weight_of},
    store::{
        add_need, add_offer, find_need, find_offer, forget_woman, list_kept_away, list_loads, list_loads_between,
        list_offers,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/need", get(need::ask).post(need::save))
        .route("/staff/{id}/mentoring/{site}", get(offer::ask).post(offer::save))
}
