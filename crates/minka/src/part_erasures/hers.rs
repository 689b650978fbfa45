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
        keyring::Part,
        page::{At, see_other_with},
    },
    own_visits::{Here, OwnVisit},
};

/// That she may, and the entry of it.
fn check(visit: &OwnVisit, part: &str) -> Result<(Part, Entry), Error> {
    let part = Part::parse(part).ok_or(Error::NotFound)?;
    let target = Target { own: true, ..Target::participant(visit.site, visit.participant, Vec::new()) };
    Actor::herself(visit.beside, visit.site).check(Action::EraseRequest, &target)?;
    Ok((part, Entry::event("part.asked").on_woman(visit.participant)))
}

/// Asks for it. Asked twice is asked once.
pub(super) async fn request(State(app): State<App>, here: Here, At(part): At<String>, fields: Fields) -> Answer {
    let (visit, (part, entry)) = (here.visit.clone(), check(&here.visit, &part)?);
    let asked = app.store().change(By::Woman(visit.participant, visit.code.clone()), move |change| {
        if change.seen_before(&fields.submission())? || store::find_open(change, visit.participant, part)?.is_some() {
            return change.unchanged(());
        }
        store::add_request(change, (visit.site, visit.participant), (part, visit.language))?;
        change.commit(entry.detail(part.key()), ())
    });
    asked.await?;
    Ok(see_other_with("/own", "part-asked"))
}

/// It stays after all.
pub(super) async fn withdraw(State(app): State<App>, here: Here, At(part): At<String>, fields: Fields) -> Answer {
    let (visit, (part, entry)) = (here.visit.clone(), check(&here.visit, &part)?);
    let withdrawn = app.store().change(By::Woman(visit.participant, visit.code.clone()), move |change| {
        if change.seen_before(&fields.submission())? || !store::withdraw(change, visit.participant, part)? {
            return change.unchanged(());
        }
        change.commit(entry.detail(format!("{} taken back", part.key())), ())
    });
    withdrawn.await?;
    Ok(see_other_with("/own", "forgetting-withdrawn"))
}
