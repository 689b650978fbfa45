//! The list: which files come to their end, why, on which day, and what can be done about it.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    model::{Ending, Waits, WordsEnding},
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
    /// About whom words come to their end; which is said nowhere.
    words: Vec<Line>,
}

/// One site's rule.
struct Part {
    name: String,
    rule: String,
    /// Where it is changed; empty for whoever may not.
    change: String,
    words_rule: String,
    words_change: String,
}

/// One file, or the words about one woman.
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
    months: i64,
    endings: Vec<Ending>,
    words: Vec<WordsEnding>,
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
            months: store::words::find_months(db, programme)?,
            endings: store::list_endings(db, *site, today)?,
            words: store::words::list_words_endings(db, *site, today)?,
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
            words_rule: text.phrase("retention-words-rule").count(found.months).to_string(),
            words_change: if may { format!("/retention/{}/words", found.site) } else { String::new() },
        }
    };
    let may_hold = |site| actor.decide(Action::HoldPlace, &Target::site(site).reason("to be asked")) != Decision::Deny;
    let files = found.iter().flat_map(|found| {
        let may_hold = may_hold(found.site);
        found.endings.iter().map(move |ending| line(&text, ending, found.years, may_hold))
    });
    let words = found.iter().flat_map(|found| {
        let may_hold = may_hold(found.site);
        found.words.iter().map(move |ending| words_line(&text, ending, may_hold))
    });
    show(&EndingPage {
        frame: screen.frame("retention-title", "more"),
        sites: found.iter().map(part).collect(),
        files: files.collect(),
        words: words.collect(),
    })
}

/// When it goes, or what keeps it.
fn say_when(text: &Text, (ends, listed): (Date, Date), waits: Option<Waits>) -> (&'static str, String) {
    let day = |key: &str, day| text.phrase(key).with("day", text.full_day(day)).to_string();
    match (waits, rules::goes_on(ends, listed, waits)) {
        (Some(Waits::Hold(until)), _) => ("good", day("retention-kept", until)),
        (Some(Waits::Merge), _) => ("wait", text.say("retention-waits-merge")),
        (Some(Waits::Review), _) => ("wait", text.say("retention-waits-review")),
        (None, goes) => ("wait", goes.map(|goes| day("retention-goes", goes)).unwrap_or_default()),
    }
}

fn words_line(text: &Text, ending: &WordsEnding, may_hold: bool) -> Line {
    let (kind, word) = say_when(text, (ending.ends, ending.listed), ending.waits);
    Line {
        code: ending.woman.code.clone(),
        sign: ending.woman.sign.clone(),
        name: ending.woman.chosen_name.clone(),
        kind,
        word,
        last: String::new(),
        why: String::new(),
        may_hold: may_hold && !matches!(ending.waits, Some(Waits::Hold(_))),
    }
}

fn line(text: &Text, ending: &Ending, years: i64, may_hold: bool) -> Line {
    let day = |key: &str, day| text.phrase(key).with("day", text.full_day(day)).to_string();
    let (kind, word) = say_when(text, (ending.ends, ending.listed), ending.waits);
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
