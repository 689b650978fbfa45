//! What a mentor can give at a site: how much, in which languages, on which days, in which part of town.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::Offer,
    read::{day_choices, fields_of, language_choices, read_terms},
    rules::{self, weight_of},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problems},
        ids::{SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    users,
};

#[derive(Template)]
#[template(path = "needs/offer.html")]
struct OfferPage {
    frame: Frame,
    form: Form,
    back: String,
    here: String,
    /// Where somebody covers for her women; empty for whoever is this mentor herself.
    cover: String,
    name: String,
    site: String,
    load: String,
    languages: Vec<Choice>,
    days: Vec<Choice>,
}

struct Known {
    name: String,
    site: String,
    offer: Option<Offer>,
    load: i64,
    is_own: bool,
}

/// A mentor of a site where the actor decides this; anybody else does not exist.
fn load(db: &mut Db<'_>, actor: &Actor, (user, site): (UserId, SiteId), now: Timestamp) -> Result<Known, Error> {
    actor.check(Action::MentorOffer, &Target::site(site))?;
    let today = users::today_at(db, site, now)?;
    let mentors = users::list_mentors_of_site(db, site, today)?;
    let mentor = mentors.into_iter().find(|mentor| mentor.user == user).ok_or(Error::NotFound)?;
    let hers = store::list_loads(db, site, today)?.into_iter().filter(|(one, ..)| *one == user);
    Ok(Known {
        name: mentor.name,
        site: users::get_site(db, site)?.name,
        offer: store::find_offer(db, site, user)?,
        load: hers.map(|(_, _, weight)| weight_of(weight)).sum(),
        is_own: user == actor.user(),
    })
}

fn page(screen: &Screen, (user, site): (UserId, SiteId), known: Known, form: Form) -> OfferPage {
    OfferPage {
        frame: screen.frame("needs-offer-title", "more").told(&form),
        back: format!("/staff/{user}"),
        here: format!("/staff/{user}/mentoring/{site}"),
        cover: if known.is_own { String::new() } else { format!("/staff/{user}/mentoring/{site}/cover") },
        name: known.name,
        site: known.site,
        load: screen.text.phrase("needs-carries").number("load", known.load).to_string(),
        languages: language_choices(&form),
        days: day_choices(&form, &screen.text),
        form,
    }
}

/// The page.
pub(super) async fn ask(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(place): At<(UserId, SiteId)>,
) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| load(db, &actor, place, now)).await?;
    let offered = |offer: &Offer| fields_of(&offer.terms).with("room", offer.room);
    let fields = known.offer.as_ref().map_or_else(Fields::default, offered);
    show(&page(&screen, place, known, Form::new(app.clock(), fields)))
}

/// Says it anew.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(place): At<(UserId, SiteId)>,
    fields: Fields,
) -> Answer {
    let (typed, who, (user, site)) = (fields.clone(), actor.clone(), place);
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        load(change, &who, place, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let mut problems = Problems::default();
        let room = problems.keep(rules::check_room(typed.text("room")));
        let terms = read_terms(&typed, &mut problems);
        let Some(room) = room.filter(|_| problems.is_empty()) else { return Err(Error::Refused(problems)) };
        store::add_offer(change, site, &Offer { user, room, terms })?;
        change.commit(Entry::new(Action::MentorOffer).on("user", user).detail(format!("room {room}, site {site}")), ())
    });
    match saved.await {
        Ok(()) => Ok(see_other_with(&format!("/staff/{user}"), "needs-offer-saved")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let known = app.store().read(move |db| load(db, &actor, place, now)).await?;
            show_again(&page(&screen, place, known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
