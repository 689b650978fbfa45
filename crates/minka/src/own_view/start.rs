//! Beside her mentor: the question whether it is safe, then her own view; or a copy to take along. And what she wished.

use askama::Template;
use axum::{
    Extension,
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use http::header;

use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        page::{At, Frame, Screen, see_other, show, show_again},
        text::Text,
    },
    own_lists::{self, WishId},
    own_readings::{self, SAFE},
    own_visits,
    people::{Participant, in_reach},
    sign_in,
};

#[derive(Template)]
#[template(path = "own_view/start.html")]
struct StartPage {
    frame: Frame,
    form: Form,
    code: String,
    safe: Vec<Choice>,
    safe_copy: Vec<Choice>,
    kinds: Vec<Choice>,
    may_copy: bool,
    asks_reason: bool,
    /// Whether the notes about her can go along.
    may_notes: bool,
    wishes: Vec<Wished>,
}

struct Wished {
    id: WishId,
    what: String,
    said: String,
    words: String,
}

/// What the page shows.
pub(super) struct Known {
    woman: Participant,
    target: Target,
    wishes: Vec<Wished>,
}

/// Loads her; that her wishes were read is written down first.
pub(super) async fn look(app: &App, actor: &Actor, screen: &Screen, code: String) -> Result<Known, Error> {
    let (who, keyring, text, zone) = (actor.clone(), app.keyring().clone(), screen.text, screen.zone.clone());
    let looked = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, target) = in_reach(change, &who, Action::OwnViewStart, &code, now)?;
        let wishes = own_lists::list_waiting_wishes(change, woman.id)?.into_iter().map(|wish| {
            Ok(Wished {
                id: wish.id,
                what: text.say(&format!("own-wish-{}", wish.kind.key())),
                said: text.instant(wish.said, &zone),
                words: own_lists::open_wish(&keyring, woman.id, &wish)?,
            })
        });
        let wishes = wishes.collect::<Result<Vec<_>, Error>>()?;
        let entry = Entry::new(Action::OwnWish).on_woman(woman.id).detail("read");
        let known = Known { woman, target, wishes };
        if known.wishes.is_empty() { change.unchanged(known) } else { change.commit(entry, known) }
    });
    looked.await
}

fn safety(text: &Text, form: &Form, name: &str) -> Vec<Choice> {
    ["yes", "no"].map(|key| Choice::new(key, text.say(&format!("own-safe-{key}")), form.chosen(name, key))).to_vec()
}

fn page(screen: &Screen, actor: &Actor, known: Known, form: Form) -> StartPage {
    let text = &screen.text;
    let may = |reason: &str| actor.decide(Action::SelfExport, &known.target.clone().reason(reason)) != Decision::Deny;
    let kinds = ["pdf", "json"];
    StartPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        safe: safety(text, &form, "safe"),
        safe_copy: safety(text, &form, "safe_copy"),
        kinds: kinds
            .map(|kind| Choice::new(kind, text.say(&format!("own-copy-{kind}")), form.chosen("kind", kind)))
            .to_vec(),
        may_copy: may("asked for"),
        asks_reason: !may(""),
        may_notes: own_readings::may_take(actor, &known.target),
        wishes: known.wishes,
        code: known.woman.code,
        form,
    }
}

/// The page: the question first.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let known = look(&app, &actor, &screen, code).await?;
    let form = Form::new(app.clock(), Fields::default().with("kind", "pdf"));
    show(&page(&screen, &actor, known, form))
}

/// The page again, with what is wrong.
pub(super) async fn again(
    screen: &Screen,
    app: &App,
    actor: &Actor,
    code: String,
    (fields, problems): (Fields, Problems),
) -> Answer {
    let known = look(app, actor, screen, code).await?;
    show_again(&page(screen, actor, known, Form::again(fields, &problems, &screen.text)))
}

/// Begins her own view: her mentor's sign-in ends in the same moment, so that nothing leads back into the program.
pub(super) async fn begin(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    held: Option<Extension<sign_in::CookieHash>>,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, safe, at) = (actor.clone(), fields.text("safe").to_owned(), code.clone());
    let begun = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = in_reach(change, &who, Action::OwnViewStart, &at, now)?;
        if safe != SAFE {
            return Err(Problem::new("safe", "own-not-safe").into());
        }
        let token = own_visits::start_visit(change, (woman.site, woman.id), who.user())?;
        if let Some(Extension(held)) = held {
            sign_in::end_sign_in(change, &held.hash)?;
        }
        let entry = Entry::new(Action::OwnViewStart).on_woman(woman.id);
        change.commit(entry, token)
    });
    match begun.await {
        Ok(token) => {
            let hers = (header::SET_COOKIE, own_visits::visit_cookie(&app, &token));
            let mentors = (header::SET_COOKIE, sign_in::session_cookie(&app, ""));
            Ok((AppendHeaders([hers, mentors]), see_other("/own")).into_response())
        }
        Err(Error::Refused(problems)) => again(&screen, &app, &actor, code, (fields, problems)).await,
        Err(other) => Err(other),
    }
}
