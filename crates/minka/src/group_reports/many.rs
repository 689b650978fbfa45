//! The answers of many women to one questionnaire, for numbers about all of them and never about one.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::civil::Date;
use measure::{Better, Given, Instrument, Scored, Scorer, TOTAL};

use super::{
    model::{Point, Woman},
    store::{self, Standing, Time},
};
use crate::{
    assessments::{self, Said, State},
    consents::{self, Purpose},
    curriculum::reach,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::day_in,
        error::Error,
        ids::ParticipantId,
        keyring::Keyring,
        store::Db,
    },
    instruments::{self, InstrumentId},
    people::Step,
    users::ProgrammeId,
    waves::{self, Kind, Starts, Wave, Windows},
};

/// A version, and what is made from its answers.
struct Version {
    instrument: Arc<Instrument>,
    scorer: Scorer,
    /// It is summed like the version that is asked today.
    is_alike: bool,
    /// By language: what has to be the same for two sums to stand side by side.
    likeness: HashMap<String, String>,
    /// By question: how high each of its answers is, where more is better.
    levels: HashMap<String, HashMap<String, f64>>,
}

/// Whether somebody has said which answers are better. Of a programme's own questions nobody has.
pub(super) fn is_directed(instrument: &Instrument) -> bool {
    instrument.definition().items.iter().any(|item| !item.unscored || item.theme.is_some())
}

/// How high each answer is, question by question, turned so that more is better; or else its place in the list.
fn levels(instrument: &Instrument) -> HashMap<String, HashMap<String, f64>> {
    let definition = instrument.definition();
    let (lower, directed) = (definition.better == Better::Lower, is_directed(instrument));
    let of = |item: &measure::Item| {
        let turn = if item.reversed == lower { 1.0 } else { -1.0 };
        let level = |(place, answer): (u32, measure::Choice)| {
            let level = if directed { answer.value? * turn } else { f64::from(place) };
            Some((answer.id, level))
        };
        (item.id.clone(), (0..).zip(instrument.answers(&item.id)).filter_map(level).collect())
    };
    definition.items.iter().map(of).collect()
}

/// A questionnaire that is asked here, or was, and the lines of those who agree to questionnaires and to being counted.
pub(super) struct Many {
    /// As it is asked today, or was the last time.
    pub(super) instrument: Arc<Instrument>,
    lines: Vec<Line>,
    versions: HashMap<InstrumentId, Version>,
}

/// A woman and every time that she was asked a questionnaire, the earliest first.
type Line = (ParticipantId, Vec<Time>);

/// The lines of those women who agree, for a number of many of them: with every version of the questionnaire, since words in
/// one more language begin nothing anew. The caller has written the entry.
fn open_lines(
    db: &mut Db<'_>,
    keyring: &Keyring,
    at: (ProgrammeId, &str),
    agrees: impl Fn(ParticipantId) -> bool,
) -> Result<Vec<Line>, Error> {
    let mut women: Vec<Line> = Vec::new();
    let mut last = None;
    for row in store::list_lines(db, at)?.into_iter().filter(|row| agrees(row.woman)) {
        if women.last().is_none_or(|(woman, _)| *woman != row.woman) {
            women.push((row.woman, Vec::new()));
        }
        let Some((_, line)) = women.last_mut() else { continue };
        if last != Some(row.id) {
            line.push(row.time);
            last = Some(row.id);
        }
        if let (Some(time), Some((id, item, sealed))) = (line.last_mut(), row.answer)
            && let Some(said) = assessments::open_said(keyring, row.woman, id, &sealed)?
        {
            time.answers.push((item, said));
        }
    }
    Ok(women)
}

/// Opens them, and says for how many women. The caller has checked the action, and writes the entry before anything leaves.
pub(super) fn gather(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (programme, key): (ProgrammeId, &str),
    today: Date,
) -> Result<(Many, usize), Error> {
    // What was answered stays readable when nobody is asked any more.
    let newest = instruments::list_newest(db, programme)?;
    let held = newest.into_iter().find(|held| held.key() == key).ok_or(Error::NotFound)?;
    let asked = consents::list_agreeing(db, programme, Purpose::Survey, today)?;
    let counted = consents::list_agreeing(db, programme, Purpose::Statistics, today)?;
    let agrees = |woman| asked.contains(&woman) && counted.contains(&woman);
    let lines = open_lines(db, keyring, (programme, key), agrees)?;
    let ids: HashSet<InstrumentId> = lines.iter().flat_map(|(_, times)| times).map(|time| time.instrument).collect();
    let (mut versions, structure) = (HashMap::new(), held.instrument.structure());
    for id in ids {
        let instrument = instruments::get_held(db, id)?.instrument;
        let texts = instrument.definition().texts.iter();
        let likeness = texts.map(|text| (text.language.clone(), instrument.likeness(&text.language))).collect();
        let (scorer, is_alike) = (Scorer::new(&instrument), instrument.structure() == structure);
        let levels = levels(&instrument);
        versions.insert(id, Version { instrument, scorer, is_alike, likeness, levels });
    }
    let answered = lines.iter().filter(|(_, times)| times.iter().any(|time| !time.answers.is_empty())).count();
    Ok((Many { instrument: held.instrument, lines, versions }, answered))
}

