//! A case, and what is proposed for it.

use super::blocked::{Blocked, settle};
use super::costs::{Costs, Rule};
use super::matching::Matching;
use super::next_best::NextBest;
use super::{Refusal, weighted};

/// The heaviest need. Six and all below it divide sixty.
pub const HEAVIEST: u32 = 6;

/// Women, mentors and all that decides who walks with whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub(super) costs: Costs,
    pub(super) needs: Vec<u32>,
    pub(super) room: Vec<u32>,
}

impl Case {
    /// What each pair costs, how heavy the need of each woman is (1 to [`HEAVIEST`]), and how much each mentor can still
    /// take. When there is too little room, women earlier in the list come first.
    pub fn new(costs: Costs, needs: Vec<u32>, room: Vec<u32>) -> Result<Self, Refusal> {
        if needs.len() != costs.women() || room.len() != costs.mentors() {
            return Err(Refusal::ListsDiffer);
        }
        if let Some(woman) = needs.iter().position(|need| !(1..=HEAVIEST).contains(need)) {
            return Err(Refusal::NeedOutside { woman });
        }
        let case = Self { costs, needs, room };
        if !case.is_even() {
            case.check_sums()?;
        }
        Ok(case)
    }

    /// Whether all needs weigh the same.
    fn is_even(&self) -> bool {
        self.needs.iter().all(|need| Some(need) == self.needs.first())
    }

    /// With needs of different weight costs are counted in parts of seats, and have to be smaller for their sums to be exact.
    fn check_sums(&self) -> Result<(), Refusal> {
        for (woman, need) in self.needs.iter().enumerate() {
            let most = self.costs.most().unsigned_abs() / (weighted::WHOLE / need);
            let too_large = |mentor: &usize| self.costs.pair(woman, *mentor).is_ok_and(|cost| cost > most);
            if let Some(mentor) = (0..self.costs.mentors()).find(too_large) {
                return Err(Refusal::CostTooLarge { woman, mentor, most });
            }
        }
        Ok(())
    }

    /// What each pair costs.
    #[must_use]
    pub fn costs(&self) -> &Costs {
        &self.costs
    }
}

/// Who should walk with whom, what that costs, and who is left over for which reason.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The mentor of each woman.
    pub mentor_of: Vec<Option<usize>>,
    /// What all pairs cost together.
    pub total: u64,
    /// No way to place the same women costs less than this; equal to the total where it is proven the best. None where
    /// needs of different weight left somebody over and nothing is proven.
    pub least: Option<u64>,
    /// Who is left without a mentor, and why.
    pub blocked: Vec<Blocked>,
    case: Case,
    matching: Option<Matching>,
}

impl Proposal {
    /// Whether it is proven that nothing costs less.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        self.least == Some(self.total)
    }

    /// How much each mentor then carries of what is proposed, by weight of need.
    #[must_use]
    pub fn loads(&self) -> Vec<u32> {
        let mut loads = vec![0; self.case.room.len()];
        for (mentor, need) in self.mentor_of.iter().zip(&self.case.needs) {
            if let Some(mentor) = mentor {
                loads[*mentor] += need;
            }
        }
        loads
    }

    /// Whom she would be with if not with her mentor. Exact where all needs weigh the same; else as good as
    /// [`propose`] is for the case without this pair.
    #[must_use]
    pub fn next_best(&self, woman: usize) -> Option<NextBest> {
        let Some(matching) = &self.matching else { return self.next_best_weighted(woman) };
        matching.next_best(woman)
    }

    fn next_best_weighted(&self, woman: usize) -> Option<NextBest> {
        let own = self.mentor_of[woman]?;
        let mut without = self.case.clone();
        without.costs.forbid(woman, own, Rule::Declined);
        let placed: Vec<usize> = (0..self.mentor_of.len()).filter(|one| self.mentor_of[*one].is_some()).collect();
        let other = weighted::place(&without, &placed, weighted::FEW);
        let mentor = other.mentor_of[woman].filter(|_| other.blocked.is_empty())?;
        let cost = |mentor| self.case.costs.pair(woman, mentor).map_or(0, i64::from);
        let pairs = self.mentor_of.iter().zip(&other.mentor_of).enumerate();
        Some(NextBest {
            mentor,
            more_for_her: cost(mentor) - cost(own),
            more_for_all: i64::try_from(other.total).ok()? - i64::try_from(self.total).ok()?,
            others_move: pairs.filter(|(one, (before, now))| *one != woman && before != now).count(),
        })
    }

    /// The matching behind it, to go on from when a woman comes or a mentor goes; only where all needs weigh the same.
    #[must_use]
    pub fn into_matching(self) -> Option<Matching> {
        self.matching
    }
}

/// The cheapest way to give every woman a mentor, or as many as there is room for.
///
/// **All needs alike**: the exact optimum. **Needs of different weight**: the problem is hard in general (generalised
/// assignment); see [`super::weighted`] for what is proven and what is only good.
#[must_use]
pub fn propose(case: Case) -> Proposal {
    let one = case.needs.first().copied().unwrap_or(1);
    if !case.is_even() {
        let found = weighted::solve(&case, weighted::MANY);
        let weighted::Found { mentor_of, total, least, blocked } = found;
        return Proposal { mentor_of, total, least, blocked, case, matching: None };
    }
    let rows = (0..case.costs.women() as u32).collect();
    let room = case.room.iter().map(|room| room / one).collect();
    let (matching, mut blocked) = settle(case.costs.clone(), rows, room, &case.needs);
    for blocked in &mut blocked {
        blocked.room *= one;
    }
    let total = matching.total().unsigned_abs();
    Proposal {
        mentor_of: (0..case.costs.women()).map(|woman| matching.mentor_of(woman)).collect(),
        total,
        least: Some(total),
        blocked,
        case,
        matching: Some(matching),
    }
}
