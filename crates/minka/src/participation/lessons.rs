//! Her lessons: heard, missed, caught up. Beside her own past only.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{
    model::{Heard, MakeUp, MakeUpBefore, Participation, QuietWoman},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        error::{Answer, Error},
        form::{Fields, Form, Problems},
        page::{At, Frame, Screen, show, show_again},
        store::Db,
        text::Text,
    },
    people::{self, Participant},
    roll_call::Mark,
    users,
};

/// A lesson as the page shows it.
pub(super) struct Line {
    /// The lesson itself, for whoever reads lessons; empty without one.
    href: String,
    title: String,
    /// The day, and with whom she caught up.
    when: String,
    kind: &'static str,
    word: String,
}

/// What was said of catching up, and what takes it back.
pub(super) struct Told {
    /// Empty where nobody may.
    action: String,
    title: String,
    when: String,
    kind: &'static str,
    word: String,
}

/// A missed lesson that can be caught up.
pub(super) struct Open {
    value: String,
    label: String,
}

#[derive(Template)]
#[template(path = "participation/lessons.html")]
pub(super) struct LessonsPage {
    frame: Frame,
    woman: Participant,
    rate: String,
    dose: String,
    quiet: Vec<String>,
    lines: Vec<Line>,
    told: Vec<Told>,
    before: Vec<Told>,
    open: Vec<Open>,
    buddies: Vec<Open>,
    may_record: bool,
    form: Form,
}

/// What the page is made from.
pub(super) struct Seen {
    woman: Participant,
    participation: Participation,
    quiet: Vec<QuietWoman>,
    /// What stands of her catching up, for whoever may take it back.
    made: Vec<(String, MakeUp)>,
    before: Vec<MakeUpBefore>,
    buddies: Vec<(String, String)>,
    zone: String,
    today: Date,
    may_record: bool,
    may_read_lessons: bool,
}

/// GET /people/{code}/lessons
pub(super) async fn show_hers(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let seen = load(&app, &screen, actor, code).await?;
    let form = Form::new(app.clock(), Fields::default().with("done", "yes").with_day("day", seen.today));
    show(&page(&screen, seen, form))
}

/// The page again, with what was typed and what is wrong.
pub(super) async fn show_hers_again(
    screen: &Screen,
    app: &App,
    actor: Actor,
    code: String,
    fields: Fields,
    problems: &Problems,
) -> Answer {
    let seen = load(app, screen, actor, code).await?;
    show_again(&page(screen, seen, Form::again(fields, problems, &screen.text)))
}

async fn load(app: &App, screen: &Screen, actor: Actor, code: String) -> Result<Seen, Error> {
    let (now, language) = (app.clock().now(), screen.text.0);
    app.store()
        .read(move |db: &mut Db<'_>| {
            let woman = people::get_by_code(db, &code)?;
            let today = users::today_at(db, woman.site, now)?;
            let target = people::target_of(db, &woman, today)?;
            actor.check(Action::AttendanceReadPerson, &target)?;
            let participation = Participation::of(store::list_heard(db, woman.id, language)?);
            let quiet = store::list_quiet_of_woman(db, woman.id, today)?;
            let before = store::list_before(db, woman.id, language)?;
            let zone = users::get_programme_of(db, woman.site)?.zone;
            let may_read_lessons = actor.check(Action::CourseRead, &Target::site(woman.site)).is_ok();
            let may_record = actor.check(Action::MakeUpRecord, &target).is_ok();
            let made = if may_record { store::list_make_ups(db, woman.id, language)? } else { Vec::new() };
            let mut buddies: Vec<(String, String)> = Vec::new();
            if may_record && !participation.missed().is_empty() {
                let found = store::list_companions(db, woman.id, today)?;
                buddies.extend(found.into_iter().map(|other| (other.code, other.chosen_name)));
            }
            Ok(Seen { woman, participation, quiet, made, before, buddies, zone, today, may_record, may_read_lessons })
        })
        .await
}

