//! What is wrong with classes by rule.

use super::{
    computing::{ClassSet, Condition, Term},
    definition::Definition,
    problem::{Findings, What},
    questions::OptionSet,
};

/// The items that a set of classes looks at.
pub(crate) fn names(set: &ClassSet) -> impl Iterator<Item = &str> {
    set.classes
        .iter()
        .flat_map(|class| class.all.iter().chain(&class.any))
        .flat_map(|condition| &condition.count)
        .flat_map(|term| term.items.iter().map(String::as_str))
}

pub(super) fn check_classes(definition: &Definition, findings: &mut Findings<'_>) {
    let scales = definition.scales.iter().map(|scale| scale.id.as_str());
    findings.ids("class_set", scales.chain(definition.class_sets.iter().map(|set| set.id.as_str())));
    for set in &definition.class_sets {
        let place = format!("class_set.{}", set.id);
        findings.filled(&format!("{place}.source"), &set.source);
        findings.ids(&format!("{place}.class"), set.classes.iter().map(|class| class.id.as_str()));
        let rest = |at: usize| set.classes[at].all.is_empty() && set.classes[at].any.is_empty();
        let takes_rest = (0..set.classes.len()).position(rest);
        findings.add_if(takes_rest.is_none_or(|at| at + 1 < set.classes.len()), &place, What::ClassesUnclear);
        for class in &set.classes {
            for condition in class.all.iter().chain(&class.any) {
                check_condition(definition, &format!("{place}.class.{}", class.id), condition, findings);
            }
        }
    }
}

fn check_condition(definition: &Definition, place: &str, condition: &Condition, findings: &mut Findings<'_>) {
    let no_limits = condition.from.is_none() && condition.to.is_none();
    let both_or_neither = condition.count.is_empty() == condition.scale.is_none();
    findings.add_if(no_limits || both_or_neither, place, What::ConditionUnclear);
    if let Some(name) = &condition.scale {
        let known = definition.scales.iter().any(|scale| scale.id == *name);
        findings.add_if(!known, place, What::Unknown { name: name.clone() });
    }
    for term in &condition.count {
        check_term(definition, place, term, findings);
    }
}

fn check_term(definition: &Definition, place: &str, term: &Term, findings: &mut Findings<'_>) {
    let by_value = term.from.is_some() || term.to.is_some();
    findings.add_if(by_value != term.options.is_empty() || term.items.is_empty(), place, What::ConditionUnclear);
    for name in &term.items {
        let Some(item) = definition.items.iter().find(|item| item.id == *name) else {
            findings.add(place, What::Unknown { name: name.clone() });
            continue;
        };
        let set = definition.option_sets.iter().find(|set| set.id == item.options);
        let choices = set.map(OptionSet::choices).unwrap_or_default();
        for option in term.options.iter().filter(|option| !choices.iter().any(|choice| choice.id == **option)) {
            findings.add(place, What::Unknown { name: option.clone() });
        }
    }
}
