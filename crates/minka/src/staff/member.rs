//! One member of staff: her roles past and present, and closing her account.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    list::may_add,
    rules::REASONS,
    store::{self, Held, Member},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Role, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form, Problems},
        ids::UserId,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    invitations, sign_in,
    users::{self, AssignmentId},
};

#[derive(Template)]
#[template(path = "staff/member.html")]
struct MemberPage {
    frame: Frame,
    form: Form,
    path: String,
    role_path: String,
    name: String,
    sign_in_name: String,
    disabled: bool,
    held: Vec<HeldRow>,
    may_ask: bool,
    may_invite: bool,
    may_disable: bool,
}

/// A role as pages show it.
pub(super) struct HeldRow {
    pub(super) person: String,
    pub(super) person_href: String,
    pub(super) path: String,
    pub(super) role: String,
    /// Where and since when.
    pub(super) place: String,
    pub(super) kind: &'static str,
    pub(super) state: String,
    pub(super) may_approve: bool,
    pub(super) may_refuse: bool,
    pub(super) may_end: bool,
    /// The id of the choice of a reason, so that a problem stands beside the one it is about.
    pub(super) reason_field: String,
    pub(super) reasons: Vec<(&'static str, String)>,
    /// Where it is said what she can give as a mentor; empty for other roles.
    pub(super) offer: String,
}

/// The id of the choice of a reason for ending a role.
pub(super) fn reason_field(id: AssignmentId) -> String {
    format!("reason-{id}")
}

/// What an assignment is to the one who decides on it.
pub(super) fn target_of(actor: &Actor, held: &Held) -> Target {
    Target {
        about_actor: held.user == actor.user(),
        recorded_by_actor: [Some(&held.asked_by), held.set_aside_by.as_ref()]
            .contains(&Some(&actor.user().to_string())),
        ..Target::site(held.site)
    }
}

/// A role in words.
pub(super) fn held_row(screen: &Screen, actor: &Actor, held: &Held, today: Date) -> HeldRow {
    let text = &screen.text;
    let role = text.say(&format!("staff-role-{}", held.role.key()));
    let place = held.group_name.as_ref().map_or(held.site_name.clone(), |group| format!("{}, {group}", held.site_name));
    let days = match held.until {
        Some(until) => {
            text.phrase("staff-from-until").with("from", text.short_day(held.from)).with("until", text.short_day(until))
        }
        None => text.phrase("staff-from").with("from", text.short_day(held.from)),
    };
    let ended = held.is_ended(today);
    let (kind, state) = match held {
        _ if held.refused => ("plain", "staff-state-refused"),
        _ if ended && held.approved => ("plain", "staff-state-ended"),
        _ if !held.approved => ("wait", "staff-state-waiting"),
        _ if held.waits() => ("wait", "staff-state-set-aside"),
        _ => ("good", "staff-state-holds"),
    };
    let allowed = |action, target: &Target| actor.decide(action, target) != Decision::Deny;
    let target = target_of(actor, held);
    let open = !held.refused && !ended;
    let is_mentor = held.role == Role::Mentor && held.approved && !held.waits() && held.from <= today;
    HeldRow {
        person: held.user_name.clone(),
        person_href: format!("/staff/{}", held.user),
        path: format!("/staff/assignments/{}", held.id),
        place: format!("{place} · {days}"),
        role,
        kind,
        state: text.say(state),
        may_approve: open && held.waits() && allowed(Action::RoleApprove, &target),
        may_refuse: open && !held.approved && allowed(Action::RoleApprove, &target),
        offer: if open && is_mentor && allowed(Action::MentorOffer, &target) {
            format!("/staff/{}/mentoring/{}", held.user, held.site)
        } else {
            String::new()
        },
        may_end: open && held.approved && allowed(Action::AssignmentChange, &target.reason("given")),
        reason_field: reason_field(held.id),
        reasons: REASONS.iter().map(|reason| (*reason, text.say(&format!("staff-reason-{reason}")))).collect(),
    }
}

/// A member within reach; anybody else does not exist.
pub(super) fn get_visible(db: &mut Db<'_>, actor: &Actor, id: UserId) -> Result<Member, Error> {
    let sites = store::list_sites_of(db, id)?;
    let seen = sites.iter().any(|site| actor.reach(Action::StaffRead).sites.contains(site));
    if seen || (sites.is_empty() && may_add(actor)) { store::get_member(db, id) } else { Err(Error::NotFound) }
}

/// What closing an account is about: one of the sites where she has a role now, or none. A role that ended, was refused or
/// was only asked for gives nobody a say over her.
fn disabling(actor: &Actor, id: UserId, held: &[Held], today: Date) -> Vec<Target> {
    let about = |target: Target| Target { about_actor: id == actor.user(), ..target };
    let has = held.iter().filter(|one| one.approved && !one.is_ended(today));
    let mut targets: Vec<Target> = has.map(|one| about(Target::site(one.site))).collect();
    targets.push(about(Target::default()));
    targets
}

/// The page.
pub(super) async fn show_member(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<UserId>) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, &app, &actor, id, form).await?)
}

