//! What becomes of every row when two files are put together, and when they are taken apart again: without database or clock.

use super::model::{Both, Cell, Moment, Row, RowChange, table_named};
use crate::file_tables::{Counts, How, TABLES, Table};

/// What becomes of all rows that lead to either woman. `new_id` gives ids for marks that move to the history.
///
/// Her own row and what is sealed are not decided here: they need what only the database and the keys know.
pub(super) fn put_together(
    both: &Both,
    rows: &[Row],
    moment: &Moment,
    new_id: &mut dyn FnMut() -> String,
) -> Vec<RowChange> {
    let mut changes = Vec::new();
    for table in TABLES {
        let of: Vec<&Row> = rows.iter().filter(|row| row.table.name == table.name).collect();
        changes.extend(match table.how {
            How::Moves => moves(both, &of),
            How::Joins(on, counts) => joins(both, (table, &of), (on, counts), moment, new_id),
            How::Pairs(ordered) => pairs(both, &of, ordered),
            How::Leaves => leaves(both, &of),
            How::Stays => stays(both, &of),
            How::Consents => consents(both, &of),
            How::One => one_at_a_time(both, &of, moment),
            How::Sealed | How::Person => Vec::new(),
        });
    }
    changes
}

fn change(before: &Row, after: Option<Row>) -> RowChange {
    RowChange::new(Some(before.clone()), after)
}

fn moves(both: &Both, rows: &[&Row]) -> Vec<RowChange> {
    let seconds = rows.iter().filter(|row| row.leads_to(&both.second));
    seconds.map(|row| change(row, Some((*row).clone().moved(&both.second, &both.first)))).collect()
}

fn leaves(both: &Both, rows: &[&Row]) -> Vec<RowChange> {
    rows.iter().filter(|row| row.leads_to(&both.second)).map(|row| change(row, None)).collect()
}

/// Nobody is her own buddy: where the second column now leads to the woman of the row, it leads to nobody.
fn alone(row: Row) -> Row {
    match row.table.women {
        [own, beside] if row.text(own) == row.text(beside) => row.clone().with(beside, Cell::Null),
        _ => row,
    }
}

