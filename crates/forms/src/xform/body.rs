//! The body: what is shown, in which order.

use super::{NotWritten, Writer, head::in_language, is_dynamic, lone_name};
use crate::{
    form::{Entry, Group, Kind, Question, Words},
    references::TOP,
    xml::Element,
};

impl Writer<'_> {
    pub(super) fn body(&self) -> Result<Element, NotWritten> {
        let mut body = Element::new("h:body");
        self.controls(&self.form.entries, TOP, &mut body)?;
        Ok(body)
    }

    fn controls(&self, entries: &[Entry], above: &str, into: &mut Element) -> Result<(), NotWritten> {
        for entry in entries {
            match entry {
                Entry::Question(question) if question.kind.is_shown() => {
                    into.push(self.control(question, &format!("{above}/{}", question.name))?);
                }
                Entry::Question(_) => {}
                Entry::Group(group) => into.push(self.group(group, &format!("{above}/{}", group.name))?),
            }
        }
        Ok(())
    }

    fn group(&self, group: &Group, place: &str) -> Result<Element, NotWritten> {
        let mut element = Element::new("group");
        if group.repeat.is_none() && !group.appearance.is_empty() {
            element = element.with("appearance", group.appearance.as_str());
        }
        element = element.with("ref", place);
        if !group.label.is_empty() {
            element.push(self.said("label", &group.label, place)?);
        }
        let Some(repeat) = &group.repeat else {
            self.controls(&group.entries, place, &mut element)?;
            return Ok(element);
        };
        let mut rows = Element::new("repeat").with("nodeset", place);
        if !group.appearance.is_empty() {
            rows = rows.with("appearance", group.appearance.as_str());
        }
        if !repeat.count.is_empty() {
            let count = match lone_name(&repeat.count) {
                Some(name) => self.references.way(name, place)?,
                None => format!("{place}_count"),
            };
            rows = rows.with("jr:count", format!(" {count} "));
        }
        for question in group.entries.iter().filter_map(dynamic) {
            let inside = format!("{place}/{}", question.name);
            let value = self.fill(&question.default, &inside)?;
            rows.push(
                Element::new("setvalue").with("ref", inside).with("event", "odk-new-repeat").with("value", value),
            );
        }
        self.controls(&group.entries, place, &mut rows)?;
        Ok(element.holding(rows))
    }

    /// Words as they stand, or where they are by language.
    fn said(&self, name: &str, words: &Words, place: &str) -> Result<Element, NotWritten> {
        if self.has_languages() {
            return Ok(Element::new(name).with("ref", format!("jr:itext('{place}:{name}')")));
        }
        self.with_values(name, in_language(words, ""), place)
    }

    fn control(&self, question: &Question, place: &str) -> Result<Element, NotWritten> {
        let name = match question.kind {
            Kind::SelectOne(_) => "select1",
            Kind::SelectMultiple(_) => "select",
            Kind::Range => "range",
            _ => "input",
        };
        let mut element = Element::new(name).with("ref", place);
        if !question.appearance.is_empty() {
            element = element.with("appearance", question.appearance.as_str());
        }
        if question.kind == Kind::Range {
            for (name, value) in &question.parameters {
                element = element.with(name, value.as_str());
            }
        }
        if !question.label.is_empty() {
            element.push(self.said("label", &question.label, place)?);
        }
        if !question.hint.is_empty() {
            element.push(self.said("hint", &question.hint, place)?);
        }
        if let Some(list) = question.kind.list() {
            element.push(self.itemset(list, question, place)?);
        }
        for (target, value) in self.triggered(&question.name)? {
            let set = Element::new("setvalue").with("ref", target).with("event", "xforms-value-changed");
            element.push(set.with("value", value));
        }
        Ok(element)
    }

    fn itemset(&self, list: &str, question: &Question, place: &str) -> Result<Element, NotWritten> {
        let mut nodeset = format!("instance('{list}')/root/item");
        if !question.choice_filter.is_empty() {
            nodeset.push_str(&format!("[{}]", self.fill_filter(&question.choice_filter, place)?));
        }
        let is_file = self.form.list(list).is_some_and(|list| list.is_file);
        let label = if self.has_languages() && !is_file { "jr:itext(itextId)" } else { "label" };
        let value = Element::new("value").with("ref", "name");
        let itemset = Element::new("itemset").with("nodeset", nodeset).holding(value);
        Ok(itemset.holding(Element::new("label").with("ref", label)))
    }

    /// In a filter a path begins at the choice, so that one within a row has to say whose it is.
    fn fill_filter(&self, text: &str, place: &str) -> Result<String, NotWritten> {
        Ok(self.fill(text, place)?.replace(" ../", " current()/../"))
    }
}

fn dynamic(entry: &Entry) -> Option<&Question> {
    match entry {
        Entry::Question(question) if is_dynamic(question) => Some(question),
        _ => None,
    }
}
