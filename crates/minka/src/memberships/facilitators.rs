//! Who leads a group: given and ended by a manager, with a reason, never to herself. The history stays.
//!
//! One person's word is enough for somebody who is approved as a facilitator of this site already. For anybody else the
//! role is asked for and approved, by two people, among the staff.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::rules;
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{GroupId, Id, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    groups::{self, Group, Span},
    timetables,
    users::{self, Approved, AssignmentId, Post},
};

/// Why somebody begins or stops to lead; keys of the text `membership-lead-<key>`.
const REASONS: [&str; 5] = ["new", "cover", "handover", "away", "mistake"];

#[derive(Template)]
#[template(path = "memberships/facilitators.html")]
struct FacilitatorsPage {
    frame: Frame,
    form: Form,
    here: String,
    now: Vec<Line>,
    before: Vec<Line>,
    /// Who may be given the group; empty while there is nobody.
    staff: Vec<Choice>,
    sees_staff: bool,
    reasons: Vec<Choice>,
}

struct Line {
    name: String,
    words: String,
    end: String,
}

/// The group as the target of a change to who leads it: the reason, and whether the change is about the actor herself.
fn target(group: &Group, reason: &str, about_actor: bool) -> Target {
    Target { about_actor, ..groups::target_of(group).reason(reason) }
}

async fn page(screen: &Screen, app: &App, actor: Actor, id: GroupId, form: Form) -> Result<FacilitatorsPage, Error> {
    let (now, own, sees_staff) = (app.clock().now(), actor.user(), actor.may_somewhere(Action::StaffRead));
    let load = app.store().read(move |db| {
        let (group, today) = groups::get_group_today(db, id, now)?;
        actor.check(Action::AssignmentChange, &target(&group, "asked when it is done", false))?;
        let staff = users::list_facilitators_of_site(db, group.site, today)?;
        Ok((users::list_facilitators(db, id)?, staff, today))
    });
    let (held, staff, today) = load.await?;
    let (text, here) = (screen.text, format!("/groups/{id}"));
    let ended = |until: Option<Date>| until.filter(|until| *until <= today);
    let line = |held: &users::Facilitating| {
        let since = text.phrase("membership-since").with("day", text.short_day(held.from));
        let until = held.until.map(|day| text.phrase("membership-lead-stopped").with("day", text.short_day(day)));
        Line {
            name: held.name.clone(),
            words: until.map_or(since.to_string(), |until| format!("{since}, {until}")),
            end: if held.user == own { String::new() } else { format!("{here}/facilitators/{}/end", held.assignment) },
        }
    };
    let (before, leading): (Vec<_>, Vec<_>) = held.iter().partition(|held| ended(held.until).is_some());
    let leads = |user: UserId| leading.iter().any(|held| held.user == user);
    let others = staff.iter().filter(|one| one.user != own && !leads(one.user));
    let person = |one: &Approved| Choice::new(one.user, &one.name, form.value("user") == one.user.to_string());
    let mut choices: Vec<Choice> = others.map(person).collect();
    if !choices.is_empty() {
        choices.insert(0, Choice::new("", text.say("membership-lead-choose"), form.value("user").is_empty()));
    }
    let reason =
        |key: &&str| Choice::new(*key, text.say(&format!("membership-lead-{key}")), form.value("reason") == *key);
    let problem = if form.problems.is_empty() { String::new() } else { text.say("design-problem-title") + " " };
    Ok(FacilitatorsPage {
        frame: screen.frame_titled(problem + &text.say("membership-leaders"), "groups"),
        now: leading.into_iter().map(line).collect(),
        before: before.into_iter().map(line).collect(),
        staff: choices,
        sees_staff,
        reasons: REASONS.iter().map(reason).collect(),
        form,
        here,
    })
}

/// Who leads, who led, and the form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<GroupId>) -> Answer {
    let now = app.clock().now();
    let today = app.store().read(move |db| Ok(groups::get_group_today(db, id, now)?.1)).await?;
    let fields = Fields::default().with_day("from", today).with("reason", "new");
    let form = Form::new(app.clock(), fields);
    show(&page(&screen, &app, actor, id, form).await?)
}

async fn again(screen: &Screen, app: &App, actor: Actor, id: GroupId, fields: Fields, problems: &Problems) -> Answer {
    show_again(&page(screen, app, actor, id, Form::again(fields, problems, &screen.text)).await?)
}

