//! `minka key`: the key on paper, in three parts of which any two open the data again, for the day when the disk is gone.

mod join;
mod papers;
mod part;

pub(super) use self::join::{ask_for_keys, keys_of};
use super::{place::Place, refuse, say, secret};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
Examples:
  minka key parts papers --folder asar --language ru    three papers to print; then remove the folder papers
  minka key join minka.key                              asks for what stands on two of the papers
  minka key join minka.key --part one.txt --part three.txt
  minka restore asar.minka asar-again --key-file minka.key --keyring keyring-2026-11-24.db

Give the papers to three people who keep them apart. One alone opens nothing; two are needed, so one may be lost. \
A file for --part holds the four lines of one paper, or all that stands on it. The keyring with the keys of each woman is not on the \
papers: its copies stay beside the back-ups.

Exit status: 0 done, 1 refused: nothing was written, 2 the command was not understood.";

/// The key on paper: three parts, two of which bring it back
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(subcommand)]
    act: Act,
}

#[derive(clap::Subcommand)]
enum Act {
    Parts(papers::Ask),
    Join(join::Ask),
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    match &ask.act {
        Act::Parts(ask) => papers::run(ask),
        Act::Join(ask) => join::run(ask),
    }
}
