//! Decisions about reaching her, without database or clock.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time},
    tz::TimeZone,
};

use super::model::{Card, Channel, Held, Whose};
use crate::{
    foundation::{
        clock::day_in,
        form::{Fields, Problem, Problems},
        neutral::betrays,
        text::Language,
    },
    people,
    switches::{Off, Switch},
};

/// A card holds for so many days at the most: lives change.
const MOST_DAYS: i32 = 90;
/// More hours of a day than this are "any time", whichever days they are.
const ANY_TIME_HOURS: i32 = 14;
/// What the names of zones that are places begin with.
const PARTS_OF_THE_WORLD: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];
const LONGEST_LINE: usize = 120;
const LONGEST_WORDS: usize = 300;

/// What is true at this moment, besides the card.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    pub(super) now: Timestamp,
    pub(super) consent: bool,
    pub(super) paused: bool,
    /// Whether the folder is in safe mode.
    pub(super) safe_mode: bool,
}

/// Whether something may go out to her now, this way. Everything has to be true at once.
pub(super) fn may_go_out(card: Option<&Card>, channel: Channel, facts: Facts) -> Result<&Card, Held> {
    if facts.safe_mode {
        return Err(Held::SafeMode);
    }
    if facts.paused {
        return Err(Held::Paused);
    }
    let card = card.ok_or(Held::NoCard)?;
    if !facts.consent {
        return Err(Held::NoConsent);
    }
    // In a zone that nobody knows no hour is right.
    let zone = TimeZone::get(&card.zone).map_err(|_| Held::OtherHour)?;
    let there = facts.now.to_zoned(zone);
    if is_over(card.written, card.valid_until, there.date()) {
        return Err(Held::Expired);
    }
    if card.channel != channel {
        return Err(Held::OtherChannel);
    }
    if !card.days.contains(&i64::from(there.weekday().to_monday_one_offset())) {
        return Err(Held::OtherDay);
    }
    if there.time() < card.from || card.until <= there.time() {
        return Err(Held::OtherHour);
    }
    Ok(card)
}

/// Whether a card's time is over on a day, or has not begun: its own last day, and ninety days whatever it says.
pub(super) fn is_over(written: Date, valid_until: Date, today: Date) -> bool {
    today < written || valid_until < today || latest_end(written) < today
}

/// The last day that a card of a day may name.
pub(super) fn latest_end(written: Date) -> Date {
    written.saturating_add(MOST_DAYS.days())
}

/// The zones that a card may name: those that are called after a place, in the order of the alphabet.
pub(super) fn zones() -> Vec<String> {
    let is_place = |zone: &String| {
        let part_of_the_world = zone.split_once('/').map(|(part, _)| part);
        part_of_the_world.is_some_and(|part| PARTS_OF_THE_WORLD.contains(&part))
    };
    let mut zones: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).filter(is_place).collect();
    zones.sort();
    zones
}

/// The zone in which she counts her days and hours: the one that was chosen, or that of her site.
fn read_zone(fields: &Fields, of_site: &str) -> Result<String, Problem> {
    let typed = fields.text("zone");
    if typed.is_empty() || typed == of_site {
        Ok(of_site.to_owned())
    } else if zones().iter().any(|zone| zone == typed) {
        Ok(typed.to_owned())
    } else {
        Err(Problem::new("zone", "contact-zone-unknown"))
    }
}

/// What was typed, without what the programme does not ask for: that is not heard. Whose telephone, which way, number, days, hours, clock,
/// what to say, language and last day have no switch: without any of them a call may do harm.
pub(super) fn asked_of(typed: &Fields, off: &Off) -> Fields {
    let optional = [(Switch::MayPickUp, "may_pick_up"), (Switch::CodeWord, "code_word")];
    let unasked = optional.into_iter().filter(|(switch, _)| off.has(*switch));
    unasked.fold(typed.clone(), |typed, (_, field)| typed.without(field))
}

/// A card that somebody proposed, without what the programme does not ask for any more: nobody but she may pick up then.
pub(super) fn without(mut card: Card, off: &Off) -> Card {
    if off.has(Switch::MayPickUp) {
        card.may_pick_up.clear();
    }
    if off.has(Switch::CodeWord) {
        card.code_word.clear();
    }
    card
}

