//! Phone numbers: the digits that tell one line from another.

/// Digits of a number that are compared: enough to drop the country and the trunk digit of Kazakhstan and Peru.
const KEPT: usize = 9;
/// Fewer digits than this are no number that tells anybody apart.
const FEWEST: usize = 6;

/// The last nine digits of a phone number, so that `+7 701 …`, `8 701 …` and `701 …` are one; nothing for fewer than six.
#[must_use]
pub fn line(text: &str) -> Option<u64> {
    let digits: Vec<u64> = text.chars().filter_map(|letter| letter.to_digit(10)).map(u64::from).collect();
    if digits.len() < FEWEST {
        return None;
    }
    Some(digits[digits.len().saturating_sub(KEPT)..].iter().fold(0, |number, digit| number * 10 + digit))
}

/// Whether a text is written like a phone number: digits with the usual signs between, 6 to 15 of them (ITU-T E.164).
#[must_use]
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (FEWEST..=15).contains(&digits)
        && text.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ' ' | '+' | '-' | '(' | ')' | '.' | '/'))
}

/// Whether two lines differ by one digit or by two neighbours exchanged.
pub(crate) fn one_slip(one: u64, other: u64) -> bool {
    let digits = |mut number: u64| {
        let mut out = [0u8; KEPT];
        for place in (0..KEPT).rev() {
            out[place] = (number % 10) as u8;
            number /= 10;
        }
        out
    };
    let (a, b) = (digits(one), digits(other));
    let apart: Vec<usize> = (0..KEPT).filter(|at| a[*at] != b[*at]).collect();
    match apart[..] {
        [_] => true,
        [first, second] => second == first + 1 && a[first] == b[second] && a[second] == b[first],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_many_ways() {
        for text in ["+7 701 234-56-78", "8 (701) 234 56 78", "701 2345678", "+77012345678"] {
            assert_eq!(line(text), Some(12_345_678), "{text}");
            assert!(is_phone(text), "{text}");
        }
        assert_eq!(line("+51 987 654 321"), Some(987_654_321));
        for text in ["", "none", "12345", "+"] {
            assert_eq!(line(text), None, "{text}");
            assert!(!is_phone(text), "{text}");
        }
        assert!(!is_phone("call 701 234 56 78"));
        assert!(!is_phone("1234567890123456"));
    }

    #[test]
    fn slips() {
        for (one, other, slip) in [
            (987_654_321, 987_654_331, true),
            (987_654_321, 978_654_321, true),
            (987_654_321, 987_654_321, false),
            (987_654_321, 987_655_331, false),
            (987_654_321, 789_654_321, false),
        ] {
            assert_eq!(one_slip(one, other), slip, "{one} {other}");
        }
    }
}
