//! The model: words by language, the empty instance, lists of choices, binds.

use super::{NotWritten, Writer, each_question, is_dynamic, lone_name, preload, yes_or_no};
use crate::{
    expression::Type,
    form::{ChoiceList, Entry, Group, Kind, Question, Words},
    references::{Piece, TOP, pieces, type_of},
    xml::Element,
};

impl Writer<'_> {
    pub(super) fn model(&self) -> Result<Element, NotWritten> {
        let mut model = Element::new("model").with("odk:xforms-version", "1.0.0");
        if self.has_languages() {
            model.push(self.all_words()?);
        }
        model.push(Element::new("instance").holding(self.instance()));
        for list in &self.form.lists {
            model.push(if list.is_file { file(&list.name) } else { self.choices(list) });
        }
        self.binds(&self.form.entries, TOP, &mut model)?;
        model.push(
            bind(&format!("{TOP}/meta/instanceID"), "string").with("readonly", "true()").with("jr:preload", "uid"),
        );
        if !self.form.instance_name.is_empty() {
            let place = format!("{TOP}/meta/instanceName");
            let name = self.fill(&self.form.instance_name, &place)?;
            model.push(bind(&place, "string").with("calculate", name));
        }
        Ok(model)
    }

    /// The words by language: first of the choices, then of what is asked.
    fn all_words(&self) -> Result<Element, NotWritten> {
        let mut all = Element::new("itext");
        for language in &self.form.languages {
            let mut words = Element::new("translation").with("lang", language.as_str());
            if *language == self.form.default_language {
                words = words.with("default", "true()");
            }
            for list in &self.form.lists {
                for (number, choice) in list.choices.iter().enumerate() {
                    let value = Element::new("value").saying(in_language(&choice.label, language));
                    words.push(text(&format!("{}-{number}", list.name)).holding(value));
                }
            }
            self.words(&self.form.entries, TOP, language, &mut words)?;
            all.push(words);
        }
        Ok(all)
    }

    fn words(&self, entries: &[Entry], above: &str, language: &str, into: &mut Element) -> Result<(), NotWritten> {
        for entry in entries {
            match entry {
                Entry::Question(question) => {
                    let place = format!("{above}/{}", question.name);
                    let kinds = [
                        ("jr:constraintMsg", &question.constraint_message),
                        ("jr:requiredMsg", &question.required_message),
                        ("label", &question.label),
                        ("hint", &question.hint),
                    ];
                    for (kind, words) in kinds.into_iter().filter(|(_, words)| !words.is_empty()) {
                        let value = self.with_values("value", in_language(words, language), &place)?;
                        into.push(text(&format!("{place}:{kind}")).holding(value));
                    }
                }
                Entry::Group(group) => {
                    let place = format!("{above}/{}", group.name);
                    if !group.label.is_empty() {
                        let value = self.with_values("value", in_language(&group.label, language), &place)?;
                        into.push(text(&format!("{place}:label")).holding(value));
                    }
                    self.words(&group.entries, &place, language, into)?;
                }
            }
        }
        Ok(())
    }

    /// Words in which answers may stand.
    pub(super) fn with_values(&self, name: &str, words: &str, own: &str) -> Result<Element, NotWritten> {
        let pieces = pieces(words);
        if !pieces.iter().any(|piece| matches!(piece, Piece::Name(_))) {
            return Ok(Element::new(name).saying(words));
        }
        let mut element = Element::new(name).saying(" ");
        for piece in pieces {
            match piece {
                Piece::Words(words) => element = element.saying(words),
                Piece::Name(name) => {
                    let way = self.references.way(name, own)?;
                    element.push(Element::new("output").with("value", format!(" {way} ")));
                }
            }
        }
        Ok(element.saying(" "))
    }

    fn instance(&self) -> Element {
        let id = if self.form.id.is_empty() { "data" } else { &self.form.id };
        let mut top = Element::new("data").with("id", id);
        if !self.form.version.is_empty() {
            top = top.with("version", self.form.version.as_str());
        }
        empty(&self.form.entries, &mut top);
        let mut meta = Element::new("meta").holding(Element::new("instanceID"));
        if !self.form.instance_name.is_empty() {
            meta.push(Element::new("instanceName"));
        }
        top.holding(meta)
    }

    fn choices(&self, list: &ChoiceList) -> Element {
        let mut root = Element::new("root");
        for (number, choice) in list.choices.iter().enumerate() {
            let mut item = Element::new("item");
            let name = Element::new("name").saying(&choice.name);
            if self.has_languages() {
                item.push(Element::new("itextId").saying(&format!("{}-{number}", list.name)));
                item.push(name);
            } else {
                item.push(name);
                item.push(Element::new("label").saying(in_language(&choice.label, "")));
            }
            for (column, value) in list.columns.iter().zip(&choice.more).filter(|(_, value)| !value.is_empty()) {
                item.push(Element::new(column).saying(value));
            }
            root.push(item);
        }
        Element::new("instance").with("id", list.name.as_str()).holding(root)
    }

    fn binds(&self, entries: &[Entry], above: &str, model: &mut Element) -> Result<(), NotWritten> {
        for entry in entries {
            match entry {
                Entry::Question(question) => self.bind(question, &format!("{above}/{}", question.name), model)?,
                Entry::Group(group) => self.bind_group(group, above, model)?,
            }
        }
        Ok(())
    }

    fn bind_group(&self, group: &Group, above: &str, model: &mut Element) -> Result<(), NotWritten> {
        let place = format!("{above}/{}", group.name);
        if let Some(repeat) = &group.repeat
            && !repeat.count.is_empty()
            && lone_name(&repeat.count).is_none()
        {
            let place = format!("{place}_count");
            let count = self.fill(&repeat.count, &place)?;
            model.push(bind(&place, "string").with("readonly", "true()").with("calculate", count));
        }
        if !group.relevant.is_empty() {
            let relevant = self.fill(&group.relevant, &place)?;
            model.push(Element::new("bind").with("nodeset", place.as_str()).with("relevant", relevant));
        }
        self.binds(&group.entries, &place, model)
    }

    fn bind(&self, question: &Question, place: &str, model: &mut Element) -> Result<(), NotWritten> {
        if let Some([preload, kind, what]) = preload(&question.kind) {
            let element = bind(place, kind).with("jr:preload", preload).with("jr:preloadParams", what);
            model.push(element);
            return Ok(());
        }
        let mut element = bind(place, type_name(type_of(question)));
        if question.read_only || question.kind == Kind::Note {
            element = element.with("readonly", "true()");
        }
        match yes_or_no(&question.required) {
            Some(true) => element = element.with("required", "true()"),
            Some(false) => {}
            None => element = element.with("required", self.fill(&question.required, place)?),
        }
        let expressions = [("relevant", &question.relevant), ("constraint", &question.constraint)];
        for (name, text) in expressions.into_iter().filter(|(_, text)| !text.is_empty()) {
            element = element.with(name, self.fill(text, place)?);
        }
        if !question.calculation.is_empty() && question.trigger.is_empty() {
            element = element.with("calculate", self.fill(&question.calculation, place)?);
        }
        let messages =
            [("jr:constraintMsg", &question.constraint_message), ("jr:requiredMsg", &question.required_message)];
        for (name, words) in messages.into_iter().filter(|(_, words)| !words.is_empty()) {
            let said = if self.has_languages() {
                format!("jr:itext('{place}:{name}')")
            } else {
                in_language(words, "").to_owned()
            };
            element = element.with(name, said);
        }
        model.push(element);
        if is_dynamic(question) {
            let value = self.fill(&question.default, place)?;
            let first = Element::new("setvalue").with("ref", place).with("event", "odk-instance-first-load");
            model.push(first.with("value", value));
        }
        Ok(())
    }

    /// What is computed after the answer to a question: the places and the expressions.
    pub(super) fn triggered(&self, name: &str) -> Result<Vec<(String, String)>, NotWritten> {
        let mut all = Vec::new();
        each_question(&self.form.entries, TOP, false, &mut all);
        let mine = all.into_iter().filter(|(question, ..)| lone_name(&question.trigger) == Some(name));
        mine.map(|(question, place, _)| Ok((place.clone(), self.fill(&question.calculation, &place)?))).collect()
    }
}

