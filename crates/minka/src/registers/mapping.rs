//! Which column is what: proposed from what was remembered and from the headings, or told by heading.

use std::collections::HashMap;

use super::{
    model::{Field, Flaw, Mapping, Table},
    words::{fold, guess_field, heading_key},
};
use crate::{foundation::sheet::SheetProblem, people::read_code, switches::Off};

/// Values shown of each column.
const SAMPLES: usize = 3;
/// Rows looked at for them.
const LOOKED_AT: usize = 30;
/// Columns that can be chosen from; a list of women has a handful.
pub(super) const MOST_COLUMNS: usize = 200;

/// The beginning of a table.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The first row.
    pub headings: Vec<String>,
    /// A few values of each column.
    pub samples: Vec<Vec<String>>,
}

/// Reads the beginning of a table.
///
/// # Errors
/// What makes it unreadable; [`SheetProblem::Empty`] when it has no row.
pub fn look(table: &Table) -> Result<Look, SheetProblem> {
    let mut sheets = table.open()?;
    let mut rows = sheets.rows(&table.choice())?;
    let first = rows.next().ok_or(SheetProblem::Empty)??;
    let headings: Vec<String> = first.cells.into_iter().take(MOST_COLUMNS).map(|cell| cell.text).collect();
    let mut samples = vec![Vec::new(); headings.len()];
    for row in rows.take(LOOKED_AT) {
        let row = row?;
        for (at, held) in samples.iter_mut().enumerate() {
            let text = row.text(at);
            if held.len() < SAMPLES && !text.is_empty() && !held.iter().any(|known| known == text) {
                held.push(text.to_owned());
            }
        }
    }
    Ok(Look { headings, samples })
}

/// What a site remembers: folded heading and field.
pub(super) type Remembered = Vec<(String, Option<Field>)>;

/// A proposal for every column: as last time; else by its heading. A field is given once.
#[must_use]
pub fn propose(look: &Look, remembered: &Remembered) -> Mapping {
    let known: HashMap<&str, Option<Field>> = remembered.iter().map(|(name, field)| (name.as_str(), *field)).collect();
    let mut mapping = Mapping { headings: look.headings.clone(), fields: vec![None; look.headings.len()] };
    let folded: Vec<String> = look.headings.iter().map(|heading| heading_key(heading)).collect();
    for (at, heading) in folded.iter().enumerate() {
        if let Some(field) = known.get(heading.as_str()).copied().flatten() {
            give(&mut mapping, at, field);
        }
    }
    for (at, _) in folded.iter().enumerate().filter(|(_, heading)| !known.contains_key(heading.as_str())) {
        let guess = look.headings.get(at).and_then(|as_written| guess_field(as_written));
        match guess {
            // A code of ours is told by its check sign; any other number is the programme's own.
            Some(Field::Key) if are_codes(look.samples.get(at)) => give(&mut mapping, at, Field::Code),
            Some(field) => give(&mut mapping, at, field),
            None => {}
        }
    }
    mapping
}

fn give(mapping: &mut Mapping, at: usize, field: Field) {
    if !mapping.has(field)
        && let Some(place) = mapping.fields.get_mut(at)
    {
        *place = Some(field);
    }
}

fn are_codes(samples: Option<&Vec<String>>) -> bool {
    samples.is_some_and(|samples| !samples.is_empty() && samples.iter().all(|sample| read_code(sample).is_some()))
}

/// The proposal, overruled by what somebody told: `heading=field`, where the field may be `ignore`.
///
/// # Errors
/// Each heading that is not there, each field that does not exist, each that is told twice.
pub fn told(look: &Look, remembered: &Remembered, pairs: &[(String, String)]) -> Result<Mapping, Vec<Flaw>> {
    let mut flaws = Vec::new();
    let mut chosen: Vec<(usize, Option<Field>)> = Vec::new();
    for (heading, field) in pairs {
        let at = look.headings.iter().position(|known| known == heading);
        let at = at.or_else(|| look.headings.iter().position(|known| fold(known) == fold(heading)));
        let meaning = if field == "ignore" { Some(None) } else { Field::parse(field).map(Some) };
        match (at, meaning) {
            (None, _) => flaws.push(Flaw::new(0, None, "imports-no-such-heading").with("value", heading)),
            (_, None) => {
                let all = Field::ALL.map(Field::key).join(", ");
                let flaw = Flaw::new(0, None, "imports-no-such-field").with("value", field);
                flaws.push(Flaw {
                    values: [flaw.values, vec![("fields", super::model::Said::Words(all))]].concat(),
                    ..flaw
                });
            }
            (Some(at), Some(Some(field))) if chosen.iter().any(|(_, other)| *other == Some(field)) => {
                flaws.push(Flaw::new(0, Some(at), "imports-told-twice").with("value", field.key()));
            }
            (Some(at), Some(meaning)) => chosen.push((at, meaning)),
        }
    }
    if !flaws.is_empty() {
        return Err(flaws);
    }
    let mut mapping = propose(look, remembered);
    for (at, meaning) in &chosen {
        for (other, place) in mapping.fields.iter_mut().enumerate() {
            if other == *at {
                *place = *meaning;
            } else if meaning.is_some() && *place == *meaning {
                *place = None;
            }
        }
    }
    Ok(mapping)
}

