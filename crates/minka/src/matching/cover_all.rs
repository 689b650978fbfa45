//! Somebody covers for a mentor who is away, for all her women at once; whoever cannot be hers is left out, and why is said.

use std::collections::HashSet;

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    cover::{covers_in, read_days, say_cover},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, ParticipantId, SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    households::{self, StaffTie},
    needs,
    people::Participant,
    users::{self, Approved, AssignmentId, Mentoring},
};

#[derive(Template)]
#[template(path = "matching/cover_all.html")]
struct CoverAllPage {
    frame: Frame,
    form: Form,
    back: String,
    here: String,
    name: String,
    lines: Vec<Line>,
    mentors: Vec<Choice>,
    overs: Vec<Choice>,
    /// Codes of those whom it leaves out, as the reader sees them.
    without: String,
}

struct Line {
    href: String,
    words: String,
    kind: &'static str,
    state: String,
    /// Why she is left out, or who covers already.
    hint: String,
}

/// One of the women of whoever is away.
struct Hers {
    woman: Participant,
    away: AssignmentId,
    /// The first day on which whoever is away walks beside her no more: cover ends there, too.
    ends: Option<Date>,
    covers: Vec<Mentoring>,
    ties: Vec<StaffTie>,
    /// Whether whoever decides walks beside her as well.
    is_own: bool,
}

struct Known {
    away: Approved,
    today: Date,
    women: Vec<Hers>,
    approved: Vec<Approved>,
    kept_away: HashSet<(UserId, ParticipantId)>,
}

/// A mentor of a site where the actor decides this, and is not herself the mentor; anybody else does not exist.
fn load(db: &mut Db<'_>, actor: &Actor, (user, site): (UserId, SiteId), now: Timestamp) -> Result<Known, Error> {
    let target = Target { about_actor: user == actor.user(), ..Target::site(site).reason("away") };
    actor.check(Action::PersonAssignMentor, &target)?;
    let today = users::today_at(db, site, now)?;
    let mut approved = users::list_mentors_of_site(db, site, today)?;
    let at = approved.iter().position(|mentor| mentor.user == user).ok_or(Error::NotFound)?;
    let away = approved.remove(at);
    approved.retain(|mentor| mentor.user != actor.user());
    let mut women = Vec::new();
    for (woman, assignment) in store::list_women_of(db, (user, site), today)? {
        let mut held = users::list_mentorings(db, woman.id)?;
        let is_own = held.iter().any(|one| one.goes_on_after(today) && one.user == actor.user());
        let ends = held.iter().find(|one| one.assignment == assignment).and_then(|one| one.until);
        held.retain(|one| one.covers && one.goes_on_after(today));
        let ties = households::list_staff_ties(db, woman.id, today)?;
        women.push(Hers { woman, away: assignment, ends, covers: held, ties, is_own });
    }
    let kept_away = needs::list_kept_away(db, site, today)?.into_iter().collect();
    Ok(Known { away, today, women, approved, kept_away })
}

impl Known {
    /// Why somebody cannot cover beside her; that she was named is told as little as anywhere.
    fn why_not(&self, her: &Hers, who: UserId, days: Option<(Date, Date)>) -> Option<Problem> {
        let tied = households::find_tied(&her.ties, Some(who), "");
        let key = if self.kept_away.contains(&(who, her.woman.id)) {
            "matching-cover-all-not"
        } else if her.is_own {
            "mentors-self"
        } else if days.is_some_and(|days| covers_in(&her.covers, days)) {
            "matching-cover-twice"
        } else if days.zip(her.ends).is_some_and(|((from, _), ends)| ends <= from) {
            "matching-cover-outlasts"
        } else {
            return tied;
        };
        Some(tied.unwrap_or_else(|| Problem::new("", key)))
    }

    fn find(&self, typed: &Fields) -> Option<&Approved> {
        let chosen = UserId::parse(typed.text("mentor"));
        self.approved.iter().find(|mentor| Some(mentor.user) == chosen)
    }
}

fn codes<'a>(women: impl Iterator<Item = &'a Hers>) -> String {
    women.map(|her| her.woman.code.as_str()).collect::<Vec<_>>().join(" ")
}

