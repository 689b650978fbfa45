//! The directory: who helps with what, at what cost, and how long ago somebody asked.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{found::say_sector, model::Place, rules, store};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        error::{Answer, Error},
        page::{Frame, Screen, show},
        text::Text,
    },
    users,
};

#[derive(Template)]
#[template(path = "referrals/directory.html")]
struct DirectoryPage {
    frame: Frame,
    sites: Vec<SitePart>,
}

struct SitePart {
    id: String,
    name: String,
    may_edit: bool,
    places: Vec<PlaceLine>,
}

/// A place as it is read.
pub(super) struct PlaceLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) sector: String,
    pub(super) offers: String,
    /// How it is reached, and when.
    pub(super) reach: String,
    pub(super) cost: String,
    pub(super) unsafe_to_name: bool,
    pub(super) checked: String,
    pub(super) stale: bool,
}

/// The page.
pub(super) async fn show_directory(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let mut sites = Vec::new();
        for site in actor.reach(Action::HelpRead).sites {
            let today = users::today_at(db, site, now)?;
            let may_edit = actor.decide(Action::HelpEdit, &Target::site(site)) != Decision::Deny;
            sites.push((site, users::get_site(db, site)?.name, may_edit, store::list_places(db, site)?, today));
        }
        if sites.is_empty() { Err(Error::NotFound) } else { Ok(sites) }
    });
    let text = screen.text;
    let part =
        |(site, name, may_edit, places, today): (crate::foundation::ids::SiteId, _, _, Vec<Place>, Date)| SitePart {
            id: site.to_string(),
            name,
            may_edit,
            places: places.iter().map(|place| place_line(&text, place, today)).collect(),
        };
    let sites = found.await?.into_iter().map(part).collect();
    show(&DirectoryPage { frame: screen.frame("help-short", "more"), sites })
}

/// A place as it is read.
pub(super) fn place_line(text: &Text, place: &Place, today: Date) -> PlaceLine {
    let (reach, stale) = ([place.reach.as_str(), place.hours.as_str()], rules::is_stale(place.checked_on, today));
    PlaceLine {
        id: place.id.to_string(),
        name: place.name.clone(),
        sector: say_sector(text, &place.sector),
        offers: place.offers.clone(),
        reach: reach.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        cost: text.say(&format!("help-cost-{}", place.cost.key())),
        unsafe_to_name: !place.safe_to_name,
        checked: text
            .phrase(if stale { "help-checked-long" } else { "help-checked" })
            .with("day", text.short_day(place.checked_on))
            .to_string(),
        stale,
    }
}

impl PlaceLine {
    /// All that is to be known before she is sent there, where it is chosen; what is dangerous first.
    pub(super) fn say(&self, text: &Text) -> String {
        let warning = if self.unsafe_to_name { text.say("help-unsafe") } else { String::new() };
        let parts = [&warning, &self.sector, &self.reach, &self.cost, &self.checked];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" \u{b7} ")
    }
}
