//! Nouns: programme, site, member of staff, assignment.

use jiff::civil::Date;

use crate::foundation::{
    access::Role,
    ids::{GroupId, ParticipantId, SiteId, UserId},
    text::Language,
};

crate::id_type!(ProgrammeId, "A programme.");
crate::id_type!(AssignmentId, "A role that somebody holds somewhere.");

/// A programme: its days and hours are in its own zone.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// Its name.
    pub name: String,
    /// IANA time zone.
    pub zone: String,
    /// 1 Monday … 7 Sunday.
    pub week_start: i64,
    /// First is the default.
    pub languages: Vec<Language>,
    /// ISO 4217.
    pub currency: String,
}

/// A place of a programme.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    /// Its programme.
    pub programme: ProgrammeId,
    /// Its neutral name.
    pub name: String,
}

/// A member of staff.
#[derive(Clone, Debug)]
pub struct User {
    /// Her id.
    pub id: UserId,
    /// What she types to sign in; lower case.
    pub sign_in_name: String,
    /// Her name among staff.
    pub name: String,
    /// Her language.
    pub language: Language,
}

/// A role to be held: asked for, and where `approved_by` stands, granted.
#[derive(Clone, Debug)]
pub struct NewAssignment {
    /// Who holds it.
    pub user: UserId,
    /// The role.
    pub role: Role,
    /// Where.
    pub site: SiteId,
    /// A facilitator's group.
    pub group: Option<GroupId>,
    /// A mentor's woman.
    pub participant: Option<ParticipantId>,
    /// From this day.
    pub from: Date,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
    /// Who approved it; nobody yet: it grants nothing.
    pub approved_by: Option<String>,
}

/// Somebody who leads, led or will lead a group.
#[derive(Clone, Debug)]
pub struct Facilitating {
    /// The role that makes it so.
    pub assignment: AssignmentId,
    /// Who.
    pub user: UserId,
    /// Her name among staff.
    pub name: String,
    /// From this day.
    pub from: Date,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
}

/// Somebody who walks, walked or will walk beside a woman.
#[derive(Clone, Debug)]
pub struct Mentoring {
    /// The role that makes it so.
    pub assignment: AssignmentId,
    /// Who.
    pub user: UserId,
    /// Her name among staff.
    pub name: String,
    /// From this day.
    pub from: Date,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
    /// Whether she can work at all: not once her account is closed.
    pub in_service: bool,
    /// Whether she only stands in for another who is away.
    pub covers: bool,
}

impl Mentoring {
    /// Whether a day lies within, whether or not she can work at all.
    #[must_use]
    pub fn is_of(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether she walks beside her on a day or later: one that was ended before it began never does.
    #[must_use]
    pub fn goes_on_after(&self, day: Date) -> bool {
        self.in_service && self.until.is_none_or(|until| day < until && self.from < until)
    }

    /// Whether she walks beside her on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.in_service && self.is_of(day)
    }
}

/// Somebody who is approved for a role at a site, whichever women or groups she has.
#[derive(Clone, Debug)]
pub struct Approved {
    /// Who.
    pub user: UserId,
    /// Her name among staff.
    pub name: String,
    /// The first day on which she no longer has that role here.
    pub until: Option<Date>,
}

/// What a new link did to the roles of whoever it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// How many wait for a manager's approval again.
    pub roles: u64,
    /// Whether she stays manager, because at some site nobody else is.
    pub kept: bool,
}

impl SetAside {
    /// As the audit chain says it.
    #[must_use]
    pub fn detail(self) -> String {
        let kept = if self.kept { ", the only manager stays" } else { "" };
        format!("roles set aside {}{kept}", self.roles)
    }
}
