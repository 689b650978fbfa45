//! `minka rules change`: whether each score changed by more than the noise of one questionnaire.

use std::io::{Read, Write};

use measure::{
    Instrument,
    change::{Reliable, USUAL_LIMIT},
};

use super::{
    instruments, refuse,
    rows::{self, Rows, written},
};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
In: id,before,after: scores of one questionnaire.

Examples:
  minka rules change who5 < scores.csv
  minka rules change rses --columns before=entry,after=end < scores.csv

Out: id,change,rci,threshold,class: up (better), no clear change or down, against the fixed constants of the instrument \
(Jacobson and Truax, strictly beyond 1.96), never against the group. Where a score is missing there is no class.

Exit status: 0 done, 1 rows could not be used: they are named and left out, 2 the command was not understood.";

/// Whether each woman's score changed clearly
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The questionnaire, such as who5, or a file of one
    instrument: String,
    /// What the columns are called here: before=score_1,after=score_2
    #[arg(long, value_name = "NAME=COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
}

const NAMES: [&str; 3] = ["id", "before", "after"];

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let instrument = instruments::find(&ask.instrument)?;
    let mut rows = Rows::open(std::io::stdin().lock())?;
    write(&instrument, &mut rows, &ask.columns, &mut rows::table())?;
    rows.end()
}

fn write<R: Read, W: Write>(
    instrument: &Instrument,
    rows: &mut Rows<R>,
    asked: &[String],
    out: &mut csv::Writer<W>,
) -> Result<(), Error> {
    let rule = instrument.reliable().zip(instrument.range());
    let (rule, range) = rule.ok_or_else(|| {
        refuse(format!(
            "{}: no deviation and reliability are known, so no change is called clear",
            instrument.definition().id
        ))
    })?;
    let columns = rows::needed(rows, NAMES, asked)?;
    if let Err(cause) = out.write_record(["id", "change", "rci", "threshold", "class"]) {
        return rows::gone(cause);
    }
    while let Some(row) = rows.next()? {
        let number = row.number;
        let problem = match read(&row, columns, range) {
            Ok(scores) => match out.write_record(line(row.cells.get(columns[0]).unwrap_or_default(), scores, &rule)) {
                Ok(()) => None,
                Err(cause) => return rows::gone(cause),
            },
            Err(problem) => Some(problem),
        };
        if let Some((place, why)) = problem {
            rows.bad(number, place, why);
        }
    }
    out.flush().map_err(csv::Error::from).or_else(rows::gone)
}

type Problem = (Option<usize>, &'static str);

/// The scores before and after; none where one is missing.
fn read(row: &rows::Row<'_>, columns: [usize; 3], range: (f64, f64)) -> Result<Option<(f64, f64)>, Problem> {
    if !row.whole {
        return Err((None, "has not as many cells as the header"));
    }
    let score = |place: usize| match rows::number(row.cells.get(place).unwrap_or_default()) {
        Ok(Some(score)) if score < range.0 || score > range.1 => {
            Err((Some(place), "is no score of this questionnaire"))
        }
        Ok(score) => Ok(score),
        Err(why) => Err((Some(place), why)),
    };
    let [id, before, after] = columns;
    if row.cells.get(id).unwrap_or_default().is_empty() {
        return Err((Some(id), "is empty"));
    }
    Ok(score(before)?.zip(score(after)?))
}

fn line(id: &[u8], scores: Option<(f64, f64)>, rule: &Reliable) -> [Vec<u8>; 5] {
    let threshold = written(rule.threshold(USUAL_LIMIT));
    let (change, index, class) = match scores.map(|(before, after)| after - before) {
        Some(change) => (written(change), written(rule.index(change)), rule.state(change, USUAL_LIMIT).code()),
        None => (String::new(), String::new(), ""),
    };
    [id.to_vec(), change.into_bytes(), index.into_bytes(), threshold.into_bytes(), class.as_bytes().to_vec()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(instrument: &str, text: &str) -> Result<(String, bool), Error> {
        let mut rows = Rows::open(text.as_bytes())?;
        let mut out = csv::Writer::from_writer(Vec::new());
        write(&instruments::find(instrument)?, &mut rows, &[], &mut out)?;
        let text = String::from_utf8(out.into_inner().expect("written")).expect("text");
        Ok((text, rows.end().is_ok()))
    }

    #[test]
    fn up_is_better_whichever_way_the_score_goes() {
        let (out, well) = answer("phq9", "id,before,after\na,15,9\nb,15,10\nc,9,15\nd,9,\n").expect("an answer");
        let classes: Vec<&str> = out.lines().skip(1).map(|line| line.rsplit(',').next().expect("a class")).collect();
        assert_eq!((classes, well), (vec!["up", "no clear change", "down", ""], true));
        // 20 of 100 is below what one questionnaire is worth (published: 24).
        let (out, _) = answer("who5", "id,before,after\na,40,60\nb,40,64\n").expect("an answer");
        assert!(out.contains("a,20,") && out.contains("no clear change") && out.trim_end().ends_with("up"), "{out}");
    }

    #[test]
    fn what_is_no_score_is_named() {
        let (out, well) = answer("phq9", "id,before,after\na,28,9\n,1,2\nb,x,1\nc,1\nd,1,2\n").expect("an answer");
        assert_eq!((out.lines().count(), well), (2, false), "{out}");
        assert!(answer("srq20", "id,before,after\n").is_err(), "no constants are known");
    }
}
