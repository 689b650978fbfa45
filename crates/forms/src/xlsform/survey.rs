//! The sheet `survey`: questions in groups.

use super::{
    Problem, What, check_words,
    columns::{Columns, is_name},
    kinds::{self, Row},
};
use crate::form::{Entry, Form, Group, Kind, Question, Repeat};

/// Deeper than any form.
const DEEPEST: usize = 12;

/// Reads what is asked.
pub(super) fn read(columns: &Columns<'_>, form: &Form, problems: &mut Vec<Problem>) -> Vec<Entry> {
    for name in ["type", "name"].into_iter().filter(|name| !columns.has(name)) {
        problems.push(columns.problem(1, name, What::ColumnMissing));
    }
    if columns.rows().next().is_none() {
        problems.push(columns.problem(2, "type", What::EmptySurvey));
    }
    if !columns.has("type") || !columns.has("name") {
        return Vec::new();
    }
    let mut reader = Reader { columns, form, problems, entries: Vec::new(), open: Vec::new() };
    columns.rows().for_each(|row| reader.row(row));
    while let Some(group) = reader.open.pop() {
        let what = What::GroupOpen(group.name.clone());
        reader.problems.push(columns.problem(group.row, "type", what));
        reader.add(Entry::Group(Box::new(group)));
    }
    reader.entries
}

struct Reader<'r> {
    columns: &'r Columns<'r>,
    form: &'r Form,
    problems: &'r mut Vec<Problem>,
    entries: Vec<Entry>,
    open: Vec<Group>,
}

impl Reader<'_> {
    fn refuse(&mut self, row: usize, name: &str, what: What) {
        self.problems.push(self.columns.problem(row, name, what));
    }

    fn into(&mut self) -> &mut Vec<Entry> {
        self.open.last_mut().map_or(&mut self.entries, |group| &mut group.entries)
    }

    fn add(&mut self, entry: Entry) {
        self.into().push(entry);
    }

    fn row(&mut self, row: usize) {
        match kinds::read(self.columns.get(row, "type")) {
            Ok(Row::Question(kind)) => self.question(row, kind),
            Ok(Row::Begin { repeats }) => self.begin(row, repeats),
            Ok(Row::End { repeats }) => match self.open.pop_if(|group| group.repeat.is_some() == repeats) {
                Some(group) => self.add(Entry::Group(Box::new(group))),
                None => self.refuse(row, "type", What::GroupNotOpen),
            },
            Err(what) => {
                // Its name is known all the same, so that whoever refers to it is not told a second time.
                self.refuse(row, "type", what);
                let name = self.columns.get(row, "name").to_owned();
                self.add(Entry::Question(Box::new(Question { name, kind: Kind::Hidden, row, ..Question::default() })));
            }
        }
    }

    /// The name of a row, where it can be one.
    fn name(&mut self, row: usize) -> Option<String> {
        let name = self.columns.get(row, "name").to_owned();
        let stands = |entry: &Entry| match entry {
            Entry::Question(question) => question.name == name,
            Entry::Group(group) => group.name == name,
        };
        let problem = if name.is_empty() {
            What::NoName
        } else if !is_name(&name) || name == "meta" {
            What::BadName(name.clone())
        } else if self.into().iter().any(stands) {
            What::NameTwice(name.clone())
        } else {
            return Some(name);
        };
        self.refuse(row, "name", problem);
        None
    }

    fn begin(&mut self, row: usize, repeats: bool) {
        let name = self.name(row);
        if self.open.len() >= DEEPEST {
            self.refuse(row, "type", What::TooLarge);
        }
        let get = |name: &str| self.columns.get(row, name).to_owned();
        let group = Group {
            name: name.unwrap_or_default(),
            label: self.columns.words(row, "label"),
            relevant: get("relevant"),
            appearance: get("appearance"),
            repeat: repeats.then(|| Repeat { count: get("repeat_count") }),
            entries: Vec::new(),
            row,
        };
        if !group.label.is_empty() {
            check_words(self.columns, (row, "label"), (&group.label, &self.form.languages), self.problems);
        }
        self.open.push(group);
    }

    fn question(&mut self, row: usize, kind: Kind) {
        let Some(name) = self.name(row) else { return };
        let get = |name: &str| self.columns.get(row, name).to_owned();
        let words = |name: &str| self.columns.words(row, name);
        let question = Question {
            name,
            kind,
            label: words("label"),
            hint: words("hint"),
            required: get("required"),
            required_message: words("required_message"),
            relevant: get("relevant"),
            constraint: get("constraint"),
            constraint_message: words("constraint_message"),
            calculation: get("calculation"),
            default: get("default"),
            appearance: get("appearance"),
            choice_filter: get("choice_filter"),
            parameters: Vec::new(),
            read_only: false,
            trigger: get("trigger"),
            row,
        };
        let question = self.checked(question);
        self.add(Entry::Question(Box::new(question)));
    }

    /// What does not depend on other rows.
    fn checked(&mut self, mut question: Question) -> Question {
        let row = question.row;
        if question.kind.is_shown() {
            check_words(self.columns, (row, "label"), (&question.label, &self.form.languages), self.problems);
        }
        for (name, words) in [
            ("hint", &question.hint),
            ("required_message", &question.required_message),
            ("constraint_message", &question.constraint_message),
        ] {
            if !words.is_empty() {
                check_words(self.columns, (row, name), (words, &self.form.languages), self.problems);
            }
        }
        if let Some(list) = question.kind.list()
            && self.form.list(list).is_none()
        {
            let what = What::UnknownList(list.to_owned());
            self.refuse(row, "type", what);
        }
        if question.kind == Kind::Calculate && question.calculation.is_empty() {
            self.refuse(row, "calculation", What::NoCalculation);
        }
        match self.columns.get(row, "read_only").to_lowercase().as_str() {
            "" | "no" | "false" => {}
            "yes" | "true" => question.read_only = true,
            other => self.refuse(row, "read_only", What::NoYesOrNo(other.to_owned())),
        }
        question.parameters = self.parameters(row, &question.kind);
        question
    }

    /// `start=0 end=10 step=1`, of a range and of nothing else.
    fn parameters(&mut self, row: usize, kind: &Kind) -> Vec<(String, String)> {
        let cell = self.columns.get(row, "parameters").to_owned();
        let mut found: Vec<(String, String)> = Vec::new();
        for part in cell.split([' ', ';', ',']).filter(|part| !part.is_empty()) {
            let pair = part.split_once('=').filter(|(name, value)| {
                let is_known = *kind == Kind::Range && ["start", "end", "step"].contains(name);
                is_known && value.parse::<f64>().is_ok_and(f64::is_finite)
            });
            match pair {
                Some((name, value)) => found.push((name.to_owned(), value.to_owned())),
                None => self.refuse(row, "parameters", What::Parameter(part.to_owned())),
            }
        }
        if *kind == Kind::Range {
            for (name, usual) in [("start", "1"), ("end", "10"), ("step", "1")] {
                if !found.iter().any(|(known, _)| known == name) {
                    found.push((name.to_owned(), usual.to_owned()));
                }
            }
        }
        found
    }
}
