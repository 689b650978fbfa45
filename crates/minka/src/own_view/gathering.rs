//! Everything that is held on one woman, in her language, and nothing of anybody else.
//!
//! Whom she is kept apart from, who read a consent to her, who heard it and who brought her a lesson are others' data and are
//! left out; whom she herself named, to whom something was told, the word by which she knows us and why somebody opened her file
//! are said on her screen and on no copy that somebody might find. What is withheld everywhere is named (`model::Withheld`).

use jiff::{Timestamp, civil::Date};

use super::{
    model::{Section, Why, Wish, WishId, Withheld},
    store,
};
use crate::{
    backgrounds, breaches, concerns, consents, contacts, exclusions,
    foundation::{
        clock::day_in,
        error::Error,
        ids::ParticipantId,
        keyring::{Keyring, Use},
        store::Db,
        text::Text,
        told::Told,
    },
    goals, identities, outcomes, outside_requests,
    own_lists::{self, List, Page, Telling, said_to_her},
    people::{self, Participant},
    referrals, users,
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

impl Telling<'_> {
    /// A field with its name; the value is the field for another program too.
    fn labelled(&self, (name, key): (&'static str, &str), words: &str) -> Option<Told> {
        (!words.is_empty()).then(|| Told::new(self.say(key), words).with(name, words))
    }

    pub(super) fn day(&self, day: Date) -> String {
        self.text.full_day(day)
    }

    pub(super) fn span(&self, from: Date, until: Option<Date>) -> String {
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

    pub(super) fn moments(&self, from: Timestamp, until: Option<Timestamp>) -> String {
        let day = |at| day_in(at, self.zone);
        self.span(day(from), until.map(day))
    }

    fn basics(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let sign = self.text.say(&format!("people-sign-{}", woman.sign));
        let mut lines = vec![
            Told::new(self.text.say("journey-code"), &woman.code).with("code", &woman.code),
            Told::new(self.say("people-chosen-name"), &woman.chosen_name).with("chosen_name", &woman.chosen_name),
            Told::new(self.say("people-language"), woman.language.own_name()).with("language", woman.language.code()),
            Told::new(self.say("people-sign"), sign).with("sign", &woman.sign),
        ];
        for code in store::list_former_codes(db, woman.id)? {
            lines.push(Told::new(self.text.say("own-former-code"), &code).with("former_code", &code));
        }
        Ok(lines)
    }

    fn identity(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let Some(held) = identities::find_identity(db, self.keyring, woman.id)? else { return Ok(Vec::new()) };
        let birth = identities::Birth::read(&held.birth_date).map(|birth| birth.say(&self.text)).unwrap_or_default();
        let lines = [
            (("legal_name", "identity-legal-name"), &held.legal_name),
            (("birth_date", "identity-birth-date"), &birth),
            (("phone", "identity-phone"), &held.phone),
            (("address", "identity-address"), &held.address),
        ];
        Ok(lines.into_iter().filter_map(|(key, words)| self.labelled(key, words)).collect())
    }

    fn consents(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
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
            let about = match &event.recipient {
                Some(_) if self.on_paper => format!(", {}", self.text.say("own-organisation")),
                Some(one) => format!(", {}", one.name),
                None => String::new(),
            };
            let line = Told::new(self.day(event.from), format!("{purpose}{about}: {said}")).with("day", event.from);
            let line = line.with("purpose", event.purpose.key()).with("said", event.said.key());
            line.with_some("until", event.until)
        };
        Ok(events.iter().map(line).collect())
    }

    fn card(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let Some(card) = contacts::find_card(db, self.keyring, woman.id)? else { return Ok(Vec::new()) };
        let days: Vec<String> = card.days.iter().map(|day| self.text.weekday(*day)).collect();
        let hours = self.text.phrase("contact-hours-from-until").with("from", self.text.hour(card.from));
        let numbers: Vec<String> = card.days.iter().map(i64::to_string).collect();
        // Whoever found it on paper could call her as one of us.
        let code_word = if self.on_paper { String::new() } else { card.code_word };
        let spoken = [
            (
                ("whose", "contact-whose"),
                self.say(&format!("contact-whose-{}", card.whose.key())),
                card.whose.key().to_owned(),
            ),
            (
                ("channel", "contact-channel"),
                self.text.say(&format!("contact-channel-{}", card.channel.key())),
                card.channel.key().to_owned(),
            ),
            (("days", "contact-days"), days.join(", "), numbers.join(" ")),
            (
                ("hours", "contact-hours"),
                hours.with("until", self.text.hour(card.until)).to_string(),
                format!("{}/{}", card.from, card.until),
            ),
            (("zone", "contact-zone"), card.zone.clone(), card.zone),
            (("valid_until", "contact-valid"), self.day(card.valid_until), card.valid_until.to_string()),
        ];
        let written = [
            (("number", "contact-number"), card.number),
            (("may_pick_up", "contact-pick-up"), card.may_pick_up),
            (("say", "contact-say"), card.say),
            (("code_word", "contact-code-word"), code_word),
        ];
        let spoken =
            spoken.into_iter().map(|((name, key), words, code)| Told::new(self.say(key), words).with(name, code));
        Ok(spoken.chain(written.iter().filter_map(|(key, words)| self.labelled(*key, words))).collect())
    }

    /// That she called. What others feared for her is not told here: whoever stands beside her would read it.
    fn calls(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |(raised, closed): (Timestamp, Option<Timestamp>)| {
            let said = if closed.is_some() { "own-call-over" } else { "own-call-open" };
            let line = Told::new(self.text.instant(raised, self.zone), self.text.say(said));
            line.with("at", raised).with_some("closed_at", closed)
        };
        Ok(concerns::list_own(db, woman.id)?.into_iter().map(line).collect())
    }

    fn names(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let named = exclusions::list_named(db, woman.id)?;
        let line = |one: &exclusions::Exclusion| {
            let who = if self.on_paper { self.text.say("own-somebody") } else { one.name.clone() };
            let line = Told::new(who, self.moments(one.added, one.lifted)).with("since", one.added);
            line.with_some("until", one.lifted)
        };
        Ok(named.iter().map(line).collect())
    }

    fn assessments(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        outcomes::list_own(db, self.keyring, &self.text, (woman, self.on_paper))
    }

    fn outside(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        outside_requests::tell(db, woman.id, &self.text)
    }

    fn breaches(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |(at, kind, _): (Timestamp, String, Option<Timestamp>)| {
            let words = self.text.say(&format!("breaches-kind-{kind}"));
            Told::new(self.text.instant(at, self.zone), words).with("at", at).with("kind", kind)
        };
        Ok(breaches::list_of_woman(db, woman.id)?.into_iter().map(line).collect())
    }

    fn wishes(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |wish: &Wish| {
            let kind = self.text.say(&format!("own-wish-{}", wish.kind.key()));
            let words = open_wish(self.keyring, woman.id, wish)?;
            let words = if words.is_empty() { kind } else { format!("{kind}: {words}") };
            let line = Told::new(self.text.instant(wish.said, self.zone), words).with("at", wish.said);
            Ok(line.with("kind", wish.kind.key()).with_some("answered_at", wish.answered))
        };
        store::list_wishes(db, woman.id)?.iter().map(line).collect()
    }

    fn goals(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        goals::tell(db, self.keyring, woman.id, &self.text)
    }

    /// A list that grows long: on her screen the newest of it and a way to older ones, in a copy all of it.
    fn long(&self, db: &mut Db<'_>, woman: &Participant, list: List) -> Result<Section, Error> {
        let page = if self.on_paper {
            Page { lines: own_lists::tell_all(db, self, woman, list)?, older: String::new() }
        } else {
            own_lists::tell_page(db, self, woman, (list, "", own_lists::PAGE))?
        };
        let older = if page.older.is_empty() { String::new() } else { own_lists::older_href(list, &page.older) };
        Ok(Section { key: list.key(), lines: page.lines, older })
    }

    fn referrals(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        referrals::tell(db, self.keyring, woman.id, (&self.text, self.on_paper))
    }

    fn background(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let programme = users::get_programme_of(db, woman.site)?.id;
        backgrounds::tell(db, self.keyring, (programme, woman.id), &self.text)
    }

    fn ties(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |(kind, from, until): (String, Date, Option<Date>)| {
            let what = self.text.say(&format!("own-tie-{kind}"));
            let line = Told::new(what, self.span(from, until)).with("kind", kind).with("from", from);
            line.with_some("until", until)
        };
        Ok(store::list_ties(db, woman.id)?.into_iter().map(line).collect())
    }

    /// A reason out of a list, after a comma; nothing for none and for one that no list knows any more.
    pub(super) fn reason(&self, list: &str, key: &str) -> String {
        let key = format!("{list}{key}");
        if self.text.knows(&key) { format!(", {}", self.say(&key)) } else { String::new() }
    }

    fn meetings(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let mark = |(day, mark, reason): store::Dated| {
            let said = self.say(&format!("design-roll-{mark}"));
            let why = self.reason("sessions-reason-", &reason);
            let line = Told::new(self.day(day), format!("{said}{why}")).with("day", day).with("mark", mark);
            line.with("reason", reason)
        };
        let mut lines: Vec<Told> = store::list_marks(db, woman.id)?.into_iter().map(mark).collect();
        let before = |(day, mark, _): store::Dated| {
            let said = self.say(&format!("design-roll-{mark}"));
            let what = self.text.phrase("own-mark-before").with("day", self.day(day)).to_string();
            Told::new(what, said).with("day", day).with("mark_before", mark)
        };
        lines.extend(store::list_marks_before(db, woman.id)?.into_iter().map(before));
        Ok(lines)
    }

    fn steps(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let step = |(day, step, reason): store::Dated| {
            let said = self.say(&format!("people-step-{step}"));
            let why = self.reason("journey-reason-", &reason);
            let line = Told::new(self.day(day), format!("{said}{why}")).with("day", day).with("step", step);
            line.with("reason", reason)
        };
        Ok(store::list_steps(db, woman.id)?.into_iter().map(step).collect())
    }

    fn small_things(&self, db: &mut Db<'_>, woman: &Participant) -> Result<[Section; 5], Error> {
        let (id, text) = (woman.id, &self.text);
        let stays = store::list_stays(db, id)?;
        let lessons = store::list_lessons(db, id, text.0)?;
        let lessons_before = store::list_lessons_before(db, id, text.0)?;
        let words = store::list_words(db, id)?;
        let apart = store::list_apart(db, id)?;
        let pauses = store::list_pauses(db, id)?;
        let lesson = |(day, title): (Option<Date>, String)| {
            let when = day.map_or_else(|| text.say("own-lesson-promised"), |day| self.day(day));
            Told::new(when, title.as_str()).with("lesson", title).with_some("day", day)
        };
        let lesson_before = |(at, title, why): (Timestamp, String, String)| {
            let when = text.phrase(&format!("own-lesson-{why}")).with("when", text.instant(at, self.zone)).to_string();
            Told::new(when, title.as_str()).with("lesson", title).with("changed", at).with("why", why)
        };
        let lessons = lessons.into_iter().map(lesson).chain(lessons_before.into_iter().map(lesson_before));
        let word = |(day, had): (Date, bool)| {
            let said = text.say(if had { "own-word-had" } else { "own-word-waits" });
            Told::new(self.day(day), said).with("day", day).with("had", had)
        };
        let stay = |(from, group, until): (Date, String, Option<Date>)| {
            let line = Told::new(group.as_str(), self.span(from, until)).with("group", group).with("from", from);
            line.with_some("until", until)
        };
        let apart = apart.into_iter().map(|(from, until)| {
            let line = Told::new(text.say("own-somebody"), self.span(from, until)).with("from", from);
            line.with_some("until", until)
        });
        let pause = |(from, until): (Timestamp, Option<Timestamp>)| {
            let line = Told::new(text.say("contact-pause"), self.moments(from, until)).with("since", from);
            line.with_some("until", until)
        };
        Ok([
            Section::of("groups", stays.into_iter().map(stay).collect()),
            Section::of("lessons", lessons.collect()),
            Section::of("words", words.into_iter().map(word).collect()),
            Section::of("apart", apart.collect()),
            Section::of("pauses", pauses.into_iter().map(pause).collect()),
        ])
    }
}

/// All of it, section by section. The caller has logged that it is read.
pub(super) fn gather(db: &mut Db<'_>, telling: &Telling<'_>, woman: &Participant) -> Result<Vec<Section>, Error> {
    let [groups, lessons, words, apart, pauses] = telling.small_things(db, woman)?;
    let mut sections = vec![
        Section::of("basics", telling.basics(db, woman)?),
        Section::of("identity", telling.identity(db, woman)?),
        Section::of("background", telling.background(db, woman)?),
        Section::of("ties", telling.ties(db, woman)?),
        Section::of("journey", telling.steps(db, woman)?),
        Section::of("mentor", telling.mentors(db, woman)?),
        Section::of("need", telling.need(db, woman)?),
        Section::of("goals", telling.goals(db, woman)?),
        telling.long(db, woman, List::Visits)?,
        telling.long(db, woman, List::Promises)?,
        Section::of("referrals", telling.referrals(db, woman)?),
        Section::of("waiting", telling.waiting(db, woman)?),
        groups,
        Section::of("attendance", telling.meetings(db, woman)?),
        Section::of("circles", telling.circles(db, woman)?),
        lessons,
        words,
        Section::of("assessments", telling.assessments(db, woman)?),
        Section::of("consents", telling.consents(db, woman)?),
        Section::of("contact", telling.card(db, woman)?),
        pauses,
        Section::of("names", telling.names(db, woman)?),
        apart,
        telling.long(db, woman, List::Openings)?,
        Section::of("outside", telling.outside(db, woman)?),
        Section::of("breaches", telling.breaches(db, woman)?),
        Section::of("wishes", telling.wishes(db, woman)?),
        Section::of("holds", telling.holds(db, woman)?),
        Section::of("account", telling.account(db, woman)?),
        Section::of("file", telling.file(db, woman)?),
    ];
    // On her screen alone: somebody might find the paper.
    if !telling.on_paper {
        sections.push(Section::of("calls", telling.calls(db, woman)?));
    }
    Ok(sections)
}

/// What is not shown, and what is not on a copy: (its name, why, one sentence). The same for every woman.
pub(super) fn withheld(text: &Text, on_paper: bool) -> Vec<(&'static str, &'static str, String)> {
    let sentence = |key: &str| text.say(&format!("own-withheld-{key}"));
    let kept = Withheld::ALL.iter().map(|one| (one.key(), one.why().key(), sentence(one.key())));
    let screen = on_paper.then(|| ("screen", Why::Others.key(), sentence("screen")));
    kept.chain(screen).collect()
}

/// The woman of an id, whoever looks: she herself, or whoever was checked before.
pub(super) fn get_woman(db: &mut Db<'_>, code: &str) -> Result<Participant, Error> {
    people::get_by_code(db, code)
}
