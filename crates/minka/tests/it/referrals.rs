//! Tests of sending a woman where she is helped: only with her consent, with the least that is needed, and never lost.

use http::StatusCode;
use jiff::civil::date;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Recipient, Said, TEXT_VERSION, Way},
    foundation::{
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId},
        text::Language,
    },
    referrals::{self, Cost, Place, PlaceId, Referral, ReferralId, State, Told},
};

use crate::{
    on_both, own_view,
    world::{TUESDAY, World, paper_text},
};

const NAME: &str = "Centro Sol";

fn say_sharing(world: &World, said: Said) {
    say_sharing_of(world, (world.lima, world.lima_women[4].0), said);
}

fn say_sharing_of(world: &World, (lima, rosa): (SiteId, ParticipantId), said: Said) {
    world.change(By::Program, move |change| {
        let agreed = said == Said::Agreed;
        let event = ConsentEvent {
            id: ConsentId::new(change.clock()),
            purpose: Purpose::Sharing,
            recipient: Some(Recipient { sector: "legal".to_owned(), name: NAME.to_owned() }),
            said,
            way: agreed.then_some(Way::Written),
            reader: "Carmen".to_owned(),
            witness: "Luz".to_owned(),
            language: agreed.then_some(Language::Es),
            text_version: TEXT_VERSION.to_owned(),
            from: TUESDAY,
            until: agreed.then_some(date(2027, 2, 1)),
            recorded_at: change.at(),
        };
        consents::add_event(change, (lima, rosa), &event)?;
        change.commit(Entry::event("test.sharing"), ())
    });
}

pub fn add_place(world: &World, safe_to_name: bool) -> PlaceId {
    add_place_of(world, world.lima, safe_to_name)
}

fn add_place_of(world: &World, lima: SiteId, safe_to_name: bool) -> PlaceId {
    world.change(By::Program, move |change| {
        let place = Place {
            id: PlaceId::new(change.clock()),
            sector: "legal".to_owned(),
            name: NAME.to_owned(),
            offers: "Consejo sobre alimentos".to_owned(),
            reach: "01 555 0101".to_owned(),
            hours: "lunes a viernes".to_owned(),
            cost: Cost::Free,
            safe_to_name,
            checked_on: date(2026, 11, 1),
            offered: true,
        };
        referrals::add_place(change, lima, &place)?;
        change.commit(Entry::event("test.place"), place.id)
    })
}

/// A referral of Rosa's. What was told has "Canaryreferral" in it.
pub fn some_referrals(world: &World) {
    send_one(world, (world.lima, world.lima_women[4].0));
}

/// The same of any woman.
pub fn send_one(world: &World, (lima, rosa): (SiteId, ParticipantId)) {
    say_sharing_of(world, (lima, rosa), Said::Agreed);
    let place = add_place_of(world, lima, true);
    let keyring = world.app.keyring().clone();
    world.change(By::User(world.carmen), move |change| {
        let referral = Referral {
            id: ReferralId::new(change.clock()),
            woman: rosa,
            state: State::Sent,
            state_on: date(2026, 11, 10),
            told: Told { need: "Canaryreferral".to_owned(), ..Told::default() },
        };
        referrals::add_referral(change, &keyring, lima, (&referral, place))?;
        change.commit(Entry::event("test.referral"), ())
    });
}

