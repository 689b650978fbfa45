//! Statements about merges, and the one place that writes rows of other rooms: by the list of tables, as they are or were.

use std::sync::LazyLock;

use data_encoding::BASE64;
use jiff::Timestamp;
use serde_json::Value as Json;

use super::model::{Cell, Merge, MergeId, Row, RowChange, State, table_named};
use crate::{
    binds,
    file_tables::{TABLES, Table},
    foundation::{
        binds::Value,
        change::Change,
        clock::instant_text,
        error::Error,
        eyes::unless_hidden,
        ids::{Id, ParticipantId, SiteId},
        store::{self, Column, Db},
    },
};

impl Column for Cell {
    fn read(cell: store::Cell<'_>) -> Option<Self> {
        Some(match cell {
            store::Cell::Null => Cell::Null,
            store::Cell::Text(text) => Cell::Text(text.to_owned()),
            store::Cell::Int(number) => Cell::Int(number),
            store::Cell::Bool(yes) => Cell::Bool(yes),
            store::Cell::Bytes(bytes) => Cell::Bytes(bytes.to_vec()),
        })
    }
}

impl<'a> From<&'a Cell> for Value<'a> {
    fn from(cell: &'a Cell) -> Self {
        match cell {
            Cell::Null => Value::Null,
            Cell::Text(text) => text.into(),
            Cell::Int(number) => (*number).into(),
            Cell::Bool(yes) => (*yes).into(),
            Cell::Bytes(bytes) => bytes.into(),
        }
    }
}

/// The statements of one table, made once from the list.
struct Statements {
    of_women: &'static str,
    by_key: &'static str,
    insert: &'static str,
    replace: &'static str,
    remove: &'static str,
}

impl Statements {
    fn of(table: &Table) -> Self {
        let Table { name, key, women, .. } = table;
        let columns: Vec<&str> = table.columns().collect();
        let all = columns.join(", ");
        let each = |columns: &[&str], between: &str, from: usize| {
            let parts = columns.iter().zip(from..).map(|(column, at)| format!("{column} = ${at}"));
            parts.collect::<Vec<_>>().join(between)
        };
        let of_women = women.iter().map(|column| format!("{column} in ($1, $2)")).collect::<Vec<_>>().join(" or ");
        let places = (1..=columns.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
        Statements {
            of_women: format!("select {all} from {name} where {of_women} order by {}", key.join(", ")).leak(),
            by_key: format!("select {all} from {name} where {}", each(key, " and ", 1)).leak(),
            insert: format!("insert into {name} ({all}) values ({places})").leak(),
            replace: format!(
                "update {name} set {} where {}",
                each(&columns, ", ", 1),
                each(key, " and ", columns.len() + 1)
            )
            .leak(),
            remove: format!("delete from {name} where {}", each(key, " and ", 1)).leak(),
        }
    }
}

static STATEMENTS: LazyLock<Vec<(&'static str, Statements)>> =
    LazyLock::new(|| TABLES.iter().map(|table| (table.name, Statements::of(table))).collect());

fn statements(table: &Table) -> Result<&'static Statements, Error> {
    let found = STATEMENTS.iter().find(|(name, _)| *name == table.name);
    found
        .map(|(_, statements)| statements)
        .ok_or_else(|| Error::Unexpected(format!("no statements for {}", table.name)))
}

fn read_row(row: &store::Row<'_>, table: &'static Table) -> Result<Row, Error> {
    let cells = (0..table.columns().count()).map(|at| row.get(at)).collect::<Result<_, _>>()?;
    Ok(Row { table, cells })
}

fn values(cells: &[Cell]) -> Vec<Value<'_>> {
    cells.iter().map(Value::from).collect()
}

/// Every row of every table that leads to one of the two.
pub(super) fn list_rows(db: &mut Db<'_>, first: &str, second: &str) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for table in TABLES {
        rows.extend(db.list(statements(table)?.of_women, binds![first, second], |row| read_row(row, table))?);
    }
    Ok(rows)
}

/// The row of a key.
pub(super) fn find_row(db: &mut Db<'_>, table: &'static Table, key: &[Cell]) -> Result<Option<Row>, Error> {
    db.find(statements(table)?.by_key, &values(key), |row| read_row(row, table))
}

fn remove(change: &mut Change<'_>, row: &Row) -> Result<(), Error> {
    change.execute(statements(row.table)?.remove, &values(&row.key()))?;
    Ok(())
}

fn insert(change: &mut Change<'_>, row: &Row) -> Result<(), Error> {
    change.execute(statements(row.table)?.insert, &values(&row.cells))?;
    Ok(())
}

