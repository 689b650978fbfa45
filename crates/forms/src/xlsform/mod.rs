//! Reads a form out of the sheets `survey`, `choices` and `settings`, and writes it into such sheets again.
//!
//! Everything that is wrong is named at once, by sheet, row and column. It refuses also what other tools let through without a word: a
//! misspelt column, an empty survey, a language that no column has, words missing in the second language, a path to nowhere.

mod check;
mod choices;
mod columns;
mod kinds;
mod problem;
mod survey;
mod write;

pub(crate) use kinds::word;
pub use problem::{Problem, What};
pub use write::write;

use crate::{form::Form, table::Sheet};
use columns::{Allowed, Columns};

/// More rows or columns than any form has.
const MOST_ROWS: usize = 2_000;
const MOST_COLUMNS: usize = 100;

const SURVEY: Allowed = Allowed {
    plain: &[
        "type",
        "name",
        "required",
        "relevant",
        "constraint",
        "calculation",
        "default",
        "appearance",
        "parameters",
        "choice_filter",
        "read_only",
        "repeat_count",
        "trigger",
    ],
    words: &["label", "hint", "required_message", "constraint_message"],
    further: false,
};
const CHOICES: Allowed = Allowed { plain: &["list_name", "name"], words: &["label"], further: true };
const SETTINGS: Allowed = Allowed {
    plain: &["form_title", "form_id", "version", "default_language", "instance_name"],
    words: &[],
    further: false,
};

/// Reads a form.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(sheets: &[Sheet]) -> Result<Form, Vec<Problem>> {
    let find = |name: &str| sheets.iter().find(|sheet| sheet.name.trim().eq_ignore_ascii_case(name));
    let whole = |sheet, what| Problem { sheet, row: 1, column: 1, header: String::new(), what };
    let Some(survey) = find("survey") else { return Err(vec![whole("survey", What::NoSurvey)]) };
    let none = Sheet::default();
    let (choices, settings) = (find("choices").unwrap_or(&none), find("settings").unwrap_or(&none));
    for (name, sheet) in [("survey", survey), ("choices", choices), ("settings", settings)] {
        if sheet.rows.len() > MOST_ROWS || sheet.width() > MOST_COLUMNS {
            return Err(vec![whole(name, What::TooLarge)]);
        }
    }
    let mut problems = Vec::new();
    let survey = Columns::read("survey", survey, &SURVEY, &mut problems);
    let choices = Columns::read("choices", choices, &CHOICES, &mut problems);
    let settings = Columns::read("settings", settings, &SETTINGS, &mut problems);
    let mut form = read_settings(&settings);
    read_languages(&mut form, (&survey, &choices, &settings), &mut problems);
    form.lists = choices::read(&choices, &form.languages, &mut problems);
    form.entries = survey::read(&survey, &form, &mut problems);
    choices::check_for_many(&form, &choices, &mut problems);
    check::check(&mut form, (&survey, &settings), &mut problems);
    // In the order in which somebody reads them.
    let sheet = |problem: &Problem| ["survey", "choices", "settings"].iter().position(|name| *name == problem.sheet);
    problems.sort_by_key(|problem| (sheet(problem), problem.row, problem.column));
    problems.dedup();
    if problems.is_empty() { Ok(form) } else { Err(problems) }
}

fn read_settings(settings: &Columns<'_>) -> Form {
    let get = |name: &str| settings.get(2, name).to_owned();
    let (id, title) = (get("form_id"), get("form_title"));
    Form {
        title: if title.is_empty() { id.clone() } else { title },
        id,
        version: get("version"),
        default_language: get("default_language"),
        instance_name: get("instance_name"),
        ..Form::default()
    }
}

fn read_languages(
    form: &mut Form,
    (survey, choices, settings): (&Columns<'_>, &Columns<'_>, &Columns<'_>),
    problems: &mut Vec<Problem>,
) {
    let mut languages = survey.languages(SURVEY.words);
    for language in choices.languages(CHOICES.words) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    let named = languages.iter().filter(|language| !language.is_empty()).count();
    if named > 0 && named < languages.len() {
        let sheet = if survey.languages(SURVEY.words).contains(&String::new()) { survey } else { choices };
        let name = ["label", "hint", "required_message", "constraint_message"];
        let column = name.into_iter().find(|name| sheet.languages(&[name]).contains(&String::new()));
        problems.push(sheet.problem_in(1, (column.unwrap_or("label"), ""), What::MixedLanguages));
    }
    languages.retain(|language| !language.is_empty());
    if !form.default_language.is_empty() && !languages.contains(&form.default_language) {
        let what = What::UnknownLanguage(form.default_language.clone());
        problems.push(settings.problem(2, "default_language", what));
    }
    if form.default_language.is_empty() {
        form.default_language = languages.first().cloned().unwrap_or_default();
    }
    form.languages = languages;
}

/// The languages in which words have to stand: all that there are, or the one without a name.
fn needed(languages: &[String]) -> Vec<&str> {
    if languages.is_empty() { vec![""] } else { languages.iter().map(String::as_str).collect() }
}

/// Names every language in which the words of a cell are missing.
fn check_words(
    columns: &Columns<'_>,
    (row, name): (usize, &str),
    (words, languages): (&crate::form::Words, &[String]),
    problems: &mut Vec<Problem>,
) {
    if words.is_empty() {
        let first = needed(languages).first().copied().unwrap_or_default();
        problems.push(columns.problem_in(row, (name, first), What::NoLabel));
        return;
    }
    for language in needed(languages) {
        if !words.iter().any(|(known, words)| known == language && !words.is_empty()) {
            problems.push(columns.problem_in(row, (name, language), What::NoLabel));
        }
    }
}
