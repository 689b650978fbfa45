//! Who walks beside her now, who did before, and the form that gives her somebody.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::rules::{self, BEGINS, ENDS, Span};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{self, Id, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    handovers,
    households::{self, StaffTie},
    needs,
    people::{self, Participant},
    users::{self, Approved, AssignmentId, Mentoring},
};

#[derive(Template)]
#[template(path = "mentors/beside.html")]
struct BesidePage {
    frame: Frame,
    form: Form,
    code: String,
    page: String,
    here: String,
    now: Vec<Line>,
    before: Vec<Line>,
    mentors: Vec<Choice>,
    /// Mentors of the site who are close to her.
    not_offered: String,
    reasons: Vec<Choice>,
    overs: Vec<Choice>,
    sees_staff: bool,
}

struct Line {
    name: String,
    words: String,
    /// That she is close to her, as it was written down since; or empty.
    tie: String,
    /// That she has not finished writing down a visit; or empty.
    draft: String,
    /// Where it is ended; empty for the reader herself.
    end: String,
    form_id: String,
    /// The name of its own field, so that two lines do not share one.
    field: String,
    reasons: Vec<Choice>,
    open: bool,
}

/// A woman within reach, and everybody who matters to her page.
struct Known {
    woman: Participant,
    target: Target,
    held: Vec<Mentoring>,
    approved: Vec<Approved>,
    /// Mentors of the site who are close to her, as staff have written it down.
    ties: Vec<StaffTie>,
    /// Who of those beside her has not finished writing down a visit.
    drafts: Vec<UserId>,
    today: Date,
}

impl Known {
    fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: Timestamp) -> Result<Self, Error> {
        // The reason is asked for in the form; whoever may do this with a reason may see the page.
        let asked = (code, "asked below");
        let (woman, target) = people::in_reach_because(db, actor, Action::PersonAssignMentor, asked, now)?;
        let today = day_in(now, &users::get_programme_of(db, woman.site)?.zone);
        let mut approved = users::list_mentors_of_site(db, woman.site, today)?;
        let held = users::list_mentorings(db, woman.id)?;
        let mut ties = households::list_staff_ties(db, woman.id, today)?;
        ties.retain(|tie| {
            held.iter().any(|held| held.user == tie.user) || approved.iter().any(|mentor| mentor.user == tie.user)
        });
        // Her kin and whom she does not want near her are not offered, and nothing tells which of the two it is, but for what
        // stands on her page of links.
        let kept_away = needs::list_kept_away(db, woman.site, today)?;
        approved.retain(|mentor| !kept_away.contains(&(mentor.user, woman.id)));
        let mut drafts = Vec::new();
        for held in held.iter().filter(|held| is_open(held, today)) {
            if handovers::has_draft(db, held.user, woman.id)? {
                drafts.push(held.user);
            }
        }
        Ok(Known { held, approved, ties, drafts, today, woman, target })
    }

    /// Refuses what is about the actor herself or has no reason.
    fn check(&self, actor: &Actor, reason: &str, about_actor: bool) -> Result<(), Error> {
        let target = Target { about_actor, ..self.target.clone().reason(reason) };
        actor.check(Action::PersonAssignMentor, &target).map(|_| ())
    }

    /// Whoever hands her over is asked first to finish what she began: after that she cannot.
    fn say_draft(&self, held: &Mentoring, text: &Text) -> String {
        if !is_open(held, self.today) || !self.drafts.contains(&held.user) {
            return String::new();
        }
        text.phrase("handovers-before").with("name", &held.name).to_string()
    }

    fn find_tied(&self, user: Option<UserId>) -> Option<Problem> {
        households::find_tied(&self.ties, user, "mentor")
    }

    /// Who walks beside her for good; whoever stands in for her meanwhile is not meant.
    fn present(&self) -> Option<&Mentoring> {
        self.beside().find(|held| !held.covers)
    }

    /// Whether whoever decides walks beside her or is to.
    fn is_own(&self, actor: &Actor) -> bool {
        self.held.iter().any(|held| held.user == actor.user() && held.goes_on_after(self.today))
    }

    /// Whoever walks beside her today, for good or for a while.
    fn beside(&self) -> impl Iterator<Item = &Mentoring> {
        self.held.iter().filter(|held| held.from <= self.today && is_open(held, self.today))
    }
}

fn is_open(held: &Mentoring, today: Date) -> bool {
    held.until.is_none_or(|until| today < until)
}

