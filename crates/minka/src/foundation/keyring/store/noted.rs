//! The name of the keyring as the database notes it.

use crate::{
    binds,
    foundation::{change::Change, error::Error, store::Db},
};

pub(in super::super) fn find(db: &mut Db<'_>) -> Result<Option<String>, Error> {
    db.find("select value from setting where name = 'keyring'", &[], |row| row.get(0))
}

pub(in super::super) fn note(change: &mut Change<'_>, id: &str) -> Result<(), Error> {
    change.execute("insert into setting (name, value) values ('keyring', $1)", binds![id]).map(drop)
}

pub(in super::super) fn forget(change: &mut Change<'_>) -> Result<(), Error> {
    // Its journal may turn up later.
    change.execute("delete from setting where name = 'keyring_lost'", &[])?;
    change.execute("update setting set name = 'keyring_lost' where name = 'keyring'", &[]).map(drop)
}

pub(in super::super) fn find_lost(db: &mut Db<'_>) -> Result<Option<String>, Error> {
    db.find("select value from setting where name = 'keyring_lost'", &[], |row| row.get(0))
}
