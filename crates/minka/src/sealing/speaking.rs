//! One of the holders says that it is time, or takes it back; the second word seals.

use axum::extract::State;

use super::{
    page::{find_hindrance, target},
    rules, shut, shutting, store,
};
use crate::foundation::{
    access::{Action, Actor, Target},
    app::App,
    audit::Entry,
    change::Change,
    error::{Answer, Error},
    form::Fields,
    page::see_other_with,
};

/// Refuses whoever is no holder, and asks a holder for a fresh proof.
fn check(change: &mut Change<'_>, actor: &Actor) -> Result<(), Error> {
    let own = store::list_holders(change)?.iter().any(|holder| holder.user == actor.user());
    actor.check(Action::SealSpeak, &Target { own, ..target(actor, Action::SealSpeak)? }).map(drop)
}

/// She says it. When hers is the second word within half an hour, everything is shut before she is answered.
pub(super) async fn speak(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let hindrance = find_hindrance(&app).await?;
    let (who, submission) = (actor.clone(), fields.submission());
    let spoken = app.store().change(actor.by(), move |change| {
        check(change, &who)?;
        if change.seen_before(&submission)? {
            return change.unchanged(0);
        }
        if let Some(why) = hindrance {
            return Err(Error::Conflict(why));
        }
        store::add_word(change, who.user())?;
        let (holders, since) = (store::list_holders(change)?, rules::since(change.at()));
        let spoken = rules::spoken(&store::list_words(change, since)?, &holders).len();
        change.commit(Entry::new(Action::SealSpeak).detail(format!("{spoken} of {}", rules::NEEDED)), spoken)
    });
    if spoken.await? < rules::NEEDED {
        return Ok(see_other_with("/sealing", "seal-said"));
    }
    shutting::shut(&app, actor.by()).await?;
    Ok(shut::shut_page())
}

/// She takes it back; no fresh proof is asked for what makes nothing happen.
pub(super) async fn take_back(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (who, submission) = (actor.clone(), fields.submission());
    let done = app.store().change(actor.by(), move |change| {
        actor_reads(&who)?;
        if change.seen_before(&submission)? || !store::end_words_of(change, who.user())? {
            return change.unchanged(());
        }
        change.commit(Entry::new(Action::SealSpeak).detail("taken back"), ())
    });
    done.await?;
    Ok(see_other_with("/sealing", "seal-taken-back"))
}

fn actor_reads(actor: &Actor) -> Result<(), Error> {
    actor.check(Action::SealRead, &target(actor, Action::SealRead)?).map(drop)
}
