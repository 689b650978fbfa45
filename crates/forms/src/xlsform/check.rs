//! What depends on the whole form: references, paths, expressions, values computed from themselves.

use std::collections::BTreeMap;

use super::{Problem, What, columns::Columns};
use crate::{
    expression::{self, Advice},
    form::{Entry, Form, Group, Question, Words},
    model::find_cycle,
    references::{References, TOP, Unclear},
};

/// Looks the whole form over. What is only advice is kept with the form.
pub(super) fn check(form: &mut Form, (survey, settings): (&Columns<'_>, &Columns<'_>), problems: &mut Vec<Problem>) {
    let references = References::of(form);
    let mut checker = Checker { references: &references, survey, problems, advice: Vec::new(), uses: BTreeMap::new() };
    checker.entries(&form.entries, TOP);
    let (uses, advice) = (checker.uses, checker.advice);
    if let Some(place) = find_cycle(&uses.iter().map(|(place, (_, used))| (place.clone(), used.clone())).collect()) {
        let row = uses.get(&place).map_or(1, |(row, _)| *row);
        problems.push(survey.problem(row, "calculation", What::Cycle));
    }
    if !form.instance_name.is_empty() {
        let place = format!("{TOP}/meta/instanceName");
        if let Err(what) = read(&references, &form.instance_name, &place) {
            problems.push(settings.problem(2, "instance_name", what));
        }
    }
    form.advice = advice;
}

fn unclear(unclear: Unclear) -> What {
    if unclear.is_known { What::AmbiguousReference(unclear.name) } else { What::UnknownReference(unclear.name) }
}

/// An expression with its references filled in.
fn read(references: &References, text: &str, own: &str) -> Result<expression::Expression, What> {
    let filled = references.fill(text, own).map_err(unclear)?;
    expression::read(&filled).map_err(|refused| What::Expression(refused.why))
}

struct Checker<'c> {
    references: &'c References,
    survey: &'c Columns<'c>,
    problems: &'c mut Vec<Problem>,
    advice: Vec<(usize, Advice)>,
    /// By place: its row, and what its value and its being asked use.
    uses: BTreeMap<String, (usize, Vec<String>)>,
}

impl Checker<'_> {
    fn refuse(&mut self, (row, column): (usize, &str), what: What) {
        self.problems.push(self.survey.problem(row, column, what));
    }

    fn entries(&mut self, entries: &[Entry], above: &str) {
        for entry in entries {
            match entry {
                Entry::Question(question) => self.question(question, &format!("{above}/{}", question.name)),
                Entry::Group(group) => {
                    let place = format!("{above}/{}", group.name);
                    self.group(group, &place);
                    self.entries(&group.entries, &place);
                }
            }
        }
    }

    fn group(&mut self, group: &Group, place: &str) {
        self.expression((group.row, "relevant"), &group.relevant, place, true);
        let count = group.repeat.as_ref().map_or("", |repeat| &repeat.count);
        self.expression((group.row, "repeat_count"), count, place, false);
        self.words((group.row, "label"), &group.label);
    }

    fn question(&mut self, question: &Question, place: &str) {
        let row = question.row;
        self.expression((row, "relevant"), &question.relevant, place, true);
        self.expression((row, "calculation"), &question.calculation, place, question.trigger.is_empty());
        self.expression((row, "constraint"), &question.constraint, place, false);
        if !["yes", "no", "true", "false"].contains(&question.required.to_lowercase().as_str()) {
            self.expression((row, "required"), &question.required, place, false);
        }
        if question.default.contains("${") || question.default.contains('(') {
            self.expression((row, "default"), &question.default, place, false);
        }
        if !question.choice_filter.is_empty()
            && let Err(what) = read(self.references, &question.choice_filter, place)
        {
            // Names in it are columns of the choices: its paths cannot be looked up here.
            self.refuse((row, "choice_filter"), what);
        }
        if !question.trigger.is_empty() {
            let name = question.trigger.trim().strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
            if let Err(wrong) = self.references.place(name.unwrap_or(&question.trigger)) {
                self.refuse((row, "trigger"), unclear(wrong));
            }
        }
        for (column, words) in [("label", &question.label), ("hint", &question.hint)] {
            self.words((row, column), words);
        }
    }

    /// An expression of a column. `waits`: what it uses has to be computed before it.
    fn expression(&mut self, at: (usize, &str), text: &str, place: &str, waits: bool) {
        if text.is_empty() {
            return;
        }
        let expression = match read(self.references, text, place) {
            Ok(expression) => expression,
            Err(what) => return self.refuse(at, what),
        };
        for advice in expression::lint(&expression, place, &self.references.known) {
            match advice {
                Advice::UnknownPath(path) => self.refuse(at, What::UnknownPath(path)),
                other => self.advice.push((at.0, other)),
            }
        }
        if waits {
            let used = expression.paths().into_iter().filter_map(|path| path.place(place));
            self.uses.entry(place.to_owned()).or_insert_with(|| (at.0, Vec::new())).1.extend(used);
        }
    }

    /// Words in which answers stand.
    fn words(&mut self, (row, column): (usize, &str), words: &Words) {
        for (language, words) in words {
            for piece in crate::references::pieces(words) {
                if let crate::references::Piece::Name(name) = piece
                    && let Err(wrong) = self.references.place(name)
                {
                    let problem = self.survey.problem_in(row, (column, language), unclear(wrong));
                    self.problems.push(problem);
                }
            }
        }
    }
}
