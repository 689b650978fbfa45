//! The list of women that a programme kept so far, in a spreadsheet, read.
//!
//! Which column is what is proposed from the headings in four languages and from what the programme said last time; then
//! each row becomes what it says about one woman. What it refuses: to guess at a date or a word, to repeat what is sealed,
//! to take half a row. Nothing here knows who is registered already: that is `bulk_registration`.

mod mapping;
mod model;
mod rules;
mod store;
mod words;

pub use self::{
    mapping::{Look, left_unasked, look, propose, told},
    model::{Field, Flaw, Line, Mapping, Reading, Said, Source, Table},
    rules::{ReadRow, flaw_of_file, read_row, twice},
    store::{list_mapping, save_mapping},
    words::{fold, heading_key},
};
