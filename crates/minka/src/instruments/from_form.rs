//! Questions of a programme's own, brought as the table of a form: taken whole, or every problem named by sheet and cell.

use bytes::Bytes;
use forms::{
    questionnaire::{NotTaken, read},
    table::Sheet as Cells,
    xlsform::Problem,
};
use measure::Instrument;

use super::problems::say_problem;
use crate::foundation::{
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

fn say_what(text: &Text, problem: &Problem) -> String {
    let key = format!("instruments-form-{}", problem.what.code());
    text.phrase(&key).with("word", problem.what.word()).with("header", &problem.header).to_string()
}

#[cfg(test)]
mod tests {
    use forms::{expression::Why, xlsform::What};

    use super::*;
    use crate::foundation::text::Language;

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
