//! The records of processing: on what each purpose rests, who gets something out, and every column with its purpose and its end.

use super::{
    facts::Facts,
    held::{self, Table},
    model::{Paper, Part},
};
use crate::{
    consents::{Purpose, basis_of, kept_after, kept_basis, kept_tables},
    foundation::{access::Action, text::Text},
    staff::access_in_words,
};

fn say_ground(text: &Text, key: &str) -> String {
    text.say(&format!("consent-basis-{key}"))
}

/// A ground, or one a country where several count.
fn in_each(grounds: &[&str], say: impl Fn(&str) -> String) -> String {
    match grounds {
        [one] => say(one),
        many => many
            .iter()
            .map(|country| format!("{}: {}", country.to_uppercase(), say(country)))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

fn purposes(text: &Text, grounds: &[&str]) -> Part {
    let row = |purpose: &Purpose| {
        let rests = in_each(grounds, |country| {
            basis_of(*purpose, country).map_or_else(String::new, |key| say_ground(text, key))
        });
        let country = grounds.first().copied().unwrap_or("other");
        let stays =
            kept_after(*purpose, country).into_iter().map(|(class, _)| text.say(&format!("consent-kept-{class}")));
        vec![text.say(&format!("consent-purpose-{}", purpose.key())), rests, stays.collect::<Vec<_>>().join("; ")]
    };
    let heads = ["records-purpose", "records-ground", "records-stays"];
    Part::Table(heads.map(|key| text.say(key)).to_vec(), Purpose::ALL.iter().map(row).collect())
}

/// Everything by which something leaves the folder, and who may do it: from the access table itself.
fn recipients(text: &Text) -> Part {
    let roles = access_in_words(text);
    let leaving = Action::ALL.iter().filter(|action| action.leaves_the_folder());
    let row = |action: &Action| {
        let what = text.say(&format!("staff-action-{}", action.name().replace(['.', '_'], "-")));
        let may = roles.iter().filter(|role| role.actions.iter().any(|(known, _)| *known == what));
        let who = may.map(|role| role.role.as_str()).collect::<Vec<_>>().join(", ");
        let whom = text.say(&format!("records-to-{}", action.name().replace(['.', '_'], "-")));
        vec![what, whom, who]
    };
    let heads = ["records-leaves", "records-to", "records-by"];
    Part::Table(heads.map(|key| text.say(key)).to_vec(), leaving.map(row).collect())
}

/// On what keeping a table rests: what leads to a woman has a ground in each country, the rest is the programme's own.
fn ground(text: &Text, name: &str, grounds: &[&str]) -> String {
    let Some((class, _)) = kept_tables().find(|(_, tables)| tables.iter().any(|known| known == name)) else {
        return text.say("records-own");
    };
    in_each(grounds, |country| kept_basis(class, country).map_or_else(String::new, |key| say_ground(text, key)))
}

fn held(text: &Text, grounds: &[&str]) -> Part {
    let columns = |table: &Table| {
        let class = |(class, columns): (&str, Vec<(&str, bool)>)| {
            let said = columns.into_iter().map(|(column, sealed)| match sealed {
                true => format!("{column} ({})", text.say("records-sealed")),
                false => column.to_owned(),
            });
            format!("{class}: {}", said.collect::<Vec<_>>().join(", "))
        };
        table.classes().map(class).collect::<Vec<_>>().join("; ")
    };
    let rows = |(name, table): (&str, &Table)| {
        let goes = match table.erased.as_str() {
            "" => held::ends(&table.clock).to_owned(),
            erased => format!("{} [{erased}]", held::ends(&table.clock)),
        };
        let ground = ground(text, name, grounds);
        let whole = vec![name.to_owned(), table.purpose.clone(), columns(table), ground.clone(), goes.clone()];
        // What lies under a seal has a purpose of its own; it rests on what its table rests on, and goes with it.
        let inside = table.inside().map(|(field, purpose, class)| {
            let column = format!("{class} ({})", text.say("records-sealed"));
            vec![format!("{name}.{field}"), purpose.to_owned(), column, ground.clone(), goes.clone()]
        });
        std::iter::once(whole).chain(inside).collect::<Vec<_>>()
    };
    let heads = ["records-table", "records-for", "records-columns", "records-ground", "records-goes"];
    Part::Table(heads.map(|key| text.say(key)).to_vec(), held::tables().flat_map(rows).collect())
}

/// The records of processing, in a language.
#[must_use]
pub fn records_of_processing(text: &Text, facts: &Facts) -> Paper {
    let grounds = facts.grounds();
    let mut paper = facts.begin(text, "records-processing");
    paper.words(text.say("records-processing-lead"));
    for key in ["records-answers", "records-officer", "records-counsel"] {
        paper.parts.push(Part::Blank(text.say(key)));
    }
    paper.heading(text.say("records-purposes"));
    paper.words(text.say("records-grounds-unread"));
    paper.parts.push(purposes(text, &grounds));
    paper.heading(text.say("records-whom"));
    paper.words(text.say("records-whom-lead"));
    paper.parts.push(recipients(text));
    paper.heading(text.say("records-places"));
    paper.words(text.say("records-places-lead"));
    paper.parts.push(facts.targets(text));
    paper.heading(text.say("records-held"));
    paper.words(text.say("records-held-lead"));
    paper.parts.push(held(text, &grounds));
    for key in ["records-day", "records-signature"] {
        paper.parts.push(Part::Blank(text.say(key)));
    }
    paper
}
