//! What holds for every instrument and every answer.

use measure::{Answers, Instrument, NOT_ASKED, Scored, Scorer};
use proptest::prelude::*;

use crate::world::{instrument, instrument_files};

fn names() -> Vec<String> {
    instrument_files().into_keys().collect()
}

/// An instrument and answers to it: places of options, of which some are missing.
fn answered() -> impl Strategy<Value = (Instrument, Vec<u8>)> {
    prop::sample::select(names()).prop_flat_map(|name| {
        let instrument = instrument(&name);
        let scorer = Scorer::new(&instrument);
        let cell = scorer.columns().iter().map(|column| {
            let options = (3..=u8::MAX).take_while(|code| column.name(*code).is_some()).count();
            prop_oneof![1 => 0u8..3, 6 => 3u8..3 + u8::try_from(options).expect("few options")]
        });
        (Just(instrument), cell.collect::<Vec<_>>())
    })
}

fn score(scorer: &Scorer, row: &[u8]) -> Scored {
    let mut answers = Answers::for_scorer(scorer, 1);
    answers.push(row).expect("a row");
    scorer.row(&scorer.score(&answers), 0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_score_lies_within_what_is_possible((instrument, row) in answered()) {
        let scorer = Scorer::new(&instrument);
        let scored = score(&scorer, &row);
        if let Some(((low, high), total)) = instrument.range().zip(scored.scale("total")) {
            prop_assert!(low <= total.lowest + 1e-9 && total.highest <= high + 1e-9);
        }
        let of_items = |id: &str| instrument.definition().scales.iter().all(|scale| scale.id != id || !scale.of.iter().any(|part| scored.scale(part).is_some()));
        for scale in &scored.scales {
            prop_assert!(scale.lowest <= scale.highest + 1e-9);
            if let Some(score) = scale.score {
                prop_assert!(scale.lowest - 1e-9 <= score && score <= scale.highest + 1e-9, "{scale:?}");
                prop_assert!(scale.bands.iter().all(|(_, band)| band.is_some()), "every score has its band: {scale:?}");
                if scale.missing == 0 && of_items(&scale.scale) {
                    prop_assert!((scale.highest - scale.lowest).abs() < 1e-9, "nothing is missing: {scale:?}");
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_items_changes_nothing((instrument, row) in answered(), turn in 0usize..30) {
        let mut definition = instrument.definition().clone();
        definition.orders.clear();
        let mut turned = row.clone();
        let by = turn % turned.len();
        definition.items.rotate_left(by);
        turned.rotate_left(by);
        let swap = turned.len() - 1;
        definition.items.swap(0, swap);
        turned.swap(0, swap);
        let other = Instrument::new(definition).expect("the same instrument");
        prop_assert_eq!(score(&Scorer::new(&instrument), &row), score(&Scorer::new(&other), &turned));
    }

    #[test]
    fn reversing_twice_is_nothing((instrument, row) in answered()) {
        let mut definition = instrument.definition().clone();
        for _ in 0..2 {
            definition.items.iter_mut().for_each(|item| item.reversed = !item.reversed);
        }
        let other = Instrument::new(definition).expect("the same instrument");
        prop_assert_eq!(score(&Scorer::new(&instrument), &row), score(&Scorer::new(&other), &row));
    }

    /// Turning every item round turns a score round within its range.
    #[test]
    fn reversing_all_mirrors_the_score((instrument, row) in answered()) {
        let mut definition = instrument.definition().clone();
        definition.class_sets.clear();
        definition.items.iter_mut().filter(|item| !item.unscored).for_each(|item| item.reversed = !item.reversed);
        // Half an answer has no mirror of its own; whole ones do.
        if let (Ok(other), Some((low, high))) = (Instrument::new(definition), instrument.range()) {
            let (one, turned) = (score(&Scorer::new(&instrument), &row), score(&Scorer::new(&other), &row));
            let (one, turned) = (one.scale("total").expect("a total"), turned.scale("total").expect("a total"));
            if let Some((one, turned)) = one.score.zip(turned.score) {
                prop_assert!((one + turned - low - high).abs() < 1e-9);
            }
        }
    }

    /// One more answer narrows what is possible, never widens it.
    #[test]
    fn an_answer_narrows_the_bounds((instrument, row) in answered(), place in 0usize..30) {
        let scorer = Scorer::new(&instrument);
        let mut less = row.clone();
        let at = place % row.len();
        less[at] = NOT_ASKED;
        for (known, unknown) in score(&scorer, &row).scales.iter().zip(score(&scorer, &less).scales) {
            prop_assert!(unknown.lowest <= known.lowest + 1e-9 && known.highest <= unknown.highest + 1e-9);
        }
    }

    #[test]
    fn a_table_scores_as_its_rows_do((instrument, row) in answered(), other in any::<prop::sample::Index>()) {
        let scorer = Scorer::new(&instrument);
        let mut blank = row.clone();
        let at = other.index(blank.len());
        blank[at] = NOT_ASKED;
        let mut answers = Answers::for_scorer(&scorer, 2);
        answers.push(&row).expect("a row");
        answers.push(&blank).expect("a row");
        let scores = scorer.score(&answers);
        prop_assert_eq!(scorer.row(&scores, 0), score(&scorer, &row));
        prop_assert_eq!(scorer.row(&scores, 1), score(&scorer, &blank));
    }

    /// A file that somebody damaged is refused or still scores; nothing stops the program.
    #[test]
    fn a_damaged_file_is_refused_or_scores(name in prop::sample::select(names()), lines in prop::collection::vec((any::<prop::sample::Index>(), 0u8..4), 1..4)) {
        let mut file: Vec<String> = instrument_files()[&name].lines().map(str::to_owned).collect();
        for (place, damage) in lines {
            if file.is_empty() {
                break;
            }
            let place = place.index(file.len());
            match damage {
                0 => drop(file.remove(place)),
                1 => file.insert(place, file[place].clone()),
                2 => file[place] = file[place].replace('1', "9").replace('0', "-1"),
                _ => file.truncate(place.max(1)),
            }
        }
        if let Ok(instrument) = Instrument::read(&file.join("\n")) {
            let scorer = Scorer::new(&instrument);
            score(&scorer, &vec![NOT_ASKED; scorer.columns().len()]);
            score(&scorer, &vec![3; scorer.columns().len()]);
        }
    }

    /// Weights count by their proportions alone.
    #[test]
    fn scaling_weights_changes_no_attainment(levels in prop::collection::vec((-2i8..=2, 1u8..9), 1..6), by in 1u8..9) {
        use measure::goals::{Attained, attainment};
        let goals = |by: f64| levels.iter().map(|(level, weight)| Attained { level: Some(*level), weight: f64::from(*weight) * by }).collect::<Vec<_>>();
        let (one, other) = (attainment(&goals(1.0), 0.3).expect("a score"), attainment(&goals(f64::from(by)), 0.3).expect("a score"));
        prop_assert!((one - other).abs() < 1e-9);
    }

    /// Before and after exchanged: every change and effect changes its sign.
    #[test]
    fn exchanging_before_and_after(pairs in prop::collection::vec((0i32..40, 0i32..40), 2..30)) {
        use measure::group::Paired;
        let floats: Vec<(f64, f64)> = pairs.iter().map(|(one, other)| (f64::from(*one), f64::from(*other))).collect();
        let back: Vec<(f64, f64)> = floats.iter().map(|(one, other)| (*other, *one)).collect();
        let (one, other) = (Paired::of(&floats).expect("pairs"), Paired::of(&back).expect("pairs"));
        prop_assert!((one.mean_change + other.mean_change).abs() < 1e-9);
        prop_assert_eq!((one.ranks.up, one.ranks.down), (other.ranks.down, other.ranks.up));
        if let Some((one, other)) = one.d_av.zip(other.d_av) {
            prop_assert!((one + other).abs() < 1e-9);
        }
        prop_assert!(one.mean_change_interval.low <= one.mean_change && one.mean_change <= one.mean_change_interval.high);
    }

    /// The interval holds the share and stays within 0 and 1.
    #[test]
    fn intervals_hold_the_share(n in 1usize..400, k in any::<prop::sample::Index>()) {
        let found = measure::group::Proportion { k: k.index(n + 1), n };
        let share = found.share().expect("a share");
        for interval in [found.wilson(), found.exact()].into_iter().flatten() {
            prop_assert!(0.0 <= interval.low && interval.low <= share + 1e-9 && share <= interval.high + 1e-9 && interval.high <= 1.0);
        }
    }
}
