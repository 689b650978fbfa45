//! What a live link's meeting is about: who stands in for the leader has her words, and knows whom to call.

use askama::Template;
use axum::extract::State;

use super::roll::{self, Opened};
use crate::{
    curriculum::{self, LessonText, paragraphs},
    foundation::{
        app::App,
        crypto::token_hash,
        error::{Answer, Error},
        page::{At, Frame, Screen, show},
        store::Db,
        text::Language,
    },
    groups,
    sessions::Session,
};

#[derive(Template)]
#[template(path = "session_links/lesson.html")]
struct LessonPage {
    frame: Frame,
    back: String,
    language: &'static str,
    text: LessonText,
    talk: Vec<Vec<String>>,
    can_stir_up: Vec<Vec<String>>,
    whom_to_call: Vec<Vec<String>>,
}

/// The lesson, before the day as well: no name stands on it. It is gone with the link.
pub(super) async fn read(screen: Screen, State(app): State<App>, At(token): At<String>) -> Answer {
    let (hash, now, own) = (token_hash(&token), app.clock().now(), screen.text.0);
    let (language, text) = app
        .store()
        .read(move |db| {
            let opened = Opened::load(db, &hash, now)?;
            find_words(db, &opened.session, own)?.ok_or(Error::NotFound)
        })
        .await?;
    let mut frame = roll::frame(&screen);
    frame.title.clone_from(&text.neutral_title);
    show(&LessonPage {
        frame,
        back: format!("/r/{token}"),
        language: language.code(),
        talk: paragraphs(&text.talk),
        can_stir_up: paragraphs(&text.can_stir_up),
        whom_to_call: paragraphs(&text.whom_to_call),
        text,
    })
    .map(roll::unlisted)
}

/// The lesson's words in the reader's language, or else in the group's, or else in any.
fn find_words(db: &mut Db<'_>, session: &Session, own: Language) -> Result<Option<(Language, LessonText)>, Error> {
    let Some(lesson) = session.lesson else { return Ok(None) };
    match curriculum::find_lesson_text(db, lesson, own)? {
        Some((language, _)) if language != own => {
            let group = groups::get_group(db, session.group)?;
            curriculum::find_lesson_text(db, lesson, group.language)
        }
        found => Ok(found),
    }
}
