//! Cards with a QR code.

use documents::{Error, slips};

use crate::reader::read;
use crate::samples;

#[test]
fn a_card_carries_its_words_and_its_address() {
    for language in ["kk", "es"] {
        let sample = samples::slips(language, 1);
        let paper = read(&format!("slip-{language}"), &slips(&sample).unwrap());
        for words in sample.slips[0].lines.iter().chain([&sample.slips[0].heading]) {
            assert!(paper.says(words), "{words} is not in\n{}", paper.text);
        }
        let joined: String = paper.text.split_whitespace().collect();
        assert!(joined.contains("https://minka.example.org/m/7KQ2-9XTR-M4VB-C8WN-PZ3H"), "{}", paper.text);
        assert!(paper.is_accessible(), "{}", paper.info);
    }
}

#[test]
fn eight_cards_fit_a_page_and_four_in_large_print() {
    for (count, large_print, pages) in
        [(0, false, 1), (1, false, 1), (8, false, 1), (9, false, 2), (4, true, 1), (5, true, 2)]
    {
        let mut sample = samples::slips("es", count);
        sample.imprint.large_print = large_print;
        let name = format!("slips-{count}{}", if large_print { "-large" } else { "" });
        assert_eq!(read(&name, &slips(&sample).unwrap()).pages, pages, "{name}");
    }
}

#[test]
fn the_same_cards_give_the_same_bytes() {
    let sample = samples::slips("kk", 3);
    assert!(slips(&sample).unwrap() == slips(&sample).unwrap());
}

#[test]
fn a_broken_picture_is_an_error_and_not_an_empty_card() {
    for picture in ["", "not a picture", "<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">"] {
        let mut sample = samples::slips("es", 1);
        sample.slips[0].qr_svg = picture.to_owned();
        assert!(matches!(slips(&sample), Err(Error::Typeset(_))), "{picture}");
    }
}

#[test]
fn a_picture_reads_nothing_from_disk() {
    let mut sample = samples::slips("es", 1);
    let with =
        |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{inside}</svg>");
    sample.slips[0].qr_svg = with("");
    let bare = slips(&sample).unwrap().len();
    for address in ["/etc/hostname", "file:///etc/hostname", "data.json", "https://example.org/a.png"] {
        sample.slips[0].qr_svg = with(&format!("<image href=\"{address}\" width=\"9\" height=\"9\"/>"));
        let outcome = slips(&sample);
        assert!(outcome.as_ref().map_or(true, |bytes| bytes.len() < bare + 2_000), "{address}");
    }
}

#[test]
fn a_long_address_stays_on_its_card() {
    let mut sample = samples::slips("es", 2);
    sample.slips[0].address = format!("https://minka.example.org/m/{}", "abcdefgh23456789".repeat(8));
    sample.slips[0].lines.push("Una quinta línea que es bastante más larga que las demás de esta tarjeta".to_owned());
    assert_eq!(read("slip-long", &slips(&sample).unwrap()).pages, 1);
}
