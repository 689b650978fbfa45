//! Writing her goals: a row for each, as it stood at the end of a day. What is typed in her words or about them is sealed and is not
//! even read here, also what a number counts and how many steps there are. Ordered as the women came and as they set their goals, never by
//! how far they are.
//!
//! A goal has a number of her own, in the order in which her goals were written down, so that one which changed can name what it became.
//! Its reading is the newest one until that day; one that was found to be a slip counts for no day. What was put in other words since is
//! told as it was then. Not read, not asked and not measured are empty cells, never nought.

use std::collections::HashSet;

use jiff::civil::{Date, Time};
use measure::goals::progress;

use super::{
    rules::{Span, plain_cell},
    store,
    write::{MARK_COLUMN, Place, Register, Table, place},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        clock::instant_in,
        error::Error,
        ids::{ParticipantId, SiteId},
        store::{Row, Store},
    },
    goals::{GoalId, Measure, State, Theme},
};

/// Columns, as programs read them: the same in every language.
pub(super) const COLUMNS: [&str; 21] = [
    "code",
    "goal",
    "from",
    "until",
    "theme",
    "measure",
    "direction",
    "importance",
    "confidence",
    "baseline",
    "target",
    "reading",
    "read_on",
    "level",
    "progress",
    "state",
    "begun",
    "by",
    "ended",
    "became",
    "expressed_by",
];

/// Who expressed the goal. A mentor's second line and her own are sealed alike; the goal is the woman's, always.
const HERSELF: &str = "participant";

/// A woman and her goals.
pub(super) struct Woman {
    pub(super) code: String,
    pub(super) goals: Vec<Goal>,
}

/// A goal as it stood at the end of a day.
pub(super) struct Goal {
    id: Option<GoalId>,
    /// Which of hers it is, in the order in which they were written down.
    number: i64,
    theme: Theme,
    pub(super) measure: Measure,
    start: Option<i64>,
    target: Option<i64>,
    pub(super) importance: Option<i64>,
    confidence: Option<i64>,
    begun: Date,
    by: Option<Date>,
    state: State,
    ended: Option<Date>,
    successor: Option<GoalId>,
    /// The number of the goal into which it changed.
    became: Option<i64>,
    pub(super) reading: Option<i64>,
    read_on: Option<Date>,
}

/// How the rows of one woman are written.
pub(super) type WriteWoman<T> = fn(&Woman, (Span, &str), &mut T) -> Result<(), Error>;

/// Writes what `write` makes of each woman with goals in these days. Gives how many women they are.
pub(super) fn write_rows<T: Table + Send>(
    store: &Store,
    (register, span): (&Register, Span),
    (columns, write): (&[&str], WriteWoman<T>),
    table: &mut T,
    progress: &mut dyn FnMut(u64),
) -> Result<u64, Error> {
    for column in columns.iter().copied().chain([MARK_COLUMN]) {
        table.cell(column)?;
    }
    table.end_row()?;
    let mut women = 0;
    let mut nobodys = Some(register.mark.canary.as_str()).filter(|code| !code.is_empty());
    for site in &register.sites {
        write_site(store, (register, span, *site), (table, write, &mut nobodys), &mut |more| {
            women += more;
            progress(women);
        })?;
    }
    Ok(women)
}

