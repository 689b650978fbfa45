//! GET /more: everything else she may reach, and nothing she may not, under headings in the order of use.

use askama::Template;

use crate::foundation::{
    access::{Action, Actor},
    error::Answer,
    page::{Frame, Screen, show},
};

struct Place {
    href: &'static str,
    icon: &'static str,
    word: &'static str,
}

/// Places under one heading.
struct Section {
    title: &'static str,
    places: Vec<Place>,
}

#[derive(Template)]
#[template(path = "today/more.html")]
struct MorePage {
    frame: Frame,
    sections: Vec<Section>,
}

/// Where each action leads; `None` is everybody's own.
type Door = (Option<Action>, Place);

/// What is done about women, week by week.
const WOMEN: [Door; 8] = [
    (Some(Action::AttendanceReadPerson), Place { href: "/quiet", icon: "wait", word: "participation-quiet-title" }),
    (Some(Action::PersonAssignMentor), Place { href: "/matching", icon: "circle", word: "matching-title" }),
    (Some(Action::VisitWrite), Place { href: "/drafts", icon: "edit", word: "handovers-title" }),
    (Some(Action::MentorSupervise), Place { href: "/supervision", icon: "people", word: "supervision-title" }),
    (Some(Action::HelpRead), Place { href: "/help", icon: "share", word: "help-title" }),
    (Some(Action::DuplicateReview), Place { href: "/duplicates", icon: "people", word: "duplicates-title" }),
    (Some(Action::ImportPeople), Place { href: "/people/import", icon: "upload", word: "today-import" }),
    (Some(Action::ExportCodes), Place { href: "/people/export", icon: "download", word: "today-export" }),
];

/// What an evening needs.
const LESSONS: [Door; 2] = [
    (Some(Action::CourseRead), Place { href: "/courses", icon: "lesson", word: "today-courses" }),
    (Some(Action::GroupRead), Place { href: "/calendar", icon: "calendar", word: "today-calendar" }),
];

/// What is asked, with which questions, on which telephones.
const QUESTIONS: [Door; 5] = [
    (Some(Action::SurveyAnswer), Place { href: "/due", icon: "survey", word: "due-lists-title" }),
    (Some(Action::SurveyAssign), Place { href: "/instruments", icon: "survey", word: "instruments-title" }),
    (Some(Action::PhoneRevoke), Place { href: "/phones", icon: "share", word: "phones-title" }),
    (Some(Action::BackgroundChoose), Place { href: "/backgrounds", icon: "settings", word: "backgrounds-settings" }),
    (Some(Action::VocabularyChoose), Place { href: "/vocabularies", icon: "settings", word: "vocabularies-title" }),
];

/// When somebody is in danger, or something is wrong.
const SAFETY: [Door; 12] = [
    (Some(Action::ConcernAnswer), Place { href: "/concerns", icon: "people", word: "concerns-title" }),
    (Some(Action::ProcedureRead), Place { href: "/procedures", icon: "lesson", word: "concerns-procedures" }),
    (Some(Action::BreakglassOpen), Place { href: "/openings", icon: "unlock", word: "openings-title" }),
    (Some(Action::BreakglassReview), Place { href: "/openings/reviews", icon: "history", word: "openings-reviews" }),
    (Some(Action::ProcedureRead), Place { href: "/outside/door", icon: "warning", word: "outside-door" }),
    (Some(Action::OutsideRecord), Place { href: "/outside", icon: "share", word: "outside-short" }),
    (Some(Action::ComplaintMake), Place { href: "/complaints/new", icon: "edit", word: "complaints-new" }),
    (Some(Action::ComplaintHandle), Place { href: "/complaints", icon: "edit", word: "complaints-title" }),
    (Some(Action::ComplaintWay), Place { href: "/complaints/ways", icon: "settings", word: "complaints-ways" }),
    (Some(Action::BreachReport), Place { href: "/breaches/new", icon: "edit", word: "breaches-new" }),
    (Some(Action::BreachRead), Place { href: "/breaches", icon: "warning", word: "breaches-title" }),
    (Some(Action::SealRead), Place { href: "/sealing", icon: "lock", word: "sealing-short" }),
];

/// Who works here, what is kept, what was done.
const ORDER: [Door; 6] = [
    (Some(Action::StaffRead), Place { href: "/staff", icon: "key", word: "today-staff" }),
    (Some(Action::AccessRead), Place { href: "/access", icon: "lock", word: "today-access" }),
    (Some(Action::AuditRead), Place { href: "/audit", icon: "history", word: "today-audit" }),
    (Some(Action::HoldPlace), Place { href: "/forgetting", icon: "absent", word: "forgetting-list-title" }),
    (Some(Action::HoldPlace), Place { href: "/retention", icon: "calendar", word: "retention-title" }),
    (Some(Action::RecordsRead), Place { href: "/records", icon: "lesson", word: "records-title" }),
];

/// What is her own.
const OWN: [Door; 1] = [(None, Place { href: "/account", icon: "settings", word: "today-account" })];

/// The page.
pub(super) async fn show_more(screen: Screen, actor: Actor) -> Answer {
    let section = |title, doors: Vec<Door>| {
        let may = |action: &Option<Action>| action.is_none_or(|action| actor.may_somewhere(action));
        let places = doors.into_iter().filter(|(action, _)| may(action)).map(|(_, place)| place).collect();
        Section { title, places }
    };
    let sections = [
        section("more-women", Vec::from(WOMEN)),
        section("more-lessons", Vec::from(LESSONS)),
        section("more-safety", Vec::from(SAFETY)),
        section("more-questions", Vec::from(QUESTIONS)),
        section("more-order", Vec::from(ORDER)),
        section("more-own", Vec::from(OWN)),
    ];
    let sections = sections.into_iter().filter(|section| !section.places.is_empty()).collect();
    show(&MorePage { frame: screen.frame("frame-more", "more"), sections })
}
