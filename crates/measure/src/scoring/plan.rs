//! A scale turned into tables: for every answer what it counts, and what it could have counted.

use super::{
    column::{Column, FIRST_OPTION},
    table::{Answers, ScaleColumn},
};
use crate::instrument::{Aggregate, Definition, Item, OptionSet, Reach, Scale};

/// What one answer adds to a scale.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    value: f64,
    lowest: f64,
    highest: f64,
    missing: u32,
}

/// Where a part's answers stand, and what each adds.
#[derive(Clone, Debug)]
enum Part {
    Item { column: usize, cells: Vec<Cell> },
    Scale { place: usize, reach: Reach },
}

/// A scale, ready to be computed.
#[derive(Clone, Debug)]
pub(super) struct ScalePlan {
    parts: Vec<Part>,
    aggregate: Aggregate,
    factor: f64,
    most_missing: u32,
    /// Of one part; for stretching to 0 and 100.
    part_reach: Reach,
}

impl ScalePlan {
    pub(super) fn of(definition: &Definition, scale: &Scale) -> Self {
        let names = definition.parts(scale);
        let parts: Vec<Part> = names.iter().filter_map(|name| part(definition, name)).collect();
        let part_reach = names.first().and_then(|name| definition.reach_of_part(name)).unwrap_or((0.0, 1.0));
        let most = scale.missing.as_ref().map_or(0, |rule| rule.most);
        Self {
            parts,
            aggregate: scale.aggregate,
            factor: scale.factor.unwrap_or(1.0),
            most_missing: u32::try_from(most).unwrap_or(0),
            part_reach,
        }
    }

    /// Computes the scale for all rows, column by column.
    pub(super) fn compute(&self, answers: &Answers, above: &[ScaleColumn]) -> ScaleColumn {
        let rows = answers.rows();
        let zero = || vec![0.0; rows];
        let mut out = ScaleColumn { score: zero(), missing: vec![0; rows], lowest: zero(), highest: zero() };
        for part in &self.parts {
            match part {
                Part::Item { column, cells } => {
                    for (row, answer) in answers.columns[*column].iter().enumerate() {
                        let cell = cells[usize::from(*answer)];
                        out.score[row] += cell.value;
                        out.lowest[row] += cell.lowest;
                        out.highest[row] += cell.highest;
                        out.missing[row] += cell.missing;
                    }
                }
                Part::Scale { place, reach } => add_scale(&mut out, &above[*place], *reach),
            }
        }
        self.finish(&mut out);
        out
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of items")]
    fn finish(&self, out: &mut ScaleColumn) {
        let count = self.parts.len() as f64;
        let (low, high) = self.part_reach;
        let shape = |sum: f64, of: f64| match self.aggregate {
            Aggregate::Sum => sum * self.factor,
            Aggregate::Mean => sum / of * self.factor,
            Aggregate::Rescaled => (sum / of - low) / (high - low) * 100.0 * self.factor,
        };
        for row in 0..out.score.len() {
            let missing = out.missing[row];
            let sum = out.score[row];
            out.score[row] = match missing {
                0 => shape(sum, count),
                some if some <= self.most_missing => {
                    let answered = count - f64::from(some);
                    let stands_for_all = if self.aggregate == Aggregate::Sum { sum * count / answered } else { sum };
                    shape(stands_for_all, answered)
                }
                _ => f64::NAN,
            };
            out.lowest[row] = shape(out.lowest[row], count);
            out.highest[row] = shape(out.highest[row], count);
        }
    }
}

/// A scale as a part: its score, or what it can still be.
fn add_scale(out: &mut ScaleColumn, scale: &ScaleColumn, reach: Reach) {
    for row in 0..out.score.len() {
        if let Some(score) = scale.get(row) {
            out.score[row] += score;
        } else {
            out.missing[row] += 1;
        }
        out.lowest[row] += scale.lowest[row].max(reach.0);
        out.highest[row] += scale.highest[row].min(reach.1);
    }
}

fn part(definition: &Definition, name: &str) -> Option<Part> {
    let column = definition.items.iter().position(|item| item.id == name);
    if let Some(column) = column {
        return Some(Part::Item { column, cells: cells(definition, &definition.items[column]) });
    }
    let place = definition.scales.iter().position(|scale| scale.id == name)?;
    Some(Part::Scale { place, reach: definition.reach(&definition.scales[place]) })
}

/// What each answer to an item counts: mirrored if the item is worded the other way round, then weighed.
fn cells(definition: &Definition, item: &Item) -> Vec<Cell> {
    let Some(set) = definition.options_of(item) else { return Vec::new() };
    let (low, high) = set.reach();
    let weight = item.weight.unwrap_or(1.0);
    let counts = |value: f64| (if item.reversed { low + high - value } else { value }) * weight;
    let none = Cell { value: 0.0, lowest: low * weight, highest: high * weight, missing: 1 };
    let mut cells = vec![none; usize::from(FIRST_OPTION)];
    cells.extend(set.choices().iter().map(|choice| {
        let (one, other) = choice.bounds();
        let (one, other) = (counts(one), counts(other));
        let bounds = Cell { value: 0.0, lowest: one.min(other), highest: one.max(other), missing: 1 };
        if choice.value.is_some() { Cell { value: one, missing: 0, ..bounds } } else { bounds }
    }));
    cells
}

/// What each answer to an item is worth: as given, and mirrored. None for what is missing.
pub(super) fn values(definition: &Definition, item: &Item, mirrored: bool) -> Vec<Option<f64>> {
    let choices = definition.options_of(item).map(OptionSet::choices).unwrap_or_default();
    let (low, high) = definition.options_of(item).map_or((0.0, 0.0), OptionSet::reach);
    let turn = |value: f64| if mirrored && item.reversed { low + high - value } else { value };
    let missing = std::iter::repeat_n(None, usize::from(FIRST_OPTION));
    missing.chain(choices.iter().map(|choice| choice.value.map(turn))).collect()
}

/// The names of options, in the order of [`values`].
pub(super) fn is_one_of(column: &Column, options: &[String]) -> Vec<bool> {
    let answers = 0..column.answers();
    answers
        .map(|answer| {
            let name = u8::try_from(answer).ok().and_then(|answer| column.name(answer));
            name.is_some_and(|name| options.iter().any(|option| option == name))
        })
        .collect()
}
