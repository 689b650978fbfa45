//! What may not be wrong with a question that asks about her safety: it is put in every language, its threshold tells something, and no
//! answer of hers is taken for "does not want to answer". What a programme held before these rules came stays readable.

use super::{
    Instrument,
    definition::Definition,
    problem::{Findings, Problem, What},
    questions::{FlagRule, Item},
};

/// The sign that says "does not want to answer" wherever an answer is sent or keyed in: no answer may be called so.
pub const DECLINED_SIGN: &str = "x";

pub(super) fn check_safety(definition: &Definition, findings: &mut Findings<'_>) {
    for set in definition.option_sets.iter().filter(|set| set.range.is_none()) {
        let is_sign = set.options.iter().any(|choice| choice.id == DECLINED_SIGN);
        findings.add_if(is_sign, format!("option_set.{}.option.{DECLINED_SIGN}", set.id), What::Reserved);
    }
    for item in &definition.items {
        if let Some(flag) = &item.flag {
            check_flagged(definition, (item, flag), findings);
        }
    }
}

/// A language that leaves the question out would not put it, and nobody would notice.
fn check_flagged(definition: &Definition, (item, flag): (&Item, &FlagRule), findings: &mut Findings<'_>) {
    let Some(set) = definition.options_of(item) else { return };
    let (lowest, _) = set.reach();
    findings.add_if(flag.from <= lowest, format!("item.{}", item.id), What::FlagForEverybody);
    // Of what is scored the words are looked for anyway.
    for text in definition.texts.iter().filter(|_| item.unscored) {
        let lacks = |name: &String| What::TextLacks { name: name.clone() };
        let is_said = text.items.iter().any(|words| words.id == item.id);
        findings.add_if(!is_said, format!("text.{}.item", text.language), lacks(&item.id));
        let listed: &[_] = if set.range.is_some() { &[] } else { &set.options };
        for choice in listed.iter().filter(|choice| text.options.iter().all(|words| words.id != choice.id)) {
            findings.add(format!("text.{}.option", text.language), lacks(&choice.id));
        }
    }
}

impl Instrument {
    /// The questions after which another version of the same questionnaire tells somebody at once, and this one does not, or only later.
    #[must_use]
    pub fn lost_flags(&self, known: &Instrument) -> Vec<Problem> {
        let definition = &self.definition;
        let mut findings = Findings::of(&definition.id);
        for before in known.definition.items.iter().filter(|item| item.flag.is_some()) {
            let Some(now) = definition.items.iter().find(|item| item.id == before.id) else { continue };
            let version = known.definition.version.clone();
            let place = format!("item.{}", now.id);
            match &now.flag {
                None => findings.add(place, What::FlagLost { version }),
                Some(flag) => {
                    let is_later = raises_later(&known.definition, before, (definition, now, flag));
                    findings.add_if(is_later, place, What::FlagLater { version });
                }
            }
        }
        findings.problems
    }
}

/// Whether an answer that raised the flag does no more. Answers are held against their like by name; where names are others, by the threshold.
fn raises_later(known: &Definition, before: &Item, (new, now, flag): (&Definition, &Item, &FlagRule)) -> bool {
    let raised = |definition: &Definition, item: &Item, from: f64| -> Vec<String> {
        let choices = definition.options_of(item).map(super::OptionSet::choices).unwrap_or_default();
        choices.into_iter().filter(|choice| choice.bounds().0 >= from).map(|choice| choice.id).collect()
    };
    let Some(was) = &before.flag else { return false };
    let (then, still) = (raised(known, before, was.from), raised(new, now, flag.from));
    let all = raised(new, now, f64::NEG_INFINITY);
    let (shared, gone): (Vec<&String>, Vec<&String>) = then.iter().partition(|id| all.contains(id));
    shared.into_iter().any(|id| !still.contains(id)) || !gone.is_empty() && flag.from > was.from
}
