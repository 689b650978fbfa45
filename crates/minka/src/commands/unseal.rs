//! `minka unseal`: what was sealed opens again, with two of the three papers or the passphrase.

use std::path::PathBuf;

use super::{key, place, place::Place, refuse, say, secret};
use crate::{
    foundation::{
        audit::Entry,
        change::By,
        crypto::Keys,
        error::Error,
        folder::{Folder, key_text, look_at_key, read_key, write_private},
        seal,
    },
    sealing,
};

const EXAMPLES: &str = "\
Examples:
  minka unseal --folder asar                                     asks for what stands on two of the papers, or for the passphrase
  minka unseal --folder asar --part one.txt --part three.txt
  minka unseal --folder asar --key-file /media/safe/minka.key
  minka unseal --folder asar --passphrase-file pass

The key is tried on the data first. Everybody signs in again; links, invitations, telephones and calendar addresses stay ended.

Exit status: 0 it is open again, 1 refused: it is sealed as before, 2 the command was not understood.";

/// Open again what was sealed
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(flatten)]
    place: Place,
    /// A text file with the four lines of one paper, or with all that stands on it; given twice
    #[arg(long, value_name = "FILE")]
    part: Vec<PathBuf>,
    /// A key file that lay elsewhere
    #[arg(long, value_name = "FILE", conflicts_with = "part")]
    key_file: Option<PathBuf>,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let path = &ask.place.folder;
    let kind = Folder::kind(path)?;
    if !seal::is_sealed(path) {
        return Err(refuse(format!("{} is not sealed", path.display())));
    }
    let own = path.join(kind.key_file());
    let folder = Folder::of_sealed(path, bring_keys(ask, &own)?)?;
    let (store, _) = place::open_both(&folder)
        .map_err(|why| refuse(format!("{why}: is this the key of this folder? It is sealed as before")))?;
    let ended = store.change_now(By::CommandLine, |change| {
        let ended = sealing::end_what_opens(change)?;
        change.commit(Entry::event("seal.lifted").detail(ended), ended)
    })?;
    if !own.exists() {
        write_private(&own, key_text(&folder.keys, None)?.as_bytes())?;
    }
    seal::unmark(path)?;
    say::line(format!(
        "{} is open again; {} sign-ins had still to be ended. Everybody signs in again.",
        path.display(),
        ended.sign_ins
    ));
    Ok(())
}

/// The key as somebody brought it.
fn bring_keys(ask: &Ask, own: &std::path::Path) -> Result<Keys, Error> {
    let passphrase = || secret::known(ask.place.passphrase_file.as_deref(), "Passphrase of the key");
    match (&ask.key_file, ask.part.as_slice()) {
        (Some(file), _) => read_key(file, passphrase),
        (None, [_, ..]) => key::keys_of(&ask.part).map(|(keys, _)| keys),
        (None, []) if look_at_key(own)?.is_some() => read_key(own, passphrase),
        (None, []) => key::ask_for_keys().map(|(keys, _)| keys),
    }
}
