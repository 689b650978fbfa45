//! A row of hers in every table that has rows of women, with a word of its own in every column that could tell of her: made from the schema,
//! so that a table or column that comes tomorrow is planted too.

use std::collections::{BTreeMap, BTreeSet};

use minka::foundation::{
    audit::Entry,
    binds::Value,
    change::{By, Change},
    clock::Clock,
    ids::{Id, ParticipantId},
    store::{
        Database, Store,
        hers::{Under, Way, ways},
    },
};

/// An instant that stands nowhere else: the hour of it must not be seen either.
pub const INSTANT: &str = "2026-11-20T03:33:33.333Z";
pub const HOUR: &str = "03:33:33.333";

#[derive(Clone)]
pub struct Column {
    pub name: String,
    kind: String,
    is_needed: bool,
    /// The table and column to which it points.
    points: Option<(String, String)>,
}

pub type Schema = BTreeMap<String, Vec<Column>>;

/// The tables of both engines, as a fresh file has them.
pub fn schema() -> Schema {
    let folder = tempfile::tempdir().expect("a folder");
    let file = Database::Sqlite { file: folder.path().join("fresh.db"), key: [3; 32] };
    let store = Store::open(&file, &Clock::system()).expect("a fresh file");
    let sql = "select m.name, c.name, lower(c.type), c.\"notnull\" <> 0 or c.pk <> 0, coalesce(f.\"table\", ''), coalesce(f.\"to\", '')
         from sqlite_master m join pragma_table_info(m.name) c on true
         left join pragma_foreign_key_list(m.name) f on f.\"from\" = c.name
         where m.type = 'table' and m.name not like 'sqlite_%' order by m.name, c.cid";
    let mut schema = Schema::new();
    let rows = store.read_now(move |db| {
        db.list(sql, &[], |row| {
            let points: (String, String) = (row.get(4)?, row.get(5)?);
            let points = (!points.0.is_empty()).then_some(points);
            Ok((row.get::<String>(0)?, Column { name: row.get(1)?, kind: row.get(2)?, is_needed: row.get(3)?, points }))
        })
    });
    for (table, column) in rows.expect("the schema") {
        schema.entry(table).or_default().push(column);
    }
    schema
}

/// What is planted, and where.
#[derive(Default)]
pub struct Planted {
    /// Every word that must not be found.
    pub words: BTreeSet<String>,
    /// The tables with a row of hers.
    pub tables: BTreeSet<String>,
}

struct Planting<'a, 'c> {
    schema: &'a Schema,
    ways: BTreeMap<String, Way>,
    women: [ParticipantId; 2],
    change: &'a mut Change<'c>,
    /// The first key of a row that was made, by table.
    made: BTreeMap<String, String>,
    planted: Planted,
}

/// Plants a row in every table of hers; where one goes under two keys, the other woman is the second.
pub fn plant(store: &Store, women: [ParticipantId; 2]) -> Planted {
    store
        .change_now(By::CommandLine, move |change| {
            let schema = schema();
            let mut planting = Planting {
                schema: &schema,
                ways: ways(),
                women,
                change,
                made: BTreeMap::new(),
                planted: Planted::default(),
            };
            let hers: Vec<String> =
                planting.ways.iter().filter(|(_, way)| **way != Way::Clear).map(|(name, _)| name.clone()).collect();
            for table in hers {
                if planting.is_hers_already(&table) {
                    planting.overwrite(&table);
                } else {
                    planting.add(&table);
                }
            }
            let planted = std::mem::take(&mut planting.planted);
            change.commit(Entry::event("test.plant"), planted)
        })
        .expect("planted")
}

impl Planting<'_, '_> {
    fn under(&self, table: &str) -> Vec<String> {
        match &self.ways[table] {
            Way::Clear => Vec::new(),
            Way::Emptied { under, .. } | Way::Whole(Under::One(under)) => vec![under.clone()],
            Way::Whole(Under::Two(one, two)) => vec![one.clone(), two.clone()],
            Way::Whole(Under::Through { .. }) => Vec::new(),
        }
    }

    fn is_hers_already(&mut self, table: &str) -> bool {
        let Some(under) = self.under(table).first().cloned() else { return false };
        let sql: &str = format!("select 1 from {table} where {under} = $1").leak();
        let there = self.change.find(sql, minka::binds![self.women[0]], |_| Ok(())).expect("read");
        there.is_some()
    }

