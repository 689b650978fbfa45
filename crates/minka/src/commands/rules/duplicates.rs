//! `minka rules duplicates`: which rows of a list of people may be the same woman.

use std::collections::HashSet;

use linkage::{BirthDate, DateProblem, Effort, Pair, Person, Register, Settings};

use super::{
    refuse, say,
    sheet::{Bad, Sheet},
};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
Columns: id, and any of given_name, family_name, second_name (father's name or second surname), birth_date, phone, \
street_number, street, address_line, suburb, place, postcode, region, national_number. Others are left alone.
Dates: 1987-03-08, 19870308, 08.03.1987, 1987-03, 1987.

Examples:
  minka rules duplicates < women.csv
  minka rules duplicates --columns family_name=surname,birth_date=born < women.csv
  minka rules duplicates --least 0.2 < women.csv > pairs.csv
  minka rules duplicates --between list < both.csv    two lists in one file, told apart by a column

With --between, nobody stands in one list twice: a pair is one row of each, the likeliest for both.

Out: id_a,id_b,probability,reasons; likeliest first. Nothing is merged. What could not be compared, because too many rows \
share it, is counted on standard error.

Exit status: 0 done, 1 rows could not be read: they are named and left out, 2 the command was not understood.";

/// Which rows may be the same woman, written twice
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// What the columns are called here: given_name=given,family_name=surname
    #[arg(long, value_name = "NAME=COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
    /// Pair rows of two lists with each other: the column that tells the lists apart
    #[arg(long, value_name = "COLUMN")]
    between: Option<String>,
    /// Leave out pairs less probable than this
    #[arg(long, value_name = "PROBABILITY", default_value = "0.5", value_parser = read_probability)]
    least: f64,
}

const FIELDS: [&str; 14] = [
    "id",
    "given_name",
    "family_name",
    "second_name",
    "birth_date",
    "phone",
    "street_number",
    "street",
    "address_line",
    "suburb",
    "place",
    "postcode",
    "region",
    "national_number",
];

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let mut sheet = Sheet::read(std::io::stdin().lock())?;
    let columns = Columns::find(&sheet, &ask.columns)?;
    let settings = Settings { least: ask.least, ..Settings::default() };
    let between = ask.between.as_deref().map(|column| part(&mut sheet, column)).transpose()?;
    let (ids, pairs, effort) = find(&mut sheet, &columns, (settings, between));
    say::line(written(&ids, &pairs)?.trim_end());
    if let Some(words) = left_out(effort) {
        say::note(words);
    }
    sheet.end()
}

/// Where each field of [`FIELDS`] stands.
struct Columns([Option<usize>; FIELDS.len()]);

impl Columns {
    fn find(sheet: &Sheet, asked: &[String]) -> Result<Self, Error> {
        let mut places = FIELDS.map(|field| sheet.place(field));
        for mapping in asked {
            let (field, column) = mapping
                .split_once('=')
                .ok_or_else(|| refuse(format!("--columns {mapping}: NAME=COLUMN is expected")))?;
            let (field, column) = (field.trim(), column.trim());
            let at = FIELDS
                .iter()
                .position(|known| *known == field)
                .ok_or_else(|| refuse(format!("--columns {field}: is none of {}", FIELDS.join(", "))))?;
            let place = sheet.place(column);
            places[at] = Some(place.ok_or_else(|| refuse(format!("--columns: the header has no column {column}")))?);
        }
        if places[0].is_none() {
            return Err(refuse("the header has no column id; name the one that tells rows apart: --columns id=…"));
        }
        if places[1..].iter().all(Option::is_none) {
            return Err(refuse(format!("nothing to compare: the header has none of {}", FIELDS[1..].join(", "))));
        }
        Ok(Self(places))
    }

    fn cell<'a>(&self, field: usize, cells: &'a csv::StringRecord) -> &'a str {
        self.0[field].and_then(|place| cells.get(place)).unwrap_or_default()
    }
}

