//! Who she is to us, what she agreed to, how she is reached, whom she named, and what happened with what we know.
//!
//! Who read a consent to her and who heard it are others' data and are left out; whom she herself named, to whom something was told,
//! and the word by which she knows us are said on her screen and on no copy that somebody might find; of a place that must not be named at
//! her home only what it is for.

use jiff::Timestamp;

use super::{model::Telling, store, telling::said_to_her};
use crate::{
    backgrounds, consents, contacts, exclusions,
    foundation::{
        error::Error,
        store::Db,
        told::{Portion, Told},
    },
    identities, outside_requests,
    people::Participant,
    referrals, users,
};

impl Telling<'_> {
    /// A field with its name; the value is the field for another program too.
    fn labelled(&self, (name, key): (&'static str, &str), words: &str) -> Option<Told> {
        (!words.is_empty()).then(|| Told::new(self.say(key), words).with(name, words))
    }
}

/// How we know her.
pub(super) fn basics(
    _: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let sign = telling.text.say(&format!("people-sign-{}", woman.sign));
    Ok(portion.of([
        Told::new(telling.text.say("journey-code"), &woman.code).with("code", &woman.code),
        Told::new(telling.say("people-chosen-name"), &woman.chosen_name).with("chosen_name", &woman.chosen_name),
        Told::new(telling.say("people-language"), woman.language.own_name()).with("language", woman.language.code()),
        Told::new(telling.say("people-sign"), sign).with("sign", &woman.sign),
    ]))
}

