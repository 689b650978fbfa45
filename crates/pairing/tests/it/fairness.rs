//! Fairness: over the weeks every woman sits with every other, sooner than chance would have it.

use std::collections::BTreeSet;

use pairing::circles::{PastSession, Person, Tonight, Wish, split};

use crate::world::Dice;

const WOMEN: u32 = 15;
const WEEKS: usize = 12;
const SEEDS: u64 = 20;
/// Fewer of our own: they hardly differ, and an unoptimised build takes its time.
const OUR_SEEDS: u64 = 6;

/// After each week, how many of the 105 pairs have never sat together.
fn never_met(mut circles_of_week: impl FnMut(&[PastSession<u32>]) -> Vec<Vec<u32>>) -> Vec<usize> {
    let mut met = BTreeSet::new();
    let mut earlier: Vec<PastSession<u32>> = Vec::new();
    let mut left = Vec::new();
    for _ in 0..WEEKS {
        let circles = circles_of_week(&earlier);
        for circle in &circles {
            for &one in circle {
                met.extend(circle.iter().filter(|&&other| one < other).map(|&other| (one, other)));
            }
        }
        left.push((WOMEN * (WOMEN - 1) / 2) as usize - met.len());
        earlier.insert(0, PastSession { circles });
    }
    left
}

fn ours(seed: u64) -> Vec<usize> {
    never_met(|earlier| {
        let mut tonight = Tonight::new((0..WOMEN).map(|id| Person::new(id, ["ru"])).collect());
        tonight.earlier = earlier.to_vec();
        let week = earlier.len() as u64;
        let split = split(&tonight, Wish::Circles(3), seed * 100 + week).expect("no rules");
        split.circles.into_iter().map(|circle| circle.members).collect()
    })
}

fn by_chance(seed: u64) -> Vec<usize> {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    never_met(|_| {
        let mut women: Vec<u32> = (0..WOMEN).collect();
        dice.shuffle(&mut women);
        women.chunks(5).map(<[u32]>::to_vec).collect()
    })
}

/// Pairs never met, week by week, summed over so many seeds.
fn summed(seeds: u64, run: impl Fn(u64) -> Vec<usize>) -> Vec<u64> {
    let mut sum = vec![0; WEEKS];
    for seed in 1..=seeds {
        for (week, left) in run(seed).into_iter().enumerate() {
            sum[week] += left as u64;
        }
    }
    sum
}

#[test]
fn over_twelve_weeks_everybody_meets_sooner_than_by_chance() {
    let (ours, chance) = (summed(OUR_SEEDS, ours), summed(SEEDS, by_chance));
    assert_eq!(ours[0] * SEEDS, chance[0] * OUR_SEEDS, "the first week is nobody's merit");
    for week in 1..WEEKS {
        let sooner = ours[week] * SEEDS < chance[week] * OUR_SEEDS;
        assert!(sooner, "week {}: of {OUR_SEEDS} seeds {ours:?}, by chance of {SEEDS} {chance:?}", week + 1);
    }
    // Each woman meets four others a week of fourteen: six weeks are next to the best there is.
    let all_met = ours.iter().position(|&left| left == 0);
    assert!(all_met.is_some_and(|week| week < 6), "{ours:?}");
    // In those twelve weeks chance has left somebody unmet in most groups.
    assert!(chance[WEEKS - 1] > SEEDS, "{chance:?}");
}
