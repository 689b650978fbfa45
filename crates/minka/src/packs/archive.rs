//! Where the files of a pack come from: a folder, a zip, the program itself.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read, Write},
    path::Path,
};

use super::{
    ORDER_FILE,
    model::{Pack, PackProblem},
    read_pack,
};
use crate::foundation::error::Error;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../packs/"]
#[include = "*.toml"]
#[exclude = "instruments/*"]
struct Shipped;

/// No pack has more files; a zip with more is no pack.
const MOST_FILES: usize = 4000;
/// A zip may not unpack to more than this, however small it is.
const LARGEST_PACK: u64 = 16 << 20;

/// The packs inside the program, by name.
#[must_use]
pub fn shipped_packs() -> Vec<String> {
    let names: BTreeSet<String> = Shipped::iter().filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect();
    names.into_iter().collect()
}

/// A pack inside the program.
///
/// # Errors
/// Its problems; that there is none of this name.
pub fn read_shipped(name: &str) -> Result<Pack, Vec<PackProblem>> {
    let mut files = Vec::new();
    for path in Shipped::iter() {
        let within = path.strip_prefix(name).and_then(|rest| rest.strip_prefix('/'));
        if let (Some(within), Some(file)) = (within, Shipped::get(&path)) {
            files.push((within.to_owned(), file.data.into_owned()));
        }
    }
    if files.is_empty() { Err(vec![PackProblem::whole(name, "curriculum-pack-none")]) } else { read_pack(&files) }
}

/// A pack in a folder.
///
/// # Errors
/// Its problems; that it cannot be read.
pub fn read_folder(folder: &Path) -> Result<Pack, Vec<PackProblem>> {
    let unreadable = |path: &Path| vec![PackProblem::whole(&path.display().to_string(), "curriculum-pack-unreadable")];
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|_| unreadable(folder))?.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if name == ORDER_FILE {
            files.push((name, std::fs::read(&path).map_err(|_| unreadable(&path))?));
        } else if path.is_dir() && !name.starts_with('.') {
            for inner in std::fs::read_dir(&path).map_err(|_| unreadable(&path))?.flatten() {
                let (path, file) = (inner.path(), inner.file_name().to_string_lossy().into_owned());
                if file.ends_with(".toml") && !file.starts_with('.') {
                    files.push((format!("{name}/{file}"), std::fs::read(&path).map_err(|_| unreadable(&path))?));
                }
            }
        }
    }
    files.sort();
    read_pack(&files)
}

/// A pack in a zip: at its top, or in one folder, as a file manager packs it.
///
/// # Errors
/// Its problems; that it is no zip, or too large when unpacked.
pub fn read_zip(bytes: &[u8]) -> Result<Pack, Vec<PackProblem>> {
    let whole = |key| vec![PackProblem::whole("", key)];
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| whole("curriculum-pack-no-zip"))?;
    if zip.len() > MOST_FILES {
        return Err(whole("curriculum-pack-too-large"));
    }
    let mut files = Vec::new();
    let mut left = LARGEST_PACK;
    for at in 0..zip.len() {
        let entry = zip.by_index(at).map_err(|_| whole("curriculum-pack-no-zip"))?;
        let name = entry.name().map_err(|_| whole("curriculum-pack-no-zip"))?.replace('\\', "/");
        let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        if entry.is_dir() || hidden || !name.ends_with(".toml") {
            continue;
        }
        let mut content = Vec::new();
        entry.take(left + 1).read_to_end(&mut content).map_err(|_| whole("curriculum-pack-no-zip"))?;
        left = left.checked_sub(content.len() as u64).ok_or_else(|| whole("curriculum-pack-too-large"))?;
        files.push((name, content));
    }
    let top = files.iter().filter_map(|(name, _)| name.strip_suffix(ORDER_FILE)).min_by_key(|top| top.len());
    let top = top.unwrap_or_default().to_owned();
    let mut files: Vec<_> =
        files.into_iter().filter_map(|(name, content)| Some((name.strip_prefix(&top)?.to_owned(), content))).collect();
    files.sort();
    read_pack(&files)
}

/// Files in a zip.
///
/// # Errors
/// When they cannot be packed.
pub fn zip_files(files: &[(String, String)]) -> Result<Vec<u8>, Error> {
    let pack = || {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default())?;
            zip.write_all(content.as_bytes())?;
        }
        zip.finish().map(Cursor::into_inner)
    };
    pack().map_err(|cause: zip::result::ZipError| Error::unexpected("pack a zip", cause))
}
