//! Going through a whole site by hand: a job with progress. What is sealed is opened in memory, portion by portion, compared and let go
//! of; that this happens is written into the chain before, and nothing of it is kept but codes of how two values agree.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use linkage::{Register, Settings};

use crate::{
    duplicates::{self, Compared, Found, Gone, Search},
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::By,
        error::{Answer, Error},
        form::Fields,
        ids::{Id, ParticipantId, SiteId},
        jobs::{End, Jobs, Progress},
        keyring::Keyring,
        page::{At, Frame, Screen, see_other, see_other_with, show},
        store::{Db, Store},
        text::Text,
    },
    identities::{self, Identity},
};

/// Women read at a time: whoever waits for the same thread waits for no more than this.
pub(super) const PORTION: u32 = 500;

/// Searches under way or done, by site and by who began them.
type Searches = Jobs<Result<Search, Error>>;

#[derive(Template)]
#[template(path = "comparisons/searching.html")]
struct SearchingPage {
    frame: Frame,
    here: String,
    value: u64,
    most: u64,
    words: String,
}

fn key(actor: &Actor, site: SiteId) -> String {
    format!("{site} {}", actor.user())
}

/// Begins one; one that is under way goes on.
pub(super) async fn begin(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let site = SiteId::parse(fields.text("scope")).ok_or(Error::NotFound)?;
    actor.check(Action::DuplicateReview, &Target::site(site))?;
    let begun = app.store().change(actor.by(), move |change| {
        if change.seen_before(&fields.submission())? {
            return change.unchanged(false);
        }
        let entry = Entry::new(Action::DuplicateReview).on("site", site).detail("search begun");
        change.commit(entry, true)
    });
    let (searches, key) = (app.extension::<Searches>(), key(&actor, site));
    if begun.await? {
        if let Some((_, _, End::Done(_))) = searches.find(&key, actor.user()) {
            searches.forget(&key);
        }
        let (store, keyring, by) = (app.store().clone(), app.keyring().clone(), actor.by());
        searches.start(&key, actor.user(), move |progress| {
            let compared = compare_site((&store, Some(&keyring)), by, site, progress);
            compared.inspect_err(|cause| tracing::error!(%cause, "a search for duplicates failed"))
        });
    }
    Ok(see_other(&format!("/duplicates/search/{site}")))
}

/// How far it is; done, the list.
pub(super) async fn watch(screen: Screen, State(app): State<App>, actor: Actor, At(site): At<SiteId>) -> Answer {
    actor.check(Action::DuplicateReview, &Target::site(site))?;
    let list = format!("/duplicates?scope={site}");
    match seen(&app, app.extension::<Searches>().find(&key(&actor, site), actor.user()), site).await? {
        Some((value, most, End::Running)) => show(&SearchingPage {
            frame: screen.frame("duplicates-title", "people"),
            here: format!("/duplicates/search/{site}"),
            words: so_far(&screen.text, value, most),
            value,
            most: most.max(1),
        }),
        Some((_, _, End::Done(end))) if end.is_err() => Ok(see_other_with(&list, "duplicates-search-failed")),
        Some((_, _, End::Done(_))) => Ok(see_other_with(&list, "duplicates-search-done")),
        None => Ok(see_other(&list)),
    }
}

/// The same for the script of the page.
pub(super) async fn progress(screen: Screen, State(app): State<App>, actor: Actor, At(site): At<SiteId>) -> Answer {
    actor.check(Action::DuplicateReview, &Target::site(site))?;
    let found = app.extension::<Searches>().find(&key(&actor, site), actor.user());
    let (value, most, done) = match seen(&app, found, site).await? {
        Some((value, most, End::Running)) => (value, most.max(1), false),
        Some((_, most, End::Done(_))) => (most.max(1), most.max(1), true),
        None => (1, 1, true),
    };
    let words = so_far(&screen.text, value, most);
    let body = serde_json::json!({ "value": value, "most": most, "text": words, "done": done }).to_string();
    let answer: Response = ([(header::CONTENT_TYPE, "application/json")], body).into_response();
    Ok(answer)
}

