//! Who sits with whom, fairly.
//!
//! A weekly group splits into **circles** that talk the lesson over. This crate decides who sits in which circle. It
//! reads no clock and no file and knows no chance but the seed it is given, so the same evening with the same seed gives
//! the same circles on every machine.
//!
//! Women who begin are given **mentors**: this crate proposes who walks with whom, with reasons, and a person decides.

pub mod circles;
pub mod mentors;
mod seed;
