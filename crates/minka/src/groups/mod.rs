//! Weekly groups: where and when they meet, who belongs to them, who leads them, who must not sit together.
//!
//! Membership is dated: a woman who leaves stays in the group's past. What it refuses: more members than places, two
//! stays at the same time, a reason written down for keeping two women apart.

mod model;
mod rules;
mod store;

use axum::Router;

pub use self::{
    model::{Group, GroupTimes, Member, MemberRole, MembershipId, NewMembership},
    rules::{check_capacity, is_holiday, meeting_days},
    store::{
        add_group, add_holiday, add_keep_apart, add_membership, end_membership, find_group_by_name, find_member_on,
        get_group, list_groups_of_reach, list_holidays, list_keep_apart, list_members_on, places_left, target_of,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
}
