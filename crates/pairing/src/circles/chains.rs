//! Chains: people whom the keep-together pairs tie into one, directly or through others.

use std::collections::{BTreeMap, VecDeque};

use super::Refusal;
use super::roster::Roster;

/// Everybody in chains; whoever is tied to nobody is a chain of one. In order of the lowest number in each.
pub(super) fn chains(people: usize, together: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut chain_of: Vec<usize> = (0..people).collect();
    for &(one, other) in together {
        let (kept, gone) = (chain_of[one].min(chain_of[other]), chain_of[one].max(chain_of[other]));
        for chain in &mut chain_of {
            if *chain == gone {
                *chain = kept;
            }
        }
    }
    let mut chains: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (person, chain) in chain_of.into_iter().enumerate() {
        chains.entry(chain).or_default().push(person);
    }
    chains.into_values().collect()
}

/// Refuses a chain that can sit in no circle, however many circles there are.
pub(super) fn refuse_contradictions<Id: Copy + Ord>(roster: &Roster<Id>) -> Result<(), Refusal<Id>> {
    let named = |people: &[usize]| people.iter().map(|&person| roster.ids[person]).collect::<Vec<Id>>();
    for &(one, other) in &roster.apart {
        if let Some(chain) = path(one, other, roster) {
            return Err(Refusal::TogetherAndApart {
                chain: named(&chain),
                apart: (roster.ids[one], roster.ids[other]),
            });
        }
    }
    for chain in chains(roster.ids.len(), &roster.together) {
        let mut leaders = chain.iter().copied().filter(|&person| !roster.is_woman(person));
        if let (Some(one), Some(other)) = (leaders.next(), leaders.next()) {
            let tied = path(one, other, roster).unwrap_or(chain);
            return Err(Refusal::TwoFacilitatorsTogether { chain: named(&tied) });
        }
    }
    Ok(())
}

/// The shortest way from one person to another over keep-together pairs, both ends included.
fn path<Id>(from: usize, to: usize, roster: &Roster<Id>) -> Option<Vec<usize>> {
    let mut reached_from: BTreeMap<usize, usize> = BTreeMap::from([(from, from)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(person) = waiting.pop_front() {
        if person == to {
            let mut way = vec![to];
            let mut here = to;
            while here != from {
                here = reached_from[&here];
                way.push(here);
            }
            way.reverse();
            return Some(way);
        }
        for &(one, other) in &roster.together {
            let next = if one == person {
                other
            } else if other == person {
                one
            } else {
                continue;
            };
            reached_from.entry(next).or_insert_with(|| {
                waiting.push_back(next);
                person
            });
        }
    }
    None
}
