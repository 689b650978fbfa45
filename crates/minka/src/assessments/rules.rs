//! Decisions: which questions are asked and in which order, what a keyed sign means, what the answers come to.

use measure::{Choice, Given, Instrument, Raised, Refused, Scored, Scorer};

use super::model::{Answer, Said};
use crate::{foundation::form::Problem, instruments::InstrumentId};

/// The sign that stands for "does not want to answer" on paper.
pub(crate) const DECLINED_SIGN: &str = "x";
/// Nobody takes longer.
const MOST_MINUTES: i64 = 600;

/// The questions in the order in which this language prints them, all of them: what was begun, or printed, with a question about
/// safety keeps it, whoever answers by now (decision 22). Where nobody does, such a questionnaire is not begun: see [`offered`].
#[must_use]
pub fn order(instrument: &Instrument, language: &str) -> Vec<String> {
    let told = instrument.text(language).map(|text| text.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    told.unwrap_or_else(|| instrument.definition().items.iter().map(|item| item.id.clone()).collect())
}

/// Whether an answer to this question may be such that a person is told at once.
pub(super) fn may_raise(instrument: &Instrument, item: &str) -> bool {
    instrument.definition().items.iter().any(|one| one.id == item && one.flag.is_some())
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
pub(crate) fn raises(instrument: &Instrument, item: &str, said: &Said) -> bool {
    let Said::Option(option) = said else { return false };
    let scored = Scorer::new(instrument).one(&[(item, Given::Answer(option))]);
    scored.is_ok_and(|scored| scored.flags.iter().any(|(_, raised)| *raised == Raised::Yes))
}

/// An answer that she was offered; anything else is refused, never moved to the nearest.
pub(super) fn read_option(instrument: &Instrument, item: &str, typed: &str) -> Result<Said, Problem> {
    known_option(instrument.answers(item), typed)
}

/// An answer that a telephone sent: an older form there may hold half an answer, and what she said is not thrown away.
pub(super) fn read_sent(instrument: &Instrument, item: &str, typed: &str) -> Result<Said, Problem> {
    known_option(instrument.choices(item), typed)
}

fn known_option(choices: Vec<Choice>, typed: &str) -> Result<Said, Problem> {
    let known = choices.into_iter().find(|choice| choice.id == typed);
    known.map(|choice| Said::Option(choice.id)).ok_or_else(|| Problem::new("answer", "assessments-outside"))
}

/// The answers that are offered, each with the figure that stands for it on paper: what it counts where that is a whole number for all,
/// else its place among all options of the file. Half answers are offered to nobody and keep their place, so that a figure on a paper
/// printed before means what it meant.
pub(crate) fn figures(instrument: &Instrument, item: &str) -> Vec<(String, Choice)> {
    let choices = instrument.choices(item);
    let codes: Vec<Option<i32>> = choices.iter().map(Choice::code).collect();
    let all_different = codes.iter().enumerate().all(|(at, code)| !codes[..at].contains(code));
    let by_code = all_different && codes.iter().all(|code| code.is_some_and(|code| code >= 0));
    let places = (1..).zip(choices).zip(codes);
    let figure = |place: usize, code: Option<i32>| match code {
        Some(code) if by_code => code.to_string(),
        _ => place.to_string(),
    };
    let all = places.map(|((place, choice), code)| (figure(place, code), choice));
    all.filter(|(_, choice)| choice.value.is_some()).collect()
}

/// The signs of a mark: no two that look alike.
const MARK_SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A short mark by which a paper says which version of a questionnaire it holds, and nothing of what that asks: four signs from the end of
/// its id, which is chance.
#[must_use]
pub(crate) fn mark_of(version: InstrumentId) -> String {
    let id = version.to_string();
    let end = id.get(31..).and_then(|end| usize::from_str_radix(end, 16).ok()).unwrap_or_default();
    [15, 10, 5, 0].map(|place| char::from(MARK_SIGNS[(end >> place) % 32])).into_iter().collect()
}

/// What a keyed sign means: a figure, the sign for "does not want to answer", or nothing.
pub(crate) fn read_keyed(instrument: &Instrument, item: &str, typed: &str) -> Result<Option<Said>, Problem> {
    let typed = typed.trim().to_lowercase();
    // The letter looks the same on a Russian keyboard.
    if typed.is_empty() || typed == DECLINED_SIGN || typed == "х" {
        return Ok((!typed.is_empty()).then_some(Said::Declined));
    }
    let figures = figures(instrument, item);
    match figures.iter().find(|(figure, _)| *figure == typed) {
        Some((_, choice)) => Ok(Some(Said::Option(choice.id.clone()))),
        None => {
            let all = figures.into_iter().map(|(figure, _)| figure).collect::<Vec<_>>().join(", ");
            Err(Problem::new(format!("item-{item}"), "assessments-outside-keyed").with("figures", all))
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
pub(crate) fn read_minutes(typed: &str) -> Result<Option<i64>, Problem> {
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
