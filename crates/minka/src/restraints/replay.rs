//! Doing again what was taken back, each act by its own room and only where it is not in force.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::{
    consents::{self, Said},
    contacts, duplicates, exclusions, factors, forgetting,
    foundation::{
        audit::Entry,
        change::{By, Change},
        error::Error,
        ids::{Id, ParticipantId, SiteId, UserId},
        keyring::{Act, Keyring, Recorded},
        store::Store,
        told::Portion,
    },
    groups, leader_wall, openings, part_erasures, sealing, staff,
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
        let mut joined = Joined::default();
        for one in &recorded {
            done.applied += usize::from(apply(change, &keyring, one, &mut joined)?);
        }
        if done.applied == 0 {
            return change.unchanged(done);
        }
        let detail = format!("{} of {} applied", done.applied, done.found);
        change.commit(Entry::event("restraints.applied").detail(detail), done)
    })
}

/// Which files became one after the back-up, as far as the journal was read: the back-up has them apart, and what was taken back
/// of the one that stayed was taken back of a woman who has both.
#[derive(Default)]
struct Joined(HashMap<ParticipantId, Vec<ParticipantId>>);

impl Joined {
    /// The second and what was put to it before are the first's now.
    fn join(&mut self, first: ParticipantId, second: ParticipantId) {
        let earlier = self.0.remove(&second).unwrap_or_default();
        self.0.entry(first).or_default().extend(std::iter::once(second).chain(earlier));
    }

    /// They are two again. What was put to the second before cannot be told from the first's own: it stays with both.
    fn part(&mut self, first: ParticipantId, second: ParticipantId) {
        self.0.entry(first).or_default().retain(|former| *former != second);
    }

    fn formers(&self, woman: ParticipantId) -> &[ParticipantId] {
        self.0.get(&woman).map_or(&[], Vec::as_slice)
    }

    /// Her file, and every one that was put to it.
    fn files(&self, woman: ParticipantId) -> Vec<ParticipantId> {
        std::iter::once(woman).chain(self.formers(woman).iter().copied()).collect()
    }
}

