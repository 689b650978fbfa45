//! What may stand in a cell, and for whom a table is sealed.

use std::borrow::Cow;

/// An age public key, as its owner sends it. Nothing for anything else.
#[must_use]
pub fn read_recipient(typed: &str) -> Option<age::x25519::Recipient> {
    typed.trim().parse().ok()
}

/// Text that a spreadsheet shows and never calculates: a leading sign of a formula gets an apostrophe before it.
#[must_use]
pub fn plain_cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_is_an_age_public_key_and_nothing_else() {
        let identity = age::x25519::Identity::generate();
        let public = identity.to_public().to_string();
        assert!(read_recipient(&public).is_some() && read_recipient(&format!(" {public}\n")).is_some());
        let secret = age::secrecy::ExposeSecret::expose_secret(&identity.to_string()).to_owned();
        for typed in ["", "age1", "donor@example.org", &public[..60], &secret] {
            assert!(read_recipient(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn formulas_become_text_and_text_stays() {
        for formula in ["=1+1", "+7 701", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert_eq!(plain_cell(formula), format!("'{formula}"));
        }
        for text in ["", "BAKO-7", "Las Flores", "Тюльпан", "1+1", " =1", "'=1"] {
            assert_eq!(plain_cell(text), text);
            assert!(matches!(plain_cell(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
