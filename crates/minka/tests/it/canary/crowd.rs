//! Five hundred women whose legal names, telephones and addresses stand nowhere but in the opened identity of each, and whose
//! chosen names stand in no address, title, file name, header, log or audit entry.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use http::StatusCode;
use minka::foundation::{
    access::Role,
    ids::{GroupId, SiteId, UserId},
    text::Language,
};
use regex::Regex;

use crate::{
    consents::some_answers,
    goals::some_goals,
    participation::three_sessions,
    referrals::some_referrals,
    safety_plans::all_restricted,
    visits::some_visits,
    world::{Engine, Heard, Page, Visit, World, add_group, add_staff, add_women, paper_text},
};

/// What stands in every legal name, telephone and address of the crowd, and in no other text of the program.
const SEALED: [&str; 3] = ["Қанарина", "+7 700 990 ", "Канареечная"];
/// What stands in every chosen name of the crowd.
const CHOSEN: &str = "Тотықұс";
/// Groups added at each site, and women in each of them: with the fourteen and six who are there, 500.
const GROUPS: i8 = 12;
const IN_A_GROUP: usize = 20;

/// The women, and who works with them: one of each role, beside those of the world.
struct Crowd {
    codes: Vec<String>,
    staff: Vec<(&'static str, UserId)>,
}

fn gather(world: &World) -> Crowd {
    let mut codes: Vec<String> = world.women.iter().chain(&world.lima_women).map(|(_, code)| code.clone()).collect();
    let mut groups: BTreeMap<SiteId, Vec<GroupId>> = BTreeMap::new();
    let mut hers = None;
    for number in 0..GROUPS {
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
        let plain = said.replace("&#39;", "'").replace("&amp;", "&").replace("&#38;", "&").replace("&#43;", "+");
        for sealed in SEALED {
            if plain.contains(sealed) {
                self.hits.insert(format!("{who}: {path} says {sealed}"));
            }
        }
        let title = plain.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        let headers: Vec<String> = page
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
            .collect();
        for (place, text) in [("title", title), ("headers", &headers.join("\n")), ("address", path)] {
            for canary in SEALED.iter().chain([&CHOSEN]) {
                if text.contains(canary) || text.to_lowercase().contains(escaped(canary).as_str()) {
                    self.hits.insert(format!("{who}: {place} of {path} has {canary}"));
                }
            }
        }
    }
}

/// A text as it stands in an address, in lower case.
fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

/// Everything that somebody can walk to from the first page: every page, and two files of each kind.
async fn crawl(visit: &mut Visit, who: &str, met: &mut Met) {
    let link = Regex::new(r##"(?:href|src)="(/[^"#]*)""##).expect("a pattern");
    let own = Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{4}-[0-9A-Z]|=[^&]*").expect("a pattern");
    let mut waiting = VecDeque::from(["/".to_owned(), "/more".to_owned()]);
    let mut seen = BTreeSet::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        let ends_here = ["/assets/", "/leave", "/sign-out", "/design"].iter().any(|start| path.starts_with(start));
        if ends_here || !seen.insert(path.clone()) {
            continue;
        }
        let is_file =
            [".pdf", ".csv", ".xlsx", ".ics", ".svg", ".zip", "/blank", "/card"].iter().any(|end| path.contains(end));
        if is_file {
            let kind = kinds.entry(own.replace_all(&path, "").into_owned()).or_default();
            *kind += 1;
            if *kind > 2 {
                continue;
            }
        }
        let page = visit.get(&path).await;
        match page.status {
            StatusCode::OK => {}
            StatusCode::SEE_OTHER => waiting.push_back(page.location()),
            other => panic!("{who}: {path} is offered and answers {other}"),
        }
        let said = readable(&page);
        met.look(who, &path, &page, &said);
        let content = page.headers.get("content-type").map_or("none", |kind| kind.to_str().unwrap_or("unreadable"));
        if content.starts_with("text/html") {
            met.pages += 1;
            waiting.extend(link.captures_iter(&said).map(|found| found[1].replace("&amp;", "&").replace("&#38;", "&")));
        } else if page.status == StatusCode::OK {
            *met.files.entry(content.to_owned()).or_default() += 1;
        }
    }
}

/// What a reader of an answer reads: the text of a paper, the parts of a workbook.
fn readable(page: &Page) -> String {
    if page.bytes.starts_with(b"%PDF") {
        return paper_text(&page.bytes);
    }
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&page.bytes)) else { return page.text() };
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        text.push_str(&file.name().expect("a name"));
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).expect("its bytes");
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

/// Opens the identity of some women as somebody: where the table lets her, that one woman is shown; elsewhere nothing is.
async fn open_some(world: &World, crowd: &Crowd, (who, user): (&str, UserId), may: impl Fn(usize) -> bool) {
    let mut visit = world.visit(user);
    let legal = Regex::new("Қанарина [0-9]{3}").expect("a pattern");
    for at in (0..crowd.codes.len()).step_by(7).chain([18]) {
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
    for fields in [[("kind", "csv"), ("reason", "report")], [("kind", "xlsx"), ("reason", "report")]] {
        let page = visit.tap("/people/export", &fields).await;
        let said = readable(&page);
        met.look(who, "the export", &page, &said);
        if page.status == StatusCode::OK {
            *met.files.entry(format!("export {}", fields[0].1)).or_default() += 1;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn five_hundred_women_show_only_where_they_are_opened() {
    let heard = Heard::what_is_said();
    let world = World::new(Engine::Sqlite);
    three_sessions(&world);
    some_answers(&world);
    some_goals(&world);
    some_visits(&world);
    some_referrals(&world);
    all_restricted(&world);
    let crowd = gather(&world);
    assert_eq!(crowd.codes.len(), 500);
    seal(&world, &crowd).await;
    let mut met = Met::default();
    for (who, user) in &crowd.staff {
        let mut visit = world.visit(*user);
        crawl(&mut visit, who, &mut met).await;
        ask_wrongly(&mut visit, who, &crowd.codes[3], &mut met).await;
    }
    let mut stranger = world.stranger();
    crawl(&mut stranger, "a stranger", &mut met).await;
    assert!(met.pages > 3000 && met.files.len() >= 4, "{} pages, files {:?}", met.pages, met.files);
    assert!(met.hits.is_empty(), "{:#?}", met.hits);

    let in_almaty = |at: usize| at < 14 || at >= 20 && ((at - 20) / IN_A_GROUP).is_multiple_of(2);
    open_some(&world, &crowd, ("aigul", world.aigul), in_almaty).await;
    open_some(&world, &crowd, ("lucia", world.lucia), |at| !in_almaty(at)).await;
    open_some(&world, &crowd, ("bota", world.bota), |_| false).await;
    open_some(&world, &crowd, ("carmen", world.carmen), |at| at == 18).await;
    for (who, user) in &crowd.staff[4..] {
        // Saule leads the first group and is the mentor of the first woman in it.
        open_some(&world, &crowd, (who, *user), |at| *who == "saule" && at == 20).await;
    }

    let (audit, log) = (world.audit_text(), heard.text());
    for canary in SEALED.iter().chain([&CHOSEN, &"Канарейка"]) {
        assert!(!audit.contains(canary), "the audit chain has {canary}");
        let told = log.lines().find(|line| line.contains(canary) || line.to_lowercase().contains(&escaped(canary)));
        assert_eq!(told, None, "the log has {canary}");
        for file in
            std::fs::read_dir(world.folder()).expect("the folder").flatten().filter(|file| file.path().is_file())
        {
            let bytes = std::fs::read(file.path()).expect("a file");
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{} has {canary} in clear", file.path().display());
        }
    }
}
