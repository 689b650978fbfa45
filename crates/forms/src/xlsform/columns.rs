//! The header of a sheet: which columns there are, by name and language.

use super::{Problem, problem::What};
use crate::{form::Words, table::Sheet};

/// One column.
#[derive(Clone, Debug)]
struct Column {
    at: usize,
    name: String,
    language: Option<String>,
}

/// A sheet with its columns.
pub(super) struct Columns<'s> {
    pub(super) name: &'static str,
    pub(super) sheet: &'s Sheet,
    columns: Vec<Column>,
}

/// The columns that a sheet may have; those that take words have them by language.
pub(super) struct Allowed {
    pub(super) plain: &'static [&'static str],
    pub(super) words: &'static [&'static str],
    /// Whether further columns stand there on purpose.
    pub(super) further: bool,
}

impl<'s> Columns<'s> {
    /// Reads the header; what is wrong with it goes among the problems.
    pub(super) fn read(name: &'static str, sheet: &'s Sheet, allowed: &Allowed, problems: &mut Vec<Problem>) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        for at in 1..=sheet.width() {
            let header = sheet.cell(1, at);
            if header.is_empty() {
                continue;
            }
            let (base, language) = match header.split_once("::") {
                Some((base, language)) => (base, Some(language.trim().to_owned())),
                None => (header, None),
            };
            let column = Column { at, name: base.trim().to_lowercase().replace(' ', "_"), language };
            let takes_words = allowed.words.contains(&column.name.as_str());
            let is_known = takes_words || (column.language.is_none() && allowed.plain.contains(&column.name.as_str()));
            let mut refuse =
                |what| problems.push(Problem { sheet: name, row: 1, column: at, header: header.to_owned(), what });
            if columns.iter().any(|known| known.name == column.name && known.language == column.language) {
                refuse(What::ColumnTwice);
                continue;
            }
            if is_known {
                columns.push(column);
                continue;
            }
            let near = allowed.plain.iter().chain(allowed.words).find(|known| is_near(known, &column.name));
            if allowed.further && near.is_none() && column.language.is_none() && is_name(&column.name) {
                columns.push(Column { name: base.trim().to_owned(), ..column });
            } else {
                refuse(What::UnknownColumn { near: near.copied().unwrap_or_default() });
            }
        }
        Self { name, sheet, columns }
    }

    fn find(&self, name: &str, language: Option<&str>) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name && column.language.as_deref() == language)
    }

    /// A cell by the name of its column.
    pub(super) fn get(&self, row: usize, name: &str) -> &'s str {
        self.find(name, None).map_or("", |column| self.sheet.cell(row, column.at))
    }

    /// The words of a cell in every language.
    pub(super) fn words(&self, row: usize, name: &str) -> Words {
        let of_name = self.columns.iter().filter(|column| column.name == name);
        let words = of_name
            .map(|column| (column.language.clone().unwrap_or_default(), self.sheet.cell(row, column.at).to_owned()));
        let words: Words = words.collect();
        if words.iter().all(|(_, words)| words.is_empty()) { Words::new() } else { words }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.name == name)
    }

    /// The languages of all columns, each once, in their order. The empty one: a column of words that names none.
    pub(super) fn languages(&self, words: &[&str]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for column in self.columns.iter().filter(|column| words.contains(&column.name.as_str())) {
            let language = column.language.clone().unwrap_or_default();
            if !found.contains(&language) {
                found.push(language);
            }
        }
        found
    }

    /// The further columns.
    pub(super) fn further(&self, allowed: &Allowed) -> Vec<String> {
        let is_known = |name: &str| allowed.plain.contains(&name) || allowed.words.contains(&name);
        self.columns.iter().filter(|column| !is_known(&column.name)).map(|column| column.name.clone()).collect()
    }

    /// Something wrong in a cell. A column that is not there is named without a header, at the sheet's first cell.
    pub(super) fn problem(&self, row: usize, name: &str, what: What) -> Problem {
        let column = self.columns.iter().find(|column| column.name == name);
        self.at(row, column, name, what)
    }

    /// Something wrong with the words in a language.
    pub(super) fn problem_in(&self, row: usize, (name, language): (&str, &str), what: What) -> Problem {
        let language = (!language.is_empty()).then_some(language);
        let column = self.find(name, language).or_else(|| self.columns.iter().find(|column| column.name == name));
        self.at(row, column, name, what)
    }

    fn at(&self, row: usize, column: Option<&Column>, name: &str, what: What) -> Problem {
        let (column, header) = match column {
            Some(column) => (column.at, self.sheet.cell(1, column.at).to_owned()),
            None => (1, name.to_owned()),
        };
        Problem { sheet: self.name, row, column, header, what }
    }

    /// The rows under the header in which something stands.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        let filled = |row: &usize| (1..=self.sheet.width()).any(|column| !self.sheet.cell(*row, column).is_empty());
        (2..=self.sheet.rows.len()).filter(filled)
    }
}

/// Whether a name can be one.
pub(super) fn is_name(name: &str) -> bool {
    let mut signs = name.chars();
    let begins = signs.next().is_some_and(|sign| sign.is_ascii_alphabetic() || sign == '_');
    begins && name.len() <= 64 && signs.all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-' | '.'))
}

/// Whether one word is another with a slip or two in it.
fn is_near(known: &str, typed: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (known.chars().collect(), typed.chars().take(40).collect());
    let mut before: Vec<usize> = (0..=other.len()).collect();
    for (at, sign) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (place, typed) in other.iter().enumerate() {
            let swap = before[place] + usize::from(sign != typed);
            row.push(swap.min(before[place + 1] + 1).min(row[place] + 1));
        }
        before = row;
    }
    // Short words are near to many others.
    let most = if known.len() > 4 { 2 } else { 1 };
    known != typed && before.last().is_some_and(|apart| *apart <= most)
}
