//! Tests of what somebody had begun to write when a woman was handed over: nothing is lost silently, and nothing is told to whom
//! she named.

use std::collections::{BTreeSet, VecDeque};

use http::StatusCode;
use jiff::civil::date;
use minka::{
    consents::{Purpose, Said},
    exclusions,
    foundation::{
        audit::Entry,
        change::By,
        text::{Language, Text},
    },
};
use regex::Regex;

use crate::{
    assessments::some_questionnaires,
    goals::some_goals,
    mentors::approve_mentor,
    on_both,
    referrals::some_referrals,
    safety_plans::all_restricted,
    visits::{say, some_visits},
    world::{Page, Visit, World},
};

/// Lucia gives Rosa another mentor from a day of November on.
async fn hand_over(world: &World, day: &str) {
    let path = format!("/people/{}/mentor", world.lima_women[4].1);
    let dina = world.dina.to_string();
    let fields =
        [("from-day", day), ("from-month", "11"), ("from-year", "2026"), ("mentor", &dina), ("reason", "handover")];
    let given = world.visit(world.lucia).fill(&path, &path, &fields).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
}

fn name_carmen(world: &World) {
    let (site, rosa, carmen) = (world.lima, world.lima_women[4].0, world.carmen);
    world.change(By::Program, move |change| {
        exclusions::add_exclusion(change, (site, rosa), carmen)?;
        change.commit(Entry::event("test.exclusion"), ())
    });
}

const TYPED: [(&str, &str); 5] = [
    ("form_id", "019abcde-0000-7000-8000-000000000031"),
    ("reached", "yes"),
    ("minutes", "45"),
    ("note", "Canarynote: ella espera una llamada"),
    ("mine", "Canarypromise: the clinic"),
];

async fn send(visit: &mut Visit, path: &str) -> Page {
    let sent = visit.post(path, &TYPED).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}");
    sent
}

/// What her mentor's pages offer to choose; a few of each room, so that the walk below is known to meet them.
const MET: [&str; 30] = [
    "visits reached",
    "visits medium",
    "visits area",
    "visits obstacle",
    "visits heavy",
    "goals theme",
    "goals measure",
    "goals language",
    "goals state",
    "goals reading",
    "assessments way",
    "assessments language",
    "assessments answer",
    "concern kind",
    "concern risk",
    "concern about",
    "referrals reason",
    "need weight",
    "need days",
    "contact channel",
    "plan with_her",
    "consents said",
    "consents way",
    "background marital",
    "background seeing",
    "kin word",
    "staff-ties staff",
    "edit sign",
    "journey step",
    "own-view safe",
];

/// Fields whose words are her own and sealed: which of them were ticked is said, and not what they say.
const HERS: [&str; 2] = ["visits kept", "goals step"];

fn room_of<'a>(action: &'a str, her: &str) -> &'a str {
    action.strip_prefix(her).and_then(|rest| rest.split('/').nth(1)).unwrap_or_default()
}

/// Where a form goes, and of each choice that it offers the field, the value and its words.
type Offered = (String, Vec<(String, String, String)>);

