//! Women of earlier years whose files come to their end now: one that goes within the fortnight, and one that is kept for a while.

use jiff::{ToSpan, civil::Date};

use super::{dice::Dice, play::Act};
use crate::{
    forgetting,
    foundation::{
        audit::Entry,
        change::{By, Change},
        error::Error,
        ids::{Id, ParticipantId, SiteId, new_uuid},
        store::Store,
    },
    journeys::{self, JourneyStep, StepId},
    people::{self, NewParticipant, SIGNS, Step},
    retention,
};

/// (days until her years are over, how she went, whether something of hers is kept for now).
const PARTS: [(i64, Step, &str, bool); 2] = [(9, Step::Left, "moved", false), (3, Step::Alumna, "", true)];

/// Writes them down, and looks ahead as the program does once a day.
pub(super) fn remember(store: &Store, act: &Act, today: Date, seed: u64) -> Result<(), Error> {
    let site = act.stage.sites[0];
    let language = super::script::language(&act.script.languages[0]);
    let names = act.script.names.get(language.code()).cloned().unwrap_or_default();
    store.change_now(By::Program, move |change| {
        let mut dice = Dice::new(seed);
        for (days, last, reason, kept) in PARTS {
            let on = today.saturating_sub(retention::USUAL_YEARS.years()).saturating_add(days.days());
            let new = NewParticipant {
                id: ParticipantId::new(change.clock()),
                site,
                code: free_code(change, &mut dice)?,
                chosen_name: dice.pick::<String>(&names).clone(),
                sign: (*dice.pick::<&str>(&SIGNS)).to_owned(),
                language,
                step: Step::Active,
                on: on.saturating_sub(300.days()),
            };
            journeys::add_participant(change, &new)?;
            let id = StepId::new(change.clock());
            let step = JourneyStep { id, step: last, on, reason: reason.to_owned(), corrects: None };
            journeys::add_journey_step(change, site, new.id, &step)?;
            if kept {
                keep(change, new.id, today)?;
            }
        }
        look(change, site, today)?;
        change.commit(Entry::event("demo.today"), ())
    })
}

fn free_code(change: &mut Change<'_>, dice: &mut Dice) -> Result<String, Error> {
    loop {
        let code = people::code_from(2, |choices| dice.below(choices));
        if people::find_by_code(change, &code)?.is_none() {
            return Ok(code);
        }
    }
}

fn keep(change: &mut Change<'_>, woman: ParticipantId, today: Date) -> Result<(), Error> {
    let until = today.saturating_add(90.days());
    let hold = format!("{} {until}", new_uuid(change.clock()));
    forgetting::hold_again(change, woman, &hold).map(drop)
}

fn look(change: &mut Change<'_>, site: SiteId, today: Date) -> Result<(), Error> {
    let found = retention::look_ahead(change, site, today)?;
    retention::keep_list(change, site, &found, today).map(drop)
}
