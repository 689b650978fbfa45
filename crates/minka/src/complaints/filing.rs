//! Filing a complaint, by somebody who works here: her own, or one that was brought on paper.

use askama::Template;
use axum::extract::State as Held;
use jiff::Timestamp;

use super::{
    model::{Answer, Category, Colleague, ComplaintId, NewComplaint, Told, WayIn},
    rules::{self, LONGEST, LONGEST_LINE},
    sealed,
    standing::Standing,
    store::{self, NewRow},
};
use crate::{
    concerns,
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{self, Error},
        form::{Choice, FORM_ID, Fields, Form, Problem, Problems},
        ids::{Id, SiteId, UserId},
        page::{Frame, Screen, show, show_again},
        store::Db,
        text::Text,
    },
    users,
};

/// Files a complaint: from this moment it does not exist for whom it is shut to. The caller has checked it.
///
/// # Errors
/// A refusal when nobody at the site could take it; [`Error::Unexpected`] when it cannot be written.
pub fn file(change: &mut Change<'_>, new: &NewComplaint, slip: &str) -> Result<ComplaintId, Error> {
    let now = change.at();
    let standing = Standing::load(change, new.site, now)?;
    let shut = rules::shut(&new.named, &new.also_shut, &standing.colleagues);
    let only_above = rules::names_manager(&new.named, &standing.colleagues);
    if standing.takers(&shut, only_above).is_empty() {
        return Err(Problem::new("", "complaints-nobody").into());
    }
    let id = ComplaintId::new(change.clock());
    let sealed = sealed::seal(change.keyring()?.installation(), id, &new.told)?;
    let hash = sealed::slip_hash(slip);
    let (category, way_in) = (new.category, new.way_in);
    let row = NewRow { id, site: new.site, category, way_in, only_above, slip_hash: &hash };
    store::add_complaint(change, &row, &sealed, &shut)?;
    Ok(id)
}

#[derive(Template)]
#[template(path = "complaints/filing.html")]
struct FilingPage {
    frame: Frame,
    form: Form,
    sites: Vec<Choice>,
    site: String,
    ways_in: Vec<Choice>,
    about: Vec<Choice>,
    also_shut: Vec<Choice>,
    ask: Asking,
}

/// What both forms ask: what it is about, and how she wants to hear of it.
pub(super) struct Asking {
    pub(super) categories: Vec<Choice>,
    pub(super) answers: Vec<Choice>,
}

impl Asking {
    /// `answer`: how it is said to hear of it, of whoever spoke or to her.
    pub(super) fn of(text: &Text, form: &Form, answer: fn(&str) -> String) -> Self {
        let category = |one: Category| {
            let key = one.key();
            Choice::new(key, text.say(&format!("complaints-category-{key}")), form.chosen("category", key))
        };
        let answer = |one: Answer| {
            let key = one.key();
            Choice::new(key, text.say(&answer(key)), form.chosen("answer", key))
        };
        Asking {
            categories: Category::ALL.map(category).into_iter().collect(),
            answers: Answer::ALL.map(answer).into_iter().collect(),
        }
    }
}

/// The number on the slip, shown once more when the same form is sent again.
#[derive(Template)]
#[template(path = "complaints/slip.html")]
pub(super) struct SlipPage {
    pub(super) frame: Frame,
    pub(super) number: String,
    /// Where she asks with it.
    pub(super) here: String,
}

/// What both forms say: what it is about, what happened, how she wants to hear of it.
pub(super) fn read_told(typed: &Fields, problems: &mut Problems) -> (Option<Category>, Told) {
    let category = Category::parse(typed.text("category"));
    let category = problems.keep(category.ok_or_else(|| Problem::new("category", "complaints-category-missing")));
    let words = concerns::check_said("words", typed.text("words"), (LONGEST, "complaints-words-missing"));
    let words = problems.keep(words).unwrap_or_default();
    let answer = Answer::parse(typed.text("answer"));
    let answer = problems.keep(answer.ok_or_else(|| Problem::new("answer", "complaints-answer-missing")));
    let place = concerns::check_words("answer_where", typed.text("answer_where"), LONGEST_LINE);
    let answer_where = problems.keep(place).unwrap_or_default();
    if matches!(answer, Some(Answer::Telephone | Answer::Person)) && answer_where.is_empty() {
        problems.add(Problem::new("answer_where", "complaints-answer-where-missing"));
    }
    let answer = answer.map(Answer::key).unwrap_or_default().to_owned();
    (category, Told { about: String::new(), words, answer, answer_where })
}

/// The site of a form, among those at which somebody works.
fn site_of(actor: &Actor, typed: &Fields) -> Result<SiteId, Error> {
    let sites = actor.reach(Action::ComplaintMake).sites;
    let site = if typed.has("site") { SiteId::parse(typed.text("site")) } else { sites.first().copied() };
    let site = site.ok_or(Error::NotFound)?;
    actor.check(Action::ComplaintMake, &Target::site(site))?;
    Ok(site)
}

