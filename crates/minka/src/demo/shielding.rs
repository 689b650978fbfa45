//! Whom some women of the play do not want near their file, and who has paused everything. Told by her place in the cast.

use super::{
    cast::Woman,
    play::{Act, site_of},
};
use crate::{
    contacts, exclusions,
    foundation::{change::Change, error::Error, ids::UserId},
};

/// Somebody who leads another group of her site.
fn somebody_else(act: &Act, woman: &Woman) -> Option<UserId> {
    let own = act.stage.leaders[woman.group?].0;
    let here = |group: usize| act.stage.groups[group].site == site_of(act, woman);
    let others = act.stage.leaders.iter().enumerate().filter(|(group, (user, _))| here(*group) && *user != own);
    others.map(|(_, (user, _))| *user).next()
}

/// The evening on which she came for the first time.
pub(super) fn ask(change: &mut Change<'_>, act: &Act, place: usize) -> Result<(), Error> {
    let woman = &act.women[place];
    if woman.steps.len() < 2 {
        return Ok(());
    }
    let about = (site_of(act, woman), woman.id);
    if place % 17 == 5
        && let Some(user) = somebody_else(act, woman)
    {
        exclusions::add_exclusion(change, about, user)?;
    }
    if place % 23 == 6 {
        contacts::pause(change, about)?;
    }
    Ok(())
}
