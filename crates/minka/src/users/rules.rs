//! What names can be, which roles one person may hold, and where to go back to.

use jiff::civil::Date;

use crate::foundation::{
    access::Role,
    form::Problem,
    ids::{GroupId, SiteId},
};

/// Where to go back to: a path on this very site, or the start. Nothing that a browser could read as another site.
pub fn local_path(back: &str) -> &str {
    let plain = back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let local = back.starts_with('/') && !back.starts_with("//");
    if plain && local && back.len() <= 2000 { back } else { "/" }
}

/// A name to sign in with: 2 to 40 small letters, digits, dots or hyphens, beginning with a letter.
///
/// # Errors
/// The problem, at the field `sign_in_name`.
pub fn check_sign_in_name(typed: &str) -> Result<String, Problem> {
    let name = typed.trim().to_lowercase();
    let starts = name.starts_with(char::is_alphabetic);
    let plain = name.chars().all(|sign| sign.is_alphanumeric() || sign == '.' || sign == '-');
    if starts && plain && (2..=40).contains(&name.chars().count()) {
        Ok(name)
    } else {
        Err(Problem::new("sign_in_name", "users-sign-in-name-wrong"))
    }
}

/// A name among staff: something to call her by.
///
/// # Errors
/// The problem, at the field `name`.
pub fn check_name(typed: &str) -> Result<String, Problem> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().any(char::is_alphabetic) && name.chars().count() <= 80 {
        Ok(name)
    } else {
        Err(Problem::new("name", "users-name-wrong"))
    }
}

/// A role as far as it matters to which others it may stand beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// Where.
    pub site: SiteId,
    /// A facilitator's group.
    pub group: Option<GroupId>,
    /// From this day.
    pub from: Date,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
}

impl Post {
    /// Leading a group from a day on.
    #[must_use]
    pub fn of_facilitator(site: SiteId, group: GroupId, from: Date) -> Self {
        Post { role: Role::Facilitator, site, group: Some(group), from, until: None }
    }
}

/// Whether one person may hold a new role beside those she holds or that wait for approval (rule G8): an administrator
/// holds nothing else; nobody leads a group and keeps its money; nobody measures the women she mentors.
///
/// # Errors
/// The problem, at the field `role`.
pub fn check_combination(held: &[Post], new: &Post) -> Result<(), Problem> {
    for other in held.iter().filter(|other| overlap(other, new)) {
        let pair =
            |one: Role, two: Role| (other.role == one && new.role == two) || (other.role == two && new.role == one);
        if other.role != new.role && (other.role == Role::Administrator || new.role == Role::Administrator) {
            return Err(Problem::new("role", "users-role-administrator-alone"));
        }
        let apart = matches!((other.group, new.group), (Some(one), Some(two)) if one != two);
        if pair(Role::Facilitator, Role::Treasurer) && other.site == new.site && !apart {
            return Err(Problem::new("role", "users-role-leads-and-keeps"));
        }
        if pair(Role::Evaluator, Role::Mentor) {
            return Err(Problem::new("role", "users-role-measures-and-mentors"));
        }
        if other.role == new.role && other.site == new.site && other.group == new.group && new.role != Role::Mentor {
            return Err(Problem::new("role", "users-role-held"));
        }
    }
    Ok(())
}

