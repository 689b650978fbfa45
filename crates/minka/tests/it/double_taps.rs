//! Every form, sent twice: a slow network, a second tap, a browser that asks again after a lost answer.
//!
//! All that the pages offer is walked to, filled in and sent. The same form again is a success with nothing to do; other words
//! under the same id are refused. Every route that takes a form is met here, keeps nothing, or is named with the test that
//! sends it twice.

pub mod form;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::LazyLock,
};

use http::StatusCode;
use minka::{
    curriculum::{self, LessonId},
    foundation::{access::Role, audit::Entry, change::By, ids::UserId, text::Language},
    groups, people,
    users::{self, NewAssignment},
};
use regex::Regex;

use self::form::{Form, Manner};
use crate::{
    assessments::some_questionnaires,
    breaches::some_breach,
    consents::some_answers,
    duplicates::some_pairs,
    goals::some_goals,
    households::some_kin,
    memberships::{add_friday_group, approve, newcomer},
    merges::{merge_pages, some_merges},
    pages::{KEEPS_NOTHING, fits, walk_along_a_few},
    participation::three_sessions,
    referrals::some_referrals,
    safety_plans::all_restricted,
    sign_in::give_code_app,
    today::open_today,
    visits::some_visits,
    world::{Engine, Page, TUESDAY, Visit, World},
};

