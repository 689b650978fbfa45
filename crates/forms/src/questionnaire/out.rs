//! A questionnaire as a form.

use measure::{Definition, Instrument, Item, OptionSet, Text};

use super::{CODES, DAY, ENDED, INSTRUCTION, STARTED, WOMAN, node_of, scores};
use crate::form::{ChoiceList, Entry, Form, Kind, Listed, Question, Words};

/// Why a questionnaire is no form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotExpressed {
    /// It asks about her safety: without a network nobody would be told.
    AsksAboutSafety,
    /// It is asked with drawn signs, which a form does not have.
    HasPictures,
    /// It has no words yet.
    NoWords,
    /// A question has more answers than a telephone can weigh.
    TooManyAnswers,
}

impl NotExpressed {
    /// Its stable name, for words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AsksAboutSafety => "safety",
            Self::HasPictures => "pictures",
            Self::NoWords => "words",
            Self::TooManyAnswers => "answers",
        }
    }
}

/// For whom the form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose<'p> {
    /// To be taken home: under its own name, in all of its languages.
    Home {
        /// What it is called.
        title: &'p str,
    },
    /// For the telephone of somebody who asks: under an id and a title that say nothing, in one language, with the code of the woman first,
    /// and without sums.
    Telephone {
        /// Its id there.
        id: &'p str,
        /// Its title there.
        title: &'p str,
        /// The language in which it is asked.
        language: &'p str,
        /// What is said where the woman is chosen.
        whom: &'p str,
    },
}

/// Answers to a question beyond which nothing is weighed on a telephone.
const MOST_ANSWERS: usize = 30;

/// The form of a questionnaire.
///
/// # Errors
/// Why there is none.
pub fn express(instrument: &Instrument, purpose: Purpose<'_>) -> Result<Form, NotExpressed> {
    let definition = instrument.definition();
    if instrument.can_raise_flags() {
        return Err(NotExpressed::AsksAboutSafety);
    }
    if definition.pictures {
        return Err(NotExpressed::HasPictures);
    }
    if definition.option_sets.iter().any(|set| set.range.is_none() && set.options.len() > MOST_ANSWERS) {
        return Err(NotExpressed::TooManyAnswers);
    }
    let texts: Vec<&Text> = match purpose {
        Purpose::Home { .. } => definition.texts.iter().collect(),
        Purpose::Telephone { language, .. } => instrument.text(language).into_iter().collect(),
    };
    if texts.is_empty() {
        return Err(NotExpressed::NoWords);
    }
    let writer = Writer { definition, texts, is_lone: matches!(purpose, Purpose::Telephone { .. }) };
    Ok(writer.form(purpose))
}

/// What a language is called in a form: by its own name, with its code.
fn language_name(code: &str) -> String {
    let name = match code {
        "en" => "English",
        "es" => "Español",
        "kk" => "Қазақша",
        "ru" => "Русский",
        other => other,
    };
    format!("{name} ({code})")
}

struct Writer<'w> {
    definition: &'w Definition,
    texts: Vec<&'w Text>,
    /// For a telephone: in one language, which the form then does not name, and without anything computed.
    is_lone: bool,
}

