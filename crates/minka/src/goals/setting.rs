//! Setting a goal with her, and putting one in other words. Her sentence is hers: it is written as she says it.

use askama::Template;
use axum::extract::State as Held;

use super::{
    found::{self, Known, page_of},
    model::{Goal, GoalId, Measure, State, Theme},
    read::{level_field, read_goal},
    rules::{LEVELS, parts},
    sealed, store,
};
use crate::{
    consents,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        ids::Id,
        page::{At, Frame, Query, Screen, see_other, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    people,
};

#[derive(Template)]
#[template(path = "goals/setting.html")]
struct SettingPage {
    frame: Frame,
    form: Form,
    code: String,
    action: String,
    back: String,
    /// The goal that becomes this one, in her words; empty for a first one.
    after: String,
    /// The picture with which she began, as it asks; empty without one.
    about: String,
    /// Whether it is put in other words: how it is measured stays.
    again: bool,
    measure: &'static str,
    languages: Vec<people::Choice>,
    themes: Vec<Choice>,
    measures: Vec<Choice>,
    importances: Vec<Choice>,
    confidences: Vec<Choice>,
    start_levels: Vec<Choice>,
    levels: Vec<LevelField>,
}

struct LevelField {
    name: String,
    label: String,
    value: String,
    problem: String,
}

fn choices(keys: &[&str], prefix: &str, field: &str, (form, text): (&Form, &Text)) -> Vec<Choice> {
    let chosen = |key: &&str| Choice::new(*key, text.say(&format!("{prefix}-{key}")), form.value(field) == *key);
    keys.iter().map(chosen).collect()
}

/// Not asked, then each number; the ends are said in words.
fn scale(name: &str, most: i64, (form, text): (&Form, &Text)) -> Vec<Choice> {
    let none = Choice::new("", text.say("goals-scale-not-asked"), form.value(name).is_empty());
    let each = (0..=most).map(|number| {
        let words = match number {
            0 => text.say(&format!("goals-{name}-least")),
            end if end == most => text.say(&format!("goals-{name}-most")),
            _ => String::new(),
        };
        let label = if words.is_empty() { number.to_string() } else { format!("{number} {words}") };
        Choice::new(number, label, form.value(name) == number.to_string())
    });
    std::iter::once(none).chain(each).collect()
}

fn setting_page(
    screen: &Screen,
    known: &Known,
    (held, after): (Option<&Goal>, Option<&Goal>),
    form: Form,
) -> SettingPage {
    let (text, here) = (&screen.text, page_of(&known.woman));
    let with = (&form, text);
    let level = |level: i64| {
        let name = level_field(level);
        LevelField {
            label: text.say(&format!("goals-level-{}", found::level_key(level))),
            value: form.value(&name).to_owned(),
            problem: form.problem(&name).to_owned(),
            name,
        }
    };
    let start_level = |level: i64| {
        let label = text.say(&format!("goals-level-{}", found::level_key(level)));
        Choice::new(level, label, form.value("start_level") == level.to_string())
    };
    SettingPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        action: held.map_or_else(|| here.clone(), |held| format!("{here}/{}/edit", held.id)),
        back: held.map_or_else(|| here.clone(), |held| format!("{here}/{}", held.id)),
        after: after.map(|after| after.words.said.clone()).unwrap_or_default(),
        about: found::find_picture(form.value("about"), text).map(|(asked, _)| asked).unwrap_or_default(),
        again: held.is_some(),
        measure: held.map_or("", |held| held.measure.key()),
        languages: people::languages(form.value("language")),
        themes: choices(&Theme::ALL.map(Theme::key), "goals-theme", "theme", with),
        measures: choices(&Measure::ALL.map(Measure::key), "goals-measure", "measure", with),
        importances: scale("importance", 3, with),
        confidences: scale("confidence", 10, with),
        start_levels: [-1, -2].map(start_level).to_vec(),
        levels: LEVELS.map(level).into_iter().collect(),
        form,
    }
}

/// A number as the form takes it again: without a thousands mark.
fn plain(thousandths: Option<i64>) -> String {
    thousandths.map_or_else(String::new, |number| {
        let (whole, fraction) = parts(number);
        if fraction.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") }
    })
}

fn fields_of(goal: &Goal) -> Fields {
    let words = &goal.words;
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let mut fields = Fields::default()
        .with("said", &words.said)
        .with("language", &words.language)
        .with("second_line", &words.second_line)
        .with("why", &words.why)
        .with("not_yet", &words.not_yet)
        .with("first_step", &words.first_step)
        .with("helper", &words.helper)
        .with("sign", &words.sign)
        .with("unit", &words.unit)
        .with("steps", words.steps.join("\n"))
        .with("theme", goal.theme.key())
        .with("measure", goal.measure.key())
        .with("start", plain(goal.start))
        .with("target", plain(goal.target))
        .with("importance", number(goal.importance))
        .with("confidence", number(goal.confidence));
    for (level, described) in LEVELS.into_iter().zip(&words.levels) {
        fields = fields.with(&level_field(level), described);
    }
    match goal.by {
        Some(by) => fields.with_day("by", by),
        None => fields,
    }
}

