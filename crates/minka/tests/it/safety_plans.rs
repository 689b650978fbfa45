//! Tests of what is only for a woman and her mentor: read with a fresh proof, with her consent, or in an emergency; printed when she asks.

use http::StatusCode;
use jiff::civil::date;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Said, TEXT_VERSION, Way},
    foundation::{audit::Entry, change::By, ids::Id, text::Language},
    incidents::{self, Told},
    safety_plans::{self, NewPlan, Words},
};

use crate::{
    complaints::some_complaint,
    concerns::some_concerns,
    on_both,
    openings::open,
    pages::walk,
    restricted_notes::some_note,
    world::{Engine, World, paper_text},
};

/// Rosa agrees to sealed notes.
pub fn agree(world: &World) {
    let (lima, rosa) = (world.lima, world.lima_women[4].0);
    world.change(By::Program, move |change| {
        let event = ConsentEvent {
            id: ConsentId::new(change.clock()),
            purpose: Purpose::Notes,
            recipient: None,
            said: Said::Agreed,
            way: Some(Way::Written),
            reader: "Carmen".to_owned(),
            witness: String::new(),
            language: Some(Language::Es),
            text_version: TEXT_VERSION.to_owned(),
            from: date(2026, 9, 1),
            until: Some(date(2027, 8, 1)),
            recorded_at: change.at(),
        };
        consents::add_event(change, (lima, rosa), &event)?;
        change.commit(Entry::event("test.agreed"), ())
    });
}

/// A plan of Rosa's with "Canaryplan" in it, and what was done to her with "Canaryrecord".
fn some_plan(world: &World) {
    agree(world);
    let (lima, rosa) = (world.lima, world.lima_women[4].0);
    world.change(By::User(world.carmen), move |change| {
        let words = Words {
            with_her: true,
            concern: "Canaryplan fear".to_owned(),
            before: "Canaryplan bag".to_owned(),
            ..Words::default()
        };
        let new = NewPlan { site: lima, woman: rosa, made_on: date(2026, 8, 1), minutes: None, words };
        safety_plans::add_plan(change, &new)?;
        let told = Told {
            types: vec!["psychological".to_owned()],
            told_on: Some(date(2026, 11, 1)),
            account: "Canaryrecord".to_owned(),
            ..Told::default()
        };
        incidents::add_incident(change, (lima, rosa), &told)?;
        change.commit(Entry::event("test.plan"), ())
    });
}

/// All that is restricted: concerns, a plan, a record, a note, a complaint, each with its canary.
pub fn all_restricted(world: &World) {
    some_concerns(world);
    some_plan(world);
    some_note(world);
    some_complaint(world, world.lima, world.carmen);
}

/// A whole plan.
pub const PLAN: [(&str, &str); 12] = [
    ("with_her", "yes"),
    ("concern", "Canaryplan: he follows me"),
    ("economic", "20 soles in the flour"),
    ("relationships", "Canaryplan sister"),
    ("community", ""),
    ("other", ""),
    ("before", "a bag at my sister’s"),
    ("during", "by the market, at ten"),
    ("after", "a new number"),
    ("made-day", "24"),
    ("made-month", "11"),
    ("made-year", "2026"),
];

