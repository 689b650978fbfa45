//! Decisions about sealing: how many it takes, how long a word counts, who can be named.

use jiff::{SignedDuration, Timestamp};

use super::model::{Holder, Word};
use crate::foundation::{form::Problem, ids::UserId};

/// How many it takes.
pub(super) const NEEDED: usize = 2;
/// How many can be named.
pub(super) const MOST: usize = 3;
/// How long a word counts.
const COUNTS: SignedDuration = SignedDuration::from_mins(30);

/// From when on a word counts.
pub(super) fn since(now: Timestamp) -> Timestamp {
    now.saturating_sub(COUNTS).unwrap_or_default()
}

/// Until when a word counts.
pub(super) fn until(said: Timestamp) -> Timestamp {
    said.saturating_add(COUNTS).unwrap_or_default()
}

/// Which of the holders have spoken, each once.
pub(super) fn spoken(words: &[Word], holders: &[Holder]) -> Vec<UserId> {
    let mut spoken: Vec<UserId> = Vec::new();
    for word in words {
        if holders.iter().any(|holder| holder.user == word.user) && !spoken.contains(&word.user) {
            spoken.push(word.user);
        }
    }
    spoken
}

/// Who is named: two or three different people of those who work here.
pub(super) fn named(chosen: &[UserId], known: &[UserId]) -> Result<Vec<UserId>, Problem> {
    let mut named: Vec<UserId> = Vec::new();
    for user in chosen {
        if !known.contains(user) {
            return Err(Problem::new("holder", "sealing-holder-unknown"));
        }
        if !named.contains(user) {
            named.push(*user);
        }
    }
    match named.len() {
        NEEDED..=MOST => Ok(named),
        _ => Err(Problem::new("second", "sealing-holders-few")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    fn people(count: usize) -> Vec<UserId> {
        let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
        (0..count).map(|_| UserId::new(&clock)).collect()
    }

    #[test]
    fn two_different_holders_make_two_and_nobody_else_counts() {
        let who = people(4);
        let at: Timestamp = "2026-11-24T13:00:00Z".parse().expect("an instant");
        let holders: Vec<Holder> = who[..3].iter().map(|user| Holder { user: *user, name: String::new() }).collect();
        let word = |at_: usize| Word { user: who[at_], said: at };
        for (words, expected) in [
            (vec![], 0),
            (vec![0], 1),
            (vec![0, 0], 1),
            (vec![0, 3], 1),
            (vec![3], 0),
            (vec![1, 2], 2),
            (vec![0, 1, 2], 3),
        ] {
            let words: Vec<Word> = words.into_iter().map(word).collect();
            assert_eq!(spoken(&words, &holders).len(), expected, "{words:?}");
        }
    }

    #[test]
    fn a_word_counts_for_half_an_hour() {
        let now: Timestamp = "2026-11-24T13:30:00Z".parse().expect("an instant");
        assert_eq!(since(now).to_string(), "2026-11-24T13:00:00Z");
        assert_eq!(until(since(now)), now);
    }

    #[test]
    fn two_or_three_different_people_of_the_staff_are_named() {
        let who = people(5);
        let known = &who[..4];
        for (chosen, expected) in [
            (vec![0, 1], Some(2)),
            (vec![0, 1, 2], Some(3)),
            (vec![0, 1, 0], Some(2)),
            (vec![0, 0], None),
            (vec![0], None),
            (vec![], None),
            (vec![0, 4], None),
            (vec![0, 1, 2, 3], None),
        ] {
            let chosen: Vec<UserId> = chosen.into_iter().map(|at: usize| who[at]).collect();
            assert_eq!(named(&chosen, known).ok().map(|named| named.len()), expected, "{chosen:?}");
        }
    }
}
