//! Who can seal: named by a manager, agreed to by another manager or by one of those named.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{Holder, Proposal},
    page::target,
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problems},
        ids::{Id, UserId},
        page::{Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    users,
};

#[derive(Template)]
#[template(path = "sealing/holders.html")]
struct HoldersPage {
    frame: Frame,
    form: Form,
    may_name: bool,
    may_agree: bool,
    may_remove: bool,
    /// Whom somebody has named, and who.
    proposed: Vec<String>,
    proposed_by: String,
    holders: Vec<Choice>,
    seconds: Vec<Choice>,
    thirds: Vec<Choice>,
}

/// What the page is made of.
struct Found {
    staff: Vec<(UserId, String)>,
    holders: Vec<Holder>,
    proposal: Option<(Proposal, String)>,
}

/// A proposal as the table asks about it.
fn asked(actor: &Actor, proposal: &Proposal) -> Result<Target, Error> {
    let own = proposal.holders.iter().any(|holder| holder.user == actor.user());
    let recorded_by_actor = proposal.by == actor.user();
    Ok(Target { own, recorded_by_actor, ..target(actor, Action::SealAgree)? })
}

/// Whether she may agree to it, perhaps after a fresh proof.
pub(super) fn may_agree(actor: &Actor, proposal: &Proposal) -> bool {
    asked(actor, proposal).is_ok_and(|asked| actor.decide(Action::SealAgree, &asked) != Decision::Deny)
}

/// Everybody who works at the sites of whoever names.
fn list_staff(db: &mut Db<'_>, actor: &Actor, now: Timestamp) -> Result<Vec<(UserId, String)>, Error> {
    let mut staff: Vec<(UserId, String)> = Vec::new();
    for site in actor.reach(Action::SealName).sites {
        let day = users::today_at(db, site, now)?;
        for one in users::list_staff_of_site(db, site, day)? {
            if !staff.contains(&one) {
                staff.push(one);
            }
        }
    }
    Ok(staff)
}

fn find(db: &mut Db<'_>, actor: &Actor, now: Timestamp) -> Result<Found, Error> {
    let proposal = match store::find_proposal(db)? {
        Some(proposal) => {
            let by = users::get_user(db, proposal.by)?.name;
            Some((proposal, by))
        }
        None => None,
    };
    if !actor.may_somewhere(Action::SealName)
        && !proposal.as_ref().is_some_and(|(proposal, _)| may_agree(actor, proposal))
    {
        return Err(Error::NotFound);
    }
    Ok(Found { staff: list_staff(db, actor, now)?, holders: store::list_holders(db)?, proposal })
}

fn page(screen: &Screen, actor: &Actor, found: Found, form: Form) -> HoldersPage {
    let choices = |field: &str, none: &str| {
        let none = Choice::new("", screen.text.say(none), form.value(field).is_empty());
        let each = found.staff.iter();
        let each = each.map(|(user, name)| Choice::new(*user, name, form.value(field) == user.to_string()));
        std::iter::once(none).chain(each).collect()
    };
    let (proposal, proposed_by) = found.proposal.unzip();
    let may_name = actor.may_somewhere(Action::SealName);
    HoldersPage {
        frame: screen.frame("sealing-short", "more").told(&form),
        may_agree: proposal.as_ref().is_some_and(|proposal| may_agree(actor, proposal)),
        may_remove: may_name && proposal.is_some(),
        proposed: proposal.into_iter().flat_map(|one| one.holders).map(|holder| holder.name).collect(),
        proposed_by: proposed_by.unwrap_or_default(),
        holders: choices("holder", "sealing-choose"),
        seconds: choices("second", "sealing-choose"),
        thirds: choices("third", "sealing-third-none"),
        may_name,
        form,
    }
}

async fn load(app: &App, actor: &Actor) -> Result<Found, Error> {
    let (who, now) = (actor.clone(), app.clock().now());
    app.store().read(move |db| find(db, &who, now)).await
}

/// The page, with those of now.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let found = load(&app, &actor).await?;
    let names = ["holder", "second", "third"].into_iter().zip(&found.holders);
    let fields = names.fold(Fields::default(), |fields, (field, holder)| fields.with(field, holder.user));
    show(&page(&screen, &actor, found, Form::new(app.clock(), fields)))
}

fn read(typed: &Fields, staff: &[(UserId, String)]) -> Result<Vec<UserId>, Error> {
    let chosen: Vec<UserId> =
        ["holder", "second", "third"].into_iter().filter_map(|field| UserId::parse(typed.text(field))).collect();
    let known: Vec<UserId> = staff.iter().map(|(user, _)| *user).collect();
    rules::named(&chosen, &known).map_err(|problem| Error::Refused(Problems::one(problem)))
}

/// A manager names them; nothing changes until a second person agrees.
pub(super) async fn propose(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let done = app.store().change(actor.by(), move |change| {
        who.check(Action::SealName, &target(&who, Action::SealName)?)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let now = change.at();
        let staff = list_staff(change, &who, now)?;
        let named = read(&typed, &staff)?;
        let id = store::add_naming(change, who.user(), &named)?;
        change.commit(Entry::new(Action::SealName).on("naming", id).detail(format!("{} named", named.len())), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with("/sealing/holders", "seal-named")),
        Err(Error::Refused(problems)) => {
            let found = load(&app, &actor).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &actor, found, form))
        }
        Err(other) => Err(other),
    }
}

fn find_asked(change: &mut Change<'_>) -> Result<Proposal, Error> {
    store::find_proposal(change)?.ok_or(Error::Conflict("error-stale"))
}

/// The second person agrees.
pub(super) async fn agree(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (who, submission) = (actor.clone(), fields.submission());
    let done = app.store().change(actor.by(), move |change| {
        if change.seen_before(&submission)? {
            return change.unchanged(());
        }
        let proposal = find_asked(change)?;
        who.check(Action::SealAgree, &asked(&who, &proposal)?)?;
        store::agree_to_naming(change, proposal.id, who.user())?;
        change.commit(Entry::new(Action::SealAgree).on("naming", proposal.id), ())
    });
    done.await?;
    Ok(see_other_with("/sealing", "seal-agreed"))
}

/// A manager takes what was proposed away.
pub(super) async fn remove(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (who, submission) = (actor.clone(), fields.submission());
    let done = app.store().change(actor.by(), move |change| {
        who.check(Action::SealName, &target(&who, Action::SealName)?)?;
        if change.seen_before(&submission)? {
            return change.unchanged(());
        }
        let proposal = find_asked(change)?;
        store::end_proposal(change, proposal.id)?;
        change.commit(Entry::new(Action::SealName).on("naming", proposal.id).detail("taken back"), ())
    });
    done.await?;
    Ok(see_other_with("/sealing/holders", "seal-proposal-removed"))
}
