//! For somebody whom she named, every page is as in a world in which she never was: two worlds, in one of which she has kin, a
//! home, files put together and verdicts with women whom he sees, compared page by page.

use std::{collections::BTreeMap, sync::LazyLock};

use http::StatusCode;
use jiff::civil::date;
use minka::{
    foundation::{access::Role, audit::Entry, change::By, ids::ParticipantId},
    groups, merges, participation,
};
use regex::Regex;

use super::name;
use crate::{
    breaches::some_breach,
    consents::some_answers,
    memberships::approve,
    pages::walk,
    participation::three_sessions,
    today::open_today,
    world::{Engine, Page, TUESDAY, Visit, World, add_women},
};

/// A world, and the two women in it who are hidden from Dina and Bota: nobody in the world without them.
struct Made {
    world: World,
    aigul: Visit,
    hidden: Vec<(ParticipantId, String)>,
}

impl Made {
    fn code(&self, at: usize) -> &str {
        &self.world.women[at].1
    }

    async fn fill(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) {
        let sent = self.aigul.fill(page, action, fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{action} {fields:?}: {}", sent.text());
    }

    async fn link(&mut self, one: &str, other: &str, word: &str) {
        let page = format!("/people/{one}/kin");
        self.fill(&page, &page, &[("other", other), ("word", word)]).await;
    }

    async fn lives_with(&mut self, one: &str, other: &str) {
        self.fill(&format!("/people/{one}/kin"), &format!("/people/{one}/household"), &[("with", other)]).await;
    }

    async fn asks_to_merge(&mut self, one: &str, other: &str) {
        let page = format!("/people/{one}/merge/{other}");
        self.fill(&page, &page, &sealed(one)).await;
    }

    /// What the manager writes down of both worlds, and in one of them of her.
    async fn work(&mut self) {
        let women: Vec<String> = self.world.women.iter().map(|(_, code)| code.clone()).collect();
        self.link(&women[0], &women[1], "cousin").await;
        if let [(id, hers), (_, alone)] = self.hidden.clone().as_slice() {
            self.link(&women[0], hers, "sister").await;
            self.link(hers, &women[1], "neighbour").await;
            // Her home is that of two whom he sees; the other's only of one.
            self.lives_with(&women[0], hers).await;
            self.fill(&format!("/people/{hers}/kin"), &format!("/people/{hers}/household/head"), &[]).await;
            self.lives_with(&women[3], alone).await;
            // One merge that was withdrawn, one that waits; a pair that looks alike, and two that were told apart.
            self.asks_to_merge(&women[5], hers).await;
            let merge = waiting(&self.world);
            self.fill(&merge, &format!("{merge}/withdrawal"), &[]).await;
            self.asks_to_merge(&women[4], hers).await;
            // The form of a pair names the smaller id first.
            let (one, other) = if *id < self.world.women[6].0 { (hers, &women[6]) } else { (&women[6], hers) };
            let both = format!("/duplicates/{one}/{other}");
            self.fill(&both, &both, &[("word", "")]).await;
            let apart = format!("/groups/{}/keep-apart", self.world.tuesday);
            self.fill(&apart, &apart, &[("first", women[8].as_str()), ("second", hers.as_str())]).await;
            self.fill(&format!("/people/{hers}/forgetting"), &format!("/people/{hers}/forgetting"), &[]).await;
        }
        self.lives_with(&women[2], &women[0]).await;
        let roll = format!("/sessions/{}/roll", open_today(&self.world));
        let mut fields = vec![(format!("private-{}", women[0]), "yes"), ("why".to_owned(), "other")];
        fields.extend(self.hidden.iter().map(|(_, hers)| (format!("private-{hers}"), "yes")));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        self.fill(&roll, &roll, &fields).await;
    }

    /// What is written behind the pages: a lesson caught up with her, a pair that looks alike, a loss that concerns everybody.
    fn behind(&self) {
        let (site, women) = (self.world.almaty, self.world.women.clone());
        let (lesson, buddy) = (self.world.lessons[1], self.hidden.first().map(|(woman, _)| *woman));
        self.world.change(By::Program, move |change| {
            participation::add_make_up(change, site, women[0].0, lesson, Some(date(2026, 11, 10)), buddy)?;
            if let Some(hers) = buddy {
                let (one, other) = (women[7].0.min(hers), women[7].0.max(hers));
                change.execute(
                    "insert into duplicate_pair (one_id, other_id, site_id, likely, reasons, found_at, found_by)
                     values ($1, $2, $3, 9200, '+phone:same', '2026-11-24T12:00:00.000Z', 'registration')",
                    minka::binds![one, other, site],
                )?;
            }
            change.commit(Entry::event("test.behind"), ())
        });
        some_breach(&self.world);
    }
}

async fn made(with_her: bool) -> Made {
    let world = World::new(Engine::Sqlite);
    approve(&world, world.dina, Role::Manager, (world.almaty, None));
    three_sessions(&world);
    some_answers(&world);
    let names = ["Канарейка", "Зяблик"];
    let hidden = if with_her {
        add_women(&world.app, world.almaty, world.tuesday, minka::foundation::text::Language::Ru, &names)
    } else {
        Vec::new()
    };
    let aigul = world.visit(world.aigul);
    let mut made = Made { world, aigul, hidden };
    made.work().await;
    made.behind();
    for (woman, _) in made.hidden.clone() {
        for user in [made.world.dina, made.world.bota] {
            name(&made.world, (made.world.almaty, woman), user);
        }
    }
    made
}

/// Which file stays, and of which every sealed field holds: the first's.
fn sealed(first: &str) -> Vec<(&str, &str)> {
    ["first", "of-legal_name", "of-birth_date", "of-phone", "of-address"].map(|field| (field, first)).to_vec()
}

/// The page of the merge that waits.
fn waiting(world: &World) -> String {
    let newest = "select id from file_merge where state = 'proposed'";
    format!("/merges/{}", world.read(move |db| db.get(newest, &[], |row| row.get::<merges::MergeId>(0))))
}

/// Words without what differs between any two worlds: ids, the marks of entries, a sign that is drawn for a newcomer, and codes,
/// which stand for their women, in pairs in an order of their own.
fn bare(made: &Made, words: &str) -> String {
    static IDS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}|…[0-9a-f]{8}|before=[0-9]+").expect("a pattern"));
    static PAIR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(WOMAN[0-9]{2}) – (WOMAN[0-9]{2})").expect("a pattern"));
    static DRAWN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(name=\"sign\" value=\"[a-z]+\") checked").expect("a pattern"));
    let mut words = IDS.replace_all(words, "ID").into_owned();
    for (at, (_, code)) in made.world.women.iter().enumerate() {
        words = words.replace(code.as_str(), &format!("WOMAN{at:02}"));
    }
    let sorted = |found: &regex::Captures<'_>| {
        let (one, other) = (&found[1], &found[2]);
        format!("{} – {}", one.min(other), one.max(other))
    };
    let words = PAIR.replace_all(&words, sorted);
    DRAWN.replace_all(&words, "$1").into_owned()
}

