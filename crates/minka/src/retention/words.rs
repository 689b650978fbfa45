//! Words that are deadly if they leak end by themselves, so long after their own last use, also of a woman who is here every week:
//! notes, plans, what was done to her, what others feared, what she answered. What stays is that there was something, and when.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    rules,
    store::words::{self, look_ahead_words},
};
use crate::{
    assessments, concerns,
    foundation::{
        app::App,
        audit::Entry,
        change::{By, Change},
        error::Error,
        ids::{ParticipantId, SiteId},
        safe_mode,
    },
    incidents, matching, merges, restricted_notes, safety_plans, users, visits,
};

/// Every table with such words, and the column by which a row that a merge keeps is as old as it is.
pub const WORDS: [(&str, &str); 9] = [
    ("visit_note", "written_at"),
    ("handover_note", "written_at"),
    ("safety_plan", "recorded_at"),
    ("safety_plan_paper", "printed_at"),
    ("violence_incident", "recorded_at"),
    ("restricted_note", "written_at"),
    ("concern", "raised_at"),
    ("concern_action", "done_at"),
    ("assessment_answer", "answered_at"),
];

/// Lists whose words come to their end, and ends what was listed for long enough and nothing keeps. Gives of how many women something
/// ended.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn end_words_that_are_over(app: &App) -> Result<usize, Error> {
    // What is known in safe mode is old: somebody may have used them since.
    let sites =
        app.store().read(|db| if safe_mode::is_on(db)? { Ok(Vec::new()) } else { users::list_sites(db) }).await?;
    let mut ended = 0;
    for site in sites.into_iter().map(|site| site.id) {
        for woman in look_ahead(app, site).await? {
            ended += usize::from(end_of_one(app, site, woman).await?);
        }
    }
    Ok(ended)
}

/// Brings a site's list up to date, and gives of whom something is over.
async fn look_ahead(app: &App, site: SiteId) -> Result<Vec<ParticipantId>, Error> {
    let now = app.clock().now();
    let looked = app.store().read(move |db| {
        let today = users::today_at(db, site, now)?;
        let programme = users::get_programme_of(db, site)?.id;
        let months = words::find_months(db, programme)?;
        Ok((look_ahead_words(db, (site, months), today)?, today))
    });
    let (found, today) = looked.await?;
    let kept = app.store().change(By::Program, move |change| {
        let changed = words::keep_words_list(change, site, &found, today)?;
        let over = words::list_words_over(change, site, today)?;
        match changed {
            (0, 0) => change.unchanged(over),
            (came, went) => {
                let entry = Entry::event("time.ahead").on("site", site);
                change.commit(entry.detail(format!("words: {came} listed, {went} taken off")), over)
            }
        }
    });
    kept.await
}

/// Ends what is over of one woman. She is not named in the entry: that there was something ends with it.
async fn end_of_one(app: &App, site: SiteId, woman: ParticipantId) -> Result<bool, Error> {
    let ended = app.store().change(By::Program, move |change| {
        let now = change.at();
        let today = users::today_at(change, site, now)?;
        if !words::is_words_over(change, woman, today)? {
            return change.unchanged(false);
        }
        let programme = users::get_programme_of(change, site)?;
        let months = words::find_months(change, programme.id)?;
        let before = first_instant(rules::words_kept_from(today, months));
        let count = end_before(change, woman, before)?;
        words::remove_words_notice(change, woman)?;
        change.commit(Entry::event("time.words").on("site", site).detail(format!("{count} ended")), true)
    });
    ended.await
}

/// The instant with which a day begins as the database writes days of instants.
fn first_instant(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp()).unwrap_or_default()
}

fn end_before(change: &mut Change<'_>, woman: ParticipantId, before: Timestamp) -> Result<u64, Error> {
    merges::forget_kept(change, woman, &WORDS, Some(before))?;
    Ok(visits::end_notes(change, woman, before)?
        + matching::end_notes(change, woman, before)?
        + safety_plans::end_words(change, woman, before)?
        + incidents::end_words(change, woman, before)?
        + restricted_notes::end_words(change, woman, before)?
        + concerns::end_words(change, woman, before)?
        + assessments::end_answers(change, woman, before)?)
}
