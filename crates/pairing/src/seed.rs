//! Chance that can be repeated: splitmix64, started from the seed the caller gives.

/// A stream of numbers that depends on its seed and on nothing else.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, each equally likely; 0 when `bound` is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        if bound == 0 {
            return 0;
        }
        // The last, incomplete run of `bound` numbers would favour the small ones: draw again there.
        let complete = u64::MAX - u64::MAX % bound;
        loop {
            let drawn = self.next();
            if drawn < complete {
                return (drawn % bound) as usize;
            }
        }
    }

    /// Puts the items in a random order, each order equally likely.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn gives_the_published_numbers_for_the_published_seed() {
        let mut chance = Chance::new(1_234_567);
        let drawn: Vec<u64> = (0..5).map(|_| chance.next()).collect();
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(drawn, published);
    }

    #[test]
    fn a_number_below_three_is_each_of_the_three_about_as_often() {
        let mut chance = Chance::new(7);
        let mut seen = [0_u32; 3];
        for _ in 0..3_000 {
            seen[chance.below(3)] += 1;
        }
        assert!(seen.iter().all(|&times| (900..1_100).contains(&times)), "{seen:?}");
        assert_eq!(chance.below(0), 0);
    }

    #[test]
    fn shuffling_loses_and_doubles_nobody() {
        let mut women: Vec<usize> = (0..60).collect();
        Chance::new(1).shuffle(&mut women);
        assert_ne!(women, (0..60).collect::<Vec<_>>());
        women.sort_unstable();
        assert_eq!(women, (0..60).collect::<Vec<_>>());
    }
}
