//! A form as questions of a programme's own: what can be answered by choosing, in its order and its words. Sums are not taken: a
//! questionnaire of one's own says each answer by itself.

use measure::{
    Better, Checked, Choice, DECLINED_SIGN, Definition, Instrument, Item, Licence, OptionSet, Range, Text, TextRight,
    Validation, Words as Said,
};

use super::{INSTRUCTION, item_of};
use crate::{
    form::{ChoiceList, Entry, Form, Kind, Question, Words},
    table::Sheet,
    xlsform::{self, Problem, What},
};

/// The column in which a choice says what it counts.
pub(super) const COUNTS: &str = "counts";
/// Before the id of a form, so that no published questionnaire is meant.
const OWN: &str = "own-";
/// More whole numbers than this are no answers to choose from.
const MOST_NUMBERS: i32 = 200;

/// Why nothing is taken.
#[derive(Clone, Debug, PartialEq)]
pub enum NotTaken {
    /// Everything that is wrong with the table.
    Table(Vec<Problem>),
    /// What is wrong with the questionnaire that would come of it.
    Questionnaire(Vec<measure::Problem>),
}

/// Reads a questionnaire out of the sheets of a form. `language`: what its words are in where no column says so.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(sheets: &[Sheet], language: &str) -> Result<Instrument, NotTaken> {
    let form = xlsform::read(sheets).map_err(NotTaken::Table)?;
    let mut reader = Reader { sheets, form: &form, problems: Vec::new(), items: Vec::new(), said: Vec::new() };
    reader.entries(&form.entries);
    if reader.items.is_empty() && reader.problems.is_empty() {
        reader.refuse("survey", (2, "type"), What::EmptySurvey);
    }
    let sets = reader.option_sets();
    let languages = reader.languages(language);
    if !reader.problems.is_empty() {
        reader.problems.sort_by_key(|problem| (problem.sheet != "survey", problem.row, problem.column));
        return Err(NotTaken::Table(reader.problems));
    }
    let definition = reader.definition(sets, &languages);
    Instrument::new(definition).map_err(NotTaken::Questionnaire)
}

struct Reader<'r> {
    sheets: &'r [Sheet],
    form: &'r Form,
    problems: Vec<Problem>,
    /// The questions, each with its item.
    items: Vec<(&'r Question, Item)>,
    /// What is said before the questions.
    said: Vec<&'r Words>,
}

/// A name as items and answers have it: small letters and hyphens.
fn plain(name: &str) -> String {
    name.to_lowercase()
}

fn is_plain(name: &str) -> bool {
    let known = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '-' | '_');
    !name.is_empty() && name.len() <= 40 && name.chars().all(known)
}

impl<'r> Reader<'r> {
    fn refuse(&mut self, sheet: &'static str, (row, column): (usize, &str), what: What) {
        let found = self.sheets.iter().find(|one| one.name.trim().eq_ignore_ascii_case(sheet));
        let is = |at: &usize| {
            let header = found.map_or("", |sheet| sheet.cell(1, *at));
            header.split_once("::").map_or(header, |(base, _)| base).trim().to_lowercase().replace(' ', "_") == column
        };
        let place = (1..=found.map_or(0, Sheet::width)).find(is).unwrap_or(1);
        let header = found.map_or("", |sheet| sheet.cell(1, place)).to_owned();
        self.problems.push(Problem { sheet, row, column: place, header, what });
    }

    fn entries(&mut self, entries: &'r [Entry]) {
        for entry in entries {
            match entry {
                Entry::Question(question) => self.question(question),
                Entry::Group(group) => {
                    if group.repeat.is_some() {
                        self.refuse("survey", (group.row, "type"), What::OutsideType("begin repeat".to_owned()));
                    }
                    if !group.relevant.is_empty() {
                        self.refuse("survey", (group.row, "relevant"), What::AskedAlways);
                    }
                    self.entries(&group.entries);
                }
            }
        }
    }

    fn question(&mut self, question: &'r Question) {
        let row = question.row;
        match &question.kind {
            Kind::SelectOne(_) | Kind::Integer | Kind::Range => {}
            Kind::Note => return self.said.push(&question.label),
            kind if !kind.is_shown() => return,
            kind => {
                let word = xlsform::word(kind);
                return self.refuse("survey", (row, "type"), What::OutsideType(word));
            }
        }
        for (column, cell) in [("relevant", &question.relevant), ("choice_filter", &question.choice_filter)] {
            if !cell.is_empty() {
                self.refuse("survey", (row, column), What::AskedAlways);
            }
        }
        let id = plain(item_of(&question.name));
        if !is_plain(&id) {
            return self.refuse("survey", (row, "name"), What::BadName(question.name.clone()));
        }
        if self.items.iter().any(|(_, item)| item.id == id) {
            return self.refuse("survey", (row, "name"), What::NameTwice(id));
        }
        let Some(options) = self.options(question) else { return };
        let item = Item {
            id,
            options,
            theme: None,
            reversed: false,
            unscored: true,
            weight: None,
            flag: None,
            also: Vec::new(),
        };
        self.items.push((question, item));
    }

