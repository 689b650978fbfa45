//! The list of staff within reach, and the roles that wait for approval.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    member::{HeldRow, held_row},
    store::{self, Member},
};
use crate::foundation::{
    access::{Action, Actor, Decision, Role, Target},
    app::App,
    error::{Answer, Error},
    page::{Frame, Screen, show},
    store::Db,
};

#[derive(Template)]
#[template(path = "staff/list.html")]
struct StaffPage {
    frame: Frame,
    may_add: bool,
    waiting: Vec<HeldRow>,
    members: Vec<Row>,
}

struct Row {
    href: String,
    name: String,
    roles: String,
    disabled: bool,
    without_role: bool,
}

/// Whether somebody may add staff, perhaps after a fresh proof.
pub(super) fn may_add(actor: &Actor) -> bool {
    actor.decide(Action::UserCreate, &Target::default()) != Decision::Deny
}

/// Whom an actor may see, with the roles each has at the actor's sites: elsewhere is not her business.
fn list(db: &mut Db<'_>, actor: &Actor, today: Date) -> Result<Vec<(Member, Vec<Role>)>, Error> {
    let mut members: Vec<(Member, Vec<Role>)> = Vec::new();
    for site in actor.reach(Action::StaffRead).sites {
        for (member, roles) in store::list_members_with_roles(db, site, today)? {
            match members.iter_mut().find(|(known, _)| known.id == member.id) {
                Some((_, held)) => held.extend(roles),
                None => members.push((member, roles)),
            }
        }
    }
    if may_add(actor) {
        members.extend(store::list_members_without_role(db)?.into_iter().map(|member| (member, Vec::new())));
    }
    members.sort_by(|(one, _), (two, _)| one.name.cmp(&two.name).then(one.id.cmp(&two.id)));
    Ok(members)
}

/// The page.
pub(super) async fn show_list(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    if !actor.may_somewhere(Action::StaffRead) {
        return Err(Error::NotFound);
    }
    let today = app.clock().today(&screen.zone);
    let reader = actor.clone();
    let (members, waiting) = app
        .store()
        .read(move |db| {
            let members = list(db, &reader, today)?;
            let mut waiting = Vec::new();
            for site in reader.reach(Action::RoleApprove).sites {
                waiting.extend(store::list_waiting(db, site, today)?);
            }
            Ok((members, waiting))
        })
        .await?;
    let members = members.into_iter().map(|(member, roles)| {
        let mut said: Vec<String> = Vec::new();
        for role in roles {
            let word = screen.text.say(&format!("staff-role-{}", role.key()));
            if !said.contains(&word) {
                said.push(word);
            }
        }
        Row {
            href: format!("/staff/{}", member.id),
            name: member.name,
            without_role: said.is_empty(),
            roles: said.join(", "),
            disabled: member.disabled,
        }
    });
    show(&StaffPage {
        frame: screen.frame("staff-title", "more"),
        may_add: may_add(&actor),
        waiting: waiting.iter().map(|held| held_row(&screen, &actor, held, today)).collect(),
        members: members.collect(),
    })
}
