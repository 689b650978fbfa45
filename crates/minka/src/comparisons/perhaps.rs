//! What is said to whoever has just saved the sealed part of a woman: perhaps she is here already, or somebody like her elsewhere.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::store::{self, Elsewhere};
use crate::{
    duplicates::{self, Found, PairLine},
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        clock::day_in,
        error::{Answer, Error},
        ids::SiteId,
        page::{At, Frame, Screen, see_other, show},
        store::Db,
        text::Text,
    },
    people::{self, Participant},
    users,
};

#[derive(Template)]
#[template(path = "comparisons/perhaps.html")]
struct PerhapsPage {
    frame: Frame,
    code: String,
    pairs: Vec<PairLine>,
    /// What is known of other sites, in words.
    elsewhere: Vec<String>,
}

/// The pairs of one woman of which the reader may look at both: a woman out of her reach is not hinted at.
fn list_visible(db: &mut Db<'_>, actor: &Actor, woman: &Participant, now: Timestamp) -> Result<Vec<Found>, Error> {
    let mut visible = Vec::new();
    for pair in duplicates::list_pairs_with(db, woman.id)? {
        let Some(other) = people::find_by_id(db, pair.beside(woman.id))? else { continue };
        let today = users::today_at(db, other.site, now)?;
        let target = people::target_of(db, &other, today)?;
        if actor.check(Action::DuplicateReview, &target).is_ok() {
            visible.push(pair);
        }
    }
    Ok(visible)
}

/// Women of a site, or one of them, of whom somebody alike is at another site: for its managers only.
pub(super) fn list_known_elsewhere(
    db: &mut Db<'_>,
    actor: &Actor,
    site: SiteId,
    woman: Option<&Participant>,
) -> Result<Vec<Elsewhere>, Error> {
    if actor.check(Action::DuplicateReview, &Target::site(site)).is_err() {
        return Ok(Vec::new());
    }
    store::list_elsewhere(db, site, woman.map(|woman| woman.id))
}

/// Whether there is anything to say to whoever has just saved something of hers.
pub(super) fn is_perhaps_here(
    db: &mut Db<'_>,
    actor: &Actor,
    woman: &Participant,
    now: Timestamp,
) -> Result<bool, Error> {
    Ok(!list_visible(db, actor, woman, now)?.is_empty()
        || !list_known_elsewhere(db, actor, woman.site, Some(woman))?.is_empty())
}

/// Where a woman alike may be, in words.
pub(super) fn say_elsewhere(text: &Text, known: &Elsewhere) -> String {
    text.phrase("duplicates-elsewhere-hint").with("site", &known.site).to_string()
}

/// The page.
pub(super) async fn show_perhaps(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, text) = (app.clock().now(), screen.text);
    let load = app.store().read(move |db| {
        let (woman, _) = people::in_reach(db, &actor, Action::DuplicateReview, &code, now)?;
        let zone = users::get_programme_of(db, woman.site)?.zone;
        let mut pairs = Vec::new();
        for pair in list_visible(db, &actor, &woman, now)? {
            pairs.extend(duplicates::pair_line(db, &pair, &text, (day_in(now, &zone), &zone))?);
        }
        let known = list_known_elsewhere(db, &actor, woman.site, Some(&woman))?;
        Ok((woman.code, pairs, known.iter().map(|known| say_elsewhere(&text, known)).collect::<Vec<_>>()))
    });
    let (code, pairs, elsewhere) = load.await?;
    if pairs.is_empty() && elsewhere.is_empty() {
        return Ok(see_other(&format!("/people/{code}")));
    }
    show(&PerhapsPage { frame: screen.frame_titled(&code, "people"), code, pairs, elsewhere })
}
