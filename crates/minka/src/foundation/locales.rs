//! The sentences of each language as the files of `locales/` hold them: read when somebody first speaks it, so that a programme
//! keeps in memory what its own people read.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};

use super::text::Language;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../locales/"]
struct Files;

type Sentences = FluentBundle<FluentResource>;

fn sentences(language: Language) -> &'static Sentences {
    static EN: LazyLock<Sentences> = LazyLock::new(|| read(Language::En));
    static RU: LazyLock<Sentences> = LazyLock::new(|| read(Language::Ru));
    static KK: LazyLock<Sentences> = LazyLock::new(|| read(Language::Kk));
    static ES: LazyLock<Sentences> = LazyLock::new(|| read(Language::Es));
    match language {
        Language::En => &EN,
        Language::Ru => &RU,
        Language::Kk => &KK,
        Language::Es => &ES,
    }
}

/// What cannot be read is left out and said in the log; a test holds that nothing is.
fn read(language: Language) -> Sentences {
    let mut bundle = Sentences::new_concurrent(vec![language.identifier().clone()]);
    // Isolation marks would show as boxes on old phones and in PDFs.
    bundle.set_use_isolating(false);
    let folder = format!("{}/", language.code());
    for name in Files::iter().filter(|name| name.starts_with(&folder)) {
        let Some(file) = Files::get(&name) else { continue };
        let words = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(words).unwrap_or_else(|(resource, problems)| {
            tracing::error!(%name, ?problems, "some sentences cannot be read");
            resource
        });
        if let Err(problems) = bundle.add_resource(resource) {
            tracing::error!(%name, ?problems, "some sentences stand twice");
        }
    }
    bundle
}

/// Whether a key has a sentence in this very language.
pub(super) fn knows(language: Language, key: &str) -> bool {
    sentences(language).get_message(key).is_some_and(|message| message.value().is_some())
}

/// The sentence of a key with its values; in English where the language has none, and the key itself where nobody has.
pub(super) fn say(language: Language, key: &str, values: Option<&FluentArgs<'_>>) -> String {
    let said = |language: Language| {
        let bundle = sentences(language);
        let pattern = bundle.get_message(key)?.value()?;
        let mut problems = Vec::new();
        let said = bundle.format_pattern(pattern, values, &mut problems).into_owned();
        if !problems.is_empty() {
            tracing::error!(%key, ?problems, "a sentence lacks a value");
        }
        Some(said)
    };
    said(language).or_else(|| said(Language::En)).unwrap_or_else(|| format!("Unknown localization {key}"))
}
