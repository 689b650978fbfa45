//! `minka export`: the register as a table, into a file or to the next program.

use std::{
    io::{BufWriter, IsTerminal},
    path::{Path, PathBuf},
};

use jiff::civil::Date;

use super::{
    place,
    place::Place,
    refuse, say, which,
    whole::{self, Existing},
};
use crate::{
    attendance,
    exports::{self, Kind, Register, Span, What},
    foundation::{clock::Clock, error::Error, ids::SiteId, safe_mode, store::Store},
    users,
};

const EXAMPLES: &str = "\
Examples:
  minka export register.csv --folder asar
  minka export register.xlsx --folder asar --site Alatau --force
  minka export --folder asar | cut -d , -f 1,3
  minka export register.csv.age --folder asar --recipient age1…
  minka export attendance.xlsx --folder asar --attendance --from 2026-09-01 --until 2026-11-24
  minka export goals.csv --folder asar --goals
  minka export goals.xlsx --folder asar --goals --from 2026-09-01 --until 2026-11-24
  minka export attainment.csv --folder asar --attainment --until 2026-11-24
  minka export names.csv --folder asar --names --reason 'Seating plan for the feast, burnt afterwards'

Columns: code, group, state, since, language, export; with --names also chosen_name. Legal names never leave.
With --attendance: code, group, from, until, meetings, there, absent, excused, not_marked, rate, export: a row for each woman and \
group, counted as her own page counts; rate is empty where nothing was measured, and a row without a code holds the women of \
the group who are forgotten.
With --goals: code, goal, from, until, theme, measure, direction, importance, confidence, baseline, target, reading, read_on, level, \
progress, state, begun, by, ended, became, expressed_by, export: a row for each goal as it stood at the end of the last day. Never \
her words, so neither a sentence nor a unit. goal counts hers as they were written down, and became is the number of the one into \
which it changed. reading is the newest: a number, 0 or 1, how many steps are done, or a level. level is -2 to 2 where there are five, \
progress the share of the way where it is a number; what was not read is empty and never 0.
With --attainment: code, from, until, goals, rated, weights, t_score, export: a row for each woman with goals. t_score is T of goal \
attainment scaling (50 is as agreed, as minka rules attainment computes it) of the goals with five levels that were read, empty where \
none was; weights says whether they weigh by their importance or alike, because all are 0 or one was never asked. T is not linear and \
mixes people's difficulty: its sum or mean over women measures no programme. It stands apart from the goals because it is a woman's, \
and beside each goal of hers would count her as often as she has goals.
The last column is the same in every row and names the entry of who took the table out. Cells that a \
spreadsheet would take for a formula begin with an apostrophe. That somebody took it out, and why, is written down \
before the first row is.

Exit status: 0 all of it is written, 1 refused or ended early: no file is left behind, 2 the command was not understood.";

/// Take out the register, attendance or goals: codes, and names only when asked for
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The file to make, .csv or .xlsx; without it, or as -, CSV goes to standard output
    file: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
    /// csv or xlsx, where the file's name does not say it
    #[arg(long, value_name = "KIND")]
    format: Option<String>,
    /// Only the women of this site; may be given several times
    #[arg(long, value_name = "NAME")]
    site: Vec<String>,
    /// Seal it for the holder of this age key, and of each further one that is named: nothing lies anywhere in clear
    #[arg(long, value_name = "AGE1…")]
    recipient: Vec<String>,
    /// With the names they chose; asks for --reason
    #[arg(long, requires = "reason")]
    names: bool,
    /// How they attended over a period, in place of the register: the last twelve weeks, or as --from and --until say
    #[arg(long, group = "table", conflicts_with = "names")]
    attendance: bool,
    /// Her goals in place of the register, without her words: all of them as they are, or as --from and --until say
    #[arg(long, group = "table", conflicts_with = "names")]
    goals: bool,
    /// How far each woman's goals were attained, as one number, of the same days
    #[arg(long, group = "table", conflicts_with = "names")]
    attainment: bool,
    /// The first day of that period, as 2026-09-01; of goals it leaves away what had ended before it
    #[arg(long, value_name = "DAY", requires = "table", requires = "until")]
    from: Option<Date>,
    /// The last day of that period; goals are told as of it, also without --from
    #[arg(long, value_name = "DAY", requires = "table")]
    until: Option<Date>,
    /// What it is for, in one sentence; it is kept sealed
    #[arg(long, value_name = "WORDS")]
    reason: Option<String>,
    /// Replace a file that is there already
    #[arg(long)]
    force: bool,
}

