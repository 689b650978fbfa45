//! The form, the question whether she is somebody who is written alike, and the registration itself.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::offer::Offer;
use crate::{
    duplicates::{self, Alike, Asked, Indexes, Shown},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::{Change, Committed},
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{GroupId, Id, ParticipantId, SiteId},
        keyring::Keyring,
        page::{Frame, Screen, see_other, show, show_again},
        store::Db,
        text::{Language, Text},
    },
    groups::{self, Group, MemberRole, MembershipId, NewMembership},
    journeys::{self, Arrival},
    people::{self, Basics, Choice, Participant, Step},
    users::Days,
};

#[derive(Template)]
#[template(path = "registration/register.html")]
struct RegisterPage {
    frame: Frame,
    form: Form,
    languages: Vec<Choice>,
    signs: Vec<Choice>,
    groups: Vec<Choice>,
    sites: Vec<Choice>,
    steps: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "registration/namesake.html")]
struct NamesakePage {
    frame: Frame,
    kept: Vec<(String, String)>,
    alike: Vec<Shown>,
}

/// Who is written alike, below the field while it is being typed.
#[derive(Template)]
#[template(path = "registration/alike.html")]
struct AlikePart {
    frame: Frame,
    alike: Vec<Shown>,
}

/// Whoever is written alike: everybody, and those who may be shown.
struct Looked {
    alike: Vec<Alike>,
    shown: Vec<Shown>,
}

/// What the form says, checked.
struct Arriving {
    basics: Basics,
    step: Step,
    on: Date,
}

/// Every field of the form, in its order: the question page hands them on.
const FIELDS: [&str; 10] =
    ["form_id", "chosen_name", "language", "sign", "site", "group", "step", "on-day", "on-month", "on-year"];

impl RegisterPage {
    fn new(screen: &Screen, offer: &Offer, form: Form) -> Self {
        let text = &screen.text;
        RegisterPage {
            frame: screen.frame("registration-short", "people").told(&form),
            languages: people::languages(form.value("language")),
            signs: people::signs(text, form.value("sign")),
            groups: offer.group_choices(text, form.value("group")),
            sites: offer.site_choices(form.value("site")),
            steps: people::steps(text, journeys::next_steps(None), form.value("step")),
            form,
        }
    }
}

/// The form: the programme's language, a picture at random, today.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let mut days = Days::new(app.clock().now());
    let load = app.store().read(move |db| {
        let offer = Offer::load(db, &actor, &mut days)?;
        let site = offer.site_meant(None, "").ok_or(Error::NotFound)?;
        let today = days.at_site(db, site)?;
        Ok((offer, today))
    });
    let (offer, today) = load.await?;
    duplicates::warm(&app, offer.sites.iter().map(|(site, _)| *site).collect());
    let fields = Fields::default()
        .with("language", offer.language.code())
        .with("sign", people::any_sign())
        .with("site", offer.sites.first().map(|(site, _)| site.to_string()).unwrap_or_default())
        .with("step", Step::Enrolled.key())
        .with("on-day", today.day())
        .with("on-month", today.month())
        .with("on-year", today.year());
    show(&RegisterPage::new(&screen, &offer, Form::new(app.clock(), fields)))
}

