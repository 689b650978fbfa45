//! Small cards with a QR code and a few words, to cut out and give away.

use std::sync::LazyLock;

use serde::Serialize;
use typst::syntax::Source;

use crate::{Error, Imprint, press, world};

static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| world::template("/slips.typ", include_str!("../templates/slips.typ")));

/// Cards on A4, eight to a page (four in large print), with lines to cut along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slips {
    /// Language, size of print, foot.
    pub imprint: Imprint,
    /// Title of the document, shown by the PDF reader and not printed on the cards.
    pub title: String,
    /// The cards, from left to right and from the top down.
    pub slips: Vec<Slip>,
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slip {
    /// What it is for, in large type.
    pub heading: String,
    /// Three to five lines of words.
    pub lines: Vec<String>,
    /// The address in text, for a phone that cannot scan; empty on a card without one.
    pub address: String,
    /// The QR code, or another picture, as a whole SVG file.
    #[serde(skip)]
    pub qr_svg: String,
    /// What the picture is, for a screen reader: "QR code with the address below".
    pub qr_words: String,
}

/// Prints the cards.
pub fn slips(slips: &Slips) -> Result<Vec<u8>, Error> {
    let pictures: Vec<&str> = slips.slips.iter().map(|slip| slip.qr_svg.as_str()).collect();
    press::print(&TEMPLATE, slips, &slips.imprint, &pictures)
}
