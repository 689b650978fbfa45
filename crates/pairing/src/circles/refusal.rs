//! Why there are no circles tonight, and what would help.

use std::collections::BTreeSet;

use super::{Tonight, Wish};

/// A rule says no. Each names the people it is about, so that the leader can change one thing and try again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal<Id> {
    /// No woman is present.
    NobodyPresent,
    /// No circles, or circles of nobody, were asked for.
    NoCirclesAskedFor,
    /// There would be circles with nobody in them.
    MoreCirclesThanWomen {
        /// How many circles were asked for.
        circles: usize,
        /// How many women are present.
        women: usize,
    },
    /// The same person stands twice among the women and facilitators.
    ListedTwice {
        /// Who.
        person: Id,
    },
    /// A pair names the same person twice.
    PairedWithHerself {
        /// Who.
        person: Id,
    },
    /// Two people are kept apart, and kept together through the others of the chain.
    TogetherAndApart {
        /// From one to the other, each kept together with the next.
        chain: Vec<Id>,
        /// The two who are kept apart: the ends of the chain.
        apart: (Id, Id),
    },
    /// Two facilitators would have to share a circle.
    TwoFacilitatorsTogether {
        /// From one facilitator to the other, each kept together with the next.
        chain: Vec<Id>,
    },
    /// More women are kept together than a circle can hold.
    ChainTooLong {
        /// The women of the chain.
        chain: Vec<Id>,
        /// The most women a circle can hold tonight.
        capacity: usize,
        /// The number of circles that the refusal is about.
        circles: usize,
        /// The nearest number of circles that would work.
        possible_with: Option<usize>,
    },
    /// A facilitator is kept apart from every woman present, and nobody can lead in her place.
    FacilitatorApartFromAll {
        /// Who.
        facilitator: Id,
    },
    /// These rules cannot all be kept with so many circles; without any one of them they could.
    CannotKeepAll {
        /// Everybody whom the rules name.
        people: Vec<Id>,
        /// The pairs kept apart.
        apart: Vec<(Id, Id)>,
        /// The pairs kept together.
        together: Vec<(Id, Id)>,
        /// The number of circles that the refusal is about.
        circles: usize,
        /// The nearest number of circles that would work.
        possible_with: Option<usize>,
    },
    /// The rules are so entangled that no circles were found, though they are not shown to be impossible.
    NoneFound {
        /// The number of circles that the refusal is about.
        circles: usize,
        /// The nearest number of circles that would work.
        possible_with: Option<usize>,
    },
}

/// Refuses what cannot be understood, before anything is looked for.
pub(super) fn refuse_unreadable<Id: Copy + Ord>(tonight: &Tonight<Id>, wish: Wish) -> Result<(), Refusal<Id>> {
    let women = tonight.women.len();
    if women == 0 {
        return Err(Refusal::NobodyPresent);
    }
    match wish {
        Wish::Circles(0) | Wish::Size(0) => return Err(Refusal::NoCirclesAskedFor),
        Wish::Circles(circles) if circles > women => {
            return Err(Refusal::MoreCirclesThanWomen { circles, women });
        }
        Wish::Circles(_) | Wish::Size(_) => {}
    }
    let mut listed = BTreeSet::new();
    for person in tonight.women.iter().chain(&tonight.facilitators) {
        if !listed.insert(person.id) {
            return Err(Refusal::ListedTwice { person: person.id });
        }
    }
    match tonight.apart.iter().chain(&tonight.together).find(|(one, other)| one == other) {
        Some(&(person, _)) => Err(Refusal::PairedWithHerself { person }),
        None => Ok(()),
    }
}
