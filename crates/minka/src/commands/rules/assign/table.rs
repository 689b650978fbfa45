//! The pairs that are allowed and the room of each mentor, as they stand in two tables.

use std::{
    collections::{HashMap, HashSet},
    io::Read,
};

use pairing::mentors::{Costs, HEAVIEST, Rule};

use super::super::{refuse, rows::Rows};
use crate::foundation::error::Error;

/// What a pair costs, or the rule that forbids it.
pub(super) type Pair = Result<u32, Rule>;

/// Women times mentors beyond which nothing is looked at: four bytes each while it is read and four while it is searched.
const MOST_PAIRS: usize = 40_000_000;

/// How each rule is written.
pub(super) const RULES: [(Rule, &str); 8] = [
    (Rule::Kin, "kin"),
    (Rule::Excluded, "excluded"),
    (Rule::NoSharedLanguage, "language"),
    (Rule::OtherSite, "other_site"),
    (Rule::Declined, "declined"),
    (Rule::Gone, "gone"),
    (Rule::TooHeavy, "too_heavy"),
    (Rule::Unlisted, "not_listed"),
];

/// A mentor, and how much she can take.
#[derive(Debug, PartialEq)]
pub(super) struct Mentor {
    pub name: String,
    pub room: u32,
}

/// A woman, the row on which she first stands, and a pair for each mentor.
#[derive(Debug, PartialEq)]
pub(super) struct Her {
    pub row: u64,
    pub id: String,
    pub need: u32,
    pub pairs: Box<[Cell]>,
}

/// A pair in four bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell(u32);

impl Cell {
    const UNLISTED: Self = Self(u32::MAX);

    fn of(pair: Pair) -> Self {
        match pair {
            Ok(cost) => Self(cost),
            Err(rule) => {
                let place = RULES.iter().position(|(known, _)| *known == rule).unwrap_or(RULES.len() - 1);
                Self(u32::MAX - u32::try_from(RULES.len() - 1 - place).unwrap_or(0))
            }
        }
    }

    /// What it says.
    pub(super) fn pair(self) -> Pair {
        let from_the_end = usize::try_from(u32::MAX - self.0).unwrap_or(usize::MAX);
        match RULES.len().checked_sub(1 + from_the_end) {
            Some(place) => Err(RULES[place].0),
            None => Ok(self.0),
        }
    }
}

/// All that was read.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Table {
    pub mentors: Vec<Mentor>,
    pub women: Vec<Her>,
}

/// A place in a row, and why nothing can be done with it.
type Bad = (usize, &'static str);

/// Reads the table of mentors and their room.
pub(super) fn read_room<R: Read>(rows: &mut Rows<R>) -> Result<Vec<Mentor>, Error> {
    let (mentor, capacity) = (rows.need("mentor")?, rows.need("capacity")?);
    let (mut mentors, mut known) = (Vec::new(), HashSet::new());
    while let Some(row) = rows.next()? {
        if !row.whole {
            let number = row.number;
            rows.bad(number, None, "has not as many cells as the header");
            continue;
        }
        let (number, cell) = (row.number, |place: usize| row.cells.get(place).unwrap_or_default());
        let name = new_name(cell(mentor), &mut known).map_err(|why| (mentor, why));
        let room = whole(cell(capacity)).filter(|room| *room <= 1_000_000);
        let room = room.ok_or((capacity, "is no room (a whole number from 0 to 1000000)"));
        match name.and_then(|name| room.map(|room| Mentor { name, room })) {
            Ok(mentor) => mentors.push(mentor),
            Err((column, why)) => rows.bad(number, Some(column), why),
        }
    }
    Ok(mentors)
}

fn new_name(cell: &[u8], known: &mut HashSet<Vec<u8>>) -> Result<String, &'static str> {
    let name = std::str::from_utf8(cell).map_err(|_| "is not UTF-8 text")?;
    if name.is_empty() {
        return Err("is empty");
    }
    if !known.insert(cell.to_vec()) {
        return Err("stands on an earlier row");
    }
    Ok(name.to_owned())
}

