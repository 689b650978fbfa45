//! The same woman written twice.
//!
//! Reads no clock, no file, no chance.

pub mod words;

pub use words::clean;