    /// A word that stands nowhere else.
    fn word(&mut self, table: &str, column: &str) -> String {
        let word = format!("Canary {table} {column}");
        self.planted.words.insert(word.clone());
        word
    }

    /// An id like any other, of nothing.
    fn new_id(&mut self, is_hidden: bool) -> String {
        let id = ParticipantId::new(self.change.clock()).to_string();
        if is_hidden {
            self.planted.words.insert(id.clone());
        }
        id
    }

    /// What the programme itself wrote of her stays real where somebody reads it; what forgetting would empty gets words.
    fn overwrite(&mut self, table: &str) {
        self.planted.tables.insert(table.to_owned());
        let Way::Emptied { under, stays, left } = self.ways[table].clone() else { return };
        for column in &self.schema[table] {
            let kept = ["code", "chosen_name", "name_key", "erased_at", under.as_str()].contains(&column.name.as_str());
            if kept || stays.contains(&column.name) || column.kind != "text" || column.points.is_some() {
                continue;
            }
            let is_day = left.get(&column.name).is_some_and(|left| left == "day");
            let word = if is_day { INSTANT.to_owned() } else { self.word(table, &column.name) };
            let sql: &str = format!("update {table} set {} = $1 where {under} = $2", column.name).leak();
            self.change.execute(sql, minka::binds![&word, self.women[0]]).expect("overwritten");
        }
    }

    /// A row of hers, or one that hers points to.
    fn add(&mut self, table: &str) -> String {
        if let Some(key) = self.made.get(table) {
            return key.clone();
        }
        let is_hers = self.ways[table] != Way::Clear;
        let (under, columns) = (self.under(table), self.schema[table].clone());
        let mut values: Vec<Value<'static>> = Vec::new();
        for column in &columns {
            let at = under.iter().position(|name| *name == column.name);
            values.push(match at {
                Some(at) => Value::from(self.women[at].to_string()),
                None => self.value(table, column, is_hers),
            });
        }
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let marks: Vec<String> = (1..=columns.len()).map(|mark| format!("${mark}")).collect();
        let sql: &str = format!("insert into {table} ({}) values ({})", names.join(", "), marks.join(", ")).leak();
        self.change.execute(sql, &values).unwrap_or_else(|why| panic!("a row of {table}: {why}"));
        let key = match &values[0] {
            Value::Text(key) => key.to_string(),
            _ => String::new(),
        };
        self.made.insert(table.to_owned(), key.clone());
        if is_hers {
            self.planted.tables.insert(table.to_owned());
        }
        key
    }

    fn value(&mut self, table: &str, column: &Column, is_hers: bool) -> Value<'static> {
        if let Some((to, key)) = column.points.clone() {
            return match to.as_str() {
                "participant" => Value::from(self.women[0].to_string()),
                // What leads to another row of the same table stays open.
                to if to == table => Value::Null,
                to => Value::from(self.key_of(to, &key)),
            };
        }
        let stays = matches!(&self.ways[table], Way::Emptied { stays, .. } if stays.contains(&column.name));
        match column.kind.as_str() {
            "bigint" => Value::from(7_i64),
            "boolean" => Value::from(true),
            "blob" if is_hers => {
                let word = self.word(table, &column.name);
                // As if it were sealed under her key: nothing that is older is sealed anew at the start.
                Value::Bytes([&[2], word.as_bytes()].concat().into())
            }
            "blob" => Value::Bytes(vec![7; 32].into()),
            _ if column.name == "id" || column.name.ends_with("_id") => Value::from(self.new_id(is_hers && !stays)),
            _ if !is_hers || stays => {
                Value::from(if column.name.contains("day") { "2026-01-01" } else { "x" }.to_owned())
            }
            _ if column.name.ends_with("_at") => Value::from(INSTANT.to_owned()),
            _ if column.is_needed || !column.name.ends_with("_by") => Value::from(self.word(table, &column.name)),
            _ => Value::Null,
        }
    }

    /// The key of some row: the one that is there, or one that is made for it.
    fn key_of(&mut self, table: &str, key: &str) -> String {
        if let Some(made) = self.made.get(table) {
            return made.clone();
        }
        let hers = self.under(table).first().cloned().filter(|_| self.ways[table] != Way::Clear);
        let which = hers.map(|under| format!(" where {under} = '{}'", self.women[0])).unwrap_or_default();
        let sql: &str = format!("select min({key}) from {table}{which}").leak();
        let found: Option<String> = self.change.get(sql, &[], |row| row.get(0)).expect("read");
        found.unwrap_or_else(|| self.add(table))
    }
}
