//! Tests of her own view: locked to her file, everything about her, nothing of anybody else, and what she does herself.

mod copies;
mod notes;

use http::StatusCode;
use minka::{
    consents::{self, Purpose},
    foundation::{
        text::{Language, Text},
        told::Portion,
    },
    own_lists,
};

use crate::{
    consents::some_answers,
    on_both,
    world::{Page, TUESDAY, Visit},
};

/// Begins her own view, as her mentor or a manager does beside her; the browser is hers then.
pub async fn begin(visit: &mut Visit, code: &str) -> Page {
    let path = format!("/people/{code}/own-view");
    let begun = visit.fill(&path, &path, &[("safe", "yes")]).await;
    assert_eq!(begun.location(), "/own");
    visit.follow(&begun).await
}

on_both! {
    /// Locked to her file: the question first, then nothing else opens, and the way out leads to the door.
    async fn her_own_view_opens_nothing_else_and_ends_at_the_door(world) {
        let code = world.women[0].1.clone();
        let path = format!("/people/{code}/own-view");
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(&format!("/people/{code}")).await.text().contains(&path));
        for answer in ["", "no"] {
            let refused = aigul.fill(&path, &path, &[("safe", answer)]).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Then not now."), "{answer}");
        }
        assert_eq!(world.count("select count(*) from own_visit"), 0);
        let old = aigul.cookies.clone();
        let own = begin(&mut aigul, &code).await;
        // Russian is her language, whatever her mentor reads.
        assert!(own.says("Что мы о вас храним") && own.says("Айгерим") && own.says(&code), "{}", own.text());
        assert!(!own.text().contains("href=\"/people") && !own.text().contains("m-places"), "it leads nowhere");
        for elsewhere in ["/", "/people", "/more", &format!("/people/{code}"), "/account", "/audit"] {
            let page = aigul.get(elsewhere).await;
            assert_eq!((page.status, page.location().as_str()), (StatusCode::SEE_OTHER, "/sign-in"), "{elsewhere}");
        }
        let mut before = Visit { cookies: old, ..aigul.clone() };
        assert_eq!(before.get("/people").await.location(), "/sign-in", "her mentor's sign-in ended");
        let hers = aigul.cookies.clone();
        let ended = aigul.post("/own/end", &[]).await;
        assert_eq!(ended.location(), "/sign-in");
        for cookies in [aigul.cookies.clone(), hers] {
            let mut visit = Visit { cookies, ..aigul.clone() };
            assert_eq!(visit.get("/own").await.location(), "/sign-in");
            assert_eq!(visit.tap("/own/pause", &[]).await.location(), "/sign-in");
        }
        assert_eq!(world.count("select count(*) from contact_pause"), 0);
        // Nobody else begins it: not for a woman out of reach, and not as a facilitator.
        for user in [world.bota, world.carmen, world.elena, world.dina] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.post(&path, &[("safe", "yes")]).await.status, StatusCode::NOT_FOUND);
        }
        assert!(world.audit_text().contains(&format!("own_view.start participant {code}")));
    }

    /// Three minutes without a tap end it, and so does the quick exit.
    async fn three_quiet_minutes_and_the_quick_exit_end_it(world) {
        let code = world.women[0].1.clone();
        let mut visit = world.visit(world.aigul);
        begin(&mut visit, &code).await;
        for at in ["2026-11-24T13:02:00Z", "2026-11-24T13:04:30Z", "2026-11-24T13:07:00Z"] {
            world.set_time(at);
            assert_eq!(visit.get("/own").await.status, StatusCode::OK, "{at}");
        }
        assert!(visit.get("/own").await.text().contains("http-equiv=\"refresh\""));
        world.set_time("2026-11-24T13:10:01Z");
        assert_eq!(visit.get("/own").await.location(), "/sign-in");
        let mut visit = world.visit(world.aigul);
        begin(&mut visit, &code).await;
        let hers = visit.cookies.clone();
        let left = visit.post("/leave", &[]).await;
        assert!(left.location().starts_with("https://") && visit.cookies.iter().all(|(name, _)| name != "o"));
        let mut again = Visit { cookies: hers, ..visit };
        assert_eq!(again.get("/own").await.location(), "/sign-in", "the old cookie opens nothing");
    }

    /// Whoever chooses nobody and writes nothing is told so: never that she is hidden when she is not.
    async fn what_she_left_empty_is_said_to_be_nothing(world) {
        let code = world.women[0].1.clone();
        let mut hers = world.visit(world.aigul);
        begin(&mut hers, &code).await;
        for (path, fields, words) in [
            ("/own/names", [("who", "")], "Вы никого не выбрали"),
            ("/own/names", [("who", "019abcde-0000-7000-8000-0000000000b1")], "Вы никого не выбрали"),
            ("/own/wishes", [("words", " ")], "Вы ничего не написали"),
        ] {
            let answer = hers.tap(path, &fields).await;
            let page = hers.follow(&answer).await;
            assert!(page.says(words), "{path}: {}", page.text());
        }
        assert_eq!(world.count("select (select count(*) from exclusion) + (select count(*) from own_wish)"), 0);
    }

    /// She pauses, stops, names and wishes with one tap, each twice with the same form; her mentor finds the wish.
    async fn she_sees_all_and_does_what_is_hers(world) {
        some_answers(&world);
        let (rosa, code) = world.lima_women[4].clone();
        let mut hers = world.visit(world.carmen);
        begin(&mut hers, &code).await;
        let lucia = world.lucia.to_string();
        let form = |last: &str| format!("019abcde-0000-7000-8000-0000000000{last}");
        let agreed: Vec<String> = {
            let text = hers.get("/own").await.text();
            let split = text.split("action=\"/own/consents/").skip(1);
            split.filter_map(|rest| rest.split('/').next().map(str::to_owned)).collect()
        };
        let purpose = agreed.first().expect("she agreed to something").clone();
        let stop = format!("/own/consents/{purpose}/withdrawal");
        let wish = [("words", "Canary-Wish please")];
        for (path, id, more) in [
            ("/own/pause", form("a1"), &[][..]),
            (stop.as_str(), form("a2"), &[]),
            ("/own/names", form("a3"), &[("who", lucia.as_str())]),
            ("/own/wishes", form("a4"), &wish),
            ("/own/forgetting", form("a6"), &[]),
            ("/own/forgetting/withdrawal", form("a7"), &[]),
        ] {
            for _ in 0..2 {
                let fields = [&[("form_id", id.as_str())], more].concat();
                assert_eq!(hers.post(path, &fields).await.status, StatusCode::SEE_OTHER, "{path}");
            }
        }
        let page = hers.get("/own").await;
        assert!(!page.text().contains(&stop) && page.says("Canary-Wish please") && page.says("lucia"), "{}", page.text());
        for (table, rows) in [("contact_pause", 1), ("exclusion", 1), ("own_wish", 1), ("erase_request", 1)] {
            let sql: &'static str = format!("select count(*) from {table}").leak();
            assert_eq!(world.count(sql), rows, "{table}");
        }
        let by: String = world.read(|db| db.get("select paused_by from contact_pause", &[], |row| row.get(0)));
        assert_eq!(by, format!("woman {code}"));
        assert!(!world.audit_text().contains("Canary") && world.audit_text().contains(&format!("woman {code} contact.pause")));
        assert_eq!(world.visit(world.lucia).get(&format!("/people/{code}")).await.status, StatusCode::NOT_FOUND, "at once");
        // Her mentor finds it and answers.
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get("/").await.says(&format!("{code}: she wishes something")));
        let start = format!("/people/{code}/own-view");
        assert!(carmen.get(&start).await.says("Canary-Wish please"));
        let wishes = world.read(move |db| own_lists::list_wishes(db, rosa, Portion::ALL));
        let answer = format!("/people/{code}/wishes/{}/answer", wishes[0].id);
        for _ in 0..2 {
            let id = form("a5");
            assert_eq!(carmen.post(&answer, &[("form_id", id.as_str())]).await.status, StatusCode::SEE_OTHER);
        }
        assert!(!carmen.get(&start).await.says("Canary-Wish") && !carmen.get("/").await.says("she wishes something"));
    }
}

