//! What lies under each seal: every field has a purpose and a class of its own, and what a programme may switch off is just what is optional.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use minka::{
    backgrounds::{self, Answers, QUESTIONS},
    foundation::{
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId},
        keyring::Use,
    },
    switches::{About, Switch},
};
use serde_json::Value;

use super::{Held, columns, held, sealed_columns};
use crate::{assessments::some_asked, canary::planted::plant, on_both, participation::three_sessions, world::World};

/// Sealed columns in which nothing is put here, and what stands there.
const NOT_OPENED: [(&str, &str); 3] = [
    ("totp_key.secret", "the secret of a member of staff's code app: random bytes"),
    ("breach.reply_sealed", "one text, what the authority was told: breaches.rs"),
    ("breach.lesson_sealed", "one text, what is done otherwise from now on: breaches.rs"),
];

/// What is sealed under a woman's key is for one of these.
const USES: [Use; 6] = [Use::Identity, Use::Contact, Use::Notes, Use::Written, Use::Background, Use::Answers];

/// What is sealed under the installation's key has one of these labels: part of the file format.
const LABELS: [&str; 4] = ["outside request", "complaint", "breach", "reason"];

/// The tables of what she is asked when she comes, or when she is ready: there every field has a switch, or a reason why not.
const ASKED_OF_HER: [&str; 4] = ["sealed_identity", "background", "contact_card", "contact_proposal"];

/// A row with something under a seal, and the ids that may stand in its place.
struct Row {
    sealed: Vec<u8>,
    id: String,
    user: String,
    goal: String,
    woman: String,
}

fn rows(world: &World, table: &str, column: &str, there: &BTreeSet<(String, String)>) -> Vec<Row> {
    let has = |name: &str| there.contains(&(table.to_owned(), name.to_owned()));
    let one = |name: &str| if has(name) { format!("coalesce({name}, '')") } else { "''".to_owned() };
    let ids = ["id", "user_id", "goal_id", "participant_id"].map(one).join(", ");
    let statement: &'static str = format!("select {column}, {ids} from {table} where {column} is not null").leak();
    world.read(move |db| {
        db.list(statement, &[], |row| {
            Ok(Row { sealed: row.get(0)?, id: row.get(1)?, user: row.get(2)?, goal: row.get(3)?, woman: row.get(4)? })
        })
    })
}

/// What is under the seal, by whichever key, use and place it was sealed with.
fn open(world: &World, (table, column): (&str, &str), row: &Row) -> Option<Vec<u8>> {
    let place = format!("{table}.{column}");
    let places = [
        format!("{place}.{}", row.id),
        format!("{place}.{}", row.user),
        format!("goal.{column}.{}", row.goal),
        format!("{table}/{}", row.id),
        place,
    ];
    let mut found = None;
    for place in places {
        if let Some(woman) = ParticipantId::parse(&row.woman) {
            let keyring = world.app.keyring();
            let opened = USES.iter().find_map(|used| keyring.open(woman, *used, &place, &row.sealed).ok().flatten());
            found = found.or(opened.map(|clear| clear.to_vec()));
        }
        let keys = world.app.keys();
        let opened = LABELS.iter().find_map(|label| keys.open(label, &place, &row.sealed).ok());
        found = found.or(opened.map(|clear| clear.to_vec()));
    }
    found
}

/// The fields of what was sealed; none of one text.
fn fields_of(clear: &[u8]) -> BTreeSet<String> {
    match serde_json::from_slice(clear) {
        Ok(Value::Object(fields)) => fields.keys().cloned().collect(),
        _ => BTreeSet::new(),
    }
}

/// She was asked every question and answered none of them.
fn all_questions(world: &World) {
    let (keyring, site, woman) = (world.app.keyring().clone(), world.almaty, world.women[0].0);
    let answers: Answers = QUESTIONS.iter().map(|one| (one.key.to_owned(), "rather_not".to_owned())).collect();
    world.change(By::Program, move |change| {
        backgrounds::add_background(change, &keyring, (site, woman), &answers)?;
        change.commit(Entry::event("test.telling"), ())
    });
}

