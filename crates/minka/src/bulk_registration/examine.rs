//! Looks at one row after another: who is she, is she here already, what would change, what is wrong.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{
    model::{Plan, Rules, SHOWN, Sample},
    places::{self, Places},
    rules,
    store::{self, Stay},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        clock::Clock,
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        keyring::Keyring,
        store::Db,
        text::Language,
    },
    groups::MemberRole,
    identities::{self, Birth, Identity},
    journeys::{self, JourneyStep, StepId},
    people::{self, Participant, Step},
    registers::{Field, Flaw, Line, Mapping, ReadRow},
};

/// What is the same for all rows.
pub(super) struct Setting {
    pub(super) site: SiteId,
    pub(super) today: Date,
    /// For the ids of what will be written.
    pub(super) clock: Clock,
    /// The programme's; the first is given to women whose row names none.
    pub(super) languages: Vec<Language>,
    /// Who brings the list; nobody at the machine itself.
    pub(super) actor: Option<Actor>,
}

impl Setting {
    /// Whether a woman's sealed part is shut to whoever brings the list, because of what she was here herself.
    fn is_shut(&self, woman: ParticipantId) -> bool {
        let target = Target::participant(self.site, woman, Vec::new()).reason("asked for");
        self.actor.as_ref().is_some_and(|actor| actor.decide(Action::IdentityWrite, &target) == Decision::Deny)
    }
}

/// What is to be done for one row.
pub(super) enum Verdict {
    /// Register her; the group is an index of the places.
    Make { line: Box<Line>, place: Option<usize> },
    /// Bring her up to date.
    Update(Box<Update>),
}

/// What is to be brought up to date.
pub(super) struct Update {
    pub(super) woman: Participant,
    pub(super) line: Line,
    pub(super) changes: Vec<Field>,
    /// Where she goes.
    pub(super) join: Option<usize>,
    /// From when on.
    pub(super) from: Date,
    /// Where she was, and the first day on which she no longer is.
    pub(super) ends: Vec<(Stay, Date)>,
    /// Her sealed part as it will be.
    pub(super) identity: Option<Identity>,
    /// Her new step, and where she stands with it, since when.
    pub(super) step: Option<NextStep>,
}

type NextStep = (JourneyStep, (Step, Date));

/// Where she goes and from when on, and which stays end when.
#[derive(Default)]
struct Moves {
    join: Option<usize>,
    from: Date,
    ends: Vec<(Stay, Date)>,
}

pub(super) struct Examiner {
    pub(super) setting: Setting,
    pub(super) mapping: Mapping,
    pub(super) rules: Rules,
    pub(super) keyring: Keyring,
    /// What is to be sealed and not yet: their keys are made together.
    pub(super) unsealed: Vec<(ParticipantId, Identity)>,
    pub(super) places: Places,
    pub(super) plan: Plan,
    seen_keys: HashMap<Box<str>, u32>,
    seen_names: HashMap<(usize, Box<str>), u32>,
    seen_women: HashMap<ParticipantId, u32>,
}

impl Examiner {
    pub(super) fn new(
        db: &mut Db<'_>,
        setting: Setting,
        mapping: Mapping,
        rules: Rules,
        keyring: Keyring,
    ) -> Result<Self, Error> {
        let places = Places::load(db, setting.site)?;
        Ok(Examiner {
            setting,
            mapping,
            rules,
            keyring,
            unsealed: Vec::new(),
            places,
            plan: Plan::default(),
            seen_keys: HashMap::new(),
            seen_names: HashMap::new(),
            seen_women: HashMap::new(),
        })
    }