/// Takes the form: registers her, asks whether she is somebody who is written alike, or shows what is wrong.
pub(super) async fn save(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (who, typed, indexes, text) = (actor.clone(), fields.clone(), app.extension::<Indexes>(), screen.text);
    let (now, keyring) = (app.clock().now(), app.keyring().clone());
    // Looked for on a reading thread: whoever marks a roll meanwhile does not wait for it.
    let looked = app.store().read(move |db| {
        let mut days = Days::new(now);
        let (offer, meant, today) = offered(db, &who, &typed, &mut days)?;
        let id = ParticipantId::parse(typed.text("form_id")).ok_or(Error::Unreadable("error-bad-form"))?;
        if people::find_by_id(db, id)?.is_some() {
            // The same tap again: she is registered already.
            return Ok(Looked { alike: Vec::new(), shown: Vec::new() });
        }
        let (arriving, place) = read(&typed, &offer, today)?;
        let asked = Asked {
            id: Some(id),
            site: site_of(&typed, &offer, place.as_ref()).unwrap_or(meant),
            name: arriving.basics.chosen_name,
            group: place.map(|(group, _)| group.id),
            language: Some(arriving.basics.language),
            today,
        };
        look(db, &who, ((&indexes, &keyring), &asked), &text)
    });
    let looked = match looked.await {
        Err(Error::Refused(problems)) => return again(&screen, &app, actor, fields, &problems).await,
        other => other?,
    };
    if fields.text("confirmed") != "yes" && !looked.shown.is_empty() {
        return show(&NamesakePage {
            frame: screen.frame("registration-short", "people"),
            kept: FIELDS.map(|name| (name.to_owned(), fields.text(name).to_owned())).to_vec(),
            alike: looked.shown,
        });
    }
    let (who, typed) = (actor.clone(), fields.clone());
    let taken = app.store().change(actor.by(), move |change| take(change, &who, &typed, &looked.alike));
    match taken.await {
        Ok(code) => Ok(see_other(&format!("/people/{code}/registered"))),
        Err(Error::Refused(problems)) => again(&screen, &app, actor, fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn again(screen: &Screen, app: &App, actor: Actor, fields: Fields, problems: &Problems) -> Answer {
    let mut days = Days::new(app.clock().now());
    let offer = app.store().read(move |db| Offer::load(db, &actor, &mut days)).await?;
    show_again(&RegisterPage::new(screen, &offer, Form::again(fields, problems, &screen.text)))
}

/// What is offered for what was chosen, where that is, and the day there.
fn offered(db: &mut Db<'_>, actor: &Actor, typed: &Fields, days: &mut Days) -> Result<(Offer, SiteId, Date), Error> {
    let group = GroupId::parse(typed.text("group"));
    let offer = Offer::load_chosen(db, actor, group, days)?;
    let meant = offer.site_meant(group, typed.text("site")).ok_or(Error::NotFound)?;
    let today = days.at_site(db, meant)?;
    Ok((offer, meant, today))
}

fn look(
    db: &mut Db<'_>,
    actor: &Actor,
    (indexes, asked): ((&Indexes, &Keyring), &Asked),
    text: &Text,
) -> Result<Looked, Error> {
    let alike = duplicates::find_alike(indexes, db, asked)?;
    let shown = duplicates::shown_to(db, actor, (asked, &alike), text)?;
    Ok(Looked { alike, shown })
}

/// Who is written alike, asked for by the script of the form while somebody types. Nothing is kept.
pub(super) async fn alike(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (indexes, text, now) = (app.extension::<Indexes>(), screen.text, app.clock().now());
    let keyring = app.keyring().clone();
    let shown = app.store().read(move |db| {
        let (offer, site, today) = offered(db, &actor, &fields, &mut Days::new(now))?;
        let Ok(name) = people::check_name("chosen_name", fields.text("chosen_name")) else { return Ok(Vec::new()) };
        let group = offer.groups.first().map(|(group, _)| group.id);
        let language = Language::parse(fields.text("language"));
        let asked = Asked { id: None, site, name, group, language, today };
        Ok(look(db, &actor, ((&indexes, &keyring), &asked), &text)?.shown)
    });
    show(&AlikePart { alike: shown.await?, frame: screen.frame("registration-short", "people") })
}

fn take(change: &mut Change<'_>, actor: &Actor, typed: &Fields, alike: &[Alike]) -> Result<Committed<String>, Error> {
    let mut days = Days::new(change.at());
    let (offer, _, today) = offered(change, actor, typed, &mut days)?;
    let id = ParticipantId::parse(typed.text("form_id")).ok_or(Error::Unreadable("error-bad-form"))?;
    if change.seen_before(&typed.submission())? {
        let before = people::find_by_id(change, id)?.ok_or(Error::Conflict("error-form-changed"))?;
        return change.unchanged(before.code);
    }
    let (arriving, place) = read(typed, &offer, today)?;
    let site = site_of(typed, &offer, place.as_ref())?;
    let arrival = Arrival { id, site, basics: arriving.basics, step: arriving.step, on: arriving.on };
    let woman = journeys::register(change, &arrival)?;
    if let Some((group, _)) = &place {
        settle(change, &woman, group)?;
    }
    duplicates::note_alike(change, actor, (&woman, today), alike)?;
    let entry = Entry::new(Action::PersonCreate).on_woman(woman.id).detail(woman.state.key());
    change.commit(entry, woman.code)
}

/// A place in the group for who has one, the waiting list for who has not.
fn settle(change: &mut Change<'_>, woman: &Participant, group: &Group) -> Result<(), Error> {
    if !takes_place(woman.state) {
        return groups::add_waiting(change, woman.site, group.id, woman.id, woman.since);
    }
    let stay = NewMembership {
        id: MembershipId::new(change.clock()),
        site: woman.site,
        group: group.id,
        participant: woman.id,
        role: MemberRole::Member,
        from: woman.since,
        until: None,
        left_reason: String::new(),
    };
    groups::add_membership(change, &stay)?;
    let entry = Entry::new(Action::MembershipChange).on_woman(woman.id);
    change.also(&entry.detail(format!("group {}", group.id)))
}

/// Who asked to join, or waits, has no place yet.
fn takes_place(step: Step) -> bool {
    matches!(step, Step::Enrolled | Step::Active)
}

type Place = (Group, i64);

fn read(typed: &Fields, offer: &Offer, today: Date) -> Result<(Arriving, Option<Place>), Error> {
    let mut problems = Problems::default();
    let name = problems.keep(people::check_name("chosen_name", typed.text("chosen_name")));
    let language = problems.keep(people::check_language("language", typed.text("language")));
    let sign = problems.keep(people::check_sign("sign", typed.text("sign")));
    let step = Step::parse(typed.text("step")).filter(|step| journeys::next_steps(None).contains(step));
    let step = problems.keep(step.ok_or_else(|| Problem::new("step", "registration-step-missing")));
    let place = problems.keep(read_place(typed, offer)).flatten();
    if let (Some((group, left)), Some(step)) = (&place, step)
        && takes_place(step)
    {
        problems.keep(groups::check_capacity("group", group.capacity, *left));
    }
    let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
    let on = problems.keep(people::check_day("on", parts, today));
    match (name, language, sign, step, on) {
        (Some(chosen_name), Some(language), Some(sign), Some(step), Some(on)) if problems.is_empty() => {
            Ok((Arriving { basics: Basics { chosen_name, language, sign }, step, on }, place))
        }
        _ => Err(Error::Refused(problems)),
    }
}

/// The group that was chosen, of those that were offered: another one is as unknown as one that never was.
fn read_place(typed: &Fields, offer: &Offer) -> Result<Option<Place>, Problem> {
    if !typed.has("group") {
        return Ok(None);
    }
    let chosen = GroupId::parse(typed.text("group"));
    let known = offer.groups.iter().find(|(group, _)| Some(group.id) == chosen);
    known.cloned().map(Some).ok_or_else(|| Problem::new("group", "registration-group-unknown"))
}

fn site_of(typed: &Fields, offer: &Offer, place: Option<&Place>) -> Result<SiteId, Error> {
    if let Some((group, _)) = place {
        return Ok(group.site);
    }
    let chosen = offer.sites.iter().find(|(site, _)| site.to_string() == typed.text("site"));
    let only = offer.sites.first().filter(|_| offer.sites.len() == 1);
    let site = chosen.or(only).map(|(site, _)| *site);
    site.ok_or_else(|| Problem::new("site", "registration-site-missing").into())
}
