//! Writes a form as the XML that a telephone takes, in the shape in which pyxform writes it.

mod body;
mod head;

use crate::{
    form::{Entry, Form, Kind, Question},
    references::{References, Unclear},
    xml::Element,
};

/// That a form refers to something that is not in it. A form that was read out of a table never does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotWritten {
    /// The name that leads nowhere, or to several places.
    pub name: String,
}

impl From<Unclear> for NotWritten {
    fn from(unclear: Unclear) -> Self {
        Self { name: unclear.name }
    }
}

/// The form as XML.
///
/// # Errors
/// Where it refers to something that is not in it.
pub fn write(form: &Form) -> Result<String, NotWritten> {
    Ok(element(form)?.document())
}

/// What is written, before it becomes text.
fn element(form: &Form) -> Result<Element, NotWritten> {
    let writer = Writer { form, references: References::of(form) };
    let head = Element::new("h:head").holding(Element::new("h:title").saying(&form.title)).holding(writer.model()?);
    let names = [
        ("xmlns", "http://www.w3.org/2002/xforms"),
        ("xmlns:h", "http://www.w3.org/1999/xhtml"),
        ("xmlns:ev", "http://www.w3.org/2001/xml-events"),
        ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
        ("xmlns:jr", "http://openrosa.org/javarosa"),
        ("xmlns:orx", "http://openrosa.org/xforms"),
        ("xmlns:odk", "http://www.opendatakit.org/xforms"),
    ];
    let html = names.into_iter().fold(Element::new("h:html"), |html, (name, value)| html.with(name, value));
    Ok(html.holding(head).holding(writer.body()?))
}

struct Writer<'f> {
    form: &'f Form,
    references: References,
}

impl Writer<'_> {
    fn has_languages(&self) -> bool {
        !self.form.languages.is_empty()
    }

    fn fill(&self, text: &str, own: &str) -> Result<String, NotWritten> {
        Ok(self.references.fill(text, own)?)
    }
}

/// Whether what stands there at first has to be computed.
fn is_dynamic(question: &Question) -> bool {
    let text = &question.default;
    text.contains("${")
        || text.split_once('(').is_some_and(|(before, _)| before.ends_with(|sign: char| sign.is_alphanumeric()))
}

/// Every question with its place, and whether it stands in a repeat.
fn each_question<'f>(
    entries: &'f [Entry],
    above: &str,
    in_repeat: bool,
    found: &mut Vec<(&'f Question, String, bool)>,
) {
    for entry in entries {
        match entry {
            Entry::Question(question) => found.push((question, format!("{above}/{}", question.name), in_repeat)),
            Entry::Group(group) => {
                let place = format!("{above}/{}", group.name);
                each_question(&group.entries, &place, in_repeat || group.repeat.is_some(), found);
            }
        }
    }
}

/// The count of a repeat, where it is one question's answer and no more.
fn lone_name(text: &str) -> Option<&str> {
    text.trim().strip_prefix("${")?.strip_suffix('}').filter(|name| !name.contains('{'))
}

/// Whether an expression of the column `required` is simply yes, simply no, or one to evaluate.
fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "" | "no" | "false" | "false()" => Some(false),
        "yes" | "true" | "true()" => Some(true),
        _ => None,
    }
}

/// Kinds that a telephone fills in by itself: the words of the bind.
fn preload(kind: &Kind) -> Option<[&'static str; 3]> {
    Some(match kind {
        Kind::Start => ["timestamp", "dateTime", "start"],
        Kind::End => ["timestamp", "dateTime", "end"],
        Kind::Today => ["date", "date", "today"],
        Kind::DeviceId => ["property", "string", "deviceid"],
        _ => return None,
    })
}
