//! The play written down: week after week, each in one change dated to its own end.

mod accompanying;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, civil::Date};

use super::{
    asking, aspiring, cast::Woman, consenting, phoning, script::Script, sending, shielding, stage::Stage, story::Held,
    visiting,
};
use crate::{
    circles::{self, Circle, Themes},
    comparisons,
    foundation::{
        access::Role,
        audit::Entry,
        change::{By, Change},
        error::Error,
        ids::{Id, UserId},
        keyring::Keyring,
        store::Store,
    },
    groups::{self, MemberRole, MembershipId, NewMembership},
    journeys::{self, JourneyStep, StepId},
    participation,
    people::NewParticipant,
    roll_call::{self, AttendanceMark},
    sessions::{Session, SessionId, SessionState},
    users::{self, NewAssignment},
};

/// A part of a programme that is written down together.
pub(super) struct Act {
    pub(super) script: Arc<Script>,
    pub(super) stage: Arc<Stage>,
    pub(super) women: Vec<Woman>,
    /// By weeks ago.
    pub(super) weeks: Vec<Week>,
}

/// What is to be written down for one week: places in the cast.
#[derive(Default)]
pub(super) struct Week {
    /// Her first step.
    pub(super) arrivals: Vec<usize>,
    /// (woman, step).
    pub(super) steps: Vec<(usize, usize)>,
    pub(super) stays: Vec<usize>,
    /// Who stops something that she had agreed to.
    pub(super) second_thoughts: Vec<usize>,
    pub(super) meetings: Vec<Held>,
}

impl Act {
    /// Puts everybody's steps into their weeks.
    pub(super) fn arrange(&mut self, week_of: impl Fn(Date) -> usize) {
        for (place, woman) in self.women.iter().enumerate() {
            for (number, (_, day, _)) in woman.steps.iter().enumerate() {
                let week = &mut self.weeks[week_of(*day)];
                if number == 0 {
                    week.arrivals.push(place);
                } else {
                    week.steps.push((place, number));
                }
            }
            if woman.group.is_some() {
                self.weeks[week_of(woman.from)].stays.push(place);
                let week = consenting::second_thought(woman, place).map(&week_of).filter(|week| *week > 0);
                if let Some(week) = week {
                    self.weeks[week].second_thoughts.push(place);
                }
            }
        }
    }
}

/// Writes one week of an act down.
pub(super) fn write_week(store: &Store, act: &Arc<Act>, weeks_ago: usize) -> Result<(), Error> {
    let act = Arc::clone(act);
    store.change_now(By::Program, move |change| {
        let week = &act.weeks[weeks_ago];
        for place in &week.arrivals {
            arrive(change, &act, &act.women[*place])?;
        }
        for (place, number) in &week.steps {
            let (woman, (step, on, reason)) = (&act.women[*place], act.women[*place].steps[*number]);
            let id = StepId::new(change.clock());
            let step = JourneyStep { id, step, on, reason: reason.to_owned(), corrects: None };
            journeys::add_journey_step(change, site_of(&act, woman), woman.id, &step)?;
        }
        for place in &week.stays {
            stay(change, &act, &act.women[*place])?;
            consenting::ask(change, &act, *place)?;
            shielding::ask(change, &act, *place)?;
        }
        for place in &week.second_thoughts {
            consenting::stop(change, &act, *place)?;
        }
        for held in &week.meetings {
            meet(change, &act, held)?;
        }
        let entry = Entry::event("demo.week").detail(format!("{} meetings", week.meetings.len()));
        change.commit(entry, ())
    })
}

pub(super) fn site_of(act: &Act, woman: &Woman) -> crate::foundation::ids::SiteId {
    woman.group.map_or(act.stage.sites[0], |group| act.stage.groups[group].site)
}

fn arrive(change: &mut Change<'_>, act: &Act, woman: &Woman) -> Result<(), Error> {
    let (step, on, _) = woman.steps[0];
    let new = NewParticipant {
        id: woman.id,
        site: site_of(act, woman),
        code: woman.code.clone(),
        chosen_name: woman.name.clone(),
        sign: woman.sign.to_owned(),
        language: woman.language,
        step,
        on,
    };
    journeys::add_participant(change, &new)
}

