//! The same woman written twice.
//!
//! Reads no clock, no file, no chance.

mod date;
pub mod names;
mod person;
mod phone;
mod register;
pub mod words;

pub use date::{BirthDate, DateProblem};
pub use names::same_first_name;
pub use person::{Agreement, Field, Person, Reason};
pub use phone::{is_phone, line as phone_line};
pub use register::{Candidate, Effort, Index, Pair, Register, Settings};
pub use words::clean;
