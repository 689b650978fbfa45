//! Staff: who signs in, how she proves who she is, and which sites, groups and women she may reach.
//!
//! A programme has sites; a member of staff holds dated roles there. Nobody is granted a right alone: an administrator
//! asks, a manager approves. What it refuses: an account that a stranger can lock from outside, a right without an end
//! when somebody leaves, an administrator who reads what women told.

mod attempts;
mod choices;
pub mod command;
mod identify;
mod kept;
mod leaving;
mod model;
mod passkey_sign_in;
mod password;
mod rules;
mod second_step;
mod session;
mod sign_in;
mod step_up;
mod store;
mod welcome;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use self::identify::CookieHash;
pub use self::store::{Days, today_at};
pub use self::store::{
    add_facilitator, end_assignment, find_actor, list_facilitators, list_facilitators_of_site, list_posts,
    list_staff_of_site,
};
pub use self::store::{add_mentor, end_mentoring_of, find_mentor_on, list_mentorings, list_mentors_of_site};
pub use self::store::{end_all_sign_ins, list_programme_names};
pub use self::store::{is_only_manager, set_aside_roles, take_up_mentoring_of};
pub use self::{
    identify::identify,
    kept::keep_typed,
    model::{
        Approved, AssignmentId, DemoSignIn, DemoSignIns, Facilitating, Mentoring, NewAssignment, OpenSignIn, Programme,
        ProgrammeId, SetAside, SignInId, Site, User,
    },
    password::hash_password,
    rules::{Post, check_combination, check_name, check_sign_in_name, is_live, local_path},
    session::{open_session, session_cookie},
    store::{
        add_assignment, add_programme, add_site, add_user, approve_assignment, disable_user, end_other_sign_ins,
        end_sign_in_of, end_sign_ins_of, find_user_named, get_programme_of, get_site, get_user, list_sign_ins,
        list_sites, note_factor_added, refuse_assignment, rename_user, set_password,
    },
    welcome::{find_invited_by, invite, welcome_path},
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::ask).post(sign_in::enter))
        .route("/sign-in/code", get(second_step::ask).post(second_step::enter))
        .route("/sign-in/passkey/question", post(passkey_sign_in::question))
        .route("/sign-in/passkey", post(passkey_sign_in::enter))
        .route("/welcome/{token}", get(welcome::ask).post(welcome::choose))
        .route("/sign-out", post(leaving::sign_out))
        .route("/leave", get(leaving::leave).post(leaving::leave))
        .route("/language", post(choices::language))
        .route("/theme", post(choices::theme))
        .route("/step-up", get(step_up::ask).post(step_up::prove))
        .route(kept::PATH, get(kept::ask))
        .route("/kept/removal", post(kept::drop_it))
}
