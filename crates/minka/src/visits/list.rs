//! Her visits, newest first, and above them what the two promised each other.

use askama::Template;
use axum::extract::State;

use super::{
    found::{self, Known, page_of, say_due, say_visit},
    model::{Ending, Promise, PromiseId, Visit, VisitId, Whose},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::Fields,
        ids::{Id, UserId},
        page::{At, Frame, Query, Screen, see_other_with, show},
        text::Text,
    },
    silences::{self, SILENT_DAYS},
    vocabularies::List,
};

#[derive(Template)]
#[template(path = "visits/list.html")]
struct VisitsPage {
    frame: Frame,
    code: String,
    here: String,
    full: bool,
    may_write: bool,
    takes_part: bool,
    has_draft: bool,
    /// For how long nobody has spoken to her; empty while that is not long.
    silent: String,
    open: Vec<PromiseLine>,
    ended: Vec<PromiseLine>,
    visits: Vec<VisitLine>,
    older: String,
}

/// One promise as a line.
pub(super) struct PromiseLine {
    pub(super) id: String,
    pub(super) whose: String,
    pub(super) words: String,
    pub(super) kind: &'static str,
    pub(super) due: String,
    pub(super) is_appointment: bool,
}

struct VisitLine {
    href: String,
    day: String,
    by: String,
    how: String,
    areas: String,
    obstacles: String,
    heavy: bool,
    set_aside: bool,
}

/// Visits on one page.
const PAGE: usize = 100;

/// The page.
pub(super) async fn show_visits(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    Query(query): Query,
) -> Answer {
    let reader = actor.user();
    let (who, keyring, after) = (actor.clone(), app.keyring().clone(), VisitId::parse(query.text("after")));
    let read = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &who, &code, now)?;
        let mut visits = store::list_visits(change, known.woman.id, after, PAGE as u32 + 1)?;
        let older = if visits.len() > PAGE { visits.get(PAGE - 1).map(|(last, _)| last.id) } else { None };
        visits.truncate(PAGE);
        let promises = found::list_promises(change, &keyring, &known)?;
        let draft = known.may_write && store::find_draft(change, (who.user(), known.woman.id))?.is_some();
        let silence = silences::find_silence(change, known.woman.id, known.today)?;
        let entry = Entry::new(Action::VisitRead).on_woman(known.woman.id);
        let entry = entry.detail(format!("visits {}", visits.len()));
        change.commit(entry, (known, (visits, older), promises, draft, silence))
    });
    let (known, (visits, older), promises, has_draft, silence) = read.await?;
    let text = screen.text;
    let line = |promise: &Promise| promise_line(&text, &known, promise);
    let (open, ended): (Vec<&Promise>, Vec<&Promise>) = promises.iter().partition(|promise| promise.ended.is_none());
    let silent = silence.filter(|silence| silence.days >= SILENT_DAYS);
    show(&VisitsPage {
        frame: screen.frame_titled(&known.woman.code, "people"),
        here: page_of(&known.woman),
        full: known.full,
        may_write: known.may_write,
        takes_part: known.takes_part,
        has_draft,
        silent: silent.map(|one| text.phrase("visits-silent").count(one.days).to_string()).unwrap_or_default(),
        open: open.into_iter().map(line).collect(),
        ended: ended.into_iter().map(line).collect(),
        older: older.map(|last| format!("{}?after={last}", page_of(&known.woman))).unwrap_or_default(),
        visits: visits.iter().map(|(visit, by)| visit_line(&text, (&known, reader), visit, by)).collect(),
        code: known.woman.code,
    })
}

/// A promise as it is read: with its words for whoever may see them.
pub(super) fn promise_line(text: &Text, known: &Known, promise: &Promise) -> PromiseLine {
    let (kind, due) = say_due(text, promise, known.today);
    PromiseLine {
        id: promise.id.to_string(),
        whose: text.say(&format!("visits-whose-{}", promise.whose.key())),
        words: promise.words.clone(),
        kind,
        due,
        is_appointment: promise.whose == Whose::Appointment,
    }
}

fn visit_line(text: &Text, (known, reader): (&Known, UserId), visit: &Visit, by: &str) -> VisitLine {
    VisitLine {
        href: if known.full { format!("{}/{}", page_of(&known.woman), visit.id) } else { String::new() },
        day: text.full_day(visit.on),
        by: by.to_owned(),
        how: say_visit(text, visit),
        areas: known.say_words(text, List::Growth, &visit.areas),
        obstacles: known.say_words(text, List::Obstacle, &visit.obstacles),
        // Whoever supports her learns that something was heavy, and from nobody about whom.
        heavy: visit.heavy && visit.mentor == reader,
        set_aside: visit.set_aside,
    }
}

/// What became of a promise: kept, let go, or open again.
pub(super) async fn settle(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let typed = fields.clone();
    let tap = found::tap(&app, actor, (code, fields), move |change, known| {
        let promise = PromiseId::parse(typed.text("promise")).ok_or(Error::NotFound)?;
        let ending = match typed.text("ending") {
            "open" => None,
            // One is struck through with its visit only.
            key => Ending::parse(key).filter(|ending| *ending != Ending::Struck).ok_or(Error::NotFound).map(Some)?,
        };
        let ended = ending.map(|ending| (ending, known.today));
        let done = store::end_promise(change, (known.woman.id, promise), ended)?;
        Ok(done.then(|| format!("promise {promise} {}", ending.map_or("open", Ending::key))))
    });
    Ok(see_other_with(&tap.await?, "visits-settled"))
}
