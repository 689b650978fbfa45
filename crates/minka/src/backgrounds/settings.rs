//! What a programme asks: questions switched on and off, and its own words for what brings women.

use askama::Template;
use axum::extract::State;

use super::{
    model::{SWITCHES, Why, WhyId},
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
    switches: Vec<Choice>,
    whys: Vec<Why>,
}

/// The programmes of the sites that somebody runs, each with one of its sites.
fn programmes(db: &mut Db<'_>, actor: &Actor) -> Result<Vec<(SiteId, Programme)>, Error> {
    users::list_programmes_of(db, &actor.reach(Action::BackgroundChoose).sites)
}

fn load(db: &mut Db<'_>, actor: &Actor, text: &Text) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for (site, programme) in programmes(db, actor)? {
        let off = store::list_off(db, programme.id)?;
        let switch = |key: &&'static str| {
            let is_on = off.iter().all(|off| off != key);
            Choice::new(*key, text.say(&format!("backgrounds-switch-{key}")), is_on)
        };
        parts.push(Part {
            site: site.to_string(),
            name: programme.name,
            switches: SWITCHES.iter().map(switch).collect(),
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

/// Switches questions on and off.
pub(super) async fn choose(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let by = actor.by();
    let done = app.store().change(by, move |change| {
        let programme = chosen(change, &actor, &fields)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let (on, off): (Vec<&str>, Vec<&str>) =
            SWITCHES.iter().partition(|key| fields.all("on").any(|chosen| chosen == **key));
        store::set_on(change, programme, &on)?;
        store::set_off(change, programme, &off)?;
        let entry = Entry::new(Action::BackgroundChoose).on("programme", programme);
        change.commit(entry.detail(format!("asks {}", on.join(" "))), ())
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
