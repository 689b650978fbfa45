//! Tests of her life map: one page in her language, for her and her mentor, and it names nobody else.

use http::StatusCode;

use crate::{
    assessments::{agrees, answer, begin, finish, some_questionnaires},
    goals::{set_goal, some_goals},
    instruments::switch_on,
    on_both,
    world::paper_text,
};

on_both! {
    async fn her_mentor_prints_one_page_of_pictures_and_goals(world) {
        some_goals(&world);
        some_questionnaires(&world).await;
        let rosa = world.lima_women[4].1.clone();
        let path = format!("/people/{rosa}/life-map");
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get(&format!("/people/{rosa}/goals")).await.text().contains(&path));
        let printed = carmen.get(&path).await;
        assert_eq!(printed.status, StatusCode::OK);
        let text = paper_text(&printed.bytes);
        assert!(text.contains("Canarygoal") && text.contains("Lo que quiero lograr") && text.contains("Este papel es mío"), "{text}");
        assert!(!text.contains("Lima") && !text.contains(&rosa) && !text.contains("carmen"), "it names nobody else: {text}");
        for user in [world.lucia, world.aigul, world.bota, world.dina, world.elena] {
            assert_eq!(world.visit(user).get(&path).await.status, StatusCode::NOT_FOUND);
        }
    }

    /// Five goals as long as she may say them: each begins there, and the page says that they are shortened.
    async fn five_long_goals_stand_whole_where_there_are_no_pictures(world) {
        let path = format!("/people/{}/life-map", world.lima_women[4].1);
        let long = |words: &str, most: usize| words.repeat(60).chars().take(most).collect::<String>();
        for number in 1..=5 {
            let said = format!("Meta {number}: {}", long("quiero aprender a coser en casa, ", 980));
            let step = long("preguntar en el local comunal por el horario, ", 300);
            set_goal(&world, &[("said", said.as_str()), ("first_step", step.as_str())]).await;
        }
        let printed = world.visit(world.carmen).get(&path).await;
        let text = paper_text(&printed.bytes);
        for number in 1..=5 {
            assert!(text.contains(&format!("Meta {number}: quiero")), "{text}");
        }
        // With sixteen pictures beside them they are shortened, and it says so: `paper::life_map` of `documents`.
        assert!(!text.contains("están acortadas aquí") && text.contains("Este papel es mío"), "{text}");
    }

    /// Of which days the pictures are stands over them, and over none of them nothing.
    async fn it_says_on_which_days_she_saw_her_life_so(world) {
        let rosa = world.lima_women[4].clone();
        let path = format!("/people/{}/life-map", rosa.1);
        let read = async |world: &crate::world::World| {
            let printed = world.visit(world.carmen).get(&path).await;
            paper_text(&printed.bytes).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        switch_on(&world, world.lima_programme, &["picture"]);
        agrees(&world, rosa.0, world.lima);
        assert!(!read(&world).await.contains("Mi vida en dibujos"));
        for (at, words) in [
            ("2026-11-24T15:00:00Z", "Mi vida en dibujos, como la veía el 24 de noviembre de 2026."),
            ("2027-01-20T15:00:00Z", "como la veía el 20 de enero de 2027 y, más chico al lado, el 24 de noviembre de 2026."),
        ] {
            world.set_time(at);
            let (mut carmen, here) = begin(&world, "picture", "es").await;
            answer(&mut carmen, &here, "own-money", "own-money-low").await;
            finish(&mut carmen, &here).await;
            let text = read(&world).await;
            assert!(text.contains(words), "{text}");
        }
    }
}
