//! What is wrong with an instrument file, and where, as data: a page says it in its reader's language.

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The instrument's id; empty while the file could not be read.
    pub instrument: String,
    /// Where, in the file's own names: `item.no-good`, `option_set.agree.option.disagree`, `scale.total.band_set.usual.low`.
    pub place: String,
    /// What.
    pub what: What,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// No TOML, a key that is unknown or twice there, one that is missing, a value of the wrong kind.
    Unreadable {
        /// The line, from 1; none: the file as a whole.
        line: Option<usize>,
        /// What the reader of TOML says, in English.
        says: String,
    },
    /// A name has other signs than small Latin letters, digits and hyphens, or is empty or longer than forty.
    BadId,
    /// A text that may not be empty is.
    Empty,
    /// The same name, code or other name stands there twice.
    Twice {
        /// The name.
        name: String,
    },
    /// Something is named that the file does not hold.
    Unknown {
        /// The name.
        name: String,
    },
    /// An option has no value.
    OptionWithoutValue,
    /// An option has a value and a lowest and highest besides, or only one of these, or they are the wrong way round.
    OptionUnclear,
    /// A set of options has none, or both a range and options, or more than two hundred.
    OptionsUnclear,
    /// The item is marked reversed and its options are coded in reverse already.
    ReversedTwice {
        /// The set that runs the other way.
        other: String,
    },
    /// The item is reversed and an option's value has no counterpart at the other end.
    NoMirror,
    /// The item counts in nothing: neither a scale nor a class holds it.
    NeverCounted,
    /// An answer raises the flag at a value that no option has.
    FlagOutOfReach,
    /// Every answer raises the flag, also the lowest.
    FlagForEverybody,
    /// Another version tells somebody at once after an answer to this question, and this file does not.
    FlagLost {
        /// That version.
        version: String,
    },
    /// Another version tells somebody at once after an answer that in this file tells nobody.
    FlagLater {
        /// That version.
        version: String,
    },
    /// An answer is called like the sign for "does not want to answer".
    Reserved,
    /// A number is not finite, or not above zero where it has to be.
    BadNumber,
    /// More answers may be missing than can be: all of them, or, by our own rule, more than a third.
    TooManyMissing,
    /// Missing answers cannot stand for one another when items weigh differently.
    MissingAndWeighed,
    /// A rescaled scale mixes items whose lowest or highest answers differ.
    MixedRanges,
    /// A band ends below where it starts.
    BandBackwards,
    /// A band starts before the last one ends.
    BandsOverlap,
    /// There are scores between a band and the next, or below the first or above the last.
    BandsGap,
    /// A threshold that no score reaches, or every score does.
    CutOutOfReach,
    /// A condition says neither from nor to, or counts answers and names a scale at once, or neither.
    ConditionUnclear,
    /// A class stands behind one that takes the rest, or no class does.
    ClassesUnclear,
    /// An order leaves an item out.
    OrderLacks {
        /// The item.
        item: String,
    },
    /// A wording leaves an item or option out.
    TextLacks {
        /// Which.
        name: String,
    },
    /// A reliability has to lie between 0 and 1, a standard deviation above 0.
    NoReliability,
    /// There are constants for a change and no total to change.
    ChangeWithoutTotal,
}

impl What {
    /// A short name that a page translates.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::BadId => "bad-id",
            Self::Empty => "empty",
            Self::Twice { .. } => "twice",
            Self::Unknown { .. } => "unknown",
            Self::OptionWithoutValue => "option-without-value",
            Self::OptionUnclear => "option-unclear",
            Self::OptionsUnclear => "options-unclear",
            Self::ReversedTwice { .. } => "reversed-twice",
            Self::NoMirror => "no-mirror",
            Self::NeverCounted => "never-counted",
            Self::FlagOutOfReach => "flag-out-of-reach",
            Self::FlagForEverybody => "flag-for-everybody",
            Self::FlagLost { .. } => "flag-lost",
            Self::FlagLater { .. } => "flag-later",
            Self::Reserved => "reserved",
            Self::BadNumber => "bad-number",
            Self::TooManyMissing => "too-many-missing",
            Self::MissingAndWeighed => "missing-and-weighed",
            Self::MixedRanges => "mixed-ranges",
            Self::BandBackwards => "band-backwards",
            Self::BandsOverlap => "bands-overlap",
            Self::BandsGap => "bands-gap",
            Self::CutOutOfReach => "cut-out-of-reach",
            Self::ConditionUnclear => "condition-unclear",
            Self::ClassesUnclear => "classes-unclear",
            Self::OrderLacks { .. } => "order-lacks",
            Self::TextLacks { .. } => "text-lacks",
            Self::NoReliability => "no-reliability",
            Self::ChangeWithoutTotal => "change-without-total",
        }
    }
}

/// The problems found so far, of one instrument.
pub(super) struct Findings<'d> {
    instrument: &'d str,
    /// In the order in which they were found.
    pub(super) problems: Vec<Problem>,
}

impl<'d> Findings<'d> {
    pub(super) fn of(instrument: &'d str) -> Self {
        Self { instrument, problems: Vec::new() }
    }

    pub(super) fn add(&mut self, place: impl Into<String>, what: What) {
        self.problems.push(Problem { instrument: self.instrument.to_owned(), place: place.into(), what });
    }

    pub(super) fn add_if(&mut self, wrong: bool, place: impl Into<String>, what: What) {
        if wrong {
            self.add(place, what);
        }
    }

    /// Names that are no names or stand there twice.
    pub(super) fn ids<'i>(&mut self, place: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen: Vec<&str> = Vec::new();
        for id in ids {
            let at = if place.is_empty() { id.to_owned() } else { format!("{place}.{id}") };
            self.add_if(!is_id(id), &at, What::BadId);
            self.add_if(seen.contains(&id), &at, What::Twice { name: id.to_owned() });
            seen.push(id);
        }
    }

    pub(super) fn filled(&mut self, place: &str, text: &str) {
        self.add_if(text.trim().is_empty(), place, What::Empty);
    }
}

fn is_id(id: &str) -> bool {
    let known = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-' || sign == '_';
    !id.is_empty() && id.len() <= 40 && id.chars().all(known)
}
