//! An instrument: read from a file, checked, and never changed afterwards.

mod check;
pub(crate) mod classes;
mod computing;
mod definition;
mod lines;
mod options;
mod problem;
mod questions;
mod safety;
mod scales;

pub use computing::{
    Aggregate, Band, BandSet, ChangeRule, Class, ClassSet, Condition, Cut, Likely, MissingRule, ReliabilityKind, Scale,
    Status, Term,
};
pub use definition::{Better, Checked, Definition, Licence, Reference, Text, TextRight, Validation, Words};
pub use problem::{Problem, What};
pub use questions::{Choice, FlagRule, Gate, Item, OptionSet, Order, Range};
pub use safety::DECLINED_SIGN;

use problem::Findings;

/// The name of the scale that is the instrument's score.
pub const TOTAL: &str = "total";

/// The lowest and the highest possible.
pub(crate) type Reach = (f64, f64);

/// An instrument whose definition holds together.
#[derive(Clone, Debug, PartialEq)]
pub struct Instrument {
    definition: Definition,
}

fn parse(file: &str) -> Result<Definition, Vec<Problem>> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    toml::from_str(file).map_err(|error| {
        let line = error.span().map(|span| 1 + file[..span.start].matches('\n').count());
        let what = What::Unreadable { line, says: error.message().to_owned() };
        vec![Problem { instrument: String::new(), place: String::new(), what }]
    })
}

impl Instrument {
    /// Reads an instrument file.
    ///
    /// # Errors
    /// Everything that is wrong with it, with the place.
    pub fn read(file: &str) -> Result<Self, Vec<Problem>> {
        parse(file).and_then(Self::new)
    }

    /// Reads a file that was taken once. A rule that came later does not make unreadable what answers were given to.
    ///
    /// # Errors
    /// Everything that was wrong with it from the beginning, with the place.
    pub fn read_kept(file: &str) -> Result<Self, Vec<Problem>> {
        let definition = parse(file)?;
        let problems = check::check(&definition);
        if problems.is_empty() { Ok(Self { definition }) } else { Err(problems) }
    }

    /// Takes a definition.
    ///
    /// # Errors
    /// Everything that is wrong with it, with the place.
    pub fn new(definition: Definition) -> Result<Self, Vec<Problem>> {
        let mut problems = check::check(&definition);
        let mut findings = Findings::of(&definition.id);
        safety::check_safety(&definition, &mut findings);
        problems.extend(findings.problems);
        if problems.is_empty() { Ok(Self { definition }) } else { Err(problems) }
    }

    /// The instrument as a file that [`Instrument::read`] reads again.
    ///
    /// # Errors
    /// What TOML cannot say: nothing of a definition, so never in practice.
    pub fn write(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(&self.definition)
    }

    /// Everything the file says.
    #[must_use]
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// The same instrument in another of its orders, under that order's name.
    #[must_use]
    pub fn in_order(&self, id: &str) -> Option<Self> {
        let order = self.definition.orders.iter().find(|order| order.id == id)?;
        let mut definition = self.definition.clone();
        let place = |item: &Item| order.items.iter().position(|name| *name == item.id);
        definition.items.sort_by_key(place);
        definition.id.clone_from(&order.id);
        definition.orders.clear();
        Some(Self { definition })
    }

    /// How far it was checked in a language.
    #[must_use]
    pub fn checked_in(&self, language: &str) -> Checked {
        let found = self.definition.validations.iter().find(|one| one.language == language);
        match found {
            Some(one) => one.status,
            None if self.text(language).is_some() => Checked::Translated,
            None => Checked::Unchecked,
        }
    }

    /// Whether a band may be shown to readers of answers given in this language. Without a study, a change may be shown and a band not.
    #[must_use]
    pub fn may_show_bands(&self, language: &str) -> bool {
        self.checked_in(language) == Checked::Validated
    }

    /// Whether the constants of a change were found with other words than these: a reader has to be told beside every change.
    #[must_use]
    pub fn borrows_constants(&self, language: &str) -> bool {
        self.definition.change.is_some() && matches!(self.checked_in(language), Checked::Own | Checked::Unchecked)
    }

    /// What an answer counts and what a sum is made of, as text: two versions in which it is the same may be counted together, and no
    /// others. Names, sources, bands and words are no part of it; neither is the order in which a file lists its questions.
    #[must_use]
    pub fn structure(&self) -> String {
        let definition = &self.definition;
        let mut items: Vec<String> = definition
            .items
            .iter()
            .map(|item| {
                let counts = |choice: &Choice| (choice.id.clone(), choice.value, choice.lowest, choice.highest);
                let choices: Vec<_> = self.choices(&item.id).iter().map(counts).collect();
                format!("{} {} {} {:?} {choices:?}", item.id, item.reversed, item.unscored, item.weight)
            })
            .collect();
        items.sort_unstable();
        let mut scales: Vec<String> = definition
            .scales
            .iter()
            .map(|scale| {
                let mut parts = definition.parts(scale);
                parts.sort_unstable();
                let missing = scale.missing.as_ref().map_or(0, |rule| rule.most);
                format!("{} {:?} {:?} {missing} {parts:?}", scale.id, scale.aggregate, scale.factor)
            })
            .collect();
        scales.sort_unstable();
        format!("{:?}\n{}\n{}", definition.better, items.join("\n"), scales.join("\n"))
    }

