//! Who should walk beside whom: a proposal for the women of a site who wait for a mentor, and a person decides.
//!
//! All are looked at together, so that one's second best may leave another her only good one: language, part of town, days, the
//! mentor's room by weight of need, and who is together already. Each pair shows why, and who would be next and why not. Beside that,
//! cover while a mentor is away, and a note on what was promised for whoever comes next. What it refuses: a mentor who is kin, who
//! knows her privately or whom she has named (none is ever proposed; only what stands on her page of links is told), more than a
//! mentor's room without a word why, a note of somebody who walks beside her no more.

mod cover;
mod cover_all;
mod deciding;
mod facts;
mod handover;
mod model;
mod page;
mod proposing;
mod rules;
mod store;

use axum::{Router, routing::get};

pub use self::{
    handover::{add_note, forget_woman, list_sealed, list_to_read, list_to_write},
    model::{CoverId, HandoverId, ReadingId},
    store::{end_notes, erase_notes},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/matching", get(page::show_proposal).post(deciding::decide))
        .route("/people/{code}/cover", get(cover::ask).post(cover::give))
        .route("/staff/{id}/mentoring/{site}/cover", get(cover_all::ask).post(cover_all::give))
        .route("/people/{code}/handover", get(handover::show_notes).post(handover::write))
}
