//! Decisions about notes that few may read: how long they may be, how much may stand under one, which of them a reader opens.

use crate::{
    concerns,
    foundation::{
        form::{Fields, Problem},
        ids::UserId,
    },
};

/// Longest text of one note or addition; as long as the note of a visit.
pub(super) const LONGEST: usize = 4_000;
/// So much may stand under one note: a page that anybody can read at once.
pub(super) const MOST_ADDITIONS: i64 = 50;
/// How many notes one page of the list shows.
pub(super) const PAGE: usize = 20;

/// The words of a form.
pub(super) fn read_words(typed: &Fields) -> Result<String, Problem> {
    concerns::check_said("words", typed.text("words"), (LONGEST, "restricted-words-missing"))
}

/// Refuses one addition too many.
pub(super) fn check_room(additions: i64) -> Result<(), Problem> {
    if additions < MOST_ADDITIONS { Ok(()) } else { Err(Problem::new("words", "restricted-full")) }
}

/// Which notes a reader opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// Those of everybody.
    Every,
    /// Her own alone.
    Own(UserId),
}

impl Opens {
    /// An emergency opens every note of hers; else what another wrote takes her consent that notes are handed on.
    pub(super) fn of(user: UserId, (handed_on, in_emergency): (bool, bool)) -> Self {
        if handed_on || in_emergency { Opens::Every } else { Opens::Own(user) }
    }

    /// Whether a note of this author is among them.
    pub(super) fn has(self, author: UserId) -> bool {
        match self {
            Opens::Every => true,
            Opens::Own(user) => user == author,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    #[test]
    fn what_another_wrote_takes_handing_on_or_an_emergency() {
        let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
        let (mine, others) = (UserId::new(&clock), UserId::new(&clock));
        for (known, expected) in [
            ((false, false), (true, false)),
            ((true, false), (true, true)),
            ((false, true), (true, true)),
            ((true, true), (true, true)),
        ] {
            let opens = Opens::of(mine, known);
            assert_eq!((opens.has(mine), opens.has(others)), expected, "{known:?}");
        }
    }

    #[test]
    fn a_note_says_something_and_no_more_than_a_page() {
        let read = |typed: &str| {
            let words = format!("words={typed}");
            read_words(&Fields::parse(words.as_bytes()).expect("fields")).map_err(|problem| problem.key)
        };
        assert_eq!(read("he+waits"), Ok("he waits".to_owned()));
        for empty in ["", "+++", "..."] {
            assert_eq!(read(empty), Err("restricted-words-missing"), "{empty}");
        }
        assert_eq!(read(&"a".repeat(4_001)), Err("people-too-long"));
        assert!(read(&"a".repeat(4_000)).is_ok());
        assert_eq!(check_room(49), Ok(()));
        assert_eq!(check_room(50).map_err(|problem| problem.key), Err("restricted-full"));
    }
}
