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
        ids::SiteId,
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

/// A concern as the access table asks about it, for somebody to whom it has come or not.
fn target(actor: &Actor, concern: &Concern, has_come: bool) -> Target {
    Target {
        own: has_come,
        about_actor: concern.about == Some(actor.user()),
        ..Target::participant(concern.site, concern.woman, Vec::new())
    }
}

impl Standing {
    pub(super) fn load(db: &mut Db<'_>, site: SiteId, now: Timestamp) -> Result<Self, Error> {
        let procedure = store::find_procedure(db, site)?;
        let (mut responder, mut deputy) = (None, None);
        if let Some(named) = &procedure {
            responder = users::find_actor(db, named.responder, now)?.map(|(actor, _)| actor);
            deputy = users::find_actor(db, named.deputy, now)?.map(|(actor, _)| actor);
        }
        Ok(Standing { procedure, responder, deputy })
    }

    /// How far it has come. Whoever may not see her, whom it is about, or who works here no more is passed over at once.
    pub(super) fn reached(&self, concern: &Concern, now: Timestamp) -> Rung {
        let able = |named: &Option<Actor>| {
            named.as_ref().is_some_and(|actor| {
                actor.decide(Action::ConcernAnswer, &target(actor, concern, true)) != Decision::Deny
            })
        };
        let first = match (able(&self.responder), able(&self.deputy)) {
            (true, _) => Rung::Responder,
            (false, true) => Rung::Deputy,
            (false, false) => Rung::Manager,
        };
        rules::reached(concern.risk, &concern.course, now).max(concern.came_to).max(first)
    }

    /// Where somebody stands, if anywhere.
    fn place_of(&self, actor: &Actor, concern: &Concern) -> Option<Rung> {
        let named = |procedure: &Procedure| {
            if procedure.responder == actor.user() {
                Some(Rung::Responder)
            } else if procedure.deputy == actor.user() {
                Some(Rung::Deputy)
            } else {
                None
            }
        };
        let oversees = || actor.decide(Action::ConcernOversee, &target(actor, concern, false)) != Decision::Deny;
        self.procedure.as_ref().and_then(named).or_else(|| oversees().then_some(Rung::Manager))
    }

    /// The concern as the access table asks about it for this actor.
    pub(super) fn target(&self, actor: &Actor, concern: &Concern, now: Timestamp) -> Target {
        let has_come = self.place_of(actor, concern).is_some_and(|place| place <= self.reached(concern, now));
        target(actor, concern, has_come)
    }

    /// Whether it has come to this actor.
    pub(super) fn has_come_to(&self, actor: &Actor, concern: &Concern, now: Timestamp) -> bool {
        actor.decide(Action::ConcernAnswer, &self.target(actor, concern, now)) != Decision::Deny
    }
}

/// The open concerns that have come to somebody, the most pressing first.
pub(super) fn list_open(db: &mut Db<'_>, actor: &Actor, now: Timestamp) -> Result<Vec<(Concern, Rung)>, Error> {
    let mut found = Vec::new();
    for site in actor.reach(Action::ConcernAnswer).sites {
        let open = store::list_open(db, site)?;
        if open.is_empty() {
            continue;
        }
        let standing = Standing::load(db, site, now)?;
        let come = open.into_iter().filter(|concern| standing.has_come_to(actor, concern, now));
        found.extend(come.map(|concern| {
            let rung = standing.reached(&concern, now);
            (concern, rung)
        }));
    }
    // What waits for somebody comes before what is in hands; of those, what is due first.
    found.sort_by_key(|(concern, _)| {
        rules::waits_for(concern.risk, &concern.course).map_or((true, concern.course.raised), |(_, due)| (false, due))
    });
    Ok(found)
}
