//! What each pair would cost, and the rule that forbids it.

use super::Refusal;

/// Why a woman and a mentor must not be paired. None of them is ever weighed against a cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The mentor works at another site.
    OtherSite,
    /// They have no language in common.
    NoSharedLanguage,
    /// They are kin.
    Kin,
    /// The woman does not want her near.
    Excluded,
    /// The woman's need alone weighs more than all the room the mentor has.
    TooHeavy,
    /// A person has said no to this pair.
    Declined,
    /// The mentor takes nobody any more.
    Gone,
    /// The pair is not among those that are allowed, and nobody says why.
    Unlisted,
}

impl Rule {
    const ALL: [Self; 8] = [
        Self::OtherSite,
        Self::NoSharedLanguage,
        Self::Kin,
        Self::Excluded,
        Self::TooHeavy,
        Self::Declined,
        Self::Gone,
        Self::Unlisted,
    ];
}

/// A forbidden pair is this and more: far above any sum of costs, far below what a cell can hold, so that the search
/// adds and compares without ever asking.
pub(super) const FORBIDDEN: i32 = 1 << 29;
/// Sums below this are real; see [`Costs::check`].
pub(super) const UNREACHED: i32 = 1 << 28;

/// A row for each woman, a column for each mentor: a whole-number cost, or the rule that forbids the pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costs {
    mentors: usize,
    // Each by itself, so that one woman more moves nobody's row.
    rows: Vec<Box<[i32]>>,
}

impl Costs {
    /// No woman yet; so many mentors.
    #[must_use]
    pub fn new(mentors: usize) -> Self {
        Self { mentors, rows: Vec::new() }
    }

    /// Adds a woman: for each mentor in order the cost, or the rule. A row of another length than there are mentors, a
    /// cost below nought or one too large for the sums is refused, and nothing is added.
    pub fn add(&mut self, row: impl IntoIterator<Item = Result<u32, Rule>>) -> Result<usize, Refusal> {
        let (most, woman) = (self.most(), self.rows.len());
        let mut cells = Vec::with_capacity(self.mentors);
        for (mentor, pair) in row.into_iter().enumerate() {
            let cell = match pair {
                Ok(cost) => i32::try_from(cost).ok().filter(|cost| *cost <= most),
                Err(rule) => Some(FORBIDDEN + rule as i32),
            };
            let refused = Refusal::CostTooLarge { woman, mentor, most: most.unsigned_abs() };
            cells.push(cell.ok_or(refused)?);
        }
        if cells.len() != self.mentors {
            return Err(Refusal::RowOfAnotherLength { woman, mentors: self.mentors, found: cells.len() });
        }
        self.rows.push(cells.into_boxed_slice());
        Ok(woman)
    }

    /// The largest cost one pair may have. A chain of moves passes each mentor at most once and each step costs at most
    /// this, so no distance, price or their sum comes near [`UNREACHED`].
    #[must_use]
    pub fn most(&self) -> i32 {
        i32::try_from(UNREACHED as usize / (3 * (self.mentors + 2))).unwrap_or(1)
    }

    /// How many women.
    #[must_use]
    pub fn women(&self) -> usize {
        self.rows.len()
    }

    /// How many mentors.
    #[must_use]
    pub fn mentors(&self) -> usize {
        self.mentors
    }

    /// What the pair costs, or the rule that forbids it.
    pub fn pair(&self, woman: usize, mentor: usize) -> Result<u32, Rule> {
        let cell = self.rows[woman][mentor];
        if cell < FORBIDDEN {
            Ok(cell.unsigned_abs())
        } else {
            Err(Rule::ALL[(cell - FORBIDDEN).unsigned_abs() as usize % Rule::ALL.len()])
        }
    }

    /// Forbids a pair from here on.
    pub fn forbid(&mut self, woman: usize, mentor: usize, rule: Rule) {
        self.rows[woman][mentor] = FORBIDDEN + rule as i32;
    }

    pub(super) fn row(&self, woman: usize) -> &[i32] {
        &self.rows[woman]
    }

    /// The same pairs, each allowed one at no cost: to ask who can be placed at all.
    pub(super) fn levelled(&self) -> Self {
        self.times(|_| 0)
    }

    /// The same pairs, each cost so many times: for the bound of weighted needs.
    pub(super) fn times(&self, factor: impl Fn(usize) -> i32) -> Self {
        let scaled = |woman: usize| {
            let factor = factor(woman);
            self.row(woman).iter().map(|cell| if *cell < FORBIDDEN { *cell * factor } else { *cell }).collect()
        };
        Self { mentors: self.mentors, rows: (0..self.rows.len()).map(scaled).collect() }
    }
}
