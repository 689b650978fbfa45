//! The options of a set, whether they are listed or are a range.

use super::{
    definition::Definition,
    problem::{Findings, What},
    questions::{Choice, Item, OptionSet},
};

/// More options than this are no question.
const MOST_OPTIONS: usize = 200;

impl OptionSet {
    /// The options one by one.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        let whole =
            |number: i32| Choice { id: number.to_string(), value: Some(f64::from(number)), ..Choice::default() };
        match self.range {
            Some(range) => (range.from..=range.to).take(MOST_OPTIONS + 1).map(whole).collect(),
            None => self.options.clone(),
        }
    }

    /// The lowest and highest value that an answer can count.
    #[must_use]
    pub fn reach(&self) -> (f64, f64) {
        let reached = |choice: &Choice| [choice.value, choice.lowest, choice.highest];
        let values = self.choices().iter().flat_map(reached).flatten().collect::<Vec<f64>>();
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)))
    }
}

impl Choice {
    /// The number that stands for it in a table, if any does.
    #[must_use]
    pub fn code(&self) -> Option<i32> {
        #[expect(clippy::cast_possible_truncation, reason = "only a whole number within reach is turned")]
        let whole = |value: f64| (value.fract() == 0.0 && value.abs() < 1e9).then_some(value as i32);
        self.code.or_else(|| self.value.and_then(whole))
    }

    /// The least and the most that it counts.
    pub(crate) fn bounds(&self) -> (f64, f64) {
        match (self.value, self.lowest, self.highest) {
            (Some(value), _, _) => (value, value),
            (None, lowest, highest) => (lowest.unwrap_or(f64::NAN), highest.unwrap_or(f64::NAN)),
        }
    }
}

/// What is wrong with the sets of options.
pub(super) fn check_option_sets(definition: &Definition, findings: &mut Findings<'_>) {
    findings.ids("option_set", definition.option_sets.iter().map(|set| set.id.as_str()));
    for set in &definition.option_sets {
        let place = format!("option_set.{}", set.id);
        let choices = set.choices();
        let unclear =
            choices.is_empty() || choices.len() > MOST_OPTIONS || (set.range.is_some() && !set.options.is_empty());
        findings.add_if(unclear, &place, What::OptionsUnclear);
        if unclear {
            continue;
        }
        findings.ids(&format!("{place}.option"), choices.iter().map(|choice| choice.id.as_str()));
        check_choices(&place, &choices, findings);
        if let Some(gate) = &set.gate {
            for name in [&gate.no, &gate.yes] {
                let known = choices.iter().any(|choice| choice.id == *name);
                findings.add_if(!known, format!("{place}.gate"), What::Unknown { name: name.clone() });
            }
            let shared = gate.no_codes.iter().find(|code| gate.yes_codes.contains(code));
            if let Some(code) = shared {
                findings.add(format!("{place}.gate"), What::Twice { name: code.clone() });
            }
        }
    }
}

fn check_choices(place: &str, choices: &[Choice], findings: &mut Findings<'_>) {
    let mut written: Vec<String> = Vec::new();
    for choice in choices {
        let at = format!("{place}.option.{}", choice.id);
        match (choice.value, choice.lowest, choice.highest) {
            (None, None, None) => findings.add(&at, What::OptionWithoutValue),
            (Some(value), None, None) => findings.add_if(!value.is_finite(), &at, What::BadNumber),
            (None, Some(lowest), Some(highest)) => {
                findings.add_if(!(lowest < highest && highest.is_finite()), &at, What::OptionUnclear);
            }
            _ => findings.add(&at, What::OptionUnclear),
        }
        let names = choice.code().map(|code| code.to_string()).into_iter().chain(choice.also.iter().cloned());
        for name in names {
            let own_id = name == choice.id;
            let taken = written.contains(&name) || choices.iter().any(|other| other.id == name && !own_id);
            findings.add_if(taken, &at, What::Twice { name: name.clone() });
            written.push(name);
        }
    }
    if choices.iter().all(|choice| choice.value.is_none()) && choices.iter().any(|choice| choice.lowest.is_some()) {
        findings.add(place, What::OptionsUnclear);
    }
}

/// A reversed item needs a counterpart for every value, and must not be mirrored by its options already.
pub(super) fn check_polarity(definition: &Definition, item: &Item, findings: &mut Findings<'_>) {
    let Some(set) = definition.option_sets.iter().find(|set| set.id == item.options) else { return };
    let place = format!("item.{}", item.id);
    let (low, high) = set.reach();
    let values: Vec<f64> = set.choices().iter().filter_map(|choice| choice.value).collect();
    let mirrored = values.iter().all(|value| values.iter().any(|other| (low + high - value - other).abs() < 1e-9));
    findings.add_if(!mirrored, &place, What::NoMirror);
    let other =
        definition.option_sets.iter().find(|other| other.id != set.id && runs_the_other_way(set, other, low + high));
    if let Some(other) = other {
        let straight = |item: &Item| item.options == other.id && !item.reversed;
        if definition.items.iter().any(straight) {
            findings.add(&place, What::ReversedTwice { other: other.id.clone() });
        }
    }
}

/// The same options by name, each worth what its counterpart is worth.
fn runs_the_other_way(set: &OptionSet, other: &OptionSet, sum_of_ends: f64) -> bool {
    let (choices, others) = (set.choices(), other.choices());
    choices.len() == others.len()
        && choices.len() > 1
        && choices.iter().all(|choice| {
            let twin = others.iter().find(|other| other.id == choice.id).and_then(|other| other.value);
            matches!((choice.value, twin), (Some(value), Some(twin)) if (value + twin - sum_of_ends).abs() < 1e-9)
        })
}
