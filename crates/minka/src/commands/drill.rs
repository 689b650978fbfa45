//! `minka drill`: a back-up is brought back on trial, here or on another machine, looked through and removed again; the day is
//! remembered.

use std::{
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};

use super::{
    journal, place, refuse,
    report::Report,
    restore::{self, Restored, Source, Whither},
    say, secret,
};
use crate::{
    foundation::{
        audit::{self, Entry},
        change::By,
        clock::{Clock, instant_text},
        error::Error,
        folder::{Folder, Kind},
        keyring::{self, Keyring},
        seal::TRIAL,
        store::{self, Database, Store},
        upkeep::{self, Upkeep, WEEK_DAYS, Waits},
    },
    merges,
};

const EXAMPLES: &str = "\
Examples:
  minka drill asar-2026-11-24.minka --folder asar --key-file /media/safe/minka.key \
        --keyring /media/safe/keyring-2026-11-24.db
  minka drill asar.minka --apart trial --identity keys.txt --key-file minka.key --keyring keyring-2026-11-24.db
                                        on another machine: it prints a line …
  minka drill --report minka-drill-1.1795694400.1234.903.100.6f1c… --folder asar
                                        … that this machine takes, and the day is noted here

Take what you would take on the day after a fire: the key file, the keyring and the identity or passphrase that are kept apart \
from this machine. The back-up is restored on trial, all that is hers in it is opened with her key, it is checked from the first to the \
last entry, found to be one of this very folder, and of a hundred women (of all, where there are fewer) one sealed part is opened, of \
whatever is sealed of her. Of a programme in PostgreSQL every row then goes into that server too, into a schema of its own in a \
transaction that is not kept, and is compared there. Then all of it is removed. Nothing of the folder changes but for the day of the \
drill, which the first page of the managers shows: red when the last good one is older than 8 days.

Best is a machine of its own (--apart): what opens the back-ups is then never on the machine that somebody may carry away. The line \
that it prints names nobody; it is signed with the key, and taken only where its newest entry stands in the chain.

With drill_identity in minka.toml, the file of an age identity that opens the back-ups, `minka serve` makes this drill by itself once \
a week with the newest back-up that was made here; the first page says what it waits for otherwise. WARNING: then that identity lies \
beside the data, and whoever takes this machine opens every back-up that was made for it. Give such back-ups a second --recipient \
whose identity is elsewhere, keep no older back-ups within reach of this machine, or leave it empty and use --apart.

Exit status: 0 it would come back whole, 1 it would not, or was refused: the day of the last good drill stays, \
2 the command was not understood.";

/// Try whether a back-up comes back, without touching the data
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The back-up
    #[arg(required_unless_present = "report")]
    backup: Option<PathBuf>,
    #[command(flatten)]
    source: Source,
    /// The data folder whose back-up it is
    #[arg(long, value_name = "FOLDER", default_value = "minka-data")]
    folder: PathBuf,
    /// Try it on a machine without the data: below this folder, which is made where there is none. Prints a line for --report
    #[arg(long, value_name = "FOLDER", conflicts_with = "folder")]
    apart: Option<PathBuf>,
    /// Note the good drill of another machine: the line that it printed there
    #[arg(long, value_name = "LINE", conflicts_with_all = ["backup", "apart"])]
    report: Option<String>,
}

/// Of so many women one sealed part is opened.
const OPENED: usize = 100;

/// The clock of another machine may be so far ahead.
const AHEAD: SignedDuration = SignedDuration::from_hours(1);

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    match (&ask.report, &ask.backup, &ask.apart) {
        (Some(line), ..) => take_report(ask, line),
        (None, Some(backup), Some(room)) => try_apart(backup, &ask.source, room),
        (None, Some(backup), None) => try_here(ask, backup),
        (None, None, _) => Err(refuse("name the back-up")),
    }
}

fn try_here(ask: &Ask, backup: &Path) -> Result<(), Error> {
    let folder = open(ask)?;
    let tried = try_it(&folder, backup, &ask.source)?;
    let at = Clock::system().now();
    note_done((&folder.path, &place::open_store(&folder)?), By::CommandLine, at, &tried.counted())?;
    tried.say(backup);
    Ok(())
}

fn open(ask: &Ask) -> Result<Folder, Error> {
    let passphrase = ask.source.passphrase_file.as_deref();
    Folder::open(&ask.folder, Folder::kind(&ask.folder)?, || secret::known(passphrase, "Passphrase of the key"))
}

