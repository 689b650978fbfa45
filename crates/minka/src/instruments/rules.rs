//! Decisions: what may be asked, and under which version a changed file is kept.

use measure::{Instrument, Text, TextRight};

use super::model::Held;
use crate::foundation::form::Problem;

/// Why a questionnaire cannot be switched on, if anything stands in the way.
pub(super) fn check_askable(instrument: &Instrument) -> Result<(), Problem> {
    let has_words = !instrument.definition().texts.is_empty();
    if has_words { Ok(()) } else { Err(Problem::new("", "instruments-no-words")) }
}

/// The questions of a file after which another version of the same questionnaire tells somebody at once, and this one does not, or only
/// later: each once. An answer would raise nothing, and the question would be put where nobody answers for it.
pub(super) fn find_lost_flags(new: &Instrument, held: &[Held], shipped: Option<&Instrument>) -> Vec<measure::Problem> {
    let key = &new.definition().id;
    let others = held.iter().filter(|one| one.key() == key).map(|one| &*one.instrument).chain(shipped);
    let mut lost: Vec<measure::Problem> = Vec::new();
    for problem in others.flat_map(|other| new.lost_flags(other)) {
        if lost.iter().all(|known| known.place != problem.place) {
            lost.push(problem);
        }
    }
    lost
}

/// Why a version cannot be asked beside the others that there are of it, if anything stands in the way.
pub(super) fn check_flags(instrument: &Instrument, held: &[Held], shipped: Option<&Instrument>) -> Result<(), Problem> {
    let is_well = find_lost_flags(instrument, held, shipped).is_empty();
    if is_well { Ok(()) } else { Err(Problem::new("", "instruments-flag-lost")) }
}

/// What becomes of a file that a programme brings, beside the versions that it holds of the same questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// The very same stands there already.
    Known,
    /// Another version: a row of its own.
    New,
    /// The same version with other content, and nobody was or can be asked with it yet: it takes its place.
    InPlace,
    /// The same version with other content, and somebody was asked, or a telephone may have it: refused.
    Frozen,
}

/// What becomes of it. `same_version`: what is held under its version, and whether that was used.
pub(super) fn arrival(new: &Instrument, same_version: Option<(&Held, bool)>) -> Arrival {
    match same_version {
        None => Arrival::New,
        Some((held, _)) if *held.instrument == *new => Arrival::Known,
        Some((_, false)) => Arrival::InPlace,
        Some((_, true)) => Arrival::Frozen,
    }
}

/// The language of a new file in which other words stand under a version that words have already: what was found with those does not hold
/// for these. `beside`: the versions that stay.
pub(super) fn find_reworded<'t>(new: &'t Instrument, beside: &[&Held]) -> Option<&'t str> {
    let reworded = |text: &&Text| {
        beside.iter().filter_map(|held| held.instrument.text(&text.language)).any(|known| {
            known.version == text.version
                && (&known.instruction, &known.items, &known.options) != (&text.instruction, &text.items, &text.options)
        })
    };
    new.definition().texts.iter().find(reworded).map(|text| text.language.as_str())
}

/// The version under which a programme's own words are kept: the file's, and a number that nobody has used.
pub(super) fn next_version(version: &str, taken: &[String]) -> String {
    let stem = version.split_once('+').map_or(version, |(stem, _)| stem);
    let free = |number: &u32| taken.iter().all(|known| *known != format!("{stem}+{number}"));
    let number = (1..).find(free).unwrap_or(1);
    format!("{stem}+{number}")
}

/// The version of words that are entered in a language: one that no version of the questionnaire has given to words before, so that a
/// line breaks at every rewording and not only at the first. `held`: the versions of this questionnaire.
pub(super) fn next_words(instrument: &Instrument, held: &[Held], language: &str) -> String {
    let known = held.iter().filter_map(|one| one.instrument.text(language)).map(|text| text.version.clone());
    let taken: Vec<String> = known.collect();
    match instrument.text(language) {
        Some(now) => next_version(&now.version, &taken),
        None if taken.iter().any(|version| version == "own") => next_version("own", &taken),
        None => "own".to_owned(),
    }
}

