//! R13: what is sensitive is written down before its bytes leave. When it cannot be written down, nothing leaves.

use std::collections::{BTreeMap, BTreeSet};

use http::StatusCode;
use minka::{
    foundation::{
        audit::Entry,
        change::By,
        ids::UserId,
        text::{Language, Text},
    },
    identities::{self, Identity},
    people,
};
use regex::Regex;

use crate::{
    consents::some_answers,
    goals::some_goals,
    on_both,
    pages::walk_along_a_few,
    participation::three_sessions,
    referrals::some_referrals,
    safety_plans::all_restricted,
    visits::some_visits,
    world::{Page, Visit, World},
};

/// Acts that show what is sealed, as a form: the address behind her page, its fields, and who may.
const OPENINGS: [(&str, &[(&str, &str)]); 5] = [
    ("identity/opening", &[("reason", "a letter for court")]),
    ("contact/opening", &[("reason", "an emergency")]),
    ("background/opening", &[("reason", "an emergency")]),
    ("openings", &[("reason", "she asks")]),
    (
        "own-view/notes",
        &[("safe", "yes"), ("hear", "notes"), ("hear", "plan"), ("hear", "told"), ("reason", "she asks")],
    ),
];

fn entries(world: &World) -> i64 {
    world.count("select count(*) from audit_entry")
}

/// After the entry of this very change no entry can be added, as on a full or broken disk.
fn fail_the_chain(world: &World) {
    world.change(By::Program, |change| {
        let last: i64 = change.get("select max(seq) + 1 from audit_entry", &[], |row| row.get(0))?;
        if change.is_postgres() {
            let refuse = format!(
                "create function no_room() returns trigger language plpgsql as
                 $body$ begin if new.seq > {last} then raise exception 'no room'; end if; return new; end $body$"
            );
            change.execute(refuse.leak(), &[])?;
            change.execute(
                "create trigger no_room before insert on audit_entry for each row execute function no_room()",
                &[],
            )?;
        } else {
            let refuse = format!(
                "create trigger no_room before insert on audit_entry when new.seq > {last}
                 begin select raise(abort, 'no room'); end"
            );
            change.execute(refuse.leak(), &[])?;
        }
        change.commit(Entry::event("test.no_room"), ())
    });
}

fn seal(world: &World) {
    let keyring = world.app.keyring().clone();
    let women: Vec<_> = world.women.iter().chain(&world.lima_women).map(|(id, _)| *id).collect();
    world.change(By::Program, move |change| {
        for woman in women {
            let known = people::find_by_id(change, woman)?.expect("she");
            let identity = Identity { legal_name: format!("Canarylegal {}", known.code), ..Identity::default() };
            identities::save_identity(change, &keyring, (known.site, woman), &identity)?;
        }
        change.commit(Entry::event("test.seal"), ())
    });
}

/// Whether an answer is the page that says something broke, and nothing else but the way back to the address that was asked for.
fn says_only_that_it_broke(page: &Page, (path, code): (&str, Option<&str>)) -> bool {
    let text = page.text().replace(&path.replace('&', "&#38;"), "");
    let words =
        [Language::En, Language::Ru, Language::Es, Language::Kk].map(|one| Text(one).say("error-unexpected-title"));
    page.status == StatusCode::INTERNAL_SERVER_ERROR
        && words.iter().any(|words| text.contains(words.as_str()))
        && code.is_none_or(|code| !text.contains(code))
        && !text.contains("Canary")
}

/// Addresses that write down that they were looked at, and by whom; how many of each kind.
type Sensitive = (Vec<(UserId, String)>, BTreeMap<String, usize>);

/// Three of each kind, found by walking.
async fn find_sensitive(world: &World) -> Sensitive {
    let own = Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{4}-[0-9A-Z]").expect("a pattern");
    let mut sensitive: Vec<(UserId, String)> = Vec::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for user in [world.aigul, world.carmen, world.bota, world.lucia] {
        let pages = walk_along_a_few(world, user).await;
        let mut visit = world.visit(user);
        for (path, _) in pages {
            let kind = own.replace_all(&path, "*").into_owned();
            if kinds.get(&kind).is_some_and(|many| *many >= 3) {
                continue;
            }
            let before = entries(world);
            let status = visit.get(&path).await.status;
            if entries(world) > before && status == StatusCode::OK {
                *kinds.entry(kind).or_default() += 1;
                sensitive.push((user, path));
            }
        }
    }
    (sensitive, kinds)
}

/// What can be taken out as a table.
const EXPORTS: [&[(&str, &str)]; 4] = [
    &[("kind", "csv"), ("reason", "report")],
    &[("kind", "xlsx"), ("reason", "report")],
    &[("kind", "csv"), ("reason", "report"), ("table", "goals")],
    &[("kind", "xlsx"), ("reason", "report"), ("table", "attainment")],
];

async fn nothing_leaves(world: &World) {
    three_sessions(world);
    some_answers(world);
    some_goals(world);
    some_visits(world);
    some_referrals(world);
    all_restricted(world);
    seal(world);
    let code = Regex::new("[A-Z]{4}-[0-9A-Z]").expect("a pattern");
    let (sensitive, kinds) = find_sensitive(world).await;
    for kind in [
        "/people/*/consents",
        "/people/*/goals",
        "/people/*/visits",
        "/people/*/referrals",
        "/people/*/plan",
        "/people/*/records",
        "/people/*/notes",
        "/people/*/notes/*",
        "/audit",
    ] {
        assert!(kinds.contains_key(kind), "{kind} is looked at without an entry: {kinds:?}");
    }
    let mut opened = BTreeSet::new();
    let hers = [(world.aigul, world.women[0].1.clone()), (world.carmen, world.lima_women[4].1.clone())];
    for (user, code) in &hers {
        for (act, fields) in OPENINGS {
            if world.visit(*user).tap(&format!("/people/{code}/{act}"), fields).await.status == StatusCode::OK {
                opened.insert(act);
            }
        }
    }
    for act in ["identity/opening", "openings", "own-view/notes"] {
        assert!(opened.contains(act), "{act}: {opened:?}");
    }

    // Everybody is signed in already: signing in is an entry too.
    let visits: BTreeMap<UserId, Visit> = [world.aigul, world.carmen, world.bota, world.lucia]
        .into_iter()
        .map(|user| (user, world.visit(user)))
        .collect();
    fail_the_chain(world);
    let before = entries(world);
    for (user, path) in &sensitive {
        let page = visits[user].clone().get(path).await;
        let hers = code.find(path).map(|found| found.as_str());
        assert!(says_only_that_it_broke(&page, (path, hers)), "{path}: {} {}", page.status, page.text());
    }
    for (user, code) in &hers {
        for (act, fields) in OPENINGS {
            let path = format!("/people/{code}/{act}");
            let page = visits[user].clone().tap(&path, fields).await;
            let none = page.status == StatusCode::NOT_FOUND || page.status == StatusCode::UNPROCESSABLE_ENTITY;
            assert!(
                none || says_only_that_it_broke(&page, (&path, Some(code))),
                "{act}: {} {}",
                page.status,
                page.text()
            );
        }
    }
    for fields in EXPORTS {
        let page = visits[&world.aigul].clone().tap("/people/export", fields).await;
        assert!(says_only_that_it_broke(&page, ("", Some(&world.women[0].1))), "{}", page.status);
    }
    assert_eq!(entries(world), before);
    println!("{} addresses of {} kinds gave nothing", sensitive.len(), kinds.len());
}

on_both! {
    async fn when_the_chain_cannot_grow_no_sensitive_byte_leaves(world) {
        nothing_leaves(&world).await;
    }
}
