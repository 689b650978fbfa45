//! A mentor's afternoon on a phone, in Spanish: her first page, a card to prepare from, a visit, a check-in, WHO-5, then PHQ-9; what
//! the woman answers to its last question is there for whoever answers within the same second.

use std::time::Duration;

use minka::{
    concerns::{Procedure, ProcedureId, procedure},
    foundation::{
        audit::Entry,
        change::By,
        ids::Id,
        text::{Language, Text},
    },
    people,
};

use crate::{
    axe,
    driver::{Browser, Look},
    server::Server,
};

#[tokio::test]
async fn in_spanish_with_script() {
    asking(Look::PHONE).await;
}

#[tokio::test]
async fn in_spanish_without_script() {
    asking(Look::PHONE.without_script()).await;
}

/// A woman of the mentor's who agrees to questionnaires and wants something; for her site somebody answers.
fn prepare(server: &Server) -> String {
    let asked = "select min(p.code) from assessment a join participant p on p.id = a.participant_id
                 join assignment m on m.participant_id = p.id join staff_user u on u.id = m.user_id
                 where u.sign_in_name = 'carmen.mentor' and a.state = 'finished'
                     and exists (select 1 from goal g where g.participant_id = p.id and g.state = 'open')";
    let code: String = server.app.store().read_now(move |db| db.get(asked, &[], |row| row.get(0))).expect("a woman");
    let (lucia, carmen, at) = (server.user("lucia.manager"), server.user("carmen.mentor"), code.clone());
    let written = server.app.store().change_now(By::Program, move |change| {
        let site = people::get_by_code(change, &at)?.site;
        let new = Procedure {
            id: ProcedureId::new(change.clock()),
            site,
            responder: lucia,
            deputy: carmen,
            names: Default::default(),
            steps: "Quedarse con ella.".to_owned(),
            paths: "La posta".to_owned(),
            written_on: jiff::civil::date(2026, 11, 1),
            written_by: "Lucía".to_owned(),
            holds: true,
        };
        procedure::add_procedure(change, &new)?;
        change.commit(Entry::event("test.procedure"), ())
    });
    written.expect("a procedure");
    code
}

async fn begin(browser: &Browser, code: &str, key: &str) -> String {
    browser.open(&format!("/people/{code}/assessments/new?instrument={key}")).await;
    browser.press(&Text(Language::Es).say("assessments-begin")).await;
    let first = browser.reach("the first question", |path| path.contains("/items/")).await;
    first.split("/items/").next().expect("a path").to_owned()
}

/// What every page of the way must be.
async fn page(browser: &Browser, look: Look, what: &str) {
    browser.fits_its_screen().await;
    // The scanner is a script itself.
    if look.script {
        axe::is_content(browser, what).await;
    }
}

/// From her first page over the card to the visit, which is written down with a dozen taps and a line.
async fn visit(browser: &Browser, look: Look, code: &str) {
    let text = Text(Language::Es);
    let hers = format!("/people/{code}");
    browser.open("/").await;
    page(browser, look, "the mentor's first page").await;
    browser.tap(&format!("a[href='{hers}']")).await;
    browser.reach("her page", |path| path == hers).await;
    browser.tap(&format!("a[href='{hers}/visits']")).await;
    browser.reach("her visits", |path| path.ends_with("/visits")).await;
    browser.tap(&format!("a[href='{hers}/prep']")).await;
    browser.reach("the card", |path| path.ends_with("/prep")).await;
    page(browser, look, "the card to prepare from").await;
    assert!(browser.words().await.contains(&text.say("visits-prep-goals")));
    browser.tap(&format!("main a[href='{hers}/visits/new']")).await;
    browser.reach("the form", |path| path.ends_with("/new")).await;
    browser.tap("[name=reached][value=yes]").await;
    browser.tap("[name=medium][value=together]").await;
    browser.write("#minutes", "25").await;
    page(browser, look, "the form of a visit").await;
    browser.press(&text.say("people-save")).await;
    browser.reach("her visits again", |path| path.split('?').next() == Some(&format!("{hers}/visits"))).await;
    assert!(browser.words().await.contains(&text.say("notice-visits-saved")), "{}", browser.words().await);
}

