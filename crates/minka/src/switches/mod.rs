//! What a programme asks of a woman, and what it leaves: a switch for every field that may stay empty.
//!
//! What is switched off stands in no form, is not heard when it is sent all the same, and is taken from no list. What was
//! written before stays readable, can be emptied by whoever may write it, and goes when its clock says so. The page is in `backgrounds`.
//! What it refuses: a switch for what a rule needs, such as what keeps a call to her from doing harm.

mod emptying;
mod model;
mod store;

pub use self::{
    emptying::{Emptying, emptied},
    model::{About, Off, Switch},
    store::{list_off, list_off_at, set_off, set_on},
};
