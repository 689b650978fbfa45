//! Writing how far each woman's goals were attained, as one number: T of goal attainment scaling (Kiresuk and Sherman), 50 is as agreed.
//!
//! It stands in a table of its own, a row for each woman, and not as a column beside her goals. T belongs to a woman and not to a goal:
//! repeated in each of her rows it would count a woman with four goals four times wherever somebody takes the mean of the column, and would
//! stand beside goals on which it does not rest. And it is asked for apart: her goals are shown as words and level, T to nobody but here.
//!
//! T is not linear, and mixes what was easy for one with what was hard for another: sums or means of it over women measure no programme.
//! Far above 50 in many, goals were set too low, far below, too high: that is for mentors to think about and judges no woman.
//!
//! It rests on the goals with five levels that were read; one that nobody has read is left out, and a woman without any has no T, neither
//! nought nor 50. Goals weigh as much as they matter to her (importance, 0 to 3; how hard one is, the other half of the weight in the
//! method, nobody is asked here). Where all weigh nothing, or one was never asked how much it matters, they count alike: `weights` says which.

use measure::goals::{Attained, NoAttainment, USUAL_CORRELATION, attainment};

use super::{
    pursued::{Goal, Woman},
    rules::{Span, plain_cell},
    write::Table,
};
use crate::foundation::error::Error;

/// Columns, as programs read them: the same in every language. `goals` are all of hers in these days, `rated` those on which T rests.
pub(super) const COLUMNS: [&str; 7] = ["code", "from", "until", "goals", "rated", "weights", "t_score"];

pub(super) fn write_woman<T: Table>(woman: &Woman, (span, mark): (Span, &str), table: &mut T) -> Result<(), Error> {
    let attained = Attainment::of(&woman.goals)?;
    table.cell(&plain_cell(&woman.code))?;
    table.cell(&span.from.map(|from| from.to_string()).unwrap_or_default())?;
    table.cell(&span.until.to_string())?;
    for count in [woman.goals.len(), attained.rated] {
        table.number(i64::try_from(count).ok())?;
    }
    table.cell(attained.weights)?;
    table.thousandths(attained.score)?;
    table.cell(mark)?;
    table.end_row()
}

/// What the goals of a woman come to.
#[derive(Debug, PartialEq)]
struct Attainment {
    /// How many goals have a level.
    rated: usize,
    /// By what they weigh; empty without any.
    weights: &'static str,
    /// T in thousandths, with two places as the method prints it.
    score: Option<i64>,
}

impl Attainment {
    fn of(goals: &[Goal]) -> Result<Self, Error> {
        let rated: Vec<(i64, Option<i64>)> =
            goals.iter().filter_map(|goal| Some((goal.level()?, goal.importance))).collect();
        // Nobody knows how much a goal matters that was not asked about: nought would silence it, and any other number be invented.
        let is_weighed = rated.iter().all(|(_, importance)| importance.is_some())
            && rated.iter().any(|(_, importance)| *importance != Some(0));
        let one = |&(level, importance): &(i64, Option<i64>)| {
            #[expect(clippy::cast_precision_loss, reason = "0 … 3")]
            let weight = importance.filter(|_| is_weighed).unwrap_or(1) as f64;
            let level = i8::try_from(level).map_err(|_| unknown(NoAttainment::LevelOutOfReach))?;
            Ok(Attained { level: Some(level), weight })
        };
        let goals = rated.iter().map(one).collect::<Result<Vec<_>, Error>>()?;
        let score = match attainment(&goals, USUAL_CORRELATION) {
            #[expect(clippy::cast_possible_truncation, reason = "T lies between 0 and 100")]
            Ok(score) => Some((score * 100.0).round() as i64 * 10),
            Err(NoAttainment::NothingRated) => None,
            Err(why) => return Err(unknown(why)),
        };
        let weights = match (rated.is_empty(), is_weighed) {
            (true, _) => "",
            (false, true) => "importance",
            (false, false) => "alike",
        };
        Ok(Attainment { rated: rated.len(), weights, score })
    }
}

/// A level or a weight that no form takes: half a table is no table.
fn unknown(why: NoAttainment) -> Error {
    Error::Unexpected(format!("goals without an attainment: {why:?}"))
}
