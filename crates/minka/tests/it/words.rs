//! R11: the words that are deadly if they leak end by themselves while her file stays, and in ten years nothing outlives its class.

use std::collections::BTreeMap;

use http::StatusCode;
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use minka::{
    file_tables, forgetting,
    foundation::{audit::Entry, change::By, ids::ParticipantId},
    housekeeping, matching,
    outside_requests::{Asker, Field},
    people, retention,
};

use crate::{
    assessments::some_asked,
    breaches::some_breach,
    concerns::some_concern,
    consents::some_answers,
    exclusions::name,
    fields::{Held, columns, held},
    on_both,
    participation::three_sessions,
    retention::old_file,
    safety_plans::all_restricted,
    visits::{some_visits, visit_one},
    world::{Engine, World},
};

/// What the program does by itself once a day about words: of how many women something ended.
async fn a_day(world: &World) -> usize {
    retention::end_words_that_are_over(&world.app).await.expect("it is looked for")
}

fn listed(world: &World) -> i64 {
    world.count("select count(*) from words_notice")
}

fn notes(world: &World) -> i64 {
    world.count("select count(*) from visit_note")
}

on_both! {
    /// Two years after it was written, also of a woman who sits in a group; announced for fourteen days; the visit stays.
    async fn a_note_ends_after_two_years_and_the_visit_stays(world) {
        let (woman, code) = world.women[0].clone();
        visit_one(&world, (world.almaty, woman), world.aigul);
        world.set_time("2028-11-09T13:00:00Z");
        assert_eq!((a_day(&world).await, listed(&world)), (0, 0));
        world.set_time("2028-11-10T13:00:00Z");
        assert_eq!((a_day(&world).await, listed(&world)), (0, 1));
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/").await.says("Old words about one woman come to their end"));
        let page = aigul.get("/retention").await;
        for words in [code.as_str(), "Ends on 24 November 2028", "Words: 24 months after their last use", "Something of hers must be kept"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        world.set_time("2028-11-23T13:00:00Z");
        assert_eq!((a_day(&world).await, notes(&world)), (0, 1), "the day before");
        world.set_time("2028-11-24T13:00:00Z");
        assert_eq!((a_day(&world).await, notes(&world), listed(&world)), (1, 0, 0));
        assert_eq!(world.count("select count(*) from visit"), 1, "that she was visited, and when, stays");
        assert_eq!(world.newest_audit().1, "time.words");
        assert!(!world.audit_text().contains("Canary"));
        assert_eq!(a_day(&world).await, 0);
        assert!(!world.read(move |db| people::is_forgotten(db, woman)));
        let mut aigul = world.visit(world.aigul);
        assert_eq!(aigul.get(&format!("/people/{code}/visits")).await.status, StatusCode::OK);
    }

    /// A hold keeps words; a programme that shortens the time has them announced for as long as anything.
    async fn a_hold_keeps_them_and_a_shorter_time_is_announced(world) {
        let (held, site) = (world.women[1].0, world.almaty);
        visit_one(&world, (site, held), world.aigul);
        world.set_time("2027-04-01T08:00:00Z");
        visit_one(&world, (site, world.women[2].0), world.aigul);
        world.set_time("2027-06-01T08:00:00Z");
        let path = format!("/retention/{site}/words");
        let mut aigul = world.visit(world.aigul);
        for months in ["0", "7", "36", "", "many"] {
            let refused = aigul.fill(&path, &path, &[("months", months)]).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Choose one of the list"), "{months}");
        }
        assert_eq!((a_day(&world).await, listed(&world)), (0, 0));
        let chosen = aigul.fill(&path, &path, &[("months", "6")]).await;
        assert!(aigul.follow(&chosen).await.says("Words: 6 months after their last use"));
        assert_eq!(world.newest_audit().1, "retention.choose");
        for user in [world.bota, world.carmen, world.elena, world.dina, world.lucia] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.tap(&path, &[("months", "6")]).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!((a_day(&world).await, listed(&world)), (0, 1), "announced first, though it is long over");
        assert!(aigul.get("/retention").await.says("Ends on 15 June 2027"));
        world.change(By::Program, move |change| {
            forgetting::hold_again(change, held, "019abcde-0000-7000-8000-0000000000f3 2027-07-01")?;
            change.commit(Entry::event("test.hold"), ())
        });
        assert!(aigul.get("/retention").await.says("Kept until 1 July 2027"));
        world.set_time("2027-06-20T08:00:00Z");
        assert_eq!((a_day(&world).await, notes(&world)), (0, 2));
        world.set_time("2027-07-02T08:00:00Z");
        assert_eq!((a_day(&world).await, notes(&world)), (1, 1), "the other was written later");
    }

    /// Whom she named is not told that words about her end; they end all the same.
    async fn whom_she_named_does_not_see_that_words_end(world) {
        let (woman, code) = world.women[3].clone();
        visit_one(&world, (world.almaty, woman), world.dina);
        name(&world, (world.almaty, woman), world.aigul);
        world.set_time("2028-11-20T08:00:00Z");
        assert_eq!((a_day(&world).await, listed(&world)), (0, 1));
        let mut aigul = world.visit(world.aigul);
        assert!(!aigul.get("/").await.says("Old words about") && !aigul.get("/retention").await.says(&code));
        world.set_time("2028-12-04T08:00:00Z");
        assert_eq!((a_day(&world).await, notes(&world)), (1, 0));
    }

    /// Looking at a plan again, or doing something about a concern, begins its time anew; what is open ends when nobody does anything.
    async fn the_last_use_counts(world) {
        all_restricted(&world);
        world.set_time("2027-11-24T13:00:00Z");
        world.change(By::User(world.carmen), |change| {
            let at = change.at();
            change.execute(
                "insert into safety_plan_review (id, plan_id, participant_id, on_day, recorded_at, recorded_by)
                 select 'r', id, participant_id, '2027-11-24', $1, 'x' from safety_plan",
                minka::binds![at],
            )?;
            change.commit(Entry::event("test.review"), ())
        });
        world.set_time("2028-11-10T13:00:00Z");
        a_day(&world).await;
        world.set_time("2028-11-24T13:00:00Z");
        assert_eq!(a_day(&world).await, 2, "Rosa, and the woman of Almaty");
        let empty = |table: &str| {
            let sql: &'static str = format!("select count(*) from {table} where length(sealed) = 0").leak();
            world.count(sql)
        };
        assert_eq!((empty("violence_incident"), empty("concern"), empty("safety_plan")), (1, 2, 0), "the plan was looked at again");
        assert_eq!(world.count("select count(*) from concern where risk = 'high'"), 1, "how urgent, and when, stays");
        world.set_time("2029-11-10T13:00:00Z");
        a_day(&world).await;
        world.set_time("2029-11-24T13:00:00Z");
        assert_eq!((a_day(&world).await, empty("safety_plan")), (1, 1));
        // What is empty opens as nothing and breaks no page.
        let mut carmen = world.visit(world.carmen);
        let code = &world.lima_women[4].1;
        for page in ["plan", "records"] {
            let shown = carmen.get(&format!("/people/{code}/{page}")).await;
            assert!(shown.status == StatusCode::OK && !shown.says("Canary"), "{page}: {}", shown.text());
        }
        let concerns: Vec<String> = world.read(|db| db.list("select id from concern", &[], |row| row.get(0)));
        for concern in concerns {
            let shown = world.visit(world.lucia).get(&format!("/concerns/{concern}")).await;
            assert!(!shown.status.is_server_error() && !shown.says("Canary"), "{}", shown.text());
        }
    }
}

/// Everything by hand that the walk needs: something in every table with a clock, as far as one can.
fn all_there(world: &World) {
    three_sessions(world);
    some_answers(world);
    some_visits(world);
    all_restricted(world);
    some_asked(world);
    some_breach(world);
    visit_one(world, (world.almaty, world.women[0].0), world.aigul);
    some_concern(world, By::Program, world.women[1].0, minka::concerns::Risk::Low, "Canaryconcern");
    crate::outside_requests::ask_about(
        world,
        world.almaty,
        (&[world.women[0].0], Asker::Court, true),
        (&[Field::Code], false),
    );
    let (keyring, almaty, first) = (world.app.keyring().clone(), world.almaty, world.women[0].0);
    world.change(By::Program, move |change| {
        matching::add_note(change, &keyring, (almaty, first), "Canaryhandover")?;
        let at = change.at();
        change.execute(
            "insert into safety_plan_paper (id, plan_id, participant_id, sealed, printed_at, printed_by)
             select 'p', id, participant_id, $1, $2, 'x' from safety_plan",
            minka::binds![&[2u8; 60], at],
        )?;
        change.execute(
            "insert into concern_action (id, concern_id, participant_id, sealed, done_at, done_by)
             select 'd', min(id), min(participant_id), $1, $2, 'x' from concern where participant_id = $3",
            minka::binds![&[2u8; 60], at, first],
        )?;
        for close in [
            "update complaint set closed_at = $1",
            "update breach set closed_at = $1",
            "update outside_request set closed_at = $1",
        ] {
            change.execute(close, minka::binds![at])?;
        }
        change.commit(Entry::event("test.all"), ())
    });
}

/// For how many days a row of a clock may stay after its last day; nothing where it ends with something else.
fn longest(clock: &str, days: Option<i64>) -> Option<i64> {
    match (days, clock) {
        (Some(days), _) => Some(days),
        // Two years, with a leap day.
        (None, "words" | "complaint") => Some(731),
        (None, "breach") => Some(1096),
        (None, "outside") => Some(5 * 365),
        (None, "programme" | "staff" | "chain" | "file") => None,
        (None, other) => panic!("say how long a row of the clock {other} may stay"),
    }
}

/// Counts the rows of a table that are older than a day by every day and instant in them; emptied words do not count. Nothing where no
/// row says how old it is, or is as old as the row above it.
fn older(table: &str, clock: &str, of: &[String], day: Date) -> Option<&'static str> {
    let instants: Vec<String> = of
        .iter()
        .filter(|column| column.ends_with("_at") || column.ends_with("_on") || *column == "at")
        .map(|column| format!("coalesce({column}, '')"))
        .collect();
    if instants.is_empty() || ["complaint", "breach", "outside"].contains(&clock) {
        return None;
    }
    let holds = if clock == "words" { "length(sealed) > 0 and " } else { "" };
    Some(format!("select count(*) from {table} where {holds}max('', {}) < '{day}'", instants.join(", ")).leak())
}