on_both! {
    /// Of what is really there: a field that somebody adds to what is sealed fails here until it has its line.
    async fn what_lies_under_each_seal_is_what_the_list_says(world) {
        three_sessions(&world);
        plant(&world).await;
        some_asked(&world);
        all_questions(&world);
        let (held, there) = (held(), columns(&world));
        let mut looked_at = 0;
        for sealed in sealed_columns() {
            if NOT_OPENED.iter().any(|(known, _)| *known == sealed) {
                continue;
            }
            let (table, column) = sealed.split_once('.').expect("table and column");
            let rows = rows(&world, table, column, &there);
            assert!(!rows.is_empty(), "nothing is sealed in {sealed}");
            let opened = rows.iter().map(|row| open(&world, (table, column), row));
            let opened: Vec<_> = opened.map(|clear| clear.unwrap_or_else(|| panic!("{sealed} does not open"))).collect();
            let found: BTreeSet<String> = opened.iter().flat_map(|clear| fields_of(clear)).collect();
            let listed: BTreeSet<String> = held.inside(table).keys().cloned().collect();
            assert_eq!(found, listed, "what lies in {sealed}, and what migrations/fields.toml says of it");
            looked_at += 1;
        }
        assert_eq!(looked_at, sealed_columns().len() - NOT_OPENED.len());
    }
}

#[test]
fn every_field_under_a_seal_has_a_purpose_and_a_class() {
    let held = held();
    for (name, table) in &held.table {
        let is_sealed = table.sealed.split_whitespace().any(|column| column == "sealed");
        assert!(is_sealed || table.inside.is_empty() && table.like.is_empty(), "{name} has no column `sealed`");
        assert!(table.inside.is_empty() || table.like.is_empty(), "{name}: its own, or those of another table");
        for (field, about) in held.inside(name) {
            assert!(about.purpose.len() > 7, "{name}.{field}: for what?");
            let class = about.class.as_deref().unwrap_or(class_of(&held, name));
            assert!(class <= class_of(&held, name) && ["S2", "S3", "S4"].contains(&class), "{name}.{field}: {class}");
        }
    }
}

/// "Any optional field can be switched off by the programme": whatever she is asked has a switch, or a reason why there is none.
#[test]
fn what_she_is_asked_has_a_switch_or_a_reason_why_not() {
    let held = held();
    let mut switches = BTreeSet::new();
    for name in held.table.keys() {
        for (field, about) in held.inside(name) {
            match (&about.off, &about.needed) {
                (Some(off), None) => assert!(switches.insert((name.clone(), off.clone())) || off == "functioning"),
                (None, Some(why)) => assert!(why.len() > 20, "{name}.{field}: why can nobody switch it off?"),
                (None, None) => {
                    assert!(!ASKED_OF_HER.contains(&name.as_str()), "{name}.{field}: can it be switched off?");
                }
                (Some(_), Some(_)) => panic!("{name}.{field} has a switch and a reason why there is none"),
            }
        }
        let open = held.table[name].off.split_whitespace();
        switches.extend(open.map(|column| (name.clone(), format!("{name}.{column}"))));
    }
    let named: BTreeSet<&str> = switches.iter().map(|(_, off)| off.as_str()).collect();
    assert_eq!(named, Switch::ALL.map(Switch::key).into_iter().collect());
    let of = |about: About| Switch::ALL.into_iter().filter(|switch| switch.about() == about).count();
    let count = |table: &str| switches.iter().filter(|(name, _)| name == table).count();
    for (table, about) in [
        ("background", About::Life),
        ("sealed_identity", About::Identity),
        ("contact_card", About::Contact),
        ("need", About::Need),
    ] {
        assert_eq!(count(table), of(about), "{table}");
    }
}

fn class_of<'a>(held: &'a Held, table: &str) -> &'a str {
    let classes = held.table[table].classes();
    let found = classes.iter().find(|(_, columns)| columns.split_whitespace().any(|column| column == "sealed"));
    found.map_or("", |(class, _)| class)
}

/// The second part of the document: the fields under the seals.
pub(super) fn under_the_seals(held: &Held) -> String {
    let mut document = String::from(
        "\n## Under the seals\n\n\
         What lies in a column `sealed` that holds more than one text. A seal goes whole, and with its table. Whatever a programme may leave has \
         a switch (`/backgrounds`): then it is asked on no form and taken from no list; what was written before can be emptied.\n\n\
         | table | field | for | class | goes | can be switched off |\n|---|---|---|---|---|---|\n",
    );
    let mut open = BTreeMap::new();
    for (name, table) in &held.table {
        let ends = &held.clock[&table.clock].ends;
        for (field, about) in held.inside(name) {
            let class = about.class.as_deref().unwrap_or(class_of(held, name));
            let off = match (&about.off, &about.needed) {
                (Some(_), _) => "yes".to_owned(),
                (_, Some(why)) => format!("no: {why}"),
                _ => String::new(),
            };
            writeln!(document, "| {name} | {field} | {} | **{class}** | {ends} | {off} |", about.purpose)
                .expect("text");
        }
        if !table.off.is_empty() {
            open.insert(name, table.off.split_whitespace().collect::<Vec<_>>().join(", "));
        }
    }
    for (name, columns) in open {
        writeln!(document, "\nWithout a seal, and with a switch each: {name} {columns}.").expect("text");
    }
    document
}