fn reason_of(fields: &Fields) -> Result<&'static str, Problem> {
    let known = REASONS.into_iter().find(|known| *known == fields.text("reason"));
    known.ok_or_else(|| Problem::new("reason", "membership-lead-reason-missing"))
}

/// Somebody of the site's staff begins to lead.
pub(super) async fn add(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    fields: Fields,
) -> Answer {
    let (typed, by) = (fields.clone(), actor.clone());
    let added = app.store().change(actor.by(), move |change| {
        let at = change.at();
        let (group, today) = groups::get_group_today(change, id, at)?;
        by.check(Action::AssignmentChange, &target(&group, "asked below", false))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let reason = reason_of(&typed)?;
        let from = timetables::day_of(&typed, "from")?;
        let user = UserId::parse(typed.text("user"));
        if user == Some(by.user()) {
            return Err(Problem::new("user", "membership-lead-self").into());
        }
        let staff = users::list_staff_of_site(change, group.site, today)?;
        let user = user.filter(|user| staff.iter().any(|(known, _)| known == user));
        let user = user.ok_or(Problem::new("user", "membership-lead-missing"))?;
        by.check(Action::AssignmentChange, &target(&group, reason, user == by.user()))?;
        let assignment = lead(change, &group, (user, from), today)?;
        let detail = format!("user {user} leads group {id} from {from}: {reason}");
        change.commit(Entry::new(Action::AssignmentChange).on("assignment", assignment).detail(detail), ())
    });
    match added.await {
        Ok(()) => Ok(see_other_with(&format!("/groups/{id}/facilitators"), "membership-lead-added")),
        Err(Error::Refused(problems)) => again(&screen, &app, actor, id, fields, &problems).await,
        Err(error) => Err(error),
    }
}

fn lead(
    change: &mut Change<'_>,
    group: &Group,
    (user, from): (UserId, Date),
    today: Date,
) -> Result<AssignmentId, Error> {
    let held = users::list_facilitators(change, group.id)?;
    let hers = held.iter().filter(|held| held.user == user);
    let spans: Vec<Span> = hers.map(|held| (held.from, held.until)).collect();
    rules::check_leading(&spans, from, today)?;
    let at_user = |problem: Problem| Problem { field: "user".to_owned(), ..problem };
    let post = Post::of_facilitator(group.site, group.id, from);
    users::check_combination(&users::list_posts(change, user, today)?, &post).map_err(at_user)?;
    let approved = users::list_facilitators_of_site(change, group.site, today)?;
    let approved = approved.into_iter().find(|one| one.user == user);
    let approved = approved.ok_or(Problem::new("user", "membership-lead-not-approved"))?;
    if approved.until.is_some_and(|until| until <= from) {
        return Err(Problem::new("from", "membership-lead-after-role").into());
    }
    users::add_facilitator(change, &approved, (group.site, group.id), from)
}

/// Somebody leads no more, from today on.
pub(super) async fn end(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((id, assignment)): At<(GroupId, AssignmentId)>,
    fields: Fields,
) -> Answer {
    let (typed, by) = (fields.clone(), actor.clone());
    let ended = app.store().change(actor.by(), move |change| {
        let at = change.at();
        let (group, today) = groups::get_group_today(change, id, at)?;
        by.check(Action::AssignmentChange, &target(&group, "asked below", false))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let held = users::list_facilitators(change, id)?;
        let held = held.into_iter().find(|held| held.assignment == assignment).ok_or(Error::NotFound)?;
        if held.until.is_some_and(|until| until <= today) {
            return change.unchanged(());
        }
        if held.user == by.user() {
            return Err(Problem::new("", "membership-lead-self").into());
        }
        let reason = reason_of(&typed)?;
        by.check(Action::AssignmentChange, &target(&group, reason, held.user == by.user()))?;
        users::end_assignment(change, assignment, today.max(held.from))?;
        let detail = format!("user {} leads group {id} no more from {today}: {reason}", held.user);
        change.commit(Entry::new(Action::AssignmentChange).on("assignment", assignment).detail(detail), ())
    });
    match ended.await {
        Ok(()) => Ok(see_other_with(&format!("/groups/{id}/facilitators"), "membership-lead-ended")),
        Err(Error::Refused(problems)) => again(&screen, &app, actor, id, fields, &problems).await,
        Err(error) => Err(error),
    }
}
