//! Finding a woman by her legal name or telephone, which are sealed: a question with a reason, counted and written down, that
//! is answered with codes and chosen names.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use askama::Template;
use axum::extract::State;
use jiff::{SignedDuration, Timestamp};

use super::{keep_reason, store, traces};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Reach, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{SiteId, UserId},
        keyring::Keyring,
        page::{Frame, Screen, show, show_again},
    },
    people::{self, Participant, kind_of, say_step, target_of},
    users,
};

/// How many questions one may ask within an hour.
const MOST_AN_HOUR: usize = 20;
/// How many women one question shows.
const MOST_SHOWN: usize = 20;
const LONGEST: usize = 200;

/// When each member of staff asked, within the last hour; kept while the program runs.
#[derive(Clone, Default)]
struct Asked(Arc<Mutex<HashMap<UserId, Vec<Timestamp>>>>);

impl Asked {
    /// Counts one question.
    fn count(&self, user: UserId, now: Timestamp) -> Result<(), Error> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let times = all.entry(user).or_default();
        times.retain(|at| now.duration_since(*at) < SignedDuration::from_hours(1));
        if times.len() >= MOST_AN_HOUR {
            return Err(Error::TooMany);
        }
        times.push(now);
        Ok(())
    }
}

#[derive(Template)]
#[template(path = "identities/search.html")]
struct SearchPage {
    frame: Frame,
    form: Form,
    asks_reason: bool,
    /// Nothing: not asked yet.
    rows: Option<Vec<Row>>,
    /// More were found than are shown.
    more: bool,
}

struct Row {
    href: String,
    sign: String,
    name: String,
    code: String,
    kind: &'static str,
    word: String,
}

/// Where she may ask at all.
fn reach(actor: &Actor) -> Result<Reach, Error> {
    let reach = actor.reach(Action::PersonSearchName);
    if reach.is_empty() { Err(Error::NotFound) } else { Ok(reach) }
}

/// Whether some place of hers asks for a reason.
fn asks_reason(actor: &Actor, reach: &Reach) -> bool {
    let without = |site: &SiteId| actor.decide(Action::PersonSearchName, &Target::site(*site)) == Decision::Deny;
    reach.sites.iter().any(without)
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let asks_reason = asks_reason(&actor, &reach(&actor)?);
    let form = Form::new(app.clock(), Fields::default());
    let frame = screen.frame("name-search-title", "people");
    show(&SearchPage { frame, form, asks_reason, rows: None, more: false })
}

/// Counts the question, writes it down, and answers.
pub(super) async fn search(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let reach = reach(&actor)?;
    let asks_reason = asks_reason(&actor, &reach);
    let problems = read(&fields, asks_reason);
    let frame = screen.frame("name-search-title", "people");
    if !problems.is_empty() {
        let form = Form::again(fields, &problems, &screen.text);
        return show_again(&SearchPage { frame: frame.told(&form), form, asks_reason, rows: None, more: false });
    }
    app.extension::<Asked>().count(actor.user(), app.clock().now())?;
    let (who, typed, keyring) = (actor.clone(), fields.clone(), app.keyring().clone());
    let found = app.store().change(actor.by(), move |change| {
        let found = find(change, &keyring, (&who, &reach), &typed)?;
        let site = reach.sites.first().copied().or_else(|| who.sites().first().copied()).ok_or(Error::NotFound)?;
        let mut detail = format!("{} found", found.len());
        if !typed.text("reason").is_empty() {
            let about = (site, None);
            let id = keep_reason(change, &keyring, about, Action::PersonSearchName, typed.text("reason"))?;
            detail.push_str(&format!(", reason {id}"));
        }
        change.commit(Entry::new(Action::PersonSearchName).on("site", site).detail(detail), found)
    });
    let found = found.await?;
    let row = |woman: &Participant| Row {
        href: format!("/people/{}", woman.code),
        sign: woman.sign.clone(),
        name: woman.chosen_name.clone(),
        code: woman.code.clone(),
        kind: kind_of(woman.state),
        word: say_step(&screen.text, woman.state),
    };
    let (more, rows) = (found.len() > MOST_SHOWN, found.iter().take(MOST_SHOWN).map(row).collect());
    let form = Form::new(app.clock(), Fields::default().with("reason", fields.text("reason")));
    show(&SearchPage { frame, form, asks_reason, rows: Some(rows), more })
}

fn read(fields: &Fields, asks_reason: bool) -> Problems {
    let mut problems = Problems::default();
    for (field, needed, key) in
        [("name", true, "name-search-needed"), ("reason", asks_reason, "identity-reason-needed")]
    {
        if fields.text(field).is_empty() && needed {
            problems.add(Problem::new(field, key));
        } else if fields.text(field).chars().count() > LONGEST {
            problems.add(Problem::new(field, "people-too-long").with("most", LONGEST));
        }
    }
    problems
}

/// Whoever of her reach left these traces, and whose sealed part she may open.
fn find(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (actor, reach): (&Actor, &Reach),
    typed: &Fields,
) -> Result<Vec<Participant>, Error> {
    let (now, mut found) = (change.at(), Vec::new());
    for site in actor.sites() {
        let asked = traces::asked_for(keyring.installation(), site, typed.text("name"))?;
        for woman in store::list_traced(change, site, &asked)? {
            let Some(woman) = people::find_by_id(change, woman)? else { continue };
            let today = users::today_at(change, woman.site, now)?;
            let target = target_of(change, &woman, today)?.reason(typed.text("reason"));
            let may = |action, target: &Target| actor.decide(action, target) != Decision::Deny;
            // Whether she could open it: for what, she is asked when she does.
            let opened = target.clone().reason("asked when it is opened");
            let within = reach.sites.contains(&woman.site) || reach.participants.contains(&woman.id);
            if within && may(Action::PersonSearchName, &target) && may(Action::IdentityRead, &opened) {
                found.push(woman);
            }
        }
    }
    found.sort_by(|one, other| (&one.chosen_name, &one.code).cmp(&(&other.chosen_name, &other.code)));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    #[test]
    fn twenty_questions_an_hour_each() {
        let (asked, clock) = (Asked::default(), Clock::system());
        let (one, other) = (UserId::new(&clock), UserId::new(&clock));
        let begun: Timestamp = "2026-11-24T08:00:00Z".parse().expect("an instant");
        for minute in 0..20 {
            assert!(asked.count(one, begun + SignedDuration::from_mins(minute)).is_ok());
        }
        assert!(matches!(asked.count(one, begun + SignedDuration::from_mins(59)), Err(Error::TooMany)));
        assert!(asked.count(other, begun).is_ok(), "each counts alone");
        assert!(
            asked.count(one, begun + SignedDuration::from_mins(60)).is_ok(),
            "an hour later the first is forgotten"
        );
        assert!(asked.count(one, begun + SignedDuration::from_mins(60)).is_err());
    }
}
