//! How each of the lists is said to her: no name but hers, and a page at a time.

use super::model::{List, Page, Telling};
pub use crate::foundation::told::said_to_her;
use crate::{
    foundation::{
        audit::subjects_of,
        error::Error,
        ids::Id,
        store::Db,
        text::Text,
        told::{Told, say_to_her},
    },
    identities,
    openings::{self, Opened},
    people::Participant,
    users,
    visits::{self, Medium, Promise, PromiseId, Visit, VisitId},
    vocabularies::{self, Word},
};

/// So many are read at a time for a copy, which holds all.
const PORTION: usize = 500;

impl Telling<'_> {
    /// A sentence about her, said to her.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        say_to_her(&self.text, key)
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
    match list {
        List::Visits => tell_visits(db, telling, woman, (place(after, VisitId::parse)?, most)),
        List::Promises => tell_promises(db, telling, woman, (place(after, PromiseId::parse)?, most)),
        List::Openings => {
            let before = place(after, |typed| typed.parse().ok())?.unwrap_or(i64::MAX);
            tell_openings(db, telling, woman, (before, most))
        }
    }
}

/// All of a list, however long it is: for a copy.
///
/// # Errors
/// When it cannot be read.
pub fn tell_all(db: &mut Db<'_>, telling: &Telling<'_>, woman: &Participant, list: List) -> Result<Vec<Told>, Error> {
    let (mut lines, mut after) = (Vec::new(), String::new());
    loop {
        let page = tell_page(db, telling, woman, (list, &after, PORTION))?;
        lines.extend(page.lines);
        if page.older.is_empty() {
            return Ok(lines);
        }
        after = page.older;
    }
}

fn place<T>(typed: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Error> {
    if typed.is_empty() { Ok(None) } else { read(typed).map(Some).ok_or(Error::NotFound) }
}

/// A page out of one row more than it takes: the rows, and after which the next page begins.
fn cut<T>(mut rows: Vec<T>, most: usize, place: impl Fn(&T) -> String) -> (Vec<T>, String) {
    let older = if rows.len() > most { rows.get(most - 1).map(place).unwrap_or_default() } else { String::new() };
    rows.truncate(most);
    (rows, older)
}

fn one_more(most: usize) -> u32 {
    u32::try_from(most + 1).unwrap_or(u32::MAX)
}

fn tell_visits(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    (after, most): (Option<VisitId>, usize),
) -> Result<Page, Error> {
    let programme = users::get_programme_of(db, woman.site)?.id;
    let growth = vocabularies::list_words(db, programme, vocabularies::List::Growth)?;
    let obstacles = vocabularies::list_words(db, programme, vocabularies::List::Obstacle)?;
    let (rows, older) =
        cut(visits::list_visits(db, woman.id, after, one_more(most))?, most, |(visit, _)| visit.id.to_string());
    let text = &telling.text;
    let line = |visit: &Visit| {
        let areas = say_words(text, (&growth, vocabularies::List::Growth), &visit.areas);
        let parts = [
            say_visit(text, visit),
            areas,
            say_words(text, (&obstacles, vocabularies::List::Obstacle), &visit.obstacles),
        ];
        let said = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Told::new(text.full_day(visit.on), said)
            .with("day", visit.on)
            .with("reached", visit.reached)
            .with_some("medium", visit.medium.map(Medium::key))
            .with_some("minutes", visit.minutes)
            .with("areas", visit.areas.join(" "))
            .with("obstacles", visit.obstacles.join(" "))
    };
    Ok(Page { lines: rows.iter().filter(|(visit, _)| !visit.set_aside).map(|(visit, _)| line(visit)).collect(), older })
}

fn say_words(text: &Text, (known, list): (&[Word], vocabularies::List), chosen: &[String]) -> String {
    let known = known.iter().filter(|word| chosen.contains(&word.key));
    known.map(|word| word.say(text, list)).collect::<Vec<_>>().join(", ")
}

/// How it was, said to her.
fn say_visit(text: &Text, visit: &Visit) -> String {
    let about = visits::say_visit(text, visit);
    match about.strip_prefix(&text.say("visits-not-reached")) {
        Some(rest) if !visit.reached => format!("{}{rest}", text.say("own-you-visits-not-reached")),
        _ => about,
    }
}

fn tell_promises(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    (after, most): (Option<PromiseId>, usize),
) -> Result<Page, Error> {
    let rows = visits::list_promises_after(db, woman.id, after, one_more(most))?;
    let (rows, older) = cut(rows, most, |(promise, _)| promise.id.to_string());
    let line = |(promise, sealed): (Promise, Vec<u8>)| {
        let words = visits::open_promise(telling.keyring, woman.id, promise.id, &sealed)?;
        Ok(say_promise(telling, &promise, &words))
    };
    Ok(Page { lines: rows.into_iter().map(line).collect::<Result<_, Error>>()?, older })
}

fn say_promise(telling: &Telling<'_>, promise: &Promise, words: &str) -> Told {
    let text = &telling.text;
    let due = match promise.ended {
        Some((visits::Ending::Kept, on)) if promise.whose == visits::Whose::Appointment => {
            text.phrase("own-you-visits-ending-attended").with("day", text.short_day(on)).to_string()
        }
        _ => visits::say_due(text, promise, telling.today).1,
    };
    let whose = text.say(&format!("own-you-visits-whose-{}", promise.whose.key()));
    let line = Told::new(whose, format!("{words} · {due}")).with("whose", promise.whose.key());
    let line = line.with("made_on", promise.made_on).with_some("due_day", promise.due);
    let (ending, on) = promise.ended.map_or((None, None), |(ending, on)| (Some(ending.key()), Some(on)));
    line.with_some("ending", ending).with_some("ended_on", on)
}

/// Who opened what of hers. On paper nothing tells that there is something which very few may read: somebody might find it.
fn tell_openings(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    (before, most): (i64, usize),
) -> Result<Page, Error> {
    let subjects = subjects_of(telling.keyring, (woman.id, &woman.code))?;
    let opened = openings::list_opened(db, (subjects, woman.site), before, i64::from(one_more(most)))?;
    let (rows, older) = cut(opened, most, |one| one.seq.to_string());
    let told = rows.iter().filter(|one| !telling.on_paper || !one.action.starts_with("restricted."));
    Ok(Page { lines: told.map(|one| say_opened(telling, woman, one)).collect::<Result<_, Error>>()?, older })
}

fn say_opened(telling: &Telling<'_>, woman: &Participant, one: &Opened) -> Result<Told, Error> {
    let text = &telling.text;
    let what = telling.say(&format!("openings-what-{}", one.action.replace(['.', '_'], "-")));
    let roles: Vec<String> = one.roles.iter().map(|role| text.say(&format!("staff-role-{role}"))).collect();
    let who = if roles.is_empty() { text.say("openings-nobody-now") } else { roles.join(", ") };
    let why = match &one.reason {
        // Staff wrote it: it may name whoever must not be named where the copy lies.
        Some(_) if telling.on_paper => format!(": {}", text.say("own-reason-given")),
        Some((id, sealed)) => format!(": {}", identities::open_reason(telling.keyring, woman.id, id, sealed)?),
        None => String::new(),
    };
    let line = Told::new(text.instant(one.at, telling.zone), format!("{what} ({who}){why}"));
    Ok(line.with("at", one.at).with("action", &one.action).with("roles", one.roles.join(" ")))
}
