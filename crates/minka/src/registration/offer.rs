//! What the form may offer: the sites and groups within the actor's reach, with their free places.

use crate::{
    foundation::{
        access::{Action, Actor, Target, View},
        error::Error,
        ids::{GroupId, SiteId},
        store::Db,
        text::{Language, Text},
    },
    groups::{self, Group},
    people::Choice,
    users::{self, Days},
};

/// Sites and groups in which somebody may register a woman.
pub(super) struct Offer {
    pub(super) sites: Vec<(SiteId, String)>,
    pub(super) groups: Vec<(Group, i64)>,
    pub(super) language: Language,
}

impl Offer {
    /// Nothing to offer is nothing there: a facilitator registers who came along from her roll call.
    pub(super) fn load(db: &mut Db<'_>, actor: &Actor, days: &mut Days) -> Result<Self, Error> {
        let (mut offer, joined) = Offer::places(db, actor)?;
        for site in joined {
            let today = days.at_site(db, site)?;
            offer.groups.extend(groups::list_open_groups(db, site, today)?);
        }
        Ok(offer)
    }

    /// The offer as far as one answer needs it: only the group that was chosen, if it was offered.
    pub(super) fn load_chosen(
        db: &mut Db<'_>,
        actor: &Actor,
        chosen: Option<GroupId>,
        days: &mut Days,
    ) -> Result<Self, Error> {
        let (mut offer, joined) = Offer::places(db, actor)?;
        let known = chosen.map_or(Ok(None), |id| groups::find_group(db, id))?;
        if let Some(group) = known.filter(|group| !group.closed && joined.contains(&group.site)) {
            let today = days.at_site(db, group.site)?;
            let left = groups::places_left(db, group.id, today)?;
            offer.groups.push((group, left));
        }
        Ok(offer)
    }

    /// Sites and language, and the sites whose groups she may let women into.
    fn places(db: &mut Db<'_>, actor: &Actor) -> Result<(Self, Vec<SiteId>), Error> {
        let may = |site: &SiteId| {
            actor.check(Action::PersonCreate, &Target::site(*site)).is_ok_and(|view| view == View::Full)
        };
        let reach: Vec<SiteId> = actor.reach(Action::PersonCreate).sites.into_iter().filter(may).collect();
        let first = *reach.first().ok_or(Error::NotFound)?;
        let language = users::get_programme_of(db, first)?.languages.first().copied().unwrap_or(Language::En);
        let mut sites = Vec::new();
        for site in reach {
            sites.push((site, users::get_site(db, site)?.name));
        }
        let joined = actor.reach(Action::MembershipChange).sites;
        let joined = joined.into_iter().filter(|site| sites.iter().any(|(known, _)| known == site)).collect();
        Ok((Offer { sites, groups: Vec::new(), language }, joined))
    }

    /// Where the form is about to register her: its days are those of that site. The site of the group that was chosen, or
    /// the site that was, or the first.
    pub(super) fn site_meant(&self, group: Option<GroupId>, typed: &str) -> Option<SiteId> {
        let of_group = self.groups.iter().find(|(known, _)| Some(known.id) == group).map(|(known, _)| known.site);
        let chosen = || self.sites.iter().map(|(site, _)| *site).find(|site| site.to_string() == typed);
        of_group.or_else(chosen).or_else(|| self.sites.first().map(|(site, _)| *site))
    }

    /// The groups to choose from, each with its free places.
    pub(super) fn group_choices(&self, text: &Text, chosen: &str) -> Vec<Choice> {
        let none = Choice::new("", text.say("registration-no-group"), chosen);
        let said = |(group, left): &(Group, i64)| {
            let places = text.phrase("registration-places").count((*left).max(0)).to_string();
            Choice::new(group.id.to_string(), format!("{} · {places}", group.name), chosen)
        };
        std::iter::once(none).chain(self.groups.iter().map(said)).collect()
    }

    /// The sites, when there is more than one to choose from.
    pub(super) fn site_choices(&self, chosen: &str) -> Vec<Choice> {
        if self.sites.len() < 2 {
            return Vec::new();
        }
        self.sites.iter().map(|(id, name)| Choice::new(id.to_string(), name, chosen)).collect()
    }
}