impl Writer<'_> {
    fn form(&self, purpose: Purpose<'_>) -> Form {
        let (id, title) = match purpose {
            Purpose::Home { title } => (self.definition.id.as_str(), title),
            Purpose::Telephone { id, title, .. } => (id, title),
        };
        let languages: Vec<String> = match purpose {
            Purpose::Home { .. } => self.texts.iter().map(|text| language_name(&text.language)).collect(),
            Purpose::Telephone { .. } => Vec::new(),
        };
        let (mut entries, mut lists) = (Vec::new(), Vec::new());
        if let Purpose::Telephone { whom, .. } = purpose {
            let metadata = [(STARTED, Kind::Start), (ENDED, Kind::End), (DAY, Kind::Today)];
            entries.extend(
                metadata.map(|(name, kind)| question(Question { name: name.to_owned(), kind, ..Question::default() })),
            );
            entries.push(question(Question {
                name: WOMAN.to_owned(),
                kind: Kind::SelectOne(CODES.to_owned()),
                label: vec![(String::new(), whom.to_owned())],
                required: "yes".to_owned(),
                ..Question::default()
            }));
            lists.push(ChoiceList { name: CODES.to_owned(), is_file: true, ..ChoiceList::default() });
        }
        entries.push(question(Question {
            name: INSTRUCTION.to_owned(),
            kind: Kind::Note,
            label: self.words(|text| Some(text.instruction.clone())),
            ..Question::default()
        }));
        let asked: Vec<&Item> = self.definition.items.iter().filter(|item| self.is_worded(item)).collect();
        entries.extend(asked.iter().filter_map(|item| self.item(item)));
        // On somebody's telephone lies no sum: whoever finds it would read there how she is.
        if !self.is_lone {
            entries.extend(scores::counts(self.definition).into_iter().map(question));
            entries.extend(scores::scales(self.definition).into_iter().map(question));
        }
        let used = |set: &&OptionSet| set.range.is_none() && asked.iter().any(|item| item.options == set.id);
        lists.extend(self.definition.option_sets.iter().filter(used).map(|set| self.list(set)));
        Form {
            id: id.to_owned(),
            title: title.to_owned(),
            version: self.definition.version.clone(),
            default_language: languages.first().cloned().unwrap_or_default(),
            instance_name: String::new(),
            languages,
            entries,
            lists,
            advice: Vec::new(),
        }
    }

    fn words(&self, of: impl Fn(&Text) -> Option<String>) -> Words {
        let language = |text: &Text| if self.is_lone { String::new() } else { language_name(&text.language) };
        self.texts.iter().filter_map(|text| of(text).map(|words| (language(text), words))).collect()
    }

    /// Words for what is not scored may be missing in a language: it is then not asked in any form.
    fn is_worded(&self, item: &Item) -> bool {
        self.texts.iter().all(|text| text.items.iter().any(|words| words.id == item.id))
    }

    fn item(&self, item: &Item) -> Option<Entry> {
        let set = self.definition.option_sets.iter().find(|set| set.id == item.options)?;
        let (kind, constraint) = match set.range {
            Some(range) => (Kind::Integer, format!(". >= {} and . <= {}", range.from, range.to)),
            None => (Kind::SelectOne(set.id.clone()), String::new()),
        };
        let find = |text: &Text| text.items.iter().position(|words| words.id == item.id);
        let label = self.words(|text| find(text).map(|at| text.items[at].words.clone()));
        // What has to be within bounds says so in figures, which need no language.
        let message = set.range.map(|range| format!("{}–{}", range.from, range.to));
        let constraint_message =
            message.map(|message| label.iter().map(|(language, _)| (language.clone(), message.clone())).collect());
        Some(question(Question {
            name: node_of(&item.id),
            kind,
            label,
            constraint,
            constraint_message: constraint_message.unwrap_or_default(),
            ..Question::default()
        }))
    }

    fn list(&self, set: &OptionSet) -> ChoiceList {
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        // Half an answer, such as "yes" with no "how often", is offered to nobody whom a telephone asks.
        let offered = set.options.iter().filter(|choice| !self.is_lone || choice.value.is_some());
        let choices = offered.map(|choice| {
            let find = |text: &Text| text.options.iter().position(|words| words.id == choice.id);
            let mut label = self.words(|text| find(text).map(|at| text.options[at].words.clone()));
            if label.len() < self.texts.len() {
                label = self.words(|_| Some(choice.id.clone()));
            }
            let more = if self.is_lone { Vec::new() } else { vec![number(choice.value)] };
            Listed { name: choice.id.clone(), label, more, row: 0 }
        });
        let choices = choices.collect();
        let columns = if self.is_lone { Vec::new() } else { vec![super::back::COUNTS.to_owned()] };
        ChoiceList { name: set.id.clone(), columns, choices, is_file: false }
    }
}

fn question(question: Question) -> Entry {
    Entry::Question(Box::new(question))
}
