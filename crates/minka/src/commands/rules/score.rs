//! `minka rules score`: answers in, scores out.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
};

use measure::{
    Answers, Column, NOT_ASKED, Raised, ScaleColumn, Scored, Scorer, Scores,
    group::{Alpha, SUSPECT_ALPHA},
};

use super::{
    columns::{Columns, Source},
    instruments, refuse,
    rows::{self, Buffer, Row, Rows},
    say,
};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
In: id, then one column for each question, in the instrument's order or under the names that its \
file gives them. A blank was not answered; declined and lost say why. Yes or no, and how often, may \
stand in two columns (hhs). A yes without how often is half an answer: it has no score, only the \
lowest and the highest, and is not 0. Files that print a score there took it for a no:
--half-as-no comes to the same figures, and says in how many rows (docs/decisions/0021). Rows of a \
table without id go by their number; the header is row 1.

Examples:
  minka rules score phq9 < answers.csv
  minka rules score rses-1965 < answers.csv > scores.csv
  minka rules score gad7 --id row --columns A1,A2,A3,A4,A5,A6,A7 < testdata/ukm_phq9_gad7_pss10.csv
  minka rules score rcsi < testdata/impact_rcsi_expected.csv
  minka rules score our-scale.toml --json < answers.csv | jq .scales.total.certain_band

Out: id,score,band,n_missing,lowest,highest,flags,error, then sub-scales, their bands, other bands \
and classes. Flags: item9 and the like where a person is to be told at once, safety-unknown where \
that question has no answer, same-answer for one answer to questions of both directions, unlikely. \
A score beside n_missing above 0 is prorated, where the instrument allows that; lowest and highest \
are what is still possible.
Errors: range for an answer that is no option, length for a row with too many or too few cells, id \
for a row without one.

Exit status: 0 done, 1 rows could not be used: they are named and have an error, 2 the command was not understood.";

/// What answers to a questionnaire come to
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The questionnaire, such as phq9 or who5, or a file of one
    instrument: String,
    /// The columns that hold the answers, in the instrument's order
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
    /// The column that tells rows apart
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,
    /// Count a yes without how often as a no, as some published tables do
    #[arg(long)]
    half_as_no: bool,
    /// One JSON object a line, with what CSV has no column for
    #[arg(long)]
    json: bool,
}

/// So many rows are computed at a time.
const AT_A_TIME: usize = 2048;

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let instrument = instruments::find(&ask.instrument)?;
    let scorer = Scorer::new(&instrument);
    let halves = ask.half_as_no.then_some(0);
    if halves.is_some() && !scorer.columns().iter().any(Column::has_gate) {
        return Err(refuse(format!("{} asks nothing in two halves", instrument.definition().id)));
    }
    let mut watch = Watch { on: instrument.has_both_polarities(), whole: Vec::new(), halves };
    let mut rows = Rows::open(std::io::stdin().lock())?;
    let columns = Columns::find(&scorer, &rows.header, &ask.columns, ask.id.as_deref())?;
    let mut out = rows::table();
    match score((&scorer, &mut watch), &mut rows, &columns, &mut out, ask.json) {
        Ok(()) => {
            watch.say();
            rows.end()
        }
        Err(Stopped::Reading(why)) => Err(why),
        Err(Stopped::Writing(cause)) => rows::gone(cause),
    }
}

/// Why a table ended early.
enum Stopped {
    Reading(Error),
    Writing(csv::Error),
}

impl From<csv::Error> for Stopped {
    fn from(cause: csv::Error) -> Self {
        Self::Writing(cause)
    }
}

impl From<std::io::Error> for Stopped {
    fn from(cause: std::io::Error) -> Self {
        Self::Writing(cause.into())
    }
}

