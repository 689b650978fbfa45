//! Pairs of which somebody said that they are of two women, and the way back.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    compare::say_verdict,
    list::{Scope, SideLine, day_at, scope_choices, side_line},
    model::{Verdict, VerdictId},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::instant_text,
        error::{Answer, Error},
        form::Fields,
        ids::{Id, ParticipantId},
        page::{At, Frame, Query, Screen, see_other_with, show},
        store::Db,
        text::Text,
    },
    people::{self, Choice, Participant},
};

/// Verdicts on one page.
const PAGE: usize = 30;

#[derive(Template)]
#[template(path = "duplicates/decided.html")]
struct DecidedPage {
    frame: Frame,
    lines: Vec<Line>,
    next: String,
    back: String,
    scopes: Vec<Choice>,
}

struct Line {
    sides: Vec<SideLine>,
    said: String,
    take_back: String,
}

/// Verdicts of pairs of which both women are the reader's own, the newest first.
fn list_own(db: &mut Db<'_>, women: &[ParticipantId]) -> Result<Vec<Verdict>, Error> {
    let mut found = Vec::new();
    for woman in women {
        let hers = store::list_verdicts_of(db, *woman)?;
        found.extend(hers.into_iter().filter(|verdict| women.contains(&verdict.other)));
    }
    found.sort_by_key(|verdict| std::cmp::Reverse(verdict.at));
    found.truncate(PAGE * 3);
    Ok(found)
}

fn line(db: &mut Db<'_>, text: &Text, verdict: &Verdict, now: Timestamp) -> Result<Option<Line>, Error> {
    let Some(woman) = people::find_by_id(db, verdict.one)? else { return Ok(None) };
    let (today, zone) = day_at(db, woman.site, now)?;
    let one = store::find_side(db, verdict.one, (today, &zone))?;
    let other = store::find_side(db, verdict.other, (today, &zone))?;
    Ok(one.zip(other).map(|(one, other)| Line {
        sides: [&one, &other].map(|side| side_line(text, side)).into(),
        said: say_verdict(text, verdict, &zone),
        take_back: format!("/duplicates/decided/{}/return", verdict.id),
    }))
}

/// The page.
pub(super) async fn show_decided(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let (now, text) = (app.clock().now(), screen.text);
    let reach = actor.reach(Action::DuplicateReview);
    let scope = Scope::chosen(&reach, query.text("scope"))?;
    let after = query.text("after").to_owned();
    let load = app.store().read(move |db| {
        let begins = VerdictId::parse(&after).map_or(Ok(None), |id| match store::get_verdict(db, id) {
            Ok(verdict) => Ok(Some((instant_text(verdict.at), id.to_string()))),
            Err(Error::NotFound) => Ok(None),
            Err(other) => Err(other),
        })?;
        let (at, id) = begins.unwrap_or_else(|| ("9999".to_owned(), String::new()));
        let mut verdicts = match scope {
            Scope::Site(site) => store::list_verdicts(db, site, (&at, &id), u32::try_from(PAGE + 1).unwrap_or(100))?,
            Scope::Own => list_own(db, &reach.participants)?,
        };
        let is_site = matches!(scope, Scope::Site(_));
        let next = if is_site && verdicts.len() > PAGE { verdicts.get(PAGE - 1).map(|last| last.id) } else { None };
        if is_site {
            verdicts.truncate(PAGE);
        }
        let mut lines = Vec::new();
        for verdict in &verdicts {
            lines.extend(line(db, &text, verdict, now)?);
        }
        Ok((lines, next, scope_choices(db, &reach, &text, scope)?))
    });
    let (lines, next, scopes) = load.await?;
    let scope = scope.value();
    show(&DecidedPage {
        frame: screen.frame("duplicates-decided-short", "people"),
        lines,
        next: next.map(|next| format!("/duplicates/decided?scope={scope}&after={next}")).unwrap_or_default(),
        back: format!("/duplicates?scope={scope}"),
        scopes,
    })
}

/// Takes it back: the pair comes to the list again.
pub(super) async fn take_back(State(app): State<App>, actor: Actor, At(id): At<VerdictId>, fields: Fields) -> Answer {
    let by = actor.by();
    let taken = app.store().change(by, move |change| {
        let now = change.at();
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let verdict = store::get_verdict(change, id)?;
        let mut woman = |id| -> Result<Participant, Error> {
            let woman = people::find_by_id(change, id)?.ok_or(Error::NotFound)?;
            Ok(people::in_reach(change, &actor, Action::DuplicateReview, &woman.code, now)?.0)
        };
        let (one, other) = (woman(verdict.one)?, woman(verdict.other)?);
        store::take_back_verdict(change, id)?;
        let entry = Entry::new(Action::DuplicateReview).on_woman(one.id).with_woman(other.id);
        change.commit(entry.detail(format!("perhaps after all, verdict {id}")), ())
    });
    taken.await?;
    Ok(see_other_with("/duplicates/decided", "duplicates-taken-back"))
}
