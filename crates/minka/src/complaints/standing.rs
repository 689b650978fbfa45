//! Who takes which complaint now: the one place where the site's way, whom it is shut to and the access table come together.

use jiff::Timestamp;

use super::{
    model::{Colleague, Complaint, Way},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        error::Error,
        ids::{SiteId, UserId},
        store::Db,
    },
    users,
};

/// Who works at a site, and who takes complaints there.
pub(super) struct Standing {
    pub(super) way: Option<Way>,
    pub(super) colleagues: Vec<Colleague>,
}

/// A complaint for somebody: whether it has come to her, and as the second.
pub(super) struct Seat {
    pub(super) target: Target,
    pub(super) is_second: bool,
    pub(super) has_second: bool,
}

impl Standing {
    pub(super) fn load(db: &mut Db<'_>, site: SiteId, now: Timestamp) -> Result<Self, Error> {
        let today = users::today_at(db, site, now)?;
        Ok(Standing { way: store::find_way(db, site)?, colleagues: store::list_colleagues(db, site, today)? })
    }

    /// Who may take a complaint that is shut to these; `only_above`: among those who answer to nobody at the site.
    pub(super) fn takers(&self, shut: &[UserId], only_above: bool) -> Vec<UserId> {
        rules::takers(self.way.as_ref(), (shut, only_above), &self.colleagues)
    }

    /// Whether any complaint of the site may come to somebody: the fewer it is shut to, the more take it.
    fn may_come_to(&self, actor: &Actor) -> bool {
        self.takers(&[], false).contains(&actor.user())
    }

    /// Where somebody stands to a complaint. One that is shut to her was never found.
    pub(super) fn seat(&self, db: &mut Db<'_>, actor: &Actor, complaint: &Complaint) -> Result<Seat, Error> {
        Ok(self.seat_beside(actor, complaint, &store::list_shut(db, complaint.id)?))
    }

    fn seat_beside(&self, actor: &Actor, complaint: &Complaint, shut: &[UserId]) -> Seat {
        let takers = self.takers(shut, complaint.only_above);
        let target = Target {
            own: rules::has_come(&takers, complaint.state, actor.user()),
            about_actor: shut.contains(&actor.user()),
            ..Target::site(complaint.site)
        };
        let is_second = takers.get(1) == Some(&actor.user());
        Seat { target, is_second, has_second: takers.len() > 1 }
    }
}

/// Those among complaints that have come to somebody.
fn come(db: &mut Db<'_>, actor: &Actor, standing: &Standing, all: Vec<Complaint>) -> Result<Vec<Complaint>, Error> {
    let shut = store::list_shut_of(db, &all)?;
    let has_come = |complaint: &Complaint| {
        let shut = shut.get(&complaint.id).map(Vec::as_slice).unwrap_or_default();
        let seat = standing.seat_beside(actor, complaint, shut);
        actor.decide(Action::ComplaintHandle, &seat.target) != Decision::Deny
    };
    Ok(all.into_iter().filter(has_come).collect())
}

/// At most so many open complaints that have come to somebody, the oldest first, those after an id (empty: from the oldest).
///
/// Whom one has come to is not decided where they are kept, so it reads on until there are enough.
pub(super) fn list_open(
    db: &mut Db<'_>,
    actor: &Actor,
    now: Timestamp,
    (after, most): (&str, usize),
) -> Result<Vec<Complaint>, Error> {
    let mut found = Vec::new();
    for site in actor.reach(Action::ComplaintHandle).sites {
        let standing = Standing::load(db, site, now)?;
        if !standing.may_come_to(actor) {
            continue;
        }
        let (mut from, mut here) = (after.to_owned(), Vec::new());
        while here.len() < most {
            let open = store::list_open(db, site, (actor.user(), &from), most)?;
            let Some(last) = open.last() else { break };
            from = last.id.to_string();
            here.extend(come(db, actor, &standing, open)?);
        }
        found.extend(here);
    }
    found.sort_by_key(|complaint| complaint.id);
    found.truncate(most);
    Ok(found)
}

/// Those that have come to somebody and were closed since an instant.
pub(super) fn list_closed(
    db: &mut Db<'_>,
    actor: &Actor,
    (now, since): (Timestamp, Timestamp),
) -> Result<Vec<Complaint>, Error> {
    let mut found = Vec::new();
    for site in actor.reach(Action::ComplaintHandle).sites {
        let closed = store::list_closed(db, site, (actor.user(), since))?;
        let standing = Standing::load(db, site, now)?;
        found.extend(come(db, actor, &standing, closed)?);
    }
    Ok(found)
}
