//! A hold: nothing of hers is removed until a day, because a court or she herself still needs it. One manager places it, at
//! once; another lifts it, or it ends by itself.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    model::{Hold, HoldId},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{Id, ParticipantId},
        keyring::Act,
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    identities::keep_reason,
    people::{self, in_reach_because, read_code, read_day},
    users,
};

const LONGEST_REASON: usize = 200;

#[derive(Template)]
#[template(path = "forgetting/hold.html")]
struct HoldPage {
    frame: Frame,
    form: Form,
    code: String,
    /// (where it is lifted, until when); no address where the reader placed it herself.
    holds: Vec<(String, String)>,
}

async fn page(screen: &Screen, app: &App, actor: &Actor, code: &str, form: Form) -> Result<HoldPage, Error> {
    let (now, who, typed) = (app.clock().now(), actor.clone(), code.to_owned());
    let found = app.store().read(move |db| {
        let (woman, target) = in_reach_because(db, &who, Action::HoldPlace, (&typed, "to be asked"), now)?;
        let today = users::today_at(db, woman.site, now)?;
        Ok((store::list_holds(db, woman.id)?, woman.code, target, today))
    });
    let (holds, code, target, today) = found.await?;
    let line = |hold: &Hold| {
        let lifting = Target { recorded_by_actor: hold.placed_by == actor.user().to_string(), ..target.clone() };
        let may = actor.decide(Action::HoldLift, &lifting) != Decision::Deny;
        let path = if may { format!("/people/{code}/hold/{}/lifting", hold.id) } else { String::new() };
        (path, screen.text.full_day(hold.until))
    };
    let holds = holds.iter().filter(|hold| hold.until >= today).map(line).collect();
    Ok(HoldPage { frame: screen.frame_titled(&code, "people").told(&form), form, code, holds })
}

/// The page: what holds, and the form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    show(&page(&screen, &app, &actor, &code, Form::new(app.clock(), Fields::default())).await?)
}

/// Places it.
pub(super) async fn place(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let placed = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = in_reach_because(change, &who, Action::HoldPlace, (&at, "to be asked"), now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let today = users::today_at(change, woman.site, now)?;
        let mut problems = Problems::default();
        let parts = ["until-day", "until-month", "until-year"].map(|part| typed.text(part));
        let until = problems.keep(read_day("until", parts).and_then(|day| rules::check_until(day, today)));
        let reason = typed.text("reason");
        if reason.is_empty() {
            problems.add(Problem::new("reason", "hold-reason-needed"));
        } else if reason.chars().count() > LONGEST_REASON {
            problems.add(Problem::new("reason", "people-too-long").with("most", LONGEST_REASON));
        }
        let Some(until) = until.filter(|_| problems.is_empty()) else { return Err(Error::Refused(problems)) };
        let (id, placed_by) = (HoldId::new(change.clock()), change.by().text());
        let hold = Hold { id, woman: woman.id, site: woman.site, until, placed_by };
        keep(change, &hold)?;
        let why = keep_reason(change, &keyring, (woman.site, Some(woman.id)), Action::HoldPlace, reason)?;
        let entry = Entry::new(Action::HoldPlace).on_woman(woman.id);
        change.commit(entry.detail(format!("until {until}, reason {why}")), ())
    });
    match placed.await {
        Ok(()) => Ok(see_other_with(&format!("/people/{}/hold", read_code(&code).unwrap_or_default()), "hold-placed")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, &actor, &code, form).await?)
        }
        Err(other) => Err(other),
    }
}

fn keep(change: &mut Change<'_>, hold: &Hold) -> Result<bool, Error> {
    change.restrain(Act::HoldPlaced, hold.woman, format_args!("{} {}", hold.id, hold.until));
    store::add_hold(change, hold)
}

/// Places again what a restored database does not know. `false`: it does, or it does not know her.
///
/// # Errors
/// When the journal's line cannot be read, or it cannot be written.
pub fn hold_again(change: &mut Change<'_>, woman: ParticipantId, more: &str) -> Result<bool, Error> {
    let unreadable = || Error::Unexpected("the restraint journal holds an unreadable hold".to_owned());
    let (id, until) = more.split_once(' ').ok_or_else(unreadable)?;
    let id = HoldId::parse(id).ok_or_else(unreadable)?;
    let until = until.parse().map_err(|_| unreadable())?;
    let Some(known) = people::find_by_id(change, woman)? else { return Ok(false) };
    let placed_by = change.by().text();
    let was_there = keep(change, &Hold { id, woman, site: known.site, until, placed_by })?;
    Ok(!was_there)
}

/// The same for a file that was put to hers later: under an id of its own, because the back-up keeps both. `false`: hers is
/// held as long already, or the back-up does not know it.
///
/// # Errors
/// As [`hold_again`].
pub fn hold_former_again(change: &mut Change<'_>, former: ParticipantId, more: &str) -> Result<bool, Error> {
    let until = more.split_once(' ').and_then(|(_, until)| until.parse::<Date>().ok());
    let until = until.ok_or_else(|| Error::Unexpected("the restraint journal holds an unreadable hold".to_owned()))?;
    let Some(known) = people::find_by_id(change, former)? else { return Ok(false) };
    if store::list_holds(change, former)?.iter().any(|held| held.until >= until) {
        return Ok(false);
    }
    let (id, placed_by) = (HoldId::new(change.clock()), change.by().text());
    keep(change, &Hold { id, woman: former, site: known.site, until, placed_by }).map(|_| true)
}

/// Another manager lifts it.
pub(super) async fn lift(
    State(app): State<App>,
    actor: Actor,
    At((code, id)): At<(String, HoldId)>,
    fields: Fields,
) -> Answer {
    let who = actor.clone();
    let lifted = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, target) = in_reach_because(change, &who, Action::PersonReadBasic, (&code, ""), now)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(woman.code);
        }
        let hold = store::get_hold(change, id)?;
        if hold.woman != woman.id {
            return Err(Error::NotFound);
        }
        let is_hers = hold.placed_by == who.user().to_string();
        who.check(Action::HoldLift, &Target { recorded_by_actor: is_hers, ..target })?;
        store::lift_hold(change, id)?;
        change.commit(Entry::new(Action::HoldLift).on_woman(woman.id), woman.code)
    });
    Ok(see_other_with(&format!("/people/{}/hold", lifted.await?), "hold-lifted"))
}
