//! Reads the access table. A table that cannot be read stops the program at its start: there is nothing safe to guess.

use std::collections::HashMap;

use super::Action;

/// A role of the table's columns, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// P: a woman of the programme, in a kiosk session beside staff.
    Participant,
    /// F: leads a weekly group.
    Facilitator,
    /// M: walks beside some women.
    Mentor,
    /// PM: runs a site.
    Manager,
    /// T: keeps the cash box.
    Treasurer,
    /// E: measures, without names.
    Evaluator,
    /// A: keeps the machine, sees no content.
    Administrator,
    /// X: reads the books from outside.
    Auditor,
}

impl Role {
    /// In the order of the table's columns.
    pub const ALL: [Role; 8] = [
        Role::Participant,
        Role::Facilitator,
        Role::Mentor,
        Role::Manager,
        Role::Treasurer,
        Role::Evaluator,
        Role::Administrator,
        Role::Auditor,
    ];

    /// As the database, the command line and the text keys write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Role::Participant => "participant",
            Role::Facilitator => "facilitator",
            Role::Mentor => "mentor",
            Role::Manager => "manager",
            Role::Treasurer => "treasurer",
            Role::Evaluator => "evaluator",
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
        }
    }

    /// Reads [`Role::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// A condition of the table's grammar that something can already fulfil. Rows that need others arrive with their rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// a: assigned to this group now.
    Group,
    /// b: this person's mentor now.
    Mentor,
    /// s: same site.
    Site,
    /// m: own record.
    Own,
    /// u: fresh proof of identity.
    Fresh,
    /// g: the actor has an open emergency opening of that person.
    Emergency,
    /// d: the meeting is not closed.
    Open,
    /// r: a reason.
    Reason,
    /// n: not about or benefiting the actor.
    NotAboutActor,
    /// w: not the one who recorded it.
    NotRecorder,
    /// c: a live consent of hers, which the row names.
    Consent,
    /// k: the live kit of that meeting. No kit exists yet, so it never holds.
    Kit,
}

impl Condition {
    fn parse(letter: &str) -> Option<Self> {
        Some(match letter {
            "a" => Condition::Group,
            "b" => Condition::Mentor,
            "s" => Condition::Site,
            "m" => Condition::Own,
            "u" => Condition::Fresh,
            "g" => Condition::Emergency,
            "d" => Condition::Open,
            "r" => Condition::Reason,
            "n" => Condition::NotAboutActor,
            "w" => Condition::NotRecorder,
            "c:handover" => Condition::Consent,
            "k" => Condition::Kit,
            _ => return None,
        })
    }
}

/// How much a permit shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// All that the action names.
    Full,
    /// Only a visitor's code and chosen name.
    Temp,
    /// Only code and chosen name of those who hold money.
    Holders,
    /// Codes, no chosen names.
    Codes,
    /// Yes or no.
    Flags,
    /// Only taking part and how she is reached.
    Basic,
    /// Where something stands, without anybody's words.
    Structured,
    /// What the reader wrote herself.
    Authored,
    /// Who, when, which code; no content.
    Meta,
    /// Sign-ins, jobs, settings.
    System,
}

impl View {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "temp" => View::Temp,
            "holders" => View::Holders,
            "codes" => View::Codes,
            "flags" => View::Flags,
            "basic" => View::Basic,
            "structured" => View::Structured,
            "authored" => View::Authored,
            "meta" => View::Meta,
            "system" => View::System,
            _ => return None,
        })
    }
}

/// Conditions that must all hold, and the view they give.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// All of these.
    pub conditions: Vec<Condition>,
    /// What is then seen.
    pub view: View,
}

/// One of these is enough; none at all means never.
#[derive(Clone, Debug, Default)]
pub struct Cell(pub Vec<Alternative>);

/// The whole table.
pub struct Table(HashMap<(&'static str, Role), Cell>);

impl Table {
    /// Reads the text.
    ///
    /// # Panics
    /// When a row is missing, unknown or cannot be read: the program must not start with a guess.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut cells = HashMap::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(columns.len(), Role::ALL.len() + 1, "access table: {line}");
            let action = Action::ALL.iter().find(|action| action.name() == columns[0]);
            let action = action.unwrap_or_else(|| panic!("access table: unknown action {}", columns[0]));
            for (role, cell) in Role::ALL.into_iter().zip(&columns[1..]) {
                let known = cells.insert((action.name(), role), parse_cell(cell));
                assert!(known.is_none(), "access table: {} stands twice", action.name());
            }
        }
        for action in Action::ALL {
            assert!(cells.contains_key(&(action.name(), Role::Manager)), "access table: no row for {}", action.name());
        }
        Table(cells)
    }

    /// The cell of an action and a role.
    #[must_use]
    pub fn cell(&self, action: Action, role: Role) -> &Cell {
        static NEVER: Cell = Cell(Vec::new());
        self.0.get(&(action.name(), role)).unwrap_or(&NEVER)
    }
}

fn parse_cell(cell: &str) -> Cell {
    if cell == "-" {
        return Cell::default();
    }
    Cell(cell.split(';').map(parse_alternative).collect())
}

fn parse_alternative(text: &str) -> Alternative {
    let (conditions, view) = match text.split_once('[') {
        Some((conditions, view)) => {
            let name = view.trim_end_matches(']');
            (conditions, View::parse(name).unwrap_or_else(|| panic!("access table: unknown view {name}")))
        }
        None => (text, View::Full),
    };
    let read =
        |letter: &str| Condition::parse(letter).unwrap_or_else(|| panic!("access table: unknown condition {letter}"));
    Alternative { conditions: conditions.split(',').map(str::trim).map(read).collect(), view }
}
