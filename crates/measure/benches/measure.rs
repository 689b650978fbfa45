//! How long a table of answers takes. The goal is five million rows a minute on one core, reading and writing included, so a row may
//! take 12 microseconds; what is measured here is the part without a file.

#![allow(missing_docs, reason = "the macros of Criterion make functions without words")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use measure::{Answers, Instrument, Scorer, group::Paired};

const ROWS: usize = 10_000;

fn scorer(name: &str) -> Scorer {
    let path = format!("{}/../../packs/instruments/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("an instrument file");
    Scorer::new(&Instrument::read(&text).expect("an instrument"))
}

/// Answers as they stand in a file: a digit a cell, now and then none.
fn cells(scorer: &Scorer) -> Vec<Vec<u8>> {
    let items = scorer.columns().len();
    let cell = |row: usize, item: usize| match (row * 7 + item * 3) % 41 {
        0 => Vec::new(),
        other => vec![b'1' + u8::try_from(other % 3).expect("a digit")],
    };
    (0..ROWS * items).map(|place| cell(place / items, place % items)).collect()
}

fn read(scorer: &Scorer, cells: &[Vec<u8>], row: &mut Vec<u8>, answers: &mut Answers) {
    answers.clear();
    for line in cells.chunks(scorer.columns().len()) {
        row.clear();
        row.extend(
            line.iter().zip(scorer.columns()).map(|(cell, column)| column.read(cell).unwrap_or(measure::NOT_ASKED)),
        );
        let _ = answers.push(row);
    }
}

fn tables(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("table of 10,000 rows");
    group.throughput(Throughput::Elements(ROWS as u64));
    for name in ["phq9", "rses", "dass21", "mhcsf"] {
        let scorer = scorer(name);
        let cells = cells(&scorer);
        let (mut row, mut answers) = (Vec::new(), Answers::for_scorer(&scorer, ROWS));
        group.bench_function(format!("{name}, read and score"), |bencher| {
            bencher.iter(|| {
                read(&scorer, &cells, &mut row, &mut answers);
                black_box(scorer.score(&answers))
            });
        });
    }
    group.finish();
}

fn pairs(criterion: &mut Criterion) {
    let pairs: Vec<(f64, f64)> = (0..2000u32).map(|one| (f64::from(one % 23), f64::from(one * 7 % 27))).collect();
    criterion.bench_function("2,000 pairs", |bencher| bencher.iter(|| Paired::of(black_box(&pairs))));
}

criterion_group!(benches, tables, pairs);
criterion_main!(benches);
