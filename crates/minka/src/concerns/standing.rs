//! Who answers for whom, now: the one place where procedure, clock, access table and whom she named come together.

use jiff::Timestamp;

use super::{
    model::{Concern, Procedure, Rung},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        error::Error,
        ids::{ParticipantId, SiteId, UserId},
        safe_mode,
        store::Db,
    },
    users,
};

/// The two whom a site has named, as far as they work here.
pub(super) struct Standing {
    pub(super) procedure: Option<Procedure>,
    responder: Option<Actor>,
    deputy: Option<Actor>,
}

/// Where, of whom, and about which member of staff a concern is.
type Whose = (SiteId, ParticipantId, Option<UserId>);

/// A concern as the access table asks about it, for somebody to whom it has come or not.
fn target(actor: &Actor, (site, woman, about): Whose, has_come: bool) -> Target {
    let about_actor = about == Some(actor.user());
    Target { own: has_come, about_actor, ..Target::participant(site, woman, Vec::new()) }
}

/// Whether somebody may answer for it once it has come to her.
fn answers(actor: &Actor, whose: Whose) -> bool {
    actor.decide(Action::ConcernAnswer, &target(actor, whose, true)) != Decision::Deny
}

/// Whether somebody is among the last to whom it comes.
fn oversees(actor: &Actor, whose: Whose) -> bool {
    actor.decide(Action::ConcernOversee, &target(actor, whose, false)) != Decision::Deny
}

/// Somebody of the staff as she may act now: in safe mode most of them are held off, and cannot answer.
fn find_actor(db: &mut Db<'_>, user: UserId, now: Timestamp) -> Result<Option<Actor>, Error> {
    let (found, held_off) = (users::find_actor(db, user, now)?, safe_mode::is_on(db)?);
    Ok(found.map(|(actor, _)| if held_off { actor.in_safe_mode() } else { actor }))
}

impl Standing {
    pub(super) fn load(db: &mut Db<'_>, site: SiteId, now: Timestamp) -> Result<Self, Error> {
        let procedure = store::find_procedure(db, site)?;
        let (mut responder, mut deputy) = (None, None);
        if let Some(named) = &procedure {
            responder = find_actor(db, named.responder, now)?;
            deputy = find_actor(db, named.deputy, now)?;
        }
        Ok(Standing { procedure, responder, deputy })
    }

    /// How far it has come. Whoever may not see her, whom it is about, or who works here no more is passed over at once.
    pub(super) fn reached(&self, concern: &Concern, now: Timestamp) -> Rung {
        let able = |named: &Option<Actor>| named.as_ref().is_some_and(|actor| answers(actor, concern.whose()));
        let first = match (able(&self.responder), able(&self.deputy)) {
            (true, _) => Rung::Responder,
            (false, true) => Rung::Deputy,
            (false, false) => Rung::Manager,
        };
        rules::reached(concern.risk, &concern.course, now).max(concern.came_to).max(first)
    }

    /// Where somebody stands, if anywhere. With whoever took it it stays, whoever is named now.
    fn place_of(&self, actor: &Actor, concern: &Concern) -> Option<Rung> {
        if concern.seen_by == Some(actor.user().to_string()) {
            return Some(Rung::Responder);
        }
        let named = |procedure: &Procedure| {
            if procedure.responder == actor.user() {
                Some(Rung::Responder)
            } else if procedure.deputy == actor.user() {
                Some(Rung::Deputy)
            } else {
                None
            }
        };
        let last = || oversees(actor, concern.whose()).then_some(Rung::Manager);
        self.procedure.as_ref().and_then(named).or_else(last)
    }

    /// The concern as the access table asks about it for this actor.
    pub(super) fn target(&self, actor: &Actor, concern: &Concern, now: Timestamp) -> Target {
        let has_come = self.place_of(actor, concern).is_some_and(|place| place <= self.reached(concern, now));
        target(actor, concern.whose(), has_come)
    }

    /// Whether it has come to this actor.
    pub(super) fn has_come_to(&self, actor: &Actor, concern: &Concern, now: Timestamp) -> bool {
        actor.decide(Action::ConcernAnswer, &self.target(actor, concern, now)) != Decision::Deny
    }
}

/// Whether anybody would see at once that somebody fears for her: whoever answers or stands in, else one of those who run the site; `about`:
/// never that member of staff. Where nobody would, whoever raises it is told so: what is on nobody's list must not look like help.
///
/// # Errors
/// [`Error::NotFound`] for nobody; [`Error::Unexpected`] when it cannot be read.
pub fn is_seen(db: &mut Db<'_>, woman: ParticipantId, about: Option<UserId>, now: Timestamp) -> Result<bool, Error> {
    let site = store::find_site(db, woman)?.ok_or(Error::NotFound)?;
    let (whose, standing) = ((site, woman, about), Standing::load(db, site, now)?);
    if [&standing.responder, &standing.deputy].into_iter().flatten().any(|actor| answers(actor, whose)) {
        return Ok(true);
    }
    let today = users::today_at(db, site, now)?;
    for (user, _) in users::list_staff_of_site(db, site, today)? {
        let actor = find_actor(db, user, now)?;
        if actor.is_some_and(|actor| oversees(&actor, whose) && answers(&actor, whose)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The open concerns that have come to somebody, the most pressing first: by their risk, then by what is due.
pub(super) fn list_open(db: &mut Db<'_>, actor: &Actor, now: Timestamp) -> Result<Vec<Concern>, Error> {
    let mut found = Vec::new();
    for site in actor.reach(Action::ConcernAnswer).sites {
        let open = store::list_open(db, site)?;
        if open.is_empty() {
            continue;
        }
        let standing = Standing::load(db, site, now)?;
        found.extend(open.into_iter().filter(|concern| standing.has_come_to(actor, concern, now)));
    }
    found.sort_by_key(|concern: &Concern| {
        let due = rules::waits_for(concern.risk, &concern.course).map_or(concern.course.raised, |(_, due)| due);
        (rules::above(concern.risk).len(), due)
    });
    Ok(found)
}
