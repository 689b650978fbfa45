//! Paper for whoever does not read: questions with a drawing for every answer, and a sheet with a drawing beside every line.

use std::sync::LazyLock;

use serde::Serialize;
use typst::syntax::Source;

use crate::{Error, Imprint, press, world};

static QUESTIONS: LazyLock<Source> =
    LazyLock::new(|| world::template("/drawn_questions.typ", include_str!("../templates/drawn_questions.typ")));
static SHEET: LazyLock<Source> =
    LazyLock::new(|| world::template("/drawn_sheet.typ", include_str!("../templates/drawn_sheet.typ")));

/// A drawing, and what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// What it shows, for a screen reader.
    pub shows: String,
    /// The drawing, as a whole SVG file.
    #[serde(skip)]
    pub svg: String,
}

/// Questions that are answered by marking a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrawnQuestions {
    /// Language, size of print, foot.
    pub imprint: Imprint,
    /// The title, in large type.
    pub title: String,
    /// Whose paper it is, without a name.
    pub code: String,
    /// Words below the title.
    pub paragraphs: Vec<String>,
    /// The sign beside the box for whoever does not want to answer.
    pub declined: String,
    /// The questions, in their order.
    pub questions: Vec<DrawnQuestion>,
    /// Words below everything else.
    pub closing: Vec<String>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrawnQuestion {
    /// What it is about.
    pub drawing: Drawing,
    /// The question.
    pub words: String,
    /// Its answers.
    pub choices: Vec<DrawnChoice>,
}

/// One answer to mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrawnChoice {
    /// What it looks like.
    pub drawing: Drawing,
    /// The figure by which it is keyed in.
    pub figure: String,
    /// The answer in words.
    pub words: String,
}

/// A sheet with drawings. Every part but the title may be empty; what does not fit goes on to a second page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrawnSheet {
    /// Language, size of print, foot.
    pub imprint: Imprint,
    /// The title, in large type.
    pub title: String,
    /// A large drawing below the title.
    pub drawing: Option<Drawing>,
    /// Words below it.
    pub paragraphs: Vec<String>,
    /// Lines, each with a drawing of its own.
    pub lines: Vec<DrawnLine>,
    /// Words below everything else.
    pub closing: Vec<String>,
}

/// A drawing with its name and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrawnLine {
    /// The drawing.
    pub drawing: Drawing,
    /// What it is called.
    pub name: String,
    /// What is said about it.
    pub words: String,
    /// A sign for yes or no; an empty circle where neither was said.
    pub yes: Option<bool>,
}

/// Prints the questions.
///
/// # Errors
/// [`Error::Typeset`] when something cannot be drawn.
pub fn drawn_questions(paper: &DrawnQuestions) -> Result<Vec<u8>, Error> {
    let mut drawn = Vec::new();
    for question in &paper.questions {
        drawn.push(question.drawing.svg.as_str());
        drawn.extend(question.choices.iter().map(|choice| choice.drawing.svg.as_str()));
    }
    press::print(&QUESTIONS, paper, &paper.imprint, &drawn)
}

/// Prints the sheet.
///
/// # Errors
/// [`Error::Typeset`] when something cannot be drawn.
pub fn drawn_sheet(sheet: &DrawnSheet) -> Result<Vec<u8>, Error> {
    let all = sheet.drawing.iter().chain(sheet.lines.iter().map(|line| &line.drawing));
    let drawn: Vec<&str> = all.map(|drawing| drawing.svg.as_str()).collect();
    press::print(&SHEET, sheet, &sheet.imprint, &drawn)
}
