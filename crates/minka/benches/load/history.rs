//! Her page with five years of history: what her mentor opens of one woman who has been here that long.

use std::path::Path;

use jiff::{ToSpan, civil::Date};
use minka::{
    assessments::{self, Assessment, AssessmentId, Said as Answered, State as Asked, Way},
    binds, consents,
    foundation::{
        audit::Entry,
        change::{By, Change},
        clock::Clock,
        error::Error,
        ids::{GroupId, Id, ParticipantId, SiteId, UserId},
        keyring::{self, Keyring},
        text::Language,
    },
    goals::{self, CheckIn, CheckInId, Goal, GoalId, Measure, State, Theme, Told, Words},
    instruments::{self, Held},
    roll_call::{self, AttendanceMark, Mark},
    sessions::{self, Session, SessionId, SessionState},
    users,
    visits::{self, Medium, Promise, PromiseId, Visit, VisitId, Whose},
};

use crate::{
    Outcome,
    client::Request,
    pages::compare,
    process::Server,
    report,
    world::{World, sign_in},
};

const WEEKS: i32 = 260;
const MENTOR: &str = "carmen.mentor";

/// One woman, and who walks beside her.
#[derive(Clone)]
struct Hers {
    woman: ParticipantId,
    code: String,
    site: SiteId,
    group: GroupId,
    mentor: UserId,
}

pub(crate) fn measure(below: &Path) -> Outcome<()> {
    let world = World::make(below, 200, None)?.copy("history")?;
    let (code, token) = {
        let store = world.store()?;
        let keyring = keyring::open_of(world.folder(), &store)?;
        let mentor = store.read_now(|db| users::find_user_named(db, MENTOR))?.ok_or("nobody has that name")?.id;
        let hers = store.change_now(By::Program, move |change| {
            let hers = find(change, mentor)?;
            live(change, &keyring, &hers)?;
            change.commit(Entry::event("bench.history"), hers)
        })?;
        (hers.code, sign_in(&store, mentor)?)
    };
    let server = Server::start(&world.path)?;
    let page = |path: &str| vec![Request::get(&format!("/people/{code}{path}"), &token)];
    report::title("Her pages after five years: 260 meetings, 130 visits with notes, 40 questionnaires, 12 goals");
    compare(
        &server,
        &[
            ("her page", page("")),
            ("her visits and promises", page("/visits")),
            ("the card to prepare from", page("/prep")),
            ("what she was asked, opened", page("/assessments")),
            ("her own line", page("/assessments/lines/who5")),
            ("her goals", page("/goals")),
            ("her lessons", page("/lessons")),
            ("Today of her mentor", vec![Request::get("/", &token)]),
        ],
    )
}

fn find(change: &mut Change<'_>, mentor: UserId) -> Result<Hers, Error> {
    change.get(
        "select p.id, p.code, p.site_id, m.group_id from assignment a join participant p on p.id = a.participant_id
         join membership m on m.participant_id = p.id and m.until_day is null and m.role <> 'visitor'
         where a.user_id = $1 and a.until_day is null and p.state = 'active'
             and exists (select 1 from assessment x where x.participant_id = p.id) order by p.code limit 1",
        binds![mentor],
        |row| Ok(Hers { woman: row.get(0)?, code: row.get(1)?, site: row.get(2)?, group: row.get(3)?, mentor }),
    )
}

/// Five years, week by week.
fn live(change: &mut Change<'_>, keyring: &Keyring, hers: &Hers) -> Result<(), Error> {
    let today = Clock::system().today("America/Lima");
    let since = today.saturating_sub((WEEKS + 1).weeks());
    change.execute(
        "update membership set from_day = $1 where participant_id = $2 and until_day is null",
        binds![since, hers.woman],
    )?;
    change.execute("update assignment set from_day = $1 where participant_id = $2", binds![since, hers.woman])?;
    for purpose in [consents::Purpose::Notes, consents::Purpose::Survey] {
        agree(change, hers, purpose, today)?;
    }
    let programme = users::get_programme_of(change, hers.site)?.id;
    let asked = instruments::list_on(change, programme)?;
    let asked = asked.iter().find(|held| held.key() == "who5").ok_or(Error::NotFound)?.clone();
    for week in (1..=WEEKS).rev() {
        let day = today.saturating_sub(week.weeks());
        meet(change, hers, day)?;
        if week % 2 == 0 {
            visit(change, keyring, hers, day)?;
        }
        if week % 6 == 0 && week / 6 <= 40 {
            ask(change, keyring, (hers, &asked), (day, week))?;
        }
        if week % 20 == 0 && week / 20 <= 12 {
            aspire(change, keyring, hers, day)?;
        }
    }
    Ok(())
}

