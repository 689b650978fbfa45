//! What was written about it, sealed under the installation's key: it is in no woman's file.

use super::model::BreachId;
use crate::foundation::{crypto::Keys, error::Error};

/// Part of the file format: never change it.
const LABEL: &str = "breach";

/// Which of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// What happened.
    Happened,
    /// What the authority was told, or why it need not hear of it.
    Reply,
    /// What is done otherwise from now on.
    Lesson,
}

fn place(id: BreachId, which: Words) -> String {
    let column = match which {
        Words::Happened => "sealed",
        Words::Reply => "reply_sealed",
        Words::Lesson => "lesson_sealed",
    };
    format!("breach.{column}.{id}")
}

pub(super) fn seal(keys: &Keys, (id, which): (BreachId, Words), words: &str) -> Result<Vec<u8>, Error> {
    keys.seal(LABEL, &place(id, which), words.as_bytes())
}

pub(super) fn open(keys: &Keys, (id, which): (BreachId, Words), sealed: &[u8]) -> Result<String, Error> {
    let clear = keys.open(LABEL, &place(id, which), sealed)?;
    Ok(String::from_utf8_lossy(&clear).into_owned())
}
