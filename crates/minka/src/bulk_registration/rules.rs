//! Decisions about women who come with a list, without database or clock.

use jiff::civil::Date;

use crate::{
    people::Step,
    registers::{Flaw, Mapping},
    switches::Off,
};

/// The list as far as the programme asks for it; a column of what it has switched off is refused, with its place.
pub(super) fn asked_of(mapping: &Mapping, off: &Off) -> (Mapping, Vec<Flaw>) {
    let refused = mapping.unasked(off).into_iter().map(|(at, field)| {
        Flaw::new(0, Some(at), "imports-not-asked").key("field", format!("imports-field-{}", field.key()))
    });
    (mapping.clone().leaving_out(off, &[]), refused.collect())
}

/// Women who have gone on: a group in the file is their past.
pub(super) fn is_gone(step: Step) -> bool {
    matches!(step, Step::Graduated | Step::Alumna | Step::Left | Step::Transferred)
}

/// The journey of a woman who is new here and already further on: it begins, as every journey does, when she came into
/// the programme, and where she stands is known since today. Each step may follow the one before it.
pub(super) fn journey_of(step: Step, began: Date, today: Date) -> Vec<(Step, Date)> {
    let before: &[Step] = match step {
        Step::Applied | Step::Waitlisted | Step::Enrolled | Step::Active => return vec![(step, began)],
        Step::Paused | Step::Left | Step::Transferred => &[Step::Enrolled],
        Step::Graduated => &[Step::Active],
        Step::Alumna => &[Step::Active, Step::Graduated],
    };
    let days = std::iter::once(began).chain(std::iter::repeat(today));
    before.iter().copied().chain([step]).zip(days).collect()
}

/// Why a stay in a group ends: she goes to another, or her step and its reason say why; keys of `membership-left-…`.
pub(super) fn left_reason(step: Option<(Step, &str)>) -> &'static str {
    match step {
        None => "other_group",
        Some((Step::Graduated | Step::Alumna, _)) => "finished",
        Some((_, "work" | "study")) => "work",
        Some((_, "birth" | "family")) => "family",
        Some((_, "health")) => "health",
        Some((_, "moved")) => "moved",
        Some((_, "no_contact")) => "lost_touch",
        Some(_) => "not_said",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        foundation::{
            clock::Clock,
            ids::Id,
            text::{Language, Text},
        },
        journeys::{JourneyStep, REASONS, RecordedStep, StepId, judge},
    };

    #[test]
    fn a_journey_that_comes_with_a_list_is_one_that_could_have_been_recorded() {
        let clock = Clock::frozen(jiff::Timestamp::UNIX_EPOCH);
        for step in Step::ALL {
            let mut recorded: Vec<RecordedStep> = Vec::new();
            for (step, on) in journey_of(step, date(2024, 3, 1), date(2026, 11, 24)) {
                let step = JourneyStep { id: StepId::new(&clock), step, on, reason: String::new(), corrects: None };
                assert!(judge(&recorded, &step).is_ok(), "{step:?}");
                recorded.push(RecordedStep { step, recorded_at: jiff::Timestamp::UNIX_EPOCH });
            }
            assert_eq!(recorded.last().map(|last| last.step.step), Some(step));
            assert_eq!(recorded.first().map(|first| first.step.on), Some(date(2024, 3, 1)));
        }
    }

    #[test]
    fn every_end_of_a_stay_has_its_words() {
        let steps = [Step::Graduated, Step::Alumna, Step::Left, Step::Transferred];
        let all = steps.into_iter().flat_map(|step| REASONS.into_iter().chain([""]).map(move |why| Some((step, why))));
        for reason in all.chain([None]).map(left_reason) {
            assert!(Text(Language::En).knows(&format!("membership-left-{reason}")), "{reason}");
        }
    }
}
