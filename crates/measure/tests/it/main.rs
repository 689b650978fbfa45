//! Measures against published figures, laws, and files that must be refused.

mod cases;
mod change_cases;
mod composite_cases;
mod food;
mod group_cases;
mod hints;
mod index_cases;
mod laws;
mod numbers;
mod pair_cases;
mod refused;
mod shipped;
mod world;
