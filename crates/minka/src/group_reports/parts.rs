//! A questionnaire whose answers come to no one sum: each scale by itself, or else each question, of which there is no mean.

use measure::{
    Better,
    group::{FEWEST_FOR_A_SUBGROUP, FEWEST_FOR_SHARES, Paired},
};

use super::{
    many::{Many, is_directed},
    model::Figures,
    rules,
};
use crate::{
    assessments::say_item,
    foundation::text::Text,
    outcomes::{say_number, say_scale_name},
};

/// What stands in the place of a sum, said.
#[derive(Default)]
pub(super) struct Parts {
    /// Scale by scale, or question by question.
    pub(super) title: &'static str,
    /// The language of the questions.
    pub(super) language: String,
    pub(super) questions: Vec<Question>,
    /// What the three counts of a question are called: better and harder only where somebody has said which way that is.
    pub(super) heads: [&'static str; 3],
    pub(super) scales: Vec<Scale>,
    /// Why nothing stands there, or which way is better.
    pub(super) hint: String,
}

/// One question: of how many it is better, the same, harder.
pub(super) struct Question {
    pub(super) words: String,
    pub(super) counts: [String; 3],
}

/// One scale: the mean at the start, at the end, and the change.
pub(super) struct Scale {
    pub(super) name: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) change: String,
}

/// Says them; nothing where there is a sum.
pub(super) fn say(text: &Text, many: &Many, found: &Figures) -> Parts {
    let definition = many.instrument.definition();
    if many.has_sum() {
        return Parts::default();
    }
    if definition.scales.is_empty() {
        return say_questions(text, many, found);
    }
    let of = |(place, scale): (usize, &measure::Scale)| {
        say_scale(text, &scale.id, found.parts.get(place).map_or(&[][..], Vec::as_slice))
    };
    let scales: Vec<Scale> = definition.scales.iter().enumerate().filter_map(of).collect();
    let better = match definition.better {
        Better::Higher => "outcomes-higher-better",
        Better::Lower => "outcomes-lower-better",
    };
    let hint = if scales.is_empty() {
        text.phrase("group-reports-few-scales").with("least", FEWEST_FOR_SHARES).to_string()
    } else {
        text.say(better)
    };
    Parts { title: "group-reports-scales", scales, hint, ..Parts::default() }
}

fn say_questions(text: &Text, many: &Many, found: &Figures) -> Parts {
    let definition = many.instrument.definition();
    let told = many.instrument.text(text.0.code()).or_else(|| definition.texts.first());
    let language = told.map_or_else(|| text.0.code().to_owned(), |told| told.language.clone());
    let question = |(item, pairs): (&measure::Item, &Vec<(f64, f64)>)| {
        let of = |count: usize| text.phrase("outcomes-group-share").with("count", count).with("all", pairs.len());
        let counts = rules::moves(pairs)?.map(|count| of(count).to_string());
        Some(Question { words: say_item(&many.instrument, &language, &item.id), counts })
    };
    // What tells of her safety is answered for, woman by woman, and counted nowhere.
    let all = definition.items.iter().zip(&found.parts).filter(|(item, _)| item.flag.is_none());
    let questions: Vec<Question> = all.filter_map(question).collect();
    let (heads, hint) = if is_directed(&many.instrument) {
        (["group-reports-better", "group-reports-same", "group-reports-harder"], "group-reports-questions-hint")
    } else {
        (["group-reports-higher", "group-reports-same", "group-reports-lower"], "group-reports-undirected-hint")
    };
    let hint = if questions.is_empty() {
        text.phrase("group-reports-few-questions").with("least", FEWEST_FOR_A_SUBGROUP).to_string()
    } else {
        text.say(hint)
    };
    Parts { title: "group-reports-questions", language, questions, heads, hint, ..Parts::default() }
}

/// The mean change of a scale with its interval; nothing of too few pairs.
fn say_scale(text: &Text, id: &str, pairs: &[(f64, f64)]) -> Option<Scale> {
    let paired = Paired::of(pairs).filter(|_| pairs.len() >= FEWEST_FOR_SHARES)?;
    let number = |value: f64| say_number(text, (value * 10.0).round() / 10.0);
    let interval = paired.mean_change_interval;
    let between = text.phrase("outcomes-between").with("lowest", number(interval.low));
    let between = between.with("highest", number(interval.high));
    let before = text.phrase("group-reports-mean-of").with("mean", number(paired.mean_before)).count(pairs.len());
    Some(Scale {
        name: say_scale_name(text, id),
        before: before.to_string(),
        after: number(paired.mean_after),
        change: format!("{}. {between}", number(paired.mean_change)),
    })
}