    /// Looks at one row; nothing is to be done when something is wrong with it or she is as it says.
    pub(super) fn examine(&mut self, db: &mut Db<'_>, read: ReadRow) -> Result<Option<Verdict>, Error> {
        self.plan.rows += 1;
        if self.plan.day_first.is_none() {
            self.plan.day_first = read.day_first;
        }
        let mut flaws = read.flaws;
        let line = read.line;
        let place = self.find_place(&line, &mut flaws);
        let known = self.find_her(db, &line, place, &mut flaws)?;
        let mut step = None;
        if let Some(woman) = &known {
            self.note_her(woman, line.row, &mut flaws);
            if line.identity.is_some() && self.rules.update && self.setting.is_shut(woman.id) {
                let column = self.mapping.sealed().into_iter().find_map(|field| self.mapping.column(field));
                flaws.push(Flaw::new(line.row, column, "imports-behind-wall").with("code", &woman.code));
            }
            step = self.next_step(db, woman, &line, &mut flaws)?;
        } else {
            if flaws.is_empty() {
                flaws.extend(self.missing(&line));
            }
            self.reason_of(&line, &mut flaws);
        }
        if !flaws.is_empty() {
            for flaw in flaws {
                self.plan.add(flaw);
            }
            return Ok(None);
        }
        match known {
            None => self.plan_making(db, line, place).map(Some),
            Some(woman) => self.plan_update(db, (woman, step), line, place),
        }
    }

    /// What a woman who is new cannot do without: half a row is no registration.
    fn missing(&self, line: &Line) -> Option<Flaw> {
        let needs_group =
            !line.step.is_some_and(|step| rules::is_gone(step) || matches!(step, Step::Applied | Step::Waitlisted));
        let is_missing = |is_blank: bool, field: Field| is_blank && self.mapping.has(field);
        let (field, key) = if is_missing(line.chosen_name.is_none(), Field::ChosenName) {
            (Field::ChosenName, "imports-name-missing")
        } else if needs_group && is_missing(line.group.is_none(), Field::Group) {
            (Field::Group, "imports-group-missing")
        } else {
            return None;
        };
        Some(Flaw::new(line.row, self.mapping.column(field), key))
    }

    fn find_place(&mut self, line: &Line, flaws: &mut Vec<Flaw>) -> Option<usize> {
        let name = line.group.as_deref()?;
        // A row that cannot be taken makes no group.
        let create = self.rules.create_groups && flaws.is_empty();
        match self.places.find(name, create) {
            Ok(at) => Some(at),
            Err(_) if self.rules.create_groups && !create => None,
            Err(key) => {
                flaws.push(places::flaw(line.row, places::column(&self.mapping), key, name));
                None
            }
        }
    }

    /// The woman a row is about, if she is here already.
    fn find_her(
        &mut self,
        db: &mut Db<'_>,
        line: &Line,
        place: Option<usize>,
        flaws: &mut Vec<Flaw>,
    ) -> Result<Option<Participant>, Error> {
        let mut known = None;
        if let Some(code) = &line.code {
            // One of another site does not exist here.
            known = people::find_by_code(db, code)?.filter(|woman| woman.site == self.setting.site);
            if known.is_none() {
                let column = self.mapping.column(Field::Code);
                flaws.push(Flaw::new(line.row, column, "imports-no-such-code").with("value", code));
            }
        }
        if let Some(key) = &line.key {
            let column = self.mapping.column(Field::Key);
            if let Some(first) = self.seen_keys.insert(key.as_str().into(), line.row) {
                let flaw = Flaw::new(line.row, column, "imports-key-twice").with("value", key);
                flaws.push(flaw.number("other", i64::from(first)));
            }
            match (store::find_by_key(db, self.setting.site, key)?, &known) {
                (Some(hers), Some(woman)) if hers.id != woman.id => {
                    flaws.push(Flaw::new(line.row, column, "imports-key-other").with("code", &hers.code));
                }
                (Some(hers), None) if line.code.is_none() => known = Some(hers),
                _ => {}
            }
        }
        if known.is_none() && line.key.is_none() && line.code.is_none() {
            if self.rules.match_names {
                known = self.find_by_name(db, line, place, flaws)?;
            } else if !self.rules.are_others {
                flaws.extend(self.find_namesake(db, line, place)?);
            }
        }
        Ok(known)
    }

