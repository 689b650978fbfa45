//! Secrets from a prompt or a private file: never from an argument or an environment variable, which others can read.

use std::{os::unix::fs::PermissionsExt, path::Path};

use zeroize::Zeroizing;

use super::refuse;
use crate::foundation::error::Error;

/// The first line of a file that only its owner can read.
pub(super) fn from_file(file: &Path) -> Result<String, Error> {
    let about = std::fs::metadata(file).map_err(|_| refuse(format!("there is no file {}", file.display())))?;
    if about.permissions().mode() & 0o077 != 0 {
        return Err(refuse(format!("{} can be read by others; chmod 600 it", file.display())));
    }
    let text =
        Zeroizing::new(std::fs::read_to_string(file).map_err(|cause| Error::unexpected("read the passphrase", cause))?);
    let secret = text.lines().next().unwrap_or_default().to_owned();
    if secret.is_empty() { Err(refuse(format!("{} is empty", file.display()))) } else { Ok(secret) }
}

/// Asks on the terminal, without showing what is typed.
pub(super) fn ask(words: &str) -> Result<String, Error> {
    rpassword::prompt_password(format!("{words}: "))
        .map_err(|_| refuse(format!("{words}: there is no terminal to ask on; give a file instead (see --help)")))
}

/// From a file when one is named, else from the terminal.
pub(super) fn known(file: Option<&Path>, words: &str) -> Result<String, Error> {
    file.map_or_else(|| ask(words), from_file)
}

/// The least that protects a file which somebody may carry away and try at leisure.
const SHORTEST: usize = 12;

/// A new one: long enough, and typed twice when it is typed.
pub(super) fn new(file: Option<&Path>, words: &str) -> Result<String, Error> {
    let secret = known(file, words)?;
    if secret.chars().count() < SHORTEST {
        return Err(refuse(format!("a passphrase has at least {SHORTEST} signs; four unrelated words are good")));
    }
    if file.is_none() && ask("The same again")? != secret {
        return Err(refuse("the two passphrases differ"));
    }
    Ok(secret)
}
