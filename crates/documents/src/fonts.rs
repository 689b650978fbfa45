//! The fonts in the binary. README.md says what each carries, where it comes from and under which licence.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Noto Sans for words; DejaVu Sans Mono for codes, and for the signs that Noto Sans lacks (₸ ✓ □).
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    [ttf_noto_sans::REGULAR, ttf_noto_sans::BOLD, dejavu::sans_mono::regular(), dejavu::sans_mono::bold()]
        .into_iter()
        .flat_map(|bytes| Font::iter(Bytes::new(bytes)))
        .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// What is known of the fonts.
pub(crate) fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

/// One font, by its place in the book.
pub(crate) fn font(index: usize) -> Option<Font> {
    FONTS.get(index).cloned()
}

/// Whether a font has this letter.
pub(crate) fn has(letter: char) -> bool {
    FONTS.iter().any(|font| font.info().coverage.contains(letter.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter that the four languages and their neighbours write.
    const LETTERS: &str = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя\
        ӘҒҚҢӨҰҮҺІәғқңөұүһі ЎҲўҳ ÁÉÍÓÚÜÑáéíóúüñ¿¡ªº ÇĞİŞŊçğışŋ ABCXYZabcxyz0123456789 «»“”„‘’–—…·•№§°×€$";

    #[test]
    fn four_faces_are_loaded() {
        let families: Vec<_> = FONTS.iter().map(|font| font.info().family.clone()).collect();
        assert_eq!(families, ["Noto Sans", "Noto Sans", "DejaVu Sans Mono", "DejaVu Sans Mono"]);
    }

    #[test]
    fn every_face_has_every_letter_of_our_languages() {
        for font in FONTS.iter() {
            let missing: String =
                LETTERS.chars().filter(|letter| !font.info().coverage.contains(u32::from(*letter))).collect();
            assert_eq!(missing, "", "{} {:?}", font.info().family, font.info().variant);
        }
    }

    #[test]
    fn the_signs_are_there() {
        let missing: String = "₸✓□●○←→".chars().filter(|sign| !has(*sign)).collect();
        assert_eq!(missing, "");
    }
}
