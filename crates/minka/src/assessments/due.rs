//! What is due for a woman today: what her windows ask and nobody has asked yet.

use std::{collections::HashMap, sync::Arc};

use jiff::{Timestamp, civil::Date};

use super::{
    found::is_answered_for,
    rules,
    store::{self, Standing},
};
use crate::{
    consents::{self, Purpose},
    foundation::{
        error::Error,
        ids::{ParticipantId, SiteId},
        store::Db,
    },
    instruments::{self, Held},
    people::Step,
    users,
    waves::{self, Kind, Windows},
};

/// One questionnaire that is due.
#[derive(Clone, Debug)]
pub struct Due {
    /// What is asked.
    pub held: Held,
    /// Which point of her time here.
    pub kind: Kind,
    /// The last day.
    pub until: Date,
    /// Whether it was begun, and not ended yet.
    pub is_begun: bool,
}

/// What waits about questionnaires for one woman.
#[derive(Clone, Debug, Default)]
pub struct Waits {
    /// What her windows ask now, what ends first in front.
    pub due: Vec<Due>,
    /// Whether something was begun and not ended, in a window or outside every one.
    pub is_begun: bool,
}

/// What a site asks, read once for a page.
struct Plan {
    today: Date,
    windows: Windows,
    on: Vec<Held>,
    is_answered_for: bool,
}

/// Says what is due, woman by woman; what their sites ask is read once for all of them.
pub struct Planner {
    now: Timestamp,
    plans: HashMap<SiteId, Arc<Plan>>,
}

impl Planner {
    /// For this instant.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        Planner { now, plans: HashMap::new() }
    }

    /// What is due for a woman today, and whether anything was begun; nothing while she does not agree to questionnaires.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn find_waits(&mut self, db: &mut Db<'_>, woman: ParticipantId) -> Result<Waits, Error> {
        let Some(standing) = store::find_standing(db, woman)? else { return Ok(Waits::default()) };
        let plan = self.plan(db, standing.site)?;
        let waits = Waits { due: due(&plan, &standing), is_begun: !standing.begun.is_empty() };
        let nothing = waits.due.is_empty() && !waits.is_begun;
        if nothing || !consents::holds(db, woman, Purpose::Survey, None, plan.today)? {
            return Ok(Waits::default());
        }
        Ok(if consents::takes_part(db, woman)? { waits } else { Waits::default() })
    }

    fn plan(&mut self, db: &mut Db<'_>, site: SiteId) -> Result<Arc<Plan>, Error> {
        if let Some(known) = self.plans.get(&site) {
            return Ok(Arc::clone(known));
        }
        let programme = users::get_programme_of(db, site)?.id;
        let plan = Arc::new(Plan {
            today: users::today_at(db, site, self.now)?,
            windows: waves::read_windows(db, programme)?,
            on: instruments::list_on(db, programme)?,
            is_answered_for: is_answered_for(db, site)?,
        });
        self.plans.insert(site, Arc::clone(&plan));
        Ok(plan)
    }
}

fn due(plan: &Plan, standing: &Standing) -> Vec<Due> {
    if matches!(standing.state, Step::Left | Step::Transferred) {
        return Vec::new();
    }
    let all: Vec<_> = plan.on.iter().map(|held| &*held.instrument).collect();
    let offered = rules::offered(&all, plan.is_answered_for);
    let mut due: Vec<Due> = Vec::new();
    for wave in &plan.windows.standing {
        let Some((_, until)) = waves::window(wave, &standing.starts) else { continue };
        let is_in =
            |key: &str, day| plan.windows.of_day(&standing.starts, key, day).is_some_and(|one| one.id == wave.id);
        for key in &wave.instruments {
            let asks = plan.on.iter().find(|held| held.key() == key);
            let instead = asks.and_then(|held| held.instrument.definition().without_flags.as_deref());
            let chosen = [Some(key.as_str()), instead].into_iter().flatten();
            let mut chosen = chosen.filter_map(|key| offered.iter().find(|one| one.definition().id == key));
            let is_this =
                |(asked, day): &(String, Date)| (asked == key || Some(asked.as_str()) == instead) && is_in(asked, *day);
            let Some(chosen) = chosen.next().filter(|one| is_in(&one.definition().id, plan.today)) else { continue };
            if standing.asked.iter().any(is_this) {
                continue;
            }
            let is_begun = standing.begun.iter().any(is_this);
            let held = plan.on.iter().find(|held| held.key() == chosen.definition().id);
            due.extend(held.map(|held| Due { held: held.clone(), kind: wave.kind, until, is_begun }));
        }
    }
    due.sort_by(|one, other| (one.until, one.held.key()).cmp(&(other.until, other.held.key())));
    due.dedup_by(|one, other| one.held.key() == other.held.key());
    due
}
