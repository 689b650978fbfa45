//! One keyring file: its tables and every statement. SQLCipher like the database, but each write by itself on the disk.

mod about;
pub(super) mod noted;

use std::{
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use zeroize::Zeroizing;

use super::journal::Line;
use crate::foundation::{
    crypto::fill_random,
    error::Error,
    ids::{Id, ParticipantId},
    store::silence,
};

const TABLES: &str = "
    create table if not exists about (name text primary key, value text not null);
    -- A row without a key: it was taken away for good.
    create table if not exists woman_key (woman text primary key, key blob);
    -- Of a part that she can have erased by itself: what is sealed of it needs this key beside hers. The same holds.
    create table if not exists part_key (
        woman text not null, part text not null, number integer not null, key blob, primary key (woman, part, number)
    );
    create table if not exists restraint (
        id text primary key, entry bigint not null, at text not null, act text not null, subject text not null, more text not null
    );
    create index if not exists restraint_at on restraint (at);
";

/// A part of a woman's file: whose, and its key in the file format.
pub(super) type OfPart<'a> = (ParticipantId, &'a str);

/// What the keyring has of a woman, or of a part of her file.
pub(super) enum Held {
    /// Her key.
    Key(Zeroizing<[u8; 32]>),
    /// Her key was taken away: she was forgotten.
    TakenAway,
    /// Nothing was ever sealed of hers.
    Nothing,
}

/// The number of a part's key, and the key unless it was taken away.
pub(super) type NumberedKey = (u8, Option<Zeroizing<[u8; 32]>>);

/// An opened file.
pub(super) struct File(Connection);

fn read_key(held: &[u8]) -> Result<Zeroizing<[u8; 32]>, Error> {
    let key = <[u8; 32]>::try_from(held);
    key.map(Zeroizing::new).map_err(|_| Error::Unexpected("a key is damaged".to_owned()))
}

fn broken(doing: &str) -> impl Fn(rusqlite::Error) -> Error {
    move |cause| Error::unexpected(&format!("{doing} the keyring"), cause)
}

impl File {
    /// Makes a file with a new name and nothing in it.
    pub(super) fn create(path: &Path, key: &[u8; 32]) -> Result<Self, Error> {
        std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(|cause| Error::unexpected("make the keyring", cause))?;
        let mut file = File(connect(path, key)?);
        let mut id = [0u8; 16];
        fill_random(&mut id);
        let made = file.0.transaction().and_then(|all| {
            all.execute_batch(TABLES)?;
            all.execute("insert into about values ('id', $1)", [data_encoding::HEXLOWER.encode(&id)])?;
            all.commit()
        });
        made.map_err(broken("make"))?;
        sync_folder_of(path)?;
        Ok(file)
    }

    /// Opens one that is there.
    pub(super) fn open(path: &Path, key: &[u8; 32]) -> Result<Self, Error> {
        let about = std::fs::metadata(path)
            .map_err(|_| Error::Unexpected(format!("the keyring {} is missing", path.display())))?;
        if about.permissions().mode() & 0o077 != 0 {
            let path = path.display();
            return Err(Error::Unexpected(format!("the keyring {path} can be read by others; chmod 600 it")));
        }
        let file = File(connect(path, key)?);
        if file.id().is_err() {
            return Err(Error::Unexpected(format!(
                "{} is damaged, or it is the keyring of another folder or of another kind of folder",
                path.display()
            )));
        }
        file.0.execute_batch(TABLES).map_err(broken("open"))?;
        Ok(file)
    }

    pub(super) fn id(&self) -> Result<String, Error> {
        self.0.query_row("select value from about where name = 'id'", [], |row| row.get(0)).map_err(broken("read"))
    }