/// Carries out what was decided: her row first where it comes back, what leaves, what becomes otherwise, what is new, and her
/// row last where it goes, so that at every moment every row leads to somebody.
pub(super) fn apply(change: &mut Change<'_>, changes: &[RowChange]) -> Result<(), Error> {
    let is_person = |row: &Row| row.table.name == "participant";
    let same_place = |one: &RowChange| match (&one.before, &one.after) {
        (Some(before), Some(after)) => before.key() == after.key(),
        _ => false,
    };
    for row in changes.iter().filter(|one| one.before.is_none()).filter_map(|one| one.after.as_ref()) {
        if is_person(row) {
            insert(change, row)?;
        }
    }
    for one in changes.iter().filter(|one| !same_place(one)) {
        if let Some(before) = one.before.as_ref().filter(|row| !is_person(row)) {
            remove(change, before)?;
        }
    }
    for after in changes.iter().filter(|one| same_place(one)).filter_map(|one| one.after.as_ref()) {
        let mut bound = values(&after.cells);
        let key = after.key();
        bound.extend(key.iter().map(Value::from));
        change.execute(statements(after.table)?.replace, &bound)?;
    }
    for after in changes.iter().filter(|one| !same_place(one)).filter_map(|one| one.after.as_ref()) {
        if !is_person(after) {
            insert(change, after)?;
        }
    }
    for one in changes.iter().filter(|one| one.after.is_none()) {
        if let Some(before) = one.before.as_ref().filter(|row| is_person(row)) {
            remove(change, before)?;
        }
    }
    Ok(())
}

fn to_json(row: Option<&Row>) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Null => Json::Null,
        Cell::Text(text) => Json::from(text.as_str()),
        Cell::Int(number) => Json::from(*number),
        Cell::Bool(yes) => Json::from(*yes),
        Cell::Bytes(bytes) => serde_json::json!({ "bytes": BASE64.encode(bytes) }),
    };
    row.map(|row| Json::Array(row.cells.iter().map(cell).collect()).to_string()).unwrap_or_default()
}

fn from_json(table: &'static Table, text: &str) -> Result<Option<Row>, Error> {
    if text.is_empty() {
        return Ok(None);
    }
    let broken = || Error::Unexpected(format!("a kept row of {} cannot be read", table.name));
    let cell = |value: Json| match value {
        Json::Null => Some(Cell::Null),
        Json::String(text) => Some(Cell::Text(text)),
        Json::Number(number) => number.as_i64().map(Cell::Int),
        Json::Bool(yes) => Some(Cell::Bool(yes)),
        Json::Object(held) => {
            let sealed = held.get("bytes").and_then(Json::as_str)?;
            BASE64.decode(sealed.as_bytes()).ok().map(Cell::Bytes)
        }
        Json::Array(_) => None,
    };
    let held: Vec<Json> = serde_json::from_str(text).map_err(|_| broken())?;
    let cells: Vec<Cell> = held.into_iter().map(cell).collect::<Option<_>>().ok_or_else(broken)?;
    // A row from before a column was added: what is new in it is not known.
    let known = cells.len() == table.columns().count();
    if known { Ok(Some(Row { table, cells })) } else { Err(broken()) }
}

/// Keeps what became of every row.
pub(super) fn keep_changes(change: &mut Change<'_>, merge: MergeId, changes: &[RowChange]) -> Result<(), Error> {
    for (one, number) in changes.iter().zip(1i64..) {
        let Some(table) = one.table() else { continue };
        change.execute(
            "insert into file_merge_row (merge_id, number, table_name, before_row, after_row)
             values ($1, $2, $3, $4, $5)",
            binds![merge, number, table.name, to_json(one.before.as_ref()), to_json(one.after.as_ref())],
        )?;
    }
    Ok(())
}

/// What became of every row, in the order in which it was kept.
pub(super) fn list_changes(db: &mut Db<'_>, merge: MergeId) -> Result<Vec<RowChange>, Error> {
    db.list(
        "select table_name, before_row, after_row from file_merge_row where merge_id = $1 order by number",
        binds![merge],
        |row| {
            let unknown = || Error::Unexpected("a kept row of a table that is not on the list".to_owned());
            let table = table_named(row.text(0)?).ok_or_else(unknown)?;
            Ok(RowChange::new(from_json(table, row.text(1)?)?, from_json(table, row.text(2)?)?))
        },
    )
}

/// Why somebody opened what is sealed goes after its time, also from what a merge keeps.
///
/// # Errors
/// When it cannot be read or written.
pub fn forget_kept_reasons(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    let Some(table) = table_named("sealed_reason") else { return Ok(0) };
    let (before, mut gone) = (instant_text(before), Vec::new());
    change.each(
        "select merge_id, number, before_row from file_merge_row where table_name = 'sealed_reason'",
        &[],
        |row| {
            if from_json(table, row.text(2)?)?.is_some_and(|reason| reason.text("given_at") < before.as_str()) {
                gone.push((row.get::<MergeId>(0)?, row.get::<i64>(1)?));
            }
            Ok(true)
        },
    )?;
    for (merge, number) in &gone {
        change.execute("delete from file_merge_row where merge_id = $1 and number = $2", binds![*merge, *number])?;
    }
    Ok(gone.len() as u64)
}

