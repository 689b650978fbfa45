//! Tests of asking: one question a page, every answer at once and sealed; skipped, declined, corrected, keyed in; told at once.

mod safety;

use http::StatusCode;
use jiff::civil::date;
use minka::{
    assessments::{self, Assessment, AssessmentId, State},
    consents::{self, ConsentEvent, ConsentId, Purpose, Said, TEXT_VERSION, Way},
    foundation::{
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId},
        text::Language,
    },
};

use crate::{
    instruments::switch_on,
    on_both,
    waves::some_wave,
    world::{Visit, World},
};

/// What she says about questionnaires, behind the pages.
fn says(world: &World, (woman, site): (ParticipantId, SiteId), said: Said) {
    world.change(By::Program, move |change| {
        let event = ConsentEvent {
            id: ConsentId::new(change.clock()),
            purpose: Purpose::Survey,
            recipient: None,
            said,
            way: (said == Said::Agreed).then_some(Way::Written),
            reader: "Carmen".to_owned(),
            witness: "Luz".to_owned(),
            language: Some(Language::Es),
            text_version: TEXT_VERSION.to_owned(),
            from: date(2026, 9, 1),
            until: (said == Said::Agreed).then_some(date(2027, 9, 1)),
            recorded_at: change.at(),
        };
        consents::add_event(change, (site, woman), &event)?;
        change.commit(Entry::event("test.survey"), ())
    });
}

/// She agrees to questionnaires.
pub fn agrees(world: &World, woman: ParticipantId, site: SiteId) {
    says(world, (woman, site), Said::Agreed);
}

/// She stops questionnaires.
pub fn stops(world: &World, woman: ParticipantId, site: SiteId) {
    says(world, (woman, site), Said::Withdrawn);
}

/// The first woman of Almaty was asked WHO-5, behind the pages: it came to 60.
pub fn some_asked(world: &World) {
    let (woman, site, keyring) = (world.women[0].0, world.almaty, world.app.keyring().clone());
    let instrument = switch_on(world, world.almaty_programme, &["who5"])[0];
    let by = By::User(world.bota).text();
    world.change(By::Program, move |change| {
        let of = Assessment {
            id: AssessmentId::new(change.clock()),
            site,
            woman,
            instrument,
            wave: None,
            language: "ru".to_owned(),
            way: assessments::Way::Screen,
            state: State::Open,
            asked_on: date(2026, 9, 8),
            meetings: 1,
            minutes: None,
            asked_by: by,
            keyed_by: None,
            begun_at: change.at(),
        };
        assessments::add_assessment(change, &of)?;
        for item in WHO5 {
            let said = assessments::Said::Option("more-than-half".to_owned());
            assessments::set_answer(change, &keyring, (&of, item), &said)?;
        }
        assessments::end_assessment(change, of.id, None)?;
        change.commit(Entry::event("test.asked"), ())
    });
}

/// Begins a questionnaire with Rosa on her mentor's device, and gives its address.
pub async fn begin(world: &World, key: &str, language: &str) -> (Visit, String) {
    begin_by(world, key, (language, "screen")).await
}

/// Begins it in a way: together on a device, or from a paper.
pub async fn begin_by(world: &World, key: &str, (language, way): (&str, &str)) -> (Visit, String) {
    let rosa = &world.lima_women[4].1;
    let mut carmen = world.visit(world.carmen);
    let today = world.clock.today("America/Lima");
    let (day, month, year) = (today.day().to_string(), today.month().to_string(), today.year().to_string());
    let typed = [
        ("instrument", key),
        ("language", language),
        ("way", way),
        ("on-day", &day),
        ("on-month", &month),
        ("on-year", &year),
    ];
    let begun = carmen.tap(&format!("/people/{rosa}/assessments/new"), &typed).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    let first = begun.location();
    let here = first.split("/items/").next().expect("a path").trim_end_matches("/keying").to_owned();
    (carmen, here)
}

