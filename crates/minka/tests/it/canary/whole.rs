//! Every sealed column with a canary of its own, on both engines: a walk as every role, as a stranger and as the woman herself;
//! then a look into titles, headers, addresses, the log, the chain, every file and every column.

use std::collections::BTreeSet;

use minka::foundation::ids::UserId;

use super::{
    crawling::{around, crawl, found_in_clear, found_in_columns, holds, plain},
    planted::{NO_WORDS, PLANTED, plant},
    typing::{TYPED, type_everywhere},
};
use crate::{
    fields::sealed_columns,
    neutral::{betrays, seen_from_outside},
    on_both, own_view,
    participation::three_sessions,
    world::{Heard, Page, World},
};

/// What was seen, and what stood where it must not.
#[derive(Default)]
pub struct Seen {
    /// (reader, canary) on a page where it may be read.
    met: BTreeSet<(String, &'static str)>,
    pub hits: BTreeSet<String>,
}

impl Seen {
    /// Looks at an answer: whole, with its headers.
    pub fn look(&mut self, (who, path): (&str, &str), page: &Page, said: &str) {
        for words in seen_from_outside(page) {
            if let Some((word, what)) = betrays(&words) {
                self.hits.insert(format!("{who}: “{words}” of {path} tells by {word} {what}"));
            }
        }
        let said = plain(said);
        for planted in &PLANTED {
            if said.contains(planted.canary) {
                if (planted.may)(who, path) {
                    self.met.insert((who.to_owned(), planted.canary));
                } else {
                    self.hits.insert(format!("{who}: {path} says {}", planted.canary));
                }
            }
            self.look_around((who, path), page, (&said, planted.canary));
        }
    }

    /// Looks where no canary may stand, whoever reads.
    pub fn look_around(&mut self, (who, path): (&str, &str), page: &Page, (said, canary): (&str, &str)) {
        for (place, text) in around(path, page, said) {
            if holds(&text, canary) {
                self.hits.insert(format!("{who}: {place} of {path} has {canary}"));
            }
        }
    }
}

fn readers(world: &World) -> [(&'static str, UserId); 6] {
    [
        ("aigul", world.aigul),
        ("bota", world.bota),
        ("carmen", world.carmen),
        ("dina", world.dina),
        ("elena", world.elena),
        ("lucia", world.lucia),
    ]
}

/// A canary in every column that is sealed; whoever adds one plants it, or says why it takes no words.
fn every_sealed_column_has_one(world: &World) {
    let named: BTreeSet<String> = PLANTED.iter().map(|one| one.column.to_owned()).collect();
    let excused: BTreeSet<String> = NO_WORDS.iter().map(|(column, _)| (*column).to_owned()).collect();
    assert!(named.is_disjoint(&excused));
    assert_eq!(named.union(&excused).cloned().collect::<BTreeSet<_>>(), sealed_columns());
    for column in &named {
        let (table, name) = column.split_once('.').expect("table and column");
        let rows: &'static str = format!("select count(*) from {table} where {name} is not null").leak();
        assert!(world.count(rows) > 0, "nothing was planted in {column}");
    }
}

async fn nothing_shows_where_it_must_not(world: &World, heard: Option<&Heard>) {
    three_sessions(world);
    plant(world).await;
    every_sealed_column_has_one(world);
    let mut seen = Seen::default();
    let mut pages = Vec::new();
    for (who, user) in readers(world) {
        let mut visit = world.visit(user);
        let crawled = crawl(&mut visit, (who, &["/", "/more"]), |path, page, said| {
            seen.look((who, path), page, said);
        });
        pages.push((who, user, crawled.await.pages));
    }
    let mut herself = world.visit(world.carmen);
    own_view::begin(&mut herself, &world.lima_women[4].1).await;
    let crawled = crawl(&mut herself, ("herself", &["/own"]), |path, page, said| {
        seen.look(("herself", path), page, said);
    });
    let hers = crawled.await.pages;
    assert!(hers.iter().all(|(path, _)| path.starts_with("/own")), "her view leads nowhere else: {hers:?}");
    let door = format!("/word/{}", world.lima);
    crawl(&mut world.stranger(), ("a stranger", &["/", "/sign-in", &door]), |path, page, said| {
        seen.look(("a stranger", path), page, said);
    })
    .await;
    for planted in PLANTED.iter().filter(|one| one.met) {
        if seen.met.iter().all(|(_, canary)| *canary != planted.canary) {
            seen.hits.insert(format!("nobody reads {} where it may be read: is it planted?", planted.canary));
        }
    }

    let mut sent = 0;
    for (who, user, pages) in &pages {
        sent += type_everywhere(&|| world.visit(*user), (who, pages), &mut seen).await;
    }
    let signed_in = herself;
    sent += type_everywhere(&|| signed_in.clone(), ("herself", &hers), &mut seen).await;
    println!(
        "{} pages, {sent} forms with a canary typed in",
        pages.iter().map(|(_, _, pages)| pages.len()).sum::<usize>()
    );
    assert!(sent > 100, "only {sent} forms");
    seen.hits.extend(found_afterwards(world, heard));
    assert!(seen.hits.is_empty(), "{:#?}", seen.hits);
}

/// What was left in clear: in a column, since sealed is sealed in the database too, in a file, in the chain, in the log.
fn found_afterwards(world: &World, heard: Option<&Heard>) -> Vec<String> {
    world.app.keyring().copy_now(world.clock.now()).expect("the copy of today");
    let canaries: Vec<&str> = PLANTED.iter().map(|one| one.canary).collect();
    let all = [canaries.as_slice(), &[TYPED]].concat();
    let mut found = found_in_columns(world, &canaries);
    found.extend(found_in_clear(world.folder(), &all));
    let (audit, log) = (world.audit_text(), heard.map(Heard::text).unwrap_or_default());
    for canary in all {
        found.extend(holds(&audit, canary).then(|| format!("the chain has {canary}")));
        let line = log.lines().find(|line| holds(line, canary));
        found.extend(line.map(|line| format!("the log has {canary}: {line}")));
    }
    found
}

on_both! {
    async fn every_sealed_column_shows_only_to_whom_it_may(world) {
        let heard = Heard::what_is_said();
        nothing_shows_where_it_must_not(&world, Some(&heard)).await;
    }
}
