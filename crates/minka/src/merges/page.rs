//! One merge: what it does or did, and the second person's yes or anybody's no.

use askama::Template;
use axum::extract::State as Shared;
use jiff::Timestamp;

use super::{
    carry::{self, Choice},
    list::{kind_of, say_state},
    model::{Merge, MergeId, RowChange, State, counted},
    propose::{self, Two, say_sealed},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::Fields,
        page::{At, Frame, Screen, see_other_with, show, show_with},
        store::Db,
        text::Text,
    },
    people::{self, Participant},
    users,
};

#[derive(Template)]
#[template(path = "merges/merge.html")]
struct MergePage {
    frame: Frame,
    here: String,
    kind: &'static str,
    word: String,
    waits: bool,
    women: Vec<Participant>,
    second_code: String,
    asked: String,
    from_second: Vec<String>,
    lines: Vec<Line>,
    may: May,
    problems: Vec<String>,
}

/// What the reader may do with it now.
#[derive(Default)]
struct May {
    confirm: bool,
    withdraw: bool,
    undo: bool,
    confirm_undo: bool,
    keep: bool,
}

/// One table in words.
pub(super) struct Line {
    pub(super) words: String,
}

/// Tables that move like all others and are not counted on the page: that there is something in them is nobody's to learn here.
const UNTOLD: [&str; 7] = [
    "safety_plan",
    "safety_plan_review",
    "safety_plan_paper",
    "violence_incident",
    "restricted_note",
    "concern",
    "concern_action",
];

/// What happens to the rows, table by table.
pub(super) fn lines(text: &Text, changes: &[RowChange], second: &str) -> Vec<Line> {
    let line = |(table, counted): (&str, super::model::Counted)| {
        let what = text.say(&format!("merges-table-{table}"));
        let key = if counted.both > 0 { "merges-moves-both" } else { "merges-moves" };
        let phrase = text.phrase(key).with("what", what).number("moved", counted.moved).number("both", counted.both);
        Line { words: phrase.to_string() }
    };
    counted(changes, second).into_iter().filter(|(table, _)| !UNTOLD.contains(table)).map(line).collect()
}

/// A merge at a site of the reader's, when she may put both women's files together: neither named her, and neither stands
/// behind the wall for her.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, id: MergeId) -> Result<Merge, Error> {
    let merge = store::get_merge(db, id)?;
    actor.check(Action::DuplicateReview, &Target::site(merge.site))?;
    if may_touch(&merge, actor) { Ok(merge) } else { Err(Error::NotFound) }
}

/// The two women, as the access table asks about them.
fn targets(merge: &Merge) -> [Target; 2] {
    [merge.first, merge.second].map(|woman| Target::participant(merge.site, woman, Vec::new()))
}

/// Whether both are the reader's to put together.
pub(super) fn may_touch(merge: &Merge, actor: &Actor) -> bool {
    targets(merge).iter().all(|target| actor.decide(Action::MergePropose, target) != Decision::Deny)
}

/// Refuses what the reader may not propose or take back.
pub(super) fn check_propose(merge: &Merge, actor: &Actor) -> Result<(), Error> {
    targets(merge).iter().try_for_each(|target| actor.check(Action::MergePropose, target).map(drop))
}

/// Refuses somebody's yes: it is of no use when she asked for it herself.
pub(super) fn check_confirm(merge: &Merge, actor: &Actor, asked_by: &str) -> Result<(), Error> {
    confirming(merge, actor, asked_by).iter().try_for_each(|target| actor.check(Action::MergeConfirm, target).map(drop))
}

fn confirming(merge: &Merge, actor: &Actor, asked_by: &str) -> [Target; 2] {
    let recorded_by_actor = asked_by == actor.by().text();
    targets(merge).map(|target| Target { recorded_by_actor, ..target })
}

fn may(merge: &Merge, actor: &Actor) -> May {
    let proposes = may_touch(merge, actor);
    let confirms = |by: &str| {
        let targets = confirming(merge, actor, by);
        targets.iter().all(|target| actor.decide(Action::MergeConfirm, target) != Decision::Deny)
    };
    match merge.state {
        State::Proposed => May { confirm: confirms(&merge.proposed_by), withdraw: proposes, ..May::default() },
        State::Merged => May { undo: proposes, ..May::default() },
        State::UndoProposed => {
            May { confirm_undo: confirms(&merge.undo_proposed_by), keep: proposes, ..May::default() }
        }
        State::Withdrawn | State::Undone => May::default(),
    }
}

