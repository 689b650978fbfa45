//! Many women registered at once: a whole list looked at, then carried out, all of it or nothing.
//!
//! The file is streamed twice, first to be looked at as a whole, then to be carried out, and no more than a few hundred
//! rows of it are in memory at a time. Who is here already is brought up to date; the programme's own numbers are
//! remembered, so that the same list again adds nobody. Carrying out is one change: the same look at every row stands
//! before every write, so that whatever happened since the preview, either all of it is done, under one audit entry, or
//! nothing. What it refuses: to fill a group beyond its places, to carry out a list with one broken row, what is sealed of a
//! woman who stands behind the wall for whoever brings it, a column of what the programme has switched off.

mod carry_out;
mod examine;
mod model;
mod places;
mod rules;
mod store;

use std::sync::Arc;

use jiff::civil::Date;

use self::examine::{Examiner, Setting};
pub use self::{
    carry_out::Outcome,
    model::{Job, Plan, Rules, Sample, check_reason},
    store::forget_woman,
};
use crate::{
    foundation::{
        access::Action,
        audit::Entry,
        change::By,
        clock::Clock,
        error::Error,
        form::Submission,
        ids::{SiteId, UserId},
        jobs::Progress,
        keyring::Keyring,
        sheet::{self, SheetProblem},
        store::{Db, Store},
    },
    identities,
    registers::{self, Field, ReadRow},
    switches, users,
};

/// Rows that are looked up together: as many as keep a reading thread busy for a few milliseconds.
const CHUNK: usize = 500;

/// What an import needs besides the job.
#[derive(Clone)]
pub struct Tools {
    /// The database.
    pub store: Store,
    /// For what is sealed.
    pub keyring: Keyring,
    /// For today.
    pub clock: Clock,
}

/// Notes that a list will be compared with what is sealed, and why: durable before anything is opened.
fn note_comparison(tools: &Tools, by: By, job: &Job) -> Result<(), Error> {
    let sealed = job.mapping.sealed();
    if sealed.is_empty() || !job.rules.update {
        return Ok(());
    }
    let (site, reason, keyring) = (job.site, job.reason.clone(), tools.keyring.clone());
    let fields = sealed.into_iter().map(Field::key).collect::<Vec<_>>().join(" ");
    tools.store.change_now(by, move |change| {
        let id = identities::keep_reason(change, &keyring, (site, None), Action::IdentityRead, &reason)?;
        let entry = Entry::new(Action::IdentityRead).on("site", site);
        change.commit(entry.detail(format!("compared with a list: {fields}, reason {id}")), ())
    })
}

/// Looks at every row and says what would be done, and everything that is wrong. Where that opens what is sealed, `by`
/// stands in the audit chain first.
///
/// # Errors
/// When the database cannot be read; what is wrong with the file stands in the plan.
pub fn check(tools: &Tools, by: By, job: &Job, progress: &Progress) -> Result<Plan, Error> {
    let (eyes, at) = (by.user(), job.site);
    let off = tools.store.read_now(move |db| switches::list_off_at(db, at))?;
    let left_unasked = registers::left_unasked(&job.mapping, &off);
    let (mapping, refused) = rules::asked_of(&job.mapping, &off);
    let job = &Job { mapping, ..job.clone() };
    note_comparison(tools, by, job)?;
    let (site, rules, clock) = (job.site, job.rules.clone(), tools.clock.clone());
    let (keyring, mapping) = (tools.keyring.clone(), job.mapping.clone());
    let mut examiner = tools.store.read_now(move |db| {
        db.see_as(eyes);
        let setting = setting(db, site, (&clock, eyes))?;
        Examiner::new(db, setting, mapping, rules, keyring)
    })?;
    examiner.plan.left_unasked = left_unasked;
    refused.into_iter().for_each(|flaw| examiner.plan.add(flaw));
    progress.expect(100);
    let mut sheets = match job.table.open() {
        Ok(sheets) => sheets,
        Err(problem) => return Ok(broken(examiner, &problem)),
    };
    examiner.plan.sheet = sheet_name(&sheets, job);
    let mut rows = match sheets.rows(&job.table.choice()) {
        Ok(rows) => rows,
        Err(problem) => return Ok(broken(examiner, &problem)),
    };
    let today = examiner.setting.today;
    let mut is_first = true;
    loop {
        let mut chunk = Vec::with_capacity(CHUNK);
        let problem = fill(&mut chunk, &mut rows, &mut is_first, |row| registers::read_row(row, &job.mapping, today));
        progress.reached(u64::from(rows.progress().percent()));
        let is_last = chunk.len() < CHUNK;
        examiner = tools.store.read_now(move |db| {
            db.see_as(eyes);
            for read in chunk {
                examiner.examine(db, read)?;
            }
            Ok(examiner)
        })?;
        if let Some(problem) = problem {
            return Ok(broken(examiner, &problem));
        }
        if is_last {
            progress.reached(100);
            return Ok(examiner.finish());
        }
    }
}

