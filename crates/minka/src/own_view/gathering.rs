//! Everything that is held on one woman, in her language, and nothing of anybody else.
//!
//! Whom she is kept apart from, who read a consent to her, who heard it and who brought her a lesson are others' data and are
//! left out; whom she herself named is said on her screen and not on paper that somebody might find.

use std::borrow::Cow;

use jiff::{Timestamp, civil::Date};

use super::{
    model::{Line, Section, Wish, WishId},
    store,
};
use crate::{
    backgrounds, breaches, concerns, consents, contacts, exclusions,
    foundation::{
        audit::subjects_of,
        clock::day_in,
        error::Error,
        ids::ParticipantId,
        keyring::{Keyring, Use},
        store::Db,
        text::Text,
    },
    goals, identities, openings, outcomes, outside_requests,
    people::{self, Participant},
    referrals, users, visits,
};

/// Where a wish's words are sealed to: part of the file format.
fn place(id: WishId) -> String {
    format!("own_wish.sealed.{id}")
}

/// Seals her words under her own key.
pub(super) fn seal_wish(keyring: &Keyring, woman: ParticipantId, id: WishId, words: &str) -> Result<Vec<u8>, Error> {
    keyring.seal(woman, Use::Notes, &place(id), words.as_bytes())
}

/// Her words, out of their seal.
pub(super) fn open_wish(keyring: &Keyring, woman: ParticipantId, wish: &Wish) -> Result<String, Error> {
    let clear = keyring.open(woman, Use::Notes, &place(wish.id), &wish.sealed)?;
    Ok(clear.map(|clear| String::from_utf8_lossy(&clear).into_owned()).unwrap_or_default())
}

/// What other rooms say about her, said to her: `own-you-…` where there is such a sentence.
pub(super) fn said_to_her<'k>(text: &Text, key: &'k str) -> Cow<'k, str> {
    let hers = format!("own-you-{key}");
    if text.knows(&hers) { hers.into() } else { key.into() }
}

/// For whom, and how it is said.
pub(super) struct Telling<'a> {
    pub(super) keyring: &'a Keyring,
    pub(super) text: Text,
    pub(super) zone: &'a str,
    /// The day there.
    pub(super) today: Date,
    /// Whether it is for paper, which others may find.
    pub(super) on_paper: bool,
}