fn stay(change: &mut Change<'_>, act: &Act, woman: &Woman) -> Result<(), Error> {
    let Some(group) = woman.group.map(|at| &act.stage.groups[at]) else { return Ok(()) };
    let stay = NewMembership {
        id: MembershipId::new(change.clock()),
        site: group.site,
        group: group.id,
        participant: woman.id,
        role: woman.role,
        from: woman.from,
        until: woman.until,
        left_reason: woman.left_reason.to_owned(),
    };
    groups::add_membership(change, &stay)
}

fn meet(change: &mut Change<'_>, act: &Act, held: &Held) -> Result<(), Error> {
    let group = &act.stage.groups[held.group];
    let met = held.not_met.is_empty();
    let there = held.marks.iter().filter(|(_, mark, _)| mark.is_there()).count();
    let counted = |number: i64| met.then_some(number);
    let session = Session {
        id: SessionId::new(change.clock()),
        site: group.site,
        group: group.id,
        day: held.day,
        starts: group.times.starts,
        lesson: held.lesson.map(|lesson| act.stage.lessons[lesson]),
        state: if met { SessionState::Met } else { SessionState::NotMet },
        not_met_reason: held.not_met.to_owned(),
        visitors: counted(held.visitors),
        children: counted(held.children),
        headcount: counted(i64::try_from(there).unwrap_or(0) + held.visitors + held.children + 1),
        closed: met.then_some(held.closed),
    };
    let mark = |(place, mark, reason): &(usize, roll_call::Mark, &str)| AttendanceMark {
        participant: act.women[*place].id,
        mark: *mark,
        reason: (*reason).to_owned(),
    };
    let marks: Vec<AttendanceMark> = held.marks.iter().map(mark).collect();
    let next_day = taken_at(held.closed);
    let words = held.words.iter().map(|(place, taken)| (act.women[*place].id, taken.then_some(next_day)));
    let by = act.stage.leaders[held.group].0;
    roll_call::record_held(change, &session, (by, held.closed), &marks, &words.collect::<Vec<_>>())?;
    if held.circles.is_empty() { Ok(()) } else { sit(change, act, held, &session) }
}

/// The circles of an evening: the group's leader with the first, helpers with the next, the others by themselves.
fn sit(change: &mut Change<'_>, act: &Act, held: &Held, session: &Session) -> Result<(), Error> {
    let mut circles = Vec::new();
    for (table, number) in held.circles.iter().zip(1..) {
        let helper = table.women.iter().map(|place| &act.women[*place]).find(|woman| woman.role == MemberRole::Helper);
        let facilitator = match (number, helper) {
            (_, Some(helper)) => helper.name.clone(),
            (1, None) => act.stage.leaders[held.group].1.clone(),
            _ => String::new(),
        };
        let mut keys: Vec<String> = table.themes.iter().map(|theme| act.script.themes[*theme].clone()).collect();
        keys.dedup();
        let circle = Circle {
            number,
            facilitator,
            facilitator_id: helper.map(|helper| helper.id),
            mix: 0,
            themes: Themes { keys, line: String::new() },
            moods: table.moods.map(Some),
        };
        circles.push((circle, table.women.iter().map(|place| act.women[*place].id).collect()));
    }
    circles::replace_circles(change, (session.id, session.site), &circles)?;
    for (circle, _) in &circles {
        circles::save_afterwards(change, session.id, circle)?;
    }
    Ok(())
}

/// A private word is had the day after.
fn taken_at(asked: Timestamp) -> Timestamp {
    asked.saturating_add(SignedDuration::from_hours(20)).unwrap_or(asked)
}

