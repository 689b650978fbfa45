//! Days on which nobody meets: a group's own, and those of its whole site.

use askama::Template;
use axum::extract::State;

use super::{rules, store};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::GroupId,
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    timetables::{self, HolidayId, say_days},
};

#[derive(Template)]
#[template(path = "groups/holidays.html")]
struct HolidaysPage {
    frame: Frame,
    form: Form,
    here: String,
    lines: Vec<Line>,
}

struct Line {
    words: String,
    of_site: bool,
    removal: String,
}

async fn page(screen: &Screen, app: &App, actor: Actor, id: GroupId, form: Form) -> Result<HolidaysPage, Error> {
    let now = app.clock().now();
    let load = app.store().read(move |db| {
        let (group, today) = store::get_group_today(db, id, now)?;
        actor.check(Action::GroupEdit, &store::target_of(&group))?;
        Ok((timetables::list_holidays_from(db, (group.site, group.id), today)?, today))
    });
    let (holidays, today) = load.await?;
    let here = format!("/groups/{id}");
    let lines = holidays.iter().map(|holiday| Line {
        words: say_days(&screen.text, holiday.first, holiday.last, &holiday.name),
        of_site: holiday.of_site,
        removal: if holiday.first > today { format!("{here}/holidays/{}/removal", holiday.id) } else { String::new() },
    });
    let title = screen.text.say("group-holidays");
    let problem = if form.problems.is_empty() { String::new() } else { screen.text.say("design-problem-title") + " " };
    Ok(HolidaysPage { frame: screen.frame_titled(problem + &title, "groups"), lines: lines.collect(), form, here })
}

/// The list and the form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<GroupId>) -> Answer {
    let form = Form::new(app.clock(), Fields::default().with("whose", "group"));
    show(&page(&screen, &app, actor, id, form).await?)
}

/// Adds days on which nobody meets. Over a meeting that was held it asks once more.
pub(super) async fn add(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    fields: Fields,
) -> Answer {
    let (typed, by) = (fields.clone(), actor.clone());
    let added = app.store().change(actor.by(), move |change| {
        let group = store::get_group(change, id)?;
        let own = (typed.text("whose") != "site").then_some(id);
        by.check(Action::GroupEdit, &store::target_of(&group))?;
        by.check(Action::GroupEdit, &Target::site(group.site))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let (first, last, name) = rules::check_holiday(&typed).map_err(Error::Refused)?;
        let held = store::find_held_in(change, group.site, own, (first, last))?;
        if let Some(day) = held.filter(|_| typed.text("anyway") != "yes") {
            let problem = Problem::new("anyway", "group-holiday-held").with("day", timetables::said(day));
            return Err(Error::Refused(Problems::one(problem)));
        }
        let holiday = timetables::add_holiday(change, group.site, own, (first, last), &name)?;
        let whose = if own.is_some() { format!("group {id}") } else { format!("site {}", group.site) };
        let entry = Entry::new(Action::GroupEdit).on("holiday", holiday).detail(format!("{first} {last} {whose}"));
        change.commit(entry, ())
    });
    match added.await {
        Ok(()) => Ok(see_other_with(&format!("/groups/{id}/holidays"), "group-holiday-added")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, actor, id, form).await?)
        }
        Err(error) => Err(error),
    }
}

/// Takes a holiday back that has not begun.
pub(super) async fn remove(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((id, holiday)): At<(GroupId, HolidayId)>,
    fields: Fields,
) -> Answer {
    let (by, submission) = (actor.clone(), fields.submission());
    let removed = app.store().change(actor.by(), move |change| {
        let at = change.at();
        let (group, today) = store::get_group_today(change, id, at)?;
        by.check(Action::GroupEdit, &store::target_of(&group))?;
        if change.seen_before(&submission)? {
            return change.unchanged(());
        }
        let known = timetables::list_holidays_from(change, (group.site, group.id), today)?;
        let Some(holiday) = known.into_iter().find(|known| known.id == holiday) else {
            return Err(Error::NotFound);
        };
        if holiday.first <= today {
            return Err(Problem::new("", "group-holiday-begun").into());
        }
        timetables::remove_holiday(change, holiday.id)?;
        let detail = format!("removed {} {}", holiday.first, holiday.last);
        change.commit(Entry::new(Action::GroupEdit).on("holiday", holiday.id).detail(detail), ())
    });
    match removed.await {
        Ok(()) => Ok(see_other_with(&format!("/groups/{id}/holidays"), "group-holiday-removed")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, actor, id, form).await?)
        }
        Err(error) => Err(error),
    }
}
