//! What Minka holds: every column of both engines has a class, a purpose and a clock, and the clocks that run by themselves do.

mod inside;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use minka::{
    foundation::{
        audit::Entry,
        change::By,
        store::hers::{Under, Way, ways},
        text::{Language, Text},
    },
    housekeeping::forget_what_is_over,
    own_lists::List,
    own_view,
    part_erasures::{Goes, Stays, part_of},
    retention,
};
use serde::Deserialize;

use crate::{on_both, participation::three_sessions, world::World};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    pub clock: BTreeMap<String, Clock>,
    pub table: BTreeMap<String, Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    ends: String,
    pub days: Option<i64>,
}

/// A field under a seal.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Written")]
pub struct Inside {
    purpose: String,
    /// Where it is not that of the column.
    class: Option<String>,
    /// The switch with which a programme leaves it, or why there is none.
    off: Option<String>,
    needed: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Purpose(String),
    Whole(Whole),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    purpose: String,
    class: Option<String>,
    off: Option<String>,
    needed: Option<String>,
}

impl From<Written> for Inside {
    fn from(written: Written) -> Self {
        match written {
            Written::Purpose(purpose) => Inside { purpose, class: None, off: None, needed: None },
            Written::Whole(Whole { purpose, class, off, needed }) => Inside { purpose, class, off, needed },
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "UPPERCASE")]
pub struct Table {
    #[serde(rename = "purpose")]
    purpose: String,
    #[serde(rename = "clock")]
    pub clock: String,
    /// What forgetting a woman does with it: `gone`, `emptied: …` or `kept: …`; nothing where no column leads to a woman.
    #[serde(rename = "erased", default)]
    pub erased: String,
    /// Which line of her receipt stands for what goes of it, and for what stays.
    #[serde(rename = "receipt", default)]
    receipt: String,
    /// Whether her own view and copy show it, and where, or that it is withheld, and how she is told so.
    #[serde(rename = "hers", default)]
    hers: String,
    #[serde(rename = "sealed", default)]
    sealed: String,
    /// What lies in its column `sealed`, where that is more than one text; or the table in whose seals the same lies.
    #[serde(rename = "inside", default)]
    inside: BTreeMap<String, Inside>,
    #[serde(rename = "like", default)]
    like: String,
    /// Columns without a seal that a programme may leave.
    #[serde(rename = "off", default)]
    off: String,
    /// Under whose key its rows go into a back-up, through which other table, what stands there in clear all the same and what is left of
    /// the rest; or why rows that end with a file are not sealed there.
    #[serde(rename = "under", default)]
    under: String,
    #[serde(rename = "through", default)]
    through: String,
    #[serde(rename = "stays", default)]
    stays: String,
    #[serde(rename = "left", default)]
    left: BTreeMap<String, String>,
    #[serde(rename = "clear", default)]
    clear: String,
    #[serde(default)]
    s0: String,
    #[serde(default)]
    s1: String,
    #[serde(default)]
    s2: String,
    #[serde(default)]
    s3: String,
    #[serde(default)]
    s4: String,
}

impl Table {
    fn classes(&self) -> [(&'static str, &str); 5] {
        [("S0", &self.s0), ("S1", &self.s1), ("S2", &self.s2), ("S3", &self.s3), ("S4", &self.s4)]
    }
}

impl Held {
    /// The fields that lie in the seals of a table.
    pub fn inside(&self, table: &str) -> &BTreeMap<String, Inside> {
        let table = &self.table[table];
        if table.like.is_empty() { &table.inside } else { &self.table[&table.like].inside }
    }
}

/// The list, as it stands.
pub fn held() -> Held {
    toml::from_str(include_str!("../../../../migrations/fields.toml")).expect("the list of what is held")
}

/// `table.column` of everything that is sealed.
pub fn sealed_columns() -> BTreeSet<String> {
    let of = |(name, table): (String, Table)| {
        table.sealed.split_whitespace().map(|column| format!("{name}.{column}")).collect::<Vec<_>>()
    };
    held().table.into_iter().flat_map(of).collect()
}

/// (table, column) of everything that the database has.
pub fn columns(world: &World) -> BTreeSet<(String, String)> {
    const SQLITE: &str = "select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c on true
                          where t.type = 'table' and t.name not like 'sqlite_%'";
    const POSTGRES: &str = "select c.table_name::text, c.column_name::text from information_schema.columns c
                            join information_schema.tables t
                              on t.table_schema = c.table_schema and t.table_name = c.table_name
                            where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'";
    world
        .read(|db| {
            let statement = if db.is_postgres() { POSTGRES } else { SQLITE };
            db.list(statement, &[], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))
        })
        .into_iter()
        .collect()
}

on_both! {
    async fn every_column_has_a_class_a_purpose_and_a_clock(world) {
        let held = held();
        let mut named = BTreeSet::new();
        for (name, table) in &held.table {
            assert!(!table.purpose.is_empty(), "{name} has no purpose");
            assert!(held.clock.contains_key(&table.clock), "{name} has no clock that is known: {}", table.clock);
            for column in table.classes().iter().flat_map(|(_, columns)| columns.split_whitespace()) {
                assert!(named.insert((name.clone(), column.to_owned())), "{name}.{column} stands twice");
            }
            for column in table.sealed.split_whitespace() {
                let is_open = table.s3.split_whitespace().chain(table.s4.split_whitespace()).all(|known| known != column);
                assert!(!is_open, "{name}.{column} is sealed, so it is S3 or S4");
            }
        }
        let there = columns(&world);
        assert!(there.len() > 300, "the schema was read");
        let missing: Vec<_> = there.difference(&named).collect();
        assert!(missing.is_empty(), "without class, purpose and clock in migrations/fields.toml: {missing:?}");
        let gone: Vec<_> = named.difference(&there).collect();
        assert!(gone.is_empty(), "in migrations/fields.toml, but in no table: {gone:?}");
    }

    async fn every_table_that_leads_to_a_woman_says_what_forgetting_does_with_it(world) {
        let held = held();
        let leads = |column: &str| {
            column.starts_with("participant") || ["buddy_id", "facilitator_id", "woman_id", "one_id", "other_id", "first_id"].contains(&column)
        };
        let leading: BTreeSet<String> =
            columns(&world).into_iter().filter(|(name, column)| leads(column) || name == "participant").map(|(name, _)| name).collect();
        assert!(leading.len() >= 17, "{leading:?}");
        for (name, table) in &held.table {
            let words = table.erased.split(':').next().unwrap_or_default();
            let said = match words {
                "gone" => table.erased == "gone",
                "emptied" | "kept" => table.erased.len() > words.len() + 10,
                _ => false,
            };
            assert_eq!(said, leading.contains(name), "{name}: what does forgetting do with it? {}", table.erased);
        }
    }

    /// R9: her own view and copy show what a table says, or tell her that it is withheld, for a reason of a closed list.
    async fn every_table_of_hers_is_shown_to_her_or_withheld_for_a_reason_that_she_is_told(world) {
        let held = held();
        let leads: BTreeSet<String> = columns(&world).into_iter().map(|(name, _)| name).collect();
        let (mut shown, mut withheld) = (BTreeSet::new(), BTreeSet::new());
        for (name, table) in held.table.iter().filter(|(name, _)| leads.contains(*name)) {
            let is_hers = !table.erased.is_empty() || ["file", "words"].contains(&table.clock.as_str());
            assert_eq!(is_hers, !table.hers.is_empty(), "{name}: does her own view show it?");
            for part in table.hers.split("; ").filter(|part| !part.is_empty()) {
                match part.split_once(": ").expect("shown or withheld, and what") {
                    ("shown", section) => {
                        assert!(List::parse(section).is_some(), "{name}: her own view has no section {section}");
                        shown.insert(section.to_owned());
                    }
                    ("withheld", what) => {
                        let what = own_view::Withheld::parse(what).unwrap_or_else(|| panic!("{name}: she is not told of {what}"));
                        assert!(own_view::Why::ALL.contains(&what.why()));
                        withheld.insert(what.key());
                    }
                    (other, _) => panic!("{name}: {other}"),
                }
            }
        }
        assert_eq!(shown, List::ALL.map(|list| list.key().to_owned()).into_iter().collect(), "a section of no table");
        assert_eq!(withheld, own_view::Withheld::ALL.map(own_view::Withheld::key).into_iter().collect());
        for language in Language::ALL {
            for what in own_view::Withheld::ALL {
                let key = format!("own-withheld-{}", what.key());
                assert!(Text(language).knows(&key), "{key} in {}", language.code());
            }
        }
    }

    /// R11: what is deadly if it leaks and leads to a woman has the clock of words, and no other; and the program ends just these.
    async fn what_is_deadly_has_a_clock_of_its_own(world) {
        let held = held();
        assert!(!columns(&world).is_empty());
        let deadly: BTreeSet<&str> = held.table.iter()
            .filter(|(_, table)| !table.erased.is_empty() && !table.s4.is_empty()).map(|(name, _)| name.as_str()).collect();
        let clocked: BTreeSet<&str> =
            held.table.iter().filter(|(_, table)| table.clock == "words").map(|(name, _)| name.as_str()).collect();
        assert_eq!(deadly, clocked);
        assert_eq!(clocked, retention::WORDS.iter().map(|(table, _)| *table).collect::<BTreeSet<_>>());
        let store = include_str!("../../src/retention/store/words.rs");
        for table in clocked {
            assert!(store.contains(&format!("from {table}")), "nobody looks when {table} ends");
        }
    }

    /// What stands in clear in the database, is hers and goes when she is forgotten is sealed in a back-up (decision 23): a new table or column
    /// of hers is, unless it says here why not.
    async fn what_is_hers_goes_into_a_back_up_under_her_key_or_says_why_not(world) {
        let (held, there, ways) = (held(), columns(&world), ways());
        assert_eq!(ways.keys().collect::<Vec<_>>(), held.table.keys().collect::<Vec<_>>());
        let has = |table: &str, column: &str| there.contains(&(table.to_owned(), column.to_owned()));
        let of_two = |table: &str, (one, two): &(String, String)| has(table, one) && has(table, two) && one != two;
        let mut sealed = 0;
        for (name, table) in &held.table {
            let ends_with_her = !table.erased.is_empty() || ["file", "words"].contains(&table.clock.as_str());
            let way = &ways[name];
            sealed += usize::from(*way != Way::Clear);
            match way {
                // Kept when she is forgotten, or none of hers: the reason stands beside it.
                Way::Clear => {
                    let why = if table.erased.is_empty() { &table.clear } else { &table.erased };
                    assert!(!ends_with_her || why.len() > 30, "{name} is in clear in a back-up: why?");
                    assert!(table.erased.is_empty() || table.erased.starts_with("kept: "), "{name}: {}", table.erased);
                }
                Way::Whole(Under::One(column)) => assert!(has(name, column), "{name}.{column}"),
                Way::Whole(Under::Two(one, two)) => assert!(of_two(name, &(one.clone(), two.clone())), "{name}: {one} {two}"),
                Way::Whole(Under::Through { table: other, by, two }) => {
                    assert!(has(name, by) && of_two(other, two), "{name}: {other} {by} {two:?}");
                }
                Way::Emptied { under, stays, left } => {
                    assert!(has(name, under), "{name}.{under}");
                    let deep: Vec<&str> = table.s3.split_whitespace().chain(table.s4.split_whitespace()).collect();
                    for column in stays {
                        assert!(has(name, column) && !deep.contains(&column.as_str()), "{name}.{column} cannot stay in clear");
                    }
                    for (column, word) in left {
                        let is_left = has(name, column) && !stays.contains(column) && !word.contains('\'');
                        assert!(is_left, "{name}.{column} is left as {word}");
                    }
                }
            }
            let is_sealed = *way != Way::Clear;
            let says = [&table.under, &table.through, &table.stays].iter().any(|said| !said.is_empty()) || !table.left.is_empty();
            assert!(is_sealed || !says, "{name} says under whose key it goes, and goes in clear");
            assert!(!is_sealed || table.clear.is_empty(), "{name} says why it is in clear, and is not");
        }
        assert!(sealed > 55, "{sealed}");
    }

    async fn what_has_outlived_its_clock_goes_within_a_day(world) {
        let held = held();
        three_sessions(&world);
        let start = world.clock.now();
        let mut tried = BTreeSet::new();
        for (clock, days) in held.clock.iter().filter_map(|(name, clock)| Some((name, clock.days?))) {
            let tables: Vec<_> = held.table.iter().filter(|(_, table)| table.clock == *clock).map(|(name, _)| name).collect();
            assert!(!tables.is_empty(), "nothing runs by {clock}");
            for table in tables {
                put_one_row(&world, table);
                world.clock.set(start + jiff::SignedDuration::from_hours(24 * days - 1));
                forget_what_is_over(&world.app).await.expect("looked");
                assert_eq!(rows(&world, table), 1, "{table} before {days} days");
                world.clock.set(start + jiff::SignedDuration::from_hours(24 * days + 1));
                forget_what_is_over(&world.app).await.expect("forgotten");
                assert_eq!(rows(&world, table), 0, "{table} after {days} days");
                world.clock.set(start);
                tried.insert(table.clone());
            }
        }
        assert!(tried.len() >= 9, "{tried:?}");
        assert_eq!(forget_what_is_over(&world.app).await.expect("nothing is left"), 0);
    }
}

/// The keys of the lines after a word: `gone` or `kept`.
fn lines_of<'table>(table: &'table Table, word: &str) -> Vec<&'table str> {
    let parts = table.receipt.split("; ").filter_map(|part| part.split_once(": "));
    parts.filter(|(said, _)| *said == word).map(|(_, line)| line).collect()
}

