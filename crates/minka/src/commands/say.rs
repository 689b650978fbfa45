//! The one place that writes to the terminal: answers on standard output, the rest on standard error.

use std::{
    borrow::Cow,
    io::{IsTerminal, Write},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::foundation::{
    error::Error,
    text::{Language, Text},
};

/// A line of the answer. A reader that has gone away (`| head`) is no problem of ours.
pub(super) fn line(words: impl std::fmt::Display) {
    drop(writeln!(std::io::stdout(), "{words}"));
}

/// A line beside the answer: what is going on.
pub(super) fn note(words: impl std::fmt::Display) {
    drop(writeln!(std::io::stderr(), "{words}"));
}

/// What stopped the command.
pub(super) fn problem(why: &Error) {
    let text = Text(Language::En);
    match why {
        Error::Refused(problems) => problems.0.iter().for_each(|one| note(format!("minka: {}", one.say(&text)))),
        Error::TooLarge(problem) => note(format!("minka: {}", problem.say(&text))),
        Error::Conflict(key) | Error::Unreadable(key) => note(format!("minka: {}", text.say(key))),
        other => note(format!("minka: {other}")),
    }
}

/// How many of something there are, with its noun.
pub(super) fn count(number: impl std::fmt::Display, one: &str, many: &str) -> String {
    let number = number.to_string();
    let noun = if number == "1" { one } else { many };
    format!("{number} {noun}")
}

/// Columns as wide as their widest cell.
pub(super) fn table(rows: &[Vec<String>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or(0)).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        line(format!("  {}", cells.collect::<Vec<_>>().join("  ").trim_end()));
    }
}

/// Standard output, for an answer that is a table and not lines.
pub(super) fn output() -> impl Write + Send {
    std::io::stdout()
}

/// A bar on standard error, when somebody sits there to see it.
pub(super) fn progress(total: u64, what: impl Into<Cow<'static, str>>) -> ProgressBar {
    styled(ProgressBar::with_draw_target(Some(total), target()), what, "{msg:14} {bar:30} {percent:>3}%  {eta}")
}

/// A count on standard error, where nobody knows how many there will be.
pub(super) fn counter(what: impl Into<Cow<'static, str>>) -> ProgressBar {
    styled(ProgressBar::with_draw_target(None, target()), what, "{spinner} {human_pos} {msg}  {elapsed}")
}

/// A sign on standard error that work goes on, where nobody knows how far it is.
pub(super) fn waiting(what: impl Into<Cow<'static, str>>) -> ProgressBar {
    let bar = styled(ProgressBar::with_draw_target(None, target()), what, "{spinner} {msg}  {elapsed}");
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn target() -> ProgressDrawTarget {
    if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() }
}

fn styled(bar: ProgressBar, what: impl Into<Cow<'static, str>>, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_message(what).with_style(style),
        Err(_) => bar.with_message(what),
    }
}
