//! Every statement about visits.

use super::model::OwnVisit;
use crate::{
    binds,
    foundation::{
        change::Change,
        crypto::{new_token, token_hash},
        error::Error,
        ids::{ParticipantId, SiteId, UserId},
        store::Db,
        text::Language,
    },
};

/// Begins a visit; the token goes into the cookie and nowhere else. An earlier one of hers is over.
///
/// # Errors
/// When it cannot be written.
pub fn start_visit(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    beside: UserId,
) -> Result<String, Error> {
    let (at, token) = (change.at(), new_token());
    change.execute(
        "update own_visit set ended_at = $1 where participant_id = $2 and ended_at is null",
        binds![at, woman],
    )?;
    change.execute(
        "insert into own_visit (token_hash, site_id, participant_id, started_by, started_at, seen_at)
         values ($1, $2, $3, $4, $5, $5)",
        binds![&token_hash(&token), site, woman, beside, at],
    )?;
    Ok(token)
}

/// Forgets that she sat here.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from own_visit where participant_id = $1", binds![woman]).map(drop)
}

/// The visit of a token, live or not.
///
/// # Errors
/// When the database cannot be read.
pub fn find_visit(db: &mut Db<'_>, hash: &[u8; 32]) -> Result<Option<OwnVisit>, Error> {
    db.find(
        "select v.participant_id, v.site_id, p.code, p.language, g.zone, v.started_by, v.started_at, v.seen_at, v.ended_at
         from own_visit v join participant p on p.id = v.participant_id join site s on s.id = v.site_id
         join programme g on g.id = s.programme_id where v.token_hash = $1",
        binds![hash],
        |row| {
            Ok(OwnVisit {
                participant: row.get(0)?,
                site: row.get(1)?,
                code: row.get(2)?,
                language: Language::parse(row.text(3)?).unwrap_or(Language::En),
                zone: row.get(4)?,
                beside: row.get(5)?,
                started: row.get(6)?,
                seen: row.get(7)?,
                ended: row.get(8)?,
            })
        },
    )
}

/// She tapped.
///
/// # Errors
/// When it cannot be written.
pub fn note_seen(change: &mut Change<'_>, hash: &[u8; 32]) -> Result<(), Error> {
    let at = change.at();
    change.execute("update own_visit set seen_at = $1 where token_hash = $2", binds![at, hash])?;
    Ok(())
}

/// Ends every visit: when a site is sealed, and after a restore.
///
/// # Errors
/// When it cannot be written.
pub fn end_all_visits(change: &mut Change<'_>) -> Result<u64, Error> {
    let at = change.at();
    change.execute("update own_visit set ended_at = $1 where ended_at is null", binds![at])
}

/// It is over: the cookie opens nothing any more.
///
/// # Errors
/// When it cannot be written.
pub fn end_visit(change: &mut Change<'_>, hash: &[u8; 32]) -> Result<(), Error> {
    let at = change.at();
    change
        .execute("update own_visit set ended_at = $1 where token_hash = $2 and ended_at is null", binds![at, hash])?;
    Ok(())
}
