//! One TOML file under a reader's finger: keys taken one by one, each problem at its line.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::model::PackProblem;
use crate::foundation::form::Problem;

/// A file, and what is wrong with it so far.
pub(super) struct PackFile<'t> {
    name: &'t str,
    text: &'t str,
    /// What is wrong with it.
    pub(super) problems: Vec<PackProblem>,
}

/// Where something stands: a byte in the file.
type At = Option<usize>;

impl<'t> PackFile<'t> {
    /// The file and its table. Without a table the file cannot be read, and the problems say where.
    pub(super) fn open(name: &'t str, text: &'t str) -> (Self, Option<DeTable<'t>>) {
        let mut file = PackFile { name, text, problems: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let key =
                if error.message().contains("duplicate") { "curriculum-pack-twice" } else { "curriculum-pack-broken" };
            file.note(error.span().map(|span| span.start), Problem::new("", key));
        }
        let whole = file.problems.is_empty();
        (file, whole.then(|| table.into_inner()))
    }

    /// Notes a problem.
    pub(super) fn note(&mut self, at: At, problem: Problem) {
        let line = at.map(|at| 1 + self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count());
        self.problems.push(PackProblem { file: self.name.to_owned(), line, problem });
    }

    /// Takes a key that must be there.
    pub(super) fn take(&mut self, table: &mut DeTable<'t>, key: &str, at: At) -> Option<Spanned<DeValue<'t>>> {
        let value = table.remove(key);
        if value.is_none() {
            self.note(at, Problem::new(key, "curriculum-pack-missing"));
        }
        value
    }

    /// Takes text that must be there: where it stands, and what it says.
    pub(super) fn take_text(&mut self, table: &mut DeTable<'t>, key: &str, at: At) -> Option<(At, String)> {
        let value = self.take(table, key, at)?;
        self.text_of(key, &value)
    }

    /// A value as text.
    pub(super) fn text_of(&mut self, key: &str, value: &Spanned<DeValue<'t>>) -> Option<(At, String)> {
        let at = Some(value.span().start);
        let text = value.get_ref().as_str().map(|text| (at, text.to_owned()));
        if text.is_none() {
            self.note(at, Problem::new(key, "curriculum-pack-not-text"));
        }
        text
    }

    /// Takes a list that must be there.
    pub(super) fn take_list(&mut self, table: &mut DeTable<'t>, key: &str, at: At) -> Vec<Spanned<DeValue<'t>>> {
        let Some(value) = self.take(table, key, at) else { return Vec::new() };
        let at = Some(value.span().start);
        if let DeValue::Array(list) = value.into_inner() {
            list.into_iter().collect()
        } else {
            self.note(at, Problem::new(key, "curriculum-pack-not-list"));
            Vec::new()
        }
    }

    /// A value as a table.
    pub(super) fn table_of(&mut self, key: &str, value: Spanned<DeValue<'t>>) -> Option<(At, DeTable<'t>)> {
        let at = Some(value.span().start);
        if let DeValue::Table(table) = value.into_inner() {
            Some((at, table))
        } else {
            self.note(at, Problem::new(key, "curriculum-pack-not-table"));
            None
        }
    }

    /// Notes every key that is left: nobody would ever read it.
    pub(super) fn refuse_others(&mut self, table: &DeTable<'t>) {
        for key in table.keys() {
            let problem = Problem::new(key.get_ref().to_string(), "curriculum-pack-unknown");
            self.note(Some(key.span().start), problem);
        }
    }
}
