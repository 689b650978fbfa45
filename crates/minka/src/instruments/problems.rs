//! What is wrong with a file, in the reader's language and by its line; and what a language is called.

use measure::{Instrument, Problem, What};

use crate::foundation::text::{Language, Text};

/// A problem as a sentence: the line, the place in the file's own words, and what is wrong there.
#[must_use]
pub fn say_problem(text: &Text, problem: &Problem, file: &str) -> String {
    let name = match &problem.what {
        What::Twice { name } | What::Unknown { name } | What::TextLacks { name } => name.as_str(),
        What::OrderLacks { item } => item.as_str(),
        What::ReversedTwice { other } => other.as_str(),
        What::Unreadable { says, .. } => says.as_str(),
        What::FlagLost { version } | What::FlagLater { version } => version.as_str(),
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

/// What a questionnaire is called in the reader's language: by the name under which a translation was published, or in words of our own;
/// one that a programme brought itself by the name in its file. A name is no part of what was asked: a frozen version takes the new one.
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

/// A question in the reader's language if the questionnaire speaks it, else in the first that it does; its id where it has no words.
#[must_use]
pub fn say_question(text: &Text, instrument: &Instrument, item: &str) -> String {
    let words = instrument.text(text.0.code()).or_else(|| instrument.definition().texts.first());
    let question = words.and_then(|words| words.items.iter().find(|known| known.id == item));
    question.map_or(item, |known| known.words.as_str()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Also where the file, which is frozen once it was used, has only the English name.
    #[test]
    fn every_questionnaire_that_comes_with_the_program_has_a_name_in_every_language() {
        for instrument in crate::instruments::list_shipped() {
            let name = &instrument.definition().name;
            let english = say_name(&Text(Language::En), instrument);
            assert!(Text(Language::En).knows(&format!("instruments-name-{}", instrument.definition().id)), "{name}");
            for language in [Language::Ru, Language::Kk, Language::Es] {
                let said = say_name(&Text(language), instrument);
                assert!(!said.is_empty() && said != english && said != *name, "{name} in {}: {said}", language.code());
            }
        }
        let who5 = crate::instruments::find_shipped("who5").expect("shipped");
        assert_eq!(say_name(&Text(Language::Es), &who5), "Índice de bienestar de la OMS (WHO-5)");
        let file = who5.write().expect("text").replacen("id = \"who5\"", "id = \"ours\"", 1);
        let ours = Instrument::read(&file).expect("a file");
        assert_eq!(
            say_name(&Text(Language::Es), &ours),
            "WHO-5 Well-Being Index",
            "its own name where we know no other"
        );
    }

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
            What::FlagForEverybody,
            What::FlagLost { version: name() },
            What::FlagLater { version: name() },
            What::Reserved,
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
