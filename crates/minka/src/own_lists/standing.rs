//! How she stands: who walks beside her, whose home and kin she belongs to, where she waits, what keeps her file and what ends it.
//! With whom she lives and whom she is kept apart from is not hers to read.

use jiff::{Timestamp, civil::Date};

use super::{model::Telling, store};
use crate::{
    foundation::{
        clock::day_in,
        error::Error,
        store::Db,
        told::{Portion, Told},
    },
    people::Participant,
};

/// Who walks beside her and who stands in, by name on her screen alone.
pub(super) fn mentors(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |beside: store::Beside| {
        let role = telling.text.say(if beside.covers { "own-mentor-covers" } else { "staff-role-mentor" });
        let who = if telling.on_paper { role } else { format!("{}, {role}", beside.name) };
        let line = Told::new(who, telling.span(beside.from, beside.until)).with("from", beside.from);
        line.with_some("until", beside.until).with("covers", beside.covers)
    };
    Ok(store::list_beside(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// What walking beside her takes, as it was said each time.
pub(super) fn need(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |need: store::Needed| {
        let weight = telling.text.say(&format!("needs-weight-{}", need.weight));
        let days = need.days.split_whitespace().filter_map(|day| day.parse().ok());
        let days: Vec<String> = days.map(|day: i64| telling.text.weekday(day)).collect();
        let parts = [weight, need.languages.clone(), days.join(", "), need.district.clone()];
        let said = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let line = Told::new(telling.day(day_in(need.at, telling.zone)), said).with("at", need.at);
        let line = line.with("weight", need.weight).with("languages", need.languages).with("days", need.days);
        line.with("district", need.district)
    };
    Ok(store::list_needs(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// That she belongs to a home or kin of others, or to somebody who works here.
pub(super) fn ties(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(kind, from, until): (String, Date, Option<Date>)| {
        let what = telling.text.say(&format!("own-tie-{kind}"));
        let line = Told::new(what, telling.span(from, until)).with("kind", kind).with("from", from);
        line.with_some("until", until)
    };
    Ok(store::list_ties(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// Since when she is kept apart from somebody.
pub(super) fn apart(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(from, until): (Date, Option<Date>)| {
        let line = Told::new(telling.text.say("own-somebody"), telling.span(from, until)).with("from", from);
        line.with_some("until", until)
    };
    Ok(store::list_apart(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// Groups in which she waits for a place.
pub(super) fn waiting(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(from, group): (Date, String)| {
        Told::new(group.as_str(), telling.span(from, None)).with("group", group).with("from", from)
    };
    Ok(store::list_waiting(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// Until when nothing of hers may be removed. Why is the programme's, and may name a court.
pub(super) fn holds(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(placed, until, lifted): (Timestamp, Date, Option<Timestamp>)| {
        let said = telling.text.phrase("own-hold").with("until", telling.day(until)).to_string();
        let line = Told::new(telling.day(day_in(placed, telling.zone)), said).with("placed_at", placed);
        line.with("until", until).with_some("lifted_at", lifted)
    };
    Ok(store::list_holds(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// Since when an account is known to be hers.
pub(super) fn accounts(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(since, ended): (Timestamp, Option<Timestamp>)| {
        let line = Told::new(telling.text.say("own-account"), telling.moments(since, ended)).with("since", since);
        line.with_some("until", ended)
    };
    Ok(store::list_accounts(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// On which days something of her file comes to its end by itself, while that is announced: two at the most.
pub(super) fn ends(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(ends, what): (Date, String)| {
        let said = telling.text.say(&format!("own-file-{}", what.replace('_', "-")));
        Told::new(telling.day(ends), said).with("day", ends).with("what", what)
    };
    Ok(store::list_ends(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// What happened to her file as a whole: looked at by herself, put together, asked to be erased.
pub(super) fn events(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(at, what): (Timestamp, String)| {
        let said = telling.text.say(&format!("own-file-{}", what.replace('_', "-")));
        Told::new(telling.text.instant(at, telling.zone), said).with("at", at).with("what", what)
    };
    Ok(store::list_events(db, woman.id, portion)?.into_iter().map(line).collect())
}
