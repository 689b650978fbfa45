//! `minka rules attrition`: who left, and what they were like when they came.

use std::io::Read;

use measure::group::{Balance, balance};

use super::{
    refuse,
    rows::{self, Rows, written_or_blank},
};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
In: id, lost (1 or 0), and what was known at entry, a column each. A blank is not measured: it counts on neither side.

Examples:
  minka rules attrition --at-entry age,hamd_baseline --by arm \\
        --columns id=row,lost=lost_by_7y < testdata/thp_women_903.csv

Out: variable,n_stayed,n_lost,mean_stayed,mean_lost,difference,p. First everybody, then each group of --by with its \
two counts, then each column of --at-entry: lost minus stayed, and the chance of such a difference if nothing but chance \
made it (t, equal variances). Where those who left were unlike those who stayed, a change of those who stayed is not the \
programme's.

Exit status: 0 done, 1 rows could not be used: they are named and left out, 2 the command was not understood.";

/// Who left, beside who stayed
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// What was known when they came, each a column of numbers
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',', required = true)]
    at_entry: Vec<String>,
    /// A column of groups to count apart
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
    /// What the columns are called here: id=row,lost=lost_by_7y
    #[arg(long, value_name = "NAME=COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
}

/// One person: whether she is lost, in which group she was, what was known at entry.
#[derive(Debug, PartialEq)]
struct Person {
    lost: bool,
    group: String,
    known: Vec<Option<f64>>,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let mut rows = Rows::open(std::io::stdin().lock())?;
    let people = read(&mut rows, ask)?;
    let mut out = rows::table();
    let lines = tell(&people, ask);
    let done = lines.iter().try_for_each(|line| out.write_record(line));
    done.and_then(|()| out.flush().map_err(csv::Error::from)).or_else(rows::gone)?;
    rows.end()
}

fn read<R: Read>(rows: &mut Rows<R>, ask: &Ask) -> Result<Vec<Person>, Error> {
    let places = rows::mapped(rows, &["id", "lost"], &ask.columns)?;
    let need = |place: Option<usize>, name: &str| {
        place.ok_or_else(|| refuse(format!("the header has no column {name}; name it: --columns {name}=…")))
    };
    let (id, lost) = (need(places[0], "id")?, need(places[1], "lost")?);
    let by = ask.by.as_deref().map(|column| rows.need(column)).transpose()?;
    let known: Vec<usize> = ask.at_entry.iter().map(|column| rows.need(column)).collect::<Result<_, _>>()?;
    let (mut people, mut ids) = (Vec::new(), std::collections::HashSet::new());
    while let Some(row) = rows.next()? {
        let number = row.number;
        let cell = |place: usize| row.cells.get(place).unwrap_or_default();
        let name = cell(id).to_vec();
        let numbers: Vec<_> = known.iter().map(|place| (*place, rows::number(cell(*place)))).collect();
        let problem = match cell(lost) {
            _ if !row.whole => Some((None, "has not as many cells as the header")),
            _ if name.is_empty() => Some((Some(id), "is empty")),
            // Counted twice, one woman would weigh as much as two.
            _ if ids.contains(&name) => Some((Some(id), "stands on an earlier row")),
            b"0" | b"1" => numbers.iter().find_map(|(place, read)| read.as_ref().err().map(|why| (Some(*place), *why))),
            _ => Some((Some(lost), "is neither 1 nor 0")),
        };
        let person = Person {
            lost: cell(lost) == b"1",
            group: by.map(|place| String::from_utf8_lossy(cell(place)).into_owned()).unwrap_or_default(),
            known: numbers.into_iter().map(|(_, read)| read.unwrap_or_default()).collect(),
        };
        match problem {
            Some((column, why)) => rows.bad(number, column, why),
            None => {
                ids.insert(name);
                people.push(person);
            }
        }
    }
    Ok(people)
}

fn tell(people: &[Person], ask: &Ask) -> Vec<Vec<String>> {
    let header = ["variable", "n_stayed", "n_lost", "mean_stayed", "mean_lost", "difference", "p"];
    let mut lines = vec![header.map(str::to_owned).to_vec(), counts("everybody", people.iter())];
    if let Some(by) = &ask.by {
        let mut groups: Vec<&str> = people.iter().map(|person| person.group.as_str()).collect();
        groups.sort_unstable();
        groups.dedup();
        let of = |group| people.iter().filter(move |person| person.group == group);
        lines.extend(groups.into_iter().map(|group| counts(&format!("{by}={group}"), of(group))));
    }
    for (place, variable) in ask.at_entry.iter().enumerate() {
        let found = balance(people.iter().map(|person| (person.known[place], person.lost)));
        lines.push(compared(variable, found));
    }
    lines
}

fn counts<'a>(variable: &str, people: impl Iterator<Item = &'a Person>) -> Vec<String> {
    let (mut stayed, mut lost) = (0, 0);
    for person in people {
        *(if person.lost { &mut lost } else { &mut stayed }) += 1;
    }
    let mut line = vec![variable.to_owned(), stayed.to_string(), lost.to_string()];
    line.resize(7, String::new());
    line
}

/// Too few on a side leave the line blank but for its name.
fn compared(variable: &str, found: Option<Balance>) -> Vec<String> {
    let mut line = vec![variable.to_owned()];
    if let Some(found) = found {
        line.extend([found.stayed.to_string(), found.lost.to_string()]);
        let numbers = [found.stayed_mean, found.lost_mean, found.difference, found.p];
        line.extend(numbers.map(|number| written_or_blank(Some(number))));
    }
    line.resize(7, String::new());
    line
}
