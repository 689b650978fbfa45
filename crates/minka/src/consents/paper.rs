//! Her copy on paper, in her own language. It names no programme and no recipient: others may find it.

use axum::extract::State;
use documents::{Drawing, DrawnLine, DrawnSheet, Imprint};

use super::{
    found::{self, Known, Sight, say_drawing, say_purpose},
    model::{ConsentEvent, Purpose},
    rules,
};
use crate::{
    account, design,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        page::{At, Screen, download},
        text::Text,
        told::said_by_her,
    },
};

/// The paper.
pub(super) async fn print(mut screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, by) = (app.clock().now(), actor.by());
    let found = app.store().read(move |db| {
        let known = found::load(db, &actor, &code, now)?;
        actor.check(Action::ConsentRead, &known.target)?;
        if known.sight == Sight::Full { Ok(known) } else { Err(Error::NotFound) }
    });
    let known = found.await?;
    let entry = Entry::new(Action::ConsentRead).on_woman(known.woman.id);
    app.store().log_reading(by, entry.detail("printed")).await?;
    screen.text = Text(known.woman.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, now, "") };
    let (sheet, name) = (compose(screen.text, &known, imprint), format!("paper-{}.pdf", known.woman.code));
    printed(sheet, &name).await
}

/// The paper on which she agrees in writing to one purpose, in her language: the words that are read to her, and lines for what she
/// says, her signature or thumb, and a witness. It stays here under lock; it names no programme and not her.
pub(super) async fn print_to_sign(
    mut screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, purpose)): At<(String, String)>,
) -> Answer {
    let purpose = Purpose::parse(&purpose).ok_or(Error::NotFound)?;
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let known = found::load(db, &actor, &code, now)?;
        if found::may_ask(&actor, &known.target, purpose) { Ok(known) } else { Err(Error::NotFound) }
    });
    let known = found.await?;
    screen.text = Text(known.woman.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, now, "") };
    let sheet = compose_to_sign(screen.text, (&known.woman.code, purpose), imprint);
    let name = format!("paper-{}-{}.pdf", known.woman.code, purpose.key());
    printed(sheet, &name).await
}

