//! Somebody who meets her heard of another way; her mentor asks her before it holds.

use axum::extract::State;

use super::{model::ProposalId, overview::Known, rules, sealed, store, writing};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    error::{Answer, Error},
    form::{Fields, Form, Problem},
    page::{At, Screen, see_other_with, show, show_again},
};

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| Known::load(db, &actor, &[Action::ContactPropose], &code, now)).await?;
    let form = Form::new(app.clock(), writing::start(&known));
    show(&writing::page(&screen, &known, form, "proposal"))
}

/// Keeps it, sealed, for her mentor. Whoever proposes does not see it again.
pub(super) async fn propose(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, who, keyring, at) = (fields.clone(), actor.clone(), app.keyring().clone(), code.clone());
    let proposed = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &[Action::ContactPropose], &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let card = rules::read_card(&rules::asked_of(&typed, &known.off), now, &known.zone).map_err(Error::Refused)?;
        let id = sealed::add_proposal(change, &keyring, (known.woman.site, known.woman.id), &card)?;
        let entry = known.entry(Action::ContactPropose).detail(format!("proposal {id}"));
        change.commit(entry, known.woman.code)
    });
    match proposed.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}/contact"), "contact-proposed")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let only = [Action::ContactPropose];
            let known = app.store().read(move |db| Known::load(db, &actor, &only, &code, now)).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&writing::page(&screen, &known, form, "proposal"))
        }
        Err(other) => Err(other),
    }
}

/// Takes it as her card, once she was asked, or drops it.
pub(super) async fn decide(
    State(app): State<App>,
    actor: Actor,
    At((code, id)): At<(String, ProposalId)>,
    fields: Fields,
) -> Answer {
    let (who, keyring) = (actor.clone(), app.keyring().clone());
    let decided = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &[Action::ContactWrite], &code, now)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(known.woman.code);
        }
        let taken = match fields.text("say") {
            "take" => true,
            "drop" => false,
            _ => return Err(Problem::new("", "contact-decision-missing").into()),
        };
        let found =
            sealed::list_proposals(change, &keyring, known.woman.id)?.into_iter().find(|(known, _)| *known == id);
        let Some((_, card)) = found else { return change.unchanged(known.woman.code) };
        let mut card = rules::without(card, &known.off);
        if taken && card.valid_until < known.today {
            return Err(Problem::new("", "contact-proposal-over").into());
        }
        // She was asked today: that is the day on which she said so.
        card.written = known.today;
        store::decide_proposal(change, id, taken)?;
        let entry = if taken {
            sealed::save_card(change, &keyring, (known.woman.site, known.woman.id), &card)?;
            known.entry(Action::ContactWrite).detail(format!("proposal {id}, until {}", card.valid_until))
        } else {
            known.entry(Action::ContactWrite).detail(format!("proposal {id} dropped"))
        };
        change.commit(entry, known.woman.code)
    });
    Ok(see_other_with(&format!("/people/{}/contact", decided.await?), "contact-decided"))
}
