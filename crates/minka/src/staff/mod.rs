//! Staff and what they may do: who works where, who asked for a role and who approved it, the access table in plain words,
//! and the audit chain.
//!
//! An administrator adds people and asks for roles; a manager approves them, never her own and never what she asked for.
//! What it refuses: roles that must not meet in one person, and a list that shows staff of other sites.

mod access_page;
mod assignments;
mod audit_page;
mod checkpoints;
pub mod command;
mod list;
mod member;
mod new_member;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{access_page::access_in_words, member::close_account};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/staff", get(list::show_list))
        .route("/staff/new", get(new_member::ask).post(new_member::add))
        .route("/staff/{id}", get(member::show_member))
        .route("/staff/{id}/invitation", post(new_member::invite_again))
        .route("/staff/{id}/invitation/paper", post(new_member::print))
        .route("/staff/{id}/disabling", post(member::disable))
        .route("/staff/{id}/role", get(assignments::ask).post(assignments::add))
        .route("/staff/assignments/{id}/approval", post(assignments::approve))
        .route("/staff/assignments/{id}/refusal", post(assignments::refuse))
        .route("/staff/assignments/{id}/ending", post(assignments::end))
        .route("/access", get(access_page::show_access))
        .route("/audit", get(audit_page::show_audit))
        .route("/audit/checkpoints", get(checkpoints::show_checkpoints))
}
