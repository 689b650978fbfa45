//! Decisions about incidents: what is whole, and what follows from what was told. Nothing that follows is kept.

use jiff::{ToSpan, civil::Date};

use super::model::{FIELDS, TOLD_BEFORE, TYPES, Told};
use crate::{
    concerns,
    foundation::form::{Fields, Problem, Problems},
    people,
};

/// Longest account.
pub(super) const LONGEST: usize = 4_000;

/// How long after it she told it here: Primero's bands (casework reference 2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delay {
    /// Up to three days, in which medicine can still prevent something.
    To3,
    /// Up to five.
    To5,
    /// Up to two weeks.
    To14,
    /// Up to a month.
    ToMonth,
    /// Longer.
    Over,
}

impl Delay {
    /// In the text keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Delay::To3 => "to_3",
            Delay::To5 => "to_5",
            Delay::To14 => "to_14",
            Delay::ToMonth => "to_month",
            Delay::Over => "over",
        }
    }
}

/// The band of a delay: 0–3, 4–5, 6–14 days, to one month, over. Unknown when either day is.
#[must_use]
pub fn delay(told: &Told) -> Option<Delay> {
    let (happened, told_on) = told.happened_on.zip(told.told_on)?;
    let month_later = happened.checked_add(1.month()).unwrap_or(told_on);
    Some(match (told_on - happened).get_days() {
        ..=3 => Delay::To3,
        4..=5 => Delay::To5,
        6..=14 => Delay::To14,
        _ if told_on <= month_later => Delay::ToMonth,
        _ => Delay::Over,
    })
}

/// What it may have been besides (Primero's context flags, casework reference 2.1). "May": somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// By her partner, of now or before.
    IntimatePartner,
    /// Sexual, to a child.
    ChildAbuse,
    /// A marriage of a child.
    EarlyMarriage,
    /// Sexual, for goods or money.
    Exploitation,
    /// Sexual, after she was taken away.
    Slavery,
    /// A harmful custom.
    HarmfulPractice,
}

impl Flag {
    /// In the text keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Flag::IntimatePartner => "intimate_partner",
            Flag::ChildAbuse => "child_abuse",
            Flag::EarlyMarriage => "early_marriage",
            Flag::Exploitation => "exploitation",
            Flag::Slavery => "slavery",
            Flag::HarmfulPractice => "harmful_practice",
        }
    }
}

/// The flags of what was told. What was not asked raises none.
#[must_use]
pub fn flags(told: &Told) -> Vec<Flag> {
    let is = |kind: &str| told.types.iter().any(|known| known == kind);
    let sexual = is("rape") || is("sexual_assault");
    let child = told.age == "child";
    [
        (Flag::IntimatePartner, matches!(told.relation.as_str(), "partner" | "former_partner")),
        (Flag::ChildAbuse, sexual && child),
        (Flag::EarlyMarriage, is("forced_marriage") && child),
        (Flag::Exploitation, sexual && told.goods == "yes"),
        (Flag::Slavery, sexual && told.abduction == "yes"),
        (Flag::HarmfulPractice, told.practice == "yes"),
    ]
    .into_iter()
    .filter_map(|(flag, raised)| raised.then_some(flag))
    .collect()
}

/// The keys of a list that were chosen; what is not on it is refused.
fn chosen(typed: &Fields, field: &'static str, known: &[&str], problems: &mut Problems) -> Vec<String> {
    let all: Vec<&str> = typed.all(field).filter(|key| !key.is_empty()).collect();
    if all.iter().any(|key| !known.contains(key)) {
        problems.add(Problem::new(field, "incidents-unknown"));
    }
    known.iter().filter(|key| all.contains(*key)).map(|key| (*key).to_owned()).collect()
}

