//! How the lists are said to her of which some rows are not told: a page at a time, after a place; and how anything is said to her.

use jiff::{Timestamp, civil::Date};

use super::{
    model::{Page, Telling},
    paging::{one_more, place},
};
pub use crate::foundation::told::said_to_her;
use crate::{
    foundation::{
        audit::subjects_of,
        clock::day_in,
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

impl Telling<'_> {
    /// A sentence about her, said to her.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        say_to_her(&self.text, key)
    }

    pub(super) fn day(&self, day: Date) -> String {
        self.text.full_day(day)
    }

    pub(super) fn span(&self, from: Date, until: Option<Date>) -> String {
        let phrase = match until {
            Some(until) => {
                self.text.phrase("exclusions-from-until").with("from", self.day(from)).with("until", self.day(until))
            }
            None => self.text.phrase("exclusions-since").with("day", self.day(from)),
        };
        phrase.to_string()
    }

    pub(super) fn moments(&self, from: Timestamp, until: Option<Timestamp>) -> String {
        let day = |at| day_in(at, self.zone);
        self.span(day(from), until.map(day))
    }

    /// A reason out of a list, after a comma; nothing for none and for one that no list knows any more.
    pub(super) fn reason(&self, list: &str, key: &str) -> String {
        let key = format!("{list}{key}");
        if self.text.knows(&key) { format!(", {}", self.say(&key)) } else { String::new() }
    }
}

/// A page out of one row more than it takes: the rows, and after which the next page begins.
fn cut<T>(mut rows: Vec<T>, most: usize, place: impl Fn(&T) -> String) -> (Vec<T>, String) {
    let older = if rows.len() > most { rows.get(most - 1).map(place).unwrap_or_default() } else { String::new() };
    rows.truncate(most);
    (rows, older)
}

/// When she and her mentor spoke.
pub(super) fn visits(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    (after, most): (&str, usize),
) -> Result<Page, Error> {
    let after = place(after, VisitId::parse)?;
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

/// What the two promised each other.
pub(super) fn promises(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    (after, most): (&str, usize),
) -> Result<Page, Error> {
    let after = place(after, PromiseId::parse)?;
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
pub(super) fn openings(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    (after, most): (&str, usize),
) -> Result<Page, Error> {
    let before = place(after, |typed| typed.parse().ok())?.unwrap_or(i64::MAX);
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
