//! What is said to her when she has stopped something: what stops, what stays of hers, and on what each rested. Keys only: it is
//! said about her to her mentor, and to her in her own view.

use super::{bases, model::Purpose, model::Way, rules, store};
use crate::{
    foundation::{
        app::App,
        error::Error,
        ids::ParticipantId,
        law::{Country, Declared},
        store::Db,
    },
    users::Programme,
};

/// Whose law the folder keeps, where that was said.
pub(super) fn law_of(app: &App) -> Option<Country> {
    app.extension::<Declared>().whereabouts().and_then(|said| said.country)
}

/// What a receipt says, in text keys.
#[derive(Clone, Copy, Debug)]
pub struct Receipt {
    purpose: Purpose,
    country: &'static str,
    basis: &'static str,
}

impl Receipt {
    /// `way`: how she had agreed; nothing when she never did, or when the reader must not learn that.
    pub(super) fn of(purpose: Purpose, country: &'static str, way: Option<Way>) -> Self {
        Receipt { purpose, country, basis: bases::basis_said(purpose, country, way) }
    }

    /// What stops.
    #[must_use]
    pub fn stops(&self) -> String {
        format!("consent-stops-{}", self.purpose.key())
    }

    /// What stays, in a sentence.
    #[must_use]
    pub fn stays(&self) -> String {
        format!("consent-stays-{}", self.purpose.key())
    }

    /// On what it rested.
    #[must_use]
    pub fn basis(&self) -> String {
        format!("consent-basis-{}", self.basis)
    }

    /// Every class of what stays, and on what that rests.
    #[must_use]
    pub fn kept(&self) -> Vec<(String, String)> {
        let key = |class: &str, basis: &str| (format!("consent-kept-{class}"), format!("consent-basis-{basis}"));
        bases::kept_after(self.purpose, self.country).into_iter().map(|(class, basis)| key(class, basis)).collect()
    }
}

/// The receipt of a purpose that a woman of a programme has stopped; nothing while she has not.
///
/// # Errors
/// When the database cannot be read.
pub fn find_receipt(
    db: &mut Db<'_>,
    app: &App,
    (programme, woman): (&Programme, ParticipantId),
    purpose: Purpose,
) -> Result<Option<Receipt>, Error> {
    let events = store::list_events(db, woman)?;
    let country = bases::country_under(law_of(app), &programme.currency);
    let stopped = rules::stopped(&events, purpose);
    Ok(stopped.map(|_| Receipt::of(purpose, country, rules::last_way(&events, purpose))))
}
