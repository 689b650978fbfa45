//! The list of staff within reach, and the roles that wait for approval.

use askama::Template;
use axum::extract::State;

use super::{
    member::{HeldRow, held_row},
    store::{self, Member},
};
use crate::foundation::{
    access::{Action, Actor, Decision, Target},
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

/// Whom an actor may see at all.
pub(super) fn visible(db: &mut Db<'_>, actor: &Actor) -> Result<Vec<Member>, Error> {
    let mut members: Vec<Member> = Vec::new();
    for site in actor.reach(Action::StaffRead).sites {
        for member in store::list_members_of_site(db, site)? {
            if !members.contains(&member) {
                members.push(member);
            }
        }
    }
    if may_add(actor) {
        members.extend(store::list_members_without_role(db)?);
    }
    members.sort_by(|one, two| one.name.cmp(&two.name).then(one.id.cmp(&two.id)));
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
            let mut members = Vec::new();
            for member in visible(db, &reader)? {
                let held = store::list_held(db, member.id)?;
                members.push((member, held));
            }
            let mut waiting = Vec::new();
            for site in reader.reach(Action::RoleApprove).sites {
                waiting.extend(store::list_waiting(db, site, today)?);
            }
            Ok((members, waiting))
        })
        .await?;
    let members = members.into_iter().map(|(member, held)| {
        let live = held.iter().filter(|one| one.is_live(today));
        let roles = live.map(|one| screen.text.say(&format!("staff-role-{}", one.role.key()))).collect::<Vec<_>>();
        Row {
            href: format!("/staff/{}", member.id),
            name: member.name,
            without_role: roles.is_empty(),
            roles: roles.join(", "),
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
