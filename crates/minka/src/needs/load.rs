//! Whether a mentor has room for one woman more.

use jiff::civil::Date;

use super::{
    rules::{self, OVER, weight_of},
    store,
};
use crate::foundation::{
    error::Error,
    form::{Choice, Problem},
    ids::{ParticipantId, SiteId, UserId},
    store::Db,
    text::Text,
};

/// Refuses one woman more than a mentor's room, unless a reason is chosen in `over`; answers the reason when it was needed. A
/// mentor whose room nobody has asked for is not refused.
///
/// # Errors
/// [`Error::Refused`] at the field `mentor`.
pub fn check_load(
    db: &mut Db<'_>,
    site: SiteId,
    (user, woman): (UserId, ParticipantId),
    (day, over): (Date, &str),
) -> Result<Option<&'static str>, Error> {
    let Some(offer) = store::find_offer(db, site, user)? else { return Ok(None) };
    let others = store::list_loads(db, site, day)?.into_iter().filter(|(one, her, _)| *one == user && *her != woman);
    let load: i64 = others.map(|(_, _, weight)| weight_of(weight)).sum();
    let weight = weight_of(store::find_need(db, woman)?.map(|need| need.weight));
    let full =
        |(load, room): (i64, i64)| Problem::new("mentor", "needs-over-room").with("load", load).with("room", room);
    Ok(rules::check_over(load, weight, offer.room, over).map_err(full)?)
}

/// Why a mentor may carry more than her room: first that she does not.
#[must_use]
pub fn over_choices(text: &Text, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", text.say("needs-over-none"), chosen.is_empty());
    let each = OVER.iter().map(|key| Choice::new(key, text.say(&format!("needs-over-{key}")), chosen == *key));
    std::iter::once(none).chain(each).collect()
}
