//! The sheet `choices`.

use super::{CHOICES, Problem, What, check_words, columns::Columns};
use crate::form::{ChoiceList, Form, Kind, Listed};

/// Reads the lists, in the order in which each begins.
pub(super) fn read(columns: &Columns<'_>, languages: &[String], problems: &mut Vec<Problem>) -> Vec<ChoiceList> {
    let further = columns.further(&CHOICES);
    let mut lists: Vec<ChoiceList> = Vec::new();
    for row in columns.rows() {
        let (list, name) = (columns.get(row, "list_name"), columns.get(row, "name"));
        if list.is_empty() {
            problems.push(columns.problem(row, "list_name", What::NoList));
            continue;
        }
        if name.is_empty() {
            problems.push(columns.problem(row, "name", What::NoName));
            continue;
        }
        let place = lists.iter().position(|known| known.name == list).unwrap_or(lists.len());
        if place == lists.len() {
            lists.push(ChoiceList { name: list.to_owned(), columns: further.clone(), ..ChoiceList::default() });
        }
        let choices = &mut lists[place].choices;
        if choices.iter().any(|choice| choice.name == name) {
            problems.push(columns.problem(row, "name", What::NameTwice(name.to_owned())));
            continue;
        }
        let label = columns.words(row, "label");
        check_words(columns, (row, "label"), (&label, languages), problems);
        let more = further.iter().map(|column| columns.get(row, column).to_owned()).collect();
        choices.push(Listed { name: name.to_owned(), label, more, row });
    }
    lists
}

/// Answers of which several are given stand beside each other with blanks between: none of them can have one itself.
pub(super) fn check_for_many(form: &Form, columns: &Columns<'_>, problems: &mut Vec<Problem>) {
    let many = form.questions().into_iter().filter_map(|question| match &question.kind {
        Kind::SelectMultiple(list) => form.list(list),
        _ => None,
    });
    for choice in many.flat_map(|list| &list.choices).filter(|choice| choice.name.contains(char::is_whitespace)) {
        problems.push(columns.problem(choice.row, "name", What::BadName(choice.name.clone())));
    }
}
