//! Putting together and taking apart, carried out: what the rules decide, what is sealed, and where she stands afterwards.

use super::{
    model::{Both, Cell, Merge, MergeId, Moment, Row, RowChange, SEALED_FIELDS, State, table_named},
    rules, store,
};
use crate::{
    contacts,
    foundation::{
        change::Change,
        clock::{day_in, instant_text},
        error::Error,
        ids::{ParticipantId, SiteId, new_uuid},
        keyring::{Act, Keyring, Use, is_under_her_key},
        store::Db,
    },
    identities::{self, Identity},
    journeys, people, users,
};

/// What is put together: the file that stays, the one that is put to it, and of which sealed fields the second's hold.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The merge's id.
    pub id: MergeId,
    /// Their site.
    pub site: SiteId,
    /// The file that stays.
    pub first: ParticipantId,
    /// The file that is put to it.
    pub second: ParticipantId,
    /// Of [`SEALED_FIELDS`].
    pub from_second: Vec<String>,
}

impl Choice {
    pub(super) fn of(merge: &Merge) -> Self {
        Choice {
            id: merge.id,
            site: merge.site,
            first: merge.first,
            second: merge.second,
            from_second: merge.from_second.clone(),
        }
    }

    fn both(&self) -> Both {
        Both { first: self.first.to_string(), second: self.second.to_string() }
    }
}

/// What the rows would become, without the sealed part: to be looked at before.
pub(super) fn foresee(db: &mut Db<'_>, choice: &Choice, moment: &Moment) -> Result<Vec<RowChange>, Error> {
    let both = choice.both();
    let rows = store::list_rows(db, &both.first, &both.second)?;
    let mut number = 0;
    let mut next = || {
        number += 1;
        number.to_string()
    };
    Ok(rules::put_together(&both, &rows, moment, &mut next))
}

/// The instant and the day at their site.
pub(super) fn moment(db: &mut Db<'_>, site: SiteId, now: jiff::Timestamp) -> Result<Moment, Error> {
    let zone = users::get_programme_of(db, site)?.zone;
    Ok(Moment { now: instant_text(now), today: day_in(now, &zone).to_string() })
}

/// Puts the second file to the first. The caller has checked that two people want it.
///
/// # Errors
/// When it cannot be written.
pub fn put_together(change: &mut Change<'_>, keyring: &Keyring, choice: &Choice) -> Result<(), Error> {
    // A back-up from before knows two files: what is taken back from here on is meant for both.
    change.restrain(Act::FilesJoined, choice.first, choice.second);
    let (both, now, clock) = (choice.both(), change.at(), change.clock());
    let moment = moment(change, choice.site, now)?;
    let rows = store::list_rows(change, &both.first, &both.second)?;
    let mut changes = rules::put_together(&both, &rows, &moment, &mut || new_uuid(clock).to_string());
    for one in &mut changes {
        reseal(keyring, choice, one)?;
    }
    let of = |table: &str, woman: &str| rows.iter().find(|row| row.table.name == table && row.is_of(woman)).cloned();
    let (before, second) = (of("participant", &both.first), of("participant", &both.second));
    let (Some(before), Some(second)) = (before, second) else { return Err(Error::NotFound) };
    let sealed = [of("sealed_identity", &both.first), of("sealed_identity", &both.second)];
    let identity = match &sealed[1] {
        Some(_) => Some(join_identities(change, keyring, choice)?),
        None => None,
    };
    changes.extend(store::add_former_code(choice.first, second.text("code")));
    if let Some(row) = &sealed[1] {
        changes.push(RowChange::new(Some(row.clone()), None));
    }
    changes.push(RowChange::new(Some(second), None));
    store::apply(change, &changes)?;
    if let Some(identity) = identity {
        identities::save_identity(change, keyring, (choice.site, choice.first), &identity)?;
        let after = find(change, "sealed_identity", &both.first)?;
        changes.push(RowChange::new(sealed[0].clone(), after));
        changes.extend(retraced(&rows, &store::list_rows(change, &both.first, &both.second)?, &both.first));
    }
    stand(change, choice.first)?;
    let after = find(change, "participant", &both.first)?;
    changes.push(RowChange::new(Some(before), after));
    store::keep_changes(change, choice.id, &changes)?;
    store::set_state(change, choice.id, State::Merged)
}

/// By what she is found since her sealed part is one: traces that went, and traces that came.
fn retraced(before: &[Row], after: &[Row], woman: &str) -> Vec<RowChange> {
    let of = |rows: &[Row]| -> Vec<Row> {
        rows.iter().filter(|row| row.table.name == "name_trace" && row.is_of(woman)).cloned().collect()
    };
    let (before, after) = (of(before), of(after));
    let went = before.iter().filter(|row| !after.contains(row)).map(|row| RowChange::new(Some(row.clone()), None));
    let came = after.iter().filter(|row| !before.contains(row)).map(|row| RowChange::new(None, Some(row.clone())));
    went.chain(came).collect()
}

