//! What a word may be.

use super::model::{List, Word};
use crate::foundation::{
    form::Problem,
    text::{Language, Text},
};

/// Longest word of one's own.
const LONGEST: usize = 60;
/// So many words of one's own in a list: it has to fit a phone.
const MOST: usize = 20;

/// A new word for a list in which these stand already. A given word stands there in every language, whichever the reader's is.
pub(super) fn check_word(field: &str, typed: &str, (list, known): (List, &[Word])) -> Result<String, Problem> {
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = known.iter().filter(|word| word.offered && !word.words.is_empty());
    let same = |words: &str| words.to_lowercase() == typed.to_lowercase();
    let is_given = |word: &Word| Language::ALL.into_iter().any(|language| same(&word.say(&Text(language), list)));
    if typed.is_empty() {
        Err(Problem::new(field, "vocabularies-word-missing"))
    } else if typed.chars().any(char::is_control) {
        Err(Problem::new(field, "people-name-signs"))
    } else if typed.chars().count() > LONGEST {
        Err(Problem::new(field, "people-too-long").with("most", LONGEST))
    } else if own.clone().any(|word| same(&word.words))
        || known.iter().filter(|word| word.words.is_empty()).any(is_given)
    {
        Err(Problem::new(field, "vocabularies-word-twice"))
    } else if own.count() >= MOST {
        Err(Problem::new(field, "vocabularies-words-many").with("most", MOST))
    } else {
        Ok(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_short_new_and_not_the_twenty_first() {
        let own = |words: &str, offered| Word { key: "k".to_owned(), words: words.to_owned(), offered };
        let given = Word { key: "money".to_owned(), words: String::new(), offered: false };
        let known = [own("Deudas", true), own("Trámites", false), given];
        let many: Vec<Word> = (0..MOST).map(|number| own(&format!("palabra {number}"), true)).collect();
        for (typed, known, expected) in [
            ("  Trámites   del colegio ", &known[..], Ok("Trámites del colegio")),
            ("Trámites", &known, Ok("Trámites")),
            ("deudas", &known, Err("vocabularies-word-twice")),
            ("money", &known, Err("vocabularies-word-twice")),
            ("el DINERO", &known, Err("vocabularies-word-twice")),
            ("деньги", &known, Err("vocabularies-word-twice")),
            ("АҚША", &known, Err("vocabularies-word-twice")),
            ("Health", &known, Ok("Health")),
            (" ", &known, Err("vocabularies-word-missing")),
            ("a\u{7}b", &known, Err("people-name-signs")),
            (&"a".repeat(61), &known, Err("people-too-long")),
            ("Otra", &many, Err("vocabularies-words-many")),
        ] {
            let checked = check_word("words", typed, (List::Obstacle, known));
            assert_eq!(checked.as_deref().map_err(|problem| problem.key), expected, "{typed}");
        }
    }
}
