//! The quick exit: one tap and she is reading the weather; Back brings nothing of what she read, and nobody is signed in.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use minka::foundation::text::Language;
use serde_json::json;

use crate::{
    driver::{Browser, Look},
    server::Server,
};

const SHIFT: char = '\u{e008}';

/// Signed in, on a page full of women's names. Gives the name of the first.
async fn reading(server: &Server, look: Look) -> (Browser, String) {
    let browser = server.browser(look).await;
    server.sign_in(&browser, "bota.facilitator", Language::Ru).await;
    browser.open("/groups").await;
    browser.open("/people").await;
    let name = browser.see(".m-person__name").await.text().await.expect("a name");
    assert!(!name.is_empty());
    (browser, name)
}

/// She is away, and neither Back nor Forward nor the old address shows what was there.
async fn is_gone(server: &Server, browser: &Browser, name: &str) {
    browser.reach("the weather", |path| path == server.neutral).await;
    let open = "select count(*) from sign_in where ended_at is null and user_id in
                (select id from staff_user where sign_in_name = 'bota.facilitator')";
    assert_eq!(server.count(open), 0, "the sign-in has ended");
    for step in ["back", "back", "forward", "old address"] {
        match step {
            "back" => browser.client.back().await.expect("it goes back"),
            "forward" => browser.client.forward().await.expect("it goes forward"),
            _ => browser.open("/people").await,
        }
        let (path, words, title) =
            (browser.path().await, browser.words().await, browser.client.title().await.expect("a title"));
        assert!(!words.contains(name) && !title.contains(name), "{step} shows her at {path}: {words}");
        assert!(browser.all(".m-person").await.is_empty(), "{step} shows a list at {path}");
        assert!(browser.all("[data-quick-exit]").await.is_empty(), "{step} shows a page of staff at {path}");
    }
    assert_eq!(browser.path().await, "/sign-in");
}

#[tokio::test]
async fn by_one_tap() {
    let server = Server::demonstration().await;
    let (browser, name) = reading(&server, Look::PHONE).await;
    browser.tap(".m-exit__button").await;
    is_gone(&server, &browser, &name).await;
}

#[tokio::test]
async fn by_one_tap_without_script() {
    let server = Server::demonstration().await;
    let (browser, name) = reading(&server, Look::PHONE.without_script()).await;
    browser.tap(".m-exit__button").await;
    is_gone(&server, &browser, &name).await;
}

#[tokio::test]
async fn by_three_times_shift() {
    let server = Server::demonstration().await;
    let (browser, name) = reading(&server, Look::LAPTOP).await;
    let tap = |keys: KeyActions| keys.then(KeyAction::Down { value: SHIFT }).then(KeyAction::Up { value: SHIFT });
    let twice = tap(tap(KeyActions::new("keys".to_owned())));
    browser.client.perform_actions(twice).await.expect("two taps");
    assert_eq!(browser.path().await, "/people", "twice is not enough");
    browser.client.perform_actions(tap(KeyActions::new("keys".to_owned()))).await.expect("a tap");
    is_gone(&server, &browser, &name).await;
}

