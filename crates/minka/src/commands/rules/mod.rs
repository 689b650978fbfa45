//! `minka rules …`: the pure rules on CSV from standard input, for spreadsheets, analysts and tests from outside.

mod duplicates;
mod sheet;

use super::{refuse, say};
use crate::foundation::error::Error;

/// Run one of the rules on CSV from standard input
#[derive(clap::Args)]
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