fn span(held: &Mentoring) -> Span {
    (held.from, held.until)
}

fn field_of(assignment: AssignmentId) -> String {
    format!("why-{assignment}")
}

fn reason_choices(text: &Text, keys: &[&'static str], chosen: &str) -> Vec<Choice> {
    keys.iter().map(|key| Choice::new(key, text.say(&format!("mentors-{key}")), chosen == *key)).collect()
}

fn page(screen: &Screen, app: &App, actor: &Actor, known: &Known, form: Form) -> BesidePage {
    let (text, code) = (&screen.text, known.woman.code.clone());
    let here = format!("/people/{code}/mentor");
    let line = |held: &Mentoring| {
        let from = text.short_day(held.from);
        let words = match held.until {
            Some(until) => {
                text.phrase("mentors-from-until").with("from", from).with("until", text.short_day(until)).to_string()
            }
            None => text.phrase("mentors-since").with("from", from).to_string(),
        };
        let out = is_open(held, known.today) && !held.in_service;
        let words = if out { format!("{words}, {}", text.say("mentors-out-of-service")) } else { words };
        let words = if held.covers { format!("{words}, {}", text.say("mentors-covers")) } else { words };
        let field = field_of(held.assignment);
        let choose = Choice::new("", text.say("mentors-choose"), form.value(&field).is_empty());
        let tie = if is_open(held, known.today) { known.find_tied(Some(held.user)) } else { None };
        Line {
            name: held.name.clone(),
            words,
            tie: tie.map(|problem| problem.say(text)).unwrap_or_default(),
            draft: known.say_draft(held, text),
            // Nobody decides about her own woman: a form that can only refuse is none.
            end: match held.user == actor.user() || known.is_own(actor) {
                true => String::new(),
                false => format!("{here}/{}/end", held.assignment),
            },
            form_id: ids::new_uuid(app.clock()).to_string(),
            reasons: std::iter::once(choose).chain(reason_choices(text, &ENDS, form.value(&field))).collect(),
            open: !form.problem(&field).is_empty(),
            field,
        }
    };
    let (mut now, before): (Vec<_>, Vec<_>) = known.held.iter().partition(|held| is_open(held, known.today));
    now.sort_by_key(|held| held.covers);
    let others: Vec<_> = known.approved.iter().filter(|mentor| mentor.user != actor.user()).collect();
    let choose = Choice::new("", text.say("mentors-choose"), form.value("mentor").is_empty());
    let choice =
        |mentor: &&Approved| Choice::new(mentor.user, &mentor.name, form.value("mentor") == mentor.user.to_string());
    let mentors =
        if others.is_empty() { Vec::new() } else { std::iter::once(choose).chain(others.iter().map(choice)).collect() };
    let problem = if form.problems.is_empty() { String::new() } else { text.say("design-problem-title") + " " };
    BesidePage {
        frame: screen.frame_titled(problem + &code, "people"),
        page: format!("/people/{code}"),
        now: now.into_iter().map(line).collect(),
        before: before.into_iter().map(line).collect(),
        mentors,
        not_offered: households::say_not_offered(known.ties.iter(), text),
        reasons: reason_choices(text, &BEGINS, form.value("reason")),
        overs: needs::over_choices(text, form.value("over")),
        sees_staff: actor.may_somewhere(Action::StaffRead),
        here,
        code,
        form,
    }
}

/// The page.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, who) = (app.clock().now(), actor.clone());
    let known = app.store().read(move |db| Known::load(db, &who, &code, now)).await?;
    let first = if known.held.is_empty() { "first" } else { "" };
    let fields = Fields::default().with_day("from", known.today).with("reason", first);
    show(&page(&screen, &app, &actor, &known, Form::new(app.clock(), fields)))
}

async fn again(
    screen: &Screen,
    app: &App,
    actor: &Actor,
    code: String,
    (fields, problems): (Fields, Problems),
) -> Answer {
    let (now, who) = (app.clock().now(), actor.clone());
    let known = app.store().read(move |db| Known::load(db, &who, &code, now)).await?;
    show_again(&page(screen, app, actor, &known, Form::again(fields, &problems, &screen.text)))
}

