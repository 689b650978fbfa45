//! That she is told: somebody says that she was, and she finds it in what we keep of her.

use axum::extract::State as Held;

use super::{
    model::{OutsideRequestId, State, Verdict},
    page::{get_for, say_fields},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::Fields,
        ids::ParticipantId,
        page::{At, see_other_with},
        store::Db,
        text::Text,
        told::{Portion, Told},
    },
    people, users,
};

/// Notes that she was told today.
pub(super) async fn note(
    Held(app): Held<App>,
    actor: Actor,
    At((id, code)): At<(OutsideRequestId, String)>,
    fields: Fields,
) -> Answer {
    let (who, submission) = (actor.clone(), fields.submission());
    let done = app.store().change(actor.by(), move |change| {
        let (request, _) = get_for(change, &who, (id, Action::OutsideRecord))?;
        if change.seen_before(&submission)? {
            return change.unchanged(());
        }
        let code = people::read_code(&code).ok_or(Error::NotFound)?;
        let women = store::list_women(change, id)?;
        let named = women.into_iter().find(|named| named.code == code).ok_or(Error::NotFound)?;
        if request.law_forbids {
            return Err(Error::Conflict("outside-law-forbids"));
        }
        let now = change.at();
        let today = users::today_at(change, request.site, now)?;
        if store::note_told(change, (id, named.woman), today)? == 0 {
            return change.unchanged(());
        }
        let entry = Entry::new(Action::OutsideRecord).on_woman(named.woman);
        change.commit(entry.detail(format!("told of request {id}")), ())
    });
    done.await?;
    Ok(see_other_with(&format!("/outside/{id}"), "outside-told"))
}

/// Who asked about her, when, and what became of it: for her own view and copy. What the law forbids to tell is not there, and the office has
/// no name: somebody might stand beside her.
///
/// # Errors
/// When the database cannot be read.
pub fn tell(db: &mut Db<'_>, woman: ParticipantId, text: &Text, portion: Portion) -> Result<Vec<Told>, Error> {
    let line = |(received, kind, state, given): store::AskedOfHer| {
        let (kind_key, state_key) = (kind.key(), state.key());
        let kind = text.say(&format!("outside-kind-{}", kind.key()));
        let became = match (state, given) {
            (State::Answered | State::Decided, Some((Verdict::Refuse, _))) => text.say("outside-hers-refused"),
            (State::Answered, Some((_, fields))) => {
                text.phrase("outside-hers-given").with("fields", say_fields(text, &fields)).to_string()
            }
            (State::Withdrawn, _) => text.say("outside-hers-withdrawn"),
            _ => text.say("outside-hers-open"),
        };
        let line = Told::new(text.full_day(received), format!("{kind}: {became}"));
        line.with("received_on", received).with("kind", kind_key).with("state", state_key)
    };
    Ok(store::list_of_woman(db, woman, portion)?.into_iter().map(line).collect())
}
