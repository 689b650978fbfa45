//! The questionnaires that come with the program.

use std::sync::{Arc, LazyLock};

use measure::Instrument;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_comes_with_the_program_can_be_read() {
        assert_eq!(list_shipped().len(), Files::iter().count());
        assert!(list_shipped().len() >= 26 && find_shipped("phq9").is_some() && find_shipped("phq10").is_none());
    }
}
