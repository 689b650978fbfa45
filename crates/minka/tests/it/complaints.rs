//! Tests of complaints: past whoever is named, seen by two, closed by the second, told to whoever spoke.

use http::StatusCode;
use minka::{
    complaints::{self, Answer, Category, ComplaintId, NewComplaint, Told, WayIn},
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, SiteId, UserId},
        text::Language,
    },
    housekeeping::forget_what_is_over,
};

use crate::{
    memberships::approve,
    on_both,
    world::{Page, Visit, World, add_staff},
};

/// A complaint with "Canarycomplaint" in it about somebody, from the door for everybody.
pub fn some_complaint(world: &World, site: SiteId, about: UserId) {
    world.change(By::Stranger, move |change| {
        let told = Told {
            about: "Canarycomplaint who".to_owned(),
            words: "Canarycomplaint words".to_owned(),
            answer: Answer::Telephone.key().to_owned(),
            answer_where: "Canarycomplaint number".to_owned(),
        };
        let (category, way_in) = (Category::Harassment, WayIn::Stranger);
        let new = NewComplaint { site, category, way_in, named: vec![about], also_shut: Vec::new(), told };
        complaints::file(change, &new, &format!("test {}", ComplaintId::new(change.clock())))?;
        change.commit(Entry::event("test.complaint"), ())
    });
}

/// Who takes complaints at a site, behind the pages.
pub fn name(world: &World, site: SiteId, two: (UserId, UserId)) {
    world.change(By::Program, move |change| {
        complaints::add_way(change, site, two)?;
        change.commit(Entry::event("test.way"), ())
    });
}

