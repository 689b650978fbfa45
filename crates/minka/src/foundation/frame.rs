//! What is around the content of every page.
//!
//! Each part is a template of its own, compiled once. A page that spelled them out would carry them along: two hundred pages did, and
//! more than half of what the compiler read was the same footer.

use std::fmt::Display;

use askama::Template;

use super::text::{Phrase, Text};

/// One woman who is open in an emergency.
#[derive(Clone)]
pub struct EmergencyLine {
    /// Whom, until when.
    pub words: String,
    /// Her page.
    pub href: String,
    /// Her code.
    pub code: String,
    /// Where it is given up.
    pub end: String,
}

/// What `design/layout.html` shows around every page.
#[derive(Clone)]
pub struct Frame {
    /// Words in her language.
    pub text: Text,
    /// The document's title, neutral.
    pub title: String,
    /// The site's name.
    pub place: String,
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// Her name among staff.
    pub person: String,
    /// Whether the bottom bar offers the groups.
    pub sees_groups: bool,
    /// Whether the bottom bar offers the people.
    pub sees_people: bool,
    /// `today`, `groups`, `people`, `more`, or empty.
    pub active: &'static str,
    /// Whether the page has a quick exit: all do but those for strangers.
    pub quick_exit: bool,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Whether the folder is in safe mode.
    pub safe_mode: bool,
    /// `light`, `dark` or empty.
    pub theme: String,
    /// What was just done, in a sentence.
    pub notice: Option<String>,
    /// What is open in an emergency, on top of every page as long as it lasts.
    pub emergencies: Vec<EmergencyLine>,
    /// The path, to come back to after choosing a language.
    pub path: String,
    /// The id of this copy of the page, for its forms that stand alone: a button, mostly.
    pub form_id: String,
    /// Where the style sheet is.
    pub css: String,
    /// Where the script is.
    pub js: String,
    /// Where the icons are.
    pub icons: String,
    /// Where the drawings of levels are.
    pub pictures: String,
}

impl Frame {
    /// For a form that is shown again: the title begins with the word for it, which a screen reader says first.
    #[must_use]
    pub fn told(mut self, form: &super::form::Form) -> Self {
        if !form.problems.is_empty() {
            self.title = format!("{} {}", self.say("design-problem-title"), self.title);
        }
        self
    }

    /// The sentence of a key.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.text.say(key)
    }

    /// The sentence of a key, to be given values: `frame.phrase("people-found").count(n)`.
    #[must_use]
    pub fn phrase<'k>(&self, key: &'k str) -> Phrase<'k> {
        self.text.phrase(key)
    }

    /// The language's code, for `lang`.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.text.0.code()
    }

    /// What stands in the head of the document.
    #[must_use]
    pub fn head(&self) -> impl Display + '_ {
        Head { frame: self }
    }

    /// What stands above the content: the way out, the places, who is signed in.
    #[must_use]
    pub fn top(&self) -> impl Display + '_ {
        Top { frame: self }
    }

    /// What is said before the content: what is open in an emergency, what was just done.
    #[must_use]
    pub fn said_first(&self) -> impl Display + '_ {
        SaidFirst { frame: self }
    }

    /// What stands below the content: language, light or dark.
    #[must_use]
    pub fn foot(&self) -> impl Display + '_ {
        Foot { frame: self }
    }
}

#[derive(Template)]
#[template(path = "design/frame.html", block = "head")]
struct Head<'a> {
    frame: &'a Frame,
}

#[derive(Template)]
#[template(path = "design/frame.html", block = "top")]
struct Top<'a> {
    frame: &'a Frame,
}

#[derive(Template)]
#[template(path = "design/frame.html", block = "said_first")]
struct SaidFirst<'a> {
    frame: &'a Frame,
}

#[derive(Template)]
#[template(path = "design/frame.html", block = "foot")]
struct Foot<'a> {
    frame: &'a Frame,
}
