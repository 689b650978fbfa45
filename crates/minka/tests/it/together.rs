//! Tests of the page that says whether a programme's answers hang together: published figures, too few women, the alarm.

use http::StatusCode;
use jiff::civil::{Date, date};
use minka::{
    assessments::{self, Assessment, AssessmentId, State, Way as Asked},
    consents::{self, ConsentEvent, ConsentId, Purpose, Said, TEXT_VERSION, Way},
    foundation::{
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId},
        text::Language,
    },
    instruments::{InstrumentId, find_shipped},
};

use crate::{
    instruments::switch_on,
    on_both,
    world::{World, add_women},
};

/// Says this to these purposes.
fn say(world: &World, woman: ParticipantId, purposes: &[Purpose], said: Said) {
    let agreed = said == Said::Agreed;
    let (site, purposes) = (world.almaty, purposes.to_vec());
    world.change(By::Program, move |change| {
        for purpose in purposes {
            let event = ConsentEvent {
                id: ConsentId::new(change.clock()),
                purpose,
                recipient: None,
                said,
                way: agreed.then_some(Way::Written),
                reader: "Bota".to_owned(),
                witness: String::new(),
                language: Some(Language::Ru),
                text_version: TEXT_VERSION.to_owned(),
                from: date(2026, 9, 1),
                until: agreed.then_some(date(2027, 9, 1)),
                recorded_at: change.at(),
            };
            consents::add_event(change, (site, woman), &event)?;
        }
        change.commit(Entry::event("test.said"), ())
    });
}