/// Reads the table of pairs. Women stand in the order in which they first appear.
pub(super) fn read_pairs<R: Read>(rows: &mut Rows<R>, mentors: Vec<Mentor>) -> Result<Table, Error> {
    let mut reader = Reader::new(rows, mentors)?;
    while let Some(row) = rows.next()? {
        let (number, cells) = (row.number, row.cells);
        let took = if row.whole {
            reader.take(number, cells)
        } else {
            Err((usize::MAX, "has not as many cells as the header"))
        };
        if let Err((column, why)) = took {
            rows.bad(number, Some(column).filter(|column| *column < rows.header.len()), why);
        }
        if reader.table.women.len().saturating_mul(reader.table.mentors.len()) > MOST_PAIRS {
            return Err(refuse(format!("there are more than {MOST_PAIRS} pairs: take fewer women at a time")));
        }
    }
    Ok(reader.table)
}

struct Reader {
    table: Table,
    /// The largest cost with which sums stay exact.
    most: u32,
    women: HashMap<Vec<u8>, usize>,
    mentors: HashMap<Vec<u8>, usize>,
    woman: usize,
    mentor: usize,
    cost: usize,
    need: Option<usize>,
}

impl Reader {
    fn new<R: Read>(rows: &Rows<R>, mentors: Vec<Mentor>) -> Result<Self, Error> {
        Ok(Self {
            most: Costs::new(mentors.len()).most().unsigned_abs(),
            women: HashMap::new(),
            mentors: mentors
                .iter()
                .enumerate()
                .map(|(place, mentor)| (mentor.name.clone().into_bytes(), place))
                .collect(),
            table: Table { mentors, women: Vec::new() },
            woman: rows.need("woman")?,
            mentor: rows.need("mentor")?,
            cost: rows.need("cost")?,
            need: rows.place("need"),
        })
    }

    fn take(&mut self, row: u64, cells: &csv::ByteRecord) -> Result<(), Bad> {
        let cell = |place: usize| cells.get(place).unwrap_or_default();
        let need = self.need.map_or(Ok(1), |place| read_need(cell(place)).map_err(|why| (place, why)))?;
        let woman = self.her(row, cell(self.woman), need)?;
        // A woman who may go to nobody has a row without a mentor, or she would be forgotten.
        if cell(self.mentor).is_empty() && cell(self.cost).is_empty() {
            return Ok(());
        }
        let mentor = self.mentors.get(cell(self.mentor)).copied();
        let mentor = mentor.ok_or((self.mentor, "is nobody in the file of capacities"))?;
        let pair = read_pair(cell(self.cost), self.most).map_err(|why| (self.cost, why))?;
        let kept = &mut self.table.women[woman].pairs[mentor];
        if *kept != Cell::UNLISTED {
            return Err((self.mentor, "the pair stands on an earlier row"));
        }
        *kept = Cell::of(pair);
        Ok(())
    }

    fn her(&mut self, row: u64, cell: &[u8], need: u32) -> Result<usize, Bad> {
        if let Some(woman) = self.women.get(cell).copied() {
            let same = self.table.women[woman].need == need;
            return if same { Ok(woman) } else { Err((self.need.unwrap_or(self.woman), "differs from her first row")) };
        }
        let id = std::str::from_utf8(cell).map_err(|_| (self.woman, "is not UTF-8 text"))?;
        if id.is_empty() {
            return Err((self.woman, "is empty"));
        }
        let pairs = vec![Cell::UNLISTED; self.table.mentors.len()].into_boxed_slice();
        self.table.women.push(Her { row, id: id.to_owned(), need, pairs });
        self.women.insert(cell.to_vec(), self.table.women.len() - 1);
        Ok(self.table.women.len() - 1)
    }
}

/// A whole number in plain figures.
fn whole(cell: &[u8]) -> Option<u32> {
    let plain = cell.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(cell).ok().filter(|_| plain)?.parse().ok()
}

