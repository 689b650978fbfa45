//! The shipped instruments, the published cases and the files beside them.

use std::{collections::BTreeMap, path::PathBuf, sync::OnceLock};

use measure::{Answers, Instrument, Scorer};
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every instrument file, by its name.
pub(crate) fn instrument_files() -> BTreeMap<String, String> {
    static FILES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    FILES.get_or_init(read_instrument_files).clone()
}

fn read_instrument_files() -> BTreeMap<String, String> {
    let folder = root().join("packs/instruments");
    let files = std::fs::read_dir(folder).expect("the folder of instruments").flatten();
    let read = |path: PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("an instrument file"))
    };
    files.map(|file| read(file.path())).collect()
}

/// A shipped instrument, or one of its other orders.
pub(crate) fn instrument(id: &str) -> Instrument {
    let file = id.split('-').next().expect("a name");
    let text = instrument_files().remove(file).unwrap_or_else(|| panic!("no file for {id}"));
    let read = Instrument::read(&text).unwrap_or_else(|problems| panic!("{id}: {problems:#?}"));
    if id == file { read } else { read.in_order(id).unwrap_or_else(|| panic!("no order {id}")) }
}

pub(crate) fn scorer(id: &str) -> Scorer {
    Scorer::new(&instrument(id))
}

/// The published cases.
pub(crate) fn cases() -> Value {
    let text = std::fs::read_to_string(root().join("testdata/measures-cases.json")).expect("the cases");
    serde_json::from_str(&text).expect("JSON")
}

/// A section that is a list.
pub(crate) fn list(section: &str) -> Vec<Value> {
    cases()[section].as_array().unwrap_or_else(|| panic!("no list {section}")).clone()
}

/// A table with a header.
pub(crate) struct Sheet {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A file of `testdata`.
    pub(crate) fn open(name: &str) -> Self {
        Self::find(name).unwrap_or_else(|| panic!("no file {name}"))
    }

    /// A file of `testdata`, or of a folder that `MINKA_MEASURES_DATA` names: files whose licence keeps them out of this repository.
    pub(crate) fn find(name: &str) -> Option<Self> {
        let elsewhere = std::env::var_os("MINKA_MEASURES_DATA").map(PathBuf::from);
        let folders = std::iter::once(root().join("testdata")).chain(elsewhere);
        let path = folders.map(|folder| folder.join(name)).find(|path| path.exists())?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).expect("a table");
        let header = reader.headers().expect("a header").iter().map(|name| name.trim().to_owned()).collect();
        let cells = |row: csv::StringRecord| row.iter().map(|cell| cell.trim().to_owned()).collect();
        Some(Self { header, rows: reader.records().map(|row| cells(row.expect("a row"))).collect() })
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn text(&self, name: &str) -> Vec<&str> {
        let place = self.header.iter().position(|known| known == name).unwrap_or_else(|| panic!("no column {name}"));
        self.rows.iter().map(|row| row.get(place).map_or("", String::as_str)).collect()
    }

    pub(crate) fn text_at(&self, name: &str, row: usize) -> &str {
        self.text(name)[row]
    }

    /// A column of numbers; none where a cell is blank.
    pub(crate) fn numbers(&self, name: &str) -> Vec<Option<f64>> {
        let number =
            |text: &&str| (!text.is_empty()).then(|| text.parse().unwrap_or_else(|_| panic!("{name}: {text}")));
        self.text(name).iter().map(number).collect()
    }

    /// The answers of some columns, in the order of the instrument's scored items.
    pub(crate) fn answers(&self, scorer: &Scorer, columns: &[&str]) -> Answers {
        let places = scorer.places(columns.len()).expect("as many columns as items");
        let cells: Vec<Vec<&str>> = columns.iter().map(|name| self.text(name)).collect();
        let mut answers = Answers::for_scorer(scorer, self.len());
        for row in 0..self.len() {
            let mut read = vec![measure::NOT_ASKED; scorer.columns().len()];
            for (place, column) in places.iter().zip(&cells) {
                let cell = column[row];
                read[*place] =
                    scorer.columns()[*place].read(cell.as_bytes()).unwrap_or_else(|_| panic!("row {row}: {cell}"));
            }
            answers.push(&read).expect("a row");
        }
        answers
    }
}

/// Columns called D1, D2, …
pub(crate) fn numbered(letter: &str, count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{letter}{number}")).collect()
}

/// Equal as far as the cases print their figures.
#[track_caller]
pub(crate) fn close(found: f64, expected: &Value, what: &str) {
    let expected = expected.as_f64().unwrap_or_else(|| panic!("{what}: {expected} is no number"));
    near(found, expected, what);
}

#[track_caller]
pub(crate) fn near(found: f64, expected: f64, what: &str) {
    let apart = (found - expected).abs();
    assert!(apart <= 1e-5 || apart <= 1e-5 * expected.abs(), "{what}: {found} instead of {expected}");
}

/// Equal, or both none.
#[track_caller]
pub(crate) fn close_or_none(found: Option<f64>, expected: &Value, what: &str) {
    match found {
        Some(found) => close(found, expected, what),
        None => assert!(expected.is_null(), "{what}: none instead of {expected}"),
    }
}

#[track_caller]
pub(crate) fn close_interval(found: measure::group::Interval, expected: &Value, what: &str) {
    close(found.low, &expected[0], what);
    close(found.high, &expected[1], what);
}
