//! axe on every page that somebody of staff can walk to, as each role, on a phone and on a laptop, light and dark.

use minka::foundation::text::Language;

use crate::{axe, driver::Look, server::Server, walk::walk};

/// Every fourth page is looked at in the dark as well.
const SAMPLE: usize = 4;

async fn look_at_all(name: &'static str, language: Language, look: Look, least: usize) {
    let server = Server::demonstration().await;
    let pages = walk(&server, &server.token(name, language)).await;
    let browser = server.browser(look).await;
    server.sign_in(&browser, name, language).await;
    let mut problems = Vec::new();
    for (at, (pattern, path)) in pages.iter().enumerate() {
        browser.open(path).await;
        browser.fits_its_screen().await;
        let mut found = axe::violations(&browser).await;
        if at % SAMPLE == 0 {
            browser.prefer("dark").await;
            found.extend(axe::violations(&browser).await);
            browser.prefer("light").await;
        }
        problems.extend(found.into_iter().map(|problem| format!("{pattern} ({path})\n  {problem}")));
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
    assert!(pages.len() >= least, "the walk found only {} pages: {:?}", pages.len(), pages.keys());
}

#[tokio::test]
async fn as_a_manager_in_russian() {
    look_at_all("aigul.manager", Language::Ru, Look::PHONE, 30).await;
}

#[tokio::test]
async fn as_a_manager_in_spanish_on_a_laptop() {
    look_at_all("lucia.manager", Language::Es, Look::LAPTOP, 30).await;
}

#[tokio::test]
async fn as_a_facilitator_in_kazakh() {
    look_at_all("bota.facilitator", Language::Kk, Look::PHONE, 20).await;
}

#[tokio::test]
async fn as_a_mentor_in_spanish() {
    look_at_all("carmen.mentor", Language::Es, Look::PHONE, 10).await;
}

#[tokio::test]
async fn as_an_administrator_in_english() {
    look_at_all("elena.administrator", Language::En, Look::PHONE, 10).await;
}

#[tokio::test]
async fn as_treasurer_evaluator_and_auditor() {
    look_at_all("nurgul.treasurer", Language::Kk, Look::PHONE, 5).await;
    look_at_all("zarina.evaluator", Language::Ru, Look::LAPTOP, 5).await;
    look_at_all("vera.auditor", Language::En, Look::PHONE, 5).await;
}
