//! Going through a whole site: a job with progress. What is sealed is opened in memory, portion by portion, compared and let go
//! of; that this happens is written into the chain before, and nothing of it is kept but codes of how two values agree.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use linkage::{Register, Settings};

use super::{
    model::{Found, PairKey, Search, SearchId},
    rules::{self, Compared},
    store as rows,
};
use crate::{
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
        store::Store,
        text::Text,
    },
    identities::{self, Identity},
};

/// Women read at a time: whoever waits for the same thread waits for no more than this.
const PORTION: u32 = 500;

/// Searches under way or done, by site and by who began them.
type Searches = Jobs<Result<Search, Error>>;

#[derive(Template)]
#[template(path = "duplicates/searching.html")]
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
    let women = app.store().read(move |db| rows::count_women(db, site)).await?;
    let women = u64::try_from(women).unwrap_or(0);
    Ok(Some((value.min(women), most.min(women), end)))
}

fn so_far(text: &Text, value: u64, most: u64) -> String {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    text.phrase("duplicates-so-far").number("done", number(value)).number("all", number(most)).to_string()
}

/// The whole work, on a thread of its own. Without a keyring only the names that women chose are compared. The caller has checked the action and written into the chain that it begins.
///
/// # Errors
/// When the database cannot be read or written, or what is sealed does not open.
pub fn compare_site(
    (store, keyring): (&Store, Option<&Keyring>),
    by: By,
    site: SiteId,
    progress: &Arc<Progress>,
) -> Result<Search, Error> {
    let (women, register, by_papers) = read_all((store, keyring), site, progress)?;
    let all = i64::try_from(women.len()).unwrap_or(i64::MAX);
    let (pairs, effort) = register.pairs();
    let found = i64::try_from(pairs.len()).unwrap_or(i64::MAX);
    let at = |place: u32| place as usize;
    let pairs = pairs.into_iter().take(rules::MOST_KEPT).filter_map(|pair| {
        let key = PairKey::of(women[at(pair.one)], women[at(pair.other)])?;
        let papers = by_papers[at(pair.one)] || by_papers[at(pair.other)];
        let reasons = rules::whys(&pair.reasons, papers);
        Some(Found { key, likely: rules::ten_thousandths(pair.probability), reasons })
    });
    let pairs: Vec<Found> = pairs.collect();
    let (compared, left_out) = (effort.compared, effort.left_out);
    store.change_now(by, move |change| {
        rows::remove_searched(change, site)?;
        for pair in &pairs {
            rows::save_pair(change, site, pair, "search")?;
        }
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let search = Search {
            id: SearchId::new(change.clock()),
            site,
            at: change.at(),
            women: all,
            compared: number(compared),
            left_out: number(left_out),
            found,
            kept: i64::try_from(pairs.len()).unwrap_or(i64::MAX),
        };
        rows::add_search(change, &search)?;
        let detail = format!("{all} women, {found} pairs, {left_out} left out");
        change.commit(Entry::new(Action::DuplicateReview).on("site", site).detail(detail), search)
    })
}

type Read = (Vec<ParticipantId>, Register, Vec<bool>);

/// Everybody of the site, portion by portion. What was opened lives as long as its portion; what stays are numbers for words.
fn read_all(
    (store, keyring): (&Store, Option<&Keyring>),
    site: SiteId,
    progress: &Arc<Progress>,
) -> Result<Read, Error> {
    let expected = store.read_now(move |db| rows::count_women(db, site))?;
    progress.expect(u64::try_from(expected).unwrap_or(0));
    let mut register = Register::new(Settings { least: rules::LEAST_LISTED, ..Settings::default() });
    let (mut women, mut by_papers, mut after) = (Vec::new(), Vec::new(), String::new());
    loop {
        let (keyring, from) = (keyring.cloned(), after);
        let portion = store.read_now(move |db| {
            let mut portion = Vec::new();
            for (woman, chosen) in rows::list_names_after(db, site, &from, PORTION)? {
                let held = match &keyring {
                    Some(keyring) => identities::find_identity(db, keyring, woman)?.unwrap_or_default(),
                    None => Identity::default(),
                };
                let papers = rules::part_name(&chosen, &held.legal_name);
                portion.push((woman, Compared { chosen, papers, birth_date: held.birth_date, phone: held.phone }));
            }
            Ok(portion)
        })?;
        let Some((last, _)) = portion.last() else { return Ok((women, register, by_papers)) };
        after = last.to_string();
        for (woman, compared) in &portion {
            register.add(&compared.person());
            women.push(*woman);
            by_papers.push(compared.by_papers());
        }
        progress.reached(women.len() as u64);
    }
}
