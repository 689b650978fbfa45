//! Prints every document and reads it back with poppler (`pdftotext`, `pdfinfo`, `pdffonts`).
//! The PDFs stay in the target folder's `tmp`, for people to look at.

#![allow(clippy::unwrap_used)]

mod drawn;
mod life_map;
mod reader;
mod roll;
mod samples;
mod sheet;
mod slips;

use documents::{Error, Moment, sheet as print_sheet};

#[test]
fn a_language_that_is_no_tag_is_refused() {
    for language in ["", "k", "kazakh", "kk-", "kk-KAZ", "kk\"", "кк", "es-PE-x"] {
        let mut sheet = samples::recovery_codes();
        sheet.imprint.language = language.to_owned();
        assert!(matches!(print_sheet(&sheet), Err(Error::Language(_))), "{language:?}");
    }
}

#[test]
fn a_moment_that_does_not_exist_is_refused() {
    let mut sheet = samples::recovery_codes();
    sheet.imprint.created = Moment { year: 2026, month: 2, day: 30, hour: 0, minute: 0, second: 0 };
    assert!(matches!(print_sheet(&sheet), Err(Error::Moment(_))));
}
