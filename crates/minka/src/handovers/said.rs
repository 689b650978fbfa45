//! What a form says that was refused, in words: what was chosen as its own page said it, days as the reader's language writes them.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{
    fields::{self, How},
    model::Former,
    rules, store,
};
use crate::{
    assessments::{self, Assessment, AssessmentId},
    curriculum::{self, LessonId},
    foundation::{
        error::Error,
        form::{FORM_ID, Fields},
        ids::{Id, UserId},
        store::Db,
        text::Text,
    },
    instruments::{self, Held},
    users, vocabularies,
};

/// A form as it was sent.
pub(super) struct Sent<'a> {
    /// What follows her code in the address.
    pub(super) path: &'a [String],
    pub(super) former: &'a Former,
    pub(super) text: Text,
    pub(super) today: Date,
    /// Whether the sender works at her site.
    pub(super) is_staff: bool,
}

/// What it said.
#[derive(Default)]
pub(super) struct Said {
    /// What was chosen: what was asked, and the answer.
    pub(super) rows: Vec<(String, String)>,
    /// What was written.
    pub(super) words: Vec<String>,
    /// What else was filled in.
    pub(super) rest: Vec<String>,
}

impl Said {
    /// What nobody has other words for, as it came.
    fn keep(&mut self, values: &[&str]) {
        let (words, rest) = rules::part(values.iter().copied());
        self.words.extend(words);
        self.rest.extend(rest);
    }
}

