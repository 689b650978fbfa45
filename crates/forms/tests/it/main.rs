//! Forms against what two reference engines and a reference converter were measured to do.

mod broken;
mod expressions;
mod golden;
mod openrosa;
mod probe;
mod questionnaires;
mod tables;
mod world;