/// R8, R10: whatever of hers goes or stays stands on her receipt, and each of its lines stands for something.
#[test]
fn every_table_that_goes_or_stays_has_its_line_on_the_receipt() {
    let (mut gone, mut kept) = (BTreeSet::new(), BTreeSet::new());
    for (name, table) in &held().table {
        let ends_with_her = ["file", "words"].contains(&table.clock.as_str());
        // (whether a line says what goes, whether one says what stays)
        let needed = match table.erased.split(':').next().unwrap_or_default() {
            "gone" => (true, false),
            "emptied" => (true, true),
            "kept" => (false, true),
            // No column leads to her: it ends with her file all the same, or it is the chain.
            _ => (ends_with_her, name == "audit_entry"),
        };
        let (goes, stays) = (lines_of(table, "gone"), lines_of(table, "kept"));
        assert_eq!((goes.len() == 1, stays.len() == 1), needed, "{name}: which line of the receipt? {}", table.receipt);
        for line in goes {
            let line = Goes::parse(line).unwrap_or_else(|| panic!("{name}: the receipt has no line {line}"));
            assert!(part_of(name).is_none_or(|part| line.part() == Some(part)), "{name} goes with a part");
            gone.insert(line.key());
        }
        for line in stays {
            kept.insert(Stays::parse(line).unwrap_or_else(|| panic!("{name}: the receipt has no line {line}")).key());
        }
    }
    assert_eq!(gone, Goes::ALL.map(Goes::key).into_iter().collect(), "a line of no table");
    assert_eq!(kept, Stays::ALL.map(Stays::key).into_iter().collect(), "a line of no table");
    for text in Language::ALL.map(Text) {
        for key in Goes::ALL.map(|line| format!("receipt-goes-{}", line.key())) {
            assert!(text.knows(&key), "{key} in {}", text.0.code());
        }
        for key in Stays::ALL.map(|line| format!("receipt-stays-{}", line.key())) {
            assert!(text.knows(&key), "{key} in {}", text.0.code());
        }
    }
}

