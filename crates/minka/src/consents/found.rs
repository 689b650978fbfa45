//! The woman whose consents are asked for, and how much of them the reader may see.

use jiff::{Timestamp, civil::Date};

use super::{
    model::{ConsentEvent, Purpose},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        error::Error,
        store::Db,
        text::Text,
    },
    people::{self, Participant},
    users,
};

/// How much the reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// Recipients, days, who read it, who heard it, the history.
    Full,
    /// Yes or no.
    Flags,
    /// Nothing: she may stop something for her, because nobody who is told may send her away.
    Nothing,
}

/// The woman and what she said.
pub(super) struct Known {
    pub(super) woman: Participant,
    pub(super) target: Target,
    pub(super) today: Date,
    pub(super) events: Vec<ConsentEvent>,
    pub(super) sight: Sight,
}

/// Loads her for whoever may read or at least withdraw; for everybody else she does not exist.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let woman = people::get_by_code(db, &people::read_code(typed).ok_or(Error::NotFound)?)?;
    let today = users::today_at(db, woman.site, now)?;
    let target = people::target_of(db, &woman, today)?;
    let sight = match actor.decide(Action::ConsentRead, &target) {
        Decision::Permit(View::Full) => Sight::Full,
        Decision::Permit(View::Flags) => Sight::Flags,
        _ => {
            actor.check(Action::ConsentWithdraw, &target)?;
            Sight::Nothing
        }
    };
    let events = store::list_events(db, woman.id)?;
    Ok(Known { woman, target, today, events, sight })
}

/// Whether the actor may ask her about a purpose and write her answer down.
pub(super) fn may_ask(actor: &Actor, target: &Target, purpose: Purpose) -> bool {
    match actor.decide(Action::ConsentGrant, target) {
        Decision::Permit(View::Full) => true,
        Decision::Permit(View::Basic) => purpose.is_basic(),
        _ => false,
    }
}

/// A purpose in one or two words.
pub(super) fn say_purpose(text: &Text, purpose: Purpose) -> String {
    text.say(&format!("consent-purpose-{}", purpose.key()))
}

/// What the drawing of a purpose shows, for whoever hears the page and does not see it.
pub(super) fn say_drawing(text: &Text, purpose: Purpose) -> String {
    text.say(&format!("consent-drawing-{}", purpose.key()))
}

/// With whom: the name and the kind of help; empty for all but sharing.
pub(super) fn say_recipient(text: &Text, event: &ConsentEvent) -> String {
    event.recipient.as_ref().map_or_else(String::new, |one| {
        format!("{} ({})", one.name, text.say(&format!("consent-sector-{}", one.sector)))
    })
}
