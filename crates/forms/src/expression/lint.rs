//! What the two reference engines compute differently, by construct: each has a rule of ours, so that a form comes to the same on every
//! telephone and in every browser.

use std::collections::BTreeMap;

use super::{
    dates::day_number,
    tree::{Expression, Operator, Path, Start},
    value::Type,
};

/// What an expression should rather say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Advice {
    /// A path to nowhere: refused, because nothing else would tell.
    UnknownPath(String),
    /// A blank is left out by one engine and spoils the sum in the other: fill it with `coalesce` in its row.
    BlankInSum,
    /// An empty question is "no" in one engine and "yes" in the other: write `… != ''`.
    EmptyAsTruth,
    /// The whole text has to fit, or any part of it: write `^…$`.
    OpenPattern,
    /// A day compared with words: put both in `date()`.
    DayAsText,
    /// Fractions compared with `=`.
    FractionsEqual,
    /// Half goes up or away from nothing.
    Rounding,
    /// One row of a repeat: only by `indexed-repeat`.
    RowByNumber,
    /// A function that only one engine has.
    OneEngineOnly(&'static str),
    /// What is not asked counts in one engine: use `count-non-empty`.
    CountOfOne,
    /// A day as a result is written in two ways: use `format-date`.
    DayAsResult,
    /// Fractions are written in two ways: count in whole numbers.
    Fractions,
    /// The name of a weekday is blank in one engine.
    Weekday,
    /// A sum with a blank in it, as words, is "NaN" in one engine.
    SumAsText,
}

impl Advice {
    /// Its stable name, for words.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPath(_) => "unknown-path",
            Self::BlankInSum => "blank-in-sum",
            Self::EmptyAsTruth => "empty-as-truth",
            Self::OpenPattern => "open-pattern",
            Self::DayAsText => "day-as-text",
            Self::FractionsEqual => "fractions-equal",
            Self::Rounding => "rounding",
            Self::RowByNumber => "row-by-number",
            Self::OneEngineOnly(_) => "one-engine-only",
            Self::CountOfOne => "count-of-one",
            Self::DayAsResult => "day-as-result",
            Self::Fractions => "fractions",
            Self::Weekday => "weekday",
            Self::SumAsText => "sum-as-text",
        }
    }
}

/// What is known of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What it holds.
    pub kind: Type,
    /// It is a repeat, or stands in one.
    pub in_repeat: bool,
}

/// The nodes of a form, by place, such as `/data/r/n`.
pub type Known = BTreeMap<String, Found>;

/// Looks an expression over. `own`: the place of the node whose expression it is.
#[must_use]
pub fn lint(expression: &Expression, own: &str, known: &Known) -> Vec<Advice> {
    let mut look = Look { own, known, found: Vec::new() };
    if let Expression::Call("date", _) = expression {
        look.found.push(Advice::DayAsResult);
    }
    look.at(expression, false);
    look.found.sort();
    look.found.dedup();
    look.found
}

struct Look<'l> {
    own: &'l str,
    known: &'l Known,
    found: Vec<Advice>,
}

const ORDER: [Operator; 4] = [Operator::Less, Operator::AtMost, Operator::More, Operator::AtLeast];
/// Functions that take a path for all nodes that it finds.
const FOR_ALL: [&str; 8] = ["sum", "min", "max", "count", "count-non-empty", "join", "concat", "indexed-repeat"];