/// How far she is today with something she wants, however that is read.
async fn check_in(browser: &Browser, (server, look): (&Server, Look), code: &str) {
    let text = Text(Language::Es);
    let at = code.to_owned();
    let goal = server.app.store().read_now(move |db| {
        let sql = "select g.id, g.measure from goal g join participant p on p.id = g.participant_id
                   where p.code = $1 and g.state = 'open' order by g.id limit 1";
        db.get(sql, minka::binds![&at], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))
    });
    let (goal, measure) = goal.expect("a goal of hers");
    let here = format!("/people/{code}/goals/{goal}");
    browser.open(&format!("/people/{code}/goals")).await;
    browser.tap(&format!("a[href='{here}']")).await;
    browser.reach("what she wants", |path| path == here).await;
    let before = server.count("select count(*) from goal_check_in");
    match measure.as_str() {
        "number" => browser.write("#reading", "2").await,
        "steps" => browser.tap("[name=step]").await,
        _ => browser.tap("[name=reading]").await,
    }
    page(browser, look, "a check-in").await;
    browser.press(&text.say("people-save")).await;
    browser.reach("what she wants again", |path| path.starts_with(&format!("{here}?"))).await;
    assert_eq!(server.count("select count(*) from goal_check_in"), before + 1);
}

/// Waits until so many who need somebody stand on a page that nobody loads anew.
async fn comes(responder: &Browser, expected: usize) {
    for _ in 0..200 {
        if responder.all("a[href^='/concerns/']").await.len() == expected {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("it did not come by itself: {}", responder.words().await);
}

async fn asking(look: Look) {
    let server = Server::demonstration().await;
    let code = prepare(&server);
    let browser = server.browser(look).await;
    server.sign_in(&browser, "carmen.mentor", Language::Es).await;
    visit(&browser, look, &code).await;
    check_in(&browser, (&server, look), &code).await;
    let here = begin(&browser, &code, "who5").await;
    page(&browser, look, "the first question").await;
    for row in browser.all(".m-answer").await {
        let (.., width, height) = row.rectangle().await.expect("a size");
        assert!(height >= 48.0 && width >= 280.0, "a thumb hits it: {width} by {height}");
    }
    // Four answered, one left out and answered when it comes once more.
    for item in ["cheerful", "calm", "active", "rested"] {
        let next = |path: &str| path.starts_with(&here) && !path.contains(&format!("/items/{item}"));
        browser.tap(".m-answer[value=more-than-half]").await;
        browser.reach("the next question", next).await;
    }
    browser.open(&format!("{here}/ending")).await;
    browser.tap(&format!("a[href^='{here}/items/interested']")).await;
    browser.reach("what was left out", |path| path.contains("/items/interested")).await;
    browser.tap(".m-answer[value=more-than-half]").await;
    browser.reach("the end", |path| path.ends_with("/ending")).await;
    browser.press(&Text(Language::Es).say("assessments-finish")).await;
    browser.reach("what it came to", |path| path.split('?').next() == Some(&here)).await;
    assert!(browser.words().await.contains("60"), "three of five, five times, times four");

    let responder = server.browser(Look::PHONE).await;
    server.sign_in(&responder, "lucia.manager", Language::Es).await;
    responder.open("/").await;
    let waiting = responder.all("a[href^='/concerns/']").await.len();
    let here = begin(&browser, &code, "phq9").await;
    browser.open(&format!("{here}/items/self-harm")).await;
    browser.tap(".m-answer[value=several-days]").await;
    browser.reach("on from there", |path| !path.contains("/items/self-harm")).await;
    assert!(browser.words().await.contains(&Text(Language::Es).say("notice-assessments-told")));
    // Her first page lies open and says so by itself, before anything is summed.
    comes(&responder, waiting + 1).await;
    assert_eq!(server.count("select count(*) from assessment where state = 'open' and way = 'screen' and instrument_id in (select id from instrument where key = 'phq9')"), 1);
}
