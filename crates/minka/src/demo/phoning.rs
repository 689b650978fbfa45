//! The telephones of the play that ask without a network: one of each site's first mentor, in the language of its programme.

use jiff::{ToSpan, civil::Date};
use sha2::{Digest, Sha256};

use super::play::Act;
use crate::{
    foundation::{change::Change, clock::instant_in, error::Error, text::Language},
    phone_forms::{self, NewPhoneLink},
    users,
};

/// Makes the links. Their tokens are drawn by nobody, so that nobody can open them.
pub(super) fn hand_out(change: &mut Change<'_>, act: &Act, today: Date) -> Result<(), Error> {
    for site in &act.stage.sites {
        let Some(mentor) = users::list_mentors_of_site(change, *site, today)?.into_iter().next() else { continue };
        let programme = users::get_programme_of(change, *site)?;
        let language = programme.languages.first().copied().unwrap_or(Language::En);
        let end = today.saturating_add(61.days());
        let expires = instant_in(end, jiff::civil::time(18, 0, 0, 0), &programme.zone);
        let hash: [u8; 32] = Sha256::digest(format!("the telephone of {}", mentor.user)).into();
        let new = NewPhoneLink { user: mentor.user, site: *site, language, expires };
        phone_forms::add_link(change, &hash, new)?;
    }
    Ok(())
}
