//! What a cell and a row say, or why they cannot be taken. Nothing is guessed: what is not understood is named.

use jiff::civil::{Date, date};

use super::{
    model::{Field, Flaw, Line, Mapping},
    words,
};
use crate::{
    foundation::sheet::{Fault, Row, RowProblem, SheetProblem},
    identities::{Birth, Identity, Unlikely},
    people::read_code,
};

/// A row as it was read, with what is wrong in it.
#[derive(Clone, Debug, Default)]
pub struct ReadRow {
    /// What it says.
    pub line: Line,
    /// What is wrong.
    pub flaws: Vec<Flaw>,
    /// A date whose first two numbers could be taken for either, and how it was read.
    pub day_first: Option<(String, Date)>,
}

/// A date, and whether day and month could have been the other way round.
type Understood = (Date, bool);

/// Reads a day: `2026-03-08`, `08.03.2026`, `08/03/2026` (the day first). A month that stands first is refused where it
/// shows, and so are years of two digits.
///
/// # Errors
/// The key of the sentence that says why.
pub(super) fn read_date(cell: &str) -> Result<Understood, &'static str> {
    const UNKNOWN: &str = "imports-bad-date";
    let day = cell.split(['T', ' ']).next().unwrap_or_default();
    let rest = cell[day.len()..].trim_start_matches('T').trim();
    let is_time = rest.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ':' | '.'));
    if !is_time && !matches!(rest, "г." | "г" | "ж." | "ж") {
        return Err(UNKNOWN);
    }
    let day = day.trim_end_matches(['г', 'ж', '.']);
    let mark = day.chars().find(|sign| matches!(sign, '-' | '.' | '/')).ok_or(UNKNOWN)?;
    let parts: Vec<&str> = day.split(mark).collect();
    let [first, second, third] = parts[..] else { return Err(UNKNOWN) };
    let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    let (Some(a), Some(b), Some(c)) = (number(first), number(second), number(third)) else { return Err(UNKNOWN) };
    if first.len() == 4 {
        return civil(a, b, c).map(|day| (day, false));
    }
    if third.len() == 2 && first.len() <= 2 {
        return Err("imports-date-short-year");
    }
    if third.len() != 4 || first.len() > 2 || second.len() > 2 {
        return Err(UNKNOWN);
    }
    if mark != '.' && b > 12 && (1..=12).contains(&a) {
        return Err("imports-date-month-first");
    }
    civil(c, b, a).map(|day| (day, mark != '.' && a <= 12 && a != b))
}

/// Reads when she was born, as far as the list knows it: a day, `1987`, `03.1987`, `1987-03`, or how old she was on the day
/// on which she was asked, `39 (24.11.2026)`. An age without that day is refused: nobody knows how old the list is.
///
/// # Errors
/// The key of the sentence that says why.
pub(super) fn read_birth(cell: &str, today: Date) -> Result<Birth, &'static str> {
    const UNKNOWN: &str = "imports-bad-birth";
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
    let birth = if let Some((age, asked)) = cell.split_once('(') {
        let age = age.trim().split(' ').next().unwrap_or_default();
        let asked = read_date(asked.trim_end().strip_suffix(')').ok_or(UNKNOWN)?.trim())?.0;
        Birth::Age { years: age.parse().map_err(|_| UNKNOWN)?, asked }
    } else {
        let bare = cell.trim_end_matches(['г', 'ж', '.', ' ']);
        let parts: Vec<&str> = bare.split(['-', '.', '/']).collect();
        let number = |part: &str| part.parse::<i16>().map_err(|_| UNKNOWN);
        let month = |part: &str| i8::try_from(number(part)?).map_err(|_| UNKNOWN);
        match parts[..] {
            [year] if is_number(year) && year.len() == 4 => Birth::Year(number(year)?),
            [age] if is_number(age) && age.len() < 4 => return Err("imports-birth-age"),
            [year, at] | [year, at, "XX"] if is_number(year) && is_number(at) && year.len() == 4 => {
                Birth::Month(number(year)?, month(at)?)
            }
            [at, year] if is_number(year) && is_number(at) && year.len() == 4 => {
                Birth::Month(number(year)?, month(at)?)
            }
            _ => Birth::Day(read_date(cell).map_err(|why| if why == "imports-bad-date" { UNKNOWN } else { why })?.0),
        }
    };
    birth.check(today).map_err(|why| match why {
        Unlikely::NoSuchDay => "imports-no-such-day",
        Unlikely::Future => "imports-date-future",
        Unlikely::LongAgo => "imports-date-old",
    })
}

fn civil(year: i16, month: i16, day: i16) -> Result<Date, &'static str> {
    let parts = (i8::try_from(month), i8::try_from(day));
    let (Ok(month), Ok(day)) = parts else { return Err("imports-no-such-day") };
    Date::new(year, month, day).map_err(|_| "imports-no-such-day")
}

