//! Codes instead of names: pronounceable, random, with a check character that catches a slip of the pen.
//!
//! Consonant-vowel pairs and one check character: `BAKO-7`. Two pairs serve a small site, three or four a large one, so
//! that codes stay short where few women are and never run out. A code holds no order, no birth date and no group.

use crate::foundation::crypto::fill_random;

const CONSONANTS: &[u8; 15] = b"BDFGHKLMNPRSTVZ";
const VOWELS: &[u8; 5] = b"AEIOU";
/// Without 0, 1, I, L and O, which are misread on paper. A prime number of signs, so that every slip changes the sum.
const CHECKS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// How many pairs keep collisions rare when so many women have codes already.
fn pairs_for(women: i64) -> usize {
    match women {
        ..1_000 => 2,
        1_000..80_000 => 3,
        _ => 4,
    }
}

/// A new random code. It may be taken already: the unique index says so, and another is drawn.
#[must_use]
pub fn new_code(women_so_far: i64) -> String {
    let mut letters = String::new();
    for _ in 0..pairs_for(women_so_far) {
        letters.push(char::from(CONSONANTS[random_below(15)]));
        letters.push(char::from(VOWELS[random_below(5)]));
    }
    let check = check_of(&letters);
    format!("{letters}-{check}")
}

/// Unbiased: a byte that would favour the first choices is drawn again.
fn random_below(choices: usize) -> usize {
    let fair = 256 / choices * choices;
    loop {
        let mut byte = [0u8];
        fill_random(&mut byte);
        if usize::from(byte[0]) < fair {
            return usize::from(byte[0]) % choices;
        }
    }
}

/// Each place weighs differently: one wrong letter or two swapped neighbours give another sign.
fn check_of(letters: &str) -> char {
    let sum: usize = letters.bytes().zip(1..).map(|(letter, weight)| usize::from(letter - b'A') * weight).sum();
    char::from(CHECKS[sum % CHECKS.len()])
}

/// Reads a code as people type it: any case, with or without the hyphen. `None` when the check character disagrees.
#[must_use]
pub fn read_code(typed: &str) -> Option<String> {
    let letters: String =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect();
    if !matches!(letters.len(), 5 | 7 | 9) {
        return None;
    }
    let (pairs, check) = letters.split_at(letters.len() - 1);
    let well_formed = pairs
        .bytes()
        .enumerate()
        .all(|(at, letter)| if at % 2 == 0 { CONSONANTS.contains(&letter) } else { VOWELS.contains(&letter) });
    (well_formed && check.chars().next() == Some(check_of(pairs))).then(|| format!("{pairs}-{check}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = new_code(0);
        assert_eq!(read_code(&code), Some(code.clone()));
        assert_eq!(read_code(&format!(" {} ", code.to_lowercase().replace('-', " "))), Some(code));
    }

    #[test]
    fn every_single_slip_and_every_swap_of_neighbours_is_caught() {
        for women in [0, 50_000, 500_000] {
            for _ in 0..50 {
                let code = new_code(women).replace('-', "");
                for at in 0..code.len() - 1 {
                    for wrong in ('A'..='Z').filter(|wrong| code.as_bytes()[at] != *wrong as u8) {
                        let mut slip = code.clone();
                        slip.replace_range(at..=at, &wrong.to_string());
                        assert_eq!(read_code(&slip), None, "{slip} for {code}");
                    }
                    let mut swapped = code.clone().into_bytes();
                    swapped.swap(at, at + 1);
                    let swapped = String::from_utf8(swapped).expect("letters");
                    assert!(swapped == code || read_code(&swapped).is_none(), "{swapped} for {code}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_not_read() {
        for typed in ["", "-", "BAKO", "BAKO-77", "AKBO-7", "БАКО-7", "bako–7x", "0000-0"] {
            assert_eq!(read_code(typed), None, "{typed}");
        }
    }
}
