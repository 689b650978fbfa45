//! How old the last good back-up and the last good restore drill are, for whoever answers for them. Never is said plainly.

use jiff::Timestamp;

use crate::foundation::{
    access::{Action, Actor},
    app::App,
    law::Declared,
    text::Text,
    upkeep::{self, BACKUP_DAYS, DRILL_DAYS, Keeper, Place, Upkeep, Waits},
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
    let Some(keeper) = place.keeper().filter(|_| actor.may_somewhere(Action::HealthRead)) else { return Vec::new() };
    let (what, now) = (|key: &str| text.say(&format!("upkeep-{key}")), app.clock().now());
    let known = match keeper {
        Keeper::Folder(folder) => Upkeep::read(folder),
        Keeper::Elsewhere => {
            let (kind, word, hint) = ("info", what("elsewhere"), what("elsewhere-hint"));
            return vec![Done { what: what("backup"), kind, word, hint }];
        }
    };
    let Ok(known) = known else {
        let hint = String::new();
        return vec![Done { what: what("backup"), kind: "danger", word: what("unreadable"), hint }];
    };
    if !knows_anybody && known.last_backup.is_none() && known.last_drill.is_none() {
        let (kind, word, hint) = ("plain", what("not-yet"), what("not-yet-hint"));
        return vec![Done { what: what("backup"), kind, word, hint }];
    }
    vec![
        done(text, ("backup", BACKUP_DAYS), (known.last_backup, now)),
        waiting(text, done(text, ("drill", DRILL_DAYS), (known.last_drill, now)), known.drill_waits),
    ]
}

/// With what the weekly drill waits for, where it waits.
fn waiting(text: &Text, mut drill: Done, waits: Option<Waits>) -> Done {
    if let Some(waits) = waits {
        drill.hint = text.say(&format!("upkeep-waits-{}", waits.key()));
        drill.kind = if drill.kind == "good" { "wait" } else { drill.kind };
    }
    drill
}

fn done(text: &Text, (key, most): (&str, i64), (then, now): (Option<Timestamp>, Timestamp)) -> Done {
    let days = upkeep::days_since(then, now);
    let late = days.is_none_or(|days| days > most);
    Done {
        what: text.say(&format!("upkeep-{key}")),
        kind: match days {
            None => "danger",
            Some(_) if late => "wait",
            Some(_) => "good",
        },
        word: match days {
            None => text.say("upkeep-never"),
            Some(0) => text.say("upkeep-today"),
            Some(days) => text.phrase("upkeep-days").count(days).to_string(),
        },
        hint: if late { text.phrase(&format!("upkeep-{key}-late")).count(most).to_string() } else { String::new() },
    }
}