/// What merges keep of some tables goes: of a woman's, all of it, or what is older than an instant by a table's own column. Gives the
/// files that are put to hers now: what is sealed of those opens with their own keys.
///
/// # Errors
/// When it cannot be read or removed.
pub fn forget_kept(
    change: &mut Change<'_>,
    woman: ParticipantId,
    tables: &[(&str, &str)],
    before: Option<Timestamp>,
) -> Result<Vec<ParticipantId>, Error> {
    let before = before.map(instant_text);
    let hers = "select id, second_id, state from file_merge where first_id = $1";
    let merges = change.list(hers, binds![woman], |row| {
        Ok((row.get::<MergeId>(0)?, row.get::<ParticipantId>(1)?, State::parse(row.text(2)?)))
    })?;
    let mut seconds = Vec::new();
    for (merge, second, state) in merges {
        for number in list_kept(change, merge, tables, before.as_deref())? {
            change.execute("delete from file_merge_row where merge_id = $1 and number = $2", binds![merge, number])?;
        }
        if matches!(state, Some(State::Merged | State::UndoProposed)) {
            seconds.push(second);
        }
    }
    Ok(seconds)
}

/// The numbers of rows that a merge keeps of some tables, of all time or from before an instant.
fn list_kept(
    change: &mut Change<'_>,
    merge: MergeId,
    tables: &[(&str, &str)],
    before: Option<&str>,
) -> Result<Vec<i64>, Error> {
    let mut kept = Vec::new();
    change.each(
        "select number, table_name, before_row, after_row from file_merge_row where merge_id = $1",
        binds![merge],
        |row| {
            let of = row.text(1)?;
            let Some((table, column)) = tables.iter().find(|(name, _)| *name == of) else { return Ok(true) };
            let Some(table) = table_named(table) else { return Ok(true) };
            let held = match from_json(table, row.text(2)?)? {
                Some(held) => Some(held),
                None => from_json(table, row.text(3)?)?,
            };
            if before.is_none_or(|before| held.is_some_and(|held| held.text(column) < before)) {
                kept.push(row.get::<i64>(0)?);
            }
            Ok(true)
        },
    )?;
    Ok(kept)
}

/// Removes every merge of a woman who is forgotten, with all that was kept of it and her earlier codes; gives the files that were
/// put to hers, whose keys go too.
///
/// # Errors
/// When they cannot be read or removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<Vec<ParticipantId>, Error> {
    let hers = "select id, second_id, state from file_merge where first_id = $1 or second_id = $1";
    let merges = change.list(hers, binds![woman], |row| {
        Ok((row.get::<MergeId>(0)?, row.get::<ParticipantId>(1)?, State::parse(row.text(2)?)))
    })?;
    let mut gone = Vec::new();
    for (merge, second, state) in merges {
        change.execute("delete from file_merge_row where merge_id = $1", binds![merge])?;
        change.execute("delete from file_merge where id = $1", binds![merge])?;
        if matches!(state, Some(State::Merged | State::UndoProposed)) {
            gone.push(second);
        }
    }
    Ok(gone)
}

/// The woman of a code's file that was put to another's.
pub(super) fn add_former_code(first: ParticipantId, code: &str) -> Option<RowChange> {
    let table = table_named("former_code")?;
    let cells = vec![Cell::Text(code.to_owned()), Cell::Text(first.to_string())];
    Some(RowChange::new(None, Some(Row { table, cells })))
}

/// Merges for [`read_merge`], without those of a woman who must not be seen (`$1`), whichever of the two she is.
macro_rules! merges {
    ($which:literal) => {
        concat!(
            "select m.id, m.site_id, m.first_id, m.second_id, m.second_code, m.state, m.from_second, m.proposed_at,
                 m.proposed_by, coalesce(u.name, m.proposed_by), coalesce(m.undo_proposed_by, '')
             from file_merge m left join staff_user u on u.id = m.proposed_by where",
            unless_hidden!("m.first_id", "$1"),
            "and",
            unless_hidden!("m.second_id", "$1"),
            "and ",
            $which
        )
    };
}

fn read_merge(row: &store::Row<'_>) -> Result<Merge, Error> {
    let unknown = || Error::Unexpected("a merge in an unknown state".to_owned());
    Ok(Merge {
        id: row.get(0)?,
        site: row.get(1)?,
        first: row.get(2)?,
        second: row.get(3)?,
        second_code: row.get(4)?,
        state: State::parse(row.text(5)?).ok_or_else(unknown)?,
        from_second: row.text(6)?.split(' ').filter(|field| !field.is_empty()).map(str::to_owned).collect(),
        proposed_at: row.get(7)?,
        proposed_by: row.get(8)?,
        proposed_name: row.get(9)?,
        undo_proposed_by: row.get(10)?,
    })
}

