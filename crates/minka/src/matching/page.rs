//! The page of the proposal.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    facts::{self, Facts, Her, Mentor, Place},
    proposing::{self, Proposed},
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form},
        page::{Frame, Query, Screen, show},
        store::Db,
        text::Text,
    },
    households, needs, users,
};

#[derive(Template)]
#[template(path = "matching/proposal.html")]
pub(super) struct ProposalPage {
    frame: Frame,
    form: Form,
    /// Each with its address; none when there is only one.
    sites: Vec<Choice>,
    groups: Vec<Choice>,
    site: String,
    group: String,
    all: bool,
    other: String,
    lines: Vec<Line>,
    /// That some are left over; or empty.
    blocked: String,
    mentors: Vec<MentorLine>,
    /// After whom this list goes on, and where the whole begins; empty: it is the beginning.
    after: String,
    first: String,
    /// Where the list goes on; empty: it does not.
    next: String,
    /// Whether it is proven that nothing fits better, all in all.
    proven: bool,
    overs: Vec<Choice>,
}

struct Line {
    code: String,
    name: String,
    sign: String,
    need: String,
    field: String,
    problem: String,
    choices: Vec<Choice>,
    proposed: String,
    reasons: Vec<String>,
    next: String,
    /// Why nobody is proposed for her, or why she stays where she is.
    why: String,
    /// Who of those beside her has not finished writing down a visit.
    drafts: Vec<String>,
    /// Mentors who are close to her.
    not_offered: String,
}

struct MentorLine {
    name: String,
    href: String,
    words: String,
    kind: &'static str,
    state: String,
}

/// What the page is made from.
pub(super) struct Found {
    place: Place,
    facts: Facts,
    zone: String,
}

pub(super) fn find(db: &mut Db<'_>, actor: &Actor, asked: &Fields, now: jiff::Timestamp) -> Result<Found, Error> {
    let place = facts::place(db, actor, asked)?;
    let facts = facts::load(db, actor, (place.wish, asked), now)?;
    let zone = users::get_programme_of(db, place.wish.site)?.zone;
    Ok(Found { place, facts, zone })
}

/// The name of the choice for a woman.
pub(super) fn field_of(code: &str) -> String {
    format!("mentor-{code}")
}

/// The page.
pub(super) async fn show_proposal(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    if !actor.may_somewhere(Action::PersonAssignMentor) {
        return Err(Error::NotFound);
    }
    let now = app.clock().now();
    let found = app.store().read(move |db| find(db, &actor, &query, now)).await?;
    let form = Form::new(app.clock(), Fields::default().with_day("from", found.facts.today));
    show(&page(&screen, found, form)?)
}

/// Made from what was found; a form that comes back keeps what was chosen.
pub(super) fn page(screen: &Screen, found: Found, form: Form) -> Result<ProposalPage, Error> {
    let Found { place, mut facts, zone } = found;
    let (text, wish) = (&screen.text, super::model::Wish { after: None, ..place.wish });
    let proposed = proposing::propose(&mut facts)?;
    let chosen = |wish: super::model::Wish| format!("/matching?{}", wish.query());
    let site = |(id, name): &(_, String)| {
        let wish = super::model::Wish { site: *id, group: None, ..wish };
        Choice::new(chosen(wish), name, *id == place.wish.site)
    };
    let whole = super::model::Wish { group: None, ..wish };
    let groups = std::iter::once(Choice::new(chosen(whole), text.say("matching-all-groups"), wish.group.is_none()))
        .chain(place.groups.iter().map(|group| {
            let wish = super::model::Wish { group: Some(group.id), ..wish };
            Choice::new(chosen(wish), &group.name, wish.group == place.wish.group)
        }));
    let lines = (0..facts.women.len()).map(|at| line((text, &zone), &facts, &proposed, at, &form));
    let mentors = facts
        .mentors
        .iter()
        .zip(proposed.loads(&facts))
        .map(|(mentor, load)| mentor_line(text, mentor, load, (wish, facts.today)));
    let not_asked = facts.not_asked.iter().map(|mentor| MentorLine {
        name: mentor.name.clone(),
        href: format!("/staff/{}/mentoring/{}", mentor.user, wish.site),
        words: text.say("matching-room-not-asked"),
        kind: "wait",
        state: text.say("matching-not-proposed"),
    });
    let again = super::model::Wish { all: !wish.all, ..wish };
    let last = facts.women.last().filter(|_| facts.more).map(|her| her.woman.id);
    let blocked = proposed.count_blocked();
    Ok(ProposalPage {
        frame: screen.frame("matching-title", "more").told(&form),
        sites: if place.sites.len() > 1 { place.sites.iter().map(site).collect() } else { Vec::new() },
        groups: groups.collect(),
        site: wish.site.to_string(),
        group: wish.group.map(|group| group.to_string()).unwrap_or_default(),
        all: wish.all,
        other: chosen(again),
        lines: lines.collect(),
        blocked: if blocked == 0 {
            String::new()
        } else {
            text.phrase("matching-blocked-count").count(blocked).to_string()
        },
        mentors: mentors.chain(not_asked).collect(),
        after: place.wish.after.map(|after| after.to_string()).unwrap_or_default(),
        first: if place.wish.after.is_some() { chosen(wish) } else { String::new() },
        next: last.map(|last| chosen(super::model::Wish { after: Some(last), ..wish })).unwrap_or_default(),
        proven: proposed.is_proven(),
        overs: needs::over_choices(text, form.value("over")),
        form,
    })
}