/// Longest reason, as on the page.
const LONGEST_REASON: usize = 200;

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let file = ask.file.as_deref().filter(|file| *file != Path::new("-"));
    let recipients = read_recipients(&ask.recipient)?;
    let kind = read_kind(ask.format.as_deref(), file, !recipients.is_empty())?;
    let reason = ask.reason.as_deref().unwrap_or_default().trim();
    if ask.reason.is_some() && (reason.is_empty() || reason.chars().count() > LONGEST_REASON) {
        return Err(refuse(format!("--reason: one sentence of at most {LONGEST_REASON} letters")));
    }
    let existing = if ask.force { Existing::Replace } else { Existing::Keep };
    if let Some(file) = file {
        whole::check(file, existing).map_err(|why| refuse(format!("{why}; --force replaces it")))?;
    }
    let folder = ask.place.open_any()?;
    let (store, keyring) = place::open_both(&folder)?;
    if store.read_now(safe_mode::is_on)? {
        return Err(refuse("the folder is in safe mode: nothing leaves it until two managers have ended that"));
    }
    let mut sites = Vec::new();
    for name in &ask.site {
        sites.push(which::site(&store, Some(name))?);
    }
    if sites.is_empty() {
        sites.extend(which::sites(&store)?.into_iter().map(|(site, _)| site.id));
    }
    let (names, at) = (ask.names, Clock::system().now());
    let what = read_what(ask, &store, sites.first().copied())?;
    let mark = exports::Mark::default();
    let register = Register { what, sites, names, eyes: None, recipients: recipients.len(), at, mark };
    let mark = exports::write_down(&store, &keyring, (kind, &register), reason)?;
    let register = Register { mark, ..register };
    let bar = say::counter("women written");
    let mut progress = |women| bar.set_position(women);
    let mut women = 0;
    let what = (&store, kind, &register);
    match file {
        None => women = exports::export_for(&recipients, what, BufWriter::new(say::output()), &mut progress)?,
        Some(file) => {
            whole::write(file, existing, |out| {
                women = exports::export_for(&recipients, what, BufWriter::new(out), &mut progress)?;
                Ok(())
            })?;
        }
    }
    bar.finish_and_clear();
    let place = file.map_or("standard output".into(), Path::to_string_lossy);
    say::note(format!(
        "{women} women written to {place}, and one row with the code {} that belongs to nobody.",
        register.mark.canary
    ));
    Ok(())
}

fn read_what(ask: &Ask, store: &Store, site: Option<SiteId>) -> Result<What, Error> {
    let is_asked = ask.attendance || ask.goals || ask.attainment;
    let Some(site) = site.filter(|_| is_asked) else { return Ok(What::Women) };
    let now = Clock::system().now();
    let today = store.read_now(move |db| users::today_at(db, site, now))?;
    if !ask.attendance {
        let until = ask.until.unwrap_or(today);
        let span = Span::new(ask.from, until).ok().filter(|_| until <= today);
        let span = span.ok_or_else(|| refuse(said(ask, "two days in their order, and not to come")))?;
        return Ok(if ask.goals { What::Goals(span) } else { What::Attainment(span) });
    }
    if ask.from.is_none() && ask.until.is_some() {
        return Err(refuse(said(ask, "attendance asks for the first day too")));
    }
    let usual = attendance::usual(today);
    let (from, until) = (ask.from.unwrap_or(usual.from), ask.until.unwrap_or(usual.until));
    let wrong = || refuse(said(ask, "two days in their order, of one year and not to come"));
    let period = attendance::in_order(from, until).map_err(|_| wrong())?;
    if until > today { Err(wrong()) } else { Ok(What::Attendance(period)) }
}

/// The days as they were typed, and what is asked for.
fn said(ask: &Ask, asked: &str) -> String {
    let day = |name, day: Option<Date>| day.map(|day| format!("--{name} {day}"));
    let days: Vec<String> = day("from", ask.from).into_iter().chain(day("until", ask.until)).collect();
    format!("{}: {asked}", days.join(" "))
}

fn read_recipients(typed: &[String]) -> Result<Vec<age::x25519::Recipient>, Error> {
    let read = |text: &String| {
        let known = exports::read_recipient(text);
        known.ok_or_else(|| {
            refuse(format!("{text} is no age public key; who receives the table makes one with age-keygen"))
        })
    };
    typed.iter().map(read).collect()
}

/// `register.csv.age` is a sealed `register.csv`; a sealed table says so by its name, and one in clear does not.
fn read_kind(format: Option<&str>, file: Option<&Path>, is_sealed: bool) -> Result<Kind, Error> {
    let inside = file.map(|file| match file.extension() {
        Some(ending) if is_sealed && ending == "age" => file.with_extension(""),
        _ => file.to_path_buf(),
    });
    if let Some(file) = file.filter(|file| file.extension().is_some_and(|ending| ending == "age") != is_sealed) {
        let words = if is_sealed { "a sealed table ends in .age" } else { "--recipient says for whom it is sealed" };
        return Err(refuse(format!("{}: {words}", file.display())));
    }
    let file = inside.as_deref();
    let ending = file.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    let kind = match (format, file) {
        (Some(format), _) => Kind::parse(format).ok_or_else(|| refuse(format!("--format {format}: csv or xlsx")))?,
        (None, None) => Kind::Csv,
        (None, Some(file)) => ending.as_deref().and_then(Kind::parse).ok_or_else(|| {
            refuse(format!("{}: name it .csv or .xlsx, or say --format csv or --format xlsx", file.display()))
        })?,
    };
    if kind == Kind::Xlsx && file.is_none() && std::io::stdout().is_terminal() {
        return Err(refuse("an Excel file is nothing to read on a terminal; name a file"));
    }
    Ok(kind)
}
