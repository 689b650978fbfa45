//! What the program does by itself while it runs: once a day it lets go of whatever has outlived its purpose, forgets the women
//! whose files have come to their end, looks whether answers hang together, makes the day's checkpoint of the audit chain, and takes
//! the day's copy of the keyring. At night it compares the files of every site in which something is new.
//!
//! How long each thing may stay is written in `migrations/fields.toml`, beside every other column.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::{
    breaches, calendars, comparisons, complaints, factors, forgetting,
    foundation::{
        app::App,
        audit::Entry,
        change::{By, Change},
        checkpoints,
        error::Error,
    },
    group_reports, identities, invitations, merges, outside_requests, phone_forms, retention, serve, session_links,
    sign_in, visits,
};

/// How often the figures are folded, and after how many of these rounds old things are forgotten: once a day.
const ROUND: Duration = Duration::from_secs(30);
const ROUNDS_A_DAY: u32 = 24 * 60 * 2;
/// Every ten minutes it is looked whether the night of some site has come.
const ROUNDS_BETWEEN_LOOKS: u32 = 20;

/// Removes what is older than an instant, and says how many rows that were.
type Forget = fn(&mut Change<'_>, Timestamp) -> Result<u64, Error>;

/// What goes by itself: its name in the audit chain, after how many days, and how.
const CLOCKS: [(&str, i64, Forget); 16] = [
    ("forms", 30, |change, before| change.forget_submissions(before)),
    ("tries", 1, sign_in::forget_tries),
    ("challenges", 1, factors::forget_challenges),
    ("sign-ins", 30, sign_in::forget_sign_ins),
    ("browsers", 180, sign_in::forget_old_devices),
    ("invitations", 30, invitations::forget_invitations),
    ("drafts", 30, visits::forget_drafts),
    ("links", 90, session_links::forget_links),
    ("telephones", 90, phone_forms::forget_links),
    ("what telephones sent", 120, phone_forms::forget_submissions),
    ("calendar addresses", 30, calendars::forget_feeds),
    ("reasons", 730, identities::forget_reasons),
    ("complaints", 730, complaints::forget_complaints),
    ("requests from outside", 5 * 365, outside_requests::forget_requests),
    ("breaches", 1096, breaches::forget_breaches),
    ("reasons kept with merges", 730, merges::forget_kept_reasons),
];

/// Keeps house until the program ends.
pub async fn keep_house(app: App) {
    for round in (0..ROUNDS_A_DAY).cycle() {
        tokio::time::sleep(ROUND).await;
        serve::fold_figures(&app);
        if round.is_multiple_of(ROUNDS_BETWEEN_LOOKS)
            && let Err(why) = comparisons::compare_at_night(&app).await
        {
            tracing::error!(%why, "files could not be compared at night");
        }
        if round == 0 {
            if let Err(why) = forget_what_is_over(&app).await {
                tracing::error!(%why, "what is over could not be forgotten");
            }
            if let Err(why) = forgetting::forget_what_is_over(&app).await {
                tracing::error!(%why, "files whose time is over could not be looked for");
            }
            if let Err(why) = retention::end_words_that_are_over(&app).await {
                tracing::error!(%why, "words whose time is over could not be looked for");
            }
            if let Err(why) = group_reports::look_again(&app).await {
                tracing::error!(%why, "whether answers hang together could not be looked at");
            }
            if let Err(why) = keep_checkpoint(&app).await {
                tracing::error!(%why, "today's checkpoint of the audit chain could not be made");
            }
            let (keyring, now) = (app.keyring().clone(), app.clock().now());
            let kept = tokio::task::spawn_blocking(move || keyring.keep_copies(now)).await;
            if !matches!(kept, Ok(Ok(()))) {
                tracing::error!(?kept, "today's copy of the keyring could not be made");
            }
        }
    }
}

/// Makes today's checkpoint of the audit chain, once. Whether it was made now.
///
/// # Errors
/// When the database cannot be written.
pub async fn keep_checkpoint(app: &App) -> Result<bool, Error> {
    let keyring = app.keyring().clone();
    let made = app.store().change(By::Program, move |change| checkpoints::make(change, keyring.installation()));
    Ok(made.await?.is_some())
}

/// Lets go of everything whose time is over; gives how many rows went. Each kind is a change of its own, so that nobody who
/// marks a roll call waits for the others.
///
/// # Errors
/// When the database cannot be written.
pub async fn forget_what_is_over(app: &App) -> Result<u64, Error> {
    let mut gone = 0;
    for (what, days, forget) in CLOCKS {
        let before = app.clock().now().saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or_default();
        let forget = move |change: &mut Change<'_>| match forget(change, before)? {
            0 => change.unchanged(0),
            some => change.commit(Entry::event("time.over").detail(format!("{what}: {some}")), some),
        };
        gone += app.store().change(By::Program, forget).await?;
    }
    Ok(gone)
}
