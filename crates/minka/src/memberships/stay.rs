//! One stay: it ends, it gets another role, a wrong end is taken back.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    model::{LEFT_REASONS, ROLE_CHANGED, Stay, role_word},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::{Change, Committed},
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        ids::{GroupId, Id},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    groups::{self, Group, MemberRole, MembershipId, NewMembership},
    timetables,
};

#[derive(Template)]
#[template(path = "memberships/stay.html")]
struct StayPage {
    frame: Frame,
    form: Form,
    here: String,
    at: String,
    name: String,
    code: String,
    facts: Vec<(&'static str, String)>,
    is_open: bool,
    reasons: Vec<Choice>,
    roles: Vec<Choice>,
}

type Where = (GroupId, MembershipId);

/// A stay within reach, its group and today.
fn load(
    db: &mut Db<'_>,
    actor: &Actor,
    at: jiff::Timestamp,
    (id, membership): Where,
) -> Result<(Stay, Group, Date), Error> {
    let (group, today) = groups::get_group_today(db, id, at)?;
    actor.check(Action::MembershipChange, &groups::target_of(&group))?;
    let stay = store::get_stay(db, membership)?;
    if stay.group == id { Ok((stay, group, today)) } else { Err(Error::NotFound) }
}

fn facts(text: &Text, stay: &Stay) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("membership-role", text.say(role_word(stay.member.role))),
        ("membership-from", text.full_day(stay.member.from)),
    ];
    if let Some(day) = stay.last_day() {
        facts.push(("membership-last", text.full_day(day)));
        facts.push(("membership-reason", text.say(&format!("membership-left-{}", stay.left_reason))));
    }
    facts
}

async fn page(screen: &Screen, app: &App, actor: Actor, place: Where, form: Option<Form>) -> Result<StayPage, Error> {
    let now = app.clock().now();
    let (stay, _, today) = app.store().read(move |db| load(db, &actor, now, place)).await?;
    let fresh = || Form::new(app.clock(), Fields::default().with_day("last", today).with_day("from", today));
    let form = form.unwrap_or_else(fresh);
    let text = screen.text;
    let reasons = LEFT_REASONS.iter();
    let reason =
        |key: &&str| Choice::new(*key, text.say(&format!("membership-left-{key}")), form.value("reason") == *key);
    let roles = [MemberRole::Member, MemberRole::Helper].into_iter().filter(|role| *role != stay.member.role);
    let role = |role: MemberRole| Choice::new(role.key(), text.say(role_word(role)), true);
    let here = format!("/groups/{}", place.0);
    let problem = if form.problems.is_empty() { String::new() } else { text.say("design-problem-title") + " " };
    Ok(StayPage {
        frame: screen.frame_titled(problem + &text.say("membership-stay"), "groups"),
        at: format!("{here}/members/{}", place.1),
        here,
        facts: facts(&text, &stay),
        is_open: stay.until.is_none(),
        reasons: reasons.map(reason).collect(),
        roles: roles.map(role).collect(),
        name: stay.member.chosen_name,
        code: stay.member.code,
        form,
    })
}

/// The page of a stay.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(place): At<Where>) -> Answer {
    show(&page(&screen, &app, actor, place, None).await?)
}

/// Carries a change of a stay out, and shows the page again when a rule says no.
async fn act<W>(
    (screen, app, actor): (Screen, App, Actor),
    place: Where,
    fields: Fields,
    notice: &str,
    work: W,
) -> Answer
where
    W: FnOnce(&mut Change<'_>, (Stay, Group, Date), &Fields) -> Result<Committed<()>, Error> + Send + 'static,
{
    let (typed, by) = (fields.clone(), actor.clone());
    let done = app.store().change(actor.by(), move |change| {
        let at = change.at();
        let loaded = load(change, &by, at, place)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        work(change, loaded, &typed)
    });
    match done.await {
        Ok(()) => Ok(see_other_with(&format!("/groups/{}/members", place.0), notice)),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, actor, place, Some(form)).await?)
        }
        Err(error) => Err(error),
    }
}

fn entry(stay: &Stay, detail: String) -> Entry {
    Entry::new(Action::MembershipChange).on_woman(stay.member.participant).detail(detail)
}

/// She leaves the group after a last day.
pub(super) async fn end(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(place): At<Where>,
    fields: Fields,
) -> Answer {
    act((screen, app, actor), place, fields, "membership-ended", |change, (stay, group, today), typed| {
        if stay.until.is_some() {
            return Err(Problem::new("", "membership-ended-before").into());
        }
        let last = timetables::day_of(typed, "last")?;
        let seen = store::find_last_seen(change, group.id, stay.member.participant)?;
        let reason = typed.text("reason");
        let until = rules::check_end(&stay, last, today, reason, seen).map_err(Error::Refused)?;
        groups::end_membership(change, stay.member.membership, until, reason)?;
        change.commit(entry(&stay, format!("left group {} after {last}: {reason}", group.id)), ())
    })
    .await
}

/// She gets another role from a day on: her stay ends there and another begins.
pub(super) async fn change_role(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(place): At<Where>,
    fields: Fields,
) -> Answer {
    act((screen, app, actor), place, fields, "membership-role-changed", |change, (stay, group, today), typed| {
        let role = MemberRole::parse(typed.text("role")).ok_or(Problem::new("role", "membership-role-missing"))?;
        let from = timetables::day_of(typed, "from")?;
        let left = groups::places_left(change, group.id, from)?;
        rules::check_role(&stay, (role, from), today, &group, left)?;
        groups::end_membership(change, stay.member.membership, from, ROLE_CHANGED)?;
        let next = NewMembership {
            id: MembershipId::new(change.clock()),
            site: group.site,
            group: group.id,
            participant: stay.member.participant,
            role,
            from,
            until: None,
            left_reason: String::new(),
        };
        groups::add_membership(change, &next)?;
        change.commit(entry(&stay, format!("{} of group {} from {from}", role.key(), group.id)), ())
    })
    .await
}

/// A wrong end is taken back; the audit keeps that it stood.
pub(super) async fn undo(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(place): At<Where>,
    fields: Fields,
) -> Answer {
    act((screen, app, actor), place, fields, "membership-returned", |change, (stay, group, today), _| {
        let others = store::list_spans(change, group.id, stay.member.participant, Some(stay.member.membership))?;
        let left = groups::places_left(change, group.id, stay.until.unwrap_or(today))?;
        rules::check_undo(&stay, &others, today, left, &group)?;
        groups::reopen_membership(change, stay.member.membership)?;
        let was = stay.last_day().map(|day| day.to_string()).unwrap_or_default();
        let detail = format!("end taken back in group {}: it was {was} {}", group.id, stay.left_reason);
        change.commit(entry(&stay, detail), ())
    })
    .await
}