/// All that the forms of her pages offer to choose.
async fn offered_about(visit: &mut Visit, her: &str) -> Vec<Offered> {
    let link = Regex::new(r##"href="(/people/[^"#]*)"##).expect("a pattern");
    let (mut seen, mut waiting) = (BTreeSet::new(), VecDeque::from([her.to_owned()]));
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop_front() {
        if !path.starts_with(her) || path.contains(".pdf") || !seen.insert(path.clone()) {
            continue;
        }
        let text = visit.get(&path).await.text();
        waiting.extend(link.captures_iter(&text).map(|found| found[1].replace("&amp;", "&").replace("&#38;", "&")));
        pages.push(text);
    }
    pages.push(visit.tap(&format!("{her}/background/opening"), &[]).await.text());
    pages.iter().flat_map(|page| offered_on(page, her)).collect()
}

fn offered_on(page: &str, her: &str) -> Vec<Offered> {
    let boxed = r#"<input class="m-choice__box" type="[a-z]+" name="([^"]*)" value="([^"]*)"[^>]*>.*?<span class="m-choice__words">([^<]*)"#;
    let answered = r#"<button class="m-answer[^"]*" type="submit" name="([^"]*)" value="([^"]*)"[^>]*>.*?<span class="m-answer__words">([^<]*)"#;
    let chosen = [boxed, answered].map(|pattern| Regex::new(&format!("(?s){pattern}")).expect("a pattern"));
    let list = Regex::new(r#"(?s)<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>"#).expect("a pattern");
    let option = Regex::new(r#"<option value="([^"]+)"[^>]*>([^<]*)</option>"#).expect("a pattern");
    let forms = page.split("<form").skip(1).filter_map(|rest| {
        let action = rest.split("action=\"").nth(1)?.split('"').next()?.to_owned();
        let form = rest.split("</form>").next()?;
        let mut all: Vec<(String, String, String)> = Vec::new();
        for pattern in &chosen {
            all.extend(
                pattern.captures_iter(form).map(|one| (one[1].to_owned(), one[2].to_owned(), one[3].to_owned())),
            );
        }
        for one in list.captures_iter(form) {
            let name = one[1].to_owned();
            all.extend(option.captures_iter(&one[2]).map(|one| (name.clone(), one[1].to_owned(), one[2].to_owned())));
        }
        // One tap is one answer; a number or a code says itself without what stands beside it.
        let mut answers = 0;
        all.retain(|(name, value, _)| {
            answers += usize::from(name == "answer");
            !value.is_empty()
                && !HERS.contains(&format!("{} {name}", room_of(&action, her)).as_str())
                && (name != "answer" || answers == 1)
        });
        for (name, value, words) in &mut all {
            let is_code = !value.contains(|letter: char| letter.is_ascii_lowercase());
            if name == "zone" || is_code && (words.ends_with(value.as_str()) || words.starts_with(&format!("{value} ")))
            {
                words.clone_from(value);
            }
            *words = words.trim().to_owned();
        }
        (action.starts_with(&format!("{her}/")) && !all.is_empty()).then_some((action, all))
    });
    forms.collect()
}

on_both! {
    /// Whatever form about her comes after the hand-over, it comes back with what was typed, and with who walks beside her now.
    async fn a_form_that_comes_after_the_hand_over_comes_back_with_what_was_typed(world) {
        approve_mentor(&world, world.dina, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        let her = format!("/people/{rosa}");
        assert_eq!(carmen.get(&format!("{her}/visits/new")).await.status, StatusCode::OK);
        hand_over(&world, "24").await;
        for path in ["visits", "visits/draft", "handover", "goals", "visits/019abcde-0000-7000-8000-000000000009/notes"] {
            let back = send(&mut carmen, &format!("{her}/{path}")).await;
            for words in [
                "You walk beside her no more",
                "out of your reach since 24.11.2026",
                "Nothing of this form was saved",
                "dina walks beside her now",
                "Canarynote: ella espera una llamada",
                "Canarypromise: the clinic",
            ] {
                assert!(back.says(words), "{path}: {words}: {}", back.text());
            }
            // Where the page has words for what was chosen these are said; nothing is left out where it has none.
            let chosen = match path.starts_with("visits") {
                true => back.says("We spoke") && back.says("<dt>Minutes</dt><dd class=\"m-summary__value\">45</dd>"),
                false => back.says("Also filled in: yes · 45"),
            };
            assert!(chosen, "{path}: {}", back.text());
        }
        for table in ["select count(*) from visit", "select count(*) from visit_draft", "select count(*) from handover_note"] {
            assert_eq!(world.count(table), 0, "{table}");
        }
        assert!(!world.audit_text().contains("Canary"));
        // Nobody else is told anything, nor is she who only asks for a page.
        assert!(!carmen.get(&format!("{her}/visits/new")).await.says("no more"));
        let nowhere = send(&mut carmen, "/people/BAKO/visits").await.text();
        let unknown = carmen.post(&format!("/people/{}/visits", world.lima_women[0].1), &TYPED).await.text();
        assert!(!nowhere.contains("Canary") && !unknown.contains("Canary"));
        for user in [world.aigul, world.bota, world.elena] {
            assert!(!send(&mut world.visit(user), &format!("{her}/visits")).await.says("Canary"));
        }
        // As long as a draft would be kept, and no longer.
        for (at, told) in [("2026-12-24T16:00:00Z", true), ("2026-12-25T16:00:00Z", false)] {
            world.set_time(at);
            assert_eq!(send(&mut world.visit(world.carmen), &format!("{her}/visits")).await.says("Canarynote"), told, "{at}");
        }
    }

    /// What was chosen comes back in the words of the page that it was chosen on, and days as her language writes them.
    async fn what_was_chosen_comes_back_in_the_words_of_its_page(world) {
        approve_mentor(&world, world.dina, world.lima);
        some_goals(&world);
        some_visits(&world);
        some_referrals(&world);
        all_restricted(&world);
        some_questionnaires(&world).await;
        let her = format!("/people/{}", world.lima_women[4].1);
        let mut carmen = world.visit(world.carmen);
        let mut offered = Vec::new();
        for language in Language::ALL {
            carmen.post("/language", &[("language", language.code()), ("back", "/")]).await;
            offered.push((language, offered_about(&mut carmen, &her).await));
        }
        hand_over(&world, "24").await;
        let mut met = BTreeSet::new();
        for (language, forms) in offered {
            let text = Text(language);
            carmen.post("/language", &[("language", language.code()), ("back", "/")]).await;
            let rest = text.phrase("handovers-typed-rest").with("words", "").to_string();
            for (action, choices) in forms {
                let room = room_of(&action, &her).to_owned();
                let fields: Vec<_> = choices.iter().map(|(name, value, _)| (name.as_str(), value.as_str())).collect();
                let back = carmen.tap(&action, &fields).await;
                assert_eq!(back.status, StatusCode::NOT_FOUND, "{action}");
                let back = back.text();
                for (name, value, words) in &choices {
                    assert!(back.contains(words.as_str()), "{action} {name} {value}: {words}: {back}");
                    met.insert(format!("{room} {name}"));
                }
                assert!(!back.contains(rest.trim()), "{action}: {back}");
            }
            let days = [("on-day", "23"), ("on-month", "11"), ("on-year", "2026"), ("step_due-day", "30"), ("step_due-month", "2"), ("step_due-year", "")];
            let back = carmen.tap(&format!("{her}/visits"), &days).await;
            assert!(back.says(&text.full_day(date(2026, 11, 23))) && back.says(&text.say("visits-promise-hers-day")), "{}", back.text());
            assert!(back.says(">30.2<"), "no day is made of what is none: {}", back.text());
        }
        for field in MET {
            assert!(met.contains(field), "{field} was offered by no page: {met:?}");
        }
    }

    /// Whoever leaves is asked to write what was promised until she has, and whoever comes to read it until she has.
    async fn whoever_leaves_is_asked_to_write_and_whoever_comes_to_read(world) {
        approve_mentor(&world, world.dina, world.lima);
        let (rosa, code) = world.lima_women[4].clone();
        let path = format!("/people/{code}/handover");
        let (writes, reads) =
            (format!("You hand {code} over on 26.11.2026: write what was promised"), format!("{code} is new to you: read what was promised"));
        assert!(!world.visit(world.carmen).get("/").await.says("write what was promised"), "nobody hands her over");
        hand_over(&world, "26").await;
        let mut carmen = world.visit(world.carmen);
        let asked = carmen.get("/").await;
        assert!(asked.says(&writes) && asked.text().contains(&path), "{}", asked.text());
        // A woman who takes part no more is written about no more, so nobody is asked to.
        say(&world, (world.lima, rosa), Purpose::Service, Said::Withdrawn);
        assert!(!carmen.get("/").await.says(&writes));
        say(&world, (world.lima, rosa), Purpose::Service, Said::Agreed);
        assert!(carmen.get("/").await.says(&writes));
        assert_eq!(carmen.tap(&path, &[("note", "The sewing course on Monday")]).await.status, StatusCode::SEE_OTHER);
        let told = carmen.get("/").await;
        assert!(!told.says(&writes) && !told.says(&reads), "{}", told.text());
        assert!(!world.visit(world.dina).get("/").await.says(&reads), "she does not walk beside her yet");
        world.set_time("2026-11-26T16:00:00Z");
        assert!(!world.visit(world.carmen).get("/").await.says(&code));
        let mut dina = world.visit(world.dina);
        assert!(dina.get("/").await.says(&reads));
        let shown = dina.get(&path).await;
        assert!(shown.says("The sewing course on Monday") && shown.says("Only what was promised, and for when"), "{}", shown.text());
        assert!(!dina.get("/").await.says(&reads), "she has opened it");
        assert_eq!(dina.get(&path).await.status, StatusCode::OK);
        assert_eq!(world.count("select count(*) from handover_reading"), 1, "once for what there is");
    }

    /// She may have been handed over because she said that he must not see her: then he is told nothing.
    async fn whom_she_named_is_answered_as_if_she_had_never_been(world) {
        approve_mentor(&world, world.dina, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        carmen.tap(&format!("/people/{rosa}/visits/draft"), &[("mine", "Canarydraft")]).await;
        hand_over(&world, "24").await;
        assert!(carmen.get("/").await.says("out of your reach") && carmen.get("/drafts").await.says(&rosa));
        name_carmen(&world);
        let id = regex::Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}").expect("a pattern");
        let plain = |page: Page, code: &str| id.replace_all(&page.text().replace(code, "CODE"), "ID").into_owned();
        let hers = plain(send(&mut carmen, &format!("/people/{rosa}/visits")).await, &rosa);
        assert_eq!(hers, plain(send(&mut carmen, "/people/BAKO/visits").await, "BAKO"));
        assert!(!hers.contains("Canary"));
        for path in ["/", "/drafts"] {
            let page = carmen.get(path).await;
            assert!(!page.says(&rosa) && !page.says("out of your reach"), "{path}: {}", page.text());
        }
        let removal = [("form_id", "019abcde-0000-7000-8000-000000000032")];
        assert_eq!(carmen.post(&format!("/drafts/{rosa}/removal"), &removal).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.count("select count(*) from visit_draft"), 1, "it goes by its clock");
    }

    /// Before the hand-over she is asked to finish; after it she is told that she cannot, who can now, and when it goes.
    async fn a_draft_is_finished_before_the_hand_over_or_told_to_be_out_of_reach(world) {
        approve_mentor(&world, world.dina, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let (mut carmen, mut lucia) = (world.visit(world.carmen), world.visit(world.lucia));
        assert!(!carmen.get(&format!("/people/{rosa}/handover")).await.says("not finished writing"));
        assert!(carmen.get("/drafts").await.says("Nothing is waiting."));
        carmen.tap(&format!("/people/{rosa}/visits/draft"), &[("mine", "Canarydraft")]).await;
        assert!(carmen.get(&format!("/people/{rosa}/handover")).await.says("You have not finished writing down a visit"));
        let asked = lucia.get(&format!("/people/{rosa}/mentor")).await;
        assert!(asked.says("carmen has not finished writing down a visit") && !asked.says("Canarydraft"), "{}", asked.text());
        let waits = carmen.get("/drafts").await;
        assert!(waits.says("Go on writing") && waits.says("goes by itself on 24.12.2026") && !waits.says("Canarydraft"), "{}", waits.text());
        assert!(!carmen.get("/").await.says("something of yours is not finished"), "nobody hands her over");
        hand_over(&world, "26").await;
        assert!(carmen.get("/").await.says("something of yours is not finished; you walk beside her until 26.11.2026"));
        assert!(carmen.get("/drafts").await.says("Finish it or drop it before."));
        world.set_time("2026-11-26T16:00:00Z");
        let mut carmen = world.visit(world.carmen);
        assert_eq!(carmen.get(&format!("/people/{rosa}/visits/new")).await.status, StatusCode::NOT_FOUND);
        assert!(carmen.get("/").await.says(&format!("About {rosa} something of yours is not finished, and out of your reach")));
        let gone = carmen.get("/drafts").await;
        assert!(gone.says("Out of your reach since 26.11.2026: dina walks beside her now.") && !gone.says("Go on writing"), "{}", gone.text());
        let removal = format!("/drafts/{rosa}/removal");
        let others = world.visit(world.dina).post(&removal, &[("form_id", "019abcde-0000-7000-8000-000000000033")]).await;
        assert_eq!(others.status, StatusCode::NOT_FOUND, "it is its writer's");
        let form = [("form_id", "019abcde-0000-7000-8000-000000000034")];
        let dropped = carmen.post(&removal, &form).await;
        let again = carmen.post(&removal, &form).await;
        assert_eq!((dropped.status, dropped.location()), (again.status, again.location()), "a second tap does nothing");
        assert_eq!(carmen.post(&removal, &[form[0], ("other", "words")]).await.status, StatusCode::CONFLICT);
        assert!(carmen.follow(&dropped).await.says("Nothing is waiting."));
        assert_eq!(world.count("select count(*) from visit_draft"), 0);
        assert_eq!(world.newest_audit(), (world.carmen.to_string(), "visit.write".to_owned(), format!("participant {rosa}")));
        assert!(!carmen.get("/").await.says("out of your reach"));
    }
}
