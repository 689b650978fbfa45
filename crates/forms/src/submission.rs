//! What comes back from a telephone: which form, under which id, and what was answered.

use crate::xml::{self, Element, NoXml};

/// More answers than any form has.
const MOST: usize = 2_000;

/// A filled-in form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The form's id.
    pub form: String,
    /// Its version.
    pub version: String,
    /// Its own id, such as `uuid:…`: the same one comes again when the network was lost.
    pub instance: String,
    /// The id of what it corrects; empty: of nothing.
    pub corrects: String,
    /// Every answer, by place within the form, such as `w/w1`; empty ones too.
    pub answers: Vec<(String, String)>,
}

/// Why a text is no filled-in form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSubmission {
    /// It is no XML.
    NoXml(NoXml),
    /// It does not say which form it is.
    NoForm,
    /// It has no id of its own, or one that is too long.
    NoId,
    /// More than any form has.
    TooMany,
}

/// The longest id of a form or of a filled-in form.
const LONGEST_ID: usize = 249;

/// Reads a filled-in form.
///
/// # Errors
/// Why it is none.
pub fn read(text: &str) -> Result<Submission, NoSubmission> {
    let top = xml::read(text).map_err(NoSubmission::NoXml)?;
    let form = top.attribute("id").unwrap_or_default().trim().to_owned();
    if form.is_empty() || form.len() > LONGEST_ID {
        return Err(NoSubmission::NoForm);
    }
    let meta = top.find("meta");
    let of_meta = |name: &str| meta.and_then(|meta| meta.find(name)).map(|one| one.text().trim().to_owned());
    let instance = of_meta("instanceID").unwrap_or_default();
    if instance.is_empty() || instance.len() > LONGEST_ID {
        return Err(NoSubmission::NoId);
    }
    let mut answers = Vec::new();
    for child in top.elements().filter(|child| child.local() != "meta") {
        gather(child, "", &mut answers)?;
    }
    let version = top.attribute("version").unwrap_or_default().to_owned();
    Ok(Submission { form, version, instance, corrects: of_meta("deprecatedID").unwrap_or_default(), answers })
}

fn gather(element: &Element, above: &str, answers: &mut Vec<(String, String)>) -> Result<(), NoSubmission> {
    let place = if above.is_empty() { element.local().to_owned() } else { format!("{above}/{}", element.local()) };
    if element.elements().next().is_none() {
        if answers.len() >= MOST {
            return Err(NoSubmission::TooMany);
        }
        answers.push((place, element.text().trim().to_owned()));
        return Ok(());
    }
    element.elements().try_for_each(|child| gather(child, &place, answers))
}

impl Submission {
    /// What was answered at a place; nothing where there is no such place. Of several rows the first.
    #[must_use]
    pub fn answer(&self, place: &str) -> &str {
        self.answers.iter().find(|(known, _)| known == place).map_or("", |(_, answer)| answer)
    }
}
