//! One of them: its clock, its first steps, what the authority was told, and how it ended.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{Breach, BreachId, Reply, Step, Thing},
    reporting::with_moment,
    rules::{self, LONGEST},
    sealed::{self, Words},
    store,
};
use crate::{
    concerns,
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    phone_forms, sign_in, users,
};

/// What was lost, for whoever may do this with it, and the site for which she may: where it happened, or a site of hers of which a woman is
/// concerned. For everybody else it never was.
pub(super) fn load(db: &mut Db<'_>, actor: &Actor, action: Action, id: BreachId) -> Result<(Breach, SiteId), Error> {
    let breach = store::find_breach(db, id)?.ok_or(Error::NotFound)?;
    let reach = actor.reach(action).sites;
    let own = reach.contains(&breach.site).then_some(breach.site);
    let site = match own {
        Some(site) => Some(site),
        None => {
            let mut other = None;
            for site in reach {
                if other.is_none() && store::concerns_site(db, id, site)? {
                    other = Some(site);
                }
            }
            other
        }
    };
    let site = site.ok_or(Error::NotFound)?;
    actor.check(action, &Target::site(site))?;
    Ok((breach, site))
}

/// A step that was done or waits.
struct StepLine {
    key: &'static str,
    words: String,
    done: String,
    /// Whether the program does it itself.
    by_itself: bool,
}

/// Everything on the page.
struct Opened {
    breach: Breach,
    zone: String,
    which: String,
    words: [String; 3],
    steps: Vec<(String, Timestamp)>,
    /// How many women the reader sees on the list, and how many of them nobody has told.
    women: (i64, i64),
    may_handle: bool,
}

#[derive(Template)]
#[template(path = "breaches/breach.html")]
struct BreachPage {
    frame: Frame,
    form: Form,
    here: String,
    state: String,
    state_kind: &'static str,
    is_late: bool,
    lines: Vec<(String, String)>,
    words: String,
    steps: Vec<StepLine>,
    women: String,
    is_looked: bool,
    may_handle: bool,
    may_reply: bool,
    replies: Vec<Choice>,
    is_closed: bool,
}

/// Which account or group it is, by name.
pub(super) fn say_which(db: &mut Db<'_>, breach: &Breach) -> Result<String, Error> {
    Ok(match breach.thing {
        Thing::Account | Thing::Telephone => match UserId::parse(&breach.thing_id) {
            Some(user) => users::get_user(db, user)?.name,
            None => String::new(),
        },
        Thing::Link | Thing::GroupPapers => {
            let groups = store::list_groups(db, breach.site)?;
            groups.into_iter().find(|(id, _)| *id == breach.thing_id).map(|(_, name)| name).unwrap_or_default()
        }
        Thing::Export => breach.thing_id.clone(),
        Thing::BackUp | Thing::Unknown => String::new(),
    })
}

fn open(change: &mut Change<'_>, actor: &Actor, id: BreachId) -> Result<Opened, Error> {
    let (breach, site) = load(change, actor, Action::BreachRead, id)?;
    let keys = change.keyring()?.installation();
    let mut words = [String::new(), String::new(), String::new()];
    let held = store::get_words(change, id)?;
    for ((said, which), held) in words.iter_mut().zip([Words::Happened, Words::Reply, Words::Lesson]).zip(held) {
        if let Some(held) = held {
            *said = sealed::open(keys, (id, which), &held)?;
        }
    }
    Ok(Opened {
        zone: users::get_programme_of(change, breach.site)?.zone,
        which: say_which(change, &breach)?,
        words,
        steps: store::list_steps(change, id)?,
        women: store::count_women(change, (id, site))?,
        may_handle: breach.site == site && actor.reach(Action::BreachHandle).sites.contains(&site),
        breach,
    })
}

async fn look(app: &App, actor: Actor, id: BreachId) -> Result<Opened, Error> {
    let looked = app.store().change(actor.by(), move |change| {
        let opened = open(change, &actor, id)?;
        change.commit(Entry::new(Action::BreachRead).on("breach", id), opened)
    });
    looked.await
}