    pub(super) fn find(&self, woman: ParticipantId) -> Result<Held, Error> {
        let mut statement =
            self.0.prepare_cached("select key from woman_key where woman = $1").map_err(broken("read"))?;
        let found: Option<Option<Zeroizing<Vec<u8>>>> = statement
            .query_row([woman.to_string()], |row| Ok(row.get::<_, Option<Vec<u8>>>(0)?.map(Zeroizing::new)))
            .optional()
            .map_err(broken("read"))?;
        Ok(match found {
            None => Held::Nothing,
            Some(None) => Held::TakenAway,
            Some(Some(key)) => Held::Key(read_key(&key)?),
        })
    }

    /// The newest key of a part: its number, and the key unless it was taken away.
    pub(super) fn newest_part(&self, (woman, part): OfPart<'_>) -> Result<Option<NumberedKey>, Error> {
        let found: Option<(u8, Option<Zeroizing<Vec<u8>>>)> = self
            .0
            .query_row(
                "select number, key from part_key where woman = $1 and part = $2 order by number desc limit 1",
                params![woman.to_string(), part],
                |row| Ok((row.get(0)?, row.get::<_, Option<Vec<u8>>>(1)?.map(Zeroizing::new))),
            )
            .optional()
            .map_err(broken("read"))?;
        found.map(|(number, key)| Ok((number, key.as_deref().map(|key| read_key(key)).transpose()?))).transpose()
    }

    /// The key of a part with a number.
    pub(super) fn find_part(&self, (woman, part): OfPart<'_>, number: u8) -> Result<Held, Error> {
        let found: Option<Option<Zeroizing<Vec<u8>>>> = self
            .0
            .prepare_cached("select key from part_key where woman = $1 and part = $2 and number = $3")
            .and_then(|mut statement| {
                statement
                    .query_row(params![woman.to_string(), part, number], |row| {
                        Ok(row.get::<_, Option<Vec<u8>>>(0)?.map(Zeroizing::new))
                    })
                    .optional()
            })
            .map_err(broken("read"))?;
        Ok(match found {
            None => Held::Nothing,
            Some(None) => Held::TakenAway,
            Some(Some(key)) => Held::Key(read_key(&key)?),
        })
    }

    pub(super) fn add_part(&mut self, (woman, part): OfPart<'_>, number: u8, key: &[u8; 32]) -> Result<(), Error> {
        self.0
            .execute(
                "insert into part_key (woman, part, number, key) values ($1, $2, $3, $4) on conflict do nothing",
                params![woman.to_string(), part, number, key.as_slice()],
            )
            .map(drop)
            .map_err(broken("write"))
    }

    pub(super) fn take_part_away(&mut self, (woman, part): OfPart<'_>) -> Result<(), Error> {
        self.0
            .execute("update part_key set key = null where woman = $1 and part = $2", params![woman.to_string(), part])
            .map(drop)
            .map_err(broken("write"))
    }

