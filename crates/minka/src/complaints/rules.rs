//! Decisions about complaints: who must not learn of one, who takes it, which state follows.

use super::{
    heard::Heard,
    model::{Colleague, State, Way},
};
use crate::foundation::ids::UserId;

/// Longest words, and longest line.
pub(super) const LONGEST: usize = 4_000;
pub(super) const LONGEST_LINE: usize = 200;
/// How many complaints the door for everybody takes at a site within an hour.
pub(super) const MOST_AN_HOUR: i64 = 20;

/// For whom it does not exist: whoever is named; everybody who answers to a named manager; and whom else the speaker ticked.
pub(super) fn shut(named: &[UserId], also: &[UserId], colleagues: &[Colleague]) -> Vec<UserId> {
    let mut shut: Vec<UserId> = named.iter().chain(also).copied().collect();
    if names_manager(named, colleagues) {
        let under = colleagues.iter().filter(|one| !one.manages && !one.audits);
        shut.extend(under.map(|one| one.user));
    }
    shut.sort_unstable();
    shut.dedup();
    shut
}

/// Whether one of those who are named runs the site. Then only whoever answers to nobody there takes it, for as long as it is there: also
/// nobody who comes to work there afterwards, and whom she herself may have named to take complaints.
pub(super) fn names_manager(named: &[UserId], colleagues: &[Colleague]) -> bool {
    named.iter().any(|user| colleagues.iter().any(|one| one.user == *user && one.manages))
}

/// Who may take it, in this order: who is named for that, who stands in, then others of the site by name. `only_above`: as
/// [`names_manager`] said when it was filed.
pub(super) fn takers(
    way: Option<&Way>,
    (shut, only_above): (&[UserId], bool),
    colleagues: &[Colleague],
) -> Vec<UserId> {
    let mut order: Vec<UserId> = way.map(|way| vec![way.handler, way.deputy]).unwrap_or_default();
    // Beside the two, only those who answer to nobody at the site.
    let is_above = |one: &Colleague| one.manages || one.audits;
    order.extend(colleagues.iter().filter(|one| is_above(one)).map(|one| one.user));
    let takes = |one: &Colleague| one.takes && (!only_above || is_above(one));
    let may = |user: &UserId| !shut.contains(user) && colleagues.iter().any(|one| one.user == *user && takes(one));
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

/// Whose name stands in what was said, of those who might take it: as good as ticked, and rather one time too often. `chosen`: whom the
/// speaker has chosen (empty: nobody), since a namesake of hers was not meant.
pub(super) fn named_in(text: &str, chosen: &str, colleagues: &[Colleague]) -> Vec<UserId> {
    let said = Heard::of(text);
    colleagues.iter().filter(|one| one.takes && said.names(&one.name, chosen)).map(|one| one.user).collect()
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
            let takers = takers(Some(&by_mentor), (&shut, names_manager(&[named], &all)), &all);
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
        assert!(takers(Some(&by_mentor), (&shut(&[place.manager], &[], &small), true), &small).is_empty());
        // Nobody is named to take complaints: those who run the site do.
        assert_eq!(takers(None, (&[], false), &all), [place.manager, place.second, place.auditor]);
        assert_eq!(
            takers(Some(&place.way(place.leader, place.leader)), (&[], false), &all).first(),
            Some(&place.manager),
            "she may not"
        );
    }

    #[test]
    fn whoever_came_after_it_was_filed_does_not_take_what_is_said_of_a_manager() {
        let place = Place::new();
        let mut all = place.colleagues();
        let (shut, only_above) = (shut(&[place.manager], &[place.second], &all), names_manager(&[place.manager], &all));
        let newcomer = UserId::new(&Clock::frozen("2026-11-25T13:00:00Z".parse().expect("an instant")));
        all.push(Colleague { user: newcomer, name: String::new(), manages: false, audits: false, takes: true });
        let by_newcomer = place.way(newcomer, place.mentor);
        assert_eq!(takers(Some(&by_newcomer), (&shut, only_above), &all), [place.auditor]);
        // What is said of anybody else she takes.
        assert!(!names_manager(&[place.leader], &all));
        assert_eq!(takers(Some(&by_newcomer), (&[place.leader], false), &all).first(), Some(&newcomer));
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
}
