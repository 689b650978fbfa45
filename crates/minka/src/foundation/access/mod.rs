//! Need to know: who may do what to whom. Deny by default; the table beside this file decides.
//!
//! A member of staff holds dated assignments: a role at a site, for a facilitator in one group, for a mentor with one
//! woman. An action on a target is allowed when some assignment's cell in `table.txt` holds. What is outside an actor's
//! reach does not exist for her: the answer is "not found", the same as for an id that was never given.

mod actions;
mod table;
mod target;
mod ties;

use std::sync::{Arc, LazyLock};

use axum::{extract::FromRequestParts, http::request::Parts};

pub use self::{
    actions::Action,
    table::{Alternative, Cell, Condition, Role, Table, View},
    target::Target,
    ties::{Emergency, Ties},
};
use super::{
    change::By,
    error::Error,
    ids::{GroupId, ParticipantId, SiteId, UserId},
};

/// The text of the table: printed for staff, read by the decider and, again, by a test of its own.
pub const TABLE: &str = include_str!("table.txt");

static DECIDER: LazyLock<Table> = LazyLock::new(|| Table::parse(TABLE));

/// One dated, approved assignment that holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The role.
    pub role: Role,
    /// Where.
    pub site: SiteId,
    /// A facilitator's group.
    pub group: Option<GroupId>,
    /// A mentor's woman.
    pub participant: Option<ParticipantId>,
}

/// What the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes, with this view.
    Permit(View),
    /// Yes, after a fresh proof of identity.
    StepUp,
    /// No.
    Deny,
}

/// Where an action may reach: the starting point of every list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Whole sites.
    pub sites: Vec<SiteId>,
    /// Single groups.
    pub groups: Vec<GroupId>,
    /// Single women.
    pub participants: Vec<ParticipantId>,
}

impl Reach {
    /// Whether it reaches nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sites.is_empty() && self.groups.is_empty() && self.participants.is_empty()
    }
}

/// Who acts: a member of staff with the assignments that hold at this moment.
#[derive(Clone, Debug)]
pub struct Actor(Arc<Holder>);

#[derive(Debug)]
struct Holder {
    user: UserId,
    name: String,
    fresh: bool,
    assignments: Vec<Assignment>,
    ties: Ties,
    safe_mode: bool,
}

impl Actor {
    /// `fresh`: she proved who she is within the last five minutes.
    #[must_use]
    pub fn new(user: UserId, name: String, fresh: bool, assignments: Vec<Assignment>, ties: Ties) -> Self {
        Actor(Arc::new(Holder { user, name, fresh, assignments, ties, safe_mode: false }))
    }

    /// A woman in front of her own file, beside somebody of the staff: she may do what is hers (`m`), and nothing else.
    #[must_use]
    pub fn herself(beside: UserId, site: SiteId) -> Self {
        let woman = Assignment { role: Role::Participant, site, group: None, participant: None };
        Actor::new(beside, String::new(), false, vec![woman], Ties::default())
    }

    /// The same in a folder that was restored without its restraint journal: nothing leaves it, and only managers act.
    #[must_use]
    pub fn in_safe_mode(self) -> Self {
        let held = &self.0;
        let (name, assignments, ties) = (held.name.clone(), held.assignments.clone(), held.ties.clone());
        Actor(Arc::new(Holder { user: held.user, name, fresh: held.fresh, assignments, ties, safe_mode: true }))
    }

    /// Whether the folder is in safe mode.
    #[must_use]
    pub fn is_in_safe_mode(&self) -> bool {
        self.0.safe_mode
    }

    /// Whether she has to wait until safe mode has ended.
    #[must_use]
    pub fn is_locked_out(&self) -> bool {
        self.0.safe_mode && !self.is(Role::Manager)
    }

    fn is_held_back(&self, action: Action) -> bool {
        self.is_locked_out() || self.0.safe_mode && action.leaves_the_folder()
    }

    /// Her id.
    #[must_use]
    pub fn user(&self) -> UserId {
        self.0.user
    }

    /// Her name among staff.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// As the author of a change.
    #[must_use]
    pub fn by(&self) -> By {
        By::User(self.0.user)
    }

    /// What she holds now.
    #[must_use]
    pub fn assignments(&self) -> &[Assignment] {
        &self.0.assignments
    }

    /// What she has open in an emergency, for the line on top of every page.
    #[must_use]
    pub fn emergencies(&self) -> &[Emergency] {
        &self.0.ties.emergencies
    }

