//! What walking beside her takes: the form, and what was said last.

use askama::Template;
use axum::extract::State;

use super::{
    model::Need,
    read::{day_choices, fields_of, language_choices, read_terms},
    rules::{self, HEAVIEST},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problems},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people::{self, Participant},
    users,
};

#[derive(Template)]
#[template(path = "needs/need.html")]
struct NeedPage {
    frame: Frame,
    form: Form,
    code: String,
    /// By whom and when it was said; empty while nobody has.
    said: String,
    speaks: String,
    weights: Vec<Choice>,
    languages: Vec<Choice>,
    days: Vec<Choice>,
}

struct Known {
    woman: Participant,
    need: Option<Need>,
    zone: String,
}

fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: jiff::Timestamp) -> Result<Known, Error> {
    let (woman, _) = people::in_reach(db, actor, Action::NeedEdit, code, now)?;
    let zone = users::get_programme_of(db, woman.site)?.zone;
    Ok(Known { need: store::find_need(db, woman.id)?, zone, woman })
}

fn page(screen: &Screen, known: &Known, form: Form) -> NeedPage {
    let text = &screen.text;
    let said = known.need.as_ref().map(|need| {
        let day = text.short_day(day_in(need.recorded_at, &known.zone));
        let by = if need.recorded_by.is_empty() { text.say("needs-by-program") } else { need.recorded_by.clone() };
        text.phrase("needs-said").with("day", day).with("who", by).to_string()
    });
    let weight = |weight: i64| {
        let mut choice = Choice::new(
            weight,
            text.say(&format!("needs-weight-{weight}")),
            form.value("weight") == weight.to_string(),
        );
        choice.hint = text.say(&format!("needs-weight-{weight}-hint"));
        choice
    };
    let speaks = text.phrase("needs-speaks").with("language", known.woman.language.own_name()).to_string();
    let mut languages = language_choices(&form);
    languages.retain(|choice| choice.value != known.woman.language.code());
    NeedPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        said: said.unwrap_or_default(),
        speaks,
        weights: (1..=HEAVIEST).map(weight).collect(),
        languages,
        days: day_choices(&form, text),
        form,
    }
}

/// The page.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| load(db, &actor, &code, now)).await?;
    let fields =
        known.need.as_ref().map_or_else(Fields::default, |need| fields_of(&need.terms).with("weight", need.weight));
    show(&page(&screen, &known, Form::new(app.clock(), fields)))
}

/// Says it anew; what was said before stays with its day.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, who, at) = (fields.clone(), actor.clone(), code.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = load(change, &who, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let mut problems = Problems::default();
        let weight = problems.keep(rules::check_weight(typed.text("weight")));
        let mut terms = read_terms(&typed, &mut problems);
        terms.languages.retain(|language| *language != known.woman.language);
        let Some(weight) = weight.filter(|_| problems.is_empty()) else { return Err(Error::Refused(problems)) };
        store::add_need(change, (known.woman.site, known.woman.id), weight, &terms)?;
        let entry = Entry::new(Action::NeedEdit).on_woman(known.woman.id);
        change.commit(entry, known.woman.code)
    });
    match saved.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}"), "needs-saved")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let known = app.store().read(move |db| load(db, &actor, &code, now)).await?;
            show_again(&page(&screen, &known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