/// What it is, line by line.
fn say_lines(text: &Text, opened: &Opened) -> Vec<(String, String)> {
    let (breach, zone) = (&opened.breach, opened.zone.as_str());
    let keyed = |field: &str, key: &str| text.say(&format!("breaches-{field}-{key}"));
    let mut lines = vec![
        (text.say("breaches-kind"), keyed("kind", breach.kind.key())),
        (text.say("breaches-thing"), keyed("thing", breach.thing.key())),
    ];
    if !opened.which.is_empty() {
        lines.push((text.say("breaches-which"), opened.which.clone()));
    }
    lines.push((text.say("breaches-noticed"), text.instant(breach.noticed, zone)));
    lines.push((text.say("breaches-safe"), text.instant(breach.safe, zone)));
    lines.push((text.say("breaches-due"), text.instant(breach.due, zone)));
    if let Some((reply, at)) = breach.reply {
        let said = keyed("reply", reply.key());
        lines.push((text.say("breaches-reply"), format!("{said}, {}", text.instant(at, zone))));
        lines
            .extend((!opened.words[1].is_empty()).then(|| (text.say("breaches-reply-words"), opened.words[1].clone())));
    }
    if let Some(at) = breach.closed {
        lines.push((text.say("breaches-closed"), text.instant(at, zone)));
        lines.push((text.say("breaches-lesson"), opened.words[2].clone()));
    }
    lines
}

fn say_steps(text: &Text, opened: &Opened) -> Vec<StepLine> {
    let of_account = matches!(opened.breach.thing, Thing::Account | Thing::Telephone);
    let line = |step: &Step| {
        let done = opened.steps.iter().find(|(known, _)| known == step.key());
        StepLine {
            key: step.key(),
            words: text.say(&format!("breaches-step-{}", step.key())),
            done: done.map(|(_, at)| text.instant(*at, &opened.zone)).unwrap_or_default(),
            by_itself: of_account && matches!(step, Step::EndSignIns | Step::EndLinks),
        }
    };
    let fits = |step: &&Step| of_account || !matches!(step, Step::EndSignIns | Step::EndLinks);
    Step::ALL.iter().filter(fits).map(line).collect()
}

fn page(screen: &Screen, now: Timestamp, opened: Opened, form: Form) -> BreachPage {
    let text = &screen.text;
    let (state, state_kind) = rules::state(&opened.breach, now);
    let women = match (opened.breach.looked, opened.women) {
        (None, _) => text.say("breaches-women-unsought"),
        (Some(_), (all, untold)) => text.phrase("breaches-women-found").count(all).number("untold", untold).to_string(),
    };
    let reply = |reply: &Reply| {
        let key = reply.key();
        Choice::new(key, text.say(&format!("breaches-reply-{key}")), form.chosen("reply", key))
    };
    BreachPage {
        frame: screen.frame("breaches-title", "more").told(&form),
        here: format!("/breaches/{}", opened.breach.id),
        state: text.say(&format!("breaches-state-{state}")),
        state_kind,
        is_late: state == "late",
        lines: say_lines(text, &opened),
        steps: say_steps(text, &opened),
        women,
        is_looked: opened.breach.looked.is_some(),
        may_handle: opened.may_handle && opened.breach.closed.is_none(),
        may_reply: opened.breach.reply.is_none(),
        replies: Reply::ALL.iter().map(reply).collect(),
        is_closed: opened.breach.closed.is_some(),
        words: opened.words.into_iter().next().unwrap_or_default(),
        form,
    }
}

/// The page.
pub(super) async fn show_breach(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<BreachId>) -> Answer {
    let opened = look(&app, actor, id).await?;
    let now = app.clock().now();
    let form = Form::new(app.clock(), with_moment(Fields::default(), "told", now, &opened.zone));
    show(&page(&screen, now, opened, form))
}

/// The form again, with what is wrong.
async fn again(screen: &Screen, app: &App, actor: Actor, id: BreachId, form: Form) -> Answer {
    let opened = look(app, actor, id).await?;
    let form = match form.fields.has("told-year") {
        true => form,
        false => Form { fields: with_moment(form.fields.clone(), "told", app.clock().now(), &opened.zone), ..form },
    };
    show_again(&page(screen, app.clock().now(), opened, form))
}

/// Loads it for whoever handles it where it happened; a page of it that is still open.
fn load_to_handle(db: &mut Db<'_>, actor: &Actor, id: BreachId) -> Result<Breach, Error> {
    let (breach, site) = load(db, actor, Action::BreachHandle, id)?;
    if breach.site == site { Ok(breach) } else { Err(Error::NotFound) }
}

