//! `minka demo`: invented people to look around with.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use super::{place, say, sealed, serve};
use crate::{
    demo,
    foundation::{
        clock::Clock,
        error::Error,
        folder::{Folder, Kind},
        seal,
        upkeep::Upkeep,
    },
    sign_in::{DemoSignIn, DemoSignIns},
};

const EXAMPLES: &str = "\
Examples:
  minka demo
  minka demo --fresh                       start again, with a group that meets today
  minka demo --listen 127.0.0.1:9000

Everybody in it is invented. A demonstration can never be opened as a real programme.

Exit status: 0 told to stop and stopped, 1 it could not start, 2 the command was not understood.";

/// Look around with invented people: two programmes, three terms of history
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// Where to keep it
    #[arg(long, value_name = "FOLDER", default_value = "minka-demo")]
    folder: PathBuf,
    /// Throw away what is there and make it anew
    #[arg(long)]
    fresh: bool,
    /// How many women, to measure with
    #[arg(long, hide = true)]
    women: Option<u32>,
    /// Only make it
    #[arg(long, hide = true)]
    no_serve: bool,
    #[command(flatten)]
    door: serve::Door,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    if !ask.fresh && !ask.no_serve && seal::is_sealed(&ask.folder) {
        return sealed::answer(&ask.folder, &ask.door);
    }
    if ask.fresh && Folder::exists(&ask.folder) {
        // Opening it first proves that it is a demonstration.
        Folder::open(&ask.folder, Kind::Demo, || Ok(String::new()))?.remove()?;
    }
    let folder = if Folder::exists(&ask.folder) {
        Folder::open(&ask.folder, Kind::Demo, || Ok(String::new()))?
    } else {
        make(ask)?
    };
    say::line(format!("Sign in as one of these, with the password {}", demo::PASSWORD));
    let people = demo::sign_ins()?;
    let row = |one: &DemoSignIn| vec![one.sign_in_name.clone(), one.role.clone(), one.programme.clone()];
    say::table(&people.iter().map(row).collect::<Vec<_>>());
    if ask.no_serve {
        return Ok(());
    }
    let mut extensions = http::Extensions::new();
    extensions.insert(DemoSignIns { people: people.into(), password: demo::PASSWORD });
    serve::answer(&folder, &ask.door, extensions)
}

fn make(ask: &Ask) -> Result<Folder, Error> {
    place::check_free(&ask.folder)?;
    let folder = Folder::create(&ask.folder, Kind::Demo, None)?;
    let scale = ask.women.map_or_else(demo::Scale::lived, demo::Scale::of);
    let bar = say::progress(1000, "inventing");
    let keyring = place::open_both(&folder).map(|(_, keyring)| keyring);
    let made = keyring.and_then(|keyring| {
        let into = (&folder.database(), &keyring);
        let now = Clock::system().now();
        demo::fill(into, now, scale, &|done| bar.set_position(done))?;
        pretend_upkeep(&folder, now)
    });
    bar.finish_and_clear();
    // Nothing was in it before: a half-made folder would only be in the way of the next try.
    made.map(|()| folder).inspect_err(|_| drop(std::fs::remove_dir_all(&ask.folder)))
}

/// As in a programme that makes its back-ups and tries one every week.
fn pretend_upkeep(folder: &Folder, now: Timestamp) -> Result<(), Error> {
    let ago = |days: i64| now.checked_sub(SignedDuration::from_hours(24 * days)).ok();
    Upkeep { last_backup: ago(2), last_drill: ago(5), ..Upkeep::default() }.write(&folder.path)
}
