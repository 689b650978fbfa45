//! The published people of Febrl, whose truth stands in their record numbers.

use std::path::PathBuf;

use linkage::Settings;

use crate::world::{FEBRL, Layout, judge, pairs_of, read, truth_of};

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/febrl1_people_with_duplicates.csv")
}

/// Fewer columns, as other registers have them.
const NAMES_DATE_AND_PLACE: Layout = Layout {
    columns: &[
        ("given_name", "given_name"),
        ("family_name", "surname"),
        ("birth_date", "date_of_birth"),
        ("street", "address_1"),
        ("suburb", "suburb"),
        ("postcode", "postcode"),
    ],
    truth: FEBRL.truth,
};

const WITH_NATIONAL_NUMBER: Layout = Layout {
    columns: &[
        ("given_name", "given_name"),
        ("family_name", "surname"),
        ("birth_date", "date_of_birth"),
        ("national_number", "soc_sec_id"),
    ],
    truth: FEBRL.truth,
};

#[test]
fn a_thousand_people_of_febrl_at_the_default_setting() {
    let rows = read(&file());
    for (name, layout) in [("all", FEBRL), ("few", NAMES_DATE_AND_PLACE), ("number", WITH_NATIONAL_NUMBER)] {
        let truth = truth_of(&rows, &layout);
        assert_eq!((rows.len(), truth.len()), (1000, 500), "the file as SOURCES.md describes it");
        let (pairs, effort) = pairs_of(&rows, &layout, None, Settings::default());
        let found: Vec<(u32, u32)> = pairs.iter().map(|pair| (pair.one, pair.other)).collect();
        let figures = judge(&found, &truth);
        println!("{name}: {figures:?} {effort:?}");
        assert!(figures.precision >= 0.97, "{name}: {figures:?}");
        assert!(figures.recall >= 0.97, "{name}: {figures:?}");
    }
}

#[test]
fn the_same_file_gives_the_same_answer_in_any_order() {
    let rows = read(&file());
    let (pairs, _) = pairs_of(&rows, &FEBRL, None, Settings::default());
    assert!(
        pairs.is_sorted_by(|a, b| a.probability > b.probability
            || a.probability == b.probability && (a.one, a.other) < (b.one, b.other))
    );
    let name = |rows: &[crate::world::Row], at: u32| rows[at as usize]["rec_id"].clone();
    let mut straight: Vec<_> = pairs.iter().map(|pair| [name(&rows, pair.one), name(&rows, pair.other)]).collect();
    let turned: Vec<_> = rows.iter().rev().cloned().collect();
    let (pairs, _) = pairs_of(&turned, &FEBRL, None, Settings::default());
    let mut back: Vec<_> = pairs.iter().map(|pair| [name(&turned, pair.other), name(&turned, pair.one)]).collect();
    straight.sort();
    back.sort();
    assert_eq!(straight, back);
}
