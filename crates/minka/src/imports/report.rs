//! What an import did or would do, in words: for the page, for the table of problems, and as JSON for the command line.

use serde::Serialize;

use crate::{
    bulk_registration::{Job, Plan},
    foundation::{error::Error, sheet::column_name, text::Text},
    registers::{Field, Flaw, Mapping},
};

/// One problem, in words, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The sheet; empty for a text table.
    pub sheet: String,
    /// The row as Excel counts it; empty when it is about the file.
    pub row: String,
    /// The column as Excel names it.
    pub column: String,
    /// Its heading.
    pub heading: String,
    /// The sentence.
    pub words: String,
}

impl Told {
    /// Sheet and row.
    #[must_use]
    pub fn place(&self) -> String {
        [&*self.sheet, &*self.row].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Letters and heading of the column.
    #[must_use]
    pub fn column_words(&self) -> String {
        [&*self.column, &*self.heading].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// The field, as `--map` names it; none for a column that is left out.
    pub field: Option<&'static str>,
}

/// What the command line gives back; also as JSON.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Which column is what.
    pub columns: Vec<Column>,
    /// Rows with a value, without the headings.
    pub rows: u32,
    /// Women registered, or to be.
    pub made: u32,
    /// Women brought up to date, or to be.
    pub updated: u32,
    /// Women who are as the file says.
    pub unchanged: u32,
    /// Groups made, or to be.
    pub groups: Vec<String>,
    /// Whether it was carried out.
    pub applied: bool,
    /// What is good to know.
    pub notices: Vec<String>,
    /// What is wrong. Nothing is carried out while there is any.
    pub problems: Vec<Told>,
    /// How much is wrong in all.
    pub problem_count: u64,
}

impl Report {
    pub(super) fn of(plan: &Plan, job: &Job, text: &Text) -> Self {
        let columns = job.mapping.headings.iter().zip(&job.mapping.fields);
        Report {
            columns: columns
                .map(|(heading, field)| Column { heading: heading.clone(), field: field.map(Field::key) })
                .collect(),
            rows: plan.rows,
            made: plan.made,
            updated: plan.updated,
            unchanged: plan.unchanged,
            groups: plan.groups.iter().map(|(name, _)| name.clone()).collect(),
            applied: false,
            notices: notices(plan, job, text),
            problems: plan.flaws.iter().map(|flaw| tell(flaw, plan.sheet.as_deref(), &job.mapping, text)).collect(),
            problem_count: plan.flaw_count,
        }
    }

    pub(super) fn refused(flaws: &[Flaw], text: &Text) -> Self {
        let problems: Vec<Told> = flaws.iter().map(|flaw| tell(flaw, None, &Mapping::default(), text)).collect();
        Report { problem_count: problems.len() as u64, problems, ..Report::default() }
    }
}

/// One problem in words.
pub(super) fn tell(flaw: &Flaw, sheet: Option<&str>, mapping: &Mapping, text: &Text) -> Told {
    let heading = flaw.column.and_then(|at| mapping.headings.get(at as usize)).cloned().unwrap_or_default();
    Told {
        sheet: sheet.unwrap_or_default().to_owned(),
        row: if flaw.row == 0 { String::new() } else { flaw.row.to_string() },
        column: flaw.column.map(column_name).unwrap_or_default(),
        heading,
        words: flaw.say(text),
    }
}

/// What is good to know before it is carried out.
pub(super) fn notices(plan: &Plan, job: &Job, text: &Text) -> Vec<String> {
    let (mapping, mut said) = (&job.mapping, Vec::new());
    let mut ignored = mapping.ignored();
    for (at, field) in &plan.left_unasked {
        let heading = mapping.headings.get(*at).map(String::as_str).unwrap_or_default();
        ignored.retain(|known| *known != heading);
        let letters = column_name(u32::try_from(*at).unwrap_or(u32::MAX));
        let place = [plan.sheet.as_deref().unwrap_or_default(), &letters, heading];
        let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        said.push(
            text.phrase("imports-notice-unasked").with("column", place).with("field", field.say(text)).to_string(),
        );
    }
    if !ignored.is_empty() {
        let phrase = text.phrase("imports-notice-ignored").count(ignored.len());
        said.push(phrase.with("columns", ignored.join(", ")).to_string());
    }
    if !mapping.has(Field::ChosenName) && plan.made > 0 {
        said.push(text.say("imports-notice-no-names"));
    }
    if !mapping.has(Field::Key) && !mapping.has(Field::Code) && job.rules.are_others {
        said.push(text.say("imports-notice-no-key"));
    }
    if let Some((cell, day)) = &plan.day_first {
        said.push(
            text.phrase("imports-notice-day-first").with("value", cell).with("day", text.full_day(*day)).to_string(),
        );
    }
    if plan.marked_today > 0 {
        said.push(text.phrase("imports-notice-marked-today").count(plan.marked_today).to_string());
    }
    if !plan.groups.is_empty() {
        said.push(text.phrase("imports-notice-groups").count(plan.groups.len()).to_string());
    }
    said
}

/// All problems as a table for Excel: semicolons and a byte order mark, as Excel here expects them.
pub(super) fn problems_csv(plan: &Plan, job: &Job, text: &Text) -> Result<Vec<u8>, Error> {
    let failed = |cause: csv::Error| Error::unexpected("write a table", cause);
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut bytes);
        let heads = ["imports-sheet", "imports-row", "imports-column", "imports-heading", "imports-problem"];
        writer.write_record(heads.map(|key| text.say(key))).map_err(failed)?;
        for flaw in &plan.flaws {
            let told = tell(flaw, plan.sheet.as_deref(), &job.mapping, text);
            let cells = [told.sheet, told.row, told.column, told.heading, told.words].map(harmless);
            writer.write_record(&cells).map_err(failed)?;
        }
        writer.flush().map_err(|cause| Error::unexpected("write a table", cause))?;
    }
    Ok(bytes)
}

/// What a spreadsheet would take for a formula becomes text.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell }
}