/// Rows read and not yet written.
struct Batch {
    answers: Answers,
    /// The ids, and the error of a row that has no answers.
    rows: Vec<(Vec<u8>, Option<&'static str>)>,
}

/// So many whole answers are kept to see whether they hang together.
const WATCHED: usize = 10_000;

/// Answers to a questionnaire of both directions, to find out whether somebody forgot to mirror them.
struct Watch {
    on: bool,
    whole: Vec<Option<Vec<f64>>>,
    /// In how many rows half an answer was counted as a no; nothing where it is not.
    halves: Option<usize>,
}

impl Watch {
    fn note(&mut self, scorer: &Scorer, answers: &Answers) {
        if let (true, Some(total)) = (self.on && self.whole.len() < WATCHED, scorer.total()) {
            self.whole.extend(scorer.values(answers, total));
        }
    }

    /// Makes a "no" of every "yes" without how often, where that was asked for.
    fn take_halves(&mut self, scorer: &Scorer, answers: &mut [u8]) {
        let Some(rows) = &mut self.halves else { return };
        let mut found = false;
        for (answer, column) in answers.iter_mut().zip(scorer.columns()) {
            if let Some(no) = column.no_for_half(*answer) {
                (*answer, found) = (no, true);
            }
        }
        *rows += usize::from(found);
    }

    fn say(&self) {
        if let Some(rows) = self.halves {
            say::note(format!("{rows} rows say yes without how often: each such yes was counted as a no"));
        }
        if let Some(alpha) = Alpha::of(&self.whole).filter(|alpha| alpha.suspect(self.on)) {
            say::note(format!(
                "the answers do not hang together (alpha {:.2}, below {SUSPECT_ALPHA}): perhaps the mirrored questions were turned round already, or taken from another order",
                alpha.alpha
            ));
        }
    }
}

fn score<R: Read, W: Write>(
    (scorer, watch): (&Scorer, &mut Watch),
    rows: &mut Rows<R>,
    columns: &Columns,
    out: &mut csv::Writer<W>,
    json: bool,
) -> Result<(), Stopped> {
    let page = Page::of(scorer);
    if !json {
        out.write_record(page.header(scorer))?;
    }
    let mut batch = Batch { answers: Answers::for_scorer(scorer, AT_A_TIME), rows: Vec::with_capacity(AT_A_TIME) };
    let mut answers = vec![NOT_ASKED; scorer.columns().len()];
    let mut problems = Vec::new();
    while let Some(row) = rows.next().map_err(Stopped::Reading)? {
        let id = match columns.id {
            Some(column) => row.cells.get(column).unwrap_or_default().to_vec(),
            None => row.number.to_string().into_bytes(),
        };
        let error = read(scorer, columns, &row, &mut answers, &mut problems);
        watch.take_halves(scorer, &mut answers);
        let number = row.number;
        for (column, why) in problems.drain(..) {
            rows.bad(number, column, why);
        }
        let error = error.or_else(|| batch.answers.push(&answers).err().map(|refused| refused.code()));
        batch.rows.push((id, error));
        if batch.rows.len() == AT_A_TIME {
            watch.note(scorer, &batch.answers);
            write(scorer, &page, &mut batch, out, json)?;
        }
    }
    watch.note(scorer, &batch.answers);
    write(scorer, &page, &mut batch, out, json)?;
    out.flush()?;
    Ok(())
}

/// Reads a row's answers; what is wrong goes to `problems`, and its short name is the answer.
fn read(
    scorer: &Scorer,
    columns: &Columns,
    row: &Row<'_>,
    answers: &mut [u8],
    problems: &mut Vec<(Option<usize>, &'static str)>,
) -> Option<&'static str> {
    if !row.whole {
        problems.push((None, "has not as many cells as the header"));
        return Some("length");
    }
    let cell = |place: usize| row.cells.get(place).unwrap_or_default();
    if let Some(id) = columns.id.filter(|id| cell(*id).is_empty()) {
        problems.push((Some(id), "is empty"));
        return Some("id");
    }
    answers.fill(NOT_ASKED);
    let mut error = None;
    for (item, source) in &columns.items {
        let column = &scorer.columns()[*item];
        let (place, found) = match source {
            Source::Cell(place) => (*place, column.read(cell(*place))),
            Source::Pair(whether, how_often) => {
                let at = if column.read(cell(*how_often)).is_err() { how_often } else { whether };
                (*at, column.read_pair(cell(*whether), cell(*how_often)))
            }
        };
        match found {
            Ok(answer) => answers[*item] = answer,
            Err(_) => {
                problems.push((Some(place), "is none of the question's answers"));
                error = Some("range");
            }
        }
    }
    error
}

/// What stands in which column of the answer.
struct Page {
    total: Option<usize>,
    /// Scales beside the total.
    others: Vec<usize>,
    /// Further bands: scale, set, name of the column.
    bands: Vec<(usize, usize, String)>,
    /// Sets of classes; the first stands in for the band where the total has none.
    classes: Vec<usize>,
    class_is_band: bool,
}

impl Page {
    fn of(scorer: &Scorer) -> Self {
        let definition = scorer.definition();
        let total = scorer.total();
        let others: Vec<usize> = (0..definition.scales.len()).filter(|scale| Some(*scale) != total).collect();
        let mut bands = Vec::new();
        for (place, scale) in definition.scales.iter().enumerate() {
            let first = usize::from(Some(place) == total);
            for (set, one) in scale.band_sets.iter().enumerate().skip(first) {
                let name = if set == 0 { format!("{}_band", scale.id) } else { format!("band_{}", one.id) };
                bands.push((place, set, name));
            }
        }
        let shown = |set: &&usize| !definition.class_sets[**set].analysis_only;
        let sets: Vec<usize> = (0..definition.class_sets.len()).collect();
        let classes: Vec<usize> = sets.iter().filter(shown).copied().collect();
        let class_is_band =
            total.is_none_or(|total| definition.scales[total].band_sets.is_empty()) && !classes.is_empty();
        Self { total, others, bands, classes, class_is_band }
    }

