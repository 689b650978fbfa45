//! Tests of her life map: one page in her language, for her and her mentor, and it names nobody else.

use http::StatusCode;

use crate::{assessments::some_questionnaires, goals::some_goals, on_both, world::paper_text};

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
}