    /// What stands behind a sum in a language: the version of the words, the words themselves, and [`Instrument::structure`]. A line is
    /// drawn on, and two sums stand beside one another, only where it is the same.
    #[must_use]
    pub fn likeness(&self, language: &str) -> String {
        let words = |all: &[Words]| all.iter().map(|one| format!("{}: {}", one.id, one.words)).collect::<Vec<_>>();
        let told = self.text(language).map(|text| {
            let (items, options) = (words(&text.items), words(&text.options));
            format!("{}\n{}\n{items:?}\n{options:?}", text.version, text.instruction)
        });
        format!("{language}\n{}\n{}", told.unwrap_or_default(), self.structure())
    }

    /// The options of an item that are an answer: half of one, such as "yes" with no "how often", comes only from tables.
    #[must_use]
    pub fn answers(&self, item: &str) -> Vec<Choice> {
        self.choices(item).into_iter().filter(|choice| choice.value.is_some()).collect()
    }

    /// Whether an answer can be such that a person has to be told at once.
    #[must_use]
    pub fn can_raise_flags(&self) -> bool {
        self.definition.items.iter().any(|item| item.flag.is_some())
    }

    /// The options of an item, in the order in which they are shown.
    #[must_use]
    pub fn choices(&self, item: &str) -> Vec<Choice> {
        let item = self.definition.items.iter().find(|one| one.id == item);
        item.and_then(|item| self.definition.options_of(item)).map(OptionSet::choices).unwrap_or_default()
    }

    /// The same instrument with a wording in a language, in place of what it had there. How far that wording was checked is said
    /// with it: what was found with other words does not hold for these.
    ///
    /// # Errors
    /// Everything that the wording lacks, with the place.
    pub fn with_text(&self, text: Text, checked: Validation) -> Result<Self, Vec<Problem>> {
        let mut definition = self.definition.clone();
        definition.validations.retain(|one| one.language != text.language);
        definition.validations.push(Validation { language: text.language.clone(), ..checked });
        definition.texts.retain(|one| one.language != text.language);
        definition.texts.push(text);
        Self::new(definition)
    }

    /// The same instrument under another version.
    #[must_use]
    pub fn in_version(&self, version: &str) -> Self {
        let mut definition = self.definition.clone();
        version.clone_into(&mut definition.version);
        Self { definition }
    }

    /// The wording in a language.
    #[must_use]
    pub fn text(&self, language: &str) -> Option<&Text> {
        self.definition.texts.iter().find(|text| text.language == language)
    }

    /// The lowest and highest score.
    #[must_use]
    pub fn range(&self) -> Option<(f64, f64)> {
        self.range_of(TOTAL)
    }

    /// The lowest and highest result of a scale.
    #[must_use]
    pub fn range_of(&self, scale: &str) -> Option<(f64, f64)> {
        let scale = self.definition.scales.iter().find(|one| one.id == scale)?;
        Some(self.definition.reach(scale))
    }

    /// Whether some of its items are worded one way and some the other.
    #[must_use]
    pub fn has_both_polarities(&self) -> bool {
        let mut scored = self.definition.items.iter().filter(|item| !item.unscored);
        let first = scored.next().map(|item| item.reversed);
        scored.any(|item| Some(item.reversed) != first)
    }
}

impl Definition {
    /// The names of a scale's parts.
    pub(crate) fn parts<'d>(&'d self, scale: &'d Scale) -> Vec<&'d str> {
        if scale.of.is_empty() {
            self.items.iter().filter(|item| !item.unscored).map(|item| item.id.as_str()).collect()
        } else {
            scale.of.iter().map(String::as_str).collect()
        }
    }

    /// The set of options that an item takes.
    pub(crate) fn options_of(&self, item: &Item) -> Option<&OptionSet> {
        self.option_sets.iter().find(|set| set.id == item.options)
    }

    /// What a part can count: an item with its weight, or a scale.
    pub(crate) fn reach_of_part(&self, part: &str) -> Option<Reach> {
        if let Some(item) = self.items.iter().find(|item| item.id == part) {
            let (low, high) = self.options_of(item)?.reach();
            let weight = item.weight.unwrap_or(1.0);
            return Some((low * weight, high * weight));
        }
        self.scales.iter().find(|scale| scale.id == part).map(|scale| self.reach(scale))
    }

    /// The lowest and highest result of a scale.
    pub(crate) fn reach(&self, scale: &Scale) -> Reach {
        let reaches: Vec<Reach> = self.parts(scale).iter().filter_map(|part| self.reach_of_part(part)).collect();
        #[expect(clippy::cast_precision_loss, reason = "a count of items")]
        let count = reaches.len() as f64;
        let (low, high) = reaches.iter().fold((0.0, 0.0), |(low, high), reach| (low + reach.0, high + reach.1));
        let factor = scale.factor.unwrap_or(1.0);
        match scale.aggregate {
            Aggregate::Sum => (low * factor, high * factor),
            Aggregate::Mean => (low / count * factor, high / count * factor),
            Aggregate::Rescaled => (0.0, 100.0 * factor),
        }
    }
}
