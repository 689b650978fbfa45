//! What a telephone sends of a woman who was asked without a network. Either all of it stands or none.

use jiff::civil::Date;

use super::{
    answers, begin, found,
    model::{Assessment, AssessmentId, State, Way},
    rules, store,
};
use crate::{
    consents::{self, Purpose},
    foundation::{
        access::Actor,
        change::Change,
        error::Error,
        form::{Problem, Problems},
        ids::{Id, ParticipantId, SiteId},
        keyring::Keyring,
    },
    instruments::{self, InstrumentId},
};

/// What a telephone sends of a woman who was asked without a network.
pub(crate) struct Sent {
    /// Her code, as it was chosen there.
    pub(crate) code: String,
    /// Where the telephone asks.
    pub(crate) site: SiteId,
    /// What was asked, in which version.
    pub(crate) instrument: InstrumentId,
    /// The version that the form named.
    pub(crate) version: String,
    /// In whose words.
    pub(crate) language: String,
    /// On which day.
    pub(crate) asked_on: Date,
    /// How long it took.
    pub(crate) minutes: Option<i64>,
    /// Every question that was answered, and the option.
    pub(crate) answers: Vec<(String, String)>,
}

/// Keeps what a telephone sent, as a paper is kept: either all of it stands or none. A questionnaire that asks about her safety is never
/// taken from there, and she has to agree today and on the day on which she was asked. Gives the assessment and who she is.
pub(crate) fn take_sent(
    change: &mut Change<'_>,
    keyring: &Keyring,
    actor: &Actor,
    sent: &Sent,
) -> Result<(AssessmentId, ParticipantId), Error> {
    let now = change.at();
    let known = match found::load_to_ask(change, actor, &sent.code, now) {
        // A telephone is told the same of a woman who takes part no more as of one who is not there.
        Err(Error::Refused(_)) => return Err(Error::NotFound),
        known => known?,
    };
    let asked = instruments::find_held(change, known.programme, sent.instrument)?.ok_or(Error::NotFound)?;
    let fits = asked.version() == sent.version && asked.instrument.text(&sent.language).is_some();
    let agreed = consents::holds(change, known.woman.id, Purpose::Survey, None, sent.asked_on)?;
    if !fits || !agreed || asked.instrument.can_raise_flags() || known.woman.site != sent.site {
        return Err(Error::NotFound);
    }
    let mut problems = Problems::default();
    if sent.asked_on > known.today {
        problems.add(Problem::new("on", "people-day-future"));
    }
    let mut said = Vec::new();
    for (item, option) in &sent.answers {
        said.extend(problems.keep(rules::read_sent(&asked.instrument, item, option)).map(|said| (item, said)));
    }
    problems.none()?;
    let of = Assessment {
        id: AssessmentId::new(change.clock()),
        site: known.woman.site,
        woman: known.woman.id,
        instrument: asked.id,
        wave: begin::wave_on(change, (known.woman.id, known.programme), (asked.key(), sent.asked_on))?,
        language: sent.language.clone(),
        way: Way::Screen,
        state: State::Open,
        asked_on: sent.asked_on,
        meetings: store::count_meetings(change, known.woman.id, sent.asked_on)?,
        minutes: None,
        asked_by: change.by().text(),
        keyed_by: None,
        begun_at: change.at(),
    };
    store::add_assessment(change, &of)?;
    for (item, said) in &said {
        answers::keep(change, keyring, (&of, &asked.instrument), (item, said))?;
    }
    store::end_assessment(change, of.id, sent.minutes)?;
    Ok((of.id, known.woman.id))
}
