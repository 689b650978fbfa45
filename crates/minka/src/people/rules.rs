//! Decisions about people, without database or clock.

use unicode_normalization::UnicodeNormalization;

/// A name folded for search and order: lower case, without accents, Kazakh letters beside their Russian neighbours
/// (ә after а, қ after к …), white space single. Both databases order text by its bytes, so order is made here.
#[must_use]
pub fn name_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut key = String::with_capacity(lower.len() + 8);
    for part in lower.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        for letter in part.nfkd() {
            match letter {
                // й and ё decompose; й must stay a letter of its own.
                '\u{306}' if key.ends_with('и') => {
                    key.pop();
                    key.push('й');
                }
                '\u{300}'..='\u{36f}' => {}
                'ә' => key.push_str("а\u{10ffff}"),
                'ғ' => key.push_str("г\u{10ffff}"),
                'қ' => key.push_str("к\u{10ffff}"),
                'ң' => key.push_str("н\u{10ffff}"),
                'ө' => key.push_str("о\u{10ffff}"),
                'ұ' => key.push_str("у\u{10ffff}"),
                'ү' => key.push_str("у\u{10ffff}\u{10ffff}"),
                'һ' => key.push_str("х\u{10ffff}"),
                'і' => key.push_str("ы\u{10ffff}"),
                other => key.push(other),
            }
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ordered_as_people_expect() {
        let mut names = ["Өрік", "Әсем", "Ольга", "Аяжан", "Ёлка", "Елена", "Құралай", "Камила", "Peña", "Pena B"];
        names.sort_by_key(|name| name_key(name));
        assert_eq!(names, ["Peña", "Pena B", "Аяжан", "Әсем", "Елена", "Ёлка", "Камила", "Құралай", "Ольга", "Өрік"]);
    }

    #[test]
    fn case_accents_and_spaces_do_not_matter() {
        assert_eq!(name_key("  María   JOSÉ "), name_key("maria jose"));
    }
}
