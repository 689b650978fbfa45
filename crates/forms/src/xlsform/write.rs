//! Writes a form into sheets that are read again as the same form.

use super::{SURVEY, kinds};
use crate::{
    form::{Entry, Form, Words},
    table::Sheet,
};

/// One row, as pairs of column and cell.
type Cells = Vec<(String, String)>;

/// The sheets `survey`, `choices` and `settings`. Columns in which nothing stands are left out.
#[must_use]
pub fn write(form: &Form) -> Vec<Sheet> {
    let mut rows = Vec::new();
    survey(&form.entries, &mut rows);
    let settings = [
        ("form_title", &form.title),
        ("form_id", &form.id),
        ("version", &form.version),
        ("default_language", &form.default_language),
        ("instance_name", &form.instance_name),
    ];
    let settings = settings.map(|(name, value)| (name.to_owned(), value.clone())).to_vec();
    let (mut choices, mut further) = (Vec::new(), Vec::new());
    for list in &form.lists {
        for choice in &list.choices {
            let mut row: Cells = vec![pair("list_name", &list.name), pair("name", &choice.name)];
            said(&mut row, "label", &choice.label);
            row.extend(list.columns.iter().cloned().zip(choice.more.iter().cloned()));
            choices.push(row);
        }
        further.extend(list.columns.iter().cloned());
    }
    let with_words = |plain: &[&str], words: &[&str]| {
        let mut order: Vec<String> = plain.iter().take(2).map(ToString::to_string).collect();
        for name in words {
            if form.languages.is_empty() {
                order.push((*name).to_owned());
            }
            order.extend(form.languages.iter().map(|language| format!("{name}::{language}")));
        }
        order.extend(plain.iter().skip(2).map(ToString::to_string));
        order
    };
    let mut order = with_words(&["list_name", "name"], &["label"]);
    further.retain(|column| !order.contains(column));
    further.dedup();
    order.extend(further);
    vec![
        sheet("survey", &with_words(SURVEY.plain, SURVEY.words), &rows),
        sheet("choices", &order, &choices),
        sheet(
            "settings",
            &settings.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(),
            std::slice::from_ref(&settings),
        ),
    ]
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn said(row: &mut Cells, name: &str, words: &Words) {
    for (language, words) in words {
        let column = if language.is_empty() { name.to_owned() } else { format!("{name}::{language}") };
        row.push((column, words.clone()));
    }
}

fn survey(entries: &[Entry], rows: &mut Vec<Cells>) {
    for entry in entries {
        match entry {
            Entry::Question(question) => {
                let parameters: Vec<String> =
                    question.parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
                let mut row = vec![
                    pair("type", &kinds::word(&question.kind)),
                    pair("name", &question.name),
                    pair("required", &question.required),
                    pair("relevant", &question.relevant),
                    pair("constraint", &question.constraint),
                    pair("calculation", &question.calculation),
                    pair("default", &question.default),
                    pair("appearance", &question.appearance),
                    pair("parameters", &parameters.join(" ")),
                    pair("choice_filter", &question.choice_filter),
                    pair("read_only", if question.read_only { "yes" } else { "" }),
                    pair("trigger", &question.trigger),
                ];
                said(&mut row, "label", &question.label);
                said(&mut row, "hint", &question.hint);
                said(&mut row, "required_message", &question.required_message);
                said(&mut row, "constraint_message", &question.constraint_message);
                rows.push(row);
            }
            Entry::Group(group) => {
                let word = if group.repeat.is_some() { "repeat" } else { "group" };
                let count = group.repeat.as_ref().map_or("", |repeat| &repeat.count);
                let mut row = vec![
                    pair("type", &format!("begin {word}")),
                    pair("name", &group.name),
                    pair("relevant", &group.relevant),
                    pair("appearance", &group.appearance),
                    pair("repeat_count", count),
                ];
                said(&mut row, "label", &group.label);
                rows.push(row);
                survey(&group.entries, rows);
                rows.push(vec![pair("type", &format!("end {word}"))]);
            }
        }
    }
}

/// Rows as a sheet with a header, without columns in which nothing stands; the first two always stand there.
fn sheet(name: &str, order: &[String], rows: &[Cells]) -> Sheet {
    let get = |row: &Cells, column: &String| {
        row.iter().find(|(known, _)| known == column).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let used = |at: usize, column: &String| at < 2 || rows.iter().any(|row| !get(row, column).is_empty());
    let columns: Vec<String> =
        order.iter().enumerate().filter(|(at, column)| used(*at, column)).map(|(_, column)| column.clone()).collect();
    let cells = rows.iter().map(|row| columns.iter().map(|column| get(row, column)).collect());
    Sheet { name: name.to_owned(), rows: std::iter::once(columns.clone()).chain(cells).collect() }
}