/// Where nothing of the programme is but what was brought: whether the back-up is of its chain, the other machine finds out.
fn try_apart(backup: &Path, source: &Source, room: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(room).map_err(|cause| Error::unexpected("make the folder", cause))?;
    let trial = Trial::begin(room)?;
    let tried = Tried::of(restore::fill((backup, source), &trial.0, Whither::Trial)?)?;
    let found = &tried.restored.found;
    let report =
        Report { at: Clock::system().now(), entries: found.audit_entries, women: found.women, opened: tried.opened };
    let line = report.line(&found.newest_hash, &tried.restored.folder.keys);
    tried.say(backup);
    say::line("Note it where the data are: minka drill --folder FOLDER --report");
    say::line(line);
    Ok(())
}

/// A line of another machine: it was signed with the key of this folder, over an entry of this folder's chain.
fn take_report(ask: &Ask, line: &str) -> Result<(), Error> {
    let folder = open(ask)?;
    let (report, signature) = Report::read(line)
        .ok_or_else(|| refuse("this is no line of a drill such as minka-drill-1.…: copy all of it, to its end"))?;
    let ours = Store::read_apart(&folder.database(), |db| audit::hash_of(db, report.entries))?;
    if !ours.is_some_and(|hash| report.is_signed(&signature, &hash, &folder.keys)) {
        return Err(refuse(format!(
            "this line is of no drill with a back-up of {}, or a sign in it is wrong",
            folder.path.display()
        )));
    }
    if report.at > Clock::system().now() + AHEAD {
        return Err(refuse("this drill was made in days to come: set the clock of one of the two machines"));
    }
    let counted = format!("{}, on another machine", counted(report.entries, report.women, report.opened));
    note_done((&folder.path, &place::open_store(&folder)?), By::CommandLine, report.at, &counted)?;
    say::line(format!("Noted: {counted}, at {}.", instant_text(report.at)));
    Ok(())
}

/// What a trial brought back.
struct Tried {
    restored: Restored,
    opened: i64,
    counted: String,
    server: Server,
}

/// How the last step of a restore went, on the server of a programme in PostgreSQL.
#[derive(Clone, Copy)]
enum Server {
    /// It is in none.
    None,
    /// So many rows went in, and were taken back.
    Rows(u64),
    /// It lets us make no schema for a trial.
    Refused,
}

impl Tried {
    /// Opens what is sealed in it.
    fn of(restored: Restored) -> Result<Self, Error> {
        let opened = open_some(&restored.folder)?;
        let counted = counted(restored.found.audit_entries, restored.found.women, opened);
        Ok(Tried { restored, opened, counted, server: Server::None })
    }

    /// The last step of a restore, on the server where the programme is, and without a trace of it.
    fn go_on_into(&mut self, connection: &str) -> Result<(), Error> {
        let bar = say::progress(0, "rows");
        let rows = store::rehearse(&self.restored.folder.database(), connection, &mut |at| {
            bar.set_length(at.all);
            bar.set_position(at.done);
        })?;
        bar.finish_and_clear();
        self.server = rows.map_or(Server::Refused, Server::Rows);
        Ok(())
    }

    /// As it is written down.
    fn counted(&self) -> String {
        match self.server {
            Server::None => self.counted.clone(),
            Server::Rows(rows) => format!("{}, {rows} rows in PostgreSQL", self.counted),
            Server::Refused => format!("{}, PostgreSQL not tried", self.counted),
        }
    }

    fn say(&self, backup: &Path) {
        say::line(format!(
            "{} of {} would come back whole: {} opened, {} marks.",
            backup.display(),
            self.restored.manifest.made_at,
            self.counted,
            self.restored.found.marks
        ));
        match self.server {
            Server::None => {}
            Server::Rows(rows) => {
                say::line(format!(
                    "{rows} rows went into PostgreSQL, were compared there and taken back: nothing is left of them."
                ));
            }
            Server::Refused => say::note(
                "PostgreSQL itself was not tried: it lets this user make no schema (grant create on database …). The back-up is whole.",
            ),
        }
        journal::say_tried(self.restored.journal);
    }
}

fn counted(entries: i64, women: i64, opened: i64) -> String {
    format!(
        "{}, {}, {}",
        say::count(entries, "entry", "entries"),
        say::count(women, "woman", "women"),
        say::count(opened, "sealed part", "sealed parts")
    )
}

/// Brings it back on trial.
fn try_it(folder: &Folder, backup: &Path, source: &Source) -> Result<Tried, Error> {
    let trial = Trial::begin(&folder.path)?;
    let restored = restore::fill((backup, source), &trial.0, Whither::Trial)?;
    check_is_ours(folder, &restored)?;
    let mut tried = Tried::of(restored)?;
    if let Database::Postgres { connection } = folder.database() {
        tried.go_on_into(&connection)?;
    }
    Ok(tried)
}

