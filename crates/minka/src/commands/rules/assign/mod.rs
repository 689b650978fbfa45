//! `minka rules assign`: who walks beside whom at the least cost of all, and who is left over because of which rule.

mod table;

use std::{collections::BTreeSet, fs::File, path::PathBuf};

use pairing::mentors::{Blocked, Case, Costs, Proposal, Refusal, Rule, propose};

use super::{
    refuse,
    rows::{self, Rows},
    say,
};
use crate::foundation::error::Error;
use table::{Cell, Her, RULES, Table};

const EXAMPLES: &str = "\
In: woman,mentor,cost for each pair that is allowed, the cost a whole number from 0 on.
  A column need says how much she needs (1 to 6; a blank, or no such column, is 1), the same on each of her rows.
  Instead of a cost a pair may have the rule that forbids it: kin, excluded, language, other_site, declined, gone.
  Then whoever is left over is told why. A row with a woman alone is one who may go to nobody.
  When there is too little room, women who stand earlier come first.
The file of capacities: mentor,capacity, the sum of needs that each can take.

Examples:
  minka rules assign --capacity mentors.csv < pairs.csv
  minka rules assign --capacity mentors.csv --json < pairs.csv | jq .blocked

Out: woman,mentor,cost, in the order of the women. Whoever is left over has neither mentor nor cost, and standard error names \
the smallest set of women that shows why: these women may go to nobody but these mentors, who have this room, need so much, and \
are kept from all others by these rules (too_heavy: her need alone is more than all the room the mentor has; not_listed: the \
pair is not in the table). What all pairs cost together stands there too, and whether it is proven that nothing costs less: \
with needs of one weight it always is.

Exit status: 0 done, 1 somebody is left over, or rows could not be used, so that there is no answer, 2 the command was not understood.";

/// Who walks beside whom, at the least cost of all
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// How much each mentor can take, as CSV
    #[arg(long, value_name = "FILE")]
    capacity: PathBuf,
    /// One JSON object, with who would be next for each woman
    #[arg(long)]
    json: bool,
}

/// Women left over whose reason is told on standard error; `--json` tells all.
const TOLD: usize = 20;

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let file = ask.capacity.display();
    let capacity = File::open(&ask.capacity).map_err(|cause| refuse(format!("--capacity {file}: {cause}")))?;
    let mut room = Rows::open(capacity)?.of_file("capacities");
    let mentors = table::read_room(&mut room)?;
    let mut rows = Rows::open(std::io::stdin().lock())?;
    let table = table::read_pairs(&mut rows, mentors)?;
    // Who walks beside whom without those who could not be read would be another answer.
    room.end().and(rows.end())?;
    let Some(proposal) = solve(&mut rows, &table)? else { return rows.end() };
    if ask.json {
        say::line(as_json(&table, &proposal));
    } else {
        write(&table, &proposal)?;
    }
    match proposal.blocked.len() {
        0 => Ok(()),
        1 => Err(refuse("1 woman is left without a mentor")),
        many => Err(refuse(format!("{many} women are left without a mentor"))),
    }
}

fn write(table: &Table, proposal: &Proposal) -> Result<(), Error> {
    let mut out = rows::table();
    let mut done = out.write_record(["woman", "mentor", "cost"]);
    for (her, mentor) in table.women.iter().zip(&proposal.mentor_of) {
        let name = mentor.map_or("", |mentor| &table.mentors[mentor].name);
        let cost =
            mentor.and_then(|mentor| her.pairs[mentor].pair().ok()).map_or_else(String::new, |cost| cost.to_string());
        done = done.and_then(|()| out.write_record([&her.id, name, &cost]));
    }
    done.and_then(|()| out.flush().map_err(csv::Error::from)).or_else(rows::gone)?;
    for why in proposal.blocked.iter().take(TOLD) {
        say::note(because(table, why));
    }
    if let Some(more @ 1..) = proposal.blocked.len().checked_sub(TOLD) {
        say::note(format!("and {more} more, whom --json names"));
    }
    let proven = if proposal.is_proven() { "nothing costs less" } else { "a little less may be possible" };
    say::note(format!("all pairs together cost {}; {proven}", proposal.total));
    Ok(())
}

/// Why somebody is left over.
fn because(table: &Table, why: &Blocked) -> String {
    let women = women_of(table, &why.women).join(";");
    let mentors = mentors_of(table, &why.mentors).join(";");
    let nobody = if mentors.is_empty() { "nobody".to_owned() } else { format!("nobody but {mentors}") };
    format!(
        "{} is left over: {women} may go to {nobody}, with room for {} where {} is needed; kept from all others by {}",
        table.women[why.woman].id,
        why.room,
        why.needed,
        rules_of(&why.rules).join(";")
    )
}

/// The proposal; none when a cost is too large, which is named.
fn solve<R: std::io::Read>(rows: &mut Rows<R>, table: &Table) -> Result<Option<Proposal>, Error> {
    let room: Vec<u32> = table.mentors.iter().map(|mentor| mentor.room).collect();
    let mut costs = Costs::new(room.len());
    let mut refused = None;
    for her in &table.women {
        let fits = |(cell, room): (&Cell, &u32)| {
            cell.pair().and_then(|cost| if her.need > *room { Err(Rule::TooHeavy) } else { Ok(cost) })
        };
        refused = refused.or(costs.add(her.pairs.iter().zip(&room).map(fits)).err());
    }
    let needs = table.women.iter().map(|her| her.need).collect();
    match refused.map_or_else(|| Case::new(costs, needs, room), Err) {
        Ok(case) => Ok(Some(propose(case))),
        Err(Refusal::CostTooLarge { woman, most, .. }) => {
            let why = format!("one of her costs is too large: {most} at most, so that sums stay exact");
            rows.bad(table.women[woman].row, rows.place("cost"), &why);
            Ok(None)
        }
        Err(refusal) => Err(Error::Unexpected(format!("a table that was read is no case: {refusal:?}"))),
    }
}

fn women_of<'a>(table: &'a Table, places: &[usize]) -> Vec<&'a str> {
    places.iter().map(|place| table.women[*place].id.as_str()).collect()
}

fn mentors_of<'a>(table: &'a Table, places: &[usize]) -> Vec<&'a str> {
    places.iter().map(|place| table.mentors[*place].name.as_str()).collect()
}

fn rules_of(rules: &BTreeSet<Rule>) -> Vec<&'static str> {
    RULES.iter().filter(|(rule, _)| rules.contains(rule)).map(|(_, word)| *word).collect()
}

fn as_json(table: &Table, proposal: &Proposal) -> String {
    let pair = |(woman, her): (usize, &Her)| {
        let mentor = proposal.mentor_of[woman]?;
        let next = proposal.next_best(woman).map(|next| {
            serde_json::json!({
                "mentor": table.mentors[next.mentor].name,
                "more_for_her": next.more_for_her,
                "more_for_all": next.more_for_all,
                "others_move": next.others_move,
            })
        });
        let (mentor, cost) = (&table.mentors[mentor].name, her.pairs[mentor].pair().ok());
        Some(serde_json::json!({ "woman": her.id, "mentor": mentor, "cost": cost, "next": next }))
    };
    let blocked = |why: &Blocked| {
        serde_json::json!({
            "woman": table.women[why.woman].id,
            "women": women_of(table, &why.women),
            "mentors": mentors_of(table, &why.mentors),
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
