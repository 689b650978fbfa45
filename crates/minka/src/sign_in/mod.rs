//! Signing in: how a member of staff proves who she is, how long that holds, and how she goes away.
//!
//! A password first, then a second factor, or a passkey for both; what is weighty asks again. What it refuses: an account that
//! a stranger can lock from outside, an answer that tells which names exist, a quick exit that leaves something to come back to.

mod attempts;
mod first_step;
mod identify;
mod kept;
mod leaving;
mod model;
mod passkey;
mod rules;
mod second_step;
mod step_up;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use self::identify::CookieHash;
pub use self::{
    identify::{identify, open_limited_session, open_session, session_cookie},
    kept::keep_typed,
    model::{DemoSignIn, DemoSignIns, OpenSignIn, SignInId},
    rules::is_live,
    store::{
        end_all_sign_ins, end_other_sign_ins, end_sign_in, end_sign_in_of, end_sign_ins_of, forget_devices,
        forget_old_devices, forget_sign_ins, forget_tries, list_sign_ins, note_factor_added,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(first_step::ask).post(first_step::enter))
        .route("/sign-in/code", get(second_step::ask).post(second_step::enter))
        .route("/sign-in/passkey/question", post(passkey::question))
        .route("/sign-in/passkey", post(passkey::enter))
        .route("/sign-out", post(leaving::sign_out))
        .route("/leave", get(leaving::leave).post(leaving::leave))
        .route("/step-up", get(step_up::ask).post(step_up::prove))
        .route(kept::PATH, get(kept::ask))
        .route("/kept/removal", post(kept::drop_it))
}
