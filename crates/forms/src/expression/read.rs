//! Reads an expression: XPath 1.0 as far as ODK has it, with no guess and no panic.

use super::{
    functions,
    tree::{Expression, Operator, Path, Start, Step, Walk},
};

/// The longest text of an expression.
const LONGEST: usize = 10_000;
/// So deep may brackets stand in brackets.
const DEEPEST: usize = 40;
/// So many parts may one expression have.
const MOST_PARTS: usize = 500;

/// That a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// At which sign of the text, from 0.
    pub at: usize,
    /// Why.
    pub why: Why,
}

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing stands there.
    Empty,
    /// It ends too early, such as with an open bracket.
    Unfinished,
    /// A sign that has no place there, such as a curly quotation mark.
    Sign(char),
    /// A function that telephones do not know.
    UnknownFunction(String),
    /// A function with too few or too many values.
    Given(&'static str),
    /// A `|` between paths: no engine adds those up.
    Union,
    /// A pattern that cannot be read.
    Pattern,
    /// Longer or deeper than any question needs.
    TooLong,
}

type Read<T> = Result<T, Refused>;

/// Reads an expression.
///
/// # Errors
/// At which sign it stops being one, and why.
pub fn read(text: &str) -> Read<Expression> {
    if text.len() > LONGEST {
        return Err(Refused { at: LONGEST, why: Why::TooLong });
    }
    let mut reader = Reader { signs: text.chars().collect(), at: 0, parts: 0, deep: 0 };
    reader.skip();
    if reader.peek().is_none() {
        return Err(Refused { at: 0, why: Why::Empty });
    }
    let expression = reader.either(0)?;
    match reader.peek() {
        None => Ok(expression),
        Some('|') => Err(reader.refuse(Why::Union)),
        Some(sign) => Err(reader.refuse(Why::Sign(sign))),
    }
}

/// The operators, from those that bind least.
static LEVELS: [&[(&str, Operator)]; 6] = [
    &[("or", Operator::Or)],
    &[("and", Operator::And)],
    &[("!=", Operator::Unequal), ("=", Operator::Equal)],
    &[("<=", Operator::AtMost), (">=", Operator::AtLeast), ("<", Operator::Less), (">", Operator::More)],
    &[("+", Operator::Plus), ("-", Operator::Minus)],
    &[("*", Operator::Times), ("div", Operator::Over), ("mod", Operator::Rest)],
];

struct Reader {
    signs: Vec<char>,
    at: usize,
    parts: usize,
    deep: usize,
}

fn begins_name(sign: char) -> bool {
    sign.is_alphabetic() || sign == '_'
}

