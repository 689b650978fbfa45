//! What sealing is, whom to call, and the button for those who can.

use std::path::Path;

use askama::Template;
use axum::extract::State;

use super::{
    holders::may_agree,
    model::{Holder, Word},
    rules, store,
};
use crate::foundation::{
    access::{Action, Actor, Decision, Target},
    app::App,
    error::{Answer, Error},
    page::{Frame, Screen, show},
    seal::{self, KeyThen, Seat},
};

#[derive(Template)]
#[template(path = "sealing/page.html")]
struct SealPage {
    frame: Frame,
    /// Those who can seal, by name.
    holders: Vec<String>,
    /// What stands in the way, in a sentence.
    hindrance: Option<String>,
    /// Whether the reader can say that it is time.
    may_speak: bool,
    /// Until when the reader's own word counts.
    own_until: Option<String>,
    /// Who has said so before her, until when it counts.
    others: Vec<String>,
    may_name: bool,
    may_agree: bool,
}

/// A target at a site of hers: what is sealed is all of them.
pub(super) fn target(actor: &Actor, action: Action) -> Result<Target, Error> {
    let site = *actor.reach(action).sites.first().ok_or(Error::NotFound)?;
    Ok(Target::site(site))
}

/// Whether she is one who can seal, also when her proof is no longer fresh.
pub(super) fn may_speak(actor: &Actor, holders: &[Holder]) -> bool {
    let own = holders.iter().any(|holder| holder.user == actor.user());
    let target = target(actor, Action::SealSpeak);
    target.is_ok_and(|target| actor.decide(Action::SealSpeak, &Target { own, ..target }) != Decision::Deny)
}

/// What stands in the way of sealing: a key text.
pub(super) async fn find_hindrance(app: &App) -> Result<Option<&'static str>, Error> {
    let seat = app.extension::<Seat>();
    let Some(folder) = seat.folder().map(Path::to_path_buf) else { return Ok(Some("sealing-not-here")) };
    let looked = tokio::task::spawn_blocking(move || seal::look(&folder)).await;
    let then = looked.map_err(|cause| Error::unexpected("look at the key", cause))??;
    Ok((then == KeyThen::WouldBeLost).then_some("sealing-no-papers"))
}

/// The page, for everybody who works here.
pub(super) async fn show_page(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    actor.check(Action::SealRead, &target(&actor, Action::SealRead)?)?;
    let since = rules::since(app.clock().now());
    let found = app.store().read(move |db| {
        let (holders, proposal) = (store::list_holders(db)?, store::find_proposal(db)?);
        Ok((holders, proposal, store::list_words(db, since)?))
    });
    let (holders, proposal, words) = found.await?;
    let (may_speak, may_name) = (may_speak(&actor, &holders), actor.may_somewhere(Action::SealName));
    let hindrance = if may_speak || may_name { find_hindrance(&app).await? } else { None };
    let until = |word: &Word| screen.text.instant(rules::until(word.said), &screen.zone);
    let said_by = |word: &Word| {
        let holder = holders.iter().find(|holder| holder.user == word.user)?;
        let said = screen.text.phrase("sealing-other-said").with("name", &holder.name).with("until", until(word));
        Some(said.to_string())
    };
    let is_own = |word: &&Word| word.user == actor.user();
    let others: Vec<String> = words.iter().filter(|word| may_speak && !is_own(word)).filter_map(said_by).collect();
    let own_until = words.iter().find(is_own).map(until);
    show(&SealPage {
        frame: screen.frame("sealing-short", "more"),
        hindrance: hindrance.map(|key| screen.text.say(key)),
        own_until,
        others,
        holders: holders.into_iter().map(|holder| holder.name).collect(),
        may_speak,
        may_name,
        may_agree: proposal.is_some_and(|proposal| may_agree(&actor, &proposal)),
    })
}
