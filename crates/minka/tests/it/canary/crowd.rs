//! Hundreds of women whose legal names, telephones and addresses stand nowhere but in the opened identity of each, and whose
//! chosen names stand in no address, title, file name, header, log or audit entry.

use std::collections::{BTreeMap, BTreeSet};

use http::StatusCode;
use minka::foundation::{
    access::Role,
    ids::{GroupId, SiteId, UserId},
    text::Language,
};
use regex::Regex;

use super::crawling::{around, crawl, every_file, found_in_clear, holds, plain, readable};
use crate::{
    consents::some_answers,
    goals::some_goals,
    own_view,
    participation::three_sessions,
    referrals::some_referrals,
    safety_plans::all_restricted,
    visits::some_visits,
    world::{Engine, Heard, Page, Visit, World, add_group, add_staff, add_women},
};

/// What stands in every legal name, telephone and address of the crowd, and in no other text of the program.
const SEALED: [&str; 3] = ["Қанарина", "+7 700 990 ", "Канареечная"];
/// What stands in every chosen name of the crowd.
const CHOSEN: &str = "Тотықұс";
/// Women in each of the groups that are added: with twelve groups at each site, and the fourteen and six who are there, 500.
const IN_A_GROUP: usize = 20;
/// Where Rosa stands among all codes; she has a mentor.
const ROSA: usize = 18;

