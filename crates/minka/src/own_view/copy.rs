//! "What do you hold on me": a copy for her, on paper or as a file for machines, in her language, after the safety question.

use axum::extract::State;
use documents::{Column, Sheet, Table};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{
    gathering::{gather, withheld},
    model::Section,
    start::again,
};
use crate::{
    account,
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Fields, Problem, Problems},
        page::{At, Screen, download},
        text::Text,
    },
    identities,
    own_lists::Telling,
    own_readings::{self, SAFE},
    people::{Participant, in_reach_because},
    users,
};

/// Longest reason.
const LONGEST_REASON: usize = 200;

/// So many lines of one kind stand on paper; how many more a copy holds is said: they are in the file for machines.
const MOST_ON_PAPER: usize = 400;

/// Which kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pdf,
    Json,
}

/// Makes the copy: first the entry, durable; then the bytes.
pub(super) async fn hand_out(
    mut screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, keyring, at) = (actor.clone(), fields.clone(), app.keyring().clone(), code.clone());
    let made = app.store().change(actor.by(), move |change| {
        let (now, reason) = (change.at(), typed.text("reason").to_owned());
        let asked = (at.as_str(), "to be asked");
        let (woman, target) = in_reach_because(change, &who, Action::SelfExport, asked, now)?;
        let asks_reason = who.decide(Action::SelfExport, &target.clone().reason("")) == Decision::Deny;
        let with_notes = typed.text("with_notes") == "yes" && own_readings::may_take(&who, &target);
        let kind = read(&typed, asks_reason || with_notes).map_err(Error::Refused)?;
        let mut detail = if kind == Kind::Pdf { "paper".to_owned() } else { "file".to_owned() };
        if asks_reason {
            let about = (woman.site, Some(woman.id));
            let id = identities::keep_reason(change, &keyring, about, Action::SelfExport, &reason)?;
            detail = format!("reason {id}, {detail}");
        }
        let zone = users::get_programme_of(change, woman.site)?.zone;
        let telling = Telling {
            keyring: &keyring,
            text: Text(woman.language),
            zone: &zone,
            today: day_in(now, &zone),
            on_paper: true,
        };
        let mut sections = gather(change, &telling, &woman)?;
        if with_notes {
            let notes = own_readings::take(change, &telling, (&who, &woman, &target), &reason)?;
            sections.push(Section::of("notes", notes));
        }
        let entry = Entry::new(Action::SelfExport).on_woman(woman.id);
        change.commit(entry.detail(detail), (woman, sections, kind, zone))
    });
    match made.await {
        Ok((woman, sections, Kind::Json, _)) => {
            let bytes = as_json(&woman, &sections, app.clock().now())?;
            Ok(download("application/json", &format!("copy-{}.json", woman.code), bytes))
        }
        Ok((woman, sections, Kind::Pdf, zone)) => {
            (screen.text, screen.zone) = (Text(woman.language), zone);
            print(&screen, app.clock().now(), &woman, &sections).await
        }
        Err(Error::Refused(problems)) => again(&screen, &app, &actor, code, (fields, problems)).await,
        Err(other) => Err(other),
    }
}

fn read(fields: &Fields, asks_reason: bool) -> Result<Kind, Problems> {
    let mut problems = Problems::default();
    if fields.text("safe_copy") != SAFE {
        problems.add(Problem::new("safe_copy", "own-not-safe"));
    }
    let kind = match fields.text("kind") {
        "pdf" => Some(Kind::Pdf),
        "json" => Some(Kind::Json),
        _ => None,
    };
    let kind = problems.keep(kind.ok_or_else(|| Problem::new("kind", "own-copy-missing")));
    let reason = fields.text("reason");
    if asks_reason && reason.is_empty() {
        problems.add(Problem::new("reason", "identity-reason-needed"));
    } else if reason.chars().count() > LONGEST_REASON {
        problems.add(Problem::new("reason", "people-too-long").with("most", LONGEST_REASON));
    }
    kind.filter(|_| problems.is_empty()).ok_or(problems)
}

/// The form of the copy for machines, and its version: names and codes in it never change within one.
const FORMAT: (&str, i64) = ("minka own copy", 3);

/// Every section by its name, also those that hold nothing: that, too, is an answer. Each line has its words in her language and,
/// beside them, the same as fields that no language changes.
fn as_json(woman: &Participant, sections: &[Section], now: Timestamp) -> Result<Vec<u8>, Error> {
    let mut held = Map::new();
    for section in sections {
        let lines = section.lines.iter().map(|line| {
            let fields = line.fields.iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str())));
            json!({ "what": line.what, "words": line.words, "fields": fields.collect::<Map<_, _>>() })
        });
        held.insert(section.key.to_owned(), Value::Array(lines.collect()));
    }
    let text = Text(woman.language);
    // Also in the silly case it says what it does not hold, and where that stands.
    let left = sections.iter().filter(|section| !section.older.is_empty());
    let left = left.map(|section| json!({ "what": section.key, "words": text.say("own-copy-rest") }));
    let kept = withheld(&text, true);
    let kept = kept.iter().map(|(what, why, words)| json!({ "what": what, "why": why, "words": words }));
    let copy = json!({
        "format": FORMAT.0,
        "version": FORMAT.1,
        "code": woman.code,
        "language": woman.language.code(),
        "made": now.to_string(),
        "held": held,
        "left_out": left.collect::<Vec<_>>(),
        "withheld": kept.collect::<Vec<_>>(),
    });
    serde_json::to_vec_pretty(&copy).map_err(|cause| Error::unexpected("write a copy", cause))
}

async fn print(screen: &Screen, now: Timestamp, woman: &Participant, sections: &[Section]) -> Answer {
    let text = &screen.text;
    let mut rows = Vec::new();
    for section in sections {
        let title = text.say(&format!("own-section-{}", section.key));
        if section.lines.is_empty() {
            rows.push(vec![title, text.say("own-nothing")]);
            continue;
        }
        for line in section.lines.iter().take(MOST_ON_PAPER) {
            rows.push(vec![title.clone(), format!("{}: {}", line.what, line.words)]);
        }
        if let Some(more) = section.lines.len().checked_sub(MOST_ON_PAPER).filter(|more| *more > 0) {
            let more = i64::try_from(more).unwrap_or(i64::MAX);
            rows.push(vec![title.clone(), text.phrase("own-copy-more").count(more).to_string()]);
        }
        if !section.older.is_empty() {
            rows.push(vec![title, text.say("own-copy-rest")]);
        }
    }
    let heads = ["own-copy-what", "own-copy-held"];
    let sheet = Sheet {
        imprint: account::imprint(screen, now, ""),
        title: woman.code.clone(),
        paragraphs: vec![text.say("own-copy-lead")],
        codes: Vec::new(),
        table: Some(Table { columns: heads.map(|key| Column::words(text.say(key))).to_vec(), rows }),
        lists: Vec::new(),
        closing: std::iter::once(text.say("own-withheld-title"))
            .chain(withheld(text, true).into_iter().map(|(.., words)| words))
            .chain([text.say("own-copy-closing")])
            .collect(),
    };
    let name = format!("copy-{}.pdf", woman.code);
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print a copy", cause))?
        .map_err(|cause| Error::unexpected("print a copy", cause))?;
    Ok(download("application/pdf", &name, pdf))
}
