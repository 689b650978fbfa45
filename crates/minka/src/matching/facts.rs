//! What a proposal is made from: the women who wait, the mentors with their room, and who must not walk beside whom.

use std::collections::HashSet;

use jiff::{Timestamp, civil::Date};

use super::{model::Wish, rules, store};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        error::Error,
        form::{Fields, Problem},
        ids::{GroupId, Id, ParticipantId, SiteId, UserId},
        store::Db,
    },
    groups::{self, Group},
    handovers,
    households::{self, StaffTie},
    needs::{self, Load, Need, Offer, weight_of},
    people::{self, Participant},
    users::{self, Approved, Mentoring},
};

/// How many women one page holds: what a person can look at and decide.
pub(super) const MOST: usize = 50;

/// A woman, and what is known of her for this.
pub(super) struct Her {
    pub(super) woman: Participant,
    pub(super) need: Option<Need>,
    /// Who of the staff is close to her, as it was written down.
    pub(super) ties: Vec<StaffTie>,
    /// Who walks beside her for good, or is to from a day on.
    pub(super) mentor: Option<Mentoring>,
    /// Whether anybody ever did.
    pub(super) had_one: bool,
    /// Whether whoever decides walks beside her or is to: then somebody else decides about her.
    pub(super) is_own: bool,
    /// Whether nothing is proposed for her: she stays with a mentor whose room nobody has asked for, or with whoever decides.
    pub(super) stays: bool,
    /// Whether nobody is left for her, and whoever is beside her goes on carrying her.
    pub(super) goes_on: bool,
    /// Who of those beside her has not finished writing down a visit.
    pub(super) drafts: Vec<String>,
}

impl Her {
    pub(super) fn weight(&self) -> i64 {
        weight_of(self.need.as_ref().map(|need| need.weight))
    }

    /// Who walks beside her for good, or is to.
    pub(super) fn mentor_user(&self) -> Option<UserId> {
        self.mentor.as_ref().map(|held| held.user)
    }

    /// Whether this is she, and somebody is her mentor; or stands in for one whom she no longer has, until it is decided who is.
    fn is_with(&self, user: UserId, woman: ParticipantId) -> bool {
        self.woman.id == woman && self.mentor_user().is_none_or(|held| held == user)
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
    /// Whom she walks beside today or is to, in which days, each with the weight of her need.
    pub(super) carries: Vec<Load>,
}

/// All of it.
pub(super) struct Facts {
    pub(super) wish: Wish,
    pub(super) today: Date,
    /// From which day what is decided holds.
    pub(super) start: Result<Date, Problem>,
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
        user != self.decides && !her.is_own && !self.kept_away.contains(&(user, her.woman.id))
    }

    /// The most that a mentor carries, from the day on which the proposal begins, of those about whom nothing is proposed anew.
    pub(super) fn settled_load(&self, mentor: &Mentor) -> i64 {
        let anew = |load: &Load| {
            self.women.iter().any(|her| !her.stays && !her.goes_on && her.is_with(mentor.approved.user, load.woman))
        };
        self.most_carried(mentor, |load| !anew(load))
    }

    /// Whether a mentor with an offer is beside her, for good or standing in.
    pub(super) fn is_carried(&self, at: usize) -> bool {
        let her = &self.women[at];
        let carries = |mentor: &Mentor| mentor.carries.iter().any(|load| her.is_with(mentor.approved.user, load.woman));
        self.mentors.iter().any(carries)
    }

    /// The most that a mentor carries of some of her women from the day on which the proposal begins.
    pub(super) fn most_carried(&self, mentor: &Mentor, which: impl Fn(&Load) -> bool) -> i64 {
        let loads: Vec<&Load> = mentor.carries.iter().filter(|load| which(load)).collect();
        needs::most_carried(&loads, *self.start.as_ref().unwrap_or(&self.today))
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
    let after = ParticipantId::parse(asked.text("after"));
    Ok(Place { wish: Wish { site, group, all: asked.text("all") == "yes", after }, sites, groups })
}

/// The day that a form asks for; today where it asks for none.
fn read_start(asked: &Fields, today: Date) -> Result<Date, Problem> {
    // A day that somebody has emptied is no day, and not today.
    if asked.all("from-day").next().is_none() {
        return Ok(today);
    }
    let parts = ["from-day", "from-month", "from-year"].map(|part| asked.text(part));
    people::read_day("from", parts).and_then(|from| rules::check_start(from, today))
}

/// A woman, and what is known of her; whether she stays where she is can be told only when the mentors are known.
fn look(
    db: &mut Db<'_>,
    actor: &Actor,
    (woman, ties): (Participant, Vec<StaffTie>),
    today: Date,
) -> Result<Her, Error> {
    let held = users::list_mentorings(db, woman.id)?;
    let lasts = |one: &&Mentoring| !one.covers && one.goes_on_after(today);
    let mut drafts = Vec::new();
    for one in held.iter().filter(|one| one.holds_on(today)) {
        if handovers::has_draft(db, one.user, woman.id)? {
            drafts.push(one.name.clone());
        }
    }
    Ok(Her {
        need: needs::find_need(db, woman.id)?,
        mentor: held.iter().find(lasts).cloned(),
        had_one: !held.is_empty(),
        is_own: held.iter().any(|one| one.goes_on_after(today) && one.user == actor.user()),
        stays: false,
        goes_on: false,
        woman,
        ties,
        drafts,
    })
}

/// Loads it all.
pub(super) fn load(
    db: &mut Db<'_>,
    actor: &Actor,
    (wish, asked): (Wish, &Fields),
    now: Timestamp,
) -> Result<Facts, Error> {
    let today = users::today_at(db, wish.site, now)?;
    let start = read_start(asked, today);
    let mut found = store::list_women(db, &wish, (today, i64::try_from(MOST).unwrap_or(0)))?;
    let more = found.len() > MOST;
    found.truncate(MOST);
    let ties = households::list_staff_ties_of_site(db, wish.site, today)?;
    let mut women = Vec::new();
    for woman in found {
        let ties = ties.iter().filter(|tie| tie.woman == woman.id).cloned().collect();
        women.push(look(db, actor, (woman, ties), today)?);
    }
    let loads = needs::list_loads_between(db, wish.site, (today, None))?;
    let mut offers = needs::list_offers(db, wish.site)?;
    let (mut mentors, mut not_asked) = (Vec::new(), Vec::new());
    for approved in users::list_mentors_of_site(db, wish.site, today)? {
        let Some(at) = offers.iter().position(|offer| offer.user == approved.user) else {
            not_asked.push(approved);
            continue;
        };
        let carries = loads.iter().filter(|load| load.user == approved.user).cloned().collect();
        mentors.push(Mentor { offer: offers.swap_remove(at), approved, carries });
    }
    for her in &mut women {
        let mentor = her.mentor_user();
        let asked = |user: UserId| mentors.iter().any(|mentor| mentor.approved.user == user);
        her.stays = her.is_own || mentor.is_some_and(|user| !asked(user));
    }
    let kept_away = needs::list_kept_away(db, wish.site, today)?.into_iter().collect();
    Ok(Facts { wish, today, start, women, more, mentors, not_asked, kept_away, decides: actor.user() })
}
