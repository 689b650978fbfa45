//! What a file is, by its first bytes; the name decides only where the bytes leave it open.

use super::{
    encoding::TextEncoding,
    problem::{FileKind, Place, SheetProblem},
};

/// The two kinds that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A zip, which may hold a workbook.
    Zip,
    /// Text in this encoding.
    Text(TextEncoding),
}

/// First bytes of the file kinds that people mistake for tables.
const MARKS: [(&[u8], FileKind); 20] = [
    (b"%PDF-", FileKind::Pdf),
    (b"\x89PNG\r\n\x1a\n", FileKind::Image),
    (b"\xFF\xD8\xFF", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"\0\0\0\x18ftyp", FileKind::Image),
    (b"\0\0\0\x1Cftyp", FileKind::Image),
    (b"\0\0\0\x20ftyp", FileKind::Image),
    (b"\x7FELF", FileKind::Program),
    (b"MZ\x90\0", FileKind::Program),
    (b"#!/", FileKind::Program),
    (b"\x1F\x8B", FileKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"Rar!\x1A", FileKind::Archive),
    (b"{\\rtf", FileKind::Document),
    (b"SQLite format 3\0", FileKind::Other),
    (b"age-encryption.org/", FileKind::Other),
    (b"-----BEGIN ", FileKind::Other),
    (b"\xCF\xFA\xED\xFE", FileKind::Program),
];

/// An OLE compound file: `.xls`, or an encrypted `.xlsx`, which Office wraps in one.
pub(super) const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Names under which text is taken for a table. `.xls` and `.xlsx` because websites hand out text so named.
const TABLE_NAMES: [&str; 9] = ["csv", "tsv", "txt", "tab", "prn", "dat", "xls", "xlsx", "xlsm"];

/// Tells what a file is from its first 64 KiB.
pub(super) fn recognise(head: &[u8], is_whole_file: bool, file_name: &str) -> Result<Container, SheetProblem> {
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Container::Zip);
    }
    if head.starts_with(b"PK\x05\x06") {
        return Err(SheetProblem::UnknownKind(FileKind::Archive));
    }
    if let Some((_, kind)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Err(SheetProblem::UnknownKind(*kind));
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Err(SheetProblem::UnknownKind(FileKind::Image));
    }
    let body = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let start = body.trim_ascii_start();
    if start.is_empty() && is_whole_file {
        return Err(SheetProblem::Empty);
    }
    if is_web_page(start) {
        return Err(SheetProblem::UnknownKind(FileKind::WebPage));
    }
    let extension = extension(file_name);
    if !extension.is_empty() && !TABLE_NAMES.contains(&extension.as_str()) {
        return Err(SheetProblem::UnknownKind(kind_by_name(&extension)));
    }
    let encoding = TextEncoding::guess(head, is_whole_file);
    let is_wide = matches!(encoding, TextEncoding::Utf16Le | TextEncoding::Utf16Be);
    if let Some(at) = head.iter().position(|byte| *byte == 0).filter(|_| !is_wide) {
        let lines = head.iter().take(at).filter(|byte| **byte == b'\n').count();
        return Err(SheetProblem::NotText(Place { row: lines as u32 + 1, ..Place::default() }));
    }
    Ok(Container::Text(encoding))
}

/// The ending of a name in small letters, without the dot.
pub(super) fn extension(file_name: &str) -> String {
    file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

fn is_web_page(start: &[u8]) -> bool {
    let beginning: Vec<u8> = start.iter().take(16).map(u8::to_ascii_lowercase).collect();
    [&b"<!doctype"[..], b"<html", b"<?xml", b"<table", b"<meta", b"<head", b"<script"]
        .iter()
        .any(|tag| beginning.starts_with(tag))
}

fn kind_by_name(extension: &str) -> FileKind {
    match extension {
        "pdf" => FileKind::Pdf,
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "heic" | "bmp" | "svg" | "tif" | "tiff" => FileKind::Image,
        "exe" | "dll" | "bat" | "cmd" | "com" | "msi" | "ps1" | "sh" | "js" | "vbs" => FileKind::Program,
        "doc" | "docx" | "rtf" | "odt" | "ppt" | "pptx" | "md" => FileKind::Document,
        "ods" | "fods" | "ots" => FileKind::OpenDocument,
        "xlsb" => FileKind::BinaryExcel,
        "zip" | "rar" | "7z" | "gz" => FileKind::Archive,
        "html" | "htm" | "xml" => FileKind::WebPage,
        _ => FileKind::Other,
    }
}
