//! Decisions about complaints: who must not learn of one, who takes it, which state follows.

use super::model::{Colleague, State, Way};
use crate::foundation::ids::UserId;

/// Longest words, and longest line.
pub(super) const LONGEST: usize = 4_000;
pub(super) const LONGEST_LINE: usize = 200;
/// How many complaints the door for everybody takes at a site within an hour.
pub(super) const MOST_AN_HOUR: i64 = 20;

/// For whom it does not exist: whoever is named; everybody who answers to a named manager; and whom else the speaker ticked.
pub(super) fn shut(named: &[UserId], also: &[UserId], colleagues: &[Colleague]) -> Vec<UserId> {
    let runs = |user: &UserId| colleagues.iter().any(|one| one.user == *user && one.manages);
    let mut shut: Vec<UserId> = named.iter().chain(also).copied().collect();
    if named.iter().any(runs) {
        let under = colleagues.iter().filter(|one| !one.manages && !one.audits);
        shut.extend(under.map(|one| one.user));
    }
    shut.sort_unstable();
    shut.dedup();
    shut
}

/// Who may take it, in this order: who is named for that, who stands in, then others of the site by name.
pub(super) fn takers(way: Option<&Way>, shut: &[UserId], colleagues: &[Colleague]) -> Vec<UserId> {
    let mut order: Vec<UserId> = way.map(|way| vec![way.handler, way.deputy]).unwrap_or_default();
    // Beside the two, only those who answer to nobody at the site.
    order.extend(colleagues.iter().filter(|one| one.manages || one.audits).map(|one| one.user));
    let may = |user: &UserId| !shut.contains(user) && colleagues.iter().any(|one| one.user == *user && one.takes);
    let mut takers: Vec<UserId> = Vec::new();
    for user in order.into_iter().filter(may) {
        if !takers.contains(&user) {
            takers.push(user);
        }
    }
    takers
}

/// Whether it has come to somebody: to the first who may take it, and to the second when a second pair of eyes is asked for.
pub(super) fn has_come(takers: &[UserId], state: State, user: UserId) -> bool {
    match takers.iter().position(|taker| *taker == user) {
        Some(0) => true,
        Some(1) => state == State::ForApproval,
        _ => false,
    }
}

/// Which states may follow. Whoever proposed the end does not close it when somebody else can.
pub(super) fn next_states(state: State, is_second: bool, has_second: bool) -> Vec<State> {
    use State::{Assigned, Closed, ForApproval, InProgress, New, OnHold};
    let end = if has_second { ForApproval } else { Closed };
    match state {
        New => vec![Assigned, InProgress],
        Assigned => vec![InProgress, OnHold, end],
        InProgress => vec![InProgress, OnHold, end],
        OnHold => vec![InProgress, end],
        ForApproval if is_second || !has_second => vec![Closed, InProgress],
        ForApproval => vec![InProgress],
        Closed => vec![],
    }
}

/// Whether somebody's name stands in what was said, so that it goes past her: rather one time too often.
pub(super) fn names(text: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let split = text.split(|sign: char| !sign.is_alphabetic()).filter(|word| word.chars().count() >= 3);
        split.map(str::to_lowercase).collect()
    };
    let said = words(text);
    words(name).iter().any(|word| said.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    struct Place {
        manager: UserId,
        second: UserId,
        mentor: UserId,
        leader: UserId,
        auditor: UserId,
    }

    impl Place {
        fn new() -> Self {
            let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
            let id = || UserId::new(&clock);
            Place { manager: id(), second: id(), mentor: id(), leader: id(), auditor: id() }
        }

        fn colleagues(&self) -> Vec<Colleague> {
            let one = |user, manages, audits, takes| Colleague { user, name: String::new(), manages, audits, takes };
            vec![
                one(self.manager, true, false, true),
                one(self.second, true, false, true),
                one(self.mentor, false, false, true),
                one(self.leader, false, false, false),
                one(self.auditor, false, true, true),
            ]
        }

        fn way(&self, handler: UserId, deputy: UserId) -> Way {
            Way { handler, deputy }
        }
    }

    #[test]
    fn it_goes_past_whoever_is_named_and_whoever_answers_to_her() {
        let place = Place::new();
        let all = place.colleagues();
        let by_mentor = place.way(place.mentor, place.manager);
        for (named, also, first, second) in [
            (place.leader, None, Some(place.mentor), Some(place.manager)),
            (place.mentor, None, Some(place.manager), Some(place.second)),
            (place.manager, None, Some(place.second), Some(place.auditor)),
            (place.second, None, Some(place.manager), Some(place.auditor)),
            (place.manager, Some(place.second), Some(place.auditor), None),
            (place.leader, Some(place.mentor), Some(place.manager), Some(place.second)),
        ] {
            let shut = shut(&[named], &also.into_iter().collect::<Vec<_>>(), &all);
            let takers = takers(Some(&by_mentor), &shut, &all);
            assert!(shut.contains(&named) && !takers.contains(&named));
            assert_eq!((takers.first().copied(), takers.get(1).copied()), (first, second));
            for user in shut {
                for state in State::ALL {
                    assert!(!has_come(&takers, state, user), "{state:?}");
                }
            }
        }
        // Where everybody answers to the only manager, and she is named, nobody can take it.
        let small: Vec<Colleague> =
            all.iter().filter(|one| one.user == place.manager || one.user == place.mentor).cloned().collect();
        assert!(takers(Some(&by_mentor), &shut(&[place.manager], &[], &small), &small).is_empty());
        // Nobody is named to take complaints: those who run the site do.
        assert_eq!(takers(None, &[], &all), [place.manager, place.second, place.auditor]);
        assert_eq!(
            takers(Some(&place.way(place.leader, place.leader)), &[], &all).first(),
            Some(&place.manager),
            "she may not"
        );
    }

    #[test]
    fn a_second_pair_of_eyes_closes_it() {
        let place = Place::new();
        let takers = [place.mentor, place.manager, place.second];
        for state in State::ALL {
            assert!(has_come(&takers, state, place.mentor));
            assert_eq!(has_come(&takers, state, place.manager), state == State::ForApproval, "{state:?}");
            assert!(!has_come(&takers, state, place.second));
            let alone = next_states(state, false, true);
            assert!(!alone.contains(&State::Closed), "{state:?} is not closed by whoever proposed it");
            assert!(!next_states(state, false, false).contains(&State::ForApproval), "{state:?}: nobody is second");
        }
        assert!(next_states(State::ForApproval, true, true).contains(&State::Closed));
        assert!(next_states(State::Closed, true, true).is_empty());
    }

    #[test]
    fn a_name_in_the_words_is_a_name() {
        for (text, name, expected) in [
            ("Lucía me pidió plata", "Lucía Quispe", true),
            ("la señora QUISPE grita", "Lucía Quispe", true),
            ("me pidió plata", "Lucía Quispe", false),
            ("Анамнез", "Ана", false),
            ("это Ана.", "Ана", true),
            ("", "Ана", false),
            ("su", "Su", false),
        ] {
            assert_eq!(names(text, name), expected, "{text} / {name}");
        }
    }
}
