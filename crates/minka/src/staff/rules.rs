//! Which days a role may have, and which audit entries somebody sees.

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
    let event = ["sign_in.", "user.", "password.", "backup.", "programme.", "export.names"]
        .iter()
        .any(|kind| action.starts_with(kind));
    table || event || action == Action::RoleApprove.name()
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
}
