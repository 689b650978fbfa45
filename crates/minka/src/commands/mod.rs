//! What the command line does, one file a command.
//!
//! Exit status: 0 done, 1 refused or problems found, 2 the command was not understood.

mod backup;
mod bundle;
mod check;
mod demo;
mod init;
mod log;
mod place;
mod restore;
mod rules;
mod say;
mod secret;
mod serve;
mod user;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::foundation::error::Error;

const EXAMPLES: &str = "\
Examples:
  minka demo                                  look around with invented people
  minka init asar --programme Asar --zone Asia/Almaty --site Alatau \\
        --languages ru,kk --currency KZT --manager aigul
  minka serve --folder asar                   open http://127.0.0.1:8080
  minka check --folder asar                   is everything whole?
  minka backup asar-2026-11-24.minka --folder asar --passphrase

Exit status: 0 done, 1 refused or problems found, 2 the command was not understood.";

/// Runs a women's empowerment programme: one program, on one small machine, with her safety first.
#[derive(Parser)]
#[command(name = "minka", version, after_help = EXAMPLES, propagate_version = true, disable_help_subcommand = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo::Ask),
    Init(init::Ask),
    Serve(serve::Ask),
    Check(check::Ask),
    Backup(backup::Ask),
    Restore(restore::Ask),
    User(user::Ask),
    Rules(rules::Ask),
}

/// Reads the command line, does what it asks, and says how it ended.
#[must_use]
pub fn run() -> ExitCode {
    let done = match Line::parse().command {
        Command::Demo(ask) => demo::run(&ask),
        Command::Init(ask) => init::run(&ask),
        Command::Serve(ask) => serve::run(&ask),
        Command::Check(ask) => check::run(&ask),
        Command::Backup(ask) => backup::run(&ask),
        Command::Restore(ask) => restore::run(&ask),
        Command::User(ask) => user::run(&ask),
        Command::Rules(ask) => rules::run(&ask),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say::problem(&why);
            ExitCode::FAILURE
        }
    }
}

/// A refusal of the command line, in words.
fn refuse(words: impl Into<String>) -> Error {
    Error::Unexpected(words.into())
}
