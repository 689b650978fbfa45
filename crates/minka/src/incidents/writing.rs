//! The form, which opens only where help can be given.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{FIELDS, TOLD_BEFORE, TYPES},
    rules, sealed,
};
use crate::{
    concerns::procedure,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    safety_plans::{self, Known},
};

#[derive(Template)]
#[template(path = "incidents/writing.html")]
struct WritingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    /// Where she can be taken: help first.
    paths: String,
    wants: Vec<Choice>,
    types: Vec<Choice>,
    told_before: Vec<Choice>,
    asked: Vec<Asked>,
}

/// One field with a closed list.
struct Asked {
    name: &'static str,
    label: String,
    problem: String,
    choices: Vec<Choice>,
}

/// Her, for whoever may read what is restricted, and where she can be taken; nowhere when no procedure is in force.
fn look(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<(Known, Option<String>), Error> {
    let known = safety_plans::load(db, actor, typed, now)?;
    let procedure = procedure::find_in_force(db, known.woman.site)?;
    Ok((known, procedure.map(|procedure| procedure.paths)))
}

fn choices(text: &Text, form: &Form, field: &str, keys: &[&str]) -> Vec<Choice> {
    let choice = |key: &&str| Choice::new(*key, text.say(&format!("incidents-{field}-{key}")), form.chosen(field, key));
    keys.iter().map(choice).collect()
}

fn page(screen: &Screen, (known, paths): (Known, Option<String>), form: Form) -> WritingPage {
    let text = &screen.text;
    let code = known.woman.code;
    let asked = |name: &'static str, answers: &[&str]| {
        let none = Choice::new("", text.say("incidents-not-asked"), form.value(name).is_empty());
        Asked {
            name,
            label: text.say(&format!("incidents-{name}")),
            problem: form.problem(name).to_owned(),
            choices: std::iter::once(none).chain(choices(text, &form, name, answers)).collect(),
        }
    };
    WritingPage {
        frame: screen.frame_titled(&code, "people").told(&form),
        here: format!("/people/{code}/records"),
        wants: vec![Choice::new("yes", text.say("incidents-wants-yes"), form.chosen("wants", "yes"))],
        types: choices(text, &form, "types", &TYPES),
        told_before: choices(text, &form, "told_before", &TOLD_BEFORE),
        asked: FIELDS.iter().map(|field| asked(field.key, field.answers)).collect(),
        paths: paths.unwrap_or_default(),
        code,
        form,
    }
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    if !actor.may_somewhere(Action::RestrictedWrite) {
        return Err(Error::NotFound);
    }
    let now = app.clock().now();
    let known = app.store().read(move |db| look(db, &actor, &code, now)).await?;
    // Asking without help behind it does harm: then there is no form.
    if !known.0.may_add() || known.1.is_none() {
        return Err(Error::NotFound);
    }
    let fields = Fields::default().with_day("told", known.0.today);
    show(&page(&screen, known, Form::new(app.clock(), fields)))
}

/// Writes it down, sealed.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = safety_plans::load_to_write(change, &who, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        if !procedure::in_force(change, known.woman.site)? {
            return Err(Problem::new("", "incidents-no-help").into());
        }
        let told = rules::read(&typed, known.today).map_err(Error::Refused)?;
        let id = sealed::add_incident(change, (known.woman.site, known.woman.id), &told)?;
        let entry = Entry::new(Action::RestrictedWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("record {id}")), known.woman.code)
    });
    match saved.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}/records"), "incidents-saved")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let known = app.store().read(move |db| look(db, &actor, &code, now)).await?;
            show_again(&page(&screen, known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
