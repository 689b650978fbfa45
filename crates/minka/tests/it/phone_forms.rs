//! A telephone that asks without a network: its link, what it takes, what it sends, and that it is worth no more than its mentor's right.

use axum::body::Body;
use forms::{model, questionnaire, xml};
use http::{Request, StatusCode, header};
use jiff::{ToSpan, civil::date};
use minka::{
    assessments,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{ParticipantId, UserId},
        store::Db,
        told::Portion,
    },
    users::{self, NewAssignment},
};

use crate::{
    assessments::{agrees, stops},
    instruments::switch_on,
    on_both,
    world::{Page, Visit, World},
};

const PATH: &str = "/phones";

/// A code as codes are, which nobody here has.
const NOBODYS: &str = "BAKO-7";

/// Makes a link for a mentor's telephone, and gives its path.
async fn make(world: &World, by: UserId, whose: UserId, language: &str) -> String {
    let owner = format!("{} {whose}", world.lima);
    let made = world.visit(by).fill(PATH, PATH, &[("owner", &owner), ("language", language)]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    path_of(&made)
}

fn path_of(made: &Page) -> String {
    let text = made.text();
    let start = text.find("http://localhost:8080/phone/").expect("the address") + "http://localhost:8080".len();
    text[start..start + "/phone/".len() + 43].to_owned()
}

/// The words in the elements of a name.
fn said(page: &Page, name: &str) -> Vec<String> {
    fn gather(element: &xml::Element, name: &str, found: &mut Vec<String>) {
        if element.local() == name {
            found.push(element.text());
        }
        element.elements().for_each(|child| gather(child, name, found));
    }
    let mut found = Vec::new();
    gather(&xml::read(&page.text()).expect("XML"), name, &mut found);
    found
}

fn speaks_openrosa(page: &Page) {
    let header = |name: &str| page.headers.get(name).map(|value| value.to_str().expect("text").to_owned());
    assert_eq!(header("x-openrosa-version").as_deref(), Some("1.0"));
    assert_eq!(header("x-openrosa-accept-content-length").as_deref(), Some("262144"));
    assert!(header("date").is_some_and(|date| date.ends_with(" GMT")), "{:?}", page.headers);
    assert!(header("x-robots-tag").is_some_and(|words| words.contains("noindex")));
}

/// A filled-in form as Collect sends it.
#[derive(Clone)]
pub struct Filled {
    pub form: String,
    pub version: String,
    pub instance: String,
    pub code: String,
    pub day: String,
    pub answers: Vec<(&'static str, &'static str)>,
}

impl Filled {
    fn xml(&self) -> String {
        let node = |name: &str, words: &str| format!("<{name}>{words}</{name}>");
        let answers: String =
            self.answers.iter().map(|(item, answer)| node(&questionnaire::node_of(item), answer)).collect();
        format!(
            "<?xml version='1.0' ?><data id=\"{}\" version=\"{}\" xmlns:orx=\"http://openrosa.org/xforms\">\
             <asked.start>2026-11-24T07:00:00.000-05:00</asked.start><asked.end>2026-11-24T07:04:10.000-05:00</asked.end>\
             <asked.today>{}</asked.today><woman.code>{}</woman.code><said.before/>{answers}<score.total>99</score.total>\
             <orx:meta><orx:instanceID>{}</orx:instanceID></orx:meta></data>",
            self.form, self.version, self.day, self.code, self.instance
        )
    }
}

const BOUNDARY: &str = "2c8fb0b0-edge";

async fn send_part(phone: &mut Visit, link: &str, part: &str, content: &str) -> Page {
    let body = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"a.xml\"\r\nContent-Type: text/xml; \
         charset=UTF-8\r\n\r\n{content}\r\n--{BOUNDARY}--\r\n"
    );
    let request = Request::post(format!("{link}/submission?deviceID=collect%3Aabc"))
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        .header("x-openrosa-version", "1.0")
        // Collect's clock counts to twelve; nobody looks at it.
        .header(header::DATE, "Tue, 24 Nov 2026 01:00:00 GMT")
        .header(header::USER_AGENT, "org.odk.collect.android/v2026.1.0 Dalvik/2.1.0")
        .body(Body::from(body))
        .expect("a request");
    phone.send(request).await
}

