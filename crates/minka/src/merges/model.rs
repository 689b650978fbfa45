//! Nouns: a merge, the rows it touches, and what became of each.

use jiff::Timestamp;

use crate::file_tables::{How, TABLES, Table};
use crate::foundation::ids::{ParticipantId, SiteId};

crate::id_type!(MergeId, "Two files put together, or that somebody asked for it.");

/// One cell of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cell {
    /// No value.
    Null,
    /// Text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// Yes or no.
    Bool(bool),
    /// Bytes: what is sealed stays sealed.
    Bytes(Vec<u8>),
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) table: &'static Table,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    fn at(&self, column: &str) -> Option<usize> {
        self.table.columns().position(|known| known == column)
    }

    /// The cell of a column.
    pub(super) fn cell(&self, column: &str) -> &Cell {
        self.at(column).and_then(|at| self.cells.get(at)).unwrap_or(&Cell::Null)
    }

    /// The text of a column; empty where there is none.
    pub(super) fn text(&self, column: &str) -> &str {
        if let Cell::Text(text) = self.cell(column) { text } else { "" }
    }

    /// The same row with another cell.
    #[must_use]
    pub(super) fn with(mut self, column: &str, cell: Cell) -> Self {
        if let Some(place) = self.at(column).and_then(|at| self.cells.get_mut(at)) {
            *place = cell;
        }
        self
    }

    /// Its primary key.
    pub(super) fn key(&self) -> Vec<Cell> {
        self.table.key.iter().map(|column| self.cell(column).clone()).collect()
    }

    /// Whether it is this woman's: its first column that leads to one says so.
    pub(super) fn is_of(&self, woman: &str) -> bool {
        self.table.women.first().is_some_and(|column| self.text(column) == woman)
    }

    /// Whether any of its columns leads to her.
    pub(super) fn leads_to(&self, woman: &str) -> bool {
        self.table.women.iter().any(|column| self.text(column) == woman)
    }

    /// Every column that leads to one woman leads to the other.
    #[must_use]
    pub(super) fn moved(mut self, from: &str, to: &str) -> Self {
        for column in self.table.women {
            if self.text(column) == from {
                self = self.with(column, Cell::Text(to.to_owned()));
            }
        }
        self
    }
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowChange {
    pub(super) before: Option<Row>,
    pub(super) after: Option<Row>,
}

impl RowChange {
    pub(super) fn new(before: Option<Row>, after: Option<Row>) -> Self {
        RowChange { before, after }
    }

    /// Its table.
    pub(super) fn table(&self) -> Option<&'static Table> {
        self.before.as_ref().or(self.after.as_ref()).map(|row| row.table)
    }
}

/// The table of a name.
pub(super) fn table_named(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// Two files: the one that stays and the one that is put to it.
#[derive(Clone, Debug)]
pub(super) struct Both {
    pub(super) first: String,
    pub(super) second: String,
}

/// When it happens, as rows say it.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    /// The instant.
    pub(super) now: String,
    /// The day at her site.
    pub(super) today: String,
}

/// Where a merge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// One person asked for it.
    Proposed,
    /// It was not done.
    Withdrawn,
    /// Another did it.
    Merged,
    /// One person asked to undo it.
    UndoProposed,
    /// Another undid it.
    Undone,
}

impl State {
    /// As the database and the text keys (`merges-state-<key>`) write it.
    pub(super) fn key(self) -> &'static str {
        match self {
            State::Proposed => "proposed",
            State::Withdrawn => "withdrawn",
            State::Merged => "merged",
            State::UndoProposed => "undo_proposed",
            State::Undone => "undone",
        }
    }

    /// Reads [`State::key`].
    pub(super) fn parse(key: &str) -> Option<Self> {
        [State::Proposed, State::Withdrawn, State::Merged, State::UndoProposed, State::Undone]
            .into_iter()
            .find(|state| state.key() == key)
    }

    /// Whether it waits for a second person.
    pub(super) fn waits(self) -> bool {
        matches!(self, State::Proposed | State::UndoProposed)
    }
}

/// Two files put together, or that it was asked for.
#[derive(Clone, Debug)]
pub(super) struct Merge {
    pub(super) id: MergeId,
    pub(super) site: SiteId,
    pub(super) first: ParticipantId,
    pub(super) second: ParticipantId,
    pub(super) second_code: String,
    pub(super) state: State,
    /// Sealed fields of which the second file's holds.
    pub(super) from_second: Vec<String>,
    pub(super) proposed_at: Timestamp,
    /// Who asked for it, as rows name her.
    pub(super) proposed_by: String,
    /// The same by her name among staff.
    pub(super) proposed_name: String,
    pub(super) undo_proposed_by: String,
}

/// Sealed fields that both files may hold.
pub(super) const SEALED_FIELDS: [&str; 4] = ["legal_name", "birth_date", "phone", "address"];

/// How many rows of a table moved, and of how many pairs one counts and the other was kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) moved: i64,
    pub(super) both: i64,
}

/// What a merge does or did, table by table, in the order of the list.
pub(super) fn counted(changes: &[RowChange], second: &str) -> Vec<(&'static str, Counted)> {
    let mut all = Vec::new();
    for table in TABLES.iter().filter(|table| !matches!(table.how, How::Leaves | How::Person)) {
        let mut counted = Counted::default();
        let of_table = changes.iter().filter(|change| change.table().is_some_and(|known| known.name == table.name));
        for change in of_table {
            match (&change.before, &change.after) {
                (Some(before), Some(_)) if before.leads_to(second) => counted.moved += 1,
                (Some(_), None) => counted.both += 1,
                _ => {}
            }
        }
        if counted != Counted::default() {
            all.push((table.name, counted));
        }
    }
    all
}
