//! One part of a key as lines to print and to type again.
//!
//! Inside: a version byte, four bytes that name the key, the part by Shamir's scheme (a number and 32 bytes), and two bytes of
//! a SHA-256 over all of it. On paper: four lines of sixteen signs and a check sign, so that a slip is found in its line.

use blahaj::{Share, Sharks};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::foundation::crypto::Keys;

/// Papers that are made, and papers that are needed.
pub(super) const PARTS: usize = 3;
pub(super) const NEEDED: u8 = 2;
/// Lines of a part, and bytes in each of them.
pub(super) const LINES: usize = 4;
const IN_A_LINE: usize = 10;

const VERSION: u8 = 1;
/// Without I, L, O and U, which are misread on paper: the alphabet of Douglas Crockford.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Part of what stands on papers: never change it.
const NAME_LABEL: &str = "name of the key";

/// One part, as it was read from paper.
#[derive(Clone)]
pub(super) struct Part {
    /// Which key it belongs to.
    pub(super) of: [u8; 4],
    share: Zeroizing<Vec<u8>>,
}

impl Part {
    /// Which of the papers it is: 1, 2 or 3.
    pub(super) fn number(&self) -> u8 {
        self.share.first().copied().unwrap_or_default()
    }
}

/// Why something that was typed is no part.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// A line has another number of signs than it should.
    Length,
    /// A sign is wrong somewhere in the line.
    Signs,
    /// Each line is right, but they do not belong together.
    Mixed,
    /// A newer Minka wrote it.
    Newer,
}

/// What names a key on paper and opens nothing.
pub(super) fn name_of(keys: &Keys) -> [u8; 4] {
    let name = keys.subkey(NAME_LABEL);
    [name[0], name[1], name[2], name[3]]
}

/// Splits a key into the lines of three papers.
pub(super) fn split(keys: &Keys) -> Vec<Vec<String>> {
    let dealt = Sharks(NEEDED).dealer(keys.master()).take(PARTS);
    dealt.map(|share| lines_of(name_of(keys), &Zeroizing::new(Vec::from(&share)))).collect()
}

/// The key of two parts; `None`: they do not make the key whose name they carry.
pub(super) fn join(one: &Part, other: &Part) -> Option<Keys> {
    let shares: Vec<Share> =
        [one, other].iter().filter_map(|part| Share::try_from(part.share.as_slice()).ok()).collect();
    let master = Zeroizing::new(Sharks(NEEDED).recover(&shares).ok()?);
    let keys = Keys::new(master.as_slice().try_into().ok()?);
    (name_of(&keys) == one.of && one.of == other.of).then_some(keys)
}

fn lines_of(name: [u8; 4], share: &[u8]) -> Vec<String> {
    let mut bytes = Zeroizing::new([&[VERSION], name.as_slice(), share].concat());
    let sum = Sha256::digest(bytes.as_slice());
    bytes.extend_from_slice(&sum[..2]);
    bytes.chunks(IN_A_LINE).enumerate().map(|(at, line)| write_line(at, line)).collect()
}

fn write_line(at: usize, bytes: &[u8]) -> String {
    let mut signs: Vec<char> = in_signs(bytes).collect();
    signs.push(check_of(at, bytes));
    let groups: Vec<String> = signs.chunks(4).map(|four| four.iter().collect()).collect();
    groups.join(" ")
}

/// Five bits each, the highest first.
fn in_signs(bytes: &[u8]) -> impl Iterator<Item = char> {
    bytes.chunks(5).flat_map(|five| {
        let number = five.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        (0..8).rev().map(move |place| sign(usize::try_from(number >> (5 * place)).unwrap_or_default()))
    })
}

fn sign(value: usize) -> char {
    char::from(SIGNS[value & 31])
}

/// One of 32 signs that depends on every byte of the line and on which line it is.
fn check_of(at: usize, bytes: &[u8]) -> char {
    let line = u8::try_from(at).unwrap_or_default();
    sign(usize::from(Sha256::digest([&[line], bytes].concat())[0]))
}

/// Reads one line as it was typed: spaces and small letters do not matter, nor O for nought and I or L for one.
pub(super) fn read_line(at: usize, typed: &str) -> Result<Vec<u8>, Slip> {
    let signs: Vec<u64> = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-')
        .map(|sign| value(sign).ok_or(Slip::Signs))
        .collect::<Result<_, _>>()?;
    let (check, signs) = signs.split_last().ok_or(Slip::Length)?;
    if signs.len() != 16 {
        return Err(Slip::Length);
    }
    let mut bytes = Vec::with_capacity(IN_A_LINE);
    for eight in signs.chunks(8) {
        let number = eight.iter().fold(0u64, |number, sign| number << 5 | sign);
        bytes.extend_from_slice(&number.to_be_bytes()[3..]);
    }
    if value(check_of(at, &bytes)) == Some(*check) { Ok(bytes) } else { Err(Slip::Signs) }
}

fn value(sign: char) -> Option<u64> {
    let meant = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        sign => sign,
    };
    let at = SIGNS.iter().position(|known| char::from(*known) == meant)?;
    u64::try_from(at).ok()
}

/// How many signs stand together on paper.
const TOGETHER: [usize; 5] = [4, 4, 4, 4, 1];

