//! Making a group, and changing what it is called, where it meets and for how long. Its day and hour have a page of their
//! own: they hold from a day on.

use askama::Template;
use axum::extract::State;

use super::{
    group::say_course,
    model::Group,
    rules::{self, Draft},
    store,
};
use crate::{
    curriculum::{self, Course, CourseId},
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{GroupId, Id, SiteId},
        page::{At, Frame, Query, Screen, see_other_with, show, show_again},
        store::Db,
        text::Language,
    },
    timetables::{self, GroupTimes, rhythms, weekdays},
    users::{self, Programme},
};

#[derive(Template)]
#[template(path = "groups/edit.html")]
struct EditPage {
    frame: Frame,
    form: Form,
    action: String,
    back: String,
    is_new: bool,
    site: String,
    sites: Vec<Choice>,
    weekdays: Vec<Choice>,
    rhythms: Vec<Choice>,
    courses: Vec<Choice>,
    languages: Vec<Choice>,
}

fn read_choices(db: &mut Db<'_>, site: SiteId) -> Result<(Programme, Vec<Course>), Error> {
    let programme = users::get_programme_of(db, site)?;
    let courses = curriculum::list_courses(db, programme.id)?;
    Ok((programme, courses))
}

/// The page of a form: of a new group, or of one that is there.
async fn page(screen: &Screen, app: &App, site: SiteId, group: Option<GroupId>, form: Form) -> Result<EditPage, Error> {
    let (programme, courses) = app.store().read(move |db| read_choices(db, site)).await?;
    let (text, language) = (screen.text, screen.text.0);
    let chosen = |name: &str, value: &str| form.chosen(name, value);
    let mut offered = vec![Choice::new("", text.say("group-course-none"), form.value("course").is_empty())];
    offered.extend(courses.iter().map(|course| {
        let id = course.id.to_string();
        Choice::new(&id, say_course(&courses, Some(course.id), language), chosen("course", &id))
    }));
    let spoken = |one: &Language| Choice::new(one.code(), one.own_name(), chosen("language", one.code()));
    let title = if group.is_some() { "group-edit" } else { "group-new" };
    let title = if form.problems.is_empty() {
        text.say(title)
    } else {
        format!("{} {}", text.say("design-problem-title"), text.say(title))
    };
    Ok(EditPage {
        frame: screen.frame_titled(title, "groups"),
        action: group.map_or("/groups/new".to_owned(), |id| format!("/groups/{id}/edit")),
        back: group.map_or("/groups".to_owned(), |id| format!("/groups/{id}")),
        is_new: group.is_none(),
        site: site.to_string(),
        sites: Vec::new(),
        weekdays: weekdays(&text, &form),
        rhythms: rhythms(&text, &form),
        courses: offered,
        languages: programme.languages.iter().map(spoken).collect(),
        form,
    })
}

/// The form of a new group.
pub(super) async fn ask_new(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let reach = actor.reach(Action::GroupEdit).sites;
    let wished = SiteId::parse(query.text("site")).filter(|site| reach.contains(site));
    let site = wished.or_else(|| reach.first().copied()).ok_or(Error::NotFound)?;
    let others = reach.clone();
    let read = app.store().read(move |db| {
        let names = others.iter().map(|site| users::get_site(db, *site)).collect::<Result<Vec<_>, _>>()?;
        Ok((names, users::get_programme_of(db, site)?))
    });
    let (names, programme) = read.await?;
    let language = programme.languages.first().map_or("", |language| language.code());
    let fields = Fields::default()
        .with("minutes", 120)
        .with("every_weeks", 1)
        .with("capacity", 15)
        .with("language", language)
        .with_day("first_day", app.clock().today(&programme.zone));
    let mut page = page(&screen, &app, site, None, Form::new(app.clock(), fields)).await?;
    if names.len() > 1 {
        page.sites = names.iter().map(|known| Choice::new(known.id, &known.name, known.id == site)).collect();
    }
    show(&page)
}

fn course_ids(courses: &[Course]) -> Vec<CourseId> {
    courses.iter().map(|course| course.id).collect()
}

fn name_taken(error: Error) -> Error {
    match error {
        Error::Taken(index) if index == "weekly_group_site_id_name" => Problem::new("name", "group-name-taken").into(),
        other => other,
    }
}

