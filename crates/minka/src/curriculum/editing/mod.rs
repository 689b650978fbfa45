//! Changing courses: new ones, other words, another order, retirement, and the way through plain files. Every replaced
//! word is kept and can be brought back; nothing that was taught is deleted.

mod add;
mod before;
mod edit;
mod files;
mod order;

use axum::{
    Router,
    routing::{get, post},
};

use crate::foundation::{
    app::App,
    body::LargeBody,
    page::{Frame, Screen},
};

/// The frame of a form; a form shown again says so first, for those who hear the page.
fn frame_of_form(screen: &Screen, title: &str, is_again: bool) -> Frame {
    let (words, problem) = (screen.text.say(title), screen.text.say("design-problem-title"));
    screen.frame_titled(if is_again { format!("{problem} {words}") } else { words }, "more")
}

/// What may be larger than a form: the files of a course, and the form that carries them back.
pub(crate) const LARGER_BODIES: [LargeBody; 2] = [
    LargeBody { route: "/courses/{id}/upload", most: files::LARGEST_UPLOAD, says: "error-too-large" },
    LargeBody { route: "/courses/{id}/takeover", most: files::LARGEST_UPLOAD, says: "error-too-large" },
];

/// Routes of the editor.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/courses", post(add::add_course))
        .route("/courses/new", get(add::ask_course))
        .route("/courses/{id}/lessons/new", get(add::ask_lesson))
        .route("/courses/{id}/lessons", post(add::add_lesson))
        .route("/courses/{id}/order", get(order::read))
        .route("/lessons/{id}/place", post(order::place))
        .route("/lessons/{id}/retirement", post(order::retire))
        .route("/lessons/{id}/return", post(order::bring_back))
        .route("/lessons/{id}/edit", get(edit::ask).post(edit::save))
        .route("/lessons/{id}/before", get(before::list))
        .route("/lessons/{id}/before/{before}", get(before::read))
        .route("/lessons/{id}/before/{before}/restoration", post(before::restore))
        .route("/courses/{id}/files", get(files::download_zip))
        .route("/courses/{id}/upload", get(files::ask).post(files::preview))
        .route("/courses/{id}/takeover", post(files::take_over))
}
