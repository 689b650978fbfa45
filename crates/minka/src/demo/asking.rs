//! What the mentored women of the play were asked: at the start and in the middle, each in her language, and what they answered.
//!
//! Told by her place among those with a mentor and not by dice: one more answer changes nobody's story.

use jiff::{
    ToSpan,
    civil::{Date, time},
};
use measure::Instrument;

use super::{
    cast::Woman,
    play::{Act, site_of},
};
use crate::{
    assessments::{self, Assessment, AssessmentId, Said, State, Way},
    consents::{self, Purpose},
    foundation::{
        change::Change,
        clock::instant_in,
        error::Error,
        ids::{Id, UserId},
        keyring::Keyring,
        text::Language,
    },
    instruments::{self, Held},
    users,
    waves::{self, CountsFrom, Kind, Wave, WaveId, Windows},
};

/// So many women of a programme were asked.
const ASKED: usize = 36;
/// When, in days after they came: within the windows below.
const DAYS: [i32; 3] = [10, 98, 275];
/// What is asked.
const KEYS: [&str; 5] = ["picture", "rses", "who5", "phq9", "phq8"];

/// What is asked in the programme of an act, and its windows.
pub(super) struct Plan {
    held: Vec<Held>,
    windows: Windows,
}

/// Switches on what is asked, and sets the windows.
pub(super) fn plan(change: &mut Change<'_>, act: &Act) -> Result<Plan, Error> {
    let programme = users::get_programme_of(change, act.stage.sites[0])?;
    for key in KEYS {
        let Some(shipped) = instruments::find_shipped(key) else { continue };
        let id = instruments::add_held(change, programme.id, &shipped, true)?;
        instruments::switch(change, (programme.id, key), Some(id))?;
    }
    for (kind, days) in [
        (Kind::Baseline, (0, 28)),
        (Kind::Midline, (84, 126)),
        (Kind::Endline, (260, 300)),
        (Kind::FollowUp, (440, 500)),
    ] {
        let wave = Wave {
            id: WaveId::new(change.clock()),
            programme: programme.id,
            kind,
            counts_from: CountsFrom::Entry,
            from_day: days.0,
            until_day: days.1,
            instruments: ["picture", "rses", "who5"].map(str::to_owned).to_vec(),
        };
        waves::add_wave(change, &wave)?;
    }
    Ok(Plan { held: instruments::list_on(change, programme.id)?, windows: waves::read_windows(change, programme.id)? })
}

/// What a woman was asked, and what she answered.
pub(super) fn ask(
    change: &mut Change<'_>,
    (keyring, plan): (&Keyring, &Plan),
    (act, woman, place): (&Act, &Woman, usize),
    today: Date,
) -> Result<(), Error> {
    if place >= ASKED || place % 4 == 3 {
        return Ok(());
    }
    let Some(mentor) = users::find_mentor_on(change, woman.id, today)? else { return Ok(()) };
    let zone = users::get_programme_of(change, site_of(act, woman))?.zone;
    for (number, days) in DAYS.into_iter().enumerate() {
        // Some were asked a few days late, and one in nine too late for any window.
        let late = if (place + number) % 9 == 8 { 40 } else { i32::try_from(place % 5).unwrap_or(0) };
        let day = woman.from.saturating_add((days + late).days());
        if day >= today || !consents::holds(change, woman.id, Purpose::Survey, None, day)? {
            continue;
        }
        for held in plan.held.iter().filter(|held| !held.key().starts_with("phq")) {
            let way = if place % 6 == 4 && held.key() != "picture" { Way::Paper } else { Way::Screen };
            let of = begin(change, (plan, held), (act, woman), (day, way, mentor.user, &zone));
            assessments::add_assessment(change, &of)?;
            answer(change, keyring, (&of, held), (place, number))?;
            let minutes = if held.key() == "picture" { 14 } else { 4 };
            assessments::end_assessment(change, of.id, (place % 3 != 2).then_some(minutes))?;
        }
    }
    // Some were interrupted yesterday, and a paper waits to be keyed in.
    let yesterday = today.saturating_add((-1).days());
    let left_open = if place % 12 == 0 { Some(("picture", Way::Screen)) } else { None };
    let left_open = left_open.or_else(|| (place % 12 == 1).then_some(("who5", Way::Paper)));
    if let Some((key, way)) = left_open
        && let Some(held) = plan.held.iter().find(|held| held.key() == key)
    {
        let of = begin(change, (plan, held), (act, woman), (yesterday, way, mentor.user, &zone));
        assessments::add_assessment(change, &of)?;
        for item in held.instrument.definition().items.iter().take(if way == Way::Screen { 5 } else { 0 }) {
            let Some(choice) = held.instrument.choices(&item.id).pop() else { continue };
            assessments::set_answer(change, keyring, (&of, &item.id), &Said::Option(choice.id))?;
        }
    }
    Ok(())
}

