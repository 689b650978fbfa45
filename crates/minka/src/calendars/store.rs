//! Every statement about calendar addresses, and the sessions that differ from the recurrence.

use std::collections::HashMap;

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{GroupId, SiteId, UserId},
        store::{Db, Row},
    },
    sessions::SessionState,
};

/// Since when somebody has a live address.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn find_since(db: &mut Db<'_>, user: UserId) -> Result<Option<Timestamp>, Error> {
    db.find(
        "select created_at from calendar_feed where user_id = $1 and ended_at is null order by created_at desc limit 1",
        binds![user],
        |row| row.get(0),
    )
}

/// Keeps the hash of a new address.
///
/// # Errors
/// When it cannot be written.
pub(super) fn add_feed(change: &mut Change<'_>, token_hash: &[u8; 32], user: UserId) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into calendar_feed (token_hash, user_id, created_at) values ($1, $2, $3)",
        binds![token_hash, user, at],
    )?;
    Ok(())
}

/// Ends all addresses of somebody.
///
/// # Errors
/// When it cannot be written.
pub(super) fn end_feeds(change: &mut Change<'_>, user: UserId) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update calendar_feed set ended_at = $1 where user_id = $2 and ended_at is null", binds![at, user])
}

/// Ends everybody's addresses: after a restore none that was ended since the back-up comes alive again.
///
/// # Errors
/// When it cannot be written.
pub fn end_all_feeds(change: &mut Change<'_>) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update calendar_feed set ended_at = $1 where ended_at is null", binds![at])
}

/// Whose live address has this hash.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn find_user(db: &mut Db<'_>, token_hash: &[u8; 32]) -> Result<Option<UserId>, Error> {
    db.find("select user_id from calendar_feed where token_hash = $1 and ended_at is null", binds![token_hash], |row| {
        row.get(0)
    })
}

/// A meeting that is recorded: day, hour, state.
pub(super) type Recorded = (Date, Time, SessionState);

/// What is recorded of a group's meetings between two days, both included.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_recorded(
    db: &mut Db<'_>,
    group: GroupId,
    (from, until): (Date, Date),
) -> Result<Vec<Recorded>, Error> {
    db.list(
        "select day, starts_at, state from session where group_id = $1 and day >= $2 and day <= $3 order by day limit 500",
        binds![group, from, until],
        read_recorded,
    )
}

/// The same of every group of a site.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_recorded_of_site(
    db: &mut Db<'_>,
    site: SiteId,
    (from, until): (Date, Date),
) -> Result<HashMap<GroupId, Vec<Recorded>>, Error> {
    let mut recorded: HashMap<GroupId, Vec<Recorded>> = HashMap::new();
    db.each(
        "select day, starts_at, state, group_id from session where site_id = $1 and day >= $2 and day <= $3
         order by day, group_id limit 20000",
        binds![site, from, until],
        |row| {
            recorded.entry(row.get(3)?).or_default().push(read_recorded(row)?);
            Ok(true)
        },
    )?;
    Ok(recorded)
}

fn read_recorded(row: &Row<'_>) -> Result<Recorded, Error> {
    let starts: String = row.get(1)?;
    let starts = starts.parse().map_err(|cause| Error::unexpected("read an hour", cause))?;
    let state = SessionState::parse(&row.get::<String>(2)?).unwrap_or(SessionState::Planned);
    Ok((row.get(0)?, starts, state))
}

/// Forgets addresses that were ended before an instant.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_feeds(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from calendar_feed where ended_at < $1", binds![before])
}
