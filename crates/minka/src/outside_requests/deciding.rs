//! Deciding: one proposes, another confirms; either takes it back as long as nothing has left.

use axum::extract::State as Held;

use super::{
    model::{NewDecision, OutsideDecisionId, OutsideRequestId, Request, State, Verdict},
    page::{get_for, show_problems},
    rules, sealed, store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Problem, Problems},
        ids::Id,
        page::{At, Screen, see_other_with},
    },
    people::check_words,
};

fn read(fields: &Fields, request: &Request) -> Result<NewDecision, Problems> {
    let mut problems = Problems::default();
    let ticked = rules::read_fields(fields.all("fields"));
    let verdict = Verdict::parse(fields.text("verdict")).ok_or(Problem::new("verdict", "outside-verdict-missing"));
    let verdict = problems.keep(verdict);
    let given =
        verdict.and_then(|verdict| problems.keep(rules::given(verdict, request.on_paper, (&request.fields, &ticked))));
    let why = check_words("why", fields.text("why"), rules::LONGEST);
    let why = problems.keep(why.and_then(|why| match why.is_empty() {
        true => Err(Problem::new("why", "outside-why-missing")),
        false => Ok(why),
    }));
    match (verdict, given, why) {
        (Some(verdict), Some(fields), Some(why)) if problems.is_empty() => Ok(NewDecision { verdict, fields, why }),
        _ => Err(problems),
    }
}

/// Keeps a proposal; the caller has checked that there is none.
fn keep_proposal(
    change: &mut Change<'_>,
    request: OutsideRequestId,
    new: &NewDecision,
) -> Result<OutsideDecisionId, Error> {
    let id = OutsideDecisionId::new(change.clock());
    let sealed = sealed::seal_why(change.keyring()?.installation(), id, &new.why)?;
    store::add_decision(change, request, (id, new), &sealed)?;
    Ok(id)
}

/// One person proposes.
pub(super) async fn propose(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(id): At<OutsideRequestId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let done = app.store().change(actor.by(), move |change| {
        let (request, decision) = get_for(change, &who, (id, Action::OutsideDecide))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        if request.state != State::Open || decision.is_some() {
            return Err(Error::Conflict("error-stale"));
        }
        let new = read(&typed, &request).map_err(Error::Refused)?;
        let decision = keep_proposal(change, id, &new)?;
        let entry = Entry::new(Action::OutsideDecide).on("request", id);
        change.commit(entry.detail(format!("{} proposed, decision {decision}", new.verdict.key())), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with(&format!("/outside/{id}"), "outside-proposed")),
        Err(Error::Refused(problems)) => show_problems(&screen, &app, (&actor, id), (fields, problems)).await,
        Err(other) => Err(other),
    }
}

/// Another person confirms.
pub(super) async fn confirm(
    Held(app): Held<App>,
    actor: Actor,
    At(id): At<OutsideRequestId>,
    fields: Fields,
) -> Answer {
    let (who, submission) = (actor.clone(), fields.submission());
    let done = app.store().change(actor.by(), move |change| {
        let (request, decision) = get_for(change, &who, (id, Action::OutsideConfirm))?;
        if change.seen_before(&submission)? {
            return change.unchanged(());
        }
        let decision = decision.filter(|one| one.confirmer.is_none() && request.state == State::Open);
        let decision = decision.ok_or(Error::Conflict("error-stale"))?;
        store::confirm(change, decision.id)?;
        // What is refused is answered with that; what is given can be taken out once.
        let state = if decision.verdict == Verdict::Refuse { State::Answered } else { State::Decided };
        store::set_state(change, id, state)?;
        let entry = Entry::new(Action::OutsideConfirm).on("request", id);
        change.commit(entry.detail(format!("{} confirmed, decision {}", decision.verdict.key(), decision.id)), ())
    });
    done.await?;
    Ok(see_other_with(&format!("/outside/{id}"), "outside-confirmed"))
}

/// What was decided is taken back, and can be decided anew; a request about which nothing is decided is over.
pub(super) async fn withdraw(
    Held(app): Held<App>,
    actor: Actor,
    At(id): At<OutsideRequestId>,
    fields: Fields,
) -> Answer {
    let (who, submission) = (actor.clone(), fields.submission());
    let done = app.store().change(actor.by(), move |change| {
        let (request, decision) = get_for(change, &who, (id, Action::OutsideDecide))?;
        if change.seen_before(&submission)? {
            return change.unchanged("outside-taken-back");
        }
        if matches!(request.state, State::Answered | State::Withdrawn) {
            return Err(Error::Gone("outside-over"));
        }
        let (state, detail, notice) = match decision {
            Some(_) => (State::Open, "decision taken back", "outside-taken-back"),
            None => (State::Withdrawn, "request withdrawn", "outside-withdrawn"),
        };
        store::end_decisions(change, id)?;
        store::set_state(change, id, state)?;
        change.commit(Entry::new(Action::OutsideDecide).on("request", id).detail(detail), notice)
    });
    Ok(see_other_with(&format!("/outside/{id}"), done.await?))
}