/// What stands today beside the weeks: mentors, pairs to keep apart, lessons caught up.
pub(super) fn write_today((store, keyring): (&Store, &Keyring), act: &Arc<Act>, today: Date) -> Result<(), Error> {
    let (act, keyring) = (Arc::clone(act), keyring.clone());
    store.change_now(By::Program, move |change| {
        let mentored = assign_mentors(change, &act, today)?;
        keyring.make_keys(&mentored.iter().map(|(woman, _)| woman.id).collect::<Vec<_>>())?;
        accompanying::accompany(change, &keyring, &act, &mentored.iter().map(|(woman, _)| *woman).collect::<Vec<_>>())?;
        let plan = asking::plan(change, &act)?;
        for (place, (woman, mentor)) in mentored.into_iter().enumerate() {
            aspiring::aspire(change, &keyring, (&act, woman, place), today)?;
            visiting::visit(change, &keyring, (&act, woman, mentor, place), today)?;
            asking::ask(change, (&keyring, &plan), (&act, woman, place), today)?;
        }
        sending::send(change, &keyring, &act, today)?;
        phoning::hand_out(change, &act, today)?;
        for group in (0..act.stage.groups.len()).step_by(3) {
            if let Some((one, other)) = kept_apart(&act.women, group) {
                let (one, other) = (&act.women[one], &act.women[other]);
                groups::add_keep_apart(change, site_of(&act, one), (one.id, other.id), one.from.max(other.from))?;
            }
        }
        catch_up(change, &act, today)?;
        change.commit(Entry::event("demo.today"), ())
    })
}

/// The files of each site, compared by the names that women chose: nothing is sealed in the demonstration.
pub(super) fn compare(store: &Store, act: &Act) -> Result<(), Error> {
    for site in &act.stage.sites {
        comparisons::compare_site((store, None), By::Program, *site, &Arc::default())?;
    }
    Ok(())
}

/// The two of a group who must not sit together: its third and its fifth woman.
fn kept_apart(women: &[Woman], group: usize) -> Option<(usize, usize)> {
    let mut of_group = women.iter().enumerate().filter(|(_, woman)| woman.group == Some(group)).map(|(place, _)| place);
    group.is_multiple_of(3).then_some(())?;
    Some((of_group.nth(2)?, of_group.nth(1)?))
}

/// How many women one mentor walks beside.
pub(super) const WOMEN_OF_A_MENTOR: usize = 11;

fn assign_mentors<'a>(change: &mut Change<'_>, act: &'a Act, today: Date) -> Result<Vec<(&'a Woman, UserId)>, Error> {
    let (mut left, mut mentored) = (act.script.mentored, Vec::new());
    let mut free: Vec<&Woman> =
        act.women.iter().filter(|woman| woman.group.is_some() && woman.until.is_none()).collect();
    for (mentor, site) in &act.stage.mentors {
        let mut hers = Vec::new();
        free.retain(|woman| {
            let takes = hers.len() < WOMEN_OF_A_MENTOR.min(left) && site_of(act, woman) == *site;
            if takes {
                hers.push(*woman);
            }
            !takes
        });
        left -= hers.len();
        for woman in hers {
            let held = NewAssignment {
                user: *mentor,
                role: Role::Mentor,
                site: *site,
                group: None,
                participant: Some(woman.id),
                from: woman.from.min(today),
                until: None,
                approved_by: Some(By::Program.text()),
            };
            users::add_assignment(change, &held)?;
            mentored.push((woman, *mentor));
        }
    }
    Ok(mentored)
}

/// Some of the lessons that somebody missed were caught up within the week, with a friend of the group; some are promised.
fn catch_up(change: &mut Change<'_>, act: &Act, today: Date) -> Result<(), Error> {
    let mut missed = 0usize;
    for held in act.weeks.iter().flat_map(|week| &week.meetings) {
        let Some(lesson) = held.lesson else { continue };
        let buddy = held.marks.iter().find(|(_, mark, _)| mark.is_there()).map(|(place, ..)| act.women[*place].id);
        for (place, mark, _) in &held.marks {
            missed += usize::from(!mark.is_there());
            if mark.is_there() || !missed.is_multiple_of(9) {
                continue;
            }
            let woman = &act.women[*place];
            let done = held.day.saturating_add(jiff::Span::new().days(3));
            let done = (done < today && !missed.is_multiple_of(4)).then_some(done);
            participation::add_make_up(change, site_of(act, woman), woman.id, act.stage.lessons[lesson], done, buddy)?;
        }
    }
    Ok(())
}
