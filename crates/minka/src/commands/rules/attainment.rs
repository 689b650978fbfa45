//! `minka rules attainment`: how far goals were attained, for the programme's own reports.

use std::io::Read;

use measure::goals::{Attained, NoAttainment, USUAL_CORRELATION, attainment};

use super::{
    refuse,
    rows::{self, Rows, written},
    say,
};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
In: goal,level,weight. Levels go from -2 (much less than agreed) over 0 (as agreed) to 2 (much \
more); a blank is a goal that nobody has rated and is left out. The weight may be left away.

Examples:
  minka rules attainment < goals.csv
  printf 'goal,level\\nsave,1\\nlearn,1\\n' | minka rules attainment

Out: t_score: 50 is as agreed (Kiresuk and Sherman, with the correlation of .3 between goals). It compares no women.

Exit status: 0 done, 1 rows could not be used, so there is no score, 2 the command was not understood.";

/// Goal attainment as one number
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// What the columns are called here: level=rating
    #[arg(long, value_name = "NAME=COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
    /// The correlation between goals
    #[arg(long, value_name = "NUMBER", default_value_t = USUAL_CORRELATION)]
    correlation: f64,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let mut rows = Rows::open(std::io::stdin().lock())?;
    let goals = read(&mut rows, &ask.columns)?;
    // A score without the goals that could not be read would be another score.
    rows.end()?;
    let score = attainment(&goals, ask.correlation).map_err(|why| refuse(describe(why)))?;
    say::line("t_score");
    say::line(written(score));
    Ok(())
}

fn read<R: Read>(rows: &mut Rows<R>, asked: &[String]) -> Result<Vec<Attained>, Error> {
    let places = rows::mapped(rows, &["goal", "level", "weight"], asked)?;
    let level = places[1].ok_or_else(|| refuse("the header has no column level; name it: --columns level=…"))?;
    let mut goals = Vec::new();
    while let Some(row) = rows.next()? {
        let (number, whole) = (row.number, row.whole);
        let rated = read_level(row.cells.get(level).unwrap_or_default());
        let weight = places[2].map_or(Ok(Some(1.0)), |place| rows::number(row.cells.get(place).unwrap_or_default()));
        match (rated, weight) {
            _ if !whole => rows.bad(number, None, "has not as many cells as the header"),
            (Ok(level), Ok(Some(weight))) if weight >= 0.0 => goals.push(Attained { level, weight }),
            (Err(why), _) => rows.bad(number, Some(level), why),
            _ => rows.bad(number, places[2], "is no weight (0 or more)"),
        }
    }
    Ok(goals)
}

fn read_level(cell: &[u8]) -> Result<Option<i8>, &'static str> {
    match rows::number(cell)? {
        None => Ok(None),
        Some(level) => [-2_i8, -1, 0, 1, 2]
            .into_iter()
            .find(|known| level.total_cmp(&f64::from(*known)).is_eq())
            .map(Some)
            .ok_or("is none of -2, -1, 0, 1, 2"),
    }
}

fn describe(why: NoAttainment) -> &'static str {
    match why {
        NoAttainment::NothingRated => "no goal has a level",
        NoAttainment::LevelOutOfReach => "a level lies below -2 or above 2",
        NoAttainment::BadWeight => "a weight lies below 0",
        NoAttainment::BadCorrelation => "--correlation: a number from 0 to 1 is expected",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goals(text: &str) -> Result<(Vec<Attained>, bool), Error> {
        let mut rows = Rows::open(text.as_bytes())?;
        let goals = read(&mut rows, &[])?;
        Ok((goals, rows.end().is_ok()))
    }

    #[test]
    fn levels_and_weights() {
        let (found, well) = goals("goal,level,weight\na,1,2\nb,,3\nc,0,1\n").expect("goals");
        assert_eq!((found.len(), found[1].level, well), (3, None, true));
        assert_eq!(goals("goal,level\na,-2\n").expect("goals").0, [Attained { level: Some(-2), weight: 1.0 }]);
        for row in ["a,3,1", "a,0.5,1", "a,x,1", "a,1,-1", "a,1,", "a,1"] {
            assert!(!goals(&format!("goal,level,weight\n{row}\n")).expect("goals").1, "{row}");
        }
        assert!(goals("goal,weight\na,1\n").is_err());
    }
}
