//! R24: the papers that a programme answers with are made from what the program goes by, and leave nothing out.

use http::StatusCode;
use minka::{
    foundation::{
        access::Action,
        law::{BackupTarget, Country, Declared, Whereabouts},
        text::{Language, Text},
    },
    records::{self, Facts},
    users,
};

use crate::{fields::columns, on_both, world::World};

fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

/// Almaty's facts, in a country and with one place for back-ups abroad.
fn facts(world: &World, law: Option<Country>) -> Facts {
    let site = world.almaty;
    let programme = world.read(move |db| users::get_programme_of(db, site));
    let targets = vec![BackupTarget { path: "/srv/copies".into(), country: country("DE") }];
    let whereabouts = Whereabouts { country: law, kept_in: law, elsewhere: false, targets };
    Facts { at: world.clock.now(), programmes: vec![programme], whereabouts, upkeep: None }
}

/// The cells of the row of a table of the database.
fn row_of<'a>(paper: &'a str, table: &str) -> Vec<&'a str> {
    let start = format!("| {table} | ");
    let row = paper.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("{table} is in no row"));
    row.trim_matches(['|', ' ']).split(" | ").collect()
}

on_both! {
    /// Against the database itself, not against the list from which the paper is made.
    async fn the_records_of_processing_name_every_column_and_its_purpose(world) {
        let facts = facts(&world, Some(country("KZ")));
        let paper = records::records_of_processing(&Text(Language::En), &facts).markdown();
        let there = columns(&world);
        assert!(there.len() > 300, "the schema was read");
        for (table, column) in there {
            let row = row_of(&paper, &table);
            let [name, purpose, listed, ground, goes] = row.as_slice() else { panic!("{row:?}") };
            assert_eq!(*name, table);
            assert!(purpose.len() > 8 && ground.len() > 8 && goes.len() > 8, "{row:?}");
            let mut words = listed.split([',', ';', ':', ' ']);
            assert!(words.any(|word| word == column), "{table}.{column} is not in: {listed}");
        }
        assert!(row_of(&paper, "attendance")[3].contains("numbers of past meetings"), "on what it rests");
        assert!(row_of(&paper, "sealed_identity")[2].contains("(sealed)"));
    }

    async fn a_manager_reads_both_papers_and_a_facilitator_neither(world) {
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/more").await.text().contains("href=\"/records\""));
        assert!(aigul.get("/records").await.says("Nobody has said so"), "whose law it is is missed");
        world.app.extension::<Declared>().is(facts(&world, Some(country("KZ"))).whereabouts);
        assert!(!aigul.get("/records").await.says("Nobody has said so"));
        let (processing, security) = (aigul.get("/records/processing").await, aigul.get("/records/security").await);
        for (page, words) in [
            (&processing, "/srv/copies"),
            (&processing, "yes, encrypted"),
            (&processing, "Taking part"),
            (&processing, "proof of who did and opened what"),
            (&security, "Who keeps the machine"),
            (&security, "deadly if it leaks"),
            (&security, "When a back-up was made and tried last is not known here"),
            (&security, "There is 1 business day, from the moment it is noticed"),
            (&security, "End all sign-ins of the account"),
        ] {
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.says(words), "{words}: {}", page.text());
        }
        for code in world.women.iter().chain(&world.lima_women).map(|(_, code)| code.as_str()) {
            assert!(!processing.says(code) && !security.says(code));
        }
        assert!(!security.says("Lima"), "another programme is none of hers");
        for nobody in [world.bota, world.carmen, world.dina] {
            for path in ["/records", "/records/processing", "/records/security"] {
                assert_eq!(world.visit(nobody).get(path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        assert_eq!(world.visit(world.elena).get("/records/security").await.status, StatusCode::OK, "she keeps the machine");
    }

    /// Whoever answers for the place sees on her first page that nobody has said where it stands.
    async fn a_manager_is_told_that_nobody_has_said_where_the_data_stand(world) {
        assert!(!world.visit(world.aigul).get("/").await.says("Where the data stand"), "until the program knows that it is so");
        world.app.extension::<Declared>().is(Whereabouts::default());
        for (user, told) in [(world.aigul, true), (world.elena, true), (world.bota, false)] {
            let page = world.visit(user).get("/").await;
            assert_eq!(page.says("Where the data stand"), told, "{}", page.text());
        }
    }
}

/// A way out that nobody has described is noticed.
#[test]
fn whatever_leaves_is_named_with_whom_it_goes_to() {
    for language in Language::ALL {
        for action in Action::ALL.iter().filter(|action| action.leaves_the_folder()) {
            for start in ["records-to", "staff-action"] {
                let key = format!("{start}-{}", action.name().replace(['.', '_'], "-"));
                assert!(Text(language).knows(&key), "{key} in {}", language.code());
            }
        }
    }
}
