//! The woman, what the reader is to her, and one time that she was asked, for whoever may correct it.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use measure::Instrument;

use super::{
    model::Correction,
    rules::{self, Stands},
    store,
};
use crate::{
    assessments::{self, Assessment, AssessmentId},
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor, Decision, View},
        error::Error,
        store::Db,
    },
    instruments,
    people::{self, Participant},
    users::{self, ProgrammeId},
};

/// A woman, and what the reader may do.
pub(super) struct Sight {
    pub(super) woman: Participant,
    pub(super) programme: ProgrammeId,
    pub(super) today: Date,
    /// Whether she agrees to questionnaires today: without it nobody sees that there were any.
    pub(super) agreed: bool,
    /// Whether the page of what she was asked is there for the reader.
    pub(super) finds_answers: bool,
    runs: bool,
    reads: bool,
    me: String,
}

/// Loads her for whoever asks her or runs the site; for everybody else she does not exist.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Sight, Error> {
    let woman = people::get_by_code(db, &people::read_code(typed).ok_or(Error::NotFound)?)?;
    let today = users::today_at(db, woman.site, now)?;
    let target = people::target_of(db, &woman, today)?;
    let may = |action| actor.decide(action, &target) == Decision::Permit(View::Full);
    let (asks, reads) = (may(Action::SurveyAnswer), may(Action::SurveyRead));
    let runs = may(Action::SurveyVoid);
    if !asks && !reads && !runs {
        return Err(Error::NotFound);
    }
    Ok(Sight {
        agreed: consents::holds(db, woman.id, Purpose::Survey, None, today)?,
        programme: users::get_programme_of(db, woman.site)?.id,
        finds_answers: asks || reads,
        reads: asks && reads,
        me: actor.by().text(),
        woman,
        today,
        runs,
    })
}

/// What somebody may correct of one time.
#[derive(Clone, Copy)]
pub(super) struct May {
    /// Say that it was a mistake, or take that back.
    pub(super) void: bool,
    /// Its day and its minutes.
    pub(super) day: bool,
}

impl Sight {
    pub(super) fn may(&self, db: &mut Db<'_>, of: &Assessment) -> Result<May, Error> {
        let begun_on = users::today_at(db, self.woman.site, of.begun_at)?;
        let is_own = of.begun_by() == self.me || of.asked_by == self.me;
        let stands = Stands { is_own, runs: self.runs, reads: self.reads };
        Ok(May {
            void: rules::may_void(stands, begun_on, self.today),
            day: rules::may_correct_day(stands, of.state, (begun_on, self.today)),
        })
    }
}

/// One time that she was asked.
pub(super) struct Opened {
    pub(super) sight: Sight,
    pub(super) of: Assessment,
    pub(super) instrument: Arc<Instrument>,
    pub(super) may: May,
    pub(super) corrections: Vec<Correction>,
}

/// Loads it for whoever may correct something of it.
pub(super) fn open(
    db: &mut Db<'_>,
    actor: &Actor,
    (code, id): (&str, AssessmentId),
    now: Timestamp,
) -> Result<Opened, Error> {
    let sight = load(db, actor, code, now)?;
    let of = assessments::find_assessment(db, sight.woman.id, id)?.ok_or(Error::NotFound)?;
    let may = sight.may(db, &of)?;
    if !sight.agreed || !(may.void || may.day) {
        return Err(Error::NotFound);
    }
    let instrument = instruments::get_held(db, of.instrument)?.instrument;
    let corrections = store::list_corrections(db, id)?;
    Ok(Opened { sight, of, instrument, may, corrections })
}
