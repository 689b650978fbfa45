//! On the way in: a file beside the copy, with everything in it that is nobody's, and what is hers in parts under her key.
//!
//! The copy is of one moment, so nothing here races with whoever works on; only keys do. A key is durable before the row that is hers,
//! so every woman of the copy has one by then, or lost it since: she was forgotten meanwhile, and nothing of her goes into the back-up.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use zeroize::Zeroizing;

use super::{
    super::{
        super::error::Error,
        Database,
        carry::Progress,
        engine::{self, Engine},
        migrate,
    },
    MAKING, NOBODY, PARTS, broken, only_a_file,
    parcels::{Head, Parcel},
    place,
    ways::{Under, Way, ways},
};
use crate::foundation::{
    ids::{Id, ParticipantId},
    keyring::{Keyring, Use},
};

/// Makes the file of a back-up from a copy of the database, which is only read and given the indexes that this takes. `seen` is told now
/// and then how many women are done.
///
/// # Errors
/// When either cannot be read or written, a key cannot be made, or a row is in neither afterwards: then the file is to be removed.
pub fn seal_parts(
    copy: &Database,
    goal: &Database,
    keyring: &Keyring,
    seen: &mut dyn FnMut(Progress),
) -> Result<(), Error> {
    let mut engine = Engine::open(goal, engine::Use::Writing)?;
    migrate::run(&mut engine.db(), migrate::Transactions::Own)?;
    let connection = only_a_file(engine)?;
    connection.execute_batch(MAKING).map_err(broken("make its file"))?;
    attach(&connection, copy)?;
    let tables = Table::list(&connection)?;
    for table in &tables {
        table.index(&connection)?;
    }
    connection.execute_batch(PARTS).map_err(broken("make its file"))?;
    let all = note_who_stands(&connection, keyring)?;
    connection.execute_batch("begin immediate").map_err(broken("make its file"))?;
    for table in &tables {
        table.bring_over(&connection)?;
    }
    let mut sealing = Sealing { connection: &connection, keyring, number: 0, whole: BTreeMap::new(), left_out: false };
    sealing.seal_each_woman(&tables, all, seen)?;
    for table in &tables {
        sealing.seal_pairs(table)?;
    }
    let Sealing { whole, left_out, .. } = sealing;
    connection.execute_batch("commit").map_err(broken("make its file"))?;
    if left_out { Ok(()) } else { count_again(&connection, &tables, &whole) }
}

/// The copy beside the file, under the same kind of key.
fn attach(connection: &Connection, copy: &Database) -> Result<(), Error> {
    let Database::Sqlite { file, key } = copy else {
        return Err(Error::Unexpected("a file was asked for".to_owned()));
    };
    let hex = Zeroizing::new(format!("x'{}'", data_encoding::HEXLOWER.encode(key)));
    connection
        .execute("attach database ?1 as copy key ?2", params![file.to_string_lossy(), hex.as_str()])
        .map(drop)
        .map_err(broken("open the copy"))
}

/// Looks who is there, makes the keys that are missing, and notes whose rows go as they stand: of whoever was forgotten before,
/// nothing is left that would have to be sealed. How many women there are.
fn note_who_stands(connection: &Connection, keyring: &Keyring) -> Result<u64, Error> {
    let failed = || broken("who is there");
    connection.execute_batch("create temp table stands (id text primary key)").map_err(failed())?;
    let mut statement = connection.prepare("select id, erased_at from copy.participant").map_err(failed())?;
    let mut add = connection.prepare("insert into temp.stands values (?1)").map_err(failed())?;
    let mut rows = statement.query([]).map_err(failed())?;
    let (mut all, mut living) = (0, Vec::new());
    while let Some(row) = rows.next().map_err(failed())? {
        let id: String = row.get(0).map_err(failed())?;
        all += 1;
        if row.get::<_, Option<String>>(1).map_err(failed())?.is_some() {
            add.execute([id]).map_err(failed())?;
            continue;
        }
        living.push(woman(&id)?);
        if living.len() == 500 {
            make_missing(keyring, &mut living)?;
        }
    }
    make_missing(keyring, &mut living)?;
    Ok(all)
}

fn make_missing(keyring: &Keyring, women: &mut Vec<ParticipantId>) -> Result<(), Error> {
    let missing = keyring.without_key(women.drain(..))?;
    if missing.is_empty() { Ok(()) } else { keyring.make_keys(&missing) }
}

