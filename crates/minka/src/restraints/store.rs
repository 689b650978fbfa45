//! Every statement of this slice.

use jiff::Timestamp;

use crate::foundation::{error::Error, store::Db};

/// The newest audit entry, by its number and instant: what the database knows ends there.
///
/// # Errors
/// When the database cannot be read.
pub fn newest_entry(db: &mut Db<'_>) -> Result<Option<(i64, Timestamp)>, Error> {
    db.find("select seq, at from audit_entry order by seq desc limit 1", &[], |row| Ok((row.get(0)?, row.get(1)?)))
}
