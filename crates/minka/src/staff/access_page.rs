//! The access table in plain words: what each role may do, under which conditions. Made from the very table that decides.

use askama::Template;

use crate::foundation::{
    access::{Action, Actor, Alternative, Condition, Role, TABLE, Table, View},
    error::{Answer, Error},
    page::{Frame, Screen, show},
    text::Text,
};

/// One role and what it may do.
pub struct RoleInWords {
    /// The role's name.
    pub role: String,
    /// (what, under which conditions).
    pub actions: Vec<(String, String)>,
}

/// The table in words, for the page and for the documents.
#[must_use]
pub fn access_in_words(text: &Text) -> Vec<RoleInWords> {
    let table = Table::parse(TABLE);
    let words = |role: Role| {
        let actions = Action::ALL.iter().filter_map(|action| {
            let cell = table.cell(*action, role);
            let ways: Vec<String> = cell.0.iter().map(|way| alternative(text, way)).collect();
            (!ways.is_empty()).then(|| (action_in_words(text, action.name()), ways.join(&text.say("staff-access-or"))))
        });
        RoleInWords { role: text.say(&format!("staff-role-{}", role.key())), actions: actions.collect() }
    };
    Role::ALL.into_iter().map(words).collect()
}

/// An action's name as a key writes it.
pub(super) fn action_in_words(text: &Text, action: &str) -> String {
    let key = format!("staff-action-{}", action.replace(['.', '_'], "-"));
    if text.knows(&key) { text.say(&key) } else { action.to_owned() }
}

fn alternative(text: &Text, way: &Alternative) -> String {
    let conditions: Vec<String> = way.conditions.iter().map(|condition| text.say(condition_key(*condition))).collect();
    let view = match way.view {
        View::Full => None,
        View::Temp => Some("staff-view-temp"),
        View::Holders => Some("staff-view-holders"),
        View::Codes => Some("staff-view-codes"),
        View::Flags => Some("staff-view-flags"),
        View::Basic => Some("staff-view-basic"),
        View::Structured => Some("staff-view-structured"),
        View::Authored => Some("staff-view-authored"),
        View::Meta => Some("staff-view-meta"),
        View::System => Some("staff-view-system"),
    };
    let said = conditions.join(", ");
    view.map_or(said.clone(), |view| format!("{said} ({})", text.say(view)))
}

fn condition_key(condition: Condition) -> &'static str {
    match condition {
        Condition::Group => "staff-condition-group",
        Condition::Mentor => "staff-condition-mentor",
        Condition::Site => "staff-condition-site",
        Condition::Own => "staff-condition-own",
        Condition::Emergency => "staff-condition-emergency",
        Condition::Fresh => "staff-condition-fresh",
        Condition::Open => "staff-condition-open",
        Condition::Reason => "staff-condition-reason",
        Condition::NotAboutActor => "staff-condition-not-about",
        Condition::NotRecorder => "staff-condition-not-recorder",
        Condition::Consent => "staff-condition-consent",
        Condition::Kit => "staff-condition-kit",
    }
}

#[derive(Template)]
#[template(path = "staff/access_page.html")]
struct AccessPage {
    frame: Frame,
    roles: Vec<RoleInWords>,
}

/// The page, for anybody on staff with a role.
pub(super) async fn show_access(screen: Screen, actor: Actor) -> Answer {
    if !actor.may_somewhere(Action::AccessRead) {
        return Err(Error::NotFound);
    }
    show(&AccessPage { frame: screen.frame("staff-access-title", "more"), roles: access_in_words(&screen.text) })
}
