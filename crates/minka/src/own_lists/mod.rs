//! The lists of her own file that grow long, for her: when she was visited, what was promised, and who opened it.
//!
//! Her screen shows the newest and a way to older ones, page by page to the very first; a copy holds all of them. What it refuses:
//! to cut one short without saying so, and a name that is not hers.

mod model;
mod page;
mod telling;

use axum::{Router, routing::get};

pub use self::{
    model::{List, Page, Telling},
    page::older_href,
    telling::{said_to_her, tell_all, tell_page},
};
use crate::foundation::app::App;

/// Lines of one list on one page of her screen.
pub const PAGE: usize = 50;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/own/older/{list}", get(page::show_older))
}