/// The same in each of her files; whether it had to be done again in any.
fn in_each(
    change: &mut Change<'_>,
    files: &[ParticipantId],
    again: impl Fn(&mut Change<'_>, ParticipantId) -> Result<bool, Error>,
) -> Result<bool, Error> {
    let mut done = false;
    for file in files {
        done |= again(change, *file)?;
    }
    Ok(done)
}

/// The same for each of her files and each of another's.
fn in_pairs(
    change: &mut Change<'_>,
    (files, others): (&[ParticipantId], &[ParticipantId]),
    again: impl Fn(&mut Change<'_>, (ParticipantId, ParticipantId)) -> Result<bool, Error>,
) -> Result<bool, Error> {
    in_each(change, files, |change, file| in_each(change, others, |change, other| again(change, (file, other))))
}

fn unreadable(act: Act) -> Error {
    Error::Unexpected(format!("the restraint journal holds an unreadable {act:?}"))
}

/// Whether it had to be done again. What it is about may be younger than the back-up: then there is nothing to hold back.
fn apply(change: &mut Change<'_>, keyring: &Keyring, recorded: &Recorded, joined: &mut Joined) -> Result<bool, Error> {
    let unreadable = || unreadable(recorded.restraint.act);
    let (subject, more) = (recorded.restraint.subject.as_str(), recorded.restraint.more.as_str());
    let user = || UserId::parse(subject).ok_or_else(unreadable);
    match recorded.restraint.act {
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
        Act::SiteSealed => sealing::end_again(change),
        Act::EmergencyEnded => {
            openings::end_again(change, openings::OpeningId::parse(subject).ok_or_else(unreadable)?, recorded.at)
        }
        Act::ConsentWithdrawn
        | Act::ConsentRefused
        | Act::ConsentShortened
        | Act::Erased
        | Act::PartErased
        | Act::HoldPlaced
        | Act::ContactPaused
        | Act::CardReplaced
        | Act::StaffExcluded
        | Act::FileLinked
        | Act::KeptApart
        | Act::ToldApart
        | Act::AlikeAfterAll
        | Act::FilesJoined
        | Act::FilesParted => apply_to_her(change, keyring, recorded, joined),
    }
}

/// What held in one of two files held in both once they were one: a no, that nobody reaches her, and whom she named. Both cards
/// left with the joining, because they may contradict one another: she is asked again.
fn share(change: &mut Change<'_>, files: &[ParticipantId], at: Timestamp) -> Result<bool, Error> {
    let mut done = in_each(change, files, |change, file| contacts::void_card_again(change, file, at))?;
    for file in files {
        let twins: Vec<ParticipantId> = files.iter().copied().filter(|twin| twin != file).collect();
        done |= in_each(change, &twins, |change, twin| consents::share_no_again(change, (*file, twin), at))?;
        if contacts::is_paused(change, *file)? {
            done |= in_each(change, &twins, |change, twin| contacts::pause_again(change, twin, at))?;
        }
        for named in exclusions::list_named(change, *file, Portion::ALL)?.iter().filter(|named| named.lifted.is_none())
        {
            done |= in_each(change, &twins, |change, twin| exclusions::name_again(change, twin, named.user, at))?;
        }
    }
    Ok(done)
}

/// What is about a woman, in each of the files that the back-up has of her.
fn apply_to_her(
    change: &mut Change<'_>,
    keyring: &Keyring,
    recorded: &Recorded,
    joined: &mut Joined,
) -> Result<bool, Error> {
    let (act, at, more) = (recorded.restraint.act, recorded.at, recorded.restraint.more.as_str());
    let woman = ParticipantId::parse(&recorded.restraint.subject).ok_or_else(|| unreadable(act))?;
    let user = || UserId::parse(more).ok_or_else(|| unreadable(act));
    let other = |id: &str| ParticipantId::parse(id).ok_or_else(|| unreadable(act));
    let files = joined.files(woman);
    match act {
        Act::ConsentShortened => {
            in_each(change, &files, |change, file| consents::shorten_again(change, file, more, at))
        }
        Act::ConsentRefused => {
            in_each(change, &files, |change, file| consents::stop_again(change, file, (Said::Refused, more), at))
        }
        Act::Erased => in_each(change, &files, |change, file| forgetting::forget_again(change, keyring, file)),
        Act::PartErased => {
            in_each(change, &files, |change, file| part_erasures::erase_again(change, keyring, file, more))
        }
        Act::HoldPlaced => {
            let held = forgetting::hold_again(change, woman, more)?;
            let formers = joined.formers(woman);
            Ok(in_each(change, formers, |change, file| forgetting::hold_former_again(change, file, more))? || held)
        }
        Act::ContactPaused => in_each(change, &files, |change, file| contacts::pause_again(change, file, at)),
        Act::CardReplaced => in_each(change, &files, |change, file| contacts::void_card_again(change, file, at)),
        Act::StaffExcluded => {
            let named = user()?;
            in_each(change, &files, |change, file| exclusions::name_again(change, file, named, at))
        }
        Act::FileLinked => {
            let hers = user()?;
            let linked = leader_wall::link_again(change, woman, hers, at)?;
            // An account has one file; from the others of hers it is kept as somebody whom she named.
            let formers = joined.formers(woman);
            Ok(in_each(change, formers, |change, file| exclusions::name_again(change, file, hers, at))? || linked)
        }
        Act::KeptApart => {
            let (id, from) = more.split_once(' ').ok_or_else(|| unreadable(act))?;
            let from = read_day(from).ok_or_else(|| unreadable(act))?;
            let others = joined.files(other(id)?);
            in_pairs(change, (&files, &others), |change, pair| groups::keep_apart_again(change, pair, from))
        }
        Act::ToldApart => {
            let others = joined.files(other(more)?);
            in_pairs(change, (&files, &others), duplicates::tell_apart_again)
        }
        Act::AlikeAfterAll => {
            let others = joined.files(other(more)?);
            in_pairs(change, (&files, &others), duplicates::take_back_again)
        }
        Act::FilesJoined => {
            joined.join(woman, other(more)?);
            share(change, &joined.files(woman), at)
        }
        Act::FilesParted => {
            joined.part(woman, other(more)?);
            Ok(false)
        }
        _ => in_each(change, &files, |change, file| consents::stop_again(change, file, (Said::Withdrawn, more), at)),
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
