//! A place of the directory: written down, asked about again, no longer offered.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    model::{Cost, Place, PlaceId},
    rules::{LONGEST_LINE, LONGEST_NEED},
    store,
};
use crate::{
    consents::SECTORS,
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, SiteId},
        page::{At, Frame, Query, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people, users,
};

#[derive(Template)]
#[template(path = "referrals/place.html")]
struct PlacePage {
    frame: Frame,
    form: Form,
    action: String,
    /// Its name, when it stands there already.
    held: String,
    sectors: Vec<Choice>,
    costs: Vec<Choice>,
    safe: Vec<Choice>,
}

fn page(screen: &Screen, held: Option<&Place>, form: Form) -> PlacePage {
    let text = &screen.text;
    let chosen = |keys: &[&str], prefix: &str, field: &str| -> Vec<Choice> {
        keys.iter()
            .map(|key| Choice::new(*key, text.say(&format!("{prefix}-{key}")), form.value(field) == *key))
            .collect()
    };
    PlacePage {
        frame: screen.frame("help-short", "more").told(&form),
        action: held.map_or_else(|| "/help".to_owned(), |held| format!("/help/{}", held.id)),
        held: held.map(|held| held.name.clone()).unwrap_or_default(),
        sectors: chosen(&SECTORS, "consent-sector", "sector"),
        costs: chosen(&Cost::ALL.map(Cost::key), "help-cost", "cost"),
        safe: [("yes", "help-safe-yes"), ("no", "help-safe-no")]
            .map(|(value, key)| Choice::new(value, text.say(key), form.value("safe") == value))
            .to_vec(),
        form,
    }
}

fn fields_of(place: &Place) -> Fields {
    Fields::default()
        .with("offers", &place.offers)
        .with("reach", &place.reach)
        .with("hours", &place.hours)
        .with("cost", place.cost.key())
        .with("safe", if place.safe_to_name { "yes" } else { "no" })
}

/// A place from its form. `held`: what it is called and what it helps with stays, since consents name it.
fn read(typed: &Fields, held: Option<&Place>, (id, today): (PlaceId, Date)) -> Result<Place, Error> {
    let mut problems = Problems::default();
    let mut line = |field: &'static str, most, missing: Option<&'static str>| {
        let words = people::check_words(field, typed.text(field), most).and_then(|words| match missing {
            Some(missing) if words.is_empty() => Err(Problem::new(field, missing)),
            _ => Ok(words),
        });
        problems.keep(words).unwrap_or_default()
    };
    let name = if held.is_none() { line("name", LONGEST_LINE, Some("help-name-missing")) } else { String::new() };
    let (offers, reach) =
        (line("offers", LONGEST_NEED, Some("help-offers-missing")), line("reach", LONGEST_LINE, None));
    let hours = line("hours", LONGEST_LINE, None);
    let sector = match held {
        Some(held) => Some(held.sector.clone()),
        None => {
            let known = SECTORS.iter().find(|sector| **sector == typed.text("sector"));
            let known = known.map(|sector| (*sector).to_owned());
            problems.keep(known.ok_or_else(|| Problem::new("sector", "consent-sector-missing")))
        }
    };
    let cost = problems.keep(Cost::parse(typed.text("cost")).ok_or_else(|| Problem::new("cost", "help-cost-missing")));
    let safe = problems.keep(match typed.text("safe") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Problem::new("safe", "help-safe-missing")),
    });
    problems.none()?;
    let (Some(sector), Some(cost), Some(safe_to_name)) = (sector, cost, safe) else { return Err(Error::NotFound) };
    let name = held.map_or(name, |held| held.name.clone());
    Ok(Place { id, sector, name, offers, reach, hours, cost, safe_to_name, checked_on: today, offered: true })
}

fn site_of(typed: &str, actor: &Actor) -> Result<SiteId, Error> {
    let site = SiteId::parse(typed).ok_or(Error::NotFound)?;
    actor.check(Action::HelpEdit, &Target::site(site))?;
    Ok(site)
}

/// A place that is offered, for whoever looks after its directory.
fn get(db: &mut Db<'_>, actor: &Actor, place: PlaceId) -> Result<(Place, SiteId), Error> {
    let (place, site) = store::find_place(db, place)?.ok_or(Error::NotFound)?;
    actor.check(Action::HelpEdit, &Target::site(site))?;
    if place.offered { Ok((place, site)) } else { Err(Error::NotFound) }
}

/// The form for a new place.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let site = site_of(query.text("site"), &actor)?;
    show(&page(&screen, None, Form::new(app.clock(), Fields::default().with("site", site))))
}

/// Writes it down.
pub(super) async fn add(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let typed = fields.clone();
    let added = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let site = site_of(typed.text("site"), &actor)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let today = users::today_at(change, site, now)?;
        let place = read(&typed, None, (PlaceId::new(change.clock()), today))?;
        store::add_place(change, site, &place)?;
        change.commit(Entry::new(Action::HelpEdit).on("place", place.id), ())
    });
    match added.await {
        Ok(()) => Ok(see_other_with("/help", "help-added")),
        Err(Error::Refused(problems)) => show_again(&page(&screen, None, Form::again(fields, &problems, &screen.text))),
        Err(other) => Err(other),
    }
}

/// The form with what stands there.
pub(super) async fn ask_revision(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(place): At<PlaceId>,
) -> Answer {
    let (place, _) = app.store().read(move |db| get(db, &actor, place)).await?;
    show(&page(&screen, Some(&place), Form::new(app.clock(), fields_of(&place))))
}

/// Writes it anew; whoever does has asked.
pub(super) async fn revise(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(place): At<PlaceId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let revised = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (held, site) = get(change, &who, place)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let today = users::today_at(change, site, now)?;
        let revised = read(&typed, Some(&held), (place, today))?;
        store::revise_place(change, &revised)?;
        change.commit(Entry::new(Action::HelpEdit).on("place", place).detail("revised"), ())
    });
    match revised.await {
        Ok(()) => Ok(see_other_with("/help", "help-revised")),
        Err(Error::Refused(problems)) => {
            let (held, _) = app.store().read(move |db| get(db, &actor, place)).await?;
            show_again(&page(&screen, Some(&held), Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// Somebody asked today, and all is as it stands.
pub(super) async fn check(State(app): State<App>, actor: Actor, At(place): At<PlaceId>, fields: Fields) -> Answer {
    let checked = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (held, site) = get(change, &actor, place)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let today = users::today_at(change, site, now)?;
        store::check_place(change, held.id, today)?;
        change.commit(Entry::new(Action::HelpEdit).on("place", place).detail("asked"), ())
    });
    checked.await?;
    Ok(see_other_with("/help", "help-asked"))
}

/// No longer offered; where women were sent there, it stays readable.
pub(super) async fn end(State(app): State<App>, actor: Actor, At(place): At<PlaceId>, fields: Fields) -> Answer {
    let ended = app.store().change(actor.by(), move |change| {
        let (_, site) = store::find_place(change, place)?.ok_or(Error::NotFound)?;
        actor.check(Action::HelpEdit, &Target::site(site))?;
        if change.seen_before(&fields.submission())? || !store::end_place(change, place)? {
            return change.unchanged(());
        }
        change.commit(Entry::new(Action::HelpEdit).on("place", place).detail("ended"), ())
    });
    ended.await?;
    Ok(see_other_with("/help", "help-ended"))
}
