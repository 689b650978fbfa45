//! A form: questions in groups, lists of choices, and words in one or more languages.

use crate::expression::Advice;

/// Words by language. A form in one language that names none has them under the empty name.
pub type Words = Vec<(String, String)>;

/// A whole form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Which language is shown first; empty: the only one.
    pub default_language: String,
    /// What a filled-in form is called, as an expression; empty: by the title.
    pub instance_name: String,
    /// The languages that its words name, in the order of the columns.
    pub languages: Vec<String>,
    /// What is asked, in order.
    pub entries: Vec<Entry>,
    /// The lists of choices.
    pub lists: Vec<ChoiceList>,
    /// What should rather be said otherwise, with the row of the survey in which it stands.
    pub advice: Vec<(usize, Advice)>,
}

/// A question, or a group of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A question, or something computed.
    Question(Box<Question>),
    /// Questions that belong together.
    Group(Box<Group>),
}

/// A question, or something computed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: Kind,
    /// Its words.
    pub label: Words,
    /// Smaller words under it.
    pub hint: Words,
    /// Whether it has to be answered: empty, `yes`, or an expression.
    pub required: String,
    /// What is said when it is not.
    pub required_message: Words,
    /// When it is asked; empty: always.
    pub relevant: String,
    /// What an answer has to be; empty: anything.
    pub constraint: String,
    /// What is said when it is not.
    pub constraint_message: Words,
    /// From what it is computed.
    pub calculation: String,
    /// What stands there at first.
    pub default: String,
    /// How it looks.
    pub appearance: String,
    /// Which of its choices are shown.
    pub choice_filter: String,
    /// More about its kind, such as `start=0`.
    pub parameters: Vec<(String, String)>,
    /// Shown and not answered.
    pub read_only: bool,
    /// The question after whose answer it is computed; empty: at once.
    pub trigger: String,
    /// The row of the survey in which it stands; 0: it was never in one.
    pub row: usize,
}

/// What kind a question is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    #[default]
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A day.
    Date,
    /// One of a list.
    SelectOne(String),
    /// Some of a list.
    SelectMultiple(String),
    /// A number on a line from low to high.
    Range,
    /// Words to read.
    Note,
    /// Computed, not shown.
    Calculate,
    /// Kept, not shown.
    Hidden,
    /// When it was begun.
    Start,
    /// When it was ended.
    End,
    /// The day.
    Today,
    /// Which telephone.
    DeviceId,
}

impl Kind {
    /// Whether somebody sees it on the screen.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        !matches!(self, Self::Calculate | Self::Hidden | Self::Start | Self::End | Self::Today | Self::DeviceId)
    }

    /// The list from which it takes its choices.
    #[must_use]
    pub fn list(&self) -> Option<&str> {
        match self {
            Self::SelectOne(list) | Self::SelectMultiple(list) => Some(list),
            _ => None,
        }
    }
}

/// Questions that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: Words,
    /// When it is asked; empty: always.
    pub relevant: String,
    /// How it looks, such as `field-list`.
    pub appearance: String,
    /// Asked again and again; none: once.
    pub repeat: Option<Repeat>,
    /// What stands in it.
    pub entries: Vec<Entry>,
    /// The row of the survey in which it begins.
    pub row: usize,
}

/// That a group is asked again and again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeat {
    /// How often, as an expression; empty: as often as she likes.
    pub count: String,
}

/// A list of choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceList {
    /// Its name.
    pub name: String,
    /// The names of further columns.
    pub columns: Vec<String>,
    /// The choices, in order.
    pub choices: Vec<Listed>,
    /// Its choices stand in a file that goes with the form, under the list's name: what differs from telephone to telephone.
    pub is_file: bool,
}

/// One choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Its name: what is kept as the answer.
    pub name: String,
    /// Its words.
    pub label: Words,
    /// What stands in the further columns.
    pub more: Vec<String>,
    /// The row of the choices in which it stands.
    pub row: usize,
}

impl Form {
    /// Every question, in order, with the names of the groups in which it stands.
    #[must_use]
    pub fn questions(&self) -> Vec<&Question> {
        fn gather<'f>(entries: &'f [Entry], found: &mut Vec<&'f Question>) {
            for entry in entries {
                match entry {
                    Entry::Question(question) => found.push(question),
                    Entry::Group(group) => gather(&group.entries, found),
                }
            }
        }
        let mut found = Vec::new();
        gather(&self.entries, &mut found);
        found
    }

    /// A list of choices by its name.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<&ChoiceList> {
        self.lists.iter().find(|list| list.name == name)
    }
}
