//! What the women of the play agreed to when they came, what they refused, and what some stopped later.
//!
//! Told by her place in the cast and not by dice: one more answer changes nobody's story.

use jiff::{ToSpan, civil::Date};

use super::{
    cast::Woman,
    play::{Act, site_of},
};
use crate::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Recipient, Said, TEXT_VERSION, Way},
    foundation::{change::Change, error::Error, ids::Id},
    users,
};

/// Only women with a lived journey were asked: a world to measure with has no time for it.
fn was_asked(woman: &Woman) -> bool {
    woman.steps.len() > 1 && woman.group.is_some()
}

/// On which day she has second thoughts about something, if ever.
pub(super) fn second_thought(woman: &Woman, place: usize) -> Option<Date> {
    let (_, days) = stopped(place)?;
    was_asked(woman).then(|| woman.from.saturating_add(days.days()))
}

/// What she stops, and after how many days.
fn stopped(place: usize) -> Option<(Purpose, i32)> {
    match place {
        _ if place % 8 == 2 => Some((Purpose::Photo, 70)),
        _ if place % 15 == 3 => Some((Purpose::Messages, 40)),
        _ => None,
    }
}

/// What she said to each purpose that she was asked about.
fn answers(place: usize) -> Vec<(Purpose, Said)> {
    let said = |yes: bool| if yes { Said::Agreed } else { Said::Refused };
    let mut answers = vec![
        (Purpose::Service, Said::Agreed),
        (Purpose::Messages, said(place % 3 != 1)),
        (Purpose::Statistics, said(place % 7 != 3)),
        (Purpose::Survey, said(place % 5 != 2)),
        (Purpose::Notes, said(place % 6 != 1)),
        (Purpose::Handover, said(place.is_multiple_of(3))),
    ];
    if place % 4 != 3 {
        answers.push((Purpose::Photo, said(place % 4 != 1)));
    }
    if place % 9 == 4 {
        answers.push((Purpose::Sharing, Said::Agreed));
    }
    answers
}

/// The evening on which she came for the first time: one question after the other.
pub(super) fn ask(change: &mut Change<'_>, act: &Act, place: usize) -> Result<(), Error> {
    if !was_asked(&act.women[place]) {
        return Ok(());
    }
    let country = country_of(change, act, place)?;
    for (purpose, said) in answers(place) {
        add(change, (act, country), place, (purpose, said))?;
    }
    Ok(())
}

fn country_of(change: &mut Change<'_>, act: &Act, place: usize) -> Result<&'static str, Error> {
    let programme = users::get_programme_of(change, site_of(act, &act.women[place]))?;
    Ok(consents::country_of(&programme.currency))
}

/// Some give a thumb everywhere; where the law wants it in writing the others sign.
fn way_of(purpose: Purpose, country: &str, place: usize) -> Way {
    match place {
        _ if place.is_multiple_of(6) => Way::Mark,
        _ if consents::is_in_writing(purpose, country) => Way::Written,
        _ => Way::Spoken,
    }
}

/// She stops it.
pub(super) fn stop(change: &mut Change<'_>, act: &Act, place: usize) -> Result<(), Error> {
    match stopped(place) {
        Some((purpose, _)) => {
            let country = country_of(change, act, place)?;
            add(change, (act, country), place, (purpose, Said::Withdrawn))
        }
        None => Ok(()),
    }
}

fn add(
    change: &mut Change<'_>,
    (act, country): (&Act, &str),
    place: usize,
    (purpose, said): (Purpose, Said),
) -> Result<(), Error> {
    let woman = &act.women[place];
    let by_her = said != Said::Withdrawn;
    let from = if by_her { woman.from } else { second_thought(woman, place).unwrap_or(woman.from) };
    let recipients = &act.script.recipient;
    let recipient = (purpose == Purpose::Sharing).then(|| {
        let line = &recipients[place % recipients.len()];
        Recipient { sector: line.sector.clone(), name: line.name.clone() }
    });
    let leader = woman.group.map(|group| act.stage.leaders[group].1.clone()).unwrap_or_default();
    let friend = act.women.iter().find(|other| other.group == woman.group && other.id != woman.id);
    let event = ConsentEvent {
        id: ConsentId::new(change.clock()),
        purpose,
        recipient,
        said,
        way: by_her.then(|| way_of(purpose, country, place)),
        reader: if by_her { leader } else { String::new() },
        witness: friend.filter(|_| by_her).map(|friend| friend.name.clone()).unwrap_or_default(),
        language: by_her.then_some(woman.language),
        text_version: TEXT_VERSION.to_owned(),
        from,
        until: (said == Said::Agreed).then(|| from.saturating_add(purpose.usual_months().months())),
        recorded_at: change.at(),
    };
    consents::add_event(change, (site_of(act, woman), woman.id), &event)
}
