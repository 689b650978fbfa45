//! What can be done about reaching her, and the card itself, opened by an act of its own.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    model::{Card, ProposalId},
    rules, sealed, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        page::{At, Frame, Screen, show, show_again},
        store::Db,
        text::Text,
    },
    identities,
    people::{self, Participant},
    switches::{self, Off},
    users,
};

/// Longest reason.
const LONGEST_REASON: usize = 200;

#[derive(Template)]
#[template(path = "contacts/overview.html")]
struct OverviewPage {
    frame: Frame,
    form: Form,
    code: String,
    /// Where "back" leads: her page, for whoever may see it.
    back: String,
    /// Since when nobody reaches her; empty while there is no pause.
    paused: String,
    may: May,
}

/// What the reader may do here.
struct May {
    pause: bool,
    resume: bool,
    read: bool,
    asks_reason: bool,
    write: bool,
    propose: bool,
}

#[derive(Template)]
#[template(path = "contacts/card.html")]
struct CardPage {
    frame: Frame,
    code: String,
    here: String,
    card: Option<Said>,
    over: bool,
    proposals: Vec<(ProposalId, Said)>,
    may_decide: bool,
}

/// A card in words.
struct Said {
    whose: String,
    channel: String,
    number: String,
    days: String,
    hours: String,
    /// Her own clock, and what it says now where it is not that of her site.
    zone: String,
    pick_up: String,
    say: String,
    /// What of that may tell too much, in words; empty: nothing was found.
    telling: String,
    code_word: String,
    language: &'static str,
    until: String,
}

/// A woman, for whoever may do anything about reaching her.
pub(super) struct Known {
    pub(super) woman: Participant,
    pub(super) target: Target,
    pub(super) today: Date,
    pub(super) zone: String,
    /// What the programme does not ask.
    pub(super) off: Off,
    now: Timestamp,
    paused: Option<Timestamp>,
}

impl Known {
    /// Loads her for an action, with a reason if it asks for one; for everybody else she does not exist.
    pub(super) fn load(
        db: &mut Db<'_>,
        actor: &Actor,
        actions: &[Action],
        code: &str,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let woman = people::get_by_code(db, &people::read_code(code).ok_or(Error::NotFound)?)?;
        let programme = users::get_programme_of(db, woman.site)?;
        let (zone, off) = (programme.zone, switches::list_off(db, programme.id)?);
        let today = day_in(now, &zone);
        let target = people::target_of(db, &woman, today)?;
        let asked = target.clone().reason("to be asked");
        let mut last = Err(Error::NotFound);
        for action in actions {
            last = actor.check(*action, &asked);
            if matches!(last, Ok(View::Full)) {
                break;
            }
        }
        last?;
        Ok(Known { paused: store::find_pause(db, woman.id)?, woman, target, today, zone, off, now })
    }

    /// The names of ours that nobody else should hear.
    pub(super) fn names(&self, db: &mut Db<'_>) -> Result<Vec<String>, Error> {
        store::list_names(db, (self.woman.site, self.woman.id), self.today)
    }

    pub(super) fn entry(&self, action: Action) -> Entry {
        Entry::new(action).on_woman(self.woman.id)
    }
}

/// Whoever may do one of these comes to the page.
const ANY: [Action; 3] = [Action::ContactPropose, Action::ContactPause, Action::ContactRead];

/// The page: nothing is read yet.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let known = find(&app, &actor, code).await?;
    let form = Form::new(app.clock(), Fields::default());
    show(&overview(&screen, &actor, &known, form))
}

async fn find(app: &App, actor: &Actor, code: String) -> Result<Known, Error> {
    let (now, who) = (app.clock().now(), actor.clone());
    app.store().read(move |db| Known::load(db, &who, &ANY, &code, now)).await
}

fn asks_reason(actor: &Actor, target: &Target) -> bool {
    actor.decide(Action::ContactRead, &target.clone().reason("")) == Decision::Deny
}

fn overview(screen: &Screen, actor: &Actor, known: &Known, form: Form) -> OverviewPage {
    let target = known.target.clone().reason("to be asked");
    let may = |action| actor.decide(action, &target) != Decision::Deny;
    let code = known.woman.code.clone();
    let since = |at: Timestamp| {
        screen.text.phrase("contact-paused-since").with("at", screen.text.instant(at, &known.zone)).to_string()
    };
    OverviewPage {
        frame: screen.frame_titled(&code, "people").told(&form),
        form,
        back: if may(Action::PersonReadBasic) { format!("/people/{code}") } else { String::new() },
        paused: known.paused.map(since).unwrap_or_default(),
        may: May {
            pause: may(Action::ContactPause),
            resume: may(Action::ContactWrite),
            read: may(Action::ContactRead),
            asks_reason: asks_reason(actor, &known.target),
            write: may(Action::ContactWrite),
            propose: may(Action::ContactPropose),
        },
        code,
    }
}

