//! R23: something of ours came into strange hands. The clock, the list of whom it concerns, the letter, and that no notice leaves but through
//! the door of her safe contact.

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use http::StatusCode;
use jiff::{
    ToSpan,
    civil::{date, time},
};
use minka::{
    breaches::{self, Kind, NewBreach, Thing},
    concerns, contacts,
    contacts::{Card, Channel, Whose},
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{ParticipantId, UserId},
        keyring::Keyring,
        law::{Country, Declared, Whereabouts},
        text::{Language, Text},
    },
    housekeeping::forget_what_is_over,
    people,
};

use crate::{
    contacts::messages,
    exclusions::name,
    memberships::approve,
    on_both,
    world::{Page, Visit, World, add_group, add_staff, add_women},
};

/// Papers of the Tuesday group were lost in Almaty, and the list is made.
pub fn some_breach(world: &World) {
    let (site, group) = (world.almaty, world.tuesday.to_string());
    let id = world.change(By::User(world.aigul), move |change| {
        let (noticed, safe) = (change.at() - 1.hour(), change.at() - 120.hours());
        let (kind, thing, words) =
            (Kind::PaperLost, Thing::GroupPapers, "Canarywords: it was left in the bus".to_owned());
        let new = NewBreach { site, kind, thing, thing_id: group, noticed, safe, words };
        let id = breaches::report(change, &new, None)?;
        change.commit(Entry::event("test.breach"), id)
    });
    let parts = (world.app.store(), world.app.keyring());
    breaches::find_women(parts, By::User(world.aigul), id, &Arc::default()).expect("the list is made");
}

/// A form as somebody fills it in who noticed at 17:30 in Almaty, or half an hour before now in Lima.
pub fn form<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("kind", "phone_lost"),
        ("thing", "account"),
        ("noticed-day", "24"),
        ("noticed-month", "11"),
        ("noticed-year", "2026"),
        ("noticed_hour", "07:30"),
        ("safe-day", "20"),
        ("safe-month", "11"),
        ("safe-year", "2026"),
        ("words", "Canarywords: it was left in the bus"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes.iter().copied()).collect()
}

/// Writes it down on the page, without the values that the form begins with.
pub async fn report(visit: &mut Visit, fields: &[(&str, &str)]) -> Page {
    let hidden = visit.get("/breaches/new").await.hidden("/breaches");
    let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visit.post("/breaches", &[&hidden, fields].concat()).await
}

/// The page of the only one there is.
pub fn here(world: &World) -> String {
    let id: String = world
        .read(|db| db.get("select id from breach order by reported_at desc, id desc limit 1", &[], |row| row.get(0)));
    format!("/breaches/{id}")
}

