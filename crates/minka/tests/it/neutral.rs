//! R5: what a stranger sees without opening anything (the history of a browser, the list of open windows, the name of a file that was
//! saved, a calendar, the cookies of a site, the door) does not tell what is done here, in any of the four languages.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

pub use minka::foundation::neutral::betrays;
use minka::foundation::text::{Language, Text};
use regex::Regex;

use crate::world::{Engine, Page, World};

/// What in an answer is seen without opening it: its title, the name under which it is saved, the names of its cookies.
pub fn seen_from_outside(page: &Page) -> Vec<String> {
    let text = page.text();
    let title = text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
    let mut seen: Vec<String> = title.map(str::to_owned).into_iter().collect();
    let values = |name: &str| {
        let all = page.headers.get_all(name).into_iter();
        all.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect::<Vec<_>>()
    };
    seen.extend(values("content-disposition"));
    seen.extend(values("set-cookie").iter().filter_map(|cookie| cookie.split('=').next().map(str::to_owned)));
    seen
}

fn source(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            source(&path, ending, found);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
}

/// The first words that a pattern finds in every file of the source with an ending.
fn in_source(pattern: &str, (below, ending): (&str, &str)) -> BTreeSet<String> {
    let pattern = Regex::new(pattern).expect("a pattern");
    let mut files = Vec::new();
    source(&Path::new(env!("CARGO_MANIFEST_DIR")).join(below), ending, &mut files);
    let texts = files.iter().map(|file| fs::read_to_string(file).expect("text"));
    texts.flat_map(|text| pattern.captures_iter(&text).map(|found| found[1].to_owned()).collect::<Vec<_>>()).collect()
}

fn problems_of(keys: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut problems = Vec::new();
    for key in keys {
        for language in Language::ALL {
            let words = Text(language).say(&key);
            if let Some((word, what)) = betrays(&words) {
                problems.push(format!("{key} in {language:?}, “{words}”: {word} tells {what}"));
            }
        }
    }
    problems
}

#[test]
fn a_word_that_betrays_is_found_and_another_is_not() {
    for (text, is_found) in [
        ("A plan against violence", true),
        ("Экстренное открытие", true),
        ("Әйелдер тізімі", true),
        ("Registrar a una mujer", true),
        ("Судя по списку", false),
        ("Долгий день, богатый урожай", false),
        ("Fecha, feria y café", false),
        ("Today, BAKO-7, Group 3", false),
    ] {
        assert_eq!(betrays(text).is_some(), is_found, "{text}: {:?}", betrays(text));
    }
}

#[test]
fn no_page_has_a_title_that_betrays() {
    let titles = in_source(r#"\.frame\(\s*"([a-z-]+)""#, ("src", "rs"));
    assert!(titles.len() > 60, "only {} titles", titles.len());
    let problems = problems_of(titles);
    assert!(problems.is_empty(), "{problems:#?}");
}

/// What a message says, what a calendar shows, what a paper that lies about is called, and the door at which anybody may stand.
#[test]
fn no_message_calendar_or_paper_is_named_so_that_it_betrays() {
    let keys =
        ["breaches-text", "calendar-event-title", "plans-paper-title", "sealing-shut-title", "sealing-shut-words"];
    let problems = problems_of(keys.map(str::to_owned));
    assert!(problems.is_empty(), "{problems:#?}");
    // Under which a lesson stands in calendars, on printed rolls and in the history of a browser.
    let lessons = in_source(r#"(?m)^neutral_title = "(.*)""#, ("../../packs", "toml"));
    assert!(lessons.len() > 30, "only {} lessons", lessons.len());
    for title in lessons {
        assert_eq!(betrays(&title), None, "{title}");
    }
}

/// The receipts that she takes along say what went without saying what it was.
#[test]
fn no_receipt_betrays() {
    let keys = in_source(
        r"(?m)^(receipt-[a-z-]+|part-(?:receipt|gone|kept)-[a-z]+|forgetting-(?:receipt|paper|goes|stays)-[a-z]+) =",
        ("../../locales/en", "ftl"),
    );
    assert!(keys.len() > 35, "only {keys:?}");
    let problems = problems_of(keys);
    assert!(problems.is_empty(), "{problems:#?}");
}

/// A banner that is over in a moment is still read over a shoulder: it says what was done, never what it was about.
#[test]
fn no_notice_betrays_that_somebody_is_hurt() {
    let notices = in_source(r"(?m)^(notice-[a-z-]+) =", ("../../locales/en", "ftl"));
    assert!(notices.len() > 100, "only {} notices", notices.len());
    for key in notices {
        for language in Language::ALL {
            let words = Text(language).say(&key);
            let found = betrays(&words).filter(|(_, what)| what.starts_with("that somebody"));
            assert_eq!(found, None, "{key} in {language:?}: {words}");
        }
    }
}

/// Files are named by what they are to a stranger: paper, table, card, codes.
#[test]
fn no_file_that_is_saved_is_named_so_that_it_betrays() {
    let named = in_source(r#"(?:download\(|let name = ).*?"([^"\s/]*\.[a-z]+)""#, ("src", "rs"));
    assert!(named.len() > 10, "only {named:?}");
    for name in named {
        assert_eq!(betrays(&name.replace(['{', '}', '.', '_'], " ")), None, "{name}");
    }
}

/// No page tells a telephone to keep an icon of it under a name, or where it came from.
#[test]
fn nothing_can_be_installed() {
    let mut files = Vec::new();
    for ending in ["html", "js", "css"] {
        source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), ending, &mut files);
    }
    assert!(files.len() > 100);
    for file in files {
        let text = fs::read_to_string(&file).expect("text");
        for word in ["rel=\"manifest\"", "webmanifest", "apple-mobile-web-app", "application-name", "serviceWorker"] {
            assert!(!text.contains(word), "{} has {word}", file.display());
        }
    }
}

/// The door itself, in each language: whoever types the address by chance learns nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_door_does_not_say_whose_it_is() {
    let world = World::new(Engine::Sqlite);
    let tags = Regex::new(r"(?s)<[^>]*>").expect("a pattern");
    for language in Language::ALL {
        let mut visit = world.stranger();
        visit.cookies.push(("language".to_owned(), language.code().to_owned()));
        for path in ["/sign-in", "/no-such-page"] {
            let page = visit.get(path).await;
            let text = page.text();
            assert!(text.contains(&format!("<html lang=\"{}\"", language.code())), "{path} in {language:?}");
            assert_eq!(betrays(&tags.replace_all(&text, " ")), None, "{path} in {language:?}: {text}");
            for words in seen_from_outside(&page) {
                assert_eq!(betrays(&words), None, "{path}: {words}");
            }
        }
    }
}