fn read_need(cell: &[u8]) -> Result<u32, &'static str> {
    if cell.is_empty() {
        return Ok(1);
    }
    whole(cell).filter(|need| (1..=HEAVIEST).contains(need)).ok_or("is no need (1 to 6, or blank)")
}

fn read_pair(cell: &[u8], most: u32) -> Result<Pair, &'static str> {
    if !cell.is_empty() && cell.iter().all(u8::is_ascii_digit) {
        let cost = whole(cell).filter(|cost| *cost <= most);
        return cost.map(Ok).ok_or("is too large a cost for sums to stay exact");
    }
    let rule = RULES.iter().find(|(_, word)| word.as_bytes() == cell).map(|(rule, _)| *rule);
    rule.filter(|rule| ![Rule::TooHeavy, Rule::Unlisted].contains(rule))
        .map(Err)
        .ok_or("is neither a cost (a whole number) nor one of kin, excluded, language, other_site, declined, gone")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mentors(text: &str) -> (Vec<Mentor>, bool) {
        let mut rows = Rows::open(text.as_bytes()).expect("a header");
        let mentors = read_room(&mut rows).expect("columns");
        (mentors, rows.end().is_ok())
    }

    fn table(text: &str) -> (Result<Table, Error>, bool) {
        let mut rows = Rows::open(text.as_bytes()).expect("a header");
        let table = read_pairs(&mut rows, mentors("mentor,capacity\nAna,4\nRosa,0\n").0);
        (table, rows.end().is_ok())
    }

    #[test]
    fn rooms_needs_costs_and_rules() {
        let (found, well) = table("need,woman,mentor,cost\n2,L1,Ana,3\n,L2,Rosa,7\n2,L1,Rosa,kin\n1,L3,,\n");
        let found = found.expect("a table");
        assert!(well);
        let rooms: Vec<_> = found.mentors.iter().map(|mentor| (mentor.name.as_str(), mentor.room)).collect();
        assert_eq!(rooms, [("Ana", 4), ("Rosa", 0)]);
        let told = |her: &Her| {
            (her.row, her.id.clone(), her.need, her.pairs.iter().map(|cell| cell.pair()).collect::<Vec<_>>())
        };
        assert_eq!(
            found.women.iter().map(told).collect::<Vec<_>>(),
            [
                (2, "L1".to_owned(), 2, vec![Ok(3), Err(Rule::Kin)]),
                (3, "L2".to_owned(), 1, vec![Err(Rule::Unlisted), Ok(7)]),
                (5, "L3".to_owned(), 1, vec![Err(Rule::Unlisted), Err(Rule::Unlisted)]),
            ]
        );
    }

    #[test]
    fn a_cell_keeps_every_rule_and_every_cost() {
        let rules = RULES.iter().map(|(rule, _)| Err(*rule));
        for pair in rules.chain([Ok(0), Ok(1), Ok(1_000), Ok(1 << 28)]) {
            assert_eq!(Cell::of(pair).pair(), pair);
        }
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for row in [
            "L1,Ana,,1",
            "L1,Ana,-1,1",
            "L1,Ana,1.5,1",
            "L1,Ana,4000000000,1",
            "L1,Ana,1,7",
            "L1,Ana,1,0",
            "L1,Ana,1,x",
            "L1,Ana,sister,1",
            "L1,Ana,not_listed,1",
            "L1,Ana",
            ",Ana,1,1",
            "L1,Eva,1,1",
            "L1,,1,1",
            "L0,Ana,2,1",
            "L0,Rosa,2,3",
        ] {
            assert!(!table(&format!("woman,mentor,cost,need\nL0,Ana,1,1\n{row}\n")).1, "{row}");
        }
        for text in ["woman,mentor\n", "woman,cost\n", "mentor,cost\n"] {
            assert!(table(text).0.is_err(), "{text}");
        }
        for text in ["Ana,", "Ana,-1", "Ana,1.5", "Ana,1000001", ",1", "Ana,1\nAna,2"] {
            assert!(!mentors(&format!("mentor,capacity\n{text}\n")).1, "{text}");
        }
    }
}
