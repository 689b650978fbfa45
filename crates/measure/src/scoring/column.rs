//! What stands in a cell, as the place of an option. An answer that is none of the options is refused, never moved to the nearest one.

use crate::instrument::{Definition, Item, OptionSet};

/// The question was not put.
pub const NOT_ASKED: u8 = 0;
/// She does not want to answer.
pub const DECLINED: u8 = 1;
/// There was an answer and it is gone: the paper is lost.
pub const LOST: u8 = 2;
/// Options are counted from here on.
pub(super) const FIRST_OPTION: u8 = 3;
/// In [`Column::quick`]: not known by its one byte.
const NOT_QUICK: u8 = u8::MAX;

/// No option is written like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Reads the answers to one item.
#[derive(Clone, Debug)]
pub struct Column {
    item: String,
    names: Vec<String>,
    /// Everything that an option is called: its name, its number, its other names.
    words: Vec<(String, u8)>,
    numbers: Vec<(f64, u8)>,
    /// The answers of one byte, which most are.
    quick: Vec<u8>,
    gate: Option<Gate>,
}

#[derive(Clone, Debug)]
struct Gate {
    no: u8,
    no_codes: Vec<String>,
    yes: u8,
    yes_codes: Vec<String>,
}

impl Column {
    pub(super) fn of(definition: &Definition, item: &Item) -> Self {
        let choices = definition.options_of(item).map(OptionSet::choices).unwrap_or_default();
        let mut column = Self {
            item: item.id.clone(),
            names: choices.iter().map(|choice| choice.id.clone()).collect(),
            words: Vec::new(),
            numbers: Vec::new(),
            quick: vec![NOT_QUICK; 256],
            gate: None,
        };
        for (code, choice) in (FIRST_OPTION..).zip(&choices) {
            let number = choice.code();
            column.numbers.extend(number.map(|number| (f64::from(number), code)));
            let written = number.map(|number| number.to_string());
            for word in std::iter::once(choice.id.clone()).chain(written).chain(choice.also.iter().cloned()) {
                if let [byte] = word.as_bytes() {
                    column.quick[usize::from(*byte)] = code;
                }
                column.words.push((word, code));
            }
        }
        column.gate = definition.options_of(item).and_then(|set| set.gate.as_ref()).and_then(|gate| {
            let place = |name: &String| column.names.iter().position(|known| known == name);
            let code = |name| place(name).and_then(|place| u8::try_from(place).ok()).map(|place| place + FIRST_OPTION);
            let (no, yes) = (code(&gate.no)?, code(&gate.yes)?);
            Some(Gate { no, no_codes: gate.no_codes.clone(), yes, yes_codes: gate.yes_codes.clone() })
        });
        column
    }

    /// Which item it reads.
    #[must_use]
    pub fn item(&self) -> &str {
        &self.item
    }

    /// Whether the item may stand in two columns: yes or no, and how often.
    #[must_use]
    pub fn has_gate(&self) -> bool {
        self.gate.is_some()
    }

    /// What an answer is called; none for one that is missing.
    #[must_use]
    pub fn name(&self, answer: u8) -> Option<&str> {
        let place = answer.checked_sub(FIRST_OPTION)?;
        self.names.get(usize::from(place)).map(String::as_str)
    }

    /// How many different answers there are, the three kinds of none among them.
    pub(super) fn answers(&self) -> usize {
        self.names.len() + usize::from(FIRST_OPTION)
    }

    /// Reads a cell. An empty one was not answered.
    ///
    /// # Errors
    /// No option is written like this.
    pub fn read(&self, cell: &[u8]) -> Result<u8, Unreadable> {
        match cell {
            [] => Ok(NOT_ASKED),
            [byte] if self.quick[usize::from(*byte)] != NOT_QUICK => Ok(self.quick[usize::from(*byte)]),
            _ => self.read_word(cell),
        }
    }

    fn read_word(&self, cell: &[u8]) -> Result<u8, Unreadable> {
        let cell = std::str::from_utf8(cell).map_err(|_| Unreadable)?.trim();
        if cell.is_empty() {
            return Ok(NOT_ASKED);
        }
        if let Some((_, code)) = self.words.iter().find(|(word, _)| word == cell) {
            return Ok(*code);
        }
        match cell {
            "declined" => return Ok(DECLINED),
            "lost" => return Ok(LOST),
            _ => {}
        }
        // Spreadsheets and data frames write 2 as 2.0 as soon as one cell of the column is empty.
        let digits = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
        let number = if digits { cell.parse::<f64>().ok() } else { None };
        let same = |known: f64| number.is_some_and(|number| number.total_cmp(&known).is_eq());
        self.numbers.iter().find(|(known, _)| same(*known)).map(|(_, code)| *code).ok_or(Unreadable)
    }

    /// What a "no" is, where an answer is a "yes" that does not say how often; nothing for any other answer.
    #[must_use]
    pub fn no_for_half(&self, answer: u8) -> Option<u8> {
        self.gate.as_ref().filter(|gate| gate.yes == answer).map(|gate| gate.no)
    }

    /// Reads a yes or no and the cell beside it that says how often. After "no" the second says nothing.
    ///
    /// # Errors
    /// The first is neither yes nor no, or the second no option; or how often is said and not whether.
    pub fn read_pair(&self, yes_or_no: &[u8], how_often: &[u8]) -> Result<u8, Unreadable> {
        let gate = self.gate.as_ref().ok_or(Unreadable)?;
        let first = std::str::from_utf8(yes_or_no).map_err(|_| Unreadable)?.trim();
        let is = |codes: &[String]| codes.iter().any(|code| code == first);
        if is(&gate.no_codes) {
            return Ok(gate.no);
        }
        let second = self.read(how_often)?;
        // Why nothing was said may stand where she would have said yes or no.
        if second == NOT_ASKED
            && let Ok(missing @ (DECLINED | LOST)) = self.read(yes_or_no)
        {
            return Ok(missing);
        }
        match second {
            NOT_ASKED | DECLINED | LOST if is(&gate.yes_codes) => Ok(gate.yes),
            NOT_ASKED | DECLINED | LOST if first.is_empty() => Ok(second),
            _ if is(&gate.yes_codes) && second != gate.no => Ok(second),
            _ => Err(Unreadable),
        }
    }
}
