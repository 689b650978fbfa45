//! How old the last good back-up, the last good restore drill and the newest copy of the keyring are, for whoever answers for them.
//! Never is said plainly.

use std::path::Path;

use jiff::Timestamp;

use crate::foundation::{
    access::{Action, Actor},
    app::App,
    law::Declared,
    text::Text,
    upkeep::{self, BACKUP_DAYS, DRILL_DAYS, KEYRING_DAYS, Place, Upkeep, Waits},
};

/// One thing that is done from time to time, and when it was done last.
pub(super) struct Done {
    pub(super) what: String,
    pub(super) kind: &'static str,
    pub(super) word: String,
    pub(super) hint: String,
}

/// Says it; nothing to anybody else. Before anybody is registered a back-up that was never made is no alarm: there is
/// nothing to lose yet.
pub(super) fn say(text: &Text, app: &App, actor: &Actor, knows_anybody: bool) -> Vec<Done> {
    let mut done = say_back_ups(text, app, actor, knows_anybody);
    done.extend(say_country(text, app, actor));
    done
}

/// That nobody has said where the data stand. The demonstration stands nowhere.
fn say_country(text: &Text, app: &App, actor: &Actor) -> Option<Done> {
    let declared = app.extension::<Declared>();
    let is_untold = declared.whereabouts().is_some_and(|said| said.country.is_none());
    (is_untold && !app.is_demo() && actor.may_somewhere(Action::HealthRead)).then(|| Done {
        what: text.say("upkeep-country"),
        kind: "wait",
        word: text.say("upkeep-country-none"),
        hint: text.say("upkeep-country-hint"),
    })
}

fn say_back_ups(text: &Text, app: &App, actor: &Actor, knows_anybody: bool) -> Vec<Done> {
    let place = app.extension::<Place>();
    let Some(folder) = place.folder().filter(|_| actor.may_somewhere(Action::HealthRead)) else { return Vec::new() };
    let now = app.clock().now();
    let mut done = match Upkeep::read(folder) {
        Ok(known) if !knows_anybody && known.last_backup.is_none() && known.last_drill.is_none() => {
            return vec![Done {
                what: text.say("upkeep-backup"),
                kind: "plain",
                word: text.say("upkeep-not-yet"),
                hint: text.say("upkeep-not-yet-hint"),
            }];
        }
        Ok(known) => say_trials(text, folder, known, now),
        Err(_) => vec![Done {
            what: text.say("upkeep-backup"),
            kind: "danger",
            word: text.say("upkeep-unreadable"),
            hint: String::new(),
        }],
    };
    done.push(say_keyring(text, upkeep::days_of_keyring(folder, now)));
    done
}

fn say_trials(text: &Text, folder: &Path, known: Upkeep, now: Timestamp) -> Vec<Done> {
    let mut drill = waiting(text, say_drill(text, upkeep::days_since(known.last_drill, now)), known.drill_waits);
    if upkeep::holds_identity(folder) {
        let hints = [std::mem::take(&mut drill.hint), text.say("upkeep-identity-here")];
        drill.hint = hints.into_iter().filter(|hint| !hint.is_empty()).collect::<Vec<_>>().join(" ");
    }
    vec![say_backup(text, upkeep::days_since(known.last_backup, now)), drill]
}

/// An old back-up is a worry, none is a danger.
fn say_backup(text: &Text, days: Option<i64>) -> Done {
    let late = days.is_none_or(|days| days > BACKUP_DAYS);
    Done {
        what: text.say("upkeep-backup"),
        kind: match days {
            None => "danger",
            Some(_) if late => "wait",
            Some(_) => "good",
        },
        word: age(text, days),
        hint: if late { text.phrase("upkeep-backup-late").count(BACKUP_DAYS).to_string() } else { String::new() },
    }
}

/// A back-up that nobody has brought back is a hope: later than eight days is as bad as never.
fn say_drill(text: &Text, days: Option<i64>) -> Done {
    let late = days.is_none_or(|days| days > DRILL_DAYS);
    Done {
        what: text.say("upkeep-drill"),
        kind: if late { "danger" } else { "good" },
        word: age(text, days),
        hint: if late { text.phrase("upkeep-drill-late").count(DRILL_DAYS).to_string() } else { String::new() },
    }
}

/// The newest copy of the keyring. Whether it also lies elsewhere no program can see, so what is to be done is always said.
fn say_keyring(text: &Text, days: Option<i64>) -> Done {
    let late = days.is_none_or(|days| days > KEYRING_DAYS);
    Done {
        what: text.say("upkeep-keyring"),
        kind: if late { "danger" } else { "good" },
        word: age(text, days),
        hint: text.say(if late { "upkeep-keyring-late" } else { "upkeep-keyring-apart" }),
    }
}

/// With what the weekly drill waits for, where it waits.
fn waiting(text: &Text, mut drill: Done, waits: Option<Waits>) -> Done {
    if let Some(waits) = waits {
        drill.hint = text.say(&format!("upkeep-waits-{}", waits.key()));
        drill.kind = if drill.kind == "good" { "wait" } else { drill.kind };
    }
    drill
}

fn age(text: &Text, days: Option<i64>) -> String {
    match days {
        None => text.say("upkeep-never"),
        Some(0) => text.say("upkeep-today"),
        Some(days) => text.phrase("upkeep-days").count(days).to_string(),
    }
}
