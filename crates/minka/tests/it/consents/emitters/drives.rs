//! What is driven: for every emitter that rests on a consent, a woman, whoever goes through the door, and by what she shows there.

use jiff::civil::{date, time};
use minka::{
    consents::Purpose,
    contacts::{self, Card, Channel, Whose},
    foundation::{
        audit::Entry,
        change::By,
        ids::{ParticipantId, UserId},
        text::{Language, Text},
    },
    outside_requests::Asker,
};

use super::register::{COUNTING, MESSAGES, NOTES, SHARING, STATISTICS, SURVEY};
use crate::{
    assessments::some_questionnaires,
    breaches,
    instruments::switch_on,
    outside_requests::second,
    phone_forms::{self, Filled},
    referrals::some_referrals,
    restricted_notes::some_note,
    safety_plans::{PLAN, all_restricted},
    together,
    visits::{hand_over, some_visits, typed},
    waves::some_wave,
    world::World,
};

/// Emitters that stand ready together, each purpose that is taken away from all of them, and their routes.
pub(super) struct Scene {
    pub(super) name: &'static str,
    pub(super) purposes: &'static [Purpose],
    pub(super) routes: &'static [&'static str],
}

const fn scene(name: &'static str, purposes: &'static [Purpose], routes: &'static [&'static str]) -> Scene {
    Scene { name, purposes, routes }
}

/// Every scene. An emitter that the register names and no scene drives fails the build, and so does the opposite.
pub(super) static SCENES: [Scene; 11] = [
    scene("due", SURVEY, &["/", "/due", "/due/{site}/{wave}", "/people/{code}", "/people/{code}/assessments"]),
    scene(
        "asked",
        SURVEY,
        &[
            "/people/{code}",
            "/people/{code}/assessments",
            "/people/{code}/assessments/lines/{key}",
            "/people/{code}/assessments/mistakes",
            "/people/{code}/assessments/new",
            "/people/{code}/assessments/paper.pdf",
            "/people/{code}/assessments/{id}",
            "/people/{code}/assessments/{id}/ending",
            "/people/{code}/assessments/{id}/items/{item}",
            "/people/{code}/assessments/{id}/keying",
            "/people/{code}/assessments/{id}/mistake",
            "/people/{code}/assessments/{id}/mistake/day",
            "/people/{code}/assessments/{id}/mistake/return",
        ],
    ),
    scene("telephone", SURVEY, &["/phone/{token}/codes.csv", "/phone/{token}/submission"]),
    scene("counted", COUNTING, &["/instruments/{programme}/{key}/group", "/instruments/{programme}/{key}/together"]),
    scene("sealed table", STATISTICS, &["/people/export"]),
    scene("donor", SHARING, &["/outside/{request}/extract"]),
    scene("sent", SHARING, &["/people/{code}/referrals", "/people/{code}/referrals/{referral}/paper"]),
    scene(
        "restricted",
        NOTES,
        &[
            "/people/{code}/plan",
            "/people/{code}/plan/edit",
            "/people/{code}/plan/paper",
            "/people/{code}/plan/reviews",
            "/people/{code}/records",
            "/people/{code}/records/new",
            "/people/{code}/notes",
            "/people/{code}/notes/new",
            "/people/{code}/notes/{note}",
            "/people/{code}/notes/{note}/additions",
        ],
    ),
    scene(
        "visited",
        NOTES,
        &[
            "/people/{code}/visits",
            "/people/{code}/visits/draft",
            "/people/{code}/visits/new",
            "/people/{code}/visits/{visit}",
            "/people/{code}/visits/{visit}/notes",
        ],
    ),
    scene(
        "handed over",
        &[Purpose::Handover, Purpose::Notes],
        &["/people/{code}/visits/{visit}", "/people/{code}/notes/{note}"],
    ),
    scene("lost", MESSAGES, &["/breaches/{breach}/women", "/breaches/{breach}/women/{code}/telling"]),
];

