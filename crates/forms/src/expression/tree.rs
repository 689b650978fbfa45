//! What an expression is made of.

use std::fmt;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number as it stands.
    Number(f64),
    /// Words in quotation marks.
    Text(String),
    /// A way to one or more nodes.
    Path(Path),
    /// A function with what it is given.
    Call(&'static str, Vec<Expression>),
    /// The opposite number.
    Negative(Box<Expression>),
    /// Two sides.
    Two(Operator, Box<Expression>, Box<Expression>),
}

/// What stands between two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `div`
    Over,
    /// `mod`
    Rest,
}

/// A way through the tree of nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where it starts.
    pub start: Start,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// Where a path starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// At the top.
    Root,
    /// At the node whose expression it is.
    Own,
    /// In a list of choices.
    Instance(String),
}

/// One step, and what has to hold for what it finds.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Where to.
    pub walk: Walk,
    /// What has to hold.
    pub conditions: Vec<Expression>,
}

/// Where a step leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Nowhere: the node itself.
    Own,
    /// Up.
    Parent,
    /// Down, by name.
    Child(String),
}

impl Expression {
    /// Calls `look` with this expression and all inside it, also inside the conditions of paths.
    pub fn each<'e>(&'e self, look: &mut impl FnMut(&'e Self)) {
        look(self);
        match self {
            Self::Number(_) | Self::Text(_) => {}
            Self::Path(path) => {
                path.steps.iter().flat_map(|step| &step.conditions).for_each(|condition| condition.each(look));
            }
            Self::Call(_, given) => given.iter().for_each(|one| one.each(look)),
            Self::Negative(inner) => inner.each(look),
            Self::Two(_, left, right) => {
                left.each(look);
                right.each(look);
            }
        }
    }

    /// Every path in it.
    #[must_use]
    pub fn paths(&self) -> Vec<&Path> {
        let mut found = Vec::new();
        self.each(&mut |one| {
            if let Self::Path(path) = one {
                found.push(path);
            }
        });
        found
    }
}

impl Path {
    /// Where it leads from the place of the node whose expression it is, as a place such as `/data/r/n`; none: into a list of choices, or
    /// above the top.
    #[must_use]
    pub fn place(&self, own: &str) -> Option<String> {
        let mut names: Vec<&str> = match self.start {
            Start::Root => Vec::new(),
            Start::Own => own.split('/').filter(|name| !name.is_empty()).collect(),
            Start::Instance(_) => return None,
        };
        for step in &self.steps {
            match &step.walk {
                Walk::Own => {}
                Walk::Parent => {
                    names.pop()?;
                }
                Walk::Child(name) => names.push(name),
            }
        }
        Some(names.iter().flat_map(|name| ["/", name]).collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            if at > 0 || self.start == Start::Root {
                f.write_str("/")?;
            }
            f.write_str(match &step.walk {
                Walk::Own => ".",
                Walk::Parent => "..",
                Walk::Child(name) => name,
            })?;
        }
        Ok(())
    }
}