fn overlap(one: &Post, two: &Post) -> bool {
    let before_end = |day: Date, end: Option<Date>| end.is_none_or(|end| day < end);
    before_end(one.from, two.until) && before_end(two.from, one.until)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use crate::foundation::ids::Id;

    use super::*;

    #[test]
    fn only_a_path_of_this_site_is_gone_back_to() {
        for kept in ["/", "/groups", "/groups/1?tab=2#top", "/a%2f%2fb", "/?q=https://elsewhere.example"] {
            assert_eq!(local_path(kept), kept);
        }
        for refused in [
            "",
            "groups",
            "https://elsewhere.example",
            "//elsewhere.example",
            "///elsewhere.example",
            "/\\elsewhere.example",
            "\\\\elsewhere.example",
            "/\t/elsewhere.example",
            "/\n/elsewhere.example",
            "javascript:alert(1)",
            " /groups",
            "/groups elsewhere",
            "/\u{0}",
            "/группы",
            "http:/elsewhere.example",
            "/\r\nSet-Cookie: a=b",
        ] {
            assert_eq!(local_path(refused), "/", "{refused:?}");
        }
        assert_eq!(local_path(&format!("/{}", "a".repeat(2000))), "/");
    }

    #[test]
    fn names_are_names() {
        for (typed, kept) in [("Bota", "bota"), (" a.b-1 ", "a.b-1"), ("гүлнар", "гүлнар")] {
            assert_eq!(check_sign_in_name(typed), Ok(kept.to_owned()));
        }
        for refused in ["", "a", "1bota", "bo ta", "bota@example.org", "a/b", "-bota"] {
            assert!(check_sign_in_name(refused).is_err(), "{refused}");
        }
        assert_eq!(check_name("  Бота   С. "), Ok("Бота С.".to_owned()));
        for refused in ["", "  ", "123", "…"] {
            assert!(check_name(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn roles_that_must_not_meet_in_one_person_do_not() {
        let id = |number: u128| Uuid::from_u128(number);
        let (almaty, lima) = (SiteId::from_uuid(id(1)), SiteId::from_uuid(id(2)));
        let (tuesday, friday) = (GroupId::from_uuid(id(3)), GroupId::from_uuid(id(4)));
        let year = |role, site, group, year| Post {
            role,
            site,
            group,
            from: date(year, 1, 1),
            until: Some(date(year + 1, 1, 1)),
        };
        use Role::{Administrator, Evaluator, Facilitator, Manager, Mentor, Treasurer};
        for (held, new, problem) in [
            (
                year(Administrator, almaty, None, 2026),
                year(Facilitator, lima, Some(tuesday), 2026),
                Some("users-role-administrator-alone"),
            ),
            (
                year(Manager, almaty, None, 2026),
                year(Administrator, almaty, None, 2026),
                Some("users-role-administrator-alone"),
            ),
            (year(Administrator, almaty, None, 2026), year(Administrator, lima, None, 2026), None),
            (year(Administrator, almaty, None, 2026), year(Facilitator, almaty, Some(tuesday), 2027), None),
            (
                year(Facilitator, almaty, Some(tuesday), 2026),
                year(Treasurer, almaty, None, 2026),
                Some("users-role-leads-and-keeps"),
            ),
            (
                year(Treasurer, almaty, Some(tuesday), 2026),
                year(Facilitator, almaty, Some(tuesday), 2026),
                Some("users-role-leads-and-keeps"),
            ),
            (year(Treasurer, almaty, Some(tuesday), 2026), year(Facilitator, almaty, Some(friday), 2026), None),
            (year(Treasurer, lima, None, 2026), year(Facilitator, almaty, Some(friday), 2026), None),
            (
                year(Evaluator, almaty, None, 2026),
                year(Mentor, lima, None, 2026),
                Some("users-role-measures-and-mentors"),
            ),
            (
                year(Mentor, almaty, None, 2026),
                year(Evaluator, almaty, None, 2026),
                Some("users-role-measures-and-mentors"),
            ),
            (year(Mentor, almaty, None, 2026), year(Mentor, almaty, None, 2026), None),
            (year(Manager, almaty, None, 2026), year(Manager, almaty, None, 2026), Some("users-role-held")),
            (year(Facilitator, almaty, Some(tuesday), 2026), year(Facilitator, almaty, Some(friday), 2026), None),
            (year(Manager, almaty, None, 2026), year(Facilitator, almaty, Some(friday), 2026), None),
        ] {
            let found = check_combination(&[held], &new).err().map(|problem| problem.key);
            assert_eq!(found, problem, "{held:?} {new:?}");
        }
    }
}
