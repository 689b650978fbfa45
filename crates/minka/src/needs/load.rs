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

/// Refuses one woman or several more than a mentor's room from one day until another, unless a reason is chosen in `over`;
/// answers the reason when it was needed. Whoever is to begin with her in these days counts as well. A mentor whose room nobody
/// has asked for is not refused.
///
/// # Errors
/// [`Error::Refused`] at the field `mentor`.
pub fn check_load(
    db: &mut Db<'_>,
    site: SiteId,
    (user, women): (UserId, &[ParticipantId]),
    days: (Date, Option<Date>),
    over: &str,
) -> Result<Option<&'static str>, Error> {
    let Some(offer) = store::find_offer(db, site, user)? else { return Ok(None) };
    let loads = store::list_loads_between(db, site, days)?;
    let others = loads.iter().filter(|one| one.user == user && !women.contains(&one.woman));
    let load = rules::most_carried(&others.collect::<Vec<_>>(), days.0);
    let mut weight = 0;
    for woman in women {
        weight += weight_of(store::find_need(db, *woman)?.map(|need| need.weight));
    }
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
