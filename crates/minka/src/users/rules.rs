//! How long a sign-in lives, and what it takes to prove oneself again.

use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::foundation::{
    access::Role,
    form::Problem,
    ids::{GroupId, SiteId},
};

/// Without a request for so long, a sign-in ends.
pub(super) const IDLE: SignedDuration = SignedDuration::from_mins(15);
/// However busy, a sign-in ends after so long.
pub(super) const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// How long a proof of identity stays fresh for the actions that ask for one.
pub(super) const FRESH: SignedDuration = SignedDuration::from_mins(5);
/// How often `seen_at` is written: not for every request, or reading would cost a write.
pub(super) const SEEN_STEP: SignedDuration = SignedDuration::from_mins(1);

/// Whether a sign-in still lives. A clock that was set back by more than the idle time revives nothing.
pub fn is_live(created: Timestamp, seen: Timestamp, now: Timestamp) -> bool {
    let idle = now.duration_since(seen);
    (-IDLE..=IDLE).contains(&idle) && now.duration_since(created) <= LONGEST
}

/// Whether a proof of identity is fresh.
pub(super) fn is_fresh(proved: Timestamp, now: Timestamp) -> bool {
    let age = now.duration_since(proved);
    age <= FRESH && age >= -FRESH
}

/// Where to go back to: a path on this very site, or the start. Nothing that a browser could read as another site.
pub fn local_path(back: &str) -> &str {
    let plain = back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let local = back.starts_with('/') && !back.starts_with("//");
    if plain && local && back.len() <= 2000 { back } else { "/" }
}

/// What somebody can reach who has yet to set up her second factor: just that, and the ways out.
pub(super) fn is_open_before_second_factor(path: &str) -> bool {
    let setting_up = ["/account/second-factor", "/account/code-app", "/account/passkeys", "/account/recovery-codes"];
    let inside = |place: &str| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    setting_up.iter().any(|place| inside(place))
        || ["/sign-out", "/leave", "/language", "/theme", "/step-up"].contains(&path)
}

/// Within so long the wrong tries of one count are added up.
pub(super) const TRIES_WITHIN: SignedDuration = SignedDuration::from_mins(15);
/// So many wrong tries fill a count.
const MOST_TRIES: i64 = 10;

/// Whether a count of tries is full.
pub(super) fn is_locked(tries: i64) -> bool {
    tries >= MOST_TRIES
}

/// Long passwords that are tried first by everybody who guesses.
const COMMON: &str = include_str!("common_passwords.txt");

/// Whether a password may be hers: long, not among the common ones, not made of her name. Nothing about capitals or
/// digits: such rules make passwords that are hard to remember and easy to guess.
pub(super) fn check_password(password: &str, sign_in_name: &str, name: &str) -> Result<(), Problem> {
    let problem = |key| Err(Problem::new("password", key));
    let signs = password.chars().count();
    let folded = password.to_lowercase();
    if signs < 12 {
        return Err(Problem::new("password", "users-password-short").with("least", 12));
    }
    if signs > 200 {
        return Err(Problem::new("password", "users-password-long").with("most", 200));
    }
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 5 || COMMON.lines().any(|common| common == folded) {
        return problem("users-password-common");
    }
    let names = name.split_whitespace().chain([sign_in_name]);
    if names.map(str::to_lowercase).any(|name| name.chars().count() >= 3 && folded.contains(&name)) {
        return problem("users-password-name");
    }
    Ok(())
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
    use jiff::{SignedDuration, Timestamp, civil::date};
    use uuid::Uuid;

    use crate::foundation::ids::Id;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_sign_in_ends_when_idle_or_old_and_a_clock_set_back_revives_nothing() {
        let begun = at("2026-11-24T08:00:00Z");
        for (seen, now, live) in [
            ("2026-11-24T08:00:00Z", "2026-11-24T08:15:00Z", true),
            ("2026-11-24T08:00:00Z", "2026-11-24T08:15:01Z", false),
            ("2026-11-24T19:59:00Z", "2026-11-24T20:00:00Z", true),
            ("2026-11-24T19:59:00Z", "2026-11-24T20:00:01Z", false),
            ("2026-11-24T08:00:00Z", "2026-11-24T07:59:00Z", true),
            ("2026-11-24T08:00:00Z", "2026-11-24T07:30:00Z", false),
        ] {
            assert_eq!(is_live(begun, at(seen), at(now)), live, "{seen} {now}");
        }
    }

    #[test]
    fn a_proof_is_fresh_for_five_minutes() {
        let proved = at("2026-11-24T08:00:00Z");
        for (seconds, fresh) in [(0, true), (300, true), (301, false), (-300, true), (-301, false)] {
            assert_eq!(is_fresh(proved, proved + SignedDuration::from_secs(seconds)), fresh, "{seconds}");
        }
    }

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
    fn before_the_second_factor_only_its_set_up_is_open() {
        for open in [
            "/account/second-factor",
            "/account/code-app/code",
            "/account/passkeys",
            "/sign-out",
            "/leave",
            "/theme",
            "/step-up",
        ] {
            assert!(is_open_before_second_factor(open), "{open}");
        }
        for closed in ["/", "/account", "/account/passkeysx", "/groups", "/staff", "/account/sign-ins"] {
            assert!(!is_open_before_second_factor(closed), "{closed}");
        }
    }

    #[test]
    fn ten_tries_fill_a_count() {
        for (tries, locked) in [(0, false), (9, false), (10, true), (1000, true)] {
            assert_eq!(is_locked(tries), locked);
        }
    }

    #[test]
    fn a_password_is_long_and_not_what_everybody_tries_first() {
        for good in [
            "чай с молоком и мёдом",
            "tres gatos en la azotea",
            "correct pony battery",
            "ab cd ef gh ij",
            "кофе2кофе2чай",
        ] {
            assert_eq!(check_password(good, "bota", "Бота Сериккызы"), Ok(()), "{good}");
        }
        let long = "чай с мёдом ".repeat(20);
        for (bad, key) in [
            ("", "users-password-short"),
            ("одиннадцать", "users-password-short"),
            ("PassWord1234", "users-password-common"),
            ("йцукенгшщзхъ", "users-password-common"),
            ("aaaaaaaaaaaaaaaa", "users-password-common"),
            ("abababababababab", "users-password-common"),
            ("моя-сериккызы-2026", "users-password-name"),
            ("this is BOTA here", "users-password-name"),
            (long.as_str(), "users-password-long"),
        ] {
            assert_eq!(check_password(bad, "bota", "Бота Сериккызы").map_err(|problem| problem.key), Err(key), "{bad}");
        }
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
