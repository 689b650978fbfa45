//! What a programme asks of a woman: every field that may stay empty, switched on and off, and its own words for what brings women.

use askama::Template;
use axum::extract::State;

use super::{
    model::{Why, WhyId},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problems},
        ids::{Id, SiteId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    switches::{self, About, Switch},
    users::{self, Programme, ProgrammeId},
};

#[derive(Template)]
#[template(path = "backgrounds/settings.html")]
struct SettingsPage {
    frame: Frame,
    form: Form,
    programmes: Vec<Part>,
}

/// One programme's questions.
struct Part {
    site: String,
    name: String,
    groups: Vec<Group>,
    whys: Vec<Why>,
}

/// The switches of one form.
struct Group {
    about: &'static str,
    title: String,
    switches: Vec<Choice>,
}

/// The programmes of the sites that somebody runs, each with one of its sites.
fn programmes(db: &mut Db<'_>, actor: &Actor) -> Result<Vec<(SiteId, Programme)>, Error> {
    users::list_programmes_of(db, &actor.reach(Action::BackgroundChoose).sites)
}

fn load(db: &mut Db<'_>, actor: &Actor, text: &Text) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for (site, programme) in programmes(db, actor)? {
        let off = switches::list_off(db, programme.id)?;
        let group = |about: About| Group {
            about: about.key(),
            title: text.say(&format!("switches-{}", about.key())),
            switches: Switch::ALL
                .into_iter()
                .filter(|switch| switch.about() == about)
                .map(|switch| Choice::new(switch.key(), switch.say(text), !off.has(switch)))
                .collect(),
        };
        parts.push(Part {
            site: site.to_string(),
            name: programme.name,
            groups: About::ALL.map(group).into(),
            whys: store::list_whys(db, programme.id)?.into_iter().filter(|why| !why.ended).collect(),
        });
    }
    Ok(parts)
}

/// The programme of the site that a form names, for whoever runs it.
fn chosen(db: &mut Db<'_>, actor: &Actor, fields: &Fields) -> Result<ProgrammeId, Error> {
    let site = SiteId::parse(fields.text("site")).ok_or(Error::NotFound)?;
    actor.check(Action::BackgroundChoose, &Target::site(site))?;
    Ok(users::get_programme_of(db, site)?.id)
}

/// The page.
pub(super) async fn show_settings(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let text = screen.text;
    let programmes = app.store().read(move |db| load(db, &actor, &text)).await?;
    let form = Form::new(app.clock(), Fields::default());
    show(&SettingsPage { frame: screen.frame("backgrounds-settings", "more"), form, programmes })
}

/// Switches on what was ticked, and everything else off.
pub(super) async fn choose(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let by = actor.by();
    let done = app.store().change(by, move |change| {
        let programme = chosen(change, &actor, &fields)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let (on, off): (Vec<Switch>, Vec<Switch>) =
            Switch::ALL.into_iter().partition(|switch| fields.all("on").any(|chosen| chosen == switch.key()));
        switches::set_on(change, programme, &on)?;
        switches::set_off(change, programme, &off)?;
        let entry = Entry::new(Action::BackgroundChoose).on("programme", programme);
        let asked = on.into_iter().map(Switch::key).collect::<Vec<_>>().join(" ");
        change.commit(entry.detail(format!("asks {asked}")), ())
    });
    done.await?;
    Ok(see_other_with("/backgrounds", "backgrounds-chosen"))
}

/// Adds a line to the programme's own list.
pub(super) async fn add_reason(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let done = app.store().change(actor.by(), move |change| {
        let programme = chosen(change, &who, &typed)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let known = store::list_whys(change, programme)?.iter().filter(|why| !why.ended).count();
        let words = rules::check_words(typed.text("words"), known)?;
        let why = store::add_why(change, programme, &words)?;
        let entry = Entry::new(Action::BackgroundChoose).on("programme", programme);
        change.commit(entry.detail(format!("reason {why} added")), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with("/backgrounds", "backgrounds-chosen")),
        Err(Error::Refused(problems)) => again(&screen, &app, actor, fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn again(screen: &Screen, app: &App, actor: Actor, fields: Fields, problems: &Problems) -> Answer {
    let text = screen.text;
    let programmes = app.store().read(move |db| load(db, &actor, &text)).await?;
    let form = Form::again(fields, problems, &screen.text);
    show_again(&SettingsPage { frame: screen.frame("backgrounds-settings", "more").told(&form), form, programmes })
}

/// A line that is no longer offered; where it was chosen it stays.
pub(super) async fn end_reason(State(app): State<App>, actor: Actor, At(why): At<WhyId>, fields: Fields) -> Answer {
    let by = actor.by();
    let done = app.store().change(by, move |change| {
        let programme = store::find_programme_of(change, why)?.ok_or(Error::NotFound)?;
        let mine = programmes(change, &actor)?.into_iter().find(|(_, known)| known.id == programme);
        let (site, _) = mine.ok_or(Error::NotFound)?;
        actor.check(Action::BackgroundChoose, &Target::site(site))?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        store::end_why(change, why)?;
        let entry = Entry::new(Action::BackgroundChoose).on("programme", programme);
        change.commit(entry.detail(format!("reason {why} ended")), ())
    });
    done.await?;
    Ok(see_other_with("/backgrounds", "backgrounds-chosen"))
}
