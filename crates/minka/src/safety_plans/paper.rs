//! Her plan on paper: only when she asks for it and knows where she keeps it. The paper does not say what it is, nor whose.

use askama::Template;
use axum::extract::State;
use documents::{Column, Imprint, Sheet, Table};

use super::{
    found,
    model::Words,
    plan::{self, say_lines},
    rules::LONGEST_PLACE,
    sealed,
};
use crate::{
    account, concerns,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        page::{At, Frame, Screen, download, show, show_again},
        text::Text,
    },
};

#[derive(Template)]
#[template(path = "safety_plans/paper.html")]
struct PaperPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    asked: Vec<Choice>,
}

fn page(screen: &Screen, code: String, form: Form) -> PaperPage {
    PaperPage {
        frame: screen.frame_titled(&code, "people").told(&form),
        here: format!("/people/{code}/plan"),
        asked: vec![Choice::new("yes", screen.text.say("plans-asked-yes"), form.chosen("asked", "yes"))],
        code,
        form,
    }
}

/// Whether she asks for it, and where she keeps it.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| found::load(db, &actor, &code, now)).await?;
    if !known.may_write {
        return Err(Error::NotFound);
    }
    show(&page(&screen, known.woman.code, Form::new(app.clock(), Fields::default())))
}

fn read(typed: &Fields) -> Result<String, Error> {
    let mut problems = Problems::default();
    if typed.text("asked") != "yes" {
        problems.add(Problem::new("asked", "plans-asked-missing"));
    }
    let keeps = concerns::check_said("keeps", typed.text("keeps"), (LONGEST_PLACE, "plans-keeps-missing"));
    let keeps = problems.keep(keeps).unwrap_or_default();
    problems.none()?;
    Ok(keeps)
}

/// Prints the newest. That it was printed stands in the chain before the bytes leave.
pub(super) async fn print(
    mut screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let printed = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_print(change, &who, &at, now)?;
        let keeps = read(&typed)?;
        let keyring = change.keyring()?;
        let opened = plan::open(change, keyring, known)?;
        let newest = opened.plans.first().ok_or(Error::NotFound)?;
        let (id, words) = (newest.id, newest.words.clone());
        // The same form again is the same paper again.
        if !change.seen_before(&typed.submission())? {
            sealed::add_paper(change, (id, opened.known.woman.id), &keeps)?;
        }
        let entry = Entry::new(Action::RestrictedRead).on_woman(opened.known.woman.id);
        change.commit(entry.detail(format!("plan {id} printed")), (opened.known.woman, words))
    });
    let (woman, words) = match printed.await {
        Ok(printed) => printed,
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let known = app.store().read(move |db| found::load(db, &actor, &code, now)).await?;
            return show_again(&page(&screen, known.woman.code, Form::again(fields, &problems, &screen.text)));
        }
        Err(other) => return Err(other),
    };
    screen.text = Text(woman.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, app.clock().now(), "") };
    let sheet = compose(screen.text, &words, imprint);
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print a plan", cause))?
        .map_err(|cause| Error::unexpected("print a plan", cause))?;
    Ok(download("application/pdf", "list.pdf", pdf))
}

/// Neither her name nor her code, nor what kind of list it is, nor by whom.
fn compose(text: Text, words: &Words, imprint: Imprint) -> Sheet {
    let rows: Vec<Vec<String>> = say_lines(words, &|key| text.say(key))
        .into_iter()
        .zip(Words::FIELDS.into_iter().filter(|field| !words.get(field).is_empty()))
        .map(|((_, said), field)| vec![text.say(&format!("plans-paper-{field}")), said])
        .collect();
    let heads = ["plans-paper-what", "plans-paper-words"];
    Sheet {
        imprint,
        title: text.say("plans-paper-title"),
        paragraphs: Vec::new(),
        codes: Vec::new(),
        table: Some(Table { columns: heads.map(|key| Column::words(text.say(key))).to_vec(), rows }),
        lists: Vec::new(),
        closing: Vec::new(),
    }
}
