//! The cases, the forms beside them, and the markdown notation in which small tables are written.

use std::path::PathBuf;

use forms::{
    model::{Filling, Moment},
    table::Sheet,
    xml::{Content, Element},
};
use serde_json::Value;

fn testdata() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata")
}

/// The published and measured cases.
pub(crate) fn cases() -> Value {
    let text = std::fs::read_to_string(testdata().join("measures-cases.json")).expect("the cases");
    serde_json::from_str(&text).expect("JSON")
}

/// A list of cases.
pub(crate) fn list(cases: &Value) -> Vec<Value> {
    cases.as_array().expect("a list").clone()
}

pub(crate) fn word<'c>(case: &'c Value, key: &str) -> &'c str {
    case[key].as_str().unwrap_or_else(|| panic!("no {key} in {case}"))
}

/// A file of `testdata/forms`.
pub(crate) fn file(name: &str) -> String {
    std::fs::read_to_string(testdata().join("forms").join(name)).unwrap_or_else(|_| panic!("no {name}"))
}

/// The names of the golden pairs.
pub(crate) fn pairs() -> Vec<String> {
    let folder = std::fs::read_dir(testdata().join("forms/xls2xform")).expect("the pairs").flatten();
    let names = folder.filter_map(|entry| entry.path().file_stem().map(|name| name.to_string_lossy().into_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    names
}

/// A workbook of `testdata/forms`.
pub(crate) fn workbook(name: &str) -> Vec<Sheet> {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let mut book: Xlsx<_> = open_workbook(testdata().join("forms").join(name)).expect("a workbook");
    let cell = |cell: &Data| match cell {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        other => other.to_string(),
    };
    let names = book.sheet_names();
    let sheets = names.into_iter().map(|name| {
        let range = book.worksheet_range(&name).expect("a sheet");
        Sheet { name, rows: range.rows().map(|row| row.iter().map(cell).collect()).collect() }
    });
    sheets.collect()
}

/// Tables in the notation of the cases: a line with a lone cell begins a sheet.
pub(crate) fn markdown(text: &str) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| line.starts_with('|')) {
        let line = line.strip_suffix('|').unwrap_or(line);
        let cells: Vec<String> = line.split('|').skip(1).map(|cell| cell.trim().to_owned()).collect();
        match cells.split_first() {
            Some((name, rest)) if !name.is_empty() && rest.iter().all(String::is_empty) => {
                sheets.push(Sheet { name: name.clone(), rows: Vec::new() });
            }
            Some((_, row)) => sheets.last_mut().expect("a sheet before its rows").rows.push(row.to_vec()),
            None => {}
        }
    }
    sheets
}

pub(crate) const MOMENT: Moment<'_> =
    Moment { now: "2026-03-08T10:15:00.000Z", fresh_id: "3f1c0a52-8a3c-4e0d-9a39-2a3d0a6d1f10" };

/// What stands at a place.
pub(crate) fn read(filling: &Filling<'_>, place: &str) -> String {
    filling.read(place).unwrap_or_else(|why| panic!("{place}: {why:?}")).to_owned()
}

/// An element with its attributes in order and without the blanks between its lines.
pub(crate) fn plain(element: &Element) -> Element {
    let mut plain = element.clone();
    plain.attributes.sort();
    let blank = |child: &Content| matches!(child, Content::Text(text) if text.trim().is_empty());
    if plain.elements().next().is_some() {
        plain.children.retain(|child| !blank(child));
    }
    for child in &mut plain.children {
        if let Content::Element(inner) = child {
            *inner = self::plain(inner);
        }
    }
    plain
}