on_both! {
    /// She stops telling one place, then the others, and hears in her words what stops and what stays.
    async fn she_stops_one_recipient_or_all_and_hears_what_stays(world) {
        some_answers(&world);
        let (woman, code) = world.women[0].clone();
        let mut hers = world.visit(world.aigul);
        let page = begin(&mut hers, &code).await;
        for name in ["Canaryplace one", "Canaryplace two"] {
            assert!(page.says(&format!("Рассказать другой организации: {name}")), "{}", page.text());
        }
        assert!(page.says("Рассказать другой организации: всем"), "{}", page.text());
        let ids = world.read(move |db| consents::list_held(db, woman, TUESDAY));
        let one = ids.iter().find(|event| event.recipient.as_ref().is_some_and(|one| one.name.ends_with("one"))).expect("it").id.to_string();
        let path = "/own/consents/sharing/withdrawal";
        assert_eq!(hers.get(path).await.location(), "/own", "nothing is stopped yet");
        let elsewhere = hers.tap("/own/consents/survey/withdrawal", &[("consent", &one)]).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND, "an answer about something else");
        let stopped = hers.tap(path, &[("consent", &one)]).await;
        assert_eq!(stopped.location(), format!("{path}?notice=own-stopped"));
        let receipt = hers.follow(&stopped).await;
        let text = Text(Language::Ru);
        for key in ["stops-sharing", "stays-sharing", "kept-help", "kept-record", "basis-spoken", "basis-proof", "stays-record"] {
            assert!(receipt.says(&text.say(&format!("own-you-consent-{key}"))), "{key}: {}", receipt.text());
        }
        assert!(!receipt.says("Её ") && !receipt.says("Она "), "said to her: {}", receipt.text());
        let left = world.read(move |db| consents::list_held(db, woman, TUESDAY));
        assert_eq!(left.iter().filter(|event| event.purpose == Purpose::Sharing).count(), 1);
        let all = hers.tap(path, &[("consent", "all")]).await;
        assert_eq!(all.status, StatusCode::SEE_OTHER);
        let left = world.read(move |db| consents::list_held(db, woman, TUESDAY));
        assert_eq!(left.iter().filter(|event| event.purpose == Purpose::Sharing).count(), 0);
        let page = hers.get("/own").await;
        assert!(!page.says("Рассказать другой организации: всем"), "{}", page.text());
        assert!(world.audit_text().contains("sharing, 1 stopped") && !world.audit_text().contains("Canaryplace"));
    }
}

#[test]
fn what_is_said_to_her_is_said_to_her_in_every_language() {
    for language in Language::ALL {
        let text = Text(language);
        for purpose in Purpose::ALL {
            for part in ["stops", "stays"] {
                // What has been printed, sent or sold is said of things and not of her.
                let is_of_things = part == "stays" && matches!(purpose, Purpose::Photo | Purpose::Story);
                let key = format!("own-you-consent-{part}-{}", purpose.key());
                assert!(text.knows(&key) || is_of_things, "{key} in {language:?}");
            }
        }
        for (class, _) in consents::kept_tables() {
            assert!(text.knows(&format!("own-you-consent-kept-{class}")), "{class} in {language:?}");
        }
    }
}
