//! Everybody of a group with a way to change each stay, and who left lately.

use askama::Template;
use axum::extract::State;
use jiff::ToSpan;

use super::store;
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Answer,
        ids::GroupId,
        page::{At, Frame, Screen, show},
    },
    groups,
};

/// How long whoever left is still listed.
const LATELY_DAYS: i64 = 60;

#[derive(Template)]
#[template(path = "memberships/members.html")]
struct MembersPage {
    frame: Frame,
    here: String,
    closed: bool,
    now: Vec<Line>,
    before: Vec<Line>,
    waiting: Vec<Line>,
}

struct Line {
    href: String,
    words: String,
    hint: String,
}

/// The page.
pub(super) async fn show_members(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<GroupId>) -> Answer {
    let now = app.clock().now();
    let load = app.store().read(move |db| {
        let (group, today) = groups::get_group_today(db, id, now)?;
        actor.check(Action::MembershipChange, &groups::target_of(&group))?;
        let members = groups::list_members_on(db, id, today)?;
        let ended = store::list_ended_since(db, id, today.saturating_sub(LATELY_DAYS.days()), today)?;
        let waiting = store::list_waiting(db, id, today)?;
        Ok((group, members, ended, waiting))
    });
    let (group, members, ended, waiting) = load.await?;
    let (text, here) = (screen.text, format!("/groups/{id}"));
    let change = |membership: groups::MembershipId| format!("{here}/members/{membership}/end");
    let current = members.iter().map(|member| {
        let since = text.phrase("membership-since").with("day", text.short_day(member.from));
        Line {
            href: change(member.membership),
            words: format!("{} · {}", member.chosen_name, member.code),
            hint: format!("{}, {since}", text.say(super::model::role_word(member.role))),
        }
    });
    let before = ended.iter().map(|stay| Line {
        href: change(stay.member.membership),
        words: format!("{} · {}", stay.member.chosen_name, stay.member.code),
        hint: stay
            .last_day()
            .map(|day| text.phrase("membership-until").with("day", text.short_day(day)).to_string())
            .unwrap_or_default(),
    });
    let waits = waiting.iter().map(|woman| Line {
        href: format!("{here}/members/add?woman={}", woman.code),
        words: format!("{} · {}", woman.chosen_name, woman.code),
        hint: String::new(),
    });
    show(&MembersPage {
        frame: screen.frame("membership-title", "groups"),
        closed: group.closed,
        now: current.collect(),
        before: before.collect(),
        waiting: waits.collect(),
        here,
    })
}
