//! The list of what is held, as `migrations/fields.toml` writes it; read once. A test compares it with the database itself.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// When something goes.
#[derive(Debug, Deserialize)]
pub struct Clock {
    /// In words.
    pub ends: String,
    /// After so many days, where it is that.
    pub days: Option<i64>,
}

/// A field under a seal: what it is for, and its class where that is not the column's. It goes with its table: a seal goes whole.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Inside {
    Same(String),
    Other { purpose: String, class: Option<String> },
}

/// A table and its columns, by class.
#[derive(Debug, Deserialize)]
pub struct Table {
    /// What it is for.
    pub purpose: String,
    /// Which clock it goes by.
    pub clock: String,
    /// What forgetting a woman does with it; empty where it leads to none.
    #[serde(default)]
    pub erased: String,
    /// Columns that are sealed.
    #[serde(default)]
    sealed: String,
    /// The fields that lie in its column `sealed`, where that is more than one text.
    #[serde(default)]
    inside: BTreeMap<String, Inside>,
    /// The table in whose seals the same fields lie.
    #[serde(default)]
    like: String,
    #[serde(rename = "S0", default)]
    s0: String,
    #[serde(rename = "S1", default)]
    s1: String,
    #[serde(rename = "S2", default)]
    s2: String,
    #[serde(rename = "S3", default)]
    s3: String,
    #[serde(rename = "S4", default)]
    s4: String,
}

impl Table {
    /// Each class that has columns here, with the columns and whether each is sealed.
    pub fn classes(&self) -> impl Iterator<Item = (&'static str, Vec<(&str, bool)>)> {
        let sealed: Vec<&str> = self.sealed.split_whitespace().collect();
        let all = [("S0", &self.s0), ("S1", &self.s1), ("S2", &self.s2), ("S3", &self.s3), ("S4", &self.s4)];
        all.into_iter().filter(|(_, columns)| !columns.is_empty()).map(move |(class, columns)| {
            (class, columns.split_whitespace().map(|column| (column, sealed.contains(&column))).collect())
        })
    }

    /// The class of a column.
    fn class_of(&self, column: &str) -> &'static str {
        let all = [("S0", &self.s0), ("S1", &self.s1), ("S2", &self.s2), ("S3", &self.s3), ("S4", &self.s4)];
        let found = all.into_iter().find(|(_, columns)| columns.split_whitespace().any(|known| known == column));
        found.map_or("", |(class, _)| class)
    }

    /// The fields under its seal: (name, what for, class).
    pub fn inside(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let fields = HELD.table.get(&self.like).map_or(&self.inside, |other| &other.inside);
        fields.iter().map(|(name, field)| match field {
            Inside::Same(purpose) => (name.as_str(), purpose.as_str(), self.class_of("sealed")),
            Inside::Other { purpose, class } => {
                (name.as_str(), purpose.as_str(), class.as_deref().unwrap_or(self.class_of("sealed")))
            }
        })
    }
}

#[derive(Deserialize)]
struct Held {
    clock: BTreeMap<String, Clock>,
    table: BTreeMap<String, Table>,
}

static HELD: LazyLock<Held> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../migrations/fields.toml")).expect("a test reads it before anybody does")
});

/// Every table, by name.
pub fn tables() -> impl Iterator<Item = (&'static str, &'static Table)> {
    HELD.table.iter().map(|(name, table)| (name.as_str(), table))
}

/// Every clock, by name.
pub fn clocks() -> impl Iterator<Item = (&'static str, &'static Clock)> {
    HELD.clock.iter().map(|(name, clock)| (name.as_str(), clock))
}

/// When what a clock is for goes, in words.
pub(super) fn ends(clock: &str) -> &'static str {
    HELD.clock.get(clock).map_or("", |clock| clock.ends.as_str())
}
