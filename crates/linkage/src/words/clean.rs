//! What people type, made even: one case, one form of each letter, words apart.

use unicode_normalization::UnicodeNormalization;

/// Longest text that is read; the rest of an overlong value is ignored. No name in use is longer.
const LONGEST: usize = 200;

/// Lower case, composed letters (Unicode NFC), every run of anything that is not a letter or digit one space.
///
/// Apostrophes and soft-sign marks inside a word vanish, so that `Tat'yana` stays one word. Cleaning twice is cleaning
/// once.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut apart = false;
    // Lower-casing may take letters apart (İ), so composing comes last.
    for letter in text.chars().take(LONGEST).flat_map(char::to_lowercase).nfc() {
        if is_mark(letter) {
            continue;
        }
        if letter.is_alphanumeric() {
            if apart && !out.is_empty() {
                out.push(' ');
            }
            apart = false;
            out.push(letter);
        } else {
            apart = true;
        }
    }
    out
}

/// Marks that stand for a soft or hard sign, or were left over from taking a letter apart; they part no words.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʹ' | 'ʺ' | 'ʼ' | 'ʻ' | '`' | '´' | '″' | '′' | '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evens_what_people_type() {
        for (typed, even) in [
            ("  Айгерім ", "айгерім"),
            ("QUISPE  MAMANI", "quispe mamani"),
            ("Villa-El_Salvador", "villa el salvador"),
            ("Tat'yana", "tatyana"),
            ("И\u{306}олдыз", "йолдыз"),
            ("İnkar", "inkar"),
            ("O’Higgins", "ohiggins"),
            ("---", ""),
            ("", ""),
        ] {
            assert_eq!(clean(typed), even, "{typed:?}");
            assert_eq!(clean(&clean(typed)), even, "{typed:?} twice");
        }
    }
}
