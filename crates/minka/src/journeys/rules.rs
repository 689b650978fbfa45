//! Which step may follow which, on which day, for which reason; and where a journey stands when steps were corrected.

use jiff::civil::Date;

use super::model::{JourneyStep, RecordedStep, StepId};
use crate::{foundation::form::Problem, people::Step};

/// Why somebody pauses, leaves or goes on elsewhere. Never more than this: a reason that could harm her is not kept.
pub const REASONS: [&str; 11] =
    ["work", "study", "health", "birth", "family", "moved", "time", "other_help", "own_reasons", "no_contact", "died"];

/// The steps that may follow where she stands; `None`: her first.
#[must_use]
pub fn next_steps(from: Option<Step>) -> &'static [Step] {
    use Step::{Active, Alumna, Applied, Enrolled, Graduated, Left, Paused, Transferred, Waitlisted};
    match from {
        None => &[Applied, Waitlisted, Enrolled, Active],
        Some(Applied) => &[Waitlisted, Enrolled, Active, Left],
        Some(Waitlisted) => &[Enrolled, Active, Left],
        Some(Enrolled) => &[Active, Paused, Left, Transferred],
        Some(Active) => &[Paused, Graduated, Left, Transferred],
        Some(Paused) => &[Active, Graduated, Left, Transferred],
        Some(Graduated) => &[Alumna, Enrolled],
        Some(Alumna) => &[Enrolled, Left],
        // She comes back by a new enrolment, perhaps after waiting for a place.
        Some(Left) => &[Applied, Waitlisted, Enrolled],
        Some(Transferred) => &[Enrolled],
    }
}

/// Whether a step asks for a reason.
#[must_use]
pub(super) fn needs_reason(step: Step) -> bool {
    matches!(step, Step::Paused | Step::Left | Step::Transferred)
}

/// The reason as it is kept: one of the list where one is asked for, nothing where none is.
///
/// # Errors
/// The problem at `field`.
pub fn check_reason(field: &str, step: Step, chosen: &str) -> Result<String, Problem> {
    if !needs_reason(step) {
        return Ok(String::new());
    }
    let fits = REASONS.contains(&chosen) && (chosen != "died" || step == Step::Left);
    if fits { Ok(chosen.to_owned()) } else { Err(Problem::new(field, "journey-reason-missing")) }
}

/// The steps that still stand, in the order of her journey. A correction takes the place of the step that it corrects.
#[must_use]
pub(super) fn standing(steps: &[RecordedStep]) -> Vec<&RecordedStep> {
    let is_wrong = |id: StepId| steps.iter().any(|other| other.step.corrects == Some(id));
    let mut stand: Vec<&RecordedStep> = steps.iter().filter(|held| !is_wrong(held.step.id)).collect();
    stand.sort_by_key(|held| {
        let first = first_of(steps, held);
        (held.step.on, first.recorded_at, first.step.id)
    });
    stand
}

/// Where she stands by a whole journey, and since when; nowhere without a step.
#[must_use]
pub fn stands(steps: &[RecordedStep]) -> Option<(Step, Date)> {
    standing(steps).last().map(|held| (held.step.step, held.step.on))
}

/// The step at the start of a row of corrections.
fn first_of<'s>(steps: &'s [RecordedStep], last: &'s RecordedStep) -> &'s RecordedStep {
    let mut first = last;
    for _ in steps {
        let before = first.step.corrects.and_then(|id| steps.iter().find(|other| other.step.id == id));
        match before {
            Some(before) => first = before,
            None => break,
        }
    }
    first
}

/// Judges a new step and says where she stands with it, and since when.
///
/// # Errors
/// What is wrong with it: the order, the day, or the step it would correct.
pub fn judge(steps: &[RecordedStep], new: &JourneyStep) -> Result<(Step, Date), Problem> {
    let mut walk: Vec<&JourneyStep> = standing(steps).into_iter().map(|held| &held.step).collect();
    let at = match new.corrects {
        None => {
            walk.push(new);
            walk.len() - 1
        }
        Some(wrong) => {
            let at = walk.iter().position(|step| step.id == wrong);
            let at = at.ok_or_else(|| Problem::new("", "journey-step-stale"))?;
            if (walk[at].step, walk[at].on, &walk[at].reason) == (new.step, new.on, &new.reason) {
                return Err(Problem::new("step", "journey-step-same"));
            }
            walk[at] = new;
            at
        }
    };
    let (before, after) = (at.checked_sub(1).map(|at| walk[at]), walk.get(at + 1));
    if before.is_some_and(|before| new.on < before.on) || after.is_some_and(|after| after.on < new.on) {
        return Err(Problem::new("on", "journey-step-day-order"));
    }
    // A step that was never taken is corrected into "nothing changed that day": the one before it, once more.
    let unchanged = |a: Step, b: Step| new.corrects.is_some() && a == b;
    let follows_before = next_steps(before.map(|before| before.step)).contains(&new.step)
        || before.is_some_and(|before| unchanged(before.step, new.step));
    let leads_on =
        after.is_none_or(|after| next_steps(Some(new.step)).contains(&after.step) || unchanged(new.step, after.step));
    if !follows_before || !leads_on {
        return Err(Problem::new("step", "journey-step-order"));
    }
    Ok(stand_of(&walk).unwrap_or((new.step, new.on)))
}

