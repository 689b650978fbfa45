//! What people typed, made fit for paper: no invisible steering signs, and a square for letters that no font has.

use serde_json::Value;

use crate::fonts;

/// Stands for a letter, or a run of letters, that no font has.
const SQUARE: char = '□';

/// Makes every text in the data printable; keys stay as they are.
pub(crate) fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(values) => values.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text without steering signs, and with a square for what no font has.
fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            letter if is_steering(letter) => {}
            letter if !is_private(letter) && fonts::has(letter) => out.push(letter),
            _ if out.ends_with(SQUARE) => {}
            _ => out.push(SQUARE),
        }
    }
    out
}

/// Signs that steer direction, joining or looks, and have no shape of their own.
fn is_steering(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fff0}'..='\u{fffb}' | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Places that each font fills as it likes: no reader could tell what the sign means.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_as_they_were_typed() {
        for name in ["Әйгерім Құрманғазықызы", "Peña Ñahui", "O'Brien-Šimková", "5 000 ₸", "#import \"x\" *bold* $"]
        {
            assert_eq!(printable(name), name);
        }
    }

    #[test]
    fn what_no_font_has_becomes_one_square() {
        assert_eq!(printable("Aigul 👩🏽‍🌾🌸"), "Aigul □");
        assert_eq!(printable("王 芳"), "□ □");
        assert_eq!(printable("a\u{e000}b"), "a□b");
    }

    #[test]
    fn steering_signs_and_control_signs_vanish() {
        assert_eq!(printable("A\u{202e}B\u{0}C\u{200d}\u{feff}\r\nD\tE"), "ABC\nD E");
    }

    #[test]
    fn every_text_in_the_data_is_reached() {
        let mut value = serde_json::json!({ "a": ["x\u{0}", { "b": "y\u{202e}" }], "n": 3, "t": true });
        make_printable(&mut value);
        assert_eq!(value, serde_json::json!({ "a": ["x", { "b": "y" }], "n": 3, "t": true }));
    }
}
