//! One request: what they ask, what was decided, what is to be done next, and who has to be told.

use askama::Template;
use axum::extract::State as Held;
use jiff::{Timestamp, civil::Date};

use super::{
    model::{Decision, Field, Named, OutsideRequestId, Request, State, Verdict},
    sealed, store,
};
use crate::{
    contacts,
    foundation::{
        access::{Action, Actor, Decision as Allowed, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problems},
        page::{At, Frame, Screen, show, show_again},
        store::Db,
        text::Text,
    },
    users::{self, Days},
};

#[derive(Template)]
#[template(path = "outside_requests/request.html")]
struct RequestPage {
    frame: Frame,
    form: Form,
    here: String,
    /// Who asks, by kind.
    kind: String,
    state: String,
    is_late: bool,
    on_paper: bool,
    /// What was said: term and words.
    lines: Vec<(String, String)>,
    women: Vec<Line>,
    /// How many of those they named are not here.
    missing: Option<String>,
    law_forbids: bool,
    /// What was proposed or decided, in sentences.
    decided: Vec<(String, String)>,
    may_propose: bool,
    may_confirm: bool,
    may_take_back: bool,
    may_extract: bool,
    verdicts: Vec<Choice>,
    fields: Vec<Choice>,
}

struct Line {
    code: String,
    /// When she was told; empty: not yet.
    told: String,
    /// Nobody reaches her but her mentor.
    in_danger: bool,
}

/// What a page is made of.
pub(super) struct Found {
    request: Request,
    decision: Option<Decision>,
    women: Vec<(Named, bool)>,
    today: Date,
}

/// A request as the table asks about it; `w`: who proposed does not confirm.
pub(super) fn target(request: &Request, decision: Option<&Decision>, actor: &Actor) -> Target {
    let proposed = decision.is_some_and(|decision| decision.proposed_by == actor.user().to_string());
    Target { recorded_by_actor: proposed, ..Target::site(request.site) }
}

/// The request, for whoever may do this with it.
pub(super) fn get_for(
    db: &mut Db<'_>,
    actor: &Actor,
    (id, action): (OutsideRequestId, Action),
) -> Result<(Request, Option<Decision>), Error> {
    let request = store::find_request(db, id)?.ok_or(Error::NotFound)?;
    let decision = store::find_decision(db, id)?;
    actor.check(action, &target(&request, decision.as_ref(), actor))?;
    Ok((request, decision))
}

fn find(db: &mut Db<'_>, actor: &Actor, (id, now): (OutsideRequestId, Timestamp)) -> Result<Found, Error> {
    let (request, decision) = get_for(db, actor, (id, Action::OutsideRead))?;
    let today = users::today_at(db, request.site, now)?;
    let mut women = Vec::new();
    for named in store::list_women(db, id)? {
        let in_danger = contacts::is_paused(db, named.woman)? || contacts::has_card(db, named.woman)?;
        women.push((named, in_danger));
    }
    Ok(Found { request, decision, women, today })
}

/// The page: the entry first, then what is sealed.
pub(super) async fn show_request(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(id): At<OutsideRequestId>,
) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&load(&screen, &app, (&actor, id), form).await?)
}

/// The page once more, with what stops what was sent.
pub(super) async fn show_problems(
    screen: &Screen,
    app: &App,
    (actor, id): (&Actor, OutsideRequestId),
    (fields, problems): (Fields, Problems),
) -> Answer {
    let form = Form::again(fields, &problems, &screen.text);
    show_again(&load(screen, app, (actor, id), form).await?)
}

async fn load(
    screen: &Screen,
    app: &App,
    (actor, id): (&Actor, OutsideRequestId),
    form: Form,
) -> Result<RequestPage, Error> {
    let who = actor.clone();
    let found = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let found = find(change, &who, (id, now))?;
        change.commit(Entry::new(Action::OutsideRead).on("request", id), found)
    });
    page(screen, app, actor, (found.await?, form))
}

/// Fields in words.
pub(super) fn say_fields(text: &Text, fields: &[Field]) -> String {
    fields.iter().map(|field| text.say(&format!("outside-field-{}", field.key()))).collect::<Vec<_>>().join(", ")
}

