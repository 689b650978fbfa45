//! Writing attendance over a period: a row for each woman and group, with what her marks come to. Ordered as the women came, never
//! by what they did. Who is forgotten stands in the sums of her group, under no code, so that they are those of its page.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    rules::plain_cell,
    store,
    write::{MARK_COLUMN, Place, Register, Table, place},
};
use crate::{
    attendance::Period,
    foundation::{
        access::Actor,
        error::Error,
        ids::{ParticipantId, SiteId},
        store::{Row, Store},
    },
    participation::Tally,
    roll_call::Mark,
};

/// Columns, as programs read them: the same in every language. `there` holds also who came late; `rate` is empty where nothing
/// was measured.
const COLUMNS: [&str; 10] =
    ["code", "group", "from", "until", "meetings", "there", "absent", "excused", "not_marked", "rate"];

/// A woman in a group, and what her marks come to.
#[derive(Clone, Debug, Default)]
struct Line {
    code: String,
    /// The id of the group; for the row that is nobody's, its name is looked up in the same way.
    group: String,
    tally: Tally,
}

/// What one reading gives.
#[derive(Default)]
struct Batch {
    lines: Vec<Line>,
    women: HashSet<ParticipantId>,
    /// Women who are forgotten, by group.
    forgotten: BTreeMap<String, Tally>,
    last: Option<String>,
}

pub(super) fn write_rows(
    store: &Store,
    (register, period): (&Register, Period),
    table: &mut (impl Table + Send),
    progress: &mut dyn FnMut(u64),
) -> Result<u64, Error> {
    for column in COLUMNS.into_iter().chain([MARK_COLUMN]) {
        table.cell(column)?;
    }
    table.end_row()?;
    let mut women = 0;
    let mut nobodys = Some(register.mark.canary.as_str()).filter(|code| !code.is_empty());
    for site in &register.sites {
        write_site(store, (register, period, *site), (table, &mut nobodys), &mut |more| {
            women += more;
            progress(women);
        })?;
    }
    Ok(women)
}

fn write_site(
    store: &Store,
    (register, period, site): (&Register, Period, SiteId),
    (table, nobodys): (&mut impl Table, &mut Option<&str>),
    progress: &mut dyn FnMut(u64),
) -> Result<(), Error> {
    let Place { groups, counted, .. } = place(store, register, site)?;
    let mark = register.mark.export.as_str();
    let mut forgotten: BTreeMap<String, Tally> = BTreeMap::new();
    let mut after = String::new();
    loop {
        let (eyes, counted) = (register.eyes.as_ref().map(Actor::user), counted.clone());
        let mut batch = store.read_now(move |db| {
            db.see_as(eyes);
            let mut batch = Batch::default();
            batch.last = store::each_attendance(db, (site, period), &after, |row| batch.take(row, counted.as_deref()))?;
            Ok(batch)
        })?;
        if let Some(code) = nobodys.take() {
            batch.hide(code, mark, &groups);
        }
        for line in &batch.lines {
            write_line(line, (period, mark, &groups), table)?;
        }
        for (group, tally) in std::mem::take(&mut batch.forgotten) {
            let all = forgotten.entry(group).or_default();
            *all = all.with(tally);
        }
        progress(batch.women.len() as u64);
        match batch.last {
            Some(last) => after = last,
            None => break,
        }
    }
    for (group, tally) in forgotten {
        write_line(&Line { code: String::new(), group, tally }, (period, mark, &groups), table)?;
    }
    Ok(())
}

impl Batch {
    fn take(&mut self, row: &Row<'_>, counted: Option<&HashSet<ParticipantId>>) -> Result<bool, Error> {
        let woman = row.get(0)?;
        if counted.is_some_and(|counted| !counted.contains(&woman)) {
            return Ok(true);
        }
        let mark = row.get::<Option<String>>(4)?.and_then(|mark| Mark::parse(&mark));
        let (group, times) = (row.get::<String>(3)?, row.get(5)?);
        if row.get(2)? {
            self.forgotten.entry(group).or_default().add(mark, times);
            return Ok(true);
        }
        self.women.insert(woman);
        let code = row.text(1)?;
        match self.lines.last_mut().filter(|last| last.code == code && last.group == group) {
            Some(last) => last.tally.add(mark, times),
            None => {
                let mut line = Line { code: code.to_owned(), group, tally: Tally::default() };
                line.tally.add(mark, times);
                self.lines.push(line);
            }
        }
        Ok(true)
    }

    /// Puts the row that is nobody's among the others. It looks like that of a woman whom nobody has marked yet, and so it changes
    /// no sum of who was there.
    fn hide(&mut self, code: &str, mark: &str, groups: &HashMap<String, String>) {
        let before = mark.bytes().map(usize::from).sum::<usize>() % self.lines.len().max(1);
        let group = self.lines.get(before).map(|line| line.group.clone());
        let group = group.or_else(|| groups.keys().min().cloned()).unwrap_or_default();
        let tally = Tally { not_marked: 1, ..Tally::default() };
        // Never between two rows of one woman.
        let before = match self.lines.get(before) {
            Some(line) => self.lines.iter().position(|one| one.code == line.code).unwrap_or(before),
            None => 0,
        };
        self.lines.insert(before, Line { code: code.to_owned(), group, tally });
    }
}

fn write_line(
    line: &Line,
    (period, mark, groups): (Period, &str, &HashMap<String, String>),
    table: &mut impl Table,
) -> Result<(), Error> {
    let group = groups.get(&line.group).map_or("", String::as_str);
    for cell in [line.code.as_str(), group, &period.from.to_string(), &period.until.to_string()] {
        table.cell(&plain_cell(cell))?;
    }
    let Tally { there, absent, excused, not_marked } = line.tally;
    for count in [line.tally.all(), there, absent, excused, not_marked] {
        table.number(Some(count))?;
    }
    table.number(line.tally.rate())?;
    table.cell(mark)?;
    table.end_row()
}