/// Answers a question, and gives where that leads.
pub async fn answer(visit: &mut Visit, here: &str, item: &str, option: &str) -> String {
    let kept = visit.tap(&format!("{here}/items/{item}"), &[("answer", option)]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{item} {option}: {}", kept.text());
    kept.location()
}

/// Ends what was begun.
pub async fn finish(visit: &mut Visit, here: &str) {
    let ended = visit.tap(&format!("{here}/ending"), &[("minutes", "")]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text());
}

const WHO5: [&str; 5] = ["cheerful", "calm", "active", "rested", "interested"];

/// All of WHO-5 with one answer.
pub async fn who5(visit: &mut Visit, here: &str, option: &str) {
    for item in WHO5 {
        answer(visit, here, item, option).await;
    }
    finish(visit, here).await;
}

/// Questionnaires on in both programmes, women who agree, something begun and something asked: for whoever walks the pages.
pub async fn some_questionnaires(world: &World) {
    some_wave(world).await;
    switch_on(world, world.almaty_programme, &["who5", "picture"]);
    for woman in world.women.iter().take(2) {
        agrees(world, woman.0, world.almaty);
    }
    agrees(world, world.lima_women[4].0, world.lima);
    let (mut carmen, here) = begin(world, "who5", "es").await;
    who5(&mut carmen, &here, "less-than-half").await;
    let (mut carmen, here) = begin(world, "picture", "es").await;
    answer(&mut carmen, &here, "own-money", "own-money-low").await;
    finish(&mut carmen, &here).await;
    let (mut carmen, here) = begin(world, "picture", "es").await;
    answer(&mut carmen, &here, "own-money", "own-money-middle").await;
    begin_by(world, "who5", ("es", "paper")).await;
}

on_both! {
    async fn she_is_asked_one_question_a_page_and_every_answer_is_kept_at_once(world) {
        switch_on(&world, world.lima_programme, &["who5"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        let list = format!("/people/{rosa}/assessments");
        assert!(carmen.get(&format!("/people/{rosa}")).await.text().contains(&list));
        let new = format!("{list}/new");
        let begun = carmen.fill(&format!("{new}?instrument=who5"), &new, &[("language", "es"), ("way", "screen"), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026")]).await;
        let first = carmen.follow(&begun).await;
        assert!(first.says("Me he sentido alegre y de buen humor") && first.says("Question 1 of 5") && first.says("últimas dos semanas"), "{}", first.text());
        let here = begun.location().split("/items/").next().expect("a path").to_owned();
        let action = format!("{here}/items/cheerful");
        let outside = carmen.fill(&action, &action, &[("answer", "always")]).await;
        assert!(outside.status == StatusCode::UNPROCESSABLE_ENTITY && outside.says("Choose one of the answers"), "refused, never moved to the nearest");
        assert_eq!(world.count("select count(*) from assessment_answer"), 0);
        let next = carmen.fill(&action, &action, &[("answer", "most-of-the-time")]).await;
        assert_eq!(next.location(), format!("{here}/items/calm"));
        assert_eq!(world.count("select count(*) from assessment_answer"), 1, "kept at once");
        let page = carmen.follow(&next).await;
        assert!(page.text().contains(&format!("href=\"{action}\"")), "back");
        assert!(page.text().contains(&format!("href=\"{here}/items/active\"")), "leave it out");
        let back = carmen.get(&action).await;
        assert!(back.text().contains("value=\"most-of-the-time\" aria-pressed=\"true\""), "{}", back.text());
        assert_eq!(world.newest_audit().1, "survey.read", "opened once more, and the chain says so first");
        answer(&mut carmen, &here, "active", "x").await;
        answer(&mut carmen, &here, "rested", "at-no-time").await;

        // Later: the page goes on where she was, and what was left out comes once more.
        let page = carmen.get(&list).await;
        assert!(page.says("Begun") && page.text().contains(&format!("{here}/items/calm")), "{}", page.text());
        let led = answer(&mut carmen, &here, "interested", "all-of-the-time").await;
        assert_eq!(led, format!("{here}/ending"));
        let end = carmen.get(&led).await;
        assert!(end.says("One question was left out") && end.says("Me he sentido tranquilo y relajado"), "{}", end.text());
        // Who has to be named is named where she ends and not where she begins: a title says what the questions are looking for.
        assert!(end.says("Psychiatric Research Unit") && !back.says("Psychiatric Research Unit"), "{}", end.text());
        let back = format!("{here}/items/calm");
        let again = carmen.fill(&format!("{back}?from=end"), &back, &[("answer", "some-of-the-time")]).await;
        assert_eq!(again.location(), format!("{here}/ending"));
        let refused = carmen.fill(&led, &led, &[("minutes", "ten")]).await;
        assert!(refused.says("Write a number from 0 to 600"));
        let ended = carmen.fill(&led, &led, &[("minutes", "4")]).await;
        let look = carmen.follow(&ended).await;
        // 4 + 1 + declined + 0 + 5, times 4: no sum, only what is still possible.
        assert!(look.says("No sum: 1 answer is missing. Between 40 and 60"), "{}", look.text());
        assert!(look.says("Does not want to answer") && look.says("4 minutes") && look.says("carmen"));

        let sealed = world.read(|db| db.list("select sealed from assessment_answer", &[], |row| row.get::<Vec<u8>>(0)));
        assert!(sealed.iter().all(|blob| blob.len() == sealed[0].len()), "not even the length tells");
        assert!(sealed.iter().all(|blob| !String::from_utf8_lossy(blob).contains("time")));
        assert!(!world.audit_text().contains("of-the-time") && !world.audit_text().contains("calm"));
    }

    async fn the_sum_the_band_and_the_change_are_made_when_somebody_looks(world) {
        switch_on(&world, world.lima_programme, &["who5"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let list = format!("/people/{rosa}/assessments");
        let (mut carmen, first) = begin(&world, "who5", "es").await;
        who5(&mut carmen, &first, "less-than-half").await;
        let look = carmen.get(&first).await;
        assert!(look.says(">40<") && look.text().contains("<p>low</p>"), "Spanish was checked, so a band stands: {}", look.text());
        world.set_time("2027-02-24T13:00:00Z");
        let (mut carmen, second) = begin(&world, "who5", "es").await;
        who5(&mut carmen, &second, "more-than-half").await;
        assert!(carmen.get(&list).await.says("No clear change"), "20 of 100 is the noise of one questionnaire");
        world.set_time("2027-04-24T13:00:00Z");
        let (mut carmen, third) = begin(&world, "who5", "es").await;
        who5(&mut carmen, &third, "most-of-the-time").await;
        assert!(carmen.get(&list).await.says("Clearly better"), "40 of 100 is not");
        let line = carmen.get(&format!("{list}/lines/who5")).await;
        assert!(line.text().matches("<circle class=\"m-line__point\"").count() == 3, "{}", line.text());
        assert!(line.says("From 0 to 100") && line.says("24 points") && !line.says("percentile"));
        // A slip is corrected; what stood there stays below, and the sum is made anew.
        assert!(carmen.get(&format!("{list}/new?instrument=who5")).await.says("looks back 14 days"), "asked again too soon: a hint");
        let slip = format!("{third}/items/calm");
        let mended = carmen.fill(&format!("{slip}?from=look"), &slip, &[("answer", "at-no-time")]).await;
        assert_eq!(mended.location(), third);
        let look = carmen.follow(&mended).await;
        assert!(look.says(">64<") && look.says("<s>La mayor parte del tiempo</s>"), "{}", look.text());
        assert_eq!(world.count("select count(*) from assessment_answer where replaced_at is not null"), 1);
        // Sums are nowhere in the tables.
        assert!(carmen.get(&list).await.says("Clearly better"), "24 of 100");
    }

    async fn without_a_checked_version_a_change_is_shown_and_no_band(world) {
        switch_on(&world, world.lima_programme, &["who5"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = begin(&world, "who5", "ru").await;
        who5(&mut carmen, &here, "less-than-half").await;
        let look = carmen.get(&here).await;
        assert!(look.says(">40<") && look.says("nobody has checked these words in this language") && !look.says("<p>low"), "{}", look.text());
    }

    async fn the_same_answer_to_everything_is_a_hint_and_never_a_block(world) {
        switch_on(&world, world.lima_programme, &["rses"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = begin(&world, "rses", "en").await;
        let items: Vec<String> = minka::instruments::find_shipped("rses").expect("shipped").definition().items.iter().map(|item| item.id.clone()).collect();
        for item in &items {
            answer(&mut carmen, &here, item, "agree").await;
        }
        assert!(carmen.get(&format!("{here}/ending")).await.says("The same answer to all questions"));
        finish(&mut carmen, &here).await;
        assert!(carmen.get(&here).await.says(">15<"));
    }

    async fn a_paper_is_keyed_in_whole_or_not_at_all(world) {
        switch_on(&world, world.lima_programme, &["who5"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = begin_by(&world, "who5", ("es", "paper")).await;
        let keying = format!("{here}/keying");
        let page = carmen.get(&keying).await;
        assert!(page.says("5 = Todo el tiempo") && page.text().contains("data-keying"), "{}", page.text());
        let typed = [("item-cheerful", "5"), ("item-calm", "6"), ("item-active", "x"), ("item-rested", ""), ("item-interested", "0"), ("minutes", "3")];
        let refused = carmen.fill(&keying, &keying, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("This is none of the answers. There are 5, 4, 3, 2, 1, 0") && refused.text().contains("href=\"#item-calm\""), "{}", refused.text());
        assert_eq!(world.count("select count(*) from assessment_answer"), 0, "either all of it or none");
        let typed = [("item-cheerful", "5"), ("item-calm", "4"), ("item-active", "x"), ("item-rested", ""), ("item-interested", "0"), ("minutes", "3")];
        let kept = carmen.fill(&keying, &keying, &typed).await;
        let look = carmen.follow(&kept).await;
        assert!(look.says("Left out") && look.says("Does not want to answer") && look.says("From a paper"), "{}", look.text());
        assert_eq!(world.count("select count(*) from assessment_answer"), 4);
        assert_eq!(carmen.get(&keying).await.status, StatusCode::NOT_FOUND, "it is done");
    }

    /// Hunger is asked with the answers that have a value; half an answer comes only from tables.
    async fn hunger_is_asked_with_four_answers_on_screen_and_paper(world) {
        switch_on(&world, world.lima_programme, &["hhs", "rses"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = begin(&world, "hhs", "en").await;
        let page = carmen.get(&format!("{here}/items/no-food")).await;
        assert_eq!(page.text().matches("name=\"answer\"").count(), 5, "four answers, and that she does not want to: {}", page.text());
        let path = format!("{here}/items/no-food");
        assert_eq!(carmen.tap(&path, &[("answer", "yes")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer(&mut carmen, &here, "no-food", "rarely").await;
        let (mut carmen, here) = begin_by(&world, "hhs", ("es", "paper")).await;
        let page = carmen.get(&format!("{here}/keying")).await;
        assert!(page.says("4 = Muchas veces") && !page.says("5 ="), "{}", page.text());
        // Words of our own say so, and so does a change that is held against constants found with others.
        let (mut carmen, first) = begin(&world, "rses", "es").await;
        let items: Vec<String> = minka::instruments::find_shipped("rses").expect("shipped").definition().items.iter().map(|item| item.id.clone()).collect();
        for item in &items {
            answer(&mut carmen, &first, item, "agree").await;
        }
        finish(&mut carmen, &first).await;
        assert!(carmen.get(&first).await.says("words of our own that nobody has compared"));
        let (mut carmen, second) = begin(&world, "rses", "es").await;
        for item in &items {
            answer(&mut carmen, &second, item, "agree").await;
        }
        finish(&mut carmen, &second).await;
        let look = carmen.get(&second).await;
        assert!(look.says("No clear change (the limit was found with other words)"), "{}", look.text());
        let line = carmen.get(&format!("/people/{}/assessments/lines/rses", world.lima_women[4].1)).await;
        assert!(line.says("Take it as a hint"), "{}", line.text());
    }

    async fn what_she_stopped_is_asked_and_shown_no_more(world) {
        some_questionnaires(&world).await;
        let rosa = world.lima_women[4].clone();
        let list = format!("/people/{}/assessments", rosa.1);
        let mut carmen = world.visit(world.carmen);
        let done = world.read(|db| db.get("select max(id) from assessment where state = 'finished'", &[], |row| row.get::<String>(0)));
        let open = world.read(|db| db.get("select id from assessment where state = 'open' and way = 'screen'", &[], |row| row.get::<String>(0)));
        let paper = world.read(|db| db.get("select id from assessment where way = 'paper'", &[], |row| row.get::<String>(0)));
        let pages = [
            format!("{list}/new?instrument=who5"),
            format!("{list}/paper.pdf?instrument=who5"),
            format!("{list}/lines/who5"),
            format!("{list}/{done}"),
            format!("{list}/{open}/items/own-money"),
            format!("{list}/{open}/ending"),
            format!("{list}/{paper}/keying"),
        ];
        for page in &pages {
            assert_eq!(carmen.get(page).await.status, StatusCode::OK, "{page}");
        }
        assert!(carmen.get(&list).await.says("Asked once"));
        says(&world, (rosa.0, world.lima), Said::Withdrawn);
        for page in &pages {
            assert_eq!(carmen.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        let sent = carmen.tap(&format!("{list}/{open}/items/debt"), &[("answer", "debt-low")]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND);
        let page = carmen.get(&list).await;
        assert!(page.says("She has not agreed to questionnaires") && !page.says("Asked once") && !page.says("Due now"), "{}", page.text());
        assert!(!carmen.get("/").await.says("a questionnaire is due"));
    }

    async fn the_last_answer_stands_beside_now_and_nobody_elses_ever_does(world) {
        some_questionnaires(&world).await;
        let rosa = world.lima_women[4].1.clone();
        let list = format!("/people/{rosa}/assessments");
        let (mut carmen, here) = begin(&world, "picture", "es").await;
        let page = carmen.get(&format!("{here}/items/own-money")).await;
        let text = page.text();
        let last = text.split("value=\"own-money-low\"").nth(1).expect("the row").split("</button>").next().expect("its end");
        assert!(last.contains("Last time"), "{last}");
        // A colour never stands alone: each level of each question has a drawing of its own, beside its words.
        for level in ["low", "middle", "high"] {
            assert!(text.contains(&format!("m-level--{level}")) && text.contains(&format!("#pic-own-money-{level}")), "{level}");
        }
        assert!(text.contains("#pic-own-money"));
        answer(&mut carmen, &here, "own-money", "own-money-high").await;
        finish(&mut carmen, &here).await;
        let line = carmen.get(&format!("{list}/lines/picture")).await;
        assert!(line.says("Income") && line.says("Coping") && !line.says("m-line__drawing"), "no sum: {}", line.text());
        assert!(line.text().contains("#pic-own-money-low") && line.text().contains("#pic-own-money-high"), "{}", line.text());
    }

    async fn only_who_asks_her_and_who_walks_beside_her_sees_any_of_it(world) {
        some_questionnaires(&world).await;
        let rosa = world.lima_women[4].1.clone();
        let list = format!("/people/{rosa}/assessments");
        let id = world.read(|db| db.get("select id from assessment where state = 'finished' limit 1", &[], |row| row.get::<String>(0)));
        for user in [world.aigul, world.bota, world.dina, world.elena, world.lucia] {
            let mut visit = world.visit(user);
            for path in [list.clone(), format!("{list}/{id}"), format!("{list}/lines/who5"), format!("{list}/new?instrument=who5")] {
                assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        // A leader asks a woman of her group, goes on with what she began herself, and reads nothing back.
        let alia = &world.women[0].1;
        let list = format!("/people/{alia}/assessments");
        let mut bota = world.visit(world.bota);
        assert!(bota.get(&list).await.says("Ask something else"));
        let typed = [("instrument", "who5"), ("language", "ru"), ("way", "screen"), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
        let begun = bota.tap(&format!("{list}/new"), &typed).await;
        let here = begun.location().split("/items/").next().expect("a path").to_owned();
        for item in WHO5 {
            answer(&mut bota, &here, item, "at-no-time").await;
        }
        finish(&mut bota, &here).await;
        assert_eq!(bota.get(&here).await.status, StatusCode::NOT_FOUND);
        assert_eq!(bota.get(&format!("{list}/lines/who5")).await.status, StatusCode::NOT_FOUND);
        let other = here.replace(alia.as_str(), &rosa);
        assert_eq!(world.visit(world.carmen).get(&other).await.status, StatusCode::NOT_FOUND, "another woman's page does not open it");
    }
}
