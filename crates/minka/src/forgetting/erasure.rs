//! Doing it: her key goes, every room removes what leads to her, and an audit entry without her code says that it was done.

use axum::extract::State;
use jiff::{civil::Date, tz::TimeZone};

use super::{rules, store};
use crate::{
    assessment_corrections, assessments, backgrounds, breaches, bulk_registration, circles, concerns, consents,
    contacts, duplicates, exclusions,
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::Fields,
        ids::ParticipantId,
        keyring::{Act, Keyring},
        page::{At, see_other},
    },
    goals, groups, households, identities, incidents, journeys, leader_wall, matching, merges, needs, openings,
    outside_requests, own_lists, own_visits, part_erasures, participation,
    people::{self, Participant, in_reach_because},
    referrals, restricted_notes, retention, roll_call, safety_plans, users, visits,
};

/// A manager does what somebody else has asked for.
pub(super) async fn execute(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    let keyring = app.keyring().clone();
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let (woman, target) = in_reach_because(change, &actor, Action::PersonReadBasic, (&code, ""), now)?;
        let open = store::find_open(change, woman.id)?.ok_or(Error::NotFound)?;
        let is_hers = open.asked_by == actor.user().to_string();
        actor.check(Action::EraseExecute, &Target { recorded_by_actor: is_hers, ..target })?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(format!("/forgotten/{}", open.id));
        }
        let today = users::today_at(change, woman.site, now)?;
        if rules::holding(&store::list_holds(change, woman.id)?, today).is_some() {
            return Err(Error::Conflict("error-hold"));
        }
        forget(change, &keyring, &woman, today)?;
        change.commit(Entry::new(Action::EraseExecute).on("request", open.id), format!("/forgotten/{}", open.id))
    });
    Ok(see_other(&done.await?))
}

/// Forgets her for good: everything below must name each table that leads to a woman (`migrations/fields.toml`, `erased`).
/// The caller commits it, with an entry that does not name her code.
///
/// # Errors
/// When a place of the keyring is away, or the database cannot be written.
pub fn forget(change: &mut Change<'_>, keyring: &Keyring, woman: &Participant, today: Date) -> Result<(), Error> {
    let unreadable = rules::unreadable_from(change.at().to_zoned(TimeZone::UTC).date());
    identities::remove_sealed(change, woman.id)?;
    consents::forget_woman(change, woman.id)?;
    journeys::forget_woman(change, woman.id)?;
    goals::forget_woman(change, woman.id)?;
    referrals::forget_woman(change, woman.id)?;
    visits::forget_woman(change, woman.id)?;
    assessment_corrections::forget_woman(change, woman.id)?;
    assessments::forget_woman(change, woman.id)?;
    exclusions::forget_woman(change, woman.id)?;
    leader_wall::forget_woman(change, woman.id)?;
    openings::forget_woman(change, woman.id)?;
    contacts::forget_woman(change, woman.id)?;
    own_visits::forget_woman(change, woman.id)?;
    outside_requests::forget_woman(change, woman.id)?;
    own_lists::forget_woman(change, woman.id)?;
    backgrounds::forget_woman(change, woman.id)?;
    concerns::forget_woman(change, woman.id)?;
    safety_plans::forget_woman(change, woman.id)?;
    restricted_notes::forget_woman(change, woman.id)?;
    incidents::forget_woman(change, woman.id)?;
    households::forget_woman(change, woman.id)?;
    needs::forget_woman(change, woman.id)?;
    matching::forget_woman(change, woman.id)?;
    duplicates::forget_woman(change, woman.id)?;
    retention::forget_woman(change, woman.id)?;
    part_erasures::forget_woman(change, woman.id)?;
    breaches::forget_woman(change, woman.id)?;
    let formers = merges::forget_woman(change, woman.id)?;
    groups::forget_woman(change, woman.id, today)?;
    users::end_care_of(change, woman.id, today)?;
    roll_call::forget_woman(change, woman.id)?;
    circles::forget_woman(change, woman.id)?;
    participation::forget_woman(change, woman.id)?;
    bulk_registration::forget_woman(change, woman.id)?;
    store::remove_holds(change, woman.id)?;
    store::close_requests(change, woman.id, unreadable)?;
    people::forget_woman(change, woman, today)?;
    change.restrain(Act::Erased, woman.id, unreadable);
    for former in formers {
        change.restrain(Act::Erased, former, unreadable);
        keyring.take_key_away(former)?;
    }
    keyring.take_key_away(woman.id)
}

/// Forgets again whom a restored database still knows. `false`: it does not.
///
/// # Errors
/// As [`forget`].
pub fn forget_again(change: &mut Change<'_>, keyring: &Keyring, woman: ParticipantId) -> Result<bool, Error> {
    let Some(known) = people::find_by_id(change, woman)? else {
        return keyring.take_key_away(woman).map(|()| false);
    };
    if people::is_forgotten(change, woman)? {
        return keyring.take_key_away(woman).map(|()| false);
    }
    let now = change.at();
    let today = users::today_at(change, known.site, now)?;
    forget(change, keyring, &known, today).map(|()| true)
}
