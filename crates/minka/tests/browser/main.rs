//! Minka as people meet it: journeys in headless Chromium on a phone's screen, with and without script, and the
//! accessibility scanner axe on every page.
//!
//! Each test has a program, a driver and a profile of its own. What is missing on the machine (`chromium`, `chromedriver`,
//! poppler, `node_modules/axe-core`; `bin/setup test` installs them) is a failure, never a skipped test.
#![allow(unreachable_pub, clippy::print_stdout, reason = "a test has no outside, and says what it counted")]

mod axe;
mod driver;
mod routes;
mod server;
mod walk;

mod answers;
mod asking;
mod code_app;
mod every_page;
mod forms;
mod looked_at;
mod offline;
mod paper;
mod passkey;
mod pictures;
mod quick_exit;
mod strangers;
mod tuesday;
