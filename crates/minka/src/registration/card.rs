//! After registering: the code in large letters, and a card with it to print. The card names no programme.

use askama::Template;
use axum::{extract::State, response::Response};
use documents::{Imprint, Moment, Slip, Slips};
use jiff::{Timestamp, tz::TimeZone};

use super::store;
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        error::{Answer, Error},
        page::{At, Frame, Screen, download, show},
        store::Db,
        text::Text,
    },
    people::{self, Participant},
    users,
};

#[derive(Template)]
#[template(path = "registration/registered.html")]
struct RegisteredPage {
    frame: Frame,
    code: String,
    done: String,
    sign: String,
    may_read: bool,
}

/// Whoever may see her, or registered her: a mentor registers a woman who is not hers yet.
fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: Timestamp) -> Result<(Participant, bool), Error> {
    match people::in_reach(db, actor, Action::PersonReadBasic, code, now) {
        Ok((woman, _)) => Ok((woman, true)),
        Err(Error::NotFound) => {
            let woman = people::get_by_code(db, &people::read_code(code).ok_or(Error::NotFound)?)?;
            actor.check(Action::PersonCreate, &Target::site(woman.site))?;
            let own = store::was_registered_by(db, woman.id, &actor.by().text())?;
            if own { Ok((woman, false)) } else { Err(Error::NotFound) }
        }
        Err(other) => Err(other),
    }
}

/// Her code, to be read out and written down.
pub(super) async fn registered(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let (woman, may_read) = app.store().read(move |db| load(db, &actor, &code, now)).await?;
    show(&RegisteredPage {
        frame: screen.frame_titled(&woman.code, "people"),
        code: woman.code,
        done: screen.text.phrase("registration-done").with("name", &woman.chosen_name).to_string(),
        sign: woman.sign,
        may_read,
    })
}

/// The card as a PDF: her picture, her code, the name she chose.
pub(super) async fn print(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let (woman, _) = load(db, &actor, &code, now)?;
        Ok((users::get_programme_of(db, woman.site)?.zone, woman))
    });
    let (zone, woman) = found.await?;
    let slips = card(&screen.text, &zone, now, &woman);
    let printed = tokio::task::spawn_blocking(move || documents::slips(&slips)).await;
    let pdf = printed.map_err(|cause| Error::unexpected("print a card", cause))?;
    let pdf = pdf.map_err(|cause| Error::unexpected("print a card", cause))?;
    let answer: Response = download("application/pdf", &format!("card-{}.pdf", woman.code), pdf);
    Ok(answer)
}

fn card(text: &Text, zone: &str, now: Timestamp, woman: &Participant) -> Slips {
    let picture = text.say(&format!("people-sign-{}", woman.sign));
    let utc = now.to_zoned(TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).unwrap_or(0);
    Slips {
        imprint: Imprint {
            language: text.0.code().to_owned(),
            large_print: true,
            document_code: String::new(),
            printed: text.instant(now, zone),
            page_of: "{page} / {pages}".to_owned(),
            created: Moment {
                year: u16::try_from(utc.year()).unwrap_or(0),
                month: small(utc.month()),
                day: small(utc.day()),
                hour: small(utc.hour()),
                minute: small(utc.minute()),
                second: small(utc.second()),
            },
        },
        title: woman.code.clone(),
        slips: vec![Slip {
            heading: woman.code.clone(),
            lines: vec![woman.chosen_name.clone(), picture.clone()],
            address: String::new(),
            qr_svg: sign_svg(&woman.sign),
            qr_words: picture,
        }],
    }
}

/// The icon sheet, from which a picture is cut for paper.
const ICONS: &str = include_str!("../design/icons.svg");

/// One picture as a file of its own; an empty one when there is no such picture.
fn sign_svg(sign: &str) -> String {
    let start = format!("<symbol id=\"sign-{sign}\" viewBox=\"0 0 24 24\">");
    let drawn = ICONS.split(&start).nth(1).and_then(|rest| rest.split("</symbol>").next()).unwrap_or_default();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" width=\"96\" height=\"96\" fill=\"none\" \
         stroke=\"black\" stroke-width=\"1.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\">{drawn}</svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_picture() {
        for sign in people::SIGNS {
            assert!(sign_svg(sign).contains("<path") || sign_svg(sign).contains("<circle"), "{sign}");
        }
        assert!(!sign_svg("dragon").contains("<path"));
    }
}
