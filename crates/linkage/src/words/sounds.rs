//! One code for a word in whatever script or spelling: the sounds that all spellings of a name share.
//!
//! Cyrillic goes letter by letter. Latin text is read with every convention in use for Kazakh, Russian and Spanish
//! names at once: BGN/PCGN 1947 and 1979 (zh, kh, shch, y), ICAO Doc 9303 part 3 and Russian and Kazakh passports
//! (ia, iu, q, gh, ng), ISO 9:1995 and GOST 7.79 (â, û, š, x), the Kazakh Latin alphabets of 2018 and 2021 (ş, ğ, ä, ü,
//! ı, ń, ý), everyday writing (j for ж or й, h for х), Spanish (qu, c, ll, ñ). Where conventions disagree about `j` or `x`,
//! a second reading is kept, and the file itself decides which one it means (see `register`).

use super::letters;

/// The readings of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sounds {
    /// The likelier reading.
    pub usual: String,
    /// Another reading, when the spelling allows one.
    pub other: Option<String>,
}

/// How the two ambiguous Latin letters are read.
#[derive(Clone, Copy, PartialEq)]
enum Reading {
    /// By their neighbours.
    Usual,
    /// `j` as in Julija, `x` as х.
    Soft,
    /// `j` always ж.
    Hard,
}

/// The sounds of one cleaned word (see [`crate::clean`]). Digits stay; letters of other scripts are left as they are.
#[must_use]
pub fn sounds(word: &str) -> Sounds {
    let mut latin: Vec<char> = Vec::with_capacity(word.len());
    let mut doubtful = false;
    for letter in word.chars() {
        match letters::plain(letter) {
            Some(plain) => latin.extend(plain.chars()),
            None => latin.push(letter),
        }
        doubtful |= matches!(letter, 'j' | 'x');
    }
    let usual = settle(&spell(&latin, Reading::Usual));
    let mut other = None;
    if doubtful {
        other = [Reading::Soft, Reading::Hard]
            .into_iter()
            .map(|reading| settle(&spell(&latin, reading)))
            .find(|reading| *reading != usual);
    }
    Sounds { usual, other }
}

/// The likelier reading of a text of several words, without spaces.
#[must_use]
pub fn sounds_joined(text: &str) -> String {
    text.split(' ').map(|word| sounds(word).usual).collect()
}

/// A Latin word without marks; nothing for other scripts.
#[must_use]
pub fn plain_latin(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        match letters::plain(letter) {
            Some(plain) => out.push_str(plain),
            None if letter.is_ascii() => out.push(letter),
            None => return None,
        }
    }
    Some(out)
}

fn spell(word: &[char], reading: Reading) -> String {
    let mut out = String::with_capacity(word.len() + 2);
    let mut at = 0;
    while at < word.len() {
        let letter = word[at];
        if let Some(sound) = letters::cyrillic(letter) {
            out.push_str(sound);
            at += 1;
        } else if letter.is_ascii_lowercase() {
            at += latin(word, at, reading, &mut out);
        } else {
            out.push(letter);
            at += 1;
        }
    }
    out
}

/// Latin groups that are one sound, longest first.
const GROUPS: [(&str, &str); 20] = [
    ("shch", "w"),
    ("tsch", "c"),
    ("sch", "w"),
    ("tch", "c"),
    ("dzh", "j"),
    ("yie", "ie"),
    ("ch", "c"),
    ("sh", "w"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "q"),
    ("tz", "q"),
    ("dj", "j"),
    ("ck", "k"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("ye", "ie"),
];

/// Adds the sound of the Latin letter or group at a place and says how many letters it took.
fn latin(word: &[char], at: usize, reading: Reading, out: &mut String) -> usize {
    let rest = &word[at..];
    for (group, sound) in GROUPS {
        if rest.len() >= group.len() && group.chars().zip(rest).all(|(a, b)| a == *b) {
            out.push_str(sound);
            return group.len();
        }
    }
    let next = rest.get(1).copied().unwrap_or(' ');
    let before = at.checked_sub(1).map_or(' ', |place| word[place]);
    match rest[0] {
        'q' | 'g' if next == 'u' && matches!(rest.get(2), Some('e' | 'i')) => {
            out.push(if rest[0] == 'q' { 'k' } else { 'g' });
            return 2;
        }
        'c' => out.push(if matches!(next, 'e' | 'i' | 'y') { 's' } else { 'k' }),
        'q' => out.push('k'),
        'y' if next == 'o' && is_consonant(before) => {
            out.push('e');
            return 2;
        }
        'y' => out.push('i'),
        'w' => out.push(if is_vowel(before) && !is_vowel(next) { 'u' } else { 'v' }),
        'x' => out.push_str(if reading == Reading::Soft { "h" } else { "ks" }),
        'j' => out.push(if reads_hard(before, next, reading) { 'j' } else { 'i' }),
        other => out.push(other),
    }
    1
}

/// Whether `j` is ж: before a vowel, but not in -ija and -tja.
fn reads_hard(before: char, next: char, reading: Reading) -> bool {
    match reading {
        Reading::Hard => true,
        Reading::Soft => false,
        Reading::Usual => is_vowel(next) && !matches!(before, 'i' | 't'),
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_lowercase() && !is_vowel(letter)
}

/// Sounds that spellings put down differently are one: doubled letters, `ie` and `e`, `ng` and `n`, `ts` and ц.
fn settle(spelt: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(spelt.len());
    for letter in spelt.chars() {
        match (out.last().copied(), letter) {
            (Some(last), same) if last == same && !same.is_ascii_digit() => {}
            (Some('i'), 'e') => {
                out.pop();
                if out.last() != Some(&'e') {
                    out.push('e');
                }
            }
            (Some('n'), 'g') => {}
            (Some('t'), 's') => *out.last_mut().unwrap_or(&mut ' ') = 'q',
            (Some('d'), 'j') => *out.last_mut().unwrap_or(&mut ' ') = 'j',
            (Some('k'), 'h') => *out.last_mut().unwrap_or(&mut ' ') = 'h',
            _ => out.push(letter),
        }
    }
    out.into_iter().collect()
}

/// The consonants of a code and its first letter, with the pairs that ears confuse made one: what a slip in a vowel leaves.
#[must_use]
pub fn skeleton(sounds: &str) -> String {
    let mut out = String::with_capacity(sounds.len());
    for (at, letter) in sounds.chars().enumerate() {
        let letter = match letter {
            'z' => 's',
            'd' => 't',
            'b' => 'v',
            'o' if at == 0 => 'a',
            'e' if at == 0 => 'i',
            'a' | 'e' | 'i' | 'o' | 'u' if at > 0 => continue,
            'h' if at > 0 => continue,
            other => other,
        };
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}
