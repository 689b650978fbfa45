//! What the form of a goal says, checked; what is wrong is said beside its field.

use jiff::civil::Date;

use super::{
    model::{Goal, GoalId, Measure, State, Theme},
    rules::{self, LEVELS, LONGEST_LINE, LONGEST_SENTENCE, MOST_STEPS},
    sealed::Words,
};
use crate::{
    foundation::{
        error::Error,
        form::{Fields, Problem, Problems},
        ids::ParticipantId,
    },
    people,
};

/// Fields of a goal that are words: name in the form, longest, where they go.
type Line = (&'static str, usize, fn(&mut Words) -> &mut String);
const LINES: [Line; 7] = [
    ("second_line", LONGEST_SENTENCE, |words| &mut words.second_line),
    ("why", LONGEST_SENTENCE, |words| &mut words.why),
    ("not_yet", LONGEST_SENTENCE, |words| &mut words.not_yet),
    ("first_step", LONGEST_LINE, |words| &mut words.first_step),
    ("helper", LONGEST_LINE, |words| &mut words.helper),
    ("sign", LONGEST_LINE, |words| &mut words.sign),
    ("unit", LONGEST_LINE, |words| &mut words.unit),
];

/// The name of the field of a level.
pub(super) fn level_field(level: i64) -> String {
    format!("level-{}", level + 2)
}

/// A goal from its form. `held` is the goal that is put in other words: how it is measured and where she started stay.
pub(super) fn read_goal(
    typed: &Fields,
    (id, woman): (GoalId, ParticipantId),
    held: Option<&Goal>,
    today: Date,
) -> Result<Goal, Error> {
    let mut problems = Problems::default();
    let mut words = read_words(typed, &mut problems);
    let theme =
        problems.keep(Theme::parse(typed.text("theme")).ok_or_else(|| Problem::new("theme", "goals-theme-missing")));
    let measure = match held {
        Some(held) => Some(held.measure),
        None => problems.keep(
            Measure::parse(typed.text("measure")).ok_or_else(|| Problem::new("measure", "goals-measure-missing")),
        ),
    };
    let set_on = match held {
        Some(held) => Some(held.set_on),
        None => problems.keep(people::check_day("set", parts(typed, "set"), today)),
    };
    let by = read_by(typed, held, today, &mut problems);
    let importance = read_scale(typed, "importance", 3, &mut problems);
    let confidence = read_scale(typed, "confidence", 10, &mut problems);
    let (start, target) = match measure {
        Some(Measure::Number) => read_span(typed, held, &words, &mut problems),
        Some(Measure::Levels) => read_levels(typed, held, &mut words, &mut problems),
        Some(Measure::Steps) => {
            read_steps(typed, held, &mut words, &mut problems);
            (None, None)
        }
        Some(Measure::YesNo) | None => (None, None),
    };
    problems.none()?;
    let (Some(theme), Some(measure), Some(set_on)) = (theme, measure, set_on) else { return Err(Error::NotFound) };
    let (state, ended_on, successor) =
        held.map_or((State::Open, None, None), |held| (held.state, held.ended_on, held.successor));
    Ok(Goal {
        id,
        woman,
        theme,
        measure,
        start,
        target,
        importance,
        confidence,
        set_on,
        by,
        state,
        ended_on,
        successor,
        words,
    })
}

fn parts<'a>(typed: &'a Fields, name: &str) -> [&'a str; 3] {
    ["day", "month", "year"].map(|part| typed.text(&format!("{name}-{part}")))
}

fn read_words(typed: &Fields, problems: &mut Problems) -> Words {
    let mut words = Words::default();
    let said = rules::check_words("said", typed.text("said"), LONGEST_SENTENCE)
        .and_then(|said| if said.is_empty() { Err(Problem::new("said", "goals-said-missing")) } else { Ok(said) });
    words.said = problems.keep(said).unwrap_or_default();
    let language = problems.keep(people::check_language("language", typed.text("language")));
    words.language = language.map(|language| language.code().to_owned()).unwrap_or_default();
    for (name, most, place) in LINES {
        *place(&mut words) = problems.keep(rules::check_words(name, typed.text(name), most)).unwrap_or_default();
    }
    words
}

