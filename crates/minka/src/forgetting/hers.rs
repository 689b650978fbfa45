//! She asks herself, in front of her own file, with one tap and without a reason; and may think again as long as nobody has done it.

use axum::extract::State;

use super::store;
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::By,
        error::{Answer, Error},
        form::Fields,
        page::see_other_with,
    },
    own_visits::{Here, OwnVisit},
};

/// That she may, and the entry of it.
fn check(visit: &OwnVisit) -> Result<Entry, Error> {
    let target = Target { own: true, ..Target::participant(visit.site, visit.participant, Vec::new()) };
    Actor::herself(visit.beside, visit.site).check(Action::EraseRequest, &target)?;
    Ok(Entry::new(Action::EraseRequest).on_woman(visit.participant))
}

/// Asks for it. Asked twice is asked once.
pub(super) async fn request(State(app): State<App>, here: Here, fields: Fields) -> Answer {
    let (visit, entry) = (here.visit.clone(), check(&here.visit)?);
    let asked = app.store().change(By::Woman(visit.participant, visit.code.clone()), move |change| {
        if change.seen_before(&fields.submission())? || store::find_open(change, visit.participant)?.is_some() {
            return change.unchanged(());
        }
        store::add_request(change, (visit.site, visit.participant), visit.language)?;
        change.commit(entry, ())
    });
    asked.await?;
    Ok(see_other_with("/own", "forgetting-asked"))
}

/// She stays after all.
pub(super) async fn withdraw(State(app): State<App>, here: Here, fields: Fields) -> Answer {
    let (visit, entry) = (here.visit.clone(), check(&here.visit)?);
    let withdrawn = app.store().change(By::Woman(visit.participant, visit.code.clone()), move |change| {
        if change.seen_before(&fields.submission())? || !store::withdraw(change, visit.participant)? {
            return change.unchanged(());
        }
        change.commit(entry.detail("taken back"), ())
    });
    withdrawn.await?;
    Ok(see_other_with("/own", "forgetting-withdrawn"))
}
