//! Weekly groups: where they meet, who belongs to them, who leads them, who must not sit together.
//!
//! Membership is dated: a woman who leaves stays in the group's past (the pages for that are in `memberships`). When it meets is told by `timetables`. A group
//! that closes keeps its history. What it refuses: more members than places, two stays at the same time, a reason written
//! down for keeping two women apart, a name on paper besides the one she chose.

mod closure;
mod edit;
mod group;
mod holidays;
mod list;
mod model;
mod rules;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    group::say_course,
    model::{GROUP_CLOSED, Group, KeepApartId, Member, MemberRole, MembershipId, NewMembership},
    rules::{Span, check_capacity, most_at_once, overlap},
    store::{
        MOST_GROUPS_LOOKED_AT, add_group, add_keep_apart, add_membership, add_waiting, count_members_on,
        end_keep_apart, end_membership, find_group, find_group_by_name, find_member_on, find_met_days, forget_woman,
        get_group, get_group_today, get_rhythm, keep_apart_again, list_groups_of_reach, list_groups_of_weekday,
        list_keep_apart, list_meeting_groups, list_members_on, list_open_groups, places_left, reopen_membership,
        save_rhythm, target_of,
    },
};
use crate::foundation::app::App;
pub use crate::foundation::order::name_key;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/groups", get(list::show_list))
        .route("/groups/new", get(edit::ask_new).post(edit::create))
        .route("/groups/{group}", get(group::show_group))
        .route("/groups/{group}/edit", get(edit::ask_edit).post(edit::save))
        .route("/groups/{group}/paper", get(group::show_paper))
        .route("/groups/{group}/holidays", get(holidays::ask).post(holidays::add))
        .route("/groups/{group}/holidays/{holiday}/removal", post(holidays::remove))
        .route("/groups/{group}/closure", get(closure::ask).post(closure::close))
        .route("/groups/{group}/reopening", post(closure::reopen))
}
