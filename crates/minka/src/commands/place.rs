//! Which data folder a command works on, and how it is opened.

use std::path::{Path, PathBuf};

use super::{refuse, secret};
use crate::{
    assessment_corrections, assessments, backgrounds, concerns, contacts,
    foundation::{
        change::Change,
        clock::Clock,
        error::Error,
        folder::{Folder, Kind},
        ids::ParticipantId,
        keyring::{self, Keyring},
        store::{Db, Store},
    },
    goals, identities, incidents, matching, own_lists, referrals, restraints, restricted_notes, safety_plans, visits,
};

/// The folder of a programme.
#[derive(clap::Args)]
pub(super) struct Place {
    /// The data folder
    #[arg(long, value_name = "FOLDER", default_value = "minka-data")]
    pub(super) folder: PathBuf,
    /// A private file whose first line is the passphrase of the key; without it the passphrase is asked for
    #[arg(long, value_name = "FILE")]
    pub(super) passphrase_file: Option<PathBuf>,
}

impl Place {
    /// Opens the folder as what it must be; one that stands where the law does not want it stays shut.
    pub(super) fn open(&self, kind: Kind) -> Result<Folder, Error> {
        let folder = self.open_as(kind)?;
        folder.settings.whereabouts()?.check()?;
        Ok(folder)
    }

    /// Opens the folder as whatever it is.
    pub(super) fn open_any(&self) -> Result<Folder, Error> {
        self.open(Folder::kind(&self.folder)?)
    }

    /// Opens the folder wherever it stands: for what carries it home, looks whether it is whole, or takes a right away.
    pub(super) fn open_wherever(&self) -> Result<Folder, Error> {
        self.open_as(Folder::kind(&self.folder)?)
    }

    fn open_as(&self, kind: Kind) -> Result<Folder, Error> {
        Folder::open(&self.folder, kind, || secret::known(self.passphrase_file.as_deref(), "Passphrase of the key"))
    }
}

/// Opens the folder's database with the machine's clock.
pub(super) fn open_store(folder: &Folder) -> Result<Store, Error> {
    Store::open(&folder.database(), &Clock::system())
}

/// Opens the folder's database and its keyring, and refuses when keys are missed. What is still sealed as it was before
/// there was a keyring is sealed anew.
pub(super) fn open_both(folder: &Folder) -> Result<(Store, Keyring), Error> {
    let store = open_store(folder)?;
    let known = store.read_now(restraints::newest_entry)?;
    let keyring = keyring::open_of(folder, &store)?;
    let missing = store.read_now(list_sealed).and_then(|sealed| keyring::missing_keys(&keyring, sealed))?;
    if !missing.is_empty() {
        return Err(refuse(format!(
            "the keyring {} is older than the data: the keys of {} women are missing, and what is sealed of them cannot be \
             read. Put a newer copy of the keyring in its place",
            folder.keyring_file().display(),
            missing.len()
        )));
    }
    identities::seal_anew(&store, &keyring)?;
    identities::trace_anew(&store, &keyring)?;
    // A database that was put back by hand, or by PostgreSQL's own tools, knows less than the journal.
    restraints::replay(&store, (&keyring, &keyring), known)?;
    Ok((store, keyring))
}

/// The women of whom something is sealed under their own key, in any room.
pub(super) fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    let mut women = identities::list_sealed(db)?;
    women.extend(goals::list_sealed(db)?);
    women.extend(visits::list_sealed(db)?);
    women.extend(referrals::list_sealed(db)?);
    women.extend(assessments::list_sealed(db)?);
    women.extend(backgrounds::list_sealed(db)?);
    women.extend(contacts::list_sealed(db)?);
    women.extend(own_lists::list_sealed(db)?);
    women.extend(concerns::list_sealed(db)?);
    women.extend(safety_plans::list_sealed(db)?);
    women.extend(incidents::list_sealed(db)?);
    women.extend(restricted_notes::list_sealed(db)?);
    women.extend(matching::list_sealed(db)?);
    Ok(women)
}

/// Lets go of what is sealed under a key of hers that is lost: nobody can read it any more. What restrains stays.
pub(super) fn remove_sealed(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    identities::remove_sealed(change, woman)?;
    goals::forget_woman(change, woman)?;
    concerns::forget_woman(change, woman)?;
    safety_plans::forget_woman(change, woman)?;
    incidents::forget_woman(change, woman)?;
    restricted_notes::forget_woman(change, woman)?;
    assessment_corrections::forget_woman(change, woman)?;
    assessments::forget_woman(change, woman)?;
    matching::forget_woman(change, woman)?;
    visits::forget_woman(change, woman)?;
    referrals::forget_woman(change, woman)?;
    backgrounds::forget_woman(change, woman)?;
    contacts::remove_sealed(change, woman)?;
    own_lists::forget_woman(change, woman)
}

/// Refuses a folder with anything in it: what stands there belongs to somebody, and may be all that is left of a programme.
pub(super) fn check_free(folder: &Path) -> Result<(), Error> {
    if std::fs::read_dir(folder).map_or(!folder.exists(), |mut inside| inside.next().is_none()) {
        return Ok(());
    }
    Err(refuse(format!("{} is not empty; choose a new folder", folder.display())))
}
