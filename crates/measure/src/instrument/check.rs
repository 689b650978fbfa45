//! What is wrong with a definition: names, items, orders, wording and constants. Options, scales and classes have files of their own.

use super::{
    TOTAL, classes,
    definition::{Definition, Text, Words},
    options,
    problem::{Findings, Problem, What},
    questions::Item,
    scales,
};

/// Every problem of a definition.
pub(super) fn check(definition: &Definition) -> Vec<Problem> {
    let mut findings = Findings::of(&definition.id);
    check_head(definition, &mut findings);
    options::check_option_sets(definition, &mut findings);
    check_without_flags(definition, &mut findings);
    check_items(definition, &mut findings);
    // Scores of unknown options mean nothing: their problems would only hide the first ones.
    if findings.problems.is_empty() {
        scales::check_scales(definition, &mut findings);
        classes::check_classes(definition, &mut findings);
        check_counted(definition, &mut findings);
    }
    check_orders(definition, &mut findings);
    check_texts(definition, &mut findings);
    check_constants(definition, &mut findings);
    findings.problems
}

fn check_head(definition: &Definition, findings: &mut Findings<'_>) {
    findings.ids("", std::iter::once(definition.id.as_str()));
    for (place, text) in [
        ("version", &definition.version),
        ("name", &definition.name),
        ("construct", &definition.construct),
        ("licence.name", &definition.licence.name),
        ("licence.source", &definition.licence.source),
    ] {
        findings.filled(place, text);
    }
}

/// What is asked instead is another instrument, and only one that raises flags has any use for it.
fn check_without_flags(definition: &Definition, findings: &mut Findings<'_>) {
    let Some(other) = &definition.without_flags else { return };
    findings.ids("without_flags", std::iter::once(other.as_str()));
    let raises = definition.items.iter().any(|item| item.flag.is_some());
    findings.add_if(!raises || *other == definition.id, "without_flags", What::Unknown { name: other.clone() });
}

fn check_items(definition: &Definition, findings: &mut Findings<'_>) {
    findings.add_if(definition.items.is_empty(), "item", What::Empty);
    findings.ids("item", definition.items.iter().map(|item| item.id.as_str()));
    let flags: Vec<_> = definition.items.iter().filter_map(|item| item.flag.as_ref()).collect();
    findings.ids("flag", flags.iter().map(|flag| flag.id.as_str()));
    for (at, item) in definition.items.iter().enumerate() {
        let twice = |(place, name): &(usize, &String)| {
            let is_of = |(other, known): (usize, &Item)| {
                other != at && known.id == **name || other < at && known.also.contains(name)
            };
            item.also[..*place].contains(name) || definition.items.iter().enumerate().any(is_of)
        };
        if let Some((_, name)) = item.also.iter().enumerate().find(twice) {
            findings.add("item", What::Twice { name: name.clone() });
        }
    }
    for item in &definition.items {
        check_item(definition, item, findings);
    }
}

fn check_item(definition: &Definition, item: &Item, findings: &mut Findings<'_>) {
    let place = format!("item.{}", item.id);
    let Some(set) = definition.option_sets.iter().find(|set| set.id == item.options) else {
        findings.add(place, What::Unknown { name: item.options.clone() });
        return;
    };
    if let Some(theme) = &item.theme {
        findings.ids(&format!("{place}.theme"), std::iter::once(theme.as_str()));
    }
    if item.reversed {
        options::check_polarity(definition, item, findings);
    }
    if let Some(weight) = item.weight {
        findings.add_if(!(weight.is_finite() && weight > 0.0), &place, What::BadNumber);
    }
    if let Some(flag) = &item.flag {
        let (_, highest) = set.reach();
        findings.add_if(flag.from.is_nan() || flag.from > highest, &place, What::FlagOutOfReach);
    }
}

/// An item that is scored and counts nowhere was forgotten in a list.
fn check_counted(definition: &Definition, findings: &mut Findings<'_>) {
    for item in definition.items.iter().filter(|item| !item.unscored) {
        let in_scale = definition.scales.iter().any(|scale| scale.of.is_empty() || scale.of.contains(&item.id));
        let in_class = definition.class_sets.iter().any(|set| classes::names(set).any(|name| name == item.id));
        findings.add_if(!in_scale && !in_class, format!("item.{}", item.id), What::NeverCounted);
    }
}