/// A scene that stands: whose consents are given and taken back, by which manager, with whom she shares, and its doors.
pub(super) struct Stage {
    pub(super) code: String,
    pub(super) manager: UserId,
    /// Kind of help and name of whoever is told, where the purpose asks for one.
    pub(super) recipient: [&'static str; 2],
    pub(super) doors: Vec<Door>,
}

/// One way through an emitter.
pub(super) struct Door {
    pub(super) route: &'static str,
    /// Nobody for a telephone, which has its link.
    pub(super) who: Option<UserId>,
    pub(super) act: Act,
    pub(super) shows: Shows,
}

/// What somebody does there.
pub(super) enum Act {
    Open(String),
    Send(String, Vec<(String, String)>),
    /// Keeps a form, and opens the page on which it is found again.
    SendAndOpen(String, Vec<(String, String)>, String),
    /// Sends a form that a telephone filled in without a network.
    Telephone(String, Filled),
    /// Two people decide what a donor gets, and it is taken out.
    TakeOut(UserId, ParticipantId),
    /// Takes a table out that is sealed for somebody else, who opens it.
    SealedTable,
}

/// By what she is there.
pub(super) enum Shows {
    /// Words of hers or about her.
    Words(String),
    /// The page itself.
    Page,
    /// What was sent is taken.
    Taken,
}

fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn opens(route: &'static str, who: UserId, path: String, shows: Shows) -> Door {
    Door { route, who: Some(who), act: Act::Open(path), shows }
}

fn sends(route: &'static str, who: UserId, path: String, (fields, shows): (&[(&str, &str)], Shows)) -> Door {
    Door { route, who: Some(who), act: Act::Send(path, owned(fields)), shows }
}

fn words(words: &str) -> Shows {
    Shows::Words(words.to_owned())
}

fn id(world: &World, sql: &'static str) -> String {
    world.read(move |db| db.get(sql, &[], |row| row.get(0)))
}

/// A scene about Rosa in Lima, of whom Carmen is the mentor.
fn of_rosa(world: &World, recipient: [&'static str; 2], doors: Vec<Door>) -> Stage {
    Stage { code: world.lima_women[4].1.clone(), manager: world.lucia, recipient, doors }
}

const NOBODY: [&str; 2] = ["", ""];

/// Sets a scene up, with everything that it takes but the consent that is driven.
pub(super) async fn stage(world: &World, name: &str) -> Stage {
    match name {
        "due" => due(world).await,
        "asked" => asked(world).await,
        "telephone" => telephone(world).await,
        "counted" => counted(world),
        "sealed table" => sealed_table(world),
        "donor" => donor(world),
        "sent" => sent(world),
        "restricted" => restricted(world),
        "visited" => visited(world).await,
        "handed over" => handed_over(world),
        "lost" => lost(world).await,
        other => panic!("no scene is called {other}"),
    }
}

fn sealed_table(world: &World) -> Stage {
    let code = &world.lima_women[4].1;
    let door = Door { route: "/people/export", who: Some(world.lucia), act: Act::SealedTable, shows: words(code) };
    of_rosa(world, NOBODY, vec![door])
}

async fn due(world: &World) -> Stage {
    some_wave(world).await;
    let (carmen, rosa) = (world.carmen, &world.lima_women[4].1);
    let hers = format!("/people/{rosa}");
    let window = format!("/due/{}/{}", world.lima, id(world, "select min(id) from wave"));
    let doors = vec![
        opens("/due", carmen, "/due".to_owned(), words("Due: 1")),
        opens("/due/{site}/{wave}", carmen, window, words(rosa)),
        opens("/", carmen, "/".to_owned(), Shows::Words(format!("{rosa}: a questionnaire is due"))),
        opens("/people/{code}", carmen, hers.clone(), words("until 10 December 2026")),
        opens("/people/{code}/assessments", carmen, format!("{hers}/assessments"), words("Due now")),
    ];
    of_rosa(world, NOBODY, doors)
}

async fn asked(world: &World) -> Stage {
    some_questionnaires(world).await;
    let (carmen, hers) = (world.carmen, format!("/people/{}", world.lima_women[4].1));
    let list = format!("{hers}/assessments");
    let done = id(world, "select max(id) from assessment where state = 'finished'");
    let open = id(world, "select id from assessment where state = 'open' and way = 'screen'");
    let paper = id(world, "select id from assessment where way = 'paper'");
    let item = "/people/{code}/assessments/{id}/items/{item}";
    let answer = (&[("answer", "debt-low")][..], Shows::Taken);
    let mistake = "/people/{code}/assessments/{id}/mistake";
    let day = (&[("on-day", "23"), ("on-month", "11"), ("on-year", "2026")][..], Shows::Taken);
    let doors = vec![
        opens("/people/{code}", carmen, hers, words("Last asked: ")),
        opens("/people/{code}/assessments", carmen, list.clone(), words("Asked once")),
        opens("/people/{code}/assessments/new", carmen, format!("{list}/new?instrument=who5"), Shows::Page),
        opens("/people/{code}/assessments/paper.pdf", carmen, format!("{list}/paper.pdf?instrument=who5"), Shows::Page),
        opens("/people/{code}/assessments/lines/{key}", carmen, format!("{list}/lines/who5"), Shows::Page),
        opens("/people/{code}/assessments/{id}", carmen, format!("{list}/{done}"), Shows::Page),
        opens(item, carmen, format!("{list}/{open}/items/own-money"), Shows::Page),
        sends(item, carmen, format!("{list}/{open}/items/debt"), answer),
        opens("/people/{code}/assessments/{id}/ending", carmen, format!("{list}/{open}/ending"), Shows::Page),
        opens("/people/{code}/assessments/{id}/keying", carmen, format!("{list}/{paper}/keying"), Shows::Page),
        opens(
            "/people/{code}/assessments/mistakes",
            carmen,
            format!("{list}/mistakes"),
            words(&format!("{done}/mistake")),
        ),
        opens(mistake, carmen, format!("{list}/{done}/mistake"), Shows::Page),
        sends("/people/{code}/assessments/{id}/mistake/day", carmen, format!("{list}/{done}/mistake/day"), day),
        sends(
            "/people/{code}/assessments/{id}/mistake/return",
            carmen,
            format!("{list}/{done}/mistake/return"),
            (&[], Shows::Taken),
        ),
    ];
    of_rosa(world, NOBODY, doors)
}

async fn telephone(world: &World) -> Stage {
    let (link, filled) = phone_forms::ready(world).await;
    let (codes, rosa) = (format!("{link}/codes.csv"), world.lima_women[4].1.clone());
    let doors = vec![
        Door { route: "/phone/{token}/codes.csv", who: None, act: Act::Open(codes), shows: Shows::Words(rosa) },
        Door { route: "/phone/{token}/submission", who: None, act: Act::Telephone(link, filled), shows: Shows::Taken },
    ];
    of_rosa(world, NOBODY, doors)
}

/// One woman more than a group of questionnaires takes, twelve of them asked twice: with her they are so many, without her one less.
fn counted(world: &World) -> Stage {
    let versions = switch_on(world, world.almaty_programme, &["gad7", "who5"]);
    together::some_windows(world, "who5");
    let women = together::ask(world, ("gad7", versions[0]), &together::published()[..31], &together::BOTH);
    for woman in &women[..12] {
        for (on, row) in [(date(2026, 9, 8), [2; 5]), (date(2026, 11, 17), [0; 5])] {
            together::answer(world, ("who5", versions[1]), *woman, (on, &row));
        }
    }
    let first = women[0];
    let code = world.read(move |db| Ok(minka::people::find_by_id(db, first)?.expect("she").code));
    let page = |key: &str| format!("/instruments/{}/{key}", world.almaty_programme);
    let (group, all) = ("/instruments/{programme}/{key}/group", "/instruments/{programme}/{key}/together");
    let doors = vec![
        opens(group, world.aigul, format!("{}/group", page("who5")), words("12 of 12")),
        opens(all, world.aigul, format!("{}/together", page("gad7")), words(">31<")),
    ];
    Stage { code, manager: world.aigul, recipient: NOBODY, doors }
}

fn donor(world: &World) -> Stage {
    let (gulnar, (woman, code)) = (second(world), world.women[0].clone());
    let take = Door {
        route: "/outside/{request}/extract",
        who: Some(gulnar),
        act: Act::TakeOut(gulnar, woman),
        shows: Shows::Words(code.clone()),
    };
    Stage { code, manager: world.aigul, recipient: ["other", "Canaryoffice"], doors: vec![take] }
}

/// Who asks in [`donor`]: somebody whom no law makes us answer.
pub(super) const DONOR: Asker = Asker::Donor;

fn sent(world: &World) -> Stage {
    some_referrals(world);
    let list = format!("/people/{}/referrals", world.lima_women[4].1);
    let referral = id(world, "select id from referral");
    let place = id(world, "select id from help_place");
    let another = [("place", place.as_str()), ("need", "Canaryreferral again")];
    let paper = format!("{list}/{referral}/paper");
    let doors = vec![
        sends("/people/{code}/referrals", world.carmen, list, (&another, Shows::Taken)),
        opens("/people/{code}/referrals/{referral}/paper", world.carmen, paper, words("Canaryreferral")),
    ];
    of_rosa(world, ["legal", "Centro Sol"], doors)
}

fn restricted(world: &World) -> Stage {
    all_restricted(world);
    let hers = format!("/people/{}", world.lima_women[4].1);
    let (carmen, plan, records) = (world.carmen, format!("{hers}/plan"), format!("{hers}/records"));
    let (notes, told) = (format!("{hers}/notes"), [("words", "Canarysecret again")]);
    let note = id(world, "select id from restricted_note where id = note_id");
    let (review, along) =
        ([("on-day", "24"), ("on-month", "11"), ("on-year", "2026")], [("asked", "yes"), ("keeps", "here")]);
    let doors = vec![
        opens("/people/{code}/plan", carmen, plan.clone(), words("Canaryplan")),
        sends("/people/{code}/plan", carmen, plan.clone(), (&PLAN, Shows::Taken)),
        opens("/people/{code}/plan/edit", carmen, format!("{plan}/edit"), words("Canaryplan")),
        opens("/people/{code}/plan/paper", carmen, format!("{plan}/paper"), Shows::Page),
        sends("/people/{code}/plan/paper", carmen, format!("{plan}/paper"), (&along, words("Canaryplan"))),
        sends("/people/{code}/plan/reviews", carmen, format!("{plan}/reviews"), (&review, Shows::Taken)),
        opens("/people/{code}/records", carmen, records.clone(), words("Canaryrecord")),
        opens("/people/{code}/records/new", carmen, format!("{records}/new"), Shows::Page),
        opens("/people/{code}/notes", carmen, notes.clone(), words(&note)),
        sends("/people/{code}/notes", carmen, notes.clone(), (&told, Shows::Taken)),
        opens("/people/{code}/notes/new", carmen, format!("{notes}/new"), Shows::Page),
        opens("/people/{code}/notes/{note}", carmen, format!("{notes}/{note}"), words("Canarysecret")),
        sends(
            "/people/{code}/notes/{note}/additions",
            carmen,
            format!("{notes}/{note}/additions"),
            (&told, Shows::Taken),
        ),
    ];
    of_rosa(world, NOBODY, doors)
}

async fn visited(world: &World) -> Stage {
    some_visits(world);
    let list = format!("/people/{}/visits", world.lima_women[4].1);
    let (carmen, page) = (world.carmen, format!("{list}/{}", id(world, "select id from visit")));
    let (draft, new) = (format!("{list}/draft"), format!("{list}/new"));
    let note = [("note", "Canaryvisit left")];
    // Left while she agreed: what she stops does not come back in the form either.
    world.visit(carmen).tap(&draft, &note).await;
    let another = typed(&[("note", "Canaryvisit again")]);
    let left = Act::SendAndOpen(draft, owned(&note), new.clone());
    let doors = vec![
        opens("/people/{code}/visits/new", carmen, new, words("Canaryvisit left")),
        Door { route: "/people/{code}/visits/draft", who: Some(carmen), act: left, shows: words("Canaryvisit left") },
        opens("/people/{code}/visits/{visit}", carmen, page.clone(), words("Canaryvisit note")),
        sends("/people/{code}/visits/{visit}/notes", carmen, format!("{page}/notes"), (&note, Shows::Taken)),
        sends("/people/{code}/visits", carmen, list, (&another, Shows::Taken)),
    ];
    of_rosa(world, NOBODY, doors)
}

fn handed_over(world: &World) -> Stage {
    some_visits(world);
    let (rosa, code) = &world.lima_women[4];
    some_note(world);
    hand_over(world, *rosa, world.dina);
    let page = format!("/people/{code}/visits/{}", id(world, "select id from visit"));
    let note = format!("/people/{code}/notes/{}", id(world, "select id from restricted_note where id = note_id"));
    let doors = vec![
        opens("/people/{code}/visits/{visit}", world.dina, page, words("Canaryvisit note")),
        opens("/people/{code}/notes/{note}", world.dina, note, words("Canarysecret")),
    ];
    of_rosa(world, NOBODY, doors)
}

/// Carmen's telephone is lost, and Rosa may be told by a message on Tuesdays between seven and nine.
async fn lost(world: &World) -> Stage {
    let (rosa, code) = world.lima_women[4].clone();
    let account = world.carmen.to_string();
    let fields = breaches::form(&[("thing", "telephone"), ("account", &account)]);
    breaches::report(&mut world.visit(world.carmen), &fields).await;
    let here = breaches::here(world);
    breaches::search(&mut world.visit(world.lucia), &here).await;
    let card = Card {
        whose: Whose::Own,
        channel: Channel::Text,
        number: "+51 900 999 0077".to_owned(),
        days: vec![2],
        from: time(7, 0, 0, 0),
        until: time(9, 0, 0, 0),
        zone: "America/Lima".to_owned(),
        may_pick_up: String::new(),
        say: "It is the library".to_owned(),
        code_word: String::new(),
        language: Language::Es,
        written: date(2026, 11, 1),
        valid_until: date(2026, 12, 1),
    };
    let (keyring, lima) = (world.app.keyring().clone(), world.lima);
    world.change(By::Program, move |change| {
        contacts::save_card(change, &keyring, (lima, rosa), &card)?;
        change.commit(Entry::event("test.card"), ())
    });
    let (women, telling) = (format!("{here}/women"), format!("{here}/women/{code}/telling"));
    let letter = Shows::Words(Text(Language::Es).say("breaches-text"));
    let by_card = (&[("how", "by_card")][..], Shows::Taken);
    let doors = vec![
        opens("/breaches/{breach}/women", world.lucia, women, letter),
        sends("/breaches/{breach}/women/{code}/telling", world.lucia, telling, by_card),
    ];
    of_rosa(world, NOBODY, doors)
}
