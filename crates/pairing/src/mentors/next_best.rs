//! The next best mentor for a woman, and what it would cost her and everybody.

use super::costs::FORBIDDEN;
use super::matching::{Matching, NOBODY};
use super::search::Workspace;

/// A step that hands on nobody: room was found, and another mentor has one fewer instead.
const ROOM: u32 = NOBODY - 1;

/// Whom she would be with if not with her mentor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextBest {
    /// Whom.
    pub mentor: usize,
    /// How much more this pair costs than hers; less than nought when it would suit her better and others need it more.
    pub more_for_her: i64,
    /// How much more all pairs together would cost at least, everybody else best placed again.
    pub more_for_all: i64,
    /// How many other women would then have another mentor.
    pub others_move: usize,
}

impl Matching {
    /// The cheapest matching in which this woman has another mentor, seen from her. None when there is none.
    #[must_use]
    pub fn next_best(&self, woman: usize) -> Option<NextBest> {
        self.next_best_in(woman, &mut Workspace::new(self.costs.mentors()))
    }

    /// The same for every woman, in order.
    #[must_use]
    pub fn next_best_of_all(&self) -> Vec<Option<NextBest>> {
        let mut space = Workspace::new(self.costs.mentors());
        (0..self.costs.women()).map(|woman| self.next_best_in(woman, &mut space)).collect()
    }

    /// Somebody must take the place she leaves, or it stays free while somebody else's is taken: a round way from her to
    /// her own mentor, not straight. Where it comes to a mentor with room it may go on from any other, who then has room.
    fn next_best_in(&self, woman: usize, space: &mut Workspace) -> Option<NextBest> {
        let own = self.mentor_of(woman)?;
        space.begin(self, woman);
        space.distance[own] = FORBIDDEN;
        let mut nearest = space.least(self);
        let mut with_room = None;
        loop {
            let (mentor, cost) = space.at(nearest)?;
            if mentor == own {
                break;
            }
            if with_room.is_none() && self.has_room(mentor) {
                with_room = Some(mentor);
                for (distance, reached_from) in space.distance.iter_mut().zip(&mut space.reached_from) {
                    if cost < *distance {
                        (*distance, *reached_from) = (cost, ROOM);
                    }
                }
            }
            nearest = space.pass(self, mentor, cost);
        }
        let (mut at, mut others_move) = (own, 0);
        loop {
            at = match space.reached_from[at] {
                NOBODY => break,
                ROOM => with_room?,
                from => {
                    others_move += 1;
                    from as usize
                }
            }
        }
        let row = self.costs.row(woman);
        Some(NextBest {
            mentor: at,
            more_for_her: i64::from(row[at]) - i64::from(row[own]),
            more_for_all: i64::from(space.distance[own]) - i64::from(row[own]),
            others_move,
        })
    }
}