/// Routes that no walk meets, or whose form cannot be filled in off a page, and the test that sends theirs twice.
const SENT_TWICE_ELSEWHERE: [(&str, &str); 51] = [
    (
        "/duplicates/elsewhere/decided/{verdict}/return",
        "only of a pair of two sites: comparisons::what_was_told_apart_across_sites_has_a_way_back_at_either",
    ),
    (
        "/duplicates/elsewhere/{code}",
        "only for somebody alike elsewhere: comparisons::another_site_is_hinted_at_to_its_manager_alone",
    ),
    ("/breaches/{breach}/search", "a job goes on behind it: breaches::the_telephone_of_seventeen_is_lost"),
    ("/breaches/{breach}/closure", "only when the list is made: breaches::it_is_closed_when_all_is_answered"),
    (
        "/breaches/{breach}/women/{code}/telling",
        "only when the list is made: breaches::no_notice_leaves_but_through_the_door",
    ),
    ("/people/export", "a page gives one table, and then no more: exports::a_page_gives_one_table_and_only_for_a_day"),
    ("/people/{code}/visits/draft/removal", "a draft goes with the visit that is saved: visits::a_draft_is_kept_once"),
    (
        "/drafts/{code}/removal",
        "a draft goes with the visit that is saved: handovers::a_draft_is_finished_before_the_hand_over…",
    ),
    ("/people/{code}/visits/draft", "a second button of the form: visits::a_draft_is_kept_once"),
    ("/people/{code}/forgetting/execution", "a second manager does it: forgetting"),
    ("/people/{code}/erasing/{part}/execution", "a second manager does it: part_erasures"),
    ("/own/erasing/{part}", "part_erasures::she_asks_herself_and_two_people_erase_what_was_written"),
    ("/own/erasing/{part}/withdrawal", "part_erasures::she_asks_herself_and_two_people_erase_what_was_written"),
    ("/people/{code}/hold", "it asks for a day and a reason: forgetting"),
    ("/people/{code}/hold/{id}/lifting", "a second manager does it: forgetting"),
    ("/safe-mode/ending", "only after a back-up without its journal: safe_mode"),
    ("/sealing/words", "it shuts everything: sealing::one_word_or_the_same_one_twice_seals_nothing"),
    ("/sealing/holders/agreement", "a second person does it: sealing::three_holders"),
    ("/sealing/words/return", "it follows on a word: sealing::one_word_or_the_same_one_twice_seals_nothing"),
    (
        "/sealing/holders/removal",
        "it follows on a proposal: sealing::holders_are_named_by_one_and_agreed_to_by_another",
    ),
    ("/outside/{request}/confirmation", "a second manager does it: outside_requests"),
    ("/outside/{request}/decision", "it follows on a request: outside_requests::every_form_is_taken_once"),
    ("/outside/{request}/extract", "a table leaves once: outside_requests::two_people_decide_and_a_table_leaves_once"),
    ("/outside/{request}/told/{code}", "it follows on a request: outside_requests::every_form_is_taken_once"),
    ("/outside/{request}/withdrawal", "it follows on a request: outside_requests::every_form_is_taken_once"),
    ("/account/code-app/code", "it takes a code from her phone: account::the_first_evening_ends_with_a_code_app"),
    ("/account/passkeys", "it takes an answer of her device: passkey::is_made_and_opens_the_door of the browser"),
    ("/duplicates/search", "a job goes on behind it: duplicates::a_search_sent_twice_is_one_search"),
    ("/r/{token}", "a stranger's page: session_links"),
    ("/phone/{token}/submission", "a telephone's, with an id of its own: phone_forms::what_is_sent_twice_is_kept_once"),
    ("/openings", "it takes the code of a woman who is told of: openings::one_woman_is_open_for_an_hour_to_read"),
    (
        "/people/{code}/contact/proposals/{id}/decision",
        "contacts::what_somebody_proposes_holds_only_when_her_mentor_takes_it",
    ),
    ("/people/{code}/wishes/{id}/answer", "own_view::she_sees_all_and_does_what_is_hers"),
    ("/own/concern", "concerns::she_calls_for_herself_and_sees_no_more_than_that"),
    ("/own/pause", "own_view::she_sees_all_and_does_what_is_hers"),
    ("/own/consents/{purpose}/withdrawal", "own_view::she_sees_all_and_does_what_is_hers"),
    ("/own/names", "own_view::she_sees_all_and_does_what_is_hers"),
    ("/own/forgetting", "own_view::she_sees_all_and_does_what_is_hers"),
    ("/own/forgetting/withdrawal", "own_view::she_sees_all_and_does_what_is_hers"),
    ("/own/wishes", "own_view::she_sees_all_and_does_what_is_hers"),
    ("/courses/{id}/takeover", "it follows on a file: packs"),
    ("/people/{code}/household", "it takes another's code: households::a_link_and_a_home_are_written_once"),
    ("/people/{code}/kin", "it takes another's code: households::a_link_and_a_home_are_written_once"),
    ("/instruments/import", "it carries a file: instruments::a_file_is_taken_once"),
    ("/people/import", "it carries a file: imports::pages"),
    ("/people/import/{id}/check", "it follows on a file: imports::pages"),
    ("/people/import/{id}/registration", "it follows on a file: imports::pages"),
    ("/people/{code}/cover", "it takes two days: matching::somebody_covers_from_a_day_until_another"),
    (
        "/staff/{id}/mentoring/{site}/cover",
        "it takes two days: matching_kept::one_form_covers_for_all_of_hers_but_those_who_cannot_be",
    ),
    ("/people/{code}/background", "it follows on a look at what is sealed: backgrounds"),
    ("/people/{code}/identity", "it follows on a look at what is sealed: below"),
];

/// Forms that are answered with a secret which is shown once: the second tap says that it was.
const SHOWN_ONCE: [&str; 3] = ["/account/recovery-codes", "/staff/new", "/staff/{id}/invitation"];

/// What ends something, or makes many pages more, waits until the last rounds.
const LATE: [&str; 12] = [
    "/end",
    "/ending",
    "/closure",
    "/removal",
    "/retirement",
    "/cancellation",
    "/hours",
    "/edit",
    "/invitation",
    "/disabling",
    "/mistake",
    "/courses/packs/{name}",
];

/// How often the pages are walked: what one round makes, another changes or ends, and a third takes back.
const ROUNDS: usize = 3;

