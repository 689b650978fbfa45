//! What a telephone may compute from the answers: a courtesy there. The server computes from the answers again, and what it says holds.

use measure::{Aggregate, Definition, Item, OptionSet, Scale};

use super::{node_of, score_node};
use crate::form::{Kind, Question};

/// What an answer counts in the scales that it is part of.
fn count_node(item: &str) -> String {
    format!("counts.{item}")
}

fn computed(name: String, calculation: String) -> Question {
    Question { name, kind: Kind::Calculate, calculation, ..Question::default() }
}

fn set_of<'d>(definition: &'d Definition, item: &Item) -> Option<&'d OptionSet> {
    definition.option_sets.iter().find(|set| set.id == item.options)
}

/// The parts of a scale: items and scales above it.
fn parts<'d>(definition: &'d Definition, scale: &'d Scale) -> Vec<&'d str> {
    if scale.of.is_empty() {
        return definition.items.iter().filter(|item| !item.unscored).map(|item| item.id.as_str()).collect();
    }
    scale.of.iter().map(String::as_str).collect()
}

/// A node for each item that counts in a scale: mirrored where it is worded the other way round, then weighed; blank where it is missing.
pub(super) fn counts(definition: &Definition) -> Vec<Question> {
    let counted =
        |item: &&Item| definition.scales.iter().any(|scale| parts(definition, scale).contains(&item.id.as_str()));
    let items = definition.items.iter().filter(counted);
    items.filter_map(|item| Some(computed(count_node(&item.id), count(set_of(definition, item)?, item)))).collect()
}

fn count(set: &OptionSet, item: &Item) -> String {
    let (low, high) = set.reach();
    let weight = item.weight.unwrap_or(1.0);
    let name = format!("${{{}}}", node_of(&item.id));
    if set.range.is_some() {
        let mirrored = if item.reversed { format!("({} - {name})", low + high) } else { name.clone() };
        let weighed = if item.weight.is_some() { format!("{mirrored} * {weight}") } else { mirrored };
        return format!("if({name} = '', '', {weighed})");
    }
    let of_value = |value: f64| (if item.reversed { low + high - value } else { value }) * weight;
    let valued = set.options.iter().filter_map(|choice| choice.value.map(|value| (&choice.id, of_value(value))));
    let (mut before, mut after) = (String::new(), String::new());
    for (id, value) in valued {
        before.push_str(&format!("if({name} = '{id}', {value}, "));
        after.push(')');
    }
    format!("{before}''{after}")
}

/// Two nodes for each scale: how many of its parts are given, and what it comes to; blank where too many are missing.
pub(super) fn scales(definition: &Definition) -> Vec<Question> {
    definition.scales.iter().flat_map(|scale| scale_nodes(definition, scale)).collect()
}

fn scale_nodes(definition: &Definition, scale: &Scale) -> [Question; 2] {
    let names = parts(definition, scale);
    let is_item = |name: &str| definition.items.iter().any(|item| item.id == name);
    let node = |name: &&str| if is_item(name) { count_node(name) } else { score_node(name) };
    let nodes: Vec<String> = names.iter().map(node).collect();
    let all = nodes.len();
    let each = |before: &str, after: &str| {
        nodes.iter().map(|node| format!("{before}${{{node}}}{after}")).collect::<Vec<_>>().join(" + ")
    };
    let given = format!("given.{}", scale.id);
    let factor = scale.factor.map(|factor| format!(" * {factor}")).unwrap_or_default();
    let (low, high) = names.first().map_or((0.0, 1.0), |name| reach_of(definition, name));
    let shape = |sum: &str, of: &str| match scale.aggregate {
        Aggregate::Sum => format!("({sum}){factor}"),
        Aggregate::Mean => format!("({sum}) div {of}{factor}"),
        Aggregate::Rescaled => format!("((({sum}) div {of}) - {low}) div {} * 100{factor}", high - low),
    };
    let whole = shape(&each("", ""), &all.to_string());
    let most = scale.missing.as_ref().map_or(0, |rule| rule.most);
    let otherwise = if most == 0 {
        "''".to_owned()
    } else {
        let sum = each("coalesce(", ", 0)");
        // The mean of those given stands for the rest.
        let sum = if scale.aggregate == Aggregate::Sum { format!("({sum}) * {all} div ${{{given}}}") } else { sum };
        format!("if(${{{given}}} >= {}, {}, '')", all - most.min(all), shape(&sum, &format!("${{{given}}}")))
    };
    let score = format!("if(${{{given}}} = {all}, {whole}, {otherwise})");
    [computed(given, each("count-non-empty(", ")")), computed(score_node(&scale.id), score)]
}

/// The lowest and highest that an item counts.
fn reach_of(definition: &Definition, name: &str) -> (f64, f64) {
    let item = definition.items.iter().find(|item| item.id == name);
    let set = item.and_then(|item| set_of(definition, item).map(|set| (item, set)));
    set.map_or((0.0, 1.0), |(item, set)| {
        let ((low, high), weight) = (set.reach(), item.weight.unwrap_or(1.0));
        (low * weight, high * weight)
    })
}