fn woman(id: &str) -> Result<ParticipantId, Error> {
    ParticipantId::parse(id).ok_or_else(|| Error::Unexpected("the copy has a woman without an id".to_owned()))
}

struct Column {
    name: String,
    kind: String,
    may_be_missing: bool,
}

/// A table of the copy, and how its rows go.
struct Table {
    name: String,
    columns: Vec<Column>,
    way: Way,
}

impl Table {
    fn list(connection: &Connection) -> Result<Vec<Table>, Error> {
        let sql = "select m.name, c.name, lower(c.type), c.\"notnull\" = 0 and c.pk = 0
             from main.sqlite_master m join pragma_table_info(m.name, 'main') c
             where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> 'migration' order by m.name, c.cid";
        let (failed, mut ways) = (|| broken("the list of tables"), ways());
        let mut tables: Vec<Table> = Vec::new();
        let mut statement = connection.prepare(sql).map_err(failed())?;
        let mut rows = statement.query([]).map_err(failed())?;
        while let Some(row) = rows.next().map_err(failed())? {
            let name: String = row.get(0).map_err(failed())?;
            let read = || -> rusqlite::Result<Column> {
                Ok(Column { name: row.get(1)?, kind: row.get(2)?, may_be_missing: row.get(3)? })
            };
            let column = read().map_err(failed())?;
            match tables.last_mut().filter(|table| table.name == name) {
                Some(table) => table.columns.push(column),
                None => {
                    // What nobody has said anything of does not leave in clear by an oversight.
                    let way = ways
                        .remove(&name)
                        .ok_or_else(|| Error::Unexpected(format!("nobody says how {name} goes into a back-up")))?;
                    tables.push(Table { name, columns: vec![column], way });
                }
            }
        }
        Ok(tables)
    }

    /// The column that names whose a row is, where it is one woman's.
    fn under(&self) -> Option<&str> {
        match &self.way {
            Way::Whole(Under::One(column)) | Way::Emptied { under: column, .. } => Some(column),
            Way::Clear | Way::Whole(_) => None,
        }
    }

    fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| format!("\"{}\"", column.name)).collect()
    }

    /// The columns that do not stand in clear in an emptied row.
    fn emptied(&self) -> Vec<&Column> {
        let Way::Emptied { stays, .. } = &self.way else { return Vec::new() };
        self.columns.iter().filter(|column| !stays.contains(&column.name)).collect()
    }

    /// What forgetting leaves of a column.
    fn left(&self, column: &Column) -> String {
        let Way::Emptied { left, .. } = &self.way else { return format!("\"{}\"", column.name) };
        let name = &column.name;
        match left.get(name).map(String::as_str) {
            Some("day") => format!("substr(\"{name}\", 1, 10) || 'T00:00:00.000Z'"),
            Some("nobody") => format!("'{NOBODY}' || \"id\""),
            Some(word) => format!("'{word}'"),
            None if column.may_be_missing => "null".to_owned(),
            None if column.kind == "text" => "''".to_owned(),
            None if column.kind == "blob" => "x''".to_owned(),
            None => "0".to_owned(),
        }
    }

    /// Everybody's rows by whose they are, without going through all of them for each.
    fn index(&self, connection: &Connection) -> Result<(), Error> {
        let (Some(under), name) = (self.under(), &self.name) else { return Ok(()) };
        let sql =
            "select exists (select 1 from pragma_index_list(?1, 'copy') l join pragma_index_info(l.name, 'copy') i
                   where i.seqno = 0 and i.name = ?2 and l.partial = 0)";
        let there: bool = connection.query_row(sql, [name.as_str(), under], |row| row.get(0)).map_err(broken(name))?;
        if there {
            return Ok(());
        }
        let sql = format!("create index copy.\"backup_{name}\" on \"{name}\" (\"{under}\")");
        connection.execute_batch(&sql).map_err(broken(name))
    }

    /// What stands in clear: every row that is nobody's, and what an emptied one keeps.
    fn bring_over(&self, connection: &Connection) -> Result<(), Error> {
        let (name, names) = (&self.name, self.names().join(", "));
        let nobodys = |under: &str| format!("\"{under}\" is null or \"{under}\" in (select id from temp.stands)");
        let (values, which) = match &self.way {
            Way::Clear => (names.clone(), "true".to_owned()),
            Way::Whole(Under::One(under)) => (names.clone(), nobodys(under)),
            Way::Whole(Under::Two(..) | Under::Through { .. }) => return Ok(()),
            Way::Emptied { under, stays, .. } => {
                let value = |column: &Column| {
                    let name = &column.name;
                    if stays.contains(name) {
                        return format!("\"{name}\"");
                    }
                    format!("case when {} then \"{name}\" else {} end", nobodys(under), self.left(column))
                };
                (self.columns.iter().map(value).collect::<Vec<_>>().join(", "), "true".to_owned())
            }
        };
        let sql = format!(
            "insert into main.\"{name}\" (rowid, {names}) select rowid, {values} from copy.\"{name}\" where {which}"
        );
        connection.execute(&sql, []).map(drop).map_err(broken(name))
    }

    /// What is sealed of one woman's rows, and the statement that finds it.
    fn of_one(&self) -> Option<(Head, String)> {
        let (under, name) = (self.under()?, &self.name);
        let emptied = self.emptied();
        let whole = matches!(self.way, Way::Whole(_));
        let columns: Vec<&Column> = if whole { self.columns.iter().collect() } else { emptied };
        let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let differs = |column: &&Column| format!("\"{}\" is not {}", column.name, self.left(column));
        let which = match whole {
            true => "true".to_owned(),
            false => columns.iter().map(differs).collect::<Vec<_>>().join(" or "),
        };
        let sql = format!(
            "select rowid, {} from copy.\"{name}\" where \"{under}\" = ?1 and ({which}) order by rowid",
            names.join(", ")
        );
        let columns = columns.iter().map(|column| column.name.clone()).collect();
        Some((Head { table: name.clone(), whole, columns }, sql))
    }

    /// The statement that finds rows of two women, with both after the columns.
    fn of_two(&self) -> Option<String> {
        let (name, names) = (&self.name, self.names());
        let names: Vec<String> = names.iter().map(|column| format!("t.{column}")).collect();
        let (two, joined) = match &self.way {
            Way::Whole(Under::Two(first, second)) => (format!("t.\"{first}\", t.\"{second}\""), String::new()),
            Way::Whole(Under::Through { table, by, two: (first, second) }) => {
                (format!("o.\"{first}\", o.\"{second}\""), format!(" join copy.\"{table}\" o on o.id = t.\"{by}\""))
            }
            _ => return None,
        };
        Some(format!("select t.rowid, {}, {two} from copy.\"{name}\" t{joined} order by t.rowid", names.join(", ")))
    }
}

