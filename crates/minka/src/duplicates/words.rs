//! Why two files look like one woman's, in words.

use super::{
    model::{Side, Why},
    rules,
};
use crate::foundation::text::Text;

/// One reason. The names that women chose are said; of what is sealed only how it agrees.
pub(super) fn say_why(text: &Text, why: &Why, (one, other): (&str, &str)) -> String {
    let field = text.say(&format!("duplicates-field-{}", why.field));
    let agreement = match (why.field, why.agreement) {
        ("birth_date", "exchanged") => text.say("duplicates-agreement-day-month"),
        (_, agreement) => text.say(&format!("duplicates-agreement-{agreement}")),
    };
    // Twice the same name says no more than that it is the same.
    if why.field == "given_name" && one != other {
        let phrase = text.phrase("duplicates-why-names").with("field", field).with("agreement", agreement);
        return phrase.with("one", one).with("other", other).to_string();
    }
    text.phrase("duplicates-why").with("field", field).with("agreement", agreement).to_string()
}

/// How likely it is, in a word and a number.
pub(super) fn say_likely(text: &Text, likely: i64) -> (&'static str, String) {
    let percent = rules::percent(likely);
    let (kind, key) = match percent {
        90.. => ("wait", "duplicates-likely-very"),
        60..90 => ("wait", "duplicates-likely"),
        _ => ("plain", "duplicates-likely-maybe"),
    };
    (kind, text.phrase(key).number("percent", percent).to_string())
}

/// The line below a woman's name: groups, and the day on which she was registered.
pub(super) fn say_side(text: &Text, side: &Side) -> String {
    let day = text.full_day(side.registered);
    let registered = text.phrase("duplicates-registered").with("day", day).to_string();
    let mut said = side.groups.clone();
    said.push(side.woman.language.own_name().to_owned());
    said.push(registered);
    said.join(" · ")
}
