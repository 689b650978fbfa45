//! GET …/assessments/paper.pdf: the paper.

use axum::extract::State as Held;
use documents::{
    Column, Drawing, DrawnChoice, DrawnQuestion, DrawnQuestions, Imprint, Sheet, Table, drawn_questions, sheet,
};
use measure::{Choice, Instrument};

use crate::{
    account,
    assessments::{
        self, DECLINED_SIGN, Said, figures, level_of, list_offered, mark_of, order, say_item, say_option,
        usual_language,
    },
    design,
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
        let known = assessments::load_to_ask(db, &actor, &code, now)?;
        let asked =
            list_offered(db, (known.programme, known.is_answered_for))?.into_iter().find(|held| held.key() == key);
        let asked = asked.ok_or(Error::NotFound)?;
        Ok((known, asked.instrument, mark_of(asked.id)))
    });
    let (known, instrument, mark) = found.await?;
    let wished = query.text("language");
    let language = match instrument.text(wished) {
        Some(_) => wished.to_owned(),
        None => usual_language(&instrument, &known.woman, &screen.text),
    };
    screen.text = Text(Language::parse(&language).unwrap_or(screen.text.0));
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, now, &known.woman.code) };
    let (text, name) = (screen.text, format!("questions-{}.pdf", known.woman.code));
    let printed = tokio::task::spawn_blocking(move || {
        let told = Told { text, instrument: &instrument, language: &language, mark: &mark };
        if told.is_drawn() {
            drawn_questions(&told.in_drawings(&known.woman.code, imprint))
        } else {
            sheet(&told.in_words(&known.woman.code, imprint))
        }
    });
    let pdf = printed
        .await
        .map_err(|cause| Error::unexpected("print questions", cause))?
        .map_err(|cause| Error::unexpected("print questions", cause))?;
    Ok(download("application/pdf", &name, pdf))
}

/// A questionnaire in the language in which it is printed.
struct Told<'i> {
    text: Text,
    instrument: &'i Instrument,
    language: &'i str,
    /// Which version it is, for whoever keys it in.
    mark: &'i str,
}

