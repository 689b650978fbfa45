//! Nouns: a questionnaire in one version, as a programme holds it.

use std::sync::Arc;

use measure::Instrument;

crate::id_type!(InstrumentId, "One version of a questionnaire, as a programme holds it.");

/// One version of a questionnaire. What stands under an id never changes.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its id.
    pub id: InstrumentId,
    /// The whole file, read and checked.
    pub instrument: Arc<Instrument>,
    /// As it came with the program.
    pub is_shipped: bool,
    /// Whether it may be asked.
    pub is_on: bool,
}

impl Held {
    /// Its short name.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.instrument.definition().id
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.instrument.definition().version
    }

    /// The languages in which it has words.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        self.instrument.definition().texts.iter().map(|text| text.language.as_str()).collect()
    }
}