/// How many forms of one route are tried: not every lesson can go up.
const TRIES: usize = 6;

/// A world in which most of what can be done has something to be done to.
fn busy_world() -> World {
    let world = World::new(Engine::Sqlite);
    three_sessions(&world);
    some_answers(&world);
    some_goals(&world);
    some_visits(&world);
    some_referrals(&world);
    all_restricted(&world);
    some_pairs(&world, 4);
    some_merges(&world, world.elena);
    some_kin(&world);
    some_breach(&world);
    let friday = add_friday_group(&world);
    approve(&world, world.dina, Role::Facilitator, (world.almaty, Some(friday)));
    for user in [world.aigul, world.dina] {
        give_code_app(&world, user);
    }
    approve(&world, world.carmen, Role::Mentor, (world.almaty, None));
    let code = newcomer(&world, "Томирис");
    let (almaty, tuesday, last) = (world.almaty, world.tuesday, world.women[13].0);
    let (dina, carmen, aigul) = (world.dina, world.carmen, world.aigul);
    world.change(By::User(world.elena), move |change| {
        let waits = people::find_by_code(change, &code)?.expect("a newcomer").id;
        groups::add_waiting(change, almaty, tuesday, waits, TUESDAY)?;
        let left = groups::find_member_on(change, tuesday, last, TUESDAY)?.expect("a member").membership;
        groups::end_membership(change, left, TUESDAY, "moved")?;
        for (user, role) in [(dina, Role::Mentor), (carmen, Role::Treasurer)] {
            let asked = NewAssignment {
                user,
                role,
                site: almaty,
                group: None,
                participant: None,
                from: TUESDAY,
                until: None,
                approved_by: None,
            };
            users::add_assignment(change, &asked)?;
        }
        for id in ["018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002"] {
            let at = change.at();
            change.execute(
                "insert into passkey (id, user_id, name, credential, backup_eligible, created_at)
                 values ($1, $2, 'office', '{}', false, $3)",
                minka::binds![id, aigul, at],
            )?;
        }
        change.commit(Entry::event("test.busy"), ())
    });
    world
}

/// Every route that takes a form, as the slices name them.
fn routes() -> BTreeSet<String> {
    let route = Regex::new(r#"\.route\(\s*"([^"]+)",[^"]*?\bpost\("#).expect("a pattern");
    let slices = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).expect("the source");
    let texts = slices.filter_map(|slice| fs::read_to_string(slice.expect("a slice").path().join("mod.rs")).ok());
    texts.flat_map(|text| route.captures_iter(&text).map(|found| found[1].to_owned()).collect::<Vec<_>>()).collect()
}

/// One statement that counts the rows of every table.
fn counting(world: &World) -> &'static str {
    let tables: Vec<String> = world.read(|db| {
        let known = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
        db.list(known, &[], |row| row.get(0))
    });
    assert!(tables.len() > 40, "only {} tables", tables.len());
    let counts = tables.iter().map(|table| format!("select '{table}', count(*) from {table}"));
    counts.collect::<Vec<_>>().join(" union all ").leak()
}

fn counted(world: &World, counting: &'static str) -> BTreeMap<String, i64> {
    world.read(move |db| db.list(counting, &[], |row| Ok((row.get(0)?, row.get(1)?)))).into_iter().collect()
}

/// A form of a page, and who meets it there.
struct Offer {
    user: UserId,
    page: String,
    action: String,
}

/// Why a form could not be sent; nothing: it was, and twice.
async fn send_twice(
    world: &World,
    counting: &'static str,
    (route, offer): (&str, &Offer),
    manner: Manner,
) -> Result<(), String> {
    let mut visit = world.visit(offer.user);
    // The page may have gone with what was ended since, or offer the form no more.
    let page = visit.get(&offer.page).await;
    let forms = Form::all(&page.text(), manner);
    let Some(form) = forms.into_iter().find(|form| form.action == offer.action) else {
        return Err(format!("{} offers it no more", offer.page));
    };
    send(world, counting, &mut visit, (route, &form)).await
}