/// One time she was asked, as it begins.
fn begin(
    change: &Change<'_>,
    (plan, held): (&Plan, &Held),
    (act, woman): (&Act, &Woman),
    (day, way, mentor, zone): (Date, Way, UserId, &str),
) -> Assessment {
    let starts = waves::Starts { entries: entry_of(woman).into_iter().collect(), terms: Vec::new() };
    let days = day.since(woman.from).map_or(0, |span| span.get_days());
    Assessment {
        id: AssessmentId::new(change.clock()),
        site: site_of(act, woman),
        woman: woman.id,
        instrument: held.id,
        wave: plan.windows.of_day(&starts, held.key(), day).map(|wave| wave.id),
        language: language_of(&held.instrument, woman),
        way,
        state: State::Open,
        asked_on: day,
        meetings: i64::from(days) / 8,
        minutes: None,
        asked_by: mentor.to_string(),
        keyed_by: None,
        begun_at: instant_in(day, time(15, 0, 0, 0), zone),
    }
}

/// The day on which she was enrolled, the last time.
fn entry_of(woman: &Woman) -> Option<Date> {
    use crate::people::Step;
    let on = |wanted: Step| woman.steps.iter().filter(move |(step, ..)| *step == wanted).map(|(_, on, _)| *on);
    on(Step::Enrolled).max().or_else(|| on(Step::Active).min())
}

/// Hers; or else Russian, which the women of Almaty read too.
fn language_of(instrument: &Instrument, woman: &Woman) -> String {
    let wished = [woman.language, Language::Ru].map(Language::code);
    let has = wished.into_iter().find(|code| instrument.text(code).is_some());
    let first = || instrument.definition().texts.first().map(|text| text.language.as_str());
    has.or_else(first).unwrap_or_default().to_owned()
}

/// One of her answers was left out now and then; most go up a little from time to time, some stay, a few go down.
fn answer(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (of, held): (&Assessment, &Held),
    (place, number): (usize, usize),
) -> Result<(), Error> {
    let definition = held.instrument.definition();
    let trend: i64 = match place % 7 {
        0 | 2 | 3 | 5 => 1,
        1 | 6 => 0,
        _ => -1,
    };
    let (place, step) = (i64::try_from(place).unwrap_or(0), i64::try_from(number).unwrap_or(0) * trend);
    for (at, item) in (0i64..).zip(&definition.items) {
        if (place + 3 * at + step).rem_euclid(23) == 11 {
            continue;
        }
        let choices = held.instrument.choices(&item.id);
        let mut values: Vec<(f64, String)> =
            choices.into_iter().filter_map(|choice| Some((choice.value?, choice.id))).collect();
        values.sort_by(|one, other| one.0.total_cmp(&other.0));
        if item.reversed {
            values.reverse();
        }
        let most = i64::try_from(values.len()).unwrap_or(1) - 1;
        let start = most * (35 + (place * 13 + at * 29).rem_euclid(40)) / 100;
        let height = (start + step * (most + 2) / 4).clamp(0, most);
        let Some((_, option)) = usize::try_from(height).ok().and_then(|height| values.into_iter().nth(height)) else {
            continue;
        };
        let said = if (place + at).rem_euclid(31) == 30 { Said::Declined } else { Said::Option(option) };
        assessments::set_answer(change, keyring, (of, &item.id), &said)?;
    }
    Ok(())
}
