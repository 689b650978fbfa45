//! How each room says what is chosen in its forms. A room that knows the woman no more cannot say it itself.

use crate::vocabularies::List;

/// How what was chosen in a field is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// By the sentence of this key, a dash and the value.
    Key(&'static str),
    /// By the sentence of this key, a dash, the field's name, a dash and the value.
    Named(&'static str),
    /// Each value by a sentence of its own.
    Each(&'static [(&'static str, &'static str)]),
    /// As it was typed: a number, a code, an hour.
    Typed,
    /// As the language calls itself.
    Language,
    /// The name of a weekday.
    Weekday,
    /// Places in a list of hers, counted from nought: her words are out of reach, so only which.
    Which,
    /// Only how many were ticked: her words are out of reach.
    Many,
    /// A word of the programme's lists.
    Word(List),
    /// What brings her, of the programme's own list.
    Brings,
    /// Somebody who works at her site.
    Staff,
    /// A place that helps.
    Help,
    /// A lesson.
    Lesson,
    /// A questionnaire.
    Questionnaire,
    /// An answer to a question.
    Answer,
    /// How far she is with a goal.
    Reading,
    /// In words, like every field that is not named here.
    Written,
    /// Not at all: the page had put it there.
    Hidden,
}

/// Words for a field of a form: the room as it stands in the address, the field, the key of what it asks, and how it is answered.
type Field = (&'static str, &'static str, &'static str, How);

/// Every field in which something is chosen, or whose name would not say what it asks. Without a field: all others of that room.
const FIELDS: &[Field] = &[
    (
        "visits",
        "reached",
        "visits-reached-question",
        How::Each(&[("yes", "visits-reached"), ("no", "visits-not-reached")]),
    ),
    ("visits", "medium", "visits-medium", How::Key("visits-medium")),
    ("visits", "minutes", "visits-minutes", How::Typed),
    ("visits", "kept", "visits-kept-question", How::Many),
    ("visits", "area", "visits-areas", How::Word(List::Growth)),
    ("visits", "obstacle", "visits-obstacles", How::Word(List::Obstacle)),
    ("visits", "also", "visits-also", How::Typed),
    ("visits", "heavy", "visits-heavy-question", How::Each(&[("yes", "visits-heavy")])),
    ("visits", "hers", "visits-note-add", How::Each(&[("yes", "visits-note-hers")])),
    (
        "promises",
        "ending",
        "visits-promises",
        How::Each(&[("kept", "visits-say-kept"), ("let_go", "visits-say-let-go"), ("open", "visits-say-open")]),
    ),
    ("goals", "about", "", How::Hidden),
    ("goals", "after", "", How::Hidden),
    ("goals", "language", "goals-said-language", How::Language),
    ("goals", "theme", "goals-theme", How::Key("goals-theme")),
    ("goals", "measure", "goals-measure", How::Key("goals-measure")),
    ("goals", "start", "goals-start", How::Typed),
    ("goals", "target", "goals-target", How::Typed),
    ("goals", "start_level", "goals-start-level", How::Each(&LEVELS)),
    ("goals", "importance", "goals-importance", How::Typed),
    ("goals", "confidence", "goals-confidence", How::Typed),
    ("goals", "reading", "goals-reading", How::Reading),
    ("goals", "step", "goals-reading-steps", How::Which),
    ("goals", "state", "goals-end-which", How::Key("goals-end")),
    ("assessments", "instrument", "assessments-title", How::Questionnaire),
    ("assessments", "language", "assessments-language", How::Language),
    ("assessments", "way", "assessments-way", How::Key("assessments-way")),
    ("assessments", "reason", "corrections-reason", How::Key("corrections-reason")),
    ("assessments", "version", "", How::Hidden),
    ("assessments", "asked-by", "assessments-asked-by", How::Staff),
    ("assessments", "minutes", "assessments-minutes", How::Typed),
    ("assessments", "from", "", How::Hidden),
    ("assessments", "answer", "", How::Answer),
    ("concern", "told", "", How::Hidden),
    ("concern", "kind", "concerns-kind", How::Key("concerns-kind")),
    ("concern", "risk", "concerns-risk", How::Key("concerns-risk")),
    ("concern", "about", "concerns-about", How::Staff),
    ("referrals", "stands", "", How::Hidden),
    ("referrals", "place", "referrals-place", How::Help),
    ("referrals", "state", "referrals-title", How::Key("referrals-say")),
    ("referrals", "reason", "referrals-reason", How::Key("referrals-reason")),
    ("need", "weight", "needs-weight", How::Key("needs-weight")),
    ("need", "languages", "needs-languages-beside", How::Language),
    ("need", "days", "needs-days", How::Weekday),
    ("contact", "whose", "contact-whose", How::Named("contact")),
    ("contact", "channel", "contact-channel", How::Named("contact")),
    ("contact", "number", "contact-number", How::Typed),
    ("contact", "days", "contact-days", How::Weekday),
    ("contact", "zone", "contact-zone", How::Typed),
    ("contact", "from", "contact-from", How::Typed),
    ("contact", "until", "contact-until", How::Typed),
    ("contact", "language", "people-language", How::Language),
    ("plan", "with_her", "plans-with-her", How::Each(&[("yes", "plans-with-her-yes")])),
    ("plan", "asked", "plans-asked", How::Each(&[("yes", "plans-asked-yes")])),
    ("plan", "minutes", "plans-minutes", How::Key("plans-minutes")),
    ("records", "account", "", How::Written),
    ("records", "", "incidents", How::Named("incidents")),
    ("background", "brings", "backgrounds-ask-brings", How::Brings),
    ("background", "", "backgrounds-ask", How::Named("backgrounds")),
    ("consents", "said", "consent-answer", How::Key("consent-answer")),
    ("consents", "way", "consent-way", How::Key("consent-way")),
    ("consents", "language", "consent-language", How::Language),
    ("consents", "sector", "consent-sector", How::Key("consent-sector")),
    ("make-ups", "lesson", "participation-lesson", How::Lesson),
    (
        "make-ups",
        "done",
        "participation-how",
        How::Each(&[("yes", "participation-done"), ("promised", "participation-will-be")]),
    ),
    ("make-ups", "buddy", "participation-buddy", How::Typed),
    ("kin", "word", "households-word", How::Key("households-kin")),
    ("staff-ties", "staff", "households-staff-who", How::Staff),
    ("staff-ties", "tie", "households-word", How::Key("households-staff")),
    ("exclusions", "who", "exclusions-who", How::Staff),
    ("exclusions", "at_once", "exclusions-at-once", How::Each(&[("yes", "exclusions-at-once-yes")])),
    ("own-view", "safe", "own-safe", How::Key("own-safe")),
    ("own-view", "safe_copy", "own-safe", How::Key("own-safe")),
    ("own-view", "kind", "own-copy-kind", How::Key("own-copy")),
    ("own-view", "with_notes", "own-copy-notes", How::Each(&[("yes", "own-copy-notes-yes")])),
    ("own-view", "hear", "own-reading-hear", How::Key("own-reading-hear")),
    ("own-view", "of_left", "own-reading-left", How::Each(&[("yes", "own-reading-left-yes")])),
    ("identity", "because", "identity-why", How::Key("identity-because")),
    ("edit", "language", "people-language", How::Language),
    ("edit", "sign", "people-sign", How::Key("people-sign")),
    ("journey", "step", "journey-which-step", How::Key("people-step")),
    ("journey", "reason", "journey-reason", How::Key("journey-reason")),
];

/// What a rung of five levels stands for.
const LEVELS: [(&str, &str); 5] = [
    ("-2", "goals-level-much-less"),
    ("-1", "goals-level-less"),
    ("0", "goals-level-agreed"),
    ("1", "goals-level-more"),
    ("2", "goals-level-much-more"),
];

/// What a day in a form is, where it is not just the day on which something was.
const DAYS: &[(&str, &str, &str)] = &[
    ("visits", "step_due", "visits-promise-hers-day"),
    ("visits", "mine_due", "visits-promise-mentor-day"),
    ("visits", "appointment_due", "visits-promise-appointment-day"),
    ("goals", "by", "goals-by"),
    ("goals", "set", "goals-set-on"),
    ("contact", "valid", "contact-valid"),
    ("plan", "made", "plans-made-on"),
    ("plan", "on", "plans-review"),
    ("records", "happened", "incidents-happened"),
    ("records", "told", "incidents-told"),
    ("consents", "from", "consent-from"),
    ("consents", "until", "consent-until"),
    ("make-ups", "day", "participation-day"),
    ("identity", "born", "identity-birth-date"),
    ("identity", "asked", "identity-asked-on"),
];

/// The key of what a field asks, and how it is answered; nothing for what is written in words.
pub(super) fn find(room: &str, name: &str) -> Option<(String, How)> {
    let of = |one: &&Field| one.0 == room && (one.1 == name || one.1.is_empty());
    let found = FIELDS.iter().find(of).filter(|one| one.3 != How::Written);
    found.map(|(_, field, label, how)| match field.is_empty() {
        true => (format!("{label}-{name}"), *how),
        false => ((*label).to_owned(), *how),
    })
}

/// The key of what a day is.
pub(super) fn find_day(room: &str, name: &str) -> &'static str {
    let found = DAYS.iter().find(|one| one.0 == room && one.1 == name);
    found.map_or("people-on-which-day", |(_, _, label)| *label)
}

/// What a reading of a goal says by itself, by how both wanted to know; nothing for a number.
pub(super) fn find_reading(measure: &str, reading: &str) -> Option<&'static str> {
    let sentences: &[(&str, &'static str)] = match measure {
        "yes_no" => &[("0", "goals-far-no"), ("1", "goals-far-yes")],
        "levels" => &LEVELS,
        _ => &[],
    };
    sentences.iter().find(|(value, _)| *value == reading).map(|(_, key)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::text::{Language, Text};

    #[test]
    fn every_field_and_day_has_words_in_every_language() {
        for text in Language::ALL.map(Text) {
            for (room, name, label, how) in FIELDS {
                let own = match how {
                    How::Each(each) => each.iter().map(|(_, key)| *key).collect(),
                    _ => Vec::new(),
                };
                let asked = !label.is_empty() && !name.is_empty();
                for key in own.into_iter().chain(asked.then_some(*label)) {
                    assert!(text.knows(key), "{room} {name}: {key}");
                }
            }
            for (room, name, label) in DAYS {
                assert!(text.knows(label), "{room} {name}: {label}");
            }
            assert!(LEVELS.iter().all(|(_, key)| text.knows(key)));
        }
    }

    #[test]
    fn a_field_is_of_its_room_only() {
        assert_eq!(find("goals", "step").map(|(label, _)| label).as_deref(), Some("goals-reading-steps"));
        assert_eq!(find("visits", "step"), None, "there it is what she promised, in words");
        assert_eq!(find("records", "place"), Some(("incidents-place".to_owned(), How::Named("incidents"))));
        assert_eq!([find_day("goals", "by"), find_day("goals", "on")], ["goals-by", "people-on-which-day"]);
        assert_eq!(find_reading("number", "1"), None, "a number says itself");
    }
}
