//! One woman's answers.

use super::{
    Answers, Raised, Refused, Scorer, Scores,
    column::{DECLINED, LOST, NOT_ASKED},
};
use crate::group::Alpha;

/// What was given to one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given<'a> {
    /// The option's name, or the number that stands for it.
    Answer(&'a str),
    /// The question was not put.
    NotAsked,
    /// She does not want to answer.
    Declined,
    /// There was an answer and it is gone.
    Lost,
}

/// What one woman's answers come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// In the order of the instrument's scales.
    pub scales: Vec<ScaleResult>,
    /// Class sets and the class in each.
    pub classes: Vec<(String, Option<String>)>,
    /// Flags and what became of each. They stand before any total.
    pub flags: Vec<(String, Raised)>,
    /// The same option for every item, of which some are worded the other way round: perhaps nobody read them.
    pub same_answer: bool,
}

/// One scale of one woman.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleResult {
    /// The scale.
    pub scale: String,
    /// The score; none where too many answers are missing.
    pub score: Option<f64>,
    /// How many of its parts are missing.
    pub missing: u32,
    /// The mean of the answers given stands for those missing.
    pub prorated: bool,
    /// The lowest score that is still possible.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
    /// Sets of bands and the band in each.
    pub bands: Vec<(String, Option<String>)>,
    /// Sets of bands and the band that holds even the lowest and the highest score still possible.
    pub certain_bands: Vec<(String, Option<String>)>,
    /// Thresholds and whether each is reached.
    pub cuts: Vec<(String, Option<bool>)>,
    /// Possible and unlikely: somebody should look at how it was asked.
    pub unlikely: bool,
}

impl Scored {
    /// A scale by its name.
    #[must_use]
    pub fn scale(&self, id: &str) -> Option<&ScaleResult> {
        self.scales.iter().find(|scale| scale.scale == id)
    }

    /// The flags that are raised.
    pub fn raised(&self) -> impl Iterator<Item = &str> {
        self.flags.iter().filter(|(_, raised)| *raised == Raised::Yes).map(|(id, _)| id.as_str())
    }
}

impl ScaleResult {
    /// The usual band.
    #[must_use]
    pub fn band(&self) -> Option<&str> {
        self.bands.first().and_then(|(_, band)| band.as_deref())
    }
}

