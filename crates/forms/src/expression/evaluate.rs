//! Evaluates an expression over the nodes of a form that is being filled in.

use super::{
    functions,
    tree::{Expression, Operator, Path, Start, Step, Walk},
    value::Value,
};

/// The nodes of a form, as an expression sees them.
pub trait Nodes {
    /// The top one.
    fn root(&self) -> usize;
    /// Its name.
    fn name(&self, node: usize) -> &str;
    /// What it stands in; none: it is the top.
    fn parent(&self, node: usize) -> Option<usize>;
    /// What stands in it.
    fn children(&self, node: usize) -> &[usize];
    /// What it holds.
    fn value(&self, node: usize) -> Value;
    /// Whether it is asked, and all in which it stands.
    fn is_relevant(&self, node: usize) -> bool;
    /// The moment at which the form is filled in, such as `2026-03-08T10:15:00.000+05:00`.
    fn now(&self) -> &str;
    /// An id that nobody else has.
    fn fresh_id(&self) -> &str;
}

/// Why an expression comes to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// A path leads to several nodes where one is needed.
    SeveralNodes,
    /// What should be a day is none.
    NoDay,
    /// A function that telephones do not have.
    Unknown,
    /// A function that needs a path, or a text, and was given something else.
    Given,
    /// What only the telephone knows: the words of a choice.
    OnlyThere,
}

/// Evaluates an expression for a node.
///
/// # Errors
/// Where a telephone says so too.
pub fn evaluate(expression: &Expression, nodes: &dyn Nodes, own: usize) -> Result<Value, Failed> {
    At { nodes, own, context: own }.value(expression)
}

/// Where an expression stands.
#[derive(Clone, Copy)]
pub(super) struct At<'n> {
    pub(super) nodes: &'n dyn Nodes,
    /// The node whose expression it is.
    pub(super) own: usize,
    /// Where its relative paths begin: within a condition the node that is tried.
    context: usize,
}

impl At<'_> {
    pub(super) fn value(&self, expression: &Expression) -> Result<Value, Failed> {
        match expression {
            Expression::Number(number) => Ok(Value::Number(*number)),
            Expression::Text(words) => Ok(Value::Text(words.clone())),
            Expression::Path(path) => self.one(path),
            Expression::Call(name, given) => functions::call(self, name, given),
            Expression::Negative(inner) => Ok(Value::Number(-self.value(inner)?.number())),
            Expression::Two(operator, left, right) => self.two(*operator, left, right),
        }
    }

    fn two(&self, operator: Operator, left: &Expression, right: &Expression) -> Result<Value, Failed> {
        let left = self.value(left)?;
        match operator {
            Operator::Or if left.yes() => return Ok(Value::Boolean(true)),
            Operator::And if !left.yes() => return Ok(Value::Boolean(false)),
            _ => {}
        }
        let right = self.value(right)?;
        let (one, other) = (left.number(), right.number());
        Ok(match operator {
            Operator::Or | Operator::And => Value::Boolean(right.yes()),
            Operator::Equal => Value::Boolean(left.equals(&right)),
            Operator::Unequal => Value::Boolean(!left.equals(&right)),
            Operator::Less => Value::Boolean(one < other),
            Operator::AtMost => Value::Boolean(one <= other),
            Operator::More => Value::Boolean(one > other),
            Operator::AtLeast => Value::Boolean(one >= other),
            Operator::Plus => Value::Number(one + other),
            Operator::Minus => Value::Number(one - other),
            Operator::Times => Value::Number(one * other),
            Operator::Over => Value::Number(one / other),
            Operator::Rest => Value::Number(one % other),
        })
    }

    /// What the one node at the end of a path holds; nothing there is the empty text.
    fn one(&self, path: &Path) -> Result<Value, Failed> {
        match self.select(path, true)?.as_slice() {
            [] => Ok(Value::Text(String::new())),
            [node] => Ok(self.nodes.value(*node)),
            _ => Err(Failed::SeveralNodes),
        }
    }

    /// The relevant nodes at the end of a path. `nearest`: of a repeat in which the node stands itself, only its own row.
    pub(super) fn select(&self, path: &Path, nearest: bool) -> Result<Vec<usize>, Failed> {
        let (start, steps) = match (&path.start, path.steps.split_first()) {
            (Start::Own, _) => (self.context, path.steps.as_slice()),
            (Start::Root, None) => (self.nodes.root(), path.steps.as_slice()),
            (Start::Root, Some((first, rest))) => {
                if first.walk != Walk::Child(self.nodes.name(self.nodes.root()).to_owned()) {
                    return Ok(Vec::new());
                }
                (self.nodes.root(), rest)
            }
            (Start::Instance(_), _) => return Err(Failed::OnlyThere),
        };
        let own: Vec<usize> = if nearest && path.start == Start::Root { self.above() } else { Vec::new() };
        self.walk(vec![start], steps, &own)
    }

    /// The node itself and all in which it stands.
    fn above(&self) -> Vec<usize> {
        std::iter::successors(Some(self.own), |node| self.nodes.parent(*node)).collect()
    }

    pub(super) fn walk(&self, from: Vec<usize>, steps: &[Step], own: &[usize]) -> Result<Vec<usize>, Failed> {
        let mut nodes = from;
        for step in steps {
            let mut next = Vec::new();
            for node in nodes {
                match &step.walk {
                    Walk::Own => next.push(node),
                    Walk::Parent => next.extend(self.nodes.parent(node)),
                    Walk::Child(name) => {
                        let children = self.nodes.children(node).iter().copied();
                        let named: Vec<usize> = children.filter(|child| self.nodes.name(*child) == name).collect();
                        let mine = named.iter().copied().find(|child| own.contains(child));
                        match mine.filter(|_| step.conditions.is_empty()) {
                            Some(mine) => next.push(mine),
                            None => next.extend(named),
                        }
                    }
                }
            }
            nodes = self.filter(next, &step.conditions)?;
        }
        nodes.retain(|node| self.nodes.is_relevant(*node));
        Ok(nodes)
    }

    /// A number in brackets chooses nothing: JavaRosa takes only what is true or false there.
    fn filter(&self, nodes: Vec<usize>, conditions: &[Expression]) -> Result<Vec<usize>, Failed> {
        let mut kept = Vec::new();
        for node in nodes {
            let inside = Self { context: node, ..*self };
            let mut holds = true;
            for condition in conditions {
                holds = holds && inside.value(condition)? == Value::Boolean(true);
            }
            if holds {
                kept.push(node);
            }
        }
        Ok(kept)
    }
}
