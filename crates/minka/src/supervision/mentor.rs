//! One mentor: whether she wants to talk, the women she walks with, the talks so far, and a new one in a few taps.

use askama::Template;
use axum::extract::State;
use jiff::{
    ToSpan,
    civil::{Date, Time},
};

use super::{
    list::{list_silences, say_talked},
    model::{Held, TOPICS, Talk, TalkId},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        clock::instant_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people,
    silences::{SILENT_DAYS, Silence},
    users, visits,
};

#[derive(Template)]
#[template(path = "supervision/mentor.html")]
struct MentorPage {
    frame: Frame,
    form: Form,
    name: String,
    here: String,
    talked: String,
    /// How many visits she wants to talk over.
    heavy: String,
    topics: Vec<Choice>,
    women: Vec<WomanLine>,
    talks: Vec<TalkLine>,
}

struct TalkLine {
    id: String,
    day: String,
    about: String,
    set_aside: bool,
}

struct WomanLine {
    code: String,
    name: String,
    sign: String,
    days: String,
}

/// A mentor at the sites that the reader supervises: she is one person, and a talk with her is one talk.
struct Known {
    /// Where she is a mentor; a talk is written down at the first of them.
    sites: Vec<SiteId>,
    today: Date,
    mentor: UserId,
    name: String,
    women: Vec<Silence>,
    heavy: usize,
    talks: Vec<Held>,
}

impl Known {
    fn load(db: &mut Db<'_>, actor: &Actor, mentor: UserId, now: jiff::Timestamp) -> Result<Self, Error> {
        let mut found: Option<Known> = None;
        for site in actor.reach(Action::MentorSupervise).sites {
            let target = Target { about_actor: mentor == actor.user(), ..Target::site(site) };
            actor.check(Action::MentorSupervise, &target)?;
            let today = users::today_at(db, site, now)?;
            let Some(mentor) = users::list_mentors_of_site(db, site, today)?.into_iter().find(|one| one.user == mentor)
            else {
                continue;
            };
            let known = found.get_or_insert_with(|| Known {
                sites: Vec::new(),
                today,
                mentor: mentor.user,
                name: mentor.name,
                women: Vec::new(),
                heavy: 0,
                talks: Vec::new(),
            });
            known.sites.push(site);
            let women = list_silences(db, actor, (site, today))?;
            known.women.extend(women.into_iter().filter(|one| one.mentor == mentor.user));
            known.heavy += store::list_heavy(db, site)?.iter().filter(|one| one.mentor == mentor.user).count();
            known.talks.extend(store::list_talks(db, site, mentor.user)?);
        }
        let mut known = found.ok_or(Error::NotFound)?;
        known.talks.sort_by_key(|held| std::cmp::Reverse((held.talk.on, held.talk.id)));
        Ok(known)
    }
}

/// The page.
pub(super) async fn show_mentor(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(mentor): At<UserId>,
) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| Known::load(db, &actor, mentor, now)).await?;
    let form = Form::new(app.clock(), Fields::default().with_day("on", known.today));
    show(&page(&screen, &known, form))
}

