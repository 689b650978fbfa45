//! `minka seal`: everything is shut, by whoever sits at the machine while the programme is in danger.

use std::{
    io::{BufRead, IsTerminal},
    path::{Path, PathBuf},
};

use super::{place, refuse, say};
use crate::{
    foundation::{
        change::By,
        error::Error,
        folder::{Folder, Kind},
        keyring,
        seal::{self, KeyThen},
        store::Store,
    },
    sealing,
};

const EXAMPLES: &str = "\
Examples:
  minka seal --folder asar          asks once, then shuts everything
  minka seal --folder asar --yes    at once

Every sign-in, link and telephone ends, and from now on every address answers with one page that says nothing; a running `minka serve` \
follows within two seconds. A key that lies open leaves this machine, which is done only when its three papers were made before \
(`minka key parts`); a key with a passphrase stays, worthless without it. What is on another disk is not touched: back-ups made
--with-key, and a PostgreSQL, which has to be stopped by itself. `minka unseal` opens it again.

Exit status: 0 sealed, 1 refused: nothing was changed, 2 the command was not understood.";

/// Shut everything at once: sign-ins, links, pages, and the key leaves the machine
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The data folder
    #[arg(long, value_name = "FOLDER", default_value = "minka-data")]
    folder: PathBuf,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let (path, kind) = (ask.folder.as_path(), Folder::kind(&ask.folder)?);
    if seal::is_sealed(path) {
        seal::let_key_go(path)?;
        say::line(format!("{} is sealed already.", path.display()));
        return Ok(());
    }
    let then = seal::look(path)?;
    if then == KeyThen::WouldBeLost {
        return Err(refuse(
            "nothing was sealed: the key lies open and there are no papers of it, so nobody could open the folder again. Make \
             them with `minka key parts` and give them to three people, then seal",
        ));
    }
    if !ask.yes {
        confirm(path)?;
    }
    match (then, open(path, kind)) {
        (KeyThen::Goes, Ok(store)) => sealing::shut_folder(path, &store, By::CommandLine)?,
        // The key is under a passphrase that nobody has to know in an hour of danger, or elsewhere, or the data do not open: a
        // running program ends what it knows, and unsealing ends everything once more.
        (_, opened) => {
            seal::mark(path)?;
            seal::let_key_go(path)?;
            if let (KeyThen::Goes, Err(why)) = (then, opened) {
                say::note(format!("minka: sealed, but what opens it could not be ended one by one: {why}"));
            }
        }
    }
    say::line(format!("{} is sealed. `minka unseal` opens it again.", path.display()));
    Ok(())
}

/// Its database, with the restraint journal; nothing when the key asks for a passphrase.
fn open(path: &Path, kind: Kind) -> Result<Store, Error> {
    let folder = Folder::open(path, kind, || Err(refuse("the key has a passphrase")))?;
    let store = place::open_store(&folder)?;
    keyring::open_of(&folder, &store)?;
    Ok(store)
}

/// What has to be typed: short, and nothing that one types by accident.
const WORD: &str = "seal";

fn confirm(path: &Path) -> Result<(), Error> {
    if !std::io::stdin().is_terminal() {
        return Err(refuse("there is no terminal to ask on; say --yes"));
    }
    say::note(format!("Everything in {} will be shut, for everybody. Type {WORD} and Enter:", path.display()));
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed).map_err(|cause| Error::unexpected("read the terminal", cause))?;
    if typed.trim() == WORD { Ok(()) } else { Err(refuse("nothing was sealed")) }
}
