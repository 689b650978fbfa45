//! A woman joins a group: chosen by code, by name, or from those who wait.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    model::{Candidate, role_word},
    rules::{Joining, check_joining},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{GroupId, Id},
        page::{At, Frame, Query, Screen, see_other_with, show, show_again},
        store::Db,
    },
    groups::{self, Group, MemberRole, MembershipId, NewMembership},
    people::{self, Participant},
    timetables,
};

#[derive(Template)]
#[template(path = "memberships/add.html")]
struct AddPage {
    frame: Frame,
    form: Form,
    here: String,
    search: String,
    may_search: bool,
    found: Vec<Choice>,
    waiting: Vec<Choice>,
    free: Vec<Choice>,
    roles: Vec<Choice>,
    places: String,
    /// What is wrong with the code, or, when no list is shown, with whoever it names.
    code_problem: String,
    full: bool,
    may_edit: bool,
}

/// Whom the page offers.
struct Offer {
    group: Group,
    today: Date,
    left: i64,
    may_search: bool,
    found: Vec<Candidate>,
    waiting: Vec<Candidate>,
    free: Vec<Candidate>,
}

fn offer(db: &mut Db<'_>, actor: &Actor, (group, today): (Group, Date), typed: &str) -> Result<Offer, Error> {
    // Who may find the women of the whole site sees them here too; others add by the code that a woman tells them.
    let may_search = actor.reach(Action::PersonFind).sites.contains(&group.site);
    let key = people::search_key(typed);
    let (mut found, mut free) = (Vec::new(), Vec::new());
    if may_search {
        if let Some(end) = people::after_prefix(&key) {
            found = store::search(db, group.site, &key, &end)?;
        }
        free = store::list_without_group(db, group.site, today)?;
    }
    let waiting = store::list_waiting(db, group.id, today)?;
    free.retain(|woman| waiting.iter().all(|other| other.code != woman.code));
    let left = groups::places_left(db, group.id, today)?;
    Ok(Offer { group, today, left, may_search, found, waiting, free })
}

async fn page(screen: &Screen, app: &App, actor: &Actor, id: GroupId, form: Form) -> Result<AddPage, Error> {
    let (now, by, typed) = (app.clock().now(), actor.clone(), form.value("q").to_owned());
    let load = app.store().read(move |db| {
        let (group, today) = groups::get_group_today(db, id, now)?;
        by.check(Action::MembershipChange, &groups::target_of(&group))?;
        offer(db, &by, (group, today), &typed)
    });
    let offer = load.await?;
    let form = if form.value("from-day").is_empty() && form.problems.is_empty() {
        Form { fields: form.fields.with_day("from", offer.today).with("role", "member"), ..form }
    } else {
        form
    };
    let text = screen.text;
    let choice = |woman: &Candidate| Choice {
        value: woman.code.clone(),
        label: woman.chosen_name.clone(),
        hint: woman.code.clone(),
        chosen: form.value("woman") == woman.code,
    };
    let roles = MemberRole::ALL.into_iter();
    let taken = offer.group.capacity - offer.left;
    let places = text.phrase("group-places").number("taken", taken).number("capacity", offer.group.capacity);
    let wrong = [form.problem("code"), form.problem("woman")];
    let code_problem = wrong.into_iter().find(|words| !words.is_empty()).unwrap_or_default().to_owned();
    let title = if form.problems.is_empty() { String::new() } else { text.say("design-problem-title") + " " };
    Ok(AddPage {
        frame: screen.frame_titled(title + &text.say("membership-add-short"), "groups"),
        here: format!("/groups/{id}"),
        search: form.value("q").to_owned(),
        may_search: offer.may_search,
        found: offer.found.iter().map(choice).collect(),
        waiting: offer.waiting.iter().map(choice).collect(),
        free: offer.free.iter().map(choice).collect(),
        roles: roles
            .map(|role| Choice::new(role.key(), text.say(role_word(role)), form.value("role") == role.key()))
            .collect(),
        places: places.to_string(),
        code_problem,
        full: !form.problem("woman").is_empty() && offer.left <= 0,
        may_edit: matches!(actor.decide(Action::GroupEdit, &groups::target_of(&offer.group)), Decision::Permit(_)),
        form,
    })
}

