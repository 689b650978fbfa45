//! What the command line does, one file a command.
//!
//! Exit status: 0 done, 1 refused or problems found, 2 the command was not understood.

mod backup;
mod bundle;
mod check;
mod country;
mod course;
mod demo;
mod drill;
mod export;
mod import;
mod init;
mod journal;
mod key;
mod log;
mod place;
mod records;
mod report;
mod restore;
mod restraints;
mod rules;
mod say;
mod seal;
mod sealed;
mod secret;
mod serve;
mod under_key;
mod unseal;
mod user;
mod verify;
mod which;
mod whole;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use self::{drill::by_itself as drill_by_itself, log::may_be_said};
use crate::foundation::{error::Error, text::Language};

const EXAMPLES: &str = "\
Examples:
  minka demo                                  look around with invented people
  minka init asar --programme Asar --zone Asia/Almaty --site Alatau \\
        --languages ru,kk --currency KZT --manager aigul
  minka course install almaty --folder asar   lessons to begin with
  minka serve --folder asar                   open http://127.0.0.1:8080
  minka import women.xlsx --folder asar --create-groups
  minka check --folder asar                   is everything whole?
  minka country --law KZ --kept-in KZ --folder asar
                                              whose law, and where this machine stands
  minka backup asar-2026-11-24.minka --folder asar --passphrase
  minka drill asar-2026-11-24.minka --folder asar --key-file /media/safe/minka.key \\
        --keyring /media/safe/keyring-2026-11-24.db
                                              would it come back?

Each command says more with --help, such as `minka import --help`.
Exit status: 0 done, 1 refused or problems found, 2 the command was not understood.";

/// Runs a women's empowerment programme: one program, on one small machine, with her safety first.
#[derive(Parser)]
#[command(name = "minka", version, after_help = EXAMPLES, propagate_version = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo::Ask),
    Init(init::Ask),
    Serve(serve::Ask),
    User(user::Ask),
    Course(course::Ask),
    Import(import::Ask),
    Export(export::Ask),
    Check(check::Ask),
    Country(country::Ask),
    Records(records::Ask),
    Key(key::Ask),
    Backup(backup::Ask),
    Restore(restore::Ask),
    Drill(drill::Ask),
    Restraints(restraints::Ask),
    Seal(seal::Ask),
    Unseal(unseal::Ask),
    Rules(rules::Ask),
}

/// Reads the command line, does what it asks, and says how it ended.
#[must_use]
pub fn run() -> ExitCode {
    let done = match Line::parse().command {
        Command::Demo(ask) => demo::run(&ask),
        Command::Init(ask) => init::run(&ask),
        Command::Serve(ask) => serve::run(&ask),
        Command::User(ask) => user::run(&ask),
        Command::Course(ask) => course::run(&ask),
        Command::Import(ask) => import::run(&ask),
        Command::Export(ask) => export::run(&ask),
        Command::Check(ask) => check::run(&ask),
        Command::Country(ask) => country::run(&ask),
        Command::Records(ask) => records::run(&ask),
        Command::Key(ask) => key::run(&ask),
        Command::Backup(ask) => backup::run(&ask),
        Command::Restore(ask) => restore::run(&ask),
        Command::Drill(ask) => drill::run(&ask),
        Command::Restraints(ask) => restraints::run(&ask),
        Command::Seal(ask) => seal::run(&ask),
        Command::Unseal(ask) => unseal::run(&ask),
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

/// Whether the command line understands these words, without doing what they ask: help shows nothing else.
///
/// # Errors
/// What it would say instead of doing it.
pub fn understands(words: &[String]) -> Result<(), String> {
    Line::try_parse_from(words).map(drop).map_err(|why| why.to_string())
}

/// A language by its code.
fn read_language(code: &str) -> Result<Language, Error> {
    Language::parse(code).ok_or_else(|| refuse(format!("{code} is none of en, ru, kk, es")))
}

/// A refusal of the command line, in words.
fn refuse(words: impl Into<String>) -> Error {
    Error::Unexpected(words.into())
}
