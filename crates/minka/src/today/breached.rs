//! What was lost and is not closed: on top of the first page of whoever answers for it, in red once the clock has run out.

use crate::{breaches::Waiting, foundation::text::Text};

/// So many lines; the list has all.
const MOST_LINES: usize = 5;

/// One line.
pub(super) struct Lost {
    pub(super) href: String,
    pub(super) text: String,
    pub(super) kind: &'static str,
    pub(super) word: String,
}

/// Says it, the most pressing first.
pub(super) fn say(text: &Text, zone: &str, waiting: &[Waiting]) -> Vec<Lost> {
    let line = |one: &Waiting| {
        let (key, kind, state) = match (one.late, one.answered) {
            (true, _) => ("today-breach-late", "danger", "late"),
            (false, false) => ("today-breach", "wait", "open"),
            (false, true) => ("today-breach-answered", "wait", "answered"),
        };
        let words = match one.answered {
            true => text.say(key),
            false => text.phrase(key).with("at", text.instant(one.due, zone)).to_string(),
        };
        let word = text.say(&format!("breaches-state-{state}"));
        Lost { href: format!("/breaches/{}", one.id), text: words, kind, word }
    };
    waiting.iter().take(MOST_LINES).map(line).collect()
}
