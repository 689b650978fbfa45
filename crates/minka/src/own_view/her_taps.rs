//! What she does herself, each with one tap: nobody is asked, and it holds at once.

use axum::{
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use http::header;

use super::gathering::get_woman;
use crate::{
    concerns::{Kind, NewConcern, Risk, Source, raising},
    consents::{self, ConsentId, Purpose},
    contacts, exclusions,
    foundation::{
        access::Action,
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::Fields,
        ids::{Id, UserId},
        page::{At, see_other, see_other_with},
    },
    own_lists::{self, WishKind},
    own_visits::{self, Here},
    users,
};

/// The form's word for everything of a purpose.
pub(super) const ALL_OF_IT: &str = "all";
/// The longest wish.
const LONGEST_WISH: usize = 2000;

fn check(here: &Here, action: Action) -> Result<Entry, Error> {
    let (actor, target) = here.herself();
    actor.check(action, &target)?;
    Ok(Entry::new(action).on_woman(here.visit.participant))
}

/// Nobody reaches her any more.
pub(super) async fn pause(State(app): State<App>, here: Here, fields: Fields) -> Answer {
    let entry = check(&here, Action::ContactPause)?;
    let visit = here.visit.clone();
    let paused = app.store().change(here.by(), move |change| {
        if change.seen_before(&fields.submission())? || !contacts::pause(change, (visit.site, visit.participant))? {
            return change.unchanged(());
        }
        change.commit(entry, ())
    });
    paused.await?;
    Ok(see_other_with("/own", "own-paused"))
}

/// She does not feel safe: whoever answers sees it at once, and she is asked for no word about it.
pub(super) async fn call(State(app): State<App>, here: Here, fields: Fields) -> Answer {
    let (actor, target) = here.herself();
    actor.check(Action::ConcernRaise, &target)?;
    let visit = here.visit.clone();
    let called = app.store().change(here.by(), move |change| {
        let (participant, source, now) = (visit.participant, Source::Herself, change.at());
        let seen = raising::is_seen(change, participant, None, now)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(seen);
        }
        let new = NewConcern { participant, source, kind: Kind::Unsaid, risk: Risk::High, words: None };
        let id = raising::raise(change, new)?;
        change.commit(Entry::new(Action::ConcernRaise).on("concern", id), seen)
    });
    // She is never told that somebody knows when nobody does.
    let said = if called.await? { "own-called" } else { "own-called-unseen" };
    Ok(see_other_with("/own", said))
}

/// She agrees no more: to all of a purpose, or to telling one organisation. What stops and what stays is said to her.
pub(super) async fn withdraw(State(app): State<App>, here: Here, At(purpose): At<String>, fields: Fields) -> Answer {
    let purpose = Purpose::parse(&purpose).ok_or(Error::NotFound)?;
    let entry = check(&here, Action::ConsentWithdraw)?;
    let one = match fields.text("consent") {
        "" | ALL_OF_IT => None,
        one => Some(ConsentId::parse(one).ok_or(Error::NotFound)?),
    };
    let visit = here.visit.clone();
    let stopped = app.store().change(here.by(), move |change| {
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let today = day_in(change.at(), &visit.zone);
        match consents::stop_purpose(change, (visit.site, visit.participant), (purpose, one), today)? {
            0 => change.unchanged(()),
            count => change.commit(entry.detail(format!("{}, {count} stopped", purpose.key())), ()),
        }
    });
    stopped.await?;
    Ok(see_other_with(&format!("/own/consents/{}/withdrawal", purpose.key()), "own-stopped"))
}

/// She names somebody who must not see her.
pub(super) async fn name_somebody(State(app): State<App>, here: Here, fields: Fields) -> Answer {
    let entry = check(&here, Action::ExclusionEdit)?;
    let (visit, chosen) = (here.visit.clone(), UserId::parse(fields.text("who")));
    let named = app.store().change(here.by(), move |change| {
        if change.seen_before(&fields.submission())? {
            return change.unchanged(true);
        }
        let today = day_in(change.at(), &visit.zone);
        let staff = users::list_staff_of_site(change, visit.site, today)?;
        let Some((user, _)) = staff.into_iter().find(|(user, _)| Some(*user) == chosen) else {
            return change.unchanged(false);
        };
        exclusions::add_exclusion(change, (visit.site, visit.participant), user)?;
        change.commit(entry.detail(format!("user {user}")), true)
    });
    // She is never told that she is hidden when nobody was chosen.
    let said = if named.await? { "own-named" } else { "own-nobody" };
    Ok(see_other_with("/own", said))
}

/// She wants something corrected: her mentor finds it on the first page.
pub(super) async fn wish(State(app): State<App>, here: Here, fields: Fields) -> Answer {
    let (entry, kind) = (check(&here, Action::OwnWish)?, WishKind::Correction);
    let words: String = fields.text("words").trim().chars().take(LONGEST_WISH).collect();
    if words.is_empty() {
        return Ok(see_other_with("/own", "own-no-words"));
    }
    let (visit, keyring) = (here.visit.clone(), app.keyring().clone());
    let wished = app.store().change(here.by(), move |change| {
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let woman = get_woman(change, &visit.code)?;
        let id = own_lists::add_wish(change, &keyring, (woman.site, woman.id), (kind, &words))?;
        change.commit(entry.detail(format!("{}, wish {id}", kind.key())), ())
    });
    wished.await?;
    Ok(see_other_with("/own", "own-wished"))
}

/// It is over: the way on leads to the door, where her mentor signs in again.
pub(super) async fn end(State(app): State<App>, here: Here) -> Answer {
    let (hash, woman) = (here.hash, here.visit.participant);
    let ended = app.store().change(here.by(), move |change| {
        own_visits::end_visit(change, &hash)?;
        change.commit(Entry::event("own.ended").on_woman(woman), ())
    });
    ended.await?;
    let gone = AppendHeaders([(header::SET_COOKIE, own_visits::visit_cookie(&app, ""))]);
    Ok((gone, see_other("/sign-in")).into_response())
}