    /// Takes over the keys of parts that another file of the same keyring has and this one lacks.
    fn take_over_parts(&mut self, other: &File) -> Result<(), Error> {
        let theirs = {
            let mut statement =
                other.0.prepare("select woman, part, number, key from part_key").map_err(broken("read"))?;
            let read = |row: &rusqlite::Row<'_>| {
                let key = row.get::<_, Option<Vec<u8>>>(3)?.map(Zeroizing::new);
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, u8>(2)?, key))
            };
            let rows = statement.query_map([], read).map_err(broken("read"))?;
            rows.collect::<rusqlite::Result<Vec<_>>>().map_err(broken("read"))?
        };
        let taken = self.0.transaction().and_then(|all| {
            {
                let mut add = all.prepare(
                    "insert into part_key (woman, part, number, key) values ($1, $2, $3, $4)
                     on conflict (woman, part, number) do update set key = null
                     where excluded.key is null and part_key.key is not null",
                )?;
                for (woman, part, number, key) in &theirs {
                    add.execute(params![woman, part, number, key.as_ref().map(|key| key.as_slice())])?;
                }
            }
            all.commit()
        });
        taken.map_err(broken("write"))
    }

    /// Adds those whom it does not know; one durable write for all.
    pub(super) fn add_keys(&mut self, made: &[(ParticipantId, Zeroizing<[u8; 32]>)]) -> Result<(), Error> {
        let added = self.0.transaction().and_then(|all| {
            {
                let mut add = all.prepare_cached("insert into woman_key values ($1, $2) on conflict do nothing")?;
                for (woman, key) in made {
                    add.execute(params![woman.to_string(), key.as_slice()])?;
                }
            }
            all.commit()
        });
        added.map_err(broken("write"))
    }

    pub(super) fn take_away(&mut self, woman: ParticipantId) -> Result<(), Error> {
        self.0
            .execute(
                "insert into woman_key values ($1, null) on conflict (woman) do update set key = null",
                [woman.to_string()],
            )
            .map(drop)
            .map_err(broken("write"))
    }

    pub(super) fn count(&self) -> Result<i64, Error> {
        self.0
            .query_row("select count(*) from woman_key where key is not null", [], |row| row.get(0))
            .map_err(broken("read"))
    }

    /// A number that is another one as soon as another program has written the file.
    pub(super) fn version(&self) -> Result<i64, Error> {
        self.0.query_row("pragma data_version", [], |row| row.get(0)).map_err(broken("read"))
    }

    /// Hands over every key that is there.
    pub(super) fn each_key(&self, mut take: impl FnMut(ParticipantId, &[u8; 32])) -> Result<(), Error> {
        let mut statement =
            self.0.prepare("select woman, key from woman_key where key is not null").map_err(broken("read"))?;
        let mut rows = statement.query([]).map_err(broken("read"))?;
        while let Some(row) = rows.next().map_err(broken("read"))? {
            let woman = row.get::<_, String>(0).map_err(broken("read"))?;
            let key = Zeroizing::new(row.get::<_, Vec<u8>>(1).map_err(broken("read"))?);
            if let (Some(woman), Ok(key)) = (ParticipantId::parse(&woman), key.as_slice().try_into()) {
                take(woman, key);
            }
        }
        Ok(())
    }

    /// Adds lines of the journal that it does not know, and notes that it is whole until an instant.
    pub(super) fn add_lines(&mut self, lines: &[Line], until: Option<&str>) -> Result<(), Error> {
        let added = self.0.transaction().and_then(|all| {
            {
                let mut add = all.prepare_cached(
                    "insert into restraint (id, entry, at, act, subject, more) values ($1, $2, $3, $4, $5, $6)
                     on conflict do nothing",
                )?;
                for line in lines {
                    add.execute(params![line.id, line.entry, line.at, line.act, line.subject, line.more])?;
                }
            }
            if let Some(until) = until {
                all.execute(about::NOTE_UNTIL, [until])?;
            }
            all.commit()
        });
        added.map_err(broken("write"))
    }

    pub(super) fn list_lines(&self, from: &str) -> Result<Vec<Line>, Error> {
        let mut statement = self
            .0
            .prepare("select id, entry, at, act, subject, more from restraint where at >= $1 order by at, rowid")
            .map_err(broken("read"))?;
        let read = |row: &rusqlite::Row<'_>| {
            let (id, entry, at) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Line { id, entry, at, act: row.get(3)?, subject: row.get(4)?, more: row.get(5)? })
        };
        let lines = statement.query_map([from], read).map_err(broken("read"))?;
        lines.collect::<rusqlite::Result<Vec<_>>>().map_err(broken("read"))
    }

    pub(super) fn forget_lines_before(&mut self, before: &str) -> Result<(), Error> {
        let gaps = "delete from about where name like 'gap %' and value < $1";
        self.0
            .execute("delete from restraint where at < $1", [before])
            .and_then(|_| self.0.execute(gaps, [before]))
            .map(drop)
            .map_err(broken("write"))
    }

    /// Takes over what another file of the same keyring has and this one lacks. What was taken away in either is gone.
    pub(super) fn take_over(&mut self, other: &mut File) -> Result<(), Error> {
        self.add_lines(&other.list_lines("")?, None)?;
        self.take_over_about(other)?;
        self.take_over_parts(other)?;
        let mut theirs: Vec<(ParticipantId, Option<Zeroizing<[u8; 32]>>)> = Vec::new();
        {
            let mut statement = other.0.prepare("select woman, key from woman_key").map_err(broken("read"))?;
            let mut rows = statement.query([]).map_err(broken("read"))?;
            while let Some(row) = rows.next().map_err(broken("read"))? {
                let woman = row.get::<_, String>(0).map_err(broken("read"))?;
                let key = row.get::<_, Option<Vec<u8>>>(1).map_err(broken("read"))?.map(Zeroizing::new);
                let Some(woman) = ParticipantId::parse(&woman) else { continue };
                theirs.push((woman, key.and_then(|key| key.as_slice().try_into().ok()).map(Zeroizing::new)));
            }
        }
        let taken = self.0.transaction().and_then(|all| {
            {
                let mut add = all.prepare(
                    "insert into woman_key values ($1, $2) on conflict (woman) do update set key = null
                     where excluded.key is null and woman_key.key is not null",
                )?;
                for (woman, key) in &theirs {
                    add.execute(params![woman.to_string(), key.as_ref().map(|key| key.as_slice())])?;
                }
            }
            all.commit()
        });
        taken.map_err(broken("write"))
    }

    /// What the engine finds broken; read to the end.
    pub(super) fn damage(&self) -> Result<Vec<String>, Error> {
        let mut found = Vec::new();
        for check in ["pragma cipher_integrity_check", "pragma integrity_check"] {
            let mut statement = self.0.prepare(check).map_err(broken("check"))?;
            let lines = statement.query_map([], |row| row.get::<_, String>(0)).map_err(broken("check"))?;
            for line in lines {
                found.push(line.map_err(broken("check"))?);
            }
        }
        found.retain(|line| line != "ok");
        Ok(found)
    }

    /// A copy under the same key, on the disk when this returns.
    pub(super) fn copy_into(&self, path: &Path) -> Result<(), Error> {
        // An empty file of ours first: what SQLite makes itself, others could read until it is closed to them.
        std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(|cause| Error::unexpected("copy the keyring", cause))?;
        self.0.execute("vacuum into $1", [path.to_string_lossy()]).map_err(broken("copy"))?;
        std::fs::File::open(path)
            .and_then(|file| file.sync_all())
            .map_err(|cause| Error::unexpected("copy the keyring", cause))?;
        sync_folder_of(path)
    }
}

