//! The women whom it may concern, whether and how each may be told, and that she was. Nothing here goes out by itself; the words for her show
//! only where the door of her safe contact is open at this moment.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    handling,
    model::{BreachId, Told},
    store,
};
use crate::{
    contacts::{self, Card, Channel, Held},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form, Problem},
        ids::ParticipantId,
        page::{At, Frame, Query, Screen, see_other_with, show, show_again},
        text::Text,
    },
    people,
};

/// So many women a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "breaches/women.html")]
struct WomenPage {
    frame: Frame,
    form: Form,
    here: String,
    women: Vec<Woman>,
    older: String,
}

struct Woman {
    code: String,
    chosen_name: String,
    sign: String,
    why: String,
    /// How she may be told, in a sentence.
    way: String,
    /// What may be said to her, in her language; empty unless the door is open.
    words: String,
    language: &'static str,
    by_card: bool,
    /// How and when she was told; empty: nobody has.
    told: String,
}

/// What was found on one woman.
struct Found {
    listed: store::Listed,
    door: Result<Card, Held>,
}

/// Asks the door for each way there is: the first that is open, or else why none is.
fn door(change: &mut Change<'_>, woman: ParticipantId) -> Result<Result<Card, Held>, Error> {
    let keyring = change.keyring()?;
    let mut held = Held::NoCard;
    for channel in Channel::ALL {
        match contacts::gate(change, keyring, woman, channel)? {
            Ok(leave) => return Ok(Ok(leave.into_card())),
            Err(Held::OtherChannel) => {}
            Err(why) => held = why,
        }
    }
    Ok(Err(held))
}

/// A page of the list. That each of them was looked at stands in the chain first, where she can ask who did.
async fn look(app: &App, actor: Actor, id: BreachId, after: String) -> Result<(Vec<Found>, String), Error> {
    let looked = app.store().change(actor.by(), move |change| {
        let (_, site) = handling::load(change, &actor, Action::BreachHandle, id)?;
        let mut listed = store::list_women(change, (id, site), &after, PAGE as i64 + 1)?;
        let more = listed.len() > PAGE;
        listed.truncate(PAGE);
        let last = listed.last().filter(|_| more).map(|one| one.woman.to_string()).unwrap_or_default();
        let mut found = Vec::new();
        for one in listed {
            change.also(&Entry::new(Action::BreachRead).on_woman(one.woman).detail(format!("breach {id}")))?;
            let door = door(change, one.woman)?;
            found.push(Found { listed: one, door });
        }
        change.commit(Entry::new(Action::BreachRead).on("breach", id).detail("women"), (found, last))
    });
    looked.await
}

fn say_woman(text: &Text, zone: &str, Found { listed, door }: Found) -> Woman {
    let told = |(how, at): &(String, Timestamp)| {
        format!("{}, {}", text.say(&format!("breaches-told-{how}")), text.instant(*at, zone))
    };
    let (way, words, language) = match &door {
        Ok(card) => {
            let channel = text.say(&format!("contact-channel-{}", card.channel.key()));
            let way = text.phrase("breaches-way-card").with("channel", channel).to_string();
            (way, Text(card.language).say("breaches-text"), card.language.code())
        }
        Err(held) => {
            let why = text.say(&format!("breaches-held-{}", held.key()));
            (text.phrase("breaches-way-person").with("why", why).to_string(), String::new(), "")
        }
    };
    Woman {
        why: text.say(&format!("breaches-why-{}", listed.why)),
        told: listed.told.as_ref().map(told).unwrap_or_default(),
        code: listed.code,
        chosen_name: listed.chosen_name,
        sign: listed.sign,
        by_card: door.is_ok(),
        way,
        words,
        language,
    }
}

fn page(screen: &Screen, id: BreachId, (found, last): (Vec<Found>, String), form: Form) -> WomenPage {
    let here = format!("/breaches/{id}");
    let older = if last.is_empty() { last } else { format!("{here}/women?after={last}") };
    let women = found.into_iter().map(|one| say_woman(&screen.text, &screen.zone, one)).collect();
    WomenPage { frame: screen.frame("breaches-title", "more").told(&form), form, here, women, older }
}

/// The list.
pub(super) async fn show_women(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<BreachId>,
    Query(query): Query,
) -> Answer {
    let found = look(&app, actor, id, query.text("after").to_owned()).await?;
    show(&page(&screen, id, found, Form::new(app.clock(), Fields::default())))
}

/// Writes down how she was told. As her card says only when the door is open now.
pub(super) async fn tell(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((id, code)): At<(BreachId, String)>,
    fields: Fields,
) -> Answer {
    let how = Told::parse(fields.text("how")).ok_or(Error::Unreadable("error-bad-form"))?;
    let (who, typed) = (actor.clone(), fields.clone());
    let told = app.store().change(actor.by(), move |change| {
        let now = change.at();
        handling::load(change, &who, Action::BreachHandle, id)?;
        let (woman, _) = people::in_reach(change, &who, Action::BreachHandle, &code, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        if how == Told::ByCard && door(change, woman.id)?.is_err() {
            return Err(Problem::new("", "breaches-door-shut").into());
        }
        if !store::note_told(change, (id, woman.id), how)? {
            return Err(Error::NotFound);
        }
        let entry = Entry::new(Action::BreachHandle).on_woman(woman.id);
        change.commit(entry.detail(format!("breach {id}, {}", how.key())), ())
    });
    match told.await {
        Ok(()) => Ok(see_other_with(&format!("/breaches/{id}/women"), "breaches-told")),
        Err(Error::Refused(problems)) => {
            let found = look(&app, actor, id, String::new()).await?;
            show_again(&page(&screen, id, found, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
