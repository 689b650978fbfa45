//! Questionnaires as forms: out to a telephone, with what it may compute there, and questions of a programme's own back in.

mod back;
mod out;
mod scores;

pub use back::{NotTaken, read};
pub use out::{NotExpressed, Purpose, express};

/// The node that an item has in a form: its own name, which stays the same in every language and order. One that begins with no letter
/// gets a word before it, because a node's name may not.
#[must_use]
pub fn node_of(item: &str) -> String {
    let begins = item.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '_');
    if begins { item.to_owned() } else { format!("{ITEM}{item}") }
}

/// The item that a node is of.
fn item_of(node: &str) -> &str {
    node.strip_prefix(ITEM).unwrap_or(node)
}

/// Before the name of an item that could not be a node's. A point is in no item's name, so that nothing can be meant by two names.
const ITEM: &str = "item.";
/// What a telephone notes by itself: when it was begun and ended, and on which day.
pub const STARTED: &str = "asked.start";
/// The end.
pub const ENDED: &str = "asked.end";
/// The day.
pub const DAY: &str = "asked.today";
/// Which woman, by her code.
pub const WOMAN: &str = "woman.code";
/// The file of women's codes that goes with a form, and the list that it is.
pub const CODES: &str = "codes";
/// What is said before the questions.
const INSTRUCTION: &str = "said.before";

/// The node of a score.
#[must_use]
pub fn score_node(scale: &str) -> String {
    format!("score.{scale}")
}
