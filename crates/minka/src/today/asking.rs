//! What waits about questionnaires: women of the reader's own whom a window asks now, and for whoever plans what is asked, where to look
//! and where the answers do not hang together.

use jiff::Timestamp;

use super::{
    day::{MOST_LINES, MOST_WOMEN, Waiting, say_of_hers},
    store,
};
use crate::{
    assessments::Planner,
    foundation::{
        access::{Action, Actor},
        error::Error,
        store::Db,
        text::Text,
    },
    instruments::{self, Held, say_language, say_name},
    users::{self, ProgrammeId},
    waves,
};

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
    for woman in actor.reach(Action::SurveyAnswer).participants.into_iter().take(MOST_WOMEN) {
        let waits = planner.find_waits(db, woman)?;
        let is_due = waits.due.iter().any(|one| !one.is_begun);
        if !is_due && !waits.is_begun {
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
