//! She says stop: one tap, at once, from anybody of her site. The receipt says what has stopped, what stays and why.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    bases,
    found::{self, Known, Sight, say_purpose},
    list::page_of,
    model::{ConsentEvent, ConsentId, Purpose, Recipient, Said, TEXT_VERSION},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        change::{Change, Committed},
        error::{Answer, Error},
        form::Fields,
        ids::{Id, ParticipantId, SiteId},
        page::{At, Frame, Screen, see_other, show},
        store::Db,
    },
    people, users,
};

#[derive(Template)]
#[template(path = "consents/withdrawal.html")]
struct ReceiptPage {
    frame: Frame,
    code: String,
    back: String,
    name: String,
    icon: &'static str,
    /// Since when; empty for whoever may not know.
    since: String,
    stops: String,
    stays: String,
    /// On what the purpose rests in her country.
    basis: String,
    /// What stays of hers, and on what each rests.
    kept: Vec<(String, String)>,
    /// Where her leaving is recorded, when she no longer wants to take part and the reader may record it.
    leave: String,
    /// Where what stays can be read to her, and where it can be erased; empty where there is nothing of the kind.
    hear: String,
    erase: String,
}

/// The form's word for everything of a purpose.
const ALL_OF_IT: &str = "all";

/// Stops it.
pub(super) async fn withdraw(
    State(app): State<App>,
    actor: Actor,
    At((code, purpose)): At<(String, String)>,
    fields: Fields,
) -> Answer {
    let purpose = Purpose::parse(&purpose).ok_or(Error::NotFound)?;
    let who = actor.clone();
    let stopped = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &who, &code, now)?;
        who.check(Action::ConsentWithdraw, &known.target)?;
        let page = format!("{}/{}/withdrawal", page_of(&known.woman), purpose.key());
        if change.seen_before(&fields.submission())? {
            return change.unchanged(page);
        }
        stop(change, &known, purpose, fields.text("consent"), page)
    });
    Ok(see_other(&stopped.await?))
}

fn stop(
    change: &mut Change<'_>,
    known: &Known,
    purpose: Purpose,
    typed: &str,
    page: String,
) -> Result<Committed<String>, Error> {
    let pointed_at = match typed {
        ALL_OF_IT => None,
        one => {
            let id = ConsentId::parse(one).ok_or(Error::NotFound)?;
            let known = known.events.iter().find(|event| event.id == id && event.purpose == purpose);
            Some(known.ok_or(Error::NotFound)?)
        }
    };
    let ended = rules::ended_by(&known.events, purpose, pointed_at, known.today);
    let mut recipients: Vec<_> = ended.iter().map(|event| event.recipient.clone()).collect();
    if recipients.is_empty() {
        // Nothing holds: what she says is kept all the same, unless it stands there already.
        let recipient = pointed_at.and_then(|event| event.recipient.clone());
        let is_last = |event: &&ConsentEvent| event.purpose == purpose && event.recipient == recipient;
        if known.events.iter().rev().find(is_last).is_some_and(|event| event.said == Said::Withdrawn) {
            return change.unchanged(page);
        }
        recipients.push(recipient);
    }
    let count = recipients.len();
    write(change, (known.woman.site, known.woman.id), (purpose, known.today), recipients)?;
    let entry = Entry::new(Action::ConsentWithdraw).on_woman(known.woman.id);
    change.commit(entry.detail(format!("{}, {count} stopped", purpose.key())), page)
}

/// Writes down that she agrees no more, with each recipient.
fn write(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    (purpose, today): (Purpose, Date),
    recipients: Vec<Option<Recipient>>,
) -> Result<(), Error> {
    for recipient in recipients {
        let event = withdrawal_of(change, purpose, recipient, today);
        store::add_event(change, (site, woman), &event)?;
    }
    Ok(())
}

/// Whether something of a purpose could be stopped on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn has_agreed(db: &mut Db<'_>, woman: ParticipantId, purpose: Purpose, today: Date) -> Result<bool, Error> {
    Ok(!rules::ended_by(&store::list_events(db, woman)?, purpose, None, today).is_empty())
}

/// Stops everything of a purpose at her own word; gives how much that was. The caller has checked the action and commits.
///
/// # Errors
/// When it cannot be written.
pub fn stop_purpose(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    purpose: Purpose,
    today: Date,
) -> Result<usize, Error> {
    let events = store::list_events(change, woman)?;
    let ended = rules::ended_by(&events, purpose, None, today);
    let recipients: Vec<_> = ended.iter().map(|event| event.recipient.clone()).collect();
    let count = recipients.len();
    write(change, (site, woman), (purpose, today), recipients)?;
    Ok(count)
}