/// By when; a day that has passed stays only where it stood before.
fn read_by(typed: &Fields, held: Option<&Goal>, today: Date, problems: &mut Problems) -> Option<Date> {
    let parts = parts(typed, "by");
    if parts.iter().all(|part| part.is_empty()) {
        return None;
    }
    let by = problems.keep(people::read_day("by", parts))?;
    if by < today && held.and_then(|held| held.by) != Some(by) {
        problems.add(Problem::new("by", "goals-by-past"));
    } else if by.year() > today.year() + 20 {
        problems.add(Problem::new("by", "goals-by-far"));
    }
    Some(by)
}

/// A number from nought to `most`; not chosen is not asked. What is not on offer is refused, never clipped.
fn read_scale(typed: &Fields, name: &'static str, most: i64, problems: &mut Problems) -> Option<i64> {
    match typed.text(name) {
        "" => None,
        chosen => {
            let known = chosen.parse().ok().filter(|number| (0..=most).contains(number));
            problems.keep(known.ok_or_else(|| Problem::new(name, "goals-scale-unknown").with("most", most)))
        }
    }
}

fn read_span(
    typed: &Fields,
    held: Option<&Goal>,
    words: &Words,
    problems: &mut Problems,
) -> (Option<i64>, Option<i64>) {
    if words.unit.is_empty() {
        problems.add(Problem::new("unit", "goals-unit-missing"));
    }
    let start = match held {
        Some(held) => held.start,
        None => problems.keep(rules::read_number("start", typed.text("start"))),
    };
    let target = problems.keep(rules::read_number("target", typed.text("target")));
    let target = target.zip(start).and_then(|(target, start)| problems.keep(rules::check_target(start, target)));
    (start, target)
}

fn read_levels(
    typed: &Fields,
    held: Option<&Goal>,
    words: &mut Words,
    problems: &mut Problems,
) -> (Option<i64>, Option<i64>) {
    for level in LEVELS {
        let name = level_field(level);
        let described = rules::check_words("said", typed.text(&name), LONGEST_LINE);
        let described = described.map_err(|problem| Problem { field: name.clone(), ..problem });
        let described = problems.keep(described).unwrap_or_default();
        if described.is_empty() {
            problems.add(Problem::new(name, "goals-level-missing"));
        }
        words.levels.push(described);
    }
    let start = match held {
        Some(held) => held.start,
        None => {
            let chosen = typed.text("start_level").parse().ok().filter(|level| [-2, -1].contains(level));
            problems.keep(chosen.ok_or_else(|| Problem::new("start_level", "goals-start-level-missing")))
        }
    };
    (start, Some(0))
}

fn read_steps(typed: &Fields, held: Option<&Goal>, words: &mut Words, problems: &mut Problems) {
    let lines = typed.text("steps").lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines {
        words.steps.extend(problems.keep(rules::check_words("steps", line, LONGEST_LINE)));
    }
    let fewest = held.map_or(1, |held| held.words.steps.len());
    let before = held.map_or(&[][..], |held| &held.words.steps);
    let stands_anew =
        |step: &String| words.steps.iter().enumerate().any(|(to, now)| now == step && before.get(to) != Some(step));
    let moved = |(at, step): (usize, &String)| words.steps.get(at) != Some(step) && stands_anew(step);
    if words.steps.is_empty() {
        problems.add(Problem::new("steps", "goals-steps-missing"));
    } else if words.steps.len() < fewest {
        // What was ticked was ticked by its place: a step may get other words or another behind it, none may go.
        problems.add(Problem::new("steps", "goals-steps-fewer").with("least", fewest));
    } else if before.iter().enumerate().any(moved) {
        problems.add(Problem::new("steps", "goals-steps-moved"));
    } else if words.steps.len() > MOST_STEPS {
        problems.add(Problem::new("steps", "goals-steps-many").with("most", MOST_STEPS));
    }
}
