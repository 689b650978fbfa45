//! What the world is made of: programmes, courses, groups, women, staff.

use jiff::civil::{date, time};
use minka::{
    curriculum::{self, Course, CourseId, Lesson, LessonId, LessonText},
    foundation::{
        access::Role,
        app::App,
        audit::Entry,
        change::By,
        ids::{GroupId, Id, ParticipantId, SiteId, UserId},
        text::Language,
    },
    groups::{self, Group, MemberRole, MembershipId, NewMembership},
    journeys,
    people::{self, NewParticipant, SIGNS, Step},
    timetables::GroupTimes,
    users::{self, NewAssignment, Programme, ProgrammeId, Site, User},
};
fn make<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&mut minka::foundation::change::Change<'_>) -> Result<T, minka::foundation::error::Error>
    + Send
    + 'static,
) -> T {
    let done = app.store().change_now(By::Program, move |change| {
        let made = work(change)?;
        change.commit(Entry::event("test.world"), made)
    });
    done.expect("the world is made")
}

pub(super) fn add_programme(
    app: &App,
    name: &str,
    zone: &str,
    languages: &[Language],
    currency: &str,
) -> (ProgrammeId, SiteId) {
    let programme = Programme {
        id: ProgrammeId::new(app.clock()),
        name: name.to_owned(),
        zone: zone.to_owned(),
        week_start: 1,
        languages: languages.to_vec(),
        currency: currency.to_owned(),
    };
    let site = Site { id: SiteId::new(app.clock()), programme: programme.id, name: format!("{name} centre") };
    make(app, move |change| {
        users::add_programme(change, &programme)?;
        users::add_site(change, &site)?;
        Ok((programme.id, site.id))
    })
}

pub(super) fn add_course(app: &App, programme: ProgrammeId) -> (CourseId, Vec<LessonId>) {
    let course = Course {
        id: CourseId::new(app.clock()),
        programme,
        key: "weekly".to_owned(),
        titles: vec![(Language::Ru, "Еженедельный курс".to_owned()), (Language::Kk, "Апталық курс".to_owned())],
    };
    let clock = app.clock().clone();
    make(app, move |change| {
        curriculum::add_course(change, &course)?;
        let mut lessons = Vec::new();
        for (position, key) in (1..).zip(["welcome", "boundaries", "money"]) {
            let lesson =
                Lesson { id: LessonId::new(&clock), course: course.id, key: key.to_owned(), position, minutes: 90 };
            curriculum::add_lesson(change, &lesson)?;
            for (language, neutral) in [(Language::Ru, "Занятие"), (Language::Kk, "Сабақ")] {
                let text = LessonText {
                    title: format!("{key} {}", language.code()),
                    neutral_title: format!("{neutral} {position}"),
                    aim: "Aim".to_owned(),
                    opening_question: "Question".to_owned(),
                    talk: "Talk\n\nMore talk".to_owned(),
                    circle_questions: vec!["One".to_owned(), "Two".to_owned()],
                    handout: "Handout".to_owned(),
                    can_stir_up: "Stirs".to_owned(),
                    whom_to_call: "Whom".to_owned(),
                };
                curriculum::save_lesson_text(change, lesson.id, language, &text)?;
            }
            lessons.push(lesson.id);
        }
        Ok((course.id, lessons))
    })
}

/// A group that meets weekly since September.
pub fn add_group(
    app: &App,
    site: SiteId,
    name: &str,
    weekday: i64,
    hour: i8,
    course: Option<CourseId>,
    language: Language,
) -> GroupId {
    let group = Group {
        id: GroupId::new(app.clock()),
        site,
        name: name.to_owned(),
        place: "Room 2".to_owned(),
        times: GroupTimes {
            weekday,
            starts: time(hour, 0, 0, 0),
            minutes: 120,
            every_weeks: 1,
            first_day: date(2026, 9, 1),
            last_day: None,
        },
        capacity: 20,
        course,
        language,
        closed: false,
    };
    make(app, move |change| {
        groups::add_group(change, &group)?;
        Ok(group.id)
    })
}

/// Women of a group since September, by the names they chose.
pub fn add_women(
    app: &App,
    site: SiteId,
    group: GroupId,
    language: Language,
    names: &[&str],
) -> Vec<(ParticipantId, String)> {
    let mut women = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let woman = NewParticipant {
            id: ParticipantId::new(app.clock()),
            site,
            code: people::new_code(at as i64),
            chosen_name: (*name).to_owned(),
            sign: SIGNS[at % SIGNS.len()].to_owned(),
            language,
            step: Step::Active,
            on: date(2026, 9, 1),
        };
        let stay = NewMembership {
            id: MembershipId::new(app.clock()),
            site,
            group,
            participant: woman.id,
            role: MemberRole::Member,
            from: date(2026, 9, 1),
            until: None,
            left_reason: String::new(),
        };
        women.push(make(app, move |change| {
            let mut woman = woman;
            while people::find_by_code(change, &woman.code)?.is_some() {
                woman.code = people::new_code(0);
            }
            journeys::add_participant(change, &woman)?;
            groups::add_membership(change, &stay)?;
            Ok((woman.id, woman.code))
        }));
    }
    women
}

/// A role at a site; for a facilitator her group, for a mentor her woman.
pub type Held = (Role, SiteId, Option<GroupId>, Option<ParticipantId>);

/// Somebody who works here since January.
pub fn add_staff(app: &App, name: &str, language: Language, held: &[Held]) -> UserId {
    let user = User { id: UserId::new(app.clock()), sign_in_name: name.to_owned(), name: name.to_owned(), language };
    let held = held.to_vec();
    make(app, move |change| {
        users::add_user(change, &user)?;
        for (role, site, group, participant) in held {
            let assignment = NewAssignment {
                user: user.id,
                role,
                site,
                group,
                participant,
                from: date(2026, 1, 1),
                until: None,
                approved_by: Some("test".to_owned()),
            };
            users::add_assignment(change, &assignment)?;
        }
        Ok(user.id)
    })
}
