//! What of a form was typed, and for how long a former mentor is told, without database or clock.

use jiff::civil::Date;

use crate::foundation::form::FORM_ID;

/// A draft goes so many days after it was left; whoever wrote it is told no longer.
pub(super) const DRAFT_DAYS: i32 = 30;

/// Whether somebody who walks beside a woman no more since a day is still told so.
pub(super) fn is_told(ended: Date, today: Date) -> bool {
    (0..=DRAFT_DAYS).contains(&(today - ended).get_days())
}

/// Parts a form that was refused: what was written in words, and what else was filled in.
pub(super) fn part<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> (Vec<String>, Vec<String>) {
    let said = pairs.filter(|(name, value)| *name != FORM_ID && !value.trim().is_empty() && !is_id(value));
    let (words, rest): (Vec<_>, Vec<_>) = said.partition(|(_, value)| !is_key(value));
    let own = |pairs: Vec<(&str, &str)>| pairs.into_iter().map(|(_, value)| value.trim().to_owned()).collect();
    (own(words), own(rest))
}

/// A number, or one plain word such as a list is made of.
fn is_key(value: &str) -> bool {
    let value = value.trim();
    value.len() <= 24 && value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_id(value: &str) -> bool {
    value.len() == 36 && uuid::Uuid::try_parse(value).is_ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_written_stands_apart_and_nothing_but_ids_is_left_out() {
        let sent = [
            ("form_id", "019abcde-0000-7000-8000-000000000001"),
            ("reached", "yes"),
            ("minutes", "45"),
            ("note", " Она ждёт звонка. "),
            ("mine", "Call the clinic"),
            ("step", "call"),
            ("hers", ""),
            ("also", "KAVO"),
            ("kept", "019abcde-0000-7000-8000-000000000002"),
        ];
        let (words, rest) = part(sent.into_iter());
        assert_eq!(words, ["Она ждёт звонка.", "Call the clinic", "KAVO"]);
        assert_eq!(rest, ["yes", "45", "call"], "a word of one's own that looks like a key stands here");
    }

    #[test]
    fn whoever_walked_beside_her_is_told_for_as_long_as_her_draft_is_kept() {
        let today = date(2026, 11, 24);
        for (ended, told) in
            [(date(2026, 11, 25), false), (today, true), (date(2026, 10, 25), true), (date(2026, 10, 24), false)]
        {
            assert_eq!(is_told(ended, today), told, "{ended}");
        }
    }
}
