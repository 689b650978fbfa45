//! Opening one woman for an hour, and giving it up.

use askama::Template;
use axum::extract::State;

use super::{
    model::{Opening, OpeningId},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::{Change, Committed},
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{Id, UserId},
        keyring::Keyring,
        page::{At, Frame, Screen, see_other, see_other_with, show, show_again},
    },
    identities, people,
};

#[derive(Template)]
#[template(path = "openings/emergency.html")]
struct EmergencyPage {
    frame: Frame,
    form: Form,
    /// Who is open already, as codes: she is given up by the tap that opens another. Empty: nobody.
    open: String,
}

fn page(screen: &Screen, actor: &Actor, form: Form) -> EmergencyPage {
    let open: Vec<&str> = actor.emergencies().iter().map(|open| open.code.as_str()).collect();
    EmergencyPage { frame: screen.frame("openings-short", "more").told(&form), form, open: open.join(", ") }
}

/// Refuses whoever may open nobody anywhere, and asks the others to prove who they are, before any code is looked at.
fn check_somewhere(actor: &Actor) -> Result<(), Error> {
    let sites = actor.reach(Action::BreakglassOpen).sites;
    let site = sites.first().ok_or(Error::NotFound)?;
    actor.check(Action::BreakglassOpen, &Target::site(*site).reason("to be asked")).map(drop)
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    check_somewhere(&actor)?;
    show(&page(&screen, &actor, Form::new(app.clock(), Fields::default())))
}

/// Opens. The reason travels in the body alone, is kept sealed, and stands in no entry.
pub(super) async fn open(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    check_somewhere(&actor)?;
    let (typed, who, keyring, reader) = (fields.clone(), actor.clone(), app.keyring().clone(), screen.clone());
    let opened = app.store().change(actor.by(), move |change| open_one(change, (&who, &reader), &keyring, &typed));
    match opened.await {
        Ok(code) => Ok(see_other(&format!("/people/{code}"))),
        Err(Error::Refused(problems)) => {
            show_again(&page(&screen, &actor, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

fn open_one(
    change: &mut Change<'_>,
    (actor, screen): (&Actor, &Screen),
    keyring: &Keyring,
    typed: &Fields,
) -> Result<Committed<String>, Error> {
    let now = change.at();
    let mut problems = Problems::default();
    let asked = (typed.text("code"), "asked for below");
    // A code that was never given, one of another site, and one of a woman who named the reader: the same words.
    let found = match people::in_reach_because(change, actor, Action::BreakglassOpen, asked, now) {
        Err(Error::NotFound) => Err(Problem::new("code", "openings-no-such-code")),
        found => Ok(found?.0),
    };
    let woman = problems.keep(found);
    let reason = problems.keep(rules::check_words("reason", typed.text("reason"), "openings-reason-missing"));
    if change.seen_before(&typed.submission())? {
        return change.unchanged(woman.map(|woman| woman.code).ok_or(Error::NotFound)?);
    }
    if let Some(late) = rules::find_late(&store::list_unreviewed_by(change, actor.user())?, now) {
        // When, and never whom: she may have named the opener since.
        problems.add(Problem::new("", "openings-unreviewed").with("at", screen.text.instant(late, &screen.zone)));
    }
    let open = store::list_open_by(change, actor.user(), now)?;
    if let Some(woman) = woman.as_ref().filter(|woman| open.iter().any(|open| open.participant == woman.id)) {
        problems.none()?;
        return change.unchanged(woman.code.clone());
    }
    if let Some(first) = open.first().filter(|_| typed.text("instead").is_empty()) {
        let until = screen.text.instant(first.until, &screen.zone);
        problems.add(Problem::new("", "openings-one-open").with("code", &first.code).with("until", until));
    }
    problems.none()?;
    let (woman, reason) = woman.zip(reason).ok_or(Error::NotFound)?;
    for given_up in open {
        store::end_opening(change, given_up.id)?;
        change.also(&ended(&given_up))?;
    }
    let at = (woman.site, Some(woman.id));
    let kept = identities::keep_reason(change, keyring, at, Action::BreakglassOpen, &reason)?;
    let id = OpeningId::new(change.clock());
    store::add_opening(change, (woman.site, woman.id), (id, actor.user()), kept)?;
    let entry = Entry::new(Action::BreakglassOpen).on_woman(woman.id);
    change.commit(entry.detail(format!("reason {kept}, opening {id}, until {}", rules::until(now))), woman.code)
}

/// The entry of one that was given up.
fn ended(opening: &Opening) -> Entry {
    Entry::event("breakglass.ended").on_woman(opening.participant).detail(format!("opening {}", opening.id))
}

/// Gives it up early. Only whoever opened; for everybody else there is nothing here.
pub(super) async fn end(State(app): State<App>, actor: Actor, At(id): At<OpeningId>, fields: Fields) -> Answer {
    let user: UserId = actor.user();
    let ended = app.store().change(actor.by(), move |change| {
        let opening = store::find_opening(change, id)?.filter(|opening| opening.by == user).ok_or(Error::NotFound)?;
        if change.seen_before(&fields.submission())? || !rules::holds(&opening, change.at()) {
            return change.unchanged(());
        }
        store::end_opening(change, id)?;
        change.commit(ended(&opening), ())
    });
    ended.await?;
    Ok(see_other_with("/", "openings-ended"))
}
