//! Who is with whom, and the prices that prove that no other matching costs less.
//!
//! Each mentor has a price, nought while she has room. A woman is always with a mentor for whom cost and price together
//! are least for her. By these two the matching is the cheapest there is (complementary slackness), and
//! [`Matching::certify`] checks nothing else.
//!
//! A woman who comes new takes the shortest way to room: to a mentor, who hands one of hers on to another, and so on. The
//! search knows mentors only, not seats: for each two mentors it keeps what the cheapest hand-over costs. A way so
//! looks at as many squares as there are mentors, however many women or seats.

use super::costs::{Costs, FORBIDDEN};
use super::search::{Way, Workspace};

pub(super) const NOBODY: u32 = u32::MAX;

/// One woman goes from one mentor to another; from none when she is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Which row of the costs.
    pub woman: usize,
    /// Whom she was with.
    pub from: Option<usize>,
    /// Whom she is with now.
    pub to: usize,
}

/// A matching that is the cheapest for those who are placed.
#[derive(Clone, Debug)]
pub struct Matching {
    pub(super) costs: Costs,
    /// The row of each seat-taker. A woman takes one seat; in the bound for weighted needs she takes as many as she weighs.
    pub(super) rows: Vec<u32>,
    pub(super) room: Vec<u32>,
    pub(super) with: Vec<Vec<u32>>,
    pub(super) mentor_of: Vec<u32>,
    pub(super) price: Vec<i32>,
    /// Who takes nobody any more, whatever the costs say.
    pub(super) gone: Vec<usize>,
    /// What it costs to hand the cheapest woman of one mentor (row) on to another (column).
    pub(super) handing: Vec<i32>,
    /// Which woman that is.
    pub(super) handed: Vec<u32>,
}

impl Matching {
    /// Nobody placed yet: `room` is how many each mentor can take, `rows` which row of the costs each seat-taker has.
    pub(super) fn new(costs: Costs, rows: Vec<u32>, room: Vec<u32>) -> Self {
        let mentors = costs.mentors();
        debug_assert_eq!(room.len(), mentors);
        Self {
            with: vec![Vec::new(); mentors],
            mentor_of: vec![NOBODY; rows.len()],
            price: vec![0; mentors],
            gone: Vec::new(),
            handing: vec![FORBIDDEN; mentors * mentors],
            handed: vec![NOBODY; mentors * mentors],
            costs,
            rows,
            room,
        }
    }

    /// Places these, the cheapest way; answers those who found no way.
    pub(super) fn place_all(&mut self, seekers: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let waiting = self.take_first_choices(seekers);
        self.refresh_all();
        self.place_in_order(waiting)
    }

    pub(super) fn refresh_all(&mut self) {
        for mentor in 0..self.costs.mentors() {
            self.refresh(mentor);
        }
    }

    /// Places one after the other; who was placed stays placed. Answers those who found no way.
    pub(super) fn place_in_order(&mut self, seekers: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut space = Workspace::new(self.costs.mentors());
        seekers.into_iter().filter(|seeker| !self.place(*seeker, &mut space)).collect()
    }

    /// Everybody to the mentor that is best for her while there is room; answers who is left.
    fn take_first_choices(&mut self, seekers: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut waiting = Vec::new();
        for seeker in seekers {
            let row = self.costs.row(self.rows[seeker as usize] as usize);
            let least = row.iter().copied().min().unwrap_or(FORBIDDEN);
            let best = row.iter().position(|&cost| cost == least).unwrap_or(0);
            if least < FORBIDDEN && self.has_room(best) {
                self.seat(seeker, best);
            } else {
                waiting.push(seeker);
            }
        }
        waiting
    }

    pub(super) fn has_room(&self, mentor: usize) -> bool {
        self.with[mentor].len() < self.room[mentor] as usize
    }

    /// Finds the cheapest way for one more, and goes it; whether there was one.
    pub(super) fn place(&mut self, seeker: u32, space: &mut Workspace) -> bool {
        match space.search(self, self.rows[seeker as usize] as usize) {
            Way::Found { mentor, cost } => {
                for &(passed, at) in &space.passed {
                    self.price[passed as usize] += cost - at;
                }
                self.go(seeker, mentor, &space.reached_from);
                true
            }
            Way::None => false,
        }
    }