/// The columns that are left out and, by their headings, hold what the programme has switched off: (column from nought, field).
#[must_use]
pub fn left_unasked(mapping: &Mapping, off: &Off) -> Vec<(usize, Field)> {
    let columns = mapping.headings.iter().zip(&mapping.fields).enumerate().filter(|(_, (_, field))| field.is_none());
    let guessed = columns.filter_map(|(at, (heading, _))| Some((at, guess_field(heading)?)));
    guessed.filter(|(_, field)| !field.is_asked(off)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{people::new_code, switches::Switch};

    fn look_of(headings: &[&str], samples: &[&[&str]]) -> Look {
        let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let mut samples: Vec<_> = samples.iter().map(|cells| owned(cells)).collect();
        samples.resize(headings.len(), Vec::new());
        Look { headings: owned(headings), samples }
    }

    #[test]
    fn a_field_is_proposed_once_and_what_was_remembered_comes_first() {
        let look = look_of(&["код", "№", "Имя", "группа", "телефон мужа"], &[]);
        let guessed = propose(&look, &Vec::new());
        assert_eq!(guessed.fields, [Some(Field::Key), None, Some(Field::ChosenName), Some(Field::Group), None]);
        let remembered = vec![
            (heading_key(" № "), Some(Field::Key)),
            (heading_key("ИМЯ"), None),
            (heading_key("телефон мужа"), Some(Field::Phone)),
        ];
        let again = propose(&look, &remembered);
        assert_eq!(again.fields, [None, Some(Field::Key), None, Some(Field::Group), Some(Field::Phone)]);
    }

    #[test]
    fn a_column_of_our_own_codes_is_known_by_their_check_signs() {
        let (one, two) = (new_code(0), new_code(0));
        let ours = look_of(&["code"], &[&[&one, &two]]);
        assert_eq!(propose(&ours, &Vec::new()).fields, [Some(Field::Code)]);
        let theirs = look_of(&["code"], &[&[&one, "17"]]);
        assert_eq!(propose(&theirs, &Vec::new()).fields, [Some(Field::Key)]);
    }

    #[test]
    fn what_the_programme_does_not_ask_for_is_left_out_unless_somebody_named_it() {
        let off = Off::of(vec![Switch::Phone, Switch::LegalName]);
        let mapping = propose(&look_of(&["имя", "телефон", "фио", "адрес"], &[]), &Vec::new());
        assert_eq!(mapping.unasked(&off), [(1, Field::Phone), (2, Field::LegalName)]);
        let left = mapping.leaving_out(&off, &[Field::LegalName]);
        assert_eq!(left.fields, [Some(Field::ChosenName), None, Some(Field::LegalName), Some(Field::Address)]);
        assert_eq!(left_unasked(&left, &off), [(1, Field::Phone)]);
        assert_eq!(left_unasked(&left, &Off::default()), []);
    }

    #[test]
    fn what_is_told_overrules_and_what_cannot_be_is_named() {
        let look = look_of(&["row", "cluster", "arm"], &[]);
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let mapping = told(&look, &Vec::new(), &[pair("arm", "group"), pair("ROW", "ignore")]).expect("told");
        assert_eq!(mapping.fields, [None, None, Some(Field::Group)]);
        assert_eq!(mapping.ignored(), ["row", "cluster"]);
        let wrong = [pair("name", "chosen_name"), pair("row", "age"), pair("row", "key"), pair("arm", "key")];
        let keys: Vec<_> = told(&look, &Vec::new(), &wrong).expect_err("wrong").iter().map(|flaw| flaw.key).collect();
        assert_eq!(keys, ["imports-no-such-heading", "imports-no-such-field", "imports-told-twice"]);
    }
}