fn agree(change: &mut Change<'_>, hers: &Hers, purpose: consents::Purpose, today: Date) -> Result<(), Error> {
    let event = consents::ConsentEvent {
        id: consents::ConsentId::new(change.clock()),
        purpose,
        recipient: None,
        said: consents::Said::Agreed,
        way: Some(consents::Way::Written),
        reader: "Carmen".to_owned(),
        witness: String::new(),
        language: Some(Language::Es),
        text_version: consents::TEXT_VERSION.to_owned(),
        from: today,
        until: Some(today.saturating_add(6.months())),
        recorded_at: change.at(),
    };
    consents::add_event(change, (hers.site, hers.woman), &event)
}

fn meet(change: &mut Change<'_>, hers: &Hers, day: Date) -> Result<(), Error> {
    if sessions::find_session_on(change, hers.group, day)?.is_some() {
        return Ok(());
    }
    let session = Session {
        id: SessionId::new(change.clock()),
        site: hers.site,
        group: hers.group,
        day,
        starts: jiff::civil::time(18, 0, 0, 0),
        lesson: None,
        state: SessionState::Met,
        not_met_reason: String::new(),
        visitors: None,
        children: None,
        headcount: None,
        closed: None,
    };
    sessions::add_session(change, &session)?;
    let mark = AttendanceMark { participant: hers.woman, mark: Mark::Present, reason: String::new() };
    roll_call::save_mark(change, &session, &mark).map(drop)
}

fn visit(change: &mut Change<'_>, keyring: &Keyring, hers: &Hers, on: Date) -> Result<(), Error> {
    let held = Visit {
        id: VisitId::new(change.clock()),
        woman: hers.woman,
        mentor: hers.mentor,
        on,
        reached: true,
        medium: Some(Medium::Together),
        minutes: Some(40),
        areas: vec!["emotional".to_owned()],
        obstacles: vec!["money".to_owned()],
        heavy: false,
        recorded_at: change.at(),
        set_aside: false,
    };
    visits::add_visit(change, hers.site, &held)?;
    let note = visits::new_note(change, hers.mentor, "Está mejor; el mayor ya trabaja con su tía en el taller.");
    visits::add_note(change, keyring, (held.id, hers.woman), &note)?;
    let promise = Promise {
        id: PromiseId::new(change.clock()),
        woman: hers.woman,
        whose: Whose::Hers,
        made_on: on,
        due: Some(on.saturating_add(14.days())),
        ended: Some((visits::Ending::Kept, on.saturating_add(14.days()))),
        words: "Pedir la cita en la posta".to_owned(),
    };
    visits::add_promise(change, keyring, (hers.site, Some(held.id)), &promise)
}

fn ask(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (hers, held): (&Hers, &Held),
    (day, week): (Date, i32),
) -> Result<(), Error> {
    let of = Assessment {
        id: AssessmentId::new(change.clock()),
        site: hers.site,
        woman: hers.woman,
        instrument: held.id,
        wave: None,
        language: "es".to_owned(),
        way: Way::Screen,
        state: Asked::Open,
        asked_on: day,
        meetings: 1,
        minutes: Some(4),
        asked_by: hers.mentor.to_string(),
        keyed_by: None,
        begun_at: change.at(),
    };
    assessments::add_assessment(change, &of)?;
    for item in &held.instrument.definition().items {
        let choices = held.instrument.choices(&item.id);
        let place = usize::try_from(week).unwrap_or(0) % choices.len();
        assessments::set_answer(change, keyring, (&of, &item.id), &Answered::Option(choices[place].id.clone()))?;
    }
    assessments::end_assessment(change, of.id, Some(4))
}

fn aspire(change: &mut Change<'_>, keyring: &Keyring, hers: &Hers, set_on: Date) -> Result<(), Error> {
    let goal = Goal {
        id: GoalId::new(change.clock()),
        woman: hers.woman,
        theme: Theme::Learning,
        measure: Measure::YesNo,
        start: None,
        target: None,
        importance: Some(3),
        confidence: Some(6),
        set_on,
        by: None,
        state: State::Open,
        ended_on: None,
        successor: None,
        words: Words { said: "Quiero terminar el curso".to_owned(), language: "es".to_owned(), ..Words::default() },
    };
    goals::add_goal(change, keyring, hers.site, &goal)?;
    for number in 1..=10 {
        let check_in = CheckIn {
            id: CheckInId::new(change.clock()),
            on: set_on.saturating_add((7 * number).days()),
            reading: i64::from(number % 2),
            told: Told::default(),
            recorded_at: change.at(),
            set_aside: false,
        };
        goals::add_check_in(change, keyring, (goal.id, hers.woman), &check_in)?;
    }
    Ok(())
}