fn page(screen: &Screen, app: &App, actor: &Actor, (found, form): (Found, Form)) -> Result<RequestPage, Error> {
    let (text, keys) = (screen.text, app.keys());
    let Found { request, decision, women, today } = found;
    let may = |action| actor.decide(action, &target(&request, decision.as_ref(), actor)) != Allowed::Deny;
    let is_closed = matches!(request.state, State::Answered | State::Withdrawn);
    let waits = decision.as_ref().is_some_and(|decision| decision.confirmer.is_none());
    let gives = decision.as_ref().is_some_and(|decision| decision.verdict != Verdict::Refuse);
    let is_late = !is_closed && request.due < today;
    let visible = i64::try_from(women.len()).unwrap_or(i64::MAX);
    let missing =
        (visible < request.asked).then(|| text.phrase("outside-not-found").count(request.asked - visible).to_string());
    let field = |field: &Field| {
        let label = text.say(&format!("outside-field-{}", field.key()));
        Choice::new(field.key(), label, form.chosen("fields", field.key()))
    };
    let verdict = |verdict: Verdict| {
        let label = text.say(&format!("outside-verdict-{}", verdict.key()));
        Choice::new(verdict.key(), label, form.chosen("verdict", verdict.key()))
    };
    Ok(RequestPage {
        frame: screen.frame("outside-short", "more").told(&form),
        here: format!("/outside/{}", request.id),
        kind: text.say(&format!("outside-kind-{}", request.kind.key())),
        state: text.say(&format!("outside-state-{}", if is_late { "late" } else { request.state.key() })),
        lines: say_request(&text, keys, &request)?,
        women: women.iter().map(|(named, in_danger)| say_woman(&text, named, *in_danger)).collect(),
        missing,
        decided: decision.as_ref().map_or(Ok(Vec::new()), |decision| say_decision(screen, keys, decision))?,
        may_propose: decision.is_none() && request.state == State::Open && may(Action::OutsideDecide),
        may_confirm: waits && may(Action::OutsideConfirm),
        may_take_back: !is_closed && may(Action::OutsideDecide),
        may_extract: request.state == State::Decided && gives && may(Action::OutsideExtract),
        verdicts: Verdict::ALL
            .into_iter()
            .filter(|verdict| request.on_paper || *verdict == Verdict::Refuse)
            .map(verdict)
            .collect(),
        fields: request.fields.iter().map(field).collect(),
        on_paper: request.on_paper,
        law_forbids: request.law_forbids,
        is_late,
        form,
    })
}

fn say_woman(text: &Text, named: &Named, in_danger: bool) -> Line {
    Line { code: named.code.clone(), told: named.told.map(|day| text.full_day(day)).unwrap_or_default(), in_danger }
}

fn say_request(
    text: &Text,
    keys: &crate::foundation::crypto::Keys,
    request: &Request,
) -> Result<Vec<(String, String)>, Error> {
    let ask = sealed::open(keys, request.id, &request.sealed)?;
    let lines = [
        ("outside-office", ask.office),
        ("outside-reference", ask.reference),
        ("outside-basis", ask.basis),
        ("outside-purpose", ask.purpose),
        ("outside-fields", say_fields(text, &request.fields)),
        ("outside-received", text.full_day(request.received)),
        ("outside-due", text.full_day(request.due)),
        ("outside-forbids", ask.forbids),
    ];
    Ok(lines.into_iter().filter(|(_, words)| !words.is_empty()).map(|(key, words)| (text.say(key), words)).collect())
}

fn say_decision(
    screen: &Screen,
    keys: &crate::foundation::crypto::Keys,
    decision: &Decision,
) -> Result<Vec<(String, String)>, Error> {
    let text = screen.text;
    let proposed = text
        .phrase("outside-by-at")
        .with("name", &decision.proposer)
        .with("at", text.instant(decision.proposed, &screen.zone));
    let confirmed = decision.confirmer.clone().unwrap_or_else(|| text.say("outside-waits"));
    let lines = [
        ("outside-verdict", text.say(&format!("outside-verdict-{}", decision.verdict.key()))),
        ("outside-given", say_fields(&text, &decision.fields)),
        ("outside-why", sealed::open_why(keys, decision.id, &decision.sealed)?),
        ("outside-proposed", proposed.to_string()),
        ("outside-confirmed", confirmed),
    ];
    Ok(lines.into_iter().filter(|(_, words)| !words.is_empty()).map(|(key, words)| (text.say(key), words)).collect())
}

/// A request that waits for an answer, for somebody's first page.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    /// Which.
    pub id: OutsideRequestId,
    /// Until when.
    pub day: Date,
    /// Whether that day is over.
    pub late: bool,
}

/// The requests that wait at the sites of whoever answers them, the most pressing first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_due(db: &mut Db<'_>, actor: &Actor, days: &mut Days) -> Result<Vec<Due>, Error> {
    let mut due = Vec::new();
    for site in actor.reach(Action::OutsideRecord).sites {
        let today = days.at_site(db, site)?;
        let open = store::list_open(db, site)?;
        due.extend(open.into_iter().map(|one| Due { id: one.id, day: one.due, late: one.due < today }));
    }
    due.sort_by_key(|due| due.day);
    Ok(due)
}
