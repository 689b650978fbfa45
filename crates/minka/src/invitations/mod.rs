//! One-time links: a new member of staff, or one who has lost her password, chooses a password of her own with one.
//!
//! A link waits seven days, opens once, and a newer one replaces it. What it refuses: to stand in for a second factor, and to
//! tell a link that was used from one that never was.

mod rules;
mod store;
mod welcome;

use axum::{Router, routing::get};

pub use self::{
    store::{forget_invitations, void_all_invitations, void_invitations},
    welcome::{find_invited_by, invite, welcome_path},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/welcome/{token}", get(welcome::ask).post(welcome::choose))
}