/// Whom one may name: everybody else who works there.
fn others(db: &mut Db<'_>, actor: &Actor, (site, now): (SiteId, Timestamp)) -> Result<Vec<Colleague>, Error> {
    let mut all = Standing::load(db, site, now)?.colleagues;
    all.retain(|one| one.user != actor.user());
    Ok(all)
}

async fn page(screen: &Screen, app: &App, actor: Actor, form: Form) -> Result<FilingPage, Error> {
    let (typed, now) = (form.fields.clone(), app.clock().now());
    let found = app.store().read(move |db| {
        let site = site_of(&actor, &typed)?;
        let mut sites = Vec::new();
        for one in actor.reach(Action::ComplaintMake).sites {
            sites.push((one, users::get_site(db, one)?.name));
        }
        Ok((site, sites, others(db, &actor, (site, now))?))
    });
    let (site, sites, others) = found.await?;
    let text = &screen.text;
    let nobody = Choice::new("", text.say("complaints-about-nobody"), form.value("about").is_empty());
    let one = |field: &str, other: &Colleague| {
        let user = other.user.to_string();
        let chosen = form.chosen(field, &user);
        Choice::new(user, &other.name, chosen)
    };
    let way_in = |way: WayIn| {
        let key = way.key();
        Choice::new(key, text.say(&format!("complaints-way-{key}")), form.chosen("way_in", key))
    };
    Ok(FilingPage {
        frame: screen.frame("complaints-word", "more").told(&form),
        sites: sites.iter().map(|(one, name)| Choice::new(one, name, *one == site)).collect(),
        site: site.to_string(),
        ways_in: [WayIn::Staff, WayIn::Paper].map(way_in).to_vec(),
        about: std::iter::once(nobody).chain(others.iter().map(|other| one("about", other))).collect(),
        also_shut: others.iter().map(|other| one("also_shut", other)).collect(),
        ask: Asking::of(text, &form, |key| format!("complaints-answer-{key}")),
        form,
    })
}

/// The form.
pub(super) async fn ask(screen: Screen, Held(app): Held<App>, actor: Actor) -> error::Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, &app, actor, form).await?)
}

fn read(typed: &Fields, (actor, site): (&Actor, SiteId), colleagues: &[Colleague]) -> Result<NewComplaint, Error> {
    let mut others = colleagues.iter().filter(|one| one.user != actor.user());
    let mut problems = Problems::default();
    let way_in = WayIn::parse(typed.text("way_in")).filter(|way| *way != WayIn::Stranger);
    let way_in = problems.keep(way_in.ok_or_else(|| Problem::new("way_in", "complaints-way-missing")));
    let (category, mut told) = read_told(typed, &mut problems);
    let known = |typed: &str| UserId::parse(typed).filter(|user| others.clone().any(|other| other.user == *user));
    let named = known(typed.text("about"));
    if typed.has("about") && named.is_none() {
        problems.add(Problem::new("about", "complaints-about-unknown"));
    }
    let mut also_shut: Vec<UserId> = typed.all("also_shut").filter_map(known).collect();
    let about = others.find(|other| Some(other.user) == named).map(|other| other.name.clone());
    told.about = about.unwrap_or_default();
    let mut named: Vec<UserId> =
        named.into_iter().chain(rules::named_in(&told.words, &told.about, colleagues)).collect();
    // Her own complaint is not hers to take, and is not about her because she says who she is.
    if way_in == Some(WayIn::Staff) {
        named.retain(|user| *user != actor.user());
        also_shut.push(actor.user());
    }
    match (way_in, category) {
        (Some(way_in), Some(category)) if problems.is_empty() => {
            Ok(NewComplaint { site, category, way_in, named, also_shut, told })
        }
        _ => Err(Error::Refused(problems)),
    }
}

/// Files it, and shows the number of the slip.
pub(super) async fn save(screen: Screen, Held(app): Held<App>, actor: Actor, fields: Fields) -> error::Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let filed = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let site = site_of(&who, &typed)?;
        let number = sealed::slip(change.keyring()?.installation(), site, typed.text(FORM_ID));
        if change.seen_before(&typed.submission())? {
            return change.unchanged((site, number));
        }
        let standing = Standing::load(change, site, now)?;
        let id = file(change, &read(&typed, (&who, site), &standing.colleagues)?, &number)?;
        change.commit(Entry::new(Action::ComplaintMake).on("complaint", id), (site, number))
    });
    match filed.await {
        Ok((site, number)) => {
            show(&SlipPage { frame: screen.frame("complaints-word", "more"), number, here: format!("/word/{site}") })
        }
        Err(Error::Refused(problems)) => {
            show_again(&page(&screen, &app, actor, Form::again(fields, &problems, &screen.text)).await?)
        }
        Err(other) => Err(other),
    }
}