/// The women, and who works with them: one of each role, beside those of the world.
struct Crowd {
    codes: Vec<String>,
    staff: Vec<(&'static str, UserId)>,
}

fn gather(world: &World, count: i8) -> Crowd {
    let mut codes: Vec<String> = world.women.iter().chain(&world.lima_women).map(|(_, code)| code.clone()).collect();
    let mut groups: BTreeMap<SiteId, Vec<GroupId>> = BTreeMap::new();
    let mut hers = None;
    for number in 0..count {
        for (site, language) in [(world.almaty, Language::Kk), (world.lima, Language::Es)] {
            let weekday = i64::from(number) % 5 + 1;
            let group = add_group(&world.app, site, &format!("Group {number}"), weekday, 10 + number, None, language);
            let names: Vec<String> = (0..IN_A_GROUP).map(|at| format!("{CHOSEN} {number} {at}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let women = add_women(&world.app, site, group, language, &names);
            hers = hers.or_else(|| women.first().map(|(id, _)| *id));
            codes.extend(women.into_iter().map(|(_, code)| code));
            groups.entry(site).or_default().push(group);
        }
    }
    let leads = |role, site| (role, site, groups[&site].first().copied(), None);
    let staff = [
        ("saule", vec![leads(Role::Facilitator, world.almaty), (Role::Mentor, world.almaty, None, hers)]),
        ("pilar", vec![leads(Role::Facilitator, world.lima)]),
        ("tolkyn", vec![(Role::Treasurer, world.almaty, None, None)]),
        ("erlan", vec![(Role::Evaluator, world.almaty, None, None)]),
        ("xenia", vec![(Role::Auditor, world.almaty, None, None)]),
    ];
    let mut all = vec![
        ("aigul, manager in Almaty", world.aigul),
        ("lucia, manager in Lima", world.lucia),
        ("bota, facilitator", world.bota),
        ("carmen, mentor", world.carmen),
        ("dina, without a right", world.dina),
        ("elena, administrator", world.elena),
    ];
    all.extend(staff.into_iter().map(|(name, held)| (name, add_staff(&world.app, name, Language::En, &held))));
    Crowd { codes, staff: all }
}

/// Writes what identifies each woman through the form, as her manager does.
async fn seal(world: &World, crowd: &Crowd) {
    let mut managers = [world.visit(world.aigul), world.visit(world.lucia)];
    for (at, code) in crowd.codes.iter().enumerate() {
        let legal = format!("{} {at:03} {code}", SEALED[0]);
        let (phone, address) = (format!("{}{at:03}", SEALED[1]), format!("{} {at:03}", SEALED[2]));
        let fields = [
            ("legal_name", legal.as_str()),
            ("phone", &phone),
            ("address", &address),
            ("born-day", "7"),
            ("born-month", "7"),
            ("born-year", "1987"),
            ("reason", "Канарейка: the list of 2026"),
        ];
        let path = format!("/people/{code}/identity");
        let mut saved = 0;
        for manager in &mut managers {
            saved += usize::from(manager.tap(&path, &fields).await.status == StatusCode::SEE_OTHER);
        }
        assert_eq!(saved, 1, "{code} is sealed by the manager of her site and by nobody else");
    }
}

/// What a crawl has met: pages, files, and where something stood that must not.
#[derive(Default)]
struct Met {
    pages: usize,
    files: BTreeMap<String, usize>,
    hits: BTreeSet<String>,
}

impl Met {
    /// Looks at an answer: whole, with its headers.
    fn look(&mut self, who: &str, path: &str, page: &Page, said: &str) {
        let said = plain(said);
        for sealed in SEALED {
            if said.contains(sealed) {
                self.hits.insert(format!("{who}: {path} says {sealed}"));
            }
        }
        for (place, text) in around(path, page, &said) {
            for canary in SEALED.iter().chain([&CHOSEN]) {
                if holds(&text, canary) {
                    self.hits.insert(format!("{who}: {place} of {path} has {canary}"));
                }
            }
        }
    }

    /// Everything that somebody can walk to from the first page.
    async fn walk(&mut self, visit: &mut Visit, who: &str) {
        let crawled = crawl(visit, (who, &["/", "/more"]), |path, page, said| self.look(who, path, page, said)).await;
        self.pages += crawled.pages.len();
        for (kind, many) in crawled.files {
            *self.files.entry(kind).or_default() += many;
        }
    }
}

/// Opens the identity of some women as somebody: where the table lets her, that one woman is shown; elsewhere nothing is.
async fn open_some(world: &World, crowd: &Crowd, (who, user): (&str, UserId), may: impl Fn(usize) -> bool) {
    let mut visit = world.visit(user);
    let legal = Regex::new("Қанарина [0-9]{3}").expect("a pattern");
    for at in (0..crowd.codes.len()).step_by(7).chain([ROSA]) {
        let path = format!("/people/{}/identity/opening", crowd.codes[at]);
        let opened = visit.tap(&path, &[("reason", "an emergency")]).await;
        let text = opened.text();
        if may(at) {
            assert!(text.contains(&format!("{} {at:03}", SEALED[0])), "{who} opens {at}: {}", opened.status);
            let shown: BTreeSet<&str> = legal.find_iter(&text).map(|hit| hit.as_str()).collect();
            assert_eq!(shown.len(), 1, "{who} opens {at} alone: {shown:?}");
        } else {
            assert_eq!(opened.status, StatusCode::NOT_FOUND, "{who} does not open {at}");
            assert!(SEALED.iter().all(|sealed| !text.contains(sealed)), "{who} is shown {at}");
        }
    }
}

/// Asks for things that are not there, or not so, with a sealed name in the question.
async fn ask_wrongly(visit: &mut Visit, who: &str, code: &str, met: &mut Met) {
    let name = minka::foundation::page::escape(SEALED[0]);
    for path in
        [format!("/people/{name}"), format!("/groups/{name}"), format!("/{name}"), format!("/people/{code}/{name}")]
    {
        let page = visit.get(&path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{who}: {path}");
        let said = readable(&page);
        // The address is the asker's own; nothing else of the answer may carry it.
        met.look(who, "an address that is not there", &page, &said);
    }
    for fields in [
        &[("kind", "csv"), ("reason", "report")][..],
        &[("kind", "xlsx"), ("reason", "report")],
        &[("kind", "csv"), ("reason", "report"), ("table", "goals")],
        &[("kind", "xlsx"), ("reason", "report"), ("table", "attainment")],
    ] {
        let page = visit.tap("/people/export", fields).await;
        let said = readable(&page);
        met.look(who, "the export", &page, &said);
        if page.status == StatusCode::OK {
            *met.files.entry(format!("export {}", fields[0].1)).or_default() += 1;
        }
    }
}

/// She reads her own in her own view, and of nobody else anything.
async fn look_at_her_own(world: &World, crowd: &Crowd, met: &mut Met) {
    let legal = Regex::new("Қанарина [0-9]{3}").expect("a pattern");
    let mut visit = world.visit(world.carmen);
    own_view::begin(&mut visit, &crowd.codes[ROSA]).await;
    let crawled = crawl(&mut visit, ("herself", &["/own"]), |path, page, said| {
        let said = plain(said);
        for hit in legal.find_iter(&said).filter(|hit| hit.as_str() != format!("{} {ROSA:03}", SEALED[0])) {
            met.hits.insert(format!("herself: {path} says {}", hit.as_str()));
        }
        for (place, text) in around(path, page, &said) {
            for canary in SEALED.iter().chain([&CHOSEN]).filter(|canary| holds(&text, canary)) {
                met.hits.insert(format!("herself: {place} of {path} has {canary}"));
            }
        }
    });
    let pages = crawled.await.pages;
    let own = format!("{} {ROSA:03} {}", SEALED[0], crowd.codes[ROSA]);
    assert!(pages.iter().any(|(_, said)| said.contains(&own)), "she reads what is hers");
}

/// So many women, in so many groups of each site beside those of the world.
async fn they_show_only_where_they_are_opened(engine: Engine, groups: i8) {
    let heard = Heard::what_is_said();
    let world = World::new(engine);
    three_sessions(&world);
    some_answers(&world);
    some_goals(&world);
    some_visits(&world);
    some_referrals(&world);
    all_restricted(&world);
    let crowd = gather(&world, groups);
    assert_eq!(crowd.codes.len(), 20 + 2 * usize::try_from(groups).expect("a few") * IN_A_GROUP);
    seal(&world, &crowd).await;
    let mut met = Met::default();
    for (who, user) in &crowd.staff {
        let mut visit = world.visit(*user);
        met.walk(&mut visit, who).await;
        ask_wrongly(&mut visit, who, &crowd.codes[3], &mut met).await;
    }
    met.walk(&mut world.stranger(), "a stranger").await;
    look_at_her_own(&world, &crowd, &mut met).await;
    let least = 6 * crowd.codes.len();
    assert!(met.pages > least && met.files.len() >= 4, "{} pages, files {:?}", met.pages, met.files);
    assert!(met.hits.is_empty(), "{:#?}", met.hits);

    let in_almaty = |at: usize| at < 14 || at >= 20 && ((at - 20) / IN_A_GROUP).is_multiple_of(2);
    open_some(&world, &crowd, ("aigul", world.aigul), in_almaty).await;
    open_some(&world, &crowd, ("lucia", world.lucia), |at| !in_almaty(at)).await;
    open_some(&world, &crowd, ("bota", world.bota), |_| false).await;
    open_some(&world, &crowd, ("carmen", world.carmen), |at| at == ROSA).await;
    for (who, user) in &crowd.staff[4..] {
        // Saule leads the first group and is the mentor of the first woman in it.
        open_some(&world, &crowd, (who, *user), |at| *who == "saule" && at == 20).await;
    }

    world.app.keyring().copy_now(world.clock.now()).expect("the copy of today");
    let files = every_file(world.folder());
    assert!(files.iter().any(|file| file.ends_with("keyring-2026-11-24.db")), "copies are looked into too: {files:?}");
    let all: Vec<&str> = SEALED.iter().copied().chain([CHOSEN, "Канарейка"]).collect();
    assert_eq!(found_in_clear(world.folder(), &all), Vec::<String>::new());
    let (audit, log) = (world.audit_text(), heard.text());
    for canary in all {
        assert!(!audit.contains(canary), "the audit chain has {canary}");
        assert_eq!(log.lines().find(|line| holds(line, canary)), None, "the log has {canary}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn five_hundred_women_show_only_where_they_are_opened() {
    they_show_only_where_they_are_opened(Engine::Sqlite, 12).await;
}

/// A hundred: what shows does not depend on how many there are, and the engine must not matter.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_hundred_women_show_no_more_on_the_other_engine() {
    they_show_only_where_they_are_opened(Engine::Postgres, 2).await;
}
