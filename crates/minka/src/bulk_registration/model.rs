//! Nouns: job, plan.

use jiff::civil::{Date, Time};

use crate::{
    foundation::{form::Problem, ids::SiteId},
    registers::{Field, Flaw, Mapping, Table},
};

/// What the person decided about the import as a whole.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Women who are here already are brought up to date; without it they are a problem.
    pub update: bool,
    /// Groups that do not exist are made; without it they are a problem.
    pub create_groups: bool,
    /// Where no number and no code says who she is, her chosen name within her group does.
    pub match_names: bool,
    /// Whoever has the name of a woman of her group is another woman; without it, and without number, code and
    /// `match_names`, she is a problem.
    pub are_others: bool,
    /// When the new groups meet, until somebody sets it right: weekday (1 Monday) and hour.
    pub meets: (i64, Time),
}

impl Default for Rules {
    fn default() -> Self {
        let evening = Time::constant(18, 0, 0, 0);
        Rules { update: false, create_groups: false, match_names: false, are_others: false, meets: (2, evening) }
    }
}

/// An import as it was asked for.
#[derive(Clone)]
pub struct Job {
    /// Whose women.
    pub site: SiteId,
    /// From where.
    pub table: Table,
    /// Which column is what.
    pub mapping: Mapping,
    /// What was decided.
    pub rules: Rules,
    /// Why somebody brings what is sealed, in her own words; empty when no column is.
    pub reason: String,
}

/// The longest reason.
const LONGEST_REASON: usize = 200;

/// Why somebody brings a list with sealed columns.
///
/// # Errors
/// The problem at the field `reason`: there is none, it is too long, or it holds what cannot be seen.
pub fn check_reason(typed: &str) -> Result<String, Problem> {
    let words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.chars().any(char::is_alphanumeric) {
        Err(Problem::new("reason", "imports-why-missing"))
    } else if words.chars().count() > LONGEST_REASON {
        Err(Problem::new("reason", "people-too-long").with("most", LONGEST_REASON))
    } else if words.chars().any(char::is_control) {
        Err(Problem::new("reason", "people-name-signs"))
    } else {
        Ok(words)
    }
}

/// One woman in the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Her row.
    pub row: u32,
    /// Her code, once she has one.
    pub code: String,
    /// The name she chose, where the file has one.
    pub name: String,
    /// Her group.
    pub group: String,
    /// What changes.
    pub changes: Vec<Field>,
    /// The sealed fields that her row tells, and whether each will be written; never what stands in them.
    pub sealed: Vec<(Field, bool)>,
}

/// How many of each the preview shows.
pub(super) const SHOWN: usize = 20;

/// Flaws that are kept; further ones are counted.
pub(super) const MOST_FLAWS: usize = 100_000;

/// What an import will do, or did.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Rows with a value, without the headings.
    pub rows: u32,
    /// Women to register.
    pub made: u32,
    /// Women to bring up to date.
    pub updated: u32,
    /// Women who are as the file says.
    pub unchanged: u32,
    /// Women who leave a group tomorrow only, because they are marked in it today.
    pub marked_today: u32,
    /// Women whose sealed part is written.
    pub identities: u32,
    /// Groups to make, and how many women go into each.
    pub groups: Vec<(String, u32)>,
    /// The first to register.
    pub first_made: Vec<Sample>,
    /// The first to bring up to date.
    pub first_updated: Vec<Sample>,
    /// The first that stay as they are.
    pub first_unchanged: Vec<Sample>,
    /// What is wrong, in the order of rows.
    pub flaws: Vec<Flaw>,
    /// How much is wrong in all.
    pub flaw_count: u64,
    /// The first date such as 03/04/2025, read as day and month.
    pub day_first: Option<(String, Date)>,
    /// The name of the sheet; none for a text table.
    pub sheet: Option<String>,
    /// Columns that are left out and hold what the programme does not ask for.
    pub left_unasked: Vec<(usize, Field)>,
}

impl Plan {
    /// Notes what is wrong.
    pub fn add(&mut self, flaw: Flaw) {
        self.flaw_count += 1;
        if self.flaws.len() < MOST_FLAWS {
            self.flaws.push(flaw);
        }
    }

    /// Whether it can be carried out.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.flaw_count == 0
    }

    /// Whether carrying it out changes anything.
    #[must_use]
    pub fn does_something(&self) -> bool {
        self.made + self.updated > 0
    }
}