    /// Nothing says who she is, and her group has a woman of her name: a list that comes a second time registers nobody twice.
    fn find_namesake(&self, db: &mut Db<'_>, line: &Line, place: Option<usize>) -> Result<Option<Flaw>, Error> {
        let group = place.and_then(|at| self.places.get(at)).and_then(|place| place.id);
        let (Some(name), Some(group)) = (&line.chosen_name, group) else { return Ok(None) };
        let found = store::list_by_name(db, (self.setting.site, group), &people::name_key(name), self.setting.today)?;
        let column = self.mapping.column(Field::ChosenName);
        let flaw = |woman: &Participant| {
            Flaw::new(line.row, column, "imports-name-here").with("value", name).with("code", &woman.code)
        };
        Ok(found.first().map(flaw))
    }

    fn find_by_name(
        &mut self,
        db: &mut Db<'_>,
        line: &Line,
        place: Option<usize>,
        flaws: &mut Vec<Flaw>,
    ) -> Result<Option<Participant>, Error> {
        let (Some(name), Some(at)) = (&line.chosen_name, place) else { return Ok(None) };
        let (column, key) = (self.mapping.column(Field::ChosenName), people::name_key(name));
        if let Some(first) = self.seen_names.insert((at, key.as_str().into()), line.row) {
            let flaw = Flaw::new(line.row, column, "imports-name-twice").with("value", name);
            flaws.push(flaw.number("other", i64::from(first)));
        }
        let Some(group) = self.places.get(at).and_then(|place| place.id) else { return Ok(None) };
        let mut found = store::list_by_name(db, (self.setting.site, group), &key, self.setting.today)?;
        if found.len() > 1 {
            flaws.push(Flaw::new(line.row, column, "imports-name-unclear").with("value", name));
        }
        Ok(found.pop())
    }

    fn note_her(&mut self, woman: &Participant, row: u32, flaws: &mut Vec<Flaw>) {
        let column =
            [Field::Key, Field::Code, Field::ChosenName].into_iter().find_map(|field| self.mapping.column(field));
        if let Some(first) = self.seen_women.insert(woman.id, row)
            && flaws.is_empty()
        {
            let flaw = Flaw::new(row, column, "imports-woman-twice").with("code", &woman.code);
            flaws.push(flaw.number("other", i64::from(first)));
        }
        if !self.rules.update {
            flaws.push(Flaw::new(row, column, "imports-already-here").with("code", &woman.code));
        }
    }

    /// Why she takes the step that a row names, where a step asks for that.
    fn reason_of(&self, line: &Line, flaws: &mut Vec<Flaw>) -> String {
        let is_told = flaws.iter().any(|flaw| flaw.key == "imports-bad-reason");
        let Some(step) = line.step.filter(|_| !is_told) else { return String::new() };
        journeys::check_reason("", step, line.reason.unwrap_or_default()).unwrap_or_else(|_| {
            let column = self.mapping.column(Field::Reason).or_else(|| self.mapping.column(Field::Step));
            flaws.push(Flaw::new(line.row, column, "imports-reason-missing").key("step", step_key(step)));
            String::new()
        })
    }

    /// The step that a row adds to her journey, if her journey allows it. It is of today, but for a new enrolment: a start
    /// date in the list says when she came, not when she left.
    fn next_step(
        &self,
        db: &mut Db<'_>,
        woman: &Participant,
        line: &Line,
        flaws: &mut Vec<Flaw>,
    ) -> Result<Option<NextStep>, Error> {
        let Some(step) = line.step.filter(|step| *step != woman.state) else { return Ok(None) };
        let journey = journeys::list_journey(db, woman.id)?;
        let last = journey.iter().map(|held| held.step.on).max().unwrap_or(woman.since);
        let began = line.enrolled_on.filter(|day| *day >= last && step == Step::Enrolled);
        let on = began.unwrap_or(self.setting.today.max(last));
        let reason = self.reason_of(line, flaws);
        let new = JourneyStep { id: StepId::new(&self.setting.clock), step, on, reason, corrects: None };
        match journeys::judge(&journey, &new) {
            Ok(stands) => Ok(Some((new, stands))),
            Err(_) => {
                let flaw = Flaw::new(line.row, self.mapping.column(Field::Step), "imports-step-order");
                flaws.push(flaw.key("from", step_key(woman.state)).key("to", step_key(step)));
                Ok(None)
            }
        }
    }

