//! The accessibility scanner: WCAG 2.2 AA and what axe calls best practice, in the page as it stands.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::driver::Browser;

const RUN: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, arguments[0]).then((found) => done(found.violations.map((one) =>
  `${one.id}: ${one.help}` + one.nodes.map((node) => `\\n    ${node.target} ${node.html}\\n      ${node.failureSummary}`).join(''))),
  (why) => done([`axe stopped: ${why}`]));";

/// Fails with everything that axe has against the page.
pub async fn is_content(browser: &Browser, what: &str) {
    let found = violations(browser).await;
    assert!(found.is_empty(), "{what} at {}:\n{}", browser.path().await, found.join("\n"));
}

/// What axe has against the page.
pub async fn violations(browser: &Browser) -> Vec<String> {
    let rules = json!({
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        "rules": { "target-size": { "enabled": true } },
    });
    run(browser, rules).await
}

/// What axe has against the page in light, and against its colours in the dark: nothing else changes between the two.
pub async fn in_light_and_dark(browser: &Browser) -> Vec<String> {
    let mut found = violations(browser).await;
    browser.prefer("dark").await;
    let colours = json!({ "runOnly": { "type": "rule", "values": ["color-contrast", "link-in-text-block"] } });
    found.extend(run(browser, colours).await.into_iter().map(|problem| format!("in the dark: {problem}")));
    browser.prefer("light").await;
    found
}

async fn run(browser: &Browser, mut rules: Value) -> Vec<String> {
    // Given to the page by the driver: the page's own policy lets no foreign script in.
    if browser.ask("return typeof window.axe === 'undefined'").await == Value::Bool(true) {
        browser.ask(SOURCE.as_str()).await;
    }
    // Only what is wrong is put together, for that is all that is read.
    rules["resultTypes"] = json!(["violations"]);
    let found = browser.client.execute_async(RUN, vec![rules]).await.expect("axe runs");
    let lines = found.as_array().cloned().unwrap_or_default();
    lines.iter().map(|line| line.as_str().map_or_else(|| Value::to_string(line), str::to_owned)).collect()
}

static SOURCE: LazyLock<String> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(file).unwrap_or_else(|why| panic!("{file}: {why}. bin/setup test installs it"))
});