/// The goal that shall become another: an open one of hers.
fn find_after(db: &mut Db<'_>, app: &App, known: &Known, typed: &str) -> Result<Option<Goal>, Error> {
    if typed.is_empty() {
        return Ok(None);
    }
    let id = GoalId::parse(typed).ok_or(Error::NotFound)?;
    let goal = found::get_goal(db, app.keyring(), known.woman.id, id)?;
    if goal.state == State::Open { Ok(Some(goal)) } else { Err(Problem::new("", "goals-ended-already").into()) }
}

/// The form for a new goal; `after` is the goal that it shall take the place of.
pub(super) async fn ask(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(code): At<String>,
    Query(query): Query,
) -> Answer {
    let (now, after, tools) = (app.clock().now(), query.text("after").to_owned(), app.clone());
    let found = app.store().read(move |db| {
        let known = found::load_to_write(db, &actor, &code, now)?;
        let after = find_after(db, &tools, &known, &after)?;
        Ok((known, after))
    });
    let (known, after) = found.await?;
    // The page of her goals says why there is no form.
    if !known.takes_part {
        return Ok(see_other(&page_of(&known.woman)));
    }
    let mut fields = Fields::default()
        .with("language", known.woman.language.code())
        .with("start_level", -1)
        .with_day("set", known.today);
    if let Some(after) = &after {
        fields = fields.with("after", after.id).with("theme", after.theme.key());
    }
    // From one of the pictures: its topic stands there, and her own words are still to be said.
    if let Some((_, theme)) = found::find_picture(query.text("about"), &screen.text) {
        fields = fields.with("about", query.text("about")).with("theme", theme.key());
    }
    show(&setting_page(&screen, &known, (None, after.as_ref()), Form::new(app.clock(), fields)))
}

/// Sets it.
pub(super) async fn save(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, tools) = (actor.clone(), fields.clone(), code.clone(), app.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &who, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page_of(&known.woman));
        }
        consents::check_takes_part(change, known.woman.id)?;
        let after = find_after(change, &tools, &known, typed.text("after"))?;
        let id = GoalId::new(change.clock());
        let goal = read_goal(&typed, (id, known.woman.id), None, known.today)?;
        super::add_goal(change, tools.keyring(), known.woman.site, &goal)?;
        let mut detail = format!("goal {id} {}", goal.theme.key());
        if let Some(mut after) = after {
            detail.push_str(&format!(" in place of {}", after.id));
            (after.state, after.ended_on, after.successor) = (State::Changed, Some(known.today), Some(id));
            let words = sealed::seal(tools.keyring(), after.woman, after.id, &after.words)?;
            store::set_state(change, &after, &words)?;
        }
        let entry = Entry::new(Action::GoalWrite).on_woman(known.woman.id).detail(detail);
        change.commit(entry, format!("{}/{id}", page_of(&known.woman)))
    });
    match saved.await {
        Ok(page) => Ok(see_other_with(&page, "goals-set")),
        Err(Error::Refused(problems)) => {
            let (now, tools, after) = (app.clock().now(), app.clone(), fields.text("after").to_owned());
            let found = app.store().read(move |db| {
                let known = found::load_to_write(db, &actor, &code, now)?;
                let after = find_after(db, &tools, &known, &after).unwrap_or_default();
                Ok((known, after))
            });
            let (known, after) = found.await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&setting_page(&screen, &known, (None, after.as_ref()), form))
        }
        Err(other) => Err(other),
    }
}

/// The form with what the goal says now.
pub(super) async fn ask_revision(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, goal)): At<(String, GoalId)>,
) -> Answer {
    let (known, goal) = found::open_to_write(&app, actor, (code, goal)).await?;
    let form = Form::new(app.clock(), fields_of(&goal));
    show(&setting_page(&screen, &known, (Some(&goal), None), form))
}

/// Puts it in other words; what it said stays below it.
pub(super) async fn revise(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, goal)): At<(String, GoalId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &who, &at, now)?;
        let page = format!("{}/{goal}", page_of(&known.woman));
        let held = found::get_goal(change, &keyring, known.woman.id, goal)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page);
        }
        consents::check_takes_part(change, known.woman.id)?;
        if held.state != State::Open {
            return Err(Problem::new("", "goals-ended-already").into());
        }
        let revised = read_goal(&typed, (goal, known.woman.id), Some(&held), known.today)?;
        let words = sealed::seal(&keyring, revised.woman, goal, &revised.words)?;
        store::revise_goal(change, &revised, &words)?;
        let entry = Entry::new(Action::GoalWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("goal {goal} in other words")), page)
    });
    match saved.await {
        Ok(page) => Ok(see_other_with(&page, "goals-revised")),
        Err(Error::Refused(problems)) => {
            let (known, goal) = found::open_to_write(&app, actor, (code, goal)).await?;
            show_again(&setting_page(
                &screen,
                &known,
                (Some(&goal), None),
                Form::again(fields, &problems, &screen.text),
            ))
        }
        Err(other) => Err(other),
    }
}
