//! The one way in which every list of hers goes on, page by page, to its first line: of what each is put together, and where a page
//! ends. A list that is not named here does not compile, and one that is can only be cut by a place from which it goes on.

use super::{
    aims, course, hers,
    model::{List, Page, Telling},
    standing, telling, wishes,
};
use crate::{
    foundation::{
        error::Error,
        store::Db,
        told::{Portion, Told},
    },
    people::Participant,
};

/// So many lines are read at a time for a copy, which holds all.
const PORTION: usize = 5000;

/// Tells a portion of the rows there are.
type Tell = fn(&mut Db<'_>, &Telling<'_>, &Participant, Portion) -> Result<Vec<Told>, Error>;
/// Tells so many after a place, and where it goes on.
type TellAfter = fn(&mut Db<'_>, &Telling<'_>, &Participant, (&str, usize)) -> Result<Page, Error>;

/// What a list is put together of.
enum Part {
    /// One line for every row: its place is how many rows stand before it.
    Counted(Tell),
    /// Some rows are not told: its place is the last row of the page before. Such a part is a list by itself.
    Placed(TellAfter),
}

impl List {
    /// The parts of a list, in the order in which they are told.
    fn parts(self) -> &'static [Part] {
        use Part::{Counted, Placed};
        match self {
            List::Basics => &[Counted(hers::basics), Counted(hers::former_codes)],
            List::Identity => &[Counted(hers::identity)],
            List::Background => &[Counted(hers::background)],
            List::Ties => &[Counted(standing::ties)],
            List::Journey => &[Counted(course::steps)],
            List::Mentor => &[Counted(standing::mentors)],
            List::Need => &[Counted(standing::need)],
            List::Goals => &[Counted(aims::goals)],
            List::Visits => &[Placed(telling::visits)],
            List::Promises => &[Placed(telling::promises)],
            List::Referrals => &[Counted(aims::referrals)],
            List::Waiting => &[Counted(standing::waiting)],
            List::Groups => &[Counted(course::groups)],
            List::Attendance => &[Counted(course::marks), Counted(course::marks_before)],
            List::Circles => &[Counted(course::circles)],
            List::Lessons => &[Counted(course::lessons), Counted(course::lessons_before)],
            List::Words => &[Counted(course::words)],
            List::Assessments => &[Counted(aims::assessments)],
            List::Consents => &[Counted(hers::consents)],
            List::Contact => &[Counted(hers::card)],
            List::Pauses => &[Counted(hers::pauses)],
            List::Names => &[Counted(hers::names)],
            List::Apart => &[Counted(standing::apart)],
            List::Openings => &[Placed(telling::openings)],
            List::Outside => &[Counted(hers::outside)],
            List::Breaches => &[Counted(hers::breaches)],
            List::Wishes => &[Counted(wishes::wishes)],
            List::Holds => &[Counted(standing::holds)],
            List::Account => &[Counted(standing::accounts)],
            List::File => &[Counted(standing::ends), Counted(standing::events)],
            List::Calls => &[Counted(hers::calls)],
        }
    }
}

impl Part {
    /// At most so many lines of it, after a place; with no room, whether there are any.
    fn tell(
        &self,
        db: &mut Db<'_>,
        telling: &Telling<'_>,
        woman: &Participant,
        (after, most): (&str, usize),
    ) -> Result<Page, Error> {
        match self {
            Part::Placed(tell) => tell(db, telling, woman, (after, most)),
            Part::Counted(tell) => {
                let skip: u32 = place(after, |typed| typed.parse().ok())?.unwrap_or_default();
                let rows = tell(db, telling, woman, Portion { skip, most: one_more(most) })?;
                let (lines, more) = (rows.len().min(most), rows.len() > most);
                let next = skip.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
                let older = if more { next.to_string() } else { String::new() };
                Ok(Page { lines: rows.into_iter().take(most).collect(), older })
            }
        }
    }
}

/// A page of one of her lists, after a place in it; empty: from the newest on. The caller has logged that it is read.
///
/// # Errors
/// [`Error::NotFound`] for a place that is none.
pub fn tell_page(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    (list, after, most): (List, &str, usize),
) -> Result<Page, Error> {
    // A place in a later part begins with that part's number.
    let (first, mut after) = match after.split_once('.') {
        Some((part, rest)) => (part.parse::<usize>().map_err(|_| Error::NotFound)?, rest),
        None => (0, after),
    };
    let parts = list.parts();
    if first >= parts.len() {
        return Err(Error::NotFound);
    }
    let mut lines = Vec::new();
    for (at, part) in parts.iter().enumerate().skip(first) {
        let page = part.tell(db, telling, woman, (after, most - lines.len()))?;
        lines.extend(page.lines);
        if !page.older.is_empty() {
            let older = if at == 0 { page.older } else { format!("{at}.{}", page.older) };
            return Ok(Page { lines, older });
        }
        after = "";
    }
    Ok(Page { lines, older: String::new() })
}

/// All of a list for a copy, up to so many lines, give or take a portion: a list that is longer says after which line it goes on.
///
/// # Errors
/// When it cannot be read.
pub fn tell_all(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    (list, most): (List, usize),
) -> Result<Page, Error> {
    let mut all = Page::default();
    loop {
        let page = tell_page(db, telling, woman, (list, &all.older, PORTION.min(most)))?;
        all.lines.extend(page.lines);
        all.older = page.older;
        if all.older.is_empty() || all.lines.len() >= most {
            return Ok(all);
        }
    }
}

/// A typed place; nothing for none.
pub(super) fn place<T>(typed: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Error> {
    if typed.is_empty() { Ok(None) } else { read(typed).map(Some).ok_or(Error::NotFound) }
}

/// So many rows are read for a page: one more than it takes tells that there is another.
pub(super) fn one_more(most: usize) -> u32 {
    u32::try_from(most + 1).unwrap_or(u32::MAX)
}