/// The lines of a part in a text: all of it where that is four lines, otherwise whatever stands in it like the lines of a part.
pub(super) fn lines_in(text: &str) -> Zeroizing<Vec<String>> {
    let written = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    if written().count() == LINES {
        return Zeroizing::new(written().map(str::to_owned).collect());
    }
    let like = Zeroizing::new(written().filter_map(line_in).collect::<Vec<String>>());
    // Words may happen to stand in the same way; the check sign tells most of them apart.
    let mut right = Zeroizing::new(Vec::new());
    for line in like.iter() {
        if right.len() < LINES && read_line(right.len(), line).is_ok() {
            right.push(line.clone());
        }
    }
    if right.len() == LINES { right } else { like }
}

/// What in a line of a text is a line of a part, as it is printed.
fn line_in(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_one = |words: &&[&str]| {
        let signs = |word: &str| word.chars().all(|sign| value(sign).is_some());
        words.iter().zip(TOGETHER).all(|(word, length)| word.chars().count() == length && signs(word))
    };
    words.windows(TOGETHER.len()).find(is_one).map(|words| words.join(" "))
}

/// A part from its lines; a slip names the line when it is known, from one.
pub(super) fn read(lines: &[&str]) -> Result<Part, (Option<usize>, Slip)> {
    if lines.len() != LINES {
        return Err((None, Slip::Length));
    }
    let mut bytes = Zeroizing::new(Vec::new());
    for (at, line) in lines.iter().enumerate() {
        bytes.extend(read_line(at, line).map_err(|slip| (Some(at + 1), slip))?);
    }
    let (body, sum) = bytes.split_at(bytes.len() - 2);
    if Sha256::digest(body)[..2] != *sum {
        return Err((None, Slip::Mixed));
    }
    match body {
        [VERSION, a, b, c, d, share @ ..] => Ok(Part { of: [*a, *b, *c, *d], share: Zeroizing::new(share.to_vec()) }),
        _ => Err((None, Slip::Newer)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Case<'a> = (&'a [&'a str], (Option<usize>, Slip));

    fn parts_of(master: [u8; 32]) -> Vec<Vec<String>> {
        split(&Keys::new(master))
    }

    fn read_all(lines: &[String]) -> Result<Part, (Option<usize>, Slip)> {
        read(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn any_two_of_three_bring_the_key_back(master: [u8; 32]) {
            let parts: Vec<Part> =
                parts_of(master).iter().map(|lines| read_all(lines).expect("as it was written")).collect();
            for (one, other) in [(0, 1), (0, 2), (1, 2), (2, 0)] {
                let keys = join(&parts[one], &parts[other]).expect("two are enough");
                prop_assert_eq!(keys.master(), &master);
            }
            prop_assert!(join(&parts[0], &parts[0]).is_none(), "the same paper twice is one");
        }

        #[test]
        fn a_wrong_sign_is_found_in_its_line_or_at_the_latest_at_the_end(master: [u8; 32], line in 0..4usize, at in 0..16usize, by in 1..32usize) {
            let mut lines = parts_of(master).remove(1);
            let mut signs: Vec<char> = lines[line].chars().collect();
            let place = at + at / 4;
            let was = SIGNS.iter().position(|sign| char::from(*sign) == signs[place]).expect("a sign");
            signs[place] = char::from(SIGNS[(was + by) % 32]);
            lines[line] = signs.into_iter().collect();
            let slip = read_all(&lines).err();
            // The check sign lets one slip in 32 through, the sum at the end one of those in 65,536.
            prop_assert!(slip == Some((Some(line + 1), Slip::Signs)) || slip == Some((None, Slip::Mixed)), "{slip:?}");
        }
    }

    #[test]
    fn how_it_is_typed_does_not_matter_but_what_is() {
        let lines = parts_of([9; 32]).remove(0);
        let typed: Vec<String> = lines
            .iter()
            .map(|line| {
                line.to_lowercase()
                    .replace('0', "o")
                    .replace('1', "l")
                    .replace(' ', if line.len() % 2 == 0 { "" } else { "-" })
            })
            .collect();
        assert!(read_all(&typed).is_ok(), "{typed:?}");
        // The check sign lets one slip in 32 through: then the next line, or the sum at the end, finds it.
        let swapped = read(&[&lines[1], &lines[0], &lines[2], &lines[3]]).err();
        assert!(
            [Some((Some(1), Slip::Signs)), Some((Some(2), Slip::Signs)), Some((None, Slip::Mixed))].contains(&swapped),
            "{lines:?}: {swapped:?}"
        );
        let cases: [Case<'_>; 3] = [
            (&lines.iter().map(String::as_str).take(3).collect::<Vec<_>>(), (None, Slip::Length)),
            (&[&lines[0][..10], &lines[1], &lines[2], &lines[3]], (Some(1), Slip::Length)),
            (&[&lines[0], &lines[1], "U", &lines[3]], (Some(3), Slip::Signs)),
        ];
        for (typed, expected) in cases {
            assert_eq!(read(typed).err(), Some(expected), "{typed:?}");
        }
    }

    #[test]
    fn lines_of_two_papers_and_papers_of_two_keys_do_not_go_together() {
        let (ours, theirs) = (parts_of([1; 32]), parts_of([2; 32]));
        let mixed = [&ours[0][0], &ours[0][1], &ours[1][2], &ours[1][3]].map(Clone::clone);
        assert_eq!(read_all(&mixed).err(), Some((None, Slip::Mixed)));
        let (one, other) = (read_all(&ours[0]).expect("a part"), read_all(&theirs[1]).expect("a part"));
        assert!(join(&one, &other).is_none() && one.of != other.of);
        assert_eq!((one.number(), other.number()), (1, 2));
    }
}