async fn send(
    world: &World,
    counting: &'static str,
    visit: &mut Visit,
    (route, form): (&str, &Form),
) -> Result<(), String> {
    let before = counted(world, counting);
    let first = visit.post(&form.action, &form.with(&[])).await;
    let after = counted(world, counting);
    if !is_success(&first) {
        return Err(format!("{} {:?}: {}", first.status, form.fields, said(&first)));
    }
    if after["submission"] != before["submission"] + 1 {
        return Err(format!("{:?} is answered {}, but the form was not noted", form.fields, first.status));
    }
    again(visit, form, route, &first).await;
    assert_eq!(counted(world, counting), after, "{route}: the second tap changes nothing ({:?})", form.fields);
    Ok(())
}

async fn again(visit: &mut Visit, form: &Form, route: &str, first: &Page) {
    let second = visit.post(&form.action, &form.with(&[])).await;
    if SHOWN_ONCE.contains(&route) {
        assert_eq!(second.status, StatusCode::CONFLICT, "{route}: {}", said(&second));
    } else {
        assert!(is_success(&second), "{route}: {} after {}: {}", second.status, first.status, said(&second));
    }
    let other = visit.post(&form.action, &form.with(&[("other", "words")])).await;
    assert_eq!(
        other.status,
        StatusCode::CONFLICT,
        "{route}: other words under the same id are refused: {}",
        said(&other)
    );
}

fn is_success(page: &Page) -> bool {
    let leads = page.headers.get(http::header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
    match page.status {
        StatusCode::OK => true,
        StatusCode::SEE_OTHER => !leads.starts_with("/step-up") && !leads.starts_with("/sign-in"),
        _ => false,
    }
}

/// The words of a refusal.
fn said(page: &Page) -> String {
    let text = page.text();
    let main = text.split("<main").nth(1).unwrap_or_default();
    static TAGS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"<[^>]*>|\s+").expect("a pattern"));
    let words = TAGS.replace_all(main, " ").into_owned();
    words.split_whitespace().take(60).collect::<Vec<_>>().join(" ")
}

/// What the pages offer to everybody, by route, of routes that were not sent yet.
async fn offers(
    world: &World,
    routes: &BTreeSet<String>,
    led_to: &[(UserId, String)],
    walkers: &[UserId],
) -> BTreeMap<(usize, String), Vec<Offer>> {
    let mut pages = Vec::new();
    for (user, path) in led_to {
        pages.push((*user, path.clone(), world.visit(*user).get(path).await.text()));
    }
    for user in walkers {
        pages.extend(walk_along_a_few(world, *user).await.into_iter().map(|(path, text)| (*user, path, text)));
    }
    let mut found: BTreeMap<(usize, String), Vec<Offer>> = BTreeMap::new();
    for (user, page, text) in pages {
        for form in Form::all(&text, Manner::AsItComes).into_iter().filter(|form| !form.with_file) {
            let fitting = routes.iter().filter(|route| fits(route, &form.action));
            // `/staff/new` is no `/staff/{id}`.
            let Some(route) = fitting.min_by_key(|route| route.matches('{').count()) else { continue };
            let late = LATE.iter().position(|end| route.ends_with(end)).map_or(0, |at| at + 1);
            let of_route = found.entry((late, route.clone())).or_default();
            if of_route.iter().all(|known| known.action != form.action) {
                of_route.push(Offer { user, page: page.clone(), action: form.action });
            }
        }
    }
    found
}

