//! Tests of journeys: how one begins, the dated steps, and what is corrected.

use http::StatusCode;
use minka::{
    foundation::{access::Action, audit::Entry, change::By, text::Language},
    journeys,
    people::{self, Step},
};

use crate::{on_both, world::TUESDAY};

on_both! {
    async fn a_visitor_gets_a_code_a_sign_and_a_first_step(world) {
        let site = world.almaty;
        let came = world.change(By::User(world.bota), move |change| {
            let came = journeys::register_visitor(change, site, "Назгүл", Language::Kk)?;
            change.commit(Entry::new(Action::PersonCreate).on("participant", &came.code), came)
        });
        assert_eq!(people::read_code(&came.code), Some(came.code.clone()));
        assert_eq!((came.state, came.since), (Step::Applied, TUESDAY));
        let code = came.code.clone();
        let found = world.read(move |db| people::get_by_code(db, &code));
        assert_eq!((found.id, found.chosen_name.as_str(), found.language), (came.id, "Назгүл", Language::Kk));
        assert!(people::SIGNS.contains(&found.sign.as_str()));
        let id = came.id;
        let journey = world.read(move |db| journeys::list_journey(db, id));
        assert_eq!(journey.iter().map(|step| (step.step.step, step.step.on)).collect::<Vec<_>>(), [(Step::Applied, TUESDAY)]);
        assert_eq!(world.count("select count(*) from name_word where words = 'назгул'"), 1);
    }

    async fn a_form_sent_twice_counts_once(world) {
        let code = world.women[0].1.clone();
        let path = format!("/people/{code}/journey");
        let mut aigul = world.visit(world.aigul);
        let id = aigul.get(&path).await.hidden(&path).remove(0).1;
        let form = [("form_id", id.as_str()), ("step", "paused"), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026"), ("reason", "health")];
        for _ in 0..2 {
            assert_eq!(aigul.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.count("select count(*) from journey_step where step = 'paused'"), 1);
        let mut other = form;
        other[5] = ("reason", "work");
        assert_eq!(aigul.post(&path, &other).await.status, StatusCode::CONFLICT);
    }

    async fn a_journey_grows_by_dated_steps_and_wrong_ones_stay_visible(world) {
        let (id, code) = world.women[0].clone();
        let path = format!("/people/{code}/journey");
        let mut aigul = world.visit(world.aigul);
        let day = |day: &'static str, month: &'static str| [("on-day", day), ("on-month", month), ("on-year", "2026")];
        let send = |step: &'static str, reason: &'static str, on: [(&'static str, &'static str); 3]| {
            [("step", step), ("reason", reason), on[0], on[1], on[2]]
        };
        for (form, words) in [
            (send("paused", "", day("24", "11")), "Choose a reason from the list"),
            (send("paused", "work", day("25", "11")), "That day is still to come"),
            (send("paused", "work", day("31", "2")), "There is no such day"),
            (send("paused", "work", day("31", "8")), "The day does not fit"),
            (send("alumna", "", day("24", "11")), "This step cannot come at this point"),
            (send("", "work", day("24", "11")), "Choose what has changed"),
        ] {
            let refused = aigul.fill(&path, &path, &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
            assert!(refused.says(words) && refused.says(&format!("value=\"{}\"", form[2].1)), "{words}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from journey_step where step <> 'active'"), 0);

        let saved = aigul.fill(&path, &path, &send("left", "moved", day("10", "11"))).await;
        let page = aigul.follow(&saved).await;
        assert!(page.says("The step is recorded") && page.says("Left") && page.says("10 November 2026") && page.says("Moved away"));
        assert!(page.says("is still in a group"));
        assert_eq!(world.newest_audit().1, "person.leave");

        let wrong = world.read(move |db| journeys::list_journey(db, id)).last().expect("a step").step.id;
        world.set_time("2026-11-25T05:00:00Z");
        let mut aigul = world.visit(world.aigul);
        let correction = format!("/people/{code}/journey/{wrong}/correction");
        let same = aigul.fill(&correction, &correction, &send("left", "moved", day("10", "11"))).await;
        assert!(same.says("Nothing is different"));
        let saved = aigul.fill(&correction, &correction, &send("paused", "health", day("12", "11"))).await;
        let page = aigul.follow(&saved).await;
        assert!(page.says("<s>Left, 10 November 2026</s>") && page.says("corrected on 25.11.2026"), "{}", page.text());
        assert!(page.says("12 November 2026") && page.says("Taking a break"));
        assert_eq!(world.newest_audit().1, "journey.record");
        assert_eq!(world.count("select count(*) from journey_step where step = 'left'"), 1);
        assert_eq!(world.count("select count(*) from participant where state = 'paused' and state_since = '2026-11-12'"), 1);
        assert_eq!(aigul.get(&correction).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_facilitator_records_a_leaving_and_nothing_else(world) {
        let code = world.women[1].1.clone();
        let path = format!("/people/{code}/journey");
        let mut bota = world.visit(world.bota);
        let page = bota.get(&path).await;
        assert!(page.says("value=\"left\"") && !page.says("value=\"paused\""));
        let day = [("on-day", "24"), ("on-month", "11"), ("on-year", "2026"), ("reason", "moved")];
        let paused = bota.fill(&path, &path, &[("step", "paused"), day[0], day[1], day[2], day[3]]).await;
        assert_eq!(paused.status, StatusCode::NOT_FOUND);
        let left = bota.fill(&path, &path, &[("step", "left"), day[0], day[1], day[2], day[3]]).await;
        assert!(bota.follow(&left).await.says("Moved away"));
    }
}
