//! Circles as a group leader meets them: what she is given, what she is refused, and the laws behind both.

mod accepted;
mod by_hand;
mod fairness;
mod laws;
mod optimum;
mod refused;
mod world;
