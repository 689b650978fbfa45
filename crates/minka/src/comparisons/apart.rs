//! Pairs of two sites of which somebody said that they are of two women, and the way back: for whoever may judge the pair, at either site.

use askama::Template;
use axum::extract::State;

use super::store::{self, Apart};
use crate::{
    duplicates::{self, VerdictId},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::instant_text,
        error::{Answer, Error},
        form::Fields,
        ids::{Id, SiteId},
        page::{At, Frame, Query, Screen, see_other_with, show},
        store::Db,
    },
    people,
};

/// Verdicts on one page.
const PAGE: usize = 30;

#[derive(Template)]
#[template(path = "comparisons/apart.html")]
struct ApartPage {
    frame: Frame,
    lines: Vec<Line>,
    older: String,
}

/// A woman of one's own, and what was said: of the other one nothing but where she is.
struct Line {
    code: String,
    sign: String,
    name: String,
    said: String,
    take_back: String,
}

/// The sites of which this actor judges pairs; whoever judges none finds nothing here.
fn sites_of(actor: &Actor) -> Result<Vec<SiteId>, Error> {
    let sites = actor.reach(Action::DuplicateReview).sites;
    if sites.is_empty() { Err(Error::NotFound) } else { Ok(sites) }
}

/// A page of what was said of pairs of these sites, the newest first; who runs both reads it once.
fn list_apart(db: &mut Db<'_>, sites: &[SiteId], after: Option<VerdictId>) -> Result<Vec<Apart>, Error> {
    let mut begins = ("9999".to_owned(), String::new());
    if let Some(after) = after {
        for site in sites {
            if let Some(one) = store::find_apart(db, *site, after)? {
                begins = (instant_text(one.at), after.to_string());
            }
        }
    }
    let mut found: Vec<Apart> = Vec::new();
    for site in sites {
        for one in store::list_apart(db, *site, (&begins.0, &begins.1), PAGE as i64 + 1)? {
            if found.iter().all(|known| known.verdict != one.verdict) {
                found.push(one);
            }
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse((one.at, one.verdict)));
    Ok(found)
}

/// The page.
pub(super) async fn show_apart(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let (sites, text, zone) = (sites_of(&actor)?, screen.text, screen.zone.clone());
    let after = VerdictId::parse(query.text("after"));
    let load = app.store().read(move |db| {
        let mut found = list_apart(db, &sites, after)?;
        let older = if found.len() > PAGE { found.get(PAGE - 1).map(|last| last.verdict) } else { None };
        found.truncate(PAGE);
        let mut lines = Vec::new();
        for one in found {
            let Some(woman) = people::find_by_id(db, one.woman)? else { continue };
            let said = text.phrase("duplicates-elsewhere-said").with("at", text.instant(one.at, &zone));
            lines.push(Line {
                said: said.with("site", &one.site).to_string(),
                take_back: format!("/duplicates/elsewhere/decided/{}/return", one.verdict),
                code: woman.code,
                sign: woman.sign,
                name: woman.chosen_name,
            });
        }
        Ok((lines, older))
    });
    let (lines, older) = load.await?;
    show(&ApartPage {
        frame: screen.frame("duplicates-decided-short", "people"),
        lines,
        older: older.map(|last| format!("/duplicates/elsewhere/decided?after={last}")).unwrap_or_default(),
    })
}

/// Takes it back: both sites are hinted at the pair again. What was said, and by whom, stays.
pub(super) async fn take_back(State(app): State<App>, actor: Actor, At(id): At<VerdictId>, fields: Fields) -> Answer {
    let taken = app.store().change(actor.by(), move |change| {
        let mut own = None;
        for site in sites_of(&actor)? {
            own = own.or(store::find_apart(change, site, id)?);
        }
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let own = own.ok_or(Error::NotFound)?;
        let woman = people::find_by_id(change, own.woman)?.ok_or(Error::NotFound)?;
        let now = change.at();
        people::in_reach(change, &actor, Action::DuplicateReview, &woman.code, now)?;
        duplicates::take_back_verdict(change, id)?;
        let entry = Entry::new(Action::DuplicateReview).on_woman(woman.id);
        change.commit(entry.detail(format!("perhaps somebody at another site after all, verdict {id}")), ())
    });
    taken.await?;
    Ok(see_other_with("/duplicates/elsewhere/decided", "duplicates-taken-back"))
}