fn page(screen: &Screen, seen: Seen, form: Form) -> LessonsPage {
    let text = &screen.text;
    let Seen { woman, participation, quiet, made, before, buddies, zone, may_record, may_read_lessons, .. } = seen;
    let before = before.into_iter().map(|before| tell_before(text, before, &zone)).collect();
    let open = participation.missed().into_iter().map(|missed| Open {
        value: missed.lesson.map(|lesson| lesson.to_string()).unwrap_or_default(),
        label: missed.title.clone(),
    });
    let open = open.collect();
    let quiet = quiet.iter().map(|quiet| {
        text.phrase("participation-quiet-for").count(quiet.weeks).with("group", &quiet.group_name).to_string()
    });
    LessonsPage {
        frame: screen.frame_titled(&woman.code, "people"),
        rate: participation.rate.map_or_else(|| text.say("participation-not-measured"), |rate| format!("{rate} %")),
        dose: text
            .phrase("participation-of")
            .number("part", count(participation.dose))
            .number("whole", count(participation.taught))
            .to_string(),
        quiet: quiet.collect(),
        lines: participation.heard.iter().map(|heard| line(text, heard, may_read_lessons)).collect(),
        told: tell(text, &woman.code, made),
        before,
        open,
        buddies: buddies
            .into_iter()
            .map(|(code, name)| Open { label: format!("{name} · {code}"), value: code })
            .collect(),
        may_record,
        woman,
        form,
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What is said of each lesson she catches up on, with what takes it back.
fn tell(text: &Text, code: &str, made: Vec<(String, MakeUp)>) -> Vec<Told> {
    let tell_one = |(title, make_up): (String, MakeUp)| {
        let action = format!("/people/{code}/make-ups/{}/withdrawal", make_up.id);
        let (kind, word, when) = say_done(text, make_up.done);
        let buddy = make_up.buddy.as_ref();
        let with = buddy.map(|(code, name)| text.phrase("participation-with").with("name", name).with("code", code));
        let when = [when, with.map(|with| with.to_string()).unwrap_or_default()];
        let when: Vec<String> = when.into_iter().filter(|part| !part.is_empty()).collect();
        Told { action, title, when: when.join(" · "), kind, word }
    };
    made.into_iter().map(tell_one).collect()
}

fn say_done(text: &Text, done: Option<Date>) -> (&'static str, String, String) {
    match done {
        Some(day) => ("good", text.say("participation-made-up"), text.full_day(day)),
        None => ("wait", text.say("participation-promised"), String::new()),
    }
}

fn tell_before(text: &Text, before: MakeUpBefore, zone: &str) -> Told {
    let (_, word, when) = say_done(text, before.done);
    let key = format!("participation-{}", before.why.key());
    let replaced = text.phrase(&key).with("when", text.instant(before.replaced, zone)).to_string();
    let when = if when.is_empty() { replaced } else { format!("{when} · {replaced}") };
    Told { action: String::new(), title: before.title, when, kind: "plain", word }
}

fn line(text: &Text, heard: &Heard, may_read_lessons: bool) -> Line {
    let (kind, word) = match (heard.mark, &heard.make_up) {
        (Some(Mark::Present), _) => ("good", "participation-present"),
        (Some(Mark::Late), _) => ("good", "participation-late"),
        (_, Some(made)) if made.done.is_some() => ("good", "participation-made-up"),
        (_, Some(_)) => ("wait", "participation-promised"),
        (Some(Mark::Excused), _) => ("plain", "participation-excused"),
        (Some(Mark::Absent), _) => ("plain", "participation-absent"),
        (None, None) => ("plain", "participation-not-marked"),
    };
    let buddy = heard.make_up.as_ref().and_then(|made| made.buddy.as_ref());
    let mut when = text.full_day(heard.day);
    if let Some((code, name)) = buddy {
        when.push_str(&format!(" · {}", text.phrase("participation-with").with("name", name).with("code", code)));
    }
    let title = if heard.title.is_empty() { text.say("participation-no-lesson") } else { heard.title.clone() };
    let lesson = heard.lesson.filter(|_| may_read_lessons);
    let href = lesson.map_or(String::new(), |lesson| format!("/lessons/{lesson}"));
    Line { href, title, when, kind, word: text.say(word) }
}
