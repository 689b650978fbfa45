//! What was lost and is not closed, whose clock ends first; and what waits on the first page.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{Breach, BreachId},
    rules, store,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    error::{Answer, Error},
    page::{Frame, Screen, show},
    store::Db,
};

#[derive(Template)]
#[template(path = "breaches/list.html")]
struct ListPage {
    frame: Frame,
    open: Vec<Line>,
    closed: Vec<Line>,
}

struct Line {
    href: String,
    text: String,
    kind: &'static str,
    state: String,
    hint: String,
}

/// Something that waits for the reader.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Which.
    pub id: BreachId,
    /// Until when the authority has to hear of it.
    pub due: Timestamp,
    /// Whether that is over.
    pub late: bool,
    /// Whether the clock was answered, and only the rest is open.
    pub answered: bool,
}

fn open_of(db: &mut Db<'_>, actor: &Actor) -> Result<Vec<Breach>, Error> {
    let mut found: Vec<Breach> = Vec::new();
    for site in actor.reach(Action::BreachRead).sites {
        let more = store::list_open(db, site)?;
        found.extend(more.into_iter().filter(|one| found.iter().all(|known| known.id != one.id)).collect::<Vec<_>>());
    }
    found.sort_by_key(|one| (one.due, one.id));
    Ok(found)
}

/// What is open where the reader answers for it, the most pressing first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_waiting(db: &mut Db<'_>, actor: &Actor, now: Timestamp) -> Result<Vec<Waiting>, Error> {
    let waiting = |one: Breach| Waiting {
        id: one.id,
        due: one.due,
        late: one.reply.is_none() && one.due < now,
        answered: one.reply.is_some(),
    };
    Ok(open_of(db, actor)?.into_iter().map(waiting).collect())
}

/// The list.
pub(super) async fn show_list(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    if !actor.may_somewhere(Action::BreachRead) {
        return Err(Error::NotFound);
    }
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let open = open_of(db, &actor)?;
        let mut closed = Vec::new();
        for site in actor.reach(Action::BreachRead).sites {
            closed.extend(store::list_closed(db, site)?);
        }
        Ok((open, closed))
    });
    let (open, closed) = found.await?;
    let (text, zone) = (&screen.text, &screen.zone);
    let line = |one: &Breach| {
        let (state, kind) = rules::state(one, now);
        let due = text.phrase("breaches-due-at").with("at", text.instant(one.due, zone)).to_string();
        Line {
            href: format!("/breaches/{}", one.id),
            text: text.say(&format!("breaches-kind-{}", one.kind.key())),
            kind,
            state: text.say(&format!("breaches-state-{state}")),
            hint: if one.closed.is_some() { text.instant(one.noticed, zone) } else { due },
        }
    };
    show(&ListPage {
        frame: screen.frame("breaches-title", "more"),
        open: open.iter().map(line).collect(),
        closed: closed.iter().map(line).collect(),
    })
}