/// A list that stands in a file beside the form.
fn file(name: &str) -> Element {
    Element::new("instance").with("id", name).with("src", format!("jr://file-csv/{name}.csv"))
}

fn bind(place: &str, kind: &str) -> Element {
    Element::new("bind").with("nodeset", place).with("type", kind)
}

fn text(id: &str) -> Element {
    Element::new("text").with("id", id)
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Whole => "int",
        Type::Decimal => "decimal",
        Type::Day => "date",
        Type::Moment => "dateTime",
    }
}

/// The words in a language.
pub(super) fn in_language<'w>(words: &'w Words, language: &str) -> &'w str {
    words.iter().find(|(known, _)| known == language).map_or("", |(_, words)| words)
}

/// The nodes of an empty form. A repeat stands there twice: as the template of a row and as the first one.
fn empty(entries: &[Entry], into: &mut Element) {
    for entry in entries {
        match entry {
            Entry::Question(question) => {
                let words = if is_dynamic(question) { "" } else { question.default.as_str() };
                into.push(Element::new(&question.name).saying(words));
            }
            Entry::Group(group) => {
                let mut row = Element::new(&group.name);
                empty(&group.entries, &mut row);
                if let Some(repeat) = &group.repeat {
                    if !repeat.count.is_empty() && lone_name(&repeat.count).is_none() {
                        into.push(Element::new(&format!("{}_count", group.name)));
                    }
                    into.push(Element { attributes: vec![("jr:template".to_owned(), String::new())], ..row.clone() });
                }
                into.push(row);
            }
        }
    }
}
