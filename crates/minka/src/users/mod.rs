//! Staff: who signs in, how she proves who she is, and which sites, groups and women she may reach.
//!
//! A programme has sites; a member of staff holds dated roles there. Nobody is granted a right alone: an administrator
//! asks, a manager approves. What it refuses: an account that a stranger can lock from outside, a right without an end
//! when somebody leaves, an administrator who reads what women told.

mod choices;
mod identify;
mod leaving;
mod model;
mod password;
mod rules;
mod session;
mod sign_in;
mod step_up;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    identify::identify,
    model::{NewAssignment, Programme, ProgrammeId, Site, User},
    password::hash_password,
    rules::local_path,
    session::{open_session, session_cookie},
    store::{add_assignment, add_programme, add_site, add_user, get_programme_of, get_site, list_sites, set_password},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::ask).post(sign_in::enter))
        .route("/sign-out", post(leaving::sign_out))
        .route("/leave", get(leaving::leave).post(leaving::leave))
        .route("/language", post(choices::language))
        .route("/theme", post(choices::theme))
        .route("/step-up", get(step_up::ask).post(step_up::prove))
}