/// The last step, and the first day of its unbroken run.
fn stand_of(walk: &[&JourneyStep]) -> Option<(Step, Date)> {
    let last = walk.last()?;
    let run = walk.iter().rev().take_while(|step| step.step == last.step).last()?;
    Some((last.step, run.on))
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date};

    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    /// Rows: where she stands (– first step). Columns, in the order of a journey: applied, waitlisted, enrolled, active,
    /// paused, graduated, alumna, left, transferred. `x` may follow.
    const TABLE: &str = "
        -           x x x x . . . . .
        applied     . x x x . . . x .
        waitlisted  . . x x . . . x .
        enrolled    . . . x x . . x x
        active      . . . . x x . x x
        paused      . . . x . x . x x
        graduated   . . x . . . x . .
        alumna      . . x . . . . x .
        left        x x x . . . . . .
        transferred . . x . . . . . .";

    #[test]
    fn each_step_has_its_followers() {
        let mut judged = 0;
        for row in TABLE.lines().map(str::trim).filter(|row| !row.is_empty()) {
            let mut cells = row.split_whitespace();
            let from = cells.next().and_then(Step::parse);
            for (to, cell) in Step::ALL.into_iter().zip(cells) {
                assert_eq!(next_steps(from).contains(&to), cell == "x", "{from:?} -> {to:?}");
                judged += 1;
            }
        }
        assert_eq!(judged, 90);
    }

    #[test]
    fn a_reason_is_asked_for_where_she_goes() {
        for (step, reason, kept) in [
            (Step::Left, "moved", Some("moved")),
            (Step::Left, "died", Some("died")),
            (Step::Paused, "birth", Some("birth")),
            (Step::Transferred, "own_reasons", Some("own_reasons")),
            (Step::Active, "moved", Some("")),
            (Step::Graduated, "", Some("")),
            (Step::Left, "", None),
            (Step::Paused, "died", None),
            (Step::Transferred, "her husband", None),
        ] {
            assert_eq!(check_reason("r", step, reason).ok().as_deref(), kept, "{step:?} {reason}");
        }
    }

    fn clock() -> Clock {
        Clock::frozen(Timestamp::UNIX_EPOCH)
    }

    fn step(step: Step, day: i8, corrects: Option<StepId>) -> JourneyStep {
        let reason = if needs_reason(step) { "work" } else { "" };
        JourneyStep { id: StepId::new(&clock()), step, on: date(2026, 10, day), reason: reason.to_owned(), corrects }
    }

    fn recorded(steps: &[JourneyStep]) -> Vec<RecordedStep> {
        let at = |number: i64| Timestamp::from_second(number).expect("an instant");
        (1..).zip(steps).map(|(number, step)| RecordedStep { step: step.clone(), recorded_at: at(number) }).collect()
    }

    #[test]
    fn a_step_follows_the_last_one_on_the_same_day_or_later() {
        let journey = recorded(&[step(Step::Enrolled, 1, None), step(Step::Active, 8, None)]);
        assert_eq!(judge(&journey, &step(Step::Paused, 8, None)), Ok((Step::Paused, date(2026, 10, 8))));
        assert_eq!(judge(&journey, &step(Step::Left, 20, None)), Ok((Step::Left, date(2026, 10, 20))));
        for (new, key) in [
            (step(Step::Paused, 7, None), "journey-step-day-order"),
            (step(Step::Enrolled, 9, None), "journey-step-order"),
            (step(Step::Active, 9, None), "journey-step-order"),
            (step(Step::Paused, 9, Some(StepId::new(&clock()))), "journey-step-stale"),
        ] {
            assert_eq!(judge(&journey, &new).map_err(|problem| problem.key), Err(key));
        }
    }

    #[test]
    fn a_correction_takes_the_place_of_the_wrong_step() {
        let (enrolled, active) = (step(Step::Enrolled, 1, None), step(Step::Active, 1, None));
        let left = step(Step::Left, 15, None);
        let journey = recorded(&[enrolled.clone(), active.clone(), left.clone()]);
        // The last one: she did not leave, she paused, three days later.
        assert_eq!(judge(&journey, &step(Step::Paused, 18, Some(left.id))), Ok((Step::Paused, date(2026, 10, 18))));
        // She never left at all: active since the first.
        assert_eq!(judge(&journey, &step(Step::Active, 15, Some(left.id))), Ok((Step::Active, date(2026, 10, 1))));
        // One in the middle: where she stands stays.
        assert_eq!(judge(&journey, &step(Step::Active, 3, Some(active.id))), Ok((Step::Left, date(2026, 10, 15))));
        for (new, key) in [
            (step(Step::Active, 16, Some(active.id)), "journey-step-day-order"),
            (step(Step::Graduated, 8, Some(active.id)), "journey-step-order"),
            (step(Step::Active, 1, Some(active.id)), "journey-step-same"),
            (step(Step::Graduated, 1, Some(enrolled.id)), "journey-step-order"),
        ] {
            assert_eq!(judge(&journey, &new).map_err(|problem| problem.key), Err(key));
        }
    }

    #[test]
    fn what_was_corrected_no_longer_stands() {
        let (enrolled, active) = (step(Step::Enrolled, 1, None), step(Step::Active, 1, None));
        let first = step(Step::Waitlisted, 1, Some(enrolled.id));
        let second = step(Step::Applied, 1, Some(first.id));
        let journey = recorded(&[enrolled.clone(), active, first.clone(), second]);
        let steps: Vec<Step> = standing(&journey).iter().map(|held| held.step.step).collect();
        assert_eq!(steps, [Step::Applied, Step::Active]);
        assert!(judge(&journey, &step(Step::Applied, 1, Some(enrolled.id))).is_err());
        assert!(judge(&journey, &step(Step::Waitlisted, 1, Some(first.id))).is_err());
    }
}
