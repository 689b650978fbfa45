//! Forms that a telephone asks without a network.
//!
//! A table (`survey`, `choices`, `settings`) is read into a [`Form`] by [`xlsform`], every problem named by sheet, row and column;
//! [`xform`] writes the form as the XML that ODK Collect takes. [`model`] reads such an XML, fills it in and computes what it computes,
//! as Collect does; [`submission`] reads what comes back; [`openrosa`] has the words between telephone and server. [`questionnaire`] makes
//! a form of a questionnaire, and questions of one's own of a form.
//!
//! Pure: no file, clock, chance or network. Reading never panics, whatever the text.

pub mod expression;
mod form;
pub mod model;
pub mod openrosa;
pub mod questionnaire;
mod references;
pub mod submission;
pub mod table;
pub mod xform;
pub mod xlsform;
pub mod xml;

pub use form::{ChoiceList, Entry, Form, Group, Kind, Listed, Question, Repeat, Words};
