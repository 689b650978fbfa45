//! Weekly groups: where and when they meet, who belongs to them, who leads them, who must not sit together.
//!
//! Membership is dated: a woman who leaves stays in the group's past. What it refuses: more members than places, two
//! stays at the same time, a reason written down for keeping two women apart.

mod model;
mod store;

use axum::Router;

pub use self::{
    model::{Group, GroupTimes, Member, MemberRole, MembershipId, NewMembership},
    store::{
        add_group, add_holiday, add_keep_apart, add_membership, find_group_by_name, get_group, list_groups_of_reach,
        list_keep_apart, list_members_on, target_of,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
}
