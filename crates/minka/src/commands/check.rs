//! `minka check`: is everything whole?

use super::{place::Place, refuse, say, verify};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
Examples:
  minka check --folder asar
  minka check --folder asar --json | jq .newest_hash

Write the newest hash down outside this machine: an older copy of the data, or one that was cut short, shows another.

Exit status: 0 everything is whole, 1 problems found, 2 the command was not understood.";

/// Check the data: the file, the keyring, the audit chain, the codes, the roll calls
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(flatten)]
    place: Place,
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
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let folder = ask.place.open_any()?;
    let mut found = verify::look(&folder.database())?;
    let ring = verify::look_at_keyring(&folder, &mut found.problems);
    if ask.json {
        let json = serde_json::to_string(&Answer { found: &found, ring: &ring });
        let json = json.map_err(|cause| Error::unexpected("write JSON", cause))?;
        say::line(json);
    } else {
        say::table(&[
            vec!["audit entries".to_owned(), found.audit_entries.to_string()],
            vec!["newest hash".to_owned(), found.newest_hash.clone()],
            vec!["women".to_owned(), found.women.to_string()],
            vec!["roll-call marks".to_owned(), found.marks.to_string()],
            vec!["keys of women".to_owned(), ring.keys.to_string()],
            vec!["newest keyring copy".to_owned(), ring.newest_copy.as_deref().unwrap_or("none").to_owned()],
        ]);
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
