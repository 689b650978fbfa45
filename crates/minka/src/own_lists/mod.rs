//! All that is held on her, list by list, for her: no name but hers, and every one of them to its very first line.
//!
//! Her screen shows the newest lines of each list and a way to older ones, page by page; a copy holds all of them. `paging` names for
//! each list of what it is put together and is the only place where one ends, so that none can be cut short without saying so. What
//! it refuses: a place that is none, and a name that is not hers.

mod aims;
mod course;
mod hers;
mod model;
mod page;
mod paging;
mod standing;
mod store;
mod telling;
mod wishes;

use axum::{Router, routing::get};

pub use self::{
    model::{List, Page, Telling, Wish, WishId, WishKind},
    page::older_href,
    paging::{tell_all, tell_page},
    store::{answer_wish, forget_woman, has_waiting_wish, list_sealed, list_waiting_wishes, list_wishes},
    telling::said_to_her,
    wishes::{add_wish, open_wish},
};
use crate::foundation::app::App;

/// Lines of one list on one page of her screen.
pub const PAGE: usize = 50;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/own/older/{list}", get(page::show_older))
}
