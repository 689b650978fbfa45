//! A telephone that asks without a network: ODK Collect or KoboCollect, by a secret address of its own.
//!
//! A mentor makes a link for her telephone, or her manager for her; it is shown once, lives ninety days, and is worth no more than her own
//! right at every single request. The telephone takes the questionnaires that may be asked there, under titles that say nothing, and the codes
//! of her women who agree to questionnaires, without a name. What it sends becomes an assessment by the same rules as on a screen. What it
//! refuses: a questionnaire that asks about safety, because offline nobody would be told; a woman who is not hers, who is answered
//! like one who does not exist; an answer that is none of the options; other words under an id that was kept.
//!
//! Public, without a sign-in: everything under `/phone/{token}`. The secret in the address is the right; without a live one there is
//! nothing, as at any other address.

mod handing;
mod links;
mod model;
mod opening;
mod rules;
mod sending;
mod speaking;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::store::{NewPhoneLink, add_link, end_all_links, end_links_of, forget_links, forget_submissions};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/phones", get(links::show_links).post(links::issue))
        .route("/phones/ending", post(links::end))
        .route("/phone/{token}/settings.svg", get(links::picture))
        .route("/phone/{token}/formList", get(handing::list_forms))
        .route("/phone/{token}/forms/{form}", get(handing::hand_form))
        .route("/phone/{token}/forms/{form}/manifest", get(handing::hand_manifest))
        .route("/phone/{token}/codes.csv", get(handing::hand_codes))
        .route("/phone/{token}/submission", post(sending::take).head(sending::may_send))
}