/// Reads a card from the form, at an instant, for a woman of a site in this zone. Days and hours are those of her own clock.
pub(super) fn read_card(fields: &Fields, now: Timestamp, of_site: &str) -> Result<Card, Problems> {
    let mut problems = Problems::default();
    let zone = problems.keep(read_zone(fields, of_site)).unwrap_or_else(|| of_site.to_owned());
    let today = day_in(now, &zone);
    let whose = Whose::parse(fields.text("whose")).ok_or(Problem::new("whose", "contact-whose-missing"));
    let channel = Channel::parse(fields.text("channel")).ok_or(Problem::new("channel", "contact-channel-missing"));
    let (whose, channel) = (problems.keep(whose), problems.keep(channel));
    let number = problems.keep(read_number(fields.text("number")));
    let days: Vec<i64> = (1..=7).filter(|day| fields.all("days").any(|chosen| chosen == day.to_string())).collect();
    if days.is_empty() {
        problems.add(Problem::new("days", "contact-days-missing"));
    }
    let hours = (problems.keep(read_hour("from", fields)), problems.keep(read_hour("until", fields)));
    // Words in both: that no time is safe is said once, and the other field only asks for its hour.
    let mut any_time = problems.0.iter_mut().filter(|problem| problem.key == "contact-any-time");
    any_time.next();
    any_time.for_each(|problem| problem.key = "contact-hour-unknown");
    if let (Some(from), Some(until)) = hours {
        problems.keep(check_window(from, until));
    }
    let language = Language::parse(fields.text("language")).ok_or(Problem::new("language", "contact-language-missing"));
    let language = problems.keep(language);
    for (field, most) in [("may_pick_up", LONGEST_LINE), ("say", LONGEST_WORDS), ("code_word", LONGEST_LINE)] {
        if fields.text(field).chars().count() > most {
            problems.add(Problem::new(field, "people-too-long").with("most", most));
        }
    }
    if !fields.text("say").chars().any(char::is_alphabetic) {
        problems.add(Problem::new("say", "contact-say-missing"));
    }
    let valid_until = problems.keep(read_end(fields, today, day_in(now, of_site)));
    match (whose, channel, number, hours, language, valid_until) {
        (Some(whose), Some(channel), Some(number), (Some(from), Some(until)), Some(language), Some(valid_until))
            if problems.is_empty() =>
        {
            let text = |field: &str| fields.text(field).to_owned();
            Ok(Card {
                whose,
                channel,
                number,
                days,
                from,
                until,
                zone,
                may_pick_up: text("may_pick_up"),
                say: text("say"),
                code_word: text("code_word"),
                language,
                written: today,
                valid_until,
            })
        }
        _ => Err(problems),
    }
}

/// What tells something of the words that somebody else would hear, as it is written: a name of ours, or a word that betrays. A hint and
/// never a refusal: they are her words.
pub(super) fn find_telling(words: &str, names: &[String]) -> Option<String> {
    let spoken = apart(words);
    // A name goes on in other letters in some languages: what begins like it counts.
    let named = names.iter().find(|name| name.chars().count() > 2 && spoken.contains(apart(name).trim_end()));
    named.cloned().or_else(|| betrays(words).map(|(word, _)| word))
}

/// Small letters, a space before each word.
fn apart(text: &str) -> String {
    let small = text.to_lowercase();
    let words = small.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| format!(" {word}")).collect()
}

fn read_number(typed: &str) -> Result<String, Problem> {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let dialled = typed.chars().all(|sign| sign.is_ascii_digit() || " +-()/.".contains(sign));
    if (5..=20).contains(&digits) && dialled && typed.chars().count() <= 40 {
        Ok(typed.to_owned())
    } else {
        Err(Problem::new("number", "identity-phone-unknown"))
    }
}

/// An hour such as 9:30 or 18. Words instead of one are what the card is there to prevent.
fn read_hour(field: &'static str, fields: &Fields) -> Result<Time, Problem> {
    let typed = fields.text(field);
    if typed.chars().any(char::is_alphabetic) {
        return Err(Problem::new(field, "contact-any-time"));
    }
    let (hour, minute) = typed.split_once([':', '.']).unwrap_or((typed, "0"));
    let time = hour.parse().ok().zip(minute.parse().ok()).and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
    time.ok_or_else(|| Problem::new(field, "contact-hour-unknown"))
}

fn check_window(from: Time, until: Time) -> Result<(), Problem> {
    if until <= from {
        return Err(Problem::new("until", "contact-until-before-from"));
    }
    let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    if minutes(until) - minutes(from) > ANY_TIME_HOURS * 60 {
        return Err(Problem::new("from", "contact-any-time"));
    }
    Ok(())
}

/// Her own day and that of her site, from which the form begins, may be a day apart: what is a day too long for hers is cut.
fn read_end(fields: &Fields, today: Date, at_site: Date) -> Result<Date, Problem> {
    let parts = ["valid-day", "valid-month", "valid-year"].map(|part| fields.text(part));
    let end = people::read_day("valid", parts)?;
    if end < today {
        Err(Problem::new("valid", "contact-end-past"))
    } else if latest_end(today.max(at_site)) < end {
        Err(Problem::new("valid", "contact-end-far").with("most", i64::from(MOST_DAYS)))
    } else {
        Ok(end.min(latest_end(today)))
    }
}

#[cfg(test)]
mod tests;
