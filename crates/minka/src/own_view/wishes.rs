//! Her mentor, or a manager, answered what she wished.

use axum::extract::State;

use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::Answer,
        form::Fields,
        page::{At, see_other_with},
    },
    own_lists::{self, WishId},
    people::in_reach,
};

/// It is answered. What was said stays.
pub(super) async fn answer(
    State(app): State<App>,
    actor: Actor,
    At((code, id)): At<(String, WishId)>,
    fields: Fields,
) -> Answer {
    let who = actor.clone();
    let answered = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, _) = in_reach(change, &who, Action::OwnWish, &code, now)?;
        if change.seen_before(&fields.submission())? || !own_lists::answer_wish(change, woman.id, id)? {
            return change.unchanged(woman.code);
        }
        let entry = Entry::new(Action::OwnWish).on_woman(woman.id);
        change.commit(entry.detail(format!("answered, wish {id}")), woman.code)
    });
    Ok(see_other_with(&format!("/people/{}/own-view", answered.await?), "own-answered"))
}
