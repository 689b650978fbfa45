//! The woman whose restricted file is asked for, and what the reader may do with it.

use jiff::{Timestamp, civil::Date};

use crate::{
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        error::Error,
        form::Problem,
        store::Db,
    },
    people::{self, Participant},
    users,
};

/// A woman, and what the reader may do.
pub(crate) struct Known {
    /// Her.
    pub(crate) woman: Participant,
    /// Today where she is.
    pub(crate) today: Date,
    /// Whether she agrees that her mentor keeps sealed notes.
    pub(crate) agrees: bool,
    /// Whether she still takes part: else nothing new is written.
    pub(crate) takes_part: bool,
    /// Whether this reader may write, and put on paper what is written.
    pub(crate) may_write: bool,
    /// Whether this reader may open what is there: her mentor as long as she agrees, and whoever opened her in an emergency.
    pub(crate) may_open: bool,
}

impl Known {
    /// Whether this reader may write something new today.
    pub(crate) fn may_add(&self) -> bool {
        self.may_write && self.takes_part
    }
}

fn find(db: &mut Db<'_>, typed: &str, now: Timestamp) -> Result<(Participant, Target, Date, bool), Error> {
    let woman = people::get_by_code(db, &people::read_code(typed).ok_or(Error::NotFound)?)?;
    let today = users::today_at(db, woman.site, now)?;
    let target = people::target_of(db, &woman, today)?;
    let agrees = consents::holds(db, woman.id, Purpose::Notes, None, today)?;
    Ok((woman, target, today, agrees))
}

/// Loads her for whoever may read what is restricted; for everybody else she does not exist. Danger to her life opens it through an
/// emergency opening, never around her consent.
pub(crate) fn load(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let (woman, target, today, agrees) = find(db, typed, now)?;
    actor.check(Action::RestrictedRead, &target)?;
    let writes = actor.decide(Action::RestrictedWrite, &target) == Decision::Permit(View::Full);
    let in_emergency = actor.emergencies().iter().any(|opening| opening.participant == woman.id);
    let takes_part = consents::takes_part(db, woman.id)?;
    Ok(Known { woman, today, agrees, takes_part, may_write: writes && agrees, may_open: agrees || in_emergency })
}

/// Refuses whoever may not read to her what is restricted. Her mentor may, because she asks: whether she agrees today is not asked, since
/// what is kept of her words is hers to hear for as long as it is kept. For anything else it stays shut ([`load`]).
pub(crate) fn check_told(db: &mut Db<'_>, (actor, woman, today): (&Actor, &Participant, Date)) -> Result<(), Error> {
    let target = people::target_of(db, woman, today)?;
    actor.check(Action::RestrictedRead, &target).map(drop)
}

/// Loads her for whoever may write, and refuses while she does not agree or takes part no more.
pub(crate) fn load_to_write(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let known = load_to_print(db, actor, typed, now)?;
    consents::check_takes_part(db, known.woman.id)?;
    Ok(known)
}

/// Loads her for whoever may put on paper what is written, and refuses while she does not agree. A woman who takes part no more takes along
/// what is hers.
pub(super) fn load_to_print(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let (woman, target, today, agrees) = find(db, typed, now)?;
    actor.check(Action::RestrictedRead, &target)?;
    actor.check(Action::RestrictedWrite, &target)?;
    if agrees {
        let takes_part = consents::takes_part(db, woman.id)?;
        Ok(Known { woman, today, agrees, takes_part, may_write: true, may_open: true })
    } else {
        Err(Problem::new("", "plans-no-consent").into())
    }
}
