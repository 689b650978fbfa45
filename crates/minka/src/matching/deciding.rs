//! A person decides: who of the proposal begins today, who gets another, and who waits.

use axum::extract::State;

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
        ids::{Id, UserId},
        page::{Screen, see_other_with, show_again},
    },
    households,
    needs::OVER,
    users,
};

/// (woman, mentor) as places in the facts.
type Chosen = Vec<(usize, usize)>;

/// What was chosen that is not so already, when all of it can be; and why somebody carries more than her room.
fn read(typed: &Fields, facts: &Facts, proposed: &Proposed) -> Result<(Chosen, Option<&'static str>), Problems> {
    let (mut chosen, mut problems) = (Vec::new(), Problems::default());
    for (at, her) in facts.women.iter().enumerate() {
        let field = field_of(&her.woman.code);
        let wanted = typed.text(&field);
        if wanted.is_empty() {
            continue;
        }
        let user = UserId::parse(wanted);
        let mentor = facts.mentors.iter().position(|mentor| Some(mentor.approved.user) == user);
        match mentor.filter(|mentor| proposed.may(at, *mentor)) {
            Some(_) if user == her.mentor => {}
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
    match over {
        Ok(over) if problems.is_empty() => Ok((chosen, over)),
        _ => Err(problems),
    }
}

/// Adds up what each mentor would carry: a choice counts, and so does whoever stays as she is.
fn check_room(typed: &Fields, facts: &Facts, chosen: &Chosen) -> Result<Option<&'static str>, Vec<Problem>> {
    let reason = OVER.iter().find(|known| **known == typed.text("over")).copied();
    let mut over = Vec::new();
    for (at, mentor) in facts.mentors.iter().enumerate() {
        let gets = |woman: &usize| chosen.contains(&(*woman, at));
        let stays = |woman: &usize| {
            let moved = chosen.iter().any(|(one, _)| one == woman);
            facts.women[*woman].mentor == Some(mentor.approved.user) && !moved
        };
        let women = 0..facts.women.len();
        let added: i64 = women.clone().filter(gets).map(|woman| facts.women[woman].weight()).sum();
        let kept: i64 = women.filter(stays).map(|woman| facts.women[woman].weight()).sum();
        let load = mentor.load + kept + added;
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

/// Gives each woman her mentor from today; whoever walked beside her until then does so no more.
fn give(
    change: &mut Change<'_>,
    actor: &Actor,
    facts: &Facts,
    (chosen, over): (Chosen, Option<&'static str>),
) -> Result<(), Error> {
    for (woman, mentor) in chosen {
        let (her, mentor) = (&facts.women[woman], &facts.mentors[mentor]);
        let reason = if her.had_one { "handover" } else { "first" };
        let about = Target::participant(facts.wish.site, her.woman.id, Vec::new());
        let target = Target { about_actor: mentor.approved.user == actor.user(), ..about }.reason(reason);
        actor.check(Action::PersonAssignMentor, &target)?;
        let mut detail = String::new();
        for held in users::list_mentorings(change, her.woman.id)? {
            let end = held.from.max(facts.today);
            if held.until.is_none_or(|until| until > end) {
                users::end_assignment(change, held.assignment, end)?;
                detail.push_str(&format!(", ends {} on {end}", held.assignment));
            }
        }
        let about = (facts.wish.site, her.woman.id);
        let assignment = users::add_mentor(change, &mentor.approved, about, facts.today)?;
        let over = over.map(|over| format!(", over her room: {over}")).unwrap_or_default();
        let said = format!("mentor {} from {}: {reason}, assignment {assignment}", mentor.approved.user, facts.today);
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
        let facts = facts::load(change, &who, place.wish, now)?;
        let proposed = proposing::propose(&facts)?;
        let (chosen, over) = read(&typed, &facts, &proposed).map_err(Error::Refused)?;
        let count = chosen.len();
        give(change, &who, &facts, (chosen, over))?;
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
