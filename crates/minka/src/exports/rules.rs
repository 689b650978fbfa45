//! What may stand in a cell.

use std::borrow::Cow;

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
