//! What a password may be.

use crate::foundation::form::Problem;

/// Long passwords that are tried first by everybody who guesses.
const COMMON: &str = include_str!("common_passwords.txt");

/// Whether a password may be hers: long, not among the common ones, not made of her name. Nothing about capitals or
/// digits: such rules make passwords that are hard to remember and easy to guess.
pub(super) fn check_password(password: &str, sign_in_name: &str, name: &str) -> Result<(), Problem> {
    let problem = |key| Err(Problem::new("password", key));
    let signs = password.chars().count();
    let folded = password.to_lowercase();
    if signs < 12 {
        return Err(Problem::new("password", "invitation-password-short").with("least", 12));
    }
    if signs > 200 {
        return Err(Problem::new("password", "invitation-password-long").with("most", 200));
    }
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 5 || COMMON.lines().any(|common| common == folded) {
        return problem("invitation-password-common");
    }
    let names = name.split_whitespace().chain([sign_in_name]);
    if names.map(str::to_lowercase).any(|name| name.chars().count() >= 3 && folded.contains(&name)) {
        return problem("invitation-password-name");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("", "invitation-password-short"),
            ("одиннадцать", "invitation-password-short"),
            ("PassWord1234", "invitation-password-common"),
            ("йцукенгшщзхъ", "invitation-password-common"),
            ("aaaaaaaaaaaaaaaa", "invitation-password-common"),
            ("abababababababab", "invitation-password-common"),
            ("моя-сериккызы-2026", "invitation-password-name"),
            ("this is BOTA here", "invitation-password-name"),
            (long.as_str(), "invitation-password-long"),
        ] {
            assert_eq!(check_password(bad, "bota", "Бота Сериккызы").map_err(|problem| problem.key), Err(key), "{bad}");
        }
    }
}
