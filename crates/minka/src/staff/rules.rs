//! Which days a role may have, and which audit entries somebody sees.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::foundation::{access::Action, form::Problem};

/// Reads day, month and year as typed; all three empty is no day.
pub(super) fn read_day(field: &'static str, parts: [&str; 3]) -> Result<Option<Date>, Problem> {
    if parts.iter().all(|part| part.is_empty()) {
        return Ok(None);
    }
    let number = |at: usize| parts[at].parse::<i16>().ok();
    let small = |at: usize| number(at).and_then(|number| i8::try_from(number).ok());
    let day = number(2).zip(small(1)).zip(small(0)).and_then(|((year, month), day)| Date::new(year, month, day).ok());
    match day.filter(|day| (2000..2200).contains(&day.year())) {
        Some(day) => Ok(Some(day)),
        None => Err(Problem::new(field, "staff-day-wrong")),
    }
}

/// A role ends after it begins, and is not asked for years back.
pub(super) fn check_days(from: Date, until: Option<Date>, today: Date) -> Result<(), Problem> {
    if from.year() < today.year() - 1 {
        return Err(Problem::new("from", "staff-from-long-ago"));
    }
    if until.is_some_and(|until| until <= from) {
        return Err(Problem::new("until", "staff-until-before"));
    }
    Ok(())
}

/// Why a role ends; a choice and no words, because it stands in the audit chain.
pub(super) const REASONS: [&str; 4] = ["left", "changed", "mistake", "other"];

/// Whether an audit entry tells nothing of what women told or did: what an administrator may see. Unknown names do not.
pub(super) fn is_system(action: &str) -> bool {
    let table = Action::ALL.iter().any(|known| known.name() == action && !known.is_content());
    let event = ["sign_in.", "user.", "password.", "backup.", "programme.", "export.names", "audit.checkpoint"]
        .iter()
        .any(|kind| action.starts_with(kind));
    table || event || action == Action::RoleApprove.name()
}

/// Whether an audit entry would tell, by being there, what somebody must not learn: that there is a concern or a complaint which may be
/// about the reader herself. The chain holds these, and `minka check` walks them; no page shows them.
pub(super) fn is_confidential(action: &str) -> bool {
    ["concern.", "complaint."].iter().any(|kind| action.starts_with(kind))
}

/// What an audit entry is about, as far as it decides who sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    pub(super) action: &'a str,
    pub(super) actor: &'a str,
    pub(super) subject: &'a str,
    /// Where that lies to which it was done.
    pub(super) site: Option<&'a str>,
    /// Or the programme to which it belongs as a whole.
    pub(super) programme: Option<&'a str>,
    /// Whether it was done to a member of staff who has or had a role somewhere.
    pub(super) placed: bool,
}

/// The places, and the members of staff there, of whose entries somebody sees.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    pub(super) sites: HashSet<String>,
    pub(super) programmes: HashSet<String>,
    pub(super) people: HashSet<String>,
}

impl Scope {
    /// Whether an entry is about this place: what it was done to decides, wherever else its author works. Only what was
    /// done to nothing that lies anywhere is seen where its author works.
    fn holds(&self, about: &About<'_>) -> bool {
        if let Some(site) = about.site {
            return self.sites.contains(site);
        }
        if let Some(programme) = about.programme {
            return self.programmes.contains(programme);
        }
        match about.subject.strip_prefix("user ") {
            Some(user) if about.placed => self.people.contains(user),
            Some(user) => self.people.contains(user) || self.people.contains(about.actor),
            None => self.people.contains(about.actor),
        }
    }
}

/// What somebody may see of the chain.
#[derive(Clone, Debug, Default)]
pub(super) struct Sight {
    /// Where she sees who did what.
    pub(super) all: Scope,
    /// Where she sees what is about the machine and accounts.
    pub(super) system: Scope,
}

impl Sight {
    /// Whether there is any.
    pub(super) fn is_empty(&self) -> bool {
        self.all.sites.is_empty() && self.system.sites.is_empty()
    }

    /// Whether she sees an entry.
    pub(super) fn sees(&self, about: &About<'_>) -> bool {
        if is_confidential(about.action) {
            return false;
        }
        // Done by nobody of the staff to nothing that lies anywhere: the machine's own.
        let is_machines = about.subject.is_empty() && !is_id(about.actor);
        if is_machines && about.action.starts_with("backup.") {
            return true;
        }
        let system = is_system(about.action) && !self.system.sites.is_empty();
        self.all.holds(about) || (system && (is_machines || self.system.holds(about)))
    }
}

