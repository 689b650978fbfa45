//! Staff: who they are, where they work, and which sites, groups and women each of them may reach.
//!
//! A programme has sites; a member of staff holds dated roles there. Nobody is granted a right alone: an administrator
//! asks, a manager approves. How she signs in is told by `sign_in`. What it refuses: a right without an end when somebody
//! leaves, an administrator who reads what women told.

mod choices;
mod model;
mod rules;
mod store;

use axum::{Router, routing::post};

pub(crate) use self::choices::MaybeActor;
pub use self::store::{Days, today_at};
pub use self::store::{
    add_facilitator, end_assignment, find_actor, list_facilitators, list_facilitators_of_site, list_held, list_posts,
    list_staff_of_site, list_ties,
};
pub use self::store::{
    add_mentor, end_care_of, end_mentoring_of, find_mentor_on, list_mentorings, list_mentors_of_site,
};
pub use self::store::{is_only_manager, list_sites_without_administrator, set_aside_roles, take_up_mentoring_of};
pub use self::{
    model::{
        Approved, AssignmentId, Facilitating, Mentoring, NewAssignment, Programme, ProgrammeId, SetAside, Site, User,
    },
    rules::{Post, check_combination, check_name, check_sign_in_name, local_path},
    store::{
        add_assignment, add_programme, add_site, add_user, approve_assignment, disable_user, find_live_user,
        find_password, find_password_of, find_user_named, get_programme_of, get_site, get_user, is_known,
        list_programme_names, list_programmes_of, list_sites, read_user, refuse_assignment, remove_password,
        rename_user, set_password,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new().route("/language", post(choices::language)).route("/theme", post(choices::theme))
}
