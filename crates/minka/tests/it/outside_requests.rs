//! R22: somebody outside asks about women. Two people decide, only the chosen fields leave, once, and she is told.

use http::StatusCode;
use jiff::civil::date;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Recipient, Said, TEXT_VERSION, Way},
    contacts,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId, UserId},
        safe_mode,
        text::Language,
    },
    identities::{self, Identity},
    outside_requests::{self, Ask, Asker, Field, NewRequest, OutsideRequestId},
};

use crate::{
    exclusions, on_both,
    participation::three_sessions,
    world::{Page, TUESDAY, Visit, World, add_staff, paper_text},
};

/// Somebody asks; written down behind the pages.
pub fn ask_about(
    world: &World,
    site: SiteId,
    (women, kind, on_paper): (&[ParticipantId], Asker, bool),
    (fields, law_forbids): (&[Field], bool),
) -> OutsideRequestId {
    let new = NewRequest {
        site,
        kind,
        on_paper,
        asked: i64::try_from(women.len()).expect("few"),
        women: women.to_vec(),
        fields: fields.to_vec(),
        received: TUESDAY,
        due: date(2026, 12, 1),
        law_forbids,
        ask: Ask {
            office: "Canaryoffice".to_owned(),
            reference: "Canaryreference".to_owned(),
            basis: "Canarybasis".to_owned(),
            purpose: String::new(),
            forbids: String::new(),
        },
    };
    world.change(By::Program, move |change| {
        let id = outside_requests::write_down(change, &new)?;
        change.commit(Entry::event("test.outside"), id)
    })
}

/// A second manager in Almaty.
pub fn second(world: &World) -> UserId {
    add_staff(&world.app, "gulnar", Language::En, &[(Role::Manager, world.almaty, None, None)])
}

const WHY: (&str, &str) = ("why", "An order of the court, read by a lawyer");

async fn propose(visit: &mut Visit, id: OutsideRequestId, more: &[(&str, &str)]) -> Page {
    visit.tap(&format!("/outside/{id}/decision"), &[&[WHY], more].concat()).await
}

/// Aigul proposes to give, somebody else confirms.
pub async fn decide(world: &World, id: OutsideRequestId, other: UserId) {
    let done = propose(&mut world.visit(world.aigul), id, &[("verdict", "give")]).await;
    assert_eq!(done.location(), format!("/outside/{id}?notice=outside-proposed"));
    let done = world.visit(other).tap(&format!("/outside/{id}/confirmation"), &[]).await;
    assert_eq!(done.location(), format!("/outside/{id}?notice=outside-confirmed"));
}

/// Her sealed part, with words that stand nowhere else.
fn seal_canaries(world: &World, woman: ParticipantId) {
    let (almaty, keyring) = (world.almaty, world.app.keyring().clone());
    let identity = Identity {
        legal_name: "Canarylegal".to_owned(),
        phone: "+77001230001".to_owned(),
        address: "Canarystreet 1".to_owned(),
        birth_date: "1985-04-03".to_owned(),
    };
    world.change(By::Program, move |change| {
        identities::save_identity(change, &keyring, (almaty, woman), &identity)?;
        change.commit(Entry::event("test.seal"), ())
    });
}

/// The lines of a table.
fn lines(page: &Page) -> Vec<String> {
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.headers["content-disposition"], "attachment; filename=\"table.csv\"");
    page.text().strip_prefix('\u{feff}').expect("a byte order mark").lines().map(str::to_owned).collect()
}

fn share(world: &World, woman: ParticipantId, said: Said) {
    let (almaty, agreed) = (world.almaty, said == Said::Agreed);
    world.change(By::Program, move |change| {
        let event = ConsentEvent {
            id: ConsentId::new(change.clock()),
            purpose: Purpose::Sharing,
            recipient: Some(Recipient { sector: "other".to_owned(), name: "canaryoffice".to_owned() }),
            said,
            way: agreed.then_some(Way::Written),
            reader: "Aigul".to_owned(),
            witness: "Bota".to_owned(),
            language: agreed.then_some(Language::Ru),
            text_version: TEXT_VERSION.to_owned(),
            from: TUESDAY,
            until: agreed.then_some(date(2027, 2, 1)),
            recorded_at: change.at(),
        };
        consents::add_event(change, (almaty, woman), &event)?;
        change.commit(Entry::event("test.sharing"), ())
    });
}

