//! `minka import`: a list of women becomes the register, all of it or nothing.

use std::{cell::RefCell, path::PathBuf};

use indicatif::ProgressBar;
use jiff::civil::Time;

use super::{place, place::Place, read_language, refuse, say, which};
use crate::{
    foundation::{
        clock::Clock,
        error::Error,
        folder::Kind,
        text::{Language, Text},
    },
    imports::{self, Options, Report, Told, Tools},
};

const EXAMPLES: &str = "\
Examples:
  minka import women.xlsx --folder asar --dry-run
  minka import women.xlsx --folder asar --site Alatau --map 'Как звать=chosen_name' --map 'Прим.=ignore'
  minka import testdata/thp_women_903.csv --folder asar --create-groups
  minka import testdata/thp_women_903.csv --folder asar --update --json | jq .unchanged

What a column is, is guessed from its heading in four languages (row, id, № are your own number for her; group, cluster, \
группа, топ, grupo the group), and remembered for next time; --map says it where the guess is wrong. A column can be: key \
(your own number), code, chosen_name, language, group, state, step_reason (why she takes a break or left), enrolled_on, sign, \
legal_name, phone, address, birth_date, ignore.
Columns that go into the sealed part of her file (legal_name, phone, address, birth_date) ask for --reason: it is sealed \
too, and the audit chain says how many were written. A birth_date may be 24.11.1987, 11.1987, 1987 or an age with the \
day on which she was asked: 39 (24.11.2026). Whoever comes in is compared with whoever is here. Formulas are read as the text that they show. Everything is saved in one go, or nothing.

Exit status: 0 saved (or, with --dry-run, ready to be), 1 refused or problems found: nothing was changed, 2 the command \
was not understood.";

/// Read a list of women from .xlsx or .csv: everything, or nothing
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The list
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    /// The site whose women they are; needed when there are several
    #[arg(long, value_name = "NAME")]
    site: Option<String>,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    reading: Reading,
    /// Why you bring names in papers, telephones, addresses or birth dates; needed when a column is one of them. Kept sealed
    #[arg(long, value_name = "WORDS")]
    reason: Option<String>,
    /// Look at every row and say what would be done, but change nothing
    #[arg(long)]
    dry_run: bool,
    /// Answer as JSON, with every problem
    #[arg(long)]
    json: bool,
    /// The language of the answer: en, ru, kk or es
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: String,
}

/// What is done with the rows.
#[derive(clap::Args)]
struct Rules {
    /// Bring women up to date who are here already; without it they are a problem
    #[arg(long)]
    update: bool,
    /// Make groups that do not exist yet; without it they are a problem
    #[arg(long)]
    create_groups: bool,
    /// Know women by name and group, where the list has no number or code for each
    #[arg(long)]
    match_names: bool,
    /// Women of the same name and group are others, where the list has no number or code for each
    #[arg(long, conflicts_with = "match_names")]
    others: bool,
    /// When new groups meet, until somebody sets it right: weekday and hour, such as 'tuesday 18:00'
    #[arg(long, value_name = "DAY HH:MM")]
    meets: Option<String>,
}

/// How the file is read, where the guess is wrong.
#[derive(clap::Args)]
struct Reading {
    /// What a column is, such as 'cluster=group'; may be given several times
    #[arg(long, value_name = "HEADING=FIELD")]
    map: Vec<String>,
    /// The sheet, by its name
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The row with the headings, as Excel counts
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    header_row: Option<u32>,
    /// The letters of a text table, such as UTF-8 or Windows-1251
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// What stands between the columns of a text table: one sign, or tab
    #[arg(long, value_name = "SIGN")]
    delimiter: Option<String>,
}

/// Problems and left-out words on the screen; --json has all.
const SHOWN: usize = 30;

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let options = read_options(ask)?;
    let text = Text(options.language);
    let folder = ask.place.open(Kind::Real)?;
    let (store, keyring) = place::open_both(&folder)?;
    let site = which::site(&store, ask.site.as_deref())?;
    let tools = Tools { store, keyring, clock: Clock::system() };
    let bar: RefCell<Option<ProgressBar>> = RefCell::new(None);
    let mut progress = |done: u64, all: u64| {
        let mut bar = bar.borrow_mut();
        bar.get_or_insert_with(|| say::progress(all.max(1), text.say("imports-checking"))).set_position(done);
    };
    // What it says before the bar stands is which column is what; afterwards, what it is doing now.
    let mut told = |words: String| match &*bar.borrow() {
        Some(bar) => {
            bar.set_message(words);
            bar.reset();
        }
        None if ask.json => say::note(format!("  {words}")),
        None => say::line(format!("  {words}")),
    };
    if !ask.json {
        say::line(text.say("commands-import-columns"));
    }
    let done = imports::run(&tools, site, &ask.file, &options, &mut progress, &mut told);
    if let Some(bar) = bar.into_inner() {
        bar.finish_and_clear();
    }
    let report = done?;
    if ask.json {
        say::line(serde_json::to_string(&report).map_err(|cause| Error::unexpected("write JSON", cause))?);
    } else {
        show(&report, ask.dry_run, &text);
    }
    match report.problem_count {
        0 => Ok(()),
        count => Err(refuse(text.phrase("imports-problems-count").count(count).to_string())),
    }
}