/// What was chosen, when all of it can be.
fn read(typed: &Fields, actor: &Actor, known: &Known) -> Result<(Approved, Date, &'static str), Problems> {
    let mut problems = Problems::default();
    let chosen = UserId::parse(typed.text("mentor"));
    let present = known.present();
    let mentor = match known.approved.iter().find(|mentor| Some(mentor.user) == chosen) {
        Some(mentor) if mentor.user == actor.user() => Err(Problem::new("mentor", "mentors-self")),
        Some(mentor) if present.is_some_and(|held| held.user == mentor.user) => {
            Err(Problem::new("mentor", "mentors-already"))
        }
        Some(mentor) => Ok(mentor.clone()),
        None => Err(known.find_tied(chosen).unwrap_or_else(|| Problem::new("mentor", "mentors-missing"))),
    };
    let mentor = problems.keep(mentor);
    if known.is_own(actor) {
        problems.add(Problem::new("", "mentors-self"));
    }
    let parts = ["from-day", "from-month", "from-year"].map(|part| typed.text(part));
    let from = problems.keep(people::read_day("from", parts));
    let until = mentor.as_ref().and_then(|mentor| mentor.until);
    if let Some(from) = from {
        problems.keep(rules::check_from(from, known.today, present.map(|held| held.from), until));
    }
    let reason = problems.keep(rules::check_reason("reason", &BEGINS, typed.text("reason")));
    match (mentor, from, reason) {
        (Some(mentor), Some(from), Some(reason)) if problems.is_empty() => Ok((mentor, from, reason)),
        _ => Err(problems),
    }
}

/// Gives her a mentor; whoever was it until then is it no more.
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
        let (mentor, from, reason) = read(&typed, &by, &known).map_err(Error::Refused)?;
        known.check(&by, reason, mentor.user == by.user())?;
        let pair = (mentor.user, &[known.woman.id][..]);
        let days = (from.max(known.today), mentor.until);
        let over = needs::check_load(change, known.woman.site, pair, days, typed.text("over"))?;
        let over = over.map(|over| format!(", over her room: {over}")).unwrap_or_default();
        let before = replace(change, &known, from)?;
        let assignment = users::add_mentor(change, &mentor, (known.woman.site, known.woman.id), from)?;
        let detail = format!("mentor {} from {from}: {reason}, assignment {assignment}{before}{over}", mentor.user);
        let entry = Entry::new(Action::PersonAssignMentor).on_woman(known.woman.id);
        change.commit(entry.detail(detail), known.woman.code)
    });
    match given.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}"), "mentors-given")),
        Err(Error::Refused(problems)) => again(&screen, &app, &actor, code, (fields, problems)).await,
        Err(error) => Err(error),
    }
}

/// Ends whoever walks beside her or was to, where the next begins; says whom, for the audit chain.
fn replace(change: &mut Change<'_>, known: &Known, next: Date) -> Result<String, Error> {
    let mut said = String::new();
    for held in &known.held {
        // That somebody stood in stays as it was: a mentor who is written down late takes no day of it.
        let next = if held.covers { next.max(known.today) } else { next };
        if let Some(end) = rules::end_of(span(held), next) {
            users::end_assignment(change, held.assignment, end)?;
            said.push_str(&format!(", ends {} on {end}", held.assignment));
        }
    }
    Ok(said)
}

/// Ends it today: from this moment the mentor finds her no more.
pub(super) async fn end(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((code, assignment)): At<(String, AssignmentId)>,
    fields: Fields,
) -> Answer {
    let (typed, by, at) = (fields.clone(), actor.clone(), code.clone());
    let ended = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &by, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let held = known.held.iter().find(|held| held.assignment == assignment).ok_or(Error::NotFound)?;
        let Some(end) = rules::end_of(span(held), known.today) else {
            return change.unchanged(known.woman.code);
        };
        let field = field_of(assignment);
        if held.user == by.user() || known.is_own(&by) {
            return Err(Problem::new("", "mentors-self").into());
        }
        let reason = rules::check_reason(&field, &ENDS, typed.text(&field))?;
        known.check(&by, reason, held.user == by.user())?;
        users::end_assignment(change, assignment, end)?;
        let detail = format!("mentor {} ends on {end}: {reason}, assignment {assignment}", held.user);
        let entry = Entry::new(Action::PersonAssignMentor).on_woman(known.woman.id);
        change.commit(entry.detail(detail), known.woman.code)
    });
    match ended.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}/mentor"), "mentors-ended")),
        Err(Error::Refused(problems)) => again(&screen, &app, &actor, code, (fields, problems)).await,
        Err(error) => Err(error),
    }
}
