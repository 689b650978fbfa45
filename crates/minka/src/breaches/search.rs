//! Looking for the women whom it may concern: a job with progress. The chain says whom somebody opened; what was on pages that list women
//! stands there only as the page, so that whoever was within reach is on the list too. Rather one too many than one too few.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    handling,
    model::{Breach, BreachId, Named, Step, Thing, Why},
    rules, store as rows,
};
use crate::{
    foundation::{
        access::{Action, Actor, Reach, Ties},
        app::App,
        audit::Entry,
        change::By,
        clock::day_in,
        error::{Answer, Error},
        form::Fields,
        ids::{GroupId, Id, ParticipantId, UserId},
        jobs::{End, Jobs, Progress},
        keyring::Keyring,
        page::{At, Frame, Screen, see_other, see_other_with, show},
        store::{Db, Store},
        text::Text,
    },
    users,
};

/// Entries read at a time: whoever waits for the same thread waits for no more than this.
const PORTION: i64 = 5_000;

/// Searches under way or done, by what was lost and by who began them.
type Searches = Jobs<Result<usize, Error>>;

/// Women on their way to the list, each with the nearest reason.
type Found = BTreeMap<ParticipantId, Why>;

#[derive(Template)]
#[template(path = "breaches/searching.html")]
struct SearchingPage {
    frame: Frame,
    value: u64,
    most: u64,
    words: String,
}

fn key(actor: &Actor, id: BreachId) -> String {
    format!("{id} {}", actor.user())
}

/// Begins one; one that is under way goes on.
pub(super) async fn begin(State(app): State<App>, actor: Actor, At(id): At<BreachId>, fields: Fields) -> Answer {
    let who = actor.clone();
    let begun = app.store().change(actor.by(), move |change| {
        handling::load(change, &who, Action::BreachHandle, id)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(false);
        }
        change.commit(Entry::new(Action::BreachHandle).on("breach", id).detail("search begun"), true)
    });
    let (searches, key) = (app.extension::<Searches>(), key(&actor, id));
    if begun.await? {
        if let Some((_, _, End::Done(_))) = searches.find(&key, actor.user()) {
            searches.forget(&key);
        }
        let (store, keyring, by) = (app.store().clone(), app.keyring().clone(), actor.by());
        searches.start(&key, actor.user(), move |progress| {
            let found = find_women((&store, &keyring), by, id, progress);
            found.inspect_err(
                |cause| tracing::error!(%cause, "the women whom a breach concerns could not be looked for"),
            )
        });
    }
    Ok(see_other(&format!("/breaches/{id}/search")))
}

/// How far it is; done, the list.
pub(super) async fn watch(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<BreachId>) -> Answer {
    let who = actor.clone();
    app.store().read(move |db| handling::load(db, &who, Action::BreachHandle, id).map(drop)).await?;
    let here = format!("/breaches/{id}");
    match app.extension::<Searches>().find(&key(&actor, id), actor.user()) {
        Some((value, most, End::Running)) => show(&SearchingPage {
            frame: screen.frame("breaches-title", "more"),
            words: so_far(&screen.text, value, most),
            value,
            most: most.max(1),
        }),
        Some((_, _, End::Done(end))) if end.is_err() => Ok(see_other_with(&here, "breaches-search-failed")),
        Some((_, _, End::Done(_))) => Ok(see_other_with(&format!("{here}/women"), "breaches-search-done")),
        None => Ok(see_other(&here)),
    }
}

/// Entries of the chain, not women: how many there are of those is for eyes that may see them.
fn so_far(text: &Text, value: u64, most: u64) -> String {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    text.phrase("breaches-so-far").number("done", number(value)).number("all", number(most)).to_string()
}

/// Whose deeds are followed, and between which moments.
struct Trail {
    user: Option<UserId>,
    from: Timestamp,
    to: Timestamp,
    days: (Date, Date),
}

/// The whole work, on a thread of its own. The caller has checked the action. Gives how many women are new on the list.
///
/// # Errors
/// When the database or the keyring cannot be read.
pub fn find_women(
    (store, keyring): (&Store, &Keyring),
    by: By,
    id: BreachId,
    progress: &Arc<Progress>,
) -> Result<usize, Error> {
    let (breach, trail, newest) = store.read_now(move |db| {
        let breach = rows::find_breach(db, id)?.ok_or(Error::NotFound)?;
        let trail = trail_of(db, &breach)?;
        Ok((breach, trail, rows::newest_entry(db)?))
    })?;
    progress.expect(u64::try_from(newest).unwrap_or(0));
    let mut found = Found::new();
    let mut after = 0;
    while let Some(user) = trail.user.filter(|_| after < newest) {
        let until = newest.min(after + PORTION);
        let (moments, days) = ((trail.from, trail.to), trail.days);
        let (keyring, only_phone) = (keyring.clone(), breach.thing == Thing::Telephone);
        let portion = store.read_now(move |db| {
            let deeds = rows::list_deeds(db, user, (after, until), moments)?;
            let ours = deeds.iter().filter(|(_, detail)| !only_phone || rules::is_by_telephone(detail));
            let mut named: Vec<Named> = ours.flat_map(|(subject, detail)| rules::named_in(subject, detail)).collect();
            named.sort_unstable();
            named.dedup();
            resolve(db, &keyring, &named, days)
        })?;
        found.extend(portion.into_iter().map(|woman| (woman, Why::Entry)));
        after = until;
        progress.reached(u64::try_from(after).unwrap_or(0));
    }
    let within = store.read_now(move |db| within_reach(db, &breach, &trail))?;
    for woman in within {
        found.entry(woman).or_insert(Why::Reach);
    }
    store.change_now(by, move |change| {
        let mut added = 0;
        for one in found {
            added += rows::add_woman(change, id, one)?;
        }
        rows::note_looked(change, id)?;
        let added = usize::try_from(added).unwrap_or(usize::MAX);
        // No number: whoever reads the chain may not see all of them.
        change.commit(Entry::new(Action::BreachHandle).on("breach", id).detail("list made"), added)
    })
}