impl Told<'_> {
    /// Whether every answer is one of three drawn levels.
    fn is_drawn(&self) -> bool {
        let level =
            |item: &String| self.choices(item).iter().all(|(_, choice)| !self.level(item, &choice.id).is_empty());
        order(self.instrument, self.language).iter().all(level)
    }

    fn level(&self, item: &str, option: &str) -> &'static str {
        level_of(self.instrument, item, &Said::Option(option.to_owned()))
    }

    fn choices(&self, item: &str) -> Vec<(String, Choice)> {
        figures(self.instrument, item)
    }

    fn item(&self, item: &str) -> String {
        say_item(self.instrument, self.language, item)
    }

    fn option(&self, option: &str) -> String {
        say_option(self.instrument, self.language, option)
    }

    fn instruction(&self) -> String {
        self.instrument.text(self.language).map(|told| told.instruction.clone()).unwrap_or_default()
    }

    /// The day, whoever wrote the questions, and the mark.
    fn closing(&self) -> Vec<String> {
        vec![
            self.text.say("assessments-paper-close"),
            instruments::attribution(self.instrument, self.language),
            format!("{}·{}", self.mark, self.language),
        ]
    }

    fn in_words(&self, code: &str, imprint: Imprint) -> Sheet {
        let (text, order) = (self.text, order(self.instrument, self.language));
        let answers = |item: &String| -> Vec<String> {
            let say = |(figure, choice): (String, Choice)| {
                let words = self.option(&choice.id);
                if words == figure { figure } else { format!("{figure} {words}") }
            };
            self.choices(item).into_iter().map(say).collect()
        };
        // Where every question takes the same answers they stand once, on top, and each row has the figures alone.
        let all: Vec<Vec<String>> = order.iter().map(answers).collect();
        let is_same = all.windows(2).all(|pair| pair[0] == pair[1]);
        let row = |(place, item): (usize, &String)| {
            let figures = self.choices(item).into_iter().map(|(figure, _)| figure);
            let answers: Vec<String> = if is_same { figures.collect() } else { all[place].clone() };
            let answers = [answers, vec![DECLINED_SIGN.to_owned()]].concat();
            vec![format!("{}. {}", place + 1, self.item(item)), answers.join(if is_same { "    " } else { "\n" })]
        };
        let mut paragraphs = vec![self.instruction(), text.say("assessments-paper-how")];
        if is_same {
            // An answer stays in one piece: its figure is of no use at the end of a line.
            let whole = |answer: &String| answer.replace(' ', "\u{a0}");
            paragraphs.extend(all.first().map(|all| all.iter().map(whole).collect::<Vec<_>>().join("  ·  ")));
        }
        let heads = ["assessments-paper-question", "assessments-paper-answer"];
        Sheet {
            imprint,
            title: text.say("assessments-paper-title"),
            paragraphs,
            codes: vec![code.to_owned()],
            table: Some(Table {
                columns: heads.map(|key| Column::words(text.say(key))).to_vec(),
                rows: order.iter().enumerate().map(row).collect(),
            }),
            lists: Vec::new(),
            closing: self.closing(),
        }
    }

    fn in_drawings(&self, code: &str, imprint: Imprint) -> DrawnQuestions {
        let drawing = |name: &str, shows: &str| Drawing {
            shows: shows.to_owned(),
            svg: design::on_paper(design::drawn(name).unwrap_or_default(), (24, 24)),
        };
        let choice = |item: &str, (figure, choice): (String, Choice)| {
            let words = self.option(&choice.id);
            let name = design::drawing_of(&choice.id, self.level(item, &choice.id));
            DrawnChoice { drawing: drawing(&name, &words), figure, words }
        };
        let question = |item: String| {
            let words = self.item(&item);
            DrawnQuestion {
                drawing: drawing(&format!("pic-{item}"), &words),
                choices: self.choices(&item).into_iter().map(|one| choice(&item, one)).collect(),
                words,
            }
        };
        DrawnQuestions {
            imprint,
            title: self.text.say("assessments-paper-title"),
            code: code.to_owned(),
            paragraphs: vec![self.instruction(), self.text.say("assessments-paper-how-drawn")],
            declined: DECLINED_SIGN.to_owned(),
            questions: order(self.instrument, self.language).into_iter().map(question).collect(),
            closing: self.closing(),
        }
    }
}

#[cfg(test)]
mod tests {
    use documents::Moment;

    use super::*;

    fn imprint() -> Imprint {
        Imprint {
            language: "es".to_owned(),
            large_print: true,
            document_code: String::new(),
            printed: String::new(),
            page_of: "{page} / {pages}".to_owned(),
            created: Moment { year: 2026, month: 11, day: 24, hour: 13, minute: 0, second: 0 },
        }
    }

    /// Sixteen questions of three levels, each drawn as on the screen, in every language.
    #[test]
    fn the_pictures_are_printed_as_pictures_and_other_questions_in_words() {
        let pictures = instruments::find_shipped("picture").expect("shipped");
        for language in Language::ALL {
            let told = Told { text: Text(language), instrument: &pictures, language: language.code(), mark: "" };
            let paper = told.in_drawings("VEMA-5", imprint());
            assert!(told.is_drawn() && paper.questions.len() == 16);
            for question in &paper.questions {
                let drawn = question.choices.iter().map(|choice| &choice.drawing).chain([&question.drawing]);
                assert!(
                    drawn.clone().all(|one| one.svg.contains("<path") && !one.shows.is_empty()),
                    "{}",
                    question.words
                );
                assert_eq!(drawn.count(), 4, "{}", question.words);
            }
        }
        let other = instruments::find_shipped("who5").expect("shipped");
        assert!(!Told { text: Text(Language::Es), instrument: &other, language: "es", mark: "" }.is_drawn());
    }
}