/// Reads a form: that she wants it, at least one type, days that are days and in their order, answers of their lists.
pub(super) fn read(typed: &Fields, today: Date) -> Result<Told, Problems> {
    let mut problems = Problems::default();
    if typed.text("wants") != "yes" {
        problems.add(Problem::new("wants", "incidents-wants-missing"));
    }
    let mut told = Told { types: chosen(typed, "types", &TYPES, &mut problems), ..Told::default() };
    if told.types.is_empty() {
        problems.add(Problem::new("types", "incidents-types-missing"));
    }
    let parts = |name: &str| ["day", "month", "year"].map(|part| typed.text(&format!("{name}-{part}")).to_owned());
    let told_on = parts("told");
    told.told_on = problems.keep(people::check_day("told", told_on.each_ref().map(String::as_str), today));
    let happened = parts("happened");
    if happened.iter().any(|part| !part.is_empty()) {
        let day = people::check_day("happened", happened.each_ref().map(String::as_str), today);
        told.happened_on = problems.keep(day);
        if told.happened_on.zip(told.told_on).is_some_and(|(happened, told)| happened > told) {
            problems.add(Problem::new("happened", "incidents-days-order"));
        }
    }
    for field in FIELDS {
        let answer = typed.text(field.key);
        if answer.is_empty() || field.answers.contains(&answer) {
            told.set(field.key, answer);
        } else {
            problems.add(Problem::new(field.key, "incidents-unknown"));
        }
    }
    told.told_before = chosen(typed, "told_before", &TOLD_BEFORE, &mut problems);
    told.account = problems.keep(concerns::check_words("account", typed.text("account"), LONGEST)).unwrap_or_default();
    if problems.is_empty() { Ok(told) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn told(typed: &str) -> Told {
        let fields = Fields::parse(format!("wants=yes&told-day=24&told-month=11&told-year=2026&{typed}").as_bytes());
        read(&fields.expect("fields"), date(2026, 11, 24)).expect("what was told")
    }

    /// The bands are those of Primero's reporting delay: 0–3, 4–5, 6–14 days, to one month, over (casework reference 2.1).
    #[test]
    fn the_delay_falls_into_the_bands_of_the_source() {
        for (happened, expected) in [
            (date(2026, 11, 24), Delay::To3),
            (date(2026, 11, 21), Delay::To3),
            (date(2026, 11, 20), Delay::To5),
            (date(2026, 11, 19), Delay::To5),
            (date(2026, 11, 18), Delay::To14),
            (date(2026, 11, 10), Delay::To14),
            (date(2026, 11, 9), Delay::ToMonth),
            (date(2026, 10, 24), Delay::ToMonth),
            (date(2026, 10, 23), Delay::Over),
            (date(2016, 1, 1), Delay::Over),
        ] {
            let of = |told_on| Told { happened_on: Some(happened), told_on, ..Told::default() };
            assert_eq!(delay(&of(Some(date(2026, 11, 24)))), Some(expected), "{happened}");
            assert_eq!(delay(&of(None)), None);
        }
        // From the last day of January a month goes to the last of February.
        let end = Told { happened_on: Some(date(2026, 1, 31)), told_on: Some(date(2026, 2, 28)), ..Told::default() };
        assert_eq!(delay(&end), Some(Delay::ToMonth));
    }

    #[test]
    fn flags_follow_from_what_was_told_and_from_nothing_unsaid() {
        for (typed, expected) in [
            ("types=rape", vec![]),
            ("types=rape&age=child", vec![Flag::ChildAbuse]),
            ("types=physical_assault&age=child", vec![]),
            ("types=forced_marriage&age=child", vec![Flag::EarlyMarriage]),
            ("types=forced_marriage&age=adult", vec![]),
            ("types=physical_assault&relation=partner", vec![Flag::IntimatePartner]),
            ("types=psychological&relation=former_partner", vec![Flag::IntimatePartner]),
            ("types=sexual_assault&goods=yes", vec![Flag::Exploitation]),
            ("types=denial&goods=yes", vec![]),
            ("types=rape&abduction=yes&practice=yes", vec![Flag::Slavery, Flag::HarmfulPractice]),
            ("types=rape&abduction=unknown&goods=no", vec![]),
        ] {
            assert_eq!(flags(&told(typed)), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_not_whole_is_refused() {
        let whole = "wants=yes&types=denial&told-day=24&told-month=11&told-year=2026";
        for (typed, expected) in [
            (whole.to_owned(), vec![]),
            (whole.replace("wants=yes", ""), vec!["incidents-wants-missing"]),
            (whole.replace("denial", "theft"), vec!["incidents-unknown", "incidents-types-missing"]),
            (format!("{whole}&hour=teatime"), vec!["incidents-unknown"]),
            (format!("{whole}&told_before=friend"), vec!["incidents-unknown"]),
            (
                format!("{whole}&happened-day=24&happened-month=11&happened-year=2026")
                    .replace("told-day=24", "told-day=23"),
                vec!["incidents-days-order"],
            ),
            (format!("{whole}&account={}", "a".repeat(4001)), vec!["people-too-long"]),
        ] {
            let fields = Fields::parse(typed.as_bytes()).expect("fields");
            let found = read(&fields, date(2026, 11, 24)).err().unwrap_or_default();
            assert_eq!(found.0.iter().map(|problem| problem.key).collect::<Vec<_>>(), expected, "{typed}");
        }
        assert!(read(&Fields::default(), date(2026, 11, 24)).expect_err("nothing").0.len() >= 3);
        assert_eq!(told("types=denial&hour=").get("hour"), "", "not asked stays not asked");
    }
}
