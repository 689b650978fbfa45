//! The accessibility scanner: WCAG 2.2 AA and what axe calls best practice, in the page as it stands.

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
    // Given to the page by the driver: the page's own policy lets no foreign script in.
    browser.ask(&source()).await;
    let rules = json!({
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        "rules": { "target-size": { "enabled": true } },
    });
    let found = browser.client.execute_async(RUN, vec![rules]).await.expect("axe runs");
    let lines = found.as_array().cloned().unwrap_or_default();
    lines.iter().map(|line| line.as_str().map_or_else(|| Value::to_string(line), str::to_owned)).collect()
}

fn source() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(file).unwrap_or_else(|why| panic!("{file}: {why}. bin/setup test installs it"))
}
