//! Changing the name she chose, her language or her sign. The audit entry says which of them, never what they were.

use askama::Template;
use axum::extract::State;

use super::{
    choices::{self, Choice},
    code::read_code,
    in_reach,
    model::Basics,
    rules, store,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    audit::Entry,
    error::{Answer, Error},
    form::{Fields, Form, Problems},
    page::{At, Frame, Screen, see_other_with, show, show_again},
};

#[derive(Template)]
#[template(path = "people/edit.html")]
struct EditPage {
    frame: Frame,
    form: Form,
    code: String,
    languages: Vec<Choice>,
    signs: Vec<Choice>,
}

impl EditPage {
    fn new(screen: &Screen, code: String, form: Form) -> Self {
        EditPage {
            frame: screen.frame_titled(&code, "people"),
            languages: choices::languages(form.value("language")),
            signs: choices::signs(&screen.text, form.value("sign")),
            form,
            code,
        }
    }
}

/// The form with what holds now.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let woman = app.store().read(move |db| in_reach(db, &actor, Action::PersonEditBasic, &code, now)).await?.0;
    let fields = Fields::default()
        .with("chosen_name", &woman.chosen_name)
        .with("language", woman.language.code())
        .with("sign", &woman.sign);
    show(&EditPage::new(&screen, woman.code, Form::new(app.clock(), fields)))
}

/// Name, language and sign as a form says them.
///
/// # Errors
/// All that is wrong with them.
pub(super) fn read_basics(fields: &Fields) -> Result<Basics, Error> {
    let mut problems = Problems::default();
    let name = problems.keep(rules::check_name("chosen_name", fields.text("chosen_name")));
    let language = problems.keep(rules::check_language("language", fields.text("language")));
    let sign = problems.keep(rules::check_sign("sign", fields.text("sign")));
    match (name, language, sign) {
        (Some(chosen_name), Some(language), Some(sign)) => Ok(Basics { chosen_name, language, sign }),
        _ => Err(Error::Refused(problems)),
    }
}

/// Takes the form.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, by, at) = (fields.clone(), actor.by(), code.clone());
    let saved = app.store().change(by, move |change| {
        let now = change.at();
        let (woman, _) = in_reach(change, &actor, Action::PersonEditBasic, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(woman.code);
        }
        let basics = read_basics(&typed)?;
        let changed: Vec<&str> = [
            ("chosen_name", basics.chosen_name != woman.chosen_name),
            ("language", basics.language != woman.language),
            ("sign", basics.sign != woman.sign),
        ]
        .into_iter()
        .filter_map(|(name, differs)| differs.then_some(name))
        .collect();
        store::edit_basics(change, &woman, &basics)?;
        let entry = Entry::new(Action::PersonEditBasic).on_woman(woman.id).detail(changed.join(" "));
        change.commit(entry, woman.code)
    });
    match saved.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}"), "people-edited")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&EditPage::new(&screen, read_code(&code).unwrap_or_default(), form))
        }
        Err(other) => Err(other),
    }
}