pub async fn listed(visit: &mut Visit) -> Vec<String> {
    let page = visit.get("/complaints").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let link = regex::Regex::new(r#"href="(/complaints/[0-9a-f-]{36})""#).expect("a pattern");
    link.captures_iter(&page.text()).map(|found| found[1].to_owned()).collect()
}

/// The number on a slip.
fn number(page: &Page) -> String {
    let number = regex::Regex::new("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}").expect("a pattern");
    number.find(&page.text()).unwrap_or_else(|| panic!("{}", page.text())).as_str().to_owned()
}

/// What a stranger writes.
const SAID: [(&str, &str); 4] = [
    ("category", "sexual_harassment"),
    ("words", "Canaryword: he asked for favours"),
    ("answer", "slip"),
    ("about", "the tall one"),
];

on_both! {
    /// A neighbour without any account; it passes whom she ticks; the second closes it; she hears it with her number.
    async fn a_stranger_speaks_and_hears_how_it_ended(world) {
        approve(&world, world.dina, Role::Mentor, (world.lima, None));
        name(&world, world.lima, (world.dina, world.lucia));
        let door = format!("/word/{}", world.lima);
        let mut stranger = world.stranger();
        let form = stranger.get(&door).await;
        assert!(form.says("You need no account") && form.says("dina") && form.says("lucia") && !form.says("carmen"), "{}", form.text());
        assert!(form.text().contains("data-quick-exit"));
        let refused = stranger.fill(&door, &door, &[("words", "..."), ("answer", "telephone"), ("about", "Canaryword kept")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["Choose what it is about", "Write what happened", "Write the number, or through whom", "Canaryword kept"] {
            assert!(refused.says(words), "{words}: {}", refused.text());
        }
        let hidden = stranger.get(&door).await.hidden(&door);
        let typed: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(SAID).collect();
        let filed = stranger.post(&door, &typed).await;
        let slip = number(&filed);
        assert_eq!(number(&stranger.post(&door, &typed).await), slip, "the same form again shows the same number");
        assert_eq!(world.count("select count(*) from complaint"), 1);
        let (mut dina, mut lucia) = (world.visit(world.dina), world.visit(world.lucia));
        let here = listed(&mut dina).await.remove(0);
        assert!(dina.get("/").await.says("A complaint has come to you"));
        assert!(listed(&mut lucia).await.is_empty() && lucia.get(&here).await.status == StatusCode::NOT_FOUND, "the second waits");
        let opened = dina.get(&here).await;
        assert!(opened.says("Canaryword: he asked for favours") && opened.says("the tall one") && opened.says("Through the door for everybody"), "{}", opened.text());

        let ask = format!("{door}/slip");
        assert!(stranger.tap(&ask, &[("number", &slip.to_lowercase())]).await.says("It has arrived"));
        assert!(stranger.tap(&ask, &[("number", "AAAA-AAAA-AAAA")]).await.says("There is no such number here"));
        assert!(stranger.tap(&format!("/word/{}/slip", world.almaty), &[("number", &slip)]).await.says("There is no such number here"));
        let steps = format!("{here}/steps");
        let wrong = dina.fill(&here, &steps, &[("state", "closed"), ("done", "alone")]).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.says("Choose where it stands"), "nobody closes a new one alone");
        for (state, told) in [("assigned", ""), ("in_progress", "Canarytold: somebody looks into it"), ("for_approval", "")] {
            let done = dina.fill(&here, &steps, &[("state", state), ("done", "Canarydone"), ("for_her", told)]).await;
            assert_eq!(done.location(), "/complaints?notice=complaints-written", "{state}");
        }
        let alone = dina.fill(&here, &steps, &[("state", "closed"), ("done", "alone"), ("for_her", "over")]).await;
        assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY, "whoever proposed it does not close it");
        assert_eq!(listed(&mut lucia).await, std::slice::from_ref(&here));
        let untold = lucia.fill(&here, &steps, &[("state", "closed"), ("done", "he is gone")]).await;
        assert!(untold.says("Write what she is told"));
        lucia.fill(&here, &steps, &[("state", "closed"), ("done", "he is gone"), ("for_her", "Canarytold: he works here no more")]).await;
        let told = stranger.tap(&ask, &[("number", &slip)]).await;
        assert!(told.says("It is over") && told.says("Canarytold: he works here no more") && !told.says("he is gone"), "{}", told.text());
        assert!(!world.audit_text().contains("Canary"));
        // Two years after it was closed nothing of it is left.
        world.set_time("2028-11-23T13:00:00Z");
        forget_what_is_over(&world.app).await.expect("looked");
        assert_eq!(world.count("select count(*) from complaint"), 1);
        world.set_time("2028-11-25T13:00:00Z");
        forget_what_is_over(&world.app).await.expect("forgotten");
        assert_eq!(world.count("select (select count(*) from complaint) + (select count(*) from complaint_step) + (select count(*) from complaint_shut)"), 0);
    }

    /// For whoever is named, and whoever answers to her, it does not exist: no list, count, entry, or difference.
    async fn whoever_is_named_and_whoever_answers_to_her_never_learns_of_it(world) {
        approve(&world, world.dina, Role::Auditor, (world.lima, None));
        name(&world, world.lima, (world.carmen, world.lucia));
        let mut bota = world.visit(world.bota);
        assert!(bota.get("/complaints/new").await.says("Something about us is not right"), "every member of staff may");
        let (mut lucia, mut carmen, mut dina) = (world.visit(world.lucia), world.visit(world.carmen), world.visit(world.dina));
        let before = (lucia.get("/").await.text(), lucia.get("/complaints").await.text(), lucia.get("/audit").await.text());
        // On paper, about the manager: her mentor answers to her, so only the auditor is left.
        let paper = [
            ("way_in", "paper"), ("category", "fraud"), ("words", "Canaryword: the money"), ("answer", "person"),
            ("answer_where", "through the baker"), ("about", &world.lucia.to_string()),
        ];
        let filed = carmen.fill("/complaints/new", "/complaints", &paper).await;
        number(&filed);
        assert!(listed(&mut lucia).await.is_empty() && listed(&mut carmen).await.is_empty());
        let here = listed(&mut dina).await.remove(0);
        let opened = dina.get(&here).await;
        assert!(opened.says("Canaryword: the money") && opened.says("lucia") && opened.says("through the baker") && opened.says("On paper"), "{}", opened.text());
        let id = regex::Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}").expect("a pattern");
        let bare = |text: &str| id.replace_all(text, "ID").into_owned();
        let after = (lucia.get("/").await.text(), lucia.get("/complaints").await.text(), lucia.get("/audit").await.text());
        assert_eq!((bare(&before.0), bare(&before.1)), (bare(&after.0), bare(&after.1)), "no list, no count");
        assert!(!after.2.contains("omplain"), "no entry: {}", after.2);
        let nobody = format!("/complaints/{}", ComplaintId::new(&world.clock));
        for visit in [&mut lucia, &mut carmen] {
            let (got, never) = (visit.get(&here).await, visit.get(&nobody).await);
            assert_eq!((got.status, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
            assert_eq!(got.text().replace(&here, ""), never.text().replace(&nobody, ""), "as if it had never been");
            let (got, never) = (visit.tap(&format!("{here}/steps"), &[]).await, visit.tap(&format!("{nobody}/steps"), &[]).await);
            assert_eq!((got.status, bare(&got.text())), (never.status, bare(&never.text())));
        }
        // Whoever comes to work there afterwards does not take it either, although she names her for that.
        approve(&world, world.bota, Role::Mentor, (world.lima, None));
        let (ways, botas, hers) = (format!("/complaints/ways/{}", world.lima), world.bota.to_string(), world.lucia.to_string());
        let named = lucia.fill(&ways, &ways, &[("handler", &botas), ("deputy", &hers)]).await;
        assert_eq!(named.location(), "/complaints/ways?notice=complaints-named");
        let mut bota = world.visit(world.bota);
        assert!(listed(&mut bota).await.is_empty() && bota.get(&here).await.status == StatusCode::NOT_FOUND);
        assert_eq!(listed(&mut dina).await, std::slice::from_ref(&here));
        // Nobody could take it: it is not kept where it would lie unread.
        let (lucias, dinas) = (world.lucia.to_string(), world.dina.to_string());
        let all = [&paper[..5], &[("about", lucias.as_str()), ("also_shut", dinas.as_str())]].concat();
        let refused = carmen.fill("/complaints/new", "/complaints", &all).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Take it to somebody outside"), "{}", refused.text());
        assert_eq!(world.count("select count(*) from complaint"), 1);
    }

    /// A name in the words of a stranger goes past whoever bears it, ticked or not; a colleague's own complaint is not hers to take.
    async fn a_name_in_the_words_is_enough(world) {
        name(&world, world.lima, (world.carmen, world.lucia));
        let door = format!("/word/{}", world.lima);
        let mut stranger = world.stranger();
        let said: Vec<(&str, &str)> = SAID.iter().map(|(name, held)| (*name, if *name == "about" { "Señora CARMEN" } else { *held })).collect();
        number(&stranger.fill(&door, &door, &said).await);
        let (mut lucia, mut carmen) = (world.visit(world.lucia), world.visit(world.carmen));
        assert!(listed(&mut carmen).await.is_empty());
        assert_eq!(listed(&mut lucia).await.len(), 1);
        let own = [("way_in", "staff"), ("category", "feedback"), ("words", "Canaryword"), ("answer", "none"), ("about", "")];
        number(&carmen.fill("/complaints/new", "/complaints", &own).await);
        assert!(listed(&mut carmen).await.is_empty(), "she does not take her own");
        assert_eq!(listed(&mut lucia).await.len(), 2);
        // An unknown place, and a door that is knocked at too often.
        let nowhere = format!("/word/{}", SiteId::new(&world.clock));
        assert_eq!(stranger.get(&nowhere).await.status, StatusCode::NOT_FOUND);
        assert_eq!(stranger.tap(&nowhere, &SAID).await.status, StatusCode::NOT_FOUND);
        for _ in 0..19 {
            assert_eq!(stranger.tap(&door, &SAID).await.status, StatusCode::OK);
        }
        assert_eq!(stranger.tap(&door, &SAID).await.status, StatusCode::TOO_MANY_REQUESTS);
    }

    /// In another case or alphabet a name is a name, also in what somebody who works here writes down; a word like it is none.
    async fn a_name_in_another_case_or_alphabet_is_enough(world) {
        let anna = add_staff(&world.app, "Анна", Language::Ru, &[(Role::Mentor, world.lima, None, None)]);
        name(&world, world.lima, (anna, world.lucia));
        let (mut annas, mut lucias) = (world.visit(anna), world.visit(world.lucia));
        let door = format!("/word/{}", world.lima);
        let mut stranger = world.stranger();
        let about = |words: &'static str| [("category", "fraud"), ("words", words), ("answer", "slip"), ("about", "")];
        for (words, is_hers) in [("Анну видела с деньгами", false), ("Vi a Anna con la plata", false), ("это верно: анализ, ана баласымен", true)] {
            let before = listed(&mut annas).await.len();
            number(&stranger.fill(&door, &door, &about(words)).await);
            assert_eq!(listed(&mut annas).await.len() - before, usize::from(is_hers), "{words}");
        }
        assert_eq!(listed(&mut lucias).await.len(), 2);
        // On paper, keyed in: whoever keys it in is named like anybody else.
        let mut carmen = world.visit(world.carmen);
        let paper = |words: &'static str| [("way_in", "paper"), ("category", "fraud"), ("words", words), ("answer", "none"), ("about", "")];
        for (words, reader) in [("Я отдала всё Анне", world.lucia), ("Кармен её видела", anna), ("LUCÍA lo sabe, y Anna", world.carmen)] {
            let mut reader = world.visit(reader);
            let before = (listed(&mut annas).await.len(), listed(&mut reader).await.len());
            let filed = carmen.fill("/complaints/new", "/complaints", &paper(words)).await;
            if words.contains("LUCÍA") {
                assert!(filed.status == StatusCode::UNPROCESSABLE_ENTITY && filed.says("Take it to somebody outside"), "{}", filed.text());
                continue;
            }
            number(&filed);
            assert_eq!(listed(&mut reader).await.len(), before.1 + 1, "{words}");
            assert_eq!(listed(&mut annas).await.len() - before.0, usize::from(!words.contains("Анне")), "{words}");
        }
    }

    /// What a flood of strangers leaves is read page by page, the oldest first, and counted no further than two hundred.
    async fn a_flood_is_read_page_by_page(world) {
        for _ in 0..120 {
            some_complaint(&world, world.almaty, world.bota);
        }
        let link = regex::Regex::new(r#"href="(/complaints/[0-9a-f-]{36})""#).expect("a pattern");
        let next = regex::Regex::new(r#"rel="next" href="([^"]+)""#).expect("a pattern");
        let mut aigul = world.visit(world.aigul);
        let (mut here, mut seen, mut pages) = ("/complaints".to_owned(), Vec::new(), Vec::new());
        loop {
            let page = aigul.get(&here).await;
            let lines: Vec<String> = link.captures_iter(&page.text()).map(|found| found[1].to_owned()).collect();
            pages.push(lines.len());
            seen.extend(lines);
            let Some(found) = next.captures(&page.text()).map(|found| found[1].to_owned()) else { break };
            here = found;
        }
        assert_eq!(pages, [50, 50, 20]);
        assert!(seen.windows(2).all(|two| two[0] < two[1]), "the oldest first, none twice");
        assert!(aigul.get(&here).await.says(r#"href="/complaints""#), "a way back to the first page");
        for typed in ["nonsense", "-1"] {
            let page = aigul.get(&format!("/complaints?after={typed}")).await;
            assert!(page.status == StatusCode::OK && page.says(&seen[0]), "{typed} begins at the beginning");
        }
    }

    /// Two people are named by a manager with a fresh proof.
    async fn a_manager_names_the_two_who_take_complaints(world) {
        let site = world.lima.to_string();
        let (lucias, carmens, lima) = (world.lucia.to_string(), world.carmen.to_string(), site.as_str());
        let here = format!("/complaints/ways/{lima}");
        let mut lucia = world.visit(world.lucia);
        assert!(lucia.get("/complaints/ways").await.says(&format!("/word/{lima}")));
        for (handler, deputy, words) in [("", lucias.as_str(), "Choose somebody who may take them"), (&lucias, &lucias, "Choose two people"), (&world.bota.to_string(), &lucias, "Choose somebody who may take them")] {
            let refused = lucia.fill(&here, &here, &[("handler", handler), ("deputy", deputy)]).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{words}");
        }
        let named = lucia.fill(&here, &here, &[("handler", &carmens), ("deputy", &lucias)]).await;
        assert_eq!(named.location(), "/complaints/ways?notice=complaints-named");
        assert_eq!(world.count("select count(*) from complaint_way where ended_at is null"), 1);
        assert!(lucia.get("/complaints/ways").await.says("carmen"));
        let elsewhere = format!("/complaints/ways/{}", world.almaty);
        assert_eq!(lucia.tap(&elsewhere, &[("handler", &carmens), ("deputy", &lucias)]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.visit(world.carmen).get("/complaints/ways").await.status, StatusCode::NOT_FOUND);
        world.set_time("2026-11-24T13:06:00Z");
        assert!(lucia.get("/complaints/ways").await.location().starts_with("/step-up"));
    }
}
