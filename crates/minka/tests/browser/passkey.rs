//! A passkey from making it to signing in with it, with the virtual authenticator of the driver as her finger.

use minka::foundation::text::{Language, Text};
use serde_json::json;

use crate::{axe, driver::Look, server::Server};

/// The form goes as it would, and what was in it is remembered.
const KEEP_WHAT_IS_SENT: &str = "const go = HTMLFormElement.prototype.submit;
    HTMLFormElement.prototype.submit = function () {
      sessionStorage.setItem('sent', new URLSearchParams(new FormData(this)).toString());
      go.call(this);
    };";
const SEND_IT_AGAIN: &str = "const again = new XMLHttpRequest();
    again.open('POST', '/account/passkeys', false);
    again.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    again.send(sessionStorage.getItem('sent'));
    return [again.status, again.responseText];";

#[tokio::test]
async fn is_made_and_opens_the_door() {
    let server = Server::in_earnest().await;
    let browser = server.browser(Look::LAPTOP).await;
    let say = |key: &str| Text(Language::Ru).say(key);
    let device = json!({
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true, "isUserVerified": true,
    });
    browser.command("webauthn/authenticator", device).await;

    browser.open("/sign-in").await;
    browser.speak(Language::Ru).await;
    browser.write("#sign_in_name", "bota.facilitator").await;
    browser.write("#password", minka::demo::PASSWORD).await;
    browser.press(&say("sign-in-enter")).await;
    browser.reach("the second step", |path| path == "/account/second-factor").await;
    browser.speak(Language::Ru).await;
    axe::is_content(&browser, "the choice of a second step").await;
    browser.press(&say("account-passkey-add")).await;

    // Without a name for it the answer of her finger is not kept, and nothing else is lost.
    browser.press(&say("account-passkey-make")).await;
    browser.see("[data-error-summary]").await;
    assert_eq!(server.count("select count(*) from passkey"), 0);
    browser.write("#passkey_name", "Телефон").await;
    axe::is_content(&browser, "the name of a passkey").await;
    browser.ask(KEEP_WHAT_IS_SENT).await;
    browser.press(&say("account-passkey-make")).await;
    browser.see("ol code").await;
    axe::is_content(&browser, "recovery codes").await;
    assert_eq!(server.count("select count(*) from passkey"), 1);
    // The same form once more, as by a second tap: no second passkey, and she is told where the codes were.
    let again = browser.ask(SEND_IT_AGAIN).await;
    assert!(
        again[0] == 409 && again[1].as_str().is_some_and(|page| page.contains(&say("account-codes-shown"))),
        "{again}"
    );
    assert_eq!(server.count("select count(*) from passkey"), 1);
    browser.press(&say("account-codes-kept")).await;
    browser.reach("Today", |path| path == "/").await;
    browser.open("/account").await;
    assert!(browser.words().await.contains("Телефон"));

    browser.press(&say("frame-sign-out")).await;
    browser.reach("the door", |path| path.starts_with("/sign-in")).await;
    browser.open("/people").await;
    assert_eq!(browser.path().await, "/sign-in");
    browser.press(&say("sign-in-passkey-use")).await;
    browser.reach("Today", |path| path == "/").await;
    browser.open("/people").await;
    assert_eq!(browser.path().await, "/people");
}

#[tokio::test]
async fn of_nobody_opens_nothing_and_says_so() {
    let server = Server::in_earnest().await;
    let browser = server.browser(Look::PHONE).await;
    let device = json!({
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true, "isUserVerified": true,
    });
    browser.command("webauthn/authenticator", device).await;
    browser.open("/sign-in").await;
    browser.speak(Language::En).await;
    browser.press(&Text(Language::En).say("sign-in-passkey-use")).await;
    let problem = browser.see("[data-passkey-problem]:not([hidden])").await;
    assert_eq!(problem.text().await.expect("words"), Text(Language::En).say("sign-in-passkey-stopped"));
    axe::is_content(&browser, "a passkey that is none").await;
    assert_eq!(browser.path().await, "/sign-in");
}
