//! Courses from the command line: a pack into a programme, a course into a folder.

use std::path::{Path, PathBuf};

use super::{Installed, Pack, PackProblem};
use crate::{
    curriculum::CourseId,
    foundation::{access::Action, audit::Entry, change::By, error::Error, form::Problem, store::Store, text::Text},
    users::ProgrammeId,
};

/// Where a pack lies.
#[derive(Clone, Debug)]
pub enum PackSource {
    /// Inside the program, by name.
    Shipped(String),
    /// In a folder.
    Folder(PathBuf),
}

/// Reads a pack from where it lies.
///
/// # Errors
/// Every problem in it.
pub fn read(source: &PackSource) -> Result<Pack, Vec<PackProblem>> {
    match source {
        PackSource::Shipped(name) => super::read_shipped(name),
        PackSource::Folder(folder) => super::read_folder(folder),
    }
}

/// Takes a pack into a programme; the programme's own edits stay.
///
/// # Errors
/// When it cannot be written.
pub fn install(store: &Store, programme: ProgrammeId, pack: Pack) -> Result<Installed, Error> {
    store.change_now(By::CommandLine, move |change| {
        let done = super::install_pack(change, programme, &pack)?;
        if done.is_nothing() {
            return change.unchanged(done);
        }
        change.commit(Entry::new(Action::CourseEdit).on("programme", programme).detail(&pack.key), done)
    })
}

/// What taking over a pack did, line by line.
#[must_use]
pub fn describe(done: &Installed, text: &Text) -> Vec<String> {
    let counts = [
        ("curriculum-installed-lessons", done.lessons_added),
        ("curriculum-installed-texts", done.texts_added),
        ("curriculum-installed-updated", done.texts_updated + done.settings_updated),
    ];
    let mut lines: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| text.phrase(key).count(count).to_string())
        .collect();
    if done.is_nothing() {
        lines.push(text.say("curriculum-installed-nothing"));
    }
    lines.extend(done.kept.iter().map(|kept| {
        let what = super::differences::describe(kept, text);
        text.phrase("curriculum-installed-kept").with("what", what).to_string()
    }));
    lines
}

/// Writes a course as plain files into a new or empty folder, and names the files.
///
/// # Errors
/// A refusal when something lies in the folder already; what the disk says.
pub fn export(store: &Store, course: CourseId, folder: &Path) -> Result<Vec<String>, Error> {
    let failed = |cause: std::io::Error| Error::unexpected("write the files of a course", cause);
    std::fs::create_dir_all(folder).map_err(failed)?;
    if std::fs::read_dir(folder).map_err(failed)?.next().is_some() {
        return Err(Problem::new("folder", "curriculum-folder-not-empty").into());
    }
    let files = store.read_now(move |db| super::export_course(db, course))?;
    for (name, content) in &files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(failed)?;
        }
        std::fs::write(path, content).map_err(failed)?;
    }
    Ok(files.into_iter().map(|(name, _)| name).collect())
}
