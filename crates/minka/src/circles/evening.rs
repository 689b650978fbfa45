//! Everything that is known about tonight, read in one go: who came, who leads, who sat where, who sits apart.

use std::collections::BTreeMap;

use ::pairing::circles as pairing;
use jiff::civil::Date;

use super::{
    model::{Circle, Leader, Who},
    rules, store,
};
use crate::{
    curriculum::{self, LessonId},
    foundation::{
        access::Target, error::Error, form::Problem, ids::ParticipantId, store::Db, text::Language, text::Text,
    },
    groups::{self, Group, Member, MemberRole},
    roll_call,
    sessions::{self, Session, SessionId},
    users,
};

/// The lesson that the circles talk over.
pub(super) struct TonightsLesson {
    id: LessonId,
    pub(super) title: String,
    says_whom: bool,
}

/// Tonight.
pub(super) struct Evening {
    pub(super) session: Session,
    pub(super) group: Group,
    pub(super) zone: String,
    /// Everybody who belongs to the group that day, in the order of the roll.
    pub(super) members: Vec<Member>,
    /// Those who came, in the same order.
    pub(super) there: Vec<Member>,
    pub(super) circles: Vec<Circle>,
    /// Where those who came sit.
    pub(super) seats: BTreeMap<ParticipantId, i64>,
    /// What it is about.
    pub(super) lesson: Option<TonightsLesson>,
    /// What the circles may ask: they are read aloud, so in the group's language where the lesson has it.
    pub(super) questions: Vec<String>,
    /// The language they are in.
    pub(super) questions_in: Language,
    earlier: Vec<Vec<Vec<ParticipantId>>>,
    apart: Vec<(ParticipantId, ParticipantId)>,
}

impl Evening {
    pub(super) fn load(db: &mut Db<'_>, id: SessionId) -> Result<Self, Error> {
        let session = sessions::get_session(db, id)?;
        let group = groups::get_group(db, session.group)?;
        let zone = users::get_programme_of(db, session.site)?.zone;
        let members = groups::list_members_on(db, session.group, session.day)?;
        let marks = roll_call::list_marks(db, id)?;
        let came = |woman: ParticipantId| marks.iter().any(|mark| mark.participant == woman && mark.mark.is_there());
        let there: Vec<Member> = members.iter().filter(|member| came(member.participant)).cloned().collect();
        let seats =
            store::list_seats(db, id)?.into_iter().filter(|(woman, _)| came(*woman)).collect::<BTreeMap<_, _>>();
        let text = match session.lesson {
            Some(lesson) => curriculum::find_lesson_text(db, lesson, group.language)?,
            None => None,
        };
        let lesson = session.lesson.zip(text.as_ref()).map(|(id, (_, text))| TonightsLesson {
            id,
            title: text.title.clone(),
            says_whom: !text.whom_to_call.is_empty(),
        });
        let (questions_in, questions) =
            text.map_or((group.language, Vec::new()), |(language, text)| (language, text.circle_questions));
        Ok(Evening {
            lesson,
            circles: store::list_circles(db, id)?,
            earlier: store::list_earlier(db, session.group, session.day)?,
            apart: groups::list_keep_apart(db, session.group, session.day)?,
            questions: questions.into_iter().filter(|question| !question.trim().is_empty()).collect(),
            questions_in,
            session,
            group,
            zone,
            members,
            there,
            seats,
        })
    }

    /// Where tonight's lesson is read, and where it says whom to call; each empty without one.
    pub(super) fn lesson_links(&self) -> (String, String) {
        let Some(lesson) = &self.lesson else { return (String::new(), String::new()) };
        let read = format!("/lessons/{}?meeting={}", lesson.id, self.session.id);
        let call = if lesson.says_whom { format!("{read}#care") } else { String::new() };
        (read, call)
    }

    pub(super) fn target(&self) -> Target {
        sessions::target_of(&self.session)
    }

    /// The number of the last mixing; 0 when there was none.
    pub(super) fn mix(&self) -> i64 {
        self.circles.iter().map(|circle| circle.mix).max().unwrap_or(0)
    }

    /// The women who help to lead and came.
    pub(super) fn helpers(&self) -> impl Iterator<Item = &Member> {
        self.there.iter().filter(|member| member.role == MemberRole::Helper)
    }

