//! What a proposal is made from: the women who wait, the mentors with their room, and who must not walk beside whom.

use std::collections::HashSet;

use jiff::{Timestamp, civil::Date};

use super::{model::Wish, store};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        error::Error,
        form::Fields,
        ids::{GroupId, Id, ParticipantId, SiteId, UserId},
        store::Db,
    },
    groups::{self, Group},
    households::{self, StaffTie},
    needs::{self, Need, Offer, weight_of},
    people::Participant,
    users::{self, Approved},
};

/// How many women one page holds: what a person can look at and decide.
pub(super) const MOST: usize = 50;

/// A woman, and what is known of her for this.
pub(super) struct Her {
    pub(super) woman: Participant,
    pub(super) need: Option<Need>,
    /// Who of the staff is close to her, as it was written down.
    pub(super) ties: Vec<StaffTie>,
    /// Who walks beside her now.
    pub(super) mentor: Option<UserId>,
    /// Whether anybody ever did.
    pub(super) had_one: bool,
}

impl Her {
    pub(super) fn weight(&self) -> i64 {
        weight_of(self.need.as_ref().map(|need| need.weight))
    }

    /// Whether somebody of the staff is written down as close to her.
    pub(super) fn is_tied(&self, user: UserId) -> bool {
        self.ties.iter().any(|tie| tie.user == user)
    }
}

/// A mentor who has said what she can give.
pub(super) struct Mentor {
    pub(super) approved: Approved,
    pub(super) offer: Offer,
    /// What she carries of women who are not on the page.
    pub(super) load: i64,
}

/// All of it.
pub(super) struct Facts {
    pub(super) wish: Wish,
    pub(super) today: Date,
    pub(super) women: Vec<Her>,
    pub(super) more: bool,
    pub(super) mentors: Vec<Mentor>,
    /// Mentors whose room nobody has asked for: they are not proposed.
    pub(super) not_asked: Vec<Approved>,
    kept_away: HashSet<(UserId, ParticipantId)>,
    /// Whoever decides gives nobody to herself.
    decides: UserId,
}

impl Facts {
    /// Whether a mentor may be given to a woman at all; why not is nobody's business, but for what stands on her page of links.
    pub(super) fn may(&self, mentor: &Mentor, her: &Her) -> bool {
        let user = mentor.approved.user;
        user != self.decides && !self.kept_away.contains(&(user, her.woman.id))
    }
}

/// The sites whose mentors somebody decides about, the groups of the chosen one, and what is asked for.
pub(super) struct Place {
    pub(super) wish: Wish,
    pub(super) sites: Vec<(SiteId, String)>,
    pub(super) groups: Vec<Group>,
}

/// Finds out what is asked for; for whoever decides about no mentors there is no such page.
pub(super) fn place(db: &mut Db<'_>, actor: &Actor, asked: &Fields) -> Result<Place, Error> {
    let reach = actor.reach(Action::PersonAssignMentor).sites;
    let chosen = SiteId::parse(asked.text("site"));
    let site = match chosen {
        Some(site) => *reach.iter().find(|known| **known == site).ok_or(Error::NotFound)?,
        None => *reach.first().ok_or(Error::NotFound)?,
    };
    actor.check(Action::PersonAssignMentor, &Target::site(site).reason("asked below"))?;
    let mut sites = Vec::new();
    for known in reach {
        sites.push((known, users::get_site(db, known)?.name));
    }
    let mut groups = groups::list_groups_of_reach(db, &actor.reach(Action::GroupRead))?;
    groups.retain(|group| group.site == site);
    let group = GroupId::parse(asked.text("group")).filter(|group| groups.iter().any(|known| known.id == *group));
    Ok(Place { wish: Wish { site, group, all: asked.text("all") == "yes" }, sites, groups })
}

/// Loads it all.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, wish: Wish, now: Timestamp) -> Result<Facts, Error> {
    let today = users::today_at(db, wish.site, now)?;
    let mut found = store::list_women(db, &wish, (today, i64::try_from(MOST).unwrap_or(0)))?;
    let more = found.len() > MOST;
    found.truncate(MOST);
    let ties = households::list_staff_ties_of_site(db, wish.site, today)?;
    let mut women = Vec::new();
    for woman in found {
        let ties = ties.iter().filter(|tie| tie.woman == woman.id).cloned().collect();
        let need = needs::find_need(db, woman.id)?;
        let mentor = users::find_mentor_on(db, woman.id, today)?.map(|mentoring| mentoring.user);
        let had_one = mentor.is_some() || !users::list_mentorings(db, woman.id)?.is_empty();
        women.push(Her { woman, need, ties, mentor, had_one });
    }
    let loads = needs::list_loads(db, wish.site, today)?;
    let mut offers = needs::list_offers(db, wish.site)?;
    let (mut mentors, mut not_asked) = (Vec::new(), Vec::new());
    for approved in users::list_mentors_of_site(db, wish.site, today)? {
        let Some(at) = offers.iter().position(|offer| offer.user == approved.user) else {
            not_asked.push(approved);
            continue;
        };
        let elsewhere = |her: ParticipantId| women.iter().all(|known| known.woman.id != her);
        let hers = loads.iter().filter(|(user, her, _)| *user == approved.user && elsewhere(*her));
        let load = hers.map(|(_, _, weight)| weight_of(*weight)).sum();
        mentors.push(Mentor { offer: offers.swap_remove(at), approved, load });
    }
    let kept_away = needs::list_kept_away(db, wish.site, today)?.into_iter().collect();
    Ok(Facts { wish, today, women, more, mentors, not_asked, kept_away, decides: actor.user() })
}
