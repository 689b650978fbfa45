//! How long a proposal takes at the sizes of a site, a programme and more: `bin/bench rules`.

#![allow(missing_docs, reason = "the macros of Criterion make functions without words")]

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use pairing::mentors::{Case, Costs, Rule, propose};

/// Costs as a programme has them: a place on a line, three languages, days; every eighth pair forbidden.
fn costs(women: usize, mentors: usize) -> Costs {
    let mut state = 7_u64;
    let mut below = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let places: Vec<u64> = (0..mentors).map(|_| below(100)).collect();
    let mut costs = Costs::new(mentors);
    for _ in 0..women {
        let here = below(100);
        let row = places.iter().map(|there| match below(8) {
            0 => Err(Rule::NoSharedLanguage),
            _ => Ok(u32::try_from(3 * here.abs_diff(*there) + 60 * below(4) + below(300)).unwrap_or(0)),
        });
        costs.add(row.collect::<Vec<_>>()).expect("a row");
    }
    costs
}

fn mentors(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("mentors");
    group.sample_size(10);
    for (women, mentors, alike) in [(30, 6, true), (30, 6, false), (2_000, 200, true)] {
        let needs: Vec<u32> = (0..women as u32).map(|woman| if alike { 1 } else { woman % 3 + 1 }).collect();
        let room = needs.iter().sum::<u32>().div_ceil(mentors as u32) + 2;
        let case = Case::new(costs(women, mentors), needs, vec![room; mentors]).expect("a case");
        let name = format!("{women} women, {mentors} mentors, needs {}", if alike { "alike" } else { "of 1 to 3" });
        group.bench_with_input(BenchmarkId::from_parameter(name), &case, |bench, case| {
            bench.iter_batched(|| case.clone(), |case| propose(case).total, BatchSize::LargeInput);
        });
    }
    group.finish();
}

criterion_group!(benches, mentors);
criterion_main!(benches);
