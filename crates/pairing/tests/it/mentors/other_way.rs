//! A second way to the optimum, known from textbooks (the Hungarian method, one row at a time, every seat a column), that
//! shares nothing with ours but the costs.

use pairing::mentors::Costs;

const FORBIDDEN: i64 = 1_000_000_000;

/// The least cost of placing all women, or none if they cannot all be placed.
pub(crate) fn least(costs: &Costs, room: &[u32]) -> Option<i64> {
    let seats: Vec<usize> =
        room.iter().enumerate().flat_map(|(mentor, room)| std::iter::repeat_n(mentor, *room as usize)).collect();
    let (rows, columns) = (costs.women(), seats.len());
    if rows > columns {
        return None;
    }
    let at = |row: usize, column: usize| costs.pair(row - 1, seats[column - 1]).map_or(FORBIDDEN, i64::from);
    let (mut of_row, mut of_column) = (vec![0_i64; rows + 1], vec![0_i64; columns + 1]);
    let (mut row_at, mut way) = (vec![0_usize; columns + 1], vec![0_usize; columns + 1]);
    for row in 1..=rows {
        row_at[0] = row;
        let mut here = 0;
        let mut least = vec![i64::MAX; columns + 1];
        let mut used = vec![false; columns + 1];
        while row_at[here] != 0 {
            used[here] = true;
            let (own, mut delta, mut next) = (row_at[here], i64::MAX, 0);
            for column in (1..=columns).filter(|column| !used[*column]) {
                let current = at(own, column) - of_row[own] - of_column[column];
                if current < least[column] {
                    (least[column], way[column]) = (current, here);
                }
                if least[column] < delta {
                    (delta, next) = (least[column], column);
                }
            }
            for column in 0..=columns {
                if used[column] {
                    of_row[row_at[column]] += delta;
                    of_column[column] -= delta;
                } else if least[column] < i64::MAX {
                    least[column] -= delta;
                }
            }
            here = next;
        }
        while here != 0 {
            row_at[here] = row_at[way[here]];
            here = way[here];
        }
    }
    let cost: i64 = (1..=columns).filter(|column| row_at[*column] != 0).map(|column| at(row_at[column], column)).sum();
    (cost < FORBIDDEN).then_some(cost)
}
