//! Classes by rule, row by row: how many answers fulfil a condition.

use super::{
    column::Column,
    plan::{is_one_of, values},
    table::{Answers, ScaleColumn},
};
use crate::instrument::{ClassSet, Condition, Definition, Term, classes::names};

/// A set of classes, ready to be computed.
#[derive(Clone, Debug)]
pub(super) struct ClassPlan {
    /// Columns without whose answers nothing is said, and which of their answers are whole.
    needed: Vec<(usize, Vec<bool>)>,
    classes: Vec<(Vec<Test>, Vec<Test>)>,
}

#[derive(Clone, Debug)]
struct Test {
    what: Counted,
    from: f64,
    to: f64,
}

#[derive(Clone, Debug)]
enum Counted {
    /// Columns, and which of their answers count one.
    Answers(Vec<(usize, Vec<bool>)>),
    Scale(usize),
}

impl ClassPlan {
    pub(super) fn of(definition: &Definition, columns: &[Column], set: &ClassSet) -> Self {
        let mut needed: Vec<(usize, Vec<bool>)> = Vec::new();
        for (place, item) in definition.items.iter().enumerate() {
            if names(set).any(|name| name == item.id) {
                let whole = values(definition, item, false).iter().map(Option::is_some).collect();
                needed.push((place, whole));
            }
        }
        let tests = |conditions: &[Condition]| -> Vec<Test> {
            conditions.iter().filter_map(|condition| test(definition, columns, condition)).collect()
        };
        let classes = set.classes.iter().map(|class| (tests(&class.all), tests(&class.any))).collect();
        Self { needed, classes }
    }

    pub(super) fn compute(&self, answers: &Answers, scales: &[ScaleColumn]) -> Vec<Option<u8>> {
        (0..answers.rows()).map(|row| self.compute_row(answers, scales, row)).collect()
    }

    fn compute_row(&self, answers: &Answers, scales: &[ScaleColumn], row: usize) -> Option<u8> {
        let whole = |(column, whole): &(usize, Vec<bool>)| whole[usize::from(answers.columns[*column][row])];
        if !self.needed.iter().all(whole) {
            return None;
        }
        for (place, (all, any)) in (0u8..).zip(&self.classes) {
            let mut holds = any.is_empty();
            for test in any {
                holds |= test.holds(answers, scales, row)?;
            }
            for test in all {
                holds &= test.holds(answers, scales, row)?;
            }
            if holds {
                return Some(place);
            }
        }
        None
    }
}

impl Test {
    /// None while the scale that it looks at has no score.
    fn holds(&self, answers: &Answers, scales: &[ScaleColumn], row: usize) -> Option<bool> {
        let found = match &self.what {
            Counted::Scale(place) => scales[*place].get(row)?,
            Counted::Answers(columns) => {
                let counts = |(column, one): &&(usize, Vec<bool>)| one[usize::from(answers.columns[*column][row])];
                #[expect(clippy::cast_precision_loss, reason = "a count of items")]
                let count = columns.iter().filter(counts).count() as f64;
                count
            }
        };
        Some(self.from <= found && found <= self.to)
    }
}

fn test(definition: &Definition, columns: &[Column], condition: &Condition) -> Option<Test> {
    let what = match &condition.scale {
        Some(name) => Counted::Scale(definition.scales.iter().position(|scale| scale.id == *name)?),
        None => Counted::Answers(condition.count.iter().flat_map(|term| counted(definition, columns, term)).collect()),
    };
    let from = condition.from.unwrap_or(f64::NEG_INFINITY);
    Some(Test { what, from, to: condition.to.unwrap_or(f64::INFINITY) })
}

fn counted(definition: &Definition, columns: &[Column], term: &Term) -> Vec<(usize, Vec<bool>)> {
    let places = term.items.iter().filter_map(|name| definition.items.iter().position(|item| item.id == *name));
    places
        .map(|place| {
            if !term.options.is_empty() {
                return (place, is_one_of(&columns[place], &term.options));
            }
            let (from, to) = (term.from.unwrap_or(f64::NEG_INFINITY), term.to.unwrap_or(f64::INFINITY));
            let within = |value: &Option<f64>| value.is_some_and(|value| from <= value && value <= to);
            (place, values(definition, &definition.items[place], true).iter().map(within).collect())
        })
        .collect()
}
