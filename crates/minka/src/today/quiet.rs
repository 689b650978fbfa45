//! How many women have gone quiet, for whoever runs sites: a number, and the way to their names.

use crate::{
    foundation::{
        access::{Action, Actor},
        error::Error,
        store::Db,
        text::Text,
    },
    participation::{self, QuietSite},
    users::{self, Days},
};

/// So many sites are counted; a reach of more sees them all on one page.
const MOST_SITES: usize = 12;

/// A site and its number.
pub(super) struct Found {
    site: String,
    count: QuietSite,
    is_only: bool,
}

/// A site and its number, said.
pub(super) struct QuietLine {
    pub(super) text: String,
    pub(super) word: String,
}

/// Counts them; nothing for whoever runs no site.
pub(super) fn find(db: &mut Db<'_>, actor: &Actor, days: &mut Days) -> Result<Vec<Found>, Error> {
    let mut sites = Vec::new();
    for site in actor.reach(Action::AttendanceReadPerson).sites.into_iter().take(MOST_SITES) {
        sites.push((site, days.at_site(db, site)?));
    }
    let mut found = Vec::new();
    for count in participation::count_quiet_of_sites(db, &sites)? {
        found.push(Found { site: users::get_site(db, count.site)?.name, count, is_only: sites.len() == 1 });
    }
    found.sort_by(|one, other| one.site.cmp(&other.site));
    Ok(found)
}

/// Says it, by the name of the site: no site stands before another because of its number.
pub(super) fn say(text: &Text, found: Vec<Found>) -> Vec<QuietLine> {
    let line = |one: Found| QuietLine {
        text: if one.is_only { text.say("today-all-quiet") } else { one.site },
        word: text
            .phrase(if one.count.more { "today-quiet-at-least" } else { "today-quiet-women" })
            .count(one.count.women)
            .to_string(),
    };
    found.into_iter().map(line).collect()
}