/// Women who were asked a questionnaire, each with the places of the options that she chose.
pub fn ask(world: &World, of: (&str, InstrumentId), rows: &[Vec<usize>], purposes: &[Purpose]) -> Vec<ParticipantId> {
    let names: Vec<String> = (0..rows.len()).map(|at| format!("Counted{at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let women = add_women(&world.app, world.almaty, world.tuesday, Language::Ru, &names);
    let women: Vec<ParticipantId> = women.into_iter().map(|(woman, _)| woman).collect();
    for (woman, row) in women.iter().copied().zip(rows) {
        say(world, woman, purposes, Said::Agreed);
        answer(world, of, woman, (date(2026, 9, 8), row));
    }
    women
}

/// One time that a woman was asked.
pub fn answer(world: &World, (key, version): (&str, InstrumentId), woman: ParticipantId, (on, row): (Date, &[usize])) {
    let instrument = find_shipped(key).expect("a questionnaire of ours");
    let items = instrument.definition().items.iter().filter(|item| !item.unscored);
    let said: Vec<(String, String)> =
        items.zip(row).map(|(item, at)| (item.id.clone(), instrument.choices(&item.id)[*at].id.clone())).collect();
    assert_eq!(said.len(), row.len());
    let (site, keyring) = (world.almaty, world.app.keyring().clone());
    world.change(By::Program, move |change| {
        let of = Assessment {
            id: AssessmentId::new(change.clock()),
            site,
            woman,
            instrument: version,
            wave: None,
            language: "ru".to_owned(),
            way: Asked::Paper,
            state: State::Open,
            asked_on: on,
            meetings: 1,
            minutes: None,
            asked_by: By::Program.text(),
            begun_at: change.at(),
        };
        assessments::add_assessment(change, &of)?;
        for (item, option) in said {
            assessments::set_answer(change, &keyring, (&of, &item), &assessments::Said::Option(option))?;
        }
        assessments::end_assessment(change, of.id, None)?;
        change.commit(Entry::event("test.asked"), ())
    });
}

/// The 223 people of the file: their answers to GAD-7, as places of options that count 0 to 3.
pub fn published() -> Vec<Vec<usize>> {
    let file = include_str!("../../../../testdata/ukm_phq9_gad7_pss10.csv");
    let rows = file.lines().skip(1).map(|line| line.split(',').skip(10).take(7));
    rows.map(|row| row.map(|cell| cell.parse().expect("0 to 3")).collect()).collect()
}

pub const BOTH: [Purpose; 2] = [Purpose::Survey, Purpose::Statistics];

/// `alpha_cases` of `testdata/measures-cases.json`: GAD-7, n 223, alpha 0.943889, 95 % 0.931875 to 0.954457.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_published_figure_comes_out_of_sealed_answers() {
    let world = World::new(crate::world::Engine::Sqlite);
    let version = switch_on(&world, world.almaty_programme, &["gad7"])[0];
    ask(&world, ("gad7", version), &published(), &BOTH);
    let page = format!("/instruments/{}/gad7/together", world.almaty_programme);
    let mut aigul = world.visit(world.aigul);
    let shown = aigul.get(&page).await;
    assert!(shown.says("They hang together") && shown.says("223") && shown.says("0.94"), "{}", shown.text());
    assert!(shown.says("From 0.93 to 0.95"), "{}", shown.text());
    assert!(world.audit_text().contains("gad7 together, 223 women"), "the entry stands before the answers");
}

on_both! {
    async fn of_few_women_and_of_those_who_do_not_agree_nothing_is_said(world) {
        let rows = published();
        let version = switch_on(&world, world.almaty_programme, &["gad7"])[0];
        ask(&world, ("gad7", version), &rows[..29], &BOTH);
        ask(&world, ("gad7", version), &rows[29..40], &BOTH[..1]);
        let page = format!("/instruments/{}/gad7/together", world.almaty_programme);
        let mut aigul = world.visit(world.aigul);
        let few = aigul.get(&page).await;
        assert!(few.says("Too few answers") && few.says("It takes 30 women") && !few.says("alpha"), "{}", few.text());
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            assert_eq!(world.visit(user).get(&page).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(aigul.get(&page.replace("gad7", "who5")).await.status, StatusCode::NOT_FOUND, "it is not asked here");
    }

    /// 29 of 40 pairs are 72.5 % (57.2 to 83.9), of 43 who entered 67.4 %: `proportion_cases` and measures 2.4. A clear change of WHO-5
    /// takes 24 points.
    async fn the_group_stands_with_both_denominators(world) {
        let version = switch_on(&world, world.almaty_programme, &["who5"])[0];
        let of = ("who5", version);
        let women = ask(&world, of, &vec![vec![2; 5]; 43], &BOTH);
        // The options stand from "all of the time" downwards.
        let (better, same, worse) = (vec![0; 5], vec![2, 2, 2, 2, 1], vec![4; 5]);
        for (place, woman) in women.iter().take(40).enumerate() {
            let row = match place {
                0..29 => &better,
                29..39 => &same,
                _ => &worse,
            };
            answer(&world, of, *woman, (date(2026, 11, 17), row));
        }
        let page = format!("/instruments/{}/who5/group", world.almaty_programme);
        let mut aigul = world.visit(world.aigul);
        let shown = aigul.get(&page).await;
        // Changes of 40, 4 and -40 points, counted by hand: (29 x 40 + 10 x 4 - 40) / 40 = 29.
        for words in ["29 of 40: 72.5", "From 57.2", "to 83.9", "29 of 43: 67.4", "1 of 40: 2.5", ">43<", ">40<", ">10<", ">29<"] {
            assert!(shown.text().replace('\u{a0}', " ").contains(words), "{words}: {}", shown.text());
        }
        say(&world, women[0], &[Purpose::Statistics], Said::Withdrawn);
        let less = aigul.get(&page).await;
        assert!(less.says("28 of 39"), "at the very next call: {}", less.text());
        for woman in &women[1..31] {
            say(&world, *woman, &[Purpose::Survey], Said::Withdrawn);
        }
        let few = aigul.get(&page).await;
        assert!(few.says("It takes 10 women who answered twice") && !few.says(" of 9"), "{}", few.text());
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            assert_eq!(world.visit(user).get(&page).await.status, StatusCode::NOT_FOUND);
        }
    }

    /// At the very next call.
    async fn whoever_stops_being_counted_counts_no_more(world) {
        let version = switch_on(&world, world.almaty_programme, &["gad7"])[0];
        let women = ask(&world, ("gad7", version), &published()[..32], &BOTH);
        let page = format!("/instruments/{}/gad7/together", world.almaty_programme);
        let mut aigul = world.visit(world.aigul);
        for (woman, stops, counted) in [(0, None, "32"), (1, Some(Purpose::Statistics), "31"), (2, Some(Purpose::Survey), "30")] {
            if let Some(purpose) = stops {
                say(&world, women[woman], &[purpose], Said::Withdrawn);
            }
            let shown = aigul.get(&page).await;
            assert!(shown.text().contains(&format!(">{counted}<")), "{counted}: {}", shown.text());
        }
        say(&world, women[3], &[Purpose::Statistics], Said::Withdrawn);
        assert!(aigul.get(&page).await.says("Too few answers"));
    }

    /// Who ticks one column says the opposite of herself in half of the questions; thirty such papers ring.
    async fn papers_that_nobody_read_ring_the_alarm(world) {
        // Here and there a tick has slipped.
        let straight = |woman: usize| (0..10).map(|item| (woman + usize::from(item == woman % 10)) % 4).collect();
        let straight: Vec<Vec<usize>> = (0..30).map(straight).collect();
        let version = switch_on(&world, world.almaty_programme, &["rses"])[0];
        ask(&world, ("rses", version), &straight, &BOTH);
        let page = format!("/instruments/{}/rses/together", world.almaty_programme);
        let shown = world.visit(world.aigul).get(&page).await;
        assert!(shown.says("Something is wrong with how they are written down"), "{}", shown.text());
        assert!(shown.says("worded the other way round"), "{}", shown.text());
        let link = world.visit(world.aigul).get(&page.replace("/together", "")).await;
        assert!(link.text().contains(&page), "the questionnaire leads there");
    }
}