pub async fn send(phone: &mut Visit, link: &str, filled: &Filled) -> Page {
    send_part(phone, link, "xml_submission_file", &filled.xml()).await
}

async fn may_send(phone: &mut Visit, link: &str) -> Page {
    let request = Request::head(format!("{link}/submission?deviceID=x")).body(Body::empty()).expect("a request");
    phone.send(request).await
}

const ANSWERS: [(&str, &str); 5] = [
    ("cheerful", "more-than-half"),
    ("calm", "less-than-half"),
    ("active", "some-of-the-time"),
    ("rested", "most-of-the-time"),
    ("interested", "less-than-half"),
];

/// WHO-5 asked in Lima, Rosa agrees, and Carmen's telephone has a link: what it would send.
pub async fn ready(world: &World) -> (String, Filled) {
    let form = switch_on(world, world.lima_programme, &["who5"])[0].to_string();
    agrees(world, world.lima_women[4].0, world.lima);
    let link = make(world, world.carmen, world.carmen, "es").await;
    let filled = Filled {
        form,
        version: "1".to_owned(),
        instance: "uuid:5f6d8b1e-0d3b-4a0e-9d5c-1a2b3c4d5e6f".to_owned(),
        code: world.lima_women[4].1.clone(),
        day: "2026-11-24".to_owned(),
        answers: ANSWERS.to_vec(),
    };
    (link, filled)
}

fn kept(world: &World) -> (i64, i64, i64) {
    let count = |what| world.count(what);
    (
        count("select count(*) from assessment"),
        count("select count(*) from assessment_answer"),
        count("select count(*) from phone_submission"),
    )
}