struct Sealing<'a> {
    connection: &'a Connection,
    keyring: &'a Keyring,
    number: i64,
    /// How many whole rows of each table lie in parts.
    whole: BTreeMap<String, i64>,
    /// Whether somebody's rows are nowhere, because she was forgotten meanwhile.
    left_out: bool,
}

impl Sealing<'_> {
    fn seal_each_woman(&mut self, tables: &[Table], all: u64, seen: &mut dyn FnMut(Progress)) -> Result<(), Error> {
        let failed = || broken("what is hers");
        let of_one: Vec<(Head, String)> = tables.iter().filter_map(Table::of_one).collect();
        let mut statement = self
            .connection
            .prepare("select id from copy.participant where id not in (select id from temp.stands) order by id")
            .map_err(failed())?;
        let mut rows = statement.query([]).map_err(failed())?;
        let mut done = 0;
        while let Some(row) = rows.next().map_err(failed())? {
            let id: String = row.get(0).map_err(failed())?;
            self.seal_woman(&of_one, (&id, woman(&id)?))?;
            done += 1;
            seen(Progress { done, all });
        }
        Ok(())
    }

    /// Everything that is hers alone. Of whoever lost her key meanwhile nothing is put away, and nothing is left.
    fn seal_woman(&mut self, of_one: &[(Head, String)], (id, woman): (&str, ParticipantId)) -> Result<(), Error> {
        let mut parcel = Parcel::new();
        for (head, sql) in of_one {
            let failed = || broken(&head.table);
            let mut statement = self.connection.prepare_cached(sql).map_err(failed())?;
            let mut rows = statement.query([id]).map_err(failed())?;
            while let Some(row) = rows.next().map_err(failed())? {
                parcel.add(head, row).map_err(failed())?;
                *self.whole.entry(head.table.clone()).or_default() += i64::from(head.whole);
                if parcel.is_full() && !self.put_away(&std::mem::replace(&mut parcel, Parcel::new()), &[woman])? {
                    self.left_out = true;
                    return Ok(());
                }
            }
        }
        if !parcel.is_empty() && !self.put_away(&parcel, &[woman])? {
            self.left_out = true;
        }
        Ok(())
    }

    /// Rows that are of two women, each by itself under both keys.
    fn seal_pairs(&mut self, table: &Table) -> Result<(), Error> {
        let (Some(sql), failed) = (table.of_two(), || broken(&table.name)) else { return Ok(()) };
        let columns: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        let (width, names) = (columns.len(), table.names().join(", "));
        let head = Head { table: table.name.clone(), whole: true, columns };
        let mut statement = self.connection.prepare(&sql).map_err(failed())?;
        let mut rows = statement.query([]).map_err(failed())?;
        let bring = format!(
            "insert into main.\"{0}\" (rowid, {names}) select rowid, {names} from copy.\"{0}\" where rowid = ?1",
            table.name
        );
        while let Some(row) = rows.next().map_err(failed())? {
            let mut women = Vec::new();
            for at in [width + 1, width + 2] {
                let id: String = row.get(at).map_err(failed())?;
                if !self.stands(&id)? {
                    women.push(woman(&id)?);
                }
            }
            if women.is_empty() {
                let at: i64 = row.get(0).map_err(failed())?;
                self.connection.prepare_cached(&bring).and_then(|mut bring| bring.execute([at])).map_err(failed())?;
                continue;
            }
            let mut parcel = Parcel::new();
            parcel.add(&head, row).map_err(failed())?;
            if self.put_away(&parcel, &women)? {
                *self.whole.entry(head.table.clone()).or_default() += 1;
            } else {
                self.left_out = true;
            }
        }
        Ok(())
    }

    /// Whether she was forgotten before, or has no row of her own any more and no key: nothing can be sealed for her.
    fn stands(&self, id: &str) -> Result<bool, Error> {
        let failed = || broken("whose it is");
        let stands = "select exists (select 1 from temp.stands where id = ?1)";
        let mut statement = self.connection.prepare_cached(stands).map_err(failed())?;
        if statement.query_row([id], |row| row.get(0)).map_err(failed())? {
            return Ok(true);
        }
        let mut own =
            self.connection.prepare_cached("select 1 from copy.participant where id = ?1").map_err(failed())?;
        if own.query_row([id], |_| Ok(())).optional().map_err(failed())?.is_some() {
            return Ok(false);
        }
        // Her file was put to another's: her key is kept for taking them apart.
        Ok(self.keyring.find_mark(woman(id)?)?.is_none())
    }

    /// Seals a parcel and opens it again: what does not come back is found while the copy is still there. `false`: a key is gone.
    fn put_away(&mut self, parcel: &Parcel, women: &[ParticipantId]) -> Result<bool, Error> {
        self.number += 1;
        let place = place(self.number);
        let mut sealed = Zeroizing::new(parcel.bytes().to_vec());
        for woman in women {
            match self.keyring.seal(*woman, Use::BackUp, &place, &sealed) {
                Ok(under) => sealed = Zeroizing::new(under),
                Err(Error::NotFound) => return Ok(false),
                Err(why) => return Err(why),
            }
        }
        let mut opened = Some(sealed.clone());
        for woman in women.iter().rev() {
            if let Some(blob) = opened {
                opened = self.keyring.open(*woman, Use::BackUp, &place, &blob)?;
            }
        }
        if opened.is_some_and(|opened| opened.as_slice() != parcel.bytes()) {
            return Err(Error::Unexpected("a part of the back-up does not come back as it was".to_owned()));
        }
        let [first, other] = [women.first(), women.get(1)].map(|id| id.map(ToString::to_string).unwrap_or_default());
        self.connection
            .prepare_cached("insert into main.backup_part (number, woman, other, sealed) values (?1, ?2, ?3, ?4)")
            .and_then(|mut insert| insert.execute(params![self.number, first, other, sealed.as_slice()]))
            .map_err(broken("what is hers"))?;
        Ok(true)
    }
}

/// Every row of the copy has to be somewhere.
fn count_again(connection: &Connection, tables: &[Table], whole: &BTreeMap<String, i64>) -> Result<(), Error> {
    for Table { name, .. } in tables {
        let count = |of: &str| -> Result<i64, Error> {
            let sql = format!("select count(*) from {of}.\"{name}\"");
            connection.query_row(&sql, [], |row| row.get(0)).map_err(broken(name))
        };
        if count("copy")? != count("main")? + whole.get(name).copied().unwrap_or(0) {
            return Err(Error::Unexpected(format!("not every row of {name} is in the back-up")));
        }
    }
    Ok(())
}
