//! How long an evening's circles take, for the sizes that groups have: `bin/bench rules`.

#![allow(missing_docs, reason = "the macros of Criterion make functions without words")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use pairing::circles::{Circle, PastSession, Person, Tonight, Wish, split};

/// An evening with forty weeks behind it, in which the women sat in fours by turns.
fn evening(women: usize) -> Tonight<usize> {
    let mut tonight = Tonight::new((0..women).map(|woman| Person::new(woman, ["ru"])).collect());
    tonight.earlier = (1..40)
        .map(|week| {
            let turned: Vec<usize> = (0..women).map(|place| (place * week) % women).collect();
            PastSession { circles: turned.chunks(4).map(<[usize]>::to_vec).collect() }
        })
        .collect();
    tonight
}

fn circles(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("circles");
    for women in [14, 30, 60] {
        let tonight = evening(women);
        group.bench_with_input(BenchmarkId::from_parameter(women), &tonight, |bench, tonight| {
            bench.iter(|| split(tonight, Wish::default(), 7).map(|done| done.circles.iter().map(seats).sum::<usize>()));
        });
    }
    group.finish();
}

fn seats(circle: &Circle<usize>) -> usize {
    circle.members.len()
}

criterion_group!(benches, circles);
criterion_main!(benches);
