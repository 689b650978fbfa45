//! The answers of many women to one questionnaire, for numbers about all of them and never about one.

use std::sync::Arc;

use measure::{Given, Instrument};

use crate::{
    assessments::{self, Line, Said},
    consents::{self, Purpose},
    curriculum::reach,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::day_in,
        error::Error,
    },
    instruments,
    users::ProgrammeId,
};

/// A questionnaire that is asked here, and the lines of those who agree to questionnaires and to being counted.
pub(super) struct Many {
    pub(super) instrument: Arc<Instrument>,
    pub(super) lines: Vec<Line>,
    /// How many were asked more than once, whether or not they answered.
    pub(super) asked_again: usize,
}

/// Opens them for whoever may do this in the programme; the entry stands before the answers.
pub(super) async fn open(
    app: &App,
    (actor, action): (Actor, Action),
    (programme, key): (ProgrammeId, String),
    what: &'static str,
) -> Result<Many, Error> {
    let keyring = app.keyring().clone();
    let opened = app.store().change(actor.by(), move |change| {
        let zone = reach::programme(change, &actor, action, programme)?.zone;
        let today = day_in(change.at(), &zone);
        let held = instruments::find_on(change, programme, &key)?.ok_or(Error::NotFound)?;
        let asked = consents::list_agreeing(change, programme, Purpose::Survey, today)?;
        let counted = consents::list_agreeing(change, programme, Purpose::Statistics, today)?;
        let agrees = |woman| asked.contains(&woman) && counted.contains(&woman);
        let (lines, asked_again) = assessments::open_lines(change, &keyring, held.id, agrees)?;
        let entry = Entry::new(action).on("programme", programme);
        let entry = entry.detail(format!("{key} {what}, {} women", lines.len()));
        change.commit(entry, Many { instrument: held.instrument, lines, asked_again })
    });
    opened.await
}

/// The answers of one time, as a scorer takes them.
pub(super) fn given(answers: &[(String, Said)]) -> Vec<(&str, Given<'_>)> {
    let mut row = Vec::with_capacity(answers.len());
    for (item, said) in answers {
        row.push(match said {
            Said::Option(option) => (item.as_str(), Given::Answer(option)),
            Said::Declined => (item.as_str(), Given::Declined),
        });
    }
    row
}