/// Remembers that all of it was there.
fn note_done((folder, store): (&Path, &Store), by: By, at: Timestamp, counted: &str) -> Result<(), Error> {
    let counted = counted.to_owned();
    store.change_now(by, move |change| change.commit(Entry::event("backup.drill").detail(counted), ()))?;
    let known = Upkeep::read(folder).unwrap_or_default();
    // A line that comes late, or twice, is no newer drill than the one that is noted.
    Upkeep { last_drill: known.last_drill.max(Some(at)), drill_waits: None, ..known }.write(folder)
}

/// The drill that the running program makes once a week, when everything for it lies at hand. What it waits for otherwise
/// stands on the first page of those who answer for the back-ups. Whether one was made.
///
/// # Errors
/// When the folder cannot be read or written.
pub fn by_itself(path: &Path, store: &Store) -> Result<bool, Error> {
    let known = Upkeep::read(path)?;
    let is_due = upkeep::days_since(known.last_drill, Clock::system().now()).is_none_or(|days| days >= WEEK_DAYS);
    if !is_due {
        return Ok(false);
    }
    let waits = match at_hand(path) {
        Ok((folder, backup, source)) => match try_it(&folder, &backup, &source) {
            Ok(tried) => {
                let at = Clock::system().now();
                return note_done((path, store), By::Program, at, &tried.counted()).map(|()| true);
            }
            Err(why) => {
                tracing::error!(%why, "the newest back-up did not come back whole on trial");
                Waits::Failed
            }
        },
        Err(waits) => waits,
    };
    if known.drill_waits != Some(waits) {
        Upkeep { drill_waits: Some(waits), ..Upkeep::read(path)? }.write(path)?;
    }
    Ok(false)
}

/// What a drill needs, without asking anybody: the newest back-up, an identity, the key file, the newest copy of the keyring.
fn at_hand(path: &Path) -> Result<(Folder, PathBuf, Source), Waits> {
    let backup = upkeep::newest(path).ok_or(Waits::Backup)?;
    if !backup.is_file() {
        return Err(Waits::File);
    }
    let nobody = || Err(refuse("nobody is there to type a passphrase"));
    let folder = Folder::open(path, Kind::Real, nobody).map_err(|_| Waits::Passphrase)?;
    let identity = PathBuf::from(&folder.settings.drill_identity);
    if !identity.is_file() {
        return Err(Waits::Identity);
    }
    let keyring = keyring::newest_copy(path).map_or_else(|| folder.keyring_file(), |copy| copy.file);
    let source = Source::at_hand(identity, folder.key_file(), keyring);
    Ok((folder, backup, source))
}

/// The folder of a trial, gone when it is dropped.
struct Trial(PathBuf);

impl Trial {
    /// Beside the data, where only its owner reads; what an earlier trial left that was cut off goes first.
    fn begin(folder: &Path) -> Result<Self, Error> {
        for left in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if left.file_name().to_string_lossy().starts_with(TRIAL) {
                drop(std::fs::remove_dir_all(left.path()));
            }
        }
        let inner = folder.join(format!("{TRIAL}{}", std::process::id()));
        std::fs::DirBuilder::new()
            .mode(0o700)
            .create(&inner)
            .map_err(|cause| Error::unexpected("make room for the trial", cause))?;
        Ok(Trial(inner))
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Its newest entry is an entry of this folder's chain: no other programme's back-up, and none of a chain that was rewritten.
fn check_is_ours(folder: &Folder, restored: &Restored) -> Result<(), Error> {
    let entries = restored.found.audit_entries;
    let ours = Store::read_apart(&folder.database(), |db| audit::hash_of(db, entries))?;
    if ours.as_deref() == Some(restored.found.newest_hash.as_str()) {
        return Ok(());
    }
    Err(refuse(format!(
        "this is no back-up of {}: it is of {}, and its entry {entries} is not the one that stands here",
        folder.path.display(),
        restored.manifest.programmes.join(", ")
    )))
}

/// Opens one sealed part of each of a hundred women with the keyring that was brought; of all of them, where there are fewer.
fn open_some(folder: &Folder) -> Result<i64, Error> {
    let keyring = Keyring::open_at(&folder.keyring_file(), &folder.keys, folder.settings.kind)?;
    Store::read_apart(&folder.database(), |db| {
        let (mut opened, mut women) = (0, place::list_sealed(db)?);
        women.sort_unstable();
        women.dedup();
        // Evenly over all of them: the newest keys are those that an old copy of the keyring lacks. Whoever had erased all that was sealed
        // of her has nothing to open, and another one takes her place.
        let step = women.len().div_ceil(OPENED).max(1);
        for woman in (0..step).flat_map(|from| women.iter().skip(from).step_by(step)) {
            if opened == OPENED {
                break;
            }
            opened += usize::from(merges::opens_any(db, &keyring, *woman)?);
        }
        Ok(i64::try_from(opened).unwrap_or(i64::MAX))
    })
}
