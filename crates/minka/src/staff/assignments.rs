//! Asking for a role, approving or refusing it, ending it.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    member::{get_visible, reason_field, show_member_again, target_of},
    rules::{REASONS, check_days, read_day},
    store::{self, Held},
};
use crate::{
    factors,
    foundation::{
        access::{Action, Actor, Role, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{GroupId, Id, SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    users::{self, AssignmentId, NewAssignment, Post, Site},
};

#[derive(Template)]
#[template(path = "staff/assignment.html")]
struct AssignmentPage {
    frame: Frame,
    form: Form,
    path: String,
    name: String,
    roles: Vec<(&'static str, String)>,
    sites: Vec<Site>,
    groups: Vec<(GroupId, String)>,
}

/// Roles that staff can hold; a woman's own view needs none.
fn roles() -> impl Iterator<Item = Role> {
    Role::ALL.into_iter().filter(|role| *role != Role::Participant)
}

fn asking(actor: &Actor, id: UserId, site: SiteId) -> Target {
    Target { about_actor: id == actor.user(), ..Target::site(site) }
}

async fn page(screen: &Screen, app: &App, actor: &Actor, id: UserId, form: Form) -> Result<AssignmentPage, Error> {
    let reader = actor.clone();
    let (member, sites, groups) = app
        .store()
        .read(move |db| {
            let member = get_visible(db, &reader, id)?;
            let (mut sites, mut groups) = (Vec::new(), Vec::new());
            for site in reader.reach(Action::RoleAssign).sites {
                sites.push(users::get_site(db, site)?);
                groups.extend(store::list_groups(db, site)?);
            }
            let first = sites.first().ok_or(Error::NotFound)?;
            reader.check(Action::RoleAssign, &asking(&reader, id, first.id))?;
            Ok((member, sites, groups))
        })
        .await?;
    Ok(AssignmentPage {
        frame: screen.frame("staff-ask", "more").told(&form),
        form,
        path: format!("/staff/{id}"),
        name: member.name,
        roles: roles().map(|role| (role.key(), screen.text.say(&format!("staff-role-{}", role.key())))).collect(),
        sites,
        groups,
    })
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<UserId>) -> Answer {
    let today = app.clock().today(&screen.zone);
    let start = Fields::default()
        .with("from-day", today.day())
        .with("from-month", today.month())
        .with("from-year", today.year());
    show(&page(&screen, &app, &actor, id, Form::new(app.clock(), start)).await?)
}

/// Takes a request; it grants nothing until a manager has approved it.
pub(super) async fn add(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<UserId>,
    fields: Fields,
) -> Answer {
    let (typed, submission, by) = (fields.clone(), fields.submission(), actor.clone());
    let today = app.clock().today(&screen.zone);
    let asked = app
        .store()
        .change(actor.by(), move |change| {
            let member = get_visible(change, &by, id)?;
            let site = SiteId::parse(typed.text("site")).ok_or(Error::Unreadable("error-bad-form"))?;
            by.check(Action::RoleAssign, &asking(&by, id, site))?;
            if member.disabled {
                return Err(Error::NotFound);
            }
            if change.seen_before(&submission)? {
                return change.unchanged(());
            }
            let post = read_post(change, &typed, site, today)?;
            users::check_combination(&users::list_posts(change, id, today)?, &post)?;
            let new = NewAssignment {
                user: id,
                role: post.role,
                site,
                group: post.group,
                participant: None,
                from: post.from,
                until: post.until,
                approved_by: None,
            };
            let assignment = users::add_assignment(change, &new)?;
            change.commit(Entry::new(Action::RoleAssign).on("assignment", assignment).detail(post.role.key()), ())
        })
        .await;
    match asked {
        Ok(()) => Ok(see_other_with(&format!("/staff/{id}"), "staff-asked")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, &actor, id, form).await?)
        }
        Err(other) => Err(other),
    }
}

/// What was typed, as a post. A facilitator needs a group of that site; nobody else has one.
fn read_post(change: &mut Change<'_>, typed: &Fields, site: SiteId, today: Date) -> Result<Post, Error> {
    let mut problems = Problems::default();
    let role = Role::parse(typed.text("role")).filter(|role| roles().any(|known| known == *role));
    let role = problems.keep(role.ok_or(Problem::new("role", "staff-role-missing")));
    let day = |name: &'static str, parts: [&str; 3]| read_day(name, parts.map(|part| typed.text(part)));
    let from = problems.keep(day("from", ["from-day", "from-month", "from-year"]));
    let until = problems.keep(day("until", ["until-day", "until-month", "until-year"]));
    let groups = store::list_groups(change, site)?;
    let group = GroupId::parse(typed.text("group")).filter(|group| groups.iter().any(|(known, _)| known == group));
    if role == Some(Role::Facilitator) && group.is_none() {
        problems.add(Problem::new("group", "staff-group-missing"));
    }
    let (Some(role), Some(from), Some(until)) = (role, from, until) else { return Err(Error::Refused(problems)) };
    let from = from.unwrap_or(today);
    problems.keep(check_days(from, until, today));
    problems.none()?;
    Ok(Post { role, site, group: group.filter(|_| role == Role::Facilitator), from, until })
}

fn post_of(held: &Held) -> Post {
    Post { role: held.role, site: held.site, group: held.group, from: held.from, until: held.until }
}

/// A manager's yes: not to herself, and not to her own request.
pub(super) async fn approve(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<AssignmentId>,
    fields: Fields,
) -> Answer {
    let (submission, by, demo) = (fields.submission(), actor.clone(), app.is_demo());
    let approved = app
        .store()
        .change(actor.by(), move |change| {
            let held = store::get_held(change, id)?;
            by.check(Action::RoleApprove, &target_of(&by, &held))?;
            if change.seen_before(&submission)? {
                return change.unchanged(Ok(held.user));
            }
            let today = change.at().to_zoned(jiff::tz::TimeZone::UTC).date();
            if !held.waits() || store::get_member(change, held.user)?.disabled {
                return Err(Error::Conflict("error-stale"));
            }
            // Who made her link saw it: only a second step that she set up herself shows that the account is hers.
            if !demo && !factors::find_factors(change, held.user)?.any() {
                return change.unchanged(Err((held.user, Problem::new("", "staff-approve-no-factor"))));
            }
            let mut others = users::list_posts(change, held.user, today)?;
            if let Some(at) = others.iter().position(|post| *post == post_of(&held)) {
                others.remove(at);
            }
            if let Err(problem) = users::check_combination(&others, &post_of(&held)) {
                return change.unchanged(Err((held.user, Problem { field: String::new(), ..problem })));
            }
            users::approve_assignment(change, id)?;
            if held.role == Role::Mentor {
                users::take_up_mentoring_of(change, held.user, held.site)?;
            }
            let word = if held.approved { "approved again" } else { "approved" };
            change.commit(Entry::new(Action::RoleApprove).on("assignment", id).detail(word), Ok(held.user))
        })
        .await?;
    match approved {
        Ok(person) => Ok(see_other_with(&format!("/staff/{person}"), "staff-approved")),
        Err((person, problem)) => {
            let refused = (fields, Problems::one(problem));
            show_member_again(&screen, &app, &actor, person, refused).await
        }
    }
}

/// A manager's no.
pub(super) async fn refuse(State(app): State<App>, actor: Actor, At(id): At<AssignmentId>, fields: Fields) -> Answer {
    let submission = fields.submission();
    let person = app
        .store()
        .change(actor.by(), move |change| {
            let held = store::get_held(change, id)?;
            actor.check(Action::RoleApprove, &target_of(&actor, &held))?;
            if change.seen_before(&submission)? {
                return change.unchanged(held.user);
            }
            if held.approved || held.refused || store::get_member(change, held.user)?.disabled {
                return Err(Error::Conflict("error-stale"));
            }
            users::refuse_assignment(change, id)?;
            change.commit(Entry::new(Action::RoleApprove).on("assignment", id).detail("refused"), held.user)
        })
        .await?;
    Ok(see_other_with(&format!("/staff/{person}"), "staff-refused"))
}

/// Ends a role today, for a reason out of a short list.
pub(super) async fn end(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<AssignmentId>,
    fields: Fields,
) -> Answer {
    let (submission, typed, by) = (fields.submission(), fields.text("reason").to_owned(), actor.clone());
    let today = app.clock().today(&screen.zone);
    let ended = app
        .store()
        .change(actor.by(), move |change| {
            let held = store::get_held(change, id)?;
            by.check(Action::AssignmentChange, &target_of(&by, &held).reason("asked below"))?;
            if change.seen_before(&submission)? {
                return change.unchanged(Ok(held.user));
            }
            let Some(reason) = REASONS.iter().find(|reason| **reason == typed).copied() else {
                return change.unchanged(Err((held.user, Problem::new(reason_field(id), "staff-reason-missing"))));
            };
            by.check(Action::AssignmentChange, &target_of(&by, &held).reason(reason))?;
            users::end_assignment(change, id, today)?;
            if held.role == Role::Mentor && !is_mentor_still(change, &held, today)? {
                users::end_mentoring_of(change, held.user, held.site, today)?;
            }
            change.commit(Entry::new(Action::AssignmentChange).on("assignment", id).detail(reason), Ok(held.user))
        })
        .await?;
    match ended {
        Ok(person) => Ok(see_other_with(&format!("/staff/{person}"), "staff-ended")),
        Err((person, problem)) => {
            show_member_again(&screen, &app, &actor, person, (fields, Problems::one(problem))).await
        }
    }
}

/// Whether she is a mentor of that site by another role as well.
fn is_mentor_still(change: &mut Change<'_>, held: &Held, today: Date) -> Result<bool, Error> {
    let mentors = users::list_mentors_of_site(change, held.site, today)?;
    Ok(mentors.iter().any(|mentor| mentor.user == held.user))
}