/// The parts of a page in an order of their own: lists by id stand differently in any two worlds.
fn parts(made: &Made, text: &str) -> Vec<String> {
    let mut parts: Vec<String> = bare(made, text).split('<').map(|part| part.trim().to_owned()).collect();
    parts.sort();
    parts
}

/// Everything that he walks to, but for his own account, whose codes are drawn anew each time.
async fn walked(made: &Made, user: minka::foundation::ids::UserId) -> BTreeMap<String, Vec<String>> {
    let pages = walk(&made.world, user).await;
    let others = pages.into_iter().filter(|(path, _)| !path.starts_with("/account") && !path.starts_with("/design"));
    others.map(|(path, text)| (bare(made, &path), parts(made, &text))).collect()
}

fn compare(one: &BTreeMap<String, Vec<String>>, other: &BTreeMap<String, Vec<String>>, who: &str) {
    let paths = |pages: &BTreeMap<String, Vec<String>>| pages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(one), paths(other), "{who} walks to the same pages");
    for (path, parts) in one {
        let more: Vec<&String> = parts.iter().filter(|part| !other[path].contains(part)).collect();
        let less: Vec<&String> = other[path].iter().filter(|part| !parts.contains(part)).collect();
        assert!(parts == &other[path], "{who} at {path}: with her {more:?}, without {less:?}");
    }
}

/// An answer: status, where it leads, and the parts of the page.
fn answer(made: &Made, page: &Page) -> (StatusCode, String, Vec<String>) {
    let leads = page.headers.get("location").map(|_| bare(made, &page.location())).unwrap_or_default();
    (page.status, leads, parts(made, &page.text()))
}

/// What Dina does in a world: who lives with whom, a head, a link with a code that is nobody's for her, a merge, moving out.
async fn acts(made: &Made, nobody: &str) -> Vec<(StatusCode, String, Vec<String>)> {
    let mut dina = made.world.visit(made.world.dina);
    let kin = |at: usize| format!("/people/{}/kin", made.code(at));
    let mut answers = Vec::new();
    let home = |at: usize, what: &str| format!("/people/{}/household{what}", made.code(at));
    for (page, action, fields) in [
        (kin(3), home(3, ""), vec![("with", made.code(1))]),
        (kin(3), home(3, ""), vec![("with", nobody)]),
        (kin(0), home(0, "/head"), vec![]),
        (kin(0), kin(0), vec![("other", nobody), ("word", "sister")]),
        (format!("/people/{}/merge/{}", made.code(4), made.code(9)), String::new(), sealed(made.code(4))),
        (kin(2), home(2, "/end"), vec![]),
    ] {
        let action = if action.is_empty() { page.clone() } else { action };
        // The home form stands only where she lives alone for him: the second time it is sent without one.
        let sent = if action == home(3, "") && fields == [("with", nobody)] {
            dina.tap(&action, &fields).await
        } else {
            dina.fill(&page, &action, &fields).await
        };
        let (status, leads, parts) = answer(made, &sent);
        answers.push((status, leads, parts.into_iter().map(|part| part.replace(nobody, "NOBODY")).collect()));
    }
    answers
}