fn rows(world: &World, table: &str) -> i64 {
    let count: &str = format!("select count(*) from {table}").leak();
    world.read(move |db| db.get(count, &[], |row| row.get(0)))
}

/// Empties a table and puts one row into it, made now. A calendar address counts from its end, a link from its death.
fn put_one_row(world: &World, table: &str) {
    let insert = match table {
        "submission" => "insert into submission (id, digest, at) values ('x', $1, $2)",
        "sign_in" => {
            "insert into sign_in (token_hash, id, user_id, must_add_factor, created_at, seen_at, stepped_up_at)
             select $1, 'x', min(id), false, $2, $2, $2 from staff_user"
        }
        "sign_in_failure" => "insert into sign_in_failure (id, name_digest, device, at) select 'x', 'x', 'x', $2 where $1 = $1",
        "spent_challenge" => "insert into spent_challenge (digest, at) values ($1, $2)",
        "known_device" => {
            "insert into known_device (token_hash, user_id, created_at) select $1, min(id), $2 from staff_user"
        }
        "invitation" => {
            "insert into invitation (token_hash, user_id, created_at, expires_at) select $1, min(id), $2, $2 from staff_user"
        }
        "session_link" => {
            "insert into session_link (token_hash, session_id, site_id, created_at, created_by, expires_at, opened, saved)
             select $1, min(id), min(site_id), $2, 'x', $2, 0, 0 from session"
        }
        "phone_link" => {
            "insert into phone_link (token_hash, user_id, site_id, language, created_at, created_by, expires_at, fetched, sent)
             select $1, min(u.id), min(s.id), 'es', $2, 'x', $2, 0, 0 from staff_user u, site s"
        }
        "phone_submission" => "insert into phone_submission (id, digest, at) values ($1, $1, $2)",
        "calendar_feed" => {
            "insert into calendar_feed (token_hash, user_id, created_at, ended_at) select $1, min(id), $2, $2 from staff_user"
        }
        "sealed_reason" => {
            "insert into sealed_reason (id, site_id, action, sealed, given_at, given_by)
             select 'x', min(id), 'x', $1, $2, 'x' from site"
        }
        "visit_draft" => {
            "insert into visit_draft (user_id, participant_id, site_id, sealed, saved_at)
             select min(u.id), min(p.id), min(p.site_id), $1, $2 from staff_user u, participant p"
        }
        other => panic!("say how a row of {other} is made"),
    };
    let (empty, table): (&str, _) = (format!("delete from {table}").leak(), table.to_owned());
    world.change(By::Program, move |change| {
        let at = change.at();
        change.execute(empty, &[])?;
        let made = change.execute(insert, minka::binds![&[7u8; 32], at])?;
        assert_eq!(made, 1, "a row of {table}");
        change.commit(Entry::event("test.row"), ())
    });
}

#[test]
fn the_records_of_processing_are_what_the_list_says() {
    let held = held();
    let mut document = String::from(
        "# What Minka holds\n\n\
         Made from `migrations/fields.toml` for whoever signs the records of processing: every column, its class, what it is for and \
         when it goes. Classes are explained in `privacy.md`. Columns in *italics* are sealed.\n\n\
         | table | for | columns by class | goes |\n|---|---|---|---|\n",
    );
    for (name, table) in &held.table {
        let sealed: BTreeSet<&str> = table.sealed.split_whitespace().collect();
        let said = |column: &str| if sealed.contains(column) { format!("*{column}*") } else { column.to_owned() };
        let classes: Vec<String> = table
            .classes()
            .iter()
            .filter(|(_, columns)| !columns.is_empty())
            .map(|(class, columns)| {
                format!("**{class}** {}", columns.split_whitespace().map(said).collect::<Vec<_>>().join(", "))
            })
            .collect();
        let ends = &held.clock[&table.clock].ends;
        writeln!(document, "| {name} | {} | {} | {ends} |", table.purpose, classes.join("; ")).expect("text");
    }
    document.push_str(&inside::under_the_seals(&held));
    crate::world::same_as_committed("docs/fields.md", &document);
}