/// Writes down that somebody asks for it.
///
/// # Errors
/// When it cannot be written.
pub fn add_proposal(
    change: &mut Change<'_>,
    site: SiteId,
    (first, second, second_code): (ParticipantId, ParticipantId, &str),
    from_second: &[&str],
) -> Result<MergeId, Error> {
    let (at, by, id) = (change.at(), change.by().text(), MergeId::new(change.clock()));
    change.execute(
        "insert into file_merge (id, site_id, first_id, second_id, second_code, state, from_second, proposed_at, proposed_by)
         values ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8)",
        binds![id, site, first, second, second_code, from_second.join(" "), at, by],
    )?;
    Ok(id)
}

pub(super) fn get_merge(db: &mut Db<'_>, id: MergeId) -> Result<Merge, Error> {
    db.get(merges!("m.id = $2"), binds![db.eyes(), id], read_merge)
}

/// The merges of a site: those that wait for a second person, then the newest.
pub(super) fn list_merges(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Merge>, Error> {
    db.list(
        merges!(
            "m.site_id = $2
             order by case when m.state in ('proposed', 'undo_proposed') then 0 else 1 end, m.proposed_at desc limit 100"
        ),
        binds![db.eyes(), site],
        read_merge,
    )
}

/// A merge that waits for a second person and touches one of these files, other than this one; for the reader's eyes: whoever
/// does it in the end sees both, and is told of the other.
pub(super) fn find_waiting(
    db: &mut Db<'_>,
    women: [ParticipantId; 2],
    other_than: Option<MergeId>,
) -> Result<Option<MergeId>, Error> {
    db.find(
        concat!(
            "select m.id from file_merge m where m.state in ('proposed', 'undo_proposed')
                 and (m.first_id in ($1, $2) or m.second_id in ($1, $2)) and m.id <> $3 and",
            unless_hidden!("m.first_id", "$4"),
            "and",
            unless_hidden!("m.second_id", "$4"),
            "limit 1"
        ),
        binds![women[0], women[1], other_than.map(|id| id.to_string()).unwrap_or_default(), db.eyes()],
        |row| row.get(0),
    )
}

/// A merge of the same file that was done after this one and stands.
pub(super) fn find_later(db: &mut Db<'_>, merge: &Merge) -> Result<Option<MergeId>, Error> {
    db.find(
        "select l.id from file_merge l join file_merge m on m.id = $1
         where l.first_id = m.first_id and l.id <> m.id and l.state in ('merged', 'undo_proposed')
             and (l.merged_at, l.id) > (m.merged_at, m.id) limit 1",
        binds![merge.id],
        |row| row.get(0),
    )
}

/// Whether two women must not sit together on a day.
pub(super) fn are_kept_apart(
    db: &mut Db<'_>,
    (one, other): (ParticipantId, ParticipantId),
    today: jiff::civil::Date,
) -> Result<bool, Error> {
    let found = db.find(
        "select 1 from keep_apart where (until_day is null or until_day > $3)
             and ((participant_a = $1 and participant_b = $2) or (participant_a = $2 and participant_b = $1)) limit 1",
        binds![one, other, today],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Whether two women are written down as related or neighbours on a day.
pub(super) fn are_linked(
    db: &mut Db<'_>,
    (one, other): (ParticipantId, ParticipantId),
    today: jiff::civil::Date,
) -> Result<bool, Error> {
    let found = db.find(
        "select 1 from kin_link where (until_day is null or until_day > $3)
             and ((one_id = $1 and other_id = $2) or (one_id = $2 and other_id = $1)) limit 1",
        binds![one, other, today],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Says where a merge stands now.
pub(super) fn set_state(change: &mut Change<'_>, id: MergeId, state: State) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    let sql = match state {
        State::Proposed => return Ok(()),
        State::Merged => "update file_merge set state = $1, merged_at = $2, merged_by = $3 where id = $4",
        State::UndoProposed => {
            "update file_merge set state = $1, undo_proposed_at = $2, undo_proposed_by = $3 where id = $4"
        }
        State::Withdrawn | State::Undone => {
            "update file_merge set state = $1, ended_at = $2, ended_by = $3 where id = $4"
        }
    };
    change.execute(sql, binds![state.key(), at, by, id])?;
    Ok(())
}

/// The undoing that was asked for is not done: the files stay together.
pub(super) fn withdraw_undoing(change: &mut Change<'_>, id: MergeId) -> Result<(), Error> {
    change.execute(
        "update file_merge set state = 'merged', undo_proposed_at = null, undo_proposed_by = null where id = $1",
        binds![id],
    )?;
    Ok(())
}
