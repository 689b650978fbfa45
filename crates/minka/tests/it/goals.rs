//! Tests of what she wants to reach: in her words, by her measure, seen by few, none of it a failure.

use http::StatusCode;
use jiff::civil::date;
use minka::{
    exports::{Span, What},
    foundation::{audit::Entry, change::By, ids::Id, text::Language},
    goals::{self, CheckIn, CheckInId, Goal, GoalId, Measure, State, Theme, Told, Words},
};

use crate::{
    goal_tables::as_the_command,
    on_both, own_view,
    world::{Page, TUESDAY, Visit, World, paper_text},
};

/// Two goals of Rosa: one on its way, with a reading, and one that she reached. What is said has "Canarygoal" in it.
pub fn some_goals(world: &World) {
    let (rosa, lima, keyring) = (world.lima_women[4].0, world.lima, world.app.keyring().clone());
    world.change(By::Program, move |change| {
        for (measure, state, ended_on) in
            [(Measure::YesNo, State::Open, None), (Measure::Number, State::Reached, Some(date(2026, 11, 1)))]
        {
            let goal = Goal {
                id: GoalId::new(change.clock()),
                woman: rosa,
                theme: Theme::Learning,
                measure,
                start: (measure == Measure::Number).then_some(200_000),
                target: (measure == Measure::Number).then_some(50_000),
                importance: Some(3),
                confidence: None,
                set_on: date(2026, 9, 1),
                by: None,
                state,
                ended_on,
                successor: None,
                words: Words {
                    said: "Canarygoal".to_owned(),
                    language: "es".to_owned(),
                    why: "Canarygoal why".to_owned(),
                    unit: "Canarygoal unit".to_owned(),
                    ..Words::default()
                },
            };
            goals::add_goal(change, &keyring, lima, &goal)?;
            let check_in = CheckIn {
                id: CheckInId::new(change.clock()),
                on: date(2026, 10, 1),
                reading: 0,
                told: Told { how: "Canarygoal how".to_owned(), helped: String::new() },
                recorded_at: change.at(),
                set_aside: false,
            };
            goals::add_check_in(change, &keyring, (goal.id, rosa), &check_in)?;
        }
        change.commit(Entry::event("test.goals"), ())
    });
}

/// A whole goal, with changes.
pub fn typed<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let all = [
        ("said", "Quiero terminar de pagar la deuda"),
        ("language", "es"),
        ("second_line", ""),
        ("theme", "savings"),
        ("why", "Para dormir tranquila"),
        ("not_yet", ""),
        ("first_step", "Apartar 20 soles el lunes"),
        ("helper", "Mi hermana"),
        ("by-day", "1"),
        ("by-month", "6"),
        ("by-year", "2027"),
        ("measure", "number"),
        ("sign", ""),
        ("unit", "soles"),
        ("start", "200"),
        ("target", "50"),
        ("steps", ""),
        ("importance", "3"),
        ("confidence", "6"),
        ("set-day", "24"),
        ("set-month", "11"),
        ("set-year", "2026"),
        ("start_level", "-1"),
    ];
    let changed = |name: &str| changes.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
    let mut fields: Vec<_> = all.into_iter().map(|(name, value)| (name, changed(name).unwrap_or(value))).collect();
    fields.extend(changes.iter().filter(|(name, _)| all.iter().all(|(known, _)| known != name)));
    fields
}

/// What is changed in a whole goal, at which field that is refused, and in which words.
type Refused<'a> = (Vec<(&'a str, &'a str)>, &'a str, &'a str);

/// A reading of today, with what else is said.
pub fn reading<'a>(told: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("on-day", "24"), ("on-month", "11"), ("on-year", "2026")], told].concat()
}

