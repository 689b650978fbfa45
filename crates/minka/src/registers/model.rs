//! Nouns: field, mapping, table, line, flaw.

use std::path::PathBuf;

use bytes::Bytes;
use jiff::civil::Date;

use crate::{
    foundation::{
        sheet::{self, Choice, SheetProblem, Sheets, TextEncoding},
        text::{Language, Text},
    },
    identities::Identity,
    people::Step,
    switches::{Off, Switch},
};

/// What a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The programme's own number for her: the same file again finds her by it.
    Key,
    /// Her code in this program.
    Code,
    /// The name she chose.
    ChosenName,
    /// The language she is spoken to in.
    Language,
    /// Her weekly group, by its name.
    Group,
    /// Where she stands.
    Step,
    /// Why she takes a break, left or went on elsewhere.
    Reason,
    /// Since when she belongs to the programme.
    EnrolledOn,
    /// Her picture sign.
    Sign,
    /// Sealed: the name in her papers.
    LegalName,
    /// Sealed.
    Phone,
    /// Sealed.
    Address,
    /// Sealed.
    BirthDate,
}

impl Field {
    /// In the order in which they are offered.
    pub const ALL: [Field; 13] = [
        Field::Key,
        Field::Code,
        Field::ChosenName,
        Field::Language,
        Field::Group,
        Field::Step,
        Field::Reason,
        Field::EnrolledOn,
        Field::Sign,
        Field::LegalName,
        Field::Phone,
        Field::Address,
        Field::BirthDate,
    ];

    /// As the command line, the database and the text keys (`imports-field-<key>`) write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Field::Key => "key",
            Field::Code => "code",
            Field::ChosenName => "chosen_name",
            Field::Language => "language",
            Field::Group => "group",
            Field::Step => "state",
            Field::Reason => "step_reason",
            Field::EnrolledOn => "enrolled_on",
            Field::Sign => "sign",
            Field::LegalName => "legal_name",
            Field::Phone => "phone",
            Field::Address => "address",
            Field::BirthDate => "birth_date",
        }
    }

    /// Reads [`Field::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Field::ALL.into_iter().find(|field| field.key() == key)
    }

    /// Whether it goes into the sealed part of her file.
    #[must_use]
    pub fn is_sealed(self) -> bool {
        matches!(self, Field::LegalName | Field::Phone | Field::Address | Field::BirthDate)
    }

    /// The switch with which a programme leaves it; none for what it cannot do without.
    #[must_use]
    pub fn switch(self) -> Option<Switch> {
        match self {
            Field::LegalName => Some(Switch::LegalName),
            Field::Phone => Some(Switch::Phone),
            Field::Address => Some(Switch::Address),
            Field::BirthDate => Some(Switch::BirthDate),
            Field::Key
            | Field::Code
            | Field::ChosenName
            | Field::Language
            | Field::Group
            | Field::Step
            | Field::Reason
            | Field::EnrolledOn
            | Field::Sign => None,
        }
    }

    /// Whether a programme asks for it.
    #[must_use]
    pub fn is_asked(self, off: &Off) -> bool {
        self.switch().is_none_or(|switch| !off.has(switch))
    }

    /// What a person calls it.
    #[must_use]
    pub fn say(self, text: &Text) -> String {
        text.say(&format!("imports-field-{}", self.key()))
    }
}

/// Where the table is.
#[derive(Clone)]
pub enum Source {
    /// A file on this machine.
    File(PathBuf),
    /// An upload, held in memory only.
    Memory(Bytes),
}

/// How the table is read; nothing set: as it is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Name of the sheet.
    pub sheet: Option<String>,
    /// Row number of the headings.
    pub header_row: Option<u32>,
    /// Encoding of a text table.
    pub encoding: Option<TextEncoding>,
    /// Between the cells of a text table.
    pub delimiter: Option<char>,
}

/// A table that can be opened as often as needed.
#[derive(Clone)]
pub struct Table {
    /// Where.
    pub source: Source,
    /// The name the person gave it.
    pub name: String,
    /// How.
    pub reading: Reading,
}

impl Table {
    /// Opens it as chosen.
    ///
    /// # Errors
    /// What makes it unreadable.
    pub fn open(&self) -> Result<Sheets, SheetProblem> {
        let mut sheets = match &self.source {
            Source::File(path) => sheet::open(path, &self.name)?,
            Source::Memory(bytes) => sheet::open_bytes(bytes.clone(), &self.name)?,
        };
        if let Some(encoding) = self.reading.encoding {
            sheets = sheets.with_encoding(encoding)?;
        }
        if let Some(delimiter) = self.reading.delimiter {
            sheets = sheets.with_delimiter(delimiter);
        }
        Ok(sheets)
    }

