//! Forms as people send them: every field kept as typed, so that a refusal loses nothing.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use http::header::CONTENT_TYPE;
use sha2::{Digest, Sha256};

use super::{body, error::Error, text::Text};

/// The name of the hidden field that carries the form's own id.
pub const FORM_ID: &str = "form_id";
/// How long an id is, in its usual form.
const ID_LENGTH: usize = 36;

/// Fields in the order they came. A field may come several times (checkboxes).
#[derive(Clone, Debug, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    /// The path they were sent to: two forms of one page may carry the same id.
    sent_to: String,
}

impl Fields {
    /// Reads a urlencoded body or query; text that is not UTF-8 or holds a NUL is refused, never repaired.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when the text cannot be what a browser sent.
    pub fn parse(body: &[u8]) -> Result<Self, Error> {
        let mut pairs = Vec::new();
        for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = decode(halves.next().unwrap_or_default())?;
            let value = decode(halves.next().unwrap_or_default())?;
            pairs.push((name, value));
        }
        Ok(Fields { pairs, sent_to: String::new() })
    }

    /// The field's text as typed, without outer white space; empty when it was not sent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.pairs.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// Every field in the order it came, as typed.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.trim())
    }

    /// Whether the field was sent with something in it.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// Fields whose names start so: `mark-` gives (`rest of the name`, value).
    pub fn starting<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.pairs.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.trim())))
    }

    /// Sets a field, for a form that is shown for the first time.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers, days and words are handed over as they are")]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.pairs.push((name.to_owned(), value.to_string()));
        self
    }

    /// Without a field: what is secret is not sent back to the page.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.pairs.retain(|(field, _)| field != name);
        self
    }

    /// Sets the three fields of a day.
    #[must_use]
    pub fn with_day(self, name: &str, day: jiff::civil::Date) -> Self {
        self.with(&format!("{name}-day"), day.day())
            .with(&format!("{name}-month"), day.month())
            .with(&format!("{name}-year"), day.year())
    }

    /// When the page of this form was made: its id begins with that instant.
    #[must_use]
    pub fn made_at(&self) -> Option<jiff::Timestamp> {
        let (seconds, nanos) = uuid::Uuid::try_parse(self.text(FORM_ID)).ok()?.get_timestamp()?.to_unix();
        jiff::Timestamp::new(i64::try_from(seconds).ok()?, i32::try_from(nanos).ok()?).ok()
    }

    /// What tells this form from every other, and what it says.
    #[must_use]
    pub fn submission(&self) -> Submission {
        let id = self.text(FORM_ID);
        let hash = |parts: &mut dyn Iterator<Item = &str>| -> [u8; 32] {
            let mut hash = Sha256::new();
            for part in parts {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part);
            }
            hash.finalize().into()
        };
        let said = self.pairs.iter().filter(|(name, _)| name != FORM_ID);
        let said = said.flat_map(|(name, value)| [name.as_str(), value.as_str()]);
        // Buttons of one page that go to one address tell themselves apart by what follows the page's id.
        let (own, about) = id.split_at_checked(ID_LENGTH).unwrap_or((id, ""));
        let is_about = about.is_empty() || about.starts_with('-');
        Submission {
            is_form: is_about && uuid::Uuid::try_parse(own).is_ok(),
            key: hash(&mut ["key", id, &self.sent_to].into_iter()),
            digest: hash(&mut ["digest", id].into_iter().chain(said)),
        }
    }
}

/// One value as an address or a form carries it.
///
/// # Errors
/// [`Error::Unreadable`] when it is no text.
pub fn decoded(value: &str) -> Result<String, Error> {
    decode(value.as_bytes())
}

fn decode(raw: &[u8]) -> Result<String, Error> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut at = 0;
    while at < raw.len() {
        match raw[at] {
            b'+' => bytes.push(b' '),
            b'%' => {
                let hex = raw.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
                let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
                bytes.push(byte.ok_or(Error::Unreadable("error-bad-text"))?);
                at += 2;
            }
            byte => bytes.push(byte),
        }
        at += 1;
    }
    let text = String::from_utf8(bytes).map_err(|_| Error::Unreadable("error-bad-text"))?;
    if text.contains('\0') { Err(Error::Unreadable("error-bad-text")) } else { Ok(text) }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Error::Unreadable("error-bad-form"));
        }
        let sent_to = request.uri().path().to_owned();
        let limit = request.extensions().get().copied();
        let body = Bytes::from_request(request, state).await.map_err(|why| body::unread(limit, why.status()))?;
        Ok(Fields { sent_to, ..Fields::parse(&body)? })
    }
}

