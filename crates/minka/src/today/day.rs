//! GET /: today.

use std::collections::HashSet;

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    asking, beside,
    breached::{self, Lost},
    leaving::{self, Leaving},
    store::{self, AskedWord, Hers, Unclosed},
    upkeep::{self, Done},
};
use crate::{
    breaches, complaints,
    concerns::{self, Risk},
    contacts, exclusions,
    foundation::{
        access::{Action, Actor, Reach},
        app::App,
        clock::instant_in,
        error::{Answer, Error},
        form::{Fields, Form},
        ids::{GroupId, SiteId},
        page::{Frame, Screen, show},
        store::Db,
        text::{Language, Text},
    },
    groups,
    openings::{self, Opening},
    outside_requests, own_view,
    participation::{self, QuietWoman},
    sealing,
    sessions::{self, NextMeeting},
    timetables,
    users::{self, Days},
};

/// So many of her women are looked at for one page.
pub(super) const MOST_WOMEN: usize = 40;
/// So many meetings of a site; a large one opens its groups.
const MOST_MEETINGS: usize = 12;
/// So many lines of one kind; the rest is one tap away.
pub(super) const MOST_LINES: usize = 5;

/// The next meeting, said.
struct Card {
    when: String,
    group: String,
    place: String,
    href: String,
    is_today: bool,
}

/// One of today's meetings at a site.
struct Line {
    starts: String,
    group: String,
    href: String,
    place: String,
    kind: &'static str,
    word: &'static str,
}

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
    lost: Vec<Lost>,
    concerns: Vec<Concern>,
    card: Option<Card>,
    meetings: Vec<Line>,
    words: Vec<Word>,
    waiting: Vec<Waiting>,
    outside: Vec<Asked>,
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
            && self.card.is_none()
            && self.meetings.is_empty()
            && self.words.is_empty()
            && self.waiting.is_empty()
            && self.outside.is_empty()
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
    /// How many complaints have come to the reader.
    complaints: usize,
    /// What somebody outside waits for, the most pressing first.
    outside: Vec<outside_requests::Due>,
    /// What waits for one of those who can shut everything.
    seal: Option<sealing::Waits>,
    /// With whether it is today where it is.
    next: Option<(NextMeeting, bool)>,
    meetings: Vec<store::Meeting>,
    words: Vec<AskedWord>,
    unclosed: Vec<Unclosed>,
    quiet: Vec<QuietWoman>,
    /// Of the reader's own women: what is due, what nobody has answered, to whom nobody has spoken.
    beside: beside::Beside,
    women: Vec<Hers>,
    waiting_roles: bool,
    /// Codes of women whose group or mentor does not go with whom they named.
    clashes: Vec<String>,
    /// Codes of the reader's own women whose card is over, and of those for whom somebody proposed another.
    ask_again: Vec<String>,
    proposed: Vec<String>,
    /// Codes of her women who wish something.
    wished: Vec<String>,
    /// What waits about questionnaires.
    asking: asking::Asking,
    /// Emergency openings that somebody else has to look at, and those of the reader's own women.
    to_review: Vec<Opening>,
    of_hers: Vec<Opening>,
    leaving: Leaving,
}

