//! `minka rules assign`: who walks beside whom at the least cost of all, and who is left over because of which rule.

use std::{
    collections::{BTreeSet, HashSet},
    io::Read,
};

use pairing::mentors::{Blocked, Case, Costs, HEAVIEST, Proposal, Refusal, Rule, propose};

use super::{
    refuse,
    rows::{self, Rows},
    say,
};
use crate::foundation::error::Error;

const EXAMPLES: &str = "\
In: woman,need and a column for each mentor, whose name is its header.
  The row whose woman is room says how much each mentor can take, as a sum of needs.
  Every other row is a woman: her id, how much she needs (1 to 6; a blank, or no such column, is 1), and for each mentor
  what the pair would cost, a whole number from 0 on, or the rule that forbids it:
  kin, excluded, language, other_site, declined, gone.
  When there is too little room, women who stand earlier come first.

Examples:
  minka rules assign < costs.csv
  minka rules assign --json < costs.csv | jq .blocked
  printf 'woman,need,Ana,Rosa\\nroom,,1,2\\nL1,1,10,20\\nL2,1,10,90\\nL3,1,kin,5\\n' | minka rules assign

Out: woman,mentor,cost,rules,women,mentors,room,needed, in the order of the women. Whoever is left over has no mentor, and the \
smallest set of women that shows why: these women may go to nobody but these mentors, who have this room, need so much, and are \
kept from all others by these rules (too_heavy: her need alone is more than all the room the mentor has). What all pairs cost \
together stands on standard error, and whether it is proven that nothing costs less: with needs of one weight it always is.

Exit status: 0 done, 1 somebody is left over, or rows could not be used, so that there is no answer, 2 the command was not understood.";

/// Who walks beside whom, at the least cost of all
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// One JSON object, with who would be next for each woman
    #[arg(long)]
    json: bool,
}

/// The row that says how much each mentor can take.
const ROOM: &str = "room";
/// The most pairs that are looked at; ten times as many as were ever measured.
const MOST_PAIRS: usize = 4_000_000;
/// How each rule is written.
const RULES: [(Rule, &str); 7] = [
    (Rule::Kin, "kin"),
    (Rule::Excluded, "excluded"),
    (Rule::NoSharedLanguage, "language"),
    (Rule::OtherSite, "other_site"),
    (Rule::Declined, "declined"),
    (Rule::Gone, "gone"),
    (Rule::TooHeavy, "too_heavy"),
];

type Pair = Result<u32, Rule>;

/// A woman, and the row on which she stands.
#[derive(Debug, PartialEq)]
struct Her {
    row: u64,
    id: String,
    need: u32,
    pairs: Vec<Pair>,
}

/// All that was read.
#[derive(Debug, Default, PartialEq)]
struct Table {
    /// Name and column of each mentor.
    mentors: Vec<(String, usize)>,
    room: Vec<u32>,
    women: Vec<Her>,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let mut rows = Rows::open(std::io::stdin().lock())?;
    let table = read(&mut rows)?;
    // Who walks beside whom without the women who could not be read would be another answer.
    rows.end()?;
    let Some(proposal) = solve(&mut rows, &table)? else { return rows.end() };
    if ask.json {
        say::line(as_json(&table, &proposal));
    } else {
        let mut out = rows::table();
        let mut done = out.write_record(["woman", "mentor", "cost", "rules", "women", "mentors", "room", "needed"]);
        for woman in 0..table.women.len() {
            done = done.and_then(|()| out.write_record(line(&table, &proposal, woman)));
        }
        done.and_then(|()| out.flush().map_err(csv::Error::from)).or_else(rows::gone)?;
        let proven = if proposal.is_proven() { "nothing costs less" } else { "a little less may be possible" };
        say::note(format!("all pairs together cost {}; {proven}", proposal.total));
    }
    match proposal.blocked.len() {
        0 => Ok(()),
        1 => Err(refuse("1 woman is left without a mentor")),
        many => Err(refuse(format!("{many} women are left without a mentor"))),
    }
}

