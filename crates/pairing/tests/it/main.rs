//! Circles and mentors as those meet them who ask: what she is given, what she is refused, and the laws behind both.

mod accepted;
mod by_hand;
mod fairness;
mod laws;
mod mentors;
mod optimum;
mod refused;
mod world;
