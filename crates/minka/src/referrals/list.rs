//! Where she was sent, and what became of it: each step a tap.

use askama::Template;
use axum::extract::State as Held;

use super::{
    found::{self, Known, page_of},
    model::{Place, REASONS, Referral, ReferralId, State},
    paper, rules, sealed, store,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    audit::Entry,
    error::{Answer, Error},
    form::{Choice, Fields, Form, Problems},
    page::{At, Frame, Screen, see_other_with, show, show_again},
    text::Text,
};

#[derive(Template)]
#[template(path = "referrals/list.html")]
struct ReferralsPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    full: bool,
    may_send: bool,
    may_update: bool,
    referrals: Vec<ReferralCard>,
}

struct ReferralCard {
    id: String,
    /// The place's name; only what it is for where the reader may not see more.
    place: String,
    sector: String,
    kind: &'static str,
    state: String,
    reason: String,
    need: String,
    unanswered: bool,
    /// They took her long ago: somebody should ask how it went.
    long_accepted: bool,
    may_print: bool,
    may_take_back: bool,
    /// Where it stands, so that nobody takes back what came after her page was shown.
    stands: &'static str,
    next: Vec<(&'static str, String)>,
    /// Reasons, where one of the next steps needs one.
    reasons: Vec<Choice>,
    /// The field of the day of a step: its name, what stands in it, what is wrong with it.
    on: String,
    day: [String; 3],
    day_problem: String,
    /// Whether the refusal on the page is about this one.
    refused: bool,
}

/// Her; where she was sent, and whether she agrees that this place is told; why it did not come about.
type Found = (Known, Vec<(Referral, Place, bool)>, Vec<(ReferralId, String)>);

async fn read(app: &App, actor: Actor, code: String) -> Result<Found, Error> {
    let keyring = app.keyring().clone();
    let read = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &actor, &code, now)?;
        let mut referrals = Vec::new();
        for (mut referral, blob, place) in store::list_referrals(change, known.woman.id)? {
            if known.full {
                referral.told = sealed::open(&keyring, referral.woman, referral.id, &blob)?;
            }
            let waits = known.full && referral.state == State::Sent;
            let agrees = waits && paper::is_offered(change, &known, &place)?;
            referrals.push((referral, place, agrees));
        }
        let reasons = store::list_reasons(change, known.woman.id)?;
        let entry = Entry::new(Action::ReferralRead).on_woman(known.woman.id);
        let entry = entry.detail(format!("referrals {}", referrals.len()));
        change.commit(entry, (known, referrals, reasons))
    });
    read.await
}

/// The page.
pub(super) async fn show_referrals(screen: Screen, Held(app): Held<App>, actor: Actor, At(code): At<String>) -> Answer {
    let found = read(&app, actor, code).await?;
    show(&page(&screen, found, Form::new(app.clock(), Fields::default())))
}

fn page(screen: &Screen, (known, referrals, reasons): Found, form: Form) -> ReferralsPage {
    let card = |one: &(Referral, Place, bool)| card(&screen.text, (&known, &form), one, &reasons);
    ReferralsPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        here: page_of(&known.woman),
        full: known.full,
        may_send: known.may_send,
        may_update: known.may_update,
        referrals: referrals.iter().map(card).collect(),
        code: known.woman.code,
        form,
    }
}

