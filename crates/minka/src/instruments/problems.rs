//! What is wrong with a file, in the reader's language and by its line; and what a language is called.

use measure::{Instrument, Problem, What};

use crate::foundation::text::{Language, Text};

/// A problem as a sentence: the line, the place in the file's own words, and what is wrong there.
pub(super) fn say_problem(text: &Text, problem: &Problem, file: &str) -> String {
    let name = match &problem.what {
        What::Twice { name } | What::Unknown { name } | What::TextLacks { name } => name.as_str(),
        What::OrderLacks { item } => item.as_str(),
        What::ReversedTwice { other } => other.as_str(),
        What::Unreadable { says, .. } => says.as_str(),
        _ => problem.place.rsplit('.').next().unwrap_or_default(),
    };
    let what = text.phrase(&format!("instruments-problem-{}", problem.what.code())).with("name", name).to_string();
    let place = if problem.place.is_empty() { String::new() } else { format!(" ({})", problem.place) };
    match problem.line(file) {
        Some(line) => {
            text.phrase("instruments-problem-line").count(line).with("what", format!("{what}{place}")).to_string()
        }
        None => format!("{what}{place}"),
    }
}

/// What a questionnaire is called: ours in the reader's language, the others by the name under which they were published.
#[must_use]
pub fn say_name(text: &Text, instrument: &Instrument) -> String {
    let definition = instrument.definition();
    let key = format!("instruments-name-{}", definition.id);
    if text.knows(&key) { text.say(&key) } else { definition.name.clone() }
}

/// What a language calls itself; its code where the program does not speak it.
#[must_use]
pub fn say_language(code: &str) -> String {
    Language::parse(code).map_or_else(|| code.to_owned(), |language| language.own_name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_its_words_in_every_language() {
        let name = || "x".to_owned();
        let all = [
            What::Unreadable { line: Some(3), says: name() },
            What::BadId,
            What::Empty,
            What::Twice { name: name() },
            What::Unknown { name: name() },
            What::OptionWithoutValue,
            What::OptionUnclear,
            What::OptionsUnclear,
            What::ReversedTwice { other: name() },
            What::NoMirror,
            What::NeverCounted,
            What::FlagOutOfReach,
            What::BadNumber,
            What::TooManyMissing,
            What::MissingAndWeighed,
            What::MixedRanges,
            What::BandBackwards,
            What::BandsOverlap,
            What::BandsGap,
            What::CutOutOfReach,
            What::ConditionUnclear,
            What::ClassesUnclear,
            What::OrderLacks { item: name() },
            What::TextLacks { name: name() },
            What::NoReliability,
            What::ChangeWithoutTotal,
        ];
        for language in Language::ALL {
            for what in &all {
                let key = format!("instruments-problem-{}", what.code());
                let said = Text(language).phrase(&key).with("name", "x").to_string();
                assert!(!said.contains("Unknown localization"), "{language:?} {what:?}: {said}");
            }
        }
    }
}
