//! Codes instead of names: pronounceable, random, with a check character that catches a slip of the pen.
//!
//! Consonant-vowel pairs and one check character: `BAKO-7`. Two pairs serve a small site, three or four a large one, so
//! that codes stay short where few women are and never run out. A code holds no order, no birth date and no group.

use crate::foundation::crypto::fill_random;

const CONSONANTS: &[u8; 15] = b"BDFGHKLMNPRSTVZ";
const VOWELS: &[u8; 5] = b"AEIOU";
/// Without 0, 1, I, L and O, which are misread on paper. A prime number of signs, so that every slip changes the sum.
const CHECKS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// What a code must not say, in the languages of the programmes and in English, as these signs can say it: it is read aloud to her.
const RUDE: [&str; 54] = [
    "BOBA", "BOBO", "BOKA", "BOKE", "BOKI", "DEBI", "DIKE", "DURA", "FUKA", "FUKE", "FUKI", "FUKO", "FUKU", "GADI",
    "HOMO", "KAKA", "KAKI", "KAGA", "KIKE", "KOTE", "KOTI", "KULO", "LOHI", "LOHU", "LOKA", "LOKO", "MUDA", "MUDI",
    "NAZI", "NIGA", "NIGE", "NIGO", "PAKI", "PEDA", "PEDE", "PEDI", "PEDO", "PENE", "PIDA", "PIDO", "PISI", "POPA",
    "PUTA", "PUTE", "PUTI", "PUTO", "RAPE", "SIDA", "SISI", "SUKA", "SUKI", "TETA", "TUPA", "ZOPA",
];

/// Whether the letters say what must not be read to her, wherever in a longer code.
fn is_rude(letters: &str) -> bool {
    RUDE.iter().any(|word| letters.contains(word))
}

/// How many pairs keep collisions rare when so many women have codes already.
fn pairs_for(women: i64) -> usize {
    match women {
        ..1_000 => 2,
        1_000..80_000 => 3,
        _ => 4,
    }
}

/// The longest code: four pairs are enough for a country.
const MOST_PAIRS: usize = 4;

/// A new random code. It may be taken already: the unique index says so, and another is drawn.
#[must_use]
pub fn new_code(women_so_far: i64) -> String {
    code_of(pairs_for(women_so_far))
}

fn code_of(pairs: usize) -> String {
    code_from(pairs, random_below)
}

/// A code of so many pairs, each sign chosen below a bound: for a demonstration that comes out the same every time.
#[must_use]
pub fn code_from(pairs: usize, mut choose: impl FnMut(usize) -> usize) -> String {
    loop {
        let mut letters = String::new();
        for _ in 0..pairs {
            letters.push(char::from(CONSONANTS[choose(15)]));
            letters.push(char::from(VOWELS[choose(5)]));
        }
        if !is_rude(&letters) {
            let check = check_of(&letters);
            return format!("{letters}-{check}");
        }
    }
}

