//! Files whose years are over go by themselves, once a day, the same way as by request: with a receipt and an entry. Fourteen days
//! before, they were listed (`retention`).

use super::{erasure::forget, store};
use crate::{
    foundation::{
        app::App,
        audit::Entry,
        change::By,
        error::Error,
        ids::{ParticipantId, SiteId},
        safe_mode,
    },
    people, retention, users,
};

/// Lists what comes to its end, and forgets what was listed for long enough and nothing keeps. Gives how many women were forgotten.
/// Each is a change of its own: one that cannot be forgotten today, because a place of the keyring is away, holds up nobody else.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn forget_what_is_over(app: &App) -> Result<usize, Error> {
    // What is known in safe mode is old: she may have been here since.
    let sites =
        app.store().read(|db| if safe_mode::is_on(db)? { Ok(Vec::new()) } else { users::list_sites(db) }).await?;
    let mut forgotten = 0;
    for site in sites.into_iter().map(|site| site.id) {
        for woman in look_ahead(app, site).await? {
            match forget_one(app, site, woman).await {
                Ok(done) => forgotten += usize::from(done),
                Err(why) => tracing::error!(%why, "a file whose time is over could not be forgotten"),
            }
        }
    }
    Ok(forgotten)
}

/// Brings a site's list up to date, and gives whose time is over. It is looked for aside: nobody who marks a roll call waits for that.
async fn look_ahead(app: &App, site: SiteId) -> Result<Vec<ParticipantId>, Error> {
    let now = app.clock().now();
    let looked = app.store().read(move |db| {
        let today = users::today_at(db, site, now)?;
        Ok((retention::look_ahead(db, site, today)?, today))
    });
    let (found, today) = looked.await?;
    let kept = app.store().change(By::Program, move |change| {
        let changed = retention::keep_list(change, site, &found, today)?;
        let over = retention::list_over(change, site, today)?;
        match changed {
            (0, 0) => change.unchanged(over),
            (came, went) => {
                let entry = Entry::event("time.ahead").on("site", site);
                change.commit(entry.detail(format!("{came} files listed, {went} taken off")), over)
            }
        }
    });
    kept.await
}

/// Forgets one woman, if her time is still over. A request of hers that waits is done with it.
async fn forget_one(app: &App, site: SiteId, woman: ParticipantId) -> Result<bool, Error> {
    let keyring = app.keyring().clone();
    let done = app.store().change(By::Program, move |change| {
        let now = change.at();
        let today = users::today_at(change, site, now)?;
        let Some(known) = people::find_by_id(change, woman)? else { return change.unchanged(false) };
        if !retention::is_over(change, woman, today)? {
            return change.unchanged(false);
        }
        let request = match store::find_open(change, woman)? {
            Some(open) => open.id,
            None => store::add_request(change, (site, woman), known.language)?,
        };
        forget(change, &keyring, &known, today)?;
        change.commit(Entry::event("time.forgotten").on("request", request), true)
    });
    done.await
}
