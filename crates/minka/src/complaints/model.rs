//! Nouns: a complaint, what it is about, where it stands, how whoever spoke wants to hear of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    foundation::ids::{SiteId, UserId},
    keyed,
};

crate::id_type!(ComplaintId, "A complaint about somebody of the staff.");
crate::id_type!(ComplaintStepId, "What was done about a complaint.");
crate::id_type!(ComplaintWayId, "Who takes complaints at a site.");

keyed! {
    /// What it is about: the sensitive kinds of HOPE's grievance tickets, and what is none of them (casework reference 2.6).
    Category {
        /// How somebody of the staff behaves.
        StaffConduct = "staff_conduct",
        /// Harassment.
        Harassment = "harassment",
        /// Sexual harassment, or help against favours.
        SexualHarassment = "sexual_harassment",
        /// Fraud.
        Fraud = "fraud",
        /// A bribe.
        Bribery = "bribery",
        /// What was told was passed on.
        Data = "data",
        /// Somebody decided about herself or her kin.
        Interest = "interest",
        /// Badly run.
        Mismanagement = "mismanagement",
        /// Something that could be better.
        Feedback = "feedback",
        /// Something else.
        Other = "other",
    }
}

keyed! {
    /// Where it stands (HOPE's states, casework reference 2.6).
    State {
        /// Nobody has taken it.
        New = "new",
        /// Somebody has.
        Assigned = "assigned",
        /// It is looked into.
        InProgress = "in_progress",
        /// It waits for something.
        OnHold = "on_hold",
        /// How it shall end waits for a second person.
        ForApproval = "for_approval",
        /// It is over.
        Closed = "closed",
    }
}

keyed! {
    /// On which way it came.
    WayIn {
        /// Through the door for everybody.
        Stranger = "stranger",
        /// From a member of staff.
        Staff = "staff",
        /// On paper, keyed in.
        Paper = "paper",
    }
}

keyed! {
    /// How whoever spoke wants to hear how it ended.
    Answer {
        /// She asks with her slip.
        Slip = "slip",
        /// We call.
        Telephone = "telephone",
        /// Through somebody she trusts.
        Person = "person",
        /// Not at all.
        None = "none",
    }
}

/// What was said. Everything is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// About whom, as it was said.
    pub about: String,
    /// What happened.
    pub words: String,
    /// The key of how she wants to hear of it.
    pub answer: String,
    /// On which number, or through whom.
    pub answer_where: String,
}

/// What a step says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// What was done, for those who take it.
    pub words: String,
    /// What she is told.
    pub for_her: String,
}

/// What filing takes.
#[derive(Clone, Debug)]
pub struct NewComplaint {
    /// Where.
    pub site: SiteId,
    /// What it is about.
    pub category: Category,
    /// On which way it came.
    pub way_in: WayIn,
    /// Who is named.
    pub named: Vec<UserId>,
    /// Who else must not learn of it.
    pub also_shut: Vec<UserId>,
    /// What was said.
    pub told: Told,
}

/// A complaint, its words still sealed.
#[derive(Clone, Debug)]
pub(super) struct Complaint {
    pub(super) id: ComplaintId,
    pub(super) site: SiteId,
    pub(super) category: Category,
    pub(super) way_in: WayIn,
    pub(super) state: State,
    /// Whether only those take it who answer to nobody at the site: whoever runs it was named.
    pub(super) only_above: bool,
    pub(super) filed: Timestamp,
    pub(super) changed: Timestamp,
}

/// Who takes complaints at a site.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) handler: UserId,
    pub(super) deputy: UserId,
}

/// Somebody of a site who could take a complaint, or answers to somebody there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Colleague {
    pub(super) user: UserId,
    pub(super) name: String,
    /// Runs the site.
    pub(super) manages: bool,
    /// Looks from outside: answers to nobody there.
    pub(super) audits: bool,
    /// Has a role there in which complaints may be taken.
    pub(super) takes: bool,
}

/// What was done, opened.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) state: State,
    pub(super) done: Timestamp,
    /// By whom, by name.
    pub(super) by: String,
    pub(super) said: Said,
}
