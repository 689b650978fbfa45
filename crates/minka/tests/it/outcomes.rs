//! Tests of what her answers say: held against the earliest time in the same words, scale by scale, and with the classes that rules make.

use minka::{
    foundation::{
        audit::Entry,
        change::By,
        text::{Language, Text},
        told::Portion,
    },
    instruments, outcomes, people,
};

use crate::{
    assessments::{agrees, answer, begin, finish, who5},
    instruments::switch_on,
    on_both,
    world::World,
};

/// Rosa's page of what she was asked.
fn list(world: &World) -> String {
    format!("/people/{}/assessments", world.lima_women[4].1)
}

/// What she herself is told of it.
fn told(world: &World) -> Vec<String> {
    let (woman, keyring) = (world.lima_women[4].0, world.app.keyring().clone());
    let told = world.read(move |db| {
        let woman = people::find_by_id(db, woman)?.expect("Rosa");
        outcomes::list_own(db, &keyring, &Text(Language::En), (&woman, false), Portion::ALL)
    });
    told.into_iter().map(|told| told.words).collect()
}

/// Switches on what has no words that may be handed on, with some in English, behind the pages.
fn worded(world: &World, key: &'static str, checked: measure::Checked) {
    let programme = world.lima_programme;
    let shipped = instruments::find_shipped(key).expect("shipped");
    let definition = shipped.definition();
    let said = |id: &str| measure::Words { id: id.to_owned(), words: format!("words for {id}") };
    let text = measure::Text {
        language: "en".to_owned(),
        version: "own".to_owned(),
        source: "the test".to_owned(),
        instruction: "words".to_owned(),
        items: definition.items.iter().map(|item| said(&item.id)).collect(),
        options: definition.option_sets.iter().flat_map(|set| set.choices()).map(|choice| said(&choice.id)).collect(),
    };
    let validation = measure::Validation { language: "en".to_owned(), status: checked, source: "the test".to_owned() };
    let own = shipped.with_text(text, validation).expect("whole").in_version("own");
    world.change(By::Program, move |change| {
        let id = instruments::add_held(change, programme, &own, false)?;
        instruments::switch(change, (programme, key), Some(id))?;
        change.commit(Entry::event("test.instruments"), ())
    });
}

/// Asks her all of a questionnaire, each question with one answer.
async fn ask_all(world: &World, key: &str, option: &str) -> (crate::world::Visit, String) {
    let (mut carmen, here) = begin(world, key, "en").await;
    let items: Vec<String> = instruments::find_shipped(key)
        .expect("shipped")
        .definition()
        .items
        .iter()
        .map(|item| item.id.clone())
        .collect();
    for item in &items {
        answer(&mut carmen, &here, item, option).await;
    }
    finish(&mut carmen, &here).await;
    (carmen, here)
}

