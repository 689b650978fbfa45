//! Tests of what was done to her: written down only where help can be given, and read by nobody else.

use http::StatusCode;

use crate::{concerns::some_procedure, on_both, safety_plans::agree, world::World};

/// What is typed at the least.
pub const LEAST: [(&str, &str); 5] =
    [("wants", "yes"), ("types", "physical_assault"), ("told-day", "24"), ("told-month", "11"), ("told-year", "2026")];

/// How many stand there.
fn count(world: &World) -> i64 {
    world.count("select count(*) from violence_incident")
}

on_both! {
    /// Without help behind it there is no form; with it, the little that is told, and what follows from it.
    async fn the_form_opens_only_where_help_can_be_given(world) {
        agree(&world);
        let code = world.lima_women[4].1.clone();
        let (page, form) = (format!("/people/{code}/records"), format!("/people/{code}/records/new"));
        let mut carmen = world.visit(world.carmen);
        let shut = carmen.get(&page).await;
        assert!(shut.says("The form stays shut") && !shut.text().contains(&form), "{}", shut.text());
        assert_eq!(carmen.get(&form).await.status, StatusCode::NOT_FOUND);
        let refused = carmen.tap(&page, &LEAST).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("The form stays shut"), "{}", refused.text());
        assert_eq!(count(&world), 0);

        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        let asked = carmen.get(&form).await;
        assert!(asked.says("The clinic, 103") && asked.says("would have to report by law"), "help first: {}", asked.text());
        let text = asked.text().to_lowercase();
        assert!(!text.contains("name=\"name\"") && !text.contains("name=\"who\""), "nobody who did it is named");
        let refused = carmen.fill(&form, &page, &[("types", "theft"), ("account", "Canaryrecord typed"), ("hour", "teatime")]).await;
        for words in ["only when she wants it", "Choose at least one", "Choose from what is offered", "Canaryrecord typed"] {
            assert!(refused.says(words), "{words}: {}", refused.text());
        }
        let more = [("happened-day", "19"), ("happened-month", "11"), ("happened-year", "2026"), ("relation", "former_partner"), ("told_before", "health"), ("account", "Canaryrecord")];
        let saved = carmen.fill(&form, &page, &[&LEAST[..], &more[..]].concat()).await;
        let shown = carmen.follow(&saved).await;
        // Five days: Primero's second band (casework reference 2.1).
        for words in ["4 to 5 days", "May be violence by a partner", "Blows, injury", "A doctor or clinic", "Canaryrecord"] {
            assert!(shown.says(words), "{words}: {}", shown.text());
        }
        assert!(!shown.says("Time of day"), "what was not asked is not shown as anything");
        assert_eq!(count(&world), 1);
        assert!(!world.audit_text().contains("Canary"));
        let form = carmen.get(&form).await.hidden(&page);
        let typed: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(LEAST).collect();
        carmen.post(&page, &typed).await;
        carmen.post(&page, &typed).await;
        assert_eq!(count(&world), 2, "a second tap is the same record");
    }
}
