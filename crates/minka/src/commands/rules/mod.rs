//! `minka rules …`: the pure rules on CSV from standard input, for spreadsheets, analysts and tests from outside.

mod duplicates;
mod sheet;

use super::{refuse, say};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
Examples:
  minka rules duplicates < women.csv

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
    Duplicates(duplicates::Ask),
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    match &ask.rule {
        Rule::Duplicates(ask) => duplicates::run(ask),
    }
}
