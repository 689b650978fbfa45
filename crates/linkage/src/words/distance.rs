//! How far apart two words are.

/// Longest word the measures look at, in letters.
pub(crate) const LONGEST: usize = 48;

/// Edits that turn one word into the other: a letter put in, left out, changed, or two neighbours exchanged.
///
/// The restricted form of the Damerau–Levenshtein distance ("optimal string alignment": no place is edited twice).
/// Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7 (3), 1964;
/// V. I. Levenshtein, Soviet Physics Doklady 10 (8), 1966.
#[must_use]
pub fn edits(one: &[u8], other: &[u8]) -> usize {
    let (one, other) = (&one[..one.len().min(LONGEST)], &other[..other.len().min(LONGEST)]);
    let mut before = [0u8; LONGEST + 1];
    let mut last = [0u8; LONGEST + 1];
    let mut now = [0u8; LONGEST + 1];
    for (at, cell) in last.iter_mut().enumerate().take(other.len() + 1) {
        *cell = at as u8;
    }
    for (row, letter) in one.iter().enumerate() {
        now[0] = row as u8 + 1;
        for (column, with) in other.iter().enumerate() {
            let changed = last[column] + u8::from(letter != with);
            let mut best = changed.min(last[column + 1] + 1).min(now[column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *with {
                best = best.min(before[column - 1] + 1);
            }
            now[column + 1] = best;
        }
        (before, last, now) = (last, now, before);
    }
    usize::from(last[other.len()])
}

/// Likeness of two words from 0 to 1 by letters in common near the same place, raised for a common beginning.
///
/// Sources: M. A. Jaro, JASA 84 (406), 1989, 414–420; W. E. Winkler, "String comparator metrics and enhanced decision
/// rules in the Fellegi–Sunter model of record linkage", ASA Survey Research Methods, 1990. Prefix weight 0.1, up to
/// four letters, raised only from a likeness of 0.7, as in Winkler's own program.
#[must_use]
pub fn jaro_winkler(one: &[u8], other: &[u8]) -> f64 {
    let (one, other) = (&one[..one.len().min(LONGEST)], &other[..other.len().min(LONGEST)]);
    // Letters are paired greedily from the first word on, so the order of the two must not be the caller's.
    let jaro = if one <= other { jaro(one, other) } else { jaro(other, one) };
    if jaro <= 0.7 {
        return jaro;
    }
    let prefix = one.iter().zip(other).take(4).take_while(|(a, b)| a == b).count();
    jaro + 0.1 * prefix as f64 * (1.0 - jaro)
}

fn jaro(one: &[u8], other: &[u8]) -> f64 {
    if one.is_empty() || other.is_empty() {
        return f64::from(u8::from(one.len() == other.len()));
    }
    let reach = (one.len().max(other.len()) / 2).saturating_sub(1);
    let (mut met_one, mut met_other) = (0u64, 0u64);
    for (at, letter) in one.iter().enumerate() {
        let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(other.len()));
        if let Some(found) = (from..to).find(|with| met_other & (1 << with) == 0 && other[*with] == *letter) {
            met_one |= 1 << at;
            met_other |= 1 << found;
        }
    }
    let common = met_one.count_ones();
    if common == 0 {
        return 0.0;
    }
    let in_order = |word: &[u8], met: u64| -> Vec<u8> {
        word.iter().enumerate().filter(|(at, _)| met & (1 << at) != 0).map(|(_, letter)| *letter).collect()
    };
    let (a, b) = (in_order(one, met_one), in_order(other, met_other));
    let exchanged = a.iter().zip(&b).filter(|(x, y)| x != y).count() as f64 / 2.0;
    let common = f64::from(common);
    (common / one.len() as f64 + common / other.len() as f64 + (common - exchanged) / common) / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values as printed in Winkler 1990 and in the later comparisons that quote them (three decimals).
    #[test]
    fn likeness_as_published() {
        for (one, other, likeness) in [
            ("martha", "marhta", 0.961),
            ("dwayne", "duane", 0.840),
            ("dixon", "dicksonx", 0.813),
            ("jones", "johnson", 0.832),
            ("massey", "massie", 0.933),
            ("abroms", "abrams", 0.922),
            ("itman", "smith", 0.467),
            ("", "", 1.0),
            ("a", "", 0.0),
        ] {
            let found = jaro_winkler(one.as_bytes(), other.as_bytes());
            assert!((found - likeness).abs() < 0.0006, "{one} {other}: {found}");
        }
    }

    #[test]
    fn edits_by_hand() {
        for (one, other, count) in [
            ("", "", 0),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("anna", "anna", 0),
            ("aigul", "aiugl", 1),
            ("ca", "abc", 3),
            ("quispe", "qispe", 1),
            ("mamani", "mamanni", 1),
        ] {
            assert_eq!(edits(one.as_bytes(), other.as_bytes()), count, "{one} {other}");
            assert_eq!(edits(other.as_bytes(), one.as_bytes()), count, "{other} {one}");
        }
    }
}
