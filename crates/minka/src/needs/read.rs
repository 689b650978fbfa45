//! Terms as a form holds them, and as they are offered.

use super::{model::Terms, rules};
use crate::foundation::{
    form::{Choice, Fields, Form, Problems},
    text::{Language, Text},
};

/// What was typed, as far as it can be read.
pub(super) fn read_terms(typed: &Fields, problems: &mut Problems) -> Terms {
    Terms {
        languages: problems.keep(rules::check_languages(typed.all("languages"))).unwrap_or_default(),
        days: problems.keep(rules::check_days(typed.all("days"))).unwrap_or_default(),
        district: problems.keep(rules::check_district(typed.text("district"))).unwrap_or_default(),
    }
}

/// A form that begins with these.
pub(super) fn fields_of(terms: &Terms) -> Fields {
    let mut fields = Fields::default().with("district", &terms.district);
    for language in &terms.languages {
        fields = fields.with("languages", language.code());
    }
    for day in &terms.days {
        fields = fields.with("days", day);
    }
    fields
}

/// The languages to tick.
pub(super) fn language_choices(form: &Form) -> Vec<Choice> {
    let choice = |language: Language| {
        Choice::new(language.code(), language.own_name(), form.chosen("languages", language.code()))
    };
    Language::ALL.into_iter().map(choice).collect()
}

/// The days to tick.
pub(super) fn day_choices(form: &Form, text: &Text) -> Vec<Choice> {
    (1..=7).map(|day| Choice::new(day, text.weekday(day), form.chosen("days", &day.to_string()))).collect()
}
