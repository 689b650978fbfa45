//! Files made here, read back: as many refused as accepted.

mod damage;
mod packed;
mod text;
mod workbook;

use std::path::PathBuf;

use tempfile::TempDir;

use super::{Choice, Row, SheetProblem, Sheets, open};

/// A file in a folder that goes when the test ends.
pub(super) struct Given {
    pub(super) folder: TempDir,
    pub(super) path: PathBuf,
    name: String,
}

pub(super) fn given(name: &str, bytes: &[u8]) -> Given {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("upload");
    std::fs::write(&path, bytes).expect("written");
    Given { folder, path, name: name.to_owned() }
}

impl Given {
    pub(super) fn open(&self) -> Result<Sheets, SheetProblem> {
        open(&self.path, &self.name)
    }

    pub(super) fn rows(&self) -> Result<Vec<Row>, SheetProblem> {
        rows(&mut self.open()?, &Choice::default())
    }
}

pub(super) fn rows(sheets: &mut Sheets, choice: &Choice) -> Result<Vec<Row>, SheetProblem> {
    sheets.rows(choice)?.collect()
}

/// Numbers and texts of the rows, to compare at a glance.
pub(super) fn seen(rows: &[Row]) -> Vec<(u32, Vec<&str>)> {
    rows.iter().map(|row| (row.number, row.cells.iter().map(|cell| cell.text.as_str()).collect())).collect()
}

/// Faults of all rows as `cell: fault`.
pub(super) fn faults(rows: &[Row]) -> Vec<String> {
    let problems = rows.iter().flat_map(|row| &row.problems);
    problems.map(|problem| format!("{}: {:?}", problem.place.cell(), problem.fault)).collect()
}

/// The message and the place of a refusal.
pub(super) fn refused<T>(result: Result<T, SheetProblem>) -> (&'static str, String) {
    match result {
        Ok(_) => ("accepted", String::new()),
        Err(problem) => (problem.key(), problem.place().map(super::Place::cell).unwrap_or_default()),
    }
}

#[test]
fn columns_are_named_as_excel_names_them() {
    for (index, name) in
        [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
    {
        assert_eq!(super::column_name(index), name);
    }
    assert_eq!(super::Place { sheet: None, row: 17, column: Some(2) }.cell(), "C17");
    assert_eq!(super::Place { sheet: None, row: 17, column: None }.cell(), "17");
    assert!(!super::column_name(u32::MAX).is_empty());
}

#[test]
fn an_open_file_can_go_to_another_thread() {
    fn goes<T: Send>() {}
    goes::<Sheets>();
}
