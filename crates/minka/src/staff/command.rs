//! Staff from the command line: what an administrator does at the machine itself. Whoever may run it has the key file.

use jiff::tz::TimeZone;
use serde::Serialize;

use super::{member::close_account, new_member::taken, store};
use crate::{
    factors::{self, password},
    foundation::{
        access::{Action, Role},
        audit::Entry,
        change::{By, Change},
        clock::{Clock, day_in},
        error::Error,
        form::{Problem, Problems},
        ids::{Id, UserId},
        store::Store,
        text::Language,
    },
    invitations::invite,
    sign_in::{end_sign_ins_of, forget_devices},
    users::{self, NewAssignment, SetAside, User},
};

/// One member of staff, as `minka user list` prints her.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Her id.
    pub id: String,
    /// What she types to sign in.
    pub sign_in_name: String,
    /// Her name among staff.
    pub name: String,
    /// Her language's code.
    pub language: String,
    /// `role at site`, for each role that was approved and has not ended.
    pub roles: Vec<String>,
    /// Whether she has a second factor.
    pub second_factor: bool,
    /// Whether the account is closed.
    pub disabled: bool,
}

/// Adds a member of staff without any role, or as the administrator of every site that has none: there nobody could ask
/// for a role, so whoever sits at the machine says yes, as for the first members of staff. Gives her id and the token of her one-time link (`invitations::welcome_path`).
///
/// # Errors
/// [`Error::Refused`] for a name that cannot be one or is taken, and for an administrator where every site has one: then
/// her role is asked for and approved on the pages, by two people.
pub fn add(
    store: &Store,
    clock: &Clock,
    sign_in_name: &str,
    name: &str,
    language: Language,
    is_administrator: bool,
) -> Result<(UserId, String), Error> {
    let mut problems = Problems::default();
    let sign_in_name = problems.keep(users::check_sign_in_name(sign_in_name));
    let name = problems.keep(users::check_name(name));
    let (Some(sign_in_name), Some(name)) = (sign_in_name, name) else { return Err(Error::Refused(problems)) };
    let user = User { id: UserId::new(clock), sign_in_name, name, language };
    store.change_now(By::CommandLine, move |change| {
        users::add_user(change, &user).map_err(taken)?;
        if is_administrator {
            appoint_administrator(change, user.id)?;
        }
        let token = invite(change, user.id)?;
        change.commit(Entry::new(Action::UserCreate).on("user", user.id), (user.id, token))
    })
}

fn appoint_administrator(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    let today = change.at().to_zoned(TimeZone::UTC).date();
    let sites = users::list_sites_without_administrator(change, today)?;
    if sites.is_empty() {
        return Err(Error::refused(Problem::new("role", "staff-administrator-there")));
    }
    for site in sites {
        let from = day_in(change.at(), &users::get_programme_of(change, site)?.zone);
        let (role, by) = (Role::Administrator, change.by().text());
        let new = NewAssignment {
            user,
            role,
            site,
            group: None,
            participant: None,
            from,
            until: None,
            approved_by: Some(by),
        };
        let assignment = users::add_assignment(change, &new)?;
        change
            .also(&Entry::new(Action::RoleApprove).on("assignment", assignment).detail("administrator, the first"))?;
    }
    Ok(())
}

fn find(store: &Store, sign_in_name: &str) -> Result<UserId, Error> {
    let name = sign_in_name.trim().to_lowercase();
    store.read_now(move |db| users::find_user_named(db, &name))?.map(|user| user.id).ok_or(Error::NotFound)
}

/// A new one-time link for somebody who has lost her password; her factors stay, her roles wait for a manager's approval.
///
/// # Errors
/// [`Error::NotFound`] when nobody has that name.
pub fn invite_again(store: &Store, sign_in_name: &str) -> Result<(String, SetAside), Error> {
    let user = find(store, sign_in_name)?;
    store.change_now(By::CommandLine, move |change| {
        let token = invite(change, user)?;
        let aside = users::set_aside_roles(change, user)?;
        change.commit(Entry::event("user.invited").on("user", user).detail(aside.detail()), (token, aside))
    })
}

/// Everybody, by name.
///
/// # Errors
/// When it cannot be read.
pub fn list(store: &Store) -> Result<Vec<Line>, Error> {
    store.read_now(|db| {
        let mut lines = store::list_lines(db)?;
        for line in &mut lines {
            let user = UserId::parse(&line.id).ok_or(Error::NotFound)?;
            line.second_factor = factors::find_factors(db, user)?.any();
            line.roles = store::list_role_words(db, user)?;
        }
        Ok(lines)
    })
}

/// Closes an account and ends its sign-ins at once.
///
/// # Errors
/// [`Error::NotFound`] when nobody has that name.
pub fn disable(store: &Store, sign_in_name: &str) -> Result<(), Error> {
    let user = find(store, sign_in_name)?;
    store.change_now(By::CommandLine, move |change| {
        close_account(change, user)?;
        change.commit(Entry::new(Action::UserDisable).on("user", user), ())
    })
}

/// Ends somebody's sign-ins everywhere. Gives how many there were.
///
/// # Errors
/// [`Error::NotFound`] when nobody has that name.
pub fn end_sign_ins(store: &Store, sign_in_name: &str) -> Result<u64, Error> {
    let user = find(store, sign_in_name)?;
    store.change_now(By::CommandLine, move |change| {
        let ended = end_sign_ins_of(change, user)?;
        change.commit(Entry::event("user.sign_ins_ended").on("user", user).detail(ended), ended)
    })
}

/// For somebody who has lost her phone and her sheet of codes: takes all her factors and her password away, and gives the
/// token of a new link. Her roles wait for a manager's approval again. Two people: whoever sits at the machine, and a second member of staff who knows the one that
/// asks, stands beside, and types her own password.
///
/// # Errors
/// [`Error::NotFound`] for unknown names, [`Error::Refused`] when the second is the same person or her password is wrong.
pub fn reset_factors(
    store: &Store,
    sign_in_name: &str,
    second_name: &str,
    second_password: &str,
) -> Result<(String, SetAside), Error> {
    let (user, second) = (find(store, sign_in_name)?, find(store, second_name)?);
    let hash = store.read_now(move |db| users::find_password_of(db, second))?;
    if user == second || !password::matches_now(second_password, hash.as_deref())? {
        return Err(Error::refused(Problem::new("second", "staff-second-person-wrong")));
    }
    store.change_now(By::CommandLine, move |change| {
        factors::remove_all(change, user)?;
        users::remove_password(change, user)?;
        forget_devices(change, user)?;
        end_sign_ins_of(change, user)?;
        let token = invite(change, user)?;
        let aside = users::set_aside_roles(change, user)?;
        let detail = format!("second {second}, {}", aside.detail());
        change.commit(Entry::event("user.factors_reset").on("user", user).detail(detail), (token, aside))
    })
}