/// Whom to follow: from when it was last surely in good hands until its sign-ins were ended, or until now.
fn trail_of(db: &mut Db<'_>, breach: &Breach) -> Result<Trail, Error> {
    let ended = match breach.thing {
        Thing::Account => Some(Step::EndSignIns),
        Thing::Telephone => Some(Step::EndLinks),
        _ => None,
    };
    let steps = rows::list_steps(db, breach.id)?;
    let done = ended.and_then(|step| steps.iter().find(|(known, _)| known == step.key()).map(|(_, at)| *at));
    let user =
        matches!(breach.thing, Thing::Account | Thing::Telephone).then(|| UserId::parse(&breach.thing_id)).flatten();
    let to = done.unwrap_or(Timestamp::MAX);
    let zone = users::get_programme_of(db, breach.site)?.zone;
    let last = done.map_or(Date::MAX, |at| day_in(at, &zone));
    Ok(Trail { user, from: breach.safe, to, days: (day_in(breach.safe, &zone), last) })
}

/// Who is meant by what entries name.
fn resolve(
    db: &mut Db<'_>,
    keyring: &Keyring,
    named: &[Named],
    days: (Date, Date),
) -> Result<Vec<ParticipantId>, Error> {
    let marks = named.iter().filter_map(|one| if let Named::Mark(mark) = one { Some(mark.as_str()) } else { None });
    let marks: Vec<&str> = marks.collect();
    let mut found: Vec<ParticipantId> = keyring.find_marked(&marks)?.into_iter().flatten().collect();
    for one in named {
        match one {
            Named::Mark(_) => {}
            Named::Code(code) => found.extend(rows::find_of_code(db, code)?),
            Named::Session(session) => found.extend(rows::list_of_session(db, session)?),
            Named::Group(group) => {
                if let Some(group) = GroupId::parse(group) {
                    found.extend(rows::list_of_group(db, group, days)?);
                }
            }
            Named::Concern(concern) => found.extend(rows::find_of_concern(db, concern)?),
        }
    }
    Ok(found)
}

/// Where somebody could do something with what she held then: the very table that decided it says so.
fn reach_of(db: &mut Db<'_>, user: UserId, action: Action, days: (Date, Date)) -> Result<Reach, Error> {
    let held = rows::list_held(db, user, days)?;
    Ok(Actor::new(user, String::new(), false, held, Ties::default()).reach(action))
}

/// Everybody whom the lost thing may have shown, whether or not an entry says so.
fn within_reach(db: &mut Db<'_>, breach: &Breach, trail: &Trail) -> Result<Vec<ParticipantId>, Error> {
    let mut found = Vec::new();
    match (breach.thing, trail.user) {
        (Thing::Account, Some(user)) => {
            let reach = reach_of(db, user, Action::PersonFind, trail.days)?;
            for site in reach.sites {
                found.extend(rows::list_of_site(db, site, trail.to)?);
            }
            for group in reach.groups {
                found.extend(rows::list_of_group(db, group, trail.days)?);
            }
            found.extend(reach.participants);
        }
        (Thing::Telephone, Some(user)) => {
            found.extend(reach_of(db, user, Action::PersonFind, trail.days)?.participants);
        }
        (Thing::Link | Thing::GroupPapers, _) => {
            if let Some(group) = GroupId::parse(&breach.thing_id) {
                found.extend(rows::list_of_group(db, group, trail.days)?);
            }
        }
        (Thing::Export, _) => found.extend(in_export(db, breach)?),
        (Thing::BackUp, _) => found.extend(rows::list_of_all(db, trail.to)?),
        (Thing::Unknown | Thing::Account | Thing::Telephone, _) => {
            found.extend(rows::list_of_site(db, breach.site, trail.to)?);
        }
    }
    Ok(found)
}

/// Whose rows were in a table that was taken out: those of the sites that whoever took it could take out, registered by then.
fn in_export(db: &mut Db<'_>, breach: &Breach) -> Result<Vec<ParticipantId>, Error> {
    let Some((at, actor)) = rows::find_export(db, &breach.thing_id)? else {
        return rows::list_of_site(db, breach.site, Timestamp::MAX);
    };
    let Some(user) = UserId::parse(&actor) else { return rows::list_of_all(db, at) };
    let day = day_in(at, "UTC");
    let mut found = Vec::new();
    for site in
        reach_of(db, user, Action::ExportCodes, (day.yesterday().unwrap_or(day), day.tomorrow().unwrap_or(day)))?.sites
    {
        found.extend(rows::list_of_site(db, site, at)?);
    }
    Ok(found)
}
