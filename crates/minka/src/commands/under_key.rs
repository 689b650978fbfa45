//! What is hers in a back-up: under her key on the way in, and opened with the keyring on the way out.

use super::{refuse, say};
use crate::{
    forgetting,
    foundation::{
        audit::Entry,
        change::By,
        error::Error,
        folder::Folder,
        ids::ParticipantId,
        keyring::{self, Keyring},
        store::{Database, Store, hers},
    },
    people,
};

/// What is said of a back-up of the former kind.
pub(super) const FORMER: &str = "This back-up was made before the names of the women were sealed in back-ups: in it they can be read by whoever \
     opens it. Make a new one, and throw those of its kind away.";

/// Makes the file of a back-up from a copy of the database, and looks whether it is whole.
pub(super) fn seal(copy: &Database, goal: &Database, keyring: &Keyring) -> Result<(), Error> {
    let bar = say::progress(0, "sealing");
    hers::seal_parts(copy, goal, keyring, &mut |at| {
        bar.set_length(at.all);
        bar.set_position(at.done);
    })?;
    bar.finish_and_clear();
    match Store::read_apart(goal, |db| db.damage())?.first() {
        None => Ok(()),
        Some(first) => Err(refuse(format!("what was sealed is not whole, and no back-up was made: {first}"))),
    }
}

/// How a keyring that lacks keys is refused.
pub(super) fn too_old(missing: usize) -> Error {
    refuse(format!(
        "this keyring is older than the back-up: the keys of {missing} women are missing in it. Name a newer copy, or go on \
         without what is sealed of them with --lose-sealed"
    ))
}

/// How a restore without a keyring is refused.
pub(super) fn no_keyring() -> Error {
    refuse(
        "the keys of the women are in no back-up: name the keyring, or the newest copy of it, with --keyring; \
         where there is none any more, --lose-sealed goes on without what is sealed",
    )
}

/// Puts back what is hers, before anything else is done with the file. Gives whoever has no key: of them stays what forgetting leaves.
pub(super) fn open(folder: &Folder, has_keyring: bool, lose_sealed: bool) -> Result<Vec<ParticipantId>, Error> {
    let file = folder.database();
    let Some(sealed) = hers::look_for_parts(&file)? else {
        say::note(FORMER);
        return Ok(Vec::new());
    };
    let keyring = match has_keyring {
        true => Some(Store::read_apart(&file, |db| keyring::open_before(folder, db))?),
        false if sealed.parts > 0 && !lose_sealed => return Err(no_keyring()),
        false => None,
    };
    if let Some(keyring) = &keyring {
        let missing = keyring::missing_keys(keyring, sealed.women)?.len();
        if missing > 0 && !lose_sealed {
            return Err(too_old(missing));
        }
    }
    let bar = say::progress(sealed.parts, "opening");
    let nobody = hers::open_parts(&file, keyring.as_ref(), &mut || people::new_code(i64::MAX), &mut |at| {
        bar.set_position(at.done);
    })?;
    bar.finish_and_clear();
    Ok(nobody)
}

/// Whose rows came back empty are forgotten, as far as they are not yet: nobody knows any more who they were.
pub(super) fn forget(store: &Store, keyring: &Keyring, nobody: Vec<ParticipantId>) -> Result<(), Error> {
    if nobody.is_empty() {
        return Ok(());
    }
    let keyring = keyring.clone();
    store.change_now(By::CommandLine, move |change| {
        let mut forgotten = 0;
        for woman in nobody {
            forgotten += usize::from(forgetting::forget_again(change, &keyring, woman)?);
        }
        match forgotten {
            0 => change.unchanged(()),
            _ => change.commit(Entry::event("keyring.sealed_lost").detail(forgotten), ()),
        }
    })
}
