//! Questions of a programme's own, brought as the table of a form: taken whole, or every problem named by sheet and cell.

use bytes::Bytes;
use forms::{
    questionnaire::{NotTaken, read},
    table::Sheet as Cells,
    xlsform::Problem,
};
use measure::{FlagRule, Instrument, OptionSet};

use super::problems::say_problem;
use crate::foundation::{
    form::{self, Fields},
    sheet::{self, Choice, RowProblem, SheetProblem},
    text::Text,
};

/// What a workbook begins with.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Rows beyond this are not read: the form is too large anyway.
const MOST_ROWS: usize = 2_001;
/// The sheets of a form; what else is in the file is somebody's notes.
const SHEETS: [&str; 3] = ["survey", "choices", "settings"];

/// Why nothing is taken.
pub(super) enum Refusal {
    /// The file is no workbook that can be read.
    File,
    /// A cell holds an error, or a formula without its result.
    Cell(String, RowProblem),
    /// The form, or the questionnaire that would come of it.
    Form(NotTaken),
}

/// Reads a questionnaire out of a workbook. It may take a moment: call it where it may block.
pub(super) fn read_workbook(bytes: Bytes, name: &str, language: &str) -> Result<Instrument, Vec<Refusal>> {
    let sheets = cells(bytes, name)?;
    read(&sheets, language).map_err(|why| vec![Refusal::Form(why)])
}

fn cells(bytes: Bytes, name: &str) -> Result<Vec<Cells>, Vec<Refusal>> {
    let file = |_: SheetProblem| vec![Refusal::File];
    let mut book = sheet::open_bytes(bytes, name).map_err(file)?;
    let names: Vec<String> = book.list().iter().filter_map(|sheet| sheet.name.clone()).collect();
    let (mut sheets, mut wrong) = (Vec::new(), Vec::new());
    for known in SHEETS {
        let Some(name) = names.iter().find(|name| name.trim().eq_ignore_ascii_case(known)) else { continue };
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in book.rows(&Choice { sheet: Some(name.clone()), header_row: None }).map_err(file)? {
            let row = row.map_err(file)?;
            let at = usize::try_from(row.number).unwrap_or(MOST_ROWS).min(MOST_ROWS);
            rows.resize(at.max(rows.len()), Vec::new());
            if let Some(place) = at.checked_sub(1).and_then(|at| rows.get_mut(at)) {
                *place = row.cells.into_iter().map(|cell| cell.text).collect();
            }
            wrong.extend(row.problems.into_iter().map(|problem| Refusal::Cell(known.to_owned(), problem)));
            if at >= MOST_ROWS {
                break;
            }
        }
        sheets.push(Cells { name: known.to_owned(), rows });
    }
    if wrong.is_empty() { Ok(sheets) } else { Err(wrong) }
}

/// Everything that is wrong, as sentences.
pub(super) fn say(text: &Text, refusals: &[Refusal]) -> Vec<String> {
    let at = |sheet: &str, cell: String, what: String| {
        text.phrase("instruments-form-at").with("sheet", sheet).with("cell", cell).with("what", what).to_string()
    };
    let mut said = Vec::new();
    for refusal in refusals {
        match refusal {
            Refusal::File => said.push(text.say("instruments-form-unreadable")),
            Refusal::Cell(sheet, problem) => {
                said.push(at(sheet, problem.place.cell(), text.say("instruments-form-no-value")));
            }
            Refusal::Form(NotTaken::Table(problems)) => {
                said.extend(problems.iter().map(|problem| at(problem.sheet, problem.cell(), say_what(text, problem))));
            }
            Refusal::Form(NotTaken::Questionnaire(flaws)) => {
                said.extend(flaws.iter().map(|flaw| say_problem(text, flaw, "")));
            }
        }
    }
    said
}

