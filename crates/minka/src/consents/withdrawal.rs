//! She says stop: one tap, at once, from anybody of her site. The receipt says what has stopped, what stays and why.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    bases,
    found::{self, Known, Sight, say_purpose},
    list::page_of,
    model::{ConsentEvent, ConsentId, Purpose, Recipient, Said, TEXT_VERSION},
    receipt::{Receipt, law_of},
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
    users,
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
        let event = withdrawal_of(change, (purpose, Said::Withdrawn), recipient, today);
        store::add_event(change, (site, woman), &event)?;
    }
    Ok(())
}

/// What she agrees to on a day, and could stop: purpose by purpose, recipient by recipient.
///
/// # Errors
/// When the database cannot be read.
pub fn list_held(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Vec<ConsentEvent>, Error> {
    let events = store::list_events(db, woman)?;
    Ok(rules::newest(&events).into_iter().filter(|event| rules::lets(event, today)).cloned().collect())
}

/// Stops a purpose at her own word, all of it or what one answer of hers is about; gives how much that was. The caller has
/// checked the action and commits.
///
/// # Errors
/// [`Error::NotFound`] for an answer that is not hers or of another purpose.
pub fn stop_purpose(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    (purpose, one): (Purpose, Option<ConsentId>),
    today: Date,
) -> Result<usize, Error> {
    let events = store::list_events(change, woman)?;
    let is_meant = |event: &&ConsentEvent| Some(event.id) == one && event.purpose == purpose;
    let pointed_at = events.iter().find(is_meant);
    if one.is_some() && pointed_at.is_none() {
        return Err(Error::NotFound);
    }
    let ended = rules::ended_by(&events, purpose, pointed_at, today);
    let recipients: Vec<_> = ended.iter().map(|event| event.recipient.clone()).collect();
    let count = recipients.len();
    write(change, (site, woman), (purpose, today), recipients)?;
    Ok(count)
}

pub(super) fn withdrawal_of(
    change: &Change<'_>,
    (purpose, said): (Purpose, Said),
    recipient: Option<Recipient>,
    today: Date,
) -> ConsentEvent {
    ConsentEvent {
        id: ConsentId::new(change.clock()),
        purpose,
        recipient,
        said,
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

/// What has stopped, what stays and why.
pub(super) async fn receipt(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, purpose)): At<(String, String)>,
) -> Answer {
    let purpose = Purpose::parse(&purpose).ok_or(Error::NotFound)?;
    let (now, who, said) = (app.clock().now(), actor.clone(), law_of(&app));
    let (known, country) = app
        .store()
        .read(move |db| {
            let known = found::load(db, &who, &code, now)?;
            let programme = users::get_programme_of(db, known.woman.site)?;
            Ok((known, bases::country_under(said, &programme.currency)))
        })
        .await?;
    // Whoever sees nothing learns nothing here either: the page is the same whether or not there was something to stop.
    let (since, way) = match (known.sight, rules::stopped(&known.events, purpose)) {
        (Sight::Full, Some(event)) => {
            let since = screen.text.phrase("consent-state-withdrawn").with("day", screen.text.full_day(event.from));
            (since.to_string(), rules::last_way(&known.events, purpose))
        }
        (Sight::Full, None) => return Err(Error::NotFound),
        _ => (String::new(), None),
    };
    let leaves = actor.decide(Action::PersonLeave, &known.target) != Decision::Deny;
    let may_ask = actor.decide(Action::EraseRequest, &known.target) != Decision::Deny;
    let may_hear = actor.decide(Action::NoteExtract, &known.target.clone().reason("to be asked")) != Decision::Deny;
    let code = known.woman.code.clone();
    let receipt = Receipt::of(purpose, country, way);
    let say = |key: &str| screen.text.say(key);
    show(&ReceiptPage {
        stops: say(&receipt.stops()),
        stays: say(&receipt.stays()),
        basis: say(&receipt.basis()),
        kept: receipt.kept().into_iter().map(|(class, basis)| (say(&class), say(&basis))).collect(),
        frame: screen.frame_titled(&code, "people"),
        back: page_of(&known.woman),
        name: say_purpose(&screen.text, purpose),
        icon: purpose.icon(),
        since,
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
