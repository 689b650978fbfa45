//! What is known about tonight, and the circles that come of it.

use std::collections::BTreeSet;

use super::Explanation;

/// A woman present tonight, or a facilitator (or helper) who can lead a circle.
///
/// Both kinds share one id type; where the caller's ids differ, an enum of the two does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person<Id> {
    /// Who she is.
    pub id: Id,
    /// The languages she can talk in, written the same way for everybody (`kk`, `ru`). Empty means not asked: then no
    /// language rule applies to her.
    pub languages: BTreeSet<String>,
}

impl<Id> Person<Id> {
    /// A person and the languages she can talk in.
    pub fn new<L: Into<String>>(id: Id, languages: impl IntoIterator<Item = L>) -> Self {
        Self { id, languages: languages.into_iter().map(Into::into).collect() }
    }

    /// Whether the two have a language in common.
    pub(super) fn can_talk_with(&self, other: &Self) -> bool {
        !self.languages.is_disjoint(&other.languages)
    }
}

/// An earlier session: who sat in which circle. Facilitators among them are passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastSession<Id> {
    /// The women of each circle. None at all if there were no circles that week; the week then still passes.
    pub circles: Vec<Vec<Id>>,
}

/// Everything that decides tonight's circles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tonight<Id> {
    /// The women present.
    pub women: Vec<Person<Id>>,
    /// Who can lead a circle. Fewer than circles: some circles lead themselves. More: some are spare.
    pub facilitators: Vec<Person<Id>>,
    /// Earlier sessions, the latest first.
    pub earlier: Vec<PastSession<Id>>,
    /// Pairs who must never share a circle: two women, or a woman and a facilitator.
    pub apart: Vec<(Id, Id)>,
    /// Pairs who must share a circle: a woman and the friend, or the facilitator, who interprets for her.
    pub together: Vec<(Id, Id)>,
}

impl<Id> Tonight<Id> {
    /// An evening with these women and nothing else known.
    pub fn new(women: Vec<Person<Id>>) -> Self {
        Self { women, facilitators: Vec::new(), earlier: Vec::new(), apart: Vec::new(), together: Vec::new() }
    }
}

/// How the leader says what she wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// So many circles, no other number.
    Circles(usize),
    /// So many women in a circle, as near as can be.
    Size(usize),
}

impl Default for Wish {
    fn default() -> Self {
        Self::Size(5)
    }
}

impl Wish {
    /// How many circles this comes to before any rule is looked at.
    #[must_use]
    pub fn circles_for(self, women: usize) -> usize {
        self.numbers_to_try(women)[0]
    }

    /// The numbers of circles to try, nearest to the wish first; never empty.
    pub(super) fn numbers_to_try(self, women: usize) -> Vec<usize> {
        match self {
            Self::Circles(circles) => vec![circles],
            Self::Size(size) => {
                let size = size.min(women);
                let mut numbers: Vec<usize> = (1..=most_circles(women)).collect();
                // Compares |women / n - size| as fractions; of two as near, more circles: each woman speaks more.
                let off = |circles: usize| women.abs_diff(circles * size);
                numbers.sort_by(|&one, &other| (off(one) * other).cmp(&(off(other) * one)).then(other.cmp(&one)));
                numbers
            }
        }
    }
}

/// The most circles worth proposing: nobody sits alone.
pub(super) fn most_circles(women: usize) -> usize {
    (women / 2).max(1)
}

/// One circle of the evening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle<Id> {
    /// The women, in order of id.
    pub members: Vec<Id>,
    /// Who leads it, when there is somebody.
    pub facilitator: Option<Id>,
}

/// Tonight's circles with what speaks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split<Id> {
    /// The circles, in order of their first member.
    pub circles: Vec<Circle<Id>>,
    /// Facilitators who lead none, because there are more of them than circles.
    pub spare_facilitators: Vec<Id>,
    /// What a person needs to judge the split.
    pub explanation: Explanation<Id>,
}