/// The page is blank at once, while the server is silent for half a minute.
#[tokio::test]
async fn before_the_network_answers() {
    let server = Server::demonstration().await;
    let (browser, name) = reading(&server, Look::PHONE).await;
    let stalled = json!({ "offline": false, "latency": 30_000, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.chromium("Network.emulateNetworkConditions", stalled).await;
    let left = "
        const begun = performance.now();
        document.querySelector('.m-exit__button').click();
        const shown = [...document.querySelectorAll('body *')].filter((part) => part.getClientRects().length > 0);
        return [document.title.trim(), shown.length, document.documentElement.textContent, performance.now() - begun];";
    let left = browser.ask(left).await;
    assert_eq!(left[0].as_str().map(|title| title.trim_matches('\u{200b}')), Some(""), "a title without words");
    assert_eq!(left[1], 0, "nothing is shown");
    assert!(!left[2].as_str().unwrap_or_default().contains(&name), "and her name is gone from the page");
    assert!(left[3].as_f64().expect("milliseconds") < 100.0, "{left}");
}

/// 200 keys as a hurried hand types them: letters, capitals, corrections, a stray Shift. No exit.
#[tokio::test]
async fn not_by_typing() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::LAPTOP).await;
    server.sign_in(&browser, "aigul.manager", Language::Ru).await;
    browser.open("/people/new").await;
    browser.tap("#chosen_name").await;
    let mut dice = 20_261_124_u64;
    let mut roll = |sides: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    let letters: Vec<char> = "абвгдежзиклмнопрстуфхцшыьэюяәіңғүұқөһ".chars().collect();
    let mut keys = KeyActions::new("keys".to_owned());
    let mut in_a_row = 0;
    for _ in 0..200 {
        let letter = letters[usize::try_from(roll(letters.len() as u64)).expect("small")];
        let strokes: Vec<KeyAction> = match roll(10) {
            0 if in_a_row < 2 => vec![KeyAction::Down { value: SHIFT }, KeyAction::Up { value: SHIFT }],
            0..=3 => vec![
                KeyAction::Down { value: SHIFT },
                KeyAction::Down { value: letter },
                KeyAction::Up { value: letter },
                KeyAction::Up { value: SHIFT },
            ],
            4 => vec![KeyAction::Down { value: '\u{e003}' }, KeyAction::Up { value: '\u{e003}' }],
            _ => vec![KeyAction::Down { value: letter }, KeyAction::Up { value: letter }],
        };
        in_a_row =
            if strokes.len() == 2 && matches!(strokes[0], KeyAction::Down { value: SHIFT }) { in_a_row + 1 } else { 0 };
        keys = strokes.into_iter().fold(keys, KeyActions::then);
    }
    browser.client.perform_actions(keys).await.expect("it is typed");
    assert_eq!(browser.path().await, "/people/new");
    let typed = browser.see("#chosen_name").await.prop("value").await.expect("a value").unwrap_or_default();
    assert!(typed.chars().count() > 50, "{typed:?}");
}

/// 200 taps into fields and onto their words, as a hurried finger makes them between letters, on a page that is scrolled up and down: what
/// she aims at is never the exit, and nothing leaves.
#[tokio::test]
async fn not_by_tapping_while_typing() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    server.sign_in(&browser, "aigul.manager", Language::Ru).await;
    browser.open("/people/new").await;
    let aim = "
        let dice = arguments[0];
        const roll = (sides) => { dice = (dice * 48271) % 2147483647; return dice % sides; };
        const fields = [...document.querySelectorAll('main input:not([type=hidden]):not([type=file]), main textarea, main label')]
            .filter((field) => field.getClientRects().length > 0);
        const field = fields[roll(fields.length)];
        field.scrollIntoView({ block: ['nearest', 'center', 'end'][roll(3)], behavior: 'instant' });
        const box = field.getBoundingClientRect();
        const [x, y] = [box.left + roll(Math.max(1, Math.floor(box.width))), box.top + roll(Math.max(1, Math.floor(box.height)))];
        const there = document.elementFromPoint(x, y);
        const seen = there !== null && (there === field || field.contains(there));
        return [Math.floor(x), Math.floor(y), seen, there !== null && there.closest('[data-quick-exit]') !== null];";
    let mut tapped = 0;
    for time in 1..=200 {
        let seed = serde_json::Value::from(time * 7919 + 1);
        let point = browser.client.execute(aim, vec![seed]).await.expect("a place");
        assert_eq!(point[3], false, "what she aims at lies under the exit: {point}");
        if point[2] != true {
            continue;
        }
        tapped += 1;
        let touch = |points: serde_json::Value, kind: &str| json!({ "type": kind, "touchPoints": points });
        let at = json!([{ "x": point[0], "y": point[1] }]);
        browser.chromium("Input.dispatchTouchEvent", touch(at, "touchStart")).await;
        browser.chromium("Input.dispatchTouchEvent", touch(json!([]), "touchEnd")).await;
        browser.chromium("Input.insertText", json!({ "text": "а" })).await;
    }
    assert!(tapped > 150, "only {tapped} taps");
    assert_eq!(browser.path().await, "/people/new");
    let open = "select count(*) from sign_in where ended_at is null and user_id in
                (select id from staff_user where sign_in_name = 'aigul.manager')";
    assert!(server.count(open) > 0, "she is still signed in");
    assert!(browser.ask("return 'leaving' in document.documentElement.dataset;").await == false);
}
