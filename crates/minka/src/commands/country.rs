//! `minka country`: whose law the programme keeps, where its data stand, and where its back-ups may go.

use std::path::PathBuf;

use super::{place, place::Place, refuse, say};
use crate::foundation::{
    audit::Entry,
    change::By,
    error::Error,
    folder::{Folder, Kind, SettingsFile},
    law::{self, BackupTarget, Country, Whereabouts, law_of},
};

const EXAMPLES: &str = "\
Examples:
  minka country --folder asar                                 what was said so far
  minka country --folder asar --law KZ --kept-in KZ
  minka country --folder asar --backup-target /media/stick=KZ --backup-target /srv/copies=DE
  minka country --folder asar --remove-target /srv/copies

The program cannot know where a machine stands, nor in whose hands a stick is kept: what you say here is believed, and stands in the \
records of processing. A programme that keeps the law of KZ does not start from a database abroad, and makes no back-up in a \
folder that is not named. Nothing is changed when what was said would not be lawful.

Exit status: 0 said, 1 refused: nothing was changed, 2 the command was not understood.";

/// Say whose law the programme keeps, and where its data stand
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(flatten)]
    place: Place,
    /// Whose law the programme keeps, such as KZ
    #[arg(long, value_name = "COUNTRY")]
    law: Option<String>,
    /// In which country this machine stands, or the PostgreSQL
    #[arg(long, value_name = "COUNTRY")]
    kept_in: Option<String>,
    /// A folder where back-ups may be put, and its country; may be said several times
    #[arg(long, value_name = "FOLDER=COUNTRY")]
    backup_target: Vec<String>,
    /// A folder where none may be put any more
    #[arg(long, value_name = "FOLDER")]
    remove_target: Vec<PathBuf>,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let mut folder = ask.place.open_wherever()?;
    if folder.settings.kind == Kind::Demo {
        return Err(refuse("this folder holds the demonstration, which keeps nobody's law"));
    }
    let before = folder.settings.whereabouts()?;
    let said = change(ask, before.clone())?;
    if said != before {
        said.check()?;
        let entry = Entry::event("country.say").detail(in_short(&said));
        settle(&mut folder.settings, said.clone());
        // The entry first: what cannot be written down is not said.
        place::open_both(&folder)?.0.change_now(By::CommandLine, |change| change.commit(entry, ()))?;
        folder.save_settings()?;
    }
    show(&folder, &said)
}

/// What was said before, with what is said now.
fn change(ask: &Ask, mut said: Whereabouts) -> Result<Whereabouts, Error> {
    if let Some(code) = &ask.law {
        said.country = Some(read("--law", code)?);
    }
    if let Some(code) = &ask.kept_in {
        said.kept_in = Some(read("--kept-in", code)?);
    }
    for path in &ask.remove_target {
        let known = said.targets.len();
        said.targets.retain(|target| target.path != *path);
        if said.targets.len() == known {
            return Err(refuse(format!("--remove-target: {} is not named", path.display())));
        }
    }
    for typed in &ask.backup_target {
        let target = read_target(typed)?;
        said.targets.retain(|known| known.path != target.path);
        said.targets.push(target);
    }
    Ok(said)
}

/// A country as it is typed.
pub(super) fn read(option: &str, code: &str) -> Result<Country, Error> {
    Country::parse(code).ok_or_else(|| refuse(format!("{option}: {code} is no country of two letters such as KZ")))
}

/// `/media/stick=KZ`.
pub(super) fn read_target(typed: &str) -> Result<BackupTarget, Error> {
    let unreadable = || refuse(format!("--backup-target: {typed} is no folder and country such as /media/stick=KZ"));
    let (path, code) = typed.rsplit_once('=').ok_or_else(unreadable)?;
    if path.is_empty() {
        return Err(unreadable());
    }
    let path = std::path::absolute(path).map_err(|_| unreadable())?;
    Ok(BackupTarget { path, country: read("--backup-target", code)? })
}

/// Puts what was said into the settings.
pub(super) fn settle(settings: &mut SettingsFile, said: Whereabouts) {
    settings.country = said.country;
    settings.kept_in = said.kept_in;
    settings.backup_target = said.targets;
}

fn in_short(said: &Whereabouts) -> String {
    let code = |country: Option<Country>| country.map_or("nowhere".to_owned(), |country| country.to_string());
    let targets: Vec<String> = said.targets.iter().map(|target| target.country.to_string()).collect();
    format!("law {}, kept in {}, back-ups in {}", code(said.country), code(said.kept_in), targets.join(" "))
}

fn show(folder: &Folder, said: &Whereabouts) -> Result<(), Error> {
    let code = |country: Option<Country>| country.map_or("not said".to_owned(), |country| country.to_string());
    let database = match (folder.settings.postgres.is_empty(), said.elsewhere) {
        (true, _) => "a file on this machine",
        (false, false) => "PostgreSQL on this machine",
        (false, true) => "PostgreSQL on another machine",
    };
    let mut rows = vec![
        vec!["law".to_owned(), code(said.country)],
        vec!["database".to_owned(), database.to_owned()],
        vec!["kept in".to_owned(), code(said.kept_in)],
    ];
    for target in &said.targets {
        let abroad = if said.is_abroad(target.country) { " (abroad)" } else { "" };
        rows.push(vec!["back-ups".to_owned(), format!("{} {}{abroad}", target.country, target.path.display())]);
    }
    say::table(&rows);
    match said.country {
        None => say::line(law::UNDECLARED),
        Some(country) => say::line(&law_of(country).source),
    }
    said.check()
}
