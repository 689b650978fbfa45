//! The time an evening takes, in an optimised build: `cargo nextest run --release`.

use std::time::{Duration, Instant};

use pairing::circles::{Wish, split};

use crate::world::{Recipe, invented};

#[test]
#[cfg_attr(debug_assertions, ignore = "only an optimised build is measured")]
fn circles_are_there_in_five_milliseconds() {
    for women in [14, 20, 30, 45, 60] {
        let recipe = Recipe { women, facilitators: 4, weeks: 40, apart: women / 6, together: 1, languages: true };
        let (mut slowest, mut measured) = (Duration::ZERO, 0);
        for seed in 0..20 {
            let tonight = invented(recipe, seed);
            // The quickest of a few: the machine may be busy with other things, the work is always the same.
            let quickest = (0..7).map(|_| {
                let begun = Instant::now();
                let outcome = split(&tonight, Wish::default(), seed);
                (begun.elapsed(), outcome.is_ok())
            });
            let (took, done) = quickest.min().unwrap_or((Duration::ZERO, false));
            if done {
                slowest = slowest.max(took);
                measured += 1;
            }
        }
        assert!(measured >= 15, "{women} women: too many refused to tell anything");
        assert!(slowest < Duration::from_millis(5), "{women} women: {slowest:?}");
    }
}
