//! What stands after the root of a family name or a father's name: -ова, -ева, -қызы, -овна.

/// Endings in sounds (see [`crate::words::sounds`]), longest first.
const ENDINGS: [&str; 11] = ["ovna", "evna", "ovic", "evic", "skaia", "kizi", "ova", "eva", "uli", "ov", "ev"];

/// A family or father's name without its ending: Ахметова, Ахметқызы, Ахметов and Ахмет have one root.
///
/// Kazakh women write one and the same father as Мұратқызы, Муратовна or Мұрат, and drop -ова when they change papers.
#[must_use]
pub fn root(sounds: &str) -> &str {
    for ending in ENDINGS {
        if let Some(root) = sounds.strip_suffix(ending).filter(|root| root.len() >= 3) {
            return root;
        }
    }
    sounds
}

/// Words in a name that tell nobody apart: de la Cruz, Мұрат қызы.
pub(crate) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "la"
            | "las"
            | "los"
            | "y"
            | "da"
            | "do"
            | "dos"
            | "van"
            | "von"
            | "bint"
            | "қызы"
            | "кызы"
            | "kyzy"
            | "qyzy"
            | "kizi"
            | "ұлы"
            | "улы"
            | "uly"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{clean, sounds};

    #[test]
    fn roots() {
        for (name, wanted) in [
            ("Ахметова", "Ахмет"),
            ("Akhmetkyzy", "Ахмет"),
            ("Ахметов", "Ахмет"),
            ("Мұратқызы", "Мурат"),
            ("Муратовна", "Мурат"),
            ("Қайратұлы", "Кайрат"),
            ("Ева", "Ева"),
            ("Ли", "Ли"),
            ("Quispe", "Quispe"),
        ] {
            let (name, wanted) = (sounds(&clean(name)).usual, sounds(&clean(wanted)).usual);
            assert_eq!(root(&name), wanted, "{name}");
        }
    }
}
