//! Her goals in numbers. What she wants stays in her words; these are for the programme, never for comparing women.

/// The correlation between goals that the formula takes by default.
pub const USUAL_CORRELATION: f64 = 0.3;

/// A goal with its level, from -2 (much less than agreed) over 0 (as agreed) to 2 (much more), and its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attained {
    /// The level; none: nobody has said yet.
    pub level: Option<i8>,
    /// Importance times difficulty.
    pub weight: f64,
}

/// Why there is no attainment score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAttainment {
    /// No goal has a level.
    NothingRated,
    /// A level below -2 or above 2.
    LevelOutOfReach,
    /// A weight below 0, or none at all.
    BadWeight,
    /// A correlation below 0 or above 1.
    BadCorrelation,
}

/// Goal attainment by Kiresuk and Sherman: 50 is "as agreed". A goal without a level is left out; weights that are all 0 count alike.
/// The widely copied guide of 2009 prints another formula; its erratum gives this one.
///
/// # Errors
/// There is nothing to compute from.
pub fn attainment(goals: &[Attained], correlation: f64) -> Result<f64, NoAttainment> {
    if !(0.0..=1.0).contains(&correlation) {
        return Err(NoAttainment::BadCorrelation);
    }
    if goals.iter().any(|goal| !(goal.weight.is_finite() && goal.weight >= 0.0)) {
        return Err(NoAttainment::BadWeight);
    }
    let rated: Vec<(f64, f64)> = goals.iter().filter_map(|goal| Some((f64::from(goal.level?), goal.weight))).collect();
    if rated.is_empty() {
        return Err(NoAttainment::NothingRated);
    }
    if rated.iter().any(|(level, _)| level.abs() > 2.0) {
        return Err(NoAttainment::LevelOutOfReach);
    }
    let alike = rated.iter().all(|(_, weight)| *weight == 0.0);
    let weight = |weight: f64| if alike { 1.0 } else { weight };
    let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 { rated.iter().map(|(level, w)| of(*level, weight(*w))).sum() };
    let weighed = sum(&|level, weight| level * weight);
    let squares = sum(&|_, weight| weight * weight);
    let weights = sum(&|_, weight| weight);
    Ok(50.0 + 10.0 * weighed / ((1.0 - correlation) * squares + correlation * weights * weights).sqrt())
}

/// How far a goal with a number has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// 0 at the start, 1 at the target; above and below are possible.
    pub share: f64,
    /// It is there, or further.
    pub reached: bool,
    /// It is further away than at the start.
    pub worse_than_start: bool,
}

/// How far a number has come from its start to its target, upwards or downwards. None while the two are the same: ask again.
#[must_use]
pub fn progress(start: f64, target: f64, now: f64) -> Option<Progress> {
    let way = target - start;
    if !(way.is_finite() && now.is_finite()) || way == 0.0 {
        return None;
    }
    let share = (now - start) / way;
    Some(Progress { share, reached: share >= 1.0, worse_than_start: share < 0.0 })
}

/// Goals rated from 0 to 10 before and after: each change, and the mean of those rated twice.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalChanges {
    /// In the order of the goals; none where a rating is missing. Opposite changes cancel in the mean, so show each.
    pub each: Vec<Option<f64>>,
    /// The mean; none if no goal was rated twice.
    pub mean: Option<f64>,
    /// How many were rated twice.
    pub rated_twice: usize,
}

/// The change of each goal that was rated twice.
#[must_use]
pub fn goal_changes(before: &[Option<f64>], after: &[Option<f64>]) -> GoalChanges {
    let each: Vec<Option<f64>> = before.iter().zip(after).map(|(before, after)| Some((*after)? - (*before)?)).collect();
    let changes: Vec<f64> = each.iter().copied().flatten().collect();
    #[expect(clippy::cast_precision_loss, reason = "a count of goals")]
    let mean = (!changes.is_empty()).then(|| changes.iter().sum::<f64>() / changes.len() as f64);
    GoalChanges { each, mean, rated_twice: changes.len() }
}
