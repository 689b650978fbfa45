//! What the form of a visit says, checked; what is wrong is said beside its field.

use jiff::civil::Date;

use super::{
    found::Known,
    model::{Medium, Promise, PromiseId, Visit, VisitId, Whose},
    rules::{self, LONGEST_NOTE, LONGEST_PROMISE},
};
use crate::{
    foundation::{
        change::Change,
        error::Error,
        form::{Fields, Problem, Problems},
        ids::{Id, UserId},
    },
    people,
    vocabularies::List,
};

/// What a form says about a visit.
pub(super) struct Told {
    pub(super) visit: Visit,
    pub(super) note: String,
    pub(super) promises: Vec<Promise>,
    /// Open promises that were kept.
    pub(super) kept: Vec<PromiseId>,
}

/// The fields of what is promised: words and day, and whose it is.
pub(super) const PROMISES: [(&str, &str, Whose); 3] = [
    ("step", "step_due", Whose::Hers),
    ("mine", "mine_due", Whose::Mentor),
    ("appointment", "appointment_due", Whose::Appointment),
];

/// A visit from its form.
pub(super) fn read_visit(typed: &Fields, known: &Known, mentor: UserId, change: &Change<'_>) -> Result<Told, Error> {
    let mut problems = Problems::default();
    let reached = problems.keep(match typed.text("reached") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Problem::new("reached", "visits-reached-missing")),
    });
    let medium = read_medium(typed, reached, &mut problems);
    let on = problems.keep(people::check_day("on", parts(typed, "on"), known.today));
    let minutes = problems.keep(rules::read_minutes("minutes", typed.text("minutes"))).flatten();
    let areas = read_words(typed, ("area", List::Growth), known, &mut problems);
    let obstacles = read_words(typed, ("obstacle", List::Obstacle), known, &mut problems);
    let note = problems.keep(check_note(typed, known)).unwrap_or_default();
    let promises = read_promises(typed, known, (on, change), &mut problems);
    let kept = typed.all("kept").filter_map(PromiseId::parse).collect();
    problems.none()?;
    let (Some(reached), Some(on)) = (reached, on) else { return Err(Error::NotFound) };
    let visit = Visit {
        id: VisitId::new(change.clock()),
        woman: known.woman.id,
        mentor,
        on,
        reached,
        medium,
        minutes,
        areas,
        obstacles,
        heavy: typed.has("heavy"),
        recorded_at: change.at(),
        set_aside: false,
    };
    Ok(Told { visit, note, promises, kept })
}

pub(super) fn parts<'a>(typed: &'a Fields, name: &str) -> [&'a str; 3] {
    ["day", "month", "year"].map(|part| typed.text(&format!("{name}-{part}")))
}

/// How they spoke. Of an attempt that nobody answered the way need not be said.
fn read_medium(typed: &Fields, reached: Option<bool>, problems: &mut Problems) -> Option<Medium> {
    let chosen = typed.text("medium");
    let medium = Medium::parse(chosen);
    if !chosen.is_empty() && medium.is_none() || medium.is_none() && reached == Some(true) {
        problems.add(Problem::new("medium", "visits-medium-missing"));
    }
    medium
}

/// What was chosen of a list: nothing that is not on it.
fn read_words(
    typed: &Fields,
    (field, list): (&'static str, List),
    known: &Known,
    problems: &mut Problems,
) -> Vec<String> {
    let mut chosen = Vec::new();
    for key in typed.all(field) {
        match known.words(list).iter().find(|word| word.offered && word.key == key) {
            Some(word) if chosen.contains(&word.key) => {}
            Some(word) => chosen.push(word.key.clone()),
            None => problems.add(Problem::new(field, "visits-word-unknown")),
        }
    }
    chosen
}

/// A note, when she agrees to notes today.
pub(super) fn check_note(typed: &Fields, known: &Known) -> Result<String, Problem> {
    let note = people::check_words("note", typed.text("note"), LONGEST_NOTE)?;
    if note.is_empty() || known.notes { Ok(note) } else { Err(Problem::new("note", "visits-note-refused")) }
}

fn read_promises(
    typed: &Fields,
    known: &Known,
    (on, change): (Option<Date>, &Change<'_>),
    problems: &mut Problems,
) -> Vec<Promise> {
    let mut promises = Vec::new();
    for (field, due_field, whose) in PROMISES {
        let words = problems.keep(people::check_words(field, typed.text(field), LONGEST_PROMISE)).unwrap_or_default();
        let due_parts = parts(typed, due_field);
        let has_day = due_parts.iter().any(|part| !part.is_empty());
        let due = if has_day {
            let day = people::read_day(due_field, due_parts);
            problems.keep(day.and_then(|day| rules::check_due(due_field, day, known.today)))
        } else {
            None
        };
        if words.is_empty() && has_day {
            problems.add(Problem::new(field, "visits-promise-missing"));
        } else if !words.is_empty() && whose == Whose::Appointment && !has_day {
            problems.add(Problem::new(due_field, "visits-appointment-day-missing"));
        } else if !words.is_empty() {
            promises.push(Promise {
                id: PromiseId::new(change.clock()),
                woman: known.woman.id,
                whose,
                made_on: on.unwrap_or(known.today),
                due,
                ended: None,
                words,
            });
        }
    }
    promises
}