    fn plan_making(&mut self, db: &mut Db<'_>, line: Line, place: Option<usize>) -> Result<Verdict, Error> {
        let place = place.filter(|_| !line.step.is_some_and(rules::is_gone));
        if let Some(at) = place {
            self.places.join(db, at, (line.row, self.setting.today))?;
        }
        self.plan.made += 1;
        self.plan.identities += u32::from(line.identity.is_some());
        if self.plan.first_made.len() < SHOWN {
            let sample = self.sample(&line, String::new(), line.chosen_name.clone().unwrap_or_default(), Vec::new());
            self.plan.first_made.push(sample);
        }
        Ok(Verdict::Make { line: Box::new(line), place })
    }

    fn sample(&self, line: &Line, code: String, name: String, changes: Vec<Field>) -> Sample {
        let (sealed, changes): (Vec<Field>, Vec<Field>) = changes.into_iter().partition(|field| field.is_sealed());
        // A woman who is new has nothing yet that could stay as it is.
        let is_new = code.is_empty();
        let told = line.identity.as_deref().map(told_fields).unwrap_or_default();
        let sealed = told.into_iter().map(|field| (field, is_new || sealed.contains(&field))).collect();
        Sample { row: line.row, code, name, group: line.group.clone().unwrap_or_default(), changes, sealed }
    }

    fn plan_update(
        &mut self,
        db: &mut Db<'_>,
        known: (Participant, Option<NextStep>),
        line: Line,
        place: Option<usize>,
    ) -> Result<Option<Verdict>, Error> {
        let update = self.compare(db, known, line, place)?;
        let (woman, line) = (&update.woman, &update.line);
        let name = line.chosen_name.clone().unwrap_or_else(|| woman.chosen_name.clone());
        let sample = self.sample(line, woman.code.clone(), name, update.changes.clone());
        if update.changes.is_empty() {
            self.plan.unchanged += 1;
            if self.plan.first_unchanged.len() < SHOWN {
                self.plan.first_unchanged.push(sample);
            }
            return Ok(None);
        }
        self.plan.updated += 1;
        self.plan.identities += u32::from(update.identity.is_some());
        self.plan.marked_today += u32::from(update.ends.iter().any(|(_, until)| *until > self.setting.today));
        if self.plan.first_updated.len() < SHOWN {
            self.plan.first_updated.push(sample);
        }
        Ok(Some(Verdict::Update(Box::new(update))))
    }

    fn compare(
        &mut self,
        db: &mut Db<'_>,
        (woman, step): (Participant, Option<NextStep>),
        line: Line,
        place: Option<usize>,
    ) -> Result<Update, Error> {
        let mut changes = Vec::new();
        let mut note = |is_other: bool, field: Field| {
            if is_other {
                changes.push(field);
            }
        };
        note(line.chosen_name.as_ref().is_some_and(|name| *name != woman.chosen_name), Field::ChosenName);
        note(line.language.is_some_and(|language| language != woman.language), Field::Language);
        note(line.sign.is_some_and(|sign| sign != woman.sign), Field::Sign);
        note(step.is_some(), Field::Step);
        // Without a code it was the number that found her.
        if let (Some(key), Some(_)) = (&line.key, &line.code) {
            note(store::find_by_key(db, self.setting.site, key)?.is_none(), Field::Key);
        }
        let identity = match &line.identity {
            Some(told) => sealed_changes(db, &self.keyring, &woman, told, &mut note)?,
            None => None,
        };
        let Moves { join, from, ends } = self.moves(db, &woman, &line, place)?;
        note(join.is_some() || !ends.is_empty(), Field::Group);
        if let Some(at) = join {
            self.places.join(db, at, (line.row, self.setting.today))?;
        }
        // Who leaves tomorrow only has her place today.
        for (stay, _) in ends.iter().filter(|(_, until)| *until <= self.setting.today) {
            self.places.leave(db, stay.group, self.setting.today)?;
        }
        Ok(Update { woman, line, changes, join, from, ends, identity, step })
    }

