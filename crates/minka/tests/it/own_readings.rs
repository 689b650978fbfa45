//! Tests of what is kept of her words and read to her because she asks, also after she stopped agreeing to it.

use http::StatusCode;
use jiff::civil::date;
use minka::{
    consents::{Purpose, Said},
    foundation::{
        audit::Entry,
        change::By,
        text::{Language, Text},
    },
    incidents::{self, Told},
};

use crate::{
    exclusions::name,
    on_both,
    openings::open,
    own_view::begin,
    safety_plans::{PLAN, all_restricted},
    visits::{hand_over, say, some_visits},
    world::{Visit, World, paper_text},
};

const SAFE: (&str, &str) = ("safe", "yes");
const WHY: (&str, &str) = ("reason", "She asks");
const PLANS: (&str, &str) = ("hear", "plan");
const TOLD: (&str, &str) = ("hear", "told");
const NOTES: (&str, &str) = ("hear", "notes");

/// The first plan of Rosa, a second one, where she keeps it on paper, and what she told of a second time: then she agrees no more.
async fn stopped(world: &World) -> Visit {
    all_restricted(world);
    let ((rosa, code), lima) = (world.lima_women[4].clone(), world.lima);
    let page = format!("/people/{code}/plan");
    let mut carmen = world.visit(world.carmen);
    assert_eq!(carmen.tap(&page, &PLAN).await.status, StatusCode::SEE_OTHER);
    let review = [("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
    assert_eq!(carmen.tap(&format!("{page}/reviews"), &review).await.status, StatusCode::SEE_OTHER);
    let paper = [("asked", "yes"), ("keeps", "Canarystove")];
    assert_eq!(carmen.tap(&format!("{page}/paper"), &paper).await.status, StatusCode::OK);
    world.change(By::User(world.carmen), move |change| {
        let told = Told {
            types: vec!["physical_assault".to_owned()],
            happened_on: Some(date(2026, 11, 19)),
            told_on: Some(date(2026, 11, 24)),
            place: "her_home".to_owned(),
            relation: "former_partner".to_owned(),
            abduction: "no".to_owned(),
            earlier: "unknown".to_owned(),
            told_before: vec!["health".to_owned()],
            account: "Canaryagain".to_owned(),
            ..Told::default()
        };
        incidents::add_incident(change, (lima, rosa), &told)?;
        change.commit(Entry::event("test.record"), ())
    });
    let stop = format!("/people/{code}/consents/notes/withdrawal");
    assert_eq!(carmen.tap(&stop, &[("consent", "all")]).await.status, StatusCode::SEE_OTHER);
    carmen
}

fn entries(world: &World) -> i64 {
    world.count("select count(*) from audit_entry")
}

on_both! {
    /// For her, because she asks: the plan as it is and as it was. For everybody and everything else it stays shut.
    async fn her_plan_is_read_to_her_after_she_stopped_it(world) {
        let mut carmen = stopped(&world).await;
        let code = world.lima_women[4].1.clone();
        let (start, path) = (format!("/people/{code}/own-view"), format!("/people/{code}/own-view/notes"));
        assert!(carmen.get(&start).await.text().contains(&path));
        for room in ["plan", "records", "notes"] {
            let shut = carmen.get(&format!("/people/{code}/{room}")).await;
            assert!(shut.status == StatusCode::OK && !shut.says("Canary") && shut.says("She has not agreed"), "{room}: {}", shut.text());
        }
        let before = entries(&world);
        for (fields, words) in [
            ([("safe", "no"), PLANS, WHY], "Then not now."),
            ([SAFE, PLANS, ("reason", " ")], "Write why"),
            ([SAFE, ("hear", ""), WHY], "Choose what she wants to hear"),
            ([SAFE, ("hear", "concerns"), WHY], "Choose what she wants to hear"),
        ] {
            let refused = carmen.fill(&path, &path, &fields).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{words}: {}", refused.text());
            assert!(!refused.says("Canary"));
            let plan = refused.text().split("value=\"plan\"").nth(1).map(str::to_owned).unwrap_or_default();
            let ticked = plan.split('>').next().is_some_and(|rest| rest.contains("checked"));
            assert_eq!(ticked, fields.contains(&PLANS), "what was ticked stays");
        }
        assert_eq!(entries(&world), before, "nothing was opened");

        let read = carmen.fill(&path, &path, &[SAFE, PLANS, WHY]).await;
        for words in [
            "Your plan as it is now", "Made on 24 November 2026", "What you fear", "Canaryplan: he follows me", "When you leave",
            "by the market, at ten", "Looked at again", "where you keep it", "Canarystove",
            "Your plan as it was before", "Made on 1 August 2026", "Canaryplan fear", "Canaryplan bag",
        ] {
            assert!(read.says(words), "{words}: {}", read.text());
        }
        for words in ["Canaryrecord", "Canaryagain", "Canarysecret", "What she fears", "When she leaves"] {
            assert!(!read.says(words), "she asked for her plan, and it is said to her: {words}: {}", read.text());
        }
        assert!(!read.text().contains("/plan\"") && !read.text().contains("/paper"), "to hear, and nothing to do with it");
        assert_eq!(world.newest_audit(), (world.carmen.to_string(), "note.extract_for_her".to_owned(), format!("participant {code}")));
        assert!(world.audit_text().contains(&format!("restricted.read participant {code} plans 2, read to her")), "{}", world.audit_text());
        assert!(!world.audit_text().contains("Canary") && !world.audit_text().contains("She asks"));
        // Nobody else is read anything, for whatever reason, not even in an emergency, which opens the rooms themselves.
        for user in [world.lucia, world.aigul, world.bota, world.dina, world.elena] {
            let mut other = world.visit(user);
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(other.tap(&path, &[SAFE, PLANS, TOLD, WHY]).await.status, StatusCode::NOT_FOUND);
        }
        let mut lucia = world.visit(world.lucia);
        open(&mut lucia, &code).await;
        assert!(lucia.get(&format!("/people/{code}/plan")).await.says("Canaryplan fear"));
        assert_eq!(lucia.tap(&path, &[SAFE, PLANS, TOLD, WHY]).await.status, StatusCode::NOT_FOUND);
        // Six minutes after she proved who she is.
        world.set_time("2026-11-24T13:06:00Z");
        assert!(carmen.get(&path).await.location().starts_with("/step-up"));
        assert!(!carmen.tap(&path, &[SAFE, PLANS, WHY]).await.says("Canary"));
        // Whom she named finds nobody.
        name(&world, (world.lima, world.lima_women[4].0), world.carmen);
        assert_eq!(world.visit(world.carmen).tap(&path, &[SAFE, PLANS, WHY]).await.status, StatusCode::NOT_FOUND);
    }

    /// What she told about hard things, said to her: only what she told, and nobody's name; the form's own conclusions are no words of hers.
    async fn what_she_told_is_read_to_her_after_she_stopped_it(world) {
        let mut carmen = stopped(&world).await;
        let code = world.lima_women[4].1.clone();
        let path = format!("/people/{code}/own-view/notes");
        let shown = carmen.get(&path).await;
        assert!(!shown.says("Canary") && shown.says("What she told about hard things"), "{}", shown.text());
        let read = carmen.fill(&path, &path, &[SAFE, TOLD, WHY]).await;
        for words in [
            "What you told", "Written down 24 November 2026", "Blows, injury", "19 November 2026", "On which day you told it",
            "Your home", "Your former husband or partner", "Were you taken away or held?", "You did not know",
            "Whom you told before", "A doctor or clinic", "Canaryagain", "Canaryrecord", "Threats, humiliation, control",
        ] {
            assert!(read.says(words), "{words}: {}", read.text());
        }
        for words in ["Canaryplan", "Canarysecret", "Canaryconcern", "May be violence by a partner", "4 to 5 days", "She does not know", "Her home"] {
            assert!(!read.says(words), "{words}: {}", read.text());
        }
        assert!(world.audit_text().contains(&format!("restricted.read participant {code} records 2, read to her")), "{}", world.audit_text());
        // All of it at once, and what is not there is said too.
        let all = carmen.fill(&path, &path, &[SAFE, TOLD, PLANS, NOTES, WHY]).await;
        let at = |words: &str| all.text().find(words).unwrap_or_else(|| panic!("{words}: {}", all.text()));
        assert!(at("Canarysecret") < at("Canaryplan fear") && at("Canaryplan fear") < at("Canaryrecord"), "in their order");
        let luz = crate::visits::also_hers(&world, 2);
        let path = format!("/people/{luz}/own-view/notes");
        let none = carmen.fill(&path, &path, &[SAFE, TOLD, PLANS, WHY]).await;
        assert_eq!(none.text().matches(&Text(Language::En).say("own-nothing")).count(), 2, "{}", none.text());
        assert!(world.audit_text().contains(&format!("restricted.read participant {luz} plans 0, read to her")));
    }

    /// She finds it among who opened her file and reads where to ask for it; neither her screen nor a copy has a word of it.
    async fn what_is_read_to_her_is_on_no_copy_and_on_no_screen_of_hers(world) {
        let mut carmen = stopped(&world).await;
        let code = world.lima_women[4].1.clone();
        let start = format!("/people/{code}/own-view");
        let path = format!("{start}/notes");
        for kind in ["json", "pdf"] {
            let copy = [("kind", kind), ("safe_copy", "yes"), ("with_notes", "yes"), SAFE, PLANS, TOLD, WHY];
            let taken = carmen.fill(&start, &format!("{start}/copy"), &copy).await;
            assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
            let said = if kind == "pdf" { paper_text(&taken.bytes) } else { taken.text() };
            for canary in ["Canaryplan", "Canarystove", "Canaryrecord", "Canaryagain", "Canarysecret"] {
                assert!(!said.contains(canary), "{kind}: {canary}");
            }
        }
        carmen.fill(&path, &path, &[SAFE, PLANS, TOLD, WHY]).await;
        let mut lucia = world.visit(world.lucia);
        let looked = lucia.tap(&format!("/people/{code}/openings"), &[("reason", "she asks")]).await;
        for words in ["Read what very few may read", "read to her what was written about her"] {
            assert!(looked.says(words), "{words}: {}", looked.text());
        }
        let own = begin(&mut carmen, &code).await;
        let text = Text(Language::Es);
        for key in ["own-withheld-plan", "own-withheld-told", "own-you-openings-what-note-extract-for-her"] {
            assert!(own.says(&text.say(key)), "{key}: {}", own.text());
        }
        for canary in ["Canaryplan", "Canarystove", "Canaryrecord", "Canaryagain", "Canarysecret"] {
            assert!(!own.says(canary), "{canary}");
        }
    }

    /// Whoever walks with her now reads to her what she made and told with another; what that one noted in confidence, when she wants that.
    async fn whoever_walks_with_her_now_reads_it_to_her(world) {
        stopped(&world).await;
        some_visits(&world);
        let (rosa, code) = world.lima_women[4].clone();
        say(&world, (world.lima, rosa), Purpose::Notes, Said::Withdrawn);
        hand_over(&world, rosa, world.dina);
        let path = format!("/people/{code}/own-view/notes");
        assert_eq!(world.visit(world.carmen).tap(&path, &[SAFE, PLANS, WHY]).await.status, StatusCode::NOT_FOUND);
        let mut dina = world.visit(world.dina);
        assert!(!dina.get(&format!("/people/{code}/plan")).await.says("Canary"), "for nothing else");
        let read = dina.fill(&path, &path, &[SAFE, PLANS, TOLD, WHY]).await;
        assert!(read.says("Canaryplan fear") && read.says("Canaryrecord") && !read.says("Canarysecret"), "{}", read.text());
        // One note of a visit, and the note of few with what was added to it: she is asked before anybody new sees them.
        let read = dina.fill(&path, &path, &[SAFE, NOTES, WHY]).await;
        assert!(!read.says("Canary") && read.says("3 notes are by people who no longer walk beside her"), "{}", read.text());
        assert!(!read.says("stay sealed") && !read.says("stays sealed"), "nobody else could read them to her: {}", read.text());
        let read = dina.fill(&path, &path, &[SAFE, NOTES, ("of_left", "yes"), WHY]).await;
        for words in ["Canaryvisit note", "Canarysecret: he found her sister", "Canarysecret: it was her aunt"] {
            assert!(read.says(words), "{words}: {}", read.text());
        }
        assert!(world.audit_text().contains(&format!("restricted.read participant {code} notes 2, read to her")), "{}", world.audit_text());
        let list = dina.get(&format!("/people/{code}/notes")).await;
        assert!(!list.says("Canary"), "for nothing else: {}", list.text());
    }
}
