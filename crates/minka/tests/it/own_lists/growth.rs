//! How each list of Rosa's file is made long: by the statements or acts that leave a line of it, so many times over.

use minka::{
    assessments,
    foundation::{
        audit::Entry,
        change::{By, Change},
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        keyring::Keyring,
    },
    goals,
    own_lists::{self, List, WishKind},
    referrals,
};

use super::{open_often, visit_often};
use crate::{
    instruments::switch_on,
    world::{TUESDAY, World},
};

/// How a list of hers grows.
pub enum Growth {
    /// By these statements, each run once for every round with an id (`$1`), the woman (`$2`) and an instant (`$3`), both of the round
    /// alone; so many lines a round.
    Rows(usize, &'static [&'static str]),
    /// By what the rooms themselves do, for so many rounds; so many lines a round.
    Done(usize, fn(&World, usize)),
    /// Never: it is one row of hers, and another takes its place.
    Never,
}

/// What rows of hers point to: a group, a meeting and a lesson of every round.
pub const GROUND: [&str; 3] = [
    "insert into weekly_group (id, site_id, name, place, weekday, starts_at, minutes, every_weeks, first_day, capacity, language,
         created_at, closed_at)
     select $1, p.site_id, $1, 'x', 2, '18:00', 90, 1, '2025-01-01', 9, 'es', $3, $3 from participant p where p.id = $2",
    "insert into session (id, site_id, group_id, day, starts_at, state, not_met_reason, created_at, closed_at)
     select $1, p.site_id, $1, substr($3, 1, 10), '18:00', 'met', '', $3, $3 from participant p where p.id = $2",
    "insert into lesson (id, course_id, key, position, minutes, retired_at)
     select $1, (select min(id) from course), $1, 1, 90, $3 from participant p where p.id = $2",
];

