//! How the rows of each table go into a back-up, as `migrations/fields.toml` says.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
struct Held {
    table: BTreeMap<String, Table>,
}

#[derive(Deserialize)]
struct Table {
    #[serde(default)]
    erased: String,
    #[serde(default)]
    under: String,
    #[serde(default)]
    through: String,
    #[serde(default)]
    stays: String,
    #[serde(default)]
    left: BTreeMap<String, String>,
}

/// Under whose key a row goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Under {
    /// Hers whom a column names.
    One(String),
    /// Both of theirs, each named by a column: neither key opens it alone.
    Two(String, String),
    /// Both of theirs whom the row of another table names.
    Through {
        /// The other table, by its `id`.
        table: String,
        /// The column that leads there.
        by: String,
        /// The columns there.
        two: (String, String),
    },
}

/// How the rows of a table go into a back-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// As they are: they are nobody's.
    Clear,
    /// Sealed, each whole.
    Whole(Under),
    /// As forgetting would leave them, and what was there sealed.
    Emptied {
        /// The column that names whose they are.
        under: String,
        /// The columns that stand in clear.
        stays: Vec<String>,
        /// What others are left as, where that is not nothing.
        left: BTreeMap<String, String>,
    },
}

/// The column that leads to a woman where nothing else is said.
const USUAL: &str = "participant_id";

impl Table {
    fn way(&self) -> Way {
        let one = || if self.under.is_empty() { USUAL.to_owned() } else { self.under.clone() };
        if self.erased.starts_with("emptied") {
            let stays = self.stays.split_whitespace().map(str::to_owned).collect();
            return Way::Emptied { under: one(), stays, left: self.left.clone() };
        }
        if self.erased != "gone" && self.under.is_empty() {
            return Way::Clear;
        }
        let Some((first, second)) = self.under.split_once(' ') else { return Way::Whole(Under::One(one())) };
        let two = (first.to_owned(), second.to_owned());
        Way::Whole(match self.through.split_once(' ') {
            Some((table, by)) => Under::Through { table: table.to_owned(), by: by.to_owned(), two },
            None => Under::Two(two.0, two.1),
        })
    }
}

/// Every table of the list, and how its rows go.
///
/// # Panics
/// When the list cannot be read: a test reads it before anybody does.
#[must_use]
pub fn ways() -> BTreeMap<String, Way> {
    let held: Held =
        toml::from_str(include_str!("../../../../../../migrations/fields.toml")).expect("a test reads it before");
    held.table.into_iter().map(|(name, table)| (name, table.way())).collect()
}
