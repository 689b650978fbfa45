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
        error::{Answer, Error},
        ids::ParticipantId,
        keyring::Keyring,
        page::{At, Frame, Screen, show},
        store::Db,
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
    takes_part: bool,
    may_write: bool,
    /// Whether there is help behind it: a written procedure that is in force.
    has_help: bool,
    records: Vec<Record>,
}

struct Record {
    written: String,
    lines: Vec<Line>,
    flags: Vec<String>,
    account: String,
}

/// A line: what it is about, and what was told.
type Line = (String, String);

/// How the sentence of a key is said: about her, or to her.
type Say<'a> = &'a dyn Fn(&str) -> String;

fn say_keys(say: Say<'_>, field: &str, keys: &[String]) -> Line {
    let said: Vec<String> = keys.iter().map(|key| say(&format!("incidents-{field}-{key}"))).collect();
    (say(&format!("incidents-{field}")), said.join(", "))
}

/// What kind it was, and which days were told.
pub(super) fn say_kind(text: &Text, told: &Told, say: Say<'_>) -> Vec<Line> {
    let mut lines = vec![say_keys(say, "types", &told.types)];
    let days = [("incidents-happened", told.happened_on), ("incidents-told", told.told_on)];
    lines.extend(days.into_iter().filter_map(|(key, day)| Some((say(key), text.full_day(day?)))));
    lines
}

/// What else was told, line by line; what was not asked is left out.
pub(super) fn say_fields(told: &Told, say: Say<'_>) -> Vec<Line> {
    let asked = FIELDS.iter().filter(|field| !told.get(field.key).is_empty());
    let mut lines: Vec<Line> = asked
        .map(|field| {
            let label = format!("incidents-{}", field.key);
            (say(&label), say(&format!("{label}-{}", told.get(field.key))))
        })
        .collect();
    if !told.told_before.is_empty() {
        lines.push(say_keys(say, "told_before", &told.told_before));
    }
    lines
}

fn say_lines(text: &Text, told: &Told) -> Vec<Line> {
    let say = |key: &str| text.say(key);
    let mut lines = say_kind(text, told, &say);
    if let Some(delay) = rules::delay(told) {
        lines.push((text.say("incidents-delay"), text.say(&format!("incidents-delay-{}", delay.key()))));
    }
    lines.extend(say_fields(told, &say));
    lines
}

/// What was written down of her, opened, the newest first: when, and what she told.
pub(super) fn open_records(
    db: &mut Db<'_>,
    keyring: &Keyring,
    woman: ParticipantId,
) -> Result<Vec<(Timestamp, Told)>, Error> {
    let held: Vec<(IncidentId, Timestamp, Vec<u8>)> = store::list_incidents(db, woman)?;
    held.into_iter().map(|(id, at, blob)| Ok((at, sealed::open(keyring, woman, id, &blob)?))).collect()
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
        let woman = known.woman.id;
        let records = if known.may_open { open_records(change, keyring, woman)? } else { Vec::new() };
        let entry = Entry::new(Action::RestrictedRead).on_woman(known.woman.id);
        change.commit(entry.detail(format!("records {}", records.len())), (known, zone, has_help, records))
    });
    let (known, zone, has_help, records) = looked.await?;
    show(&RecordsPage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        here: format!("/people/{}/records", known.woman.code),
        agrees: known.agrees,
        takes_part: known.takes_part,
        may_write: known.may_add() && has_help,
        has_help,
        records: records.into_iter().map(|held| record(&screen.text, &zone, held)).collect(),
        code: known.woman.code,
    })
}