on_both! {
    async fn she_is_sent_only_where_she_agrees_and_the_paper_ends_with_her_consent(world) {
        let rosa = world.lima_women[4].1.clone();
        let place = add_place(&world, true).to_string();
        let list = format!("/people/{rosa}/referrals");
        let mut carmen = world.visit(world.carmen);
        let told = [("place", place.as_str()), ("need", "Consejo sobre alimentos"), ("called", "Rosita")];
        let new = carmen.get(&format!("{list}/new")).await;
        assert!(new.says("Not yet agreed with her") && new.says("She has not agreed yet that any place is told"), "{}", new.text());
        assert!(!new.text().contains("name=\"need\""), "there is nothing to fill in yet: {}", new.text());
        let nowhere = carmen.tap(&list, &[("need", "Consejo")]).await;
        assert!(nowhere.status == StatusCode::UNPROCESSABLE_ENTITY && nowhere.says("any place is told") && nowhere.says("Consejo"), "{}", nowhere.text());
        let refused = carmen.tap(&list, &told).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("She has not agreed that “Centro Sol” is told") && refused.says("Rosita"), "{}", refused.text());
        say_sharing(&world, Said::Agreed);
        for (changes, words) in [([("place", ""), ("need", "x")], "Choose a place"), ([("place", place.as_str()), ("need", "")], "Write what the place is told")] {
            let refused = carmen.tap(&list, &changes).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{}", refused.text());
        }
        let sent = carmen.fill(&format!("{list}/new"), &list, &told).await;
        let page = carmen.follow(&sent).await;
        assert!(page.says("Centro Sol") && page.says("Sent on 24.11.2026") && page.says("Consejo sobre alimentos"), "{}", page.text());
        let id: String = world.read(|db| db.get("select id from referral", &[], |row| row.get(0)));
        let paper = format!("{list}/{id}/paper");
        let printed = carmen.get(&paper).await;
        let text = paper_text(&printed.bytes);
        assert!(text.contains("Consejo sobre alimentos") && text.contains("Rosita") && text.contains("01 555 0101"), "{text}");
        assert!(!text.contains("Lima centre") && !text.contains(&world.lima_women[4].1), "it does not say where she comes from: {text}");
        assert!(carmen.get(&list).await.text().contains(&paper));
        say_sharing(&world, Said::Withdrawn);
        assert!(!carmen.get(&list).await.text().contains(&paper), "no page offers it any more");
        let stopped = carmen.get(&paper).await;
        assert!(stopped.status == StatusCode::CONFLICT && stopped.says("Not yet"), "gone at the next call: {}", stopped.text());
        assert_eq!(carmen.tap(&list, &told).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!world.audit_text().contains("alimentos") && world.audit_text().contains("referral.send"));
    }

    async fn what_nobody_answers_comes_back_and_each_end_has_its_reason(world) {
        some_referrals(&world);
        let rosa = world.lima_women[4].1.clone();
        let list = format!("/people/{rosa}/referrals");
        let id: String = world.read(|db| db.get("select id from referral", &[], |row| row.get(0)));
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get("/").await.says(&format!("{rosa}: nobody has answered where she was sent")));
        assert!(carmen.get(&list).await.says("Nobody has answered for two weeks"));
        let steps = format!("{list}/{id}/steps");
        let refused = carmen.tap(&steps, &[("state", "refused")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Choose why"), "{}", refused.text());
        assert_eq!(carmen.tap(&steps, &[("state", "accepted")]).await.status, StatusCode::SEE_OTHER);
        assert!(!carmen.get("/").await.says("nobody has answered"));
        assert_eq!(carmen.tap(&steps, &[("state", "refused"), ("reason", "cost")]).await.status, StatusCode::CONFLICT, "they took her already");
        let over = carmen.fill(&list, &steps, &[("state", "not_made"), ("reason", "far")]).await;
        let page = carmen.follow(&over).await;
        assert!(page.says("It came to nothing, 24.11.2026") && page.says("Too far"), "{}", page.text());
        assert_eq!(carmen.tap(&steps, &[("state", "done")]).await.status, StatusCode::CONFLICT, "what ended stays");
        assert_eq!(world.count("select count(*) from referral_step"), 3);
    }

    /// A step has the day on which it was, and one that was a slip is taken back; the sending stays.
    async fn a_step_has_its_day_and_can_be_taken_back(world) {
        some_referrals(&world);
        let list = format!("/people/{}/referrals", world.lima_women[4].1);
        let id: String = world.read(|db| db.get("select id from referral", &[], |row| row.get(0)));
        let (steps, back) = (format!("{list}/{id}/steps"), format!("{list}/{id}/return"));
        let [day, month, year] = ["day", "month", "year"].map(|part| format!("on-{id}-{part}"));
        let on = |said: &'static str| [(day.as_str(), said), (month.as_str(), "11"), (year.as_str(), "2026"), ("state", "accepted")];
        let mut carmen = world.visit(world.carmen);
        for (said, words) in [("9", "before the last thing that was written down"), ("25", "That day is still to come")] {
            let refused = carmen.tap(&steps, &on(said)).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{}", refused.text());
            assert!(refused.text().contains(&format!("href=\"#on-{id}\"")) && refused.text().contains(&format!("value=\"{said}\"")), "{}", refused.text());
        }
        world.set_time("2026-11-24T13:01:00Z");
        let taken = carmen.fill(&list, &steps, &on("12")).await;
        let page = carmen.follow(&taken).await;
        assert!(page.says("They take her, 12.11.2026"), "{}", page.text());
        world.set_time("2026-11-24T13:02:00Z");
        assert_eq!(carmen.tap(&steps, &[("state", "not_made"), ("reason", "far")]).await.status, StatusCode::SEE_OTHER);
        for words in ["They take her, 12.11.2026", "Sent on 10.11.2026"] {
            let taken = carmen.fill(&list, &back, &[]).await;
            let page = carmen.follow(&taken).await;
            assert!(page.says(words) && !page.says("<p>Too far</p>"), "{}", page.text());
        }
        assert!(!carmen.get(&list).await.text().contains("/return\""), "that she was sent stays");
        carmen.tap(&back, &[("stands", "sent")]).await;
        assert_eq!(world.count("select count(*) from referral where state = 'sent'"), 1);
        assert_eq!(world.count("select count(*) from referral_step where set_aside_at is not null"), 2, "what was a slip stays as one");
        assert!(world.audit_text().contains("back to accepted"));
        assert_eq!(world.visit(world.dina).tap(&back, &[]).await.status, StatusCode::NOT_FOUND);
    }

    /// To be taken is not yet to be helped: what nobody ended comes back.
    async fn where_they_took_her_somebody_asks_how_it_went(world) {
        some_referrals(&world);
        let rosa = world.lima_women[4].1.clone();
        let (list, says) = (format!("/people/{rosa}/referrals"), format!("{rosa}: they took her long ago"));
        let id: String = world.read(|db| db.get("select id from referral", &[], |row| row.get(0)));
        let mut carmen = world.visit(world.carmen);
        carmen.tap(&format!("{list}/{id}/steps"), &[("state", "accepted")]).await;
        for (at, waits) in [("2026-12-23T16:00:00Z", false), ("2026-12-24T16:00:00Z", true)] {
            world.set_time(at);
            let mut carmen = world.visit(world.carmen);
            let today = carmen.get("/").await;
            assert_eq!(today.says(&says), waits, "{at}: {}", today.text());
            assert_eq!(carmen.get(&list).await.says("They took her a month ago or longer"), waits, "{at}");
        }
        let mut carmen = world.visit(world.carmen);
        carmen.tap(&format!("{list}/{id}/steps"), &[("state", "done")]).await;
        assert!(!carmen.get("/").await.says(&says));
    }

    /// She did not want it, or the place was closed: that is known without her being sent, and without the place being told.
    async fn that_she_was_not_sent_is_written_down_with_its_reason(world) {
        let place = add_place(&world, true).to_string();
        let list = format!("/people/{}/referrals", world.lima_women[4].1);
        let path = format!("{list}/not-sent");
        let mut carmen = world.visit(world.carmen);
        let day = [("on-day", "20"), ("on-month", "11"), ("on-year", "2026")];
        let whole = [&day[..], &[("place", place.as_str()), ("reason", "closed")]].concat();
        for (field, value, words) in [("place", "", "Choose a place"), ("reason", "rude", "Choose why"), ("on-day", "25", "That day is still to come")] {
            let lacking: Vec<_> = whole.iter().map(|(name, said)| (*name, if *name == field { value } else { *said })).collect();
            let refused = carmen.tap(&path, &lacking).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{field}: {}", refused.text());
        }
        assert!(carmen.get(&list).await.text().contains(&path));
        let saved = carmen.fill(&path, &path, &whole).await;
        let page = carmen.follow(&saved).await;
        assert!(page.says("Not sent, 20.11.2026") && page.says("The place is closed"), "{}", page.text());
        assert!(!page.text().contains("/steps\"") && !page.text().contains("/paper\""), "nothing follows: {}", page.text());
        assert!(!carmen.get("/").await.says("nobody has answered"));
        for user in [world.aigul, world.bota, world.dina, world.elena] {
            assert_eq!(world.visit(user).get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(world.visit(user).tap(&path, &whole).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(world.count("select count(*) from referral where state = 'not_sent'"), 1);
        // It was a slip: it is gone from the list, and the step stays as what it was.
        let text = page.text();
        let back = text.split("action=\"").filter_map(|rest| rest.split('"').next()).find(|at| at.ends_with("/return"));
        let back = back.unwrap_or_else(|| panic!("a way back: {text}")).to_owned();
        for user in [world.aigul, world.bota, world.dina] {
            assert_eq!(world.visit(user).tap(&back, &[]).await.status, StatusCode::NOT_FOUND);
        }
        for stands in ["", "sent"] {
            assert_eq!(carmen.tap(&back, &[("stands", stands)]).await.status, StatusCode::CONFLICT, "not what she saw");
        }
        assert!(carmen.fill(&list, &back, &[]).await.location().contains("referrals-taken-back"));
        let page = carmen.get(&list).await;
        assert!(!page.says("Not sent, 20.11.2026") && !page.says("The place is closed"), "{}", page.text());
        assert_eq!(world.count("select count(*) from referral_step where state = 'not_sent' and set_aside_at is not null"), 1);
        let again = carmen.tap(&back, &[("stands", "not_sent")]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "there is nothing left to take back");
        assert_eq!(world.count("select count(*) from referral_step"), 1);
        // She herself reads that it stood there, and that it was a slip.
        let own = own_view::begin(&mut carmen, &world.lima_women[4].1).await;
        assert!(own.status == StatusCode::OK && own.says("20 de noviembre de 2026") && own.says("un error"), "{}", own.text());
    }

    /// She agreed that a place is told whose name must not stand at her home: her screen says what it is for, however it was typed.
    async fn a_name_that_must_not_be_said_is_not_beside_what_she_agreed_to(world) {
        say_sharing(&world, Said::Agreed);
        for (safe_to_name, is_said) in [(true, true), (false, false)] {
            world.change(By::Program, |change| {
                change.execute("delete from help_place", &[])?;
                change.commit(Entry::event("test.places"), ())
            });
            add_place(&world, safe_to_name);
            world.change(By::Program, |change| {
                change.execute("update help_place set name = 'CENTRO  sol'", &[])?;
                change.commit(Entry::event("test.typed"), ())
            });
            let own = own_view::begin(&mut world.visit(world.carmen), &world.lima_women[4].1).await;
            assert_eq!(own.says(NAME), is_said, "{}", own.text());
        }
    }

    /// Where a place is chosen stands what is to be known of it, as in the directory.
    async fn a_place_is_chosen_with_its_hours_its_cost_and_what_is_dangerous(world) {
        say_sharing(&world, Said::Agreed);
        add_place(&world, false);
        let new = format!("/people/{}/referrals/new", world.lima_women[4].1);
        let mut carmen = world.visit(world.carmen);
        let known = ["Do not say its name", "Legal help", "01 555 0101", "lunes a viernes", "Free", "Asked on 01.11.2026"];
        let page = carmen.get(&new).await;
        for words in known {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        assert!(!page.says("more than half a year ago"));
        say_sharing(&world, Said::Withdrawn);
        world.change(By::Program, |change| {
            change.execute("update help_place set checked_on = '2026-01-01'", &[])?;
            change.commit(Entry::event("test.stale"), ())
        });
        let page = carmen.get(&new).await;
        for words in known.iter().take(5).chain(&["Asked on 01.01.2026, more than half a year ago"]) {
            assert!(page.says(words), "not yet agreed: {words}: {}", page.text());
        }
    }

    async fn her_mentor_reads_what_was_told_the_manager_where_it_stands(world) {
        some_referrals(&world);
        let rosa = world.lima_women[4].1.clone();
        let list = format!("/people/{rosa}/referrals");
        let mut lucia = world.visit(world.lucia);
        let seen = lucia.get(&list).await;
        assert!(seen.says("Sent on 10.11.2026") && seen.says("Legal help") && !seen.says("Canary") && !seen.says(NAME), "{}", seen.text());
        assert!(lucia.get(&format!("{list}/new")).await.says("Why are you opening it"), "in a mentor's place only with a reason");
        let place: String = world.read(|db| db.get("select id from help_place", &[], |row| row.get(0)));
        let told = [("place", place.as_str()), ("need", "Canaryreferral")];
        let refused = lucia.tap(&list, &told).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("in her mentor’s place"), "{}", refused.text());
        assert_eq!(lucia.tap(&list, &[&told[..], &[("reason", "Carmen is ill")]].concat()).await.status, StatusCode::SEE_OTHER);
        for user in [world.aigul, world.bota, world.dina, world.elena] {
            for path in [&list, &format!("{list}/new")] {
                assert_eq!(world.visit(user).get(path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        let sealed = world.read(|db| db.list("select sealed from referral", &[], |row| row.get::<Vec<u8>>(0)));
        assert!(sealed.iter().all(|blob| !String::from_utf8_lossy(blob).contains("Canary")));
        assert!(!world.audit_text().contains("Canary"));
    }

    async fn a_place_that_must_not_be_named_stands_on_no_paper(world) {
        say_sharing(&world, Said::Agreed);
        let place = add_place(&world, false).to_string();
        let list = format!("/people/{}/referrals", world.lima_women[4].1);
        let mut carmen = world.visit(world.carmen);
        carmen.tap(&list, &[("place", place.as_str()), ("need", "Un lugar para dormir")]).await;
        let id: String = world.read(|db| db.get("select id from referral", &[], |row| row.get(0)));
        let text = paper_text(&carmen.get(&format!("{list}/{id}/paper")).await.bytes);
        assert!(text.contains("Un lugar para dormir") && !text.contains(NAME) && !text.contains("01 555"), "{text}");
    }

    async fn the_directory_is_looked_after(world) {
        let mut carmen = world.visit(world.carmen);
        let site = world.lima.to_string();
        let whole = [("site", site.as_str()), ("name", "Posta médica"), ("sector", "health"), ("offers", "Chequeos"), ("reach", ""), ("hours", ""), ("cost", "free"), ("safe", "yes")];
        for (field, words) in [("name", "Write its name"), ("sector", "Choose what kind of help"), ("offers", "Write what it does"), ("cost", "Choose what it costs"), ("safe", "Choose whether its name")] {
            let lacking: Vec<_> = whole.iter().copied().map(|(name, value)| (name, if name == field { "" } else { value })).collect();
            let refused = carmen.tap("/help", &lacking).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{field}: {}", refused.text());
            assert!(refused.text().contains(&format!("href=\"#{field}\"")), "{field}");
        }
        let added = carmen.fill(&format!("/help/new?site={site}"), "/help", &whole[1..]).await;
        assert!(carmen.follow(&added).await.says("Asked on 24.11.2026"));
        let id: String = world.read(|db| db.get("select id from help_place", &[], |row| row.get(0)));
        world.change(By::Program, |change| {
            change.execute("update help_place set checked_on = '2026-01-01'", &[])?;
            change.commit(Entry::event("test.stale"), ())
        });
        assert!(carmen.get("/help").await.text().contains("m-status--wait"), "half a year is too long");
        carmen.tap(&format!("/help/{id}/check"), &[]).await;
        assert!(carmen.get("/help").await.says("Asked on 24.11.2026"));
        let revised = [("offers", "Chequeos y partos"), ("cost", "some"), ("safe", "no"), ("name", "Other")];
        assert_eq!(carmen.tap(&format!("/help/{id}"), &revised).await.status, StatusCode::SEE_OTHER);
        let page = carmen.get("/help").await;
        assert!(page.says("Chequeos y partos") && page.says("Posta médica") && page.says("Do not say its name"), "{}", page.text());
        assert_eq!(world.visit(world.aigul).tap(&format!("/help/{id}/end"), &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.visit(world.bota).get(&format!("/help/{id}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(carmen.tap(&format!("/help/{id}/end"), &[]).await.status, StatusCode::SEE_OTHER);
        assert!(carmen.get("/help").await.says("No place is written down yet"));
    }
}
