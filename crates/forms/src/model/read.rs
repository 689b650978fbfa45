//! Reads a form out of its XML.

use std::collections::BTreeMap;

use super::{Bind, Model, Node, order};
use crate::{
    expression::{self, Expression, Found, Known, Type},
    xml::{self, Element, NoXml},
};

/// Why an XML is no form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoForm {
    /// It is no XML.
    NoXml(NoXml),
    /// A part is missing, such as the model.
    Lacks(&'static str),
    /// An expression cannot be read.
    Expression {
        /// The place whose expression it is.
        place: String,
        /// What is wrong.
        refused: expression::Refused,
    },
    /// A value is computed from itself.
    Cycle(String),
}

/// Reads a form.
///
/// # Errors
/// What it lacks, which expression cannot be read, which value is computed from itself.
pub fn read(text: &str) -> Result<Model, NoForm> {
    let html = xml::read(text).map_err(NoForm::NoXml)?;
    let head = html.find("head").ok_or(NoForm::Lacks("head"))?;
    let model = head.find("model").ok_or(NoForm::Lacks("model"))?;
    let instance = model.find("instance").ok_or(NoForm::Lacks("instance"))?;
    let top = instance.elements().next().ok_or(NoForm::Lacks("instance"))?;
    let mut repeats = Vec::new();
    if let Some(body) = html.find("body") {
        find_repeats(body, &mut repeats);
    }
    let mut nodes = Vec::new();
    plant(top, None, "", &mut nodes);
    let binds = model.elements().filter(|one| one.local() == "bind");
    let binds = binds.map(read_bind).collect::<Result<Vec<_>, _>>()?;
    let known = know(&nodes, &binds, &repeats);
    let binds = in_order(binds, &known)?;
    Ok(Model {
        id: top.attribute("id").unwrap_or_default().to_owned(),
        version: top.attribute("version").unwrap_or_default().to_owned(),
        title: head.find("title").map(Element::text).unwrap_or_default(),
        nodes,
        binds,
        known,
    })
}

fn find_repeats(element: &Element, repeats: &mut Vec<String>) {
    if element.local() == "repeat"
        && let Some(place) = element.attribute("nodeset")
    {
        repeats.push(place.trim().to_owned());
    }
    element.elements().for_each(|child| find_repeats(child, repeats));
}

/// Puts an element among the nodes, with all that stands in it. Templates of rows are no row.
fn plant(element: &Element, parent: Option<usize>, above: &str, nodes: &mut Vec<Node>) {
    let (at, place) = (nodes.len(), format!("{above}/{}", element.local()));
    let is_leaf = element.elements().next().is_none();
    let value = if is_leaf { element.text() } else { String::new() };
    let name = element.local().to_owned();
    nodes.push(Node { name, parent, children: Vec::new(), value, place: place.clone() });
    if let Some(parent) = parent {
        nodes[parent].children.push(at);
    }
    for child in element.elements().filter(|child| child.attribute("jr:template").is_none()) {
        plant(child, Some(at), &place, nodes);
    }
}

fn read_bind(element: &Element) -> Result<Bind, NoForm> {
    let place = element.attribute("nodeset").unwrap_or_default().trim().to_owned();
    let expression = |name: &str| -> Result<Option<Expression>, NoForm> {
        let Some(text) = element.attribute(name) else { return Ok(None) };
        expression::read(text).map(Some).map_err(|refused| NoForm::Expression { place: place.clone(), refused })
    };
    Ok(Bind {
        kind: Type::parse(element.attribute("type").unwrap_or_default()),
        calculate: expression("calculate")?,
        relevant: expression("relevant")?,
        constraint: expression("constraint")?,
        required: expression("required")?,
        place,
    })
}

fn know(nodes: &[Node], binds: &[Bind], repeats: &[String]) -> Known {
    let found = |node: &Node| {
        let inside = |repeat: &String| node.place == *repeat || node.place.starts_with(&format!("{repeat}/"));
        let kind = binds.iter().find(|bind| bind.place == node.place).map(|bind| bind.kind).unwrap_or_default();
        (node.place.clone(), Found { kind, in_repeat: repeats.iter().any(inside) })
    };
    nodes.iter().map(found).collect()
}

/// The binds in the order in which they are computed. What decides whether something is asked comes before it, too.
fn in_order(mut binds: Vec<Bind>, known: &Known) -> Result<Vec<Bind>, NoForm> {
    let mut uses: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for bind in &binds {
        let expressions = bind.calculate.iter().chain(&bind.relevant);
        let paths = expressions.flat_map(Expression::paths).filter_map(|path| path.place(&bind.place));
        uses.entry(bind.place.clone()).or_default().extend(paths.filter(|place| known.contains_key(place)));
    }
    // What stands in a group waits for what decides about the group.
    let groups: Vec<String> =
        binds.iter().filter(|bind| bind.relevant.is_some()).map(|bind| bind.place.clone()).collect();
    for (place, used) in &mut uses {
        used.extend(groups.iter().filter(|group| place.starts_with(&format!("{group}/"))).cloned());
    }
    let sorted = order::sort(&uses).map_err(NoForm::Cycle)?;
    binds.sort_by_key(|bind| sorted.iter().position(|place| *place == bind.place));
    Ok(binds)
}