impl Sent<'_> {
    /// All of it, in the order of the form.
    pub(super) fn say(&self, db: &mut Db<'_>, fields: &Fields) -> Result<Said, Error> {
        let (mut said, mut met) = (Said::default(), BTreeSet::new());
        for (name, value) in fields.pairs() {
            let day = rules::day_of(name);
            let first = !value.trim().is_empty() && name != FORM_ID && met.insert((day.unwrap_or(name), day.is_some()));
            if !first {
                continue;
            }
            match day {
                Some(day) => {
                    said.rows.push((self.text.say(fields::find_day(self.room(), day)), self.say_day(fields, day)));
                }
                None => self.say_field(db, name, fields, &mut said)?,
            }
        }
        Ok(said)
    }

    fn room(&self) -> &str {
        self.path.first().map_or("", String::as_str)
    }

    /// The day as the language writes it, or what was typed for one.
    fn say_day(&self, fields: &Fields, day: &str) -> String {
        let parts = ["year", "month", "day"].map(|part| fields.text(&format!("{day}-{part}")));
        match rules::read_day(parts) {
            Some(day) => self.text.full_day(day),
            None => parts.into_iter().rev().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("."),
        }
    }

    fn say_field(&self, db: &mut Db<'_>, name: &str, fields: &Fields, said: &mut Said) -> Result<(), Error> {
        let values: Vec<&str> = fields.all(name).filter(|value| !value.is_empty()).collect();
        if let Some(item) = name.strip_prefix("item-").filter(|_| self.room() == "assessments") {
            let asked =
                self.find_asked(db)?.map(|(of, held)| assessments::say_item(&held.instrument, &of.language, item));
            said.rows.push((asked.unwrap_or_default(), values.join(", ")));
            return Ok(());
        }
        let Some((label, how)) =
            fields::find(self.room(), name).filter(|(label, _)| label.is_empty() || self.text.knows(label))
        else {
            said.keep(&values);
            return Ok(());
        };
        match how {
            How::Hidden => {}
            How::Many => said
                .rows
                .push((self.text.say(&label), self.text.number(i64::try_from(values.len()).unwrap_or(i64::MAX)))),
            How::Answer => match self.say_answer(db, values.first().copied().unwrap_or_default())? {
                Some(row) => said.rows.push(row),
                None => said.keep(&values),
            },
            how => {
                let mut all = Vec::new();
                for value in values {
                    match self.say_choice(db, (name, how), value)? {
                        Some(words) => all.push(words),
                        None => said.keep(&[value]),
                    }
                }
                if !all.is_empty() {
                    said.rows.push((self.text.say(&label), all.join(", ")));
                }
            }
        }
        Ok(())
    }

    /// What one value says; nothing for what no page offered.
    fn say_choice(&self, db: &mut Db<'_>, (name, how): (&str, How), value: &str) -> Result<Option<String>, Error> {
        let known = |key: String| if self.text.knows(&key) { self.text.say(&key) } else { value.to_owned() };
        Ok(match how {
            How::Key(before) => Some(known(format!("{before}-{value}"))),
            How::Named(before) => Some(self.say_named(before, name, value)),
            How::Each(each) => each.iter().find(|one| one.0 == value).map(|one| self.text.say(one.1)),
            How::Language => Some(instruments::say_language(value)),
            How::Weekday => {
                value.parse::<i64>().ok().filter(|day| (1..=7).contains(day)).map(|day| self.text.weekday(day))
            }
            How::Which => value.parse::<i64>().ok().map(|place| self.text.number(place.saturating_add(1))),
            How::Word(list) => {
                let programme = users::get_programme_of(db, self.former.site)?.id;
                let words = vocabularies::list_words(db, programme, list)?;
                words.iter().find(|word| word.key == value).map(|word| word.say(&self.text, list))
            }
            How::Brings => {
                let programme = users::get_programme_of(db, self.former.site)?.id;
                store::find_reason(db, programme, value)?.or_else(|| Some(self.say_named("backgrounds", name, value)))
            }
            How::Staff => self.find_colleague(db, value)?,
            How::Help => store::find_help(db, self.former.site, value)?.filter(|_| self.is_staff),
            How::Lesson => match LessonId::parse(value) {
                Some(lesson) => {
                    curriculum::find_lesson_text(db, lesson, self.text.0)?.map(|(_, text)| text.neutral_title)
                }
                None => None,
            },
            How::Questionnaire => instruments::find_shipped(value).map(|one| instruments::say_name(&self.text, &one)),
            How::Reading => {
                let goal = self.path.get(1).map_or("", String::as_str);
                let measure = store::find_measure(db, self.former.woman, goal)?.unwrap_or_default();
                Some(fields::find_reading(&measure, value).map_or_else(|| value.to_owned(), |key| self.text.say(key)))
            }
            How::Typed | How::Many | How::Answer | How::Written | How::Hidden => Some(value.to_owned()),
        })
    }

    /// By the field's own name; difficulties and no answer have the same words in every question of a background.
    fn say_named(&self, before: &str, name: &str, value: &str) -> String {
        let own = format!("{before}-{name}-{value}");
        let shared = [format!("{before}-difficulty-{value}"), format!("{before}-{}", value.replace('_', "-"))];
        let is_shared = self.room() == "background";
        let mut keys = std::iter::once(own).chain(shared.into_iter().filter(|_| is_shared));
        keys.find(|key| self.text.knows(key)).map_or_else(|| value.to_owned(), |key| self.text.say(&key))
    }

    fn find_colleague(&self, db: &mut Db<'_>, value: &str) -> Result<Option<String>, Error> {
        let Some(user) = UserId::parse(value).filter(|_| self.is_staff) else { return Ok(None) };
        let staff = users::list_staff_of_site(db, self.former.site, self.today)?;
        Ok(staff.into_iter().find(|(one, _)| *one == user).map(|(_, name)| name))
    }

    /// What she was being asked, and the question and the answer in its words.
    fn say_answer(&self, db: &mut Db<'_>, value: &str) -> Result<Option<(String, String)>, Error> {
        let Some((of, held)) = self.find_asked(db)? else { return Ok(None) };
        let item = self.path.get(3).map_or("", String::as_str);
        let said = match value {
            "x" => self.text.say("assessments-declines"),
            option => assessments::say_option(&held.instrument, &of.language, option),
        };
        Ok(Some((assessments::say_item(&held.instrument, &of.language, item), said)))
    }

    fn find_asked(&self, db: &mut Db<'_>) -> Result<Option<(Assessment, Held)>, Error> {
        let Some(id) = self.path.get(1).and_then(|id| AssessmentId::parse(id)) else { return Ok(None) };
        let Some(of) = assessments::find_assessment(db, self.former.woman, id)? else { return Ok(None) };
        let held = instruments::get_held(db, of.instrument)?;
        Ok(Some((of, held)))
    }
}
