//! Changing courses: new ones, other words, another order, retirement, and the way through plain files. Every replaced
//! word is kept and can be brought back; nothing that was taught is deleted.

mod add;
mod before;
mod edit;
mod files;
mod order;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::foundation::app::App;

/// Routes of the editor.
pub(super) fn routes() -> Router<App> {
    let limit = || DefaultBodyLimit::max(files::LARGEST_UPLOAD);
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
        .route("/courses/{id}/upload", get(files::ask).post(files::preview).layer(limit()))
        .route("/courses/{id}/takeover", post(files::take_over).layer(limit()))
}
