//! Closing a group after its last day, and opening it again. Its past stays.

use askama::Template;
use axum::extract::State;

use super::{model::Group, rules, store};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form, Problem},
        ids::GroupId,
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    timetables,
};

#[derive(Template)]
#[template(path = "groups/closure.html")]
struct ClosurePage {
    frame: Frame,
    form: Form,
    here: String,
    name: String,
    closed: bool,
    members: String,
}

async fn page(screen: &Screen, app: &App, actor: Actor, id: GroupId, form: Form) -> Result<ClosurePage, Error> {
    let now = app.clock().now();
    let load = app.store().read(move |db| {
        let (group, today) = store::get_group_today(db, id, now)?;
        actor.check(Action::GroupEdit, &store::target_of(&group))?;
        let members = store::count_members_on(db, id, today)?;
        Ok((group, members))
    });
    let (group, members): (Group, i64) = load.await?;
    let title = screen.text.say(if group.closed { "group-reopen" } else { "group-close" });
    let problem = if form.problems.is_empty() { String::new() } else { screen.text.say("design-problem-title") + " " };
    Ok(ClosurePage {
        frame: screen.frame_titled(problem + &title, "groups"),
        here: format!("/groups/{id}"),
        name: group.name,
        closed: group.closed,
        members: screen.text.phrase("group-close-members").count(members).to_string(),
        form,
    })
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<GroupId>) -> Answer {
    let now = app.clock().now();
    let today = app.store().read(move |db| Ok(store::get_group_today(db, id, now)?.1)).await?;
    let fields = Fields::default().with_day("last", today);
    let form = Form::new(app.clock(), fields);
    show(&page(&screen, &app, actor, id, form).await?)
}

/// Closes the group: every stay ends with it.
pub(super) async fn close(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    fields: Fields,
) -> Answer {
    let (typed, by) = (fields.clone(), actor.clone());
    let closed = app.store().change(actor.by(), move |change| {
        let at = change.at();
        let (group, today) = store::get_group_today(change, id, at)?;
        by.check(Action::GroupEdit, &store::target_of(&group))?;
        if change.seen_before(&typed.submission())? || group.closed {
            return change.unchanged(());
        }
        let last = timetables::day_of(&typed, "last")?;
        rules::check_closing(&group, last, today)?;
        // An evening that nobody has closed counts too: its marks would be those of women who are no members any more.
        let met = store::find_met_days(change, id)?.map(|(_, newest)| newest);
        if let Some(day) = met.filter(|day| *day > last) {
            return Err(Problem::new("last", "group-close-held").with("day", timetables::said(day)).into());
        }
        let ended = store::close_group(change, id, last, last.tomorrow().unwrap_or(last))?;
        change.commit(Entry::new(Action::GroupEdit).on("group", id).detail(format!("closed {last} stays {ended}")), ())
    });
    match closed.await {
        Ok(()) => Ok(see_other_with(&format!("/groups/{id}"), "group-closed")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, actor, id, form).await?)
        }
        Err(error) => Err(error),
    }
}

/// Opens the group again. Who was in it when it closed is asked again, not assumed.
pub(super) async fn reopen(State(app): State<App>, actor: Actor, At(id): At<GroupId>, fields: Fields) -> Answer {
    let by = actor.by();
    let reopened = app.store().change(by, move |change| {
        let group = store::get_group(change, id)?;
        actor.check(Action::GroupEdit, &store::target_of(&group))?;
        if change.seen_before(&fields.submission())? || store::reopen_group(change, id)? == 0 {
            return change.unchanged(());
        }
        change.commit(Entry::new(Action::GroupEdit).on("group", id).detail("reopened"), ())
    });
    reopened.await?;
    Ok(see_other_with(&format!("/groups/{id}"), "group-reopened"))
}
