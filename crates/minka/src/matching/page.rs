//! The page of the proposal.

use askama::Template;
use axum::extract::State;

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
    blocked: Vec<String>,
    mentors: Vec<MentorLine>,
    more: bool,
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
    let facts = facts::load(db, actor, place.wish, now)?;
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
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, found, form)?)
}

/// Made from what was found; a form that comes back keeps what was chosen.
pub(super) fn page(screen: &Screen, found: Found, form: Form) -> Result<ProposalPage, Error> {
    let Found { place, facts, zone } = found;
    let (text, wish) = (&screen.text, place.wish);
    let proposed = proposing::propose(&facts)?;
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
    let mentors =
        facts.mentors.iter().enumerate().map(|(at, mentor)| mentor_line(text, mentor, loads(&proposed)[at], wish));
    let not_asked = facts.not_asked.iter().map(|mentor| MentorLine {
        name: mentor.name.clone(),
        href: format!("/staff/{}/mentoring/{}", mentor.user, wish.site),
        words: text.say("matching-room-not-asked"),
        kind: "wait",
        state: text.say("matching-not-proposed"),
    });
    let again = super::model::Wish { all: !wish.all, ..wish };
    Ok(ProposalPage {
        frame: screen.frame("matching-title", "more").told(&form),
        sites: if place.sites.len() > 1 { place.sites.iter().map(site).collect() } else { Vec::new() },
        groups: groups.collect(),
        site: wish.site.to_string(),
        group: wish.group.map(|group| group.to_string()).unwrap_or_default(),
        all: wish.all,
        other: chosen(again),
        lines: lines.collect(),
        blocked: proposed.blocked(&facts, text),
        mentors: mentors.chain(not_asked).collect(),
        more: facts.more,
        proven: proposed.proposal.is_proven(),
        overs: needs::over_choices(text, form.value("over")),
        form,
    })
}

fn loads(proposed: &Proposed) -> Vec<i64> {
    proposed.proposal.loads().into_iter().map(i64::from).collect()
}

fn line((text, zone): (&Text, &str), facts: &Facts, proposed: &Proposed, at: usize, form: &Form) -> Line {
    let her = &facts.women[at];
    let field = field_of(&her.woman.code);
    let own = proposed.proposal.mentor_of[at];
    let proposed_user = own.map(|mentor| facts.mentors[mentor].approved.user.to_string()).unwrap_or_default();
    let value = if form.fields.has(&field) { form.value(&field).to_owned() } else { proposed_user };
    let none = Choice::new("", text.say("matching-nobody-yet"), value.is_empty());
    let choice = |(place, mentor): (usize, &Mentor)| {
        let user = mentor.approved.user.to_string();
        let label = if Some(mentor.approved.user) == her.mentor {
            text.phrase("matching-has-now").with("name", &mentor.approved.name).to_string()
        } else {
            mentor.approved.name.clone()
        };
        proposed.may(at, place).then(|| Choice::new(&user, label, value == user))
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
        reasons: own.map(|mentor| proposed.reasons((at, mentor), text)).unwrap_or_default(),
        next: proposed.next(at, facts, text),
        not_offered: households::say_not_offered(
            her.ties.iter().filter(|tie| facts.mentors.iter().any(|mentor| mentor.approved.user == tie.user)),
            text,
        ),
        field,
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

fn mentor_line(text: &Text, mentor: &Mentor, more: i64, wish: super::model::Wish) -> MentorLine {
    let (load, room) = (mentor.load + more, mentor.offer.room);
    let (kind, key) = match load {
        load if load > room => ("danger", "matching-over"),
        load if load == room => ("wait", "matching-full"),
        _ => ("good", "matching-has-room"),
    };
    MentorLine {
        name: mentor.approved.name.clone(),
        href: format!("/staff/{}/mentoring/{}", mentor.approved.user, wish.site),
        words: text
            .phrase("matching-load")
            .number("now", mentor.load)
            .number("load", load)
            .number("room", room)
            .to_string(),
        kind,
        state: text.say(key),
    }
}
