//! Each sentence of a receipt is true: what is said to stop has stopped at the next call, and a test says so.

use http::StatusCode;
use minka::{
    consents::Purpose,
    foundation::{
        audit::Entry,
        change::By,
        text::{Language, Text},
    },
    groups,
};

use super::{
    emitters::{all_tests, rests_on},
    stop, tell,
};
use crate::{
    assessments::some_questionnaires,
    goals::set_goal,
    incidents::LEAST,
    on_both,
    safety_plans::{PLAN, all_restricted},
    today::open_today,
    visits::{also_hers, some_visits},
    world::{TUESDAY, World},
};

/// Every sentence that says what stops: words of it, and the tests in which it comes true.
const SENTENCES: [(Purpose, &str, &[&str]); 11] = [
    (
        Purpose::Service,
        "no new visit, note, goal or answer",
        &[
            "whoever_takes_part_no_more_is_written_about_no_more",
            "no_plan_record_or_note_of_what_few_may_read_is_written_about_her",
        ],
    ),
    (Purpose::Service, "taken out of the group", &["she_stands_on_the_roll_until_she_is_taken_out_of_the_group"]),
    (
        Purpose::Notes,
        "No new note, safety plan or record of what was done to her is written, and nobody reads those that are there, but to her when",
        &[
            "a_note_is_read_by_whoever_wrote_it_and_by_nobody_else",
            "she_lets_nobody_read_it_from_the_moment_she_stops_it",
            "she_lets_nobody_read_them_from_the_moment_she_stops_it",
            "her_plan_is_read_to_her_after_she_stopped_it",
            "what_she_told_is_read_to_her_after_she_stopped_it",
        ],
    ),
    (
        Purpose::Handover,
        "No mentor reads what another wrote",
        &[
            "whoever_follows_reads_the_notes_while_she_agrees_to_that",
            "whoever_follows_reads_what_another_wrote_while_she_agrees",
        ],
    ),
    (Purpose::Messages, "No message goes to her", &["no_notice_leaves_but_through_the_door"]),
    (
        Purpose::Sharing,
        "Nothing more goes to this organisation, unless a law makes us",
        &[
            "she_is_sent_only_where_she_agrees_and_the_paper_ends_with_her_consent",
            "a_donor_gets_nothing_of_a_woman_who_does_not_agree",
        ],
    ),
    (
        Purpose::Statistics,
        "in no number that is made of many women’s answers, and in no table that is sealed for somebody else",
        &["whoever_stops_being_counted_counts_no_more", "a_table_for_somebody_else_holds_only_whom_may_be_counted"],
    ),
    (
        Purpose::Survey,
        "She is asked no more questions",
        &["what_she_stopped_is_asked_and_shown_no_more", "what_she_stopped_is_on_no_telephone"],
    ),
    (Purpose::Photo, "No photos are kept in here", &["nothing_in_here_shows_photos_stories_or_labels"]),
    (Purpose::Story, "No stories are kept in here", &["nothing_in_here_shows_photos_stories_or_labels"]),
    (Purpose::Label, "No labels are made in here", &["nothing_in_here_shows_photos_stories_or_labels"]),
];

#[test]
fn every_sentence_of_a_receipt_has_a_test_in_which_it_is_true() {
    let (tests, text) = (all_tests(), Text(Language::En));
    for (purpose, words, proofs) in SENTENCES {
        let said = text.say(&format!("consent-stops-{}", purpose.key()));
        assert!(said.contains(words), "{purpose:?}: {said}");
        for proof in proofs {
            assert!(tests.contains(&format!("fn {proof}(")), "{purpose:?}: {proof}");
        }
    }
    assert!(Purpose::ALL.into_iter().all(|purpose| SENTENCES.iter().any(|(of, ..)| *of == purpose)));
}

/// What only people do cannot stop by itself: the receipt says so as long as it is so. Whoever builds such a room changes the sentence.
#[test]
fn nothing_in_here_shows_photos_stories_or_labels() {
    for purpose in [Purpose::Photo, Purpose::Story, Purpose::Label] {
        assert!(rests_on(purpose).is_empty(), "{purpose:?}: {:?}", rests_on(purpose));
    }
    let fields =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/fields.toml")).expect("a file");
    let fields: toml::Table = fields.parse().expect("TOML");
    for table in fields["table"].as_table().expect("tables").keys() {
        assert!(!["photo", "story", "label"].iter().any(|kind| table.contains(kind)), "{table}");
    }
}

