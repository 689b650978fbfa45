//! A poverty likelihood index: a score of 0 to 100 is looked up, and the mean of a group is read.

/// A poverty line and what each score of 0 to 100 makes of it, in per cent.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Score and likelihood.
    pub likelihoods: Vec<(u8, f64)>,
}

/// A look-up table that holds together.
#[derive(Clone, Debug, PartialEq)]
pub struct Likelihoods {
    lines: Vec<Line>,
}

/// What is wrong with a look-up table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLikelihoods {
    /// There is nothing in it.
    Empty,
    /// A likelihood outside 0 to 100, or a score above 100 or out of order.
    OutOfReach {
        /// The line.
        line: String,
        /// The score.
        score: u8,
    },
    /// A higher score is likelier to be poor than a lower one.
    Rises {
        /// The line.
        line: String,
        /// The score.
        score: u8,
    },
    /// A lower line has a higher likelihood than the next: two columns look swapped.
    Swapped {
        /// The lower line.
        lower: String,
        /// The higher line.
        higher: String,
        /// The score.
        score: u8,
    },
}

impl Likelihoods {
    /// Takes lines from the lowest (food) to the highest (twice the national line).
    ///
    /// # Errors
    /// The first thing that cannot be right.
    pub fn new(lines: Vec<Line>) -> Result<Self, NoLikelihoods> {
        if lines.is_empty() || lines.iter().any(|line| line.likelihoods.is_empty()) {
            return Err(NoLikelihoods::Empty);
        }
        for line in &lines {
            check(line)?;
        }
        for pair in lines.windows(2) {
            for (score, lower) in &pair[0].likelihoods {
                let higher = pair[1].likelihoods.iter().find(|(other, _)| other == score);
                if higher.is_some_and(|(_, higher)| lower > higher) {
                    let (lower, higher) = (pair[0].name.clone(), pair[1].name.clone());
                    return Err(NoLikelihoods::Swapped { lower, higher, score: *score });
                }
            }
        }
        Ok(Self { lines })
    }

    /// The likelihood of a score below a line, in per cent.
    #[must_use]
    pub fn of(&self, line: &str, score: u8) -> Option<f64> {
        let line = self.lines.iter().find(|known| known.name == line)?;
        line.likelihoods.iter().find(|(known, _)| *known == score).map(|(_, likelihood)| *likelihood)
    }

    /// The mean likelihood of a group: what share of it lives below the line. None of nobody, or if a score is not in the table.
    #[must_use]
    pub fn mean(&self, line: &str, scores: &[u8]) -> Option<f64> {
        let found: Option<Vec<f64>> = scores.iter().map(|score| self.of(line, *score)).collect();
        let found = found.filter(|found| !found.is_empty())?;
        Some(found.iter().sum::<f64>() / crate::group::real(found.len()))
    }
}

fn check(line: &Line) -> Result<(), NoLikelihoods> {
    let mut last: Option<(u8, f64)> = None;
    for (score, likelihood) in &line.likelihoods {
        let (name, score) = (line.name.clone(), *score);
        let in_order = last.is_none_or(|(before, _)| before < score);
        if !(0.0..=100.0).contains(likelihood) || score > 100 || !in_order {
            return Err(NoLikelihoods::OutOfReach { line: name, score });
        }
        if last.is_some_and(|(_, before)| *likelihood > before) {
            return Err(NoLikelihoods::Rises { line: name, score });
        }
        last = Some((score, *likelihood));
    }
    Ok(())
}
