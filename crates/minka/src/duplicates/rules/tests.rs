use linkage::{Agreement, Register, Settings};

use super::*;

fn parted(chosen: &str, papers: &str) -> (String, String, String) {
    let parts = part_name(chosen, papers);
    (parts.given, parts.family, parts.second)
}

#[test]
fn a_name_in_papers_is_parted_whatever_its_order() {
    for (chosen, papers, given, family, second) in [
        ("Айгерим", "Жұмабаева Айгерім Мұратқызы", "Айгерім", "Жұмабаева", "Мұратқызы"),
        ("Айгерим", "Айгерім Жұмабаева", "Айгерім", "Жұмабаева", ""),
        ("Наташа", "Иванова Наталья Петровна", "Наталья", "Иванова", "Петровна"),
        ("Aigerim", "Жұмабаева Айгерім", "Айгерім", "Жұмабаева", ""),
        ("Rosa", "Rosa María Quispe Mamani", "Rosa", "María Quispe Mamani", ""),
        ("Rosa María", "Rosa María Quispe Mamani", "Rosa María", "Quispe Mamani", ""),
        // The name she chose stands in no papers: the order of the papers decides.
        ("Тюльпан", "Оспанова Мадина Болатқызы", "Мадина", "Оспанова", "Болатқызы"),
        ("Flor", "Lucía Huamán", "Lucía", "Huamán", ""),
        ("Мадина", "Мадина", "Мадина", "", ""),
        ("Мадина", "Оспанова", "", "Оспанова", ""),
        ("Мадина", "", "", "", ""),
    ] {
        assert_eq!(parted(chosen, papers), (given.to_owned(), family.to_owned(), second.to_owned()), "{papers}");
    }
}

#[test]
fn a_chosen_name_begins_with_a_first_name() {
    for (chosen, parts) in
        [("Айгерим", ("Айгерим", "")), (" Rosa  María Quispe", ("Rosa", "María Quispe")), ("", ("", ""))]
    {
        assert_eq!(part_chosen(chosen), parts, "{chosen}");
    }
}

#[test]
fn reasons_are_kept_as_codes_and_read_again() {
    let reasons = [
        Reason { field: Field::GivenName, agreement: Agreement::OtherSpelling, bits: 5.0 },
        Reason { field: Field::Phone, agreement: Agreement::Same, bits: 12.0 },
        Reason { field: Field::BirthDate, agreement: Agreement::Differs, bits: -4.0 },
        Reason { field: Field::Suburb, agreement: Agreement::Same, bits: 1.0 },
    ];
    let kept = written(&whys(&reasons, false));
    assert_eq!(kept, "+given_name:other-spelling +phone:same -birth_date:differs");
    assert_eq!(written(&read_reasons(&kept)), kept);
    assert_eq!(written(&whys(&reasons[..1], true)), "+paper_name:other-spelling");
    assert_eq!(read_reasons("nonsense +given_name:never +age:same é:é"), []);
}

#[test]
fn every_agreement_of_the_comparing_crate_is_known_here() {
    use Agreement::*;
    let all = [
        Same,
        OtherSpelling,
        ShortForm,
        Slip,
        Alike,
        SameRoot,
        Part,
        PartDiffers,
        Turned,
        Exchanged,
        OneDigit,
        YearBeside,
        OnlyYear,
        ByAge,
        SameMonth,
        SameYear,
        SameDayOfYear,
        Differs,
    ];
    assert_eq!(all.map(Agreement::code), AGREEMENTS);
}

#[test]
fn a_percentage_is_never_certain_and_never_nothing() {
    for (likely, percent_of_it) in [(0, 1), (49, 1), (5_000, 50), (9_949, 99), (10_000, 99)] {
        assert_eq!(percent(likely), percent_of_it, "{likely}");
    }
    assert_eq!(ten_thousandths(0.98765), 9_877);
}

#[test]
fn the_same_woman_in_two_scripts_is_found_and_sisters_are_not() {
    let women = [
        ("Айгерим", "Жұмабаева Айгерім Мұратқызы", "1987-03-09", "+7 701 555 11 22"),
        ("Aigerim", "Zhumabayeva Aigerim", "1987-09-03", "8 701 555 11 22"),
        ("Динара", "Омарова Динара Болатовна", "1990-04-07", "+7 702 100 20 30"),
        ("Дана", "Омарова Дана Болатовна", "1993-11-21", "+7 702 100 20 30"),
    ];
    let compared = women.map(|(chosen, papers, birth_date, phone)| Compared {
        chosen: chosen.to_owned(),
        papers: part_name(chosen, papers),
        birth_date: birth_date.to_owned(),
        phone: phone.to_owned(),
    });
    let mut register = Register::new(Settings { least: LEAST_LISTED, ..Settings::default() });
    for woman in &compared {
        register.add(&woman.person());
    }
    let pairs: Vec<(u32, u32)> = register.pairs().0.iter().map(|pair| (pair.one, pair.other)).collect();
    assert_eq!(pairs, [(0, 1)]);
}

#[test]
fn whoever_is_near_is_asked_about_when_her_name_agrees_at_all() {
    let why = |agreement| vec![Why { speaks_for: true, field: "given_name", agreement }];
    for (probability, is_near, agreement, asked) in [
        (0.05, false, "alike", true),
        (0.04, false, "same", false),
        (0.001, true, "same", true),
        (0.001, true, "other-spelling", true),
        (0.001, true, "differs", false),
        (0.001, true, "part", false),
    ] {
        assert_eq!(is_asked_about(probability, is_near, &why(agreement)), asked, "{probability} {agreement}");
    }
}