fn card(
    text: &Text,
    (known, form): (&Known, &Form),
    (referral, place, agrees): &(Referral, Place, bool),
    reasons: &[(ReferralId, String)],
) -> ReferralCard {
    let steps = if known.may_update { rules::next(referral.state) } else { &[] };
    let reason = reasons.iter().find(|(of, _)| *of == referral.id);
    let state = format!("referrals-state-{}", referral.state.key());
    let refused = !form.problems.is_empty() && form.value("referral") == referral.id.to_string();
    let on = day_field(referral.id);
    let today = Fields::default().with_day(&on, known.today);
    let day = parts(if refused { &form.fields } else { &today }, &on).map(str::to_owned);
    let reason_of = |key: &&str| {
        let chosen = refused && form.value("reason") == *key;
        Choice::new(key, text.say(&format!("referrals-reason-{key}")), chosen)
    };
    ReferralCard {
        id: referral.id.to_string(),
        place: if known.full { place.name.clone() } else { String::new() },
        sector: found::say_sector(text, &place.sector),
        kind: match referral.state {
            State::Sent => "wait",
            State::Accepted => "info",
            State::Done => "good",
            State::Refused | State::NotMade | State::NotSent => "plain",
        },
        state: text.phrase(&state).with("day", text.short_day(referral.state_on)).to_string(),
        reason: reason.map(|(_, key)| text.say(&format!("referrals-reason-{key}"))).unwrap_or_default(),
        need: referral.told.need.clone(),
        unanswered: rules::is_unanswered(referral.state, referral.state_on, known.today),
        long_accepted: rules::is_long_accepted(referral.state, referral.state_on, known.today),
        may_print: *agrees,
        may_take_back: known.may_update && rules::may_take_back(referral.state),
        stands: referral.state.key(),
        next: steps.iter().map(|step| (step.key(), text.say(&format!("referrals-say-{}", step.key())))).collect(),
        reasons: REASONS.iter().map(reason_of).collect(),
        day_problem: if refused { form.problem(&on).to_owned() } else { String::new() },
        on,
        day,
        refused,
    }
}

/// Every referral of the page has a day of its own.
fn day_field(referral: ReferralId) -> String {
    format!("on-{referral}")
}

fn parts<'a>(typed: &'a Fields, name: &str) -> [&'a str; 3] {
    ["day", "month", "year"].map(|part| typed.text(&format!("{name}-{part}")))
}

/// What became of it.
pub(super) async fn take_step(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, referral)): At<(String, ReferralId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let taken = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &who, &at, now)?;
        who.check(Action::ReferralUpdate, &known.target)?;
        let (held, _) = found::get_referral(change, &keyring, &known, referral)?;
        let page = page_of(&known.woman);
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page);
        }
        let state = State::parse(typed.text("state")).filter(|state| rules::next(held.state).contains(state));
        let state = state.ok_or(Error::Conflict("error-referral-step"))?;
        let mut problems = Problems::default();
        let reason = problems.keep(rules::check_reason(state, typed.text("reason")));
        let on = day_field(referral);
        let days = (held.state_on, known.today);
        let on = problems.keep(rules::check_step_day(&on, parts(&typed, &on), days));
        problems.none()?;
        super::add_step(change, &held, (state, on.unwrap_or(known.today), reason.unwrap_or_default()))?;
        let entry = Entry::new(Action::ReferralUpdate).on_woman(known.woman.id);
        change.commit(entry.detail(format!("referral {referral} {}", state.key())), page)
    });
    match taken.await {
        Ok(page) => Ok(see_other_with(&page, "referrals-stepped")),
        Err(Error::Refused(problems)) => {
            let found = read(&app, actor, code).await?;
            let form = Form::again(fields.with("referral", referral), &problems, &screen.text);
            show_again(&page(&screen, found, form))
        }
        Err(other) => Err(other),
    }
}

/// The last step was a slip: it stays as one, and the referral stands where it stood before.
pub(super) async fn take_back(
    Held(app): Held<App>,
    actor: Actor,
    At((code, referral)): At<(String, ReferralId)>,
    fields: Fields,
) -> Answer {
    let taken = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &actor, &code, now)?;
        actor.check(Action::ReferralUpdate, &known.target)?;
        let (held, ..) = store::find_referral(change, known.woman.id, referral)?.ok_or(Error::NotFound)?;
        let page = page_of(&known.woman);
        if change.seen_before(&fields.submission())? {
            return change.unchanged(page);
        }
        if fields.text("stands") != held.state.key() {
            return Err(Error::Conflict("error-referral-step"));
        }
        let Some(state) = store::take_step_back(change, referral)? else { return change.unchanged(page) };
        let entry = Entry::new(Action::ReferralUpdate).on_woman(known.woman.id);
        change.commit(entry.detail(format!("referral {referral} back to {}", state.key())), page)
    });
    Ok(see_other_with(&taken.await?, "referrals-taken-back"))
}
