//! Her page: the sign, the name she chose, the code, where she stands, and what can be done.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::RecordedStep,
    rules::standing,
    store::{self, Stay},
};
use crate::{
    assessments::{self, Planner},
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        clock::day_in,
        error::{Answer, Error},
        ids::ParticipantId,
        page::{At, Frame, Screen, show},
        store::Db,
        text::Text,
    },
    instruments::{self, say_name},
    people::{Participant, Step, in_reach, kind_of, say_step},
    users::{self, Mentoring},
};

#[derive(Template)]
#[template(path = "journeys/person.html")]
struct PersonPage {
    frame: Frame,
    code: String,
    name: String,
    sign: String,
    language: &'static str,
    kind: &'static str,
    state: String,
    since: String,
    stays: Vec<StayLine>,
    waits: Vec<String>,
    still_member: bool,
    journey: Vec<StepLine>,
    /// Who walks beside her; empty while nobody does.
    mentor: String,
    /// What she was asked last, and what is due now, while she agrees to questionnaires; nothing is opened for it.
    asked: Vec<String>,
    /// Whether there is a list to go back to: not for whoever has her open in an emergency alone.
    finds: bool,
    may: May,
}

/// What the reader may do here.
struct May {
    edit: bool,
    step: bool,
    correct: bool,
    open: bool,
    background: bool,
    consents: bool,
    concern: bool,
    restricted: bool,
    goals: bool,
    visits: bool,
    referrals: bool,
    surveys: bool,
    /// To correct what was noted about asking her, without asking her or reading what she answered.
    mistakes: bool,
    exclusions: bool,
    account: bool,
    openings: bool,
    contact: bool,
    own: bool,
    lessons: bool,
    kin: bool,
    need: bool,
    handover: bool,
    mentor: bool,
    forget: bool,
}

impl May {
    /// Whether anything stands under her file.
    fn file(&self) -> bool {
        let hers = [self.open, self.background, self.kin, self.need, self.consents];
        let parts = [hers.contains(&true), self.mistakes, self.own, self.account, self.forget];
        parts.contains(&true)
    }

    fn of(actor: &Actor, target: &Target) -> Self {
        let may = |action| actor.decide(action, target) != Decision::Deny;
        May {
            edit: may(Action::PersonEditBasic),
            step: may(Action::JourneyRecord) || may(Action::PersonLeave),
            correct: may(Action::JourneyRecord),
            open: actor.decide(Action::IdentityRead, &target.clone().reason("asked for")) != Decision::Deny,
            background: actor.decide(Action::BackgroundRead, &target.clone().reason("asked for")) != Decision::Deny,
            consents: may(Action::ConsentRead),
            concern: may(Action::ConcernRaise),
            restricted: may(Action::RestrictedRead),
            goals: may(Action::GoalRead),
            visits: may(Action::VisitRead),
            referrals: may(Action::ReferralRead),
            surveys: may(Action::SurveyAnswer) || may(Action::SurveyRead),
            mistakes: may(Action::SurveyVoid) && !may(Action::SurveyAnswer),
            exclusions: may(Action::ExclusionEdit),
            account: may(Action::FileLink),
            own: may(Action::OwnViewStart),
            contact: may(Action::ContactPause) || may(Action::ContactRead),
            openings: actor.decide(Action::WhoViewedMe, &target.clone().reason("asked for")) != Decision::Deny,
            lessons: may(Action::AttendanceReadPerson),
            forget: may(Action::EraseRequest),
            kin: may(Action::KinEdit),
            need: may(Action::NeedEdit),
            handover: may(Action::HandoverNote),
            mentor: actor.decide(Action::PersonAssignMentor, &target.clone().reason("asked for")) != Decision::Deny,
        }
    }
}

struct StayLine {
    group: String,
    days: String,
    role: String,
    ended: bool,
}

pub(super) struct StepLine {
    pub(super) day: String,
    pub(super) step: String,
    pub(super) reason: String,
    /// When it was found to be wrong, or empty.
    pub(super) corrected: String,
    /// Where it can be corrected, or empty.
    pub(super) href: String,
}

