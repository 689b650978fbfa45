//! Doing again what was taken back, each act by its own room and only where it is not in force.

use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::{
    consents, contacts, exclusions, factors, forgetting,
    foundation::{
        audit::Entry,
        change::{By, Change},
        error::Error,
        ids::{Id, ParticipantId, SiteId, UserId},
        keyring::{Act, Keyring, Recorded},
        store::Store,
    },
    openings, part_erasures, sealing, staff,
    users::{self, AssignmentId},
};

/// How many restraints the journal has since the database's newest entry, and how many of them had to be done again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// In the journal.
    pub found: usize,
    /// Done again.
    pub applied: usize,
}

/// A clock that was set back a little hides nothing. What is older than that and has a higher number was written by a
/// database whose place this one has taken, and was applied then.
const SLACK: SignedDuration = SignedDuration::from_mins(5);

/// Applies everything that a journal holds after `known`, the database's newest entry; all of it when there is none. In one change: either everything is in force, or the folder does not open.
///
/// # Errors
/// When the journal cannot be read or the database not be written.
pub fn replay(
    store: &Store,
    (keyring, journal): (&Keyring, &Keyring),
    known: Option<(i64, Timestamp)>,
) -> Result<Replayed, Error> {
    let from = known.and_then(|(_, at)| at.checked_sub(SLACK).ok()).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut recorded = journal.list_restraints(from)?;
    recorded.retain(|one| known.is_none_or(|(entry, _)| one.entry > entry));
    if recorded.is_empty() {
        return Ok(Replayed::default());
    }
    let keyring = keyring.clone();
    // As whoever sits at the machine: the only manager of a site keeps her role, then as now.
    store.change_now(By::CommandLine, move |change| {
        let mut done = Replayed { found: recorded.len(), applied: 0 };
        for one in &recorded {
            done.applied += usize::from(apply(change, &keyring, one)?);
        }
        if done.applied == 0 {
            return change.unchanged(done);
        }
        let detail = format!("{} of {} applied", done.applied, done.found);
        change.commit(Entry::event("restraints.applied").detail(detail), done)
    })
}

/// Whether it had to be done again. What it is about may be younger than the back-up: then there is nothing to hold back.
fn apply(change: &mut Change<'_>, keyring: &Keyring, recorded: &Recorded) -> Result<bool, Error> {
    let unreadable =
        || Error::Unexpected(format!("the restraint journal holds an unreadable {:?}", recorded.restraint.act));
    let (subject, more) = (recorded.restraint.subject.as_str(), recorded.restraint.more.as_str());
    let user = || UserId::parse(subject).ok_or_else(unreadable);
    let woman = || ParticipantId::parse(subject).ok_or_else(unreadable);
    match recorded.restraint.act {
        Act::ConsentWithdrawn => {
            let (_, first) = more.split_once(' ').ok_or_else(unreadable)?;
            consents::withdraw_again(change, woman()?, first, recorded.at)
        }
        Act::AccountClosed => match users::find_live_user(change, user()?)? {
            Some(live) => staff::close_account(change, live.id).map(|()| true),
            None => Ok(false),
        },
        Act::RoleEnded => {
            let id = AssignmentId::parse(subject).ok_or_else(unreadable)?;
            done_or_in_force(users::end_assignment(change, id, read_day(more).ok_or_else(unreadable)?))
        }
        Act::MentoringEnded => {
            let (site, until) = more.split_once(' ').ok_or_else(unreadable)?;
            let site = SiteId::parse(site).ok_or_else(unreadable)?;
            let until = read_day(until).ok_or_else(unreadable)?;
            users::end_mentoring_of(change, user()?, site, until).map(|ended| ended > 0)
        }
        Act::RolesSetAside => users::set_aside_roles(change, user()?).map(|aside| aside.roles > 0),
        Act::PasskeyRemoved => {
            let owner = UserId::parse(more).ok_or_else(unreadable)?;
            let passkey = factors::PasskeyId::parse(subject).ok_or_else(unreadable)?;
            factors::remove_passkey(change, owner, passkey)
        }
        Act::CodeAppRemoved => factors::remove_code_app_of(change, user()?, recorded.at),
        Act::FactorsRemoved => {
            users::remove_password(change, user()?)?;
            factors::remove_all_of(change, user()?, recorded.at)
        }
        Act::Erased => forgetting::forget_again(change, keyring, woman()?),
        Act::PartErased => part_erasures::erase_again(change, keyring, woman()?, more),
        Act::HoldPlaced => forgetting::hold_again(change, woman()?, more),
        Act::ContactPaused => contacts::pause_again(change, woman()?, recorded.at),
        Act::StaffExcluded => {
            let named = UserId::parse(more).ok_or_else(unreadable)?;
            exclusions::name_again(change, woman()?, named, recorded.at)
        }
        Act::SiteSealed => sealing::end_again(change),
        Act::EmergencyEnded => {
            openings::end_again(change, openings::OpeningId::parse(subject).ok_or_else(unreadable)?, recorded.at)
        }
    }
}

fn done_or_in_force(done: Result<(), Error>) -> Result<bool, Error> {
    match done {
        Ok(()) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(why) => Err(why),
    }
}

fn read_day(text: &str) -> Option<Date> {
    text.parse().ok()
}
