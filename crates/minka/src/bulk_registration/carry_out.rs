//! Carries an import out, inside one change.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{
    CHUNK,
    examine::{Examiner, Update, Verdict},
    model::{Job, Plan},
    rules, store,
};
use crate::{
    foundation::{
        access::Action,
        audit::Entry,
        change::{Change, Committed},
        clock::Clock,
        error::Error,
        ids::{GroupId, Id, ParticipantId},
        jobs::Progress,
        sheet::SheetProblem,
        text::Language,
    },
    groups::{self, Group, MemberRole, MembershipId, NewMembership},
    identities::{self, Identity},
    journeys::{self, JourneyStep, StepId},
    people::{self, Basics, NewParticipant, SIGNS, Step},
    registers::{self, Field, Line},
    timetables::GroupTimes,
};

/// Places in a new group, where fewer women come.
const USUAL_PLACES: i64 = 20;
/// So many places more than women a new group has at least: nobody begins with a full group.
const SPARE_PLACES: i64 = 3;

/// How carrying out ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// All of it is done.
    Done(Plan),
    /// Nothing is done: what is wrong.
    Refused(Plan),
}

pub(super) fn carry_out(
    change: &mut Change<'_>,
    mut examiner: Examiner,
    (job, checked): (&Job, &Plan),
    progress: &Progress,
) -> Result<Committed<Outcome>, Error> {
    let sizes: HashMap<&str, u32> = checked.groups.iter().map(|(name, women)| (name.as_str(), *women)).collect();
    if let Err(problem) = write_rows(change, &mut examiner, (job, &sizes), progress)? {
        let mut plan = examiner.finish();
        plan.add(registers::flaw_of_file(&problem));
        return change.unchanged(Outcome::Refused(plan));
    }
    let (site, keyring) = (examiner.setting.site, examiner.keyring.clone());
    let made_groups = checked.groups.len();
    let mut plan = examiner.finish();
    plan.sheet.clone_from(&checked.sheet);
    // They stand in the database by now.
    plan.groups.clone_from(&checked.groups);
    if !plan.is_sound() {
        return change.unchanged(Outcome::Refused(plan));
    }
    if !plan.does_something() {
        return change.unchanged(Outcome::Done(plan));
    }
    for (at, (heading, field)) in job.mapping.headings.iter().zip(&job.mapping.fields).enumerate() {
        let heading = registers::heading_key(heading);
        // What is switched off today may be asked again: that it was left out is not remembered.
        let is_unasked = plan.left_unasked.iter().any(|(left, _)| *left == at);
        if !heading.is_empty() && !is_unasked {
            registers::save_mapping(change, site, &heading, *field)?;
        }
    }
    let mut detail = format!(
        "rows {}, made {}, updated {}, unchanged {}, groups {made_groups}, identities {}",
        plan.rows, plan.made, plan.updated, plan.unchanged, plan.identities
    );
    if plan.identities > 0 {
        let reason = identities::keep_reason(change, &keyring, (site, None), Action::IdentityWrite, &job.reason)?;
        detail.push_str(&format!(", reason {reason}"));
    }
    change.commit(Entry::new(Action::ImportPeople).on("site", site).detail(detail), Outcome::Done(plan))
}

/// Examines and writes row by row; from the first flaw on it only examines, to name the others too.
fn write_rows(
    change: &mut Change<'_>,
    examiner: &mut Examiner,
    (job, sizes): (&Job, &HashMap<&str, u32>),
    progress: &Progress,
) -> Result<Result<(), SheetProblem>, Error> {
    let mut sheets = match job.table.open() {
        Ok(sheets) => sheets,
        Err(problem) => return Ok(Err(problem)),
    };
    let mut rows = match sheets.rows(&job.table.choice()) {
        Ok(rows) => rows,
        Err(problem) => return Ok(Err(problem)),
    };
    let today = examiner.setting.today;
    let mut is_first = true;
    while let Some(row) = rows.next() {
        let row = match row {
            Ok(row) => row,
            Err(problem) => return Ok(Err(problem)),
        };
        if std::mem::take(&mut is_first) {
            continue;
        }
        let verdict = examiner.examine(change, registers::read_row(&row, &job.mapping, today))?;
        if examiner.plan.is_sound() {
            match verdict {
                Some(Verdict::Make { line, place }) => make(change, examiner, sizes, &line, place)?,
                Some(Verdict::Update(update)) => bring_up_to_date(change, examiner, sizes, &update)?,
                None => {}
            }
        }
        if examiner.unsealed.len() >= CHUNK {
            seal(change, examiner)?;
        }
        if examiner.plan.rows.is_multiple_of(200) {
            progress.reached(u64::from(rows.progress().percent()));
        }
    }
    seal(change, examiner)?;
    Ok(Ok(()))
}

/// Seals what has gathered.
fn seal(change: &mut Change<'_>, examiner: &mut Examiner) -> Result<(), Error> {
    let gathered = std::mem::take(&mut examiner.unsealed);
    identities::save_identities(change, &examiner.keyring, examiner.setting.site, &gathered)
}

