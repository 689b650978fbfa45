//! The program's log: on standard error, for people or for machines, never with anything that somebody wrote or is called.

use std::io::IsTerminal;

use clap::ValueEnum;
use tracing_subscriber::{EnvFilter, fmt, prelude::*};

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

/// Starts the log. `RUST_LOG` chooses what is said, such as `debug` or `minka=debug`.
pub(super) fn start(format: Format) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::registry().with(filter);
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
