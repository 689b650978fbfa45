//! The picture baseline as a map reads it: each question with its level now and the time before. Nothing is added up.

use jiff::civil::Date;

use super::{
    gathering::{self, times},
    model::Asked,
};
use crate::{
    assessments::{self, Said, say_item, say_option},
    design,
    foundation::{access::Actor, app::App, error::Error, text::Text, told::said_by_her},
};

/// Her picture baseline, the newest and the time before.
#[derive(Clone, Debug)]
pub struct Pictures {
    /// On which day she said it.
    pub on: Date,
    /// On which day she was asked before that, where she was.
    pub before: Option<Date>,
    /// Question by question.
    pub all: Vec<Pictured>,
}

/// One drawn question.
#[derive(Clone, Debug)]
pub struct Pictured {
    /// Its theme, as she reads it.
    pub theme: String,
    /// What is drawn: what she said, or the question where she did not.
    pub sign: String,
    /// The question.
    pub label: String,
    /// 0, 1 or 2; nothing where she did not say.
    pub now: Option<u8>,
    /// The same of the time before.
    pub before: Option<u8>,
    /// What she said, in the words of the level.
    pub words: String,
}

/// Her newest picture baseline, opened for whoever may read it; none when she was not asked yet, or no longer agrees.
///
/// # Errors
/// [`Error::NotFound`] outside the reader's reach.
pub async fn open_pictures(app: &App, actor: Actor, code: String) -> Result<Option<Pictures>, Error> {
    let (known, asked) = gathering::open(app, actor, code).await?;
    let text = Text(known.woman.language);
    let key = asked.iter().find(|one| one.instrument.definition().pictures).map(|one| one.key().to_owned());
    Ok(match key.filter(|_| known.may_read && known.agreed) {
        Some(key) => draw(&text, &times(&asked, &key)),
        None => None,
    })
}

fn draw(text: &Text, times: &[&Asked]) -> Option<Pictures> {
    let last = times.last()?;
    let before = times.len().checked_sub(2).and_then(|place| times.get(place));
    let picture = |item: &measure::Item| {
        let theme = item.theme.clone().unwrap_or_default();
        let (now, words) = level(text, last, &item.id);
        let said = last.answers.iter().find(|answer| answer.stands && answer.item == item.id);
        let sign = match said.map(|answer| &answer.said) {
            Some(Said::Option(option)) if design::picture(option).is_some() => option.clone(),
            _ => item.id.clone(),
        };
        Pictured {
            theme: text.say(&said_by_her(text, &format!("outcomes-theme-{theme}"))),
            sign,
            label: say_item(&last.instrument, &last.of.language, &item.id),
            now,
            before: before.and_then(|one| level(text, one, &item.id).0),
            words,
        }
    };
    Some(Pictures {
        on: last.of.asked_on,
        before: before.map(|one| one.of.asked_on),
        all: last.instrument.definition().items.iter().map(picture).collect(),
    })
}

/// Which of three levels it was, and its words.
fn level(text: &Text, one: &Asked, item: &str) -> (Option<u8>, String) {
    let answer = one.answers.iter().find(|answer| answer.stands && answer.item == item);
    let Some(said @ Said::Option(option)) = answer.map(|answer| &answer.said) else {
        return (None, text.say("outcomes-left-out"));
    };
    let place =
        ["low", "middle", "high"].iter().position(|level| *level == assessments::level_of(&one.instrument, item, said));
    (place.and_then(|place| u8::try_from(place).ok()), say_option(&one.instrument, &one.of.language, option))
}
