//! R20: nothing asks any other host for anything. No page, style, script or icon names one but the neutral site that the quick
//! exit leads to, every answer forbids the browser to ask, and the program itself opens no line but to its own database.

use std::{collections::BTreeSet, fs, path::Path};

use regex::Regex;

use crate::{
    consents::some_answers,
    goals::some_goals,
    pages::walk_along_a_few,
    participation::three_sessions,
    referrals::some_referrals,
    safety_plans::all_restricted,
    visits::some_visits,
    world::{Engine, World},
};

/// Where the quick exit leads in the world of the tests.
const EXIT: &str = "https://www.wikipedia.org/";
/// Names of notations, which nobody ever asks for.
const NOTATIONS: [&str; 2] = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"];
/// The line that a holder asks for letter for letter. It is read as words; the same address anywhere else is noticed.
const CITED: &str = "© CORE System Trust: https://www.coresystemtrust.org.uk/copyright.pdf (CC BY-NC-ND 4.0).";

/// Hosts that a text leads a browser to: absolute addresses, and those without a scheme in an attribute or a style.
fn hosts(text: &str) -> BTreeSet<String> {
    let absolute = Regex::new(r#"(?i)(?:https?|wss?|ftp)://[^\s"'<>)&;]+"#).expect("a pattern");
    let without = Regex::new(r#"(?i)(?:src|href|action|data|poster|formaction|srcset)\s*=\s*["']?\s*(//[^\s"'>]+)"#)
        .expect("a pattern");
    let style = Regex::new(r#"(?i)(?:url\(\s*["']?|@import\s+["'])(//[^\s"')]+)"#).expect("a pattern");
    let text = &text.replace(CITED, "");
    let mut found: BTreeSet<String> = absolute.find_iter(text).map(|one| one.as_str().to_owned()).collect();
    for pattern in [without, style] {
        found.extend(pattern.captures_iter(text).map(|one| one[1].to_owned()));
    }
    found.retain(|address| !NOTATIONS.contains(&address.as_str()) && !EXIT.starts_with(address.trim_end_matches('/')));
    found
}

#[test]
fn an_address_of_somebody_else_is_noticed() {
    for text in [
        r#"<img src="//cdn.example.org/a.png">"#,
        r#"<link rel=stylesheet href='https://fonts.example.org/x'>"#,
        "background: url(//example.org/x.png)",
        r#"@import "//example.org/x.css";"#,
        "new WebSocket('wss://example.org/live')",
        r#"<a href="https://www.coresystemtrust.org.uk/copyright.pdf">© CORE System Trust</a>"#,
    ] {
        assert_eq!(hosts(text).len(), 1, "{text}");
    }
    let fine =
        format!(r#"<a href="/people">x</a><svg xmlns="http://www.w3.org/2000/svg"><a href="{EXIT}">y</a> // words"#);
    assert!(hosts(&fine).is_empty(), "{:?}", hosts(&fine));
}

/// What the browser is told on every answer.
fn is_told(page: &crate::world::Page, path: &str) {
    let policy =
        page.headers.get("content-security-policy").and_then(|policy| policy.to_str().ok()).unwrap_or_default();
    assert!(policy.starts_with("default-src 'self';"), "{path}: {policy}");
    for part in policy.split(';').map(str::trim).filter(|part| !part.starts_with("form-action")) {
        assert!(
            !part.contains("://") && !part.contains('*') && !part.contains("unsafe") && !part.contains("data:"),
            "{path}: {part}"
        );
    }
    assert_eq!(
        page.headers.get("referrer-policy").map(http::HeaderValue::as_bytes),
        Some(&b"no-referrer"[..]),
        "{path}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn no_page_and_no_part_of_one_names_another_host() {
    let world = World::new(Engine::Sqlite);
    three_sessions(&world);
    some_answers(&world);
    some_goals(&world);
    some_visits(&world);
    some_referrals(&world);
    all_restricted(&world);
    let asset = Regex::new(r##"(?:href|src)="(/assets/[^"#]+)"##).expect("a pattern");
    let (mut assets, mut pages) = (BTreeSet::new(), 0);
    for user in [world.aigul, world.bota, world.carmen, world.elena, world.lucia, world.dina] {
        for (path, text) in walk_along_a_few(&world, user).await {
            let found = hosts(&text);
            assert!(found.is_empty(), "{path} names {found:?}");
            assets.extend(asset.captures_iter(&text).map(|one| one[1].to_owned()));
            pages += 1;
        }
    }
    let mut stranger = world.stranger();
    for path in ["/sign-in", "/nowhere", "/healthz", "/people", "/word/018f0000-0000-7000-8000-000000000001"] {
        let page = stranger.get(path).await;
        is_told(&page, path);
        assert!(hosts(&page.text()).is_empty(), "{path} names {:?}", hosts(&page.text()));
    }
    for path in ["/", "/people", "/audit", "/design", "/nowhere"] {
        is_told(&world.visit(world.aigul).get(path).await, path);
    }
    assert!(assets.len() >= 3, "{assets:?}");
    for path in &assets {
        let file = stranger.get(path).await;
        is_told(&file, path);
        assert!(hosts(&file.text()).is_empty(), "{path} names {:?}", hosts(&file.text()));
    }
    println!("{pages} pages and {} files", assets.len());
    // What is in the binary and no page has asked for yet.
    for folder in ["src/design", "src/design/js"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder").flatten() {
            let is_served =
                ["css", "svg", "js"].iter().any(|end| entry.path().extension().is_some_and(|known| known == *end));
            if is_served {
                let text = fs::read_to_string(entry.path()).expect("text");
                assert!(hosts(&text).is_empty(), "{}: {:?}", entry.path().display(), hosts(&text));
            }
        }
    }
}

/// The program opens no line to anywhere but the PostgreSQL that it was told of, and has no library that would.
#[test]
fn the_program_itself_asks_nobody() {
    let opens = Regex::new(r"TcpStream::connect|UdpSocket|to_socket_addrs|UnixStream::connect|Client::connect")
        .expect("a pattern");
    let mut waiting = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = waiting.pop() {
        for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                let is_reach = path.ends_with("foundation/store/reach.rs");
                assert!(is_reach || !opens.is_match(&text), "{} opens a line", path.display());
            }
        }
    }
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).expect("a file");
    let used = manifest.split("[dev-dependencies]").next().unwrap_or_default();
    for client in ["reqwest", "ureq", "isahc", "curl", "surf", "attohttpc", "lettre", "minreq", "awc"] {
        assert!(!used.lines().any(|line| line.starts_with(client)), "{client}");
    }
}