/// The sheet that is read, to name it beside every row.
fn sheet_name(sheets: &sheet::Sheets, job: &Job) -> Option<String> {
    let chosen = job.table.reading.sheet.clone();
    chosen.or_else(|| sheets.list().iter().find(|sheet| !sheet.hidden).and_then(|sheet| sheet.name.clone()))
}

/// Reads up to a chunk of rows; gives back what stopped the file.
fn fill(
    chunk: &mut Vec<ReadRow>,
    rows: &mut sheet::Rows<'_>,
    is_first: &mut bool,
    read: impl Fn(&sheet::Row) -> ReadRow,
) -> Option<SheetProblem> {
    while chunk.len() < CHUNK {
        match rows.next() {
            None => return None,
            Some(Err(problem)) => return Some(problem),
            // The headings.
            Some(Ok(_)) if *is_first => *is_first = false,
            Some(Ok(row)) => chunk.push(read(&row)),
        }
    }
    None
}

fn broken(examiner: Examiner, problem: &SheetProblem) -> Plan {
    let mut plan = examiner.finish();
    plan.add(registers::flaw_of_file(problem));
    plan
}

fn setting(db: &mut Db<'_>, site: SiteId, (clock, user): (&Clock, Option<UserId>)) -> Result<Setting, Error> {
    let programme = users::get_programme_of(db, site)?;
    let today: Date = clock.today(&programme.zone);
    let actor = user.map_or(Ok(None), |user| users::find_actor(db, user, clock.now()))?.map(|(actor, _)| actor);
    Ok(Setting { site, today, languages: programme.languages, clock: clock.clone(), actor })
}

/// Carries an import out: all of it or nothing. `checked` is the plan that [`check`] gave for the same job.
///
/// # Errors
/// When the database cannot be written: then nothing was done.
pub fn apply(
    tools: &Tools,
    by: By,
    (job, checked): (&Arc<Job>, &Arc<Plan>),
    form: Option<Submission>,
    progress: &Arc<Progress>,
) -> Result<Outcome, Error> {
    let (job, checked, progress) = (Arc::clone(job), Arc::clone(checked), Arc::clone(progress));
    let (keyring, clock) = (tools.keyring.clone(), tools.clock.clone());
    progress.expect(100);
    let user = by.user();
    tools.store.change_now(by, move |change| {
        if let Some(form) = &form
            && change.seen_before(form)?
        {
            return change.unchanged(Outcome::Done(Plan::clone(&checked)));
        }
        let off = switches::list_off_at(change, job.site)?;
        let (mapping, refused) = rules::asked_of(&job.mapping, &off);
        if !refused.is_empty() {
            let mut plan = Plan { sheet: checked.sheet.clone(), ..Plan::default() };
            refused.into_iter().for_each(|flaw| plan.add(flaw));
            return change.unchanged(Outcome::Refused(plan));
        }
        let setting = setting(change, job.site, (&clock, user))?;
        let mut examiner = Examiner::new(change, setting, mapping, job.rules.clone(), keyring)?;
        examiner.plan.left_unasked = registers::left_unasked(&job.mapping, &off);
        carry_out::carry_out(change, examiner, (&job, &checked), &progress)
    })
}