fn check_orders(definition: &Definition, findings: &mut Findings<'_>) {
    findings.ids("order", definition.orders.iter().map(|order| order.id.as_str()));
    for order in &definition.orders {
        let place = format!("order.{}", order.id);
        findings.add_if(order.id == definition.id, &place, What::Twice { name: order.id.clone() });
        findings.ids(&format!("{place}.items"), order.items.iter().map(String::as_str));
        for name in order.items.iter().filter(|name| !definition.items.iter().any(|item| item.id == **name)) {
            findings.add(&place, What::Unknown { name: name.clone() });
        }
        for item in definition.items.iter().filter(|item| !order.items.contains(&item.id)) {
            findings.add(&place, What::OrderLacks { item: item.id.clone() });
        }
    }
}

fn check_texts(definition: &Definition, findings: &mut Findings<'_>) {
    findings.ids("text", definition.texts.iter().map(|text| text.language.as_str()));
    findings.ids("validation", definition.validations.iter().map(|one| one.language.as_str()));
    for text in &definition.texts {
        check_text(definition, text, findings);
    }
}

fn check_text(definition: &Definition, text: &Text, findings: &mut Findings<'_>) {
    let place = format!("text.{}", text.language);
    findings.filled(&format!("{place}.version"), &text.version);
    findings.filled(&format!("{place}.source"), &text.source);
    findings.filled(&format!("{place}.instruction"), &text.instruction);
    let named = |items: &[&Item]| items.iter().map(|item| item.id.clone()).collect::<Vec<String>>();
    let all: Vec<&Item> = definition.items.iter().collect();
    let scored: Vec<&Item> = definition.items.iter().filter(|item| !item.unscored).collect();
    check_words(&format!("{place}.item"), &text.items, &named(&scored), &named(&all), findings);
    let in_words: Vec<&Item> =
        scored.into_iter().filter(|item| definition.options_of(item).is_some_and(|set| set.range.is_none())).collect();
    let (needed, known) = (option_ids(definition, &in_words), option_ids(definition, &all));
    check_words(&format!("{place}.option"), &text.options, &needed, &known, findings);
}

/// The options that these items take, each once.
fn option_ids(definition: &Definition, items: &[&Item]) -> Vec<String> {
    let sets = items.iter().filter_map(|item| definition.options_of(item));
    let mut ids: Vec<String> = sets.flat_map(|set| set.choices().into_iter().map(|choice| choice.id)).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn check_words(place: &str, words: &[Words], needed: &[String], known: &[String], findings: &mut Findings<'_>) {
    findings.ids(place, words.iter().map(|one| one.id.as_str()));
    for one in words {
        let at = format!("{place}.{}", one.id);
        findings.filled(&at, &one.words);
        findings.add_if(!known.contains(&one.id), &at, What::Unknown { name: one.id.clone() });
    }
    for name in needed.iter().filter(|name| !words.iter().any(|one| one.id == **name)) {
        findings.add(place, What::TextLacks { name: name.clone() });
    }
}

fn check_constants(definition: &Definition, findings: &mut Findings<'_>) {
    for reference in &definition.references {
        findings.filled("reference", &reference.source);
        let sound = |reliability: Option<f64>| reliability.is_none_or(|one| one > 0.0 && one < 1.0);
        let sound_sd = reference.sd.is_none_or(|sd| sd.is_finite() && sd > 0.0);
        let all = [reference.alpha, reference.retest, reference.icc].into_iter().all(sound);
        findings.add_if(!(all && sound_sd), format!("reference.{}", reference.who), What::NoReliability);
    }
    if let Some(rule) = &definition.change {
        let sound = rule.sd.is_finite() && rule.sd > 0.0 && rule.reliability > 0.0 && rule.reliability < 1.0;
        findings.add_if(!sound, "change", What::NoReliability);
        findings.filled("change.source", &rule.source);
        let total = definition.scales.iter().any(|scale| scale.id == TOTAL);
        findings.add_if(!total, "change", What::ChangeWithoutTotal);
    }
}
