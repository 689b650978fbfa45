//! The words of a lesson in one language, edited. Whoever was faster is never overwritten unseen: both versions are
//! shown, and the one that is replaced is kept.

use askama::Template;
use axum::extract::State;
use http::StatusCode;

use super::rules::version_of;
use crate::{
    curriculum::{
        self, HeldText, LESSON_FIELDS, LanguageLink, LessonField, LessonId, LessonText, check_minutes, check_text,
        reach::{self, Opened},
        tidy_text,
    },
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::{Change, Committed},
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        page::{At, Frame, Query, Screen, see_other_with, show, show_again, show_with},
        text::Language,
    },
};

/// What a change ends with when somebody else was faster.
const FASTER: &str = "error-stale";

#[derive(Template)]
#[template(path = "course_editing/edit.html")]
struct EditPage {
    frame: Frame,
    form: Form,
    href: String,
    title: String,
    language: Language,
    languages: Vec<LanguageLink>,
    version: String,
    /// Somebody was faster: who, when it is known.
    conflict: Option<String>,
    minutes_theirs: String,
    fields: Vec<FieldPart>,
}

struct FieldPart {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
    problem: String,
    is_title: bool,
    rows: u32,
    /// What somebody else wrote meanwhile, where it differs; no lines when she emptied it.
    theirs: Option<Vec<String>>,
}

impl EditPage {
    fn new(screen: &Screen, opened: &Opened, language: Language, form: Form) -> Self {
        let held = held_in(opened, language);
        let part = |field: LessonField| FieldPart {
            name: field.name,
            label: screen.text.say(field.label),
            hint: hint_key(field.name).map(|key| screen.text.say(key)).unwrap_or_default(),
            value: form.value(field.name).to_owned(),
            problem: form.problem(field.name).to_owned(),
            is_title: field.is_title,
            rows: if field.name == "talk" { 16 } else { 6 },
            theirs: None,
        };
        let href = format!("/lessons/{}", opened.lesson.id);
        EditPage {
            frame: screen.frame("curriculum-edit", "more").told(&form),
            fields: LESSON_FIELDS.into_iter().map(part).collect(),
            title: screen.text.phrase("curriculum-edit-in").with("language", language.own_name()).to_string(),
            language,
            languages: LanguageLink::all(&format!("{href}/edit"), &opened.all_languages(), language),
            version: version_of(opened.lesson.minutes, held.map(|held| &held.text)),
            conflict: None,
            minutes_theirs: String::new(),
            href,
            form,
        }
    }

    /// The same page with what somebody else wrote meanwhile beside what was typed here.
    fn beside(mut self, opened: &Opened) -> Self {
        let held = held_in(opened, self.language);
        let typed = typed_text(&self.form.fields);
        let theirs = held.map(|held| held.text.clone()).unwrap_or_default();
        for part in &mut self.fields {
            let words = theirs.field(part.name);
            if words != typed.field(part.name) {
                part.theirs = Some(words.lines().map(str::to_owned).collect());
            }
        }
        if check_minutes(self.form.value("minutes")).ok() != Some(opened.lesson.minutes) {
            self.minutes_theirs = opened.lesson.minutes.to_string();
        }
        self.conflict = Some(held.and_then(|held| held.author.clone()).unwrap_or_default());
        self
    }
}

fn hint_key(field: &str) -> Option<&'static str> {
    match field {
        "title" => Some("curriculum-title-hint"),
        "neutral_title" => Some("curriculum-neutral-title-hint"),
        "talk" => Some("curriculum-talk-hint"),
        "circle_questions" => Some("curriculum-circle-questions-hint"),
        "handout" => Some("curriculum-handout-hint"),
        "can_stir_up" | "whom_to_call" => Some("curriculum-leader-only-hint"),
        _ => None,
    }
}

fn held_in(opened: &Opened, language: Language) -> Option<&HeldText> {
    opened.lesson.texts.iter().find(|text| text.language == language)
}

fn typed_text(fields: &Fields) -> LessonText {
    tidy_text(&LessonText::from_fields(|field| fields.text(field).to_owned()))
}

/// The language that a form or an address names, when the lesson has or should have it.
fn language_of(opened: &Opened, fields: &Fields) -> Result<Language, Error> {
    let code = fields.text("language");
    let known = opened.all_languages().into_iter().find(|language| language.code() == code);
    known.ok_or_else(|| Error::refused(Problem::new("language", "curriculum-unknown-language")))
}

/// The form.
pub(super) async fn ask(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<LessonId>,
    Query(query): Query,
) -> Answer {
    let opened = app.store().read(move |db| reach::lesson(db, &actor, Action::CourseEdit, id)).await?;
    let language = language_of(&opened, &query)?;
    let held = held_in(&opened, language).map(|held| held.text.clone()).unwrap_or_default();
    let mut fields = Fields::default().with("minutes", opened.lesson.minutes);
    for field in LESSON_FIELDS {
        fields = fields.with(field.name, held.field(field.name));
    }
    let form = Form::new(app.clock(), fields);
    show(&EditPage::new(&screen, &opened, language, form))
}

/// Takes the words.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<LessonId>,
    fields: Fields,
) -> Answer {
    let (typed, author) = (fields.clone(), actor.clone());
    let saved = app.store().change(actor.by(), move |change| save_in(change, &author, id, &typed)).await;
    let (problems, is_conflict) = match saved {
        Ok(language) => {
            return Ok(see_other_with(&format!("/lessons/{id}?language={}", language.code()), "lesson-saved"));
        }
        Err(Error::Refused(problems)) => (problems, false),
        Err(Error::Conflict(FASTER)) => (Problems::default(), true),
        Err(other) => return Err(other),
    };
    let opened = app.store().read(move |db| reach::lesson(db, &actor, Action::CourseEdit, id)).await?;
    let language = language_of(&opened, &fields)?;
    let mut page = EditPage::new(&screen, &opened, language, Form::again(fields, &problems, &screen.text));
    if is_conflict {
        return show_with(StatusCode::CONFLICT, &page.beside(&opened));
    }
    // Corrected, it is still an edit of the words it was made from.
    page.version = page.form.value("version").to_owned();
    show_again(&page)
}

fn save_in(
    change: &mut Change<'_>,
    author: &Actor,
    id: LessonId,
    typed: &Fields,
) -> Result<Committed<Language>, Error> {
    let opened = reach::lesson(change, author, Action::CourseEdit, id)?;
    let language = language_of(&opened, typed)?;
    if change.seen_before(&typed.submission())? {
        return change.unchanged(language);
    }
    let text = typed_text(typed);
    let mut problems = Problems(check_text(&text));
    let minutes = problems.keep(check_minutes(typed.text("minutes")));
    let (Some(minutes), true) = (minutes, problems.is_empty()) else { return Err(Error::Refused(problems)) };
    let held = held_in(&opened, language).map(|held| &held.text);
    if held == Some(&text) && opened.lesson.minutes == minutes {
        return change.unchanged(language);
    }
    if version_of(opened.lesson.minutes, held) != typed.text("version") {
        return Err(Error::Conflict(FASTER));
    }
    if opened.lesson.minutes != minutes {
        curriculum::set_minutes(change, id, minutes)?;
    }
    curriculum::save_lesson_text(change, id, language, &text)?;
    change.commit(Entry::new(Action::CourseEdit).on("lesson", id).detail(language.code()), language)
}
