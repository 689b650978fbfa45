//! She was not sent: where to, and why not. So it is known what she did not want, and what is missing here. The place is told nothing.

use askama::Template;
use axum::extract::State as Held;

use super::{
    found::{self, Known, page_of, say_sector},
    model::{Place, PlaceId, REASONS, Referral, ReferralId, State},
    rules,
    sealed::{self, Told},
    store,
};
use crate::{
    consents,
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::Id,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people,
};

#[derive(Template)]
#[template(path = "referrals/not_sent.html")]
struct NotSentPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    places: Vec<Choice>,
    reasons: Vec<Choice>,
}

/// Her, and the places of her site.
type Found = (Known, Vec<Place>);

fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: jiff::Timestamp) -> Result<Found, Error> {
    let known = found::load(db, actor, code, now)?;
    if actor.decide(Action::ReferralUpdate, &known.target) == Decision::Deny {
        return Err(Error::NotFound);
    }
    let places = store::list_places(db, known.woman.site)?;
    Ok((known, places))
}

fn page(screen: &Screen, (known, places): &Found, form: Form) -> NotSentPage {
    let text = &screen.text;
    let place = |place: &Place| {
        let chosen = form.value("place") == place.id.to_string();
        Choice { hint: say_sector(text, &place.sector), ..Choice::new(place.id, &place.name, chosen) }
    };
    let reason = |key: &&str| {
        let chosen = form.value("reason") == *key;
        Choice::new(key, text.say(&format!("referrals-reason-{key}")), chosen)
    };
    NotSentPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        here: page_of(&known.woman),
        code: known.woman.code.clone(),
        places: places.iter().map(place).collect(),
        reasons: REASONS.iter().map(reason).collect(),
        form,
    }
}

/// The form.
pub(super) async fn ask(screen: Screen, Held(app): Held<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let found = app.store().read(move |db| load(db, &actor, &code, now)).await?;
    let form = Form::new(app.clock(), Fields::default().with_day("on", found.0.today));
    show(&page(&screen, &found, form))
}

fn read(typed: &Fields, (known, places): &Found) -> Result<(PlaceId, jiff::civil::Date, &'static str), Error> {
    let mut problems = Problems::default();
    let place = PlaceId::parse(typed.text("place")).filter(|id| places.iter().any(|place| place.id == *id));
    let place = problems.keep(place.ok_or_else(|| Problem::new("place", "referrals-place-missing")));
    let reason = problems.keep(rules::check_reason(State::NotSent, typed.text("reason")));
    let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
    let on = problems.keep(people::check_day("on", parts, known.today));
    match (place, on, reason) {
        (Some(place), Some(on), Some(reason)) => Ok((place, on, reason)),
        _ => Err(Error::Refused(problems)),
    }
}

/// Writes it down.
pub(super) async fn save(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let found = load(change, &who, &at, now)?;
        let woman = &found.0.woman;
        who.check(Action::ReferralUpdate, &found.0.target)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page_of(woman));
        }
        consents::check_takes_part(change, woman.id)?;
        let (place, on, reason) = read(&typed, &found)?;
        let (id, told) = (ReferralId::new(change.clock()), Told::default());
        let blob = sealed::seal(&keyring, woman.id, id, &told)?;
        let referral = Referral { id, woman: woman.id, state: State::NotSent, state_on: on, told };
        store::add_referral(change, woman.site, (&referral, place), &blob)?;
        store::add_step(change, (id, woman.id), (State::NotSent, on, reason))?;
        let entry = Entry::new(Action::ReferralUpdate).on_woman(woman.id);
        change.commit(entry.detail(format!("referral {id} {}", State::NotSent.key())), page_of(woman))
    });
    match saved.await {
        Ok(page) => Ok(see_other_with(&page, "referrals-stepped")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let found = app.store().read(move |db| load(db, &actor, &code, now)).await?;
            show_again(&page(&screen, &found, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