fn fill(draft: Draft, id: GroupId, site: SiteId) -> Group {
    let Draft { name, place, times, capacity, course, language } = draft;
    Group { id, site, name, place, times, capacity, course, language, closed: false }
}

/// Makes a group.
pub(super) async fn create(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let site = SiteId::parse(fields.text("site")).ok_or(Error::NotFound)?;
    let typed = fields.clone();
    let made = app.store().change(actor.by(), move |change| {
        actor.check(Action::GroupEdit, &Target::site(site))?;
        let submission = typed.submission();
        let id = GroupId::parse(typed.text("form_id")).ok_or(Error::Unreadable("error-bad-form"))?;
        if change.seen_before(&submission)? {
            return change.unchanged(id);
        }
        let (_, courses) = read_choices(change, site)?;
        let draft = rules::check_draft(&typed, &course_ids(&courses), None, 0).map_err(Error::Refused)?;
        store::add_group(change, &fill(draft, id, site)).map_err(name_taken)?;
        change.commit(Entry::new(Action::GroupEdit).on("group", id).detail("made"), id)
    });
    match made.await {
        Ok(id) => Ok(see_other_with(&format!("/groups/{id}"), "group-made")),
        Err(Error::Refused(problems)) => refuse(&screen, &app, site, None, fields, &problems).await,
        Err(error) => Err(error),
    }
}

async fn refuse(
    screen: &Screen,
    app: &App,
    site: SiteId,
    group: Option<GroupId>,
    fields: Fields,
    problems: &Problems,
) -> Answer {
    let form = Form::again(fields, problems, &screen.text);
    show_again(&page(screen, app, site, group, form).await?)
}

/// The form of a group that is there.
pub(super) async fn ask_edit(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<GroupId>) -> Answer {
    let load = app.store().read(move |db| {
        let group = store::get_group(db, id)?;
        actor.check(Action::GroupEdit, &store::target_of(&group))?;
        Ok(group)
    });
    let group = load.await?;
    let GroupTimes { first_day, last_day, .. } = group.times;
    let fields = Fields::default()
        .with("name", &group.name)
        .with("place", &group.place)
        .with("capacity", group.capacity)
        .with("language", group.language.code())
        .with("course", group.course.map(|course| course.to_string()).unwrap_or_default())
        .with_day("first_day", first_day);
    let fields = last_day.map_or(fields.clone(), |day| fields.with_day("last_day", day));
    show(&page(&screen, &app, group.site, Some(id), Form::new(app.clock(), fields)).await?)
}

/// Changes a group. Meetings that were held stay as they were.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    fields: Fields,
) -> Answer {
    let (typed, by) = (fields.clone(), actor.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let at = change.at();
        let (group, today) = store::get_group_today(change, id, at)?;
        by.check(Action::GroupEdit, &store::target_of(&group))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        if group.closed {
            return Err(Problem::new("", "group-edit-closed").into());
        }
        let (_, courses) = read_choices(change, group.site)?;
        let taken = group.capacity - store::places_left(change, id, today)?;
        // A group that holds more than its places already may keep the number; it may not be made smaller still.
        let least = if typed.text("capacity") == group.capacity.to_string() { 0 } else { taken };
        let kept = Some(group.times.hours());
        let draft = rules::check_draft(&typed, &course_ids(&courses), kept, least).map_err(Error::Refused)?;
        let recorded = store::find_met_days(change, id)?.map(|(first, _)| first);
        timetables::check_first_day(&store::get_rhythm(change, &group)?, draft.times.first_day, recorded)?;
        store::save_group(change, &fill(draft, id, group.site)).map_err(name_taken)?;
        change.commit(Entry::new(Action::GroupEdit).on("group", id).detail("changed"), ())
    });
    match saved.await {
        Ok(()) => Ok(see_other_with(&format!("/groups/{id}"), "group-saved")),
        Err(Error::Refused(problems)) => {
            let site = app.store().read(move |db| Ok(store::get_group(db, id)?.site)).await?;
            refuse(&screen, &app, site, Some(id), fields, &problems).await
        }
        Err(error) => Err(error),
    }
}