/// Text of one line: white space single, nothing that cannot be seen.
fn one_line(cell: &str) -> String {
    let visible: String = cell.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a spreadsheet writes into a text table where a formula failed.
const ERRORS: [&str; 8] = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#ERROR!"];

/// How long a field may be.
fn longest(field: Field) -> usize {
    match field {
        Field::Key | Field::Group => 80,
        Field::LegalName => 200,
        Field::Address => 500,
        _ => 60,
    }
}

/// Reads one row. `today` is the programme's.
#[must_use]
pub fn read_row(row: &Row, mapping: &Mapping, today: Date) -> ReadRow {
    let mut read = ReadRow { line: Line { row: row.number, ..Line::default() }, ..ReadRow::default() };
    for problem in &row.problems {
        read.flaws.extend(flaw_of(problem, mapping));
    }
    let mut identity = Identity::default();
    for (at, field) in mapping.fields.iter().enumerate() {
        let (Some(field), cell) = (*field, row.text(at)) else { continue };
        let is_told = row.problems.iter().any(|problem| problem.place.column == u32::try_from(at).ok());
        if cell.is_empty() {
            if field == Field::Key && !is_told {
                read.flaws.push(Flaw::new(row.number, Some(at), "imports-key-missing"));
            }
            continue;
        }
        if ERRORS.contains(&cell) {
            read.flaws.push(Flaw::new(row.number, Some(at), "sheet-error-value").with("value", cell));
            continue;
        }
        if cell.chars().count() > longest(field) {
            let most = i64::try_from(longest(field)).unwrap_or(i64::MAX);
            read.flaws.push(Flaw::new(row.number, Some(at), "imports-too-long").number("count", most));
            continue;
        }
        if let Err(key) = take(&mut read, &mut identity, (field, cell), today) {
            let flaw = Flaw::new(row.number, Some(at), key);
            // What is sealed is not repeated, not even to whoever brought it; nor what somebody wrote about her life.
            read.flaws.push(flaw.with("value", if field.is_sealed() || field == Field::Reason { "…" } else { cell }));
        }
    }
    read.line.identity = (identity != Identity::default()).then(|| Box::new(identity));
    read
}

fn take(
    read: &mut ReadRow,
    identity: &mut Identity,
    (field, cell): (Field, &str),
    today: Date,
) -> Result<(), &'static str> {
    let line = &mut read.line;
    match field {
        Field::Key => line.key = Some(one_line(cell)),
        Field::Code => line.code = Some(read_code(cell).ok_or("imports-bad-code")?),
        Field::ChosenName => {
            let name = one_line(cell);
            if !name.chars().any(char::is_alphabetic) {
                return Err("imports-bad-name");
            }
            line.chosen_name = Some(name);
        }
        Field::Language => line.language = Some(words::read_language(cell).ok_or("imports-bad-language")?),
        Field::Group => line.group = Some(one_line(cell)),
        Field::Step => line.step = Some(words::read_step(cell).ok_or("imports-bad-state")?),
        Field::Reason => line.reason = Some(words::read_reason(cell).ok_or("imports-bad-reason")?),
        Field::Sign => line.sign = Some(words::read_sign(cell).ok_or("imports-bad-sign")?),
        Field::EnrolledOn => {
            let (day, could_be_either) = read_date(cell)?;
            line.enrolled_on = Some(within(day, date(1990, 1, 1), today)?);
            if could_be_either {
                read.day_first = Some((cell.to_owned(), day));
            }
        }
        Field::BirthDate => identity.birth_date = read_birth(cell, today)?.to_string(),
        Field::LegalName => identity.legal_name = one_line(cell),
        Field::Phone => identity.phone = one_line(cell),
        Field::Address => cell.clone_into(&mut identity.address),
    }
    Ok(())
}

fn within(day: Date, first: Date, last: Date) -> Result<Date, &'static str> {
    if day > last {
        Err("imports-date-future")
    } else if day < first {
        Err("imports-date-old")
    } else {
        Ok(day)
    }
}

/// What the reader of sheets found wrong with a row. A cell that is left out anyway may hold what it likes.
fn flaw_of(problem: &RowProblem, mapping: &Mapping) -> Option<Flaw> {
    let column = problem.place.column.map(|at| at as usize);
    let is_used = column.is_some_and(|at| mapping.fields.get(at).copied().flatten().is_some());
    let flaw = Flaw::new(problem.place.row, column, problem.fault.key());
    match &problem.fault {
        Fault::ShortRow { expected, found } | Fault::LongRow { expected, found } => {
            Some(flaw.number("expected", i64::from(*expected)).number("found", i64::from(*found)))
        }
        Fault::ErrorValue(value) => is_used.then(|| flaw.with("value", value)),
        Fault::NotCalculated | Fault::DigitsLost => is_used.then_some(flaw),
    }
}

