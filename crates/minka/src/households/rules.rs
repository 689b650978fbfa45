//! Decisions about links, without database or clock.

use super::model::KinKind;

/// What the form offers: the other woman's place beside her, and how that is kept. `true`: she herself is the one.
pub(super) const WORDS: [(&str, KinKind, bool); 6] = [
    ("sister", KinKind::Sister, true),
    ("mother", KinKind::Mother, false),
    ("daughter", KinKind::Mother, true),
    ("cousin", KinKind::Cousin, true),
    ("in_law", KinKind::InLaw, true),
    ("neighbour", KinKind::Neighbour, true),
];

/// What the woman at the other end is to her. `is_one`: she is the one of the link.
pub(super) fn word_of(kind: KinKind, is_one: bool) -> &'static str {
    match (kind, is_one) {
        (KinKind::Mother, true) => "daughter",
        (kind, _) => kind.key(),
    }
}

/// How a word of the form is kept: the kind, and whether she is the one.
pub(super) fn read_word(word: &str) -> Option<(KinKind, bool)> {
    WORDS.into_iter().find(|(known, ..)| *known == word).map(|(_, kind, is_one)| (kind, is_one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_on_her_page_is_what_her_page_says_again() {
        for (word, kind, is_one) in WORDS {
            assert_eq!(read_word(word), Some((kind, is_one)), "{word}");
            assert_eq!(word_of(kind, is_one), word);
            // From the other side a mother is a daughter, and everything else is what it was.
            let other = match word {
                "mother" => "daughter",
                "daughter" => "mother",
                same => same,
            };
            assert_eq!(word_of(kind, !is_one), other);
        }
        assert_eq!(read_word("enemy"), None);
    }
}