/// Opens the card: first the entry, durable; then the bytes.
pub(super) async fn open(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, at, reason, keyring) =
        (actor.clone(), code.clone(), fields.text("reason").to_owned(), app.keyring().clone());
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &[Action::ContactRead], &at, now)?;
        let mut entry = known.entry(Action::ContactRead);
        if asks_reason(&who, &known.target) {
            if reason.is_empty() {
                return Err(Problem::new("reason", "identity-reason-needed").into());
            }
            if reason.chars().count() > LONGEST_REASON {
                return Err(Problem::new("reason", "people-too-long").with("most", LONGEST_REASON).into());
            }
            let about = (known.woman.site, Some(known.woman.id));
            let id = identities::keep_reason(change, &keyring, about, Action::ContactRead, &reason)?;
            entry = entry.detail(format!("reason {id}"));
        }
        let card = sealed::find_card(change, &keyring, known.woman.id)?;
        let proposals = sealed::list_proposals(change, &keyring, known.woman.id)?;
        let names = known.names(change)?;
        change.commit(entry, (known, card, proposals, names))
    });
    match opened.await {
        Ok((known, card, proposals, names)) => {
            show(&card_page(&screen, &actor, (&known, &names), card.as_ref(), &proposals))
        }
        Err(Error::Refused(problems)) => again(&screen, &app, &actor, code, (fields, problems)).await,
        Err(other) => Err(other),
    }
}

async fn again(
    screen: &Screen,
    app: &App,
    actor: &Actor,
    code: String,
    (fields, problems): (Fields, Problems),
) -> Answer {
    let known = find(app, actor, code).await?;
    show_again(&overview(screen, actor, &known, Form::again(fields, &problems, &screen.text)))
}

fn card_page(
    screen: &Screen,
    actor: &Actor,
    (known, names): (&Known, &[String]),
    card: Option<&Card>,
    proposals: &[(ProposalId, Card)],
) -> CardPage {
    let say = |card: &Card| say(&screen.text, card, (known, names));
    let code = known.woman.code.clone();
    CardPage {
        frame: screen.frame_titled(&code, "people"),
        here: format!("/people/{code}/contact"),
        over: card.is_some_and(|card| rules::is_over(card.written, card.valid_until, day_in(known.now, &card.zone))),
        card: card.map(say),
        // As it would be taken.
        proposals: proposals.iter().map(|(id, card)| (*id, say(&rules::without(card.clone(), &known.off)))).collect(),
        may_decide: actor.decide(Action::ContactWrite, &known.target) != Decision::Deny,
        code,
    }
}

fn say(text: &Text, card: &Card, (known, names): (&Known, &[String])) -> Said {
    let telling = rules::find_telling(&card.say, names);
    let telling = telling.map(|word| text.phrase("contact-say-tells").with("word", word).to_string());
    let days: Vec<String> = card.days.iter().map(|day| text.weekday(*day)).collect();
    let hours = text.phrase("contact-hours-from-until").with("from", text.hour(card.from));
    Said {
        whose: text.say(&format!("contact-whose-{}", card.whose.key())),
        channel: text.say(&format!("contact-channel-{}", card.channel.key())),
        number: card.number.clone(),
        days: days.join(", "),
        hours: hours.with("until", text.hour(card.until)).to_string(),
        zone: say_clock(text, &card.zone, known),
        pick_up: if card.may_pick_up.is_empty() {
            text.say("contact-pick-up-nobody")
        } else {
            card.may_pick_up.clone()
        },
        say: card.say.clone(),
        telling: telling.unwrap_or_default(),
        code_word: card.code_word.clone(),
        language: card.language.own_name(),
        until: text.full_day(card.valid_until),
    }
}

/// Her zone; where it is not that of her site also the hour that it is there now, for whoever is about to call.
fn say_clock(text: &Text, zone: &str, known: &Known) -> String {
    let place = zone.replace('_', " ");
    if zone == known.zone {
        return place;
    }
    text.phrase("contact-zone-now").with("zone", place).with("at", text.instant(known.now, zone)).to_string()
}