/// Puts the rows of the first list before those of the second, and says which rows are of the first.
fn part(sheet: &mut Sheet, column: &str) -> Result<HashSet<u64>, Error> {
    let place = sheet.place(column).ok_or_else(|| refuse(format!("--between: the header has no column {column}")))?;
    let of = |cells: &csv::StringRecord| cells.get(place).unwrap_or_default().to_owned();
    let mut lists: Vec<String> = Vec::new();
    for (_, cells) in &sheet.rows {
        let list = of(cells);
        if !lists.contains(&list) {
            lists.push(list);
        }
        if lists.len() > 2 {
            return Err(refuse(format!("--between: the column {column} tells more than two lists apart")));
        }
    }
    let [first, _] = lists.as_slice() else {
        return Err(refuse(format!("--between: the column {column} does not tell two lists apart")));
    };
    let is_first = |cells: &csv::StringRecord| of(cells) == *first;
    sheet.rows.sort_by_key(|(_, cells)| !is_first(cells));
    Ok(sheet.rows.iter().filter(|(_, cells)| is_first(cells)).map(|(row, _)| *row).collect())
}

/// What could not be compared, for whoever trusts the answer: nothing when all was.
fn left_out(effort: Effort) -> Option<String> {
    (effort.left_out > 0).then(|| {
        format!(
            "{} places in blocks too large to compare were left out, of {} pairs compared: such pairs are found only by what \
             else they share",
            effort.left_out, effort.compared
        )
    })
}

/// The ids of the rows that could be used, the pairs among them, and how far the search went. `between`: the rows of the first
/// of two lists.
fn find(
    sheet: &mut Sheet,
    columns: &Columns,
    (settings, between): (Settings, Option<HashSet<u64>>),
) -> (Vec<String>, Vec<Pair>, Effort) {
    let mut first_list = 0;
    let mut register = Register::new(settings);
    let mut ids: Vec<String> = Vec::with_capacity(sheet.rows.len());
    let mut known: HashSet<String> = HashSet::new();
    for (row, cells) in std::mem::take(&mut sheet.rows) {
        let id = columns.cell(0, &cells);
        let date = columns.cell(4, &cells);
        let phone = columns.cell(5, &cells);
        let birth_date = if date.is_empty() { None } else { Some(BirthDate::read(date)) };
        let problems = [
            (0, id.is_empty().then_some("is empty")),
            (0, known.contains(id).then_some("stands on an earlier row")),
            (4, birth_date.and_then(Result::err).map(why)),
            (5, (!phone.is_empty() && !linkage::is_phone(phone)).then_some("is no phone number")),
        ];
        let mut whole = true;
        for (field, why) in problems.into_iter().filter_map(|(field, why)| Some((field, why?))) {
            let column = columns.0[field].and_then(|place| sheet.header.get(place)).cloned().unwrap_or_default();
            sheet.bad.push(Bad { row, column, why });
            whole = false;
        }
        if whole {
            register.add(&person(columns, &cells, birth_date.and_then(Result::ok)));
            first_list += u32::from(between.as_ref().is_some_and(|first| first.contains(&row)));
            known.insert(id.to_owned());
            ids.push(id.to_owned());
        }
    }
    let (pairs, effort) = if between.is_some() { register.links(first_list) } else { register.pairs() };
    (ids, pairs, effort)
}

fn person<'a>(columns: &Columns, cells: &'a csv::StringRecord, birth_date: Option<BirthDate>) -> Person<'a> {
    let cell = |field| columns.cell(field, cells);
    Person {
        given_name: cell(1),
        family_name: cell(2),
        second_name: cell(3),
        birth_date,
        phone: cell(5),
        street_number: cell(6),
        street: cell(7),
        address_line: cell(8),
        suburb: cell(9),
        place: cell(10),
        postcode: cell(11),
        region: cell(12),
        national_number: cell(13),
    }
}

fn why(problem: DateProblem) -> &'static str {
    match problem {
        DateProblem::NotADate => "is no date (1987-03-08, 08.03.1987, 1987-03 or 1987 would be)",
        DateProblem::NoSuchDay => "is no day of the calendar",
        DateProblem::YearOutOfReach => "is a year before 1850 or after 2150",
        DateProblem::DayOrMonth => "may be two days: write 1987-03-08 or 08.03.1987",
    }
}

/// The answer as CSV. Reasons are `field:agreement`, strongest first.
fn written(ids: &[String], pairs: &[Pair]) -> Result<String, Error> {
    let failed = |cause: csv::Error| Error::unexpected("write CSV", cause);
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["id_a", "id_b", "probability", "reasons"]).map_err(failed)?;
    for pair in pairs {
        let reasons: Vec<String> =
            pair.reasons.iter().map(|why| format!("{}:{}", why.field.code(), why.agreement.code())).collect();
        let (one, other) = (&ids[pair.one as usize], &ids[pair.other as usize]);
        let probability = format!("{:.4}", pair.probability);
        out.write_record([one.as_str(), other, &probability, &reasons.join(";")]).map_err(failed)?;
    }
    let bytes = out.into_inner().map_err(|cause| Error::unexpected("write CSV", cause))?;
    String::from_utf8(bytes).map_err(|cause| Error::unexpected("write CSV", cause))
}