fn make(
    change: &mut Change<'_>,
    examiner: &mut Examiner,
    sizes: &HashMap<&str, u32>,
    line: &Line,
    place: Option<usize>,
) -> Result<(), Error> {
    let (site, today) = (examiner.setting.site, examiner.setting.today);
    let code = people::free_code(change)?;
    let sign = line.sign.or_else(|| SIGNS.get(examiner.plan.made as usize % SIGNS.len()).copied()).unwrap_or("sun");
    let began = line.enrolled_on.unwrap_or(today);
    let mut journey = rules::journey_of(line.step.unwrap_or(Step::Enrolled), began, today).into_iter();
    let (step, on) = journey.next().unwrap_or((Step::Enrolled, began));
    let woman = NewParticipant {
        id: ParticipantId::new(change.clock()),
        site,
        chosen_name: line.chosen_name.clone().unwrap_or_else(|| code.clone()),
        code,
        sign: sign.to_owned(),
        language: line.language.or(examiner.setting.languages.first().copied()).unwrap_or(Language::En),
        step,
        on,
    };
    journeys::add_participant(change, &woman)?;
    for (later, (step, on)) in (1i64..).zip(journey) {
        go_on(change, &woman, (later, line.reason), (step, on))?;
    }
    if let Some(key) = &line.key {
        store::add_key(change, site, key, woman.id)?;
    }
    if let Some(identity) = &line.identity {
        examiner.unsealed.push((woman.id, Identity::clone(identity)));
    }
    if let Some(at) = place {
        let group = group_at(change, examiner, sizes, at)?;
        join(change, (examiner, group), woman.id, woman.on)?;
    }
    Ok(())
}

/// A further step of a woman who comes with the list. Steps of one day stand in the order of their ids: each is made a
/// moment after the one before it.
fn go_on(
    change: &mut Change<'_>,
    woman: &NewParticipant,
    (later, reason): (i64, Option<&'static str>),
    (step, on): (Step, Date),
) -> Result<(), Error> {
    let moment = change.clock().now().saturating_add(jiff::SignedDuration::from_millis(later));
    let clock = Clock::frozen(moment.unwrap_or(change.at()));
    let reason = journeys::check_reason("", step, reason.unwrap_or_default()).unwrap_or_default();
    let step = JourneyStep { id: StepId::new(&clock), step, on, reason, corrects: None };
    let stands = (step.step, step.on);
    journeys::record_step(change, (woman.site, woman.id), &step, stands)
}

fn bring_up_to_date(
    change: &mut Change<'_>,
    examiner: &mut Examiner,
    sizes: &HashMap<&str, u32>,
    update: &Update,
) -> Result<(), Error> {
    let site = examiner.setting.site;
    let (woman, line) = (&update.woman, &update.line);
    let has = |field: Field| update.changes.contains(&field);
    if has(Field::ChosenName) || has(Field::Language) || has(Field::Sign) {
        let basics = Basics {
            chosen_name: line.chosen_name.clone().unwrap_or_else(|| woman.chosen_name.clone()),
            language: line.language.unwrap_or(woman.language),
            sign: line.sign.map_or_else(|| woman.sign.clone(), ToOwned::to_owned),
        };
        people::edit_basics(change, woman, &basics)?;
    }
    if let Some((step, stands)) = &update.step {
        journeys::record_step(change, (site, woman.id), step, *stands)?;
    }
    if let Some(key) = line.key.as_ref().filter(|_| has(Field::Key)) {
        store::add_key(change, site, key, woman.id)?;
    }
    if let Some(identity) = &update.identity {
        examiner.unsealed.push((woman.id, Identity::clone(identity)));
    }
    let gone = update.step.as_ref().filter(|(step, _)| rules::is_gone(step.step));
    let reason = rules::left_reason(gone.map(|(step, _)| (step.step, step.reason.as_str())));
    for (stay, until) in &update.ends {
        groups::end_membership(change, stay.membership, *until, reason)?;
    }
    if let Some(at) = update.join {
        let group = group_at(change, examiner, sizes, at)?;
        join(change, (examiner, group), woman.id, update.from)?;
    }
    Ok(())
}

fn join(
    change: &mut Change<'_>,
    (examiner, group): (&Examiner, GroupId),
    woman: ParticipantId,
    from: Date,
) -> Result<(), Error> {
    let stay = NewMembership {
        id: MembershipId::new(change.clock()),
        site: examiner.setting.site,
        group,
        participant: woman,
        role: MemberRole::Member,
        from,
        until: None,
        left_reason: String::new(),
    };
    groups::add_membership(change, &stay)
}

/// The group, made now if this is its first woman.
fn group_at(
    change: &mut Change<'_>,
    examiner: &mut Examiner,
    sizes: &HashMap<&str, u32>,
    at: usize,
) -> Result<GroupId, Error> {
    let place = examiner.places.get(at).ok_or_else(|| Error::Unexpected("a group was lost".to_owned()))?;
    if let Some(id) = place.id {
        return Ok(id);
    }
    let (weekday, starts) = examiner.rules.meets;
    let women = sizes.get(place.name.as_str()).copied().map_or(0, i64::from);
    let group = Group {
        id: GroupId::new(change.clock()),
        site: examiner.setting.site,
        name: place.name.clone(),
        place: String::new(),
        times: GroupTimes {
            weekday,
            starts,
            minutes: 120,
            every_weeks: 1,
            first_day: examiner.setting.today,
            last_day: None,
        },
        capacity: (women + SPARE_PLACES).max(USUAL_PLACES),
        course: None,
        language: examiner.setting.languages.first().copied().unwrap_or(Language::En),
        closed: false,
    };
    groups::add_group(change, &group)?;
    examiner.places.made(at, group.id);
    Ok(group.id)
}