    /// Moves everybody along the way that ends at a mentor.
    fn go(&mut self, seeker: u32, end: usize, reached_from: &[u32]) {
        let mentors = self.costs.mentors();
        let (mut to, mut touched) = (end, vec![end]);
        while reached_from[to] != NOBODY {
            let from = reached_from[to] as usize;
            let handed = self.handed[from * mentors + to];
            self.with[from].retain(|one| *one != handed);
            self.seat(handed, to);
            touched.push(from);
            to = from;
        }
        self.seat(seeker, to);
        for mentor in touched {
            self.refresh(mentor);
        }
    }

    pub(super) fn seat(&mut self, seeker: u32, mentor: usize) {
        self.with[mentor].push(seeker);
        self.mentor_of[seeker as usize] = mentor as u32;
    }

    /// Takes these out again. Only where nothing costs anything: no price says then that a mentor was full.
    pub(super) fn take_out(&mut self, seekers: std::ops::Range<u32>) {
        debug_assert!(self.price.iter().all(|price| *price == 0), "prices hold for those who are placed");
        for seeker in seekers {
            let mentor = std::mem::replace(&mut self.mentor_of[seeker as usize], NOBODY) as usize;
            self.with[mentor].retain(|one| *one != seeker);
            self.refresh(mentor);
        }
    }

    /// Works out anew what it costs to hand a woman of this mentor on.
    pub(super) fn refresh(&mut self, mentor: usize) {
        let mentors = self.costs.mentors();
        let handing = &mut self.handing[mentor * mentors..][..mentors];
        let handed = &mut self.handed[mentor * mentors..][..mentors];
        handing.fill(FORBIDDEN);
        for &seeker in &self.with[mentor] {
            let row = self.costs.row(self.rows[seeker as usize] as usize);
            let own = row[mentor];
            for ((cost, handing), handed) in row.iter().zip(handing.iter_mut()).zip(handed.iter_mut()) {
                let better = cost - own < *handing;
                *handing = if better { cost - own } else { *handing };
                *handed = if better { seeker } else { *handed };
            }
        }
        for &gone in &self.gone {
            handing[gone] = FORBIDDEN;
        }
    }

    /// What the matching costs.
    #[must_use]
    pub fn total(&self) -> i64 {
        let placed = self.mentor_of.iter().enumerate().filter(|(_, mentor)| **mentor != NOBODY);
        placed.map(|(seeker, &mentor)| i64::from(self.costs.row(self.rows[seeker] as usize)[mentor as usize])).sum()
    }

    /// Whom a woman is with.
    #[must_use]
    pub fn mentor_of(&self, woman: usize) -> Option<usize> {
        self.mentor_of.get(woman).filter(|mentor| **mentor != NOBODY).map(|mentor| *mentor as usize)
    }

    /// What room with a mentor is worth: how much less all would cost together with one place more. Nought where there
    /// is room.
    #[must_use]
    pub fn price(&self, mentor: usize) -> i32 {
        self.price[mentor]
    }

    /// The costs, those of mentors who are gone among them.
    #[must_use]
    pub fn costs(&self) -> &Costs {
        &self.costs
    }

    /// Whether the prices prove the matching: nobody has more than her room, a price means that there is none left,
    /// and nobody placed would do better elsewhere at these prices.
    #[must_use]
    pub fn certify(&self) -> bool {
        let mentors = 0..self.costs.mentors();
        let within = mentors.clone().all(|mentor| {
            let held = self.with[mentor].len();
            held <= self.room[mentor] as usize
                && self.price[mentor] >= 0
                && (self.price[mentor] == 0 || !self.has_room(mentor))
        });
        let content =
            self.mentor_of.iter().enumerate().filter(|(_, mentor)| **mentor != NOBODY).all(|(seeker, &own)| {
                let row = self.costs.row(self.rows[seeker] as usize);
                let at = |mentor: usize| row[mentor] + self.price[mentor];
                row[own as usize] < FORBIDDEN
                    && mentors
                        .clone()
                        .filter(|other| row[*other] < FORBIDDEN && !self.gone.contains(other))
                        .all(|other| at(own as usize) <= at(other))
            });
        within && content
    }
}