fn read_probability(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("a number from 0 to 1 is expected".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str, columns: &[&str]) -> Result<(String, Vec<Bad>), Error> {
        let mut sheet = Sheet::read(text.as_bytes())?;
        let asked: Vec<String> = columns.iter().map(|text| (*text).to_owned()).collect();
        let columns = Columns::find(&sheet, &asked)?;
        let (ids, pairs, _) = find(&mut sheet, &columns, (Settings::default(), None));
        Ok((written(&ids, &pairs)?, sheet.bad))
    }

    const WOMEN: &str = "\
id,given_name,family_name,birth_date,phone
w1,Айгерім,Жұмабаева,1987-03-09,+7 701 555 11 22
w2,Мадина,Оспанова,1990-10-12,
w3,Aigerim,Zhumabaeva,1987-03-09,8 701 555 11 22
";

    #[test]
    fn says_who_and_why() {
        let (out, bad) = answer(WOMEN, &[]).expect("an answer");
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines[0], "id_a,id_b,probability,reasons");
        assert_eq!(lines.len(), 2, "{out}");
        let cells: Vec<&str> = lines[1].split(',').collect();
        assert_eq!(cells[..2], ["w1", "w3"]);
        assert!(cells[2].parse::<f64>().is_ok_and(|probability| (0.5..=1.0).contains(&probability)), "{out}");
        let mut reasons: Vec<&str> = cells[3].split(';').collect();
        reasons.sort_unstable();
        assert_eq!(
            reasons,
            ["birth_date:same", "family_name:other-spelling", "given_name:other-spelling", "phone:same"]
        );
        assert!(bad.is_empty());
    }

    #[test]
    fn other_names_for_columns() {
        let text = WOMEN.replace("id,given_name,family_name", "no,vorname,surname");
        let (out, _) = answer(&text, &["id=no", "given_name=vorname", " family_name = surname "]).expect("an answer");
        assert_eq!(out.lines().count(), 2);
        for columns in [&["id"][..], &["id=nothing"], &["name=vorname"], &[]] {
            assert!(answer(&text, columns).is_err(), "{columns:?}");
        }
        assert!(answer("id,colour\n1,red\n", &[]).is_err());
    }

    #[test]
    fn names_every_bad_row_and_uses_the_rest() {
        let text = format!(
            "{WOMEN},Анна,Ким,1980-01-02,\nw2,Анна,Ким,1980-01-02,\nw5,Анна,Ким,1980-02-31,\nw6,Анна,Ким,yesterday,no phone\nw7,Анна\n"
        );
        let (out, bad) = answer(&text, &[]).expect("an answer");
        let named: Vec<(u64, &str)> = bad.iter().map(|bad| (bad.row, bad.column.as_str())).collect();
        assert_eq!(named, [(9, ""), (5, "id"), (6, "id"), (7, "birth_date"), (8, "birth_date"), (8, "phone")]);
        assert_eq!(out.lines().count(), 2, "{out}");
    }

    #[test]
    fn what_was_not_compared_is_told() {
        let mut text = "id,given_name,family_name\n".to_owned();
        for at in 0..200 {
            text.push_str(&format!("w{at},Айгерім,Ахметова\n"));
        }
        let mut sheet = Sheet::read(text.as_bytes()).expect("a sheet");
        let columns = Columns::find(&sheet, &[]).expect("columns");
        let (_, _, effort) = find(&mut sheet, &columns, (Settings::default(), None));
        assert!(left_out(effort).is_some_and(|words| words.contains("left out")), "{effort:?}");
        assert_eq!(left_out(Effort::default()), None);
    }

    #[test]
    fn probabilities() {
        for text in ["0", "1", "0.5"] {
            assert!(read_probability(text).is_ok(), "{text}");
        }
        for text in ["-1", "1.1", "NaN", "half", ""] {
            assert!(read_probability(text).is_err(), "{text}");
        }
    }
}
