//! A form while it is filled in: answers go in, and what is computed from them comes out.

use super::{Bind, Model, Node};
use crate::expression::{Expression, Failed, Nodes, Type, Value, evaluate, store};

/// What a form is told of the world.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'m> {
    /// When it is filled in, such as `2026-03-08T10:15:00.000+05:00`.
    pub now: &'m str,
    /// An id that nobody else has.
    pub fresh_id: &'m str,
}

/// Why something could not be filled in or computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFilled {
    /// There is no such place.
    NoSuchPlace(String),
    /// An expression comes to nothing.
    Failed {
        /// Whose it is.
        place: String,
        /// Why.
        why: Failed,
    },
}

/// A form while it is filled in.
#[derive(Clone, Debug)]
pub struct Filling<'m> {
    model: &'m Model,
    moment: Moment<'m>,
    nodes: Vec<Node>,
    /// By node: whether it is asked itself, whatever it stands in.
    asked: Vec<bool>,
}

impl Model {
    /// Begins to fill it in.
    ///
    /// # Errors
    /// Where a value cannot be computed.
    pub fn begin<'m>(&'m self, moment: Moment<'m>) -> Result<Filling<'m>, NotFilled> {
        let asked = vec![true; self.nodes.len()];
        let mut filling = Filling { model: self, moment, nodes: self.nodes.clone(), asked };
        filling.compute()?;
        Ok(filling)
    }
}

impl Filling<'_> {
    /// Answers a question, and computes what follows. In a repeat: the one of the first row.
    ///
    /// # Errors
    /// Where there is no such place, or something cannot be computed.
    pub fn answer(&mut self, place: &str, value: &str) -> Result<(), NotFilled> {
        self.answer_all([(place, value)])
    }

    /// Answers several questions, and computes what follows.
    ///
    /// # Errors
    /// Where there is no such place, or something cannot be computed.
    pub fn answer_all<'a>(&mut self, answers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<(), NotFilled> {
        for (place, value) in answers {
            let node = self.find(place)?;
            value.clone_into(&mut self.nodes[node].value);
        }
        self.compute()
    }

    fn find(&self, place: &str) -> Result<usize, NotFilled> {
        let found = self.nodes.iter().position(|node| node.place == place);
        found.ok_or_else(|| NotFilled::NoSuchPlace(place.to_owned()))
    }

    /// What stands at a place; nothing where it is not asked.
    ///
    /// # Errors
    /// Where there is no such place.
    pub fn read(&self, place: &str) -> Result<&str, NotFilled> {
        let node = self.find(place)?;
        Ok(if self.is_relevant(node) { &self.nodes[node].value } else { "" })
    }

    /// Whether a place is asked.
    ///
    /// # Errors
    /// Where there is no such place.
    pub fn is_asked(&self, place: &str) -> Result<bool, NotFilled> {
        Ok(self.is_relevant(self.find(place)?))
    }

    /// Whether what stands at a place may stand there. What is empty always may.
    ///
    /// # Errors
    /// Where there is no such place, or its rule comes to nothing.
    pub fn is_allowed(&self, place: &str) -> Result<bool, NotFilled> {
        let node = self.find(place)?;
        let rule = self.model.bind(place).and_then(|bind| bind.constraint.as_ref());
        match rule {
            Some(rule) if !self.nodes[node].value.is_empty() => Ok(self.truth(rule, node)?),
            _ => Ok(true),
        }
    }

    /// Whether an answer that has to be given is missing.
    ///
    /// # Errors
    /// Where there is no such place, or its rule comes to nothing.
    pub fn is_missing(&self, place: &str) -> Result<bool, NotFilled> {
        let node = self.find(place)?;
        let rule = self.model.bind(place).and_then(|bind| bind.required.as_ref());
        match rule {
            Some(rule) if self.is_relevant(node) && self.nodes[node].value.is_empty() => self.truth(rule, node),
            _ => Ok(false),
        }
    }

    /// Evaluates an expression for a place, and gives what a node of words would keep of it.
    ///
    /// # Errors
    /// Where there is no such place, or it comes to nothing.
    pub fn evaluate(&self, expression: &Expression, place: &str) -> Result<String, NotFilled> {
        Ok(store(&self.value_of(expression, self.find(place)?)?, Type::Text))
    }

    fn value_of(&self, expression: &Expression, node: usize) -> Result<Value, NotFilled> {
        let failed = |why| NotFilled::Failed { place: self.nodes[node].place.clone(), why };
        evaluate(expression, self, node).map_err(failed)
    }

    fn truth(&self, rule: &Expression, node: usize) -> Result<bool, NotFilled> {
        Ok(self.value_of(rule, node)?.yes())
    }

    fn kind(&self, place: &str) -> Type {
        self.model.known.get(place).map(|found| found.kind).unwrap_or_default()
    }

    /// Computes everything, each after what it uses.
    fn compute(&mut self) -> Result<(), NotFilled> {
        let model = self.model;
        for Bind { place, kind, calculate, relevant, .. } in &model.binds {
            let here: Vec<usize> = (0..self.nodes.len()).filter(|at| self.nodes[*at].place == *place).collect();
            for node in here {
                if let Some(relevant) = relevant {
                    self.asked[node] = self.truth(relevant, node)?;
                }
                if let Some(calculate) = calculate
                    && self.is_relevant(node)
                {
                    self.nodes[node].value = store(&self.value_of(calculate, node)?, *kind);
                }
            }
        }
        Ok(())
    }
}

impl Nodes for Filling<'_> {
    fn root(&self) -> usize {
        0
    }

    fn name(&self, node: usize) -> &str {
        &self.nodes[node].name
    }

    fn parent(&self, node: usize) -> Option<usize> {
        self.nodes[node].parent
    }

    fn children(&self, node: usize) -> &[usize] {
        &self.nodes[node].children
    }

    fn value(&self, node: usize) -> Value {
        if self.is_relevant(node) {
            self.kind(&self.nodes[node].place).value(&self.nodes[node].value)
        } else {
            Value::Text(String::new())
        }
    }

    fn is_relevant(&self, node: usize) -> bool {
        std::iter::successors(Some(node), |node| self.nodes[*node].parent).all(|node| self.asked[node])
    }

    fn now(&self) -> &str {
        self.moment.now
    }

    fn fresh_id(&self) -> &str {
        self.moment.fresh_id
    }
}
