//! Tests of the programme's own lists: words come and go, and what was chosen stays readable.

use http::StatusCode;

use crate::{on_both, world::World};

/// Adds a word to Lima's list of obstacles, as its manager.
pub async fn add_obstacle(world: &World, words: &str) -> String {
    let mut lucia = world.visit(world.lucia);
    let field = format!("words-{}-obstacle", world.lima);
    let site = world.lima.to_string();
    let sent = [("site", site.as_str()), ("list", "obstacle"), (field.as_str(), words)];
    let added = lucia.tap("/vocabularies/words", &sent).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    world.read(|db| {
        db.get("select id from vocabulary_word order by added_at desc, id desc limit 1", &[], |row| row.get(0))
    })
}

on_both! {
    async fn a_programme_leaves_words_out_and_adds_its_own(world) {
        let mut lucia = world.visit(world.lucia);
        let page = lucia.get("/vocabularies").await;
        assert!(page.says("In what she grows") && page.says("Faith and meaning") && page.says("Raising children"));
        let site = world.lima.to_string();
        let kept = [("site", site.as_str()), ("list", "growth"), ("on", "emotional"), ("on", "social")];
        assert_eq!(lucia.tap("/vocabularies", &kept).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from vocabulary_off"), 3);
        let back = [kept.as_slice(), &[("on", "spiritual")]].concat();
        lucia.tap("/vocabularies", &back).await;
        assert_eq!(world.count("select count(*) from vocabulary_off"), 2);

        let word = add_obstacle(&world, "  Trámites   del DNI ").await;
        assert!(lucia.get("/vocabularies").await.says("Trámites del DNI"));
        let field = format!("words-{site}-obstacle");
        let twice = "This word is there already";
        for (words, said) in [("trámites del dni", twice), ("money", twice), ("El dinero", twice), ("деньги", twice), ("Ақша", twice), ("", "Write the word")] {
            let sent = [("site", site.as_str()), ("list", "obstacle"), (field.as_str(), words)];
            let refused = lucia.tap("/vocabularies/words", &sent).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(said), "{}", refused.text());
            assert!(refused.text().contains(&format!("href=\"#{field}\"")), "beside its field");
        }
        assert_eq!(lucia.tap(&format!("/vocabularies/words/{word}/end"), &[]).await.status, StatusCode::SEE_OTHER);
        assert!(!lucia.get("/vocabularies").await.says("Trámites del DNI"));
        assert!(world.audit_text().contains("vocabulary.choose"));
    }

    async fn the_lists_are_their_managers_alone(world) {
        let word = add_obstacle(&world, "Deudas").await;
        let site = world.lima.to_string();
        for user in [world.aigul, world.bota, world.carmen, world.dina, world.elena] {
            let mut visit = world.visit(user);
            let sent = [("site", site.as_str()), ("list", "growth"), ("on", "emotional")];
            assert_eq!(visit.tap("/vocabularies", &sent).await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.tap(&format!("/vocabularies/words/{word}/end"), &[]).await.status, StatusCode::NOT_FOUND);
            if user != world.aigul {
                assert_eq!(visit.get("/vocabularies").await.status, StatusCode::NOT_FOUND);
            }
        }
        assert_eq!(world.count("select count(*) from vocabulary_word where ended_at is null"), 1);
    }
}