fn joins(
    both: &Both,
    (table, rows): (&'static Table, &[&Row]),
    (on, counts): (&[&str], Counts),
    moment: &Moment,
    new_id: &mut dyn FnMut() -> String,
) -> Vec<RowChange> {
    let mut changes = Vec::new();
    // Her own rows first: what they settle of the first's is not touched again for leading to her beside.
    let (hers, beside): (Vec<&Row>, Vec<&Row>) =
        rows.iter().filter(|row| row.leads_to(&both.second)).partition(|row| row.is_of(&both.second));
    for row in hers.into_iter().chain(beside) {
        if changes.iter().any(|settled: &RowChange| settled.before.as_ref() == Some(row)) {
            continue;
        }
        let moved = alone(row.clone().moved(&both.second, &both.first));
        let alike =
            |other: &&&Row| other.is_of(&both.first) && on.iter().all(|name| other.cell(name) == row.cell(name));
        let Some(first) = rows.iter().find(alike).filter(|_| row.is_of(&both.second)) else {
            changes.push(change(row, Some(moved)));
            continue;
        };
        let second_counts = seconds_counts(counts, first, row);
        if table.key.iter().any(|column| table.women.contains(column)) {
            // The two share a place in the table: the first's row says what counts.
            if second_counts {
                changes.push(change(first, Some(moved)));
            }
            changes.push(change(row, None));
        } else if second_counts {
            changes.push(change(first, None));
            changes.push(change(row, Some(moved)));
        } else {
            changes.push(change(row, None));
        }
        if counts == Counts::BetterMark {
            let other = if second_counts { first } else { row };
            changes.extend(to_history(other, both, moment, new_id()));
        }
    }
    changes
}

/// Whether of two rows the second file's counts.
fn seconds_counts(counts: Counts, first: &Row, second: &Row) -> bool {
    let rank = |row: &Row| ["present", "late", "excused", "absent"].iter().position(|mark| *mark == row.text("mark"));
    match counts {
        Counts::First => false,
        Counts::BetterMark => rank(second) < rank(first),
        Counts::Without(column) => *first.cell(column) != Cell::Null && *second.cell(column) == Cell::Null,
        Counts::With(column) => *first.cell(column) == Cell::Null && *second.cell(column) != Cell::Null,
        Counts::Earlier(column) => second.text(column) < first.text(column),
    }
}

/// The mark that does not count, as the history of the meeting keeps it.
fn to_history(mark: &Row, both: &Both, moment: &Moment, id: String) -> Option<RowChange> {
    let table = table_named("attendance_before")?;
    let row = Row { table, cells: vec![Cell::Null; table.columns().count()] };
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut row = row
        .with("id", Cell::Text(id))
        .with("participant_id", text(&both.first))
        .with("replaced_at", text(&moment.now))
        .with("why", text("merged"));
    for column in ["session_id", "site_id", "mark", "reason", "marked_at", "marked_by"] {
        row = row.with(column, mark.cell(column).clone());
    }
    Some(RowChange::new(None, Some(row)))
}

fn pairs(both: &Both, rows: &[&Row], ordered: bool) -> Vec<RowChange> {
    let mut changes = Vec::new();
    let open = |row: &Row| ["until_day", "taken_back_at"].iter().all(|column| *row.cell(column) == Cell::Null);
    for row in rows.iter().filter(|row| row.leads_to(&both.second)) {
        let [one, other] = row.table.women else { continue };
        let moved = (*row).clone().moved(&both.second, &both.first);
        let (a, b) = (moved.cell(one).clone(), moved.cell(other).clone());
        let same = |held: &&&Row| {
            let (c, d) = (held.cell(one), held.cell(other));
            open(held)
                && open(row)
                && held.cell("kind") == row.cell("kind")
                && ((*c == a && *d == b) || (*c == b && *d == a))
        };
        if a == b || rows.iter().any(|held| same(&held)) {
            changes.push(change(row, None));
        } else if ordered && a > b {
            changes.push(change(row, Some(moved.with(one, b).with(other, a))));
        } else {
            changes.push(change(row, Some(moved)));
        }
    }
    changes
}

/// The first day on which a stay is over; a stay that lasts ends after every day.
fn end_of(row: &Row) -> &str {
    if *row.cell("until_day") == Cell::Null { "9999" } else { row.text("until_day") }
}

fn stays(both: &Both, rows: &[&Row]) -> Vec<RowChange> {
    let mut changes = Vec::new();
    let mut left: Vec<&Row> = rows.to_vec();
    left.sort_by(|a, b| (a.text("group_id"), a.text("from_day")).cmp(&(b.text("group_id"), b.text("from_day"))));
    let mut at = 0;
    while at < left.len() {
        let (mut end, mut next) = (end_of(left[at]), at + 1);
        while next < left.len()
            && left[next].text("group_id") == left[at].text("group_id")
            && left[next].text("from_day") < end
        {
            end = end.max(end_of(left[next]));
            next += 1;
        }
        changes.extend(one_stay(both, &left[at..next]));
        at = next;
    }
    changes
}

/// Stays of one group that touch each other: one for both files, or, of one file alone, as they are.
fn one_stay(both: &Both, together: &[&Row]) -> Vec<RowChange> {
    let firsts: Vec<&Row> = together.iter().copied().filter(|row| row.is_of(&both.first)).collect();
    let Some(kept) = firsts.first().filter(|_| firsts.len() < together.len()) else { return moves(both, together) };
    let latest = together.iter().max_by_key(|row| end_of(row)).unwrap_or(kept);
    let weight = |row: &Row| ["visitor", "member", "helper"].iter().position(|role| *role == row.text("role"));
    let strongest = together.iter().max_by_key(|row| weight(row)).unwrap_or(kept);
    let role = if kept.text("role") == "visitor" { strongest.text("role") } else { kept.text("role") };
    let wide = (*kept)
        .clone()
        .with("from_day", together[0].cell("from_day").clone())
        .with("until_day", latest.cell("until_day").clone())
        .with("left_reason", latest.cell("left_reason").clone())
        .with("role", Cell::Text(role.to_owned()));
    let mut changes: Vec<RowChange> =
        together.iter().filter(|row| row.key() != kept.key()).map(|row| change(row, None)).collect();
    if wide != **kept {
        changes.push(change(kept, Some(wide)));
    }
    changes
}

fn scope(row: &Row) -> [&str; 3] {
    ["purpose", "sector", "recipient_key"].map(|column| row.text(column))
}

fn number(row: &Row) -> i64 {
    if let Cell::Int(number) = row.cell("number") { *number } else { 0 }
}

fn consents(both: &Both, rows: &[&Row]) -> Vec<RowChange> {
    if rows.iter().all(|row| row.is_of(&both.first)) {
        return Vec::new();
    }
    let mut order: Vec<&Row> = rows.to_vec();
    let place = |row: &Row| (row.text("recorded_at").to_owned(), row.is_of(&both.second), number(row));
    order.sort_by_key(|row| place(row));
    // Each file keeps its own order, whatever the clocks said.
    let mut of_file = [both.first.as_str(), both.second.as_str()].map(|woman| {
        let mut own: Vec<&Row> = rows.iter().copied().filter(|row| row.is_of(woman)).collect();
        own.sort_by_key(|row| number(row));
        own.into_iter()
    });
    let order: Vec<&Row> =
        order.iter().filter_map(|row| of_file[usize::from(row.is_of(&both.second))].next()).collect();
    let mut ordered = order.clone();
    for row in &order {
        let of_scope = |other: &&&Row| scope(other) == scope(row);
        let standing = |woman: &str| order.iter().filter(of_scope).rfind(|other| other.is_of(woman)).copied();
        let refusals = [standing(&both.first), standing(&both.second)].into_iter().flatten();
        let refusal =
            refusals.filter(|standing| standing.text("said") != "agreed").max_by_key(|standing| place(standing));
        let last = ordered.iter().rfind(of_scope).copied();
        if let (Some(refusal), Some(last)) = (refusal, last)
            && last.text("said") == "agreed"
        {
            ordered.retain(|other| other.key() != refusal.key());
            ordered.push(refusal);
        }
    }
    let numbered = ordered.into_iter().zip(1..).map(|(row, number)| {
        change(row, Some(row.clone().moved(&both.second, &both.first).with("number", Cell::Int(number))))
    });
    numbered.filter(|change| change.before != change.after).collect()
}

fn one_at_a_time(both: &Both, rows: &[&Row], moment: &Moment) -> Vec<RowChange> {
    let lasts = |row: &Row| end_of(row) > moment.today.as_str();
    let has_one = rows.iter().any(|row| row.is_of(&both.first) && lasts(row));
    let seconds = rows.iter().filter(|row| row.is_of(&both.second));
    let moved = seconds.map(|row| {
        let moved = (*row).clone().moved(&both.second, &both.first);
        if has_one && lasts(row) {
            let end = row.text("from_day").max(&moment.today).to_owned();
            return change(row, Some(moved.with("until_day", Cell::Text(end))));
        }
        change(row, Some(moved))
    });
    moved.collect()
}

/// How to take two files apart again. What nobody touched since becomes exactly what it was; a row that was changed since goes
/// back to its file as it is now; what cannot go back is counted.
pub(super) fn take_apart(
    changes: &[RowChange],
    mut find: impl FnMut(&'static Table, &[Cell]) -> Option<Row>,
) -> (Vec<RowChange>, i64) {
    let (mut back, mut stays) = (Vec::new(), 0);
    for change in changes {
        match (&change.before, &change.after) {
            (before, Some(after)) => match (find(after.table, &after.key()), before) {
                (Some(now), before) if now == *after => back.push(RowChange::new(Some(now), before.clone())),
                (Some(now), None) => back.push(RowChange::new(Some(now), None)),
                (Some(now), Some(before)) => {
                    let mut own = now.clone();
                    for column in now.table.women {
                        own = own.with(column, before.cell(column).clone());
                    }
                    if own != now {
                        back.push(RowChange::new(Some(now), Some(own)));
                    }
                }
                (None, _) => stays += 1,
            },
            (Some(before), None) if find(before.table, &before.key()).is_none() => {
                back.push(RowChange::new(None, Some(before.clone())));
            }
            (Some(_), None) => stays += 1,
            (None, None) => {}
        }
    }
    (back, stays)
}

#[cfg(test)]
mod tests;