async fn printed(sheet: DrawnSheet, name: &str) -> Answer {
    let pdf = tokio::task::spawn_blocking(move || documents::drawn_sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print consents", cause))?
        .map_err(|cause| Error::unexpected("print consents", cause))?;
    Ok(download("application/pdf", name, pdf))
}

/// The drawing of a purpose: what happens when she says yes.
fn drawing(text: &Text, purpose: Purpose) -> Drawing {
    let svg = design::on_paper(design::agreement(purpose.key()), design::AGREEMENT_SIZE);
    Drawing { shows: say_drawing(text, purpose), svg }
}

fn compose_to_sign(text: Text, (code, purpose): (&str, Purpose), imprint: Imprint) -> DrawnSheet {
    let blank = |key: &str| format!("{}: ______________________________", text.say(key));
    let mut closing =
        vec![format!("[   ] {}     [   ] {}", text.say("consent-answer-agreed"), text.say("consent-answer-refused"))];
    if purpose == Purpose::Sharing {
        closing.extend(["consent-sector", "consent-sign-place"].map(blank));
    }
    closing.extend(["consent-until", "consent-sign-hers", "consent-sign-reader", "consent-sign-witness"].map(blank));
    closing.push(blank("consent-sign-day"));
    closing.push(text.say("consent-paper-stop"));
    DrawnSheet {
        imprint,
        title: code.to_owned(),
        drawing: Some(drawing(&text, purpose)),
        paragraphs: vec![say_purpose(&text, purpose), text.say(&format!("consent-words-{}", purpose.key()))],
        lines: Vec::new(),
        closing,
    }
}

fn compose(text: Text, known: &Known, imprint: Imprint) -> DrawnSheet {
    let stands = rules::newest(&known.events);
    let line = |purpose: Purpose, words: String, yes: Option<bool>| DrawnLine {
        drawing: drawing(&text, purpose),
        name: text.say(&said_by_her(&text, &format!("consent-purpose-{}", purpose.key()))),
        words,
        yes,
    };
    let mut lines = Vec::new();
    for purpose in Purpose::ALL {
        let of_purpose: Vec<&&ConsentEvent> = stands.iter().filter(|event| event.purpose == purpose).collect();
        if of_purpose.is_empty() {
            lines.push(line(purpose, text.say(&said_by_her(&text, "consent-state-unasked")), None));
        }
        for event in of_purpose {
            let (state, day) = rules::state(event, known.today);
            let said = format!("consent-state-{state}");
            let words = text.phrase(&said_by_her(&text, &said)).with("day", text.full_day(day)).to_string();
            lines.push(line(purpose, words, Some(state == "agreed")));
        }
    }
    DrawnSheet {
        imprint,
        title: known.woman.code.clone(),
        drawing: None,
        paragraphs: vec![known.woman.chosen_name.clone(), text.say("consent-paper-lead")],
        lines,
        closing: vec![text.say("consent-paper-stop"), text.say("consent-paper-places")],
    }
}

#[cfg(test)]
mod tests {
    use documents::Moment;
    use jiff::{Timestamp, civil::date};

    use super::*;
    use crate::{
        consents::{ConsentId, Recipient, Said, TEXT_VERSION, Way},
        foundation::{
            access::Target,
            clock::Clock,
            ids::{Id, ParticipantId, SiteId},
            text::Language,
        },
        people::{Participant, Step},
    };

    fn agreed_to_tell_somebody() -> Known {
        let (clock, today) = (Clock::frozen(Timestamp::UNIX_EPOCH), date(2026, 11, 24));
        let event = ConsentEvent {
            id: ConsentId::new(&clock),
            purpose: Purpose::Sharing,
            recipient: Some(Recipient { sector: "safe_house".to_owned(), name: "Canaryplace".to_owned() }),
            said: Said::Agreed,
            way: Some(Way::Spoken),
            reader: "Canaryreader".to_owned(),
            witness: "Canarywitness".to_owned(),
            language: Some(Language::Es),
            text_version: TEXT_VERSION.to_owned(),
            from: today,
            until: Some(date(2027, 2, 24)),
            recorded_at: Timestamp::UNIX_EPOCH,
        };
        let woman = Participant {
            id: ParticipantId::new(&clock),
            site: SiteId::new(&clock),
            code: "VEMA-5".to_owned(),
            chosen_name: "Justina".to_owned(),
            sign: "sun".to_owned(),
            language: Language::Es,
            state: Step::Active,
            since: today,
        };
        Known { woman, target: Target::default(), today, events: vec![event], sight: Sight::Full }
    }

    #[test]
    fn her_paper_says_what_she_said_and_names_nobody_who_may_be_told() {
        let created = Moment { year: 2026, month: 11, day: 24, hour: 13, minute: 0, second: 0 };
        let imprint = Imprint {
            language: "es".to_owned(),
            large_print: true,
            document_code: String::new(),
            printed: String::new(),
            page_of: "{page} / {pages}".to_owned(),
            created,
        };
        let sheet = compose(Text(Language::Es), &agreed_to_tell_somebody(), imprint);
        let said = format!("{sheet:?}");
        assert_eq!(sheet.title, "VEMA-5");
        assert_eq!(
            sheet.lines.iter().filter(|line| line.drawing.svg.contains("<path")).count(),
            10,
            "a drawing for each"
        );
        let said_yes: Vec<&str> =
            sheet.lines.iter().filter(|line| line.yes == Some(true)).map(|line| line.name.as_str()).collect();
        assert_eq!(said_yes, ["Contarle a otra organización"]);
        assert!(said.contains("Contarle a otra organización") && said.contains("24 de febrero de 2027"), "{said}");
        assert!(["Mi historia", "Todavía no me preguntaron"].iter().all(|own| said.contains(own)), "{said}");
        assert!(!said.contains("Canary") && !said.contains("refugio"), "{said}");
        assert!(documents::drawn_sheet(&sheet).is_ok_and(|pdf| pdf.starts_with(b"%PDF")));
    }
}
