//! Asking while somebody types.

use std::time::{Duration, Instant};

use linkage::{BirthDate, Index, Person, Register, Settings};

fn person<'a>(given_name: &'a str, family_name: &'a str, date: &str, phone: &'a str) -> Person<'a> {
    let birth_date = BirthDate::read(date).ok();
    Person { given_name, family_name, birth_date, phone, ..Person::default() }
}

fn small() -> Index {
    let mut register = Register::new(Settings::default());
    for (given, family, date, phone) in [
        ("Айгерім", "Жұмабаева", "1987-03-09", "+77015551122"),
        ("Наталья", "Иванова", "1979-11-02", ""),
        ("María Rosa", "Quispe Mamani", "1991-02-23", "+51987654321"),
        ("Динара", "Омарова", "1990-04-07", ""),
    ] {
        register.add(&person(given, family, date, phone));
    }
    register.into_index()
}

fn places(index: &mut Index, asked: &Person) -> Vec<u32> {
    index.candidates(asked, 0.2, 5).iter().map(|candidate| candidate.place).collect()
}

#[test]
fn finds_her_by_another_script_a_short_form_or_a_phone() {
    let mut index = small();
    for (asked, place) in [
        (person("Aigerim", "Zhumabaeva", "", ""), 0),
        (person("Наташа", "Ivanova", "1979", ""), 1),
        (person("Rosa", "Quispe", "1991-02-23", ""), 2),
        (person("", "", "", "987 654 321"), 2),
        (person("Dinnara", "Omarova", "", ""), 3),
    ] {
        assert_eq!(places(&mut index, &asked), [place], "{asked:?}");
    }
}

#[test]
fn finds_nobody_where_nobody_is() {
    let mut index = small();
    for asked in [Person::default(), person("Гүлнар", "Серікова", "1987-05-09", ""), person("?", "", "", "12")]
    {
        assert_eq!(places(&mut index, &asked), [] as [u32; 0], "{asked:?}");
    }
    assert_eq!(index.candidates(&person("Aigerim", "Zhumabaeva", "", ""), 0.0, 0), []);
}

#[test]
fn grows_forgets_and_is_not_changed_by_questions() {
    let mut index = small();
    let asked = person("Küläsh", "Äbdirakhman", "1955-05-12", "");
    assert_eq!(places(&mut index, &asked), [] as [u32; 0]);
    let new = index.add(&person("Күләш", "Әбдірахман", "1955-05-12", ""));
    assert_eq!(new, 4);
    let first = index.candidates(&asked, 0.2, 5);
    for name in ["Qwerty", "Әсел", "Жанат", "Zzz", "Kulyash"] {
        index.candidates(&person(name, "Ábdirahman", "1955-05-12", "+77010000000"), 0.0, 50);
    }
    assert_eq!(index.candidates(&asked, 0.2, 5), first);
    assert_eq!(first.len(), 1);
    index.remove(new);
    index.remove(99);
    assert_eq!(places(&mut index, &asked), [] as [u32; 0]);
    assert_eq!(places(&mut index, &person("Aigerim", "Zhumabaeva", "", "")), [0]);
}

/// A hundred thousand women; the names are few, so that every block is as large as it gets.
#[test]
fn answers_quickly_among_a_hundred_thousand() {
    let given = ["Айгерім", "Динара", "Жанар", "Гүлнар", "Назым", "Сауле", "Мадина", "Алия", "Светлана", "Наталья"];
    let roots = [
        "Ахмет",
        "Омар",
        "Серік",
        "Нұрлан",
        "Жұмабай",
        "Оспан",
        "Ибрай",
        "Садық",
        "Болат",
        "Мұрат",
        "Тұрсын",
        "Байжан",
    ];
    let mut register = Register::new(Settings::default());
    for at in 0..100_000u32 {
        let family =
            format!("{}{}", roots[(at / 10 % 12) as usize], ["ова", "ева", "қызы", ""][(at / 120 % 4) as usize]);
        let date = BirthDate::Day(1950 + (at * 17 % 57) as i16, 1 + (at / 3 % 12) as u8, 1 + (at / 7 % 28) as u8);
        let phone = format!("+7701{:07}", at * 97 % 10_000_000);
        let given_name = given[(at % 10) as usize];
        register.add(&Person {
            given_name,
            family_name: &family,
            birth_date: Some(date),
            phone: &phone,
            place: ["Алматы", "Талғар", "Есік"][(at % 3) as usize],
            ..Person::default()
        });
    }
    let mut index = register.into_index();
    let mut took = Vec::new();
    for at in 0..200u32 {
        let family = ["Akhmetova", "Omarova", "Serikova", "Bolatkyzy"][(at % 4) as usize];
        let asked = person(["Aigerim", "Danara", "Света", "Наталья"][(at % 3) as usize], family, "1987-03-09", "");
        let asked = if at % 2 == 0 { asked } else { Person { birth_date: None, ..asked } };
        let start = Instant::now();
        index.candidates(&asked, 0.05, 10);
        took.push(start.elapsed());
    }
    took.sort_unstable();
    println!("of 200 questions: median {:?}, 95 % {:?}, slowest {:?}", took[100], took[190], took[199]);
    // 5 ms on a quiet machine; here others may be at work.
    assert!(took[100] < Duration::from_millis(25), "{took:?}");
}
