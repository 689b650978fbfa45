//! Expressions: read once, evaluated as JavaRosa evaluates them (that is what runs inside ODK Collect), and looked over for what the two
//! reference engines compute differently.

mod dates;
mod evaluate;
mod functions;
mod lint;
mod read;
mod tree;
mod value;

pub use dates::{day_number, iso_day};
pub use evaluate::{Failed, Nodes, evaluate};
pub use lint::{Advice, Found, Known, lint};
pub use read::{Refused, Why, read};
pub use tree::{Expression, Operator, Path, Start, Step, Walk};
pub use value::{Type, Value, store};
