//! The pages of people without an account, and those that tell of something that went wrong.

use minka::{
    foundation::{
        audit::Entry,
        change::By,
        text::{Language, Text},
    },
    invitations,
};

use crate::{
    axe,
    driver::{Browser, Look},
    server::Server,
};

/// Fits its screen and has nothing that axe minds, in light and dark.
async fn is_fine(browser: &Browser, what: &str) {
    browser.fits_its_screen().await;
    let found = axe::in_light_and_dark(browser).await;
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[tokio::test]
async fn sign_in_and_a_wrong_password() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    browser.open("/").await;
    for language in Language::ALL {
        browser.speak(language).await;
        is_fine(&browser, "sign-in").await;
    }
    browser.write("#sign_in_name", "nobody").await;
    browser.write("#password", "wrong").await;
    browser.press(&Text(Language::Es).say("sign-in-enter")).await;
    browser.see("[data-error-summary]").await;
    is_fine(&browser, "a wrong password").await;
    let name = browser.see("#sign_in_name").await.prop("value").await.expect("a value");
    assert_eq!(name.as_deref(), Some("nobody"), "what she typed is kept");
    let password = browser.see("#password").await.prop("value").await.expect("a value");
    assert_eq!(password.as_deref(), Some(""), "but not the password");
    assert!(browser.all("[data-quick-exit]").await.is_empty(), "the button alone would tell what the site is for");
}

#[tokio::test]
async fn a_welcome_link() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    let user = server.user("bota.facilitator");
    let token = server.app.store().change_now(By::Program, move |change| {
        let token = invitations::invite(change, user)?;
        change.commit(Entry::event("test.invited"), token)
    });
    let path = invitations::welcome_path(&token.expect("she is invited"));
    browser.open(&path).await;
    browser.speak(Language::Kk).await;
    is_fine(&browser, "the welcome").await;
    browser.write("#password", "short").await;
    browser.write("#password_again", "short").await;
    let save = Text(Language::Kk).say("invitation-password-keep");
    browser.press(&save).await;
    browser.see("[data-error-summary]").await;
    is_fine(&browser, "a password that is too short").await;
    browser.write("#password", "кең дала, ақ бұлт, көк су").await;
    browser.write("#password_again", "кең дала, ақ бұлт, көк су").await;
    browser.press(&save).await;
    browser.reach("Today", |path| path == "/").await;
    browser.press(&Text(server.language_of("bota.facilitator")).say("frame-sign-out")).await;
    browser.open(&path).await;
    is_fine(&browser, "a link that was used").await;
}

#[tokio::test]
async fn a_link_to_one_evening() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    let say = |key: &str| Text(Language::Ru).say(key);
    server.sign_in(&browser, "bota.facilitator", Language::Ru).await;
    browser.open("/").await;
    browser.press(&say("today-open")).await;
    browser.press(&say("sessions-open-today")).await;
    let meeting = browser.reach("the meeting", |path| path.starts_with("/sessions/")).await;
    browser.press(&say("sessions-link")).await;
    browser.reach("the links", |path| path.ends_with("/link")).await;
    is_fine(&browser, "a link to be made").await;
    browser.tap(&format!("form[action='{meeting}/link'] [type=submit]")).await;
    browser.see(&format!("form[action='{meeting}/link/slip']")).await;
    is_fine(&browser, "the link, shown once").await;
    let address = browser.see("main code").await.text().await.expect("the address");
    let link = address.strip_prefix(&server.url).expect("an address here");

    let other = server.browser(Look::PHONE).await;
    other.open(link).await;
    other.speak(Language::Ru).await;
    is_fine(&other, "the roll by link").await;
    other.press(&say("links-lesson")).await;
    other.reach("the lesson", |path| path.ends_with("/lesson")).await;
    is_fine(&other, "the lesson by link").await;
    assert!(other.words().await.contains(&say("curriculum-whom-to-call")));
    other.tap(".m-back").await;
    other.reach("the roll by link", |path| path == link).await;
    other.tap(".m-roll__mark:has([value=absent])").await;
    other.press(&Text(Language::Ru).say("sessions-save")).await;
    other.see("[data-error-summary]").await;
    is_fine(&other, "a missing reason").await;
    other.open("/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await;
    is_fine(&other, "a link that is none").await;
}

#[tokio::test]
async fn what_went_wrong() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    browser.open("/no-such-page").await;
    is_fine(&browser, "not found, for a stranger").await;
    server.sign_in(&browser, "bota.facilitator", Language::Kk).await;
    browser.open("/people/ZZZZ-9").await;
    is_fine(&browser, "not found").await;
    browser.open("/sign-out").await;
    is_fine(&browser, "no such way to ask").await;
    browser.open("/step-up?back=/account").await;
    is_fine(&browser, "asked to prove again").await;
    browser.write("#password", "wrong").await;
    browser.press(&Text(Language::Kk).say("sign-in-continue")).await;
    browser.see("[data-error-summary]").await;
    is_fine(&browser, "a wrong proof").await;
}
