//! Everything that opens without a password ends: when a site is sealed, when it is unsealed, and after a restore.

use crate::{
    calendars,
    foundation::{change::Change, error::Error},
    invitations, own_visits, phone_forms, session_links, sign_in,
};

/// What was open and is not any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// Sign-ins; with them goes every browser that was known.
    pub sign_ins: u64,
    /// Invitations.
    pub invitations: u64,
    /// One-session links.
    pub links: u64,
    /// Links of telephones.
    pub telephones: u64,
    /// Addresses of calendars.
    pub feeds: u64,
    /// Women in front of their own files.
    pub visits: u64,
}

impl Ended {
    /// Whether nothing was open.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self == Ended::default()
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Ended { sign_ins, invitations, links, telephones, feeds, visits } = self;
        write!(
            out,
            "ended: sign-ins {sign_ins}, invitations {invitations}, links {links}, telephones {telephones}, \
             calendar addresses {feeds}, own visits {visits}"
        )
    }
}

/// Ends all of it.
///
/// # Errors
/// When it cannot be written.
pub fn end_what_opens(change: &mut Change<'_>) -> Result<Ended, Error> {
    Ok(Ended {
        sign_ins: sign_in::end_all_sign_ins(change)?,
        invitations: invitations::void_all_invitations(change)?,
        links: session_links::end_all_links(change)?,
        telephones: phone_forms::end_all_links(change)?,
        feeds: calendars::end_all_feeds(change)?,
        visits: own_visits::end_all_visits(change)?,
    })
}

/// A database that was put back does not know that the site was sealed: what it would open ends once more. Whether anything did.
///
/// # Errors
/// When it cannot be written.
pub fn end_again(change: &mut Change<'_>) -> Result<bool, Error> {
    end_what_opens(change).map(|ended| !ended.is_nothing())
}
