//! What an answer about her safety does: told at once, once, and anew when what it raised was closed.

use http::StatusCode;
use minka::{
    concerns::{self, ConcernId, Outcome},
    foundation::{audit::Entry, change::By},
};

use super::{agrees, answer, begin, begin_by, finish};
use crate::{concerns::some_procedure, instruments::switch_on, on_both};

on_both! {
    /// An answer to the last question of PHQ-9 reaches the responder at the very next request, before anything is summed.
    async fn an_answer_about_safety_reaches_the_responder_at_once(world) {
        switch_on(&world, world.lima_programme, &["phq9", "phq8"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        let list = format!("/people/{rosa}/assessments");
        let page = carmen.get(&list).await;
        assert!(page.says("nobody has written down yet who answers") && page.says("8 questions") && !page.says("9 questions"), "{}", page.text());
        assert_eq!(carmen.get(&format!("{list}/new?instrument=phq9")).await.status, StatusCode::NOT_FOUND);
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        assert!(carmen.get(&list).await.says("9 questions"));
        let (mut carmen, here) = begin(&world, "phq9", "es").await;
        let mut lucia = world.visit(world.lucia);
        assert!(!lucia.get("/").await.text().contains("/concerns/"));
        answer(&mut carmen, &here, "self-harm", "not-at-all").await;
        assert_eq!(world.count("select count(*) from concern"), 0, "no is no");
        let led = answer(&mut carmen, &here, "self-harm", "several-days").await;
        assert!(led.contains("notice=assessments-told"), "{led}");
        assert!(carmen.get(&led).await.says("has reached somebody who can help"));
        let today = lucia.get("/").await;
        assert!(today.text().contains("/concerns/") && today.says(&rosa), "{}", today.text());
        // The same again, and more of it, tells nobody twice; unanswered is unknown, and tells nobody.
        answer(&mut carmen, &here, "self-harm", "several-days").await;
        answer(&mut carmen, &here, "self-harm", "nearly-every-day").await;
        assert_eq!(world.count("select count(*) from concern"), 1);
        assert_eq!(world.count("select count(*) from assessment where state = 'finished'"), 0, "nothing was summed yet");
        let raised = world.audit_text().lines().filter(|line| line.contains("concern.raise")).map(str::to_owned).collect::<Vec<_>>();
        assert!(raised.len() == 1 && !raised[0].contains(&rosa), "by its id, never by her code: {raised:?}");
        assert!(!world.audit_text().contains("several-days") && !world.audit_text().contains("self-harm"));
    }

    /// While the concern is open somebody answers for it, and more of the same tells nobody twice; when it was closed, whatever its outcome,
    /// the next such answer is told anew.
    async fn an_answer_after_a_closed_concern_is_told_anew(world) {
        switch_on(&world, world.lima_programme, &["phq9", "phq8"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        let (mut carmen, here) = begin(&world, "phq9", "es").await;
        let close = || {
            world.change(By::Program, |change| {
                let open = change.get("select id from concern where closed_at is null", &[], |row| row.get::<ConcernId>(0))?;
                concerns::close(change, open, Outcome::Mistaken)?;
                change.commit(Entry::event("test.closed"), ())
            });
        };
        answer(&mut carmen, &here, "self-harm", "several-days").await;
        answer(&mut carmen, &here, "self-harm", "more-than-half").await;
        assert_eq!(world.count("select count(*) from concern"), 1, "somebody answers for it already");
        close();
        let led = answer(&mut carmen, &here, "self-harm", "nearly-every-day").await;
        assert!(led.contains("notice=assessments-told"), "{led}");
        assert_eq!(world.count("select count(*) from concern"), 2);
        assert!(world.visit(world.lucia).get("/").await.text().contains("/concerns/"));
        answer(&mut carmen, &here, "self-harm", "not-at-all").await;
        answer(&mut carmen, &here, "self-harm", "several-days").await;
        assert_eq!(world.count("select count(*) from concern"), 2, "the second one is open");
        // What was asked to its end is corrected by the same rule.
        finish(&mut carmen, &here).await;
        close();
        let slip = format!("{here}/items/self-harm");
        carmen.fill(&format!("{slip}?from=look"), &slip, &[("answer", "nearly-every-day")]).await;
        assert_eq!(world.count("select count(*) from concern"), 3);
    }

    /// Decision 22: between the beginning, or the print, and the answer the responder's role may end. The question stays, and the managers
    /// are told.
    async fn what_was_begun_or_printed_keeps_its_question_and_the_managers_are_told(world) {
        switch_on(&world, world.lima_programme, &["phq9", "phq8"]);
        let (rosa, list) = (world.lima_women[4].clone(), format!("/people/{}/assessments", world.lima_women[4].1));
        agrees(&world, rosa.0, world.lima);
        some_procedure(&world, world.lima, (world.carmen, world.carmen));
        let (mut carmen, here) = begin(&world, "phq9", "es").await;
        let paper = format!("{list}/paper.pdf?instrument=phq9");
        assert_eq!(carmen.get(&paper).await.status, StatusCode::OK);
        world.change(By::Program, |change| {
            change.execute("update response_procedure set ended_at = '2026-11-24T13:00:00.000Z'", &[])?;
            change.commit(Entry::event("test.ended"), ())
        });
        let page = carmen.get(&format!("{here}/items/self-harm")).await;
        assert!(page.status == StatusCode::OK && page.says("Nobody is named here any more"), "{}", page.text());
        assert!(!carmen.get(&format!("{here}/items/mood")).await.says("Nobody is named here any more"));
        let mut lucia = world.visit(world.lucia);
        assert!(!lucia.get("/").await.text().contains("/concerns/"));
        answer(&mut carmen, &here, "self-harm", "several-days").await;
        assert!(lucia.get("/").await.text().contains("/concerns/"), "the managers are told at once");

        // Nothing new is begun or printed; what was printed before is keyed in whole, and tells as well.
        assert_eq!(carmen.get(&paper).await.status, StatusCode::NOT_FOUND);
        assert!(carmen.get(&list).await.says("only from a paper that was printed before"));
        let new = format!("{list}/new?instrument=phq9");
        let page = carmen.get(&new).await;
        assert!(page.says("From a paper") && !page.says("Together, on this device") && !page.text().contains("paper.pdf"), "{}", page.text());
        let typed = [("instrument", "phq9"), ("language", "es"), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
        let on_screen = carmen.tap(&format!("{list}/new"), &[&typed[..], &[("way", "screen")]].concat()).await;
        assert_eq!(on_screen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let (mut carmen, here) = begin_by(&world, "phq9", ("es", "paper")).await;
        let keying = format!("{here}/keying");
        assert!(carmen.get(&keying).await.text().contains("item-self-harm"));
        let kept = carmen.fill(&keying, &keying, &[("item-self-harm", "2")]).await;
        assert!(carmen.follow(&kept).await.says("has reached somebody who can help"));
        assert_eq!(world.count("select count(*) from concern"), 2);
    }

    async fn a_keyed_paper_tells_as_well_and_once(world) {
        switch_on(&world, world.lima_programme, &["phq9", "phq8"]);
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = begin_by(&world, "phq9", ("es", "paper")).await;
        let keying = format!("{here}/keying");
        let kept = carmen.fill(&keying, &keying, &[("item-self-harm", "1")]).await;
        assert!(carmen.follow(&kept).await.says("has reached somebody who can help"));
        assert_eq!(world.count("select count(*) from concern"), 1);
    }
}
