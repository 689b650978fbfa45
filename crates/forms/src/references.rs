//! Where the nodes of a form are, and what `${name}` becomes.

use std::collections::BTreeMap;

use crate::{
    expression::{Found, Known, Type},
    form::{Entry, Form, Kind, Question},
};

/// The name of the top node.
pub(crate) const TOP: &str = "/data";

/// The places of a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct References {
    by_name: BTreeMap<String, Vec<String>>,
    repeats: Vec<String>,
    pub(crate) known: Known,
}

/// That a name leads to no place, or to several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unclear {
    pub(crate) name: String,
    pub(crate) is_known: bool,
}

/// What a question keeps.
pub(crate) fn type_of(question: &Question) -> Type {
    match question.kind {
        Kind::Integer => Type::Whole,
        Kind::Decimal => Type::Decimal,
        Kind::Range if range_is_whole(question) => Type::Whole,
        Kind::Range => Type::Decimal,
        Kind::Date | Kind::Today => Type::Day,
        Kind::Start | Kind::End => Type::Moment,
        _ => Type::Text,
    }
}

fn range_is_whole(question: &Question) -> bool {
    question.parameters.iter().all(|(_, value)| value.parse::<i64>().is_ok())
}

impl References {
    pub(crate) fn of(form: &Form) -> Self {
        let mut references = Self::default();
        references.note("data", TOP, Type::Text, false);
        references.gather(&form.entries, TOP, false);
        for node in ["meta", "meta/instanceID"] {
            let place = format!("{TOP}/{node}");
            references.known.insert(place, Found::default());
        }
        // The name of the top node is no name of a question.
        references.by_name.remove("data");
        references
    }

    fn note(&mut self, name: &str, place: &str, kind: Type, in_repeat: bool) {
        self.by_name.entry(name.to_owned()).or_default().push(place.to_owned());
        self.known.insert(place.to_owned(), Found { kind, in_repeat });
    }

    fn gather(&mut self, entries: &[Entry], above: &str, in_repeat: bool) {
        for entry in entries {
            match entry {
                Entry::Question(question) => {
                    let place = format!("{above}/{}", question.name);
                    self.note(&question.name, &place, type_of(question), in_repeat);
                }
                Entry::Group(group) => {
                    let place = format!("{above}/{}", group.name);
                    let repeats = in_repeat || group.repeat.is_some();
                    self.note(&group.name, &place, Type::Text, repeats);
                    if group.repeat.is_some() {
                        self.repeats.push(place.clone());
                        self.known.insert(format!("{above}/{}_count", group.name), Found::default());
                    }
                    self.gather(&group.entries, &place, repeats);
                }
            }
        }
    }

    /// The one place of a name.
    pub(crate) fn place(&self, name: &str) -> Result<&str, Unclear> {
        let places = self.by_name.get(name).map(Vec::as_slice).unwrap_or_default();
        match places {
            [place] => Ok(place),
            _ => Err(Unclear { name: name.to_owned(), is_known: !places.is_empty() }),
        }
    }

    /// A text with every `${name}` in it as a path from a place, with a blank on either side.
    pub(crate) fn fill(&self, text: &str, own: &str) -> Result<String, Unclear> {
        let mut out = String::new();
        for piece in pieces(text) {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Name(name) => out.push_str(&format!(" {} ", self.way(name, own)?)),
            }
        }
        Ok(out)
    }

    /// The way from one place to that of a name: within the row of a repeat from node to node, else from the top.
    pub(crate) fn way(&self, name: &str, own: &str) -> Result<String, Unclear> {
        let target = self.place(name)?;
        let shares = |repeat: &&String| {
            let inside = format!("{repeat}/");
            target.starts_with(&inside) && own.starts_with(&inside)
        };
        if !self.repeats.iter().any(|repeat| shares(&repeat)) {
            return Ok(target.to_owned());
        }
        let (to, from): (Vec<&str>, Vec<&str>) = (target.split('/').collect(), own.split('/').collect());
        let same = to.iter().zip(&from).take_while(|(one, other)| one == other).count().min(to.len() - 1);
        let up = from.len() - same;
        let steps: Vec<&str> = std::iter::repeat_n("..", up).chain(to[same..].iter().copied()).collect();
        Ok(steps.join("/"))
    }
}

/// A piece of a text: words, or the name in a `${name}`.
pub(crate) enum Piece<'t> {
    Words(&'t str),
    Name(&'t str),
}

/// The pieces of a text. A `${` that is never closed is words.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once("${") {
        let Some((name, behind)) = after.split_once('}') else { break };
        if !before.is_empty() {
            found.push(Piece::Words(before));
        }
        found.push(Piece::Name(name.trim()));
        rest = behind;
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest));
    }
    found
}
