//! What cannot be understood, before anything is looked for.

/// A case that is refused; each names the place in the case that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A cost so large that sums of it would not be exact.
    CostTooLarge {
        /// Which woman's row.
        woman: usize,
        /// Which mentor's column.
        mentor: usize,
        /// The largest cost that so many mentors allow.
        most: u32,
    },
    /// A row has not one cell for each mentor.
    RowOfAnotherLength {
        /// Which woman's row.
        woman: usize,
        /// How many mentors there are.
        mentors: usize,
        /// How many cells the row has.
        found: usize,
    },
    /// Not as many needs as women, or not as many capacities as mentors.
    ListsDiffer,
    /// A need of nought, or one heavier than the heaviest known.
    NeedOutside {
        /// Whose.
        woman: usize,
    },
}