fn line((text, zone): (&Text, &str), facts: &Facts, proposed: &Proposed, at: usize, form: &Form) -> Line {
    let her = &facts.women[at];
    let field = field_of(&her.woman.code);
    let own = proposed.mentor_of(at);
    let proposed_user = own.map(|mentor| facts.mentors[mentor].approved.user.to_string()).unwrap_or_default();
    // That nobody was chosen is a choice as well.
    let value = form.fields.all(&field).next().map_or(proposed_user, str::to_owned);
    // Whoever has a mentor is not without one because nothing else is chosen: the empty choice leaves everything as it is.
    let has = her.mentor_user().map(|user| user.to_string()).unwrap_or_default();
    let none = Choice::new("", say_present(text, facts, her), value.is_empty() || value == has);
    let choice = |(place, mentor): (usize, &Mentor)| {
        let user = mentor.approved.user.to_string();
        let offered = user != has && proposed.may(at, place);
        offered.then(|| Choice::new(&user, &mentor.approved.name, value == user))
    };
    let choices = std::iter::once(none).chain(facts.mentors.iter().enumerate().filter_map(choice)).collect();
    Line {
        code: her.woman.code.clone(),
        name: her.woman.chosen_name.clone(),
        sign: her.woman.sign.clone(),
        need: need_words(text, zone, her),
        problem: form.problem(&field).to_owned(),
        choices,
        proposed: own.map(|mentor| facts.mentors[mentor].approved.name.clone()).unwrap_or_default(),
        reasons: own.map(|mentor| proposed.reasons((at, mentor), facts, text)).unwrap_or_default(),
        next: proposed.next(at, facts, text),
        why: match (her.stays, her.goes_on) {
            (true, _) => say_stays(text, her),
            (false, true) if her.mentor.is_some() => {
                format!("{} {}", proposed.why_blocked(at, facts, text), text.say("matching-goes-on"))
            }
            (false, _) => proposed.why_blocked(at, facts, text),
        },
        drafts: her.drafts.iter().map(|name| text.phrase("handovers-before").with("name", name).to_string()).collect(),
        not_offered: households::say_not_offered(
            her.ties.iter().filter(|tie| facts.mentors.iter().any(|mentor| mentor.approved.user == tie.user)),
            text,
        ),
        field,
    }
}

/// Who walks beside her or is to, or that nobody does: how it stays when nobody else is chosen.
fn say_present(text: &Text, facts: &Facts, her: &Her) -> String {
    match &her.mentor {
        None => text.say("matching-nobody-yet"),
        Some(held) if held.from > facts.today => {
            text.phrase("matching-has-from").with("name", &held.name).with("day", text.short_day(held.from)).to_string()
        }
        Some(held) => text.phrase("matching-has-now").with("name", &held.name).to_string(),
    }
}

fn say_stays(text: &Text, her: &Her) -> String {
    match &her.mentor {
        Some(held) if !her.is_own => text.phrase("matching-stays-not-asked").with("name", &held.name).to_string(),
        _ => text.say("mentors-self"),
    }
}

fn need_words(text: &Text, zone: &str, her: &Her) -> String {
    match &her.need {
        None => text.phrase("matching-not-weighed").number("weight", her.weight()).to_string(),
        Some(need) => text
            .phrase("matching-weighed")
            .with("words", text.say(&format!("needs-weight-{}", need.weight)))
            .with("weight", need.weight)
            .with("day", text.short_day(day_in(need.recorded_at, zone)))
            .to_string(),
    }
}

fn mentor_line(text: &Text, mentor: &Mentor, load: i64, (wish, today): (super::model::Wish, Date)) -> MentorLine {
    let room = mentor.offer.room;
    let now = needs::carried_on(&mentor.carries, today);
    let (kind, key) = match load {
        load if load > room => ("danger", "matching-over"),
        load if load == room => ("wait", "matching-full"),
        _ => ("good", "matching-has-room"),
    };
    MentorLine {
        name: mentor.approved.name.clone(),
        href: format!("/staff/{}/mentoring/{}", mentor.approved.user, wish.site),
        words: text.phrase("matching-load").number("now", now).number("load", load).number("room", room).to_string(),
        kind,
        state: text.say(key),
    }
}
