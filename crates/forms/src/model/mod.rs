//! A form as its XML says it: which nodes there are, and what binds them. Filled in, it computes what a telephone computes.

mod filling;
mod order;
mod read;

pub use filling::{Filling, Moment, NotFilled};
pub(crate) use order::find_cycle;
pub use read::{NoForm, read};

use crate::expression::{Expression, Known, Type};

/// A form that can be filled in.
#[derive(Clone, Debug)]
pub struct Model {
    /// The form's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: String,
    /// The nodes as an empty form has them, the top one first.
    pub(crate) nodes: Vec<Node>,
    /// What binds nodes, by place, in the order in which they are computed.
    pub(crate) binds: Vec<Bind>,
    /// The nodes, by place.
    pub(crate) known: Known,
}

/// One node.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) parent: Option<usize>,
    pub(crate) children: Vec<usize>,
    pub(crate) value: String,
    pub(crate) place: String,
}

/// What binds the nodes of a place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bind {
    pub(crate) place: String,
    pub(crate) kind: Type,
    pub(crate) calculate: Option<Expression>,
    pub(crate) relevant: Option<Expression>,
    pub(crate) constraint: Option<Expression>,
    pub(crate) required: Option<Expression>,
}

impl Model {
    /// The nodes by place, for looking expressions over.
    #[must_use]
    pub fn known(&self) -> &Known {
        &self.known
    }

    pub(crate) fn bind(&self, place: &str) -> Option<&Bind> {
        self.binds.iter().find(|bind| bind.place == place)
    }
}
