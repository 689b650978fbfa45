//! A mentor asks a woman of hers WHO-5 in Spanish on a phone, then PHQ-9; what she answers to its last question is there for whoever
//! answers within the same second.

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

/// A woman of the mentor's who agrees to questionnaires, and for whose site somebody answers.
fn prepare(server: &Server) -> String {
    let asked = "select min(p.code) from assessment a join participant p on p.id = a.participant_id
                 join assignment m on m.participant_id = p.id join staff_user u on u.id = m.user_id
                 where u.sign_in_name = 'carmen.mentor' and a.state = 'finished'";
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

async fn asking(look: Look) {
    let server = Server::demonstration().await;
    let code = prepare(&server);
    let browser = server.browser(look).await;
    server.sign_in(&browser, "carmen.mentor", Language::Es).await;
    let here = begin(&browser, &code, "who5").await;
    browser.fits_its_screen().await;
    // The scanner is a script itself.
    if look.script {
        assert_eq!(axe::violations(&browser).await, Vec::<String>::new());
    }
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
    responder.open("/").await;
    assert_eq!(responder.all("a[href^='/concerns/']").await.len(), waiting + 1, "before anything is summed");
    assert_eq!(server.count("select count(*) from assessment where state = 'open' and way = 'screen' and instrument_id in (select id from instrument where key = 'phq9')"), 1);
}