fn write_site<T: Table>(
    store: &Store,
    (register, span, site): (&Register, Span, SiteId),
    (table, write, nobodys): (&mut T, WriteWoman<T>, &mut Option<&str>),
    progress: &mut dyn FnMut(u64),
) -> Result<(), Error> {
    let Place { zone, counted, .. } = place(store, register, site)?;
    let mark = register.mark.export.as_str();
    let ends = instant_in(span.until.tomorrow().unwrap_or(span.until), Time::midnight(), &zone);
    let mut after = String::new();
    loop {
        let (eyes, counted) = (register.eyes.clone(), counted.clone());
        let (mut women, last) = store.read_now(move |db| {
            db.see_as(eyes.as_ref().map(Actor::user));
            let shows = |woman| {
                counted.as_deref().is_none_or(|counted: &HashSet<ParticipantId>| counted.contains(&woman))
                    && eyes.as_ref().is_none_or(|eyes| may_read(eyes, (site, woman)))
            };
            let mut batch = Batch::default();
            let last =
                store::each_goal(db, (site, span.until, ends), &after, |row| batch.take(row, shows).map(|()| true))?;
            Ok((batch.end(span), last))
        })?;
        let found = women.len() as u64;
        if let Some(code) = nobodys.take() {
            hide(&mut women, (code, mark), span.until);
        }
        for woman in &women {
            write(woman, (span, mark), table)?;
        }
        progress(found);
        match last {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}

/// What is shut to her on a page, because of what she was here or is to this woman, does not leave with her either.
fn may_read(eyes: &Actor, (site, woman): (SiteId, ParticipantId)) -> bool {
    eyes.decide(Action::GoalRead, &Target::participant(site, woman, Vec::new())) != Decision::Deny
}

/// What one reading gives.
#[derive(Default)]
struct Batch {
    women: Vec<Woman>,
    under_way: Option<ParticipantId>,
}

impl Batch {
    fn take(&mut self, row: &Row<'_>, shows: impl Fn(ParticipantId) -> bool) -> Result<(), Error> {
        let woman: ParticipantId = row.get(0)?;
        if !shows(woman) {
            return Ok(());
        }
        let goal = read_goal(row)?;
        match self.women.last_mut().filter(|_| self.under_way == Some(woman)) {
            Some(last) => last.goals.push(goal),
            None => self.women.push(Woman { code: row.text(1)?.to_owned(), goals: vec![goal] }),
        }
        self.under_way = Some(woman);
        Ok(())
    }

    /// The women with goals in these days.
    fn end(self, span: Span) -> Vec<Woman> {
        let women = self.women.into_iter().map(|woman| Woman { goals: as_of(woman.goals, span), ..woman });
        women.filter(|woman| !woman.goals.is_empty()).collect()
    }
}

fn read_goal(row: &Row<'_>) -> Result<Goal, Error> {
    let unknown = |what: &str| Error::Unexpected(format!("a goal with an unknown {what}"));
    Ok(Goal {
        id: row.get(2)?,
        number: 0,
        measure: Measure::parse(row.text(3)?).ok_or_else(|| unknown("measure"))?,
        start: row.get(4)?,
        begun: row.get(5)?,
        state: State::parse(row.text(6)?).ok_or_else(|| unknown("state"))?,
        ended: row.get(7)?,
        successor: row.get(8)?,
        became: None,
        theme: Theme::parse(row.text(9)?).ok_or_else(|| unknown("theme"))?,
        target: row.get(10)?,
        importance: row.get(11)?,
        confidence: row.get(12)?,
        by: row.get(13)?,
        reading: row.get(14)?,
        read_on: row.get(15)?,
    })
}

/// Her goals as they stood on the last day, each with its number; without those that were set later, those that had ended before the
/// first, and those that were slips: they count for no day.
fn as_of(mut goals: Vec<Goal>, span: Span) -> Vec<Goal> {
    let ids: Vec<Option<GoalId>> = goals.iter().map(|goal| goal.id).collect();
    let number_of = |id: GoalId| ids.iter().zip(1..).find(|(known, _)| **known == Some(id)).map(|(_, number)| number);
    for (goal, number) in goals.iter_mut().zip(1..) {
        goal.number = number;
        if goal.state != State::Slip && goal.ended.is_some_and(|ended| ended > span.until) {
            (goal.state, goal.ended, goal.successor) = (State::Open, None, None);
        }
        goal.became = goal.successor.and_then(number_of);
    }
    let is_of_these_days =
        |goal: &Goal| goal.begun <= span.until && goal.ended.zip(span.from).is_none_or(|(ended, from)| ended >= from);
    goals.into_iter().filter(|goal| goal.state != State::Slip && is_of_these_days(goal)).collect()
}

/// Puts the row that is nobody's among the others. It looks like that of a goal which nobody has read yet, and so it changes no
/// mean.
fn hide(women: &mut Vec<Woman>, (code, mark): (&str, &str), day: Date) {
    let before = mark.bytes().map(usize::from).sum::<usize>() % women.len().max(1);
    let goal = Goal {
        id: None,
        number: 1,
        theme: Theme::Learning,
        measure: Measure::YesNo,
        start: None,
        target: None,
        importance: None,
        confidence: None,
        begun: day,
        by: None,
        state: State::Open,
        ended: None,
        successor: None,
        became: None,
        reading: None,
        read_on: None,
    };
    women.insert(before, Woman { code: code.to_owned(), goals: vec![goal] });
}

/// A row for each of her goals. Numbers are the program's own and stand as numbers, also those below nought: no spreadsheet takes them
/// for a formula.
pub(super) fn write_woman<T: Table>(woman: &Woman, (span, mark): (Span, &str), table: &mut T) -> Result<(), Error> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    for goal in &woman.goals {
        table.cell(&plain_cell(&woman.code))?;
        table.number(Some(goal.number))?;
        table.cell(&day(span.from))?;
        table.cell(&span.until.to_string())?;
        for word in [goal.theme.key(), goal.measure.key(), goal.direction()] {
            table.cell(word)?;
        }
        table.number(goal.importance)?;
        table.number(goal.confidence)?;
        for value in [goal.start, goal.target, goal.reading] {
            table.thousandths(value.map(|value| goal.in_thousandths(value)))?;
        }
        table.cell(&day(goal.read_on))?;
        table.number(goal.level())?;
        table.thousandths(goal.progress())?;
        table.cell(goal.state.key())?;
        for date in [Some(goal.begun), goal.by, goal.ended] {
            table.cell(&day(date))?;
        }
        table.number(goal.became)?;
        table.cell(HERSELF)?;
        table.cell(mark)?;
        table.end_row()?;
    }
    Ok(())
}

impl Goal {
    /// Its level, -2 … 2, where it has five of them and was read.
    pub(super) fn level(&self) -> Option<i64> {
        self.reading.filter(|_| self.measure == Measure::Levels)
    }

    /// Where a number has to go; empty for what is no number.
    fn direction(&self) -> &'static str {
        match self.start.zip(self.target).filter(|_| self.measure == Measure::Number) {
            Some((start, target)) if target > start => "up",
            Some((start, target)) if target < start => "down",
            _ => "",
        }
    }

    /// A value of its own as a number: of steps, how many are done.
    fn in_thousandths(&self, value: i64) -> i64 {
        match self.measure {
            Measure::Number => value,
            Measure::Steps => i64::from(value.count_ones()) * 1000,
            Measure::YesNo | Measure::Levels => value * 1000,
        }
    }

    /// How much of the way a number has come, in thousandths: above the whole beyond the target, below nought further away than at
    /// the start. Nothing where there is no way, or nothing was read.
    fn progress(&self) -> Option<i64> {
        let (start, target) = self.start.zip(self.target).filter(|_| self.measure == Measure::Number)?;
        #[expect(clippy::cast_precision_loss, reason = "thousandths below 10^15 are exact")]
        let way = progress(start as f64, target as f64, self.reading? as f64)?;
        #[expect(clippy::cast_possible_truncation, reason = "a share of a number that the form takes")]
        Some((way.share * 1000.0).round() as i64)
    }
}
