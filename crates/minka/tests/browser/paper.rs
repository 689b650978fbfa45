//! A page on paper: the words without what can only be tapped.

use std::process::Command;

use base64::{Engine, engine::general_purpose::STANDARD};
use minka::foundation::text::{Language, Text};
use serde_json::json;

use crate::{driver::Look, server::Server};

#[tokio::test]
async fn shows_no_navigation() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::LAPTOP).await;
    server.sign_in(&browser, "aigul.manager", Language::Ru).await;
    for path in ["/", "/groups", "/access", "/design"] {
        browser.open(path).await;
        browser.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        for gone in [".m-places", ".m-exit", ".m-foot", ".m-who", ".m-button", ".m-back"] {
            for part in browser.all(gone).await {
                assert!(!part.is_displayed().await.expect("shown or not"), "{gone} is printed on {path}");
            }
        }
        assert!(browser.see("h1").await.is_displayed().await.expect("shown or not"), "{path}");
        let ink = browser.see("h1").await.css_value("color").await.expect("a colour");
        assert!(ink.contains("0, 0, 0"), "{path}: black on white, not {ink}");
        browser.chromium("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    }
}

/// What a page prints when whoever reads it presses the browser's own button, with the line of title and address that a browser adds.
#[tokio::test]
async fn holds_nothing_of_what_few_may_read() {
    let server = Server::demonstration().await;
    let hers = "select p.code, u.sign_in_name from safety_plan s join participant p on p.id = s.participant_id
                join assignment a on a.participant_id = p.id and a.role = 'mentor' and a.until_day is null
                join staff_user u on u.id = a.user_id order by s.id limit 1";
    let found = server.app.store().read_now(move |db| db.get(hers, &[], |row| Ok((row.get(0)?, row.get(1)?))));
    let (code, mentor): (String, String) = found.expect("a plan");
    let mentor: &'static str = mentor.leak();
    let (browser, language) = (server.browser(Look::LAPTOP).await, server.language_of(mentor));
    server.sign_in(&browser, mentor, language).await;
    browser.open(&format!("/people/{code}/plan")).await;
    assert!(
        browser.words().await.contains(&code) && browser.words().await.contains(&Text(language).say("plans-concern"))
    );
    let made = browser.chromium("Page.printToPDF", json!({ "displayHeaderFooter": true })).await;
    let pdf = STANDARD.decode(made["data"].as_str().expect("a paper")).expect("bytes");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, pdf).expect("written");
    let read = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().expect("pdftotext");
    let said = String::from_utf8_lossy(&read.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(&Text(language).say("design-unprinted")), "{said}");
    assert!(!said.contains(&code) && !said.contains(&Text(language).say("plans-concern")), "{said}");
}
