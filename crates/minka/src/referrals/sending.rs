//! Sending her: to one place, while she agrees that it is told, with the least that it needs.

use askama::Template;
use axum::extract::State as Held;
use jiff::Timestamp;

use super::{
    directory::{PlaceLine, place_line},
    found::{self, Known, needs_reason, page_of},
    model::{Place, PlaceId, Referral, ReferralId, State},
    rules::LONGEST_NEED,
    sealed::Told,
    store,
};
use crate::{
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::Id,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people,
};

#[derive(Template)]
#[template(path = "referrals/sending.html")]
struct SendingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    places: Vec<OfferLine>,
    /// She agrees to no place: there is nothing to fill in yet.
    agrees_to_none: bool,
    asks_reason: bool,
}

/// A place, and whether she agrees that it is told.
struct OfferLine {
    place: PlaceLine,
    /// What is to be known before she is sent there.
    known: String,
    agreed: bool,
    chosen: bool,
}

/// Her, the places of her site, and which of them may be told.
type Found = (Known, Vec<(Place, bool)>, bool);

fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: Timestamp) -> Result<Found, Error> {
    let known = found::load(db, actor, code, now)?;
    if !known.may_send {
        return Err(Error::NotFound);
    }
    let mut places = list_offers(db, &known)?;
    // Those that may be told stand first.
    places.sort_by_key(|(_, agreed)| !agreed);
    let asks_reason = needs_reason(actor, &known);
    Ok((known, places, asks_reason))
}

/// The places of her site, and whether she agrees that each is told.
fn list_offers(db: &mut Db<'_>, known: &Known) -> Result<Vec<(Place, bool)>, Error> {
    let mut places = Vec::new();
    for place in store::list_places(db, known.woman.site)? {
        let agreed = consents::holds(db, known.woman.id, Purpose::Sharing, Some(&place.recipient()), known.today)?;
        places.push((place, agreed));
    }
    Ok(places)
}

fn page(screen: &Screen, (known, places, asks_reason): Found, form: Form) -> SendingPage {
    let line = |(place, agreed): &(Place, bool)| {
        let line = place_line(&screen.text, place, known.today);
        OfferLine {
            known: line.say(&screen.text),
            agreed: *agreed,
            chosen: form.value("place") == line.id,
            place: line,
        }
    };
    SendingPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        here: page_of(&known.woman),
        places: places.iter().map(line).collect(),
        agrees_to_none: places.iter().all(|(_, agreed)| !agreed),
        code: known.woman.code,
        asks_reason,
        form,
    }
}

/// The form.
pub(super) async fn ask(screen: Screen, Held(app): Held<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let found = app.store().read(move |db| load(db, &actor, &code, now)).await?;
    let fields = Fields::default().with("called", &found.0.woman.chosen_name);
    show(&page(&screen, found, Form::new(app.clock(), fields)))
}

fn read(db: &mut Db<'_>, typed: &Fields, (known, asks_reason): (&Known, bool)) -> Result<(Place, Told), Error> {
    let mut problems = Problems::default();
    let chosen = PlaceId::parse(typed.text("place"));
    let place = chosen.map(|place| store::find_place(db, place)).transpose()?.flatten();
    let place = place.filter(|(place, site)| place.offered && *site == known.woman.site).map(|(place, _)| place);
    if place.is_none() {
        let agrees = list_offers(db, known)?.iter().any(|(_, agreed)| *agreed);
        problems.add(Problem::new("place", if agrees { "referrals-place-missing" } else { "referrals-none-agreed" }));
    }
    if let Some(place) = &place {
        let agrees = consents::holds(db, known.woman.id, Purpose::Sharing, Some(&place.recipient()), known.today)?;
        if !agrees {
            problems.add(Problem::new("place", "referrals-no-consent").with("place", &place.name));
        }
    }
    let mut words = |field: &'static str, missing: Option<&'static str>| {
        let words = people::check_words(field, typed.text(field), LONGEST_NEED).and_then(|words| match missing {
            Some(missing) if words.is_empty() => Err(Problem::new(field, missing)),
            _ => Ok(words),
        });
        problems.keep(words).unwrap_or_default()
    };
    let told = Told {
        need: words("need", Some("referrals-need-missing")),
        called: words("called", None),
        reason: if asks_reason { words("reason", Some("referrals-why-missing")) } else { String::new() },
    };
    problems.none()?;
    place.map(|place| (place, told)).ok_or(Error::NotFound)
}

/// Sends her.
pub(super) async fn send(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let sent = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &who, &at, now)?;
        let asks_reason = needs_reason(&who, &known);
        let reason = if asks_reason { typed.text("reason") } else { "" };
        // Without a reason she is told so beside the field, and not that the page is not there.
        let with = if asks_reason && reason.is_empty() { "asked below" } else { reason };
        who.check(Action::ReferralSend, &known.target.clone().reason(with))?;
        let page = page_of(&known.woman);
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page);
        }
        let (place, told) = read(change, &typed, (&known, asks_reason))?;
        let id = ReferralId::new(change.clock());
        let referral = Referral { id, woman: known.woman.id, state: State::Sent, state_on: known.today, told };
        super::add_referral(change, &keyring, known.woman.site, (&referral, place.id))?;
        let entry = Entry::new(Action::ReferralSend).on_woman(known.woman.id);
        change.commit(entry.detail(format!("referral {id}")), page)
    });
    match sent.await {
        Ok(page) => Ok(see_other_with(&page, "referrals-sent")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let found = app.store().read(move |db| load(db, &actor, &code, now)).await?;
            show_again(&page(&screen, found, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
