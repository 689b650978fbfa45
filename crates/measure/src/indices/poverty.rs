//! The global multidimensional poverty index, counted in eighteenths: rounded weights and thirds are not exact, whole numbers are.

/// The four indicators of a sixth each stand first: nutrition, child mortality, years of schooling, attendance. Six of an eighteenth follow.
const WEIGHTS: [u32; 10] = [3, 3, 3, 3, 1, 1, 1, 1, 1, 1];

/// What a household lacks, in the order of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deprivations(pub [bool; 10]);

impl Deprivations {
    /// Its score in eighteenths.
    #[must_use]
    pub fn eighteenths(self) -> u32 {
        self.0.iter().zip(WEIGHTS).filter(|(lacks, _)| **lacks).map(|(_, weight)| weight).sum()
    }

    /// A third or more.
    #[must_use]
    pub fn poor(self) -> bool {
        self.eighteenths() >= 6
    }

    /// A fifth or more, and below a third.
    #[must_use]
    pub fn vulnerable(self) -> bool {
        self.eighteenths() * 5 >= 18 && !self.poor()
    }

    /// A half or more.
    #[must_use]
    pub fn severe(self) -> bool {
        self.eighteenths() >= 9
    }
}

/// How many people live with a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Household {
    /// People.
    pub size: u32,
    /// The score in eighteenths.
    pub eighteenths: u32,
}

/// The index of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Poverty {
    /// Which share of the people is poor.
    pub headcount: f64,
    /// How much the poor lack on average.
    pub intensity: f64,
    /// Both together.
    pub index: f64,
}

/// The index of some households; none of nobody.
#[must_use]
pub fn poverty_of(households: &[Household]) -> Option<Poverty> {
    let people: u32 = households.iter().map(|household| household.size).sum();
    let poor = households.iter().filter(|household| household.eighteenths >= 6);
    let (mut counted, mut lacks) = (0, 0);
    for household in poor {
        counted += household.size;
        lacks += household.size * household.eighteenths;
    }
    let of_poor = f64::from(counted.max(1)) * 18.0;
    (people > 0).then(|| Poverty {
        headcount: f64::from(counted) / f64::from(people),
        intensity: f64::from(lacks) / of_poor,
        index: f64::from(lacks) / (f64::from(people) * 18.0),
    })
}
