//! The stage: programme, sites, staff, course, groups and holidays, before anybody comes.

use jiff::ToSpan;

use super::{
    calendar::Calendar,
    script::{Script, language},
};
use crate::{
    curriculum::{self, CourseId, LessonId},
    foundation::{
        access::Role,
        audit::Entry,
        change::{By, Change},
        error::Error,
        ids::{GroupId, Id, SiteId, UserId},
        store::Store,
    },
    groups::{self, Group},
    packs,
    timetables::{self, GroupTimes},
    users::{self, NewAssignment, Programme, ProgrammeId, Site, User},
};

/// What is there before the first woman comes.
pub(super) struct Stage {
    pub(super) sites: Vec<SiteId>,
    pub(super) groups: Vec<Group>,
    /// Who leads each group.
    pub(super) leaders: Vec<(UserId, String)>,
    /// Mentors with their sites.
    pub(super) mentors: Vec<(UserId, SiteId)>,
    /// Who runs each site.
    pub(super) managers: Vec<(UserId, SiteId)>,
    pub(super) lessons: Vec<LessonId>,
}

/// Groups added after the first term: in the order of the script.
const LATER: usize = 9;
/// How many weeks ago those began.
const LATER_WEEKS: i64 = 26;

/// Sets one programme up. All its staff share one password hash.
pub(super) fn set_up(
    store: &Store,
    script: std::sync::Arc<Script>,
    calendar: &Calendar,
    (groups, hash): (usize, String),
) -> Result<Stage, Error> {
    let plans: Vec<(String, usize, GroupTimes)> =
        (0..groups).map(|at| plan(&script, calendar, at, script.group.len())).collect();
    let (holidays, since) = (calendar.holidays.clone(), calendar.monday(calendar.weeks));
    store.change_now(By::Program, move |change| {
        let (programme, sites) = add_places(change, &script)?;
        let (course, lessons) = add_lessons(change, &script, programme)?;
        let mut stage = Stage {
            sites,
            groups: Vec::new(),
            leaders: Vec::new(),
            mentors: Vec::new(),
            managers: Vec::new(),
            lessons,
        };
        for (name, line, times) in plans {
            let line = &script.group[line];
            let group = Group {
                id: GroupId::new(change.clock()),
                site: stage.sites[line.site],
                name,
                place: line.place.clone(),
                times,
                capacity: 18,
                course,
                language: language(&line.language),
                closed: false,
            };
            groups::add_group(change, &group)?;
            stage.groups.push(group);
        }
        for site in &stage.sites {
            for (first, last, name) in &holidays {
                timetables::add_holiday(change, *site, None, (*first, *last), name)?;
            }
        }
        add_staff(change, &script, &mut stage, &hash, since)?;
        change.commit(Entry::event("demo.stage").on("programme", programme), stage)
    })
}

/// A group's name, its line in the script, and when it meets. With more groups than lines the lines come round again.
fn plan(script: &Script, calendar: &Calendar, at: usize, lines: usize) -> (String, usize, GroupTimes) {
    let (line, round) = (&script.group[at % lines], at / lines);
    let began = if at < LATER { calendar.weeks } else { calendar.weeks.min(LATER_WEEKS) };
    let (weekday, starts) = if at == 0 {
        (i64::from(calendar.today.weekday().to_monday_one_offset()), calendar.tonight)
    } else {
        (line.weekday, line.starts)
    };
    let times = GroupTimes {
        weekday,
        starts,
        minutes: 120.min(24 * 60 - 1 - i64::from(starts.hour()) * 60 - i64::from(starts.minute())),
        every_weeks: 1,
        first_day: calendar.monday(began).saturating_add((weekday - 1).days()),
        last_day: None,
    };
    let name = if round == 0 { line.name.clone() } else { format!("{} {}", line.name, round + 1) };
    (name, at % lines, times)
}

fn add_places(change: &mut Change<'_>, script: &Script) -> Result<(ProgrammeId, Vec<SiteId>), Error> {
    let programme = Programme {
        id: ProgrammeId::new(change.clock()),
        name: script.programme.clone(),
        zone: script.zone.clone(),
        week_start: 1,
        languages: script.languages.iter().map(|code| language(code)).collect(),
        currency: script.currency.clone(),
    };
    users::add_programme(change, &programme)?;
    let mut sites = Vec::new();
    for line in &script.site {
        let site = Site { id: SiteId::new(change.clock()), programme: programme.id, name: line.name.clone() };
        users::add_site(change, &site)?;
        sites.push(site.id);
    }
    Ok((programme.id, sites))
}

fn add_lessons(
    change: &mut Change<'_>,
    script: &Script,
    programme: ProgrammeId,
) -> Result<(Option<CourseId>, Vec<LessonId>), Error> {
    let pack = packs::read_shipped(&script.pack)
        .map_err(|problems| Error::Unexpected(format!("{} problems in the pack {}", problems.len(), script.pack)))?;
    packs::install_pack(change, programme, &pack)?;
    let Some(course) = curriculum::list_courses(change, programme)?.first().map(|course| course.id) else {
        return Ok((None, Vec::new()));
    };
    let lessons = curriculum::list_lessons(change, course)?.into_iter().map(|lesson| lesson.id).collect();
    Ok((Some(course), lessons))
}

fn add_staff(
    change: &mut Change<'_>,
    script: &Script,
    stage: &mut Stage,
    hash: &str,
    since: jiff::civil::Date,
) -> Result<(), Error> {
    let mut leaders = vec![None; stage.groups.len()];
    for line in &script.staff {
        let user = User {
            id: UserId::new(change.clock()),
            sign_in_name: line.sign_in.clone(),
            name: line.name.clone(),
            language: language(&line.language),
        };
        users::add_user(change, &user)?;
        users::set_password(change, user.id, hash)?;
        let role = Role::parse(&line.role).ok_or_else(|| Error::Unexpected(format!("{} is no role", line.role)))?;
        let mut held = NewAssignment {
            user: user.id,
            role,
            site: stage.sites[0],
            group: None,
            participant: None,
            from: since,
            until: None,
            approved_by: Some(By::Program.text()),
        };
        for group in line.groups.iter().filter(|group| **group < stage.groups.len()) {
            leaders[*group] = Some((user.id, line.name.clone()));
            (held.site, held.group) = (stage.groups[*group].site, Some(stage.groups[*group].id));
            users::add_assignment(change, &held)?;
        }
        for site in &line.sites {
            held.site = stage.sites[*site];
            users::add_assignment(change, &held)?;
            if role == Role::Mentor {
                // Her women are given to her when they are there.
                stage.mentors.push((user.id, held.site));
            }
            if role == Role::Manager {
                stage.managers.push((user.id, held.site));
            }
        }
    }
    let first = leaders[0].clone().ok_or_else(|| Error::Unexpected("nobody leads the first group".to_owned()))?;
    stage.leaders = leaders.into_iter().map(|leader| leader.unwrap_or_else(|| first.clone())).collect();
    Ok(())
}
