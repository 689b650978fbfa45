//! Her plan, opened: the newest in full, the earlier ones below it. That somebody reads it stands in the chain first.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    found::{self, Known},
    model::{Minutes, Plan, PlanId, Words},
    rules, sealed, store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Fields, Form},
        ids::ParticipantId,
        keyring::Keyring,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    people, users,
};

#[derive(Template)]
#[template(path = "safety_plans/plan.html")]
struct PlanPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    agrees: bool,
    takes_part: bool,
    /// Whether the reader writes something new, and whether she puts on paper what is there.
    may_add: bool,
    may_print: bool,
    lines: Vec<(String, String)>,
    made: String,
    due: bool,
    reviews: Vec<String>,
    papers: Vec<(String, String)>,
    earlier: Vec<Earlier>,
}

/// A version before the newest.
struct Earlier {
    made: String,
    lines: Vec<(String, String)>,
}

/// Her plans with their words, and what belongs to the newest.
pub(super) struct Opened {
    pub(super) known: Known,
    pub(super) plans: Vec<Plan>,
    reviews: Vec<jiff::civil::Date>,
    papers: Vec<(Timestamp, String)>,
    zone: String,
}

/// Opens what is there within a change that logs the reading; nothing for whoever she does not let read it.
pub(super) fn open(db: &mut Db<'_>, keyring: &Keyring, known: Known) -> Result<Opened, Error> {
    let zone = users::get_programme_of(db, known.woman.site)?.zone;
    let woman = known.woman.id;
    let plans = if known.may_open { open_plans(db, keyring, woman)? } else { Vec::new() };
    let (reviews, papers) = match plans.first() {
        Some(newest) => (store::list_reviews(db, newest.id)?, open_papers(db, keyring, (newest.id, woman))?),
        None => (Vec::new(), Vec::new()),
    };
    Ok(Opened { known, plans, reviews, papers, zone })
}

/// Her plans with their words, the newest first.
pub(super) fn open_plans(db: &mut Db<'_>, keyring: &Keyring, woman: ParticipantId) -> Result<Vec<Plan>, Error> {
    let mut plans = Vec::new();
    for (mut plan, blob) in store::list_plans(db, woman)? {
        plan.words = sealed::open(keyring, woman, plan.id, &blob)?;
        plans.push(plan);
    }
    Ok(plans)
}

/// When a plan was printed, and where she keeps it.
pub(super) fn open_papers(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (plan, woman): (PlanId, ParticipantId),
) -> Result<Vec<(Timestamp, String)>, Error> {
    let mut papers = Vec::new();
    for (id, at, blob) in store::list_papers(db, plan)? {
        papers.push((at, sealed::open_paper(keyring, woman, id, &blob)?));
    }
    Ok(papers)
}

pub(super) async fn look(app: &App, actor: Actor, code: String) -> Result<Opened, Error> {
    let looked = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &actor, &code, now)?;
        let keyring = change.keyring()?;
        let opened = open(change, keyring, known)?;
        let entry = Entry::new(Action::RestrictedRead).on_woman(opened.known.woman.id);
        change.commit(entry.detail(format!("plans {}", opened.plans.len())), opened)
    });
    looked.await
}

/// What a plan says, line by line, about her or to her; what was not said is left out.
pub(super) fn say_lines(words: &Words, say: &dyn Fn(&str) -> String) -> Vec<(String, String)> {
    let said = Words::FIELDS.into_iter().filter(|field| !words.get(field).is_empty());
    said.map(|field| (say(&format!("plans-{field}")), words.get(field).to_owned())).collect()
}

/// On which day it was made, and how long that took.
pub(super) fn say_made(text: &Text, plan: &Plan) -> String {
    let day = text.phrase("plans-made").with("day", text.full_day(plan.made_on)).to_string();
    match plan.minutes {
        Some(minutes) => format!("{day}. {}", say_minutes(text, minutes)),
        None => day,
    }
}

/// How long it took, in words.
pub(super) fn say_minutes(text: &Text, minutes: Minutes) -> String {
    text.say(&format!("plans-minutes-{}", minutes.key()))
}

fn page(screen: &Screen, opened: Opened, form: Form) -> PlanPage {
    let text = &screen.text;
    let say = |key: &str| text.say(key);
    let Opened { known, plans, reviews, papers, zone } = opened;
    let newest = plans.first();
    let last = newest.map(|plan| reviews.first().copied().unwrap_or(plan.made_on));
    let paper = |(at, keeps): &(Timestamp, String)| (text.full_day(day_in(*at, &zone)), keeps.clone());
    PlanPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        here: format!("/people/{}/plan", known.woman.code),
        agrees: known.agrees,
        takes_part: known.takes_part,
        may_add: known.may_add(),
        may_print: known.may_write,
        lines: newest.map(|plan| say_lines(&plan.words, &say)).unwrap_or_default(),
        made: newest.map(|plan| say_made(text, plan)).unwrap_or_default(),
        due: last.is_some_and(|last| rules::is_due(last, known.today)),
        reviews: reviews.iter().map(|day| text.full_day(*day)).collect(),
        papers: papers.iter().map(paper).collect(),
        earlier: plans
            .iter()
            .skip(1)
            .map(|plan| Earlier { made: say_made(text, plan), lines: say_lines(&plan.words, &say) })
            .collect(),
        code: known.woman.code,
        form,
    }
}

/// The page.
pub(super) async fn show_plan(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let opened = look(&app, actor, code).await?;
    let form = Form::new(app.clock(), Fields::default().with_day("on", opened.known.today));
    show(&page(&screen, opened, form))
}

/// The two looked at it again, and it still holds.
pub(super) async fn review(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let reviewed = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &who, &at, now)?;
        let (plan, _) = store::list_plans(change, known.woman.id)?.into_iter().next().ok_or(Error::NotFound)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
        let on = people::check_day("on", parts, known.today)?;
        store::add_review(change, (plan.id, known.woman.id), on)?;
        let entry = Entry::new(Action::RestrictedWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("plan {} reviewed", plan.id)), known.woman.code)
    });
    match reviewed.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}/plan"), "plans-reviewed")),
        Err(Error::Refused(problems)) => {
            let opened = look(&app, actor, code).await?;
            show_again(&page(&screen, opened, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
