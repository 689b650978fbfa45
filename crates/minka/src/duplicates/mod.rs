//! The same woman, written twice: who may have two files, why, and what people said about it.
//!
//! Whoever registers a woman is asked about those who are written alike, as far as she may see them; all others go to the
//! review list of whoever may. Sealed fields are compared in memory and never shown: the list says that the telephone is the
//! same, not which. What it refuses: to put files together by itself, a hint of a woman outside the reader's reach, and any
//! line that shows more of her than code, name, sign, language, groups and the day she was registered.

mod again;
mod alike;
mod compare;
mod decided;
mod index;
mod list;
mod model;
mod rules;
mod store;
mod words;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    again::{take_back_again, tell_apart_again},
    alike::{Alike, Asked, Shown, find_alike, list_named_like, note_alike, shown_to, warm},
    index::Indexes,
    list::{PairLine, SideLine, pair_line},
    model::{Found, Search, UnderWay, VerdictId},
    rules::{Compared, LEAST_LISTED, MOST_KEPT},
    store::{
        Gone, count_women, find_search, find_verdict, forget_woman, has_pairs, is_told_apart, keep_search,
        list_names_after, list_pairs_with, newest_entry, remove_found, save_elsewhere, save_pair, take_back_verdict,
        tell_apart_elsewhere,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/duplicates", get(list::show_list))
        .route("/duplicates/decided", get(decided::show_decided))
        .route("/duplicates/decided/{verdict}/return", post(decided::take_back))
        .route("/duplicates/compare", get(compare::choose))
        .route("/duplicates/{one}/{other}", get(compare::show_both).post(compare::tell_apart))
}
