//! Nouns: circle, themes, and who counts as whom when circles are made.

use crate::foundation::ids::ParticipantId;

/// What a circle may have talked about: keys of the text `circles-theme-<key>`, in the order of the screen.
pub const THEMES: [&str; 12] = [
    "children",
    "marriage",
    "drinking",
    "boundaries",
    "safety",
    "money",
    "work",
    "health",
    "loss",
    "faith",
    "friendship",
    "hope",
];

/// The moods that hands are raised for, each with the face it is shown by.
pub const MOODS: [(&str, &str); 4] = [("hard", "1"), ("mixed", "2"), ("calm", "4"), ("glad", "5")];

/// One circle of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circle {
    /// 1 is the first.
    pub number: i64,
    /// The name of whoever leads it; empty: it leads itself.
    pub facilitator: String,
    /// When the leader is a woman of the group.
    pub facilitator_id: Option<ParticipantId>,
    /// How often the evening had been mixed when it came about.
    pub mix: i64,
    /// What it talked about.
    pub themes: Themes,
    /// Hands for each of [`MOODS`]; `None`: not asked.
    pub moods: [Option<i64>; 4],
}

impl Circle {
    /// Whether anything was noted afterwards.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        self.themes != Themes::default() || self.moods.iter().any(Option::is_some)
    }
}

/// What a circle talked about: keys of [`THEMES`] and one short line without names or quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Themes {
    /// Keys.
    pub keys: Vec<String>,
    /// The line, or empty.
    pub line: String,
}

impl Themes {
    /// As the database writes it.
    #[must_use]
    pub fn text(&self) -> String {
        if *self == Themes::default() { String::new() } else { format!("{}\n{}", self.keys.join(" "), self.line) }
    }

    /// Reads [`Themes::text`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (keys, line) = text.split_once('\n').unwrap_or((text, ""));
        Themes { keys: keys.split_whitespace().map(str::to_owned).collect(), line: line.to_owned() }
    }
}

/// Somebody tonight: a woman of the group, or a leader known by name only, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    Woman(ParticipantId),
    Named(usize),
}

/// Somebody who can lead a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leader {
    pub(super) who: Who,
    pub(super) name: String,
    /// Empty: not asked.
    pub(super) language: String,
}

impl Leader {
    /// The woman's id, when she is one of the group.
    pub(super) fn woman(&self) -> Option<ParticipantId> {
        if let Who::Woman(id) = self.who { Some(id) } else { None }
    }
}