    /// The name of the set of answers that a question takes.
    fn options(&mut self, question: &Question) -> Option<String> {
        if let Kind::SelectOne(list) = &question.kind {
            let id = plain(list);
            if !question.constraint.is_empty() {
                self.refuse("survey", (question.row, "constraint"), What::AskedAlways);
            }
            if !is_plain(&id) {
                self.refuse("survey", (question.row, "type"), What::BadName(list.clone()));
                return None;
            }
            // Two lists whose names differ by large letters alone would become one.
            if self.form.lists.iter().any(|other| other.name != *list && plain(&other.name) == id) {
                self.refuse("survey", (question.row, "type"), What::NameTwice(id));
                return None;
            }
            return Some(id);
        }
        let range = bounds(question);
        if range.is_none() {
            let column = if question.kind == Kind::Range { "parameters" } else { "constraint" };
            self.refuse("survey", (question.row, column), What::NoBounds);
        }
        range.map(range_name)
    }

    /// The sets of answers, in the order in which questions take them.
    fn option_sets(&mut self) -> Vec<OptionSet> {
        let (mut sets, mut named): (Vec<OptionSet>, Vec<(String, &'r Words)>) = (Vec::new(), Vec::new());
        for (question, item) in self.items.clone() {
            if sets.iter().any(|set| set.id == item.options) {
                continue;
            }
            let none = OptionSet { id: item.options.clone(), range: None, options: Vec::new(), gate: None };
            match question.kind.list() {
                Some(list) => sets.push(OptionSet { options: self.choices(list, &mut named), ..none }),
                None => sets.push(OptionSet { range: bounds(question), ..none }),
            }
        }
        sets
    }

    /// The answers of a list. `named`: the words of every answer that was read, by its id.
    fn choices(&mut self, name: &str, named: &mut Vec<(String, &'r Words)>) -> Vec<Choice> {
        let form = self.form;
        let Some(list) = form.list(name) else { return Vec::new() };
        let counts = list.columns.iter().position(|column| column == COUNTS);
        let written = |at: usize| {
            let choice = &list.choices[at];
            let cell = counts.and_then(|column| choice.more.get(column)).filter(|cell| !cell.is_empty());
            cell.unwrap_or(&choice.name).parse::<f64>().ok().filter(|value| value.is_finite())
        };
        // Where not every answer says what it counts, its place does: nothing is added up here.
        let says = (0..list.choices.len()).all(|at| written(at).is_some());
        let mut choices: Vec<Choice> = Vec::new();
        for (at, choice) in list.choices.iter().enumerate() {
            let id = self.choice_id((list, at), named);
            named.push((id.clone(), &choice.label));
            #[expect(clippy::cast_precision_loss, reason = "a place in a list")]
            let value = if says { written(at) } else { Some(at as f64) };
            choices.push(Choice { id, value, ..Choice::default() });
        }
        // Answers that count the same still need a figure each, for paper: their places.
        let values: Vec<Option<f64>> = choices.iter().map(|choice| choice.value).collect();
        if values.iter().enumerate().any(|(at, value)| values[..at].contains(value)) {
            (0..).zip(&mut choices).for_each(|(place, choice)| choice.code = Some(place));
        }
        choices
    }

    /// The id of an answer. A questionnaire has one sentence for an id in a language: where another list says something else by the same
    /// name, or the name is the sign for "does not want to answer", its own list's name goes before it. What it counts stays.
    fn choice_id(&mut self, (list, at): (&ChoiceList, usize), named: &[(String, &Words)]) -> String {
        let choice = &list.choices[at];
        let (cell, id) = ((choice.row, "name"), plain(&choice.name));
        if !is_plain(&id) {
            self.refuse("choices", cell, What::BadName(choice.name.clone()));
            return id;
        }
        let is_taken = |id: &str| named.iter().any(|(known, words)| known == id && **words != choice.label);
        let is_twice = list.choices[..at].iter().any(|known| plain(&known.name) == id);
        let is_other = id == DECLINED_SIGN || is_taken(&id);
        let own = if is_other && !is_twice { format!("{}-{id}", plain(&list.name)) } else { id };
        if is_twice || is_other && (!is_plain(&own) || named.iter().any(|(known, _)| *known == own)) {
            self.refuse("choices", cell, What::NameTwice(own.clone()));
        }
        own
    }

    /// The languages of the form as the words in brackets say them, each with the name under which its words stand.
    fn languages(&mut self, otherwise: &str) -> Vec<(String, String)> {
        if self.form.languages.is_empty() {
            return vec![(String::new(), otherwise.to_owned())];
        }
        let mut found: Vec<(String, String)> = Vec::new();
        for name in &self.form.languages {
            let code = name.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(name).trim();
            let code = code.to_lowercase();
            if is_plain(&code) && code.len() <= 12 && !found.iter().any(|(_, known)| *known == code) {
                found.push((name.clone(), code));
            } else {
                self.refuse("survey", (1, "label"), What::UnknownLanguage(name.clone()));
            }
        }
        found
    }

    fn definition(&self, option_sets: Vec<OptionSet>, languages: &[(String, String)]) -> Definition {
        let id = plain(if self.form.id.is_empty() { "form" } else { &self.form.id });
        let id: String = id.chars().map(|sign| if is_plain(&sign.to_string()) { sign } else { '-' }).collect();
        let id = if id.starts_with(OWN) { id } else { format!("{OWN}{id}") };
        let name = if self.form.title.is_empty() { id.clone() } else { self.form.title.clone() };
        let own = "own questions".to_owned();
        let validation = |(_, code): &(String, String)| Validation {
            language: code.clone(),
            status: Checked::Unchecked,
            source: own.clone(),
        };
        Definition {
            id: id.chars().take(40).collect(),
            version: if self.form.version.is_empty() { "1".to_owned() } else { self.form.version.clone() },
            construct: "own-questions".to_owned(),
            better: Better::Higher,
            recall_days: None,
            minutes: None,
            without_flags: None,
            pictures: false,
            licence: Licence { name: own.clone(), text: TextRight::Free, source: name.clone(), note: None },
            items: self.items.iter().map(|(_, item)| item.clone()).collect(),
            orders: Vec::new(),
            scales: Vec::new(),
            class_sets: Vec::new(),
            change: None,
            references: Vec::new(),
            validations: languages.iter().map(validation).collect(),
            texts: languages.iter().map(|language| self.text(language, &option_sets)).collect(),
            option_sets,
            name,
        }
    }

    fn text(&self, (name, code): &(String, String), sets: &[OptionSet]) -> Text {
        let find = |words: &Words| words.iter().find(|(known, _)| known == name).map(|(_, words)| words.clone());
        let before: Vec<String> = self.said.iter().filter_map(|words| find(words)).collect();
        let instruction = if before.is_empty() { self.form.title.clone() } else { before.join("\n") };
        let items = self
            .items
            .iter()
            .filter_map(|(question, item)| Some(Said { id: item.id.clone(), words: find(&question.label)? }));
        let mut options: Vec<Said> = Vec::new();
        for set in sets {
            let list = self.form.lists.iter().find(|list| plain(&list.name) == set.id);
            let listed = list.into_iter().flat_map(|list| &list.choices);
            for (choice, listed) in set.options.iter().zip(listed) {
                let is_new = options.iter().all(|known| known.id != choice.id);
                if let Some(words) = find(&listed.label).filter(|_| is_new) {
                    options.push(Said { id: choice.id.clone(), words });
                }
            }
        }
        Text {
            language: code.clone(),
            version: "1".to_owned(),
            source: "own questions".to_owned(),
            instruction: if instruction.trim().is_empty() { INSTRUCTION.to_owned() } else { instruction },
            items: items.collect(),
            options,
        }
    }
}

fn range_name(range: Range) -> String {
    format!("whole-{}-{}", range.from, range.to).replace("--", "-minus-")
}

/// From which whole number to which: of a line in whole steps, or of a whole number with exactly that as its rule.
fn bounds(question: &Question) -> Option<Range> {
    let (from, to) = if question.kind == Kind::Range {
        let get =
            |name: &str| question.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        if get("step") != Some("1") {
            return None;
        }
        (get("start")?.parse().ok()?, get("end")?.parse().ok()?)
    } else {
        let (from, to) = question.constraint.split_once(" and ")?;
        let number =
            |side: &str, sign: &str| side.trim().strip_prefix('.')?.trim().strip_prefix(sign)?.trim().parse().ok();
        (number(from, ">=")?, number(to, "<=")?)
    };
    let range = Range { from, to };
    (from < to && i64::from(to) - i64::from(from) < i64::from(MOST_NUMBERS)).then_some(range)
}
