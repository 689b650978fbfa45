//! Somebody else looks at an emergency opening: was it needed?

use askama::Template;
use axum::extract::State;
use jiff::ToSpan;

use super::{
    model::{Opening, OpeningId, Verdict},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form},
        keyring::Keyring,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    identities,
};

#[derive(Template)]
#[template(path = "openings/reviews.html")]
struct ReviewsPage {
    frame: Frame,
    waiting: Vec<Line>,
    done: Vec<Line>,
}

struct Line {
    /// Where it is looked at; empty for whoever opened it herself, and when it was.
    href: String,
    code: String,
    words: String,
    until: String,
}

#[derive(Template)]
#[template(path = "openings/review.html")]
struct ReviewPage {
    frame: Frame,
    form: Form,
    here: String,
    code: String,
    who: String,
    from: String,
    until: String,
    reason: String,
    verdicts: Vec<Choice>,
}

/// The list of the reader's sites: what waits, and what was looked at in the last thirty days.
pub(super) async fn show_list(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let sites = actor.reach(Action::BreakglassReview).sites;
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let since = app.clock().now() - (30 * 24).hours();
    let found = app.store().read(move |db| {
        let (mut waiting, mut done) = (Vec::new(), Vec::new());
        for site in sites {
            waiting.extend(store::list_to_review(db, site)?);
            done.extend(store::list_reviewed(db, site, since)?);
        }
        Ok((waiting, done))
    });
    let (waiting, done) = found.await?;
    let line = |opening: Opening| {
        let href = format!("/openings/{}/review", opening.id);
        let open = opening.reviewed.is_none()
            && actor.decide(Action::BreakglassReview, &target(&actor, &opening)) != Decision::Deny;
        let words = screen.text.phrase("openings-by").with("name", &opening.by_name);
        let until = screen.text.instant(rules::review_until(opening.opened), &screen.zone);
        Line {
            href: if open { href } else { String::new() },
            words: words.with("at", screen.text.instant(opening.opened, &screen.zone)).to_string(),
            until: screen.text.phrase("openings-review-until").with("at", until).to_string(),
            code: opening.code,
        }
    };
    show(&ReviewsPage {
        frame: screen.frame("openings-reviews-short", "more"),
        waiting: waiting.into_iter().map(&line).collect(),
        done: done.into_iter().map(&line).collect(),
    })
}

/// The opening and why it was made, for a reviewer who did not make it. One that was looked at does not open again.
fn load(db: &mut Db<'_>, actor: &Actor, keyring: &Keyring, id: OpeningId) -> Result<(Opening, String), Error> {
    let opening = store::find_opening(db, id)?.ok_or(Error::NotFound)?;
    actor.check(Action::BreakglassReview, &target(actor, &opening))?;
    let reason = identities::find_reason(db, keyring, opening.participant, &opening.reason)?;
    Ok((opening, reason))
}

/// What the table asks about an opening: not whoever opened, and nobody behind the wall.
fn target(actor: &Actor, opening: &Opening) -> Target {
    let recorded_by_actor = opening.by == actor.user();
    Target { recorded_by_actor, participant: Some(opening.participant), ..Target::site(opening.site) }
}

fn page(screen: &Screen, opening: Opening, reason: String, form: Form) -> ReviewPage {
    let chosen = |verdict: &Verdict| {
        let key = verdict.key();
        Choice::new(key, screen.text.say(&format!("openings-verdict-{key}")), form.chosen("verdict", key))
    };
    let ended = opening.ended.unwrap_or(opening.until);
    ReviewPage {
        frame: screen.frame_titled(&opening.code, "more").told(&form),
        here: format!("/openings/{}/review", opening.id),
        code: opening.code,
        who: opening.by_name,
        from: screen.text.instant(opening.opened, &screen.zone),
        until: screen.text.instant(ended, &screen.zone),
        reason,
        verdicts: Verdict::ALL.iter().map(chosen).collect(),
        form,
    }
}

/// The form, with the reason: that somebody read it is written down first.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<OpeningId>) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    let (opening, reason) = look(&app, actor, id).await?;
    show(&page(&screen, opening, reason, form))
}

async fn look(app: &App, actor: Actor, id: OpeningId) -> Result<(Opening, String), Error> {
    let (by, keyring) = (actor.by(), app.keyring().clone());
    let looked = app.store().change(by, move |change| {
        let found = load(change, &actor, &keyring, id)?;
        if found.0.reviewed.is_some() {
            return Err(Error::NotFound);
        }
        let entry = Entry::new(Action::BreakglassReview).on_woman(found.0.participant);
        change.commit(entry.detail(format!("read the reason of opening {id}")), found)
    });
    looked.await
}

/// Keeps what the reviewer said.
pub(super) async fn decide(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<OpeningId>,
    fields: Fields,
) -> Answer {
    let (typed, who, keyring) = (fields.clone(), actor.clone(), app.keyring().clone());
    let decided = app.store().change(actor.by(), move |change| {
        let (opening, _) = load(change, &who, &keyring, id)?;
        if change.seen_before(&typed.submission())? || opening.reviewed.is_some() {
            return change.unchanged(());
        }
        let (verdict, words) =
            rules::read_review(typed.text("verdict"), typed.text("words")).map_err(Error::Refused)?;
        let at = (opening.site, Some(opening.participant));
        let words = match words {
            Some(words) => Some(identities::keep_reason(change, &keyring, at, Action::BreakglassReview, &words)?),
            None => None,
        };
        store::review_opening(change, id, verdict, words)?;
        let entry = Entry::new(Action::BreakglassReview).on_woman(opening.participant);
        change.commit(entry.detail(format!("{}, opening {id}", verdict.key())), ())
    });
    match decided.await {
        Ok(()) => Ok(see_other_with("/openings/reviews", "openings-reviewed")),
        Err(Error::Refused(problems)) => {
            let (opening, reason) = look(&app, actor, id).await?;
            show_again(&page(&screen, opening, reason, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