fn read_options(ask: &Ask) -> Result<Options, Error> {
    let language = read_language(&ask.language)?;
    let pair = |told: &String| {
        let (heading, field) = told.rsplit_once('=').ok_or_else(|| {
            refuse(format!("--map {told}: say it as HEADING=FIELD, such as 'cluster=group' or 'notes=ignore'"))
        })?;
        Ok((heading.trim().to_owned(), field.trim().to_owned()))
    };
    Ok(Options {
        update: ask.rules.update,
        create_groups: ask.rules.create_groups,
        match_names: ask.rules.match_names,
        are_others: ask.rules.others,
        mapping: ask.reading.map.iter().map(pair).collect::<Result<_, Error>>()?,
        sheet: ask.reading.sheet.clone(),
        header_row: ask.reading.header_row,
        encoding: ask.reading.encoding.clone(),
        delimiter: ask.reading.delimiter.as_deref().map(read_delimiter).transpose()?,
        meets: ask.rules.meets.as_deref().map_or_else(|| Ok(Options::default().meets), read_meets)?,
        reason: ask.reason.clone(),
        dry_run: ask.dry_run,
        language,
    })
}

fn read_delimiter(told: &str) -> Result<char, Error> {
    let mut signs = told.chars();
    match (told, signs.next(), signs.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(sign), None) if !sign.is_alphanumeric() => Ok(sign),
        _ => Err(refuse(format!("--delimiter {told}: one sign such as , or ; or |, or the word tab"))),
    }
}

/// A weekday in any of our languages, and an hour.
fn read_meets(told: &str) -> Result<(i64, Time), Error> {
    let meets = told.trim().rsplit_once(char::is_whitespace).and_then(|(day, hour)| {
        let day = day.trim().to_lowercase();
        let is_named =
            |number: &i64| Language::ALL.iter().any(|language| Text(*language).weekday(*number).to_lowercase() == day);
        Some(((1..=7).find(is_named)?, Time::strptime("%H:%M", hour).ok()?))
    });
    meets.ok_or_else(|| refuse(format!("--meets {told}: a weekday and an hour, such as 'tuesday 18:00'")))
}

/// What was done, or would be, or stands in the way.
fn show(report: &Report, is_dry: bool, text: &Text) {
    let count = |key: &'static str, number: u32| vec![number.to_string(), text.phrase(key).count(number).to_string()];
    let groups = u32::try_from(report.groups.len()).unwrap_or(u32::MAX);
    let figures = [report.made, report.updated, report.unchanged, groups];
    let keys = if report.applied {
        ["commands-import-made", "commands-import-updated", "commands-import-unchanged", "commands-import-groups"]
    } else {
        ["imports-figure-made", "imports-figure-updated", "imports-figure-unchanged", "imports-figure-groups"]
    };
    if report.rows > 0 {
        say::line(text.phrase("commands-import-rows").count(report.rows));
        say::table(&keys.into_iter().zip(figures).map(|(key, number)| count(key, number)).collect::<Vec<_>>());
    }
    report.notices.iter().for_each(say::line);
    if report.problem_count > 0 {
        show_problems(report, text);
        // What is wrong with what was asked stands in no row.
        let in_file = report.problems.iter().any(|problem| !problem.row.is_empty());
        say::line(text.say(if in_file { "imports-problems-lead" } else { "commands-import-nothing-saved" }));
    } else if report.applied {
        say::line(text.say("imports-done"));
    } else if report.made + report.updated == 0 {
        say::line(text.say("imports-nothing"));
    } else if is_dry {
        say::line(text.say("commands-import-dry"));
    }
}

fn show_problems(report: &Report, text: &Text) {
    let heads = ["imports-sheet", "imports-row", "imports-column", "imports-heading", "imports-problem"];
    let cells = |told: &Told| [&told.sheet, &told.row, &told.column, &told.heading, &told.words].map(Clone::clone);
    let shown: Vec<[String; 5]> = report.problems.iter().take(SHOWN).map(cells).collect();
    // A text table has no sheet, a broken file no row.
    let is_said = |at: &usize| shown.iter().any(|cells| !cells[*at].is_empty());
    let said: Vec<usize> = (0..heads.len()).filter(is_said).collect();
    let row = |cells: &[String; 5]| said.iter().map(|at| cells[*at].clone()).collect::<Vec<_>>();
    let mut rows = vec![row(&heads.map(|key| text.say(key)))];
    rows.extend(shown.iter().map(row));
    say::table(&rows);
    let shown = report.problems.len().min(SHOWN) as u64;
    if report.problem_count > shown {
        say::line(text.phrase("commands-import-more").count(report.problem_count - shown));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn a_day_and_an_hour_are_understood_in_four_languages_or_refused() {
        for (told, day, hour) in [
            ("tuesday 18:00", 2, time(18, 0, 0, 0)),
            (" Среда  9:30", 3, time(9, 30, 0, 0)),
            ("сейсенбі 18:00", 2, time(18, 0, 0, 0)),
            ("Domingo 00:00", 7, time(0, 0, 0, 0)),
        ] {
            assert_eq!(read_meets(told).ok(), Some((day, hour)), "{told}");
        }
        for told in ["", "tuesday", "18:00", "tuesday 25:00", "tuesday 18", "someday 18:00", "8 18:00"] {
            assert!(read_meets(told).is_err(), "{told}");
        }
    }

    #[test]
    fn a_delimiter_is_one_sign() {
        assert_eq!(read_delimiter(";").ok(), Some(';'));
        assert_eq!(read_delimiter("tab").ok(), Some('\t'));
        for told in ["", ";;", "a", "comma"] {
            assert!(read_delimiter(told).is_err(), "{told}");
        }
    }
}
