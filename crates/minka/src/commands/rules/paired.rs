//! `minka rules paired`: the same people before and after.

use std::{collections::HashSet, io::Read};

use measure::group::Paired;

use super::{
    rows::{self, Rows, written_or_blank},
    say,
};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
In: id,before,after. A pair with a blank is counted and not used.

Examples:
  minka rules paired < scores.csv
  minka rules paired --columns id=row,before=hamd_baseline,after=hamd_6m < testdata/thp_women_903.csv
  minka rules paired --json < scores.csv | jq .g_av

Out: one row: n,n_incomplete,mean_before,mean_after,sd_before,sd_after,mean_change,mean_change_low, \
mean_change_high,dz,d_av,g_av,g_av_low,g_av_high,wilcoxon_w,wilcoxon_p. Changes are after minus \
before; intervals are of 95 per cent. d_av takes the root mean square of both deviations; g_av is \
d_av with Hedges' exact correction, its interval that of Algina and Keselman. wilcoxon_w adds the \
ranks of the changes upwards, without zeros; wilcoxon_p is counted out up to 25 changes without ties. \
Before and after alone flatters: those who enter at a low point rise by themselves.

Exit status: 0 done, 1 rows could not be used: they are named and left out, 2 the command was not understood.";

/// What pairs of scores say about a group
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// What the columns are called here: before=score_1,after=score_2
    #[arg(long, value_name = "NAME=COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
    /// One JSON object, with the t of the changes, the correlation and the other effect sizes
    #[arg(long)]
    json: bool,
}

const NAMES: [&str; 3] = ["id", "before", "after"];

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let mut rows = Rows::open(std::io::stdin().lock())?;
    let read = read(&mut rows, &ask.columns)?;
    let found = Paired::of(&read.whole);
    if ask.json {
        say::line(as_json(&read, found.as_ref()));
        return rows.end();
    }
    let mut out = rows::table();
    let done = out.write_record(HEADER).and_then(|()| out.write_record(line(&read, found.as_ref())));
    done.and_then(|()| out.flush().map_err(csv::Error::from)).or_else(rows::gone)?;
    rows.end()
}

/// Pairs of numbers, and how many had a gap.
#[derive(Debug, Default, PartialEq)]
struct Pairs {
    whole: Vec<(f64, f64)>,
    incomplete: usize,
}

fn read<R: Read>(rows: &mut Rows<R>, asked: &[String]) -> Result<Pairs, Error> {
    let [id, before, after] = rows::needed(rows, NAMES, asked)?;
    let mut pairs = Pairs::default();
    let mut known = HashSet::new();
    while let Some(row) = rows.next()? {
        let (number, whole) = (row.number, row.whole);
        let cell = |place: usize| row.cells.get(place).unwrap_or_default();
        let (name, scores) = (cell(id).to_vec(), [before, after].map(|place| (place, rows::number(cell(place)))));
        if !whole {
            rows.bad(number, None, "has not as many cells as the header");
            continue;
        }
        let problem = match scores {
            _ if name.is_empty() => Some((id, "is empty")),
            // Counted twice, one woman would weigh as much as two.
            _ if known.contains(&name) => Some((id, "stands on an earlier row")),
            [(place, Err(why)), _] | [_, (place, Err(why))] => Some((place, why)),
            [(_, Ok(Some(before))), (_, Ok(Some(after)))] => {
                pairs.whole.push((before, after));
                None
            }
            _ => {
                pairs.incomplete += 1;
                None
            }
        };
        match problem {
            Some((place, why)) => rows.bad(number, Some(place), why),
            None => drop(known.insert(name)),
        }
    }
    Ok(pairs)
}

const HEADER: [&str; 16] = [
    "n",
    "n_incomplete",
    "mean_before",
    "mean_after",
    "sd_before",
    "sd_after",
    "mean_change",
    "mean_change_low",
    "mean_change_high",
    "dz",
    "d_av",
    "g_av",
    "g_av_low",
    "g_av_high",
    "wilcoxon_w",
    "wilcoxon_p",
];

