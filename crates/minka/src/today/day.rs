//! GET /: today.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    asking,
    beside::{self, QuietFound, QuietLine},
    breached::{self, Lost},
    first_steps,
    leaving::{self, Leaving},
    meetings::{self, Card, Line, Meetings},
    store::{self, AskedWord, Hers},
    upkeep::{self, Done},
};
use crate::{
    breaches, complaints,
    concerns::{self, Risk},
    contacts, exclusions,
    foundation::{
        access::{Action, Actor, Decision, Target, View},
        app::App,
        error::{Answer, Error},
        form::{Fields, Form},
        page::{Frame, Screen, show},
        store::Db,
        text::{Language, Text},
    },
    households, on_call,
    openings::{self, Opening},
    outside_requests, own_lists,
    participation::{self, QuietWoman},
    referrals, sealing,
    supervision::{self, Wanted},
    users::Days,
};

/// So many of her women are looked at for one page.
pub(super) const MOST_WOMEN: usize = 40;
/// So many lines of one kind; the rest is one tap away.
pub(super) const MOST_LINES: usize = 5;

/// Somebody needs the reader, until when.
struct Concern {
    href: String,
    code: String,
    text: String,
    kind: &'static str,
    risk: String,
}

struct Word {
    asked: AskedWord,
    since: String,
}

pub(super) struct Waiting {
    pub(super) href: String,
    pub(super) text: String,
    pub(super) hint: String,
}

/// A request from outside, and until when somebody wants an answer.
struct Asked {
    href: String,
    text: String,
    kind: &'static str,
    word: String,
}

#[derive(Template)]
#[template(path = "today/day.html")]
struct TodayPage {
    frame: Frame,
    date: String,
    /// Where the page asks by itself whether something new has come; empty: it does not.
    coming: String,
    lost: Vec<Lost>,
    concerns: Vec<Concern>,
    first: Vec<Waiting>,
    cards: Vec<Card>,
    meetings: Vec<Line>,
    words: Vec<Word>,
    waiting: Vec<Waiting>,
    outside: Vec<Asked>,
    /// How many have gone quiet at the reader's sites, and those of her own groups and women.
    quiet_sites: Vec<QuietLine>,
    quiet: Vec<QuietWoman>,
    more_quiet: bool,
    silent: Vec<beside::SilentLine>,
    women: Vec<Hers>,
    upkeep: Vec<Done>,
    /// Where to go from a day on which nothing waits, and its word.
    elsewhere: (&'static str, &'static str),
    form: Form,
}

impl TodayPage {
    fn is_empty(&self) -> bool {
        self.lost.is_empty()
            && self.concerns.is_empty()
            && self.first.is_empty()
            && self.cards.is_empty()
            && self.meetings.is_empty()
            && self.words.is_empty()
            && self.waiting.is_empty()
            && self.outside.is_empty()
            && self.quiet_sites.is_empty()
            && self.quiet.is_empty()
            && self.silent.is_empty()
            && self.women.is_empty()
    }
}

