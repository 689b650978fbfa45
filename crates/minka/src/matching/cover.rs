//! Somebody covers for her mentor while she is away, from a day until another; then everything is as before.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{rules, store};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    households::{self, StaffTie},
    needs,
    people::{self, Participant},
    users::{self, Approved, Mentoring},
};

#[derive(Template)]
#[template(path = "matching/cover.html")]
struct CoverPage {
    frame: Frame,
    form: Form,
    code: String,
    /// Who walks beside her, or nobody.
    mentor: String,
    mentors: Vec<Choice>,
    /// Mentors of the site who are close to her.
    not_offered: String,
    covers: Vec<String>,
    overs: Vec<Choice>,
}

struct Known {
    woman: Participant,
    target: Target,
    today: Date,
    /// Who walks beside her for good.
    mentor: Option<Mentoring>,
    /// Who covers or will.
    covers: Vec<Mentoring>,
    approved: Vec<Approved>,
    /// Mentors of the site who are close to her, as staff have written it down.
    ties: Vec<StaffTie>,
    /// Whether whoever decides walks beside her or is to.
    is_own: bool,
}

impl Known {
    fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: Timestamp) -> Result<Self, Error> {
        let asked = (code, "away");
        let (woman, target) = people::in_reach_because(db, actor, Action::PersonAssignMentor, asked, now)?;
        let today = users::today_at(db, woman.site, now)?;
        let held = users::list_mentorings(db, woman.id)?;
        let is_own = held.iter().any(|one| one.user == actor.user() && one.goes_on_after(today));
        let (mut covers, lasting): (Vec<_>, Vec<_>) = held.into_iter().partition(|held| held.covers);
        covers.retain(|held| held.goes_on_after(today));
        // Whoever cannot come in at the moment is away, too.
        let mentor = lasting.into_iter().find(|held| held.is_of(today));
        let kept_away = needs::list_kept_away(db, woman.site, today)?;
        let mut approved = users::list_mentors_of_site(db, woman.site, today)?;
        let mut ties = households::list_staff_ties(db, woman.id, today)?;
        ties.retain(|tie| approved.iter().any(|one| one.user == tie.user));
        approved.retain(|one| {
            one.user != actor.user()
                && mentor.as_ref().is_none_or(|held| held.user != one.user)
                && !kept_away.contains(&(one.user, woman.id))
        });
        Ok(Known { woman, target, today, mentor, covers, approved, ties, is_own })
    }
}

fn page(screen: &Screen, known: &Known, form: Form) -> CoverPage {
    let text = &screen.text;
    let choose = Choice::new("", text.say("mentors-choose"), form.value("mentor").is_empty());
    let choice = |one: &Approved| Choice::new(one.user, &one.name, form.value("mentor") == one.user.to_string());
    CoverPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        mentor: known.mentor.as_ref().map(|held| held.name.clone()).unwrap_or_default(),
        mentors: std::iter::once(choose).chain(known.approved.iter().map(choice)).collect(),
        not_offered: households::say_not_offered(known.ties.iter(), text),
        covers: known.covers.iter().map(|held| say_cover(text, held)).collect(),
        overs: needs::over_choices(text, form.value("over")),
        form,
    }
}

/// Who covers, and in which days.
pub(super) fn say_cover(text: &Text, held: &Mentoring) -> String {
    let last = held.until.and_then(|until| until.yesterday().ok()).map(|last| text.short_day(last));
    text.phrase("matching-covers")
        .with("name", &held.name)
        .with("from", text.short_day(held.from))
        .with("until", last.unwrap_or_default())
        .to_string()
}

/// The days of a cover as they were typed: the first one, and the first on which it no longer holds. `ends`: the first day on which
/// whoever covers is no mentor here any more.
pub(super) fn read_days(
    typed: &Fields,
    (today, ends): (Date, Option<Date>),
    problems: &mut Problems,
) -> Option<(Date, Date)> {
    let day = |name: &str| {
        let parts = ["day", "month", "year"].map(|part| typed.text(&format!("{name}-{part}")).to_owned());
        people::read_day(name, parts.each_ref().map(String::as_str))
    };
    let (from, last) = (problems.keep(day("from")), problems.keep(day("until")));
    let (from, last) = from.zip(last)?;
    let until = problems.keep(rules::check_cover(from, last, today, ends))?;
    Some((from, until))
}

/// Whether somebody covers already on one of these days.
pub(super) fn covers_in(covers: &[Mentoring], (from, until): (Date, Date)) -> bool {
    covers.iter().any(|held| held.from < until && held.until.is_none_or(|ends| from < ends))
}

/// The page.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| Known::load(db, &actor, &code, now)).await?;
    let fields = Fields::default().with_day("from", known.today);
    show(&page(&screen, &known, Form::new(app.clock(), fields)))
}

fn read(typed: &Fields, known: &Known) -> Result<(Approved, Mentoring, Date), Problems> {
    let mut problems = Problems::default();
    let Some(away) = &known.mentor else { return Err(Problems::one(Problem::new("", "matching-cover-nobody"))) };
    let chosen = UserId::parse(typed.text("mentor"));
    let covers = known.approved.iter().find(|one| Some(one.user) == chosen);
    let refused = || {
        let tied = households::find_tied(&known.ties, chosen, "mentor");
        tied.unwrap_or_else(|| Problem::new("mentor", "mentors-missing"))
    };
    let covers = problems.keep(covers.cloned().ok_or_else(refused));
    let ends = covers.as_ref().and_then(|one| one.until);
    let days = read_days(typed, (known.today, ends), &mut problems);
    if days.zip(away.until).is_some_and(|((_, until), ends)| ends < until) {
        problems.add(Problem::new("until", "matching-cover-outlasts"));
    }
    if days.is_some_and(|days| covers_in(&known.covers, days)) {
        problems.add(Problem::new("from", "matching-cover-twice"));
    }
    match (covers, days) {
        (Some(covers), Some((from, until))) if problems.is_empty() => {
            Ok((Approved { until: Some(until), ..covers }, away.clone(), from))
        }
        _ => Err(problems),
    }
}

/// Lets somebody cover for her mentor.
pub(super) async fn give(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, by, at) = (fields.clone(), actor.clone(), code.clone());
    let given = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &by, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let (covers, away, from) = read(&typed, &known).map_err(Error::Refused)?;
        let about_actor = known.is_own || away.user == by.user() || covers.user == by.user();
        by.check(Action::PersonAssignMentor, &Target { about_actor, ..known.target.clone() })?;
        let about = (known.woman.site, known.woman.id);
        let pair = (covers.user, &[known.woman.id][..]);
        let over = needs::check_load(change, known.woman.site, pair, (from, covers.until), typed.text("over"))?;
        let assignment = users::add_mentor(change, &covers, about, from)?;
        store::add_cover(change, about, (assignment, away.assignment))?;
        let until = covers.until.map(|until| until.to_string()).unwrap_or_default();
        let over = over.map(|over| format!(", over her room: {over}")).unwrap_or_default();
        let detail =
            format!("mentor {} covers from {from} until {until}: away, assignment {assignment}{over}", covers.user);
        let entry = Entry::new(Action::PersonAssignMentor).on_woman(known.woman.id);
        change.commit(entry.detail(detail), known.woman.code)
    });
    match given.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}/mentor"), "matching-covered")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let known = app.store().read(move |db| Known::load(db, &actor, &code, now)).await?;
            show_again(&page(&screen, &known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
