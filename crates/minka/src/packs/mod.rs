//! Courses as plain files that a programme edits with any text editor: shipped with the program, taken home, brought back.
//!
//! `pack.toml` gives the order, and each lesson is one file per language, `ru/boundaries.toml`. They come from a folder,
//! from a zip, or from the packs inside the program. What it refuses: a pack with a problem, even in part (whatever is
//! wrong is named by file, key and line, everything at once), and to write over what a programme made its own.

mod archive;
pub mod command;
mod differences;
mod file;
mod install;
mod model;
mod read;
mod rules;
mod shipped;
mod upload;
mod write;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    archive::{read_folder, read_shipped, read_zip, shipped_packs, zip_files},
    install::{Difference, Installed, Kept, compare, install_pack, replace_with_pack},
    model::{Pack, PackCourse, PackLesson, PackProblem},
    read::{read_lesson, read_pack},
    write::export_course,
};
use crate::foundation::{app::App, body::LargeBody};

/// The name of the file that gives the order.
const ORDER_FILE: &str = "pack.toml";

/// What may be larger than a form: the files of a course, and the form that carries them back.
pub(crate) const LARGER_BODIES: [LargeBody; 2] = [
    LargeBody { route: "/courses/{id}/upload", most: upload::LARGEST_UPLOAD, says: "error-too-large" },
    LargeBody { route: "/courses/{id}/takeover", most: upload::LARGEST_UPLOAD, says: "error-too-large" },
];

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/courses/packs", get(shipped::list))
        .route("/courses/packs/{name}", get(shipped::look).post(shipped::install))
        .route("/courses/{id}/files", get(upload::download_zip))
        .route("/courses/{id}/upload", get(upload::ask).post(upload::preview))
        .route("/courses/{id}/takeover", post(upload::take_over))
}
