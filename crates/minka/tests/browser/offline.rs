//! Without a network the page says so, in a word and a sign, and stops saying so when it is back.

use minka::foundation::text::{Language, Text};
use serde_json::json;

use crate::{axe, driver::Look, server::Server};

#[tokio::test]
async fn is_said_in_words() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    server.sign_in(&browser, "bota.facilitator", Language::Kk).await;
    browser.open("/").await;
    let sign = browser.see("[data-offline]").await;
    assert!(!sign.is_displayed().await.expect("shown or not"));
    let network =
        |offline: bool| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.chromium("Network.emulateNetworkConditions", network(true)).await;
    let words = browser.see("[data-offline]:not([hidden])").await.text().await.expect("words");
    assert_eq!(words, Text(Language::Kk).say("frame-offline"));
    axe::is_content(&browser, "Today without a network").await;
    browser.fits_its_screen().await;
    browser.chromium("Network.emulateNetworkConditions", network(false)).await;
    browser.see("[data-offline][hidden]").await;
}