/// Her page.
pub(super) async fn show_person(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let who = actor.clone();
    let text = screen.text;
    let (woman, target, zone, journey, stays, waits, (mentor, asked)) = app
        .store()
        .read(move |db| {
            let (woman, target) = in_reach(db, &who, Action::PersonReadBasic, &code, now)?;
            let zone = users::get_programme_of(db, woman.site)?.zone;
            let today = day_in(now, &zone);
            let journey = store::list_journey(db, woman.id)?;
            let stays = store::list_stays(db, woman.id)?;
            let waits = store::list_waits(db, woman.id, today)?;
            let mut beside = users::list_mentorings(db, woman.id)?;
            beside.retain(|held| held.holds_on(today));
            let mentor = say_beside(&text, &beside);
            let agreed = consents::holds(db, woman.id, Purpose::Survey, None, today)?;
            let tells = agreed && May::of(&who, &target).surveys;
            let asked = if tells { find_asked(db, &text, woman.id, now)? } else { Vec::new() };
            Ok((woman, target, zone, journey, stays, waits, (mentor, asked)))
        })
        .await?;
    let today = day_in(now, &zone);
    let may = May::of(&actor, &target);
    let is_over = |stay: &Stay| stay.until.is_some_and(|until| until <= today);
    show(&PersonPage {
        frame: screen.frame_titled(&woman.code, "people"),
        state: say_step(&text, woman.state),
        kind: kind_of(woman.state),
        since: text.phrase("journey-since").with("day", text.full_day(woman.since)).to_string(),
        still_member: has_gone(&woman) && stays.iter().any(|stay| !is_over(stay)),
        stays: stays.iter().map(|stay| stay_line(&text, stay, is_over(stay))).collect(),
        waits,
        journey: step_lines(&text, &zone, &woman, &journey, may.correct),
        mentor,
        asked,
        finds: actor.may_somewhere(Action::PersonFind),
        language: woman.language.own_name(),
        code: woman.code,
        name: woman.chosen_name,
        sign: woman.sign,
        may,
    })
}

/// Who walks beside her, and who stands in for her until when; empty while nobody does.
fn say_beside(text: &Text, beside: &[Mentoring]) -> String {
    let mentor = beside.iter().find(|held| !held.covers);
    let Some(cover) = beside.iter().find(|held| held.covers) else {
        return mentor.map(|held| held.name.clone()).unwrap_or_default();
    };
    let last = cover.until.and_then(|until| until.yesterday().ok()).map(|last| text.short_day(last));
    let key = if mentor.is_some() { "journey-mentor-covered" } else { "journey-mentor-cover-alone" };
    text.phrase(key)
        .with("mentor", mentor.map(|held| held.name.as_str()).unwrap_or_default())
        .with("name", &cover.name)
        .with("day", last.unwrap_or_default())
        .to_string()
}

/// What she was asked last, and what her windows ask now, for a woman who agrees to questionnaires: from what lies open, no
/// answer is unsealed for it.
fn find_asked(db: &mut Db<'_>, text: &Text, woman: ParticipantId, now: Timestamp) -> Result<Vec<String>, Error> {
    let mut lines = Vec::new();
    if let Some((id, day)) = assessments::find_last_asked(db, woman)? {
        let name = say_name(text, &instruments::get_held(db, id)?.instrument);
        let last = text.phrase("journey-asked-last").with("name", name).with("day", text.full_day(day));
        lines.push(last.to_string());
    }
    for due in Planner::new(now).find_waits(db, woman)?.due {
        let until = text.full_day(due.until);
        lines.push(
            text.phrase("journey-asked-due")
                .with("name", say_name(text, &due.held.instrument))
                .with("day", until)
                .to_string(),
        );
    }
    Ok(lines)
}

/// Whether she no longer comes, so that a stay in a group wants an end.
fn has_gone(woman: &Participant) -> bool {
    matches!(woman.state, Step::Graduated | Step::Alumna | Step::Left | Step::Transferred)
}

fn stay_line(text: &Text, stay: &Stay, ended: bool) -> StayLine {
    let from = text.short_day(stay.from);
    let days = match stay.until {
        Some(until) => text.phrase("journey-from-until").with("from", from).with("until", text.short_day(until)),
        None => text.phrase("journey-from").with("from", from),
    };
    let role = if stay.role == "member" { String::new() } else { text.say(&format!("journey-stay-{}", stay.role)) };
    StayLine { group: stay.group.clone(), days: days.to_string(), role, ended }
}

/// The journey, newest first; what was corrected stays, struck through, with the day on which that was found.
pub(super) fn step_lines(
    text: &Text,
    zone: &str,
    woman: &Participant,
    journey: &[RecordedStep],
    may_correct: bool,
) -> Vec<StepLine> {
    let stand = standing(journey);
    let line = |held: &RecordedStep| {
        let step = &held.step;
        let by = journey.iter().find(|other| other.step.corrects == Some(step.id));
        let stands = by.is_none();
        let corrected = by
            .map(|by| text.short_day(day_in(by.recorded_at, zone)))
            .map_or(String::new(), |day| text.phrase("journey-step-corrected").with("day", day).to_string());
        let href = format!("/people/{}/journey/{}/correction", woman.code, step.id);
        StepLine {
            day: text.full_day(step.on),
            step: say_step(text, step.step),
            reason: if step.reason.is_empty() {
                String::new()
            } else {
                text.say(&format!("journey-reason-{}", step.reason))
            },
            corrected,
            href: if stands && may_correct { href } else { String::new() },
        }
    };
    let mut lines: Vec<StepLine> = stand.iter().rev().map(|held| line(held)).collect();
    lines.extend(journey.iter().filter(|held| stand.iter().all(|kept| kept.step.id != held.step.id)).map(line));
    lines
}