/// Looks for whom it concerns, and gives the list's first page.
pub async fn search(visit: &mut Visit, here: &str) -> Page {
    let begun = visit.tap(&format!("{here}/search"), &[]).await;
    assert_eq!(begun.location(), format!("{here}/search"), "{}", begun.text());
    let start = Instant::now();
    loop {
        let page = visit.get(&format!("{here}/search")).await;
        if page.status == StatusCode::SEE_OTHER {
            assert_eq!(page.location(), format!("{here}/women?notice=breaches-search-done"));
            return visit.follow(&page).await;
        }
        assert!(start.elapsed() < Duration::from_secs(600), "ten minutes are the most");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Every code on the list, page by page.
pub async fn listed(visit: &mut Visit, first: Page) -> BTreeSet<String> {
    let code = regex::Regex::new(r#"href="/people/([A-Z]{4}-[0-9A-Z])""#).expect("a pattern");
    let older = regex::Regex::new(r#"rel="next" href="([^"]+)""#).expect("a pattern");
    let (mut page, mut codes) = (first, BTreeSet::new());
    loop {
        let text = page.text();
        codes.extend(code.captures_iter(&text).map(|found| found[1].to_owned()));
        let Some(next) = older.captures(&text).map(|found| found[1].replace("&amp;", "&").replace("&#38;", "&")) else {
            return codes;
        };
        page = visit.get(&next).await;
        assert_eq!(page.status, StatusCode::OK);
    }
}

/// Something somebody did to a woman, at a moment.
fn did(world: &World, user: UserId, at: &str, work: Entry) {
    let now = world.clock.now();
    world.set_time(at);
    world.change(By::User(user), move |change| change.commit(work, ()));
    world.clock.set(now);
}

/// Whom an account touched since a moment, computed the other way round: woman by woman, over the bare text of the chain.
fn touched(world: &World, user: UserId, since: &str) -> BTreeSet<String> {
    let (actor, since) = (user.to_string(), since.to_owned());
    let lines: Vec<String> = world.read(move |db| {
        db.list(
            "select subject || ' ' || detail from audit_entry where actor = $1 and at >= $2",
            minka::binds![&actor, &since],
            |row| row.get(0),
        )
    });
    let all: Vec<(ParticipantId, String)> =
        world.read(|db| db.list("select id, code from participant", &[], |row| Ok((row.get(0)?, row.get(1)?))));
    let keyring: &Keyring = world.app.keyring();
    let is_named = |woman: ParticipantId| {
        let mark = keyring.find_mark(woman).expect("the keyring");
        mark.is_some_and(|mark| lines.iter().any(|line| line.contains(&mark)))
    };
    all.into_iter().filter(|(woman, _)| is_named(*woman)).map(|(_, code)| code).collect()
}

on_both! {
    /// The drill "phone 17 lost" (F26): three hundred women, one lost telephone, everybody whom it may concern and nobody else.
    async fn the_telephone_of_seventeen_is_lost(world) {
        let mut groups = Vec::new();
        let names: Vec<String> = (0..20).map(|number| format!("Woman {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for number in 0..15 {
            let group = add_group(&world.app, world.almaty, &format!("Group {number}"), 3, 18, None, Language::Ru);
            groups.push((group, add_women(&world.app, world.almaty, group, Language::Ru, &names)));
        }
        let hers = groups[5].1[3].0;
        let seventeen = add_staff(&world.app, "seventeen", Language::En, &[
            (Role::Facilitator, world.almaty, Some(groups[0].0), None),
            (Role::Facilitator, world.almaty, Some(groups[1].0), None),
            (Role::Mentor, world.almaty, None, None),
            (Role::Mentor, world.almaty, None, Some(hers)),
        ]);
        // What she did: some before it was lost, some after; one thing about two women, one by a concern, one by an emergency.
        let read = |woman: usize| Entry::event("test.read").on_woman(groups[9].1[woman].0);
        did(&world, seventeen, "2026-11-10T10:00:00Z", read(0));
        did(&world, seventeen, "2026-11-21T10:00:00Z", read(1));
        did(&world, seventeen, "2026-11-23T10:00:00Z", Entry::event("test.link").on_woman(groups[9].1[2].0).with_woman(groups[9].1[4].0));
        did(&world, world.aigul, "2026-11-23T11:00:00Z", read(5));
        let feared = groups[10].1[0].0;
        let concern = world.change(By::User(world.aigul), move |change| {
            let new = concerns::NewConcern {
                participant: feared, source: concerns::Source::ByHand, kind: concerns::Kind::Unsaid, risk: concerns::Risk::Low, words: None,
            };
            let id = concerns::raising::raise(change, new)?;
            change.commit(Entry::event("test.concern"), id)
        });
        did(&world, seventeen, "2026-11-22T10:00:00Z", Entry::event("test.read").on("concern", concern));
        let mut phone = world.visit(seventeen);
        assert_eq!(crate::openings::open(&mut phone, &groups[11].1[7].1).await.status, StatusCode::SEE_OTHER);
        assert_eq!(phone.get(&format!("/people/{}", groups[0].1[0].1)).await.status, StatusCode::OK);

        let account = seventeen.to_string();
        let said = report(&mut world.visit(world.bota), &form(&[("account", &account), ("noticed_hour", "17:30")])).await;
        assert_eq!(said.location(), "/more?notice=breaches-written", "{}", said.text());
        let here = here(&world);
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/").await.says("Something was lost: the authority has to hear of it by 25.11.2026 17:30"));
        let page = aigul.get(&here).await;
        assert!(page.says("The clock runs") && page.says("seventeen") && page.says("Nobody has looked yet") && page.says("Canarywords"), "{}", page.text());

        // The step that the program takes itself: whoever holds the telephone is out at once.
        assert_eq!(aigul.tap(&format!("{here}/steps"), &[("step", "end_sign_ins")]).await.status, StatusCode::SEE_OTHER);
        assert!(phone.get("/people").await.location().starts_with("/sign-in"));
        assert_eq!(aigul.tap(&format!("{here}/steps"), &[("step", "no_such_step")]).await.status, StatusCode::BAD_REQUEST);

        let begun = Instant::now();
        let first = search(&mut aigul, &here).await;
        let found = listed(&mut aigul, first).await;
        let took = begun.elapsed();
        let mut expected = touched(&world, seventeen, "2026-11-19T19:00:00.000Z");
        let reach = groups[0].1.iter().chain(&groups[1].1).map(|(_, code)| code.clone());
        expected.extend(reach.chain([groups[5].1[3].1.clone(), groups[10].1[0].1.clone()]));
        assert_eq!(found, expected, "complete, and nobody else");
        assert_eq!(found.len(), 40 + 1 + 1 + 3 + 1, "two groups, one beside whom she walks, one feared for, three read, one opened");
        for (woman, is_there) in [(0, false), (1, true), (2, true), (4, true), (5, false)] {
            assert_eq!(found.contains(&groups[9].1[woman].1), is_there, "{woman}");
        }
        assert!(took < Duration::from_secs(600), "{took:?}");
        // The same search sent twice is one, and looking again adds nobody and forgets nobody.
        let id = minka::foundation::ids::new_uuid(&minka::foundation::clock::Clock::system()).to_string();
        for _ in 0..2 {
            assert_eq!(aigul.post(&format!("{here}/search"), &[("form_id", id.as_str())]).await.status, StatusCode::SEE_OTHER);
        }
        let again = search(&mut aigul, &here).await;
        assert_eq!(listed(&mut aigul, again).await, expected);
        assert!(!world.audit_text().contains("Canarywords"));
    }

    /// No notice leaves without R4: no card, no consent, another hour, a pause: told in person, and no words on the page.
    async fn no_notice_leaves_but_through_the_door(world) {
        let (rosa, code) = world.lima_women[4].clone();
        let account = world.carmen.to_string();
        let fields = form(&[("thing", "telephone"), ("account", &account)]);
        assert_eq!(report(&mut world.visit(world.carmen), &fields).await.status, StatusCode::SEE_OTHER);
        let here = here(&world);
        let mut lucia = world.visit(world.lucia);
        let first = search(&mut lucia, &here).await;
        assert_eq!(listed(&mut lucia, first).await, BTreeSet::from([code.clone()]), "she alone is beside that telephone");
        let words = Text(Language::Es).say("breaches-text");
        let telling = format!("{here}/women/{code}/telling");
        let (women, lima) = (format!("{here}/women"), world.lima);
        // Each state of the door, and what then shows and can be written down.
        let card = Card {
            whose: Whose::Own,
            channel: Channel::Text,
            number: "+51 900 999 0077".to_owned(),
            days: vec![2],
            from: time(7, 0, 0, 0),
            until: time(9, 0, 0, 0),
            zone: "America/Lima".to_owned(),
            may_pick_up: String::new(),
            say: "It is the library".to_owned(),
            code_word: String::new(),
            language: Language::Es,
            written: date(2026, 11, 1),
            valid_until: date(2026, 12, 1),
        };
        for (state, open) in [("no card", false), ("no consent", false), ("open", true), ("too late in the day", false), ("paused", false), ("stopped", false)] {
            match state {
                "no consent" => {
                    let (keyring, card) = (world.app.keyring().clone(), card.clone());
                    world.change(By::Program, move |change| {
                        contacts::save_card(change, &keyring, (lima, rosa), &card)?;
                        change.commit(Entry::event("test.card"), ())
                    });
                }
                "open" => messages(&world, (lima, rosa), true),
                "too late in the day" => {
                    world.set_time("2026-11-24T14:01:00Z");
                    lucia = world.visit(world.lucia);
                }
                "paused" => {
                    world.set_time("2026-11-24T13:30:00Z");
                    lucia = world.visit(world.lucia);
                    world.change(By::Program, move |change| {
                        contacts::pause(change, (lima, rosa))?;
                        change.commit(Entry::event("test.pause"), ())
                    });
                }
                "stopped" => {
                    world.change(By::Program, move |change| {
                        change.execute("update contact_pause set lifted_at = paused_at", &[])?;
                        change.commit(Entry::event("test.lift"), ())
                    });
                    messages(&world, (lima, rosa), false);
                }
                _ => {}
            }
            let page = lucia.get(&women).await;
            assert_eq!(page.says(&words), open, "{state}: {}", page.text());
            assert_eq!(page.says("Reached as her card says"), open, "{state}");
            assert_eq!(page.says("Only in person, by her mentor"), !open, "{state}");
            assert!(!page.says("999 0077") && !page.says("library"), "{state}: her number is behind her card");
            if !open {
                let refused = lucia.tap(&telling, &[("how", "by_card")]).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{state}");
                assert!(!refused.says(&words), "{state}");
                assert_eq!(world.count("select count(*) from breach_woman where told_at is not null"), 0, "{state}");
            }
        }
        assert_eq!(lucia.tap(&telling, &[("how", "by_post")]).await.status, StatusCode::BAD_REQUEST);
        let id = minka::foundation::ids::new_uuid(&minka::foundation::clock::Clock::system()).to_string();
        for _ in 0..2 {
            let told = lucia.post(&telling, &[("form_id", id.as_str()), ("how", "in_person")]).await;
            assert_eq!(told.location(), format!("{women}?notice=breaches-told"));
        }
        assert!(lucia.get(&women).await.says("Told in person"));
        assert_eq!(world.count("select count(*) from audit_entry where action = 'breach.handle' and detail like '%in_person'"), 1);
        // A woman who is not on the list, and one of nobody.
        let other = &world.lima_women[0].1;
        for nobody in [other.as_str(), "BAKO-7"] {
            let refused = lucia.tap(&format!("{here}/women/{nobody}/telling"), &[("how", "in_person")]).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{nobody}");
        }
        // She can ask who looked, and sees what was lost.
        let opened = world.visit(world.carmen).tap(&format!("/people/{code}/openings"), &[]).await;
        assert!(opened.says("Looked whether something lost concerns her"), "{}", opened.text());
    }

    /// Bad input, in the order in which somebody in a hurry makes it; then the end, and three years later nothing is left.
    async fn it_is_closed_when_all_is_answered(world) {
        let group = world.thursday.to_string();
        let mut lucia = world.visit(world.lucia);
        let papers = [("kind", "paper_lost"), ("thing", "group_papers"), ("group", group.as_str())];
        for (changes, words) in [
            (&[("noticed_hour", "08:30")][..], "This hour has not come yet"),
            (&[("noticed-day", "25")], "That day is still to come"),
            (&[("group", "")], "Choose which one it is"),
            (&[("safe-day", "24"), ("noticed-day", "23")], "This is after it was noticed"),
            (&[("words", " ")], "Write what happened"),
            (&[("thing", "export"), ("mark", "0a1b2c3d4e5f")], "No list with this mark"),
        ] {
            let kept = papers.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name)).copied();
            let fields = form(&kept.chain(changes.iter().copied()).collect::<Vec<_>>());
            let refused = report(&mut lucia, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}: {}", refused.text());
            assert!(refused.says(words), "{words}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from breach"), 0);
        let hidden = lucia.get("/breaches/new").await.hidden("/breaches");
        let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let fields = [&hidden[..], &form(&papers)].concat();
        let said = lucia.post("/breaches", &fields).await;
        let here = here(&world);
        assert_eq!(said.location(), format!("{here}?notice=breaches-written"));
        assert_eq!(lucia.post("/breaches", &fields).await.status, StatusCode::SEE_OTHER, "a second tap is one report");
        assert_eq!(world.count("select count(*) from breach"), 1);
        assert!(lucia.get(&here).await.says("26.11.2026 07:30"), "forty-eight hours in Peru");

        let (close, reply) = (format!("{here}/closure"), format!("{here}/reply"));
        let closing = [("lesson", "We lock the cupboard")];
        assert!(lucia.tap(&close, &closing).await.says("The clock is not answered"));
        let told = [("told-day", "24"), ("told-month", "11"), ("told-year", "2026")];
        for (fields, words) in [
            (&[("told_hour", "08:00")][..], "Choose what became of it"),
            (&[("reply", "reported"), ("told_hour", "08:01")], "This hour has not come yet"),
            (&[("reply", "reported"), ("told_hour", "07:29")], "This is before it was noticed"),
            (&[("reply", "not_needed"), ("told_hour", "08:00"), ("why", "...")], "Write why the authority need not hear of it"),
        ] {
            let refused = lucia.tap(&reply, &[&told[..], fields].concat()).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{words}: {}", refused.text());
        }
        // Nobody answers, and the time runs out: red, on the first page.
        world.set_time("2026-11-26T12:31:00Z");
        lucia = world.visit(world.lucia);
        let today = lucia.get("/").await;
        assert!(today.says("the authority should have heard of it by 26.11.2026 07:30") && today.text().contains("m-status--danger"), "{}", today.text());
        assert!(lucia.get(&here).await.says("The time is over"));
        let fields = [("told-day", "26"), ("told-month", "11"), ("told-year", "2026"), ("told_hour", "07:31"), ("reply", "reported"), ("why", "Canaryreply 17")];
        assert_eq!(lucia.tap(&reply, &fields).await.location(), format!("{here}?notice=breaches-replied"));
        assert_eq!(lucia.tap(&reply, &fields).await.status, StatusCode::CONFLICT, "another answer to the same clock");
        assert!(lucia.get(&here).await.says("Canaryreply 17"));
        assert!(lucia.tap(&close, &closing).await.says("Nobody has looked yet whom it concerns"));
        let first = search(&mut lucia, &here).await;
        let codes = listed(&mut lucia, first).await;
        assert_eq!(codes, world.lima_women.iter().map(|(_, code)| code.clone()).collect(), "everybody of the group");
        assert!(lucia.tap(&close, &closing).await.says("There are women on the list whom nobody has told"));
        for (at, code) in codes.iter().enumerate() {
            let how = if at == 0 { "not_safe" } else { "in_person" };
            assert_eq!(lucia.tap(&format!("{here}/women/{code}/telling"), &[("how", how)]).await.status, StatusCode::SEE_OTHER);
        }
        assert!(lucia.tap(&close, &[("lesson", " ")]).await.says("Write what you do otherwise"));
        let id = minka::foundation::ids::new_uuid(&minka::foundation::clock::Clock::system()).to_string();
        for _ in 0..2 {
            let done = lucia.post(&close, &[("form_id", id.as_str()), closing[0]]).await;
            assert_eq!(done.location(), "/breaches?notice=breaches-closed", "{}", done.text());
        }
        assert!(lucia.get(&here).await.says("We lock the cupboard") && !lucia.get("/").await.says("Something was lost"));
        world.set_time("2029-11-26T12:00:00Z");
        forget_what_is_over(&world.app).await.expect("looked");
        assert_eq!(world.count("select count(*) from breach"), 1);
        world.set_time("2029-11-28T12:00:00Z");
        forget_what_is_over(&world.app).await.expect("forgotten");
        let left = "select (select count(*) from breach) + (select count(*) from breach_step) + (select count(*) from breach_woman)";
        assert_eq!(world.count(left), 0);
    }

    /// Anybody may write it down; whom it concerns is for the managers of the place, and of every place that it reaches.
    async fn anybody_says_it_and_the_managers_of_every_place_that_it_reaches_see_it(world) {
        for user in [world.bota, world.elena] {
            let mut visit = world.visit(user);
            assert!(visit.get("/more").await.text().contains("href=\"/breaches/new\""));
            let said = report(&mut visit, &form(&[("thing", "back_up"), ("noticed_hour", "17:30")])).await;
            assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.text());
            let here = here(&world);
            for path in ["/breaches".to_owned(), here.clone(), format!("{here}/women"), format!("{here}/letter"), format!("{here}/search")] {
                assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
            assert_eq!(visit.tap(&format!("{here}/steps"), &[("step", "get_back")]).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(world.visit(world.dina).get("/breaches/new").await.status, StatusCode::NOT_FOUND, "who has no role here");
        let here = here(&world);
        let mut lucia = world.visit(world.lucia);
        assert_eq!(lucia.get(&here).await.status, StatusCode::NOT_FOUND, "until it concerns a woman of hers");
        let mut aigul = world.visit(world.aigul);
        let first = search(&mut aigul, &here).await;
        let almaty: BTreeSet<String> = world.women.iter().map(|(_, code)| code.clone()).collect();
        let lima: BTreeSet<String> = world.lima_women.iter().map(|(_, code)| code.clone()).collect();
        assert_eq!(listed(&mut aigul, first).await, almaty, "a back-up holds everybody; each manager sees her own");
        let first = lucia.get(&format!("{here}/women")).await;
        assert_eq!(listed(&mut lucia, first).await, lima);
        assert_eq!(lucia.tap(&format!("{here}/steps"), &[("step", "get_back")]).await.status, StatusCode::NOT_FOUND, "it is Almaty's to handle");
    }

    /// Whom a manager must not see is on the list for another manager alone, and in no number before her eyes.
    async fn who_named_the_manager_is_told_of_to_another_alone(world) {
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        let (woman, code) = world.women[2].clone();
        name(&world, (world.almaty, woman), world.aigul);
        let account = world.bota.to_string();
        report(&mut world.visit(world.bota), &form(&[("account", &account), ("noticed_hour", "17:30")])).await;
        let here = here(&world);
        let (mut aigul, mut dina) = (world.visit(world.aigul), world.visit(world.dina));
        let first = search(&mut aigul, &here).await;
        let seen = listed(&mut aigul, first).await;
        assert!(seen.len() == 13 && !seen.contains(&code), "{seen:?}");
        assert!(aigul.get(&here).await.says("It may concern 13 women"));
        assert!(aigul.get(&format!("{here}/letter?language=ru")).await.says("не менее 13 человек"));
        assert_eq!(aigul.tap(&format!("{here}/women/{code}/telling"), &[("how", "in_person")]).await.status, StatusCode::NOT_FOUND);
        let first = dina.get(&format!("{here}/women")).await;
        assert!(listed(&mut dina, first).await.contains(&code));
        assert!(dina.get(&here).await.says("It may concern 14 women"));
        // Word by word, since an id may well end in such a number.
        let said = world.bare_audit_text();
        assert!(said.split_whitespace().all(|word| word != "13" && word != "14"), "no number in the chain: {said}");
        // Forgotten: nothing leads from it to her any more.
        world.change(By::Program, move |change| {
            breaches::forget_woman(change, woman)?;
            change.commit(Entry::event("test.forgotten"), ())
        });
        assert!(dina.get(&here).await.says("It may concern 13 women"));
    }

    /// The letter is for the authority of the country, in its languages, with what is known and the gaps marked.
    async fn the_letter_is_in_the_language_of_the_country(world) {
        let account = world.bota.to_string();
        report(&mut world.visit(world.bota), &form(&[("account", &account), ("noticed_hour", "17:30")])).await;
        let here = here(&world);
        let mut aigul = world.visit(world.aigul);
        let kazakh = aigul.get(&format!("{here}/letter")).await;
        assert!(kazakh.says("Жасанды интеллект және цифрлық даму министрлігі") && kazakh.says("[Әлі ешкім іздеген жоқ]"), "{}", kazakh.text());
        aigul.tap(&format!("{here}/steps"), &[("step", "get_back")]).await;
        search(&mut aigul, &here).await;
        let russian = aigul.get(&format!("{here}/letter?language=ru")).await;
        for words in [
            "Министерство искусственного интеллекта", "не менее 14 человек", "24.11.2026 17:30", "Canarywords", "Попросить вернуть",
            "No. 94-V", "____",
        ] {
            assert!(russian.says(words), "{words}: {}", russian.text());
        }
        assert!(!russian.says("Айгерим") && !russian.says(&world.women[0].1), "no woman is in it");
        assert!(aigul.get(&format!("{here}/letter?language=es")).await.says("Жасанды интеллект"), "only its own languages");
        // Where the folder says whose law it keeps, that is the clock.
        world.app.extension::<Declared>().is(Whereabouts { country: Country::parse("DE"), ..Whereabouts::default() });
        report(&mut world.visit(world.aigul), &form(&[("account", &account), ("noticed_hour", "17:30")])).await;
        let laws: Vec<(String, String)> =
            world.read(|db| db.list("select law, due_at from breach order by law", &[], |row| Ok((row.get(0)?, row.get(1)?))));
        assert_eq!(laws, [
            ("KZ".to_owned(), "2026-11-25T12:30:00.000Z".to_owned()),
            ("other".to_owned(), "2026-11-27T12:30:00.000Z".to_owned()),
        ]);
    }

    /// A list that was taken out leads to its rows by its mark.
    async fn a_list_that_turned_up_leads_to_those_who_were_in_it(world) {
        let mut lucia = world.visit(world.lucia);
        let taken = lucia.fill("/people/export", "/people/export", &[("kind", "csv"), ("reason", "for the council")]).await;
        assert_eq!(taken.status, StatusCode::OK);
        let subject: String = world.read(|db| {
            db.get("select subject from audit_entry where action = 'export.codes'", &[], |row| row.get(0))
        });
        let mark = subject.split(' ').nth(1).expect("a mark").to_uppercase();
        // Who came afterwards was in no row of it.
        world.set_time("2026-11-24T13:10:00Z");
        add_women(&world.app, world.lima, world.thursday, Language::Es, &["Nueva"]);
        let mut lucia = world.visit(world.lucia);
        let said = report(&mut lucia, &form(&[("kind", "wrong_recipient"), ("thing", "export"), ("mark", &mark)])).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.text());
        let first = search(&mut lucia, &here(&world)).await;
        assert_eq!(listed(&mut lucia, first).await, world.lima_women.iter().map(|(_, code)| code.clone()).collect());
        let known = world.read(people::check_codes).0;
        assert!(known > 20, "the codes are whole");
    }
}