impl Telling<'_> {
    fn line(what: impl Into<String>, words: impl Into<String>) -> Line {
        Line { what: what.into(), words: words.into() }
    }

    fn say(&self, key: &str) -> String {
        self.text.say(&said_to_her(&self.text, key))
    }

    fn labelled(&self, key: &str, words: &str) -> Option<Line> {
        (!words.is_empty()).then(|| Self::line(self.say(key), words))
    }

    fn day(&self, day: Date) -> String {
        self.text.full_day(day)
    }

    fn span(&self, from: Date, until: Option<Date>) -> String {
        match until {
            Some(until) => self
                .text
                .phrase("exclusions-from-until")
                .with("from", self.day(from))
                .with("until", self.day(until))
                .to_string(),
            None => self.text.phrase("exclusions-since").with("day", self.day(from)).to_string(),
        }
    }

    fn moments(&self, from: Timestamp, until: Option<Timestamp>) -> String {
        let day = |at| day_in(at, self.zone);
        self.span(day(from), until.map(day))
    }

    fn basics(&self, woman: &Participant) -> Vec<Line> {
        let sign = self.text.say(&format!("people-sign-{}", woman.sign));
        vec![
            Self::line(self.text.say("journey-code"), &woman.code),
            Self::line(self.say("people-chosen-name"), &woman.chosen_name),
            Self::line(self.say("people-language"), woman.language.own_name()),
            Self::line(self.say("people-sign"), sign),
        ]
    }

    fn identity(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let Some(held) = identities::find_identity(db, self.keyring, woman.id)? else { return Ok(Vec::new()) };
        let birth = identities::Birth::read(&held.birth_date).map(|birth| birth.say(&self.text)).unwrap_or_default();
        let lines = [
            ("identity-legal-name", &held.legal_name),
            ("identity-birth-date", &birth),
            ("identity-phone", &held.phone),
            ("identity-address", &held.address),
        ];
        Ok(lines.into_iter().filter_map(|(key, words)| self.labelled(key, words)).collect())
    }

    fn consents(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let events = consents::list_events(db, woman.id)?;
        let line = |event: &consents::ConsentEvent| {
            let purpose = self.say(&format!("consent-purpose-{}", event.purpose.key()));
            let said = match event.until.filter(|_| event.said == consents::Said::Agreed) {
                Some(until) => {
                    let key = said_to_her(&self.text, "consent-state-agreed");
                    self.text.phrase(&key).with("day", self.day(until)).to_string()
                }
                None => self.say(&format!("consent-said-{}", event.said.key())),
            };
            let about = event.recipient.as_ref().map_or(String::new(), |one| format!(", {}", one.name));
            Self::line(self.day(event.from), format!("{purpose}{about}: {said}"))
        };
        Ok(events.iter().map(line).collect())
    }

    fn card(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let Some(card) = contacts::find_card(db, self.keyring, woman.id)? else { return Ok(Vec::new()) };
        let days: Vec<String> = card.days.iter().map(|day| self.text.weekday(*day)).collect();
        let hours = self.text.phrase("contact-hours-from-until").with("from", self.text.hour(card.from));
        let lines = [
            ("contact-whose", self.say(&format!("contact-whose-{}", card.whose.key()))),
            ("contact-channel", self.text.say(&format!("contact-channel-{}", card.channel.key()))),
            ("contact-number", card.number),
            ("contact-days", days.join(", ")),
            ("contact-hours", hours.with("until", self.text.hour(card.until)).to_string()),
            ("contact-zone", card.zone),
            ("contact-pick-up", card.may_pick_up),
            ("contact-say", card.say),
            ("contact-code-word", card.code_word),
            ("contact-valid", self.day(card.valid_until)),
        ];
        Ok(lines.iter().filter_map(|(key, words)| self.labelled(key, words)).collect())
    }

    /// That she called. What others feared for her is not told here: whoever stands beside her would read it.
    fn calls(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let line = |(raised, closed): (Timestamp, Option<Timestamp>)| {
            let said = if closed.is_some() { "own-call-over" } else { "own-call-open" };
            Self::line(self.text.instant(raised, self.zone), self.text.say(said))
        };
        Ok(concerns::list_own(db, woman.id)?.into_iter().map(line).collect())
    }

    fn names(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let named = exclusions::list_named(db, woman.id)?;
        let line = |one: &exclusions::Exclusion| {
            let who = if self.on_paper { self.text.say("own-somebody") } else { one.name.clone() };
            Self::line(who, self.moments(one.added, one.lifted))
        };
        Ok(named.iter().map(line).collect())
    }

    fn assessments(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let told = outcomes::list_own(db, self.keyring, &self.text, (woman, self.on_paper))?;
        Ok(told.into_iter().map(|(day, words)| Self::line(day, words)).collect())
    }

    fn openings(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let subjects = subjects_of(self.keyring, (woman.id, &woman.code))?;
        let opened = openings::list_opened(db, (subjects, woman.site), i64::MAX, 200)?;
        let line = |one: &openings::Opened| {
            let what = self.say(&format!("openings-what-{}", one.action.replace(['.', '_'], "-")));
            let roles: Vec<String> =
                one.roles.iter().map(|role| self.text.say(&format!("staff-role-{role}"))).collect();
            let who = if roles.is_empty() { self.text.say("openings-nobody-now") } else { roles.join(", ") };
            let why = match &one.reason {
                Some((id, sealed)) => format!(": {}", identities::open_reason(self.keyring, woman.id, id, sealed)?),
                None => String::new(),
            };
            Ok(Self::line(self.text.instant(one.at, self.zone), format!("{what} ({who}){why}")))
        };
        opened.iter().map(line).collect()
    }

    fn outside(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let told = outside_requests::tell(db, woman.id, &self.text)?;
        Ok(told.into_iter().map(|(what, words)| Self::line(what, words)).collect())
    }

    fn breaches(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let line = |(at, kind, _): (Timestamp, String, Option<Timestamp>)| {
            Self::line(self.text.instant(at, self.zone), self.text.say(&format!("breaches-kind-{kind}")))
        };
        Ok(breaches::list_of_woman(db, woman.id)?.into_iter().map(line).collect())
    }

    fn wishes(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let line = |wish: &Wish| {
            let kind = self.text.say(&format!("own-wish-{}", wish.kind.key()));
            let words = open_wish(self.keyring, woman.id, wish)?;
            let words = if words.is_empty() { kind } else { format!("{kind}: {words}") };
            Ok(Self::line(self.text.instant(wish.said, self.zone), words))
        };
        store::list_wishes(db, woman.id)?.iter().map(line).collect()
    }

    fn goals(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let told = goals::tell(db, self.keyring, woman.id, &self.text)?;
        Ok(told.into_iter().map(|(what, words)| Self::line(what, words)).collect())
    }

    fn visits(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let told = visits::tell(db, self.keyring, (woman, self.today), &self.text)?;
        Ok(told.into_iter().map(|(what, words)| Self::line(what, words)).collect())
    }

    fn referrals(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let told = referrals::tell(db, self.keyring, woman.id, &self.text)?;
        Ok(told.into_iter().map(|(what, words)| Self::line(what, words)).collect())
    }

    fn background(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let programme = users::get_programme_of(db, woman.site)?.id;
        let told = backgrounds::tell(db, self.keyring, (programme, woman.id), &self.text)?;
        Ok(told.into_iter().map(|(what, words)| Self::line(what, words)).collect())
    }

    fn ties(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let line = |(is_home, from, until)| {
            let what = if is_home { "own-tie-home" } else { "own-tie-kin" };
            Self::line(self.text.say(what), self.span(from, until))
        };
        Ok(store::list_ties(db, woman.id)?.into_iter().map(line).collect())
    }

    /// A reason out of a list, after a comma; nothing for none and for one that no list knows any more.
    fn reason(&self, list: &str, key: &str) -> String {
        let key = format!("{list}{key}");
        if self.text.knows(&key) { format!(", {}", self.say(&key)) } else { String::new() }
    }

    fn meetings(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let mark = |(day, mark, reason): store::Dated| {
            let said = self.say(&format!("design-roll-{mark}"));
            let why = self.reason("sessions-reason-", &reason);
            Self::line(self.day(day), format!("{said}{why}"))
        };
        Ok(store::list_marks(db, woman.id)?.into_iter().map(mark).collect())
    }

    fn steps(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Line>, Error> {
        let step = |(day, step, reason): store::Dated| {
            let said = self.say(&format!("people-step-{step}"));
            let why = self.reason("journey-reason-", &reason);
            Self::line(self.day(day), format!("{said}{why}"))
        };
        Ok(store::list_steps(db, woman.id)?.into_iter().map(step).collect())
    }

    fn small_things(&self, db: &mut Db<'_>, woman: &Participant) -> Result<[Section; 5], Error> {
        let (id, text) = (woman.id, &self.text);
        let stays = store::list_stays(db, id)?;
        let lessons = store::list_lessons(db, id, text.0)?;
        let words = store::list_words(db, id)?;
        let apart = store::list_apart(db, id)?;
        let pauses = store::list_pauses(db, id)?;
        let lesson = |(day, title): (Option<Date>, String)| {
            let when = day.map_or_else(|| text.say("own-lesson-promised"), |day| self.day(day));
            Self::line(when, title)
        };
        let word = |(day, had): (Date, bool)| {
            Self::line(self.day(day), text.say(if had { "own-word-had" } else { "own-word-waits" }))
        };
        let stay = |(from, group, until)| Self::line(group, self.span(from, until));
        let apart = apart.into_iter().map(|(from, until)| Self::line(text.say("own-somebody"), self.span(from, until)));
        let pause = |(from, until)| Self::line(text.say("contact-pause"), self.moments(from, until));
        Ok([
            Section { key: "groups", lines: stays.into_iter().map(stay).collect() },
            Section { key: "lessons", lines: lessons.into_iter().map(lesson).collect() },
            Section { key: "words", lines: words.into_iter().map(word).collect() },
            Section { key: "apart", lines: apart.collect() },
            Section { key: "pauses", lines: pauses.into_iter().map(pause).collect() },
        ])
    }
}

