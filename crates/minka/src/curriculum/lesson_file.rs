//! A lesson's words in one language as a plain file that is pleasant to edit: in a pack, and kept from before an edit.

use super::model::{LESSON_FIELDS, LessonText};

/// A lesson's words in one language as a file that is pleasant to edit.
#[must_use]
pub fn write_lesson(text: &LessonText) -> String {
    let mut file = String::new();
    for field in LESSON_FIELDS {
        if field.name == "circle_questions" {
            file.push_str("circle_questions = [\n");
            for question in &text.circle_questions {
                file.push_str(&format!("  {},\n", quoted(question)));
            }
            file.push_str("]\n");
        } else {
            let words = text.field(field.name);
            let value = if words.contains('\n') { several_lines(&words) } else { quoted(&words) };
            file.push_str(&format!("{} = {value}\n", field.name));
        }
    }
    file
}

/// A value on one line, as TOML writes it.
#[must_use]
pub fn quoted(words: &str) -> String {
    format!("\"{}\"", escape(words).replace('"', "\\\"").replace('\n', "\\n"))
}

fn several_lines(words: &str) -> String {
    format!("\"\"\"\n{}\n\"\"\"", escape(words).replace("\"\"\"", "\\\"\\\"\\\""))
}

/// Backslashes and steering signs, which TOML does not take as they are.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\\' => escaped.push_str("\\\\"),
            '\n' | '\t' => escaped.push(letter),
            _ if letter.is_control() => escaped.push_str(&format!("\\u{:04X}", u32::from(letter))),
            _ => escaped.push(letter),
        }
    }
    escaped
}
