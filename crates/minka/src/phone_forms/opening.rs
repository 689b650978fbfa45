//! What a telephone's link opens at this moment: no more than the mentor whose it is may do herself.

use jiff::Timestamp;

use super::{model::PhoneLink, rules, store};
use crate::{
    assessments,
    foundation::{
        access::{Action, Actor, Decision, Target},
        crypto::token_hash,
        error::Error,
        store::Db,
        text::Text,
    },
    instruments::Held,
    people::{self, Step},
    users,
};

/// A live link with whose right it carries.
pub(super) struct Opened {
    pub(super) link: PhoneLink,
    pub(super) actor: Actor,
}

impl Opened {
    /// What a token opens. Unknown, ended, over, of somebody who has left or is no mentor here any more: all of them are
    /// nothing, as any other address.
    pub(super) fn load(db: &mut Db<'_>, token: &str, now: Timestamp) -> Result<Self, Error> {
        if !rules::is_token(token) {
            return Err(Error::NotFound);
        }
        let link = store::find_link(db, &token_hash(token))?.ok_or(Error::NotFound)?;
        if !rules::is_live(link.ended, link.expires, now) {
            return Err(Error::NotFound);
        }
        let (actor, _) = users::find_actor(db, link.user, now)?.ok_or(Error::NotFound)?;
        // Her right to have one, but for a fresh proof of who she is.
        let own = Target { own: true, ..Target::site(link.site) };
        let today = users::today_at(db, link.site, now)?;
        let is_mentor =
            users::list_mentors_of_site(db, link.site, today)?.iter().any(|mentor| mentor.user == link.user);
        if !is_mentor || actor.decide(Action::PhoneRevoke, &own) == Decision::Deny {
            return Err(Error::NotFound);
        }
        // The link sees no more than she does.
        db.see_as(Some(link.user));
        Ok(Opened { link, actor })
    }

    /// In the link's language.
    pub(super) fn text(&self) -> Text {
        Text(self.link.language)
    }

    /// The codes of her women here who agree to questionnaires today, in the order of the codes.
    pub(super) fn codes(&self, db: &mut Db<'_>, now: Timestamp) -> Result<Vec<String>, Error> {
        let mut codes = Vec::new();
        for id in self.actor.reach(Action::SurveyAnswer).participants {
            let Some(woman) = people::find_by_id(db, id)? else { continue };
            if woman.site != self.link.site || matches!(woman.state, Step::Left | Step::Transferred) {
                continue;
            }
            match assessments::load(db, &self.actor, &woman.code, now) {
                Ok(known) if known.may_ask && known.agreed => codes.push(woman.code),
                Ok(_) | Err(Error::NotFound) => {}
                Err(other) => return Err(other),
            }
        }
        codes.sort();
        Ok(codes)
    }

    /// What may be asked by this telephone, each with its number: nothing that asks about safety, and only in the link's language.
    pub(super) fn forms(&self, db: &mut Db<'_>) -> Result<Vec<(usize, Held)>, Error> {
        let programme = users::get_programme_of(db, self.link.site)?.id;
        let offered = assessments::list_offered(db, (programme, false))?;
        let fits = |held: &Held| {
            let instrument = &held.instrument;
            !instrument.can_raise_flags() && instrument.text(self.link.language.code()).is_some()
        };
        Ok((1..).zip(offered.into_iter().filter(fits)).collect())
    }
}
