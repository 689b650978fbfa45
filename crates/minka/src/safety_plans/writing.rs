//! Writing it down with her. What stood before stays as an earlier version.

use askama::Template;
use axum::extract::State;

use super::{
    found,
    model::{Minutes, NewPlan, Words},
    plan, rules, sealed, store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problems},
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    people,
};

#[derive(Template)]
#[template(path = "safety_plans/writing.html")]
struct WritingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    with_her: Vec<Choice>,
    minutes: Vec<Choice>,
    /// Each field with its label, hint, text and problem.
    fields: Vec<Asked>,
}

struct Asked {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
    problem: String,
}

fn page(screen: &Screen, code: String, form: Form) -> WritingPage {
    let text = &screen.text;
    let asked = |name: &'static str| Asked {
        name,
        label: text.say(&format!("plans-{name}")),
        hint: text.say(&format!("plans-{name}-hint")),
        value: form.value(name).to_owned(),
        problem: form.problem(name).to_owned(),
    };
    let minutes = |minutes: Minutes| {
        let chosen = form.chosen("minutes", minutes.key());
        Choice::new(minutes.key(), plan::say_minutes(text, minutes), chosen)
    };
    let none = Choice::new("", text.say("plans-minutes-none"), form.value("minutes").is_empty());
    WritingPage {
        frame: screen.frame_titled(&code, "people").told(&form),
        here: format!("/people/{code}/plan"),
        with_her: vec![Choice::new("yes", text.say("plans-with-her-yes"), form.chosen("with_her", "yes"))],
        minutes: std::iter::once(none).chain(Minutes::ALL.into_iter().map(minutes)).collect(),
        fields: Words::FIELDS.map(asked).into_iter().collect(),
        code,
        form,
    }
}

/// The form, with what stands there now.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let opened = plan::look(&app, actor, code).await?;
    if !opened.known.may_add() {
        return Err(Error::NotFound);
    }
    let mut fields = Fields::default().with_day("made", opened.known.today);
    if let Some(newest) = opened.plans.first() {
        for field in Words::FIELDS {
            fields = fields.with(field, newest.words.get(field));
        }
    }
    show(&page(&screen, opened.known.woman.code, Form::new(app.clock(), fields)))
}

/// Writes it down.
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
        let known = found::load_to_write(change, &who, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let mut problems = Problems::default();
        let words = rules::read_words(&typed, &mut problems);
        let parts = ["made-day", "made-month", "made-year"].map(|part| typed.text(part));
        let made_on = problems.keep(people::check_day("made", parts, known.today));
        problems.none()?;
        let made_on = made_on.unwrap_or(known.today);
        let minutes = Minutes::parse(typed.text("minutes"));
        let new = NewPlan { site: known.woman.site, woman: known.woman.id, made_on, minutes, words };
        let id = sealed::add_plan(change, &new)?;
        let count = store::list_plans(change, known.woman.id)?.len();
        let entry = Entry::new(Action::RestrictedWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("plan {id}, version {count}")), known.woman.code)
    });
    match saved.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}/plan"), "plans-written")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let woman = app.store().read(move |db| found::load(db, &actor, &code, now)).await?.woman;
            show_again(&page(&screen, woman.code, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