/// At a dead address there is nothing, whatever is asked, as at any other.
async fn nothing(world: &World, link: &str, filled: &Filled) {
    let before = kept(world);
    let mut phone = world.stranger();
    for path in ["formList", "codes.csv", "settings.svg"] {
        assert_eq!(phone.get(&format!("{link}/{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["", "/manifest"] {
        let page = phone.get(&format!("{link}/forms/{}{path}", filled.form)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(may_send(&mut phone, link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(send(&mut phone, link, filled).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kept(world), before);
}

on_both! {
    async fn a_telephone_takes_forms_that_say_nothing_and_codes_without_a_name(world) {
        let (link, filled) = ready(&world).await;
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get("/more").await.text().contains("href=\"/phones\""));
        let page = carmen.get(PATH).await;
        assert!(page.says("The app keeps them in clear") && page.says("carmen") && !page.text().contains(&link), "{}", page.text());
        let token = link.strip_prefix("/phone/").expect("a link").to_owned();
        let hash = world.read(|db| db.get("select token_hash from phone_link", &[], |row| row.get::<Vec<u8>>(0)));
        assert_eq!(hash, minka::foundation::crypto::token_hash(&token));
        assert!(!world.audit_text().contains(&token));

        let mut phone = world.stranger();
        let list = phone.get(&format!("{link}/formList?deviceID=collect%3Aabc")).await;
        speaks_openrosa(&list);
        assert!(list.headers["content-type"].to_str().expect("text").contains("text/xml"));
        assert_eq!(said(&list, "formID"), std::slice::from_ref(&filled.form));
        assert_eq!((said(&list, "name"), said(&list, "version")), (vec!["Preguntas 1 (5)".to_owned()], vec!["1".to_owned()]));
        let file = phone.get(&said(&list, "downloadUrl")[0].replace("http://localhost:8080", "")).await;
        speaks_openrosa(&file);
        assert_eq!(said(&list, "hash"), [forms::openrosa::hash(&file.bytes)]);
        for word in ["WHO", "who5", "Rosa", "score", "counts"] {
            assert!(!file.text().contains(word), "{word}: {}", file.text());
        }
        assert!(file.text().contains("Me he sentido alegre y de buen humor") && !file.text().contains("cheerful and in good spirits"));
        assert_eq!(model::read(&file.text()).expect("a form").id, filled.form);
        let manifest = phone.get(&said(&list, "manifestUrl")[0].replace("http://localhost:8080", "")).await;
        assert_eq!(said(&manifest, "filename"), ["codes.csv"]);
        let codes = phone.get(&said(&manifest, "downloadUrl")[0].replace("http://localhost:8080", "")).await;
        speaks_openrosa(&codes);
        assert_eq!(said(&manifest, "hash"), [forms::openrosa::hash(&codes.bytes)]);
        // Of six women in Lima she walks beside one.
        assert_eq!(codes.text(), format!("name,label\n{0},{0}\n", filled.code));
        assert_eq!(world.newest_audit().1, "person.find");
        assert!(world.audit_text().contains("1 codes by the telephone of link"));
        assert!(carmen.get(PATH).await.says("Codes taken: 1. Sent and kept: 0."));
        let picture = phone.get(&format!("{link}/settings.svg")).await;
        assert!(picture.text().starts_with("<?xml") && picture.headers["content-type"] == "image/svg+xml");
        assert_eq!(phone.get(&format!("{link}/forms/00000000-0000-7000-8000-000000000000")).await.status, StatusCode::NOT_FOUND);
    }

    async fn what_it_sends_is_an_assessment_like_any_other(world) {
        let (link, filled) = ready(&world).await;
        let mut phone = world.stranger();
        let head = may_send(&mut phone, &link).await;
        speaks_openrosa(&head);
        assert_eq!(head.status, StatusCode::NO_CONTENT);
        let page = send(&mut phone, &link, &filled).await;
        speaks_openrosa(&page);
        assert_eq!((page.status, said(&page, "message")), (StatusCode::CREATED, vec!["Guardado. Gracias.".to_owned()]), "{}", page.text());
        let woman = world.lima_women[4].0;
        let asked = world.read(move |db| assessments::list_of_woman(db, woman, Portion::ALL));
        assert_eq!(asked.len(), 1);
        let of = &asked[0];
        assert_eq!((of.state, of.way), (assessments::State::Finished, assessments::Way::Screen));
        assert_eq!((of.asked_on, of.minutes, of.language.as_str()), (date(2026, 11, 24), Some(5), "es"));
        assert_eq!(of.asked_by, By::User(world.carmen).text());
        assert_eq!(kept(&world), (1, 5, 1));
        // Sealed under her key: no word of an answer in the database.
        let sealed = world.read(|db| db.list("select sealed from assessment_answer", &[], |row| row.get::<Vec<u8>>(0)));
        assert!(sealed.iter().all(|blob| !blob.windows(4).any(|four| four == b"half" || four == b"time")));
        let audit = world.newest_audit();
        assert_eq!((audit.0, audit.1), (world.carmen.to_string(), "survey.answer".to_owned()));
        assert!(!world.audit_text().contains("more-than-half"));
        // The probe's answers come to 48, and what the telephone added up is not even read.
        let mut carmen = world.visit(world.carmen);
        let shown = carmen.get(&format!("/people/{}/assessments/{}", filled.code, of.id)).await;
        assert!(shown.says("48") && !shown.says(">99<"), "{}", shown.text());
        assert!(carmen.get(PATH).await.says("Sent and kept: 1."));
    }

    async fn what_is_sent_twice_is_kept_once(world) {
        let (link, filled) = ready(&world).await;
        let mut phone = world.stranger();
        for _ in 0..3 {
            assert_eq!(send(&mut phone, &link, &filled).await.status, StatusCode::CREATED);
        }
        assert_eq!(kept(&world), (1, 5, 1));
        let other = Filled { answers: vec![("calm", "at-no-time")], ..filled.clone() };
        let page = send(&mut phone, &link, &other).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(said(&page, "message")[0].contains("otra cosa"));
        assert_eq!(kept(&world), (1, 5, 1));
        // After a new link for the same telephone it is still the same.
        let again = make(&world, world.carmen, world.carmen, "es").await;
        assert_eq!(send(&mut phone, &again, &filled).await.status, StatusCode::CREATED);
        assert_eq!(kept(&world), (1, 5, 1));
        let new = Filled { instance: "uuid:another".to_owned(), ..filled };
        assert_eq!(send(&mut phone, &link, &new).await.status, StatusCode::CREATED);
        assert_eq!(kept(&world), (2, 10, 2));
    }

    async fn what_does_not_fit_is_refused_and_nothing_of_it_is_kept(world) {
        let (link, filled) = ready(&world).await;
        let mut phone = world.stranger();
        let with = |change: &dyn Fn(&mut Filled)| {
            let mut other = filled.clone();
            change(&mut other);
            other.xml()
        };
        let cases: Vec<(&str, String, u16)> = vec![
            ("unknown form", with(&|one| one.form = "who5".to_owned()), 404),
            ("form of nobody", with(&|one| one.form = "00000000-0000-7000-8000-000000000000".to_owned()), 404),
            ("unknown version", with(&|one| one.version = "2".to_owned()), 404),
            ("no such woman", with(&|one| one.code = NOBODYS.to_owned()), 404),
            ("no code", with(&|one| one.code = String::new()), 404),
            ("not hers", with(&|one| one.code = world.lima_women[0].1.clone()), 404),
            ("of another site", with(&|one| one.code = world.women[0].1.clone()), 404),
            ("no option", with(&|one| one.answers = vec![("calm", "sometimes")]), 400),
            ("a figure", with(&|one| one.answers = vec![("calm", "3")]), 400),
            ("a day to come", with(&|one| one.day = "2026-11-25".to_owned()), 400),
            ("no day", with(&|one| one.day = "soon".to_owned()), 400),
            ("no id", with(&|one| one.instance = String::new()), 400),
            ("a correction", filled.xml().replace("<orx:instanceID>", "<orx:deprecatedID>uuid:1</orx:deprecatedID><orx:instanceID>"), 400),
            ("no XML", "<data".to_owned(), 400),
            ("an entity", format!("<!DOCTYPE d [<!ENTITY x \"y\">]>{}", filled.xml()), 400),
            ("nothing", String::new(), 400),
        ];
        let mut bodies = Vec::new();
        for (what, xml, status) in cases {
            let page = send_part(&mut phone, &link, "xml_submission_file", &xml).await;
            assert_eq!(page.status.as_u16(), status, "{what}: {}", page.text());
            speaks_openrosa(&page);
            if status == 404 {
                bodies.push(page.text());
            }
        }
        assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]), "the same words, whatever is not here");
        assert_eq!(send_part(&mut phone, &link, "something_else", &filled.xml()).await.status, StatusCode::BAD_REQUEST);
        let plain = Request::post(format!("{link}/submission")).body(Body::from(filled.xml())).expect("a request");
        assert_eq!(phone.send(plain).await.status, StatusCode::BAD_REQUEST);
        let large = format!("{}{}", filled.xml(), " ".repeat(300 << 10));
        assert_eq!(send_part(&mut phone, &link, "xml_submission_file", &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(kept(&world), (0, 0, 0));
        // Not every question has to be answered, and what is not is missing, never nought.
        let some = Filled { answers: vec![("calm", "at-no-time")], ..filled };
        assert_eq!(send(&mut phone, &link, &some).await.status, StatusCode::CREATED);
        assert_eq!(kept(&world), (1, 1, 1));
    }

    async fn a_link_dies_when_it_is_ended_when_it_is_over_and_with_her_role(world) {
        let (link, filled) = ready(&world).await;
        nothing(&world, &format!("/phone/{}", "A".repeat(43)), &filled).await;
        nothing(&world, "/phone/short", &filled).await;
        let mut carmen = world.visit(world.carmen);
        let ended = carmen.fill(PATH, "/phones/ending", &[]).await;
        assert!(carmen.follow(&ended).await.says("The link is ended."));
        nothing(&world, &link, &filled).await;
        assert!(carmen.get(PATH).await.says("No telephone has a link."));

        let link = make(&world, world.carmen, world.carmen, "es").await;
        let now = world.clock.now();
        world.clock.set(now + (24 * 90).hours());
        nothing(&world, &link, &filled).await;
        world.clock.set(now);
        assert_eq!(world.stranger().get(&format!("{link}/formList")).await.status, StatusCode::OK);

        world.change(By::Program, move |change| {
            change.execute("update assignment set until_day = '2026-11-24' where role = 'mentor'", &[])?;
            change.commit(Entry::event("test.role_ended"), ())
        });
        nothing(&world, &link, &filled).await;
    }

    async fn what_she_stopped_is_on_no_telephone(world) {
        let (link, filled) = ready(&world).await;
        let mut phone = world.stranger();
        assert!(phone.get(&format!("{link}/codes.csv")).await.text().contains(&filled.code));
        assert_eq!(send(&mut phone, &link, &filled).await.status, StatusCode::CREATED);
        stops(&world, world.lima_women[4].0, world.lima);
        assert_eq!(phone.get(&format!("{link}/codes.csv")).await.text(), "name,label\n");
        let later = Filled { instance: "uuid:later".to_owned(), ..filled.clone() };
        let refused = send(&mut phone, &link, &later).await;
        let unknown = send(&mut phone, &link, &Filled { code: NOBODYS.to_owned(), ..later }).await;
        assert_eq!((refused.status, refused.text()), (StatusCode::NOT_FOUND, unknown.text()));
        assert_eq!(kept(&world), (1, 5, 1));
    }

    /// She agreed on the first of September: what was asked before that day is not taken.
    async fn she_had_to_agree_on_the_day_on_which_she_was_asked(world) {
        let (link, filled) = ready(&world).await;
        let early = Filled { day: "2026-08-31".to_owned(), ..filled };
        assert_eq!(send(&mut world.stranger(), &link, &early).await.status, StatusCode::NOT_FOUND);
    }

    async fn whom_she_named_finds_her_on_no_telephone(world) {
        let (link, filled) = ready(&world).await;
        crate::exclusions::name(&world, (world.lima, world.lima_women[4].0), world.carmen);
        let mut phone = world.stranger();
        assert_eq!(phone.get(&format!("{link}/codes.csv")).await.text(), "name,label\n");
        let refused = send(&mut phone, &link, &filled).await;
        let unknown = send(&mut phone, &link, &Filled { code: NOBODYS.to_owned(), ..filled }).await;
        assert_eq!((refused.status, refused.text()), (StatusCode::NOT_FOUND, unknown.text()));
        assert_eq!(kept(&world), (0, 0, 0));
    }

    /// A participant who has become a mentor does not ask herself: her own file is shut to her.
    async fn her_own_file_is_on_no_telephone_of_hers(world) {
        let (link, filled) = ready(&world).await;
        crate::leader_wall::link(&world, (world.lima, world.lima_women[4].0), world.carmen);
        let mut phone = world.stranger();
        let page = world.visit(world.carmen).get(&format!("/people/{}/assessments/new?instrument=who5", filled.code)).await;
        let sent = send(&mut phone, &link, &filled).await;
        assert_eq!(page.status == StatusCode::OK, sent.status == StatusCode::CREATED, "as on her screen: {} {}", page.status, sent.status);
        let codes = phone.get(&format!("{link}/codes.csv")).await;
        assert_eq!(page.status == StatusCode::OK, codes.text().contains(&filled.code));
    }

    async fn what_asks_about_her_safety_is_never_on_a_telephone(world) {
        crate::concerns::some_procedure(&world, world.lima, (world.carmen, world.lucia));
        let ids = switch_on(&world, world.lima_programme, &["phq9", "phq8"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let link = make(&world, world.carmen, world.carmen, "es").await;
        let mut phone = world.stranger();
        let list = phone.get(&format!("{link}/formList")).await;
        assert_eq!(said(&list, "formID"), [ids[1].to_string()]);
        assert_eq!(phone.get(&format!("{link}/forms/{}", ids[0])).await.status, StatusCode::NOT_FOUND);
        let filled = Filled {
            form: ids[0].to_string(),
            version: "1".to_owned(),
            instance: "uuid:9".to_owned(),
            code: world.lima_women[4].1.clone(),
            day: "2026-11-24".to_owned(),
            answers: vec![("self-harm", "several-days")],
        };
        assert_eq!(send(&mut phone, &link, &filled).await.status, StatusCode::NOT_FOUND);
        assert_eq!(kept(&world), (0, 0, 0));
        assert_eq!(world.count("select count(*) from concern"), 0);
    }

    async fn her_manager_makes_one_for_her_and_nobody_else_does(world) {
        switch_on(&world, world.lima_programme, &["who5"]);
        // Named as a mentor of the site, apart from the woman beside whom she walks.
        let (carmen, lima, lucia) = (world.carmen, world.lima, world.lucia);
        let link = make(&world, lucia, carmen, "es").await;
        assert_eq!(world.newest_audit(), (lucia.to_string(), "phone.issue".to_owned(), format!("user {carmen}")));
        assert_eq!(world.stranger().get(&format!("{link}/formList")).await.status, StatusCode::OK);
        let ended = world.visit(lucia).fill(PATH, "/phones/ending", &[]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        assert_eq!(world.stranger().get(&format!("{link}/formList")).await.status, StatusCode::NOT_FOUND);
        for user in [world.bota, world.dina, world.elena] {
            assert_eq!(world.visit(user).get(PATH).await.status, StatusCode::NOT_FOUND);
            let token = "A".repeat(43);
            let fields = [("owner", format!("{lima} {carmen}")), ("language", "es".to_owned()), ("token", token)];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(world.visit(user).tap(PATH, &fields).await.status, StatusCode::NOT_FOUND);
        }
        // The manager of another site has no such mentor to choose.
        let mut aigul = world.visit(world.aigul);
        let owner = format!("{lima} {carmen}");
        let refused = aigul.tap(PATH, &[("owner", &owner), ("language", "es"), ("token", &"A".repeat(43))]).await;
        assert!(refused.says("Choose whose telephone it is"), "{}", refused.text());
        for _ in 0..3 {
            make(&world, carmen, carmen, "es").await;
        }
        let owner = format!("{lima} {carmen}");
        let fourth = world.visit(carmen).fill(PATH, PATH, &[("owner", &owner), ("language", "es")]).await;
        assert_eq!(fourth.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(fourth.says("There are already 3 links"), "{}", fourth.text());
        assert_eq!(world.count("select count(*) from phone_link where ended_at is null"), 3);
    }

    async fn a_second_tap_shows_the_same_link_again(world) {
        ready(&world).await;
        let mut carmen = world.visit(world.carmen);
        let shown = carmen.get(PATH).await;
        let mut fields = shown.hidden(PATH);
        fields.push(("owner".to_owned(), format!("{} {}", world.lima, world.carmen)));
        fields.push(("language".to_owned(), "es".to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let (one, other) = (carmen.post(PATH, &fields).await, carmen.post(PATH, &fields).await);
        assert_eq!(path_of(&one), path_of(&other));
        assert!(one.says("Preguntas 1 (5)") && one.says("WHO-5 Well-Being Index"), "{}", one.text());
        assert_eq!(world.count("select count(*) from phone_link"), 2);
    }
}

/// What her women are read with: a second mentor's telephone has her own women alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_telephone_has_its_own_mentors_women_alone() {
    let world = World::new(crate::world::Engine::Sqlite);
    let (link, filled) = ready(&world).await;
    let (other, dina, lima) = (world.lima_women[1].clone(), world.dina, world.lima);
    agrees(&world, other.0, lima);
    let mentor = move |woman: Option<ParticipantId>| NewAssignment {
        user: dina,
        role: Role::Mentor,
        site: lima,
        group: None,
        participant: woman,
        from: date(2026, 9, 1),
        until: None,
        approved_by: Some("test".to_owned()),
    };
    world.change(By::Program, move |change| {
        for woman in [None, Some(other.0)] {
            users::add_assignment(change, &mentor(woman))?;
        }
        change.commit(Entry::event("test.mentor"), ())
    });
    let second = make(&world, dina, dina, "es").await;
    let codes = |db: &mut Db<'_>| db.get("select count(*) from participant", &[], |row| row.get::<i64>(0));
    assert!(world.read(codes) > 2);
    let mut phone = world.stranger();
    assert_eq!(phone.get(&format!("{second}/codes.csv")).await.text(), format!("name,label\n{0},{0}\n", other.1));
    assert_eq!(phone.get(&format!("{link}/codes.csv")).await.text(), format!("name,label\n{0},{0}\n", filled.code));
    assert_eq!(send(&mut phone, &second, &filled).await.status, StatusCode::NOT_FOUND);
}