fn is_id(actor: &str) -> bool {
    actor.len() == 36 && !actor.contains(' ')
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_days() {
        for (parts, day) in [
            (["1", "12", "2026"], Ok(Some(date(2026, 12, 1)))),
            (["", "", ""], Ok(None)),
            (["31", "2", "2026"], Err("staff-day-wrong")),
            (["1", "", "2026"], Err("staff-day-wrong")),
            (["1", "1", "26"], Err("staff-day-wrong")),
            (["x", "1", "2026"], Err("staff-day-wrong")),
        ] {
            assert_eq!(read_day("from", parts).map_err(|problem| problem.key), day, "{parts:?}");
        }
    }

    #[test]
    fn a_role_ends_after_it_begins() {
        let today = date(2026, 11, 24);
        for (from, until, problem) in [
            (today, None, None),
            (date(2025, 1, 1), Some(date(2025, 1, 2)), None),
            (date(2024, 12, 31), None, Some("staff-from-long-ago")),
            (today, Some(today), Some("staff-until-before")),
        ] {
            assert_eq!(check_days(from, until, today).err().map(|problem| problem.key), problem);
        }
    }

    #[test]
    fn that_there_is_a_concern_or_a_complaint_shows_on_no_page() {
        let all: HashSet<String> = ["site", "one"].map(str::to_owned).into();
        let scope = || Scope { sites: all.clone(), programmes: all.clone(), people: all.clone() };
        let sight = Sight { all: scope(), system: scope() };
        let sees = |action| {
            let (actor, subject, programme) = ("one", "complaint 1", None);
            sight.sees(&About { action, actor, subject, site: Some("site"), programme, placed: true })
        };
        for hidden in ["concern.raise", "concern.read", "complaint.make", "complaint.filed", "complaint.asked"] {
            assert!(!sees(hidden), "{hidden}");
        }
        for shown in ["complaint_way.write", "procedure.write", "restricted.read", "goal.read"] {
            assert!(sees(shown), "{shown}");
        }
    }

    #[test]
    fn an_administrator_sees_the_machine_and_not_the_women() {
        for shown in [
            "sign_in.opened",
            "user.create",
            "role.assign",
            "role.approve",
            "backup.make",
            "own.account",
            "export.names",
        ] {
            assert!(is_system(shown), "{shown}");
        }
        for hidden in ["person.create", "attendance.mark", "identity.read", "calendar.address_made", "anything", ""] {
            assert!(!is_system(hidden), "{hidden}");
        }
    }

    #[test]
    fn what_an_entry_was_done_to_decides_where_it_is_seen() {
        const BOTA: &str = "018f0000-0000-7000-8000-00000000000b";
        const ANA: &str = "018f0000-0000-7000-8000-00000000000a";
        let set = |one: &str| HashSet::from([one.to_owned()]);
        // Bota works here, and perhaps elsewhere too; Ana does not work here.
        let scope = Scope { sites: set("here"), programmes: set("ours"), people: set(BOTA) };
        let manager = Sight { all: scope.clone(), system: Scope::default() };
        let administrator = Sight { all: Scope::default(), system: scope };
        let about =
            |action, actor, subject, site| About { action, actor, subject, site, programme: None, placed: true };
        let to_bota = "user 018f0000-0000-7000-8000-00000000000b";
        let to_ana = "user 018f0000-0000-7000-8000-00000000000a";
        for (entry, by_manager, by_administrator) in [
            (about("link.opened", "link 0102", "session 1", Some("here")), true, false),
            (about("attendance.mark", "link 0102", "session 1", Some("there")), false, false),
            (about("person.create", ANA, "participant BAKO-7", Some("here")), true, false),
            (about("person.create", BOTA, "participant BAKO-7", Some("there")), false, false),
            (about("role.approve", ANA, "assignment 1", Some("here")), true, true),
            (about("role.approve", BOTA, "assignment 1", Some("there")), false, false),
            (about("user.factors_reset", "command line", to_bota, None), true, true),
            (about("user.factors_reset", "command line", to_ana, None), false, false),
            (about("user.disable", BOTA, to_ana, None), false, false),
            (About { placed: false, ..about("user.create", BOTA, to_ana, None) }, true, true),
            (About { placed: false, ..about("user.create", ANA, to_ana, None) }, false, false),
            (about("own.account", BOTA, "", None), true, true),
            (about("own.account", ANA, "", None), false, false),
            (about("sign_in.tried", "stranger", "", None), false, true),
            (about("backup.make", "command line", "", None), true, true),
            (About { programme: Some("ours"), ..about("course.edit", ANA, "course 1", None) }, true, false),
            (About { programme: Some("theirs"), ..about("course.edit", BOTA, "course 1", None) }, false, false),
        ] {
            assert_eq!(manager.sees(&entry), by_manager, "manager: {entry:?}");
            assert_eq!(administrator.sees(&entry), by_administrator, "administrator: {entry:?}");
        }
    }
}
