//! Registers with known truth.

use std::{collections::BTreeMap, path::Path};

use linkage::{BirthDate, Effort, Pair, Person, Register, Settings};

/// A row of a file: the columns by their names.
pub type Row = BTreeMap<String, String>;

pub fn read(path: &Path) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).expect("a file");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// Which columns hold what, and which tells the truth.
pub struct Layout {
    pub columns: &'static [(&'static str, &'static str)],
    pub truth: fn(&Row) -> String,
}

pub const FEBRL: Layout = Layout {
    columns: &[
        ("given_name", "given_name"),
        ("family_name", "surname"),
        ("birth_date", "date_of_birth"),
        ("street_number", "street_number"),
        ("street", "address_1"),
        ("address_line", "address_2"),
        ("suburb", "suburb"),
        ("postcode", "postcode"),
        ("region", "state"),
    ],
    truth: |row| row["rec_id"].split('-').nth(1).unwrap_or_default().to_owned(),
};

pub const PEOPLE: Layout = Layout {
    columns: &[
        ("given_name", "given"),
        ("family_name", "family"),
        ("second_name", "patronymic"),
        ("birth_date", "birth"),
        ("phone", "phone"),
        ("place", "place"),
    ],
    truth: |row| row["person"].clone(),
};

pub fn person<'a>(row: &'a Row, layout: &Layout) -> Person<'a> {
    let at = |field: &str| {
        let column = layout.columns.iter().find(|(name, _)| *name == field).map(|(_, column)| *column);
        column.and_then(|column| row.get(column)).map_or("", String::as_str)
    };
    Person {
        given_name: at("given_name"),
        family_name: at("family_name"),
        second_name: at("second_name"),
        birth_date: BirthDate::read(at("birth_date")).ok(),
        phone: at("phone"),
        street_number: at("street_number"),
        street: at("street"),
        address_line: at("address_line"),
        suburb: at("suburb"),
        place: at("place"),
        postcode: at("postcode"),
        region: at("region"),
        national_number: at("national_number"),
    }
}

pub fn pairs_of(rows: &[Row], layout: &Layout, first_file: Option<u32>, settings: Settings) -> (Vec<Pair>, Effort) {
    let mut register = Register::new(settings);
    for row in rows {
        register.add(&person(row, layout));
    }
    match first_file {
        Some(many) => register.links(many),
        None => register.pairs(),
    }
}

/// Every pair that the file itself says is one person.
pub fn truth_of(rows: &[Row], layout: &Layout) -> Vec<(u32, u32)> {
    let mut by_person: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        by_person.entry((layout.truth)(row)).or_default().push(at as u32);
    }
    let mut pairs = Vec::new();
    for places in by_person.values() {
        for (at, one) in places.iter().enumerate() {
            pairs.extend(places[at + 1..].iter().map(|other| (*one, *other)));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// How well found pairs meet the truth.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

pub fn judge(found: &[(u32, u32)], truth: &[(u32, u32)]) -> Figures {
    let right = found.iter().filter(|pair| truth.binary_search(pair).is_ok()).count() as f64;
    let precision = right / (found.len() as f64).max(1.0);
    let recall = right / (truth.len() as f64).max(1.0);
    Figures { precision, recall, f1: 2.0 * precision * recall / (precision + recall).max(1e-9) }
}
