//! One mentor: whether she wants to talk, the women she walks with, the talks so far, and a new one in a few taps.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    list::{list_silences, say_talked},
    model::{TOPICS, Talk, TalkId},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, SiteId, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people, users,
    visits::{self, SILENT_DAYS, Silence},
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
    /// (day, what about).
    talks: Vec<(String, String)>,
}

struct WomanLine {
    code: String,
    name: String,
    sign: String,
    days: String,
}

/// A mentor of a site that the reader supervises.
struct Known {
    site: SiteId,
    today: Date,
    mentor: UserId,
    name: String,
    women: Vec<Silence>,
    heavy: usize,
    talks: Vec<Talk>,
}

impl Known {
    fn load(db: &mut Db<'_>, actor: &Actor, mentor: UserId, now: jiff::Timestamp) -> Result<Self, Error> {
        for site in actor.reach(Action::MentorSupervise).sites {
            let target = Target { about_actor: mentor == actor.user(), ..Target::site(site) };
            actor.check(Action::MentorSupervise, &target)?;
            let today = users::today_at(db, site, now)?;
            let Some(known) = users::list_mentors_of_site(db, site, today)?.into_iter().find(|one| one.user == mentor)
            else {
                continue;
            };
            let mut women = list_silences(db, actor, (site, today))?;
            women.retain(|one| one.mentor == mentor);
            let heavy = visits::list_heavy(db, site)?.iter().filter(|one| one.mentor == mentor).count();
            let talks = store::list_talks(db, site, mentor)?;
            return Ok(Known { site, today, mentor, name: known.name, women, heavy, talks });
        }
        Err(Error::NotFound)
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
    let talk = |talk: &Talk| {
        let mut about: Vec<String> =
            talk.topics.iter().map(|key| text.say(&format!("supervision-topic-{key}"))).collect();
        about.extend(talk.minutes.map(|minutes| text.phrase("visits-minutes-count").count(minutes).to_string()));
        (text.full_day(talk.on), about.join(", "))
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
        talked: say_talked(text, known.talks.first().map(|talk| talk.on)),
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
        store::add_talk(change, known.site, &talk)?;
        let over = if talk.topics.iter().any(|topic| topic == "heavy") {
            visits::mark_talked(change, known.site, mentor)?
        } else {
            0
        };
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
