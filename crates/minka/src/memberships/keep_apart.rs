//! Two women who must not sit together. No reason is asked, and none can be written.

use askama::Template;
use axum::extract::State;

use super::store;
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        ids::GroupId,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    groups::{self, KeepApartId},
    households, people,
};

#[derive(Template)]
#[template(path = "memberships/keep_apart.html")]
struct KeepApartPage {
    frame: Frame,
    form: Form,
    here: String,
    pairs: Vec<Line>,
    /// Who is related or near: a hint, for whoever may know it.
    kin: Vec<String>,
    first: Vec<Choice>,
    second: Vec<Choice>,
}

struct Line {
    words: String,
    since: String,
    end: String,
}

async fn page(screen: &Screen, app: &App, actor: Actor, id: GroupId, form: Form) -> Result<KeepApartPage, Error> {
    let now = app.clock().now();
    let load = app.store().read(move |db| {
        let (group, today) = groups::get_group_today(db, id, now)?;
        actor.check(Action::KeepApartEdit, &groups::target_of(&group))?;
        let kin = kin_lines(db, &actor, id, today)?;
        Ok((store::list_pairs(db, id, today)?, groups::list_members_on(db, id, today)?, kin))
    });
    let (pairs, members, kin) = load.await?;
    let (text, here) = (screen.text, format!("/groups/{id}"));
    let line = |pair: &super::model::Pair| Line {
        words: format!(
            "{} ({}) – {} ({})",
            pair.one.chosen_name, pair.one.code, pair.other.chosen_name, pair.other.code
        ),
        since: text.phrase("membership-since").with("day", text.short_day(pair.from)).to_string(),
        end: format!("{here}/keep-apart/{}/end", pair.id),
    };
    let choices = |name: &str| {
        let none = Choice::new("", text.say("membership-apart-choose"), form.value(name).is_empty());
        let women = members.iter().map(|woman| {
            let label = format!("{} · {}", woman.chosen_name, woman.code);
            Choice::new(&woman.code, label, form.value(name) == woman.code)
        });
        std::iter::once(none).chain(women).collect::<Vec<_>>()
    };
    let problem = if form.problems.is_empty() { String::new() } else { text.say("design-problem-title") + " " };
    Ok(KeepApartPage {
        frame: screen.frame_titled(problem + &text.say("membership-apart"), "groups"),
        pairs: pairs.iter().map(line).collect(),
        kin,
        first: choices("first"),
        second: choices("second"),
        form,
        here,
    })
}

/// Related women and neighbours who are both in the group, by code: only for whoever may read both their links.
fn kin_lines(db: &mut Db<'_>, actor: &Actor, group: GroupId, today: jiff::civil::Date) -> Result<Vec<String>, Error> {
    let mut lines = Vec::new();
    for kin in households::list_kin_among(db, group, today)? {
        let mut codes = Vec::new();
        for woman in [kin.one, kin.other] {
            let Some(woman) = people::find_by_id(db, woman)? else { continue };
            if actor.check(Action::KinEdit, &people::target_of(db, &woman, today)?).is_ok() {
                codes.push(woman.code);
            }
        }
        if codes.len() == 2 {
            codes.sort();
            lines.push(codes.join(" – "));
        }
    }
    lines.dedup();
    Ok(lines)
}

/// The pairs and the form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<GroupId>) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, &app, actor, id, form).await?)
}

/// Keeps two women of the group apart from today on.
pub(super) async fn add(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    fields: Fields,
) -> Answer {
    let (typed, by) = (fields.clone(), actor.clone());
    let added = app.store().change(actor.by(), move |change| {
        let at = change.at();
        let (group, today) = groups::get_group_today(change, id, at)?;
        by.check(Action::KeepApartEdit, &groups::target_of(&group))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let members = groups::list_members_on(change, id, today)?;
        let woman = |name: &str| {
            let found = members.iter().find(|woman| woman.code == typed.text(name));
            found.map(|woman| woman.participant).ok_or_else(|| Problem::new(name, "membership-apart-missing"))
        };
        let (first, second) = (woman("first")?, woman("second")?);
        if first == second {
            return Err(Problem::new("second", "membership-apart-same").into());
        }
        let known = groups::list_keep_apart(change, id, today)?;
        if known.contains(&(first, second)) || known.contains(&(second, first)) {
            return Err(Problem::new("second", "membership-apart-already").into());
        }
        let pair = groups::add_keep_apart(change, group.site, (first, second), today)?;
        change.commit(Entry::new(Action::KeepApartEdit).on("pair", pair).detail("added"), ())
    });
    match added.await {
        Ok(()) => Ok(see_other_with(&format!("/groups/{id}/keep-apart"), "membership-apart-added")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, actor, id, form).await?)
        }
        Err(error) => Err(error),
    }
}

/// They need not be kept apart any more.
pub(super) async fn end(
    State(app): State<App>,
    actor: Actor,
    At((id, pair)): At<(GroupId, KeepApartId)>,
    fields: Fields,
) -> Answer {
    let by = actor.by();
    let ended = app.store().change(by, move |change| {
        let at = change.at();
        let (group, today) = groups::get_group_today(change, id, at)?;
        actor.check(Action::KeepApartEdit, &groups::target_of(&group))?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        if store::list_pairs(change, id, today)?.iter().all(|known| known.id != pair) {
            return Err(Error::NotFound);
        }
        groups::end_keep_apart(change, pair, today)?;
        change.commit(Entry::new(Action::KeepApartEdit).on("pair", pair).detail("ended"), ())
    });
    ended.await?;
    Ok(see_other_with(&format!("/groups/{id}/keep-apart"), "membership-apart-ended"))
}
