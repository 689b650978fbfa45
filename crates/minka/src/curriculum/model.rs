//! Nouns: course, lesson, and a lesson's text in one language.

use jiff::Timestamp;

use crate::{foundation::text::Language, users::ProgrammeId};

crate::id_type!(CourseId, "A course.");
crate::id_type!(LessonId, "A lesson.");
crate::id_type!(TextBeforeId, "What a lesson said before an edit.");

/// A course of ordered lessons.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// Whose it is.
    pub programme: ProgrammeId,
    /// Its name in pack files, such as `almaty-weekly`.
    pub key: String,
    /// Its title in each language.
    pub titles: Vec<(Language, String)>,
}

/// A lesson in its place.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Its id.
    pub id: LessonId,
    /// Its course.
    pub course: CourseId,
    /// Its name in pack files, such as `boundaries`.
    pub key: String,
    /// 1 is the first.
    pub position: i64,
    /// How long it takes.
    pub minutes: i64,
}

/// What a lesson says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LessonText {
    /// For the leader's screen.
    pub title: String,
    /// For paper and calendars: says nothing about the topic.
    pub neutral_title: String,
    /// What it is for.
    pub aim: String,
    /// A light question everyone can answer.
    pub opening_question: String,
    /// What the leader says, paragraphs apart by an empty line.
    pub talk: String,
    /// For the small circles.
    pub circle_questions: Vec<String>,
    /// What a woman can safely take home.
    pub handout: String,
    /// For the leader only: what the topic can stir up, and what to do then.
    pub can_stir_up: String,
    /// For the leader only.
    pub whom_to_call: String,
}

impl LessonText {
    /// What a field holds, by its name in pack files and forms; circle questions one a line.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        match name {
            "title" => self.title.clone(),
            "neutral_title" => self.neutral_title.clone(),
            "aim" => self.aim.clone(),
            "opening_question" => self.opening_question.clone(),
            "talk" => self.talk.clone(),
            "circle_questions" => self.circle_questions.join("\n"),
            "handout" => self.handout.clone(),
            "can_stir_up" => self.can_stir_up.clone(),
            "whom_to_call" => self.whom_to_call.clone(),
            _ => String::new(),
        }
    }

    /// Fills the fields by name; circle questions one a line.
    #[must_use]
    pub fn from_fields(field: impl Fn(&str) -> String) -> Self {
        LessonText {
            title: field("title"),
            neutral_title: field("neutral_title"),
            aim: field("aim"),
            opening_question: field("opening_question"),
            talk: field("talk"),
            circle_questions: field("circle_questions").lines().map(str::to_owned).collect(),
            handout: field("handout"),
            can_stir_up: field("can_stir_up"),
            whom_to_call: field("whom_to_call"),
        }
    }
}

/// One of a lesson's nine fields.
#[derive(Clone, Copy, Debug)]
pub struct LessonField {
    /// Its name in pack files and forms.
    pub name: &'static str,
    /// The key of what screens call it.
    pub label: &'static str,
    /// How many letters it takes at most.
    pub most: usize,
    /// Whether it stands on one line and may not be empty.
    pub is_title: bool,
}

/// The nine fields in the order of screens and files.
pub const LESSON_FIELDS: [LessonField; 9] = [
    LessonField { name: "title", label: "curriculum-title", most: 120, is_title: true },
    LessonField { name: "neutral_title", label: "curriculum-neutral-title", most: 60, is_title: true },
    LessonField { name: "aim", label: "curriculum-aim", most: 1000, is_title: false },
    LessonField { name: "opening_question", label: "curriculum-opening-question", most: 500, is_title: false },
    LessonField { name: "talk", label: "curriculum-talk", most: 15_000, is_title: false },
    LessonField { name: "circle_questions", label: "curriculum-circle-questions", most: 4000, is_title: false },
    LessonField { name: "handout", label: "curriculum-handout", most: 5000, is_title: false },
    LessonField { name: "can_stir_up", label: "curriculum-can-stir-up", most: 4000, is_title: false },
    LessonField { name: "whom_to_call", label: "curriculum-whom-to-call", most: 4000, is_title: false },
];

/// A course as it is held: every lesson, retired ones too, with all its words.
#[derive(Clone, Debug)]
pub struct HeldCourse {
    /// The course.
    pub course: Course,
    /// Those of the programme, its first first.
    pub languages: Vec<Language>,
    /// In their order.
    pub lessons: Vec<HeldLesson>,
}

/// A lesson as it is held.
#[derive(Clone, Debug)]
pub struct HeldLesson {
    /// Its id.
    pub id: LessonId,
    /// Its name in pack files.
    pub key: String,
    /// 1 is the first.
    pub position: i64,
    /// How long it takes.
    pub minutes: i64,
    /// Whether it is proposed no more.
    pub is_retired: bool,
    /// One for each language it has.
    pub texts: Vec<HeldText>,
}

/// A lesson's words in one language, and who wrote them.
#[derive(Clone, Debug)]
pub struct HeldText {
    /// The language.
    pub language: Language,
    /// The words.
    pub text: LessonText,
    /// Written by somebody of the programme, not by a pack.
    pub is_own: bool,
    /// Her name among staff.
    pub author: Option<String>,
}

/// What a lesson said before an edit.
#[derive(Clone, Debug)]
pub struct TextBefore {
    /// Its id.
    pub id: TextBeforeId,
    /// The language.
    pub language: Language,
    /// When it was replaced.
    pub at: Timestamp,
    /// Who replaced it; nobody when a pack did.
    pub by: Option<String>,
    /// The words as a pack file.
    pub body: String,
}

impl Course {
    /// Its title in the first of these languages that it has, or else in any; its key when it has none.
    #[must_use]
    pub fn title_in(&self, wished: &[Language]) -> String {
        let in_language = |language: &Language| self.titles.iter().find(|(known, _)| known == language);
        let title = wished.iter().find_map(in_language).or(self.titles.first());
        title.map_or_else(|| self.key.clone(), |(_, title)| title.clone())
    }
}
