//! What a programme begins with: lessons, a group, women, somebody who leads. Each line goes once it is done, and all of them
//! once there is a group and a woman.

use super::{
    day::Waiting,
    store::{self, Begun},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        error::Error,
        ids::SiteId,
        store::Db,
        text::Text,
    },
    users::{self, ProgrammeId},
};

/// One step.
type Step = &'static str;

/// Where each step is done, by the key of its words (`first-<key>`, and `first-<key>-hint`).
const PLACES: [(Step, &str); 6] = [
    ("course", "/courses/packs"),
    ("group", "/groups/new"),
    ("woman", "/people/new"),
    ("list", "/people/import"),
    ("leader", "/staff/new"),
    ("leader-ask", "/staff"),
];

/// What is still to be done, of what whoever runs a programme does; nothing where there is a group and a woman.
pub(super) fn find(db: &mut Db<'_>, actor: &Actor) -> Result<Vec<Step>, Error> {
    let mut programmes: Vec<(ProgrammeId, Vec<SiteId>)> = Vec::new();
    for site in actor.sites() {
        let programme = users::get_programme_of(db, site)?.id;
        match programmes.iter_mut().find(|(known, _)| *known == programme) {
            Some((_, sites)) => sites.push(site),
            None => programmes.push((programme, vec![site])),
        }
    }
    // Accounts are the machine's, not a site's: whoever may make one may make it for any.
    let invites = actor.decide(Action::UserCreate, &Target::default()) != Decision::Deny;
    let mut steps = Vec::new();
    for (programme, sites) in programmes {
        let may = |action| actor.reach(action).sites.iter().any(|site| sites.contains(site));
        if may(Action::StaffRead) {
            steps.extend(missing(store::how_far(db, programme)?, invites, may));
        }
    }
    Ok(steps)
}

/// Which steps are missing, and hers to do.
fn missing(begun: Begun, invites: bool, may: impl Fn(Action) -> bool) -> Vec<Step> {
    if begun.group && begun.woman {
        return Vec::new();
    }
    let steps = [
        ("course", !begun.course && may(Action::CourseEdit)),
        ("group", !begun.group && may(Action::GroupEdit)),
        ("woman", !begun.woman && may(Action::PersonCreate)),
        ("list", !begun.woman && may(Action::ImportPeople)),
        ("leader", !begun.leader && invites),
        ("leader-ask", !begun.leader && !invites && may(Action::StaffRead)),
    ];
    steps.into_iter().filter(|(_, waits)| *waits).map(|(step, _)| step).collect()
}

/// Says them.
pub(super) fn say(text: &Text, steps: &[Step]) -> Vec<Waiting> {
    let line = |(step, href): (Step, &str)| Waiting {
        href: href.to_owned(),
        text: text.say(&format!("first-{step}")),
        hint: text.say(&format!("first-{step}-hint")),
    };
    PLACES.into_iter().filter(|(step, _)| steps.contains(step)).map(line).collect()
}
