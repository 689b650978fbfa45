//! A group's page: when and where it meets, who leads it, who belongs to it; and the same as a printed list.

use askama::Template;
use axum::extract::State;
use jiff::{ToSpan, civil::Date};

use super::{
    model::{Group, Member, MemberRole},
    store,
};
use crate::{
    curriculum::{self, Course, CourseId},
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        error::{Answer, Error},
        ids::GroupId,
        page::{At, Frame, Screen, show},
        store::Db,
        text::{Language, Text},
    },
    timetables::{self, Rhythm, say_days, say_rhythm},
    users,
};

/// How far ahead the next meetings are looked for, and how many are shown.
const LOOK_AHEAD_DAYS: i64 = 90;
const MEETINGS_SHOWN: usize = 4;

/// The title of a group's course in a language, or in the first it has; empty without a course.
#[must_use]
pub fn say_course(courses: &[Course], course: Option<CourseId>, language: Language) -> String {
    let titles = courses.iter().find(|known| Some(known.id) == course).map(|known| &known.titles);
    let chosen =
        titles.and_then(|titles| titles.iter().find(|(spoken, _)| *spoken == language).or_else(|| titles.first()));
    chosen.map(|(_, title)| title.clone()).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "groups/group.html")]
struct GroupPage {
    frame: Frame,
    here: String,
    name: String,
    closed: bool,
    facts: Vec<(&'static str, String)>,
    members: Vec<Line>,
    visitors: Vec<Line>,
    may_meet: bool,
    may_add: bool,
    may_edit: bool,
    may_keep_apart: bool,
    may_assign: bool,
}

/// A woman as lists of the group show her.
struct Line {
    href: String,
    sign: String,
    name: String,
    code: String,
    word: String,
}

#[derive(Template)]
#[template(path = "groups/paper.html")]
struct PaperPage {
    frame: Frame,
    here: String,
    name: String,
    when: String,
    place: String,
    printed: String,
    members: Vec<Line>,
}

/// Everything the page needs.
struct Found {
    group: Group,
    rhythm: Rhythm,
    today: Date,
    members: Vec<Member>,
    left: i64,
    holidays: Vec<(Date, Date, String)>,
    leaders: Vec<String>,
    course: String,
}

fn find(db: &mut Db<'_>, (group, today): (Group, Date), language: Language) -> Result<Found, Error> {
    let programme = users::get_programme_of(db, group.site)?;
    let courses = curriculum::list_courses(db, programme.id)?;
    let leads = |from: Date, until: Option<Date>| from <= today && until.is_none_or(|until| today < until);
    let held = users::list_facilitators(db, group.id)?;
    let leaders = held.into_iter().filter(|held| leads(held.from, held.until)).map(|held| held.name).collect();
    Ok(Found {
        members: store::list_members_on(db, group.id, today)?,
        left: store::places_left(db, group.id, today)?,
        holidays: timetables::list_holidays(db, group.id)?,
        course: say_course(&courses, group.course, language),
        rhythm: store::get_rhythm(db, &group)?,
        leaders,
        group,
        today,
    })
}

/// The page.
pub(super) async fn show_group(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<GroupId>) -> Answer {
    let (now, by, language) = (app.clock().now(), actor.clone(), screen.text.0);
    let load = app.store().read(move |db| {
        let (group, today) = store::get_group_today(db, id, now)?;
        by.check(Action::GroupRead, &store::target_of(&group))?;
        find(db, (group, today), language)
    });
    let found = load.await?;
    let target = store::target_of(&found.group);
    let may = |action, target: &Target| matches!(actor.decide(action, target), Decision::Permit(_));
    let (visitors, members): (Vec<_>, Vec<_>) = found.members.iter().partition(|m| m.role == MemberRole::Visitor);
    let line = |member: &&Member| line(&screen.text, member);
    show(&GroupPage {
        frame: screen.frame("group-title", "groups"),
        here: format!("/groups/{id}"),
        name: found.group.name.clone(),
        closed: found.group.closed,
        facts: facts(&screen.text, &found),
        members: members.iter().map(line).collect(),
        visitors: visitors.iter().map(line).collect(),
        may_meet: may(Action::MeetingRead, &target),
        may_add: may(Action::MembershipChange, &target),
        may_edit: may(Action::GroupEdit, &target),
        may_keep_apart: may(Action::KeepApartEdit, &target),
        may_assign: may(Action::AssignmentChange, &target.clone().reason("asked when it is done")),
    })
}

fn line(text: &Text, member: &Member) -> Line {
    let word = if member.role == MemberRole::Helper { text.say("group-role-helper") } else { String::new() };
    Line {
        href: format!("/people/{}", member.code),
        sign: member.sign.clone(),
        name: member.chosen_name.clone(),
        code: member.code.clone(),
        word,
    }
}

/// What is known of a group, in rows of a name and a value; what is not known has no row.
fn facts(text: &Text, found: &Found) -> Vec<(&'static str, String)> {
    let (group, today) = (&found.group, found.today);
    let days: Vec<(Date, Date)> = found.holidays.iter().map(|(first, last, _)| (*first, *last)).collect();
    let ahead = found.rhythm.meeting_days(&days, today, today.saturating_add(LOOK_AHEAD_DAYS.days()));
    let next: Vec<String> = ahead.iter().take(MEETINGS_SHOWN).map(|day| text.day(*day)).collect();
    let off = found.holidays.iter().filter(|(_, last, _)| *last >= today).take(MEETINGS_SHOWN);
    let off: Vec<String> = off.map(|(first, last, name)| say_days(text, *first, *last, name)).collect();
    let taken = group.capacity - found.left;
    let places = text.phrase("group-places").number("taken", taken).number("capacity", group.capacity).to_string();
    let free = text.phrase("group-free").count(found.left.max(0)).to_string();
    let next = if next.is_empty() && !group.closed { text.say("group-next-none") } else { next.join("\n") };
    let leaders = if found.leaders.is_empty() { text.say("group-leaders-none") } else { found.leaders.join(", ") };
    let last = group.times.last_day.map(|day| text.full_day(day)).unwrap_or_default();
    let all = [
        ("group-when", say_rhythm(text, &found.rhythm, today)),
        ("group-next", if group.closed { String::new() } else { next }),
        ("group-place", group.place.clone()),
        ("group-members", format!("{places} · {free}")),
        ("group-course", found.course.clone()),
        ("group-language", group.language.own_name().to_owned()),
        ("group-leaders", leaders),
        ("group-holidays", off.join("\n")),
        ("group-last-day", last),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The members on paper: codes and chosen names, nothing else.
pub(super) async fn show_paper(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<GroupId>) -> Answer {
    let now = app.clock().now();
    let load = app.store().read(move |db| {
        let (group, today) = store::get_group_today(db, id, now)?;
        actor.check(Action::GroupRead, &store::target_of(&group))?;
        let members = store::list_members_on(db, group.id, today)?;
        let rhythm = store::get_rhythm(db, &group)?;
        Ok((group, rhythm, today, members))
    });
    let (group, rhythm, today, members) = load.await?;
    let members = members.iter().filter(|member| member.role.takes_a_place());
    show(&PaperPage {
        frame: screen.frame("group-title", "groups"),
        here: format!("/groups/{id}"),
        when: say_rhythm(&screen.text, &rhythm, today),
        place: group.place,
        printed: screen.text.full_day(today),
        members: members.map(|member| line(&screen.text, member)).collect(),
        name: group.name,
    })
}