impl Scorer {
    /// Scores one woman's answers, by item. An item that is not named was not asked.
    ///
    /// # Errors
    /// Every answer that cannot be taken.
    pub fn one(&self, given: &[(&str, Given<'_>)]) -> Result<Scored, Vec<Refused>> {
        let (row, refused) = self.read(given);
        let mut answers = Answers::for_scorer(self, 1);
        match answers.push(&row) {
            Ok(()) if refused.is_empty() => Ok(self.row(&self.score(&answers), 0)),
            Ok(()) => Err(refused),
            Err(length) => Err(vec![length]),
        }
    }

    /// Whether the answers of many women to a scale hang together; an answer that cannot be taken counts as missing. None of fewer than
    /// two who answered all of it.
    #[must_use]
    pub fn alpha(&self, women: &[Vec<(&str, Given<'_>)>], scale: usize) -> Option<Alpha> {
        let mut answers = Answers::for_scorer(self, women.len());
        for given in women {
            answers.push(&self.read(given).0).ok()?;
        }
        Alpha::of(&self.values(&answers, scale))
    }

    /// How many of these women have answered every question of a scale, and how many questions it has.
    #[must_use]
    pub fn complete(&self, women: &[Vec<(&str, Given<'_>)>], scale: usize) -> (usize, usize) {
        let mut answers = Answers::for_scorer(self, women.len());
        let all = women.iter().all(|given| answers.push(&self.read(given).0).is_ok());
        let values = if all { self.values(&answers, scale) } else { Vec::new() };
        let questions = self.definition.scales.get(scale).map_or(0, |scale| self.definition.parts(scale).len());
        (values.iter().flatten().count(), questions)
    }

    /// A row of answers, and those that cannot be taken.
    fn read(&self, given: &[(&str, Given<'_>)]) -> (Vec<u8>, Vec<Refused>) {
        let mut row = vec![NOT_ASKED; self.columns.len()];
        let mut refused = Vec::new();
        for (place, (item, answer)) in given.iter().enumerate() {
            let named = || (*item).to_owned();
            let Some(column) = self.columns.iter().position(|column| column.item() == *item) else {
                refused.push(Refused::UnknownItem { item: named() });
                continue;
            };
            if given[..place].iter().any(|(earlier, _)| earlier == item) {
                refused.push(Refused::Twice { item: named() });
            }
            match answer {
                Given::NotAsked => row[column] = NOT_ASKED,
                Given::Declined => row[column] = DECLINED,
                Given::Lost => row[column] = LOST,
                Given::Answer(text) => match self.columns[column].read(text.as_bytes()) {
                    Ok(code) => row[column] = code,
                    Err(_) => refused.push(Refused::OutsideOptions { item: named() }),
                },
            }
        }
        (row, refused)
    }

    /// Scores answers that are given in the order of the items, with or without those that are not scored; none where one is missing.
    ///
    /// # Errors
    /// There are more or fewer than items; every answer that cannot be taken.
    pub fn in_order(&self, given: &[Option<&str>]) -> Result<Scored, Vec<Refused>> {
        let Some(places) = self.places(given.len()) else {
            return Err(vec![Refused::Length { expected: self.scored.len(), given: given.len() }]);
        };
        let items = places.iter().map(|place| self.columns[*place].item());
        let named: Vec<(&str, Given<'_>)> =
            items.zip(given).map(|(item, given)| (item, given.map_or(Given::NotAsked, Given::Answer))).collect();
        self.one(&named)
    }

    /// The items that so many answers are for: all of them, or the scored ones. None if it is neither number.
    #[must_use]
    pub fn places(&self, answers: usize) -> Option<Vec<usize>> {
        if answers == self.columns.len() {
            return Some((0..answers).collect());
        }
        (answers == self.scored.len()).then(|| self.scored.iter().map(|(place, _)| *place).collect())
    }

    /// A row of a table of scores, with its names.
    #[must_use]
    pub fn row(&self, scores: &Scores, row: usize) -> Scored {
        let classes = self.definition.class_sets.iter().zip(&scores.classes).map(|(set, column)| {
            let class = column[row].and_then(|place| set.classes.get(usize::from(place)));
            (set.id.clone(), class.map(|class| class.id.clone()))
        });
        let flags = self.flags().zip(&scores.flags).map(|(id, column)| (id.to_owned(), column[row]));
        Scored {
            scales: (0..scores.scales.len()).map(|scale| self.result(scores, scale, row)).collect(),
            classes: classes.collect(),
            flags: flags.collect(),
            same_answer: scores.same_answer[row],
        }
    }

    fn result(&self, scores: &Scores, place: usize, row: usize) -> ScaleResult {
        let scale = &self.definition.scales[place];
        let column = &scores.scales[place];
        let (score, lowest, highest) = (column.get(row), column.lowest[row], column.highest[row]);
        let named = |set: &crate::BandSet, band: Option<usize>| {
            (set.id.clone(), band.and_then(|band| set.bands.get(band)).map(|band| band.id.clone()))
        };
        let certain = |set: &crate::BandSet| set.place(lowest).filter(|band| set.place(highest) == Some(*band));
        ScaleResult {
            scale: scale.id.clone(),
            score,
            missing: column.missing[row],
            prorated: score.is_some() && column.missing[row] > 0,
            lowest,
            highest,
            bands: scale.band_sets.iter().map(|set| named(set, score.and_then(|score| set.place(score)))).collect(),
            certain_bands: scale.band_sets.iter().map(|set| named(set, certain(set))).collect(),
            cuts: scale.cuts.iter().map(|cut| (cut.id.clone(), score.map(|score| score >= cut.from))).collect(),
            unlikely: scale.likely.zip(score).is_some_and(|(likely, score)| score < likely.from || score > likely.to),
        }
    }
}
