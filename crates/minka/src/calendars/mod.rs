//! The meetings in a calendar program: a secret address for each member of staff, with neutral titles only.
//!
//! A calendar shows on lock screens and in other people's hands. So an entry says "Meeting" and when: no group, no lesson,
//! no place, no name. What it refuses: an address that outlives the person's rights (what she may see is decided at each
//! reading), an address that can be read from the database (only its hash is kept).
//!
//! Public, without a sign-in: `GET /calendar/{file}`. The secret in the address is the right; without a live one the
//! answer is "not found". Every other route asks for a sign-in.

mod address;
mod feed;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::store::{end_all_feeds, forget_feeds};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/calendar", get(address::show_address).post(address::renew))
        .route("/calendar/end", post(address::end))
        .route("/calendar/{file}", get(feed::show_feed))
}