fn merge_page(
    db: &mut Db<'_>,
    (screen, actor): (&Screen, &Actor),
    merge: &Merge,
    problems: Vec<String>,
    now: Timestamp,
) -> Result<MergePage, Error> {
    let text = &screen.text;
    let second = merge.second.to_string();
    let changes = match merge.state {
        State::Proposed => {
            let moment = carry::moment(db, merge.site, now)?;
            carry::foresee(db, &Choice::of(merge), &moment)?
        }
        State::Withdrawn => Vec::new(),
        _ => store::list_changes(db, merge.id)?,
    };
    let mut women = Vec::new();
    for id in [merge.first, merge.second] {
        women.extend(people::find_by_id(db, id)?);
    }
    let zone = users::get_programme_of(db, merge.site)?.zone;
    let may = may(merge, actor);
    let asked = text.phrase("merges-asked").with("name", &merge.proposed_name);
    Ok(MergePage {
        frame: screen.frame("merges-title", "people"),
        here: format!("/merges/{}", merge.id),
        kind: kind_of(merge.state),
        word: say_state(text, merge.state),
        waits: merge.state.waits() && !may.confirm && !may.confirm_undo,
        women,
        second_code: merge.second_code.clone(),
        asked: asked.with("at", text.instant(merge.proposed_at, &zone)).to_string(),
        from_second: merge.from_second.iter().map(|field| say_sealed(text, field)).collect(),
        lines: lines(text, &changes, &second),
        may,
        problems,
    })
}

/// The page.
pub(super) async fn show_merge(screen: Screen, Shared(app): Shared<App>, actor: Actor, At(id): At<MergeId>) -> Answer {
    let now = app.clock().now();
    let page = app.store().read(move |db| {
        let merge = load(db, &actor, id)?;
        merge_page(db, (&screen, &actor), &merge, Vec::new(), now)
    });
    show(&page.await?)
}

/// The page again, with why it could not be done.
pub(super) async fn refused(screen: &Screen, app: &App, actor: Actor, id: MergeId, why: Error) -> Answer {
    let Error::Refused(problems) = why else { return Err(why) };
    let (now, screen) = (app.clock().now(), screen.clone());
    let said = problems.0.iter().map(|problem| problem.say(&screen.text)).collect();
    let page = app.store().read(move |db| {
        let merge = load(db, &actor, id)?;
        merge_page(db, (&screen, &actor), &merge, said, now)
    });
    show_with(http::StatusCode::UNPROCESSABLE_ENTITY, &page.await?)
}

/// The second person does it.
pub(super) async fn confirm(
    screen: Screen,
    Shared(app): Shared<App>,
    actor: Actor,
    At(id): At<MergeId>,
    fields: Fields,
) -> Answer {
    let (who, keyring) = (actor.clone(), app.keyring().clone());
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let merge = load(change, &who, id)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        check_confirm(&merge, &who, &merge.proposed_by)?;
        if merge.state != State::Proposed {
            return Err(Error::Conflict("merges-stale"));
        }
        let one = people::find_by_id(change, merge.first)?.ok_or(Error::Conflict("merges-stale"))?;
        let other = people::find_by_id(change, merge.second)?.ok_or(Error::Conflict("merges-stale"))?;
        propose::check(change, &Two { one, other }, Some(id), now)?;
        carry::put_together(change, &keyring, &Choice::of(&merge))?;
        let entry = Entry::new(Action::MergeConfirm).on_woman(merge.first).with_woman(merge.second);
        change.commit(entry.detail(format!("merge {id}")), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with(&format!("/merges/{id}"), "merges-done")),
        Err(why) => refused(&screen, &app, actor, id, why).await,
    }
}

/// It is not done.
pub(super) async fn withdraw(Shared(app): Shared<App>, actor: Actor, At(id): At<MergeId>, fields: Fields) -> Answer {
    let by = actor.by();
    let done = app.store().change(by, move |change| {
        let merge = load(change, &actor, id)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        check_propose(&merge, &actor)?;
        if merge.state != State::Proposed {
            return Err(Error::Conflict("merges-stale"));
        }
        store::set_state(change, id, State::Withdrawn)?;
        let entry = Entry::new(Action::MergePropose).on("merge", id).with_woman(merge.second);
        change.commit(entry.detail("withdrawn"), ())
    });
    done.await?;
    Ok(see_other_with("/merges", "merges-withdrawn"))
}