const BASIC: [(&str, &str); 15] = [
    ("kind", "police"),
    ("office", "Canaryoffice"),
    ("paper", "yes"),
    ("reference", "17/4"),
    ("basis", "Article 5"),
    ("fields", "code"),
    ("fields", "attendance"),
    ("due-day", "1"),
    ("due-month", "12"),
    ("due-year", "2026"),
    ("received-day", "24"),
    ("received-month", "11"),
    ("received-year", "2026"),
    ("purpose", ""),
    ("forbids", ""),
];

/// Fills the form at her site.
async fn write(world: &World, visit: &mut Visit, fields: &[(&str, &str)]) -> Page {
    let site = world.almaty.to_string();
    visit.fill("/outside/new", "/outside/new", &[fields, &[("site", site.as_str())]].concat()).await
}

/// Who sends what to where.
type Step<'a> = (UserId, String, Vec<(&'a str, &'a str)>);

on_both! {
    async fn a_request_is_written_down_and_what_is_missing_is_said(world) {
        let mut aigul = world.visit(world.aigul);
        let codes = format!("{} {}, xxxx", world.women[0].1, world.women[1].1.to_lowercase());
        let refused = write(&world, &mut aigul, &[("silence", "yes")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["Choose who asks", "Say who asks", "Write at least one code", "Choose what they ask for", "Say which law"] {
            assert!(refused.says(words), "{words}: {}", refused.text());
        }
        let codes = ("codes", codes.as_str());
        let early = [&BASIC[..7], &BASIC[10..], &[("due-day", "1"), ("due-month", "11"), ("due-year", "2026"), codes]].concat();
        assert!(write(&world, &mut aigul, &early).await.says("before the day on which it came"));
        let done = write(&world, &mut aigul, &[&BASIC[..], &[codes]].concat()).await;
        let page = aigul.follow(&done).await;
        assert!(page.says("Canaryoffice") && page.says("17/4") && page.says("At how many meetings"), "{}", page.text());
        assert!(page.says(&world.women[0].1) && page.says(&world.women[1].1) && page.says("One of the codes was not found"));
        assert!(!page.text().contains("<title>Canary"), "the title says nothing");
        // Nothing of it lies in clear.
        assert_eq!(world.newest_audit().1, "outside.read");
        for (sql, most) in [("select count(*) from audit_entry where detail like '%Canary%'", 0), ("select count(*) from outside_woman", 2)] {
            assert_eq!(world.count(sql), most, "{sql}");
        }
        // It waits on her first page, and is red when its day is over.
        let today = aigul.get("/").await;
        assert!(today.says("A request from outside: answer until") && !today.says("Overdue"), "{}", today.text());
        world.set_time("2026-12-02T06:00:00Z");
        let mut later = world.visit(world.aigul);
        assert!(later.get("/").await.says("Overdue") && later.get("/outside").await.says("Overdue"));
        // Nobody else has to do with it.
        let path = done.location().split('?').next().expect("a path").to_owned();
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND);
            assert!(!visit.get("/").await.says("A request from outside"));
        }
    }

    async fn two_people_decide_and_a_table_leaves_once(world) {
        three_sessions(&world);
        let (first, other) = (world.women[0].0, world.women[1].0);
        seal_canaries(&world, first);
        let id = ask_about(&world, world.almaty, (&[first, other], Asker::Court, true), (&[Field::Code, Field::JoinedOn], false));
        let gulnar = second(&world);
        let mut aigul = world.visit(world.aigul);
        let extract = format!("/outside/{id}/extract");
        assert_eq!(aigul.tap(&extract, &[]).await.status, StatusCode::GONE, "nothing is decided");
        let refused = aigul.tap(&format!("/outside/{id}/decision"), &[]).await;
        assert!(refused.says("Choose the answer") && refused.says("Say why"), "{}", refused.text());
        assert!(propose(&mut aigul, id, &[("verdict", "less")]).await.says("Choose some of it"));
        let done = propose(&mut aigul, id, &[("verdict", "less"), ("fields", "code"), ("fields", "phone")]).await;
        assert_eq!(done.location(), format!("/outside/{id}?notice=outside-proposed"));
        assert_eq!(world.newest_audit().1, "outside.decide");
        // One person alone is no decision: not by confirming herself, nor by proposing twice.
        let confirmation = format!("/outside/{id}/confirmation");
        assert_eq!(aigul.tap(&confirmation, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(propose(&mut aigul, id, &[("verdict", "give")]).await.status, StatusCode::CONFLICT);
        assert_eq!(aigul.tap(&extract, &[]).await.status, StatusCode::GONE);
        assert_eq!(world.visit(world.lucia).tap(&confirmation, &[]).await.status, StatusCode::NOT_FOUND, "another site's");
        let mut second = world.visit(gulnar);
        assert!(second.get(&format!("/outside/{id}")).await.says("An order of the court"));
        second.tap(&confirmation, &[]).await;
        assert_eq!(world.newest_audit().1, "outside.confirm");
        // Only the fields that both decided on, of the women it is about; each has her entry before the bytes leave.
        let taken = lines(&second.tap(&extract, &[]).await);
        let mut codes = vec![world.women[0].1.clone(), world.women[1].1.clone()];
        codes.sort_unstable();
        assert_eq!(taken, [vec!["code".to_owned()], codes].concat());
        assert_eq!(world.count("select count(*) from audit_entry where action = 'outside.extract' and subject like 'woman %'"), 2);
        for visit in [&mut second, &mut aigul] {
            assert_eq!(visit.tap(&extract, &[]).await.status, StatusCode::GONE, "once");
        }
        // She sees it when she asks who opened her file.
        let code = world.women[0].1.clone();
        let seen = aigul.tap(&format!("/people/{code}/openings"), &[("reason", "She asked")]).await;
        assert!(seen.says("Gave something of it to somebody outside"), "{}", seen.text());
    }

    async fn a_decision_that_was_taken_back_gives_nothing(world) {
        let gulnar = second(&world);
        let id = ask_about(&world, world.almaty, (&[world.women[0].0], Asker::Court, true), (&[Field::Code], false));
        decide(&world, id, gulnar).await;
        let mut aigul = world.visit(world.aigul);
        let gone = aigul.tap(&format!("/outside/{id}/withdrawal"), &[]).await;
        assert_eq!(gone.location(), format!("/outside/{id}?notice=outside-taken-back"));
        assert_eq!(aigul.tap(&format!("/outside/{id}/extract"), &[]).await.status, StatusCode::GONE);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'outside.extract'"), 0);
        // It can be decided anew, or closed.
        decide(&world, id, gulnar).await;
        assert_eq!(lines(&aigul.tap(&format!("/outside/{id}/extract"), &[]).await).len(), 2);
        let other = ask_about(&world, world.almaty, (&[], Asker::Other, true), (&[Field::Code], false));
        let closed = aigul.tap(&format!("/outside/{other}/withdrawal"), &[]).await;
        assert_eq!(closed.location(), format!("/outside/{other}?notice=outside-withdrawn"));
        assert_eq!(propose(&mut aigul, other, &[("verdict", "refuse")]).await.status, StatusCode::CONFLICT);
    }

    async fn without_a_paper_the_only_answer_is_no(world) {
        let gulnar = second(&world);
        let id = ask_about(&world, world.almaty, (&[world.women[0].0], Asker::Police, false), (&[Field::Code, Field::Groups], false));
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get(&format!("/outside/{id}")).await;
        assert!(page.says("There is no paper") && !page.says("value=\"give\""), "{}", page.text());
        for more in [&[("verdict", "give")][..], &[("verdict", "less"), ("fields", "code")]] {
            let refused = propose(&mut aigul, id, more).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says("Without a paper the only answer is no"), "{}", refused.text());
        }
        propose(&mut aigul, id, &[("verdict", "refuse")]).await;
        world.visit(gulnar).tap(&format!("/outside/{id}/confirmation"), &[]).await;
        assert_eq!(aigul.tap(&format!("/outside/{id}/extract"), &[]).await.status, StatusCode::GONE);
        assert!(aigul.get("/outside").await.says("Answered"));
    }

    async fn every_field_leaves_as_it_is_and_none_that_was_not_chosen(world) {
        three_sessions(&world);
        let first = world.women[0].0;
        seal_canaries(&world, first);
        let gulnar = second(&world);
        let id = ask_about(&world, world.almaty, (&[first], Asker::Court, true), (&Field::ALL, false));
        decide(&world, id, gulnar).await;
        let taken = lines(&world.visit(gulnar).tap(&format!("/outside/{id}/extract"), &[]).await);
        assert_eq!(
            taken[0],
            "code,chosen_name,language,state,joined_on,groups,attendance,legal_name,birth_date,phone,address"
        );
        for words in [&world.women[0].1, "Айгерим", "ru", "active", "2026-09-01", "Тюльпан", "Canarylegal", "1985-04-03", "'+77001230001", "Canarystreet 1"] {
            assert!(taken[1].contains(words), "{words}: {}", taken[1]);
        }
        assert!(taken[1].contains("2026-11: "), "{}", taken[1]);
        // One field at a time: its word, and none of the others'.
        let cells: Vec<&str> = taken[1].split(',').collect();
        for (at, field) in Field::ALL.into_iter().enumerate() {
            let id = ask_about(&world, world.almaty, (&[first], Asker::Court, true), (&[field], false));
            decide(&world, id, gulnar).await;
            let alone = lines(&world.visit(gulnar).tap(&format!("/outside/{id}/extract"), &[]).await);
            assert_eq!(alone, [field.key().to_owned(), cells[at].to_owned()]);
        }
    }

    async fn whom_a_woman_named_gets_nothing_of_her_and_cannot_tell(world) {
        let gulnar = second(&world);
        let (first, other) = (world.women[0].0, world.women[1].0);
        exclusions::name(&world, (world.almaty, first), world.aigul);
        let mut aigul = world.visit(world.aigul);
        let pages = [world.women[0].1.as_str(), "BAKO-X"].map(|code| format!("{code} {}", world.women[1].1));
        let ids = regex::Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}").expect("a pattern");
        let mut seen = Vec::new();
        for codes in &pages {
            let done = write(&world, &mut aigul, &[&BASIC[..], &[("codes", codes.as_str())]].concat()).await;
            let page = aigul.follow(&done).await.text();
            let main = page.split("<main").nth(1).expect("a page").split("</main>").next().expect("its end").to_owned();
            seen.push(ids.replace_all(&main, "id").into_owned());
        }
        assert_eq!(seen[0], seen[1], "the code of a woman who named her is like one that nobody has");
        assert!(seen[0].contains("One of the codes was not found"));
        // Written down by another, her line is not for these eyes, on the page or in the table.
        let id = ask_about(&world, world.almaty, (&[first, other], Asker::Court, true), (&[Field::Code], false));
        decide(&world, id, gulnar).await;
        let page = aigul.get(&format!("/outside/{id}")).await;
        assert!(!page.says(&world.women[0].1) && page.says("One of the codes was not found"), "{}", page.text());
        let hers = format!("/outside/{id}/told/{}", world.women[0].1);
        assert_eq!(aigul.tap(&hers, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(lines(&aigul.tap(&format!("/outside/{id}/extract"), &[]).await), ["code", world.women[1].1.as_str()]);
    }

    async fn a_donor_gets_nothing_of_a_woman_who_does_not_agree(world) {
        let gulnar = second(&world);
        let women = [world.women[0].0, world.women[1].0];
        for kind in [Asker::Donor, Asker::Partner, Asker::Other] {
            share(&world, women[0], Said::Agreed);
            let taken = |rows: usize, text: Vec<String>| assert_eq!(text.len(), rows + 1, "{kind:?}: {text:?}");
            let id = ask_about(&world, world.almaty, (&women, kind, true), (&[Field::Code], false));
            decide(&world, id, gulnar).await;
            let table = lines(&world.visit(gulnar).tap(&format!("/outside/{id}/extract"), &[]).await);
            assert_eq!(table[1], world.women[0].1);
            taken(1, table);
            // She stops it between the decision and the table: her line is not there.
            let id = ask_about(&world, world.almaty, (&women, kind, true), (&[Field::Code], false));
            decide(&world, id, gulnar).await;
            share(&world, women[0], Said::Withdrawn);
            taken(0, lines(&world.visit(gulnar).tap(&format!("/outside/{id}/extract"), &[]).await));
        }
    }

    async fn she_is_told_unless_the_law_forbids_it(world) {
        let gulnar = second(&world);
        let (first, code) = world.women[0].clone();
        let almaty = world.almaty;
        world.change(By::User(world.aigul), move |change| {
            contacts::pause(change, (almaty, first))?;
            change.commit(Entry::event("test.pause"), ())
        });
        let open = ask_about(&world, world.almaty, (&[first], Asker::Police, true), (&[Field::Code], false));
        let silent = ask_about(&world, world.almaty, (&[first], Asker::Court, true), (&[Field::Code], true));
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get(&format!("/outside/{open}")).await;
        assert!(page.says("by her mentor, in person") && page.says("No message and no call"), "{}", page.text());
        let told = format!("/outside/{open}/told/{code}");
        assert_eq!(aigul.tap(&told, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(aigul.get(&format!("/outside/{open}")).await.says("Told on"));
        let page = aigul.get(&format!("/outside/{silent}")).await;
        assert!(page.says("The law forbids telling her") && !page.says("She was told today"), "{}", page.text());
        assert_eq!(aigul.tap(&format!("/outside/{silent}/told/{code}"), &[]).await.status, StatusCode::CONFLICT);
        // What she may not hear of shows neither in her own view nor in who opened her file.
        decide(&world, silent, gulnar).await;
        aigul.tap(&format!("/outside/{silent}/extract"), &[]).await;
        let seen = aigul.tap(&format!("/people/{code}/openings"), &[("reason", "She asked")]).await;
        assert!(!seen.says("somebody outside"), "{}", seen.text());
        let told = world.read(move |db| {
            outside_requests::tell(db, first, &minka::foundation::text::Text(Language::En), minka::foundation::told::Portion::ALL)
        });
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].words.contains("The police") && told[0].words.contains("nothing is decided yet"), "{told:?}");
    }

    async fn every_form_is_taken_once(world) {
        let gulnar = second(&world);
        let code = world.women[0].1.clone();
        let id = ask_about(&world, world.almaty, (&[world.women[0].0], Asker::Court, true), (&[Field::Code], false));
        let steps: [Step<'_>; 4] = [
            (world.aigul, format!("/outside/{id}/decision"), vec![WHY, ("verdict", "give")]),
            (gulnar, format!("/outside/{id}/confirmation"), vec![]),
            (world.aigul, format!("/outside/{id}/told/{code}"), vec![]),
            (world.aigul, format!("/outside/{id}/withdrawal"), vec![]),
        ];
        for (user, path, fields) in steps {
            let form = minka::foundation::ids::new_uuid(&world.clock).to_string();
            let fields = [&[("form_id", form.as_str())], fields.as_slice()].concat();
            let mut visit = world.visit(user);
            let first = visit.post(&path, &fields).await;
            assert_eq!(first.status, StatusCode::SEE_OTHER, "{path}: {}", first.text());
            let rows = "select (select count(*) from outside_decision) * 100 + (select count(*) from audit_entry)";
            let before = world.count(rows);
            assert_eq!(visit.post(&path, &fields).await.status, StatusCode::SEE_OTHER, "{path}");
            assert_eq!(world.count(rows), before, "{path}: the second tap changes nothing");
            let other = visit.post(&path, &[fields.as_slice(), &[("other", "words")]].concat()).await;
            assert_eq!(other.status, StatusCode::CONFLICT, "{path}");
        }
    }

    async fn in_safe_mode_nothing_leaves_and_a_stale_proof_opens_nothing(world) {
        let gulnar = second(&world);
        let id = ask_about(&world, world.almaty, (&[world.women[0].0], Asker::Court, true), (&[Field::Code], false));
        decide(&world, id, gulnar).await;
        let mut aigul = world.visit(world.aigul);
        world.set_time("2026-11-24T13:06:00Z");
        for path in ["extract", "decision", "withdrawal"] {
            let stale = aigul.tap(&format!("/outside/{id}/{path}"), &[]).await;
            assert!(stale.location().starts_with("/step-up"), "{path}");
        }
        assert!(aigul.get(&format!("/outside/{id}")).await.location().starts_with("/step-up"));
        world.change(By::CommandLine, |change| {
            safe_mode::begin(change)?;
            change.commit(Entry::event("test.safe_mode"), ())
        });
        let mut aigul = world.visit(world.aigul);
        assert_eq!(aigul.tap(&format!("/outside/{id}/extract"), &[]).await.status, StatusCode::NOT_FOUND);
    }
}

/// At the door: everybody who could stand there reads it, and prints it in four languages.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_to_do_at_the_door_hangs_beside_it_in_every_language() {
    let world = World::new(crate::world::Engine::Sqlite);
    let mut bota = world.visit(world.bota);
    let page = bota.get("/outside/door").await;
    assert!(page.says("Ask for the paper") && page.says("/sealing") && !page.says("/outside/new"), "{}", page.text());
    for (language, words) in [("en", "Stay calm"), ("ru", "Спокойно"), ("kk", "Сабырлы"), ("es", "Con calma")]
    {
        let paper = bota.get(&format!("/outside/door/{language}")).await;
        let text = paper_text(&paper.bytes);
        assert!(text.contains(words) && !text.contains("Unknown localization"), "{text}");
    }
    assert_eq!(bota.get("/outside/door/xx").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.visit(world.dina).get("/outside/door").await.status, StatusCode::NOT_FOUND);
}