/// Opens them for whoever may do this in the programme, with whatever else `more` reads of it; the entry stands before the answers.
pub(super) async fn open<M: Send + 'static>(
    app: &App,
    (actor, action): (Actor, Action),
    (programme, key): (ProgrammeId, String),
    what: &'static str,
    more: impl FnOnce(&mut Db<'_>, Date) -> Result<M, Error> + Send + 'static,
) -> Result<(Many, M), Error> {
    let keyring = app.keyring().clone();
    let opened = app.store().change(actor.by(), move |change| {
        let zone = reach::programme(change, &actor, action, programme)?.zone;
        let today = day_in(change.at(), &zone);
        let (many, women) = gather(change, &keyring, (programme, &key), today)?;
        let more = more(change, today)?;
        let entry = Entry::new(action).on("programme", programme);
        change.commit(entry.detail(format!("{key} {what}, {women} women")), (many, more))
    });
    opened.await
}

/// The answers of one time, as a scorer takes them.
type Row<'a> = Vec<(&'a str, Given<'a>)>;

fn given(answers: &[(String, Said)]) -> Row<'_> {
    let mut row = Vec::with_capacity(answers.len());
    for (item, said) in answers {
        row.push(match said {
            Said::Option(option) => (item.as_str(), Given::Answer(option)),
            Said::Declined => (item.as_str(), Given::Declined),
        });
    }
    row
}

impl Many {
    /// What stands in the place of a sum where there is none: each scale, or else each question by how high its answer is.
    fn parts(&self, version: &Version, time: &Time, scored: Option<&Scored>) -> Vec<Option<f64>> {
        let definition = self.instrument.definition();
        if self.has_sum() || !version.is_alike {
            return Vec::new();
        }
        let score = |scale: &measure::Scale| scored?.scale(&scale.id)?.score;
        let level = |item: &measure::Item| {
            let (_, said) = time.answers.iter().find(|(one, _)| *one == item.id)?;
            let Said::Option(option) = said else { return None };
            version.levels.get(&item.id)?.get(option).copied()
        };
        if definition.scales.is_empty() {
            definition.items.iter().map(level).collect()
        } else {
            definition.scales.iter().map(score).collect()
        }
    }

    /// Whether its answers come to one sum.
    pub(super) fn has_sum(&self) -> bool {
        self.instrument.range().is_some()
    }

    fn point(&self, time: &Time, (starts, windows): (&Starts, &Windows)) -> Option<Point> {
        let version = self.versions.get(&time.instrument)?;
        let scored = version.scorer.one(&given(&time.answers)).ok();
        let key = self.instrument.definition().id.as_str();
        let total = scored.as_ref().and_then(|scored| scored.scale(TOTAL)).and_then(|total| total.score);
        Some(Point {
            kind: windows.of_time(starts, (key, time.on), time.wave).map(|wave| wave.kind),
            state: time.state,
            on: time.on,
            answered: time.answers.iter().any(|(_, said)| *said != Said::Declined),
            sum: total.filter(|_| version.is_alike),
            otherwise: total.is_some() && !version.is_alike,
            parts: self.parts(version, time, scored.as_ref()),
            likeness: version.likeness.get(&time.language).cloned().unwrap_or_default(),
            borrows: version.instrument.borrows_constants(&time.language),
            meetings: time.meetings,
        })
    }

    /// What is known of each woman for a figure about all of them.
    pub(super) fn women(&self, standings: &[Standing], windows: &Windows, today: Date) -> Vec<Woman> {
        let standings: HashMap<ParticipantId, &Standing> = standings.iter().map(|one| (one.woman, one)).collect();
        let key = &self.instrument.definition().id;
        let is_end = |wave: &&Wave| wave.kind == Kind::Endline && windows.asks(wave, key);
        // One that was wrong and has ended holds up nobody; where none stands, those that have ended say when it was time.
        let mut ends: Vec<&Wave> = windows.standing.iter().filter(is_end).collect();
        if ends.is_empty() {
            ends.extend(windows.ended.iter().filter(is_end));
        }
        let woman = |(id, times): &Line| {
            let standing = standings.get(id)?;
            // Of windows that count from her group only a woman of a group has days.
            let last =
                ends.iter().filter_map(|wave| waves::window(wave, &standing.starts)).map(|(_, until)| until).max();
            Some(Woman {
                points: times.iter().filter_map(|time| self.point(time, (&standing.starts, windows))).collect(),
                is_gone: matches!(standing.state, Step::Left | Step::Transferred),
                reason: standing.reason.clone(),
                end_is_over: last.is_some_and(|until| until < today),
            })
        };
        self.lines.iter().filter_map(woman).collect()
    }

    /// By language: what each woman answered the last time, of those times that are summed like today's. A language is another
    /// questionnaire: a translation that says something else would hide among the others.
    pub(super) fn last_rows(&self) -> Vec<(&str, Vec<Row<'_>>)> {
        let mut languages: Vec<(&str, Vec<Row<'_>>)> = Vec::new();
        for (_, times) in &self.lines {
            let mut seen: Vec<&str> = Vec::new();
            let counts = |time: &&Time| {
                time.state == State::Finished
                    && !time.answers.is_empty()
                    && self.versions.get(&time.instrument).is_some_and(|version| version.is_alike)
            };
            for time in times.iter().rev().filter(counts) {
                let language = time.language.as_str();
                if seen.contains(&language) {
                    continue;
                }
                seen.push(language);
                match languages.iter_mut().find(|(known, _)| *known == language) {
                    Some((_, rows)) => rows.push(given(&time.answers)),
                    None => languages.push((language, vec![given(&time.answers)])),
                }
            }
        }
        languages.sort_unstable_by_key(|(language, _)| *language);
        languages
    }
}

/// Where everybody of the programme stands, and every window that it ever had.
pub(super) fn read_standings(db: &mut Db<'_>, programme: ProgrammeId) -> Result<(Vec<Standing>, Windows), Error> {
    Ok((store::list_standings(db, programme)?, waves::read_windows(db, programme)?))
}
