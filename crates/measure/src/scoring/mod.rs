//! From answers to scores.

mod classes;
mod column;
mod one;
mod plan;
mod refused;
mod table;

pub use column::{Column, DECLINED, LOST, NOT_ASKED, Unreadable};
pub use one::{Given, ScaleResult, Scored};
pub use refused::Refused;
pub use table::{Answers, Raised, ScaleColumn, Scores};

use self::{classes::ClassPlan, plan::ScalePlan};
use crate::instrument::{BandSet, Definition, Instrument, OptionSet, TOTAL};

/// Computes an instrument's scores. Made once, used for any number of rows.
#[derive(Clone, Debug)]
pub struct Scorer {
    definition: Definition,
    columns: Vec<Column>,
    scales: Vec<ScalePlan>,
    classes: Vec<ClassPlan>,
    flags: Vec<FlagPlan>,
    /// The items that are looked at for one and the same answer; empty where that would say nothing.
    alike: Vec<usize>,
    /// The scored items, and which of their answers are whole.
    scored: Vec<(usize, Vec<bool>)>,
}

#[derive(Clone, Debug)]
struct FlagPlan {
    column: usize,
    raised: Vec<Raised>,
}

impl Scorer {
    /// For this instrument, in the order of its items.
    #[must_use]
    pub fn new(instrument: &Instrument) -> Self {
        let definition = instrument.definition().clone();
        let columns: Vec<Column> = definition.items.iter().map(|item| Column::of(&definition, item)).collect();
        let scales = definition.scales.iter().map(|scale| ScalePlan::of(&definition, scale)).collect();
        let classes = definition.class_sets.iter().map(|set| ClassPlan::of(&definition, &columns, set)).collect();
        let flags = flags(&definition);
        let alike = if instrument.has_both_polarities() { alike(&definition) } else { Vec::new() };
        let scored = definition.items.iter().enumerate().filter(|(_, item)| !item.unscored);
        let scored = scored
            .map(|(place, item)| (place, plan::values(&definition, item, false).iter().map(Option::is_some).collect()))
            .collect();
        Self { definition, columns, scales, classes, flags, alike, scored }
    }

    /// Everything the instrument's file says.
    #[must_use]
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// What reads the answers, in the order of the items.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The place of the scale that is the instrument's score.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        self.definition.scales.iter().position(|scale| scale.id == TOTAL)
    }

    /// The names of the flags, in the order of [`Scores::flags`].
    pub fn flags(&self) -> impl Iterator<Item = &str> {
        self.definition.items.iter().filter_map(|item| item.flag.as_ref()).map(|flag| flag.id.as_str())
    }

    /// Computes everything for all rows.
    #[must_use]
    pub fn score(&self, answers: &Answers) -> Scores {
        let mut scores = Scores::default();
        for scale in &self.scales {
            let column = scale.compute(answers, &scores.scales);
            scores.scales.push(column);
        }
        scores.classes = self.classes.iter().map(|plan| plan.compute(answers, &scores.scales)).collect();
        let raised = |flag: &FlagPlan| {
            answers.columns[flag.column].iter().map(|answer| flag.raised[usize::from(*answer)]).collect()
        };
        scores.flags = self.flags.iter().map(raised).collect();
        scores.same_answer = self.same_answer(answers);
        scores.missing = vec![0; answers.rows()];
        for (column, whole) in &self.scored {
            for (missing, answer) in scores.missing.iter_mut().zip(&answers.columns[*column]) {
                *missing += u32::from(!whole[usize::from(*answer)]);
            }
        }
        scores
    }

    fn same_answer(&self, answers: &Answers) -> Vec<bool> {
        let Some((first, rest)) = self.alike.split_first() else { return vec![false; answers.rows()] };
        let first = &answers.columns[*first];
        let mut same: Vec<bool> = first.iter().map(|answer| *answer >= column::FIRST_OPTION).collect();
        for place in rest {
            for (row, answer) in answers.columns[*place].iter().enumerate() {
                same[row] &= *answer == first[row];
            }
        }
        same
    }

    /// What each answer of a row is worth after mirroring; none where one is missing. For [`crate::group::Alpha`].
    #[must_use]
    pub fn values(&self, answers: &Answers, scale: usize) -> Vec<Option<Vec<f64>>> {
        let Some(scale) = self.definition.scales.get(scale) else { return Vec::new() };
        let parts = self.definition.parts(scale);
        let items = self.definition.items.iter().enumerate().filter(|(_, item)| parts.contains(&item.id.as_str()));
        let tables: Vec<(usize, Vec<Option<f64>>)> =
            items.map(|(place, item)| (place, plan::values(&self.definition, item, true))).collect();
        let value = |row: usize, place: usize, table: &[Option<f64>]| table[usize::from(answers.columns[place][row])];
        (0..answers.rows()).map(|row| tables.iter().map(|(place, table)| value(row, *place, table)).collect()).collect()
    }
}

impl BandSet {
    /// The place of the band in which a score lies, rounded half up to the step of the bands.
    #[must_use]
    pub fn place(&self, score: f64) -> Option<usize> {
        // A hair's breadth, so that 2.675 / 0.01, which no computer holds exactly, goes up as it does on paper.
        let rounded = (score / self.step + 0.5 + 1e-9).floor() * self.step;
        let near = self.step / 1000.0;
        self.bands.iter().position(|band| rounded >= band.from - near && rounded <= band.to + near)
    }
}

fn flags(definition: &Definition) -> Vec<FlagPlan> {
    let flagged =
        definition.items.iter().enumerate().filter_map(|(column, item)| Some((column, item, item.flag.as_ref()?)));
    flagged
        .map(|(column, item, flag)| {
            let values = plan::values(definition, item, false);
            // Half an answer raises a flag too if the least that it can mean does.
            let choices = definition.options_of(item).map(OptionSet::choices).unwrap_or_default();
            let least = |place: usize| choices.get(place.wrapping_sub(usize::from(column::FIRST_OPTION)));
            let raised = values.iter().enumerate().map(|(place, value)| {
                match value.or_else(|| least(place).map(|choice| choice.bounds().0)) {
                    Some(value) if value >= flag.from => Raised::Yes,
                    Some(_) if value.is_some() => Raised::No,
                    _ => Raised::Unknown,
                }
            });
            FlagPlan { column, raised: raised.collect() }
        })
        .collect()
}

/// The scored items, if all of them take the same options.
fn alike(definition: &Definition) -> Vec<usize> {
    let scored = definition.items.iter().enumerate().filter(|(_, item)| !item.unscored);
    let scored: Vec<(usize, &str)> = scored.map(|(place, item)| (place, item.options.as_str())).collect();
    let one_set = scored.windows(2).all(|pair| pair[0].1 == pair[1].1);
    if one_set { scored.into_iter().map(|(place, _)| place).collect() } else { Vec::new() }
}
