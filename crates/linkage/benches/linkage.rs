//! How long it takes: a list gone through, a question asked while typing.

#![allow(missing_docs, reason = "the macros of Criterion make functions without words")]

use criterion::{Criterion, criterion_group, criterion_main};
use linkage::{BirthDate, Person, Register, Settings, words};

const GIVEN: [&str; 16] = [
    "Айгерім",
    "Динара",
    "Жанар",
    "Гүлнар",
    "Назым",
    "Сауле",
    "Мадина",
    "Алия",
    "Светлана",
    "Наталья",
    "Aigerim",
    "Zhanar",
    "María",
    "Rosa",
    "Carmen",
    "Lucía",
];
const FAMILY: [&str; 16] = [
    "Ахметова",
    "Омарова",
    "Серікова",
    "Нұрланова",
    "Жұмабаева",
    "Оспанова",
    "Иванова",
    "Петрова",
    "Akhmetova",
    "Zhumabayeva",
    "Omarova",
    "Quispe Mamani",
    "Flores Rojas",
    "García Huamán",
    "Torres Vega",
    "Ramos Díaz",
];

/// Invented women; each name in every combination, birth dates over fifty years.
fn register(people: u32) -> Register {
    let mut register = Register::new(Settings::default());
    for at in 0..people {
        let phone = format!("+7702{:07}", at * 4_999 % 10_000_000);
        let year = 1955 + (at.wrapping_mul(2_654_435_761) >> 16) % 50;
        register.add(&Person {
            given_name: GIVEN[(at * 7 % 16) as usize],
            family_name: FAMILY[(at / 16 * 5 % 16) as usize],
            birth_date: Some(BirthDate::Day(year as i16, 1 + (at / 3 % 12) as u8, 1 + (at / 7 % 28) as u8)),
            phone: &phone,
            place: ["Алматы", "Талғар", "Lima"][(at % 3) as usize],
            ..Person::default()
        });
    }
    register
}

fn speed(criterion: &mut Criterion) {
    criterion.bench_function("sounds of a name", |bencher| bencher.iter(|| words::sounds("құдайбергенқызы")));
    let mut slow = criterion.benchmark_group("list");
    slow.sample_size(10);
    slow.bench_function("10,000 women", |bencher| bencher.iter(|| register(10_000).pairs()));
    slow.finish();
    let mut index = register(100_000).into_index();
    let asked = Person { given_name: "Zhanara", family_name: "Ospanova", ..Person::default() };
    criterion.bench_function("candidates among 100,000", |bencher| bencher.iter(|| index.candidates(&asked, 0.05, 10)));
}

criterion_group!(benches, speed);
criterion_main!(benches);
