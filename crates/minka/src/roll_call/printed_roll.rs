//! The roll on paper, in the order of the screen.

use std::sync::LazyLock;

use axum::{extract::State, response::Response};
use documents::{Counts, Imprint, Moment, Roll, RollRow, RollWords};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use tokio::sync::Semaphore;

use super::{
    marking::reason_word,
    model::{Mark, RollLine},
    store,
};
use crate::{
    curriculum::{self, LessonId},
    foundation::{
        access::{Action, Actor},
        app::App,
        clock::day_in,
        error::{Answer, Error},
        form::Fields,
        ids::{GroupId, Id},
        page::{At, Query, download},
        store::Db,
        text::{Language, Text},
    },
    groups,
    sessions::{self, Evening, Session, SessionId},
    users,
};

/// One at a time on each core: paper must not hold up those who mark.
static PRESS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get)));

/// What a roll is printed from.
struct Sheet {
    evening: Evening,
    lines: Vec<RollLine>,
    lesson: String,
    leaders: Vec<String>,
}

/// The roll of a meeting that was opened.
pub(super) async fn print(State(app): State<App>, actor: Actor, At(id): At<SessionId>, Query(query): Query) -> Answer {
    let wished = Language::parse(query.text("language"));
    let sheet = app.store().read(move |db| {
        let evening = sessions::get_evening(db, id)?;
        actor.check(Action::MeetingRead, &sessions::target_of(&evening.session))?;
        let lines = store::roll(db, &evening.session)?;
        complete(db, evening, lines, wished)
    });
    answer(&app, sheet.await?, wished, &query).await
}

/// A blank roll for the group's next meeting, opened or not.
pub(super) async fn print_next(
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    Query(query): Query,
) -> Answer {
    let (now, clock, wished) = (app.clock().now(), app.clock().clone(), Language::parse(query.text("language")));
    let sheet = app.store().read(move |db| {
        let group = groups::get_group(db, id)?;
        actor.check(Action::MeetingRead, &groups::target_of(&group))?;
        let zone = users::get_programme_of(db, group.site)?.zone;
        let today = day_in(now, &zone);
        let (day, starts) = sessions::next_day(db, &group, today)?.unwrap_or((today, group.times.starts));
        let session = Session::planned(SessionId::new(&clock), &group, (day, starts));
        let lines = store::roll(db, &session)?;
        let evening = Evening {
            session,
            extra_reason: String::new(),
            group_name: group.name,
            place: group.place,
            language: group.language,
            course: group.course,
            zone,
        };
        complete(db, evening, lines, wished)
    });
    answer(&app, sheet.await?, wished, &query.with("blank", "yes")).await
}

fn complete(db: &mut Db<'_>, evening: Evening, lines: Vec<RollLine>, wished: Option<Language>) -> Result<Sheet, Error> {
    let lesson = neutral_title(db, evening.session.lesson, wished.unwrap_or(evening.language))?;
    let leaders = store::list_leaders_on(db, evening.session.group, evening.session.day)?;
    Ok(Sheet { evening, lines, lesson, leaders })
}

fn neutral_title(db: &mut Db<'_>, lesson: Option<LessonId>, language: Language) -> Result<String, Error> {
    match lesson {
        Some(lesson) => Ok(curriculum::get_lesson_title(db, lesson, language)?.1),
        None => Ok(String::new()),
    }
}

async fn answer(app: &App, sheet: Sheet, wished: Option<Language>, options: &Fields) -> Answer {
    let text = Text(wished.unwrap_or(sheet.evening.language));
    let blank = options.text("blank") == "yes";
    let roll = compose(sheet, &text, app.clock().now(), options.text("large") == "yes", blank);
    let name = format!("roll-{}.pdf", roll.0);
    press(name, roll.1).await
}

async fn press(name: String, roll: Roll) -> Result<Response, Error> {
    let turn = PRESS.acquire().await.map_err(|cause| Error::unexpected("wait for the press", cause))?;
    let printed = tokio::task::spawn_blocking(move || documents::roll(&roll)).await;
    drop(turn);
    let bytes = printed
        .map_err(|cause| Error::unexpected("print a roll", cause))?
        .map_err(|cause| Error::unexpected("print a roll", cause))?;
    Ok(download("application/pdf", &name, bytes))
}

fn compose(sheet: Sheet, text: &Text, now: Timestamp, large_print: bool, blank: bool) -> (Date, Roll) {
    let Sheet { evening, lines, lesson, leaders } = sheet;
    let session = &evening.session;
    let words = roll_words(text);
    let rows = lines
        .into_iter()
        .map(|line| RollRow {
            mark: line.mark.filter(|_| !blank).map(paper_mark),
            reason: if blank { String::new() } else { reason_word(&line.reason, text) },
            name: if line.sign.is_empty() { text.say("people-forgotten") } else { line.chosen_name },
            code: if line.sign.is_empty() { String::new() } else { line.code },
            private_word: false,
        })
        .collect();
    let count = |count: Option<i64>| count.filter(|_| !blank).and_then(|count| u32::try_from(count).ok());
    let roll = Roll {
        imprint: imprint(session, text, now, &evening.zone, large_print),
        words,
        group: evening.group_name,
        lesson,
        date: text.day(session.day),
        time: text.hour(session.starts),
        place: evening.place,
        facilitator: leaders.join(", "),
        rows,
        visitors: Vec::new(),
        counts: Counts {
            women: None,
            visitors: count(session.visitors),
            children: count(session.children),
            headcount: count(session.headcount),
        },
    };
    (session.day, roll)
}

fn paper_mark(mark: Mark) -> documents::Mark {
    match mark {
        Mark::Present => documents::Mark::Present,
        Mark::Late => documents::Mark::Late,
        Mark::Excused => documents::Mark::Excused,
        Mark::Absent => documents::Mark::Absent,
    }
}

fn imprint(session: &Session, text: &Text, now: Timestamp, zone: &str, large_print: bool) -> Imprint {
    let utc = now.to_zoned(TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).unwrap_or(0);
    Imprint {
        language: text.0.code().to_owned(),
        large_print,
        // The end of the id tells two rolls apart; its beginning is only the time.
        document_code: session.id.to_string().chars().skip(28).collect::<String>().to_uppercase(),
        printed: text.phrase("sessions-paper-printed").with("when", text.instant(now, zone)).to_string(),
        page_of: text.say("sessions-paper-page"),
        created: Moment {
            year: u16::try_from(utc.year()).unwrap_or(0),
            month: small(utc.month()),
            day: small(utc.day()),
            hour: small(utc.hour()),
            minute: small(utc.minute()),
            second: small(utc.second()),
        },
    }
}

fn roll_words(text: &Text) -> RollWords {
    RollWords {
        title: text.say("sessions-paper-title"),
        lesson: text.say("sessions-lesson"),
        date: text.say("sessions-paper-date"),
        time: text.say("sessions-time"),
        place: text.say("sessions-place"),
        number: text.say("sessions-paper-number"),
        code: text.say("sessions-paper-code"),
        name: text.say("sessions-paper-name"),
        present: text.say("sessions-paper-present"),
        late: text.say("sessions-paper-late"),
        excused: text.say("sessions-paper-excused"),
        absent: text.say("sessions-paper-absent"),
        reason: text.say("sessions-paper-reason"),
        visitors: text.say("sessions-paper-visitors"),
        women: text.say("sessions-paper-women"),
        children: text.say("sessions-children"),
        headcount: text.say("sessions-headcount"),
        signature: text.say("sessions-paper-signature"),
    }
}