/// What stands of her under an id that he has kept is not there for him.
async fn nothing_of_hers_answers(made: &Made) {
    let mut dina = made.world.visit(made.world.dina);
    let merge = waiting(&made.world);
    assert_eq!(dina.get(&merge).await.status, StatusCode::NOT_FOUND);
    for act in ["confirmation", "withdrawal", "undoing", "undoing/confirmation", "undoing/withdrawal"] {
        assert_eq!(dina.tap(&format!("{merge}/{act}"), &[]).await.status, StatusCode::NOT_FOUND, "{act}");
    }
    let hers = made.hidden[0].0;
    let links: Vec<String> = made.world.read(move |db| {
        db.list("select id from kin_link where one_id = $1 or other_id = $1", minka::binds![hers], |row| row.get(0))
    });
    assert_eq!(links.len(), 2);
    for link in links {
        for at in [0, 1] {
            let ending = format!("/people/{}/kin/{link}/end", made.code(at));
            assert_eq!(dina.tap(&ending, &[]).await.status, StatusCode::NOT_FOUND);
        }
    }
    let verdict: String = made.world.read(|db| db.get("select id from duplicate_verdict", &[], |row| row.get(0)));
    let taking_back = format!("/duplicates/decided/{verdict}/return");
    assert_eq!(dina.tap(&taking_back, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(made.world.count("select count(*) from duplicate_verdict where taken_back_at is null"), 1);
    assert_eq!(made.world.count("select count(*) from kin_link where until_day is not null"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_page_is_as_if_she_never_was() {
    let (with, without) = (made(true).await, made(false).await);
    for (who, of) in [("dina", 0), ("bota", 1)] {
        let users = |made: &Made| [made.world.dina, made.world.bota][of];
        let (one, other) = (walked(&with, users(&with)).await, walked(&without, users(&without)).await);
        assert!(one.len() > if of == 0 { 100 } else { 40 }, "{who}: {}", one.len());
        compare(&one, &other, who);
    }
    // The same where she may see all: her pages tell of her, so the comparison would notice.
    let (one, other) = (walked(&with, with.world.aigul).await, walked(&without, without.world.aigul).await);
    assert_ne!(one["/people/WOMAN00/kin"], other["/people/WOMAN00/kin"]);
    assert_ne!(one["/people/WOMAN03/kin"], other["/people/WOMAN03/kin"]);
    assert_ne!(one["/merges"], other["/merges"]);
    assert_ne!(one["/audit"], other["/audit"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn whatever_he_does_is_answered_as_if_she_never_was_and_changes_nothing_of_hers() {
    let (with, without) = (made(true).await, made(false).await);
    nothing_of_hers_answers(&with).await;
    without.world.visit(without.world.dina);
    let nobody = super::unused_code(&without.world);
    let (one, other) = (acts(&with, &with.hidden[0].1).await, acts(&without, &nobody).await);
    for (at, (one, other)) in one.iter().zip(&other).enumerate() {
        assert_eq!(one, other, "act {at}");
    }
    assert_eq!(one[0].0, StatusCode::SEE_OTHER, "she lives alone for him");
    compare(&walked(&with, with.world.dina).await, &walked(&without, without.world.dina).await, "dina afterwards");
    // Her own rows stand as they stood: she heads her home, and whoever lives with her still does.
    let (hers, alone, woman) = (with.hidden[0].0, with.hidden[1].0, with.world.women[3].0);
    let homes = move |woman: ParticipantId| {
        with.world.read(move |db| {
            let sql = "select count(*) from household_member where participant_id = $1 and until_day is null and is_head = $2";
            let of = |db: &mut minka::foundation::store::Db<'_>, head: bool| {
                db.get(sql, minka::binds![woman, head], |row| row.get::<i64>(0))
            };
            Ok((of(db, true)?, of(db, false)?))
        })
    };
    assert_eq!((homes(hers), homes(alone), homes(woman)), ((1, 0), (0, 1), (0, 2)));
}

/// Whoever asks for a file that waits in a merge of which he does not know is not told; whoever does it in the end sees both.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_merge_he_must_not_know_of_stops_whoever_sees_both() {
    let made = made(true).await;
    let mut dina = made.world.visit(made.world.dina);
    let page = format!("/people/{}/merge/{}", made.code(4), made.code(9));
    let asked = dina.fill(&page, &page, &sealed(made.code(4))).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
    let second = made.world.women[9].0;
    let merge: String = made.world.read(move |db| {
        db.get("select id from file_merge where second_id = $1", minka::binds![second], |row| row.get(0))
    });
    let mut aigul = made.world.visit(made.world.aigul);
    let page = format!("/merges/{merge}");
    let stopped = aigul.fill(&page, &format!("{page}/confirmation"), &[]).await;
    assert_eq!(stopped.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stopped.says("waits for another step already"), "{}", stopped.text());
    let pairs = made.world.read({
        let group = made.world.tuesday;
        move |db| groups::list_keep_apart(db, group, TUESDAY)
    });
    assert_eq!(pairs.len(), 1, "the circles still keep them apart");
}