/// How many rows a table has; of words, those that are not empty.
fn rows(world: &World, table: &str, holding: bool) -> i64 {
    let holds = if holding { " where length(sealed) > 0" } else { "" };
    let sql: &'static str = format!("select count(*) from {table}{holds}").leak();
    world.count(sql)
}

fn noon(day: Date) -> Timestamp {
    day.at(7, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).expect("a day").timestamp()
}

/// The walk looks every third day.
const STEP: i64 = 3;

/// What the program does by itself on a day, and what must not be there any more then.
async fn live(world: &World, (held, of): (&Held, &BTreeMap<String, Vec<String>>), day: Date) {
    world.clock.set(noon(day));
    housekeeping::forget_what_is_over(&world.app).await.expect("forgotten");
    forgetting::forget_what_is_over(&world.app).await.expect("forgotten");
    a_day(world).await;
    for (table, about) in &held.table {
        let Some(days) = longest(&about.clock, held.clock[&about.clock].days) else { continue };
        // A day for the zone, and those on which nobody looked.
        let kept_from = day.saturating_sub((days + STEP + 1).days());
        if let Some(sql) = older(table, &about.clock, &of[table], kept_from) {
            assert_eq!(world.count(sql), 0, "{table} has outlived {} on {day}: {sql}", about.clock);
        }
    }
}

