//! Two registrations among two thousand others: which pairs a person must be shown, and which she must not be bothered with.

use linkage::{Agreement, BirthDate, Field, Pair, Person, Register, Settings};

const GIVEN: [&str; 24] = [
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
    "Ирина",
    "Ольга",
    "Елена",
    "Анна",
    "María",
    "Rosa",
    "Carmen",
    "Juana",
    "Lucía",
    "Flor",
    "Elena",
    "Patricia",
    "Teresa",
    "Sofía",
];
const FAMILY: [&str; 24] = [
    "Ахметова",
    "Омарова",
    "Серікова",
    "Нұрланова",
    "Жұмабаева",
    "Оспанова",
    "Ибраева",
    "Садықова",
    "Иванова",
    "Петрова",
    "Ким",
    "Попова",
    "Смирнова",
    "Козлова",
    "Quispe Mamani",
    "Flores Rojas",
    "García Huamán",
    "Sánchez Condori",
    "Torres Vega",
    "Ramos Díaz",
    "Mendoza Cruz",
    "Chávez Apaza",
    "Vargas Silva",
    "López Núñez",
];

/// Everybody else: all names in use, birth dates over fifty years.
fn others(register: &mut Register) {
    for at in 0..2000u32 {
        let phone = format!("+7702{:07}", at * 4_999 % 10_000_000);
        let (given, family) = (GIVEN[(at * 7 % 24) as usize], FAMILY[(at / 24 * 5 % 24) as usize]);
        register.add(&Person {
            given_name: given,
            family_name: family,
            birth_date: Some(BirthDate::Day(
                1955 + (at * 31 % 50) as i16,
                1 + (at * 5 % 12) as u8,
                1 + (at * 11 % 28) as u8,
            )),
            phone: &phone,
            place: ["Алматы", "Талғар", "Lima"][(at % 3) as usize],
            ..Person::default()
        });
    }
}

