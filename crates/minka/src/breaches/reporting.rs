//! Writing it down, by anybody who works here, in a minute. The clock runs from when it was noticed.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, ToSpan};

use super::{
    model::{BreachId, Kind, NewBreach, Thing},
    rules::{self, due},
    sealed::{self, Words},
    store,
};
use crate::{
    consents::country_of,
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        ids::{Id, SiteId},
        law::{self, Country, Declared},
        page::{Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    users,
};

/// Whose account it may be: who worked here within so many days.
const ACCOUNT_DAYS: i32 = 400;

/// Writes it down. The caller has checked it and the action. `said`: whose law the folder keeps.
///
/// # Errors
/// When it cannot be written.
pub fn report(change: &mut Change<'_>, new: &NewBreach, said: Option<Country>) -> Result<BreachId, Error> {
    let programme = users::get_programme_of(change, new.site)?;
    let name = law::name_of(said, country_of(&programme.currency));
    let until = due(law::law_named(name).breach, new.noticed, &programme.zone);
    let id = BreachId::new(change.clock());
    let sealed = sealed::seal(change.keyring()?.installation(), (id, Words::Happened), &new.words)?;
    store::add_breach(change, (id, new), (name, until), &sealed)?;
    Ok(id)
}

#[derive(Template)]
#[template(path = "breaches/reporting.html")]
struct ReportingPage {
    frame: Frame,
    form: Form,
    sites: Vec<Choice>,
    site: String,
    kinds: Vec<Choice>,
    things: Vec<Choice>,
    accounts: Vec<Choice>,
    groups: Vec<Choice>,
}

/// What can be chosen at a site.
struct There {
    site: SiteId,
    zone: String,
    sites: Vec<(SiteId, String)>,
    accounts: Vec<(String, String)>,
    groups: Vec<(String, String)>,
}

/// The site of a form, among those at which somebody works, and what can be chosen there.
fn there(db: &mut Db<'_>, actor: &Actor, typed: &Fields, now: Timestamp) -> Result<There, Error> {
    let reach = actor.reach(Action::BreachReport).sites;
    let site = if typed.has("site") { SiteId::parse(typed.text("site")) } else { reach.first().copied() };
    let site = site.ok_or(Error::NotFound)?;
    actor.check(Action::BreachReport, &Target::site(site))?;
    let zone = users::get_programme_of(db, site)?.zone;
    let since = day_in(now, &zone).saturating_sub(ACCOUNT_DAYS.days());
    let mut sites = Vec::new();
    for one in reach {
        sites.push((one, users::get_site(db, one)?.name));
    }
    let (accounts, groups) = (store::list_accounts(db, site, since)?, store::list_groups(db, site)?);
    Ok(There { site, zone, sites, accounts, groups })
}

async fn page(screen: &Screen, app: &App, actor: Actor, form: Form) -> Result<ReportingPage, Error> {
    let (typed, now) = (form.fields.clone(), app.clock().now());
    let there = app.store().read(move |db| there(db, &actor, &typed, now)).await?;
    let text = &screen.text;
    let keyed = |field: &str, key: &'static str| {
        Choice::new(key, text.say(&format!("breaches-{field}-{key}")), form.chosen(field, key))
    };
    let listed = |field: &str, all: &[(String, String)]| {
        let nothing = Choice::new("", text.say("breaches-which-none"), form.value(field).is_empty());
        let one = |(id, name): &(String, String)| Choice::new(id, name, form.chosen(field, id));
        std::iter::once(nothing).chain(all.iter().map(one)).collect()
    };
    Ok(ReportingPage {
        frame: screen.frame("breaches-title", "more").told(&form),
        sites: there.sites.iter().map(|(one, name)| Choice::new(one, name, *one == there.site)).collect(),
        site: there.site.to_string(),
        kinds: Kind::ALL.iter().map(|kind| keyed("kind", kind.key())).collect(),
        things: Thing::ALL.iter().map(|thing| keyed("thing", thing.key())).collect(),
        accounts: listed("account", &there.accounts),
        groups: listed("group", &there.groups),
        form,
    })
}

/// A moment as a form begins with it.
pub(super) fn with_moment(fields: Fields, name: &str, at: Timestamp, zone: &str) -> Fields {
    let there = at.to_zoned(jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC));
    let hour = format!("{:02}:{:02}", there.hour(), there.minute());
    fields.with_day(name, there.date()).with(&format!("{name}_hour"), hour)
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let fields = with_moment(Fields::default(), "noticed", app.clock().now(), &screen.zone);
    let form = Form::new(app.clock(), fields);
    show(&page(&screen, &app, actor, form).await?)
}

/// Writes it down.
pub(super) async fn save(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let said = app.extension::<Declared>().whereabouts().and_then(|said| said.country);
    let (who, typed) = (actor.clone(), fields.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let there = there(change, &who, &typed, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(None);
        }
        let known: Vec<String> = there.accounts.iter().chain(&there.groups).map(|(id, _)| id.clone()).collect();
        let moment = (day_in(now, &there.zone), now, there.zone.as_str());
        let new = rules::read(&typed, moment, (there.site, &known)).map_err(Error::Refused)?;
        if new.thing == Thing::Export && store::find_export(change, &new.thing_id)?.is_none() {
            return Err(Problem::new("mark", "breaches-mark-unknown").into());
        }
        let id = report(change, &new, said)?;
        change.commit(Entry::new(Action::BreachReport).on("breach", id), Some(id))
    });
    match saved.await {
        Ok(Some(id)) if actor.may_somewhere(Action::BreachRead) => {
            Ok(see_other_with(&format!("/breaches/{id}"), "breaches-written"))
        }
        Ok(_) if actor.may_somewhere(Action::BreachRead) => Ok(see_other_with("/breaches", "breaches-written")),
        Ok(_) => Ok(see_other_with("/more", "breaches-written")),
        Err(Error::Refused(problems)) => {
            show_again(&page(&screen, &app, actor, Form::again(fields, &problems, &screen.text)).await?)
        }
        Err(other) => Err(other),
    }
}
