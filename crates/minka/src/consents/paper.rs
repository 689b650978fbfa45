//! Her copy on paper, in her own language. It names no programme and no recipient: others may find it.

use axum::extract::State;
use documents::{Column, Imprint, Sheet, Table};

use super::{
    found::{self, Known, Sight, say_purpose},
    model::{ConsentEvent, Purpose},
    rules,
};
use crate::{
    account,
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        page::{At, Screen, download},
        text::Text,
    },
};

/// The paper.
pub(super) async fn print(mut screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let known = found::load(db, &actor, &code, now)?;
        actor.check(Action::ConsentRead, &known.target)?;
        if known.sight == Sight::Full { Ok(known) } else { Err(Error::NotFound) }
    });
    let known = found.await?;
    screen.text = Text(known.woman.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, now, "") };
    let (sheet, name) = (compose(screen.text, &known, imprint), format!("paper-{}.pdf", known.woman.code));
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print consents", cause))?
        .map_err(|cause| Error::unexpected("print consents", cause))?;
    Ok(download("application/pdf", &name, pdf))
}

fn compose(text: Text, known: &Known, imprint: Imprint) -> Sheet {
    let stands = rules::newest(&known.events);
    let mut rows = Vec::new();
    for purpose in Purpose::ALL {
        let of_purpose: Vec<&&ConsentEvent> = stands.iter().filter(|event| event.purpose == purpose).collect();
        if of_purpose.is_empty() {
            rows.push(vec![say_purpose(&text, purpose), text.say("consent-state-unasked")]);
        }
        for event in of_purpose {
            let (state, day) = rules::state(event, known.today);
            let words = text.phrase(&format!("consent-state-{state}")).with("day", text.full_day(day)).to_string();
            rows.push(vec![say_purpose(&text, purpose), words]);
        }
    }
    let heads = ["consent-paper-what", "consent-paper-answer"];
    Sheet {
        imprint,
        title: known.woman.code.clone(),
        paragraphs: vec![known.woman.chosen_name.clone(), text.say("consent-paper-lead")],
        codes: Vec::new(),
        table: Some(Table { columns: heads.map(|key| Column::words(text.say(key))).to_vec(), rows }),
        closing: vec![text.say("consent-paper-stop"), text.say("consent-paper-places")],
    }
}