/// Sets a goal for Rosa as her mentor, and gives its page.
pub async fn set_goal(world: &World, changes: &[(&str, &str)]) -> (Visit, String) {
    let rosa = &world.lima_women[4].1;
    let mut carmen = world.visit(world.carmen);
    let saved = carmen.tap(&format!("/people/{rosa}/goals"), &typed(changes)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let page = saved.location().split('?').next().expect("a path").to_owned();
    (carmen, page)
}

on_both! {
    async fn her_debt_goes_down_until_she_is_there(world) {
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        let list = format!("/people/{rosa}/goals");
        assert!(carmen.get(&format!("/people/{rosa}")).await.text().contains(&list));
        assert!(carmen.get(&list).await.says("No goal yet"));
        let saved = carmen.fill(&format!("{list}/new"), &list, &typed(&[])).await;
        let page = carmen.follow(&saved).await;
        assert!(page.says("Quiero terminar de pagar la deuda") && page.says("from 200 to 50\u{a0}soles"), "{}", page.text());
        assert!(page.says("Not looked at yet") && page.says("Apartar 20 soles el lunes"));
        let here = saved.location().split('?').next().expect("a path").to_owned();

        let action = format!("{here}/check-ins");
        let told = [("reading", "125"), ("how", "Va bien"), ("helped", "Mi hermana me acompaña")];
        let read = carmen.fill(&here, &action, &reading(&told)).await;
        let page = carmen.follow(&read).await;
        assert!(page.says("50 % of the way") && page.says("125\u{a0}soles") && page.says("Va bien"), "{}", page.text());
        let slip = world.read(|db| db.get("select id from goal_check_in", &[], |row| row.get::<String>(0)));
        let aside = carmen.fill(&here, &format!("{action}/{slip}/removal"), &[]).await;
        assert!(carmen.follow(&aside).await.says("Not looked at yet"), "a slip counts no more");
        let page = carmen.get(&here).await;
        assert!(page.says("<s>125\u{a0}soles</s>"), "and stays: {}", page.text());

        let read = carmen.fill(&here, &action, &reading(&[("reading", "50,00")])).await;
        let page = carmen.follow(&read).await;
        assert!(page.says("100 % of the way") && page.says("She is where she wanted to be"));
        let ending = format!("{here}/ending");
        let ended = carmen.fill(&ending, &ending, &reading(&[("state", "reached"), ("words", "Mi hermana")])).await;
        let page = carmen.follow(&ended).await;
        assert!(page.says("Reached on 24 November 2026") && page.says("Mi hermana") && !page.says("How far is she today?"));
        let again = carmen.fill(&here, &format!("{here}/return"), &[]).await;
        assert!(carmen.follow(&again).await.says("Since 24 November 2026"));
        assert!(!world.audit_text().contains("deuda") && world.audit_text().contains("goal.write"));
    }

    async fn a_goal_that_is_not_whole_is_refused_and_what_was_typed_stays(world) {
        let rosa = &world.lima_women[4].1;
        let path = format!("/people/{rosa}/goals");
        let mut carmen = world.visit(world.carmen);
        let levels: Vec<(&str, &str)> = vec![("measure", "levels"), ("level-0", "a"), ("level-1", "b"), ("level-2", "c"), ("level-3", "d")];
        let cases: [Refused<'_>; 13] = [
            (vec![("said", "")], "said", "Write what she wants to reach"),
            (vec![("theme", "husband")], "theme", "Choose what it is about"),
            (vec![("measure", "")], "measure", "Choose how you both will know"),
            (vec![("target", "200")], "target", "This is where she stands already"),
            (vec![("start", "1.200")], "start", "This can be read in two ways. Write 1200"),
            (vec![("start", "a lot")], "start", "This is no number"),
            (vec![("unit", "")], "unit", "Write what the number counts"),
            (vec![("by-year", "2025")], "by", "This day has passed"),
            (vec![("set-month", "12")], "set", "That day is still to come"),
            (vec![("importance", "4")], "importance", "Choose a number from 0 to 3"),
            (vec![("confidence", "11")], "confidence", "Choose a number from 0 to 10"),
            (vec![("measure", "steps")], "steps", "Write at least one step"),
            (levels, "level-4", "Describe this level too"),
        ];
        for (changes, field, words) in cases {
            let refused = carmen.tap(&path, &typed(&changes)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
            assert!(refused.says(words), "{changes:?}: {}", refused.text());
            assert!(refused.text().contains(&format!("href=\"#{field}\"")), "{changes:?}: beside its field");
            assert!(refused.says("Para dormir tranquila"), "{changes:?}: what was typed stays");
        }
        assert_eq!(world.count("select count(*) from goal"), 0);
    }

    async fn she_may_measure_by_steps_by_levels_or_by_a_sign(world) {
        let steps = [("measure", "steps"), ("steps", "Pedir la lista\nHablar con la profesora\n\nInscribirme")];
        let (mut carmen, here) = set_goal(&world, &steps).await;
        let form = carmen.get(&here).await;
        assert!(form.says("Hablar con la profesora"));
        let read = carmen.tap(&format!("{here}/check-ins"), &reading(&[("step", "0"), ("step", "2")])).await;
        assert!(carmen.follow(&read).await.says("2 of 3 steps"));
        // What was ticked is ticked by its place: a step may be worded anew, and a new one comes last.
        let edit = format!("{here}/edit");
        let worded = |steps: &'static str| typed(&[("measure", "steps"), ("steps", steps)]);
        for moved in ["Hablar con la profesora\nPedir la lista\nInscribirme", "Primero\nPedir la lista\nHablar con la profesora\nInscribirme"] {
            let refused = carmen.fill(&edit, &edit, &worded(moved)).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("A step stands in another place"), "{}", refused.text());
        }
        let worded = worded("Pedir la lista en la escuela\nHablar con la profesora\nInscribirme\nEmpezar");
        let revised = carmen.fill(&edit, &edit, &worded).await;
        assert!(carmen.follow(&revised).await.says("2 of 4 steps"));
        let (mut twice, other) = set_goal(&world, &[("measure", "steps"), ("steps", "Llamar\nLlamar")]).await;
        let edit = format!("{other}/edit");
        let reworded = twice.fill(&edit, &edit, &typed(&[("measure", "steps"), ("steps", "Llamar\nLlamar a la clínica")])).await;
        assert_eq!(reworded.status, StatusCode::SEE_OTHER, "nothing moved: {}", reworded.text());
        let beyond = carmen.tap(&format!("{here}/check-ins"), &reading(&[("step", "4")])).await;
        assert_eq!(beyond.status, StatusCode::UNPROCESSABLE_ENTITY, "a step that is not there is refused, never dropped");

        let levels = [("measure", "levels"), ("level-0", "Nada"), ("level-1", "Una vez"), ("level-2", "Cada semana"), ("level-3", "Dos"), ("level-4", "Tres")];
        let (mut carmen, here) = set_goal(&world, &levels).await;
        let page = carmen.get(&here).await;
        assert!(page.says("Una vez") && page.says("Cada semana"), "where she stands and what was agreed");
        let read = carmen.fill(&here, &format!("{here}/check-ins"), &reading(&[("reading", "1")])).await;
        assert!(carmen.follow(&read).await.says("<strong>Dos</strong>"));
        let clipped = carmen.fill(&here, &format!("{here}/check-ins"), &reading(&[("reading", "3")])).await;
        assert_eq!(clipped.status, StatusCode::UNPROCESSABLE_ENTITY, "refused, never clipped");

        let (mut carmen, here) = set_goal(&world, &[("measure", "yes_no"), ("by-day", ""), ("by-month", ""), ("by-year", ""), ("importance", "1")]).await;
        let page = carmen.get(&here).await;
        assert!(page.says("What will you both see") && page.says("Is there a day") && page.says("Is it her own wish"), "hints");
    }

    async fn her_sentence_changes_only_with_its_history_and_a_goal_becomes_another(world) {
        let (mut carmen, here) = set_goal(&world, &[]).await;
        let edit = format!("{here}/edit");
        let said = typed(&[("said", "Quiero pagar la mitad"), ("target", "100"), ("measure", "yes_no"), ("start", "9")]);
        let revised = carmen.fill(&edit, &edit, &said).await;
        let page = carmen.follow(&revised).await;
        assert!(page.says("Quiero pagar la mitad") && page.says("from 200 to 100\u{a0}soles"), "start and measure stay: {}", page.text());
        assert!(page.says("How it was said before") && page.says("Quiero terminar de pagar la deuda"));
        for words in ["Changed on 24 November 2026 by carmen. Until then:", "From and to: from 200 to 50\u{a0}soles"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        assert!(!page.says("By when: ") && !page.says("not said"), "only what was otherwise");
        world.set_time("2026-11-25T16:00:00Z");
        let mut carmen = world.visit(world.carmen);
        let later = typed(&[("said", "Quiero pagar la mitad"), ("target", "100"), ("by-day", "1"), ("by-month", "9"), ("helper", "")]);
        let revised = carmen.fill(&edit, &edit, &later).await;
        let page = carmen.follow(&revised).await;
        let text = page.text();
        assert!(page.says("By when: 1 June 2027") && page.says("Who helps her: Mi hermana"), "{text}");
        let days = ["Changed on 25 November 2026", "Changed on 24 November 2026"].map(|day| text.find(day).expect("both"));
        assert!(days[0] < days[1] && text.matches("From and to: from 200 to 50").count() == 1, "the newest first: {text}");
        let again = carmen.fill(&edit, &edit, &later).await;
        assert_eq!(carmen.follow(&again).await.text().matches("Changed on").count(), 2, "what changes nothing is no change");
        let manager = world.visit(world.lucia).get(&here).await;
        assert_eq!(manager.status, StatusCode::NOT_FOUND, "her words are for her mentor");

        let list = here.rsplit_once('/').expect("a path").0.to_owned();
        let id = here.rsplit_once('/').expect("a path").1;
        let form = carmen.get(&format!("{list}/new?after={id}")).await;
        assert!(form.says("This goal becomes a new one") && form.says("Quiero pagar la mitad"));
        let next = carmen.tap(&list, &[typed(&[("said", "Quiero ahorrar")]), vec![("after", id)]].concat()).await;
        assert_eq!(next.status, StatusCode::SEE_OTHER, "{}", next.text());
        let follower = carmen.follow(&next).await;
        assert!(follower.says("Before it was another goal:") && follower.says("Quiero pagar la mitad"), "{}", follower.text());
        let old = carmen.get(&here).await;
        assert!(old.says("Became another goal on 25 November 2026") && !old.says("open it again"));
        assert_eq!(old.text().matches("See the goal that it became").count(), 1);
        let ended = carmen.tap(&format!("{here}/check-ins"), &reading(&[("reading", "1")])).await;
        assert!(ended.status == StatusCode::UNPROCESSABLE_ENTITY && ended.says("This goal has ended"));
        let let_go = next.location().split('?').next().expect("a path").to_owned();
        let refused = carmen.fill(&format!("{let_go}/ending"), &format!("{let_go}/ending"), &reading(&[("state", "let_go")])).await;
        assert!(refused.says("Write her reason"));
    }

    async fn almost_there_is_not_there_and_no_reading_is_older_than_its_goal(world) {
        let (mut carmen, here) = set_goal(&world, &[("start", "0"), ("target", "200")]).await;
        let action = format!("{here}/check-ins");
        let read = carmen.tap(&action, &reading(&[("reading", "199,1")])).await;
        let page = carmen.follow(&read).await;
        assert!(page.says("99 % of the way") && !page.says("She is where she wanted to be"), "{}", page.text());
        let before = [("on-day", "23"), ("on-month", "11"), ("on-year", "2026"), ("reading", "200"), ("how", "Va bien")];
        let refused = carmen.tap(&action, &before).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("This is before the day on which she set it") && refused.says("Va bien"), "{}", refused.text());
        assert!(refused.text().contains("href=\"#on\""), "beside its field");
        let read = carmen.tap(&action, &reading(&[("reading", "200")])).await;
        let page = carmen.follow(&read).await;
        assert!(page.says("100 % of the way") && page.says("She is where she wanted to be"), "{}", page.text());
    }

    /// An end that is taken back is not lost: it stays with its day, and on the open goal it is not read as its own.
    async fn an_end_that_is_taken_back_stays_in_the_history(world) {
        let (mut carmen, here) = set_goal(&world, &[]).await;
        let ending = format!("{here}/ending");
        let let_go = [("state", "let_go"), ("words", "Canaryend first")];
        assert_eq!(carmen.tap(&ending, &reading(&let_go)).await.status, StatusCode::SEE_OTHER);
        world.set_time("2026-11-26T16:00:00Z");
        let mut carmen = world.visit(world.carmen);
        let opened = carmen.fill(&here, &format!("{here}/return"), &[]).await;
        let page = carmen.follow(&opened).await;
        let kept = |page: &Page| page.says("How it ended: Let go on 24 November 2026") && page.says("What she says about it: Canaryend first");
        assert!(kept(&page) && page.says("Changed on 26 November 2026 by carmen"), "{}", page.text());
        assert_eq!(page.text().matches("Canaryend first").count(), 1, "an open goal has no end: {}", page.text());
        let reached = [("on-day", "26"), ("on-month", "11"), ("on-year", "2026"), ("state", "reached"), ("words", "Canaryend second")];
        let ended = carmen.tap(&ending, &reached).await;
        let page = carmen.follow(&ended).await;
        assert!(page.says("Reached on 26 November 2026") && page.says("Canaryend second") && kept(&page), "{}", page.text());
        assert!(!world.audit_text().contains("Canary"));
    }

    /// A goal that was never hers ends without a reason that somebody would have to invent, and counts nowhere.
    async fn a_goal_on_the_wrong_woman_is_struck_through_and_counts_nowhere(world) {
        let (mut carmen, here) = set_goal(&world, &[]).await;
        let list = here.rsplit_once('/').expect("a path").0.to_owned();
        let span = Span { from: None, until: TUESDAY };
        let counted = || as_the_command(&world, &[world.lima], What::Goals(span)).0.len();
        assert_eq!(counted(), 1);
        let struck = carmen.fill(&here, &format!("{here}/removal"), &[]).await;
        let page = carmen.follow(&struck).await;
        assert!(page.says("Struck through on 24 November 2026") && !page.says("How far is she today?"), "{}", page.text());
        let all = carmen.get(&list).await;
        assert!(all.says("<s>Quiero terminar de pagar la deuda</s>") && !all.says("On her way"), "{}", all.text());
        assert_eq!(counted(), 0, "neither open nor let go");
        // It may be another woman's: it is not told to this one.
        let own = own_view::begin(&mut world.visit(world.carmen), &world.lima_women[4].1).await;
        assert!(own.status == StatusCode::OK && !own.says("deuda") && !own.says("20 soles"), "{}", own.text());
        let late = carmen.tap(&format!("{here}/check-ins"), &reading(&[("reading", "125")])).await;
        assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.says("This goal has ended"));
        assert!(world.audit_text().contains(" slip") && !world.audit_text().contains("deuda"));
        let back = carmen.fill(&here, &format!("{here}/return"), &[]).await;
        assert!(carmen.follow(&back).await.says("Since 24 November 2026"));
        assert_eq!(counted(), 1);
    }

    /// A goal became another by mistake: the other is struck through, and the first goes on.
    async fn a_goal_goes_on_when_what_it_became_is_struck_through(world) {
        let (mut carmen, here) = set_goal(&world, &[]).await;
        let (list, id) = here.rsplit_once('/').expect("a path");
        let next = carmen.tap(list, &[typed(&[("said", "Quiero ahorrar")]), vec![("after", id)]].concat()).await;
        let next = next.location().split('?').next().expect("a path").to_owned();
        carmen.tap(&format!("{here}/return"), &[]).await;
        assert!(carmen.get(&here).await.says("Became another goal"), "it is another now");
        carmen.fill(&next, &format!("{next}/removal"), &[]).await;
        assert!(carmen.get(&here).await.says("open it again"));
        let back = carmen.fill(&here, &format!("{here}/return"), &[]).await;
        let page = carmen.follow(&back).await;
        assert!(page.says("How far is she today?") && !page.says("See the goal that it became"), "{}", page.text());
        assert!(page.says("Became another goal on 24 November 2026"), "the history says it: {}", page.text());
    }

    async fn words_are_for_her_mentor_the_manager_sees_where_each_stands_and_nobody_else_anything(world) {
        let rosa = world.lima_women[4].1.clone();
        let (mut carmen, here) = set_goal(&world, &[("said", "Canarygoal"), ("why", "Canarywhy")]).await;
        carmen.tap(&format!("{here}/check-ins"), &reading(&[("reading", "125"), ("how", "Canaryhow")])).await;
        let list = format!("/people/{rosa}/goals");
        assert!(carmen.get(&here).await.says("Canaryhow"));
        let mut lucia = world.visit(world.lucia);
        let seen = lucia.get(&list).await;
        assert!(seen.says("50 % of the way") && seen.says("Savings and investing") && !seen.says("Canary") && !seen.says("125\u{a0}"), "{}", seen.text());
        for path in [&here, &format!("{here}/edit"), &format!("{list}/new"), &format!("{list}/paper")] {
            assert_eq!(lucia.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        for user in [world.aigul, world.bota, world.dina, world.elena] {
            let mut visit = world.visit(user);
            for path in [&list, &here] {
                assert_eq!(visit.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        // Another woman's page does not open her goal, and what is sealed lies nowhere in clear.
        let other = here.replace(&rosa, &world.lima_women[0].1);
        assert_eq!(carmen.get(&other).await.status, StatusCode::NOT_FOUND);
        assert!(!world.audit_text().contains("Canary") && world.audit_text().contains("goal.read"));
        let sealed = world.read(|db| db.list("select sealed from goal", &[], |row| row.get::<Vec<u8>>(0)));
        assert!(sealed.iter().all(|blob| !String::from_utf8_lossy(blob).contains("Canary")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn her_paper_says_her_goals_in_her_language_and_names_no_programme() {
    let world = World::new(crate::world::Engine::Sqlite);
    let (mut carmen, here) = set_goal(&world, &[]).await;
    let list = here.rsplit_once('/').expect("a path").0;
    let paper = carmen.get(&format!("{list}/paper")).await;
    let said = paper_text(&paper.bytes);
    let lead = minka::foundation::text::Text(Language::Es).say("goals-paper-lead");
    assert!(said.contains("Rosa") && said.contains(&lead) && said.contains("Apartar 20"), "{said}");
    assert!(!said.contains("Lima") && !said.contains(&world.lima_women[4].1), "{said}");
    let by = By::User(world.carmen).text();
    assert!(world.audit_text().contains(&format!("{by} goal.read")));
}

on_both! {
    /// After the pictures she may begin a goal with one of them: its topic stands there, and nothing is set by itself.
    async fn a_picture_gives_a_goal_its_topic_and_never_a_goal(world) {
        crate::assessments::some_questionnaires(&world).await;
        let rosa = world.lima_women[4].1.clone();
        let sql = "select a.id from assessment a join instrument i on i.id = a.instrument_id where i.key = 'picture' and a.state = 'finished'";
        let id: String = world.read(move |db| db.get(sql, &[], |row| row.get(0)));
        let mut carmen = world.visit(world.carmen);
        let look = carmen.get(&format!("/people/{rosa}/assessments/{id}")).await;
        let new = format!("/people/{rosa}/goals/new?about=own-money");
        assert!(look.text().contains(&new) && look.says("She wants to work on this"), "{}", look.text());
        assert!(look.text().contains("#pic-own-money-low"), "the level that she chose is drawn");
        assert!(!look.text().contains("goals/new?about=debt"), "what she left out has no level");
        let chosen = |page: &Page, theme: &str| {
            let text = page.text();
            let field = text.split(&format!("name=\"theme\" value=\"{theme}\"")).nth(1).map(str::to_owned).unwrap_or_default();
            field.split('>').next().is_some_and(|rest| rest.contains("checked"))
        };
        let form = carmen.get(&new).await;
        assert!(form.says("She begins with this picture") && form.says("Money of my own") && chosen(&form, "income"), "{}", form.text());
        for (about, theme) in [("debt", "savings"), ("sleep", "health"), ("voice", "coping"), ("at-home", "family"), ("home", "other")] {
            assert!(chosen(&carmen.get(&format!("/people/{rosa}/goals/new?about={about}")).await, theme), "{about}");
        }
        let plain = carmen.get(&format!("/people/{rosa}/goals/new?about=nothing")).await;
        assert!(!plain.says("She begins with this picture") && !chosen(&plain, "income"));
        assert_eq!(world.count("select count(*) from goal"), 0, "never by itself");
        // Her sentence is hers: nothing is written for her, and refused the topic stays.
        let (page, path) = (new.as_str(), format!("/people/{rosa}/goals"));
        let refused = carmen.fill(page, &path, &typed(&[("said", ""), ("theme", "income")])).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Money of my own") && chosen(&refused, "income"));
        let set = carmen.fill(page, &path, &typed(&[("said", "Canarygoal mine"), ("theme", "income")])).await;
        assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text());
        assert_eq!(world.count("select count(*) from goal where theme = 'income'"), 1);
    }
}