/// Marks the question that asks about harming herself or not wanting to live, as whoever brings a form says: a form has no place for it.
/// Nothing is guessed from the words: she says which one it is, or that there is none.
pub(super) fn mark_safety(instrument: Instrument, typed: &Fields) -> Result<Instrument, form::Problem> {
    match typed.text("safety") {
        "none" => return Ok(instrument),
        "question" => {}
        _ => return Err(form::Problem::new("safety", "instruments-safety-missing")),
    }
    let mut definition = instrument.definition().clone();
    let wanted = typed.text("safety_question").trim().to_lowercase();
    let Some(place) = definition.items.iter().position(|item| item.id == wanted) else {
        let names: Vec<&str> = definition.items.iter().map(|item| item.id.as_str()).collect();
        return Err(form::Problem::new("safety_question", "instruments-safety-unknown").with("names", names.join(", ")));
    };
    let set = definition.option_sets.iter().find(|set| set.id == definition.items[place].options).cloned();
    let set = set.unwrap_or_else(|| OptionSet { id: String::new(), range: None, options: Vec::new(), gate: None });
    let typed = typed.text("safety_answers").to_lowercase();
    let answers: Vec<&str> = typed.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let named = |names: String| form::Problem::new("safety_answers", "instruments-safety-unclear").with("names", names);
    let (set, from) = match set.range {
        Some(range) => {
            let from = answers.first().filter(|_| answers.len() == 1).and_then(|from| from.parse::<i32>().ok());
            let from = from.filter(|from| range.from < *from && *from <= range.to);
            let from = from.ok_or_else(|| named(format!("{}–{}", range.from.saturating_add(1), range.to)))?;
            (set, f64::from(from))
        }
        None => telling(&set, &answers).ok_or_else(|| {
            let names: Vec<&str> = set.options.iter().map(|choice| choice.id.as_str()).collect();
            named(names.join(", "))
        })?,
    };
    definition.items[place].options.clone_from(&set.id);
    definition.items[place].flag = Some(FlagRule { id: "safety".to_owned(), from });
    if definition.option_sets.iter().all(|known| known.id != set.id) {
        definition.option_sets.push(set);
    }
    Instrument::new(definition).map_err(|_| named(answers.join(", ")))
}

/// The answers of a list with those that tell of it counting most, and from what they count. Whom to tell is decided by what an answer
/// counts, and here nothing is added up; the figures on paper stay. None where a name is unknown, or all or none of them tell of it.
fn telling(set: &OptionSet, answers: &[&str]) -> Option<(OptionSet, f64)> {
    // An answer may have its list's name before its own.
    let is = |choice: &measure::Choice, name: &str| choice.id == name || choice.id == format!("{}-{name}", set.id);
    let tells = |choice: &measure::Choice| answers.iter().any(|name| is(choice, name));
    let all_known = answers.iter().all(|name| set.options.iter().any(|choice| is(choice, name)));
    let silent = (0_u16..).zip(set.options.iter().filter(|choice| !tells(choice)));
    let from = silent.clone().count();
    if !all_known || from == 0 || from == set.options.len() {
        return None;
    }
    let from = u16::try_from(from).ok()?;
    let loud = (from..).zip(set.options.iter().filter(|choice| tells(choice)));
    let counts: Vec<(u16, &measure::Choice)> = silent.chain(loud).collect();
    let codes: Option<Vec<i32>> = set.options.iter().map(measure::Choice::code).collect();
    let option = |(place, choice): (usize, &measure::Choice)| {
        let value = counts.iter().find(|(_, known)| known.id == choice.id).map(|(value, _)| f64::from(*value));
        let code = codes.as_ref().and_then(|codes| codes.get(place).copied()).or_else(|| i32::try_from(place).ok());
        measure::Choice { value, code, ..choice.clone() }
    };
    let options = set.options.iter().enumerate().map(option).collect();
    // Other questions may take the same list, in which its answers go on counting as they did.
    let id = format!("{:.35}-told", set.id);
    Some((OptionSet { id, range: None, options, gate: None }, f64::from(from)))
}

fn say_what(text: &Text, problem: &Problem) -> String {
    let key = format!("instruments-form-{}", problem.what.code());
    text.phrase(&key).with("word", problem.what.word()).with("header", &problem.header).to_string()
}

#[cfg(test)]
mod tests {
    use forms::{expression::Why, xlsform::What};
    use measure::{Given, Scorer};

    use super::*;
    use crate::foundation::text::Language;

    fn own(survey: [[&str; 4]; 3]) -> Instrument {
        let rows =
            |rows: &[&[&str]]| rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let survey: Vec<&[&str]> = survey.iter().map(|row| &row[..]).collect();
        let choices: [&[&str]; 4] =
            [&["list_name", "name", "label"], &["yn", "yes", "Yes"], &["yn", "no", "No"], &["yn", "x", "No idea"]];
        let sheets = [("survey", rows(&survey)), ("choices", rows(&choices))];
        let sheets = sheets.map(|(name, rows)| Cells { name: name.to_owned(), rows });
        read(&sheets, "en").expect("a questionnaire")
    }

