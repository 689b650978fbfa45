//! Minka.
fn main() {}
