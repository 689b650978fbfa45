//! `minka key join`: a key file from two of the papers.

use std::{
    io::{BufRead, IsTerminal},
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::{
    part::{self, LINES, Part, Slip},
    refuse, say, secret,
};
use crate::foundation::{
    crypto::Keys,
    error::Error,
    folder::{key_text, write_private},
};

/// Make a key file from what stands on two of the papers
#[derive(clap::Args)]
#[command(after_help = super::EXAMPLES)]
pub(super) struct Ask {
    /// The key file to make
    key_file: PathBuf,
    /// A text file with the four lines of one paper, or with all that stands on it; given twice. Without it they are asked for
    #[arg(long, value_name = "FILE")]
    part: Vec<PathBuf>,
    /// Protect the key with a passphrase, which is asked for now
    #[arg(long)]
    passphrase: bool,
    /// As --passphrase, read from the first line of a private file
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    if ask.key_file.exists() {
        return Err(refuse(format!("{} is there already; a key is never written over", ask.key_file.display())));
    }
    let (keys, numbers) = match ask.part.as_slice() {
        [] => ask_for_keys()?,
        parts => keys_of(parts)?,
    };
    let passphrase = match (&ask.passphrase_file, ask.passphrase) {
        (Some(file), _) => Some(secret::new(Some(file), "Passphrase of the key")?),
        (None, true) => Some(secret::new(None, "Passphrase of the key")?),
        (None, false) => None,
    };
    write_private(&ask.key_file, key_text(&keys, passphrase.as_deref())?.as_bytes())?;
    say::line(format!("{} is the key again, from parts {} and {}.", ask.key_file.display(), numbers.0, numbers.1));
    Ok(())
}

/// The key of two papers that somebody typed into files, and which of the three they are.
pub(in crate::commands) fn keys_of(parts: &[PathBuf]) -> Result<(Keys, (u8, u8)), Error> {
    match parts {
        [one, other] => join(&[from_file(one)?, from_file(other)?]),
        [_] => Err(refuse("one part of three opens nothing: name a second one with --part")),
        _ => Err(refuse("two parts are enough")),
    }
}

/// The key of two papers that are typed now.
pub(in crate::commands) fn ask_for_keys() -> Result<(Keys, (u8, u8)), Error> {
    join(&ask_for_two()?)
}

fn join([one, other]: &[Part; 2]) -> Result<(Keys, (u8, u8)), Error> {
    if one.of != other.of {
        return Err(refuse("the two papers are parts of different keys"));
    }
    if one.number() == other.number() {
        return Err(refuse(format!("both papers are part {}: a second one is needed", one.number())));
    }
    let keys = part::join(one, other).ok_or_else(|| refuse("these two parts do not make a key"))?;
    Ok((keys, (one.number(), other.number())))
}

fn from_file(file: &Path) -> Result<Part, Error> {
    let text = Zeroizing::new(
        std::fs::read_to_string(file).map_err(|_| refuse(format!("{} cannot be read as text", file.display())))?,
    );
    let found = part::lines_in(&text);
    let lines: Vec<&str> = found.iter().map(String::as_str).collect();
    part::read(&lines).map_err(|slip| refuse(format!("{}: {}", file.display(), in_words(&slip))))
}

fn in_words((line, slip): &(Option<usize>, Slip)) -> String {
    let whole = match slip {
        Slip::Length => "a part has four lines of seventeen signs".to_owned(),
        Slip::Signs => "there is a slip".to_owned(),
        Slip::Mixed => "its lines do not belong together".to_owned(),
        Slip::Newer => "it was made by a newer version of Minka".to_owned(),
    };
    line.map_or_else(|| whole.clone(), |line| format!("line {line}: {whole}"))
}

/// Asks for two parts, line by line, so that a slip is said while the paper is at hand.
fn ask_for_two() -> Result<[Part; 2], Error> {
    if !std::io::stdin().is_terminal() {
        return Err(refuse("there is no terminal to ask on; name two files with --part"));
    }
    Ok([ask_for_one("First paper")?, ask_for_one("Second paper")?])
}

fn ask_for_one(which: &str) -> Result<Part, Error> {
    let mut lines = Zeroizing::new(Vec::new());
    while lines.len() < LINES {
        say::note(format!("{which}, line {}:", lines.len() + 1));
        let mut typed = String::new();
        let read = std::io::stdin().lock().read_line(&mut typed);
        if read.map_err(|cause| Error::unexpected("read the terminal", cause))? == 0 {
            return Err(refuse("the part was not typed to its end"));
        }
        match part::read_line(lines.len(), &typed) {
            Ok(_) => lines.push(typed),
            Err(slip) => say::note(format!("{}. Once more, please.", in_words(&(None, slip)))),
        }
    }
    let typed: Vec<&str> = lines.iter().map(String::as_str).collect();
    part::read(&typed).map_err(|slip| refuse(in_words(&slip)))
}
