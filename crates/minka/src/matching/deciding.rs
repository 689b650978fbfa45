//! A person decides: who of the proposal begins and from which day, who gets another, and who waits.

use axum::extract::State;
use jiff::civil::Date;

use super::{
    facts::{self, Facts},
    page::{self, field_of},
    proposing::{self, Proposed},
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{Id, ParticipantId, UserId},
        page::{Screen, see_other_with, show_again},
    },
    households,
    needs::OVER,
    users,
};

/// (woman, mentor) as places in the facts.
type Chosen = Vec<(usize, usize)>;

/// What was chosen that is not so already, when all of it can be.
struct Decided {
    chosen: Chosen,
    from: Date,
    /// Why somebody carries more than her room.
    over: Option<&'static str>,
}

fn read(typed: &Fields, facts: &Facts, proposed: &Proposed) -> Result<Decided, Problems> {
    let (mut chosen, mut problems) = (Vec::new(), Problems::default());
    let from = problems.keep(facts.start.clone());
    for (at, her) in facts.women.iter().enumerate() {
        let field = field_of(&her.woman.code);
        let wanted = typed.text(&field);
        let user = UserId::parse(wanted);
        if wanted.is_empty() || (user.is_some() && user == her.mentor_user()) {
            continue;
        }
        if her.is_own {
            problems.add(Problem::new(field, "mentors-self"));
            continue;
        }
        let mentor = facts.mentors.iter().position(|mentor| Some(mentor.approved.user) == user);
        match mentor.filter(|mentor| proposed.may(at, *mentor)) {
            Some(mentor) if ends_before(facts, mentor, from) => {
                problems.add(Problem::new(field, "mentors-from-after-role"));
            }
            Some(mentor) => chosen.push((at, mentor)),
            None => {
                let tied = households::find_tied(&her.ties, user, &field);
                problems.add(tied.unwrap_or_else(|| Problem::new(field, "matching-not-offered")));
            }
        }
    }
    let known = |code: &str| facts.women.iter().any(|her| her.woman.code == code);
    if typed.starting("mentor-").any(|(code, wanted)| !wanted.is_empty() && !known(code)) {
        problems.add(Problem::new("", "matching-changed"));
    }
    let over = check_room(typed, facts, &chosen).map_err(|full| full.into_iter().for_each(|one| problems.add(one)));
    if problems.is_empty() && chosen.is_empty() {
        problems.add(Problem::new("", "matching-nothing"));
    }
    match (from, over) {
        (Some(from), Ok(over)) if problems.is_empty() => Ok(Decided { chosen, from, over }),
        _ => Err(problems),
    }
}

/// Whether somebody is no mentor here any more on a day.
fn ends_before(facts: &Facts, mentor: usize, from: Option<Date>) -> bool {
    facts.mentors[mentor].approved.until.zip(from).is_some_and(|(until, from)| until <= from)
}

/// Adds up what each mentor would carry: a choice counts, and so does whoever stays as she is.
fn check_room(typed: &Fields, facts: &Facts, chosen: &Chosen) -> Result<Option<&'static str>, Vec<Problem>> {
    let reason = OVER.iter().find(|known| **known == typed.text("over")).copied();
    let mut over = Vec::new();
    for (at, mentor) in facts.mentors.iter().enumerate() {
        let moves = |woman: ParticipantId| chosen.iter().any(|(one, _)| facts.women[*one].woman.id == woman);
        let gets = chosen.iter().filter(|(_, to)| *to == at);
        let added: i64 = gets.map(|(woman, _)| facts.women[*woman].weight()).sum();
        let kept = facts.most_carried(mentor, |load| !moves(load.woman));
        let load = kept + added;
        if added > 0 && load > mentor.offer.room {
            let problem = Problem::new("over", "matching-over-room").with("name", &mentor.approved.name);
            over.push(problem.with("load", load).with("room", mentor.offer.room));
        }
    }
    match (over.is_empty(), reason) {
        (true, _) => Ok(None),
        (false, Some(reason)) => Ok(Some(reason)),
        (false, None) => Err(over),
    }
}

/// Gives each woman her mentor from that day; whoever walked beside her until then does so no more.
fn give(change: &mut Change<'_>, actor: &Actor, facts: &Facts, decided: Decided) -> Result<(), Error> {
    let Decided { chosen, from, over } = decided;
    for (woman, mentor) in chosen {
        let (her, mentor) = (&facts.women[woman], &facts.mentors[mentor]);
        let reason = if her.had_one { "handover" } else { "first" };
        let about = Target::participant(facts.wish.site, her.woman.id, Vec::new());
        let about_actor = her.is_own || mentor.approved.user == actor.user();
        let target = Target { about_actor, ..about }.reason(reason);
        actor.check(Action::PersonAssignMentor, &target)?;
        let mut detail = String::new();
        for held in users::list_mentorings(change, her.woman.id)? {
            let end = held.from.max(from);
            if held.until.is_none_or(|until| until > end) {
                users::end_assignment(change, held.assignment, end)?;
                detail.push_str(&format!(", ends {} on {end}", held.assignment));
            }
        }
        let about = (facts.wish.site, her.woman.id);
        let assignment = users::add_mentor(change, &mentor.approved, about, from)?;
        let over = over.map(|over| format!(", over her room: {over}")).unwrap_or_default();
        let said = format!("mentor {} from {from}: {reason}, assignment {assignment}", mentor.approved.user);
        let entry = Entry::new(Action::PersonAssignMentor).on_woman(her.woman.id);
        change.also(&entry.detail(format!("{said}{detail}{over}")))?;
    }
    Ok(())
}

/// Takes what was decided.
pub(super) async fn decide(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (typed, who) = (fields.clone(), actor.clone());
    let decided = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let place = facts::place(change, &who, &typed)?;
        let back = format!("/matching?{}", place.wish.query());
        if change.seen_before(&typed.submission())? {
            return change.unchanged(back);
        }
        let mut facts = facts::load(change, &who, (place.wish, &typed), now)?;
        let proposed = proposing::propose(&mut facts)?;
        let decided = read(&typed, &facts, &proposed).map_err(Error::Refused)?;
        let count = decided.chosen.len();
        give(change, &who, &facts, decided)?;
        let entry = Entry::new(Action::PersonAssignMentor).on("site", place.wish.site);
        change.commit(entry.detail(format!("decided on a proposal, {count} women")), back)
    });
    match decided.await {
        Ok(back) => Ok(see_other_with(&back, "matching-saved")),
        Err(Error::Refused(problems)) => {
            let (now, asked) = (app.clock().now(), fields.clone());
            let found = app.store().read(move |db| page::find(db, &actor, &asked, now)).await?;
            show_again(&page::page(&screen, found, Form::again(fields, &problems, &screen.text))?)
        }
        Err(other) => Err(other),
    }
}