fn withdrawal_of(change: &Change<'_>, purpose: Purpose, recipient: Option<Recipient>, today: Date) -> ConsentEvent {
    ConsentEvent {
        id: ConsentId::new(change.clock()),
        purpose,
        recipient,
        said: Said::Withdrawn,
        way: None,
        reader: String::new(),
        witness: String::new(),
        language: None,
        text_version: TEXT_VERSION.to_owned(),
        from: today,
        until: None,
        recorded_at: change.at(),
    }
}

/// Withdraws again what she had withdrawn at an instant before the database was restored from an older back-up. `first` is
/// the id of her first answer about it. `false`: nothing of it holds, or she agreed anew since.
///
/// # Errors
/// When the database cannot be read or written.
pub fn withdraw_again(
    change: &mut Change<'_>,
    woman: ParticipantId,
    first: &str,
    at: Timestamp,
) -> Result<bool, Error> {
    let events = store::list_events(change, woman)?;
    let Some(first) = events.iter().find(|event| event.id.to_string() == first) else { return Ok(false) };
    let newest = events.iter().rev().find(|event| event.is_about_same(first)).unwrap_or(first);
    if newest.said != Said::Agreed || newest.recorded_at > at {
        return Ok(false);
    }
    let site = people::find_by_id(change, woman)?.ok_or(Error::NotFound)?.site;
    let now = change.at();
    let today = users::today_at(change, site, now)?;
    let event = withdrawal_of(change, newest.purpose, newest.recipient.clone(), today);
    store::add_event(change, (site, woman), &event)?;
    Ok(true)
}

/// What has stopped, what stays and why.
pub(super) async fn receipt(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, purpose)): At<(String, String)>,
) -> Answer {
    let purpose = Purpose::parse(&purpose).ok_or(Error::NotFound)?;
    let (now, who) = (app.clock().now(), actor.clone());
    let (known, country) = app
        .store()
        .read(move |db| {
            let known = found::load(db, &who, &code, now)?;
            let programme = users::get_programme_of(db, known.woman.site)?;
            Ok((known, bases::country_of(&programme.currency)))
        })
        .await?;
    let stands = rules::newest(&known.events);
    let stopped = stands.iter().find(|event| event.purpose == purpose && event.said == Said::Withdrawn);
    // Whoever sees nothing learns nothing here either: the page is the same whether or not there was something to stop.
    let since = match (known.sight, stopped) {
        (Sight::Full, Some(event)) => {
            screen.text.phrase("consent-state-withdrawn").with("day", screen.text.full_day(event.from)).to_string()
        }
        (Sight::Full, None) => return Err(Error::NotFound),
        _ => String::new(),
    };
    let leaves = actor.decide(Action::PersonLeave, &known.target) != Decision::Deny;
    let may_ask = actor.decide(Action::EraseRequest, &known.target) != Decision::Deny;
    let may_hear = actor.decide(Action::NoteExtract, &known.target.clone().reason("to be asked")) != Decision::Deny;
    let code = known.woman.code.clone();
    let say = |kind: &str, key: &str| screen.text.say(&format!("consent-{kind}-{key}"));
    let kept = bases::kept_after(purpose, country);
    show(&ReceiptPage {
        basis: bases::basis_of(purpose, country).map(|basis| say("basis", basis)).unwrap_or_default(),
        kept: kept.into_iter().map(|(class, basis)| (say("kept", class), say("basis", basis))).collect(),
        frame: screen.frame_titled(&code, "people"),
        back: page_of(&known.woman),
        name: say_purpose(&screen.text, purpose),
        icon: purpose.icon(),
        since,
        stops: screen.text.say(&format!("consent-stops-{}", purpose.key())),
        stays: screen.text.say(&format!("consent-stays-{}", purpose.key())),
        hear: if purpose == Purpose::Notes && may_hear {
            format!("/people/{code}/own-view/notes")
        } else {
            String::new()
        },
        erase: match purpose {
            Purpose::Notes if may_ask => format!("/people/{code}/erasing/notes"),
            Purpose::Survey if may_ask => format!("/people/{code}/erasing/answers"),
            _ => String::new(),
        },
        leave: if purpose == Purpose::Service && leaves { format!("/people/{code}/journey") } else { String::new() },
        code,
    })
}