/// What was found, before it is said.
#[derive(Default)]
struct Found {
    /// What has come to the reader, the most pressing first.
    concerns: Vec<concerns::Waiting>,
    /// What was lost where the reader answers for it.
    lost: Vec<breaches::Waiting>,
    /// Mentors who want to talk with the reader.
    wanted: Vec<Wanted>,
    /// How many complaints have come to the reader.
    complaints: usize,
    /// What somebody outside waits for, the most pressing first.
    outside: Vec<outside_requests::Due>,
    /// What waits for one of those who can shut everything.
    seal: Option<sealing::Waits>,
    /// What is to be done first in a programme that has just begun.
    first: Vec<&'static str>,
    meetings: Meetings,
    /// All of them: nowhere else is one shown.
    words: Vec<AskedWord>,
    quiet_sites: Vec<QuietFound>,
    quiet: Vec<QuietWoman>,
    /// Of the reader's own women: what is due, what nobody has answered, to whom nobody has spoken.
    beside: beside::Beside,
    women: Vec<Hers>,
    waiting_roles: bool,
    /// Codes of women whose group or mentor does not go with whom they named or to whom they are close, and where that is mended.
    clashes: Vec<(String, &'static str)>,
    /// Codes of the reader's own women whose card is over, and of those for whom somebody proposed another.
    ask_again: Vec<String>,
    proposed: Vec<String>,
    /// Codes of her women who wish something, and of those whom a place took long ago.
    wished: Vec<String>,
    accepted: Vec<String>,
    /// What waits about questionnaires.
    asking: asking::Asking,
    /// Emergency openings that somebody else has to look at, and those of the reader's own women.
    to_review: Vec<Opening>,
    of_hers: Vec<Opening>,
    leaving: Leaving,
    /// Whether anybody is registered at all: then there is something to lose.
    knows_anybody: bool,
}

/// Everybody's first page; nobody is refused it, and it shows only what she may reach.
pub(super) async fn show_today(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    // The day on top is that of where she works first; every line below is of the day it is at its own site.
    let (now, today) = (app.clock().now(), app.clock().today(&screen.zone));
    let (who, language) = (actor.clone(), screen.text.0);
    let found = app.store().read(move |db| find(db, &who, (now, language))).await?;
    let text = screen.text;
    let mut waiting: Vec<Waiting> = found.seal.map(|waits| say_seal(&text, waits)).into_iter().collect();
    waiting.extend(found.meetings.say_waiting(&text));
    waiting.extend(say_openings(&text, &screen.zone, (&found.to_review, &found.of_hers)));
    waiting.extend(found.wanted.iter().take(MOST_LINES).map(|wanted| say_wanted(&text, wanted)));
    waiting.extend(found.beside.say(&text));
    let hers = [
        ("today-ask-again", "contact", &found.ask_again),
        ("today-proposed", "contact", &found.proposed),
        ("today-wished", "own-view", &found.wished),
        ("today-accepted", "referrals", &found.accepted),
    ];
    waiting.extend(hers.into_iter().flat_map(|each| say_of_hers(&text, each)));
    waiting.extend(found.asking.say(&text));
    for (code, page) in found.clashes.into_iter().take(MOST_LINES) {
        let said = text.phrase("today-clash").with("code", &code).to_string();
        waiting.push(Waiting { href: format!("/people/{code}/{page}"), text: said, hint: String::new() });
    }
    if found.complaints > 0 {
        let said = text.phrase("today-complaints").count(found.complaints).to_string();
        waiting.push(Waiting { href: "/complaints".to_owned(), text: said, hint: String::new() });
    }
    if found.waiting_roles {
        waiting.push(Waiting { href: "/staff".to_owned(), text: text.say("today-second-yes"), hint: String::new() });
    }
    waiting.extend(leaving::say(&text, found.leaving));
    let words = found.words.into_iter().map(|asked| Word { since: text.day_month(asked.day), asked });
    let more_quiet = found.quiet.len() > MOST_LINES;
    show(&TodayPage {
        frame: screen.frame("today-title", "today"),
        date: text.day_heading(today),
        coming: on_call::address(&actor, &found.concerns),
        lost: breached::say(&text, &screen.zone, &found.lost),
        concerns: found.concerns.iter().map(|waiting| say_concern(&text, &screen.zone, waiting)).collect(),
        first: first_steps::say(&text, &found.first),
        cards: found.meetings.say_cards(&text),
        meetings: found.meetings.say_day(&text, today),
        words: words.collect(),
        waiting,
        outside: found.outside.iter().take(MOST_LINES).map(|due| say_asked(&text, due)).collect(),
        quiet_sites: beside::say_quiet_sites(&text, found.quiet_sites),
        quiet: found.quiet.into_iter().take(MOST_LINES).collect(),
        more_quiet,
        silent: found.beside.say_silent(&text),
        women: found.women,
        upkeep: upkeep::say(&text, &app, &actor, found.knows_anybody),
        elsewhere: elsewhere(&actor),
        form: Form::new(app.clock(), Fields::default()),
    })
}

/// The first of the rooms she may enter.
fn elsewhere(actor: &Actor) -> (&'static str, &'static str) {
    let rooms = [
        (Action::GroupRead, "/groups", "frame-groups"),
        (Action::PersonFind, "/people", "frame-people"),
        (Action::StaffRead, "/staff", "today-staff"),
    ];
    let first = rooms.into_iter().find(|(action, ..)| actor.may_somewhere(*action));
    first.map_or(("/more", "frame-more"), |(_, path, word)| (path, word))
}

/// A facilitator's page is made from her groups, a mentor's from her women, a manager's from her sites.
fn find(db: &mut Db<'_>, actor: &Actor, (now, language): (Timestamp, Language)) -> Result<Found, Error> {
    let (mut found, mut days) = (Found::default(), Days::new(now));
    found.concerns = concerns::list_waiting(db, actor, now)?;
    found.lost = breaches::list_waiting(db, actor, now)?;
    found.wanted = supervision::list_wanted(db, actor, &mut days)?;
    found.complaints = complaints::count_waiting(db, actor, now)?;
    found.seal = sealing::find_waiting(db, actor, now)?;
    found.first = first_steps::find(db, actor)?;
    found.knows_anybody = store::knows_anybody(db)?;
    found.meetings = meetings::find(db, actor, (now, language), &mut days)?;
    found.quiet_sites = beside::find_quiet_sites(db, actor, &mut days)?;
    for group in actor.reach(Action::MeetingRead).groups {
        let today = days.at_group(db, group)?;
        found.quiet.extend(participation::list_quiet_of_group(db, group, today)?);
    }
    let words = actor.reach(Action::PrivateWordTake);
    for site in words.sites {
        found.words.extend(store::list_words_of_site(db, site)?);
    }
    for woman in words.participants.into_iter().take(MOST_WOMEN) {
        let known = |asked: &AskedWord| found.words.iter().all(|other| other.id != asked.id);
        let hers: Vec<AskedWord> = store::list_words_of_woman(db, woman)?.into_iter().filter(known).collect();
        found.words.extend(hers);
        let Some(known) = store::find_woman(db, woman)? else { continue };
        let today = days.at_site(db, known.site)?;
        found.quiet.extend(participation::list_quiet_of_woman(db, woman, today)?);
        let target = Target::participant(known.site, woman, Vec::new());
        if actor.decide(Action::ContactRead, &target) != Decision::Deny {
            let contact = contacts::waiting_of(db, woman, today)?;
            found.ask_again.extend(contact.expired.then(|| known.code.clone()));
            found.proposed.extend(contact.proposed.then(|| known.code.clone()));
        }
        let follows = actor.decide(Action::ReferralUpdate, &target) == Decision::Permit(View::Full);
        if follows && referrals::has_long_accepted(db, woman, today)? {
            found.accepted.push(known.code.clone());
        }
        let answers = actor.decide(Action::OwnWish, &target) != Decision::Deny;
        if answers && own_lists::has_waiting_wish(db, woman)? {
            found.wished.push(known.code.clone());
        }
        found.women.push(known);
    }
    for site in actor.reach(Action::ContactWrite).sites {
        let today = days.at_site(db, site)?;
        let alone = contacts::list_proposed_alone(db, site, today)?;
        let known = std::mem::take(&mut found.proposed);
        found.proposed = known.iter().chain(alone.iter().filter(|code| !known.contains(code))).cloned().collect();
    }
    found.outside = outside_requests::list_due(db, actor, &mut days)?;
    found.beside = beside::find(db, actor, (&mut days, language))?;
    found.asking = asking::find(db, actor, now)?;
    found.clashes = list_clashes(db, actor, &mut days)?;
    find_openings(db, actor, now, &mut found)?;
    found.leaving = leaving::find(db, actor)?;
    for site in actor.reach(Action::RoleApprove).sites {
        let today = days.at_site(db, site)?;
        found.waiting_roles |= store::has_waiting_roles(db, site, today)?;
    }
    Ok(found)
}

/// Emergency openings: those that wait for a second person, who did not open them, and those of the reader's own women.
fn find_openings(db: &mut Db<'_>, actor: &Actor, now: Timestamp, found: &mut Found) -> Result<(), Error> {
    for site in actor.reach(Action::BreakglassReview).sites {
        let waiting = openings::list_to_review(db, site)?;
        found.to_review.extend(waiting.into_iter().filter(|opening| opening.by != actor.user()));
    }
    for woman in actor.reach(Action::WhoViewedMe).participants.into_iter().take(MOST_WOMEN) {
        let hers = openings::list_of_woman(db, woman, now)?;
        found.of_hers.extend(hers.into_iter().filter(|opening| opening.by != actor.user()));
    }
    Ok(())
}

/// Who needs the reader, and what has to happen by when. It says no more than her code: what it is about is opened.
fn say_concern(text: &Text, zone: &str, waiting: &concerns::Waiting) -> Concern {
    let when = if waiting.late { "late" } else { "until" };
    let due = text.instant(waiting.due, zone);
    Concern {
        href: format!("/concerns/{}", waiting.id),
        code: waiting.code.clone(),
        text: text.phrase(&format!("concerns-{}-{when}", waiting.step)).with("at", due).to_string(),
        kind: if waiting.late || waiting.risk == Risk::High { "danger" } else { "wait" },
        risk: text.say(&format!("concerns-short-{}", waiting.risk.key())),
    }
}

/// What a mentor has to do about some of her women: the words, where it is done, and whose codes.
pub(super) fn say_of_hers(text: &Text, (key, page, codes): (&str, &str, &Vec<String>)) -> Vec<Waiting> {
    let line = |code: &String| Waiting {
        href: format!("/people/{code}/{page}"),
        text: text.phrase(key).with("code", code).to_string(),
        hint: String::new(),
    };
    codes.iter().take(MOST_LINES).map(line).collect()
}

fn say_asked(text: &Text, due: &outside_requests::Due) -> Asked {
    Asked {
        href: format!("/outside/{}", due.id),
        text: text.phrase("today-outside").with("day", text.full_day(due.day)).to_string(),
        kind: if due.late { "danger" } else { "wait" },
        word: text.say(if due.late { "outside-state-late" } else { "today-open-yet" }),
    }
}

/// Whom somebody wants to talk with, and about how many visits; not about whom they were.
fn say_wanted(text: &Text, wanted: &Wanted) -> Waiting {
    Waiting {
        href: format!("/supervision/{}", wanted.mentor),
        text: text.phrase("today-heavy").count(wanted.visits).with("name", &wanted.name).to_string(),
        hint: String::new(),
    }
}

fn say_seal(text: &Text, waits: sealing::Waits) -> Waiting {
    let (href, key) = match waits {
        sealing::Waits::Word => ("/sealing", "today-seal-word"),
        sealing::Waits::Naming => ("/sealing/holders", "today-seal-naming"),
    };
    Waiting { href: href.to_owned(), text: text.say(key), hint: String::new() }
}

fn say_openings(text: &Text, zone: &str, (to_review, of_hers): (&[Opening], &[Opening])) -> Vec<Waiting> {
    let review = to_review.iter().take(MOST_LINES).map(|opening| {
        let until = text.instant(openings::review_until(opening.opened), zone);
        Waiting {
            href: format!("/openings/{}/review", opening.id),
            text: text.phrase("today-review").with("code", &opening.code).to_string(),
            hint: text.phrase("openings-review-until").with("at", until).to_string(),
        }
    });
    let hers = of_hers.iter().take(MOST_LINES).map(|opening| Waiting {
        href: format!("/people/{}/openings", opening.code),
        text: text.phrase("today-opened").with("code", &opening.code).to_string(),
        hint: text.instant(opening.opened, zone),
    });
    review.chain(hers).collect()
}

/// Women within reach who named somebody that still leads their group or walks beside them, and those beside whom somebody walks who is
/// close to them: whoever gives a woman a mentor is told, and not which of the two it is.
fn list_clashes(db: &mut Db<'_>, actor: &Actor, days: &mut Days) -> Result<Vec<(String, &'static str)>, Error> {
    let reach = actor.reach(Action::ExclusionEdit);
    let mut clashes = Vec::new();
    for site in actor.sites() {
        let whole = reach.sites.contains(&site);
        if whole || !reach.participants.is_empty() {
            let today = days.at_site(db, site)?;
            let found = exclusions::list_women_with_clash(db, site, today)?;
            let may = |woman| {
                actor.decide(Action::ExclusionEdit, &Target::participant(site, woman, Vec::new())) != Decision::Deny
            };
            let hers =
                found.into_iter().filter(|(woman, _)| may(*woman) && (whole || reach.participants.contains(woman)));
            clashes.extend(hers.map(|(_, code)| (code, "exclusions")));
        }
        if actor.reach(Action::PersonAssignMentor).sites.contains(&site) {
            let today = days.at_site(db, site)?;
            for (woman, code) in households::list_beside_kin(db, site, today)? {
                let target = Target::participant(site, woman, Vec::new()).reason("to be asked");
                let named = clashes.iter().any(|(other, _)| *other == code);
                if !named && actor.decide(Action::PersonAssignMentor, &target) != Decision::Deny {
                    clashes.push((code, "mentor"));
                }
            }
        }
    }
    Ok(clashes)
}