impl Look<'_> {
    /// `many`: a path here may lead to several nodes.
    fn at(&mut self, expression: &Expression, many: bool) {
        match expression {
            Expression::Number(number) => {
                if number.fract() != 0.0 && number.abs() < 1.0e-3 {
                    self.found.push(Advice::Fractions);
                }
            }
            Expression::Text(_) => {}
            Expression::Path(path) => self.path(path, many),
            Expression::Call(name, given) => self.call(name, given),
            Expression::Negative(inner) => self.at(inner, false),
            Expression::Two(operator, left, right) => self.two(*operator, left, right),
        }
    }

    fn place(&self, path: &Path) -> Option<Found> {
        path.place(self.own).and_then(|place| self.known.get(&place).copied())
    }

    fn path(&mut self, path: &Path, many: bool) {
        if matches!(path.start, Start::Instance(_)) {
            return;
        }
        let place = path.place(self.own);
        let found = self.place(path);
        if found.is_none() {
            self.found.push(Advice::UnknownPath(place.unwrap_or_else(|| path.to_string())));
        }
        let conditions = path.steps.iter().flat_map(|step| &step.conditions);
        let chooses = path.steps.iter().any(|step| !step.conditions.is_empty());
        let is_inside = self.known.get(self.own).is_some_and(|own| own.in_repeat);
        let leaves = path.start == Start::Root && found.is_some_and(|found| found.in_repeat) && !is_inside;
        if !many && (chooses || leaves) {
            self.found.push(Advice::RowByNumber);
        }
        // Inside a condition names are those of the node that is tried: only its functions and numbers are looked at.
        for condition in conditions {
            let mut inside = Look { own: "", known: self.known, found: Vec::new() };
            inside.at(condition, true);
            self.found.extend(inside.found.into_iter().filter(|one| !matches!(one, Advice::UnknownPath(_))));
        }
    }

    fn call(&mut self, name: &'static str, given: &[Expression]) {
        let first = given.first();
        let is_path = |one: &Expression| matches!(one, Expression::Path(_));
        let advice = match (name, first) {
            ("floor" | "ceiling" | "area", _) => Some(Advice::OneEngineOnly(name)),
            ("round", _) => Some(Advice::Rounding),
            ("sum", _) => Some(Advice::BlankInSum),
            ("min" | "max", _) if given.iter().any(|one| is_path(one) || matches!(one, Expression::Text(_))) => {
                Some(Advice::BlankInSum)
            }
            ("if" | "not" | "boolean", Some(Expression::Path(_))) => Some(Advice::EmptyAsTruth),
            ("count", Some(Expression::Path(path))) if self.place(path).is_some_and(|found| !found.in_repeat) => {
                Some(Advice::CountOfOne)
            }
            ("position", Some(Expression::Path(path))) if path.steps.iter().any(|step| !step.conditions.is_empty()) => {
                Some(Advice::RowByNumber)
            }
            ("number" | "date", Some(Expression::Call("date", _))) => Some(Advice::DayAsResult),
            ("string", Some(Expression::Two(..))) => Some(Advice::SumAsText),
            _ => None,
        };
        self.found.extend(advice);
        match (name, given) {
            ("regex", [_, Expression::Text(pattern)]) if !(pattern.starts_with('^') && pattern.ends_with('$')) => {
                self.found.push(Advice::OpenPattern);
            }
            ("format-date", [_, Expression::Text(pattern)]) if pattern.contains("%a") => {
                self.found.push(Advice::Weekday);
            }
            _ => {}
        }
        let many = FOR_ALL.contains(&name) || name == "position";
        given.iter().for_each(|one| self.at(one, many));
    }

    fn two(&mut self, operator: Operator, left: &Expression, right: &Expression) {
        let sides = [left, right];
        let is_day_text = |one: &&Expression| matches!(one, Expression::Text(words) if day_number(words).is_some());
        let is_day_node = |one: &&Expression| match one {
            Expression::Path(path) => self.place(path).is_some_and(|found| found.kind == Type::Day),
            _ => false,
        };
        if ORDER.contains(&operator) && sides.iter().any(|one| is_day_text(one) || is_day_node(one)) {
            self.found.push(Advice::DayAsText);
        }
        let fractions = sides.iter().any(|one| has_fraction(one));
        match operator {
            Operator::Equal | Operator::Unequal if fractions => self.found.push(Advice::FractionsEqual),
            Operator::Plus | Operator::Minus | Operator::Times if fractions => self.found.push(Advice::Fractions),
            _ => {}
        }
        sides.into_iter().for_each(|one| self.at(one, false));
    }
}

fn has_fraction(expression: &Expression) -> bool {
    let mut found = false;
    expression.each(&mut |one| found = found || matches!(one, Expression::Number(number) if number.fract() != 0.0));
    found
}
