//! What a keyring file says of itself: where it lies, until when its journal is whole, and where that has gaps.

use rusqlite::{OptionalExtension, params};

use super::{File, broken};
use crate::foundation::error::Error;

/// An earlier instant never takes the place of a later one.
pub(super) const NOTE_UNTIL: &str = "insert into about (name, value) values ('journal_until', $1)
    on conflict (name) do update set value = excluded.value where excluded.value > about.value";

impl File {
    fn find_about(&self, name: &str) -> Result<Option<String>, Error> {
        self.0
            .query_row("select value from about where name = $1", [name], |row| row.get(0))
            .optional()
            .map_err(broken("read"))
    }

    /// Where it lay when it was last the one in use.
    pub(in super::super) fn find_place(&self) -> Result<Option<String>, Error> {
        self.find_about("place")
    }

    pub(in super::super) fn note_place(&mut self, place: &str) -> Result<(), Error> {
        let sql = "insert into about (name, value) values ('place', $1)
                   on conflict (name) do update set value = excluded.value";
        self.0.execute(sql, [place]).map(drop).map_err(broken("write"))
    }

    /// Until when the journal is whole. A file from before that was noted knows its last line.
    pub(in super::super) fn find_until(&self) -> Result<Option<String>, Error> {
        if let Some(noted) = self.find_about("journal_until")? {
            return Ok(Some(noted));
        }
        self.0.query_row("select max(at) from restraint", [], |row| row.get(0)).map_err(broken("read"))
    }

    pub(in super::super) fn note_until(&mut self, until: &str) -> Result<(), Error> {
        self.0.execute(NOTE_UNTIL, [until]).map(drop).map_err(broken("write"))
    }

    /// From when until when what was taken back is not in the journal.
    pub(in super::super) fn list_gaps(&self) -> Result<Vec<(String, String)>, Error> {
        let sql = "select substr(name, 5), value from about where name like 'gap %' order by name";
        let mut statement = self.0.prepare(sql).map_err(broken("read"))?;
        let gaps = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(broken("read"))?;
        gaps.collect::<rusqlite::Result<Vec<_>>>().map_err(broken("read"))
    }

    pub(in super::super) fn add_gap(&mut self, from: &str, until: &str) -> Result<(), Error> {
        let sql = "insert into about (name, value) values ('gap ' || $1, $2)
                   on conflict (name) do update set value = excluded.value where excluded.value > about.value";
        self.0.execute(sql, params![from, until]).map(drop).map_err(broken("write"))
    }

    /// Other gaps in place of those that are noted.
    pub(in super::super) fn replace_gaps(&mut self, gaps: &[(String, String)]) -> Result<(), Error> {
        let replaced = self.0.transaction().and_then(|all| {
            all.execute("delete from about where name like 'gap %'", [])?;
            for (from, until) in gaps {
                all.execute("insert into about (name, value) values ('gap ' || $1, $2)", params![from, until])?;
            }
            all.commit()
        });
        replaced.map_err(broken("write"))
    }

    /// Takes over how far another file of the same keyring knows the journal, after its lines.
    pub(super) fn take_over_about(&mut self, other: &File) -> Result<(), Error> {
        if let Some(until) = other.find_about("journal_until")? {
            self.note_until(&until)?;
        }
        // One that has never been in use is no less a copy for that.
        if self.find_place()?.is_none()
            && let Some(place) = other.find_place()?
        {
            self.note_place(&place)?;
        }
        other.list_gaps()?.iter().try_for_each(|(from, until)| self.add_gap(from, until))
    }
}