const BASICS: [&str; 1] = ["insert into former_code (code, participant_id)
         select $1, p.id from participant p where p.id = $2 and $3 <> ''"];

const TIES: [&str; 2] = [
    "insert into staff_tie (id, site_id, participant_id, user_id, kind, from_day, until_day, recorded_at, recorded_by)
         select $1, p.site_id, p.id, (select min(id) from staff_user), 'privately', substr($3, 1, 10), substr($3, 1, 10), $3, 'x'
         from participant p where p.id = $2",
    "insert into kin_link (id, site_id, one_id, other_id, kind, from_day, until_day, recorded_at, recorded_by)
         select $1, p.site_id, p.id, (select min(o.id) from participant o where o.site_id = p.site_id and o.id <> p.id), 'cousin',
         substr($3, 1, 10), substr($3, 1, 10), $3, 'x' from participant p where p.id = $2",
];

const JOURNEY: [&str; 1] =
    ["insert into journey_step (id, site_id, participant_id, step, on_day, reason, recorded_at, recorded_by)
         select $1, p.site_id, p.id, 'active', substr($3, 1, 10), '', $3, 'x' from participant p where p.id = $2"];

const MENTOR: [&str; 1] = [
    "insert into assignment (id, user_id, role, site_id, participant_id, from_day, until_day, asked_by, approved_by,
         created_at)
         select $1, (select min(id) from staff_user), 'mentor', p.site_id, p.id, substr($3, 1, 10), substr($3, 1, 10), 'x', 'y', $3
         from participant p where p.id = $2",
];

const NEED: [&str; 1] =
    ["insert into need (id, site_id, participant_id, weight, languages, days, district, recorded_at, recorded_by)
         select $1, p.site_id, p.id, 2, 'es', '2', 'Comas', $3, 'x' from participant p where p.id = $2"];

const WAITING: [&str; 1] = ["insert into waiting_place (participant_id, group_id, site_id, from_day)
         select p.id, $1, p.site_id, substr($3, 1, 10) from participant p where p.id = $2"];

const GROUPS: [&str; 1] = [
    "insert into membership (id, site_id, group_id, participant_id, role, from_day, until_day, left_reason, recorded_at,
         recorded_by)
         select $1, p.site_id, $1, p.id, 'member', substr($3, 1, 10), substr($3, 1, 10), '', $3, 'x'
         from participant p where p.id = $2",
];

const ATTENDANCE: [&str; 2] = [
    "insert into attendance (session_id, participant_id, site_id, mark, reason, marked_at, marked_by)
         select $1, p.id, p.site_id, 'present', '', $3, 'x' from participant p where p.id = $2",
    "insert into attendance_before (id, session_id, participant_id, site_id, mark, reason, marked_at, marked_by, replaced_at, why)
         select $1, $1, p.id, p.site_id, 'absent', '', $3, 'x', $3, '' from participant p where p.id = $2",
];

const CIRCLES: [&str; 2] = [
    "insert into circle (session_id, number, site_id, facilitator, facilitator_id, mix, themes)
         select $1, 1, p.site_id, 'x', p.id, 0, '' from participant p where p.id = $2 and $3 <> ''",
    "insert into circle_seat (session_id, participant_id, number)
         select $1, p.id, 2 from participant p where p.id = $2 and $3 <> ''",
];

const LESSONS: [&str; 2] = [
    "insert into make_up (id, site_id, participant_id, lesson_id, on_day, recorded_at, recorded_by)
         select $1, p.site_id, p.id, $1, substr($3, 1, 10), $3, 'x' from participant p where p.id = $2",
    "insert into make_up_before (id, site_id, participant_id, lesson_id, recorded_at, recorded_by, replaced_at, replaced_by, why)
         select $1, p.site_id, p.id, $1, $3, 'x', $3, 'x', 'corrected' from participant p where p.id = $2",
];

const WORDS: [&str; 1] =
    ["insert into private_word (id, site_id, session_id, participant_id, asked_at, asked_by, taken_at, taken_by)
         select $1, p.site_id, $1, p.id, $3, 'x', $3, 'x' from participant p where p.id = $2"];

const CONSENTS: [&str; 1] = [
    "insert into consent_event (participant_id, number, id, site_id, purpose, sector, recipient, recipient_key, said, way,
         reader, witness, language, text_version, from_day, recorded_at, recorded_by)
         select p.id, (select coalesce(max(e.number), 0) + 1 from consent_event e where e.participant_id = p.id), $1, p.site_id,
         'photo', '', '', '', 'refused', 'spoken', 'x', 'x', 'es', '1', substr($3, 1, 10), $3, 'x'
         from participant p where p.id = $2",
];

const PAUSES: [&str; 1] =
    ["insert into contact_pause (id, site_id, participant_id, paused_at, paused_by, lifted_at, lifted_by)
         select $1, p.site_id, p.id, $3, 'x', $3, 'x' from participant p where p.id = $2"];

const NAMES: [&str; 1] = [
    "insert into exclusion (id, site_id, participant_id, user_id, added_at, added_by, lifted_at, lifted_by)
         select $1, p.site_id, p.id, (select min(id) from staff_user), $3, 'x', $3, 'x' from participant p where p.id = $2",
];

const APART: [&str; 1] =
    ["insert into keep_apart (id, site_id, participant_a, participant_b, from_day, until_day, recorded_by)
         select $1, p.site_id, p.id, (select min(o.id) from participant o where o.site_id = p.site_id and o.id <> p.id),
         substr($3, 1, 10), substr($3, 1, 10), 'x' from participant p where p.id = $2"];

const OUTSIDE: [&str; 2] = [
    "insert into outside_request (id, site_id, kind, on_paper, asked, fields, received_on, due_on, law_forbids, state, sealed,
         recorded_at, recorded_by, closed_at)
         select $1, p.site_id, 'court', true, 1, 'code', substr($3, 1, 10), substr($3, 1, 10), false, 'withdrawn',
         (select g.sealed from goal g where g.participant_id = p.id order by g.id limit 1), $3, 'x', $3
         from participant p where p.id = $2",
    "insert into outside_woman (request_id, participant_id, site_id)
         select $1, p.id, p.site_id from participant p where p.id = $2 and $3 <> ''",
];

const BREACHES: [&str; 2] = [
    "insert into breach (id, site_id, kind, thing, thing_id, law, noticed_at, safe_until, due_at, sealed, reported_at, reported_by)
         select $1, p.site_id, 'paper_lost', 'unknown', '', 'PE', $3, $3, $3,
         (select g.sealed from goal g where g.participant_id = p.id order by g.id limit 1), $3, 'x'
         from participant p where p.id = $2",
    "insert into breach_woman (breach_id, participant_id, site_id, why, found_at)
         select $1, p.id, p.site_id, 'reach', $3 from participant p where p.id = $2",
];

const HOLDS: [&str; 1] =
    ["insert into hold (id, participant_id, site_id, until_day, placed_at, placed_by, lifted_at, lifted_by)
         select $1, p.id, p.site_id, substr($3, 1, 10), $3, 'x', $3, 'x' from participant p where p.id = $2"];

const ACCOUNT: [&str; 1] = [
    "insert into own_file (id, site_id, user_id, participant_id, linked_at, linked_by, ended_at, ended_by)
         select $1, p.site_id, (select min(id) from staff_user), p.id, $3, 'x', $3, 'x' from participant p where p.id = $2",
];

const FILE: [&str; 1] = [
    "insert into erase_request (id, participant_id, site_id, language, asked_at, asked_by, withdrawn_at, withdrawn_by)
         select $1, p.id, p.site_id, 'es', $3, 'woman', $3, 'woman' from participant p where p.id = $2",
];

const CALLS: [&str; 1] = [
    "insert into concern (id, site_id, participant_id, risk, raised_at, raised_by, sealed, closed_at, closed_by, outcome)
         select $1, p.site_id, p.id, 'low', $3, 'woman x',
         (select g.sealed from goal g where g.participant_id = p.id order by g.id limit 1), $3, 'x', 'safe'
         from participant p where p.id = $2",
];

/// Every list, so that a new one has to say how it grows.
pub fn growth(list: List) -> Growth {
    use Growth::{Done, Never, Rows};
    match list {
        List::Identity | List::Background | List::Contact => Never,
        List::Basics => Rows(1, &BASICS),
        List::Ties => Rows(2, &TIES),
        List::Journey => Rows(1, &JOURNEY),
        List::Mentor => Rows(1, &MENTOR),
        List::Need => Rows(1, &NEED),
        List::Goals => Done(3, aim_often),
        List::Visits => Done(1, |world, rounds| {
            let many = i64::try_from(rounds).expect("few");
            visit_often(world, (world.lima, world.lima_women[4].0), (world.carmen, many));
        }),
        // Each of the visits above left one.
        List::Promises => Done(1, |_, _| ()),
        List::Referrals => Done(2, send_often),
        List::Waiting => Rows(1, &WAITING),
        List::Groups => Rows(1, &GROUPS),
        List::Attendance => Rows(2, &ATTENDANCE),
        List::Circles => Rows(2, &CIRCLES),
        List::Lessons => Rows(2, &LESSONS),
        List::Words => Rows(1, &WORDS),
        List::Assessments => Done(1, ask_often),
        List::Consents => Rows(1, &CONSENTS),
        List::Pauses => Rows(1, &PAUSES),
        List::Names => Rows(1, &NAMES),
        List::Apart => Rows(1, &APART),
        List::Openings => Done(1, |world, rounds| open_often(world, world.lima_women[4].0, (world.lucia, rounds))),
        List::Outside => Rows(1, &OUTSIDE),
        List::Breaches => Rows(1, &BREACHES),
        List::Wishes => Done(1, wish_often),
        List::Holds => Rows(1, &HOLDS),
        List::Account => Rows(1, &ACCOUNT),
        List::File => Rows(2, &FILE),
        List::Calls => Rows(1, &CALLS),
    }
}

/// Runs statements once for every round.
pub fn repeat(world: &World, statements: &'static [&'static str], rounds: usize) {
    let woman = world.lima_women[4].0;
    world.change(By::Program, move |change| {
        for round in 0..rounds {
            let id = format!("019abcde-0000-7000-8000-{round:012}");
            let at =
                format!("2025-{:02}-{:02}T{:02}:00:00.000Z", 1 + round / 672 % 12, 1 + round / 24 % 28, round % 24);
            for sql in statements {
                change.execute(sql, minka::binds![&id, woman, &at])?;
            }
        }
        change.commit(Entry::event("test.grown"), ())
    });
}

/// Does something for Rosa once for every round.
fn do_often(
    world: &World,
    rounds: usize,
    act: impl Fn(&mut Change<'_>, (&Keyring, SiteId, ParticipantId), usize) -> Result<(), Error> + Send + 'static,
) {
    let (keyring, site, woman) = (world.app.keyring().clone(), world.lima, world.lima_women[4].0);
    world.change(By::User(world.carmen), move |change| {
        for round in 0..rounds {
            act(change, (&keyring, site, woman), round)?;
        }
        change.commit(Entry::event("test.done"), ())
    });
}

/// Goals, and of the first of them as many wordings from before and as many looks at how it goes.
fn aim_often(world: &World, rounds: usize) {
    do_often(world, rounds, |change, (keyring, site, woman), round| {
        let words = goals::Words { said: format!("Meta {round}"), language: "es".to_owned(), ..Default::default() };
        let goal = goals::Goal {
            id: goals::GoalId::new(change.clock()),
            woman,
            theme: goals::Theme::Learning,
            measure: goals::Measure::YesNo,
            start: None,
            target: None,
            importance: None,
            confidence: None,
            set_on: TUESDAY,
            by: None,
            state: goals::State::Open,
            ended_on: None,
            successor: None,
            words,
        };
        goals::add_goal(change, keyring, site, &goal)?;
        let first =
            change.get("select min(id) from goal where participant_id = $1", minka::binds![woman], |row| row.get(0))?;
        let check_in = goals::CheckIn {
            id: goals::CheckInId::new(change.clock()),
            on: TUESDAY,
            reading: 0,
            told: goals::Told { how: format!("Paso {round}"), helped: String::new() },
            recorded_at: change.at(),
            set_aside: false,
        };
        goals::add_check_in(change, keyring, (first, woman), &check_in)
    });
    repeat(
        world,
        &["insert into goal_before (id, goal_id, participant_id, theme, sealed, replaced_at, replaced_by)
         select $1, g.id, g.participant_id, g.theme, g.sealed, $3, 'x' from goal g
         where g.id = (select min(f.id) from goal f where f.participant_id = $2)"],
        rounds,
    );
}

/// Ways to help elsewhere, each with one step.
fn send_often(world: &World, rounds: usize) {
    let place = crate::referrals::add_place(world, true);
    do_often(world, rounds, move |change, (keyring, site, woman), round| {
        let referral = referrals::Referral {
            id: referrals::ReferralId::new(change.clock()),
            woman,
            state: referrals::State::Sent,
            state_on: TUESDAY,
            told: referrals::Told { need: format!("Consejo {round}"), ..Default::default() },
        };
        referrals::add_referral(change, keyring, site, (&referral, place))
    });
}

/// Questionnaires, asked to their end, every answer missing.
fn ask_often(world: &World, rounds: usize) {
    let instrument = switch_on(world, world.lima_programme, &["who5"])[0];
    do_often(world, rounds, move |change, (_, site, woman), _| {
        let asked = assessments::Assessment {
            id: assessments::AssessmentId::new(change.clock()),
            site,
            woman,
            instrument,
            wave: None,
            language: "es".to_owned(),
            way: assessments::Way::Screen,
            state: assessments::State::Finished,
            asked_on: TUESDAY,
            meetings: 1,
            minutes: None,
            asked_by: "x".to_owned(),
            keyed_by: None,
            begun_at: change.at(),
        };
        assessments::add_assessment(change, &asked)
    });
}

fn wish_often(world: &World, rounds: usize) {
    do_often(world, rounds, |change, (keyring, site, woman), round| {
        let words = format!("Deseo {round}");
        own_lists::add_wish(change, keyring, (site, woman), (WishKind::Correction, &words)).map(drop)
    });
}
