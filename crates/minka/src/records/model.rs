//! Nouns: a paper made of headings, words, tables and lines to be filled in.

/// One part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Words(String),
    /// A list.
    List(Vec<String>),
    /// A table: its heads, and its rows.
    Table(Vec<String>, Vec<Vec<String>>),
    /// A line that somebody fills in by hand.
    Blank(String),
}

/// A paper, to be shown, printed or written to a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// What it is.
    pub title: String,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// The line that is filled in by hand.
const LINE: &str = "____________________________";

/// A cell of a table: its bars and breaks would end it.
fn cell(words: &str) -> String {
    words.replace('|', "\\|").replace(['\n', '\r'], " ")
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.iter().map(|words| cell(words)).collect::<Vec<_>>().join(" | "))
}

impl Paper {
    pub(super) fn new(title: String) -> Self {
        Paper { title, parts: Vec::new() }
    }

    pub(super) fn heading(&mut self, words: String) {
        self.parts.push(Part::Heading(words));
    }

    pub(super) fn words(&mut self, words: String) {
        self.parts.push(Part::Words(words));
    }

    pub(super) fn table(&mut self, heads: Vec<String>, rows: Vec<Vec<String>>) {
        self.parts.push(Part::Table(heads, rows));
    }

    /// As Markdown, which any program can read and most can print.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut said = format!("# {}\n", self.title);
        for part in &self.parts {
            said.push('\n');
            match part {
                Part::Heading(words) => said.push_str(&format!("## {words}\n")),
                Part::Words(words) => said.push_str(&format!("{words}\n")),
                Part::List(lines) => lines.iter().for_each(|line| said.push_str(&format!("- {line}\n"))),
                Part::Blank(label) => said.push_str(&format!("{label}: {LINE}\n")),
                Part::Table(heads, rows) => {
                    said.push_str(&row(heads));
                    said.push_str(&format!("|{}\n", "---|".repeat(heads.len())));
                    rows.iter().for_each(|cells| said.push_str(&row(cells)));
                }
            }
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_as_markdown_keeps_its_tables_whole() {
        let mut paper = Paper::new("Title".to_owned());
        paper.heading("Part".to_owned());
        paper.table(vec!["a".to_owned(), "b".to_owned()], vec![vec!["x|y".to_owned(), "two\nlines".to_owned()]]);
        paper.parts.push(Part::List(vec!["one".to_owned()]));
        paper.parts.push(Part::Blank("Who".to_owned()));
        let said = paper.markdown();
        let expected = "# Title\n\n## Part\n\n| a | b |\n|---|---|\n| x\\|y | two lines |\n\n- one\n\nWho: ____";
        assert!(said.starts_with(expected), "{said}");
    }
}
