//! The program's log: on standard error, for people or for machines, never with anything that somebody wrote or is called.

use std::io::IsTerminal;

use clap::ValueEnum;
use tracing::{Level, Metadata};
use tracing_subscriber::{EnvFilter, filter::filter_fn, fmt, prelude::*};

/// How the log is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
    /// Nothing.
    Off,
}

impl Format {
    /// As the command line writes it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Off => "off",
        }
    }
}

/// Starts the log. `RUST_LOG` chooses what is said, such as `debug` or `minka=debug`.
pub(super) fn start(format: Format) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::registry().with(filter).with(filter_fn(may_be_said));
    match format {
        Format::Text => log
            .with(
                fmt::layer().with_writer(std::io::stderr).with_target(false).with_ansi(std::io::stderr().is_terminal()),
            )
            .init(),
        Format::Json => log.with(fmt::layer().json().with_writer(std::io::stderr)).init(),
        Format::Off => {}
    }
}

/// What `RUST_LOG` cannot make the program say: the libraries under it write addresses, headers and the values of statements
/// into their finer levels, so of theirs nothing below "info" is ever written.
#[must_use]
pub fn may_be_said(about: &Metadata<'_>) -> bool {
    about.target().split("::").next() == Some("minka") || *about.level() <= Level::INFO
}