fn read<R: Read>(rows: &mut Rows<R>) -> Result<Table, Error> {
    let (woman, need) = (rows.need("woman")?, rows.place("need"));
    let is_mentor = |place: &usize| *place != woman && Some(*place) != need;
    let columns: Vec<usize> = (0..rows.header.len()).filter(is_mentor).collect();
    if columns.is_empty() {
        return Err(refuse("the header names no mentor: each column beside woman and need is one"));
    }
    let named = |place: &usize| (rows.header[*place].clone(), *place);
    let mut table = Table { mentors: columns.iter().map(named).collect(), ..Table::default() };
    let mut known: HashSet<String> = HashSet::new();
    while let Some(row) = rows.next()? {
        let (number, whole, cells) = (row.number, row.whole, row.cells.clone());
        let cell = |place: usize| cells.get(place).unwrap_or_default();
        if !whole {
            rows.bad(number, None, "has not as many cells as the header");
            continue;
        }
        let Ok(id) = std::str::from_utf8(cell(woman)).map(str::to_owned) else {
            rows.bad(number, Some(woman), "is not UTF-8 text");
            continue;
        };
        if id.is_empty() || !known.insert(id.clone()) {
            rows.bad(number, Some(woman), if id.is_empty() { "is empty" } else { "stands on an earlier row" });
            continue;
        }
        if id == ROOM {
            table.room =
                columns.iter().filter_map(|place| kept(rows, (number, *place), read_room(cell(*place)))).collect();
            continue;
        }
        let weight = need.map_or(Some(1), |place| kept(rows, (number, place), read_need(cell(place))));
        let pairs: Vec<Option<Pair>> =
            columns.iter().map(|place| kept(rows, (number, *place), read_pair(cell(*place)))).collect();
        if let (Some(need), Some(pairs)) = (weight, pairs.into_iter().collect()) {
            table.women.push(Her { row: number, id, need, pairs });
        }
        if table.women.len().saturating_mul(columns.len()) > MOST_PAIRS {
            return Err(refuse(format!("there are more than {MOST_PAIRS} pairs: take fewer women at a time")));
        }
    }
    if !known.contains(ROOM) {
        return Err(refuse("no row says how much room each mentor has: its woman is called room"));
    }
    Ok(table)
}

/// What was read, or its place and why not.
fn kept<R: Read, T>(rows: &mut Rows<R>, (row, column): (u64, usize), read: Result<T, &'static str>) -> Option<T> {
    read.map_err(|why| rows.bad(row, Some(column), why)).ok()
}

/// A whole number in plain figures.
fn whole(cell: &[u8]) -> Option<u32> {
    let plain = cell.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(cell).ok().filter(|_| plain)?.parse().ok()
}

fn read_room(cell: &[u8]) -> Result<u32, &'static str> {
    whole(cell).filter(|room| *room <= 1_000_000).ok_or("is no room (a whole number from 0 to 1000000)")
}

fn read_need(cell: &[u8]) -> Result<u32, &'static str> {
    if cell.is_empty() {
        return Ok(1);
    }
    whole(cell).filter(|need| (1..=HEAVIEST).contains(need)).ok_or("is no need (1 to 6, or blank)")
}

fn read_pair(cell: &[u8]) -> Result<Pair, &'static str> {
    if let Some(cost) = whole(cell) {
        return Ok(Ok(cost));
    }
    let rule = RULES.iter().find(|(_, word)| word.as_bytes() == cell).map(|(rule, _)| *rule);
    rule.map(Err)
        .ok_or("is neither a cost (a whole number) nor one of kin, excluded, language, other_site, declined, gone")
}

/// The proposal; none when a cost is too large, which is named.
fn solve<R: Read>(rows: &mut Rows<R>, table: &Table) -> Result<Option<Proposal>, Error> {
    let mut costs = Costs::new(table.mentors.len());
    for her in &table.women {
        let fits = |(pair, room): (&Pair, &u32)| {
            pair.and_then(|cost| if her.need > *room { Err(Rule::TooHeavy) } else { Ok(cost) })
        };
        if let Err(refusal) = costs.add(her.pairs.iter().zip(&table.room).map(fits)) {
            return too_large(rows, table, refusal).map(|()| None);
        }
    }
    let needs = table.women.iter().map(|her| her.need).collect();
    match Case::new(costs, needs, table.room.clone()) {
        Ok(case) => Ok(Some(propose(case))),
        Err(refusal) => too_large(rows, table, refusal).map(|()| None),
    }
}

fn too_large<R: Read>(rows: &mut Rows<R>, table: &Table, refusal: Refusal) -> Result<(), Error> {
    let Refusal::CostTooLarge { woman, mentor, most } = refusal else {
        return Err(Error::Unexpected(format!("a table that was read is no case: {refusal:?}")));
    };
    let why = format!("is too large a cost: {most} at most, so that sums stay exact");
    rows.bad(table.women[woman].row, Some(table.mentors[mentor].1), &why);
    Ok(())
}

