//! Writing the card: asked of her anew each time, so that nothing old is carried on unread.

use askama::Template;
use axum::extract::State;

use super::{overview::Known, rules, sealed};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        form::{Choice, Fields, Form},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        text::{Language, Text},
    },
    switches::Switch,
};

use super::model::{Channel, Whose};

#[derive(Template)]
#[template(path = "contacts/writing.html")]
pub(super) struct WritingPage {
    frame: Frame,
    form: Form,
    code: String,
    action: String,
    /// Whether it is only proposed, for her mentor to ask her about.
    proposes: bool,
    whose: Vec<Choice>,
    channels: Vec<Choice>,
    days: Vec<Choice>,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    asks: Asks,
}

/// Which of the lines that may stay empty the programme asks for.
struct Asks {
    may_pick_up: bool,
    code_word: bool,
}

/// The form for a card (`card`) or a proposal (`proposal`).
pub(super) fn page(screen: &Screen, known: &Known, form: Form, kind: &str) -> WritingPage {
    let (text, code) = (&screen.text, known.woman.code.clone());
    let language = form.value("language");
    let spoken = if language.is_empty() { known.woman.language.code() } else { language };
    WritingPage {
        frame: screen.frame_titled(&code, "people").told(&form),
        action: format!("/people/{code}/contact/{kind}"),
        proposes: kind == "proposal",
        whose: choices(text, &form, "whose", &Whose::ALL.map(Whose::key)),
        channels: choices(text, &form, "channel", &Channel::ALL.map(Channel::key)),
        days: (1..=7).map(|day| Choice::new(day, text.weekday(day), form.chosen("days", &day.to_string()))).collect(),
        languages: Language::ALL
            .into_iter()
            .map(|language| Choice::new(language.code(), language.own_name(), language.code() == spoken))
            .collect(),
        zones: zone_choices(&known.zone, form.value("zone")),
        asks: Asks { may_pick_up: !known.off.has(Switch::MayPickUp), code_word: !known.off.has(Switch::CodeWord) },
        code,
        form,
    }
}

/// Where she lives, for her clock: at her site, or elsewhere.
fn zone_choices(of_site: &str, chosen: &str) -> Vec<Choice> {
    let chosen = if chosen.is_empty() { of_site } else { chosen };
    let others = rules::zones().into_iter().filter(|zone| zone != of_site);
    let all = std::iter::once(of_site.to_owned()).chain(others);
    all.map(|zone| Choice::new(&zone, zone.replace('_', " "), zone == chosen)).collect()
}

fn choices(text: &Text, form: &Form, name: &str, keyring: &[&'static str]) -> Vec<Choice> {
    let said =
        |key: &&'static str| Choice::new(key, text.say(&format!("contact-{name}-{key}")), form.chosen(name, key));
    keyring.iter().map(said).collect()
}

/// What the form begins with: the longest time that a card may hold.
pub(super) fn start(known: &Known) -> Fields {
    Fields::default().with_day("valid", rules::latest_end(known.today))
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| Known::load(db, &actor, &[Action::ContactWrite], &code, now)).await?;
    let form = Form::new(app.clock(), start(&known));
    show(&page(&screen, &known, form, "card"))
}

/// Keeps what she said, sealed, in place of what she said before.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, who, keyring, at) = (fields.clone(), actor.clone(), app.keyring().clone(), code.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &[Action::ContactWrite], &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged((known.woman.code, false));
        }
        let card = rules::read_card(&rules::asked_of(&typed, &known.off), now, &known.zone).map_err(Error::Refused)?;
        sealed::save_card(change, &keyring, (known.woman.site, known.woman.id), &card)?;
        let entry = known.entry(Action::ContactWrite).detail(format!("until {}", card.valid_until));
        let tells = rules::find_telling(&card.say, &known.names(change)?).is_some();
        change.commit(entry, (known.woman.code, tells))
    });
    match saved.await {
        Ok((code, tells)) => {
            let notice = if tells { "contact-saved-tells" } else { "contact-saved" };
            Ok(see_other_with(&format!("/people/{code}/contact"), notice))
        }
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let known =
                app.store().read(move |db| Known::load(db, &actor, &[Action::ContactWrite], &code, now)).await?;
            show_again(&page(&screen, &known, Form::again(fields, &problems, &screen.text), "card"))
        }
        Err(other) => Err(other),
    }
}
