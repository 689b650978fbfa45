//! What a lesson said before, and bringing it back.

use askama::Template;
use axum::extract::State;

use crate::{
    curriculum::{
        self, LESSON_FIELDS, LanguageLink, LessonField, LessonId, LessonText, TextBefore, TextBeforeId,
        differing_fields, reach, shown_in,
    },
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form},
        page::{At, Frame, Query, Screen, see_other_with, show},
        text::Text,
    },
    packs::read_lesson,
};

#[derive(Template)]
#[template(path = "course_editing/before.html")]
struct BeforePage {
    frame: Frame,
    href: String,
    language: &'static str,
    languages: Vec<LanguageLink>,
    edits: Vec<Edit>,
}

struct Edit {
    href: String,
    when: String,
    about: String,
}

fn replaced_by(before: &TextBefore, text: &Text) -> String {
    match &before.by {
        Some(name) => text.phrase("curriculum-replaced-by").with("who", name).to_string(),
        None => text.say("curriculum-replaced-by-pack"),
    }
}

/// Lists the edits of a lesson in one language.
pub(super) async fn list(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<LessonId>,
    Query(query): Query,
) -> Answer {
    let own = screen.text.0;
    let (opened, language, edits) = app
        .store()
        .read(move |db| {
            let opened = reach::lesson(db, &actor, Action::CourseEdit, id)?;
            let language = shown_in(&opened, &query, own).ok_or(Error::NotFound)?.language;
            let edits = curriculum::list_texts_before(db, id, language)?;
            Ok((opened, language, edits))
        })
        .await?;
    let href = format!("/lessons/{id}");
    let edits = edits.iter().map(|before| Edit {
        href: format!("{href}/before/{}", before.id),
        when: screen.text.instant(before.at, &screen.zone),
        about: replaced_by(before, &screen.text),
    });
    show(&BeforePage {
        edits: edits.collect(),
        language: language.code(),
        languages: LanguageLink::all(&format!("{href}/before"), &opened.has(), language),
        href,
        frame: screen.frame("curriculum-before", "more"),
    })
}

#[derive(Template)]
#[template(path = "course_editing/before_text.html")]
struct BeforeTextPage {
    frame: Frame,
    form: Form,
    href: String,
    before: TextBeforeId,
    language: &'static str,
    when: String,
    about: String,
    parts: Vec<Part>,
}

struct Part {
    label: String,
    before: Vec<String>,
    /// What it says now, where it differs.
    now: Option<Vec<String>>,
}

fn lines(words: &str) -> Vec<String> {
    words.lines().map(str::to_owned).collect()
}

fn words_of(before: &TextBefore) -> Result<LessonText, Error> {
    read_lesson("before.toml", &before.body)
        .map_err(|problems| Error::unexpected("read what a lesson said before", format!("{} problems", problems.len())))
}

/// Shows what the lesson said before one edit, and what it says now where that differs.
pub(super) async fn read(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((id, before)): At<(LessonId, TextBeforeId)>,
) -> Answer {
    let (opened, held) = app
        .store()
        .read(move |db| {
            let opened = reach::lesson(db, &actor, Action::CourseEdit, id)?;
            Ok((opened, curriculum::get_text_before(db, id, before)?))
        })
        .await?;
    let text = words_of(&held)?;
    let now = opened.lesson.texts.iter().find(|now| now.language == held.language);
    let differing = differing_fields(&now.map(|now| now.text.clone()).unwrap_or_default(), &text);
    let part = |field: &LessonField| Part {
        label: screen.text.say(field.label),
        before: lines(&text.field(field.name)),
        now: differing.iter().find(|(name, _, _)| *name == field.name).map(|(_, now, _)| lines(now)),
    };
    show(&BeforeTextPage {
        form: Form::new(app.clock(), Fields::default()),
        href: format!("/lessons/{id}"),
        before,
        language: held.language.code(),
        when: screen.text.instant(held.at, &screen.zone),
        about: replaced_by(&held, &screen.text),
        parts: LESSON_FIELDS.iter().map(part).collect(),
        frame: screen.frame("curriculum-before", "more"),
    })
}

/// Brings it back; what the lesson says now is kept in turn.
pub(super) async fn restore(
    State(app): State<App>,
    actor: Actor,
    At((id, before)): At<(LessonId, TextBeforeId)>,
    fields: Fields,
) -> Answer {
    let author = actor.clone();
    let language = app
        .store()
        .change(actor.by(), move |change| {
            reach::lesson(change, &author, Action::CourseEdit, id)?;
            let held = curriculum::get_text_before(change, id, before)?;
            let text = words_of(&held)?;
            if change.seen_before(&fields.submission())?
                || !curriculum::save_lesson_text(change, id, held.language, &text)?
            {
                return change.unchanged(held.language);
            }
            let entry = Entry::new(Action::CourseEdit).on("lesson", id);
            change.commit(entry.detail(format!("{} restored", held.language.code())), held.language)
        })
        .await?;
    Ok(see_other_with(&format!("/lessons/{id}?language={}", language.code()), "lesson-restored"))
}