fn line(read: &Pairs, found: Option<&Paired>) -> Vec<String> {
    let numbers = found.map(|found| {
        [
            Some(found.mean_before),
            Some(found.mean_after),
            Some(found.sd_before),
            Some(found.sd_after),
            Some(found.mean_change),
            Some(found.mean_change_interval.low),
            Some(found.mean_change_interval.high),
            found.dz,
            found.d_av,
            found.g_av,
            found.g_av_interval.map(|interval| interval.low),
            found.g_av_interval.map(|interval| interval.high),
            Some(found.ranks.up),
            found.ranks.p(),
        ]
    });
    let counts = [read.whole.len().to_string(), read.incomplete.to_string()];
    counts.into_iter().chain(numbers.unwrap_or_default().map(written_or_blank)).collect()
}

fn as_json(read: &Pairs, found: Option<&Paired>) -> String {
    let mut said = serde_json::json!({ "n": read.whole.len(), "n_incomplete": read.incomplete });
    if let (Some(found), Some(said)) = (found, said.as_object_mut()) {
        let ends = |interval: Option<measure::group::Interval>| interval.map(|interval| [interval.low, interval.high]);
        let more = serde_json::json!({
            "mean_before": found.mean_before,
            "mean_after": found.mean_after,
            "sd_before": found.sd_before,
            "sd_after": found.sd_after,
            "correlation": found.correlation,
            "mean_change": found.mean_change,
            "sd_change": found.sd_change,
            "mean_change_interval": ends(Some(found.mean_change_interval)),
            "t": found.t,
            "p": found.p,
            "dz": found.dz,
            "dz_interval": ends(found.dz_interval()),
            "d_av": found.d_av,
            "d_rm": found.d_rm,
            "d_before": found.d_before,
            "g_av": found.g_av,
            "g_av_interval": ends(found.g_av_interval),
            "wilcoxon_up": found.ranks.up,
            "wilcoxon_down": found.ranks.down,
            "wilcoxon_p": found.ranks.p(),
            "wilcoxon_counted_out": found.ranks.p_exact.is_some(),
            "rank_biserial": found.ranks.rank_biserial(),
        });
        said.extend(more.as_object().cloned().unwrap_or_default());
    }
    said.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str, columns: &[&str]) -> Result<(Pairs, bool), Error> {
        let mut rows = Rows::open(text.as_bytes())?;
        let asked: Vec<String> = columns.iter().map(|text| (*text).to_owned()).collect();
        let pairs = read(&mut rows, &asked)?;
        Ok((pairs, rows.end().is_ok()))
    }

    #[test]
    fn a_gap_is_counted_and_a_bad_cell_named() {
        let (found, well) = pairs("id,before,after\na,1,2\nb,,3\nc,4,\nd,,\n", &[]).expect("pairs");
        assert_eq!((found, well), (Pairs { whole: vec![(1.0, 2.0)], incomplete: 3 }, true));
        let text = "id,before,after\na,1,2\na,3,4\n,5,6\nb,x,7\nc,8\nd,9,NaN\ne,10,11\n";
        let (found, well) = pairs(text, &[]).expect("pairs");
        assert_eq!((found.whole, found.incomplete, well), (vec![(1.0, 2.0), (10.0, 11.0)], 0, false));
    }

    #[test]
    fn other_names_for_columns() {
        let text = "row,first,second\n1,2,3\n";
        assert!(pairs(text, &["id=row", "before=first", "after=second"]).is_ok());
        for columns in
            [&[][..], &["id=row", "before=first"], &["id=row", "before=third", "after=second"], &["before"], &["x=row"]]
        {
            assert!(pairs(text, columns).is_err(), "{columns:?}");
        }
    }

    #[test]
    fn nobody_and_nothing_that_varies() {
        let nobody = line(&Pairs::default(), None);
        assert_eq!(nobody.len(), HEADER.len());
        assert_eq!(nobody.concat(), "00");
        let same = Pairs { whole: vec![(1.0, 1.0), (1.0, 1.0)], incomplete: 0 };
        let found = line(&same, Paired::of(&same.whole).as_ref());
        assert_eq!(found[9..14].concat(), "", "no deviation, no effect");
    }
}