/// The form; `q` searches, `woman` chooses beforehand.
pub(super) async fn ask(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    Query(query): Query,
) -> Answer {
    let fields = Fields::default().with("q", query.text("q")).with("woman", query.text("woman"));
    let form = Form::new(app.clock(), fields);
    show(&page(&screen, &app, &actor, id, form).await?)
}

/// The woman that the form names: a code typed goes before one chosen. A code of another site is like no code at all.
fn named(db: &mut Db<'_>, group: &Group, fields: &Fields) -> Result<Participant, Error> {
    let typed = if fields.has("code") { fields.text("code") } else { fields.text("woman") };
    if typed.is_empty() {
        return Err(Problem::new("woman", "membership-woman-missing").into());
    }
    let field = if fields.has("code") { "code" } else { "woman" };
    let code = people::read_code(typed).unwrap_or_else(|| typed.to_owned());
    let woman = people::find_by_code(db, &code)?.filter(|woman| woman.site == group.site);
    woman.ok_or_else(|| Problem::new(field, "membership-code-unknown").into())
}

/// Takes the form.
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
        by.check(Action::MembershipChange, &groups::target_of(&group))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged("membership-added");
        }
        let woman = named(change, &group, &typed)?;
        if typed.text("instead") == "wait" {
            groups::add_waiting(change, group.site, id, woman.id, today)?;
            let entry = Entry::new(Action::MembershipChange).on_woman(woman.id);
            return change.commit(entry.detail(format!("waits for group {id}")), "membership-waits");
        }
        let stay = join(change, (&group, today), &woman, &typed)?;
        let detail = format!("{} of group {id} from {}", stay.role.key(), stay.from);
        let entry = Entry::new(Action::MembershipChange).on_woman(woman.id).detail(detail);
        change.commit(entry, "membership-added")
    });
    match added.await {
        Ok(notice) => Ok(see_other_with(&format!("/groups/{id}"), notice)),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, &actor, id, form).await?)
        }
        Err(error) => Err(error),
    }
}

fn join(
    change: &mut Change<'_>,
    (group, today): (&Group, Date),
    woman: &Participant,
    typed: &Fields,
) -> Result<NewMembership, Error> {
    let mut problems = Problems::default();
    let role = MemberRole::parse(typed.text("role")).ok_or(Problem::new("role", "membership-role-missing"));
    let (role, from) = (problems.keep(role), problems.keep(timetables::day_of(typed, "from")));
    let (Some(role), Some(from)) = (role, from) else { return Err(Error::Refused(problems)) };
    let stays = store::list_spans(change, group.id, woman.id, None)?;
    // A visitor who becomes a member on that day or later is no second stay: her visit ends where her place begins.
    let visit = groups::find_member_on(change, group.id, woman.id, from)?
        .filter(|held| held.role == MemberRole::Visitor && role.takes_a_place());
    let stays = if visit.is_some() { stays.into_iter().filter(|stay| stay.1.is_some()).collect() } else { stays };
    check_joining(&Joining {
        group,
        today,
        from,
        role,
        stays: &stays,
        state: woman.state,
        first_step: store::find_first_step(change, woman.id)?,
        places_left: groups::places_left(change, group.id, from)?,
    })?;
    if let Some(visit) = visit {
        groups::end_membership(change, visit.membership, from, super::model::ROLE_CHANGED)?;
    }
    let stay = NewMembership {
        id: MembershipId::new(change.clock()),
        site: group.site,
        group: group.id,
        participant: woman.id,
        role,
        from,
        until: None,
        left_reason: String::new(),
    };
    groups::add_membership(change, &stay)?;
    Ok(stay)
}
