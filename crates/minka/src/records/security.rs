//! The security document: who may do what, how it is locked, where it is copied, when it goes, what happens when it is lost.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    facts::Facts,
    held,
    model::{Paper, Part},
};
use crate::{
    breaches::Step,
    foundation::{
        law::{Deadline, law_named},
        text::Text,
        upkeep::{BACKUP_DAYS, DRILL_DAYS, WEEK_DAYS},
    },
    staff::access_in_words,
};

/// How it is locked, sentence by sentence.
const LOCKS: [&str; 7] = [
    "records-lock-file",
    "records-lock-woman",
    "records-lock-keyring",
    "records-lock-way",
    "records-lock-sign-in",
    "records-lock-log",
    "records-lock-second",
];

fn classes(text: &Text) -> Part {
    let mut counted: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (class, columns) in held::tables().flat_map(|(_, table)| table.classes()) {
        let known = counted.entry(class).or_default();
        *known = (known.0 + columns.len(), known.1 + columns.iter().filter(|(_, sealed)| *sealed).count());
    }
    let row = |(class, (all, sealed)): (&str, (usize, usize))| {
        let words = text.say(&format!("records-class-{}", class.to_lowercase()));
        vec![class.to_owned(), words, all.to_string(), sealed.to_string()]
    };
    let heads = ["records-class", "records-what", "records-columns", "records-sealed-columns"];
    Part::Table(heads.map(|key| text.say(key)).to_vec(), counted.into_iter().map(row).collect())
}

fn upkeep(text: &Text, facts: &Facts) -> Part {
    let Some(known) = facts.upkeep else { return Part::Words(text.say("records-upkeep-unknown")) };
    let when = |at: Option<Timestamp>| at.map_or_else(|| text.say("upkeep-never"), |at| text.instant(at, facts.zone()));
    let row =
        |key: &str, at, days: i64| vec![text.say(key), when(at), text.phrase("records-every").count(days).to_string()];
    let rows =
        vec![row("upkeep-backup", known.last_backup, BACKUP_DAYS), row("upkeep-drill", known.last_drill, DRILL_DAYS)];
    let heads = ["records-what", "records-last", "records-often"];
    Part::Table(heads.map(|key| text.say(key)).to_vec(), rows)
}

/// What is done when something is lost: how long there is, who has to hear of it, and the first steps.
fn breach(text: &Text, facts: &Facts, paper: &mut Paper) {
    paper.heading(text.say("records-breaches"));
    paper.words(text.say("records-breaches-lead"));
    for country in facts.grounds() {
        let name = if country == "other" { country.to_owned() } else { country.to_uppercase() };
        let law = law_named(&name);
        let long = match law.breach {
            Deadline::BusinessDays(days) => text.phrase("records-breach-days").count(i64::from(days)),
            Deadline::Hours(hours) => text.phrase("records-breach-hours").count(hours),
        };
        paper.words(format!("{}. {long}", text.say(&format!("breaches-authority-{country}"))));
        paper.words(law.breach_source.clone());
    }
    let steps = Step::ALL.iter().map(|step| text.say(&format!("breaches-step-{}", step.key())));
    paper.parts.push(Part::List(steps.collect()));
}

fn ends(text: &Text) -> Part {
    let row = |(name, clock): (&str, &held::Clock)| {
        let tables = held::tables().filter(|(_, table)| table.clock == name).map(|(table, _)| table);
        vec![tables.collect::<Vec<_>>().join(", "), clock.ends.clone()]
    };
    let heads = ["records-table", "records-goes"];
    Part::Table(heads.map(|key| text.say(key)).to_vec(), held::clocks().map(row).collect())
}

/// The security document, in a language.
#[must_use]
pub fn security_document(text: &Text, facts: &Facts) -> Paper {
    let mut paper = facts.begin(text, "records-security");
    paper.words(text.say("records-security-lead"));
    paper.heading(text.say("records-people"));
    for key in ["records-answers", "records-officer", "records-machine", "records-keys-one", "records-keys-two"] {
        paper.parts.push(Part::Blank(text.say(key)));
    }
    paper.heading(text.say("records-classes"));
    paper.parts.push(classes(text));
    paper.heading(text.say("records-locks"));
    paper.parts.push(Part::List(LOCKS.iter().map(|key| text.say(key)).collect()));
    paper.heading(text.say("records-places"));
    paper.words(text.say("records-places-lead"));
    paper.parts.push(facts.targets(text));
    paper.parts.push(upkeep(text, facts));
    paper.words(text.phrase("records-drill-itself").count(WEEK_DAYS).to_string());
    paper.heading(text.say("records-ends"));
    paper.parts.push(ends(text));
    breach(text, facts, &mut paper);
    paper.heading(text.say("records-access"));
    for role in access_in_words(text) {
        let rows = role.actions.into_iter().map(|(what, when)| vec![what, when]).collect();
        paper.table(vec![role.role, text.say("records-when")], rows);
    }
    paper.heading(text.say("records-limits"));
    paper.words(text.say("records-limits-words"));
    for key in ["records-day", "records-signature"] {
        paper.parts.push(Part::Blank(text.say(key)));
    }
    paper
}
