//! Who walks beside whom: women and mentors with limited room, paired at the least cost of all.
//!
//! Given what each pair would cost ([`Costs`]; [`fit`] makes costs of what is known), how heavy each woman's need is and how
//! much each mentor can take, [`propose`] answers the pairs, whom it leaves over and why. A person decides.
//!
//! **Never broken**: a forbidden pair ([`Rule`]) and the room of a mentor. **Least**: the sum of costs, over as many women
//! as there is room for, those earlier in the list first.
//!
//! **What is proven.** Where all needs weigh the same the answer is the optimum, and [`Matching::certify`] checks its proof.
//! [`Matching::add`] and [`Matching::lose`] keep it the optimum, by the fewest women moved. Where needs weigh differently,
//! [`Proposal::least`] says how good the answer is at worst; see [`weighted`].
//!
//! **Who is left over** is told with the smallest set of women who share too little room, their mentors, and the rules
//! that keep them from all others ([`Blocked`]).

mod blocked;
mod costs;
pub mod fit;
mod matching;
mod next_best;
mod proposal;
mod refusal;
mod rematch;
mod search;
mod splits;
pub mod weighted;

pub use blocked::Blocked;
pub use costs::{Costs, Rule};
pub use matching::{Matching, Move};
pub use next_best::NextBest;
pub use proposal::{Case, HEAVIEST, Proposal, propose};
pub use refusal::Refusal;
pub use rematch::Rematched;
