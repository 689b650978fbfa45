//! How a sum, a band and a change are said, to her mentor and to herself.

use measure::{ScaleResult, TOTAL};

use super::{
    gathering,
    model::{Asked, Moved, Since},
};
use crate::{
    assessments::State,
    foundation::{
        error::Error,
        keyring::Keyring,
        store::Db,
        text::Text,
        told::{Portion, Told},
    },
    instruments::say_name,
    people::Participant,
    waves,
};

/// A sum as it is written: whole, or with two figures behind the mark.
pub(crate) fn say_number(text: &Text, number: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "sums are small")]
    let hundredths = (number * 100.0).round() as i64;
    let sign = if hundredths < 0 { "−" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let rest = format!("{rest:02}");
    format!("{sign}{whole}{}{}", text.say("goals-decimal-mark"), rest.trim_end_matches('0'))
}

/// A scale: its sum, or between which two sums it lies.
pub(super) fn say_scale(text: &Text, scale: &ScaleResult) -> String {
    let (lowest, highest) = (say_number(text, scale.lowest), say_number(text, scale.highest));
    match scale.score {
        Some(score) if scale.prorated => {
            let phrase = text.phrase("outcomes-prorated").with("score", say_number(text, score));
            phrase.count(scale.missing).with("lowest", lowest).with("highest", highest).to_string()
        }
        Some(score) => say_number(text, score),
        None => {
            let phrase = text.phrase("outcomes-no-sum").count(scale.missing);
            phrase.with("lowest", lowest).with("highest", highest).to_string()
        }
    }
}

/// What a scale is called.
pub(crate) fn say_scale_name(text: &Text, id: &str) -> String {
    let key = format!("outcomes-scale-{}", id.replace('_', "-"));
    if text.knows(&key) { text.say(&key) } else { id.replace(['_', '-'], " ") }
}

/// The class that a set of rules puts her answers into; nothing where the words were not checked, as of a band.
pub(super) fn say_class(text: &Text, asked: &Asked, class: Option<&str>) -> Option<String> {
    if !asked.instrument.may_show_bands(&asked.of.language) {
        return None;
    }
    let Some(class) = class else { return Some(text.say("outcomes-no-class")) };
    let key = format!("outcomes-class-{}", class.replace('_', "-"));
    Some(if text.knows(&key) { text.say(&key) } else { class.replace(['_', '-'], " ") })
}

/// What a set of classes is called.
pub(super) fn say_classes_name(text: &Text, id: &str) -> String {
    let key = format!("outcomes-classes-{}", id.replace('_', "-"));
    if text.knows(&key) { text.say(&key) } else { id.replace(['_', '-'], " ") }
}

/// The band of the sum; or that it is certain though answers are missing; nothing where the words were not checked.
pub(super) fn say_band(text: &Text, asked: &Asked, scale: &ScaleResult) -> Option<String> {
    if !asked.instrument.may_show_bands(&asked.of.language) {
        return None;
    }
    let band = scale.band().or_else(|| scale.certain_bands.first().and_then(|(_, band)| band.as_deref()))?;
    let key = format!("outcomes-band-{}", band.replace('_', "-"));
    Some(if text.knows(&key) { text.say(&key) } else { band.replace('_', " ") })
}

/// The change, in a sentence, and since which day; beside it, where that is so, that its limit was found with other words.
pub(super) fn say_since(text: &Text, (since, now): (Since, &Asked)) -> String {
    let said = text.say(&format!("outcomes-moved-{}", since.moved.key()));
    let Some(day) = since.day else { return said };
    let said = match now.instrument.borrows_constants(&now.of.language) {
        true => text.phrase("outcomes-moved-borrowed").with("said", said).to_string(),
        false => said,
    };
    text.phrase("outcomes-moved-since").with("said", said).with("day", text.short_day(day)).to_string()
}

/// The look of a change. Clearly worse is a reason to talk, and no alarm.
pub(super) fn kind_of(moved: Moved) -> &'static str {
    match moved {
        Moved::Up => "good",
        Moved::Down => "wait",
        _ => "plain",
    }
}

/// In which window it was, or that it was in none.
pub(super) fn say_kind(text: &Text, kind: Option<waves::Kind>) -> String {
    match kind {
        Some(kind) => text.say(&format!("waves-kind-{}", kind.key())),
        None => text.say("outcomes-no-wave"),
    }
}

/// What is told to herself: what she was asked on which day, and, where nobody else reads along, what it came to. A portion of that.
///
/// # Errors
/// When it cannot be read.
pub fn list_own(
    db: &mut Db<'_>,
    keyring: &Keyring,
    text: &Text,
    (woman, on_paper): (&Participant, bool),
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let all = gathering::gather_portion(db, (!on_paper).then_some(keyring), woman.id, portion)?;
    let line = |(asked, since): &(Asked, Option<Since>)| {
        let day = text.full_day(asked.of.asked_on);
        let name = say_name(text, &asked.instrument);
        let state = || text.say(&format!("assessments-state-{}", asked.of.state.key()));
        let line = |said: String| {
            let line = Told::new(day.as_str(), format!("{name}: {said}")).with("day", asked.of.asked_on);
            line.with("instrument", asked.key())
                .with("state", asked.of.state.key())
                .with("language", &asked.of.language)
        };
        if on_paper || asked.of.state != State::Finished {
            return line(state());
        }
        let scales = asked.scales().into_iter().filter_map(|id| asked.scored.as_ref()?.scale(id));
        let sums = scales.map(|scale| match scale.scale.as_str() {
            TOTAL => say_scale(text, scale),
            id => format!("{}: {}", say_scale_name(text, id), say_scale(text, scale)),
        });
        let change = since.map(|since| say_since(text, (since, asked)));
        let said: Vec<String> = sums.chain(change).collect();
        line(if said.is_empty() { state() } else { said.join(". ") })
    };
    Ok(all.iter().map(line).collect())
}
