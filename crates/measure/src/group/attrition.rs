//! Who left, and what the change is worth without them.

use super::{effect::mean_sd, real};
use crate::mathematics::t_both_tails;

/// One thing known at entry: those who stayed against those who are lost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Balance {
    /// How many of those who stayed have it.
    pub stayed: usize,
    /// Their mean.
    pub stayed_mean: f64,
    /// How many of those lost have it.
    pub lost: usize,
    /// Their mean.
    pub lost_mean: f64,
    /// Lost minus stayed.
    pub difference: f64,
    /// The chance of such a difference (t, equal variances).
    pub p: f64,
}

/// Compares one thing known at entry; none of fewer than two on either side.
#[must_use]
pub fn balance(people: impl IntoIterator<Item = (Option<f64>, bool)>) -> Option<Balance> {
    let (mut stayed, mut lost) = (Vec::new(), Vec::new());
    for (value, is_lost) in people {
        if let Some(value) = value {
            if is_lost { lost.push(value) } else { stayed.push(value) }
        }
    }
    let ((stayed_mean, stayed_sd), (lost_mean, lost_sd)) = (mean_sd(&stayed)?, mean_sd(&lost)?);
    let (free_stayed, free_lost) = (real(stayed.len() - 1), real(lost.len() - 1));
    let freedom = free_stayed + free_lost;
    let pooled = (free_stayed * stayed_sd * stayed_sd + free_lost * lost_sd * lost_sd) / freedom;
    let error = (pooled * (1.0 / real(stayed.len()) + 1.0 / real(lost.len()))).sqrt();
    let difference = lost_mean - stayed_mean;
    let p =
        if error > 0.0 { t_both_tails(difference / error, freedom) } else { f64::from(u8::from(difference == 0.0)) };
    Some(Balance { stayed: stayed.len(), stayed_mean, lost: lost.len(), lost_mean, difference, p })
}

/// What the change from the first to the last point is worth, as those who left are counted. Print the range, not one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Departures {
    /// How many answered at each point, and their mean.
    pub observed: Vec<(usize, f64)>,
    /// Nobody who left came back.
    pub monotone: bool,
    /// Mean at entry of those who answered at the end.
    pub entry_of_stayers: Option<f64>,
    /// Mean at entry of those who did not.
    pub entry_of_lost: Option<f64>,
    /// Of those who answered at the end.
    pub change_of_stayers: f64,
    /// Of all, with the last answer carried on.
    pub change_carried: f64,
    /// Of all, as if those who left had not changed.
    pub change_lost_as_none: f64,
}

/// From each person's answers at every point; those without an answer at entry are left out. None if nobody is left at the end.
#[must_use]
pub fn departures(people: &[Vec<Option<f64>>]) -> Option<Departures> {
    let points = people.iter().map(Vec::len).max()?;
    let entered: Vec<(f64, &Vec<Option<f64>>)> =
        people.iter().filter_map(|row| Some(((*row.first()?)?, row))).collect();
    let at = |row: &[Option<f64>], point: usize| row.get(point).copied().flatten();
    let mean = |values: &[f64]| (!values.is_empty()).then(|| values.iter().sum::<f64>() / real(values.len()));
    let observed = (0..points).map(|point| {
        let values: Vec<f64> = entered.iter().filter_map(|(_, row)| at(row, point)).collect();
        (values.len(), mean(&values).unwrap_or(f64::NAN))
    });
    let last = points - 1;
    let (stayers, lost): (Vec<_>, Vec<_>) = entered.iter().partition(|(_, row)| at(row, last).is_some());
    let entry = |rows: &[(f64, &Vec<Option<f64>>)]| mean(&rows.iter().map(|(entry, _)| *entry).collect::<Vec<f64>>());
    let of_stayers: Vec<f64> = stayers.iter().filter_map(|(entry, row)| Some(at(row, last)? - entry)).collect();
    let carried: Vec<f64> = entered
        .iter()
        .map(|(entry, row)| (0..points).rev().find_map(|point| at(row, point)).unwrap_or(*entry) - entry)
        .collect();
    Some(Departures {
        observed: observed.collect(),
        monotone: entered
            .iter()
            .all(|(_, row)| (1..points).all(|now| at(row, now).is_none() || at(row, now - 1).is_some())),
        entry_of_stayers: entry(&stayers),
        entry_of_lost: entry(&lost),
        change_of_stayers: mean(&of_stayers)?,
        change_carried: mean(&carried)?,
        change_lost_as_none: of_stayers.iter().sum::<f64>() / real(entered.len()),
    })
}

/// How much of the change with the programme is seen without it, too. None if there is no change with it.
#[must_use]
pub fn share_without_programme(without: f64, with: f64) -> Option<f64> {
    (with != 0.0).then(|| without / with)
}
