//! Nouns: a request from outside, what can be asked for, what was decided.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    foundation::ids::{ParticipantId, SiteId},
    keyed,
};

crate::id_type!(OutsideRequestId, "Somebody outside asks about women.");
crate::id_type!(OutsideDecisionId, "What was decided about a request from outside.");

keyed! {
    /// Who asks.
    Asker {
        /// The police.
        Police = "police",
        /// A court.
        Court = "court",
        /// A prosecutor.
        Prosecutor = "prosecutor",
        /// A ministry or another office.
        Ministry = "ministry",
        /// Somebody who gives money.
        Donor = "donor",
        /// Somebody who works with us.
        Partner = "partner",
        /// Somebody else.
        Other = "other",
    }
}

keyed! {
    /// What can be asked for: nothing that is not here can ever leave by this way.
    Field {
        /// Her code.
        Code = "code",
        /// The name she chose.
        ChosenName = "chosen_name",
        /// Her language.
        Language = "language",
        /// Where she stands in the programme.
        State = "state",
        /// The day of her first step.
        JoinedOn = "joined_on",
        /// Her groups.
        Groups = "groups",
        /// At how many meetings she was, month by month.
        Attendance = "attendance",
        /// The name in her papers.
        LegalName = "legal_name",
        /// Her birth date.
        BirthDate = "birth_date",
        /// Her telephone.
        Phone = "phone",
        /// Her address.
        Address = "address",
    }
}

keyed! {
    /// What is answered.
    Verdict {
        /// What they ask for.
        Give = "give",
        /// Less than that.
        Less = "less",
        /// Nothing.
        Refuse = "refuse",
    }
}

keyed! {
    /// Where it stands.
    State {
        /// Nothing is decided.
        Open = "open",
        /// Two people have decided.
        Decided = "decided",
        /// It was answered.
        Answered = "answered",
        /// They do not ask any more, or it was a mistake.
        Withdrawn = "withdrawn",
    }
}

/// What was asked, in words. Everything is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ask {
    /// The office, by name.
    pub office: String,
    /// What stands on the paper.
    pub reference: String,
    /// The ground they name.
    pub basis: String,
    /// What they want it for.
    pub purpose: String,
    /// Why she may not be told, when the law forbids it.
    pub forbids: String,
}

/// What writing one down takes.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// Where.
    pub site: SiteId,
    /// Who asks.
    pub kind: Asker,
    /// Whether there is a paper.
    pub on_paper: bool,
    /// How many codes they named.
    pub asked: i64,
    /// The women of those that were found.
    pub women: Vec<ParticipantId>,
    /// What they ask for.
    pub fields: Vec<Field>,
    /// When it came.
    pub received: Date,
    /// Until when they want an answer.
    pub due: Date,
    /// Whether the law forbids telling her.
    pub law_forbids: bool,
    /// In words.
    pub ask: Ask,
}

/// What deciding takes.
#[derive(Clone, Debug)]
pub(super) struct NewDecision {
    pub(super) verdict: Verdict,
    /// What may leave.
    pub(super) fields: Vec<Field>,
    pub(super) why: String,
}

/// A request, its words still sealed.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) id: OutsideRequestId,
    pub(super) site: SiteId,
    pub(super) kind: Asker,
    pub(super) on_paper: bool,
    pub(super) asked: i64,
    pub(super) fields: Vec<Field>,
    pub(super) received: Date,
    pub(super) due: Date,
    pub(super) law_forbids: bool,
    pub(super) state: State,
    pub(super) sealed: Vec<u8>,
}

/// What stands decided, or waits for the second person.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub(super) id: OutsideDecisionId,
    pub(super) verdict: Verdict,
    pub(super) fields: Vec<Field>,
    pub(super) sealed: Vec<u8>,
    pub(super) proposed_by: String,
    /// By name.
    pub(super) proposer: String,
    pub(super) proposed: Timestamp,
    /// By name, when it was.
    pub(super) confirmer: Option<String>,
}

/// A woman it is about.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) woman: ParticipantId,
    pub(super) code: String,
    pub(super) told: Option<Date>,
}

/// What of one woman is asked of the database for an extract.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    pub(super) code: String,
    pub(super) chosen_name: String,
    pub(super) language: String,
    pub(super) state: String,
    pub(super) joined: String,
    pub(super) groups: Vec<String>,
    /// Month and number of meetings at which she was.
    pub(super) months: Vec<(String, i64)>,
    pub(super) legal_name: String,
    pub(super) birth_date: String,
    pub(super) phone: String,
    pub(super) address: String,
}
