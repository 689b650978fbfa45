//! What was written down of her, opened. That somebody reads it stands in the chain first.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{FIELDS, IncidentId, Told},
    rules, sealed, store,
};
use crate::{
    concerns::procedure,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::Answer,
        page::{At, Frame, Screen, show},
        text::Text,
    },
    safety_plans, users,
};

#[derive(Template)]
#[template(path = "incidents/records.html")]
struct RecordsPage {
    frame: Frame,
    code: String,
    here: String,
    agrees: bool,
    may_write: bool,
    /// Whether there is help behind it: a written procedure that is in force.
    has_help: bool,
    records: Vec<Record>,
}

struct Record {
    written: String,
    lines: Vec<(String, String)>,
    flags: Vec<String>,
    account: String,
}

fn say_keys(text: &Text, prefix: &str, keys: &[String]) -> String {
    let said: Vec<String> = keys.iter().map(|key| text.say(&format!("{prefix}-{key}"))).collect();
    said.join(", ")
}

/// What was told, line by line; what was not asked is left out.
fn say_lines(text: &Text, told: &Told) -> Vec<(String, String)> {
    let mut lines = vec![(text.say("incidents-types"), say_keys(text, "incidents-types", &told.types))];
    let days = [("incidents-happened", told.happened_on), ("incidents-told", told.told_on)];
    lines.extend(days.into_iter().filter_map(|(key, day)| Some((text.say(key), text.full_day(day?)))));
    if let Some(delay) = rules::delay(told) {
        lines.push((text.say("incidents-delay"), text.say(&format!("incidents-delay-{}", delay.key()))));
    }
    for field in FIELDS.iter().filter(|field| !told.get(field.key).is_empty()) {
        let (label, answer) =
            (format!("incidents-{}", field.key), format!("incidents-{}-{}", field.key, told.get(field.key)));
        lines.push((text.say(&label), text.say(&answer)));
    }
    if !told.told_before.is_empty() {
        lines.push((text.say("incidents-told_before"), say_keys(text, "incidents-told_before", &told.told_before)));
    }
    lines
}

fn record(text: &Text, zone: &str, (at, told): (Timestamp, Told)) -> Record {
    Record {
        written: text.phrase("incidents-written").with("at", text.instant(at, zone)).to_string(),
        lines: say_lines(text, &told),
        flags: rules::flags(&told).iter().map(|flag| text.say(&format!("incidents-flag-{}", flag.key()))).collect(),
        account: told.account,
    }
}

/// The page.
pub(super) async fn show_records(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let looked = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = safety_plans::load(change, &actor, &code, now)?;
        let zone = users::get_programme_of(change, known.woman.site)?.zone;
        let has_help = procedure::in_force(change, known.woman.site)?;
        let keyring = change.keyring()?;
        let mut records: Vec<(Timestamp, Told)> = Vec::new();
        if known.may_open {
            let held: Vec<(IncidentId, Timestamp, Vec<u8>)> = store::list_incidents(change, known.woman.id)?;
            for (id, at, blob) in held {
                records.push((at, sealed::open(keyring, known.woman.id, id, &blob)?));
            }
        }
        let entry = Entry::new(Action::RestrictedRead).on_woman(known.woman.id);
        change.commit(entry.detail(format!("records {}", records.len())), (known, zone, has_help, records))
    });
    let (known, zone, has_help, records) = looked.await?;
    show(&RecordsPage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        here: format!("/people/{}/records", known.woman.code),
        agrees: known.agrees,
        may_write: known.may_write && has_help,
        has_help,
        records: records.into_iter().map(|held| record(&screen.text, &zone, held)).collect(),
        code: known.woman.code,
    })
}