on_both! {
    /// The first time has a gap: every later one is held against the first that has a sum, and says since when.
    async fn a_first_time_with_a_gap_does_not_stand_in_the_way_for_ever(world) {
        switch_on(&world, world.lima_programme, &["who5"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, first) = begin(&world, "who5", "es").await;
        for item in ["cheerful", "calm", "active", "rested"] {
            answer(&mut carmen, &first, item, "less-than-half").await;
        }
        finish(&mut carmen, &first).await;
        world.set_time("2027-02-24T13:00:00Z");
        let (mut carmen, second) = begin(&world, "who5", "es").await;
        who5(&mut carmen, &second, "less-than-half").await;
        assert!(carmen.get(&second).await.says("one of the two has no sum"), "there is nothing yet to hold it against");
        world.set_time("2027-04-24T13:00:00Z");
        let (mut carmen, third) = begin(&world, "who5", "es").await;
        who5(&mut carmen, &third, "most-of-the-time").await;
        let line = format!("{}/lines/who5", list(&world));
        for page in [list(&world), third, line] {
            let page = carmen.get(&page).await;
            assert!(page.says("Clearly better, since 24.02.2027"), "{}", page.text());
        }
        let told = told(&world);
        assert!(told[0].ends_with("80. Clearly better, since 24.02.2027"), "{told:?}");
        assert!(told[1].contains("one of the two has no sum") && !told[2].contains("one of the two"), "{told:?}");
    }

    /// The first time was in other words: the first in these is what later ones are held against.
    async fn a_first_time_in_other_words_does_not_stand_in_the_way_for_ever(world) {
        switch_on(&world, world.lima_programme, &["who5"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        for (day, language, option) in [("24T13", "en", "most-of-the-time"), ("25T13", "es", "most-of-the-time"), ("26T13", "es", "at-no-time")] {
            world.set_time(&format!("2026-11-{day}:00:00Z"));
            let (mut carmen, here) = begin(&world, "who5", language).await;
            who5(&mut carmen, &here, option).await;
        }
        let page = world.visit(world.carmen).get(&list(&world)).await;
        assert!(page.says("Clearly harder, since 25.11.2026"), "{}", page.text());
        let told = told(&world);
        assert!(told[0].ends_with("0. Clearly harder, since 25.11.2026"), "{told:?}");
        assert!(told[1].contains("other words"), "the second is the first in these words: {told:?}");
        assert!(told[2].ends_with("80"), "{told:?}");
    }

    /// Nothing is added up over all of DASS-21: its three scales are shown, each over time.
    async fn what_has_scales_and_no_sum_has_a_line_for_each(world) {
        switch_on(&world, world.lima_programme, &["dass21"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        ask_all(&world, "dass21", "to-some-degree").await;
        world.set_time("2027-02-24T13:00:00Z");
        let (mut carmen, here) = ask_all(&world, "dass21", "very-much").await;
        let line = carmen.get(&format!("{}/lines/dass21", list(&world))).await;
        let text = line.text();
        for scale in ["<h2>Low mood</h2>", "<h2>Worry</h2>", "<h2>Tension</h2>"] {
            assert!(text.contains(scale), "{scale}: {text}");
        }
        assert_eq!(text.matches("<circle class=\"m-line__point\"").count(), 6, "two times of three scales: {text}");
        assert!(line.says("From 0 to 42.") && line.says("<span>14</span>") && line.says("<span>42</span>"), "{text}");
        assert!(line.says("extremely strong"), "a band, because English was checked: {text}");
        let look = carmen.get(&here).await;
        assert!(look.says("Nobody has found how much is a clear change here") && !look.says("has no sum"), "{}", look.text());
        let told = told(&world);
        assert!(told[1].ends_with("Low mood: 14. Worry: 14. Tension: 14"), "{told:?}");
    }

    /// Below 14 the score of the food groups is possible and seldom. The English words are the published ones.
    async fn a_seldom_sum_is_a_hint_and_never_a_block(world) {
        switch_on(&world, world.lima_programme, &["fcs"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = ask_all(&world, "fcs", "0").await;
        let look = carmen.get(&here).await;
        assert!(look.says("This sum is possible and seldom") && look.text().contains("<p>poor</p>"), "{}", look.text());
        let (mut carmen, here) = ask_all(&world, "fcs", "4").await;
        assert!(!carmen.get(&here).await.says("possible and seldom"));
    }

    /// A class by rule is said where a band would be: in words that a study checked, and of whole answers.
    async fn classes_by_rule_stand_beside_the_sums(world) {
        agrees(&world, world.lima_women[4].0, world.lima);
        worded(&world, "mhcsf", measure::Checked::Validated);
        let (mut carmen, here) = ask_all(&world, "mhcsf", "every-day").await;
        let look = carmen.get(&here).await;
        assert!(look.says("Well-being, in all") && look.says("<p>flourishing</p>"), "{}", look.text());
        worded(&world, "lcs", measure::Checked::Validated);
        let (mut carmen, here) = ask_all(&world, "lcs", "yes").await;
        let look = carmen.get(&here).await;
        assert!(look.says("<p>emergency</p>") && !look.says("done only"), "what is for analysis stays there: {}", look.text());
        let (mut carmen, here) = begin(&world, "lcs", "en").await;
        answer(&mut carmen, &here, "stress-1", "yes").await;
        finish(&mut carmen, &here).await;
        assert!(carmen.get(&here).await.says("Not said: an answer is missing"));
    }

    async fn a_class_is_not_said_of_words_that_nobody_checked(world) {
        agrees(&world, world.lima_women[4].0, world.lima);
        worded(&world, "mhcsf", measure::Checked::Own);
        let (mut carmen, here) = ask_all(&world, "mhcsf", "every-day").await;
        let look = carmen.get(&here).await;
        assert!(!look.says("flourishing") && look.says("words of our own that nobody has compared"), "{}", look.text());
    }
}
