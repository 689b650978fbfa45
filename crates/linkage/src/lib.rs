//! The same woman written twice: Cyrillic and Latin names, short forms, slips, half-known dates.
//!
//! A [`Register`] takes registrations in ([`Person`]) and finds [`Pair`]s that may be one woman, each with its probability and the
//! [`Reason`]s as data; or it becomes an [`Index`] that answers while somebody types. Nothing is merged: people decide.
//!
//! Reads no file and no clock and knows no chance: the same registrations give the same answer in any order.

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
