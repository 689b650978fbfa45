//! The crate as a whole: what it finds, what it leaves alone, what always holds.
#![allow(unreachable_pub, clippy::print_stdout, reason = "a test has no outside, and says what it counted")]

mod febrl;
mod figures;
mod laws;
mod mixed;
mod pairs;
mod typing;
mod world;