    /// Yes stands before no: whoever brings it says which answers tell of it, and the order of the list decides nothing.
    #[test]
    fn whoever_brings_a_form_says_which_answers_tell_of_it() {
        let all = || {
            own([
                ["type", "name", "label", "parameters"],
                ["select_one yn", "harm", "Have you thought of harming yourself?", ""],
                ["range", "days", "On how many days?", "start=0 end=7"],
            ])
        };
        let typed = |said: [&str; 3]| {
            let names = ["safety", "safety_question", "safety_answers"];
            names.into_iter().zip(said).fold(Fields::default(), |fields, (name, said)| fields.with(name, said))
        };
        let raised = |instrument: &Instrument, item: &str| -> Vec<String> {
            let raises = |option: &str| {
                let scored = Scorer::new(instrument).one(&[(item, Given::Answer(option))]).expect("an answer");
                scored.raised().next().is_some()
            };
            instrument.choices(item).into_iter().map(|choice| choice.id).filter(|option| raises(option)).collect()
        };
        let none = mark_safety(all(), &typed(["none", "", ""])).expect("none of them");
        assert_eq!(none, all());
        for (said, expected) in [("yes", vec!["yes"]), ("Yes, x", vec!["yes", "yn-x"]), ("no", vec!["no"])] {
            let marked = mark_safety(all(), &typed(["question", "HARM", said])).expect("marked");
            assert_eq!(raised(&marked, "harm"), expected, "{said}");
            let codes = |one: &Instrument| one.choices("harm").iter().map(measure::Choice::code).collect::<Vec<_>>();
            assert_eq!(codes(&marked), codes(&all()), "a paper that was printed means what it meant");
        }
        let marked = mark_safety(all(), &typed(["question", "days", "3"])).expect("marked");
        assert_eq!(raised(&marked, "days"), ["3", "4", "5", "6", "7"]);
        for (said, field) in [
            (["", "", ""], "safety"),
            (["question", "other", "yes"], "safety_question"),
            (["question", "harm", ""], "safety_answers"),
            (["question", "harm", "perhaps"], "safety_answers"),
            (["question", "harm", "yes, no, x"], "safety_answers"),
            (["question", "days", "0"], "safety_answers"),
            (["question", "days", "8"], "safety_answers"),
            (["question", "days", "1, 2"], "safety_answers"),
        ] {
            let refused = mark_safety(all(), &typed(said)).expect_err("unclear");
            assert_eq!(refused.field, field, "{said:?}");
        }
    }

    #[test]
    fn every_problem_has_its_words_in_every_language() {
        let word = || "x".to_owned();
        let all = [
            What::NoSurvey,
            What::EmptySurvey,
            What::TooLarge,
            What::ColumnMissing,
            What::UnknownColumn { near: "" },
            What::UnknownColumn { near: "relevant" },
            What::ColumnTwice,
            What::MixedLanguages,
            What::UnknownType(word()),
            What::OutsideType(word()),
            What::UnknownList(word()),
            What::NoList,
            What::NoName,
            What::BadName(word()),
            What::NameTwice(word()),
            What::NoLabel,
            What::GroupOpen(word()),
            What::GroupNotOpen,
            What::UnknownReference(word()),
            What::AmbiguousReference(word()),
            What::UnknownPath(word()),
            What::Expression(Why::UnknownFunction(word())),
            What::Expression(Why::Unfinished),
            What::Expression(Why::Sign('‘')),
            What::Cycle,
            What::NoCalculation,
            What::NoYesOrNo(word()),
            What::Parameter(word()),
            What::UnknownLanguage(word()),
            What::AskedAlways,
            What::NoBounds,
        ];
        for language in Language::ALL {
            for what in &all {
                let problem =
                    Problem { sheet: "survey", row: 2, column: 4, header: "relevant".to_owned(), what: what.clone() };
                let said = say(&Text(language), &[Refusal::Form(NotTaken::Table(vec![problem]))]).concat();
                assert!(!said.contains("Unknown localization") && said.contains("D2"), "{language:?} {what:?}: {said}");
            }
            for why in ["safety", "pictures", "words", "answers"] {
                assert!(Text(language).knows(&format!("instruments-no-form-{why}")), "{language:?} {why}");
            }
        }
    }
}
