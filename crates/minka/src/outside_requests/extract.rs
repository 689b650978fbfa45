//! What leaves: the fields that two people decided on, of the women it is about, once, as one small table.

use axum::extract::State as Held;
use jiff::{Timestamp, civil::Date};

use super::{
    model::{Field, Named, OutsideRequestId, Request, State, Told, Verdict},
    page::get_for,
    rules, sealed, store,
};
use crate::{
    consents::{self, Purpose, Recipient, SECTORS},
    exports::plain_cell,
    foundation::{
        access::{Action, Actor, Decision as Allowed},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::Fields,
        ids::ParticipantId,
        page::{At, download},
        store::Db,
    },
    identities,
    people::{self, in_reach_because},
    users,
};

/// Takes it out: one entry a woman, durable; then the bytes. A second time there is nothing any more.
pub(super) async fn take_out(
    Held(app): Held<App>,
    actor: Actor,
    At(id): At<OutsideRequestId>,
    fields: Fields,
) -> Answer {
    let (who, submission) = (actor.clone(), fields.submission());
    let taken = app.store().change(actor.by(), move |change| {
        let (request, decision) = get_for(change, &who, (id, Action::OutsideExtract))?;
        match change.seen_before(&submission) {
            Ok(true) | Err(Error::Conflict(_)) => return Err(Error::Gone("outside-over")),
            Ok(false) => {}
            Err(other) => return Err(other),
        }
        let decision = decision.filter(|one| one.confirmer.is_some() && one.verdict != Verdict::Refuse);
        let decision = decision.filter(|_| request.state == State::Decided).ok_or(Error::Gone("outside-over"))?;
        let now = change.at();
        let women = find_given(change, &request, now)?;
        check_identities(change, &who, (&women, &decision.fields), now)?;
        let rows = gather(change, (&women, &decision.fields), (&request, now))?;
        store::set_state(change, id, State::Answered)?;
        for named in &women {
            change.also(&entry_of(&request, named.woman).detail(format!("request {id}")))?;
        }
        let entry = Entry::new(Action::OutsideExtract).on("request", id);
        let detail = format!("{} women, {}", women.len(), rules::join_fields(&decision.fields));
        change.commit(entry.detail(detail), (decision.fields, rows))
    });
    let (fields, rows) = taken.await?;
    Ok(download("text/csv; charset=utf-8", "table.csv", write(&fields, &rows)?))
}

/// The entry that shows her who opened her file; where the law forbids telling her, one that does not.
fn entry_of(request: &Request, woman: ParticipantId) -> Entry {
    let entry = if request.law_forbids { Entry::event("outside.silent") } else { Entry::new(Action::OutsideExtract) };
    entry.on_woman(woman)
}

/// Those of whom something may leave: all of them for whoever the law makes us answer, else those who agreed to share with this very
/// office on this day.
fn find_given(change: &mut Change<'_>, request: &Request, now: Timestamp) -> Result<Vec<Named>, Error> {
    let mut women = store::list_women(change, request.id)?;
    if rules::needs_consent(request.kind) {
        let office = sealed::open(change.keyring()?.installation(), request.id, &request.sealed)?.office;
        let today = users::today_at(change, request.site, now)?;
        let mut agreeing = Vec::new();
        for named in women {
            if agrees(change, named.woman, (&office, today))? {
                agreeing.push(named);
            }
        }
        women = agreeing;
    }
    Ok(women)
}

fn agrees(db: &mut Db<'_>, woman: ParticipantId, (office, day): (&str, Date)) -> Result<bool, Error> {
    for sector in SECTORS {
        let recipient = Recipient { sector: sector.to_owned(), name: office.to_owned() };
        if consents::holds(db, woman, Purpose::Sharing, Some(&recipient), day)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Who she is outside leaves only by the hand of somebody who may open it.
fn check_identities(
    db: &mut Db<'_>,
    actor: &Actor,
    (women, fields): (&[Named], &[Field]),
    now: Timestamp,
) -> Result<(), Error> {
    if !fields.iter().any(|field| rules::is_identity(*field)) {
        return Ok(());
    }
    for named in women {
        // The decision of two people, with its words, is the reason.
        let (_, target) = in_reach_because(db, actor, Action::PersonReadBasic, (&named.code, "decided by two"), now)?;
        match actor.decide(Action::IdentityRead, &target) {
            Allowed::Permit(_) => {}
            Allowed::StepUp => return Err(Error::StepUp),
            Allowed::Deny => return Err(Error::NotFound),
        }
    }
    Ok(())
}

fn gather(
    change: &mut Change<'_>,
    (women, fields): (&[Named], &[Field]),
    (request, now): (&Request, Timestamp),
) -> Result<Vec<Told>, Error> {
    let (keyring, today) = (change.keyring()?, users::today_at(change, request.site, now)?);
    let opens = fields.iter().any(|field| rules::is_identity(*field));
    let mut rows = Vec::new();
    for named in women {
        let Some(woman) = people::find_by_code(change, &named.code)? else { continue };
        let told = store::tell(change, woman.id, today)?;
        let held = if opens { identities::find_identity(change, keyring, woman.id)? } else { None };
        let held = held.unwrap_or_default();
        rows.push(Told {
            code: woman.code,
            chosen_name: woman.chosen_name,
            language: woman.language.code().to_owned(),
            state: woman.state.key().to_owned(),
            legal_name: held.legal_name,
            birth_date: identities::Birth::read(&held.birth_date).map(identities::Birth::cell).unwrap_or_default(),
            phone: held.phone,
            address: held.address,
            ..told
        });
    }
    Ok(rows)
}

/// The table: a head of the chosen fields, a row a woman, and nothing that a spreadsheet would calculate.
fn write(fields: &[Field], rows: &[Told]) -> Result<Vec<u8>, Error> {
    let broken = |cause: csv::Error| Error::unexpected("write an extract", cause);
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(fields.iter().map(|field| field.key())).map_err(broken)?;
    for told in rows {
        let cells: Vec<String> = fields.iter().map(|field| rules::cell(*field, told)).collect();
        out.write_record(cells.iter().map(|cell| plain_cell(cell).into_owned())).map_err(broken)?;
    }
    out.into_inner().map_err(|cause| Error::unexpected("write an extract", cause))
}
