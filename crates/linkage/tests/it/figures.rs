//! Figures on files that are not in this repository: `LINKAGE_FILES=a.csv,b.csv cargo test … -- --ignored figures`.

use std::{path::Path, time::Instant};

use linkage::Settings;

use crate::world::{FEBRL, PEOPLE, judge, pairs_of, read, truth_of};

#[test]
#[ignore = "reads the files named in LINKAGE_FILES"]
fn figures() {
    let files = std::env::var("LINKAGE_FILES").expect("LINKAGE_FILES");
    for file in files.split(',') {
        let mut rows = Vec::new();
        for part in file.split('+') {
            rows.extend(read(Path::new(part)));
        }
        let layout = if rows[0].contains_key("rec_id") { &FEBRL } else { &PEOPLE };
        let truth = truth_of(&rows, layout);
        let start = Instant::now();
        let (pairs, effort) = pairs_of(
            &rows,
            layout,
            file.contains('+').then_some(5000),
            Settings { least: 0.02, ..Settings::default() },
        );
        let took = start.elapsed();
        println!("{file}: {} people, {} true pairs, {effort:?}, {took:?}", rows.len(), truth.len());
        for least in [0.02, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99] {
            let found: Vec<_> =
                pairs.iter().filter(|pair| pair.probability >= least).map(|pair| (pair.one, pair.other)).collect();
            let figures = judge(&found, &truth);
            println!("  p >= {least}: {:.4} {:.4} {:.4}", figures.precision, figures.recall, figures.f1);
        }
        if std::env::var("LINKAGE_SHOW").is_ok() {
            let found: std::collections::BTreeMap<_, _> =
                pairs.iter().map(|pair| ((pair.one, pair.other), pair)).collect();
            let show = |at: u32| format!("{:?}", rows[at as usize].values().collect::<Vec<_>>());
            for pair in pairs.iter().filter(|pair| pair.probability >= 0.5) {
                if truth.binary_search(&(pair.one, pair.other)).is_err() {
                    println!("WRONG {:.3}\n   {}\n   {}", pair.probability, show(pair.one), show(pair.other));
                    for why in &pair.reasons {
                        println!("      {} {} {:.1}", why.field.code(), why.agreement.code(), why.bits);
                    }
                }
            }
            for pair in &truth {
                match found.get(pair) {
                    Some(found) if found.probability >= 0.5 => {}
                    Some(found) => {
                        println!("WEAK {:.3}\n   {}\n   {}", found.probability, show(pair.0), show(pair.1));
                        for why in &found.reasons {
                            println!("      {} {} {:.1}", why.field.code(), why.agreement.code(), why.bits);
                        }
                    }
                    None => println!("MISSED\n   {}\n   {}", show(pair.0), show(pair.1)),
                }
            }
        }
    }
}
