//! Somebody took the time: a private word is no longer waiting. What was said stays between the two of them.

use axum::extract::State;

use super::store;
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::Fields,
        page::{At, see_other_with},
    },
    people, roll_call, users,
};

/// POST /private-words/{id}/taken
pub(super) async fn take(State(app): State<App>, actor: Actor, At(id): At<String>, fields: Fields) -> Answer {
    app.store()
        .change(actor.by(), move |change| {
            let (code, taken) = store::find_word(change, &id)?.ok_or(Error::NotFound)?;
            let (woman, at) = (people::get_by_code(change, &code)?, change.at());
            let today = users::today_at(change, woman.site, at)?;
            let target = people::target_of(change, &woman, today)?;
            actor.check(Action::PrivateWordTake, &target)?;
            if change.seen_before(&fields.submission())? || taken {
                return change.unchanged(());
            }
            roll_call::take_private_word(change, &id)?;
            change.commit(Entry::new(Action::PrivateWordTake).on_woman(woman.id), ())
        })
        .await?;
    Ok(see_other_with("/", "word-taken"))
}