/// given, family, second, birth date, phone, place
type Written = [&'static str; 6];

fn compare(one: Written, other: Written) -> Option<Pair> {
    let mut register = Register::new(Settings { least: 0.0, ..Settings::default() });
    others(&mut register);
    let places = [one, other].map(|[given_name, family_name, second_name, date, phone, place]| {
        let birth_date = (!date.is_empty()).then(|| BirthDate::read(date).expect("a date"));
        register.add(&Person { given_name, family_name, second_name, birth_date, phone, place, ..Person::default() })
    });
    let (pairs, _) = register.pairs();
    pairs.into_iter().find(|pair| [pair.one, pair.other] == places)
}

/// Two registrations, and how their fields agree.
type Case = (Written, Written, &'static [(Field, Agreement)]);

#[test]
fn one_woman_written_twice() {
    let cases: &[Case] = &[
        (
            ["Айгерім", "Жұмабаева", "Мұратқызы", "1987-03-09", "+7 701 555 11 22", "Алматы"],
            ["Aigerim", "Zhumabayeva", "", "1987-03-09", "87015551122", "Almaty"],
            &[(Field::GivenName, Agreement::OtherSpelling), (Field::Phone, Agreement::Same)],
        ),
        (
            ["Наталья", "Иванова", "", "1979-11-02", "", ""],
            ["Наташа", "Ивaнова", "", "1979-11-02", "", ""],
            &[(Field::GivenName, Agreement::ShortForm)],
        ),
        (
            ["Гүлнар", "Серікова", "", "1990-04-07", "", "Талғар"],
            ["Gulya", "Serikova", "", "1990-07-04", "", "Talgar"],
            &[(Field::GivenName, Agreement::ShortForm), (Field::BirthDate, Agreement::Exchanged)],
        ),
        (
            ["Жанар", "Омарова", "Болатовна", "1984-06-15", "", ""],
            ["Janar", "Omarova", "Болатқызы", "1985-06-15", "", ""],
            &[(Field::SecondName, Agreement::SameRoot), (Field::BirthDate, Agreement::YearBeside)],
        ),
        (
            ["María Rosa", "Quispe Mamani", "", "1991-02-23", "", "Lima"],
            ["Rosa", "Quispe", "", "1991-02-23", "", "Lima"],
            &[(Field::GivenName, Agreement::Part), (Field::FamilyName, Agreement::Part)],
        ),
        (
            ["Rosa", "Quispe", "Mamani", "1991-02-23", "", "Lima"],
            ["Rosa", "Quispe Mamani", "", "1991-03-23", "", "Lima"],
            &[(Field::FamilyName, Agreement::Same), (Field::BirthDate, Agreement::OneDigit)],
        ),
        (
            ["Назым Мұратқызы", "Оспан", "", "1983-02-14", "", ""],
            ["Nazym", "Ospan", "Muratkyzy", "1983-02-15", "", ""],
            &[(Field::GivenName, Agreement::OtherSpelling)],
        ),
        (
            ["Guadalupe", "Chávez Apaza", "", "1988-12-30", "+51 987 654 321", ""],
            ["Lupe", "Chavez Apaza", "", "1988-01-01", "+51 987 654 321", ""],
            &[(Field::GivenName, Agreement::ShortForm), (Field::BirthDate, Agreement::OnlyYear)],
        ),
        (
            ["Динара", "Садықова", "", "1993-08-19", "+7 701 222 33 44", ""],
            ["Садыкова", "Динара", "", "1993-08-19", "", ""],
            &[(Field::GivenName, Agreement::Exchanged)],
        ),
        (
            ["Светлана", "Козлова", "", "1975-05-21", "+7 701 777 88 99", ""],
            ["Света", "Орынбасарова", "", "1975-05-21", "+7 701 777 88 99", ""],
            &[(Field::FamilyName, Agreement::Differs), (Field::Phone, Agreement::Same)],
        ),
        (
            ["Сауле", "Оспанова", "", "1969-10-12", "", ""],
            ["Саулее", "Осапнова", "", "1969-10-21", "", ""],
            &[(Field::FamilyName, Agreement::Slip), (Field::BirthDate, Agreement::OneDigit)],
        ),
    ];
    for (one, other, reasons) in cases {
        let pair = compare(*one, *other).unwrap_or_else(|| panic!("not compared: {one:?} {other:?}"));
        assert!(pair.probability >= 0.5, "{one:?} {other:?}: {} {:?}", pair.probability, pair.reasons);
        for (field, agreement) in *reasons {
            let found = pair.reasons.iter().find(|reason| reason.field == *field).map(|reason| reason.agreement);
            assert_eq!(found, Some(*agreement), "{one:?} {other:?} {field:?}");
        }
    }
}

#[test]
fn two_women() {
    let cases: &[(&str, Written, Written)] = &[
        (
            "namesakes",
            ["Айгерім", "Ахметова", "", "1987-03-09", "+7 701 555 11 22", "Алматы"],
            ["Айгерім", "Ахметова", "", "1964-11-20", "+7 701 999 00 11", "Талғар"],
        ),
        (
            "sisters with one phone",
            ["Динара", "Омарова", "Болатқызы", "1990-04-07", "+7 701 555 11 22", "Алматы"],
            ["Мадина", "Омарова", "Болатқызы", "1994-09-16", "+7 701 555 11 22", "Алматы"],
        ),
        (
            "mother and daughter in one house",
            ["Ольга", "Козлова", "", "1962-02-14", "+7 701 555 11 22", "Алматы"],
            ["Анна", "Козлова", "", "1986-07-30", "+7 701 555 11 22", "Алматы"],
        ),
        (
            "a birthday in common",
            ["Жанар", "Ибраева", "", "1986-07-30", "", ""],
            ["Назым", "Смирнова", "", "1986-07-30", "", ""],
        ),
        (
            "two families in the other order",
            ["Carmen", "Sánchez Condori", "", "1980-01-17", "", "Lima"],
            ["Carmen", "Condori Sánchez", "", "1996-08-25", "", "Lima"],
        ),
        (
            "names one letter apart that many have",
            ["Жанар", "Омарова", "", "1980-01-17", "", ""],
            ["Анар", "Омарова", "", "1991-08-25", "", ""],
        ),
        (
            "an office phone",
            ["Rosa", "Flores Rojas", "", "1972-03-05", "+51 987 654 321", ""],
            ["Teresa", "Vargas Silva", "", "1993-10-11", "+51 987 654 321", ""],
        ),
        ("nothing known", ["", "", "", "", "", ""], ["", "", "", "", "", ""]),
        ("only a place", ["", "", "", "", "", "Алматы"], ["", "", "", "", "", "Алматы"]),
    ];
    for (what, one, other) in cases {
        if let Some(pair) = compare(*one, *other) {
            assert!(pair.probability < 0.5, "{what}: {} {:?}", pair.probability, pair.reasons);
        }
    }
}

#[test]
fn a_reason_for_each_field_that_both_give() {
    let pair = compare(
        ["Айгерім", "Жұмабаева", "", "1987-03-09", "+7 701 555 11 22", "Алматы"],
        ["Aigerim", "Zhumabaeva", "Muratkyzy", "1987-03-09", "", "Almaty"],
    );
    let mut fields: Vec<&str> = pair.expect("a pair").reasons.iter().map(|reason| reason.field.code()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["birth_date", "family_name", "given_name", "place"]);
}