    /// A woman who came, by her code.
    pub(super) fn find_there(&self, code: &str) -> Option<&Member> {
        self.there.iter().find(|member| member.code == code)
    }

    /// Those who lead tonight's circles.
    pub(super) fn leaders(&self) -> Vec<Leader> {
        let named = self.circles.iter().enumerate().filter(|(_, circle)| !circle.facilitator.is_empty());
        named
            .map(|(at, circle)| Leader {
                who: circle.facilitator_id.map_or(Who::Named(at), Who::Woman),
                name: circle.facilitator.clone(),
                language: self.language_of(circle.facilitator_id),
            })
            .collect()
    }

    pub(super) fn language_of(&self, woman: Option<ParticipantId>) -> String {
        let member = self.members.iter().find(|member| Some(member.participant) == woman);
        member.map(|member| member.language.code().to_owned()).unwrap_or_default()
    }

    /// What decides the circles, when these lead: whoever leads does not sit among the others.
    pub(super) fn tonight(&self, leaders: &[Leader]) -> pairing::Tonight<Who> {
        let leads = |woman: ParticipantId| leaders.iter().any(|leader| leader.woman() == Some(woman));
        let seated = self.there.iter().filter(|member| !leads(member.participant));
        let women = seated.map(|member| pairing::Person::new(Who::Woman(member.participant), [member.language.code()]));
        let known = |language: &str| (!language.is_empty()).then(|| language.to_owned());
        let woman = |id: &ParticipantId| Who::Woman(*id);
        pairing::Tonight {
            women: women.collect(),
            facilitators: leaders
                .iter()
                .map(|leader| pairing::Person::new(leader.who, known(&leader.language)))
                .collect(),
            earlier: self
                .earlier
                .iter()
                .map(|circles| pairing::PastSession {
                    circles: circles.iter().map(|women| women.iter().map(woman).collect()).collect(),
                })
                .collect(),
            apart: self.apart.iter().filter(|(a, b)| a != b).map(|(a, b)| (Who::Woman(*a), Who::Woman(*b))).collect(),
            together: Vec::new(),
        }
    }

    /// The circles as the rules see them, with these seats.
    pub(super) fn seated(&self, seats: &BTreeMap<ParticipantId, i64>) -> Vec<pairing::Circle<Who>> {
        let leaders = self.leaders();
        let of = |circle: &Circle| {
            let sitting = seats.iter().filter(|(_, number)| **number == circle.number);
            let leader = leaders.iter().find(|leader| match leader.who {
                Who::Woman(id) => circle.facilitator_id == Some(id),
                Who::Named(at) => self.circles.get(at).is_some_and(|led| led.number == circle.number),
            });
            pairing::Circle {
                members: sitting.map(|(woman, _)| Who::Woman(*woman)).collect(),
                facilitator: leader.map(|leader| leader.who),
            }
        };
        self.circles.iter().map(of).collect()
    }

    /// The women of a circle, in the order of the roll.
    pub(super) fn women_of(&self, number: i64) -> impl Iterator<Item = &Member> {
        self.there.iter().filter(move |member| self.seats.get(&member.participant) == Some(&number))
    }

    /// Those who came and neither sit nor lead: they came late, or are marked only now.
    pub(super) fn unseated(&self) -> Vec<&Member> {
        let leads = |woman: ParticipantId| self.circles.iter().any(|circle| circle.facilitator_id == Some(woman));
        let waits = |member: &&Member| !self.seats.contains_key(&member.participant) && !leads(member.participant);
        self.there.iter().filter(waits).collect()
    }

    /// Circles are made on the day or after it, never before.
    pub(super) fn check_day(&self, today: Date) -> Result<(), Problem> {
        rules::check_day(self.session.day, today)
    }

    /// A word about the language of the questions, for a reader who would wonder at it; or nothing.
    pub(super) fn about_questions(&self, text: &Text) -> String {
        let is_the_groups = self.questions_in == self.group.language;
        if self.questions.is_empty() || (is_the_groups && self.questions_in == text.0) {
            return String::new();
        }
        let key = if is_the_groups { "circles-questions-language" } else { "circles-questions-other-language" };
        text.phrase(key).with("language", self.questions_in.own_name()).to_string()
    }

    /// The day, for the heading.
    pub(super) fn when(&self, text: &Text) -> String {
        text.day(self.session.day)
    }
}
