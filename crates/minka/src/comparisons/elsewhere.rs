//! The other sites of one programme: a hint for the managers of both that somebody alike is there, and what they heard when they asked.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;
use linkage::Index;

use super::{
    beside::list_sites,
    perhaps::{list_known_elsewhere, say_elsewhere},
    rules, searching, store as rows,
};
use crate::{
    duplicates::{self, Found},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::By,
        error::{Answer, Error},
        form::Fields,
        ids::{ParticipantId, SiteId},
        jobs::Progress,
        keyring::Keyring,
        page::{At, Frame, Screen, see_other_with, show},
        store::Store,
    },
    people,
};

/// So many are kept of one woman and one site.
const MOST_FOUND: usize = 3;

/// Compares the women of a site whose sealed part was written since an instant with everybody of the other sites: one other site
/// after the other, each as numbers for words, and the women portion by portion.
pub(super) fn compare_elsewhere(
    (store, keyring): (&Store, &Keyring),
    by: By,
    (site, since): (SiteId, Timestamp),
) -> Result<(), Error> {
    let sites = store.read_now(move |db| list_sites(db, site))?;
    let anybody = store.read_now(move |db| rows::list_sealed_since(db, site, (since, ""), 1))?;
    if sites.len() < 2 || anybody.is_empty() {
        return Ok(());
    }
    let others: Vec<SiteId> = sites.into_iter().skip(1).collect();
    let begun = others.clone();
    store.change_now(by.clone(), move |change| {
        for other in &begun {
            let entry = Entry::new(Action::DuplicateReview).on("site", other);
            change.also(&entry.detail("comparison begun"))?;
        }
        let entry = Entry::new(Action::DuplicateReview).on("site", site);
        change.commit(entry.detail("comparison with other sites begun"), ())
    })?;
    let (mut asked, mut found) = (Vec::new(), Vec::new());
    for (place, other) in others.into_iter().enumerate() {
        let everybody = searching::read_all((store, Some(keyring)), other, &Progress::default())?;
        let mut there = There { women: everybody.women, index: everybody.register.into_index() };
        let women = ask((store, keyring), (site, since), &mut there, &mut found)?;
        if place == 0 {
            asked = women;
        }
    }
    store.change_now(by, move |change| {
        for woman in &asked {
            duplicates::remove_found(change, *woman, "elsewhere")?;
        }
        for pair in &found {
            duplicates::save_elsewhere(change, pair)?;
        }
        let detail = format!("{} women compared with other sites", asked.len());
        change.commit(Entry::new(Action::DuplicateReview).on("site", site).detail(detail), ())
    })
}

/// Everybody of another site.
struct There {
    women: Vec<ParticipantId>,
    index: Index,
}

/// Asks for each of our women who of the others she may be. Gives our women.
fn ask(
    (store, keyring): (&Store, &Keyring),
    (site, since): (SiteId, Timestamp),
    there: &mut There,
    found: &mut Vec<Found>,
) -> Result<Vec<ParticipantId>, Error> {
    let (mut asked, mut after) = (Vec::new(), String::new());
    loop {
        let (keyring, from) = (keyring.clone(), after);
        let portion = store.read_now(move |db| {
            let women = rows::list_sealed_since(db, site, (since, &from), searching::PORTION)?;
            searching::open_all(db, Some(&keyring), women)
        })?;
        let Some((last, _)) = portion.last() else { return Ok(asked) };
        after = last.to_string();
        for (woman, compared) in &portion {
            asked.push(*woman);
            for candidate in there.index.candidates(&compared.person(), rules::LEAST_ELSEWHERE, MOST_FOUND) {
                let other = there.women[candidate.place as usize];
                found.extend(Found::of((*woman, other), candidate.probability, &[], false));
            }
        }
    }
}

#[derive(Template)]
#[template(path = "comparisons/elsewhere.html")]
struct ElsewherePage {
    frame: Frame,
    lines: Vec<Line>,
}

struct Line {
    code: String,
    sign: String,
    name: String,
    hint: String,
}

/// The list: women of one's own sites of whom somebody alike is at another.
pub(super) async fn show_elsewhere(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let (sites, text) = (actor.reach(Action::DuplicateReview).sites, screen.text);
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let load = app.store().read(move |db| {
        let mut lines = Vec::new();
        for site in sites {
            for known in list_known_elsewhere(db, &actor, site, None)? {
                let Some(woman) = people::find_by_id(db, known.woman)? else { continue };
                let hint = say_elsewhere(&text, &known);
                lines.push(Line { code: woman.code, sign: woman.sign, name: woman.chosen_name, hint });
            }
        }
        Ok(lines)
    });
    let lines = load.await?;
    show(&ElsewherePage { frame: screen.frame("duplicates-elsewhere-title", "people"), lines })
}

/// They asked there, and she is another woman: it is remembered for both sites.
pub(super) async fn tell_apart(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let told = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = people::in_reach(change, &actor, Action::DuplicateReview, &code, now)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let known = list_known_elsewhere(change, &actor, woman.site, Some(&woman))?;
        if known.is_empty() {
            return Err(Error::NotFound);
        }
        for one in &known {
            duplicates::tell_apart_elsewhere(change, woman.site, one.pair)?;
        }
        let entry = Entry::new(Action::DuplicateReview).on_woman(woman.id);
        change.commit(entry.detail("told apart from somebody at another site"), ())
    });
    told.await?;
    Ok(see_other_with("/duplicates/elsewhere", "duplicates-told-apart"))
}