fn page(screen: &Screen, known: &Known, form: Form) -> MentorPage {
    let text = &screen.text;
    let topic =
        |key: &&str| Choice::new(*key, text.say(&format!("supervision-topic-{key}")), form.chosen("topic", key));
    let talk = |held: &Held| {
        let talk = &held.talk;
        let mut about: Vec<String> =
            talk.topics.iter().map(|key| text.say(&format!("supervision-topic-{key}"))).collect();
        about.extend(talk.minutes.map(|minutes| text.phrase("visits-minutes-count").count(minutes).to_string()));
        TalkLine {
            id: talk.id.to_string(),
            day: text.full_day(talk.on),
            about: about.join(", "),
            set_aside: held.set_aside,
        }
    };
    let woman = |one: &Silence| WomanLine {
        code: one.code.clone(),
        name: one.chosen_name.clone(),
        sign: one.sign.clone(),
        days: if one.days >= SILENT_DAYS {
            text.phrase("supervision-silent").count(one.days).to_string()
        } else {
            String::new()
        },
    };
    MentorPage {
        frame: screen.frame_titled(&known.name, "more").told(&form),
        here: format!("/supervision/{}", known.mentor),
        talked: say_talked(text, known.talks.iter().find(|held| !held.set_aside).map(|held| held.talk.on)),
        heavy: if known.heavy == 0 {
            String::new()
        } else {
            text.phrase("supervision-heavy-count").count(known.heavy).to_string()
        },
        topics: TOPICS.iter().map(topic).collect(),
        women: known.women.iter().map(woman).collect(),
        talks: known.talks.iter().map(talk).collect(),
        name: known.name.clone(),
        form,
    }
}

fn read_talk(typed: &Fields, known: &Known, id: TalkId) -> Result<Talk, Error> {
    let mut problems = Problems::default();
    let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
    let on = problems.keep(people::check_day("on", parts, known.today));
    let minutes = problems.keep(visits::read_minutes("minutes", typed.text("minutes"))).flatten();
    let mut topics: Vec<String> = Vec::new();
    for topic in typed.all("topic") {
        if !TOPICS.contains(&topic) {
            problems.add(Problem::new("topic", "supervision-topic-missing"));
        } else if topics.iter().all(|known| known != topic) {
            topics.push(topic.to_owned());
        }
    }
    if topics.is_empty() && problems.is_empty() {
        problems.add(Problem::new("topic", "supervision-topic-missing"));
    }
    problems.none()?;
    Ok(Talk { id, mentor: known.mentor, on: on.unwrap_or(known.today), minutes, topics })
}

/// Writes a talk down; what was heavy until then is talked over.
pub(super) async fn record(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(mentor): At<UserId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let recorded = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, mentor, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let talk = read_talk(&typed, &known, TalkId::new(change.clock()))?;
        store::add_talk(change, *known.sites.first().ok_or(Error::NotFound)?, &talk)?;
        let mut over = 0;
        if talk.topics.iter().any(|topic| topic == "heavy") {
            for site in &known.sites {
                // What became heavy after the day of the talk was not talked about.
                let zone = users::get_programme_of(change, *site)?.zone;
                let until = instant_in(talk.on.saturating_add(1.day()), Time::midnight(), &zone);
                over += visits::mark_talked(change, *site, mentor, until)?;
            }
        }
        let entry = Entry::new(Action::MentorSupervise).on("user", mentor);
        change.commit(entry.detail(format!("talk {}, talked over {over}", talk.id)), ())
    });
    match recorded.await {
        Ok(()) => Ok(see_other_with(&format!("/supervision/{mentor}"), "supervision-recorded")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let known = app.store().read(move |db| Known::load(db, &actor, mentor, now)).await?;
            show_again(&page(&screen, &known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// Sets a talk aside that was a slip of the finger; what it had marked as talked over waits again.
pub(super) async fn set_aside(
    State(app): State<App>,
    actor: Actor,
    At((mentor, talk)): At<(UserId, TalkId)>,
    fields: Fields,
) -> Answer {
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &actor, mentor, now)?;
        let held = known.talks.into_iter().find(|held| held.talk.id == talk).ok_or(Error::NotFound)?;
        if change.seen_before(&fields.submission())? || !store::set_aside(change, talk)? {
            return change.unchanged(());
        }
        let waits = visits::mark_waiting(change, mentor, held.recorded_at)?;
        let entry = Entry::new(Action::MentorSupervise).on("user", mentor);
        change.commit(entry.detail(format!("talk {talk} set aside, waiting again {waits}")), ())
    });
    done.await?;
    Ok(see_other_with(&format!("/supervision/{mentor}"), "supervision-set-aside"))
}
