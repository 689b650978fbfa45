//! Decisions about requests from outside: what may be answered, what may leave, who has to agree.

use jiff::civil::Date;

use super::model::{Asker, Field, Told, Verdict};
use crate::foundation::form::Problem;

/// Longest words, and longest line.
pub(super) const LONGEST: usize = 2_000;
pub(super) const LONGEST_LINE: usize = 200;
/// How many codes one request can name.
pub(super) const MOST: usize = 200;

/// Whether somebody asks whom no law makes us answer: then only what she agreed to share with this very office leaves.
pub(super) fn needs_consent(kind: Asker) -> bool {
    matches!(kind, Asker::Donor | Asker::Partner | Asker::Other)
}

/// Whether a field says who she is outside the programme: then whoever takes it out must have the right to open that.
pub(super) fn is_identity(field: Field) -> bool {
    matches!(field, Field::LegalName | Field::BirthDate | Field::Phone | Field::Address)
}

/// The codes that were typed, each once, in their order.
pub(super) fn read_codes(typed: &str) -> Result<Vec<String>, Problem> {
    let mut codes: Vec<String> = Vec::new();
    for word in typed.split([' ', ',', ';', '\n', '\r', '\t']).map(str::trim).filter(|word| !word.is_empty()) {
        let code = word.to_uppercase();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    match codes.len() {
        0 => Err(Problem::new("codes", "outside-codes-missing")),
        1..=MOST => Ok(codes),
        _ => Err(Problem::new("codes", "outside-codes-many").with("most", MOST)),
    }
}

/// An answer is due on the day on which it came, or later.
pub(super) fn check_due(received: Date, due: Date) -> Result<Date, Problem> {
    if due < received { Err(Problem::new("due", "outside-due-early")) } else { Ok(due) }
}

/// What a verdict lets leave. `asked`: what they ask for; `ticked`: what the proposer leaves of it.
pub(super) fn given(
    verdict: Verdict,
    on_paper: bool,
    (asked, ticked): (&[Field], &[Field]),
) -> Result<Vec<Field>, Problem> {
    let less: Vec<Field> = asked.iter().copied().filter(|field| ticked.contains(field)).collect();
    match verdict {
        Verdict::Refuse => Ok(Vec::new()),
        _ if !on_paper => Err(Problem::new("verdict", "outside-no-paper")),
        Verdict::Give => Ok(asked.to_vec()),
        Verdict::Less if less.is_empty() || less.len() == asked.len() => {
            Err(Problem::new("fields", "outside-less-which"))
        }
        Verdict::Less => Ok(less),
    }
}

/// What stands under a field, of one woman.
pub(super) fn cell(field: Field, told: &Told) -> String {
    match field {
        Field::Code => told.code.clone(),
        Field::ChosenName => told.chosen_name.clone(),
        Field::Language => told.language.clone(),
        Field::State => told.state.clone(),
        Field::JoinedOn => told.joined.clone(),
        Field::Groups => told.groups.join("; "),
        Field::Attendance => {
            told.months.iter().map(|(month, times)| format!("{month}: {times}")).collect::<Vec<_>>().join("; ")
        }
        Field::LegalName => told.legal_name.clone(),
        Field::BirthDate => told.birth_date.clone(),
        Field::Phone => told.phone.clone(),
        Field::Address => told.address.clone(),
    }
}

/// Fields as a row keeps them.
pub(super) fn join_fields(fields: &[Field]) -> String {
    fields.iter().map(|field| field.key()).collect::<Vec<_>>().join(" ")
}

/// Fields out of keys, in the order of the list; what is no key is none.
pub(super) fn read_fields<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<Field> {
    let keys: Vec<&str> = keys.collect();
    Field::ALL.into_iter().filter(|field| keys.contains(&field.key())).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each field with words that stand nowhere else.
    fn canaries() -> Told {
        Told {
            code: "canary-code".to_owned(),
            chosen_name: "canary-chosen".to_owned(),
            language: "canary-language".to_owned(),
            state: "canary-state".to_owned(),
            joined: "canary-joined".to_owned(),
            groups: vec!["canary-group".to_owned()],
            months: vec![("canary-month".to_owned(), 3)],
            legal_name: "canary-legal".to_owned(),
            birth_date: "canary-birth".to_owned(),
            phone: "canary-phone".to_owned(),
            address: "canary-address".to_owned(),
        }
    }

    fn subset(bits: u16) -> Vec<Field> {
        (0..).zip(Field::ALL).filter(|(at, _)| bits & (1 << at) != 0).map(|(_, field)| field).collect()
    }

    proptest! {
        #[test]
        fn a_row_holds_its_fields_and_nothing_of_any_other(bits in 0u16..2048) {
            let chosen = subset(bits);
            let row: Vec<String> = chosen.iter().map(|field| cell(*field, &canaries())).collect();
            for field in Field::ALL {
                let words = cell(field, &canaries());
                prop_assert!(words.starts_with("canary-"), "{field:?} is told");
                prop_assert_eq!(row.contains(&words), chosen.contains(&field), "{:?}", field);
            }
        }

        #[test]
        fn never_more_is_given_than_was_asked_for(asked in 1u16..2048, ticked in 0u16..2048, at in 0usize..3, on_paper: bool) {
            let (asked, ticked, verdict) = (subset(asked), subset(ticked), Verdict::ALL[at]);
            match given(verdict, on_paper, (&asked, &ticked)) {
                Ok(given) => {
                    prop_assert!(given.iter().all(|field| asked.contains(field)));
                    prop_assert!(on_paper || given.is_empty(), "nothing leaves without a paper");
                    prop_assert_eq!(verdict == Verdict::Refuse, given.is_empty());
                    if verdict == Verdict::Less {
                        prop_assert!(given.len() < asked.len() && given.iter().all(|field| ticked.contains(field)));
                    }
                }
                Err(_) => prop_assert!(verdict != Verdict::Refuse, "no can always be said"),
            }
        }
    }

    #[test]
    fn fields_are_read_as_they_were_kept() {
        for bits in [0, 1, 5, 2047] {
            let fields = subset(bits);
            assert_eq!(read_fields(join_fields(&fields).split_whitespace()), fields);
        }
        assert!(
            read_fields(["note", "plan", "contact", ""].into_iter()).is_empty(),
            "what is not on the list is nothing"
        );
    }

    #[test]
    fn codes_are_read_however_they_are_written_and_each_counts_once() {
        for (typed, expected) in
            [("bako-7", Some(1)), ("BAKO-7, bako-7\nKOTU-5;  X", Some(3)), ("", None), (" ,; \n", None)]
        {
            assert_eq!(read_codes(typed).ok().map(|codes| codes.len()), expected, "{typed}");
        }
        assert!(read_codes(&(0..=MOST).map(|at| format!("C{at} ")).collect::<String>()).is_err());
    }

    #[test]
    fn an_answer_is_not_due_before_it_was_asked_for() {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        assert!(check_due(day("2026-11-24"), day("2026-11-24")).is_ok());
        assert!(check_due(day("2026-11-24"), day("2026-11-23")).is_err());
    }
}