/// Codes that led to her before.
pub(super) fn former_codes(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |code: String| Told::new(telling.text.say("own-former-code"), &code).with("former_code", &code);
    Ok(store::list_former_codes(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// Her name on papers, when she was born, how she is reached: one row, a line for each field.
pub(super) fn identity(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let Some(held) = identities::find_identity(db, telling.keyring, woman.id)? else { return Ok(Vec::new()) };
    let birth = identities::Birth::read(&held.birth_date).map(|birth| birth.say(&telling.text)).unwrap_or_default();
    let lines = [
        (("legal_name", "identity-legal-name"), &held.legal_name),
        (("birth_date", "identity-birth-date"), &birth),
        (("phone", "identity-phone"), &held.phone),
        (("address", "identity-address"), &held.address),
    ];
    Ok(portion.of(lines.into_iter().filter_map(|(key, words)| telling.labelled(key, words))))
}

/// What she told last of how she lives: a line for each question.
pub(super) fn background(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let programme = users::get_programme_of(db, woman.site)?.id;
    Ok(portion.of(backgrounds::tell(db, telling.keyring, (programme, woman.id), &telling.text)?))
}

/// What she agreed to.
pub(super) fn consents(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let events = consents::list_newest(db, woman.id, portion)?;
    let unsafe_names = referrals::list_unsafe_names(db, woman.site)?;
    let line = |event: &consents::ConsentEvent| {
        let purpose = telling.say(&format!("consent-purpose-{}", event.purpose.key()));
        let said = match event.until.filter(|_| event.said == consents::Said::Agreed) {
            Some(until) => {
                let key = said_to_her(&telling.text, "consent-state-agreed");
                telling.text.phrase(&key).with("day", telling.day(until)).to_string()
            }
            None => telling.say(&format!("consent-said-{}", event.said.key())),
        };
        let about = match &event.recipient {
            Some(_) if telling.on_paper => format!(", {}", telling.text.say("own-organisation")),
            Some(one) if unsafe_names.contains(&one.key()) => {
                format!(", {}", telling.text.say(&format!("consent-sector-{}", one.sector)))
            }
            Some(one) => format!(", {}", one.name),
            None => String::new(),
        };
        let line = Told::new(telling.day(event.from), format!("{purpose}{about}: {said}")).with("day", event.from);
        let line = line.with("purpose", event.purpose.key()).with("said", event.said.key());
        line.with_some("until", event.until)
    };
    Ok(events.iter().map(line).collect())
}

/// How she is reached safely: one card, a line for each field.
pub(super) fn card(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let Some(card) = contacts::find_card(db, telling.keyring, woman.id)? else { return Ok(Vec::new()) };
    let text = &telling.text;
    let days: Vec<String> = card.days.iter().map(|day| text.weekday(*day)).collect();
    let hours = text.phrase("contact-hours-from-until").with("from", text.hour(card.from));
    let numbers: Vec<String> = card.days.iter().map(i64::to_string).collect();
    // Whoever found it on paper could call her as one of us.
    let code_word = if telling.on_paper { String::new() } else { card.code_word };
    let spoken = [
        (
            ("whose", "contact-whose"),
            telling.say(&format!("contact-whose-{}", card.whose.key())),
            card.whose.key().to_owned(),
        ),
        (
            ("channel", "contact-channel"),
            text.say(&format!("contact-channel-{}", card.channel.key())),
            card.channel.key().to_owned(),
        ),
        (("days", "contact-days"), days.join(", "), numbers.join(" ")),
        (
            ("hours", "contact-hours"),
            hours.with("until", text.hour(card.until)).to_string(),
            format!("{}/{}", card.from, card.until),
        ),
        (("zone", "contact-zone"), card.zone.clone(), card.zone),
        (("valid_until", "contact-valid"), telling.day(card.valid_until), card.valid_until.to_string()),
    ];
    let written = [
        (("number", "contact-number"), card.number),
        (("may_pick_up", "contact-pick-up"), card.may_pick_up),
        (("say", "contact-say"), card.say),
        (("code_word", "contact-code-word"), code_word),
    ];
    let spoken =
        spoken.into_iter().map(|((name, key), words, code)| Told::new(telling.say(key), words).with(name, code));
    Ok(portion.of(spoken.chain(written.iter().filter_map(|(key, words)| telling.labelled(*key, words)))))
}

/// When nobody might reach her.
pub(super) fn pauses(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let pause = |(from, until): (Timestamp, Option<Timestamp>)| {
        let line = Told::new(telling.text.say("contact-pause"), telling.moments(from, until)).with("since", from);
        line.with_some("until", until)
    };
    Ok(store::list_pauses(db, woman.id, portion)?.into_iter().map(pause).collect())
}

/// Whom she named.
pub(super) fn names(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |one: exclusions::Exclusion| {
        let who = if telling.on_paper { telling.text.say("own-somebody") } else { one.name };
        let line = Told::new(who, telling.moments(one.added, one.lifted)).with("since", one.added);
        line.with_some("until", one.lifted)
    };
    Ok(exclusions::list_named(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// Who asked for her data from outside.
pub(super) fn outside(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    outside_requests::tell(db, woman.id, &telling.text, portion)
}

/// What of hers came into strange hands.
pub(super) fn breaches(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(at, kind): (Timestamp, String)| {
        let words = telling.text.say(&format!("breaches-kind-{kind}"));
        Told::new(telling.text.instant(at, telling.zone), words).with("at", at).with("kind", kind)
    };
    Ok(store::list_breaches(db, woman.id, portion)?.into_iter().map(line).collect())
}

/// That she called. What others feared for her is not told here: whoever stands beside her would read it.
pub(super) fn calls(
    db: &mut Db<'_>,
    telling: &Telling<'_>,
    woman: &Participant,
    portion: Portion,
) -> Result<Vec<Told>, Error> {
    let line = |(raised, closed): (Timestamp, Option<Timestamp>)| {
        let said = if closed.is_some() { "own-call-over" } else { "own-call-open" };
        let line = Told::new(telling.text.instant(raised, telling.zone), telling.text.say(said));
        line.with("at", raised).with_some("closed_at", closed)
    };
    Ok(store::list_calls(db, woman.id, portion)?.into_iter().map(line).collect())
}