/// The page again, because one of its forms was refused.
pub(super) async fn show_member_again(
    screen: &Screen,
    app: &App,
    actor: &Actor,
    id: UserId,
    (fields, problems): (Fields, Problems),
) -> Answer {
    show_again(&page(screen, app, actor, id, Form::again(fields, &problems, &screen.text)).await?)
}

async fn page(screen: &Screen, app: &App, actor: &Actor, id: UserId, form: Form) -> Result<MemberPage, Error> {
    let reader = actor.clone();
    let (member, held) =
        app.store().read(move |db| Ok((get_visible(db, &reader, id)?, store::list_held(db, id)?))).await?;
    let today = app.clock().today(&screen.zone);
    let sites = actor.reach(Action::StaffRead).sites;
    let seen: Vec<&Held> = held.iter().filter(|one| sites.contains(&one.site)).collect();
    let may_disable = disabling(actor, id, &held, today)
        .iter()
        .any(|target| actor.decide(Action::UserDisable, target) != Decision::Deny);
    Ok(MemberPage {
        frame: screen.frame("staff-member-title", "more").told(&form),
        form,
        path: format!("/staff/{id}"),
        role_path: format!("/staff/{id}/role"),
        name: member.name,
        sign_in_name: member.sign_in_name,
        disabled: member.disabled,
        held: seen.iter().map(|one| held_row(screen, actor, one, today)).collect(),
        may_ask: !member.disabled && id != actor.user() && actor.may_somewhere(Action::RoleAssign),
        may_invite: !member.disabled && id != actor.user() && may_add(actor),
        may_disable: !member.disabled && may_disable,
    })
}

/// Closes her account: every sign-in ends at once.
pub(super) async fn disable(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<UserId>,
    fields: Fields,
) -> Answer {
    let (submission, today) = (fields.submission(), app.clock().today(&screen.zone));
    app.store()
        .change(actor.by(), move |change| {
            get_visible(change, &actor, id)?;
            let held = store::list_held(change, id)?;
            let mut answers =
                disabling(&actor, id, &held, today).into_iter().map(|target| actor.check(Action::UserDisable, &target));
            let best = answers.find(|answer| !matches!(answer, Err(Error::NotFound)));
            best.unwrap_or(Err(Error::NotFound))?;
            if change.seen_before(&submission)? {
                return change.unchanged(());
            }
            close_account(change, id)?;
            change.commit(Entry::new(Action::UserDisable).on("user", id), ())
        })
        .await?;
    Ok(see_other_with(&format!("/staff/{id}"), "staff-disabled"))
}

/// Closes an account: its sign-ins end at once, its links and known browsers are worth nothing.
///
/// # Errors
/// When it cannot be written.
pub fn close_account(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    users::disable_user(change, user)?;
    sign_in::end_sign_ins_of(change, user)?;
    invitations::void_invitations(change, user)?;
    sign_in::forget_devices(change, user)
}