on_both! {
    /// The two make it, look at it again, and put it on paper when she asks; the paper says nothing of what it is.
    async fn she_makes_it_with_her_mentor_and_takes_it_along_when_she_asks(world) {
        agree(&world);
        let code = world.lima_women[4].1.clone();
        let (page, edit, paper) = (format!("/people/{code}/plan"), format!("/people/{code}/plan/edit"), format!("/people/{code}/plan/paper"));
        let mut carmen = world.visit(world.carmen);
        let hers = carmen.get(&format!("/people/{code}")).await;
        assert!(hers.text().contains(&page) && hers.says("Her safety plan"));
        assert!(carmen.get(&page).await.says("Nothing is written down"));
        let refused = carmen.fill(&edit, &page, &[("concern", " "), ("economic", "Canaryplan kept"), ("made-day", "24"), ("made-month", "11"), ("made-year", "2027")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["tick that it was", "Write what she fears", "still to come", "Canaryplan kept"] {
            assert!(refused.says(words), "{words}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from safety_plan"), 0);
        let saved = carmen.fill(&edit, &page, &[&PLAN[..], &[("minutes", "to_60")]].concat()).await;
        let shown = carmen.follow(&saved).await;
        assert!(shown.says("Canaryplan: he follows me") && shown.says("Made on 24 November 2026. 31 to 60 minutes") && !shown.says("Around her"), "{}", shown.text());
        assert!(carmen.get(&edit).await.says("Canaryplan: he follows me"), "the form begins with what stands there");
        let changed: Vec<(&str, &str)> = PLAN.iter().map(|(name, held)| (*name, if *name == "during" { "Canaryplan by night" } else { *held })).collect();
        carmen.fill(&edit, &page, &changed).await;
        let shown = carmen.get(&page).await;
        assert!(shown.says("Canaryplan by night") && shown.says("by the market, at ten"), "both versions: {}", shown.text());
        assert_eq!(world.count("select count(*) from safety_plan"), 2);
        let reviewed = carmen.fill(&page, &format!("{page}/reviews"), &[("on-day", "24"), ("on-month", "11"), ("on-year", "2026")]).await;
        assert!(carmen.follow(&reviewed).await.says("Looked at again"));

        for (fields, words) in [
            (vec![("keeps", "under the stove")], "printed only when she asks"),
            (vec![("asked", "yes")], "Write where she keeps it"),
        ] {
            let refused = carmen.fill(&paper, &paper, &fields).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{words}");
        }
        let hidden = carmen.get(&paper).await.hidden(&paper);
        let mut form: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        form.extend([("asked", "yes"), ("keeps", "Canaryplan under the stove")]);
        assert_eq!(carmen.post(&paper, &form).await.status, StatusCode::OK);
        let printed = carmen.post(&paper, &form).await;
        assert_eq!(printed.status, StatusCode::OK);
        assert_eq!(world.count("select count(*) from safety_plan_paper"), 1, "the same form again is the same paper");
        let header = format!("{:?}", printed.headers);
        assert!(header.contains("list.pdf") && !header.contains(&code), "{header}");
        let said = paper_text(&printed.bytes);
        assert!(said.contains("Mi lista") && said.contains("by night") && said.contains("he follows me"), "{said}");
        let lower = said.to_lowercase();
        for word in ["seguridad", "plan de", "peligro", "violencia", "teme", &code.to_lowercase(), "rosa", "lima"] {
            assert!(!lower.contains(word), "the paper says {word}: {said}");
        }
        assert!(carmen.get(&page).await.says("under the stove"));
        assert!(!world.audit_text().contains("Canary") && world.audit_text().contains("restricted.write participant"));
        let sealed: Vec<Vec<u8>> = world.read(|db| db.list("select sealed from safety_plan union all select sealed from safety_plan_paper", &[], |row| row.get(0)));
        // Version 3: it takes her own key and that of the part which she can have erased.
        assert!(sealed.len() == 3 && sealed.iter().all(|bytes| bytes.first() == Some(&3)), "under her own key and the part's");
    }

    /// Nobody but her mentor; she with a fresh proof; a manager in an emergency, to read.
    async fn only_her_mentor_reads_it_and_a_manager_in_an_emergency(world) {
        all_restricted(&world);
        let code = world.lima_women[4].1.clone();
        let pages = [format!("/people/{code}/plan"), format!("/people/{code}/records")];
        for page in &pages {
            for (user, status) in [(world.carmen, 200), (world.lucia, 404), (world.aigul, 404), (world.bota, 404), (world.dina, 404), (world.elena, 404)] {
                let got = world.visit(user).get(page).await;
                assert_eq!(got.status, status, "{page}");
                assert_eq!(got.says("Canary"), status == 200, "{page}");
            }
        }
        let mut lucia = world.visit(world.lucia);
        assert!(!lucia.get(&format!("/people/{code}")).await.says("Only for the two of you"));
        open(&mut lucia, &code).await;
        for page in &pages {
            let shown = lucia.get(page).await;
            assert!(shown.status == StatusCode::OK && shown.says("Canary"), "{page}: {}", shown.text());
            assert!(!shown.text().contains("/edit") && !shown.text().contains("/new\"") && !shown.text().contains("/paper"), "to read, never to write");
        }
        assert_eq!(lucia.get(&format!("{}/edit", pages[0])).await.status, StatusCode::NOT_FOUND);
        assert_eq!(lucia.tap(&pages[0], &PLAN).await.status, StatusCode::NOT_FOUND);
        // Her mentor, half an hour after she proved who she is.
        let mut carmen = world.visit(world.carmen);
        world.set_time("2026-11-24T13:06:00Z");
        for page in &pages {
            assert!(carmen.get(page).await.location().starts_with("/step-up"));
        }
    }

    /// From the moment she stops it nobody opens it, and nothing new is written.
    async fn she_lets_nobody_read_it_from_the_moment_she_stops_it(world) {
        all_restricted(&world);
        let code = world.lima_women[4].1.clone();
        let (plan, records) = (format!("/people/{code}/plan"), format!("/people/{code}/records"));
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get(&plan).await.says("Canaryplan fear") && carmen.get(&records).await.says("Canaryrecord"));
        assert_eq!(carmen.get(&format!("{records}/new")).await.status, StatusCode::OK);
        let stopped = carmen.tap(&format!("/people/{code}/consents/notes/withdrawal"), &[("consent", "all")]).await;
        assert_eq!(stopped.status, StatusCode::SEE_OTHER, "{}", stopped.text());
        for page in [&plan, &records] {
            let shown = carmen.get(page).await;
            assert!(shown.status == StatusCode::OK && !shown.says("Canary") && shown.says("She has not agreed"), "{}", shown.text());
        }
        for page in [format!("{plan}/edit"), format!("{plan}/paper"), format!("{records}/new")] {
            assert_eq!(carmen.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        let review = [("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
        let paper = [("asked", "yes"), ("keeps", "here")];
        for (path, fields) in [(plan.clone(), &PLAN[..]), (format!("{plan}/reviews"), &review[..]), (format!("{plan}/paper"), &paper[..]), (records.clone(), &review[..])] {
            let refused = carmen.tap(&path, fields).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("She has not agreed"), "{path}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from safety_plan"), 1);
        // Danger to her life opens it through an emergency, not around her word.
        let mut lucia = world.visit(world.lucia);
        open(&mut lucia, &code).await;
        assert!(lucia.get(&plan).await.says("Canaryplan fear"));
    }
}

/// A page of what only few may read has no paper: a line stands there instead, and no edge on which a browser would print her code.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_restricted_is_not_printed_with_its_page() {
    let world = World::new(Engine::Sqlite);
    all_restricted(&world);
    let her = format!("/people/{}", world.lima_women[4].1);
    let id = |sql: &'static str| -> String { world.read(move |db| db.get(sql, &[], |row| row.get(0))) };
    let note = format!("{her}/notes/{}", id("select min(id) from restricted_note where id = note_id"));
    let rosas = "select min(c.id) from concern c where c.site_id in (select p.site_id from safety_plan p)";
    let concern = format!("/concerns/{}", id(rosas));
    let complaint = format!("/complaints/{}", id("select min(id) from complaint"));
    let hers = ["plan", "plan/edit", "records", "records/new", "notes", "notes/new", "concern"];
    let mut paths: Vec<_> = hers.map(|page| (world.carmen, format!("{her}/{page}"))).into_iter().collect();
    paths.push((world.carmen, note));
    paths
        .extend([concern, "/concerns".to_owned(), complaint, "/complaints".to_owned()].map(|path| (world.lucia, path)));
    for (user, path) in paths {
        let page = world.visit(user).get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(
            page.text().contains("<main class=\"m-main m-main--unprinted\"") && page.says("This is not printed"),
            "{path}"
        );
    }
    let css = include_str!("../../src/design/print.css");
    let printed = css.split_once("@media print").expect("how a page is printed").1;
    for rule in [
        ".m-main--unprinted > :not(.m-unprinted) { display: none !important; }",
        "@page bare { margin: 0; }",
        "body:has(.m-main--unprinted) { page: bare;",
    ] {
        assert!(printed.contains(rule), "{rule}");
    }
}

/// Words of one room, and which addresses may show them.
type Room = (&'static str, fn(&str) -> bool);

/// Concerns, plans, records, notes and complaints show nowhere on a walk but where they are opened.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_restricted_shows_only_where_it_is_opened() {
    let world = World::new(Engine::Sqlite);
    all_restricted(&world);
    let code = world.lima_women[4].1.clone();
    let rooms: [Room; 5] = [
        ("Canaryconcern", |path| path.starts_with("/concerns/")),
        ("Canaryplan", |path| path.contains("/plan")),
        ("Canaryrecord", |path| path.contains("/records")),
        ("Canarysecret", |path| path.contains("/notes/")),
        ("Canarycomplaint", |path| path.starts_with("/complaints/")),
    ];
    let mut met = Vec::new();
    for user in [world.aigul, world.bota, world.carmen, world.dina, world.elena, world.lucia] {
        for (path, text) in walk(&world, user).await {
            for (canary, belongs) in rooms {
                if text.contains(canary) {
                    assert!(belongs(&path), "{path} shows {canary}");
                    met.push((user, canary));
                }
            }
            let about =
                path.starts_with("/concerns") || path == "/" || path.contains(&code) || path.starts_with("/people");
            assert!(about || path.starts_with("/audit") || !text.contains(&code) || user != world.carmen, "{path}");
        }
    }
    for (user, canary, reads) in [
        (world.lucia, "Canaryconcern", true),
        (world.aigul, "Canaryconcern", true),
        (world.carmen, "Canaryconcern", false),
        (world.carmen, "Canaryplan", true),
        (world.carmen, "Canaryrecord", true),
        (world.carmen, "Canarysecret", true),
        (world.lucia, "Canarysecret", false),
        (world.lucia, "Canaryplan", false),
        (world.lucia, "Canarycomplaint", true),
        (world.carmen, "Canarycomplaint", false),
        (world.bota, "Canaryconcern", false),
        (world.elena, "Canarycomplaint", false),
    ] {
        assert_eq!(met.contains(&(user, canary)), reads, "{canary}");
    }
    assert!(!world.audit_text().contains("Canary"));
    for entry in std::fs::read_dir(world.folder()).expect("the folder").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        assert!(!bytes.windows(6).any(|window| window == b"Canary"), "{} in clear", entry.path().display());
    }
}
