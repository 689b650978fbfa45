//! A lesson as its leader reads it on the evening, and the handout alone, for the printer.

use askama::Template;
use axum::extract::State;

use super::{
    model::{HeldText, LessonId, LessonText},
    reach::{self, Opened},
    rules::{choose_language, paragraphs},
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    error::{Answer, Error},
    form::Fields,
    ids::Id,
    page::{At, Frame, Query, Screen, show},
    text::Language,
};

/// A language to switch to.
pub struct LanguageLink {
    /// Where the page is in it.
    pub href: String,
    /// What it calls itself.
    pub name: &'static str,
    /// Its code.
    pub code: &'static str,
    /// Whether the page is in it now.
    pub is_here: bool,
}

impl LanguageLink {
    /// The languages of a page at `path`.
    pub fn all(path: &str, languages: &[Language], here: Language) -> Vec<Self> {
        let link = |language: &Language| LanguageLink {
            href: format!("{path}?language={}", language.code()),
            name: language.own_name(),
            code: language.code(),
            is_here: *language == here,
        };
        languages.iter().map(link).collect()
    }
}

#[derive(Template)]
#[template(path = "curriculum/lesson.html")]
struct LessonPage {
    frame: Frame,
    href: String,
    /// The way back: the meeting from which she came, or the course.
    back_href: String,
    back: String,
    language: &'static str,
    languages: Vec<LanguageLink>,
    minutes: String,
    is_retired: bool,
    may_edit: bool,
    missing: Vec<LanguageLink>,
    text: LessonText,
    talk: Vec<Vec<String>>,
    handout: Vec<Vec<String>>,
    can_stir_up: Vec<Vec<String>>,
    whom_to_call: Vec<Vec<String>>,
}

// The id of the meeting from which somebody came, for the way back; it opens nothing.
crate::id_type!(CameFrom, "A meeting.");

/// The language that the address asks for, or hers, or the programme's, among those that the lesson has.
pub fn shown_in<'o>(opened: &'o Opened, query: &Fields, own: Language) -> Option<&'o HeldText> {
    let mut wished: Vec<Language> = Language::parse(query.text("language")).into_iter().collect();
    wished.push(own);
    wished.extend(&opened.languages);
    let shown = choose_language(&wished, &opened.has())?;
    opened.lesson.texts.iter().find(|text| text.language == shown)
}

/// Shows the lesson.
pub(super) async fn read(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<LessonId>,
    Query(query): Query,
) -> Answer {
    let opened = app.store().read(move |db| reach::lesson(db, &actor, Action::CourseRead, id)).await?;
    let Some(shown) = shown_in(&opened, &query, screen.text.0) else { return Err(Error::NotFound) };
    let has = opened.has();
    let lacks: Vec<Language> = opened.languages.iter().filter(|language| !has.contains(language)).copied().collect();
    let mut wished = vec![shown.language];
    wished.extend(&opened.languages);
    let href = format!("/lessons/{id}");
    let mut languages = LanguageLink::all(&href, &has, shown.language);
    let course = opened.course.title_in(&wished);
    let (back_href, back) = match CameFrom::parse(query.text("meeting")) {
        Some(meeting) => {
            languages.iter_mut().for_each(|link| link.href.push_str(&format!("&meeting={meeting}")));
            (format!("/sessions/{meeting}"), screen.text.say("curriculum-to-meeting"))
        }
        None => (format!("/courses/{}", opened.course.id), course),
    };
    show(&LessonPage {
        frame: screen.frame_titled(&shown.text.neutral_title, "more"),
        back_href,
        back,
        language: shown.language.code(),
        languages,
        minutes: screen.text.phrase("curriculum-minutes-count").count(opened.lesson.minutes).to_string(),
        is_retired: opened.lesson.is_retired,
        may_edit: opened.may_edit,
        missing: LanguageLink::all(&format!("{href}/edit"), &lacks, shown.language),
        talk: paragraphs(&shown.text.talk),
        handout: paragraphs(&shown.text.handout),
        can_stir_up: paragraphs(&shown.text.can_stir_up),
        whom_to_call: paragraphs(&shown.text.whom_to_call),
        text: shown.text.clone(),
        href,
    })
}

#[derive(Template)]
#[template(path = "curriculum/handout.html")]
struct HandoutPage {
    frame: Frame,
    back: String,
    language: &'static str,
    heading: String,
    paragraphs: Vec<Vec<String>>,
}

/// Shows the handout alone: nothing on the paper says where it comes from.
pub(super) async fn handout(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<LessonId>,
    Query(query): Query,
) -> Answer {
    let opened = app.store().read(move |db| reach::lesson(db, &actor, Action::CourseRead, id)).await?;
    let Some(shown) = shown_in(&opened, &query, screen.text.0) else { return Err(Error::NotFound) };
    let mut paragraphs = paragraphs(&shown.text.handout);
    if paragraphs.is_empty() {
        return Err(Error::NotFound);
    }
    // Most handouts begin with a heading of their own: a single line.
    let heading = if paragraphs[0].len() == 1 { paragraphs.remove(0).concat() } else { String::new() };
    let code = shown.language.code();
    show(&HandoutPage {
        frame: screen.frame("curriculum-handout-page", "more"),
        back: format!("/lessons/{id}?language={code}"),
        language: code,
        heading,
        paragraphs,
    })
}
