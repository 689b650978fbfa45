//! Is everything whole? The engine's own checks, the audit chain, the codes, the roll calls.

use super::{place, say};
use crate::{
    foundation::{
        audit::{self, Chain},
        checkpoints,
        error::Error,
        folder::Folder,
        keyring,
        store::{Database, Store},
    },
    people, roll_call,
};

/// What a look at a database found.
#[derive(Debug, serde::Serialize)]
pub(super) struct Findings {
    /// Number of audit entries; 0 when the chain is broken.
    pub(super) audit_entries: i64,
    /// The newest hash, to be written down outside this machine.
    pub(super) newest_hash: String,
    /// Number of women.
    pub(super) women: i64,
    /// Number of roll-call marks.
    pub(super) marks: i64,
    /// What is wrong, one line each.
    pub(super) problems: Vec<String>,
}

/// What a look at the keyring found.
#[derive(Debug, Default, serde::Serialize)]
pub(super) struct Ring {
    /// How many women have a key.
    pub(super) keys: i64,
    /// The day of the newest copy.
    #[serde(rename = "newest_keyring_copy")]
    pub(super) newest_copy: Option<String>,
}

/// Looks at the keyring, and whether everything that is sealed has its key.
pub(super) fn look_at_keyring(folder: &Folder, problems: &mut Vec<String>) -> Ring {
    let copy = keyring::newest_copy(&folder.path);
    let mut ring = Ring { keys: 0, newest_copy: copy.map(|copy| copy.day.to_string()) };
    let looked = Store::read_apart(&folder.database(), |db| {
        let Some(keyring) = keyring::find_of(folder, db)? else { return Ok(()) };
        problems.extend(keyring.damage()?.into_iter().map(|damage| format!("the keyring: {damage}")));
        ring.keys = keyring.count()?;
        let missing = keyring::missing_keys(&keyring, place::list_sealed(db)?)?.len();
        if missing > 0 {
            problems
                .push(format!("{missing} women have something sealed whose key is missing: the keyring is too old"));
        }
        if keyring::second_place_is_away(folder) {
            problems.push("the second place of the keyring is away".to_owned());
        }
        Ok(())
    });
    problems.extend(looked.err().map(|why| why.to_string()));
    ring
}

/// Looks at everything.
pub(super) fn look(database: &Database) -> Result<Findings, Error> {
    let bar = say::waiting("checking");
    let found = look_through(database);
    bar.finish_and_clear();
    found
}

fn look_through(database: &Database) -> Result<Findings, Error> {
    let mut found = Findings { audit_entries: 0, newest_hash: String::new(), women: 0, marks: 0, problems: Vec::new() };
    // A damaged page poisons the connection that met it, so what comes after gets one of its own.
    found.problems = Store::read_apart(database, |db| db.damage())?;
    if !found.problems.is_empty() {
        return Ok(found);
    }
    Store::read_apart(database, |db| {
        match audit::verify(db)? {
            Chain::Whole { entries, newest } => (found.audit_entries, found.newest_hash) = (entries, newest),
            Chain::Broken { at } => found.problems.push(format!("the audit chain is broken at entry {at}")),
        }
        if let Some(broken) = checkpoints::find_broken(db)? {
            let (entries, day) = (broken.entries, broken.day);
            found.problems.push(format!("the audit chain is not the one of {day}, when it had {entries} entries"));
        }
        let (women, wrong) = people::check_codes(db)?;
        found.women = women;
        found
            .problems
            .extend(wrong.into_iter().map(|code| format!("{code} is no code that Minka made, or stands twice")));
        let (marks, strangers) = roll_call::check_attendance(db)?;
        found.marks = marks;
        let no_member = |(group, day, code)| format!("{code} is marked in {group} on {day} but was no member that day");
        found.problems.extend(strangers.into_iter().map(no_member));
        Ok(())
    })?;
    Ok(found)
}
