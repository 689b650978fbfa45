//! Who cannot be placed, and why: the smallest set of women who share too little room.

use std::collections::BTreeSet;

use super::costs::{Costs, FORBIDDEN, Rule};
use super::matching::{Matching, NOBODY};

/// A woman for whom there is no room, and the women with whom she shares the mentors she may have.
///
/// These women may go to nobody but these mentors, who have less room than they need (Hall's condition), and without any
/// one of the women the rest of them could be placed: no smaller part of them shows why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// Who is left without a mentor: the one who stands last in the list.
    pub woman: usize,
    /// All the women who share this room, she among them, in order.
    pub women: Vec<usize>,
    /// The mentors they may have, in order. None: she may have nobody.
    pub mentors: Vec<usize>,
    /// How much these mentors can take.
    pub room: u32,
    /// How much these women need.
    pub needed: u32,
    /// The rules that keep these women from every other mentor.
    pub rules: BTreeSet<Rule>,
}

impl Blocked {
    /// What a search from a woman meets, in a matching in which everybody before her is placed. Whoever is reached is full,
    /// and nobody with them can go elsewhere; every set with too little room holds all of these women, so it is minimal.
    pub(super) fn around(matching: &Matching, seeker: u32, needs: &[u32]) -> Self {
        let (costs, woman) = (&matching.costs, matching.rows[seeker as usize] as usize);
        let mut women = BTreeSet::from([woman]);
        let mut mentors = BTreeSet::new();
        let mut waiting = vec![woman];
        while let Some(woman) = waiting.pop() {
            for (mentor, _) in costs.row(woman).iter().enumerate().filter(|(_, cost)| **cost < FORBIDDEN) {
                if !mentors.insert(mentor) {
                    continue;
                }
                let held = matching.with[mentor].iter().map(|seeker| matching.rows[*seeker as usize] as usize);
                waiting.extend(held.filter(|woman| women.insert(*woman)));
            }
        }
        Self::of(costs, woman, women, &matching.room, needs)
    }

    pub(super) fn of(costs: &Costs, woman: usize, women: BTreeSet<usize>, room: &[u32], needs: &[u32]) -> Self {
        let may = |mentor: &usize| women.iter().any(|woman| costs.pair(*woman, *mentor).is_ok());
        let mentors: Vec<usize> = (0..costs.mentors()).filter(may).collect();
        let elsewhere = (0..costs.mentors()).filter(|mentor| !mentors.contains(mentor));
        let rules = elsewhere
            .flat_map(|mentor| women.iter().filter_map(move |woman| costs.pair(*woman, mentor).err()))
            .collect();
        Blocked {
            woman,
            room: mentors.iter().map(|mentor| room[*mentor]).sum(),
            needed: women.iter().map(|woman| needs[*woman]).sum(),
            women: women.into_iter().collect(),
            mentors,
            rules,
        }
    }
}

/// The cheapest matching of as many women as can be placed, those before others in the list first.
pub(super) fn settle(costs: Costs, rows: Vec<u32>, room: Vec<u32>, needs: &[u32]) -> (Matching, Vec<Blocked>) {
    let everybody = 0..rows.len() as u32;
    let mut matching = Matching::new(costs, rows, room);
    if matching.place_all(everybody.clone()).is_empty() {
        return (matching, Vec::new());
    }
    // Some must wait. Which ones shall not hang on costs: ask first, at no cost and in order, who can be placed.
    let Matching { costs, rows, room, .. } = matching;
    let mut level = Matching::new(costs.levelled(), rows, room);
    level.refresh_all();
    let left = level.place_in_order(everybody.clone());
    let blocked = left.iter().map(|seeker| Blocked::around(&level, *seeker, needs)).collect();
    let Matching { rows, room, mentor_of, .. } = level;
    let mut matching = Matching::new(costs, rows, room);
    let none = matching.place_all(everybody.filter(|seeker| mentor_of[*seeker as usize] != NOBODY));
    debug_assert!(none.is_empty(), "who can be placed at no cost can be placed");
    (matching, blocked)
}
