//! The line that a drill on another machine prints, and that the machine with the data takes.
//!
//! It says when it was made, how long the chain in the back-up was and how much of it was there, and names nobody. It is signed with the
//! key of the folder over the newest entry of that back-up: whoever has no key, or another programme's back-up, cannot make one.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use ring::hmac;

use crate::foundation::crypto::Keys;

/// How it begins. Part of the format: never change it.
const BEGINS: &str = "minka-drill-1";
/// The use of the subkey that signs. Part of the format as well.
const LABEL: &str = "drill report";
/// So much of the signature is written, in bytes: short enough to be read out on the telephone.
const SIGNED: usize = 16;

/// What was tried, and found whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Report {
    /// When.
    pub(super) at: Timestamp,
    /// The number of the newest entry in the back-up.
    pub(super) entries: i64,
    /// How many women were in it.
    pub(super) women: i64,
    /// How many sealed parts were opened.
    pub(super) opened: i64,
}

impl Report {
    fn words(&self) -> String {
        format!("{BEGINS}.{}.{}.{}.{}", self.at.as_second(), self.entries, self.women, self.opened)
    }

    fn signature(&self, hash: &str, keys: &Keys) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, keys.subkey(LABEL).as_slice());
        let tag = hmac::sign(&key, format!("{}\n{hash}\n", self.words()).as_bytes());
        HEXLOWER.encode(&tag.as_ref()[..SIGNED])
    }

    /// The line; `hash` is that of the newest entry in the back-up.
    pub(super) fn line(&self, hash: &str, keys: &Keys) -> String {
        format!("{}.{}", self.words(), self.signature(hash, keys))
    }

    /// What a line says, and its signature; nothing when it is no such line.
    pub(super) fn read(line: &str) -> Option<(Self, String)> {
        let parts: Vec<&str> = line.trim().split('.').collect();
        let [BEGINS, at, entries, women, opened, signature] = parts.as_slice() else { return None };
        let number = |text: &str| text.parse::<i64>().ok();
        let report = Report {
            at: Timestamp::from_second(number(at)?).ok()?,
            entries: number(entries)?,
            women: number(women)?,
            opened: number(opened)?,
        };
        Some((report, signature.to_lowercase()))
    }

    /// Whether the key of this folder signed it over an entry with this hash.
    pub(super) fn is_signed(&self, signature: &str, hash: &str, keys: &Keys) -> bool {
        signature == self.signature(hash, keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written_and_every_sign_of_it_is_signed() {
        let (keys, hash) = (Keys::new([7; 32]), "9f86d081884c7d65");
        let at = "2026-11-27T10:45:00Z".parse().expect("an instant");
        let report = Report { at, entries: 1234, women: 903, opened: 100 };
        let line = report.line(hash, &keys);
        assert!(line.starts_with("minka-drill-1.1795776300.1234.903.100.") && line.len() < 80, "{line}");
        let (read, signature) = Report::read(&format!(" {line}\n")).expect("it is read");
        assert_eq!(read, report);
        assert!(read.is_signed(&signature, hash, &keys));
        assert!(
            !read.is_signed(&signature, "another entry", &keys)
                && !read.is_signed(&signature, hash, &Keys::new([8; 32]))
        );
        for (was, is) in [(".1795776300.", ".1795776301."), (".1234.", ".1235."), (".903.", ".904."), (".100.", ".99.")]
        {
            let (read, signature) = Report::read(&line.replace(was, is)).expect("it is read");
            assert!(!read.is_signed(&signature, hash, &keys), "{was}");
        }
        for nonsense in
            ["", "minka-drill-1", "minka-drill-2.1.1.1.1.00", "minka-drill-1.x.1.1.1.00", &line.replace('.', ":")]
        {
            assert_eq!(Report::read(nonsense), None, "{nonsense}");
        }
    }
}