pub(super) fn sync_folder_of(path: &Path) -> Result<(), Error> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::File::open(parent)
        .and_then(|folder| folder.sync_all())
        .map_err(|cause| Error::unexpected("write the folder of the keyring", cause))
}

fn connect(path: &Path, key: &[u8; 32]) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(broken("open"))?;
    silence(&connection).map_err(broken("open"))?;
    let hex = Zeroizing::new(format!("x'{}'", data_encoding::HEXLOWER.encode(key)));
    connection.pragma_update(None, "key", hex.as_str()).map_err(broken("open"))?;
    connection.busy_timeout(Duration::from_secs(10)).map_err(broken("open"))?;
    let readable: rusqlite::Result<i64> =
        connection.query_row("select count(*) from sqlite_master", [], |row| row.get(0));
    readable.map_err(|_| {
        Error::Unexpected(format!(
            "{} is damaged, or it is the keyring of another folder or of another kind of folder",
            path.display()
        ))
    })?;
    // No write-ahead log: a key that was taken away must not lie in one, and a copy is one file.
    connection
        .execute_batch(
            "pragma journal_mode = delete; pragma synchronous = extra; pragma secure_delete = on;
             pragma temp_store = memory; pragma cache_size = -2000;",
        )
        .map_err(broken("open"))?;
    Ok(connection)
}