/// Sends what is offered, until one form of each route was taken.
async fn send_all(
    world: &World,
    counting: &'static str,
    offers: BTreeMap<(usize, String), Vec<Offer>>,
    refused: &mut BTreeMap<String, String>,
) -> BTreeSet<String> {
    let mut taken = BTreeSet::new();
    for ((_, route), offers) in offers {
        let ways = offers.iter().take(TRIES).flat_map(|offer| Manner::ALL.map(|manner| (offer, manner)));
        for (offer, manner) in ways {
            match send_twice(world, counting, (&route, offer), manner).await {
                Ok(()) => {
                    taken.insert(route);
                    break;
                }
                Err(why) => drop(refused.insert(route.clone(), why)),
            }
        }
    }
    taken
}

/// Every lesson once said something else: of those that the walk comes by none may be changed on the way.
fn lessons_were_changed(world: &World) {
    let lessons: Vec<(LessonId, String)> = world
        .read(|db| db.list("select lesson_id, language from lesson_text", &[], |row| Ok((row.get(0)?, row.get(1)?))));
    assert!(!lessons.is_empty());
    world.change(By::Program, move |change| {
        for (lesson, language) in lessons {
            let language = Language::parse(&language).expect("a language");
            let Some((_, mut text)) = curriculum::find_lesson_text(change, lesson, language)? else { continue };
            text.aim.push_str(" (2)");
            curriculum::save_pack_text(change, lesson, language, &text)?;
        }
        change.commit(Entry::event("test.lessons"), ())
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_form_can_be_sent_twice() {
    let world = busy_world();
    some_questionnaires(&world).await;
    lessons_were_changed(&world);
    let (all, counting) = (routes(), counting(&world));
    let session = open_today(&world);
    for (user, at) in [(world.carmen, 2), (world.aigul, 3)] {
        let opened = crate::openings::open(&mut world.visit(user), &world.women[at].1).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "somebody has something open");
    }
    // No page leads there yet.
    let mut led_to = vec![(world.bota, format!("/sessions/{session}/link"))];
    led_to.extend(merge_pages(&world).into_iter().map(|page| (world.aigul, page)));
    let elsewhere = KEEPS_NOTHING.iter().chain(&SENT_TWICE_ELSEWHERE).map(|(route, _)| (*route).to_owned());
    let elsewhere: BTreeSet<String> = elsewhere.collect();
    assert!(elsewhere.is_subset(&all), "named as an exception for nothing: {elsewhere:?}");
    let mut open: BTreeSet<String> = all.difference(&elsewhere).cloned().collect();
    let mut refused = BTreeMap::new();
    let everybody = [world.aigul, world.bota, world.elena, world.carmen, world.lucia, world.dina];
    for round in 1..=ROUNDS {
        // All are walked with once; what is left is the work of those who run the place, and of a mentor.
        let walkers = if round == 1 { &everybody[..] } else { &everybody[..4] };
        let mut offers = offers(&world, &all, &led_to, walkers).await;
        let is_time = |late: usize| late == 0 || round == ROUNDS || round > 1 && late < LATE.len();
        offers.retain(|(late, route), _| open.contains(route) && is_time(*late));
        let taken = send_all(&world, counting, offers, &mut refused).await;
        open.retain(|route| !taken.contains(route));
    }
    let never =
        open.iter().map(|route| format!("{route}: {}", refused.get(route).map_or("no page offers it", |why| why)));
    let never: Vec<String> = never.collect();
    assert!(never.is_empty(), "of {} routes not\n{}", all.len(), never.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_sealed_is_kept_once() {
    let world = World::new(Engine::Sqlite);
    let counting = counting(&world);
    let route = format!("/people/{}/identity", world.women[0].1);
    let mut aigul = world.visit(world.aigul);
    let look = aigul.post(&format!("{route}/opening"), &[("reason", "She asked to see it")]).await;
    let forms = Form::all(&look.text(), Manner::AsItComes);
    let form = forms.into_iter().find(|form| form.action == route).expect("the form of what is sealed");
    let sent = send(&world, counting, &mut aigul, (&route, &form)).await;
    assert_eq!(sent, Ok(()));
}
