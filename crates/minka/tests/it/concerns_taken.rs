//! Tests of whoever takes a concern, and of what comes too late: nobody loses it, nothing is dropped without a word.

use http::StatusCode;
use minka::{
    concerns::Risk,
    foundation::{access::Role, change::By},
};

use crate::{
    concerns::{listed, some_concern, some_procedure, tap},
    memberships::approve,
    on_both, safe_mode,
};

on_both! {
    /// With whoever took it it stays, whoever is named to answer afterwards.
    async fn whoever_took_it_keeps_it_when_others_are_named(world) {
        some_concern(&world, By::Program, world.women[0].0, Risk::Low, "");
        let mut aigul = world.visit(world.aigul);
        let here = listed(&mut aigul).await.remove(0);
        assert!(!aigul.get("/concerns").await.says("Its time ran out"), "nobody was named, and nobody failed");
        assert!(aigul.fill("/concerns", &format!("{here}/taking"), &[]).await.location().ends_with("concerns-taken"));
        for user in [world.dina, world.carmen] {
            approve(&world, user, Role::Mentor, (world.almaty, None));
        }
        some_procedure(&world, world.almaty, (world.dina, world.carmen));
        assert_eq!(listed(&mut aigul).await, std::slice::from_ref(&here));
        assert_eq!(aigul.get(&here).await.status, StatusCode::OK);
        // Of two who tap, the second reads that it was the other.
        let second = world.visit(world.dina).tap(&format!("{here}/taking"), &[]).await;
        assert!(second.location().ends_with("concerns-taken-before"), "{}", second.location());
        assert!(aigul.tap(&format!("{here}/taking"), &[]).await.location().ends_with("concerns-taken"), "hers it is");
    }

    /// Two have it open: one closes it, and what the other sends is refused, stays on the page, and leads to a new one.
    async fn what_comes_after_its_end_is_refused_and_stays_on_the_page(world) {
        let (woman, code) = world.women[0].clone();
        let id = some_concern(&world, By::Program, woman, Risk::Medium, "");
        let here = format!("/concerns/{id}");
        let mut aigul = world.visit(world.aigul);
        let end = [("outcome", "mistaken"), ("closing", "It was a joke")];
        assert_eq!(aigul.tap(&format!("{here}/closure"), &end).await.status, StatusCode::SEE_OTHER);
        let more = [("risk", "high"), ("why", "He has come back")];
        for (part, fields, words) in [
            ("risk", &more[..], "He has come back"),
            ("closure", &end[..], "It was a joke"),
            ("actions", &[("act", "I am with her")][..], "I am with her"),
        ] {
            let late = aigul.tap(&format!("{here}/{part}"), fields).await;
            assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{part}");
            assert!(late.says("This one is over already") && late.says("This was not kept") && late.says(words), "{}", late.text());
            assert!(late.text().contains(&format!("href=\"/people/{code}/concern\"")), "a new one can be raised");
        }
        assert_eq!(world.count("select count(*) from concern_action"), 1);
        assert!(aigul.tap(&format!("{here}/taking"), &[]).await.location().ends_with("concerns-taken"), "closing it took it");
    }

    /// In safe mode mentors are held off: it comes to the managers at once, and nobody is told that somebody sees it who cannot.
    async fn in_safe_mode_it_comes_to_whoever_can_get_in(world) {
        approve(&world, world.dina, Role::Mentor, (world.lima, None));
        some_procedure(&world, world.lima, (world.carmen, world.dina));
        let (rosa, code) = world.lima_women[4].clone();
        some_concern(&world, By::Program, rosa, Risk::Low, "");
        let mut lucia = world.visit(world.lucia);
        assert!(listed(&mut lucia).await.is_empty(), "it has come to carmen");
        safe_mode::begin(&world);
        assert_eq!(listed(&mut lucia).await.len(), 1);
        let raised = tap(&mut lucia, &code, "high").await;
        assert!(lucia.follow(&raised).await.says("Whoever answers sees it now"));
        assert_eq!(listed(&mut lucia).await.len(), 2);
    }
}