/// The names of women or mentors, by place.
fn names<'a>(places: &[usize], name: impl Fn(usize) -> &'a str) -> Vec<&'a str> {
    places.iter().map(|place| name(*place)).collect()
}

fn rules_of(rules: &BTreeSet<Rule>) -> Vec<&'static str> {
    RULES.iter().filter(|(rule, _)| rules.contains(rule)).map(|(_, word)| *word).collect()
}

/// A woman as a row of the answer.
fn line(table: &Table, proposal: &Proposal, woman: usize) -> [String; 8] {
    let id = table.women[woman].id.clone();
    let none = String::new;
    let Some(mentor) = proposal.mentor_of[woman] else {
        let Some(why) = proposal.blocked.iter().find(|blocked| blocked.woman == woman) else {
            return [id, none(), none(), none(), none(), none(), none(), none()];
        };
        let women = names(&why.women, |place| &table.women[place].id).join(";");
        let mentors = names(&why.mentors, |place| &table.mentors[place].0).join(";");
        let (room, needed) = (why.room.to_string(), why.needed.to_string());
        return [id, none(), none(), rules_of(&why.rules).join(";"), women, mentors, room, needed];
    };
    let cost = table.women[woman].pairs[mentor].map_or_else(|_| none(), |cost| cost.to_string());
    [id, table.mentors[mentor].0.clone(), cost, none(), none(), none(), none(), none()]
}

fn as_json(table: &Table, proposal: &Proposal) -> String {
    let pair = |(woman, her): (usize, &Her)| {
        let mentor = proposal.mentor_of[woman]?;
        let next = proposal.next_best(woman).map(|next| {
            serde_json::json!({
                "mentor": table.mentors[next.mentor].0,
                "more_for_her": next.more_for_her,
                "more_for_all": next.more_for_all,
                "others_move": next.others_move,
            })
        });
        let cost = her.pairs[mentor].ok();
        Some(serde_json::json!({ "woman": her.id, "mentor": table.mentors[mentor].0, "cost": cost, "next": next }))
    };
    let blocked = |why: &Blocked| {
        serde_json::json!({
            "woman": table.women[why.woman].id,
            "women": names(&why.women, |place| &table.women[place].id),
            "mentors": names(&why.mentors, |place| &table.mentors[place].0),
            "room": why.room,
            "needed": why.needed,
            "rules": rules_of(&why.rules),
        })
    };
    serde_json::json!({
        "total": proposal.total,
        "least": proposal.least,
        "proven": proposal.is_proven(),
        "pairs": table.women.iter().enumerate().filter_map(pair).collect::<Vec<_>>(),
        "blocked": proposal.blocked.iter().map(blocked).collect::<Vec<_>>(),
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> (Result<Table, Error>, bool) {
        let mut rows = Rows::open(text.as_bytes()).expect("a header");
        let table = read(&mut rows);
        (table, rows.end().is_ok())
    }

    #[test]
    fn rooms_needs_costs_and_rules() {
        let (found, well) = table("woman,Ana,need,Rosa\nL1,3,2,kin\nroom,4,,0\nL2,gone,,7\n");
        let found = found.expect("a table");
        assert!(well);
        assert_eq!((&found.mentors, &found.room), (&vec![("Ana".to_owned(), 1), ("Rosa".to_owned(), 3)], &vec![4, 0]));
        let her = |row, id: &str, need, pairs| Her { row, id: id.to_owned(), need, pairs };
        assert_eq!(
            found.women,
            [her(2, "L1", 2, vec![Ok(3), Err(Rule::Kin)]), her(4, "L2", 1, vec![Err(Rule::Gone), Ok(7)])]
        );
        assert_eq!(table("woman,Ana\nroom,1\nL1,3\n").0.expect("a table").women[0].need, 1, "no column of needs");
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for row in
            ["L1,1,", "L1,1,-1", "L1,1,1.5", "L1,7,1", "L1,0,1", "L1,x,1", "L1,1,sister", "L1,1", ",1,1", "room,,2"]
        {
            let (found, well) = table(&format!("woman,need,Ana\nroom,,2\n{row}\n"));
            assert!(found.expect("a table").women.is_empty() && !well, "{row}");
        }
        assert!(!table("woman,Ana\nroom,\nL1,1\n").1);
        for text in ["woman,need\nroom,\n", "who,Ana\nroom,1\n", "woman,Ana\nL1,1\n"] {
            assert!(table(text).0.is_err(), "{text}");
        }
    }
}
