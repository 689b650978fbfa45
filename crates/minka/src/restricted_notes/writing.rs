//! Writing one down. Nothing of it is kept before it is sealed.

use askama::Template;
use axum::extract::State;

use super::{
    found::{self, Reader},
    model::NewNote,
    rules, sealed,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    audit::Entry,
    error::{Answer, Error},
    form::{Fields, Form},
    page::{At, Frame, Screen, see_other_with, show, show_again},
};

#[derive(Template)]
#[template(path = "restricted_notes/writing.html")]
struct WritingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    agrees: bool,
    may_fear: bool,
}

fn page(screen: &Screen, reader: Reader, form: Form) -> WritingPage {
    WritingPage {
        frame: screen.frame_titled(&reader.known.woman.code, "people").told(&form),
        here: reader.page(),
        agrees: reader.known.agrees,
        may_fear: reader.may_fear,
        code: reader.known.woman.code,
        form,
    }
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let reader = app.store().read(move |db| found::load(db, &actor, &code, now)).await?;
    if !reader.may_write() {
        return Err(Error::NotFound);
    }
    show(&page(&screen, reader, Form::new(app.clock(), Fields::default())))
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
        let reader = found::load_to_write(change, &who, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(reader.page());
        }
        let words = rules::read_words(&typed)?;
        let woman = &reader.known.woman;
        let new = NewNote { site: woman.site, woman: woman.id, author: who.user(), under: None, words };
        let id = sealed::add_note(change, &new)?;
        let entry = Entry::new(Action::RestrictedWrite).on_woman(woman.id);
        change.commit(entry.detail(format!("note {id}")), reader.page())
    });
    match saved.await {
        Ok(page) => Ok(see_other_with(&page, "restricted-saved")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let reader = app.store().read(move |db| found::load(db, &actor, &code, now)).await?;
            show_again(&page(&screen, reader, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
