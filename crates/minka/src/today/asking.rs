//! What waits about questionnaires: women of the reader's own and of the groups that she leads whom a window asks now, and for whoever plans what is asked, where to look
//! and where the answers do not hang together.

use std::collections::HashSet;

use jiff::Timestamp;

use super::{
    day::{MOST_LINES, MOST_WOMEN, Waiting, say_of_hers},
    store,
};
use crate::{
    assessments::{self, Planner, State},
    due_lists,
    foundation::{
        access::{Action, Actor},
        error::Error,
        ids::ParticipantId,
        store::Db,
        text::Text,
        told::Portion,
    },
    instruments::{self, Held, say_language, say_name},
    users::{self, ProgrammeId},
    waves,
};

/// So many times that a woman was asked are looked at, the newest.
const MOST_LOOKED_AT: Portion = Portion::first(100);

/// What was found, before it is said.
#[derive(Default)]
pub(super) struct Asking {
    /// Codes of her women whom a window asks something now, and of those with whom it was begun and not ended.
    due: Vec<String>,
    begun: Vec<String>,
    /// A window runs in a programme whose questionnaires the reader plans.
    plans: bool,
    /// Of those: the questionnaire, and the language in which its answers do not hang together.
    alarms: Vec<(ProgrammeId, Held, String)>,
}

pub(super) fn find(db: &mut Db<'_>, actor: &Actor, now: Timestamp) -> Result<Asking, Error> {
    let (mut found, mut planner) = (Asking::default(), Planner::new(now));
    for (woman, is_beside) in list_hers(db, actor)? {
        let waits = planner.find_waits(db, woman)?;
        let is_due = waits.due.iter().any(|one| !one.is_begun);
        // A leader goes on with what she began herself, and with nobody else's.
        let is_begun = waits.is_begun && (is_beside || has_begun(db, actor, woman)?);
        if !is_due && !is_begun {
            continue;
        }
        // What was begun is said as such, unless something else waits to be begun.
        let list = if is_due { &mut found.due } else { &mut found.begun };
        list.extend(store::find_woman(db, woman)?.map(|known| known.code));
    }
    let mut programmes: Vec<ProgrammeId> = Vec::new();
    for site in actor.reach(Action::SurveyAssign).sites {
        let programme = users::get_programme_of(db, site)?.id;
        if !programmes.contains(&programme) {
            programmes.push(programme);
        }
    }
    for programme in programmes {
        found.plans |= !waves::list_waves(db, programme)?.is_empty();
        for (key, language) in instruments::list_alarms(db, programme)? {
            let held = instruments::find_on(db, programme, &key)?;
            found.alarms.extend(held.map(|held| (programme, held, language)));
        }
    }
    Ok(found)
}

/// Whom she may ask: those beside whom she walks, then those of the groups that she leads.
fn list_hers(db: &mut Db<'_>, actor: &Actor) -> Result<Vec<(ParticipantId, bool)>, Error> {
    let asks = actor.reach(Action::SurveyAnswer);
    let mut women: Vec<(ParticipantId, bool)> = asks.participants.into_iter().map(|woman| (woman, true)).collect();
    for group in asks.groups {
        let members = due_lists::list_members(db, group)?;
        women.extend(members.into_iter().map(|woman| (woman, false)));
    }
    let mut seen = HashSet::new();
    women.retain(|(woman, _)| seen.insert(*woman));
    women.truncate(MOST_WOMEN);
    Ok(women)
}

/// Whether she began something with a woman that has not ended.
fn has_begun(db: &mut Db<'_>, actor: &Actor, woman: ParticipantId) -> Result<bool, Error> {
    let by = actor.by().text();
    let asked = assessments::list_of_woman(db, woman, MOST_LOOKED_AT)?;
    Ok(asked.iter().any(|one| one.state == State::Open && one.begun_by() == by))
}

impl Asking {
    /// Each as a line; the rest is one tap away.
    pub(super) fn say(&self, text: &Text) -> Vec<Waiting> {
        let of_hers = [("today-asked-now", "assessments", &self.due), ("today-begun-now", "assessments", &self.begun)];
        let mut lines: Vec<Waiting> = of_hers.into_iter().flat_map(|each| say_of_hers(text, each)).collect();
        let alarm = |(programme, held, language): &(ProgrammeId, Held, String)| {
            let name = say_name(text, &held.instrument);
            let said =
                text.phrase("today-alarm").with("name", name).with("language", say_language(language)).to_string();
            let href = format!("/instruments/{programme}/{}/together", held.key());
            Waiting { href, text: said, hint: String::new() }
        };
        lines.extend(self.alarms.iter().take(MOST_LINES).map(alarm));
        if self.plans || !lines.is_empty() {
            lines.push(Waiting { href: "/due".to_owned(), text: text.say("today-due-list"), hint: String::new() });
        }
        lines
    }
}
