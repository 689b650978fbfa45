//! The wall between what a woman was here and what she is now: a participant who came to work here.
//!
//! A manager says which account is hers, on purpose and after a fresh proof. From then on her account opens neither her own
//! sealed part nor that of the women she sat with in a group, whatever roles she is given; and whoever led her or walked beside
//! her before opens hers no more through another role. Her own file she sees as every woman does: beside her mentor.
//! What it refuses: a manager who links herself, an account or a file that is linked already.

mod linking;
mod model;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    model::OwnFileId,
    store::{forget_woman, link_again, link_file},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{code}/account", get(linking::ask).post(linking::link))
        .route("/people/{code}/account/{id}/ending", post(linking::end))
}
