//! Decisions: which questions are asked and in which order, what a keyed sign means, what the answers come to.

use measure::{Choice, Given, Instrument, Raised, Refused, Scored, Scorer};

use super::model::{Answer, Said};
use crate::foundation::form::Problem;

/// The sign that stands for "does not want to answer" on paper.
pub(super) const DECLINED_SIGN: &str = "x";
/// Nobody takes longer.
const MOST_MINUTES: i64 = 600;

/// The questions in the order in which this language prints them. Those about safety are asked only where somebody answers
/// for what comes then.
#[must_use]
pub fn order(instrument: &Instrument, language: &str, is_answered_for: bool) -> Vec<String> {
    let definition = instrument.definition();
    let raises = |id: &str| definition.items.iter().any(|item| item.id == id && item.flag.is_some());
    let told = instrument.text(language).map(|text| text.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    let all = told.unwrap_or_else(|| definition.items.iter().map(|item| item.id.clone()).collect());
    all.into_iter().filter(|id| is_answered_for || !raises(id)).collect()
}

/// What is offered, of what a programme asks: where nobody answers for a flag, the same without the questions that raise one.
pub(super) fn offered<'i>(on: &[&'i Instrument], is_answered_for: bool) -> Vec<&'i Instrument> {
    let mut offered: Vec<&Instrument> = Vec::new();
    for instrument in on {
        let chosen = if instrument.can_raise_flags() && !is_answered_for {
            let instead = instrument.definition().without_flags.as_deref();
            on.iter().find(|other| Some(other.definition().id.as_str()) == instead && !other.can_raise_flags())
        } else {
            Some(instrument)
        };
        if let Some(chosen) = chosen
            && offered.iter().all(|known| known.definition().id != chosen.definition().id)
        {
            offered.push(chosen);
        }
    }
    offered
}

/// Whether an answer is such that a person is told at once.
pub(super) fn raises(instrument: &Instrument, item: &str, said: &Said) -> bool {
    let Said::Option(option) = said else { return false };
    let scored = Scorer::new(instrument).one(&[(item, Given::Answer(option))]);
    scored.is_ok_and(|scored| scored.flags.iter().any(|(_, raised)| *raised == Raised::Yes))
}

/// An answer that is one of the question's options; anything else is refused, never moved to the nearest.
pub(super) fn read_option(instrument: &Instrument, item: &str, typed: &str) -> Result<Said, Problem> {
    let choices = instrument.choices(item);
    let known = choices.into_iter().find(|choice| choice.id == typed);
    known.map(|choice| Said::Option(choice.id)).ok_or_else(|| Problem::new("answer", "assessments-outside"))
}

/// The figure that stands for an option on paper: what it counts where that is a whole number for all, else its place.
pub(super) fn figures(choices: &[Choice]) -> Vec<String> {
    let codes: Vec<Option<i32>> = choices.iter().map(Choice::code).collect();
    let all_different = codes.iter().enumerate().all(|(at, code)| !codes[..at].contains(code));
    if all_different && codes.iter().all(|code| code.is_some_and(|code| code >= 0)) {
        return codes.into_iter().flatten().map(|code| code.to_string()).collect();
    }
    (1..=choices.len()).map(|place| place.to_string()).collect()
}

/// What a keyed sign means: a figure, the sign for "does not want to answer", or nothing.
pub(super) fn read_keyed(instrument: &Instrument, item: &str, typed: &str) -> Result<Option<Said>, Problem> {
    let choices = instrument.choices(item);
    let typed = typed.trim().to_lowercase();
    // The letter looks the same on a Russian keyboard.
    if typed.is_empty() || typed == DECLINED_SIGN || typed == "х" {
        return Ok((!typed.is_empty()).then_some(Said::Declined));
    }
    let figures = figures(&choices);
    let place = figures.iter().position(|figure| *figure == typed);
    match place.and_then(|place| choices.get(place)) {
        Some(choice) => Ok(Some(Said::Option(choice.id.clone()))),
        None => {
            Err(Problem::new(format!("item-{item}"), "assessments-outside-keyed").with("figures", figures.join(", ")))
        }
    }
}

/// Which of three described levels an answer is, for its shape and colour; nothing where the options are no levels.
#[must_use]
pub fn level_of(instrument: &Instrument, item: &str, said: &Said) -> &'static str {
    let Said::Option(option) = said else { return "" };
    let choices = instrument.choices(item);
    if !instrument.definition().pictures || choices.len() != 3 {
        return "";
    }
    let place = choices.iter().position(|choice| choice.id == *option);
    place.and_then(|place| ["low", "middle", "high"].get(place).copied()).unwrap_or_default()
}

/// How long it took, if anybody looked at a clock.
pub(super) fn read_minutes(typed: &str) -> Result<Option<i64>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    let minutes = typed.parse().ok().filter(|minutes| (0..=MOST_MINUTES).contains(minutes));
    minutes.map(Some).ok_or_else(|| Problem::new("minutes", "assessments-minutes-range").with("most", MOST_MINUTES))
}

/// What the answers that stand come to.
///
/// # Errors
/// Answers that the instrument does not know: none that were kept by this program.
pub fn score(scorer: &Scorer, answers: &[Answer]) -> Result<Scored, Vec<Refused>> {
    let given = answers.iter().filter(|answer| answer.stands).map(|answer| {
        let given = match &answer.said {
            Said::Option(option) => Given::Answer(option),
            Said::Declined => Given::Declined,
        };
        (answer.item.as_str(), given)
    });
    scorer.one(&given.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests;
