//! The list: which files come to their end, why, on which day, and what can be done about it.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{Ending, Waits},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        error::{Answer, Error},
        ids::SiteId,
        page::{Frame, Screen, show},
        store::Db,
        text::Text,
    },
    users,
};

#[derive(Template)]
#[template(path = "retention/ending.html")]
struct EndingPage {
    frame: Frame,
    sites: Vec<Part>,
    files: Vec<Line>,
}

/// One site's rule.
struct Part {
    name: String,
    rule: String,
    /// Where it is changed; empty for whoever may not.
    change: String,
}

/// One file.
struct Line {
    code: String,
    sign: String,
    name: String,
    kind: &'static str,
    word: String,
    last: String,
    why: String,
    may_hold: bool,
}

struct Found {
    site: SiteId,
    name: String,
    years: i64,
    endings: Vec<Ending>,
}

fn load(db: &mut Db<'_>, sites: &[SiteId], now: Timestamp) -> Result<Vec<Found>, Error> {
    let mut found = Vec::new();
    for site in sites {
        let today = users::today_at(db, *site, now)?;
        let programme = users::get_programme_of(db, *site)?.id;
        found.push(Found {
            site: *site,
            name: users::get_site(db, *site)?.name,
            years: store::find_years(db, programme)?,
            endings: store::list_endings(db, *site, today)?,
        });
    }
    Ok(found)
}

/// The page, for whoever may forget at some site.
pub(super) async fn show_list(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let (now, sites) = (app.clock().now(), actor.reach(Action::EraseRequest).sites);
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let found = app.store().read(move |db| load(db, &sites, now)).await?;
    let text = screen.text;
    let part = |found: &Found| {
        let may = actor.decide(Action::RetentionChoose, &Target::site(found.site)) != Decision::Deny;
        Part {
            name: found.name.clone(),
            rule: text.phrase("retention-rule").count(found.years).to_string(),
            change: if may { format!("/retention/{}/years", found.site) } else { String::new() },
        }
    };
    let may_hold = |site| actor.decide(Action::HoldPlace, &Target::site(site).reason("to be asked")) != Decision::Deny;
    let files = found.iter().flat_map(|found| {
        let may_hold = may_hold(found.site);
        found.endings.iter().map(move |ending| line(&text, ending, found.years, may_hold))
    });
    show(&EndingPage {
        frame: screen.frame("retention-title", "more"),
        sites: found.iter().map(part).collect(),
        files: files.collect(),
    })
}

fn line(text: &Text, ending: &Ending, years: i64, may_hold: bool) -> Line {
    let day = |key: &str, day| text.phrase(key).with("day", text.full_day(day)).to_string();
    let (kind, word) = match (ending.waits, rules::goes_on(ending.ends, ending.listed, ending.waits)) {
        (Some(Waits::Hold(until)), _) => ("good", day("retention-kept", until)),
        (Some(Waits::Merge), _) => ("wait", text.say("retention-waits-merge")),
        (Some(Waits::Review), _) => ("wait", text.say("retention-waits-review")),
        (None, goes) => ("wait", goes.map(|goes| day("retention-goes", goes)).unwrap_or_default()),
    };
    Line {
        code: ending.woman.code.clone(),
        sign: ending.woman.sign.clone(),
        name: ending.woman.chosen_name.clone(),
        kind,
        word,
        last: day("retention-last", ending.last_contact),
        why: text.phrase("retention-why").count(years).to_string(),
        may_hold: may_hold && !matches!(ending.waits, Some(Waits::Hold(_))),
    }
}
