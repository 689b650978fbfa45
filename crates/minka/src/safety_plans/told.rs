//! Her plan, read to her because she asks: as it is now and as it was before, also after she stopped agreeing to notes.

use jiff::civil::Date;

use super::{
    model::Plan,
    plan::{open_papers, open_plans, say_lines, say_made},
    store,
};
use crate::{
    foundation::{
        access::Actor,
        clock::day_in,
        error::Error,
        keyring::Keyring,
        store::Db,
        text::Text,
        told::{Told, say_to_her},
    },
    people::Participant,
};

/// How many plans there are, and each line by line in her own words: the newest first, with the days on which the two looked at it again
/// and where she keeps it on paper. On a screen and on no copy. The caller has asked her and logs it.
///
/// # Errors
/// When the reader may not, or they cannot be read.
pub fn tell(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (actor, woman, today): (&Actor, &Participant, Date),
    (text, zone): (&Text, &str),
) -> Result<(usize, Vec<Told>), Error> {
    super::check_told(db, (actor, woman, today))?;
    let (plans, mut lines) = (open_plans(db, keyring, woman.id)?, Vec::new());
    for (place, plan) in plans.iter().enumerate() {
        let which = if place == 0 { "plans-hear-now" } else { "plans-hear-former" };
        lines.push(Told::new(text.say(which), say_made(text, plan)));
        lines.extend(say_words(text, plan));
        for day in store::list_reviews(db, plan.id)? {
            lines.push(Told::new(text.say("plans-reviews"), text.full_day(day)));
        }
        for (at, keeps) in open_papers(db, keyring, (plan.id, woman.id))? {
            let day = text.full_day(day_in(at, zone));
            lines.push(Told::new(format!("{}, {day}", say_to_her(text, "plans-papers")), keeps));
        }
    }
    Ok((plans.len(), lines))
}

fn say_words(text: &Text, plan: &Plan) -> impl Iterator<Item = Told> {
    let said = say_lines(&plan.words, &|key| say_to_her(text, key));
    said.into_iter().map(|(what, words)| Told::new(what, words))
}
