//! `minka check`: is everything whole? And is what somebody wrote down outside this machine still there?

use super::{place::Place, refuse, say, verify};
use crate::foundation::{
    audit,
    checkpoints::{Checkpoint, public_key},
    error::Error,
    folder::{Folder, Kind},
    law,
    store::Store,
    upkeep,
};

const EXAMPLES: &str = "\
Examples:
  minka check --folder asar
  minka check --folder asar --json | jq .newest_hash
  minka check --folder asar --checkpoint 1234:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
  minka check --folder asar --checkpoint $(cat checkpoint-of-monday.txt)

Give the checkpoint to somebody outside, such as a member of the board, once a day or a week. Later --checkpoint tells whether the \
book of who did what still begins with what stood there then: one that was cut short, rewritten or replaced by an older copy does not. \
The program makes one a day by itself and signs it; the page of checkpoints beside the record of what was done shows it.

Exit status: 0 everything is whole, 1 problems found, 2 the command was not understood.";

/// Check the data: the file, the keyring, the audit chain, the codes, the roll calls
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(flatten)]
    place: Place,
    /// A checkpoint that was written down outside: the number of an entry and its hash, or all that the page shows
    #[arg(long, value_name = "ENTRY:HASH[:DAY:SIGNATURE]")]
    checkpoint: Vec<String>,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

#[derive(serde::Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    found: &'a verify::Findings,
    #[serde(flatten)]
    ring: &'a verify::Ring,
    /// What is no damage, and somebody should see to.
    warnings: &'a [&'a str],
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let folder = ask.place.open_wherever()?;
    let mut found = verify::look(&folder.database())?;
    let ring = verify::look_at_keyring(&folder, &mut found.problems);
    for checkpoint in &ask.checkpoint {
        found.problems.extend(look_at_checkpoint(&folder, checkpoint)?);
    }
    let whereabouts = folder.settings.whereabouts()?;
    found.problems.extend(whereabouts.check().err().map(|why| why.to_string()));
    let is_untold = folder.settings.kind == Kind::Real && whereabouts.country.is_none();
    let mut warnings: Vec<&str> = if is_untold { vec![law::UNDECLARED] } else { Vec::new() };
    if upkeep::holds_identity(&folder.path) {
        warnings.push(upkeep::IDENTITY_HERE);
    }
    if ask.json {
        let json = serde_json::to_string(&Answer { found: &found, ring: &ring, warnings: &warnings });
        let json = json.map_err(|cause| Error::unexpected("write JSON", cause))?;
        say::line(json);
    } else {
        say::table(&[
            vec!["audit entries".to_owned(), found.audit_entries.to_string()],
            vec!["newest hash".to_owned(), found.newest_hash.clone()],
            vec!["checkpoint".to_owned(), format!("{}:{}", found.audit_entries, found.newest_hash)],
            vec!["key of the checkpoints".to_owned(), public_key(&folder.keys)],
            vec!["women".to_owned(), found.women.to_string()],
            vec!["roll-call marks".to_owned(), found.marks.to_string()],
            vec!["keys of women".to_owned(), ring.keys.to_string()],
            vec!["newest keyring copy".to_owned(), ring.newest_copy.as_deref().unwrap_or("none").to_owned()],
        ]);
        warnings.iter().for_each(|warning| say::line(format!("WARNING: {warning}")));
        found.problems.iter().for_each(|problem| say::line(format!("PROBLEM: {problem}")));
    }
    match found.problems.len() {
        0 if ask.json => Ok(()),
        0 => {
            say::line("Everything is whole.");
            Ok(())
        }
        1 => Err(refuse("1 problem found")),
        many => Err(refuse(format!("{many} problems found"))),
    }
}

/// What is wrong with an entry that somebody wrote down.
fn look_at_checkpoint(folder: &Folder, checkpoint: &str) -> Result<Option<String>, Error> {
    let unreadable =
        || refuse(format!("{checkpoint} is no checkpoint such as 1234:9f86…: a number, a colon, 64 signs"));
    let (entry, hash) = checkpoint.split_once(':').ok_or_else(unreadable)?;
    let entry: i64 = entry.trim().parse().map_err(|_| unreadable())?;
    let mut parts = hash.trim().splitn(3, ':');
    let (hash, day, signature) = (parts.next().unwrap_or_default().to_lowercase(), parts.next(), parts.next());
    if hash.len() != 64 || !hash.bytes().all(|sign| sign.is_ascii_hexdigit()) {
        return Err(unreadable());
    }
    if let Some(day) = day {
        let day = day.parse().map_err(|_| unreadable())?;
        let signature = signature.ok_or_else(unreadable)?.to_lowercase();
        let written = Checkpoint { day, entries: entry, hash: hash.clone(), signature };
        if !written.is_of(&folder.keys) {
            return Ok(Some(format!("the checkpoint of {day} was not signed by this installation")));
        }
    }
    let known = Store::read_apart(&folder.database(), |db| audit::hash_of(db, entry))?;
    Ok(match known {
        Some(known) if known == hash => None,
        Some(_) => Some(format!("audit entry {entry} is not the one that was written down: the book was rewritten")),
        None => Some(format!(
            "audit entry {entry} was written down and is not here: the book was cut short, or is an older copy"
        )),
    })
}