/// A form that was sent, to tell a double tap from a second, different form. The id that the server wrote into it is a
/// secret of the page and goes into both hashes but is never kept: from what is kept nobody can guess what was typed.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Whether it carries an id at all.
    pub is_form: bool,
    /// SHA-256 over its id and the path it was sent to.
    pub key: [u8; 32],
    /// SHA-256 over its id and every other field.
    pub digest: [u8; 32],
}

/// One thing that is wrong, at one field: a key of the text, and the values that the text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field's name in the form; empty when it is about the whole form.
    pub field: String,
    /// Fluent key of the sentence.
    pub key: &'static str,
    /// Values in the sentence.
    pub values: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem without values.
    #[must_use]
    pub fn new(field: impl Into<String>, key: &'static str) -> Self {
        Problem { field: field.into(), key, values: Vec::new() }
    }

    /// Adds a value that the sentence names.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers, days and words are handed over as they are")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The sentence in her language.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        let mut phrase = text.phrase(self.key);
        for (name, value) in &self.values {
            phrase = match value.parse::<i64>() {
                Ok(number) => phrase.number(name, number),
                Err(_) => phrase.with(name, value),
            };
        }
        phrase.to_string()
    }
}

/// Everything that is wrong with a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Just one.
    #[must_use]
    pub fn one(problem: Problem) -> Self {
        Problems(vec![problem])
    }

    /// Adds one.
    pub fn add(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Keeps the value, or notes the problem and gives nothing.
    pub fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.add(problem)).ok()
    }

    /// Ok when there is none.
    ///
    /// # Errors
    /// [`Error::Refused`] with all of them.
    pub fn none(self) -> Result<(), Error> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Refused(self)) }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Error::refused(problem)
    }
}

/// A form on a page: what was typed, what is wrong with it, and the id that makes a double tap harmless.
#[derive(Clone, Debug)]
pub struct Form {
    /// The id of this copy of the form.
    pub id: String,
    /// What was typed, or what the form starts with.
    pub fields: Fields,
    /// What is wrong, already in her language: (field, sentence).
    pub problems: Vec<(String, String)>,
}

impl Form {
    /// A form shown for the first time.
    #[must_use]
    pub fn new(clock: &super::clock::Clock, fields: Fields) -> Self {
        Form { id: super::ids::new_uuid(clock).to_string(), fields, problems: Vec::new() }
    }

    /// The form again, with what was typed and what is wrong. It keeps its id: nothing was taken yet.
    #[must_use]
    pub fn again(fields: Fields, problems: &Problems, text: &Text) -> Self {
        let problems = problems.0.iter().map(|problem| (problem.field.clone(), problem.say(text))).collect();
        Form { id: fields.text(FORM_ID).to_owned(), fields, problems }
    }

    /// What was typed in a field.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.fields.text(name)
    }

    /// Whether a radio or checkbox is chosen.
    #[must_use]
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.fields.all(name).any(|chosen| chosen == value)
    }

    /// What is wrong with a field; empty when nothing is.
    #[must_use]
    pub fn problem(&self, name: &str) -> &str {
        self.problems.iter().find(|(field, _)| field == name).map_or("", |(_, sentence)| sentence)
    }
}

/// One thing to choose from, as lists of radios and selects take it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What she reads.
    pub label: String,
    /// A line below it, or empty.
    pub hint: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// A choice without a hint.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers, days and words are handed over as they are")]
    pub fn new(value: impl ToString, label: impl ToString, chosen: bool) -> Self {
        Choice { value: value.to_string(), label: label.to_string(), hint: String::new(), chosen }
    }
    /// The keys of a closed list, each in the words of `<prefix>-<key>`; none is chosen yet.
    #[must_use]
    pub fn list(keys: &[&str], prefix: &str, text: &Text) -> Vec<Self> {
        keys.iter().map(|key| Choice::new(key, text.say(&format!("{prefix}-{key}")), false)).collect()
    }
}