/// Whether a programme has to enter the words itself.
pub(super) fn is_structure_only(instrument: &Instrument) -> bool {
    instrument.definition().licence.text == TextRight::StructureOnly
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{foundation::ids::Id, instruments::shipped::find_shipped};

    fn held(instrument: &Arc<Instrument>) -> Held {
        let id = crate::instruments::InstrumentId::from_uuid(uuid::Uuid::nil());
        Held { id, instrument: Arc::clone(instrument), is_shipped: true, is_on: true }
    }

    #[test]
    fn a_file_is_known_new_takes_a_place_or_is_frozen() {
        let who5 = find_shipped("who5").expect("shipped");
        let (same, other) = (held(&who5), held(&find_shipped("phq2").expect("shipped")));
        assert_eq!(arrival(&who5, None), Arrival::New);
        assert_eq!(arrival(&who5, Some((&same, true))), Arrival::Known);
        assert_eq!(arrival(&who5, Some((&other, false))), Arrival::InPlace);
        assert_eq!(arrival(&who5, Some((&other, true))), Arrival::Frozen);
    }

    #[test]
    fn no_version_tells_less_than_another() {
        let phq9 = find_shipped("phq9").expect("shipped");
        let mut unflagged = phq9.definition().clone();
        unflagged.without_flags = None;
        unflagged.items.iter_mut().for_each(|item| item.flag = None);
        let unflagged = Arc::new(Instrument::new(unflagged).expect("whole").in_version("9"));
        assert!(!unflagged.can_raise_flags());
        let codes =
            |lost: Vec<measure::Problem>| lost.into_iter().map(|one| (one.place, one.what.code())).collect::<Vec<_>>();
        let lost = vec![("item.self-harm".to_owned(), "flag-lost")];
        assert_eq!(codes(find_lost_flags(&unflagged, &[], Some(&phq9))), lost);
        assert_eq!(codes(find_lost_flags(&unflagged, &[held(&phq9), held(&phq9)], Some(&phq9))), lost, "once");
        assert!(find_lost_flags(&unflagged, &[held(&unflagged)], None).is_empty(), "none of them has it");
        assert!(find_lost_flags(&phq9, &[held(&unflagged)], Some(&phq9)).is_empty(), "more is told, not less");
        let srq20 = find_shipped("srq20").expect("shipped");
        assert!(find_lost_flags(&unflagged, &[held(&srq20)], None).is_empty(), "another questionnaire");
        assert_eq!(
            check_flags(&unflagged, &[held(&phq9)], None).map_err(|problem| problem.key),
            Err("instruments-flag-lost")
        );
    }

    #[test]
    fn other_words_want_a_version_of_their_own() {
        let who5 = find_shipped("who5").expect("shipped");
        let stays = held(&who5);
        let with = |version: &str, instruction: &str| {
            let mut text = who5.text("es").expect("Spanish").clone();
            (text.version, text.instruction) = (version.to_owned(), instruction.to_owned());
            let checked = measure::Validation {
                language: "es".to_owned(),
                status: measure::Checked::Own,
                source: "us".to_owned(),
            };
            who5.with_text(text, checked).expect("whole").in_version("2")
        };
        let now = who5.text("es").expect("Spanish");
        let reworded = with(&now.version, "Diga");
        assert_eq!(find_reworded(&reworded, &[&stays]), Some("es"));
        assert_eq!(find_reworded(&reworded, &[]), None, "nothing stays beside it");
        assert_eq!(find_reworded(&with("2", "Diga"), &[&stays]), None);
        assert_eq!(find_reworded(&with(&now.version, &now.instruction), &[&stays]), None, "the same words");
    }

    #[test]
    fn a_version_of_ones_own_goes_on_from_the_files() {
        assert_eq!(next_version("1", &[]), "1+1");
        assert_eq!(next_version("1+1", &["1".to_owned(), "1+1".to_owned()]), "1+2");
    }

    #[test]
    fn every_rewording_has_a_version_of_its_own() {
        let mut now = find_shipped("brs").expect("shipped");
        let mut all = vec![held(&now)];
        let mut versions = Vec::new();
        for number in 0..4 {
            let version = next_words(&now, &all, "es");
            versions.push(version.clone());
            let words = |id: String| measure::Words { id, words: format!("words {number}") };
            let items = now.definition().items.iter().map(|item| words(item.id.clone())).collect();
            let options = now.choices("q1").into_iter().map(|choice| words(choice.id)).collect();
            let (language, source) = ("es".to_owned(), "the site".to_owned());
            let text = measure::Text {
                language,
                version,
                source: source.clone(),
                instruction: "Diga".to_owned(),
                items,
                options,
            };
            let checked = measure::Validation { language: "es".to_owned(), status: measure::Checked::Own, source };
            now = Arc::new(now.with_text(text, checked).expect("whole").in_version(&format!("1+{number}")));
            all.push(held(&now));
        }
        assert_eq!(versions, ["own", "own+1", "own+2", "own+3"]);
        // Back on the version that came with the program, what was once called so is not given to other words.
        assert_eq!(next_words(&find_shipped("brs").expect("shipped"), &all, "es"), "own+4");
    }

    #[test]
    fn a_structure_alone_cannot_be_asked() {
        let pss10 = find_shipped("pss10").expect("shipped");
        assert!(is_structure_only(&pss10) && check_askable(&pss10).is_err());
        assert!(check_askable(&find_shipped("who5").expect("shipped")).is_ok());
    }
}