/// Draws a free code without counting anybody: of two short codes both must be free, or a pair is added. So codes grow
/// before the short ones run out.
///
/// # Errors
/// What `is_taken` returns.
pub(super) fn draw<E>(mut is_taken: impl FnMut(&str) -> Result<bool, E>) -> Result<String, E> {
    for pairs in 2..MOST_PAIRS {
        let code = code_of(pairs);
        if !is_taken(&code)? && !is_taken(&code_of(pairs))? {
            return Ok(code);
        }
    }
    loop {
        let code = code_of(MOST_PAIRS);
        if !is_taken(&code)? {
            return Ok(code);
        }
    }
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

/// Reads a code as people type it: any case, with or without the hyphen, in Cyrillic letters that look the same, with a
/// nought for O or a one for I. `None` when the check character disagrees.
#[must_use]
pub fn read_code(typed: &str) -> Option<String> {
    let signs: Vec<char> = typed.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let last = signs.len().checked_sub(1)?;
    let letters: String = signs.iter().enumerate().filter_map(|(at, sign)| latin(*sign, at == last)).collect();
    if letters.len() != signs.len() {
        return None;
    }
    if !matches!(letters.len(), 5 | 7 | 9) {
        return None;
    }
    let (pairs, check) = letters.split_at(letters.len() - 1);
    let well_formed = pairs
        .bytes()
        .enumerate()
        .all(|(at, letter)| if at % 2 == 0 { CONSONANTS.contains(&letter) } else { VOWELS.contains(&letter) });
    (well_formed && check.starts_with(check_of(pairs))).then(|| format!("{pairs}-{check}"))
}

/// The Latin capital that a sign stands for at its place.
fn latin(sign: char, is_check: bool) -> Option<char> {
    let upper = sign.to_uppercase().next()?;
    let letter = match upper {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'І' => 'I',
        'К' => 'K',
        'М' => 'M',
        'Н' | 'Һ' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Ѕ' => 'S',
        'Т' => 'T',
        'Х' => 'X',
        'У' | 'Ү' if is_check => 'Y',
        'У' | 'Ү' => 'U',
        'З' if is_check => '3',
        '0' if !is_check => 'O',
        '1' if !is_check => 'I',
        other => other,
    };
    letter.is_ascii_alphanumeric().then_some(letter)
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
    fn a_code_typed_on_a_cyrillic_keyboard_is_read() {
        let cyrillic = [
            ('A', 'А'),
            ('B', 'В'),
            ('E', 'Е'),
            ('H', 'Н'),
            ('K', 'К'),
            ('M', 'М'),
            ('O', 'О'),
            ('P', 'Р'),
            ('T', 'Т'),
        ];
        for _ in 0..200 {
            let code = new_code(0);
            let typed: String = code
                .chars()
                .map(|sign| cyrillic.iter().find(|(latin, _)| *latin == sign).map_or(sign, |(_, other)| *other))
                .collect();
            assert_eq!(read_code(&typed.to_lowercase()), Some(code.clone()), "{typed}");
            assert_eq!(read_code(&code.replacen('O', "0", 1).replacen('I', "1", 1)), Some(code));
        }
    }

    #[test]
    fn codes_grow_when_short_ones_are_taken() {
        let free = draw(|_| Ok::<_, ()>(false)).expect("free");
        assert_eq!(free.len(), 6);
        let longer = draw(|code| Ok::<_, ()>(code.len() == 6)).expect("free");
        assert_eq!(longer.len(), 8);
        let longest = draw(|code| Ok::<_, ()>(code.len() < 10)).expect("free");
        assert_eq!(longest.len(), 10);
        assert_eq!(draw(|_| Err("broken")), Err("broken"));
    }

    #[test]
    fn no_code_is_a_word_that_hurts() {
        for word in RUDE {
            let signs = word.bytes().enumerate();
            let can_be_drawn = signs.into_iter().all(|(at, letter)| match at % 2 {
                0 => CONSONANTS.contains(&letter),
                _ => VOWELS.contains(&letter),
            });
            assert!(can_be_drawn && word.len() == 4, "{word} would never be drawn");
        }
        // SUKA is drawn first, in a longer code as well, and another takes its place.
        let at = |signs: &[u8], sign: u8| signs.iter().position(|one| *one == sign).expect("a sign");
        for (pairs, drawn) in [(2, "SUKABAKO"), (3, "BASUKABAKOZI")] {
            let letters = drawn.as_bytes();
            let mut next = 0;
            let code = code_from(pairs, |choices| {
                next += 1;
                if choices == 15 { at(CONSONANTS, letters[next - 1]) } else { at(VOWELS, letters[next - 1]) }
            });
            assert!(code.starts_with("BAKO"), "{code}");
        }
        // A code that was given before is still read.
        let given = format!("SUKA-{}", check_of("SUKA"));
        assert_eq!(read_code(&given), Some(given.clone()));
    }

    #[test]
    fn what_is_no_code_is_not_read() {
        for typed in ["", "-", "BAKO", "BAKO-77", "AKBO-7", "БАКО-7", "bako–7x", "0000-0"] {
            assert_eq!(read_code(typed), None, "{typed}");
        }
    }
}
