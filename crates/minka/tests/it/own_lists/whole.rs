//! The law of her own view: whatever is held on her goes on to its first line, on her screen and in a copy, in every list there is.

use http::StatusCode;
use minka::{
    foundation::{
        error::Error,
        store::Db,
        text::{Language, Text},
        told::Told,
    },
    own_lists::{self, List, PAGE, Telling},
    people::{self, Participant},
};
use serde_json::Value;

use super::growth::{GROUND, Growth, growth, repeat};
use crate::{
    own_view::begin,
    world::{Engine, TUESDAY, World, paper_text},
};

/// More of each than a statement ever took at once: marks ended at 2,000.
const MANY: usize = 2_100;

/// Reads something as it is told to Rosa.
fn told<T: Send + 'static>(
    world: &World,
    on_paper: bool,
    read: impl FnOnce(&mut Db<'_>, &Telling<'_>, &Participant) -> Result<T, Error> + Send + 'static,
) -> T {
    let (keyring, code) = (world.app.keyring().clone(), world.lima_women[4].1.clone());
    world.read(move |db| {
        let woman = people::get_by_code(db, &code)?;
        let text = Text(Language::Es);
        let telling = Telling { keyring: &keyring, text, zone: "America/Lima", today: TUESDAY, on_paper };
        read(db, &telling, &woman)
    })
}

/// How many lines of each list a copy holds.
fn counts(world: &World) -> Vec<usize> {
    told(world, true, |db, telling, woman| {
        List::ALL
            .iter()
            .map(|list| Ok(own_lists::tell_all(db, telling, woman, (*list, usize::MAX - 1))?.lines.len()))
            .collect()
    })
}

/// A list page by page, as her screen shows it: its lines, and where each page after the first begins.
fn walk(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    list: List,
) -> Result<(Vec<Told>, Vec<String>), Error> {
    let (mut lines, mut places) = (Vec::new(), vec![String::new()]);
    loop {
        let page = own_lists::tell_page(db, telling, woman, (list, &places[places.len() - 1], PAGE))?;
        assert!(page.lines.len() <= PAGE, "{}", list.key());
        lines.extend(page.lines);
        if page.older.is_empty() {
            return Ok((lines, places));
        }
        places.push(page.older);
    }
}

/// Makes every list of Rosa's long, and gives how many lines each has to have now.
fn grow(world: &World, rounds: usize) -> Vec<(List, usize)> {
    let before = counts(world);
    repeat(world, &GROUND, rounds);
    for list in List::ALL {
        match growth(list) {
            Growth::Rows(_, statements) => repeat(world, statements, rounds),
            Growth::Done(_, act) => act(world, rounds),
            Growth::Never => {}
        }
    }
    let lines = |(list, before): (List, usize)| match growth(list) {
        Growth::Rows(each, _) | Growth::Done(each, _) => (list, before + each * rounds),
        Growth::Never => (list, before),
    };
    List::ALL.into_iter().zip(before).map(lines).collect()
}

/// Page by page each list comes to its first line, none twice and none left out, and what is read whole is the same.
fn goes_on(world: &World, expected: &[(List, usize)]) -> Vec<(List, Vec<String>)> {
    let mut ways = Vec::new();
    for &(list, lines) in expected {
        let (paged, places, whole) = told(world, false, move |db, telling, woman| {
            let (paged, places) = walk(db, telling, woman, list)?;
            let whole = own_lists::tell_all(db, telling, woman, (list, usize::MAX - 1))?;
            assert_eq!(whole.older, "", "{}", list.key());
            Ok((paged, places, whole.lines))
        });
        assert_eq!(paged.len(), lines, "{}: her screen leads to every line", list.key());
        assert!(paged == whole, "{}: in one order", list.key());
        ways.push((list, places));
    }
    ways
}

