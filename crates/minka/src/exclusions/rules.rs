//! Decisions about whom she names, without database or clock.

use super::model::Near;
use crate::foundation::{
    form::{Problem, Problems},
    ids::UserId,
};

/// The word with which the form says that she wants it all the same.
pub(super) const AT_ONCE: &str = "yes";

/// Whether somebody can be named: one of those who work here, and, when he leads her group or walks beside her, only once
/// it was said what that means. It then holds at once: nobody tells her to wait.
pub(super) fn check_naming(
    chosen: Option<UserId>,
    staff: &[UserId],
    near: &[Near],
    at_once: bool,
) -> Result<UserId, Problems> {
    let known = chosen.filter(|user| staff.contains(user));
    let user = known.ok_or_else(|| Problems::one(Problem::new("who", "exclusions-who-missing")))?;
    if at_once {
        return Ok(user);
    }
    match near.iter().find(|near| near.user() == user) {
        None => Ok(user),
        Some(Near::Leads { group, .. }) => {
            Err(Problems::one(Problem::new("at_once", "exclusions-leads").with("group", group)))
        }
        Some(Near::Mentors { .. }) => Err(Problems::one(Problem::new("at_once", "exclusions-mentors"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    #[test]
    fn whoever_is_near_her_is_named_only_once_it_was_said_what_that_means() {
        let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
        let [far, leader, mentor, stranger] = [(); 4].map(|()| UserId::new(&clock));
        let staff = [far, leader, mentor];
        let near = [Near::Leads { user: leader, group: "Tulip".to_owned() }, Near::Mentors { user: mentor }];
        for (chosen, at_once, expected) in [
            (None, false, Err("exclusions-who-missing")),
            (Some(stranger), true, Err("exclusions-who-missing")),
            (Some(far), false, Ok(far)),
            (Some(leader), false, Err("exclusions-leads")),
            (Some(leader), true, Ok(leader)),
            (Some(mentor), false, Err("exclusions-mentors")),
            (Some(mentor), true, Ok(mentor)),
        ] {
            let said = check_naming(chosen, &staff, &near, at_once).map_err(|problems| problems.0[0].key);
            assert_eq!(said, expected);
        }
    }
}
