//! Her own account: how others see her name, what she signs in with, where she is signed in.
//!
//! Everything here is about whoever asks, and about nobody else. What it refuses: taking the last second factor away in
//! a real folder, and anything weighty without a fresh proof that it is she.

mod code_app;
mod overview;
mod paper;
mod passkeys;
mod recovery_codes;
mod sign_ins;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::paper::{imprint, plain_qr};
use crate::foundation::{access::Actor, app::App, error::Error};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/account", get(overview::show_account))
        .route("/account/name", post(overview::rename))
        .route("/account/second-factor", get(overview::choose_factor))
        .route("/account/code-app", get(code_app::ask).post(code_app::begin))
        .route("/account/code-app/code", post(code_app::confirm))
        .route("/account/code-app/removal", post(code_app::remove))
        .route("/account/recovery-codes", post(recovery_codes::renew))
        .route("/account/recovery-codes/paper", post(recovery_codes::print))
        .route("/account/passkeys", get(passkeys::ask).post(passkeys::add))
        .route("/account/passkeys/question", post(passkeys::question))
        .route("/account/passkeys/{id}/removal", post(passkeys::remove))
        .route("/account/sign-ins/ending", post(sign_ins::end_others))
        .route("/account/sign-ins/{id}/ending", post(sign_ins::end_one))
}

/// What changes how she proves herself asks for a fresh proof.
fn check_fresh(actor: &Actor) -> Result<(), Error> {
    if actor.is_fresh() { Ok(()) } else { Err(Error::StepUp) }
}
