//! Every statement about telephones' links, and about what they sent.

use jiff::Timestamp;

use super::model::PhoneLink;
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{SiteId, UserId},
        store::{Db, Row},
        text::Language,
    },
};

/// A link to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewPhoneLink {
    /// The mentor who asks with it.
    pub user: UserId,
    /// Where.
    pub site: SiteId,
    /// In which language.
    pub language: Language,
    /// From when on it no longer works.
    pub expires: Timestamp,
}

/// Adds a link by the hash of its token.
///
/// # Errors
/// When it cannot be written.
pub fn add_link(change: &mut Change<'_>, hash: &[u8; 32], new: NewPhoneLink) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into phone_link (token_hash, user_id, site_id, language, created_at, created_by, expires_at, fetched, sent)
         values ($1, $2, $3, $4, $5, $6, $7, 0, 0)",
        binds![hash, new.user, new.site, new.language.code(), at, by, new.expires],
    )?;
    Ok(())
}

/// Columns of a link, in the order that `read_link` reads.
macro_rules! link_columns {
    () => {
        "l.token_hash, l.user_id, coalesce(u.name, ''), l.site_id, l.language, l.created_at, l.expires_at, l.fetched, l.sent, l.ended_at"
    };
}

fn read_link(row: &Row<'_>) -> Result<PhoneLink, Error> {
    Ok(PhoneLink {
        hash: row.get(0)?,
        user: row.get(1)?,
        name: row.get(2)?,
        site: row.get(3)?,
        language: Language::parse(row.text(4)?).unwrap_or(Language::En),
        created: row.get(5)?,
        expires: row.get(6)?,
        fetched: row.get(7)?,
        sent: row.get(8)?,
        ended: row.get(9)?,
    })
}

/// The link of a hash, live or not.
pub(super) fn find_link(db: &mut Db<'_>, hash: &[u8; 32]) -> Result<Option<PhoneLink>, Error> {
    db.find(
        concat!(
            "select ",
            link_columns!(),
            " from phone_link l left join staff_user u on u.id = l.user_id where l.token_hash = $1"
        ),
        binds![hash],
        read_link,
    )
}

/// The links of a mentor at a site, the newest first.
pub(super) fn list_links(db: &mut Db<'_>, user: UserId, site: SiteId) -> Result<Vec<PhoneLink>, Error> {
    db.list(
        concat!(
            "select ",
            link_columns!(),
            " from phone_link l left join staff_user u on u.id = l.user_id where l.user_id = $1 and l.site_id = $2
             and l.ended_at is null order by l.created_at desc, l.token_hash limit 50"
        ),
        binds![user, site],
        read_link,
    )
}

/// Ends a link. One that is ended already stays as it is.
pub(super) fn end_link(change: &mut Change<'_>, hash: &[u8]) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update phone_link set ended_at = $1 where token_hash = $2 and ended_at is null", binds![at, hash])
}

/// Ends every link of somebody: her telephone came into strange hands.
///
/// # Errors
/// When it cannot be written.
pub fn end_links_of(change: &mut Change<'_>, user: UserId) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update phone_link set ended_at = $1 where user_id = $2 and ended_at is null", binds![at, user])
}

/// Ends every link: after a restore none that was ended since the back-up comes alive again.
///
/// # Errors
/// When it cannot be written.
pub fn end_all_links(change: &mut Change<'_>) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update phone_link set ended_at = $1 where ended_at is null", binds![at])
}

/// Counts that the codes were taken.
pub(super) fn note_fetched(change: &mut Change<'_>, hash: &[u8]) -> Result<(), Error> {
    change.execute("update phone_link set fetched = fetched + 1 where token_hash = $1", binds![hash]).map(drop)
}

/// Counts that something was kept.
pub(super) fn note_sent(change: &mut Change<'_>, hash: &[u8]) -> Result<(), Error> {
    change.execute("update phone_link set sent = sent + 1 where token_hash = $1", binds![hash]).map(drop)
}

/// Forgets links that died before an instant.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_links(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from phone_link where expires_at < $1", binds![before])
}

/// What is known of something sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// It comes for the first time.
    New,
    /// The very same was kept before.
    Same,
    /// Something else was kept under its id.
    Other,
}

/// Notes that something is kept, unless it was.
pub(super) fn note_arrival(change: &mut Change<'_>, key: &[u8; 32], digest: &[u8; 32]) -> Result<Arrival, Error> {
    let at = change.at();
    let added = change.execute(
        "insert into phone_submission (id, digest, at) values ($1, $2, $3) on conflict (id) do nothing",
        binds![key, digest, at],
    )?;
    if added == 1 {
        return Ok(Arrival::New);
    }
    let known: Vec<u8> =
        change.get("select digest from phone_submission where id = $1", binds![key], |row| row.get(0))?;
    Ok(if known == digest { Arrival::Same } else { Arrival::Other })
}

/// Forgets what was sent before an instant: no link lives so long that it could come again.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_submissions(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from phone_submission where at < $1", binds![before])
}