/// On her screen, which tells that there is more and leads there; and in the copy for machines.
async fn is_whole(world: &World, expected: &[(List, usize)]) {
    assert!(counts(world).iter().zip(expected).all(|(count, (_, lines))| count == lines));
    let ways = goes_on(world, expected);
    let code = world.lima_women[4].1.clone();
    let (start, copy) = (format!("/people/{code}/own-view"), format!("/people/{code}/own-view/copy"));
    let made = world.visit(world.carmen).fill(&start, &copy, &[("kind", "json"), ("safe_copy", "yes")]).await;
    let held: Value = serde_json::from_slice(&made.bytes).expect("a copy");
    for (list, lines) in expected.iter().filter(|(list, _)| list.is_on_copies()) {
        // On the page where the copy is made her mentor has just read what she wishes: that stands among what was opened.
        let lines = lines + usize::from(list.key() == "openings");
        assert_eq!(held["held"][list.key()].as_array().map(Vec::len), Some(lines), "{}: in the copy", list.key());
    }
    assert_eq!(held["left_out"], Value::Array(Vec::new()));
    let mut hers = world.visit(world.carmen);
    let own = begin(&mut hers, &code).await;
    let more = Text(Language::Es).say("own-more");
    let long = ways.iter().filter(|(_, places)| places.len() > 1).count();
    assert_eq!((own.text().matches(&more).count(), long), (long, List::ALL.len() - 3), "each says that there is more");
    for (list, places) in ways.iter().filter(|(_, places)| places.len() > 1) {
        let at = |place: &str| format!("/own/older/{}?after={place}", list.key());
        let next = format!("href=\"/own/older/{}?after=", list.key());
        assert!(own.text().contains(&next), "{}", list.key());
        // The three kinds that are read after a place, and what she does herself now, may have grown by a line since.
        let (second, last) = (hers.get(&at(&places[1])).await, hers.get(&at(&places[places.len() - 1])).await);
        assert_eq!((second.status, last.status), (StatusCode::OK, StatusCode::OK), "{}", list.key());
        assert_eq!(second.text().contains(&next), places.len() > 2, "{}: the second page leads on", list.key());
        assert!(second.text().contains("m-summary") && last.text().contains("m-summary"), "{}", list.key());
        for wrong in ["x", "9.0", "0.x"] {
            assert_eq!(hers.get(&at(wrong)).await.status, StatusCode::NOT_FOUND, "{}: {wrong}", list.key());
        }
    }
}

/// Every list has more lines than any statement ever took at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn whatever_is_held_on_her_goes_on_to_its_first_line() {
    let world = World::new(Engine::Sqlite);
    let expected = grow(&world, MANY);
    is_whole(&world, &expected).await;
}

/// The same statements say the same on the other engine, with three pages of each.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn it_goes_on_to_its_first_line_on_postgres_too() {
    let world = World::new(Engine::Postgres);
    let expected = grow(&world, 2 * PAGE + 20);
    is_whole(&world, &expected).await;
}

/// In the silly case a copy does not grow without end, and says so; her screen still leads to the first line.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_copy_says_when_a_list_is_longer_than_it_takes() {
    let world = World::new(Engine::Sqlite);
    let Growth::Rows(1, statements) = growth(List::Pauses) else { panic!("one row is one line") };
    repeat(&world, statements, 20_010);
    let code = world.lima_women[4].1.clone();
    let (start, copy) = (format!("/people/{code}/own-view"), format!("/people/{code}/own-view/copy"));
    let mut carmen = world.visit(world.carmen);
    let made = carmen.fill(&start, &copy, &[("kind", "json"), ("safe_copy", "yes")]).await;
    let held: Value = serde_json::from_slice(&made.bytes).expect("a copy");
    assert_eq!(held["held"]["pauses"].as_array().map(Vec::len), Some(20_000));
    let rest = Text(Language::Es).say("own-copy-rest");
    assert_eq!(held["left_out"], serde_json::json!([{ "what": "pauses", "words": rest }]));
    let printed = carmen.fill(&start, &copy, &[("kind", "pdf"), ("safe_copy", "yes")]).await;
    // Paper breaks lines within words, and two columns stand beside one another.
    let letters = |text: &str| text.chars().filter(|sign| sign.is_alphabetic()).collect::<String>();
    let paper = letters(&paper_text(&printed.bytes));
    assert!(rest.split_whitespace().all(|word| paper.contains(&letters(word))), "the paper says so too");
    let mut hers = world.visit(world.carmen);
    begin(&mut hers, &code).await;
    let last = hers.get("/own/older/pauses?after=20000").await;
    assert_eq!(last.text().matches("m-summary__row").count(), 10, "the ten first pauses: {}", last.text());
}
