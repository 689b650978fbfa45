//! A page on paper: the words without what can only be tapped.

use minka::foundation::text::Language;
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
