//! Her way through the programme: steps, groups, meetings, circles, lessons, private words.

use jiff::{Timestamp, civil::Date};

use super::{model::Telling, store};
use crate::{
    foundation::{
        error::Error,
        store::Db,
        told::{Portion, Told},
    },
    people::Participant,
};

/// Her steps with us.
pub(super) fn steps(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let step = |(day, step, reason): store::Dated| {
        let said = telling.say(&format!("people-step-{step}"));
        let why = telling.reason("journey-reason-", &reason);
        let line = Told::new(telling.day(day), format!("{said}{why}")).with("day", day).with("step", step);
        line.with("reason", reason)
    };
    Ok(store::list_steps(db, woman.id, portion)?.into_iter().map(step).collect())
}

/// Her groups.
pub(super) fn groups(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let stay = |(from, group, until): (Date, String, Option<Date>)| {
        let line = Told::new(group.as_str(), telling.span(from, until)).with("group", group).with("from", from);
        line.with_some("until", until)
    };
    Ok(store::list_stays(db, woman.id, portion)?.into_iter().map(stay).collect())
}

/// At which meetings she was.
pub(super) fn marks(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let mark = |(day, mark, reason): store::Dated| {
        let said = telling.say(&format!("design-roll-{mark}"));
        let why = telling.reason("sessions-reason-", &reason);
        let line = Told::new(telling.day(day), format!("{said}{why}")).with("day", day).with("mark", mark);
        line.with("reason", reason)
    };
    Ok(store::list_marks(db, woman.id, portion)?.into_iter().map(mark).collect())
}

/// What stood there before it was corrected.
pub(super) fn marks_before(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let before = |(day, mark, _): store::Dated| {
        let said = telling.say(&format!("design-roll-{mark}"));
        let what = telling.text.phrase("own-mark-before").with("day", telling.day(day)).to_string();
        Told::new(what, said).with("day", day).with("mark_before", mark)
    };
    Ok(store::list_marks_before(db, woman.id, portion)?.into_iter().map(before).collect())
}

/// In which small circle she sat, and whether she led it. With whom is not hers to read.
pub(super) fn circles(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(day, number, led): (Date, i64, bool)| {
        let key = if led { "own-circle-led" } else { "own-circle-sat" };
        let said = telling.text.phrase(key).with("number", number).to_string();
        Told::new(telling.day(day), said).with("day", day).with("circle", number).with("led", led)
    };
    Ok(store::list_circles(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// Lessons she caught up on or means to.
pub(super) fn lessons(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let lesson = |(day, title): (Option<Date>, String)| {
        let when = day.map_or_else(|| telling.text.say("own-lesson-promised"), |day| telling.day(day));
        Told::new(when, title.as_str()).with("lesson", title).with_some("day", day)
    };
    Ok(store::list_lessons(db, (woman.id, telling.text.0), portion)?.into_iter().map(lesson).collect())
}

/// What was said of that before.
pub(super) fn lessons_before(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let before = |(at, title, why): (Timestamp, String, String)| {
        let key = format!("own-lesson-{why}");
        let when = telling.text.phrase(&key).with("when", telling.text.instant(at, telling.zone)).to_string();
        Told::new(when, title.as_str()).with("lesson", title).with("changed", at).with("why", why)
    };
    Ok(store::list_lessons_before(db, (woman.id, telling.text.0), portion)?.into_iter().map(before).collect())
}

/// The evenings on which somebody asked for a private word with her.
pub(super) fn words(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let word = |(day, had): (Date, bool)| {
        let said = telling.text.say(if had { "own-word-had" } else { "own-word-waits" });
        Told::new(telling.day(day), said).with("day", day).with("had", had)
    };
    Ok(store::list_words(db, woman.id, portion)?.into_iter().map(word).collect())
}