const NO: &str = "She has said that she takes part no more";
const DAY: [(&str, &str); 3] = [("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];

fn written(world: &World) -> Vec<i64> {
    [
        "select count(*) from visit",
        "select count(*) from visit_note",
        "select count(*) from visit_draft",
        "select count(*) from promise",
        "select count(*) from goal",
        "select count(*) from goal_check_in",
        "select count(*) from assessment",
        "select count(*) from assessment_answer",
        "select count(*) from background",
        "select count(*) from handover_note",
    ]
    .map(|sql| world.count(sql))
    .to_vec()
}

on_both! {
    async fn whoever_takes_part_no_more_is_written_about_no_more(world) {
        some_questionnaires(&world).await;
        some_visits(&world);
        let (mut carmen, goal) = set_goal(&world, &[]).await;
        let code = world.lima_women[4].1.clone();
        let her = format!("/people/{code}");
        let open: String = world.read(|db| db.get("select id from assessment where state = 'open' and way = 'screen'", &[], |row| row.get(0)));
        let visit: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let telling = carmen.tap(&format!("{her}/background/opening"), &[]).await;
        assert_eq!(telling.status, StatusCode::OK, "{}", telling.text());
        let before = written(&world);
        for said in ["withdrawn", "refused"] {
            if said == "withdrawn" {
                assert_eq!(stop(&mut carmen, &code, "service", "all").await.status, StatusCode::SEE_OTHER);
            } else {
                let no = tell(&mut world.visit(world.lucia), &code, "service", &[("said", "refused")]).await;
                assert_eq!(no.status, StatusCode::SEE_OTHER, "{}", no.text());
            }
            for list in ["visits", "goals"] {
                assert_eq!(carmen.get(&format!("{her}/{list}/new")).await.location(), format!("{her}/{list}"));
            }
            let shown = carmen.get(&format!("{her}/assessments/new?instrument=who5")).await;
            assert!(shown.status == StatusCode::UNPROCESSABLE_ENTITY && shown.says(NO), "{}", shown.text());
            for list in ["visits", "goals", "assessments"] {
                let shown = carmen.get(&format!("{her}/{list}")).await;
                assert!(shown.status == StatusCode::OK && shown.says(NO) && !shown.text().contains(&format!("{list}/new")), "{list}: {}", shown.text());
            }
            let talk = [&[("reached", "yes"), ("medium", "together"), ("note", "Canarylate")], &DAY[..]].concat();
            let reading = [&[("reading", "120")], &DAY[..]].concat();
            let begin = [&[("instrument", "who5"), ("language", "es"), ("way", "screen")], &DAY[..]].concat();
            for (path, fields) in [
                (format!("{her}/visits"), &talk[..]),
                (format!("{her}/visits/draft"), &talk[..]),
                (format!("{her}/visits/{visit}/notes"), &[("note", "Canarylate")]),
                (format!("{her}/visits/{visit}/notes"), &[("note", "Canarylate"), ("hers", "yes")]),
                (format!("{her}/goals"), &[("said", "Canarylate")]),
                (format!("{goal}/edit"), &[("said", "Canarylate")]),
                (format!("{goal}/check-ins"), &reading[..]),
                (format!("{her}/assessments/new"), &begin[..]),
                (format!("{her}/assessments/{open}/items/own-money"), &[("answer", "own-money-low")]),
                (format!("{her}/background"), &[("children", "2")]),
                (format!("{her}/handover"), &[("note", "Canarylate")]),
            ] {
                let refused = carmen.tap(&path, fields).await;
                assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(NO), "{path}: {} {}", refused.status, refused.text());
            }
            assert_eq!(written(&world), before, "{said}");
            assert!(!carmen.get("/").await.says("a questionnaire is due"));
            // What holds by itself goes on: where she goes for help, her way to be reached, that somebody fears for her.
            for page in ["referrals", "contact", "concern", "consents", "journey"] {
                assert_eq!(carmen.get(&format!("{her}/{page}")).await.status, StatusCode::OK, "{page}");
            }
        }
        // She comes back by her own word.
        let yes = tell(&mut world.visit(world.lucia), &code, "service", &[("way", "written")]).await;
        assert_eq!(yes.status, StatusCode::SEE_OTHER, "{}", yes.text());
        assert_eq!(carmen.get(&format!("{her}/visits/new")).await.status, StatusCode::OK);
    }

    async fn no_plan_record_or_note_of_what_few_may_read_is_written_about_her(world) {
        all_restricted(&world);
        let code = world.lima_women[4].1.clone();
        let her = format!("/people/{code}");
        let forms = ["plan/edit", "records/new", "notes/new"].map(|form| format!("{her}/{form}"));
        let kept = || {
            [
                "select count(*) from safety_plan",
                "select count(*) from safety_plan_review",
                "select count(*) from violence_incident",
                "select count(*) from restricted_note",
            ]
            .map(|sql| world.count(sql))
        };
        let mut carmen = world.visit(world.carmen);
        for form in &forms {
            assert_eq!(carmen.get(form).await.status, StatusCode::OK, "{form}");
        }
        let before = kept();
        assert_eq!(stop(&mut carmen, &code, "service", "all").await.status, StatusCode::SEE_OTHER);
        for form in &forms {
            assert_eq!(carmen.get(form).await.status, StatusCode::NOT_FOUND, "{form}");
        }
        for list in ["plan", "records", "notes"] {
            let shown = carmen.get(&format!("{her}/{list}")).await;
            assert!(shown.status == StatusCode::OK && shown.says(NO), "{list}: {}", shown.text());
            assert!(!forms.iter().any(|form| shown.text().contains(form)), "{list}");
        }
        for (path, fields) in [("plan", &PLAN[..]), ("plan/reviews", &DAY[..]), ("records", &LEAST[..]), ("notes", &[("words", "Canarylate")])] {
            let refused = carmen.tap(&format!("{her}/{path}"), fields).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(NO), "{path}: {} {}", refused.status, refused.text());
        }
        assert_eq!(kept(), before);
        // What is hers she still takes along.
        let paper = format!("{her}/plan/paper");
        let printed = carmen.fill(&paper, &paper, &[("asked", "yes"), ("keeps", "at her sister’s")]).await;
        assert_eq!(printed.status, StatusCode::OK, "{}", printed.text());
    }

    async fn nobody_is_written_about_in_a_visit_with_several_who_takes_part_no_more(world) {
        let (rosa, luz) = (world.lima_women[4].1.clone(), also_hers(&world, 2));
        let mut carmen = world.visit(world.carmen);
        assert_eq!(stop(&mut carmen, &luz, "service", "all").await.status, StatusCode::SEE_OTHER);
        let talk = [&[("reached", "yes"), ("medium", "together"), ("also", luz.as_str())], &DAY[..]].concat();
        let refused = carmen.tap(&format!("/people/{rosa}/visits"), &talk).await;
        let words = format!("{luz} takes part no more");
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(&words), "{}", refused.text());
        assert_eq!(world.count("select count(*) from visit"), 0);
    }

    async fn she_stands_on_the_roll_until_she_is_taken_out_of_the_group(world) {
        let session = open_today(&world);
        let (woman, code) = world.women[0].clone();
        let mut aigul = world.visit(world.aigul);
        let stopped = stop(&mut aigul, &code, "service", "all").await;
        let receipt = aigul.follow(&stopped).await;
        assert!(receipt.says("taken out of the group") && receipt.text().contains(&format!("/people/{code}/journey")), "{}", receipt.text());
        let roll = format!("/sessions/{session}/roll");
        let mut bota = world.visit(world.bota);
        assert!(bota.get(&roll).await.says(&code), "the evening of the others goes on");
        let tuesday = world.tuesday;
        world.change(By::Program, move |change| {
            let stay = groups::find_member_on(change, tuesday, woman, TUESDAY)?.expect("a member").membership;
            groups::end_membership(change, stay, TUESDAY, "own_reasons")?;
            change.commit(Entry::event("test.left"), ())
        });
        assert!(!bota.get(&roll).await.says(&code));
    }
}