/// Everybody's first page; nobody is refused it, and it shows only what she may reach.
pub(super) async fn show_today(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    // The day on top is that of where she works first; every line below is of the day it is at its own site.
    let (now, today) = (app.clock().now(), app.clock().today(&screen.zone));
    let (who, language) = (actor.clone(), screen.text.0);
    let found = app.store().read(move |db| find(db, &who, (now, language))).await?;
    let text = screen.text;
    let card = found.next.map(|(next, is_today)| Card {
        when: format!(
            "{}, {}",
            if is_today { text.say("today-tonight") } else { text.day(next.day) },
            text.hour(next.starts)
        ),
        href: next
            .session
            .map_or_else(|| format!("/groups/{}/sessions", next.group), |session| format!("/sessions/{session}")),
        is_today,
        group: next.group_name,
        place: next.place,
    });
    let mut waiting: Vec<Waiting> = found.seal.map(|waits| say_seal(&text, waits)).into_iter().collect();
    for unclosed in found.unclosed.into_iter().take(MOST_LINES) {
        let said = text.phrase("today-close-meeting").with("group", &unclosed.group_name).to_string();
        waiting.push(Waiting {
            href: format!("/sessions/{}", unclosed.session),
            text: said,
            hint: text.day(unclosed.day),
        });
    }
    waiting.extend(say_openings(&text, &screen.zone, (&found.to_review, &found.of_hers)));
    waiting.extend(found.beside.say(&text));
    let hers = [
        ("today-ask-again", "contact", &found.ask_again),
        ("today-proposed", "contact", &found.proposed),
        ("today-wished", "own-view", &found.wished),
    ];
    waiting.extend(hers.into_iter().flat_map(|each| say_of_hers(&text, each)));
    waiting.extend(found.asking.say(&text));
    for code in found.clashes.into_iter().take(MOST_LINES) {
        let said = text.phrase("today-clash").with("code", &code).to_string();
        waiting.push(Waiting { href: format!("/people/{code}/exclusions"), text: said, hint: String::new() });
    }
    if found.complaints > 0 {
        let said = text.phrase("today-complaints").count(found.complaints).to_string();
        waiting.push(Waiting { href: "/complaints".to_owned(), text: said, hint: String::new() });
    }
    if found.waiting_roles {
        waiting.push(Waiting { href: "/staff".to_owned(), text: text.say("today-second-yes"), hint: String::new() });
    }
    waiting.extend(leaving::say(&text, found.leaving));
    let words = found.words.into_iter().take(MOST_LINES).map(|asked| Word { since: text.day_month(asked.day), asked });
    let more_quiet = found.quiet.len() > MOST_LINES;
    show(&TodayPage {
        frame: screen.frame("today-title", "today"),
        date: text.day_heading(today),
        lost: breached::say(&text, &screen.zone, &found.lost),
        concerns: found.concerns.iter().map(|waiting| say_concern(&text, &screen.zone, waiting)).collect(),
        card,
        meetings: found.meetings.into_iter().map(|meeting| line(meeting, today, &text)).collect(),
        words: words.collect(),
        waiting,
        outside: found.outside.iter().take(MOST_LINES).map(|due| say_asked(&text, due)).collect(),
        quiet: found.quiet.into_iter().take(MOST_LINES).collect(),
        more_quiet,
        silent: found.beside.say_silent(&text),
        women: found.women,
        upkeep: upkeep::say(&text, &app, &actor),
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
    found.complaints = complaints::count_waiting(db, actor, now)?;
    found.seal = sealing::find_waiting(db, actor, now)?;
    let mut meetings = actor.reach(Action::MeetingRead);
    for site in std::mem::take(&mut meetings.sites) {
        let today = days.at_site(db, site)?;
        found.meetings.extend(list_meetings(db, site, today)?);
        let month = today.checked_sub(4.weeks()).unwrap_or(today);
        found.unclosed.extend(store::list_unclosed_of_site(db, site, (month, today))?);
    }
    found.meetings.sort_by(|one, other| one.starts.cmp(&other.starts).then_with(|| one.name.cmp(&other.name)));
    for group in &meetings.groups {
        let today = days.at_group(db, *group)?;
        found.unclosed.extend(store::list_unclosed_of_group(db, *group, today)?);
        found.quiet.extend(participation::list_quiet_of_group(db, *group, today)?);
    }
    found.next = find_next(db, &meetings, &mut days)?;
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
        let contact = contacts::waiting_of(db, woman, today)?;
        found.ask_again.extend(contact.expired.then(|| known.code.clone()));
        found.proposed.extend(contact.proposed.then(|| known.code.clone()));
        if own_view::list_wishes(db, woman)?.iter().any(|wish| wish.answered.is_none()) {
            found.wished.push(known.code.clone());
        }
        found.women.push(known);
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

/// Women within reach who named somebody that still leads their group or walks beside them.
fn list_clashes(db: &mut Db<'_>, actor: &Actor, days: &mut Days) -> Result<Vec<String>, Error> {
    let reach = actor.reach(Action::ExclusionEdit);
    let mut clashes = Vec::new();
    for site in actor.sites() {
        let whole = reach.sites.contains(&site);
        if whole || !reach.participants.is_empty() {
            let today = days.at_site(db, site)?;
            let found = exclusions::list_women_with_clash(db, site, today)?;
            let hers = found.into_iter().filter(|(woman, _)| whole || reach.participants.contains(woman));
            clashes.extend(hers.map(|(_, code)| code));
        }
    }
    Ok(clashes)
}

/// The next meeting of the groups somebody leads, and whether it is today: looked for at each site on the day it is there;
/// the one that begins first anywhere comes first.
fn find_next(db: &mut Db<'_>, led: &Reach, days: &mut Days) -> Result<Option<(NextMeeting, bool)>, Error> {
    let mut sites: Vec<(SiteId, Vec<GroupId>)> = Vec::new();
    for group in groups::list_groups_of_reach(db, led)? {
        match sites.iter_mut().find(|(site, _)| *site == group.site) {
            Some((_, groups)) => groups.push(group.id),
            None => sites.push((group.site, vec![group.id])),
        }
    }
    let mut next: Option<(Timestamp, NextMeeting, bool)> = None;
    for (site, groups) in sites {
        let (today, zone) = (days.at_site(db, site)?, users::get_programme_of(db, site)?.zone);
        let reach = Reach { groups, ..Reach::default() };
        let Some(meeting) = sessions::next_meeting_of(db, &reach, today)? else { continue };
        let begins = instant_in(meeting.day, meeting.starts, &zone);
        if next.as_ref().is_none_or(|(earliest, ..)| begins < *earliest) {
            next = Some((begins, meeting.clone(), meeting.day == today));
        }
    }
    Ok(next.map(|(_, meeting, is_today)| (meeting, is_today)))
}

/// Today's meetings of a site, the earliest first: what somebody opened, and the groups whose rhythm and holidays make it
/// their day.
fn list_meetings(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<store::Meeting>, Error> {
    let mut meetings = store::list_opened(db, site, today)?;
    let mut holidays = timetables::list_holidays_of_site(db, site)?;
    // Of all that a site has ever kept free, what covers today: each group is held against these.
    holidays.retain(|(first, last, _)| *first <= today && today <= *last);
    let rhythms = timetables::list_rhythms(db, &Reach { sites: vec![site], ..Reach::default() })?;
    let opened: HashSet<GroupId> = meetings.iter().map(|meeting| meeting.group).collect();
    for group in groups::list_groups_of_weekday(db, site, today)? {
        let off: Vec<(Date, Date)> = holidays
            .iter()
            .filter(|(.., only)| only.is_none_or(|only| only == group.id))
            .map(|(first, last, _)| (*first, *last))
            .collect();
        let rhythm = rhythms.of(group.id, group.times);
        if opened.contains(&group.id) || rhythm.meeting_days(&off, today, today).is_empty() {
            continue;
        }
        let starts = rhythm.on(today).starts.strftime("%H:%M").to_string();
        let (group, name, place) = (group.id, group.name, group.place);
        meetings.push(store::Meeting { group, day: today, name, starts, place, state: None, closed: false });
    }
    meetings.sort_by(|one, other| (&one.starts, &one.name, one.group).cmp(&(&other.starts, &other.name, other.group)));
    meetings.truncate(MOST_MEETINGS);
    Ok(meetings)
}

fn line(meeting: store::Meeting, today: Date, text: &Text) -> Line {
    let (kind, word) = match meeting.state.as_deref() {
        _ if meeting.closed => ("good", "today-closed"),
        Some("met") => ("good", "today-met"),
        Some("not_met") => ("plain", "today-not-met"),
        _ => ("info", "today-planned"),
    };
    Line {
        starts: if meeting.day == today {
            meeting.starts
        } else {
            format!("{}, {}", text.day_month(meeting.day), meeting.starts)
        },
        href: format!("/groups/{}/sessions", meeting.group),
        group: meeting.name,
        place: meeting.place,
        kind,
        word,
    }
}