/// What is wrong with a file as a whole.
#[must_use]
pub fn flaw_of_file(problem: &SheetProblem) -> Flaw {
    let place = problem.place();
    let flaw = Flaw::new(
        place.map_or(0, |place| place.row),
        place.and_then(|place| place.column).map(|at| at as usize),
        problem.key(),
    );
    match problem {
        SheetProblem::BadText { encoding, .. } => flaw.with("encoding", encoding.name()),
        _ => flaw,
    }
}

/// Fields that stand for two columns: the second column of each.
#[must_use]
pub fn twice(mapping: &Mapping) -> Vec<(usize, Field)> {
    let first = |field: Field| mapping.column(field);
    let columns = mapping.fields.iter().enumerate();
    columns.filter_map(|(at, field)| field.filter(|field| first(*field) != Some(at)).map(|field| (at, field))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::sheet::{Cell, Place};

    #[test]
    fn a_birth_is_read_as_far_as_a_list_knows_it() {
        for (cell, kept) in [
            ("1987-03-09", "1987-03-09"),
            ("09.03.1987", "1987-03-09"),
            ("8.3.1985 г.", "1985-03-08"),
            ("1987-03-09T00:00:00", "1987-03-09"),
            ("1987", "1987"),
            ("1987 г.", "1987"),
            ("03.1987", "1987-03"),
            ("3/1987", "1987-03"),
            ("1987-03", "1987-03"),
            ("1987-03-XX", "1987-03"),
            ("39 (24.11.2026)", "39@2026-11-24"),
            ("39 лет (2026-11-24)", "39@2026-11-24"),
        ] {
            assert_eq!(
                read_birth(cell, date(2026, 11, 24)).map(|birth| birth.to_string()),
                Ok(kept.to_owned()),
                "{cell}"
            );
        }
        for (cell, why) in [
            ("39", "imports-birth-age"),
            ("87", "imports-birth-age"),
            ("39 (soon)", "imports-bad-date"),
            ("39 (24.11.2026", "imports-bad-birth"),
            ("39 (25.11.2026)", "imports-date-future"),
            ("390 (24.11.2026)", "imports-no-such-day"),
            ("13.1987", "imports-no-such-day"),
            ("31.02.1987", "imports-no-such-day"),
            ("2027", "imports-date-future"),
            ("1899", "imports-date-old"),
            ("about thirty", "imports-bad-birth"),
            ("08.03.87", "imports-date-short-year"),
        ] {
            assert_eq!(read_birth(cell, date(2026, 11, 24)), Err(why), "{cell}");
        }
    }

    #[test]
    fn days_are_read_in_the_forms_that_programmes_write() {
        for (cell, day, could_be_either) in [
            ("2026-03-08", date(2026, 3, 8), false),
            ("2026-03-08T10:30:00", date(2026, 3, 8), false),
            ("2026-03-08 10:30", date(2026, 3, 8), false),
            ("2026.3.8", date(2026, 3, 8), false),
            ("08.03.2026", date(2026, 3, 8), false),
            ("8.3.2026", date(2026, 3, 8), false),
            ("08.03.2026 г.", date(2026, 3, 8), false),
            ("08.03.2026ж.", date(2026, 3, 8), false),
            ("25/03/2026", date(2026, 3, 25), false),
            ("03/03/2026", date(2026, 3, 3), false),
            ("03/04/2026", date(2026, 4, 3), true),
            ("3-4-2026", date(2026, 4, 3), true),
            ("29.02.2028", date(2028, 2, 29), false),
        ] {
            assert_eq!(read_date(cell), Ok((day, could_be_either)), "{cell}");
        }
    }

    #[test]
    fn days_that_do_not_exist_or_could_mean_another_are_refused() {
        for (cell, key) in [
            ("31.02.2026", "imports-no-such-day"),
            ("2026-02-30", "imports-no-such-day"),
            ("29.02.2027", "imports-no-such-day"),
            ("00.01.2026", "imports-no-such-day"),
            ("32/13/2026", "imports-no-such-day"),
            ("2026-300-1", "imports-no-such-day"),
            ("03/25/2026", "imports-date-month-first"),
            ("3-25-2026", "imports-date-month-first"),
            ("08.03.26", "imports-date-short-year"),
            ("3/25/26", "imports-date-short-year"),
            ("8 марта 2026", "imports-bad-date"),
            ("March 8, 2026", "imports-bad-date"),
            ("31.02.", "imports-bad-date"),
            ("45000", "imports-bad-date"),
            ("+8.03.2026", "imports-bad-date"),
            ("08.03.20260", "imports-bad-date"),
            ("2026-03-08 vespers", "imports-bad-date"),
            ("", "imports-bad-date"),
            ("--", "imports-bad-date"),
            ("٠٨.٠٣.٢٠٢٦", "imports-bad-date"),
        ] {
            assert_eq!(read_date(cell), Err(key), "{cell}");
        }
    }

    fn mapping(fields: &[Option<Field>]) -> Mapping {
        Mapping { headings: vec![String::new(); fields.len()], fields: fields.to_vec() }
    }

    fn row(cells: &[&str]) -> Row {
        let cells = cells.iter().map(|text| Cell { text: (*text).to_owned(), formula: false }).collect();
        Row { sheet: None, number: 7, cells, problems: Vec::new() }
    }

    const TODAY: Date = date(2026, 11, 24);

    fn keys(read: &ReadRow) -> Vec<(Option<u32>, &'static str)> {
        read.flaws.iter().map(|flaw| (flaw.column, flaw.key)).collect()
    }

    #[test]
    fn a_row_is_read_into_its_fields() {
        let all = mapping(&Field::ALL.map(Some));
        let code = crate::people::new_code(0);
        let cells = [
            "17",
            &code,
            " Айгүл\nС. ",
            "казахский",
            "Тюльпан",
            "активна",
            "переезд",
            "1.9.2026",
            "солнце",
            "Сейткали",
            "+7 701",
            "a\nb",
            "8.3.1985",
        ];
        let read = read_row(&row(&cells), &all, TODAY);
        assert_eq!(keys(&read), []);
        let line = read.line;
        assert_eq!(
            (line.key.as_deref(), line.code, line.chosen_name.as_deref()),
            (Some("17"), Some(code), Some("Айгүл С."))
        );
        assert_eq!((line.sign, line.enrolled_on), (Some("sun"), Some(date(2026, 9, 1))));
        assert_eq!(line.reason, Some("moved"));
        let identity = line.identity.expect("sealed part");
        assert_eq!((identity.birth_date.as_str(), identity.address.as_str()), ("1985-03-08", "a\nb"));
    }

    #[test]
    fn everything_wrong_in_a_row_is_named_with_its_column() {
        let all = mapping(&Field::ALL.map(Some));
        let cells = ["", "BAKO-0", "123", "quechua", "", "?", "beaten", "31.02.2026", "rose", "", "", "", "1.1.2030"];
        let read = read_row(&row(&cells), &all, TODAY);
        assert_eq!(
            keys(&read),
            [
                (Some(0), "imports-key-missing"),
                (Some(1), "imports-bad-code"),
                (Some(2), "imports-bad-name"),
                (Some(3), "imports-bad-language"),
                (Some(5), "imports-bad-state"),
                (Some(6), "imports-bad-reason"),
                (Some(7), "imports-no-such-day"),
                (Some(8), "imports-bad-sign"),
                (Some(12), "imports-date-future"),
            ]
        );
        assert_eq!(read.flaws[5].values, [("value", crate::registers::Said::Words("…".to_owned()))], "nor is her life");
        let birth = read.flaws.last().expect("a flaw");
        assert_eq!(
            birth.values,
            [("value", crate::registers::Said::Words("…".to_owned()))],
            "what is sealed is not repeated"
        );
        let long = "я".repeat(61);
        assert_eq!(
            keys(&read_row(&row(&[&long]), &mapping(&[Some(Field::ChosenName)]), TODAY)),
            [(Some(0), "imports-too-long")]
        );
        assert_eq!(keys(&read_row(&row(&["я".repeat(60).as_str()]), &mapping(&[Some(Field::ChosenName)]), TODAY)), []);
    }

    #[test]
    fn half_a_row_is_a_flaw_and_an_error_value_only_where_it_is_used() {
        let fields = mapping(&[Some(Field::ChosenName), None]);
        let mut half = row(&["Айгүл", ""]);
        let place = |column| Place { sheet: None, row: 7, column: Some(column) };
        half.problems.push(RowProblem { place: place(1), fault: Fault::ShortRow { expected: 2, found: 1 } });
        assert_eq!(keys(&read_row(&half, &fields, TODAY)), [(Some(1), "sheet-short-row")]);
        for (column, expected) in [(0, vec![(Some(0), "sheet-error-value")]), (1, vec![])] {
            let mut broken = row(&["", ""]);
            broken.problems.push(RowProblem { place: place(column), fault: Fault::ErrorValue("#REF!".to_owned()) });
            assert_eq!(keys(&read_row(&broken, &fields, TODAY)), expected);
        }
    }

    #[test]
    fn a_field_stands_for_one_column() {
        let once = mapping(&[Some(Field::Key), None, Some(Field::Group)]);
        assert_eq!(twice(&once), []);
        let two = mapping(&[Some(Field::Key), Some(Field::Group), Some(Field::Key)]);
        assert_eq!(twice(&two), [(2, Field::Key)]);
    }
}
