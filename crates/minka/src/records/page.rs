//! Both papers on a screen, to be printed. They are of the programmes of the reader's own sites.

use askama::Template;
use axum::extract::State;

use super::{
    facts::Facts,
    model::{Paper, Part},
    processing::records_of_processing,
    security::security_document,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        law::Declared,
        page::{Frame, Screen, show},
        text::Text,
        upkeep::{Place, Upkeep},
    },
    users,
};

#[derive(Template)]
#[template(path = "records/both.html")]
struct BothPage {
    frame: Frame,
    /// Whether nobody has said whose law is kept.
    undeclared: bool,
}

#[derive(Template)]
#[template(path = "records/paper.html")]
struct PaperPage {
    frame: Frame,
    paper: Paper,
}

/// What both go by, for whoever may read them.
async fn gather(app: &App, actor: &Actor) -> Result<Facts, Error> {
    let sites = actor.reach(Action::RecordsRead).sites;
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let found = app.store().read(move |db| users::list_programmes_of(db, &sites)).await?;
    let mut programmes: Vec<users::Programme> = found.into_iter().map(|(_, programme)| programme).collect();
    programmes.sort_by(|one, other| (&one.name, one.id.to_string()).cmp(&(&other.name, other.id.to_string())));
    programmes.dedup_by_key(|programme| programme.id);
    let place = app.extension::<Place>();
    let upkeep = place.folder().and_then(|folder| Upkeep::read(folder).ok());
    let whereabouts = app.extension::<Declared>().whereabouts().cloned().unwrap_or_default();
    Ok(Facts { at: app.clock().now(), programmes, whereabouts, upkeep })
}

/// What there is to read.
pub(super) async fn show_both(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let facts = gather(&app, &actor).await?;
    let undeclared = !app.is_demo() && facts.whereabouts.country.is_none();
    show(&BothPage { frame: screen.frame("records-title", "more"), undeclared })
}

async fn show_paper(screen: Screen, app: App, actor: Actor, make: fn(&Text, &Facts) -> Paper) -> Answer {
    let facts = gather(&app, &actor).await?;
    let paper = make(&screen.text, &facts);
    show(&PaperPage { frame: screen.frame("records-title", "more"), paper })
}

/// The records of processing.
pub(super) async fn show_processing(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    show_paper(screen, app, actor, records_of_processing).await
}

/// The security document.
pub(super) async fn show_security(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    show_paper(screen, app, actor, security_document).await
}
