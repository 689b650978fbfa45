//! A woman at her mentor's device, in front of her own file: a kind of sign-in that is hers, opens nothing else, and ends after
//! three minutes without a tap.
//!
//! It begins when her mentor's own sign-in ends, so that leaving it leads to the door and nowhere further. What it refuses: a
//! second file, a way back to her mentor's pages, an hour that nobody watches.

mod model;
mod rules;
mod store;

use axum::{extract::FromRequestParts, http::request::Parts};

pub use self::{
    model::OwnVisit,
    rules::is_live,
    store::{end_all_visits, end_visit, find_visit, forget_woman, note_seen, start_visit},
};
use crate::foundation::{
    access::{Actor, Target},
    app::App,
    change::By,
    error::Error,
    page::set_cookie,
};

/// The cookie of such a visit.
pub const COOKIE: &str = "o";

/// The live visit that brought this request.
#[derive(Clone, Debug)]
pub struct Here {
    /// What the database keeps of its token.
    pub hash: [u8; 32],
    /// Whose visit.
    pub visit: OwnVisit,
}

impl Here {
    /// The woman as the one who acts, and her own file.
    #[must_use]
    pub fn herself(&self) -> (Actor, Target) {
        let visit = &self.visit;
        let target = Target { own: true, ..Target::participant(visit.site, visit.participant, Vec::new()) };
        (Actor::herself(visit.beside, visit.site), target)
    }

    /// How entries name her.
    #[must_use]
    pub fn by(&self) -> By {
        By::Woman(self.visit.participant, self.visit.code.clone())
    }
}

/// In a handler's signature it says: only the woman herself gets here, beside her mentor.
impl<S: Send + Sync> FromRequestParts<S> for Here {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Here>().cloned().ok_or(Error::SignIn)
    }
}

/// The header line that carries a visit's token; an empty one takes it away.
#[must_use]
pub fn visit_cookie(app: &App, token: &str) -> String {
    set_cookie(app, COOKIE, token, token.is_empty().then_some(0))
}
