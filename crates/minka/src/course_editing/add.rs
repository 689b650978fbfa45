//! A new course, a new lesson.

use askama::Template;
use axum::extract::State;

use super::rules::free_key;
use crate::{
    curriculum::{
        self, Course, CourseId, Lesson, LessonId, LessonText, check_course_title, check_minutes, check_text, reach,
        tidy_text,
    },
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::Id,
        page::{At, Frame, Query, Screen, see_other_with, show, show_again},
        text::{Language, Text},
    },
    users::{Programme, ProgrammeId},
};

#[derive(Template)]
#[template(path = "course_editing/course_new.html")]
struct NewCoursePage {
    frame: Frame,
    form: Form,
    titles: Vec<TitleField>,
}

struct TitleField {
    name: String,
    label: String,
}

fn title_field(language: Language) -> String {
    format!("title-{}", language.code())
}

impl NewCoursePage {
    fn new(screen: &Screen, form: Form, programme: &Programme) -> Self {
        let title = |language: &Language| TitleField {
            name: title_field(*language),
            label: screen.text.phrase("curriculum-title-in").with("language", language.own_name()).to_string(),
        };
        let titles = programme.languages.iter().map(title).collect();
        let frame = screen.frame("curriculum-course-new", "more").told(&form);
        NewCoursePage { frame, form, titles }
    }
}

/// The form for a course.
pub(super) async fn ask_course(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let id = ProgrammeId::parse(query.text("programme")).ok_or(Error::NotFound)?;
    let programme = app.store().read(move |db| reach::programme(db, &actor, Action::CourseEdit, id)).await?;
    let form = Form::new(app.clock(), Fields::default().with("programme", id));
    show(&NewCoursePage::new(&screen, form, &programme))
}

/// Adds a course.
pub(super) async fn add_course(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let id = ProgrammeId::parse(fields.text("programme")).ok_or(Error::NotFound)?;
    let (typed, author) = (fields.clone(), actor.clone());
    let added = app.store().change(actor.by(), move |change| {
        let programme = reach::programme(change, &author, Action::CourseEdit, id)?;
        let key = free_key("course", &curriculum::list_course_keys(change, id)?);
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let mut problems = Problems::default();
        let mut titles = Vec::new();
        for language in programme.languages {
            let field = title_field(language);
            if let Some(title) = problems.keep(check_course_title(&field, typed.text(&field))) {
                titles.push((language, title));
            }
        }
        problems.none()?;
        let course = Course { id: CourseId::new(change.clock()), programme: id, key, titles };
        curriculum::add_course(change, &course)?;
        change.commit(Entry::new(Action::CourseEdit).on("course", course.id).detail("added"), ())
    });
    match added.await {
        Ok(()) => Ok(see_other_with("/courses", "course-added")),
        Err(Error::Refused(problems)) => {
            let programme = app.store().read(move |db| reach::programme(db, &actor, Action::CourseEdit, id)).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&NewCoursePage::new(&screen, form, &programme))
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "course_editing/lesson_new.html")]
struct NewLessonPage {
    frame: Frame,
    form: Form,
    href: String,
    languages: Vec<Language>,
}

/// The form for a lesson.
pub(super) async fn ask_lesson(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<CourseId>) -> Answer {
    let (languages, next) = app
        .store()
        .read(move |db| {
            let (_, languages) = reach::course(db, &actor, Action::CourseEdit, id)?;
            Ok((languages, curriculum::list_lessons(db, id)?.len() + 1))
        })
        .await?;
    let language = languages.iter().find(|language| **language == screen.text.0).or(languages.first());
    let language = language.copied().unwrap_or(Language::En);
    let neutral = Text(language).phrase("curriculum-neutral-suggestion").count(next).to_string();
    let fields = Fields::default().with("language", language.code()).with("neutral_title", neutral).with("minutes", 90);
    let form = Form::new(app.clock(), fields);
    show(&NewLessonPage {
        frame: screen.frame("curriculum-lesson-new", "more"),
        form,
        href: course_href(id),
        languages,
    })
}

fn course_href(id: CourseId) -> String {
    format!("/courses/{id}")
}

/// Adds a lesson at the end of its course, with its titles; the other words follow in the editor.
pub(super) async fn add_lesson(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<CourseId>,
    fields: Fields,
) -> Answer {
    let (typed, author) = (fields.clone(), actor.clone());
    let added = app.store().change(actor.by(), move |change| {
        let (_, languages) = reach::course(change, &author, Action::CourseEdit, id)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(None);
        }
        let (lesson, language) = insert_lesson(change, id, &languages, &typed)?;
        change.commit(Entry::new(Action::CourseEdit).on("lesson", lesson).detail("added"), Some((lesson, language)))
    });
    match added.await {
        Ok(Some((lesson, language))) => {
            Ok(see_other_with(&format!("/lessons/{lesson}/edit?language={}", language.code()), "lesson-added"))
        }
        Ok(None) => Ok(see_other_with(&course_href(id), "lesson-added")),
        Err(Error::Refused(problems)) => {
            let (_, languages) = app.store().read(move |db| reach::course(db, &actor, Action::CourseEdit, id)).await?;
            let form = Form::again(fields, &problems, &screen.text);
            let frame = screen.frame("curriculum-lesson-new", "more").told(&form);
            show_again(&NewLessonPage { frame, form, href: course_href(id), languages })
        }
        Err(other) => Err(other),
    }
}

fn insert_lesson(
    change: &mut Change<'_>,
    course: CourseId,
    languages: &[Language],
    typed: &Fields,
) -> Result<(LessonId, Language), Error> {
    let mut problems = Problems::default();
    let language = languages.iter().find(|language| language.code() == typed.text("language")).copied();
    let language = problems.keep(language.ok_or_else(|| Problem::new("language", "curriculum-unknown-language")));
    let text = tidy_text(&LessonText::from_fields(|field| typed.text(field).to_owned()));
    check_text(&text).into_iter().for_each(|problem| problems.add(problem));
    let minutes = problems.keep(check_minutes(typed.text("minutes")));
    let (Some(language), Some(minutes), true) = (language, minutes, problems.is_empty()) else {
        return Err(Error::Refused(problems));
    };
    let held = curriculum::list_all_lessons(change, course)?;
    let keys: Vec<String> = held.iter().map(|lesson| lesson.key.clone()).collect();
    let position = held.iter().map(|lesson| lesson.position).max().unwrap_or(0) + 1;
    let lesson =
        Lesson { id: LessonId::new(change.clock()), course, key: free_key("lesson", &keys), position, minutes };
    curriculum::add_lesson(change, &lesson)?;
    curriculum::save_lesson_text(change, lesson.id, language, &text)?;
    Ok((lesson.id, language))
}
