//! A questionnaire on paper, in her language: her code and no name, a figure for every answer.

use std::sync::Arc;

use axum::extract::State as Held;
use documents::{Column, Imprint, Sheet, Table};
use measure::Instrument;

use super::{
    found::{self, Known, say_item, say_option, usual_language},
    rules,
};
use crate::{
    account,
    foundation::{
        access::Actor,
        app::App,
        error::{Answer, Error},
        page::{At, Query, Screen, download},
        text::{Language, Text},
    },
    instruments,
};

/// The paper.
pub(super) async fn print(
    mut screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(code): At<String>,
    Query(query): Query,
) -> Answer {
    let (now, key) = (app.clock().now(), query.text("instrument").to_owned());
    let found = app.store().read(move |db| {
        let known = found::load_to_ask(db, &actor, &code, now)?;
        let asked = found::list_offered(db, (known.programme, known.is_answered_for))?
            .into_iter()
            .find(|held| held.key() == key);
        Ok((known, asked.ok_or(Error::NotFound)?.instrument))
    });
    let (known, instrument) = found.await?;
    let wished = query.text("language");
    let language = match instrument.text(wished) {
        Some(_) => wished.to_owned(),
        None => usual_language(&instrument, &known.woman, &screen.text),
    };
    screen.text = Text(Language::parse(&language).unwrap_or(screen.text.0));
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, now, &known.woman.code) };
    let sheet = compose(screen.text, &known, (&instrument, &language), imprint);
    let name = format!("questions-{}.pdf", known.woman.code);
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print questions", cause))?
        .map_err(|cause| Error::unexpected("print questions", cause))?;
    Ok(download("application/pdf", &name, pdf))
}

fn compose(text: Text, known: &Known, (instrument, language): (&Arc<Instrument>, &str), imprint: Imprint) -> Sheet {
    let order = rules::order(instrument, language);
    let answers = |item: &str| -> Vec<String> {
        let say = |(figure, choice): (String, measure::Choice)| {
            let words = say_option(instrument, language, &choice.id);
            if words == figure { figure } else { format!("{figure} {words}") }
        };
        rules::figures(instrument, item).into_iter().map(say).collect()
    };
    // Where every question takes the same answers they stand once, on top, and each row has the figures alone.
    let all: Vec<Vec<String>> = order.iter().map(|item| answers(item)).collect();
    let is_same = all.windows(2).all(|pair| pair[0] == pair[1]);
    let figures = |item: &str| {
        let mut figures: Vec<String> = rules::figures(instrument, item).into_iter().map(|(figure, _)| figure).collect();
        figures.push(rules::DECLINED_SIGN.to_owned());
        figures.join("    ")
    };
    let row = |(place, item): (usize, &String)| {
        let answers =
            if is_same { figures(item) } else { format!("{}\n{}", all[place].join("\n"), rules::DECLINED_SIGN) };
        vec![format!("{}. {}", place + 1, say_item(instrument, language, item)), answers]
    };
    let told = instrument.text(language).map(|text| text.instruction.clone()).unwrap_or_default();
    let mut paragraphs = vec![told, text.say("assessments-paper-how")];
    if is_same {
        paragraphs.extend(all.first().map(|answers| answers.join("  ·  ")));
    }
    let heads = ["assessments-paper-question", "assessments-paper-answer"];
    Sheet {
        imprint,
        title: text.say("assessments-paper-title"),
        paragraphs,
        codes: vec![known.woman.code.clone()],
        table: Some(Table {
            columns: heads.map(|key| Column::words(text.say(key))).to_vec(),
            rows: order.iter().enumerate().map(row).collect(),
        }),
        closing: vec![text.say("assessments-paper-close"), instruments::attribution(instrument, language)],
    }
}
