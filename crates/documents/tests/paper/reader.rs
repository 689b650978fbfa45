//! Reads a PDF back through poppler.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A PDF, and what poppler says of it.
pub(crate) struct Paper {
    /// The words where they stand on the page.
    pub(crate) text: String,
    /// The words in the order they were set, cell by cell.
    flow: String,
    /// How many pages.
    pub(crate) pages: u32,
    /// Properties and metadata.
    pub(crate) info: String,
    /// One line for each font, below two lines of head.
    pub(crate) fonts: String,
}

/// Checks the first bytes, keeps the file under its name and reads it.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Paper {
    assert!(bytes.starts_with(b"%PDF-"), "{name} is no PDF");
    let file: PathBuf = [env!("CARGO_TARGET_TMPDIR"), &format!("{name}.pdf")].iter().collect();
    std::fs::write(&file, bytes).unwrap();
    let info = poppler("pdfinfo", &[], &file, &[]) + &poppler("pdfinfo", &["-meta"], &file, &[]);
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    let words = |how| poppler("pdftotext", &[how], &file, &["-"]);
    Paper {
        text: words("-layout"),
        flow: flat(&words("-raw")),
        pages,
        fonts: poppler("pdffonts", &[], &file, &[]),
        info,
    }
}

impl Paper {
    /// Whether the words stand on the paper, one after the other, however the lines broke.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.flow.contains(&flat(words))
    }

    /// Whether the file is tagged and says that it keeps to PDF/UA-1.
    pub(crate) fn is_accessible(&self) -> bool {
        self.info.contains("Tagged:          yes") && self.info.contains("<pdfuaid:part>1</pdfuaid:part>")
    }

    /// Where the words begin.
    pub(crate) fn place(&self, words: &str) -> usize {
        self.text.find(words).unwrap_or_else(|| panic!("{words} is not on the paper:\n{}", self.text))
    }
}

/// One space for any white space, and no marks where a long word may break.
fn flat(text: &str) -> String {
    text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn poppler(tool: &str, before: &[&str], file: &Path, after: &[&str]) -> String {
    let output = Command::new(tool).args(before).arg(file).args(after).output();
    let output = output.unwrap_or_else(|why| panic!("{tool}: {why}. Install it: apt-get install poppler-utils"));
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
