//! `minka rules …`: the pure rules on CSV from standard input, for spreadsheets, analysts and tests from outside.

mod assign;
mod attainment;
mod attrition;
mod change;
mod columns;
mod duplicates;
mod instruments;
mod paired;
mod rows;
mod score;
mod sheet;

use super::{refuse, say};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
Examples:
  minka rules score phq9 < answers.csv
  minka rules change who5 < scores.csv
  minka rules paired < scores.csv
  minka rules attrition --at-entry age < women.csv
  minka rules attainment < goals.csv
  minka rules duplicates < women.csv
  minka rules assign --capacity mentors.csv < pairs.csv

Exit status: 0 done, 1 rows could not be read, 2 the command was not understood.";

/// Run one of the rules on CSV from standard input
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(subcommand)]
    rule: Rule,
}

#[derive(clap::Subcommand)]
enum Rule {
    Score(score::Ask),
    Change(change::Ask),
    Paired(paired::Ask),
    Attrition(attrition::Ask),
    Attainment(attainment::Ask),
    Duplicates(duplicates::Ask),
    Assign(assign::Ask),
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    match &ask.rule {
        Rule::Score(ask) => score::run(ask),
        Rule::Change(ask) => change::run(ask),
        Rule::Paired(ask) => paired::run(ask),
        Rule::Attrition(ask) => attrition::run(ask),
        Rule::Attainment(ask) => attainment::run(ask),
        Rule::Duplicates(ask) => duplicates::run(ask),
        Rule::Assign(ask) => assign::run(ask),
    }
}