/// For what, and bound to which place, a row's `sealed` is sealed: the rows that go from one key to another.
fn seal_of(row: &Row) -> Option<(Use, String)> {
    let id = row.text("id");
    match row.table.name {
        "sealed_reason" => Some((Use::Notes, format!("sealed_reason.sealed.{id}"))),
        "background" => Some((Use::Background, format!("background.sealed.{id}"))),
        "contact_proposal" => Some((Use::Contact, format!("contact_proposal.sealed.{id}"))),
        "own_wish" => Some((Use::Notes, format!("own_wish.sealed.{id}"))),
        "handover_note" => Some((Use::Written, format!("handover_note.sealed.{id}"))),
        "goal" => Some((Use::Notes, format!("goal.sealed.{id}"))),
        "goal_before" => Some((Use::Notes, format!("goal.sealed.{}", row.text("goal_id")))),
        "assessment_answer" => Some((Use::Answers, format!("assessment_answer.sealed.{id}"))),
        "goal_check_in" => Some((Use::Notes, format!("goal_check_in.sealed.{id}"))),
        "visit_note" => Some((Use::Written, format!("visit_note.sealed.{id}"))),
        "referral" => Some((Use::Notes, format!("referral.sealed.{id}"))),
        "promise" => Some((Use::Notes, format!("promise.sealed.{id}"))),
        "concern" => Some((Use::Notes, format!("concern.sealed.{id}"))),
        "safety_plan" => Some((Use::Written, format!("safety_plan.sealed.{id}"))),
        "safety_plan_paper" => Some((Use::Written, format!("safety_plan_paper.sealed.{id}"))),
        "violence_incident" => Some((Use::Written, format!("violence_incident.sealed.{id}"))),
        "restricted_note" => Some((Use::Written, format!("restricted_note.sealed.{id}"))),
        "concern_action" => Some((Use::Notes, format!("concern_action.sealed.{id}"))),
        _ => None,
    }
}

/// Whether something that is sealed of hers opens with her key, in whatever room: the first that does. Nobody sees it.
///
/// # Errors
/// When something does not open that has to.
pub fn opens_any(db: &mut Db<'_>, keyring: &Keyring, woman: ParticipantId) -> Result<bool, Error> {
    if identities::find_identity(db, keyring, woman)?.is_some() || contacts::find_card(db, keyring, woman)?.is_some() {
        return Ok(true);
    }
    let her = woman.to_string();
    for row in store::list_rows(db, &her, &her)?.iter().filter(|row| row.is_of(&her)) {
        let (Some((used, place)), Cell::Bytes(sealed)) = (seal_of(row), row.cell("sealed")) else { continue };
        if is_under_her_key(sealed) && keyring.open(woman, used, &place, sealed)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What is sealed under the second's key, under the first's; as it is when it is older than her key, or her key is gone.
fn reseal(keyring: &Keyring, choice: &Choice, one: &mut RowChange) -> Result<(), Error> {
    let moves = one.before.as_ref().is_some_and(|row| row.is_of(&choice.second.to_string()));
    let Some(after) = one.after.as_mut().filter(|_| moves) else { return Ok(()) };
    let (Some((used, place)), Cell::Bytes(sealed)) = (seal_of(after), after.cell("sealed")) else { return Ok(()) };
    if !is_under_her_key(sealed) {
        return Ok(());
    }
    if let Some(clear) = keyring.open(choice.second, used, &place, sealed)? {
        let anew = keyring.seal(choice.first, used, &place, &clear)?;
        *after = after.clone().with("sealed", Cell::Bytes(anew));
    }
    Ok(())
}

fn find(db: &mut Db<'_>, table: &str, key: &str) -> Result<Option<Row>, Error> {
    let table = table_named(table).ok_or_else(|| Error::Unexpected(format!("{table} is not on the list")))?;
    store::find_row(db, table, &[Cell::Text(key.to_owned())])
}

/// Where she stands by her whole journey.
fn stand(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    let journey = journeys::list_journey(change, woman)?;
    match journeys::stands(&journey) {
        Some(stands) => people::set_state(change, woman, stands),
        None => Ok(()),
    }
}

/// The sealed parts as one: the first's, the second's where it was chosen or the first has none.
fn join_identities(db: &mut Db<'_>, keyring: &Keyring, choice: &Choice) -> Result<Identity, Error> {
    let mut first = identities::find_identity(db, keyring, choice.first)?.unwrap_or_default();
    let mut second = identities::find_identity(db, keyring, choice.second)?.unwrap_or_default();
    for field in SEALED_FIELDS {
        let (held, other) = (place(&mut first, field), place(&mut second, field));
        let chosen = choice.from_second.iter().any(|chosen| chosen == field);
        if !other.is_empty() && (chosen || held.is_empty()) {
            std::mem::swap(held, other);
        }
    }
    Ok(first)
}

fn place<'a>(identity: &'a mut Identity, field: &str) -> &'a mut String {
    match field {
        "legal_name" => &mut identity.legal_name,
        "birth_date" => &mut identity.birth_date,
        "phone" => &mut identity.phone,
        _ => &mut identity.address,
    }
}

/// Takes the two apart again, and says how many rows could not go back because they are gone since.
///
/// # Errors
/// When it cannot be written.
pub fn take_apart(change: &mut Change<'_>, choice: &Choice) -> Result<i64, Error> {
    change.restrain(Act::FilesParted, choice.first, choice.second);
    let changes = store::list_changes(change, choice.id)?;
    let mut failed = None;
    let (back, stays) = rules::take_apart(&changes, |table, key| {
        store::find_row(change, table, key).unwrap_or_else(|why| {
            failed = Some(why);
            None
        })
    });
    if let Some(why) = failed {
        return Err(why);
    }
    store::apply(change, &back)?;
    let own = |one: &RowChange| {
        one.after.as_ref().is_some_and(|row| row.table.name == "participant" && row.is_of(&choice.first.to_string()))
    };
    if !back.iter().any(own) {
        // She went on meanwhile: her own steps say where she stands.
        stand(change, choice.first)?;
    }
    store::set_state(change, choice.id, State::Undone)?;
    Ok(stays)
}