    fn header(&self, scorer: &Scorer) -> Vec<String> {
        let definition = scorer.definition();
        let usual = ["id", "score", "band", "n_missing", "lowest", "highest", "flags", "error"];
        let others = self.others.iter().map(|scale| definition.scales[*scale].id.clone());
        let bands = self.bands.iter().map(|(_, _, name)| name.clone());
        let classes = self.further_classes().iter().map(|set| definition.class_sets[*set].id.clone());
        usual.map(str::to_owned).into_iter().chain(others).chain(bands).chain(classes).collect()
    }

    fn further_classes(&self) -> &[usize] {
        &self.classes[usize::from(self.class_is_band).min(self.classes.len())..]
    }
}

fn write<W: Write>(
    scorer: &Scorer,
    page: &Page,
    batch: &mut Batch,
    out: &mut csv::Writer<W>,
    json: bool,
) -> Result<(), Stopped> {
    let scores = scorer.score(&batch.answers);
    let mut scored = 0;
    for (id, error) in &batch.rows {
        let row = error.is_none().then_some(scored);
        scored += usize::from(error.is_none());
        if json {
            say::line(as_json(scorer, &scores, id, row, *error));
        } else {
            write_row(scorer, page, &scores, out, (id, row, *error))?;
        }
    }
    batch.answers.clear();
    batch.rows.clear();
    Ok(())
}

type Line<'a> = (&'a [u8], Option<usize>, Option<&'static str>);

fn write_row<W: Write>(
    scorer: &Scorer,
    page: &Page,
    scores: &Scores,
    out: &mut csv::Writer<W>,
    (id, row, error): Line<'_>,
) -> Result<(), Stopped> {
    let definition = scorer.definition();
    out.write_field(id)?;
    let Some(row) = row else {
        for _ in 0..6 {
            out.write_field("")?;
        }
        out.write_field(error.unwrap_or_default())?;
        for _ in 0..page.others.len() + page.bands.len() + page.further_classes().len() {
            out.write_field("")?;
        }
        return Ok(out.write_record(None::<&[u8]>)?);
    };
    let band = |scale: usize, set: usize| {
        let set = &definition.scales[scale].band_sets[set];
        let place = scores.scales[scale].get(row).and_then(|score| set.place(score));
        place.and_then(|place| set.bands.get(place)).map_or("", |band| band.id.as_str())
    };
    let class = |set: usize| {
        let place = scores.classes[set][row].map(usize::from);
        place.and_then(|place| definition.class_sets[set].classes.get(place)).map_or("", |class| class.id.as_str())
    };
    let mut buffer = Buffer::default();
    out.write_field(
        page.total.and_then(|total| scores.scales[total].get(row)).map_or("", |score| buffer.write(score)),
    )?;
    out.write_field(match page.total {
        _ if page.class_is_band => class(page.classes[0]),
        Some(total) if !definition.scales[total].band_sets.is_empty() => band(total, 0),
        _ => "",
    })?;
    out.write_field(buffer.write(f64::from(scores.missing[row])))?;
    let total: Option<&ScaleColumn> = page.total.map(|total| &scores.scales[total]);
    out.write_field(total.map_or("", |total| buffer.write(total.lowest[row])))?;
    out.write_field(total.map_or("", |total| buffer.write(total.highest[row])))?;
    out.write_field(flags(scorer, scores, row))?;
    out.write_field("")?;
    for scale in &page.others {
        out.write_field(scores.scales[*scale].get(row).map_or("", |score| buffer.write(score)))?;
    }
    for (scale, set, _) in &page.bands {
        out.write_field(band(*scale, *set))?;
    }
    for set in page.further_classes() {
        out.write_field(class(*set))?;
    }
    Ok(out.write_record(None::<&[u8]>)?)
}

/// The names of what somebody should see, with `;` between them.
fn flags(scorer: &Scorer, scores: &Scores, row: usize) -> String {
    let mut said: Vec<&str> =
        scorer.flags().zip(&scores.flags).filter(|(_, flag)| flag[row] == Raised::Yes).map(|(id, _)| id).collect();
    if scores.flags.iter().any(|flag| flag[row] == Raised::Unknown) {
        said.push("safety-unknown");
    }
    if scores.same_answer[row] {
        said.push("same-answer");
    }
    let unlikely = scorer.definition().scales.iter().zip(&scores.scales).any(|(scale, column)| {
        scale.likely.zip(column.get(row)).is_some_and(|(likely, score)| score < likely.from || score > likely.to)
    });
    if unlikely {
        said.push("unlikely");
    }
    said.join(";")
}

/// A row as one JSON object: what CSV says, and the cuts, the bands that are certain, the classes and the state of every flag.
fn as_json(scorer: &Scorer, scores: &Scores, id: &[u8], row: Option<usize>, error: Option<&str>) -> String {
    let id = String::from_utf8_lossy(id);
    let Some(row) = row else {
        return serde_json::json!({ "id": id, "error": error }).to_string();
    };
    let Scored { scales, classes, flags, same_answer } = scorer.row(scores, row);
    let pairs = |pairs: Vec<(String, Option<String>)>| pairs.into_iter().collect::<BTreeMap<_, _>>();
    let raised = |raised| match raised {
        Raised::Yes => Some(true),
        Raised::No => Some(false),
        Raised::Unknown => None,
    };
    let scales = scales.into_iter().map(|scale| {
        let said = serde_json::json!({
            "score": scale.score,
            "prorated": scale.prorated,
            "n_missing": scale.missing,
            "lowest": scale.lowest,
            "highest": scale.highest,
            "band": pairs(scale.bands),
            "certain_band": pairs(scale.certain_bands),
            "cut": scale.cuts.into_iter().collect::<BTreeMap<_, _>>(),
            "unlikely": scale.unlikely,
        });
        (scale.scale, said)
    });
    serde_json::json!({
        "id": id,
        "flags": flags.into_iter().map(|(flag, state)| (flag, raised(state))).collect::<BTreeMap<_, _>>(),
        "same_answer": same_answer,
        "n_missing": scores.missing[row],
        "scales": scales.collect::<BTreeMap<_, _>>(),
        "classes": pairs(classes),
    })
    .to_string()
}
