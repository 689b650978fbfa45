//! Tests of what she tells about her life: sealed, optional, switched off where nobody needs it.

use http::StatusCode;
use minka::backgrounds::{self, Answers};

use crate::{
    on_both,
    world::{Page, Visit, World},
};

/// Opens it as a manager, who says why.
async fn opened(visit: &mut Visit, code: &str) -> Page {
    visit.tap(&format!("/people/{code}/background/opening"), &[("reason", "She wants to tell")]).await
}

/// Sends the form that an opened page offers.
async fn tell(visit: &mut Visit, code: &str, page: &Page, answers: &[(&str, &str)]) -> Page {
    let action = format!("/people/{code}/background");
    let hidden = page.hidden(&action);
    let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend_from_slice(answers);
    visit.post(&action, &fields).await
}

fn newest(world: &World) -> Answers {
    let (keyring, woman) = (world.app.keyring().clone(), world.women[0].0);
    world.read(move |db| backgrounds::find_newest(db, &keyring, woman)).unwrap_or_default().0
}

on_both! {
    async fn what_she_tells_is_sealed_shown_once_and_the_newest_counts(world) {
        let code = world.women[0].1.clone();
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(&format!("/people/{code}")).await.says("Her life"));
        let unsaid = aigul.tap(&format!("/people/{code}/background/opening"), &[("reason", "")]).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsaid.says("Write why you open it"), "{}", unsaid.text());
        let page = opened(&mut aigul, &code).await;
        assert!(page.says("She has told nothing yet"), "{}", page.text());
        let told = tell(&mut aigul, &code, &page, &[("marital", "widowed"), ("children", "0"), ("livelihood", "rather_not"), ("seeing", "lot")]).await;
        assert!(aigul.follow(&told).await.says("Sealed and saved"));
        assert!(!aigul.get(&format!("/people/{code}")).await.says("Widowed"));
        let page = opened(&mut aigul, &code).await;
        for words in ["Widowed", "Rather not say", "Yes, a lot of difficulty", "with a disability", "Told on 24.11.2026 18:00"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        assert_eq!(world.newest_audit().1, "background.read");
        assert!(!world.audit_text().contains("widowed") && !world.audit_text().contains("wants to tell"));
        // No child is not the same as not asked.
        assert_eq!(newest(&world).get("children").map(String::as_str), Some("0"));
        assert_eq!(newest(&world).get("heard"), None);
        world.set_time("2026-11-24T13:01:00Z");
        let page = opened(&mut aigul, &code).await;
        tell(&mut aigul, &code, &page, &[("marital", "married"), ("children", "")]).await;
        assert_eq!(newest(&world), Answers::from([("marital".to_owned(), "married".to_owned())]));
        assert!(opened(&mut aigul, &code).await.says("Told before"));
        assert_eq!(world.count("select count(*) from background"), 2);
        let sealed = world.read(|db| db.list("select sealed from background", &[], |row| row.get::<Vec<u8>>(0)));
        assert!(sealed.iter().all(|sealed| !sealed.windows(7).any(|part| part == b"married" || part == b"widowed")));
    }

    async fn a_telling_sent_twice_is_one_and_what_is_no_answer_is_refused(world) {
        let code = world.women[0].1.clone();
        let mut aigul = world.visit(world.aigul);
        let page = opened(&mut aigul, &code).await;
        for (question, answer) in [("marital", "happy"), ("children", "99"), ("seeing", "yes"), ("brings", "anything")] {
            let refused = tell(&mut aigul, &code, &page, &[(question, answer)]).await;
            // A question that nobody asks is not heard.
            let asked = question != "brings";
            assert_eq!(refused.status == StatusCode::UNPROCESSABLE_ENTITY, asked, "{question}: {}", refused.text());
            assert!(!asked || refused.says("Choose an answer from the list"), "{}", refused.text());
        }
        let page = opened(&mut aigul, &code).await;
        let first = tell(&mut aigul, &code, &page, &[("marital", "single")]).await;
        let second = tell(&mut aigul, &code, &page, &[("marital", "single")]).await;
        assert_eq!(first.location(), second.location());
        assert_eq!(tell(&mut aigul, &code, &page, &[("marital", "married")]).await.status, StatusCode::CONFLICT);
        assert_eq!(world.count("select count(*) from background"), 2);
    }

    async fn a_mentor_opens_her_own_and_nobody_else_finds_it(world) {
        let (rosa, luz) = (world.lima_women[4].1.clone(), world.lima_women[2].1.clone());
        let mut carmen = world.visit(world.carmen);
        let page = carmen.tap(&format!("/people/{rosa}/background/opening"), &[]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        let told = tell(&mut carmen, &rosa, &page, &[("heard", "neighbour")]).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER);
        assert_eq!(carmen.get(&format!("/people/{luz}/background")).await.status, StatusCode::NOT_FOUND);
        let code = world.women[0].1.clone();
        for user in [world.bota, world.dina, world.elena, world.carmen, world.lucia] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get(&format!("/people/{code}/background")).await.status, StatusCode::NOT_FOUND);
            assert_eq!(opened(&mut visit, &code).await.status, StatusCode::NOT_FOUND);
        }
        for user in [world.bota, world.carmen, world.dina, world.elena] {
            assert_eq!(world.visit(user).get("/backgrounds").await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn a_programme_switches_off_what_it_does_not_need_and_says_what_brings_women(world) {
        let code = world.women[0].1.clone();
        let mut aigul = world.visit(world.aigul);
        let page = opened(&mut aigul, &code).await;
        assert!(page.says("Is she married?") && page.says("difficulty walking") && !page.says("What brings her?"), "{}", page.text());
        tell(&mut aigul, &code, &page, &[("marital", "single")]).await;
        let site = world.almaty.to_string();
        let fields = [("site", site.as_str()), ("on", "children"), ("on", "brings")];
        let saved = aigul.tap("/backgrounds", &fields).await;
        assert!(aigul.follow(&saved).await.says("Saved"));
        let long = "x".repeat(81);
        for (words, said) in [("", "Write a few words"), (long.as_str(), "At most 80 letters")] {
            let refused = aigul.tap("/backgrounds/reasons", &[("site", &site), ("words", words)]).await;
            assert!(refused.says(said), "{}", refused.text());
        }
        aigul.tap("/backgrounds/reasons", &[("site", &site), ("words", "To bake together")]).await;
        let page = opened(&mut aigul, &code).await;
        assert!(!page.says("Is she married?</label>") && !page.says("difficulty walking") && page.says("To bake together"), "{}", page.text());
        world.set_time("2026-11-24T13:01:00Z");
        let why = world.read(|db| db.get("select id from background_reason", &[], |row| row.get::<String>(0)));
        tell(&mut aigul, &code, &page, &[("brings", &why), ("seeing", "lot")]).await;
        // What is not asked is not heard, and what she told before stays.
        let answers = newest(&world);
        assert_eq!(answers.get("brings"), Some(&why));
        assert_eq!((answers.get("seeing"), answers.get("marital").map(String::as_str)), (None, Some("single")));
        // It is emptied where it stood, and then there is nothing to empty.
        let page = opened(&mut aigul, &code).await;
        assert!(page.says("shall it be emptied?") && page.says("Whether she is married"), "{}", page.text());
        world.set_time("2026-11-24T13:02:00Z");
        tell(&mut aigul, &code, &page, &[("brings", &why), ("empty", "marital")]).await;
        assert_eq!(newest(&world), Answers::from([("brings".to_owned(), why.clone())]));
        assert!(!opened(&mut aigul, &code).await.says("shall it be emptied?"));
        // A line that is no longer offered stays readable where it was chosen.
        let ended = aigul.tap(&format!("/backgrounds/reasons/{why}/end"), &[]).await;
        assert!(!aigul.follow(&ended).await.says("To bake together"));
        assert!(opened(&mut aigul, &code).await.says("To bake together"));
        assert_eq!(world.visit(world.lucia).tap(&format!("/backgrounds/reasons/{why}/end"), &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.visit(world.lucia).tap("/backgrounds", &fields).await.status, StatusCode::NOT_FOUND);
    }
}