/// All of it, section by section. The caller has logged that it is read.
pub(super) fn gather(db: &mut Db<'_>, telling: &Telling<'_>, woman: &Participant) -> Result<Vec<Section>, Error> {
    let [groups, lessons, words, apart, pauses] = telling.small_things(db, woman)?;
    let mut sections = vec![
        Section { key: "basics", lines: telling.basics(woman) },
        Section { key: "identity", lines: telling.identity(db, woman)? },
        Section { key: "background", lines: telling.background(db, woman)? },
        Section { key: "ties", lines: telling.ties(db, woman)? },
        Section { key: "journey", lines: telling.steps(db, woman)? },
        Section { key: "goals", lines: telling.goals(db, woman)? },
        Section { key: "visits", lines: telling.visits(db, woman)? },
        Section { key: "referrals", lines: telling.referrals(db, woman)? },
        groups,
        Section { key: "attendance", lines: telling.meetings(db, woman)? },
        lessons,
        words,
        Section { key: "assessments", lines: telling.assessments(db, woman)? },
        Section { key: "consents", lines: telling.consents(db, woman)? },
        Section { key: "contact", lines: telling.card(db, woman)? },
        pauses,
        Section { key: "names", lines: telling.names(db, woman)? },
        apart,
        Section { key: "openings", lines: telling.openings(db, woman)? },
        Section { key: "outside", lines: telling.outside(db, woman)? },
        Section { key: "breaches", lines: telling.breaches(db, woman)? },
        Section { key: "wishes", lines: telling.wishes(db, woman)? },
    ];
    // On her screen alone: somebody might find the paper.
    if !telling.on_paper {
        sections.push(Section { key: "calls", lines: telling.calls(db, woman)? });
    }
    Ok(sections)
}

/// The woman of an id, whoever looks: she herself, or whoever was checked before.
pub(super) fn get_woman(db: &mut Db<'_>, code: &str) -> Result<Participant, Error> {
    people::get_by_code(db, code)
}
