//! Who belongs to a group and who leads it: joining, leaving, changing roles, keeping two women apart.
//!
//! Every stay is dated; whoever comes back begins a new one, and a wrong end can be taken back within two weeks. What it
//! refuses: a woman in a full group, two stays at the same time, a stay before her own first day in the programme, an end
//! before a meeting at which she was seen, a typed reason, a right that somebody gives herself.

mod add;
mod facilitators;
mod keep_apart;
mod members;
mod model;
mod rules;
mod stay;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/groups/{group}/members", get(members::show_members))
        .route("/groups/{group}/members/add", get(add::ask).post(add::add))
        .route("/groups/{group}/members/{membership}/end", get(stay::ask).post(stay::end))
        .route("/groups/{group}/members/{membership}/role", post(stay::change_role))
        .route("/groups/{group}/members/{membership}/return", post(stay::undo))
        .route("/groups/{group}/keep-apart", get(keep_apart::ask).post(keep_apart::add))
        .route("/groups/{group}/keep-apart/{pair}/end", post(keep_apart::end))
        .route("/groups/{group}/facilitators", get(facilitators::ask).post(facilitators::add))
        .route("/groups/{group}/facilitators/{assignment}/end", post(facilitators::end))
}