fn goes_on(sign: char) -> bool {
    begins_name(sign) || sign.is_numeric() || matches!(sign, '-' | '.')
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.signs.get(self.at).copied()
    }

    fn after(&self, steps: usize) -> Option<char> {
        self.signs.get(self.at + steps).copied()
    }

    fn skip(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn refuse(&self, why: Why) -> Refused {
        Refused { at: self.at, why }
    }

    /// What is wrong with the sign that stands here.
    fn here(&self) -> Refused {
        self.refuse(self.peek().map_or(Why::Unfinished, Why::Sign))
    }

    fn take(&mut self, word: &str) -> bool {
        let length = word.chars().count();
        let fits = word.chars().enumerate().all(|(step, sign)| self.after(step) == Some(sign));
        let is_name = word.starts_with(begins_name);
        let ends = !is_name || !self.after(length).is_some_and(goes_on);
        if fits && ends {
            self.at += length;
            self.skip();
        }
        fits && ends
    }

    fn expect(&mut self, sign: &str) -> Read<()> {
        if self.take(sign) { Ok(()) } else { Err(self.here()) }
    }

    fn part(&mut self, made: Expression) -> Read<Expression> {
        self.parts += 1;
        if self.parts > MOST_PARTS { Err(self.refuse(Why::TooLong)) } else { Ok(made) }
    }

    /// A chain of one level of operators, or of those that bind more.
    fn either(&mut self, level: usize) -> Read<Expression> {
        let Some(operators) = LEVELS.get(level) else { return self.opposite() };
        let mut left = self.either(level + 1)?;
        while let Some((_, operator)) = operators.iter().find(|(word, _)| self.take(word)) {
            let right = self.either(level + 1)?;
            left = self.part(Expression::Two(*operator, Box::new(left), Box::new(right)))?;
        }
        Ok(left)
    }

    fn opposite(&mut self) -> Read<Expression> {
        let mut signs = 0;
        while self.take("-") {
            signs += 1;
        }
        let inner = self.union()?;
        (0..signs).try_fold(inner, |inner, _| self.part(Expression::Negative(Box::new(inner))))
    }

    fn union(&mut self) -> Read<Expression> {
        let inner = self.primary()?;
        if self.peek() == Some('|') { Err(self.refuse(Why::Union)) } else { Ok(inner) }
    }

    fn primary(&mut self) -> Read<Expression> {
        let Some(sign) = self.peek() else { return Err(self.refuse(Why::Unfinished)) };
        match sign {
            '(' => {
                self.at += 1;
                self.skip();
                let inner = self.inside()?;
                self.expect(")")?;
                Ok(inner)
            }
            '\'' | '"' => self.quoted(sign),
            '0'..='9' => self.number(),
            '.' if self.after(1).is_some_and(|next| next.is_ascii_digit()) => self.number(),
            '/' | '.' => self.path(),
            sign if begins_name(sign) => self.named(),
            _ => Err(self.here()),
        }
    }

    /// An expression inside brackets.
    fn inside(&mut self) -> Read<Expression> {
        self.deep += 1;
        if self.deep > DEEPEST {
            return Err(self.refuse(Why::TooLong));
        }
        let inner = self.either(0)?;
        self.deep -= 1;
        Ok(inner)
    }

    fn quoted(&mut self, mark: char) -> Read<Expression> {
        let start = self.at + 1;
        let length = self.signs[start..].iter().position(|sign| *sign == mark);
        let Some(length) = length else {
            self.at = self.signs.len();
            return Err(self.refuse(Why::Unfinished));
        };
        let words = self.signs[start..start + length].iter().collect();
        self.at = start + length + 1;
        self.skip();
        self.part(Expression::Text(words))
    }

    fn number(&mut self) -> Read<Expression> {
        let start = self.at;
        let mut points = 0;
        while let Some(sign) = self.peek().filter(|sign| sign.is_ascii_digit() || *sign == '.') {
            points += usize::from(sign == '.');
            self.at += 1;
        }
        let text: String = self.signs[start..self.at].iter().collect();
        // `1e3` is a number nowhere.
        if points > 1 || self.peek().is_some_and(begins_name) {
            return Err(self.here());
        }
        let number = text.parse().map_err(|_| self.here())?;
        self.skip();
        self.part(Expression::Number(number))
    }

    fn name(&mut self) -> Read<String> {
        if !self.peek().is_some_and(begins_name) {
            return Err(self.here());
        }
        let start = self.at;
        while self.peek().is_some_and(goes_on) {
            self.at += 1;
        }
        // One prefix, such as `jr:choice-name`; two colons would be an axis, which nobody needs.
        if self.peek() == Some(':') && self.after(1).is_some_and(begins_name) {
            self.at += 1;
            while self.peek().is_some_and(goes_on) {
                self.at += 1;
            }
        }
        Ok(self.signs[start..self.at].iter().collect())
    }

    /// A function, or a path that begins with a name.
    fn named(&mut self) -> Read<Expression> {
        let start = self.at;
        let name = self.name()?;
        self.skip();
        if self.peek() != Some('(') {
            self.at = start;
            return self.path();
        }
        if let "current" | "instance" = name.as_str() {
            return self.path_from(&name);
        }
        let Some((known, least, most)) = functions::find(&name) else {
            return Err(Refused { at: start, why: Why::UnknownFunction(name) });
        };
        let given = self.given()?;
        if given.len() < least || given.len() > most {
            return Err(Refused { at: start, why: Why::Given(known) });
        }
        if let ("regex", Some(Expression::Text(pattern))) = (known, given.get(1))
            && functions::pattern(pattern).is_none()
        {
            return Err(Refused { at: start, why: Why::Pattern });
        }
        self.part(Expression::Call(known, given))
    }

    /// What stands in the brackets of a function.
    fn given(&mut self) -> Read<Vec<Expression>> {
        self.expect("(")?;
        let mut given = Vec::new();
        if self.take(")") {
            return Ok(given);
        }
        loop {
            given.push(self.inside()?);
            if self.take(")") {
                return Ok(given);
            }
            self.expect(",")?;
        }
    }

    /// `current()/…` or `instance('…')/…`.
    fn path_from(&mut self, name: &str) -> Read<Expression> {
        let before = self.at;
        let given = self.given()?;
        let start = match (name, given.as_slice()) {
            ("current", []) => Start::Own,
            ("instance", [Expression::Text(list)]) => Start::Instance(list.clone()),
            ("current", _) => return Err(Refused { at: before, why: Why::Given("current") }),
            _ => return Err(Refused { at: before, why: Why::Given("instance") }),
        };
        let mut steps = Vec::new();
        while self.take("/") {
            steps.push(self.step()?);
        }
        self.part(Expression::Path(Path { start, steps }))
    }

    fn path(&mut self) -> Read<Expression> {
        let start = if self.take("/") { Start::Root } else { Start::Own };
        let mut steps = vec![self.step()?];
        while self.take("/") {
            steps.push(self.step()?);
        }
        self.part(Expression::Path(Path { start, steps }))
    }

    fn step(&mut self) -> Read<Step> {
        let walk = if self.peek() == Some('.') {
            let up = self.after(1) == Some('.');
            self.at += if up { 2 } else { 1 };
            if up { Walk::Parent } else { Walk::Own }
        } else {
            Walk::Child(self.name()?)
        };
        self.skip();
        let mut conditions = Vec::new();
        while self.take("[") {
            conditions.push(self.inside()?);
            self.expect("]")?;
        }
        self.parts += 1;
        Ok(Step { walk, conditions })
    }
}