fn page(screen: &Screen, (user, site): (UserId, SiteId), known: &Known, form: Form) -> CoverAllPage {
    let text = &screen.text;
    let who = known.find(&form.fields);
    let ends = who.and_then(|one| one.until);
    let days = read_days(&form.fields, (known.today, ends), &mut Problems::default());
    let why = |her: &Hers| who.and_then(|one| known.why_not(her, one.user, days));
    let line = |her: &Hers| {
        let covers = || her.covers.iter().map(|held| say_cover(text, held)).collect::<Vec<_>>().join("; ");
        let why = why(her);
        Line {
            href: format!("/people/{}/cover", her.woman.code),
            words: format!("{} {}", her.woman.chosen_name, her.woman.code),
            kind: if why.is_some() { "wait" } else { "" },
            state: if why.is_some() { text.say("matching-cover-left-out") } else { String::new() },
            hint: why.map_or_else(covers, |problem| problem.say(text)),
        }
    };
    let choose = Choice::new("", text.say("mentors-choose"), who.is_none());
    let choice = |one: &Approved| Choice::new(one.user, &one.name, who.is_some_and(|who| who.user == one.user));
    CoverAllPage {
        frame: screen.frame("matching-cover-all-title", "more").told(&form),
        back: format!("/staff/{user}/mentoring/{site}"),
        here: format!("/staff/{user}/mentoring/{site}/cover"),
        name: known.away.name.clone(),
        lines: known.women.iter().map(line).collect(),
        mentors: std::iter::once(choose).chain(known.approved.iter().map(choice)).collect(),
        overs: needs::over_choices(text, form.value("over")),
        without: codes(known.women.iter().filter(|her| why(her).is_some())),
        form,
    }
}

/// The page.
pub(super) async fn ask(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(place): At<(UserId, SiteId)>,
) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| load(db, &actor, place, now)).await?;
    let fields = Fields::default().with_day("from", known.today);
    show(&page(&screen, place, &known, Form::new(app.clock(), fields)))
}

/// Who covers until when, from which day, and beside whom: everybody but those of whom the reader has seen that they are left out.
fn read<'a>(typed: &Fields, known: &'a Known) -> Result<(Approved, Date, Vec<&'a Hers>), Problems> {
    let mut problems = Problems::default();
    let missing = || Problem::new("mentor", "mentors-missing");
    let who = problems.keep(known.find(typed).cloned().ok_or_else(missing));
    let ends = who.as_ref().and_then(|one| one.until);
    let days = read_days(typed, (known.today, ends), &mut problems);
    let (Some(who), Some((from, until))) = (who, days) else { return Err(problems) };
    let may = |her: &&Hers| known.why_not(her, who.user, Some((from, until))).is_none();
    let (hers, left): (Vec<&Hers>, Vec<&Hers>) = known.women.iter().partition(may);
    if hers.is_empty() {
        problems.add(Problem::new("mentor", "matching-cover-all-nobody"));
    } else if typed.text("without") != codes(left.into_iter()) {
        problems.add(Problem::new("", "matching-cover-all-some"));
    }
    if problems.is_empty() { Ok((Approved { until: Some(until), ..who }, from, hers)) } else { Err(problems) }
}

/// Lets her cover beside each of them.
fn cover_each(
    change: &mut Change<'_>,
    (by, site): (&Actor, SiteId),
    (covers, from): (&Approved, Date),
    (hers, over): (&[&Hers], &str),
) -> Result<(), Error> {
    for her in hers {
        let covers = &Approved { until: covers.until.min(her.ends.or(covers.until)), ..covers.clone() };
        let until = covers.until.map(|until| until.to_string()).unwrap_or_default();
        let about = Target::participant(site, her.woman.id, Vec::new()).reason("away");
        by.check(Action::PersonAssignMentor, &Target { about_actor: covers.user == by.user(), ..about })?;
        let about = (site, her.woman.id);
        let assignment = users::add_mentor(change, covers, about, from)?;
        store::add_cover(change, about, (assignment, her.away))?;
        let detail =
            format!("mentor {} covers from {from} until {until}: away, assignment {assignment}{over}", covers.user);
        change.also(&Entry::new(Action::PersonAssignMentor).on_woman(her.woman.id).detail(detail))?;
    }
    Ok(())
}

/// Lets somebody cover for all her women but those who cannot be hers.
pub(super) async fn give(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(place): At<(UserId, SiteId)>,
    fields: Fields,
) -> Answer {
    let (typed, by, (user, site)) = (fields.clone(), actor.clone(), place);
    let given = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = load(change, &by, place, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let (covers, from, hers) = read(&typed, &known).map_err(Error::Refused)?;
        let women: Vec<ParticipantId> = hers.iter().map(|her| her.woman.id).collect();
        let days = (from, covers.until);
        let over = needs::check_load(change, site, (covers.user, &women), days, typed.text("over"))?;
        let over = over.map(|over| format!(", over her room: {over}")).unwrap_or_default();
        cover_each(change, (&by, site), (&covers, from), (&hers, &over))?;
        let said = format!("cover for {} women, site {site}", hers.len());
        change.commit(Entry::new(Action::PersonAssignMentor).on("user", user).detail(said), ())
    });
    match given.await {
        Ok(()) => Ok(see_other_with(&format!("/staff/{user}/mentoring/{site}/cover"), "matching-covered-all")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let known = app.store().read(move |db| load(db, &actor, place, now)).await?;
            show_again(&page(&screen, place, &known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
