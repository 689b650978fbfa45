//! The woman who is asked, and what the reader may do: ask, read what she said, or neither.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use measure::Instrument;

use super::{
    model::{Assessment, AssessmentId},
    rules, store,
};
use crate::{
    concerns::procedure,
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor, Decision, View},
        error::Error,
        ids::SiteId,
        store::Db,
        text::Text,
    },
    instruments::{self, Held},
    people::{self, Participant},
    users::{self, ProgrammeId},
};

/// A woman, and what the reader may do.
pub(crate) struct Known {
    pub(crate) woman: Participant,
    pub(crate) programme: ProgrammeId,
    pub(crate) today: Date,
    /// Ask her.
    pub(crate) may_ask: bool,
    /// See what she answered.
    pub(crate) may_read: bool,
    /// Whether she agrees to questionnaires today: without it nobody asks, and nobody reads.
    pub(crate) agreed: bool,
    /// Whether she takes part: nobody asks a woman who said that she does no more.
    pub(crate) takes_part: bool,
    /// Whether somebody answers here for what an answer about safety may say.
    pub(crate) is_answered_for: bool,
}

/// Loads her for whoever may ask or read; for everybody else she does not exist.
pub(crate) fn load(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let woman = people::get_by_code(db, &people::read_code(typed).ok_or(Error::NotFound)?)?;
    let today = users::today_at(db, woman.site, now)?;
    let target = people::target_of(db, &woman, today)?;
    let may = |action| actor.decide(action, &target) == Decision::Permit(View::Full);
    let (may_ask, may_read) = (may(Action::SurveyAnswer), may(Action::SurveyRead));
    if !may_ask && !may_read {
        return Err(Error::NotFound);
    }
    let agreed = consents::holds(db, woman.id, Purpose::Survey, None, today)?;
    let takes_part = consents::takes_part(db, woman.id)?;
    let programme = users::get_programme_of(db, woman.site)?.id;
    let is_answered_for = is_answered_for(db, woman.site)?;
    let may_ask = may_ask && takes_part;
    Ok(Known { woman, programme, today, may_ask, may_read, agreed, takes_part, is_answered_for })
}

/// Loads her for whoever may ask her now: with her consent, asked for at this moment.
pub(crate) fn load_to_ask(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let known = load(db, actor, typed, now)?;
    if known.agreed {
        consents::check_takes_part(db, known.woman.id)?;
    }
    if known.may_ask && known.agreed { Ok(known) } else { Err(Error::NotFound) }
}

/// An assessment of hers with its questionnaire, for whoever is asking it: she who began it, or who may read it anyway.
pub(crate) fn get_open(
    db: &mut Db<'_>,
    actor: &Actor,
    known: &Known,
    id: AssessmentId,
) -> Result<(Assessment, Arc<Instrument>), Error> {
    let of = store::find_assessment(db, known.woman.id, id)?.ok_or(Error::NotFound)?;
    if !known.may_read && of.begun_by() != actor.by().text() {
        return Err(Error::NotFound);
    }
    let instrument = instruments::get_held(db, of.instrument)?.instrument;
    Ok((of, instrument))
}

/// What may be asked here.
pub(crate) fn list_offered(
    db: &mut Db<'_>,
    (programme, is_answered_for): (ProgrammeId, bool),
) -> Result<Vec<Held>, Error> {
    let on = instruments::list_on(db, programme)?;
    let all: Vec<&Instrument> = on.iter().map(|held| &*held.instrument).collect();
    let keys: Vec<String> =
        rules::offered(&all, is_answered_for).iter().map(|one| one.definition().id.clone()).collect();
    Ok(on.into_iter().filter(|held| keys.iter().any(|key| key == held.key())).collect())
}

/// What nobody may begin here by now, and what a paper may still hold that was printed before, for papers come back late: what asks about
/// safety where nobody answers any more, and what the programme has switched off. It is keyed in whole.
pub(crate) fn list_on_paper(db: &mut Db<'_>, known: &Known) -> Result<Vec<Held>, Error> {
    let was_answered_for = known.is_answered_for || procedure::was_in_force(db, known.woman.site)?;
    let held = instruments::list_held(db, known.programme)?;
    let on: Vec<String> = held.iter().filter(|one| one.is_on).map(|one| one.key().to_owned()).collect();
    let mut on_paper: Vec<Held> = Vec::new();
    for one in held {
        let can_raise = one.instrument.can_raise_flags();
        let is_over = if one.is_on {
            can_raise && !known.is_answered_for
        } else {
            // The newest version stands for all of them.
            let is_known = |key: &str| on.iter().any(|on| on == key) || on_paper.iter().any(|held| held.key() == key);
            !one.languages().is_empty() && !is_known(one.key())
        };
        if is_over && (was_answered_for || !can_raise) {
            on_paper.push(one);
        }
    }
    Ok(on_paper)
}

/// Every version of a questionnaire that a paper may hold, the one that is asked in front, then the newest.
pub(super) fn list_versions(db: &mut Db<'_>, programme: ProgrammeId, key: &str) -> Result<Vec<Held>, Error> {
    let mut held = instruments::list_held(db, programme)?;
    held.retain(|one| one.key() == key && !one.languages().is_empty());
    held.sort_by_key(|one| !one.is_on);
    Ok(held)
}

/// The page of what she was asked.
pub(crate) fn page_of(woman: &Participant) -> String {
    format!("/people/{}/assessments", woman.code)
}

/// What an option says: its words, or the number that it is.
pub(crate) fn say_option(instrument: &Instrument, language: &str, option: &str) -> String {
    let told = instrument.text(language).and_then(|text| text.options.iter().find(|one| one.id == option));
    told.map_or_else(|| option.to_owned(), |one| one.words.clone())
}

/// What a question says.
pub(crate) fn say_item(instrument: &Instrument, language: &str, item: &str) -> String {
    let told = instrument.text(language).and_then(|text| text.items.iter().find(|one| one.id == item));
    told.map_or_else(|| item.to_owned(), |one| one.words.clone())
}

/// The language in which she is asked before anybody chooses: hers, if the questionnaire speaks it.
pub(crate) fn usual_language(instrument: &Instrument, woman: &Participant, text: &Text) -> String {
    let has = |code: &&str| instrument.text(code).is_some();
    let wished = [woman.language.code(), text.0.code()];
    let first = || instrument.definition().texts.first().map(|one| one.language.as_str());
    wished.into_iter().find(has).or_else(first).unwrap_or_default().to_owned()
}

/// Whether a site has written down who answers for what an answer about safety may say.
pub(super) fn is_answered_for(db: &mut Db<'_>, site: SiteId) -> Result<bool, Error> {
    procedure::in_force(db, site)
}