/// Five women who left, last met one after the other: on which day each file is over, and whose.
fn leavers(world: &World) -> Vec<(Date, ParticipantId)> {
    let met = (0..5_i64).map(|number| date(2024, 1, 1).saturating_add((200 * number).days()));
    met.map(|last| {
        let woman = old_file(world, world.almaty, &format!("Leaver {last}"), last).0;
        (last.saturating_add(3.years()), woman)
    })
    .collect()
}

/// A virtual clock from nought to ten years. What each table may hold comes from `migrations/fields.toml`.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn in_ten_years_nothing_outlives_its_class() {
    let world = World::new(Engine::Sqlite);
    all_there(&world);
    let (held, leavers, begin) = (held(), leavers(&world), date(2026, 11, 25));
    let mut of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in columns(&world) {
        of.entry(table).or_default().push(column);
    }
    for (table, _) in held.table.iter().filter(|(_, about)| about.clock == "words") {
        assert!(rows(&world, table, true) > 0, "nothing in {table}: the walk would show nothing");
    }
    let counts = ["visit", "attendance", "concern", "assessment", "violence_incident", "safety_plan", "membership"];
    let before = counts.map(|table| rows(&world, table, false));
    let (mut day, end) = (begin, begin.saturating_add(10.years()));
    while day <= end {
        live(&world, (&held, &of), day).await;
        for (ends, woman) in leavers.iter().copied() {
            let is_over = ends <= day.saturating_sub(STEP.days());
            let is_gone = world.read(move |db| people::is_forgotten(db, woman));
            // The first is listed on the first day, as long as any.
            assert!(is_gone == is_over || (ends - day).get_days().abs() <= 14 + 3, "{ends} on {day}: gone {is_gone}");
        }
        day = day.saturating_add(STEP.days());
    }
    for (table, about) in &held.table {
        if longest(&about.clock, held.clock[&about.clock].days).is_some() {
            assert_eq!(rows(&world, table, about.clock == "words"), 0, "{table} after ten years");
        }
    }
    // Nothing of whoever was forgotten, but what forgetting keeps for the counts.
    assert_eq!(world.count("select count(*) from participant where erased_at is not null"), 5);
    for table in file_tables::TABLES.iter().filter(|table| held.table[table.name].erased == "gone") {
        let (name, woman) = (table.name, table.women[0]);
        let gone = "(select id from participant where erased_at is not null)";
        let sql: &'static str = format!("select count(*) from {name} where {woman} in {gone}").leak();
        assert_eq!(world.count(sql), 0, "{name} of a woman who was forgotten");
    }
    // Whoever sits in a group keeps her file, and the counts are what they were.
    assert_eq!(counts.map(|table| rows(&world, table, false)), before, "counts and dates stay");
}
