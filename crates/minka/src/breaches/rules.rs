//! Decisions about what was lost: until when, what is whole, what an entry names, and when it may be closed.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};

use super::model::{Breach, Kind, Named, NewBreach, Thing};
use crate::{
    concerns,
    foundation::{
        clock::instant_in,
        form::{Fields, Problem, Problems},
        ids::SiteId,
        law::Deadline,
    },
    people,
};

/// Longest words.
pub(super) const LONGEST: usize = 2_000;
/// The signs of an export's mark.
const MARK: usize = 12;

/// Until when the authority has to hear of something. Business days are Monday to Friday; what a holiday would add is not added, so that the
/// clock is never later than the law's. A day begins when it was noticed, and at midnight where it was noticed on a day of rest.
#[must_use]
pub(super) fn due(deadline: Deadline, noticed: Timestamp, zone: &str) -> Timestamp {
    match deadline {
        Deadline::Hours(hours) => noticed.saturating_add(hours.hours()).unwrap_or(noticed),
        Deadline::BusinessDays(days) => {
            let there = noticed.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC));
            let (mut day, mut hour) = (there.date(), there.time());
            if is_rest(day) {
                (day, hour) = (next_business(day), Time::midnight());
            }
            for _ in 0..days {
                day = next_business(day);
            }
            instant_in(day, hour, zone)
        }
    }
}

fn is_rest(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn next_business(day: Date) -> Date {
    let mut next = day.saturating_add(1.day());
    while is_rest(next) {
        next = next.saturating_add(1.day());
    }
    next
}

/// Where it stands: a key of `breaches-state-…`, and of a kind of status.
pub(super) fn state(breach: &Breach, now: Timestamp) -> (&'static str, &'static str) {
    match (breach.closed, breach.reply) {
        (Some(_), _) => ("closed", "good"),
        (None, Some(_)) => ("answered", "wait"),
        (None, None) if breach.due < now => ("late", "danger"),
        (None, None) => ("open", "wait"),
    }
}

/// Why something cannot be closed yet; nothing when it can.
pub(super) fn still_open(breach: &Breach, untold: bool) -> Option<&'static str> {
    match (breach.reply, breach.looked) {
        (None, _) => Some("breaches-close-unanswered"),
        (_, None) => Some("breaches-close-no-list"),
        _ if untold => Some("breaches-close-untold"),
        _ => None,
    }
}

/// The field that says which one it is.
pub(super) fn field_of(thing: Thing) -> Option<&'static str> {
    match thing {
        Thing::Account | Thing::Telephone => Some("account"),
        Thing::Link | Thing::GroupPapers => Some("group"),
        Thing::Export => Some("mark"),
        Thing::BackUp | Thing::Unknown => None,
    }
}

/// Reads a form: things that are known, moments that have been, in their order. `known`: accounts and groups of the site.
pub(super) fn read(
    typed: &Fields,
    (today, now, zone): (Date, Timestamp, &str),
    (site, known): (SiteId, &[String]),
) -> Result<NewBreach, Problems> {
    let mut problems = Problems::default();
    let kind = Kind::parse(typed.text("kind")).ok_or_else(|| Problem::new("kind", "breaches-kind-missing"));
    let kind = problems.keep(kind);
    let thing = Thing::parse(typed.text("thing")).ok_or_else(|| Problem::new("thing", "breaches-thing-missing"));
    let thing = problems.keep(thing);
    let thing_id = match thing.and_then(field_of) {
        None => String::new(),
        Some("mark") => problems.keep(read_mark(typed.text("mark"))).unwrap_or_default(),
        Some(field) => {
            let one = typed.text(field).to_owned();
            if !known.contains(&one) {
                problems.add(Problem::new(field, "breaches-which-missing"));
            }
            one
        }
    };
    let noticed = problems.keep(read_moment("noticed", typed, (today, now, zone)));
    let safe = problems.keep(people::check_day("safe", parts("safe", typed).each_ref().map(String::as_str), today));
    let safe = safe.map(|day| instant_in(day, Time::midnight(), zone));
    if noticed.zip(safe).is_some_and(|(noticed, safe)| noticed < safe) {
        problems.add(Problem::new("safe", "breaches-safe-after"));
    }
    let words = concerns::check_said("words", typed.text("words"), (LONGEST, "breaches-words-missing"));
    let words = problems.keep(words).unwrap_or_default();
    match (kind, thing, noticed, safe) {
        (Some(kind), Some(thing), Some(noticed), Some(safe)) if problems.is_empty() => {
            Ok(NewBreach { site, kind, thing, thing_id, noticed, safe, words })
        }
        _ => Err(problems),
    }
}

fn parts(name: &str, typed: &Fields) -> [String; 3] {
    ["day", "month", "year"].map(|part| typed.text(&format!("{name}-{part}")).to_owned())
}

fn read_mark(typed: &str) -> Result<String, Problem> {
    let mark = typed.trim().to_ascii_lowercase();
    let is_mark = mark.len() == MARK && mark.bytes().all(|sign| sign.is_ascii_hexdigit());
    if is_mark { Ok(mark) } else { Err(Problem::new("mark", "breaches-mark-unknown")) }
}

/// A day and an hour that have been.
pub(super) fn read_moment(
    field: &'static str,
    typed: &Fields,
    (today, now, zone): (Date, Timestamp, &str),
) -> Result<Timestamp, Problem> {
    let day = people::check_day(field, parts(field, typed).each_ref().map(String::as_str), today)?;
    let said = typed.text(&format!("{field}_hour"));
    let (hour, minute) = said.split_once([':', '.']).unwrap_or((said, "0"));
    let time = hour.parse().ok().zip(minute.parse().ok()).and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
    let time = time.ok_or_else(|| Problem::new(format!("{field}_hour"), "contact-hour-unknown"))?;
    let at = instant_in(day, time, zone);
    if at > now { Err(Problem::new(format!("{field}_hour"), "breaches-future")) } else { Ok(at) }
}

/// What an entry names that leads to women: its subject, and whom its detail stands "with".
pub(super) fn named_in(subject: &str, detail: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let word = |rest: &str| rest.split([',', ' ']).next().unwrap_or_default().to_owned();
    match subject.split_once(' ') {
        Some(("woman", mark)) => found.push(Named::Mark(mark.to_owned())),
        Some(("participant", code)) => found.push(Named::Code(code.to_owned())),
        Some(("session", id)) => found.push(Named::Session(id.to_owned())),
        Some(("group", id)) => found.push(Named::Group(id.to_owned())),
        Some(("concern", id)) => found.push(Named::Concern(id.to_owned())),
        _ => {}
    }
    found.extend(detail.split("with woman ").skip(1).map(|rest| Named::Mark(word(rest))));
    found.extend(detail.split("concern ").skip(1).map(|rest| Named::Concern(word(rest))));
    found
}

/// Whether an entry was made by a telephone that asks without a network.
pub(super) fn is_by_telephone(detail: &str) -> bool {
    detail.contains("by the telephone of link ")
}

#[cfg(test)]
mod tests;
