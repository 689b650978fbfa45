//! Comparing by itself: every night the sites in which something is new, and a site into which a list has just come.

use std::sync::Arc;

use jiff::Timestamp;

use super::{elsewhere::compare_elsewhere, rules, searching, store as rows};
use crate::{
    duplicates::{self, Search, UnderWay},
    foundation::{
        access::Action,
        app::App,
        audit::Entry,
        change::By,
        error::Error,
        ids::{Id, SiteId},
        jobs::Progress,
        keyring::Keyring,
        store::{Db, Store},
    },
    users,
};

/// More entries than this say that something is new, whatever they are.
const MOST_ENTRIES: u32 = 2_000;

/// Goes through every site whose night it is and in which something is new, one after the other. How many those were.
///
/// # Errors
/// When the database cannot be read or written, or what is sealed does not open.
pub async fn compare_at_night(app: &App) -> Result<usize, Error> {
    let (now, keyring) = (app.clock().now(), app.keyring().clone());
    let due = app.store().read(move |db| list_due(db, &keyring, now)).await?;
    let under_way = app.extension::<UnderWay>();
    let (mut gone_through, mut failed) = (0, None);
    for (site, last) in due {
        let (store, keyring, progress) = (app.store().clone(), app.keyring().clone(), Arc::new(Progress::default()));
        under_way.begin(site, &progress);
        let since = last.unwrap_or(Timestamp::UNIX_EPOCH);
        let work = move || compare_new((&store, &keyring), By::Program, (site, since), &progress);
        let done = tokio::task::spawn_blocking(work).await;
        under_way.end(site);
        // One site that fails keeps no other from its night.
        match done.map_err(|cause| Error::unexpected("compare a site at night", cause)).flatten() {
            Ok(_) => gone_through += 1,
            Err(why) => failed = Some(why),
        }
    }
    failed.map_or(Ok(gone_through), Err)
}

/// Goes through a site, and compares those of whom something was sealed since an instant with the other sites of the programme.
/// That it begins is written into the chain first.
///
/// # Errors
/// When the database cannot be read or written, or what is sealed does not open.
pub fn compare_new(
    (store, keyring): (&Store, &Keyring),
    by: By,
    (site, since): (SiteId, Timestamp),
    progress: &Arc<Progress>,
) -> Result<Search, Error> {
    store.change_now(by.clone(), move |change| {
        change.commit(Entry::new(Action::DuplicateReview).on("site", site).detail("search begun"), ())
    })?;
    let search = searching::compare_site((store, Some(keyring)), by.clone(), site, progress)?;
    compare_elsewhere((store, keyring), by, (site, since))?;
    Ok(search)
}

/// Sites to be gone through now, each with the time of its last search.
fn list_due(db: &mut Db<'_>, keyring: &Keyring, now: Timestamp) -> Result<Vec<(SiteId, Option<Timestamp>)>, Error> {
    let mut due = Vec::new();
    for site in users::list_sites(db)? {
        let women = duplicates::count_women(db, site.id)?;
        if women < 2 {
            continue;
        }
        let zone = users::get_programme_of(db, site.id)?.zone;
        let last = duplicates::find_search(db, site.id)?;
        let at = last.as_ref().map(|search| search.at);
        if !rules::is_due(now, &zone, at) || !is_new(db, keyring, site.id, last.map_or(0, |search| search.seen))? {
            continue;
        }
        if women > rules::MOST_AT_NIGHT {
            tracing::warn!(women, "a site is too large to be gone through at night");
            continue;
        }
        due.push((site.id, at));
    }
    Ok(due)
}

/// Whether something that is compared was written of a site since an entry of the chain.
fn is_new(db: &mut Db<'_>, keyring: &Keyring, site: SiteId, since: i64) -> Result<bool, Error> {
    let written = rows::list_written(db, since, MOST_ENTRIES)?;
    let whole =
        written.iter().filter_map(|subject| subject.strip_prefix("site ")).any(|id| SiteId::parse(id) == Some(site));
    if whole || written.len() >= MOST_ENTRIES as usize {
        return Ok(true);
    }
    let marks: Vec<&str> = written.iter().filter_map(|subject| subject.strip_prefix("woman ")).collect();
    if marks.is_empty() {
        return Ok(false);
    }
    for woman in keyring.find_marked(&marks)?.into_iter().flatten() {
        if rows::find_site(db, woman)? == Some(site) {
            return Ok(true);
        }
    }
    Ok(false)
}
