//! Whom she named: the page for those who may know.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{Exclusion, Near},
    rules::AT_ONCE,
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form},
        ids::UserId,
        page::{At, Frame, Screen, show},
        store::Db,
        text::Text,
        told::Portion,
    },
    people::{Participant, in_reach},
    users,
};

#[derive(Template)]
#[template(path = "exclusions/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    named: Vec<Line>,
    before: Vec<Line>,
    staff: Vec<Choice>,
    /// Whether it has to be said that she wants it at once, and whether it was.
    asks_at_once: bool,
    at_once: bool,
}

struct Line {
    name: String,
    words: String,
    /// What does not go together, in a sentence; empty when all does.
    clash: String,
    lift: String,
}

/// A woman, whom she named, and who could be named.
pub(super) struct Known {
    pub(super) woman: Participant,
    pub(super) named: Vec<Exclusion>,
    pub(super) near: Vec<Near>,
    /// Who works at her site and is not named yet.
    pub(super) staff: Vec<(UserId, String)>,
}

impl Known {
    pub(super) fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: Timestamp) -> Result<Self, Error> {
        let (woman, _) = in_reach(db, actor, Action::ExclusionEdit, code, now)?;
        let today = day_in(now, &users::get_programme_of(db, woman.site)?.zone);
        let named = store::list_named(db, woman.id, Portion::ALL)?;
        let is_named = |user: UserId| named.iter().any(|one| one.user == user && one.lifted.is_none());
        let mut staff = users::list_staff_of_site(db, woman.site, today)?;
        // For herself somebody else writes it down: she would lose sight of her in the middle of it.
        staff.retain(|(user, _)| !is_named(*user) && *user != actor.user());
        Ok(Known { near: store::list_near(db, woman.id, today)?, named, staff, woman })
    }

    pub(super) fn entry(&self) -> Entry {
        Entry::new(Action::ExclusionEdit).on_woman(self.woman.id)
    }
}

/// The page.
pub(super) async fn show_list(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let known = look(&app, actor, code).await?;
    show(&page(&screen, known, Form::new(app.clock(), Fields::default())))
}

/// What the page shows. That somebody looked is written down first.
pub(super) async fn look(app: &App, actor: Actor, code: String) -> Result<Known, Error> {
    let by = actor.by();
    let looked = app.store().change(by, move |change| {
        let now = change.at();
        let known = Known::load(change, &actor, &code, now)?;
        change.commit(known.entry().detail("looked"), known)
    });
    looked.await
}

pub(super) fn page(screen: &Screen, known: Known, form: Form) -> ListPage {
    let (text, code) = (&screen.text, known.woman.code);
    let here = format!("/people/{code}/exclusions");
    let day = |at: Timestamp| text.full_day(day_in(at, &screen.zone));
    let line = |one: &Exclusion| Line {
        name: one.name.clone(),
        words: match one.lifted {
            Some(lifted) => {
                text.phrase("exclusions-from-until").with("from", day(one.added)).with("until", day(lifted)).to_string()
            }
            None => text.phrase("exclusions-since").with("day", day(one.added)).to_string(),
        },
        clash: if one.lifted.is_none() { clash(text, &known.near, one.user) } else { String::new() },
        lift: format!("{here}/{}/lifting", one.id),
    };
    let (now, before): (Vec<_>, Vec<_>) = known.named.iter().partition(|one| one.lifted.is_none());
    let choose = Choice::new("", text.say("exclusions-choose"), form.value("who").is_empty());
    let staff = known.staff.iter().map(|(user, name)| {
        let user = user.to_string();
        let chosen = form.value("who") == user;
        Choice::new(user, name, chosen)
    });
    ListPage {
        frame: screen.frame_titled(&code, "people").told(&form),
        named: now.into_iter().map(&line).collect(),
        before: before.into_iter().map(&line).collect(),
        staff: std::iter::once(choose).chain(staff).collect(),
        asks_at_once: !form.problem("at_once").is_empty() || form.chosen("at_once", AT_ONCE),
        at_once: form.chosen("at_once", AT_ONCE),
        here,
        code,
        form,
    }
}

/// What still has to be done when somebody near her is named.
fn clash(text: &Text, near: &[Near], user: UserId) -> String {
    match near.iter().find(|near| near.user() == user) {
        None => String::new(),
        Some(Near::Leads { group, .. }) => text.phrase("exclusions-clash-leads").with("group", group).to_string(),
        Some(Near::Mentors { .. }) => text.say("exclusions-clash-mentors"),
    }
}
