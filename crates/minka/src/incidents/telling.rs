//! What she told, read to her because she asks, also after she stopped agreeing to notes. Only what is kept: what may follow from it is
//! worked out for whoever helps, and is no word of hers. Nobody else is in it, since nobody is named there.

use jiff::civil::Date;

use super::records::{open_records, say_fields, say_kind};
use crate::{
    foundation::{
        access::Actor,
        clock::day_in,
        error::Error,
        keyring::Keyring,
        store::Db,
        text::Text,
        told::{Told, say_to_her},
    },
    people::Participant,
    safety_plans,
};

/// How many records there are, and each line by line, the newest first. On a screen and on no copy. The caller has asked her and logs it.
///
/// # Errors
/// When the reader may not, or they cannot be read.
pub fn tell(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (actor, woman, today): (&Actor, &Participant, Date),
    (text, zone): (&Text, &str),
) -> Result<(usize, Vec<Told>), Error> {
    safety_plans::check_told(db, (actor, woman, today))?;
    let (records, mut lines) = (open_records(db, keyring, woman.id)?, Vec::new());
    let say = |key: &str| say_answer(text, key);
    for (at, told) in &records {
        let written = text.phrase("incidents-written").with("at", text.full_day(day_in(*at, zone))).to_string();
        lines.push(Told::new(text.say("incidents-hear"), written));
        let said = say_kind(text, told, &say).into_iter().chain(say_fields(told, &say));
        lines.extend(said.map(|(what, words)| Told::new(what, words)));
        if !told.account.is_empty() {
            lines.push(Told::new(say("incidents-account"), told.account.as_str()));
        }
    }
    Ok((records.len(), lines))
}

/// Said to her; that she did not know is one sentence, whatever was asked.
fn say_answer(text: &Text, key: &str) -> String {
    if key.ends_with("-unknown") { text.say("incidents-hear-unknown") } else { say_to_her(text, key) }
}
