//! XML as a tree of elements, no more than forms need: no document type, no entity of its own, a limited depth.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

/// Deeper than any form; a file that nests on and on is refused.
const DEEPEST: usize = 64;

/// One element. Names keep the prefix with which they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, such as `h:body`.
    pub name: String,
    /// Its attributes, in the order in which they stand.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Content>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// An element.
    Element(Element),
    /// Words.
    Text(String),
}

/// Why a text is not taken as XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoXml {
    /// It breaks the rules of XML.
    Broken,
    /// It declares a document type or uses an entity of its own.
    Declares,
    /// It nests deeper than any form.
    TooDeep,
}

impl Element {
    /// An element with nothing in it.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// With an attribute.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attributes.push((name.to_owned(), value.into()));
        self
    }

    /// With an element inside.
    #[must_use]
    pub fn holding(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    /// With words inside.
    #[must_use]
    pub fn saying(mut self, words: &str) -> Self {
        if !words.is_empty() {
            self.children.push(Content::Text(words.to_owned()));
        }
        self
    }

    /// Puts an element inside.
    pub fn push(&mut self, child: Self) {
        self.children.push(Content::Element(child));
    }

    /// Its name without a prefix.
    #[must_use]
    pub fn local(&self) -> &str {
        local(&self.name)
    }

    /// An attribute by its name, with or without a prefix.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let of = |exact: bool| {
            let is = move |(known, _): &&(String, String)| if exact { known == name } else { local(known) == name };
            self.attributes.iter().find(is).map(|(_, value)| value.as_str())
        };
        of(true).or_else(|| of(false))
    }

    /// The elements inside.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
    }

    /// The first element inside with a name, whatever its prefix.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.local() == name)
    }

    /// The words directly inside.
    #[must_use]
    pub fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            Content::Text(text) => Some(text.as_str()),
            Content::Element(_) => None,
        });
        texts.collect()
    }

    /// As a document, with the line that begins one.
    #[must_use]
    pub fn document(&self) -> String {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        self.write(&mut out);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Content::Element(element) => element.write(out),
                Content::Text(text) => escape(text, out),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// What a name is without its prefix.
#[must_use]
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn escape(text: &str, out: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            // What XML has no place for at all.
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => out.push(sign),
        }
    }
}

/// Reads a document.
///
/// # Errors
/// Where it breaks the rules, declares anything or nests too deep.
pub fn read(text: &str) -> Result<Element, NoXml> {
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let (mut open, mut root): (Vec<Element>, Option<Element>) = (Vec::new(), None);
    loop {
        match reader.read_event().map_err(|_| NoXml::Broken)? {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return Err(NoXml::TooDeep);
                }
                open.push(begin(&start)?);
            }
            Event::Empty(start) => close(begin(&start)?, &mut open, &mut root)?,
            Event::End(_) => {
                let element = open.pop().ok_or(NoXml::Broken)?;
                close(element, &mut open, &mut root)?;
            }
            Event::Text(text) => say(&text, &mut open)?,
            Event::CData(text) => say(&text, &mut open)?,
            Event::GeneralRef(named) => {
                let sign = match named.resolve_char_ref().map_err(|_| NoXml::Broken)? {
                    Some(sign) => sign.to_string(),
                    None => predefined(&named.into_inner()).ok_or(NoXml::Declares)?.to_owned(),
                };
                say(&sign, &mut open)?;
            }
            Event::DocType(_) => return Err(NoXml::Declares),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    if open.is_empty() { root.ok_or(NoXml::Broken) } else { Err(NoXml::Broken) }
}

fn predefined(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

fn begin(start: &BytesStart<'_>) -> Result<Element, NoXml> {
    let mut element = Element::new(start.name().as_ref());
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| NoXml::Broken)?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| NoXml::Broken)?;
        element.attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(element)
}

fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) -> Result<(), NoXml> {
    match open.last_mut() {
        Some(parent) => parent.push(element),
        None if root.is_none() => *root = Some(element),
        None => return Err(NoXml::Broken),
    }
    Ok(())
}

/// Words outside the root may only be blanks; words in a row become one.
fn say(words: &str, open: &mut [Element]) -> Result<(), NoXml> {
    let Some(element) = open.last_mut() else {
        return if words.trim().is_empty() { Ok(()) } else { Err(NoXml::Broken) };
    };
    match element.children.last_mut() {
        Some(Content::Text(text)) => text.push_str(words),
        _ => element.children.push(Content::Text(words.to_owned())),
    }
    Ok(())
}