    /// Whether she proved who she is within the last five minutes.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.0.fresh
    }

    /// Whether she may do this to that, and with which view.
    #[must_use]
    pub fn decide(&self, action: Action, target: &Target) -> Decision {
        if self.is_forbidden(action, target.participant) {
            return Decision::Deny;
        }
        let held = &self.0.assignments;
        let mut best = Decision::Deny;
        for assignment in held {
            for alternative in &DECIDER.cell(action, assignment.role).0 {
                let missing = |condition: &&Condition| !self.holds(**condition, assignment, target);
                match alternative.conditions.iter().filter(missing).collect::<Vec<_>>().as_slice() {
                    [] => match (best, alternative.view) {
                        (_, View::Full) => return Decision::Permit(View::Full),
                        (Decision::Permit(_), _) => {}
                        (_, view) => best = Decision::Permit(view),
                    },
                    [Condition::Fresh] if best == Decision::Deny => best = Decision::StepUp,
                    _ => {}
                }
            }
        }
        best
    }

    /// What no role, and no two roles together, make up for.
    fn is_forbidden(&self, action: Action, woman: Option<ParticipantId>) -> bool {
        let is_administrator = self.0.assignments.iter().any(|held| held.role == Role::Administrator);
        let named = woman.is_some_and(|woman| self.0.ties.named_by.contains(&woman));
        let walled = action.is_sealed() && woman.is_some_and(|woman| self.is_behind_wall(woman));
        named || walled || is_administrator && action.is_content() || self.is_held_back(action)
    }

    /// Whether a woman's sealed part is shut to her because of what she herself was here, or because of what she was to her.
    /// Whoever walks beside her today reads it as her mentor, not through another role.
    fn is_behind_wall(&self, woman: ParticipantId) -> bool {
        let ties = &self.0.ties;
        let walks_beside = || self.0.assignments.iter().any(|held| held.participant == Some(woman));
        ties.own_file == Some(woman)
            || ties.circle.contains(&woman)
            || ties.led_before.contains(&woman) && !walks_beside()
    }

    fn holds(&self, condition: Condition, assignment: &Assignment, target: &Target) -> bool {
        match condition {
            Condition::Group => assignment.group.is_some_and(|group| target.groups.contains(&group)),
            Condition::Mentor => assignment.participant.is_some() && assignment.participant == target.participant,
            Condition::Site => target.site == Some(assignment.site),
            Condition::Own => target.own,
            Condition::Emergency => {
                let open = |woman| self.0.ties.emergencies.iter().any(|opening| opening.participant == woman);
                target.participant.is_some_and(open)
            }
            Condition::Fresh => self.0.fresh,
            Condition::Open => target.open,
            Condition::Reason => target.reason,
            Condition::NotAboutActor => !target.about_actor,
            Condition::NotRecorder => !target.recorded_by_actor,
            Condition::Consent => target.consented,
            Condition::Kit => false,
        }
    }

    /// Refuses what she may not do.
    ///
    /// # Errors
    /// [`Error::NotFound`] for what she must not know of, [`Error::StepUp`] when a fresh proof is all that is missing.
    pub fn check(&self, action: Action, target: &Target) -> Result<View, Error> {
        match self.decide(action, target) {
            Decision::Permit(view) => Ok(view),
            Decision::StepUp => Err(Error::StepUp),
            Decision::Deny => Err(Error::NotFound),
        }
    }

    /// Where this action may reach at all, for lists.
    #[must_use]
    pub fn reach(&self, action: Action) -> Reach {
        let mut reach = Reach::default();
        if self.is_forbidden(action, None) {
            return reach;
        }
        for held in &self.0.assignments {
            for alternative in &DECIDER.cell(action, held.role).0 {
                let has = |condition| alternative.conditions.contains(&condition);
                if has(Condition::Site) && !reach.sites.contains(&held.site) {
                    reach.sites.push(held.site);
                }
                if let Some(group) = held.group.filter(|group| has(Condition::Group) && !reach.groups.contains(group)) {
                    reach.groups.push(group);
                }
                let woman = held.participant.filter(|woman| {
                    has(Condition::Mentor)
                        && !reach.participants.contains(woman)
                        && !self.is_forbidden(action, Some(*woman))
                });
                reach.participants.extend(woman);
            }
        }
        reach
    }

    /// Whether she may do this at some site, group or woman: whether a menu shows it.
    #[must_use]
    pub fn may_somewhere(&self, action: Action) -> bool {
        !self.reach(action).is_empty()
    }

    /// The sites of her assignments, first assigned first.
    #[must_use]
    pub fn sites(&self) -> Vec<SiteId> {
        let mut sites = Vec::new();
        for held in &self.0.assignments {
            if !sites.contains(&held.site) {
                sites.push(held.site);
            }
        }
        sites
    }

    /// Whether she holds a role anywhere: for the layout of Today only, never for a permission.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.0.assignments.iter().any(|held| held.role == role)
    }
}

/// In a handler's signature it says: nobody gets here without having signed in.
impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Actor>().cloned().ok_or(Error::SignIn)
    }
}