    /// Which rows of it.
    #[must_use]
    pub fn choice(&self) -> Choice {
        Choice { sheet: self.reading.sheet.clone(), header_row: self.reading.header_row }
    }
}

/// Which column is what. A column without a field is left out.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// The headings, in the order of the columns.
    pub headings: Vec<String>,
    /// The field of each column.
    pub fields: Vec<Option<Field>>,
}

impl Mapping {
    /// The column of a field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|mapped| *mapped == Some(field))
    }

    /// Whether some column is this field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    /// The sealed fields among the columns.
    #[must_use]
    pub fn sealed(&self) -> Vec<Field> {
        self.fields.iter().copied().flatten().filter(|field| field.is_sealed()).collect()
    }

    /// The columns of a field that the programme does not ask for, from nought.
    #[must_use]
    pub fn unasked(&self, off: &Off) -> Vec<(usize, Field)> {
        let fields = self.fields.iter().enumerate().filter_map(|(at, field)| Some((at, (*field)?)));
        fields.filter(|(_, field)| !field.is_asked(off)).collect()
    }

    /// Without those columns; one whose field somebody named herself stays, to be refused with its place.
    #[must_use]
    pub fn leaving_out(mut self, off: &Off, named: &[Field]) -> Self {
        for field in &mut self.fields {
            *field = field.filter(|field| field.is_asked(off) || named.contains(field));
        }
        self
    }

    /// Headings of the columns that are left out.
    #[must_use]
    pub fn ignored(&self) -> Vec<&str> {
        let pairs = self.headings.iter().zip(&self.fields);
        pairs.filter(|(heading, field)| field.is_none() && !heading.is_empty()).map(|(heading, _)| &**heading).collect()
    }
}

/// One row, read. What is not there stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Row number as Excel shows it.
    pub row: u32,
    /// The programme's own number for her.
    pub key: Option<String>,
    /// Her code.
    pub code: Option<String>,
    /// The name she chose.
    pub chosen_name: Option<String>,
    /// Her language.
    pub language: Option<Language>,
    /// Her group's name.
    pub group: Option<String>,
    /// Where she stands.
    pub step: Option<Step>,
    /// Why, a key of the reasons.
    pub reason: Option<&'static str>,
    /// Since when she belongs to the programme.
    pub enrolled_on: Option<Date>,
    /// Her sign.
    pub sign: Option<&'static str>,
    /// What is sealed; none when the row has none of it.
    pub identity: Option<Box<Identity>>,
}

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// As it stands.
    Words(String),
    /// To choose a plural form by.
    Number(i64),
    /// A key of the text, said in the reader's language.
    Key(String),
}

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Row number as Excel shows it; nought when it is about the file.
    pub row: u32,
    /// Column, from nought.
    pub column: Option<u32>,
    /// Fluent key of the sentence.
    pub key: &'static str,
    /// Values in it.
    pub values: Vec<(&'static str, Said)>,
}

impl Flaw {
    /// A flaw of a row.
    #[must_use]
    pub fn new(row: u32, column: Option<usize>, key: &'static str) -> Self {
        Flaw { row, column: column.and_then(|at| u32::try_from(at).ok()), key, values: Vec::new() }
    }

    /// Adds words, cut to a length that fits a table.
    #[must_use]
    pub fn with(mut self, name: &'static str, words: &str) -> Self {
        let cut: String = words.chars().take(60).collect();
        let words = if cut.len() < words.len() { cut + "…" } else { cut };
        self.values.push((name, Said::Words(words)));
        self
    }

    /// Adds the words of a key, in the reader's language.
    #[must_use]
    pub fn key(mut self, name: &'static str, key: String) -> Self {
        self.values.push((name, Said::Key(key)));
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, name: &'static str, number: i64) -> Self {
        self.values.push((name, Said::Number(number)));
        self
    }

    /// The sentence.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        let mut phrase = text.phrase(self.key);
        for (name, value) in &self.values {
            phrase = match value {
                Said::Words(words) => phrase.with(name, words),
                Said::Number(number) => phrase.number(name, *number),
                Said::Key(key) => phrase.with(name, text.say(key)),
            };
        }
        phrase.to_string()
    }
}
