//! Mentors: small cases by hand, random ones against everything there is and against another algorithm.

mod by_hand;
mod optimum;
mod other_way;
mod rematched;
mod weighted;

use pairing::mentors::{Case, Costs, Rule};

use crate::world::Dice;

/// A table of costs; below nought: forbidden, because they are kin.
pub(crate) fn costs(rows: &[&[i32]]) -> Costs {
    let mut costs = Costs::new(rows[0].len());
    for row in rows {
        costs.add(row.iter().map(|cell| u32::try_from(*cell).map_err(|_| Rule::Kin))).expect("a row");
    }
    costs
}

pub(crate) fn case(rows: &[&[i32]], needs: &[u32], room: &[u32]) -> Case {
    Case::new(costs(rows), needs.to_vec(), room.to_vec()).expect("a case")
}

/// What a made-up case is made of. Costs are small, so that many matchings cost the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    pub(crate) women: usize,
    pub(crate) mentors: usize,
    pub(crate) most_room: usize,
    pub(crate) highest: usize,
    pub(crate) forbidden_in_ten: usize,
}

pub(crate) struct Invented {
    pub(crate) rows: Vec<Vec<Result<u32, Rule>>>,
    pub(crate) room: Vec<u32>,
}

impl Invented {
    pub(crate) fn new(recipe: Recipe, seed: u64) -> Self {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let small = |number: usize| u32::try_from(number).expect("small");
        let mut cell = || match dice.below(10) < recipe.forbidden_in_ten {
            true => Err([Rule::Kin, Rule::Excluded, Rule::NoSharedLanguage][dice.below(3)]),
            false => Ok(small(dice.below(recipe.highest + 1))),
        };
        let rows = (0..recipe.women).map(|_| (0..recipe.mentors).map(|_| cell()).collect()).collect();
        let room = (0..recipe.mentors).map(|_| small(dice.below(recipe.most_room + 1))).collect();
        Self { rows, room }
    }

    pub(crate) fn costs(&self) -> Costs {
        let mut costs = Costs::new(self.room.len());
        for row in &self.rows {
            costs.add(row.iter().copied()).expect("a row");
        }
        costs
    }

    pub(crate) fn case(&self, needs: Vec<u32>) -> Case {
        Case::new(self.costs(), needs, self.room.clone()).expect("a case")
    }
}

/// Every way to place all women within the room, each with its cost.
pub(crate) fn every_way(costs: &Costs, needs: &[u32], room: &[u32]) -> Vec<(u64, Vec<usize>)> {
    fn go(
        (costs, needs): (&Costs, &[u32]),
        room: &mut [u32],
        way: &mut Vec<usize>,
        cost: u64,
        ways: &mut Vec<(u64, Vec<usize>)>,
    ) {
        let woman = way.len();
        if woman == costs.women() {
            ways.push((cost, way.clone()));
            return;
        }
        for mentor in 0..costs.mentors() {
            if let Ok(more) = costs.pair(woman, mentor)
                && room[mentor] >= needs[woman]
            {
                room[mentor] -= needs[woman];
                way.push(mentor);
                go((costs, needs), room, way, cost + u64::from(more), ways);
                way.pop();
                room[mentor] += needs[woman];
            }
        }
    }
    let mut ways = Vec::new();
    go((costs, needs), &mut room.to_vec(), &mut Vec::new(), 0, &mut ways);
    ways
}

/// Enough cases for every day; `PROPTEST_CASES=5000` looks harder.
pub(crate) fn config() -> proptest::prelude::ProptestConfig {
    use proptest::prelude::ProptestConfig;
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { 200 };
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}
