//! Figures on files that are not in this repository.
//!
//! `LINKAGE_FILES=people.csv,a.csv+b.csv cargo test -p linkage --release --test it -- --ignored figures --nocapture`
//!
//! A file has the columns of Febrl (`rec_id`, `given_name`, `surname` …) or `person, family, given, patronymic, birth, phone,
//! place`. Two files joined by `+` are linked with each other. Prints precision, recall and F1 at the default, and for each
//! kind of change that the two registrations show.

use std::{path::Path, time::Instant};

use linkage::{BirthDate, Settings, clean, phone_line, same_first_name, words};

use crate::world::{FEBRL, Layout, PEOPLE, Row, judge, pairs_of, read, truth_of};

#[test]
#[ignore = "reads the files named in LINKAGE_FILES"]
fn figures() {
    let files = std::env::var("LINKAGE_FILES").expect("LINKAGE_FILES names the files");
    for file in files.split(',') {
        let parts: Vec<Vec<Row>> = file.split('+').map(|part| read(Path::new(part))).collect();
        let first_file = (parts.len() > 1).then(|| parts[0].len() as u32);
        let rows: Vec<Row> = parts.into_iter().flatten().collect();
        let layout = if rows[0].contains_key("rec_id") { &FEBRL } else { &PEOPLE };
        let truth = truth_of(&rows, layout);
        let start = Instant::now();
        let (pairs, effort) = pairs_of(&rows, layout, first_file, Settings::default());
        let took = start.elapsed();
        let found: Vec<(u32, u32)> = pairs.iter().map(|pair| (pair.one, pair.other)).collect();
        println!("{file}: {} people, {} true pairs, {effort:?}, {took:.2?}", rows.len(), truth.len());
        println!("  {}", line("all", &found, &truth));
        for (name, kind) in KINDS {
            let of = |pairs: &[(u32, u32)]| -> Vec<(u32, u32)> {
                let shows = |pair: &&(u32, u32)| kind(&rows[pair.0 as usize], &rows[pair.1 as usize], layout);
                pairs.iter().filter(shows).copied().collect()
            };
            println!("  {}", line(name, &of(&found), &of(&truth)));
        }
    }
}

fn line(name: &str, found: &[(u32, u32)], truth: &[(u32, u32)]) -> String {
    let figures = judge(found, truth);
    format!("{name:24} {:6} pairs  {:.4}  {:.4}  {:.4}", truth.len(), figures.precision, figures.recall, figures.f1)
}

type Shows = fn(&Row, &Row, &Layout) -> bool;

/// What two registrations of a pair show.
const KINDS: [(&str, Shows); 15] = [
    ("one script", |a, b, layout| !two_scripts(a, b, layout)),
    ("two scripts", two_scripts),
    ("first name: same sounds", |a, b, layout| first_name(a, b, layout) == "same"),
    ("first name: form or part", |a, b, layout| first_name(a, b, layout) == "form"),
    ("first name: otherwise", |a, b, layout| first_name(a, b, layout) == "other"),
    ("family: same sounds", |a, b, layout| family(a, b, layout) == "same"),
    ("family: one of two", |a, b, layout| family(a, b, layout) == "part"),
    ("family: slip", |a, b, layout| family(a, b, layout) == "slip"),
    ("family: otherwise", |a, b, layout| family(a, b, layout) == "other"),
    ("birth date: same", |a, b, layout| date(a, b, layout) == "same"),
    ("birth date: differs", |a, b, layout| date(a, b, layout) == "differs"),
    ("birth date: missing", |a, b, layout| date(a, b, layout) == "missing"),
    ("phone: same", |a, b, layout| phone(a, b, layout) == "same"),
    ("phone: differs", |a, b, layout| phone(a, b, layout) == "differs"),
    ("phone: missing", |a, b, layout| phone(a, b, layout) == "missing"),
];

fn both<'a>(a: &'a Row, b: &'a Row, layout: &Layout, field: &str) -> [&'a str; 2] {
    let column = layout.columns.iter().find(|(name, _)| *name == field).map(|(_, column)| *column);
    [a, b].map(|row| column.and_then(|column| row.get(column)).map_or("", String::as_str))
}

fn two_scripts(a: &Row, b: &Row, layout: &Layout) -> bool {
    let cyrillic = |text: &str| text.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
    let [one, other] = both(a, b, layout, "family_name");
    cyrillic(one) != cyrillic(other)
}

fn sounds(text: &str) -> String {
    words::sounds_joined(&clean(text))
}

fn first_name(a: &Row, b: &Row, layout: &Layout) -> &'static str {
    let [one, other] = both(a, b, layout, "given_name");
    let form = |one: &str, other: &str| one.split(' ').any(|a| other.split(' ').any(|b| same_first_name(a, b)));
    match sounds(one) == sounds(other) {
        true => "same",
        false if form(one, other) => "form",
        false => "other",
    }
}

fn family(a: &Row, b: &Row, layout: &Layout) -> &'static str {
    let names = both(a, b, layout, "family_name");
    let [one, other] = names.map(sounds);
    let [first, second] = names.map(|name| name.split(' ').count());
    if one == other {
        "same"
    } else if first != second && (one.starts_with(&other) || other.starts_with(&one)) {
        "part"
    } else if words::edits(one.as_bytes(), other.as_bytes()) <= 2 {
        "slip"
    } else {
        "other"
    }
}

fn date(a: &Row, b: &Row, layout: &Layout) -> &'static str {
    match both(a, b, layout, "birth_date").map(|text| BirthDate::read(text).ok()) {
        [Some(one), Some(other)] if one == other => "same",
        [Some(_), Some(_)] => "differs",
        _ => "missing",
    }
}

fn phone(a: &Row, b: &Row, layout: &Layout) -> &'static str {
    match both(a, b, layout, "phone").map(phone_line) {
        [Some(one), Some(other)] if one == other => "same",
        [Some(_), Some(_)] => "differs",
        _ => "missing",
    }
}