/// Ticks a step off, and takes it where the program can.
pub(super) async fn take_step(State(app): State<App>, actor: Actor, At(id): At<BreachId>, fields: Fields) -> Answer {
    let step = Step::parse(fields.text("step")).ok_or(Error::Unreadable("error-bad-form"))?;
    let done = app.store().change(actor.by(), move |change| {
        let breach = load_to_handle(change, &actor, id)?;
        if change.seen_before(&fields.submission())? || breach.closed.is_some() || !store::note_step(change, id, step)?
        {
            return change.unchanged(());
        }
        let mut detail = step.key().to_owned();
        if let Some(user) = UserId::parse(&breach.thing_id)
            && matches!(breach.thing, Thing::Account | Thing::Telephone)
        {
            let ended = match step {
                Step::EndSignIns => {
                    sign_in::forget_devices(change, user)?;
                    Some(sign_in::end_sign_ins_of(change, user)?)
                }
                Step::EndLinks => Some(phone_forms::end_links_of(change, user)?),
                _ => None,
            };
            if let Some(ended) = ended {
                detail = format!("{detail}, {ended} of user {user}");
            }
        }
        change.commit(Entry::new(Action::BreachHandle).on("breach", id).detail(detail), ())
    });
    done.await?;
    Ok(see_other_with(&format!("/breaches/{id}"), "breaches-step-done"))
}

/// Answers the clock: the authority has heard of it, or it need not, and why.
pub(super) async fn save_reply(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<BreachId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let breach = load_to_handle(change, &who, id)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        if breach.reply.is_some() || breach.closed.is_some() {
            return Err(Error::Conflict("breaches-replied-already"));
        }
        let zone = users::get_programme_of(change, breach.site)?.zone;
        let (reply, at, words) = read_reply(&typed, &breach, (change.at(), &zone))?;
        let sealed = sealed::seal(change.keyring()?.installation(), (id, Words::Reply), &words)?;
        store::save_reply(change, id, (reply, at), &sealed)?;
        change.commit(Entry::new(Action::BreachHandle).on("breach", id).detail(reply.key()), ())
    });
    match saved.await {
        Ok(()) => Ok(see_other_with(&format!("/breaches/{id}"), "breaches-replied")),
        Err(Error::Refused(problems)) => {
            again(&screen, &app, actor, id, Form::again(fields, &problems, &screen.text)).await
        }
        Err(other) => Err(other),
    }
}

fn read_reply(
    typed: &Fields,
    breach: &Breach,
    (now, zone): (Timestamp, &str),
) -> Result<(Reply, Timestamp, String), Error> {
    let mut problems = Problems::default();
    let reply = Reply::parse(typed.text("reply")).ok_or_else(|| Problem::new("reply", "breaches-reply-missing"));
    let reply = problems.keep(reply);
    let at = problems.keep(rules::read_moment("told", typed, (day_in(now, zone), now, zone)));
    if at.is_some_and(|at| at < breach.noticed) {
        problems.add(Problem::new("told", "breaches-told-before"));
    }
    let words = match reply {
        Some(Reply::NotNeeded) => concerns::check_said("why", typed.text("why"), (LONGEST, "breaches-why-missing")),
        _ => concerns::check_words("why", typed.text("why"), LONGEST),
    };
    let words = problems.keep(words).unwrap_or_default();
    match (reply, at) {
        (Some(reply), Some(at)) if problems.is_empty() => Ok((reply, at, words)),
        _ => Err(Error::Refused(problems)),
    }
}

/// Closes it, with what is done otherwise from now on.
pub(super) async fn close(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<BreachId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let closed = app.store().change(actor.by(), move |change| {
        let breach = load_to_handle(change, &who, id)?;
        if change.seen_before(&typed.submission())? || breach.closed.is_some() {
            return change.unchanged(());
        }
        let (_, untold) = store::count_women(change, (id, breach.site))?;
        let mut problems = Problems::default();
        if let Some(key) = rules::still_open(&breach, untold > 0) {
            problems.add(Problem::new("", key));
        }
        let lesson = concerns::check_said("lesson", typed.text("lesson"), (LONGEST, "breaches-lesson-missing"));
        let lesson = problems.keep(lesson).unwrap_or_default();
        problems.none()?;
        let sealed = sealed::seal(change.keyring()?.installation(), (id, Words::Lesson), &lesson)?;
        store::close_breach(change, id, &sealed)?;
        change.commit(Entry::new(Action::BreachHandle).on("breach", id).detail("closed"), ())
    });
    match closed.await {
        Ok(()) => Ok(see_other_with("/breaches", "breaches-closed")),
        Err(Error::Refused(problems)) => {
            again(&screen, &app, actor, id, Form::again(fields, &problems, &screen.text)).await
        }
        Err(other) => Err(other),
    }
}