/// How far a search is, without the women who are hidden from whoever watches it.
async fn seen<T>(
    app: &App,
    found: Option<(u64, u64, End<T>)>,
    site: SiteId,
) -> Result<Option<(u64, u64, End<T>)>, Error> {
    let Some((value, most, end)) = found else { return Ok(None) };
    let women = app.store().read(move |db| duplicates::count_women(db, site)).await?;
    let women = u64::try_from(women).unwrap_or(0);
    Ok(Some((value.min(women), most.min(women), end)))
}

fn so_far(text: &Text, value: u64, most: u64) -> String {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    text.phrase("duplicates-so-far").number("done", number(value)).number("all", number(most)).to_string()
}

/// Goes through a whole site, on a thread of its own. Without a keyring only the names that women chose are compared. The caller has
/// checked the action and written into the chain that it begins.
///
/// # Errors
/// When the database cannot be read or written, or what is sealed does not open.
pub fn compare_site(
    (store, keyring): (&Store, Option<&Keyring>),
    by: By,
    site: SiteId,
    progress: &Arc<Progress>,
) -> Result<Search, Error> {
    let seen = store.read_now(duplicates::newest_entry)?;
    let everybody = read_all((store, keyring), site, progress)?;
    let (women, by_papers) = (everybody.women, everybody.by_papers);
    let (pairs, effort) = everybody.register.pairs();
    let (compared, left_out) = (effort.compared, effort.left_out);
    let gone = Gone { seen, women: women.len(), compared, left_out, found: pairs.len() };
    let at = |place: u32| place as usize;
    let kept = pairs.into_iter().take(duplicates::MOST_KEPT).filter_map(|pair| {
        let papers = by_papers[at(pair.one)] || by_papers[at(pair.other)];
        Found::of((women[at(pair.one)], women[at(pair.other)]), pair.probability, &pair.reasons, papers)
    });
    let kept: Vec<Found> = kept.collect();
    store.change_now(by, move |change| {
        let search = duplicates::keep_search(change, site, gone, &kept)?;
        let detail = format!("{} women, {} pairs, {} left out", gone.women, gone.found, gone.left_out);
        change.commit(Entry::new(Action::DuplicateReview).on("site", site).detail(detail), search)
    })
}

/// Everybody of a site as numbers for words, in one order.
pub(super) struct Everybody {
    pub(super) register: Register,
    pub(super) women: Vec<ParticipantId>,
    pub(super) by_papers: Vec<bool>,
}

/// Everybody of the site, portion by portion. What was opened lives as long as its portion; what stays are numbers for words.
pub(super) fn read_all(
    (store, keyring): (&Store, Option<&Keyring>),
    site: SiteId,
    progress: &Progress,
) -> Result<Everybody, Error> {
    let expected = store.read_now(move |db| duplicates::count_women(db, site))?;
    progress.expect(u64::try_from(expected).unwrap_or(0));
    let register = Register::new(Settings { least: duplicates::LEAST_LISTED, ..Settings::default() });
    let mut everybody = Everybody { register, women: Vec::new(), by_papers: Vec::new() };
    let mut after = String::new();
    loop {
        let (keyring, from) = (keyring.cloned(), after);
        let portion = store.read_now(move |db| {
            let women = duplicates::list_names_after(db, site, &from, PORTION)?;
            open_all(db, keyring.as_ref(), women)
        })?;
        let Some((last, _)) = portion.last() else { return Ok(everybody) };
        after = last.to_string();
        for (woman, compared) in &portion {
            everybody.register.add(&compared.person());
            everybody.women.push(*woman);
            everybody.by_papers.push(compared.by_papers());
        }
        progress.reached(everybody.women.len() as u64);
    }
}

/// What is compared of some women: the names they chose, and in memory what is sealed.
pub(super) fn open_all(
    db: &mut Db<'_>,
    keyring: Option<&Keyring>,
    women: Vec<(ParticipantId, String)>,
) -> Result<Vec<(ParticipantId, Compared)>, Error> {
    let mut opened = Vec::with_capacity(women.len());
    for (woman, chosen) in women {
        let held = match keyring {
            Some(keyring) => identities::find_identity(db, keyring, woman)?.unwrap_or_default(),
            None => Identity::default(),
        };
        opened.push((woman, Compared::of(chosen, held)));
    }
    Ok(opened)
}
