//! The questionnaires that come with the program, and whom each of them names.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use measure::{Checked, Instrument};
use serde::Deserialize;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../packs/instruments/"]
#[include = "*.toml"]
struct Files;

/// A test reads every file: one with a problem is a fault of ours, and would be missing here.
static SHIPPED: LazyLock<Vec<Arc<Instrument>>> = LazyLock::new(|| {
    let files = Files::iter().filter_map(|path| Files::get(&path));
    files.filter_map(|file| Instrument::read(&String::from_utf8_lossy(&file.data)).ok()).map(Arc::new).collect()
});

/// All of them, by their short names.
#[must_use]
pub fn list_shipped() -> &'static [Arc<Instrument>] {
    &SHIPPED
}

/// One of them.
#[must_use]
pub fn find_shipped(key: &str) -> Option<Arc<Instrument>> {
    SHIPPED.iter().find(|instrument| instrument.definition().id == key).cloned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attributions {
    of: BTreeMap<String, String>,
    words: BTreeMap<String, BTreeMap<String, String>>,
    nobody: Nobody,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nobody {
    instruments: Vec<String>,
}

static ATTRIBUTIONS: LazyLock<Attributions> =
    LazyLock::new(|| toml::from_str(include_str!("attributions.toml")).expect("a test reads it before anybody does"));

/// Whom to name beside a questionnaire and its words in one language, as their licences demand; empty where that is nobody. It stands on
/// paper that she takes home: words of our own are no business of whoever finds it, and neither is the name of this program.
#[must_use]
pub fn attribution(instrument: &Instrument, language: &str) -> String {
    let definition = instrument.definition();
    let key = definition.id.as_str();
    let shipped = ATTRIBUTIONS.of.get(key);
    let author = match shipped {
        Some(named) => named.clone(),
        None if ATTRIBUTIONS.nobody.instruments.iter().any(|id| id == key) => return String::new(),
        None => definition.licence.source.clone(),
    };
    let ours = find_shipped(key).and_then(|one| one.text(language).map(|told| told.source.clone()));
    let told = instrument.text(language).map(|told| &told.source);
    let words = match ATTRIBUTIONS.words.get(key).and_then(|of| of.get(language)) {
        Some(named) if told == ours.as_ref() => named.clone(),
        // A version that the programme entered: its author, if it was published.
        _ if told != ours.as_ref() && instrument.checked_in(language) != Checked::Own => {
            told.cloned().unwrap_or_default()
        }
        _ => String::new(),
    };
    [author, words].into_iter().filter(|named| !named.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_comes_with_the_program_can_be_read() {
        assert_eq!(list_shipped().len(), Files::iter().count());
        assert!(list_shipped().len() >= 26 && find_shipped("phq9").is_some() && find_shipped("phq10").is_none());
    }
    /// The note of the licence of Rosenberg's scale and of WHO-5 asks that their source is named; our own words are told to nobody.
    #[test]
    fn everybody_is_named_whose_questions_these_are() {
        for instrument in list_shipped() {
            let key = instrument.definition().id.as_str();
            let nobody = ATTRIBUTIONS.nobody.instruments.iter().any(|id| id == key);
            assert_ne!(ATTRIBUTIONS.of.contains_key(key), nobody, "{key} is named once, or said to be nobody's");
            for language in ["en", "ru", "kk", "es"] {
                let named = attribution(instrument, language);
                assert!(
                    named.is_empty() == nobody && !named.contains("Minka") && !named.contains("own words"),
                    "{key}: {named}"
                );
            }
        }
        let known = |key: &String| find_shipped(key).is_some();
        assert!(
            ATTRIBUTIONS.of.keys().chain(ATTRIBUTIONS.words.keys()).all(known),
            "somebody is named for what nobody asks"
        );
        let of = |key: &str, language: &str| attribution(&find_shipped(key).expect("shipped"), language);
        assert!(of("rses", "es").starts_with("Rosenberg, M. (1965). Society and the adolescent self-image."));
        assert!(of("who5", "ru").starts_with("Psychiatric Research Unit, WHO Collaborating Centre in Mental Health"));
        assert!(
            of("gse", "es").contains("Jerusalem")
                && of("gse", "es").contains("Baessler")
                && !of("gse", "en").contains("Baessler")
        );
    }

    /// Words that a programme entered for one of ours name whoever published them, and not whoever translated them here.
    #[test]
    fn words_that_were_entered_name_whoever_published_them() {
        let file = find_shipped("rses").expect("shipped").write().expect("text");
        let (ours, theirs) = ("source = \"Minka's own words\"", "source = \"Atienza 2000\"");
        let entered = file.replacen(ours, theirs, 1);
        assert_ne!(entered, file);
        let own = Instrument::read(&entered).expect("a file");
        assert!(!attribution(&own, "es").contains("Atienza"), "entered as words of their own");
        let (before, from_spanish) =
            entered.split_once("language = \"es\"\nstatus = \"own\"").expect("how far it was checked");
        let published = format!("{before}language = \"es\"\nstatus = \"validated\"{from_spanish}");
        let published = Instrument::read(&published).expect("a file");
        assert!(attribution(&published, "es").ends_with("Atienza 2000"), "{}", attribution(&published, "es"));
    }
}
