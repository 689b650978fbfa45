//! Every table that has to be refused, with its place, and what else is refused.

use forms::{expression::Advice, xlsform};

use crate::world::{cases, list, markdown, word};

/// Where each case is wrong, by the header above the cell, and what is said.
const PLACES: [(&str, &str, usize, &str, &str); 19] = [
    ("unknown type", "survey", 2, "type", "unknown-type"),
    ("select list that does not exist", "survey", 2, "type", "unknown-list"),
    ("no name", "survey", 2, "name", "no-name"),
    ("name with a blank", "survey", 2, "name", "bad-name"),
    ("group not closed", "survey", 2, "type", "group-open"),
    ("group closed twice", "survey", 5, "type", "group-not-open"),
    ("reference to a question that does not exist", "survey", 2, "relevant", "unknown-reference"),
    ("path to a node that does not exist", "survey", 2, "relevant", "unknown-path"),
    ("unbalanced bracket", "survey", 2, "calculation", "expression-unfinished"),
    ("calculation refers to itself", "survey", 2, "calculation", "cycle"),
    ("calculate without calculation", "survey", 2, "calculation", "no-calculation"),
    ("question without label", "survey", 2, "label", "no-label"),
    ("choice name twice", "choices", 3, "name", "name-twice"),
    ("choice name with a blank in select_multiple", "choices", 2, "name", "bad-name"),
    ("empty survey", "survey", 2, "type", "empty-survey"),
    ("default language not among the columns", "settings", 2, "default_language", "unknown-language"),
    ("misspelled column", "survey", 1, "relevent", "misspelt-column"),
    ("constraint with a smart quote", "survey", 2, "constraint", "expression"),
    ("ambiguous reference to a name used twice", "survey", 8, "relevant", "ambiguous-reference"),
];

#[test]
fn every_case_is_refused_with_sheet_row_and_column() {
    let all = list(&cases()["xlsform_error_cases"]);
    assert_eq!(all.len(), PLACES.len());
    for case in &all {
        let name = word(case, "case");
        let (_, sheet, row, header, code) =
            *PLACES.iter().find(|(known, ..)| *known == name).unwrap_or_else(|| panic!("{name}: nobody tests it"));
        let problems = xlsform::read(&markdown(word(case, "form"))).expect_err(name);
        let [problem] = problems.as_slice() else { panic!("{name}: {problems:#?}") };
        assert_eq!((problem.sheet, problem.row, problem.header.as_str()), (sheet, row, header), "{name}");
        assert_eq!(problem.what.code(), code, "{name}");
        if let Some(row) = case["names_row"].as_u64() {
            assert_eq!(problem.row as u64, row, "{name}: the row that pyxform names");
        }
        let sheets = markdown(word(case, "form"));
        let of_sheet = sheets.iter().find(|one| one.name == sheet).expect("the sheet");
        assert_eq!(of_sheet.cell(1, problem.column), header, "{name}: the column is where the header says");
    }
}

fn codes(table: &str) -> Vec<(String, &'static str)> {
    let problems = xlsform::read(&markdown(table)).expect_err("refused");
    problems.iter().map(|problem| (format!("{} {}", problem.sheet, problem.cell()), problem.what.code())).collect()
}

/// All at once, in the order in which somebody reads them.
#[test]
fn everything_that_is_wrong_is_named_at_once() {
    let table = "| survey |\n| | type | name | label::English (en) | label::Русский (ru) | constraint | colour |\n\
        | | text | a | A | | upper(.) = 'X' | |\n| | image | p | P | П | | |\n| | select_one | q | Q | К | | |\n\
        | | text | a | B | Б | | |\n| | range | d | D | Д | | |\n\
        | choices |\n| | list_name | name | label::English (en) | label::Русский (ru) |\n| | | 1 | One | Один |\n";
    let expected = [
        ("survey F1", "unknown-column"),
        ("survey D2", "no-label"),
        ("survey E2", "unknown-function"),
        ("survey A3", "outside-type"),
        ("survey A4", "no-list"),
        ("survey B5", "name-twice"),
        ("choices A2", "no-list"),
    ];
    let expected: Vec<(String, &str)> = expected.map(|(cell, code)| (cell.to_owned(), code)).to_vec();
    assert_eq!(codes(table), expected);
}

#[test]
fn what_else_is_refused() {
    for (table, cell, code) in [
        ("| choices |\n| | list_name | name | label |\n", "survey A1", "no-survey"),
        ("| survey |\n| | name | label |\n| | a | A |\n", "survey A1", "column-missing"),
        ("| survey |\n| | type | name | label | label |\n| | text | a | A | B |\n", "survey D1", "column-twice"),
        (
            "| survey |\n| | type | name | label | label::Русский (ru) |\n| | text | a | A | А |\n",
            "survey C1",
            "mixed-languages",
        ),
        (
            "| survey |\n| | type | name | label | parameters |\n| | range | a | A | start=low |\n",
            "survey D2",
            "parameter",
        ),
        (
            "| survey |\n| | type | name | label | read_only |\n| | text | a | A | perhaps |\n",
            "survey D2",
            "no-yes-or-no",
        ),
        (
            "| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | text | a | A |\n| | end repeat | | |\n| | end group | | |\n",
            "survey A4",
            "group-not-open",
        ),
        (
            "| survey |\n| | type | name | label | calculation |\n| | text | z | Z | |\n| | calculate | a | | ${b} |\n| | calculate | b | | ${a} |\n",
            "survey D3",
            "cycle",
        ),
        ("| survey |\n| | type | name | label |\n| | text | a | Hello ${nobody} |\n", "survey C2", "unknown-reference"),
        (
            "| survey |\n| | type | name | label | constraint |\n| | text | a | A | regex(., '[') |\n",
            "survey D2",
            "expression",
        ),
        ("| survey |\n| | type | name | label |\n| | text | meta | A |\n", "survey B2", "bad-name"),
        (
            "| survey |\n| | type | name | label |\n| | select_one l or_other | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x | X |\n",
            "survey A2",
            "outside-type",
        ),
        (
            "| survey |\n| | type | name | label | trigger |\n| | text | a | A | ${b} |\n",
            "survey D2",
            "unknown-reference",
        ),
        (
            "| survey |\n| | type | name | label |\n| | text | a | A |\n| settings |\n| | form_id | instance_name |\n| | x | ${b} |\n",
            "settings B2",
            "unknown-reference",
        ),
    ] {
        assert_eq!(codes(table), [(cell.to_owned(), code)], "{table}");
    }
}

/// What both engines take and compute differently is taken, with the advice beside it.
#[test]
fn what_engines_compute_differently_is_advice_and_no_refusal() {
    let table = "| survey |\n| | type | name | label | calculation |\n| | begin repeat | r | R | |\n| | integer | v | V | |\n\
        | | end repeat | | | |\n| | calculate | s | | sum(${v}) |\n";
    let form = xlsform::read(&markdown(table)).expect("a form");
    assert_eq!(form.advice, [(5, Advice::BlankInSum)]);
}
