//! A form that comes back: the summary takes the focus and leads to the field, what was typed is still there, and what is
//! under way is not sent twice.

use minka::foundation::text::{Language, Text};

use crate::{
    axe,
    driver::{Browser, Look},
    server::Server,
};

/// A registration with a name, a sign, and a day that does not exist; her programme's language is chosen already.
async fn half_a_registration(server: &Server, look: Look) -> Browser {
    let browser = server.browser(look).await;
    server.sign_in(&browser, "aigul.manager", Language::Kk).await;
    browser.open("/people/new").await;
    browser.write("#chosen_name", "Гүлнәр").await;
    browser.tap("[name=sign][value=horse]").await;
    browser.write("#on", "31").await;
    browser.write("#on-month", "2").await;
    browser.press(&Text(Language::Kk).say("registration-save")).await;
    browser.see(".m-errors").await;
    browser
}

async fn kept(browser: &Browser) {
    let value = |css: &'static str| async move { browser.see(css).await.prop("value").await.expect("a value") };
    assert_eq!(value("#chosen_name").await.as_deref(), Some("Гүлнәр"));
    assert_eq!(value("#on").await.as_deref(), Some("31"));
    assert_eq!(value("#on-month").await.as_deref(), Some("2"));
    assert!(browser.see("[name=sign][value=horse]").await.is_selected().await.expect("chosen or not"));
}

#[tokio::test]
async fn with_problems_takes_the_focus_and_leads_to_the_field() {
    let server = Server::demonstration().await;
    let browser = half_a_registration(&server, Look::PHONE).await;
    kept(&browser).await;
    axe::is_content(&browser, "a registration with problems").await;
    browser.fits_its_screen().await;
    let title = browser.client.title().await.expect("a title");
    assert!(title.starts_with(&Text(Language::Kk).say("design-problem-title")), "{title}");
    let focus = "return document.activeElement.className || document.activeElement.id || document.activeElement.name;";
    assert_eq!(browser.ask(focus).await, "m-errors");
    browser.tap(".m-errors a[href='#on']").await;
    assert_eq!(browser.ask("return document.activeElement.id;").await, "on");
    let described = browser.see("#on-problem").await.text().await.expect("words");
    let said = browser.see(".m-errors a[href='#on']").await.text().await.expect("words");
    assert!(described.contains(&said), "the same words at the field: {described:?}, {said:?}");
}

#[tokio::test]
async fn with_problems_keeps_what_was_typed_without_script() {
    let server = Server::demonstration().await;
    let browser = half_a_registration(&server, Look::PHONE.without_script()).await;
    kept(&browser).await;
    browser.tap(".m-errors a[href='#on']").await;
    assert!(browser.path().await.ends_with("#on"), "a plain link");
}

#[tokio::test]
async fn under_way_is_not_sent_twice() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    server.sign_in(&browser, "aigul.manager", Language::Ru).await;
    browser.open("/people/new").await;
    // What would leave the browser, counted after our own script has had its say.
    let taps = "
        let sent = 0;
        document.addEventListener('submit', (event) => { if (!event.defaultPrevented) sent += 1; event.preventDefault(); });
        const form = document.querySelector('main form');
        const button = form.querySelector('[type=submit]');
        button.click(); button.click(); button.click();
        return [sent, form.getAttribute('aria-busy')];";
    let taps = browser.ask(taps).await;
    assert_eq!(taps[0], 1);
    assert_eq!(taps[1], "true", "and it says so");
}
