//! Rules that every request passes, measured by themselves: `bin/bench rules`.

#![allow(missing_docs, reason = "the macros of Criterion make functions without words")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use minka::{
    foundation::{
        access::{Action, Actor, Assignment, Role, Target, Ties},
        clock::Clock,
        form::Fields,
        ids::{GroupId, Id, SiteId, UserId},
        text::{Language, Text},
    },
    roll_call,
};

fn access(criterion: &mut Criterion) {
    let clock = Clock::system();
    let (site, group) = (SiteId::new(&clock), GroupId::new(&clock));
    let assignment = Assignment { role: Role::Facilitator, site, group: Some(group), participant: None };
    let bota = Actor::new(UserId::new(&clock), "Bota".to_owned(), false, vec![assignment], Ties::default());
    let tuesday = Target::group(site, group).open(true);
    criterion.bench_function("access: may a facilitator mark her own group", |bench| {
        bench.iter(|| bota.decide(black_box(Action::AttendanceMark), black_box(&tuesday)));
    });
    criterion.bench_function("access: what a list starts from", |bench| {
        bench.iter(|| bota.reach(black_box(Action::PersonFind)));
    });
}

fn roll_call(criterion: &mut Criterion) {
    let women = ["BAKO-7", "DIMA-3", "FELU-9", "GATO-1", "HINE-5", "JUPA-2", "KEZI-8"];
    let line = |code: &&str| format!("&mark-{code}=present&reason-{code}=&was-{code}=%2C%2C");
    let body = format!("form_id=0193a5b0-0000-7000-8000-000000000001{}", women.iter().map(line).collect::<String>());
    criterion.bench_function("form: read a roll call of seven", |bench| {
        bench.iter(|| Fields::parse(black_box(body.as_bytes())).map(|fields| roll_call::read_roll(&fields)));
    });
}

fn words(criterion: &mut Criterion) {
    let text = Text(Language::Ru);
    criterion.bench_function("text: a Russian plural", |bench| {
        bench.iter(|| text.phrase("group-places").number("taken", black_box(5)).number("capacity", 14).to_string());
    });
}

criterion_group!(rules, access, roll_call, words);
criterion_main!(rules);