    /// Where she goes, and which stays end. In one group she is moved to another; in several, the new one is added. Where
    /// she is marked today she stays until tonight: her mark belongs to the group's evening.
    fn moves(&self, db: &mut Db<'_>, woman: &Participant, line: &Line, place: Option<usize>) -> Result<Moves, Error> {
        let today = self.setting.today;
        let goes = line.step.is_some_and(|step| rules::is_gone(step) && step != woman.state);
        let place = place.filter(|_| !rules::is_gone(line.step.unwrap_or(woman.state)));
        let mut moves = Moves { from: today, ..Moves::default() };
        if place.is_none() && !goes {
            return Ok(moves);
        }
        let stays = store::list_stays(db, woman.id)?;
        let wanted = place.and_then(|at| self.places.get(at)).and_then(|place| place.id);
        let is_there = |stay: &Stay| wanted.is_some_and(|wanted| stay.group == wanted);
        if stays.iter().any(|stay| is_there(stay) && stay.role != MemberRole::Visitor) {
            return Ok(moves);
        }
        let members = stays.iter().filter(|stay| stay.role == MemberRole::Member).count();
        let ends = stays.into_iter().filter(|stay| match stay.role {
            _ if place.is_none() => true,
            MemberRole::Visitor => is_there(stay),
            MemberRole::Member => members == 1,
            MemberRole::Helper => false,
        });
        for stay in ends {
            let marked = store::find_last_mark(db, woman.id, stay.group)?.filter(|_| !is_there(&stay));
            let after = marked.and_then(|day| day.tomorrow().ok()).unwrap_or(today);
            let until = after.max(today).max(stay.from);
            moves.from = moves.from.max(until);
            moves.ends.push((stay, until));
        }
        // As a visitor of the group that she joins she goes on until she is its member.
        let from = moves.from;
        for (stay, until) in moves.ends.iter_mut().filter(|(stay, _)| is_there(stay)) {
            *until = from.max(stay.from);
        }
        moves.join = place;
        Ok(moves)
    }

    /// The plan, with what only the whole file shows.
    pub(super) fn finish(mut self) -> Plan {
        self.places.finish(&mut self.plan, places::column(&self.mapping));
        self.plan.flaws.sort_by_key(|flaw| (flaw.row, flaw.column));
        self.plan
    }
}

/// The key of a step's words.
fn step_key(step: Step) -> String {
    format!("people-step-{}", step.key())
}

/// The sealed fields that a row tells.
fn told_fields(told: &Identity) -> Vec<Field> {
    let all = [
        (Field::LegalName, &told.legal_name),
        (Field::Phone, &told.phone),
        (Field::Address, &told.address),
        (Field::BirthDate, &told.birth_date),
    ];
    all.into_iter().filter(|(_, words)| !words.is_empty()).map(|(field, _)| field).collect()
}

/// Whether a list knows less of her birth than we do: a year does not take the place of a day.
fn says_no_more(told: &str, held: &str) -> bool {
    let births = Birth::read(told).zip(Birth::read(held));
    births.is_some_and(|(told, held)| told.says_no_more_than(held))
}

/// Her sealed part with what the row tells; none when it tells nothing new. Nothing of it leaves this function's caller.
fn sealed_changes(
    db: &mut Db<'_>,
    keyring: &Keyring,
    woman: &Participant,
    told: &Identity,
    note: &mut impl FnMut(bool, Field),
) -> Result<Option<Identity>, Error> {
    let before = identities::find_identity(db, keyring, woman.id)?.unwrap_or_default();
    let mut after = before.clone();
    let parts = [
        (Field::LegalName, &told.legal_name, &mut after.legal_name),
        (Field::Phone, &told.phone, &mut after.phone),
        (Field::Address, &told.address, &mut after.address),
        (Field::BirthDate, &told.birth_date, &mut after.birth_date),
    ];
    for (field, new, held) in parts {
        if !new.is_empty() && new != held && !(field == Field::BirthDate && says_no_more(new, held)) {
            new.clone_into(held);
            note(true, field);
        }
    }
    Ok((after != before).then_some(after))
}
