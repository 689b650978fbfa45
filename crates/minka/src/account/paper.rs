//! What printed sheets of staff have in common.

use documents::{Imprint, Moment};
use jiff::{Timestamp, tz::TimeZone};

use crate::foundation::page::Screen;

/// Language, foot and moment of printing.
#[must_use]
pub fn imprint(screen: &Screen, now: Timestamp, document_code: &str) -> Imprint {
    let utc = now.to_zoned(TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).unwrap_or(0);
    Imprint {
        language: screen.text.0.code().to_owned(),
        large_print: false,
        document_code: document_code.to_owned(),
        printed: screen.text.phrase("account-printed").with("when", screen.text.instant(now, &screen.zone)).to_string(),
        page_of: screen.text.phrase("account-page-of").with("page", "{page}").with("pages", "{pages}").to_string(),
        created: Moment {
            year: u16::try_from(utc.year()).unwrap_or(0),
            month: small(utc.month()),
            day: small(utc.day()),
            hour: small(utc.hour()),
            minute: small(utc.minute()),
            second: small(utc.second()),
        },
    }
}

/// A QR code as SVG to stand inside a page: no file head, no style, dark on white in every theme.
#[must_use]
pub fn plain_qr(content: &str) -> String {
    let Ok(code) = qrcode::QrCode::new(content) else { return String::new() };
    let svg = code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(240, 240).build();
    svg.find("<svg").and_then(|start| svg.get(start..)).unwrap_or_default().to_owned()
}
