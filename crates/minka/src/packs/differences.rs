//! What a pack says differently, in words.

use super::Difference;
use crate::foundation::text::Text;

/// One difference in a sentence.
#[must_use]
pub(super) fn describe(difference: &Difference, text: &Text) -> String {
    let phrase = |key: &'static str| text.phrase(key);
    match difference {
        Difference::CourseIsNew { course } => phrase("curriculum-difference-course").with("course", course),
        Difference::CourseTitle { course, language, new, .. } => phrase("curriculum-difference-course-title")
            .with("course", course)
            .with("language", language.own_name())
            .with("title", new),
        Difference::LessonIsNew { lesson, title } => {
            phrase("curriculum-difference-lesson").with("lesson", lesson).with("title", title)
        }
        Difference::Minutes { lesson, now, new } => {
            phrase("curriculum-difference-minutes").with("lesson", lesson).number("now", *now).number("new", *new)
        }
        Difference::Order { course } => phrase("curriculum-difference-order").with("course", course),
        Difference::TextIsNew { lesson, language } => {
            phrase("curriculum-difference-language").with("lesson", lesson).with("language", language.own_name())
        }
        Difference::Text { lesson, language, .. } => {
            phrase("curriculum-difference-words").with("lesson", lesson).with("language", language.own_name())
        }
        Difference::LessonStays { lesson } => phrase("curriculum-difference-stays").with("lesson", lesson),
    }
    .to_string()
}
