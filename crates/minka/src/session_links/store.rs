//! Every statement about one-session links.

use jiff::Timestamp;

use super::model::SessionLink;
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::SiteId,
        store::{Db, Row},
    },
    sessions::SessionId,
};

/// Adds a link by its hash.
pub(super) fn add_link(
    change: &mut Change<'_>,
    hash: &[u8; 32],
    (session, site): (SessionId, SiteId),
    expires: Timestamp,
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into session_link (token_hash, session_id, site_id, created_at, created_by, expires_at, opened, saved)
         values ($1, $2, $3, $4, $5, $6, 0, 0)",
        binds![hash, session, site, at, by, expires],
    )?;
    Ok(())
}

/// Columns of a link, in the order that `read_link` reads.
macro_rules! link_columns {
    () => {
        "l.token_hash, l.session_id, l.created_at, coalesce(u.name, ''), l.expires_at, l.opened, l.saved, l.ended_at,
         l.created_by"
    };
}

fn read_link(row: &Row<'_>) -> Result<SessionLink, Error> {
    Ok(SessionLink {
        hash: row.get(0)?,
        session: row.get(1)?,
        created: row.get(2)?,
        made_by: row.get(3)?,
        expires: row.get(4)?,
        opened: row.get(5)?,
        saved: row.get(6)?,
        ended: row.get(7)?,
        maker: row.get(8)?,
        vouched: false,
    })
}

/// The link of a hash, live or not.
pub(super) fn find_link(db: &mut Db<'_>, hash: &[u8; 32]) -> Result<Option<SessionLink>, Error> {
    db.find(
        concat!(
            "select ",
            link_columns!(),
            " from session_link l left join staff_user u on u.id = l.created_by where l.token_hash = $1"
        ),
        binds![hash],
        read_link,
    )
}

/// The links of a session, the newest first.
pub(super) fn list_links(db: &mut Db<'_>, session: SessionId) -> Result<Vec<SessionLink>, Error> {
    db.list(
        concat!(
            "select ",
            link_columns!(),
            " from session_link l left join staff_user u on u.id = l.created_by
             where l.session_id = $1 order by l.created_at desc, l.token_hash limit 200"
        ),
        binds![session],
        read_link,
    )
}

/// Ends a link. One that is ended already stays as it is.
pub(super) fn end_link(change: &mut Change<'_>, hash: &[u8]) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update session_link set ended_at = $1 where token_hash = $2 and ended_at is null", binds![at, hash])
}

/// Ends every link: after a restore none that was ended since the back-up comes alive again.
///
/// # Errors
/// When it cannot be written.
pub fn end_all_links(change: &mut Change<'_>) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update session_link set ended_at = $1 where ended_at is null", binds![at])
}

/// Counts that somebody looked.
pub(super) fn note_opened(change: &mut Change<'_>, hash: &[u8]) -> Result<(), Error> {
    change.execute("update session_link set opened = opened + 1 where token_hash = $1", binds![hash])?;
    Ok(())
}

/// Counts that somebody saved.
pub(super) fn note_saved(change: &mut Change<'_>, hash: &[u8]) -> Result<(), Error> {
    change.execute("update session_link set saved = saved + 1 where token_hash = $1", binds![hash])?;
    Ok(())
}

/// Forgets links that died before an instant.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_links(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from session_link where expires_at < $1", binds![before])
}
