//! A second step by code app, computed here as her phone would; each code and each printed one opens the door once.

use std::time::Duration;

use minka::foundation::text::{Language, Text};
use totp_rs::{Builder, Secret};

use crate::{
    axe,
    driver::{Browser, Look},
    server::Server,
};

const ENGLISH: Text = Text(Language::En);

/// Name and password, as anybody types them.
async fn first_step(browser: &Browser) {
    browser.open("/sign-in").await;
    browser.speak(Language::En).await;
    browser.write("#sign_in_name", "aigul.manager").await;
    browser.write("#password", minka::demo::PASSWORD).await;
    browser.press(&ENGLISH.say("sign-in-enter")).await;
}

async fn second_step(browser: &Browser, code: &str) {
    browser.write("#code", code).await;
    browser.press(&ENGLISH.say("sign-in-continue")).await;
}

async fn is_refused(browser: &Browser) {
    let problem = browser.see("#code-problem").await.text().await.expect("words");
    assert!(problem.contains(&ENGLISH.say("sign-in-second-wrong")), "{problem}");
    assert_eq!(browser.path().await, "/sign-in/code");
}

#[tokio::test]
async fn takes_each_code_once() {
    let server = Server::in_earnest().await;
    let browser = server.browser(Look::PHONE).await;
    first_step(&browser).await;
    browser.reach("the second step", |path| path == "/account/second-factor").await;
    browser.speak(Language::En).await;
    browser.press(&ENGLISH.say("account-code-app-begin")).await;
    let key = browser.see("main code").await.text().await.expect("the key");
    axe::is_content(&browser, "the key of a code app").await;
    browser.fits_its_screen().await;

    let key = data_encoding::BASE32_NOPAD.decode(key.replace(' ', "").as_bytes()).expect("base 32");
    let phone = Builder::new().with_secret(Secret::from(key.as_slice())).build().expect("a code app");
    let code = || phone.generate(u64::try_from(server.clock.now().as_second()).expect("a time")).to_string();
    second_step(&browser, &code()).await;
    let printed = browser.see("ol code").await.text().await.expect("a recovery code");
    browser.press(&ENGLISH.say("account-codes-kept")).await;
    browser.reach("Today", |path| path == "/").await;

    // The code that ended the set-up is spent, although the clock still shows it.
    browser.press(&ENGLISH.say("frame-sign-out")).await;
    first_step(&browser).await;
    browser.reach("the second step", |path| path == "/sign-in/code").await;
    axe::is_content(&browser, "the second step").await;
    second_step(&browser, &code()).await;
    is_refused(&browser).await;
    axe::is_content(&browser, "a refused code").await;
    server.wait(Duration::from_secs(30));
    let next = code();
    second_step(&browser, &next).await;
    browser.reach("Today", |path| path == "/").await;
    browser.press(&ENGLISH.say("frame-sign-out")).await;
    first_step(&browser).await;
    second_step(&browser, &next).await;
    is_refused(&browser).await;

    // One from the printed sheet, once.
    second_step(&browser, &printed).await;
    browser.reach("Today", |path| path == "/").await;
    browser.press(&ENGLISH.say("frame-sign-out")).await;
    first_step(&browser).await;
    second_step(&browser, &printed).await;
    is_refused(&browser).await;
}
