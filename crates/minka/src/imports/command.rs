//! `minka import`: the same engine without a page.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    time::Duration,
};

use jiff::civil::Time;

use super::{registration, report::Report};
use crate::{
    bulk_registration::{self, Job, Outcome, Rules, Tools},
    foundation::{
        change::By,
        error::Error,
        ids::SiteId,
        jobs::Progress,
        sheet::TextEncoding,
        text::{Language, Text},
    },
    registers::{self, Field, Flaw, Mapping, Reading, Said, Source, Table},
    switches,
};

/// What can be said on the command line.
#[derive(Clone, Debug)]
pub struct Options {
    /// Women who are here already are brought up to date.
    pub update: bool,
    /// Groups that do not exist are made.
    pub create_groups: bool,
    /// Without a number or code, name and group say who she is.
    pub match_names: bool,
    /// Without a number or code, a woman of the same name and group is another one.
    pub are_others: bool,
    /// `heading=field`, where a field is one of [`super::Field::ALL`] or `ignore`.
    pub mapping: Vec<(String, String)>,
    /// Name of the sheet.
    pub sheet: Option<String>,
    /// Row number of the headings.
    pub header_row: Option<u32>,
    /// `UTF-8`, `Windows-1251` …
    pub encoding: Option<String>,
    /// Between the cells of a text table.
    pub delimiter: Option<char>,
    /// When new groups meet: weekday (1 Monday) and hour.
    pub meets: (i64, Time),
    /// Why a list with sealed columns is brought; without it there may be none.
    pub reason: Option<String>,
    /// Look, but change nothing.
    pub dry_run: bool,
    /// The language of what is said.
    pub language: Language,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            update: false,
            create_groups: false,
            match_names: false,
            are_others: false,
            mapping: Vec::new(),
            sheet: None,
            header_row: None,
            encoding: None,
            delimiter: None,
            meets: Rules::default().meets,
            reason: None,
            dry_run: false,
            language: Language::En,
        }
    }
}

/// How often the progress is told.
const EVERY: Duration = Duration::from_millis(100);

/// Imports a file. `progress` is told (done, all) while looking and again while carrying out; `say` is told what goes on.
/// The report holds every problem; nothing was changed unless it says `applied`.
///
/// # Errors
/// When the database cannot be read or written; what is wrong with the file or the options stands in the report.
pub fn run(
    tools: &Tools,
    site: SiteId,
    file: &Path,
    options: &Options,
    progress: &mut dyn FnMut(u64, u64),
    say: &mut dyn FnMut(String),
) -> Result<Report, Error> {
    let text = Text(options.language);
    let job = match prepare(tools, site, file, options)? {
        Ok(job) => Arc::new(job),
        Err(flaws) => return Ok(Report::refused(&flaws, &text)),
    };
    for (heading, field) in job.mapping.headings.iter().zip(&job.mapping.fields) {
        if let Some(field) = field {
            say(format!("{heading} → {}", field.say(&text)));
        }
    }
    let plan = {
        let (tools, job) = (tools.clone(), Arc::clone(&job));
        watched(progress, move |far| bulk_registration::check(&tools, By::CommandLine, &job, far))?
    };
    let mut report = Report::of(&plan, &job, &text);
    if options.dry_run || !plan.is_sound() {
        return Ok(report);
    }
    say(text.say("imports-saving"));
    let begun = tools.clock.now();
    let outcome = {
        let (tools, job, plan) = (tools.clone(), Arc::clone(&job), Arc::new(plan));
        watched(progress, move |far| bulk_registration::apply(&tools, By::CommandLine, (&job, &plan), None, far))?
    };
    match outcome {
        Outcome::Done(done) => {
            report.applied = done.does_something();
            say(text.say("imports-comparing"));
            registration::compare(tools, By::CommandLine, (&job, &done), begun);
            (report.made, report.updated, report.unchanged) = (done.made, done.updated, done.unchanged);
        }
        Outcome::Refused(plan) => report = Report::of(&plan, &job, &text),
    }
    Ok(report)
}

/// Works on another thread and tells meanwhile how far it is.
fn watched<T: Send + 'static>(
    progress: &mut dyn FnMut(u64, u64),
    work: impl FnOnce(&Arc<Progress>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let far = Arc::new(Progress::default());
    let (answer, waiting) = mpsc::sync_channel(1);
    let worker = Arc::clone(&far);
    std::thread::spawn(move || drop(answer.send(work(&worker))));
    loop {
        let answered = waiting.recv_timeout(EVERY);
        let (done, all) = far.so_far();
        progress(done, all);
        match answered {
            Ok(result) => return result,
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                return Err(Error::Unexpected("the import ended early".to_owned()));
            }
        }
    }
}

fn prepare(tools: &Tools, site: SiteId, file: &Path, options: &Options) -> Result<Result<Job, Vec<Flaw>>, Error> {
    let encoding = match &options.encoding {
        None => None,
        Some(name) => match TextEncoding::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(name)) {
            Some(known) => Some(known),
            None => return Ok(Err(vec![Flaw::new(0, None, "imports-no-such-encoding").with("value", name)])),
        },
    };
    let reading = Reading {
        sheet: options.sheet.clone(),
        header_row: options.header_row,
        encoding,
        delimiter: options.delimiter,
    };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let table = Table { source: Source::File(PathBuf::from(file)), name, reading };
    let look = match registers::look(&table) {
        Ok(look) => look,
        Err(problem) => return Ok(Err(vec![registers::flaw_of_file(&problem)])),
    };
    let known =
        tools.store.read_now(move |db| Ok((registers::list_mapping(db, site)?, switches::list_off_at(db, site)?)));
    let (remembered, off) = known?;
    let named: Vec<Field> = options.mapping.iter().filter_map(|(_, field)| Field::parse(field)).collect();
    let text = Text(options.language);
    Ok(registers::told(&look, &remembered, &options.mapping).and_then(|mapping| {
        let mapping = mapping.leaving_out(&off, &named);
        let reason = why(&mapping, options, &text)?;
        let rules = Rules {
            update: options.update,
            create_groups: options.create_groups,
            match_names: options.match_names,
            are_others: options.are_others,
            meets: options.meets,
        };
        Ok(Job { site, table, mapping, rules, reason })
    }))
}

/// The reason that sealed columns ask for.
fn why(mapping: &Mapping, options: &Options, text: &Text) -> Result<String, Vec<Flaw>> {
    let sealed = mapping.sealed();
    if sealed.is_empty() {
        return Ok(String::new());
    }
    bulk_registration::check_reason(options.reason.as_deref().unwrap_or_default()).map_err(|_| {
        let fields = sealed.iter().map(|field| field.say(text)).collect::<Vec<_>>().join(", ");
        let values = vec![("fields", Said::Words(fields))];
        vec![Flaw { values, ..Flaw::new(0, None, "imports-why-command") }]
    })
}
