//! The functions that telephones know, and what each does.

use data_encoding::{BASE64, HEXLOWER};
use md5::Md5;
use regex::{Regex, RegexBuilder};
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::{
    dates::{day_number, format_day},
    evaluate::{At, Failed},
    tree::Expression,
    value::{TOLERANCE, Value},
};

const MANY: usize = usize::MAX;

/// Every function with the fewest and the most values that it takes.
const KNOWN: &[(&str, usize, usize)] = &[
    ("abs", 1, 1),
    ("area", 1, 1),
    ("boolean", 1, 1),
    ("boolean-from-string", 1, 1),
    ("ceiling", 1, 1),
    ("checklist", 2, MANY),
    ("coalesce", 2, MANY),
    ("concat", 1, MANY),
    ("contains", 2, 2),
    ("count", 1, 1),
    ("count-non-empty", 1, 1),
    ("count-selected", 1, 1),
    ("date", 1, 1),
    ("decimal-date-time", 1, 1),
    ("digest", 2, 3),
    ("ends-with", 2, 2),
    ("exp", 1, 1),
    ("false", 0, 0),
    ("floor", 1, 1),
    ("format-date", 2, 2),
    ("if", 3, 3),
    ("indexed-repeat", 3, 3),
    ("int", 1, 1),
    ("join", 1, MANY),
    ("jr:choice-name", 2, 2),
    ("log10", 1, 1),
    ("max", 1, MANY),
    ("min", 1, MANY),
    ("normalize-space", 1, 1),
    ("not", 1, 1),
    ("now", 0, 0),
    ("number", 1, 1),
    ("once", 1, 1),
    ("pi", 0, 0),
    ("position", 1, 1),
    ("pow", 2, 2),
    ("regex", 2, 2),
    ("round", 1, 2),
    ("selected", 2, 2),
    ("selected-at", 2, 2),
    ("sqrt", 1, 1),
    ("starts-with", 2, 2),
    ("string", 1, 1),
    ("string-length", 1, 1),
    ("substr", 2, 3),
    ("substring-after", 2, 2),
    ("substring-before", 2, 2),
    ("sum", 1, 1),
    ("today", 0, 0),
    ("translate", 3, 3),
    ("true", 0, 0),
    ("uuid", 0, 0),
    ("weighted-checklist", 4, MANY),
];

/// A function by its name.
pub(super) fn find(name: &str) -> Option<(&'static str, usize, usize)> {
    KNOWN.iter().find(|(known, ..)| *known == name).copied()
}

/// A pattern that has to fit the whole text.
pub(super) fn pattern(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(&format!("^(?:{pattern})$")).size_limit(1 << 20).build().ok()
}

/// Calls a function.
pub(super) fn call(at: &At<'_>, name: &str, given: &[Expression]) -> Result<Value, Failed> {
    if let Some(value) = about_nodes(at, name, given)? {
        return Ok(value);
    }
    if let "if" = name {
        let chosen = if at.value(&given[0])?.yes() { &given[1] } else { &given[2] };
        return at.value(chosen);
    }
    let values: Vec<Value> = match name {
        "concat" | "join" | "min" | "max" => spread(at, given)?,
        _ => given.iter().map(|one| at.value(one)).collect::<Result<_, _>>()?,
    };
    if let Some(value) = about_numbers(name, &values) {
        return Ok(Value::Number(value));
    }
    if let Some(value) = about_truth(name, &values) {
        return Ok(Value::Boolean(value));
    }
    match about_words(name, &values) {
        Some(words) => Ok(Value::Text(words)),
        None => about_the_rest(at, name, &values),
    }
}

/// Values, where a path stands for all nodes that it finds.
fn spread(at: &At<'_>, given: &[Expression]) -> Result<Vec<Value>, Failed> {
    let mut values = Vec::new();
    for one in given {
        match one {
            Expression::Path(path) => {
                values.extend(at.select(path, false)?.into_iter().map(|node| at.nodes.value(node)));
            }
            other => values.push(at.value(other)?),
        }
    }
    Ok(values)
}

/// Functions that look at nodes rather than at what they hold.
fn about_nodes(at: &At<'_>, name: &str, given: &[Expression]) -> Result<Option<Value>, Failed> {
    let nodes = || match given.first() {
        Some(Expression::Path(path)) => at.select(path, false),
        _ => Err(Failed::Given),
    };
    #[expect(clippy::cast_precision_loss, reason = "a count of nodes")]
    let count = |number: usize| Some(Value::Number(number as f64));
    let is_blank = |node: &usize| at.nodes.value(*node).text().is_empty();
    Ok(match name {
        "count" => count(nodes()?.len()),
        "count-non-empty" => count(nodes()?.iter().filter(|node| !is_blank(node)).count()),
        "sum" => {
            let nodes = nodes()?;
            let numbers = nodes.iter().filter(|node| !is_blank(node)).map(|node| at.nodes.value(*node).number());
            // Begun at a plain nothing: the sum of no number is 0, never -0.
            Some(Value::Number(numbers.fold(0.0, |sum, number| sum + number)))
        }
        "position" => {
            let row = nodes()?.first().copied();
            let place = row.and_then(|row| {
                let rows = at.nodes.children(at.nodes.parent(row)?);
                rows.iter().filter(|one| at.nodes.name(**one) == at.nodes.name(row)).position(|one| *one == row)
            });
            count(place.map_or(0, |place| place + 1))
        }
        "indexed-repeat" => Some(in_row(at, given)?),
        "once" => {
            let own = at.nodes.value(at.own);
            Some(if own.text().is_empty() { at.value(&given[0])? } else { own })
        }
        _ => None,
    })
}

/// `indexed-repeat(what, rows, number)`.
fn in_row(at: &At<'_>, given: &[Expression]) -> Result<Value, Failed> {
    let [Expression::Path(what), Expression::Path(rows), number] = given else { return Err(Failed::Given) };
    if what.start != rows.start || !what.steps.starts_with(&rows.steps) {
        return Err(Failed::Given);
    }
    let number = at.value(number)?.number();
    let all = at.select(rows, false)?;
    let row = (1_i32..).zip(all).find(|(place, _)| (f64::from(*place) - number).abs() < TOLERANCE).map(|(_, row)| row);
    let found = match row {
        Some(row) => at.walk(vec![row], &what.steps[rows.steps.len()..], &[])?,
        None => Vec::new(),
    };
    match found.as_slice() {
        [] => Ok(Value::Text(String::new())),
        [node] => Ok(at.nodes.value(*node)),
        _ => Err(Failed::SeveralNodes),
    }
}

fn about_numbers(name: &str, values: &[Value]) -> Option<f64> {
    let number = |place: usize| values.get(place).map_or(f64::NAN, Value::number);
    let known = || values.iter().map(Value::number).filter(|number| !number.is_nan());
    Some(match name {
        "abs" => number(0).abs(),
        "int" => number(0).trunc(),
        "number" => number(0),
        "round" => round(number(0), if values.len() > 1 { number(1) } else { 0.0 }),
        "pow" => number(0).powf(number(1)),
        "sqrt" => number(0).sqrt(),
        "exp" => number(0).exp(),
        "log10" => number(0).log10(),
        "pi" => std::f64::consts::PI,
        // What is blank is left out.
        "min" => known().fold(f64::NAN, f64::min),
        "max" => known().fold(f64::NAN, f64::max),
        #[expect(clippy::cast_precision_loss, reason = "a length")]
        "string-length" => values.first()?.text().chars().count() as f64,
        #[expect(clippy::cast_precision_loss, reason = "a count")]
        "count-selected" => values.first()?.text().split_whitespace().count() as f64,
        _ => return None,
    })
}

/// Half goes up; a place behind the point is counted in decimal digits, as they are written.
fn round(number: f64, places: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "drawn in to what a number has")]
    let places = places.clamp(-30.0, 30.0) as i32;
    if places == 0 || !number.is_finite() {
        return (number + 0.5).floor();
    }
    let shift = |number: f64, by: i32| format!("{number}e{by}").parse().unwrap_or(f64::NAN);
    let shifted: f64 = shift(number, places);
    shift(shifted.round(), -places)
}

fn about_truth(name: &str, values: &[Value]) -> Option<bool> {
    let text = |place: usize| values.get(place).map(Value::text).unwrap_or_default();
    Some(match name {
        "true" => true,
        "false" => false,
        "boolean" => values.first()?.yes(),
        "not" => !values.first()?.yes(),
        "boolean-from-string" => matches!(text(0).as_str(), "1" | "true"),
        "contains" => text(0).contains(&text(1)),
        "starts-with" => text(0).starts_with(&text(1)),
        "ends-with" => text(0).ends_with(&text(1)),
        "selected" => format!(" {} ", text(0).trim()).contains(&format!(" {} ", text(1).trim())),
        "regex" => pattern(&text(1)).is_some_and(|pattern| pattern.is_match(&text(0))),
        "checklist" => {
            let ticked = values[2..].iter().filter(|value| value.yes()).count();
            #[expect(clippy::cast_precision_loss, reason = "a count")]
            between(ticked as f64, &values[0], &values[1])
        }
        "weighted-checklist" => {
            let pairs = values[2..].chunks_exact(2).filter(|pair| pair[0].yes());
            between(pairs.map(|pair| pair[1].number()).sum(), &values[0], &values[1])
        }
        _ => return None,
    })
}

/// A limit below 0 is none.
fn between(number: f64, least: &Value, most: &Value) -> bool {
    let (least, most) = (least.number(), most.number());
    (least < 0.0 || number >= least) && (most < 0.0 || number <= most)
}

fn about_words(name: &str, values: &[Value]) -> Option<String> {
    let text = |place: usize| values.get(place).map(Value::text).unwrap_or_default();
    let texts = |from: usize| values.iter().skip(from).map(Value::text).collect::<Vec<_>>();
    Some(match name {
        "string" => text(0),
        "concat" => texts(0).concat(),
        "join" => texts(1).join(&text(0)),
        "normalize-space" => text(0).split_whitespace().collect::<Vec<_>>().join(" "),
        "substring-before" => text(0).split_once(&text(1)).map(|(before, _)| before.to_owned()).unwrap_or_default(),
        "substring-after" => text(0).split_once(&text(1)).map(|(_, after)| after.to_owned()).unwrap_or_default(),
        "substr" => {
            let signs: Vec<char> = text(0).chars().collect();
            let place = |at: usize, otherwise: usize| values.get(at).map_or(otherwise, |value| counted(value, &signs));
            let (start, end) = (place(1, 0), place(2, signs.len()));
            signs.get(start..end).map(|signs| signs.iter().collect()).unwrap_or_default()
        }
        "translate" => {
            let (from, to): (Vec<char>, Vec<char>) = (text(1).chars().collect(), text(2).chars().collect());
            let other = |sign: char| match from.iter().position(|known| *known == sign) {
                Some(place) => to.get(place).copied(),
                None => Some(sign),
            };
            text(0).chars().filter_map(other).collect()
        }
        "selected-at" => {
            let number = values.get(1)?.number();
            let listed = text(0);
            let found =
                (0_i32..).zip(listed.split_whitespace()).find(|(at, _)| (f64::from(*at) - number).abs() < TOLERANCE);
            found.map(|(_, word)| word.to_owned()).unwrap_or_default()
        }
        _ => return None,
    })
}

/// A place in a text; below 0 it is counted from the end.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "drawn in")]
fn counted(value: &Value, signs: &[char]) -> usize {
    let (number, length) = (value.number().trunc(), signs.len() as f64);
    let place = if number < 0.0 { length + number } else { number };
    if place.is_nan() { 0 } else { place.clamp(0.0, length) as usize }
}

fn about_the_rest(at: &At<'_>, name: &str, values: &[Value]) -> Result<Value, Failed> {
    let text = |place: usize| values.get(place).map(Value::text).unwrap_or_default();
    match name {
        "coalesce" => {
            let found = values.iter().find(|value| !matches!(value.text().as_str(), "" | "NaN"));
            Ok(found.or(values.last()).cloned().unwrap_or(Value::Text(String::new())))
        }
        "date" => day(&values[0]),
        "decimal-date-time" => Ok(match day(&values[0])? {
            Value::Day(day) => Value::Number(Value::Day(day).number()),
            other => other,
        }),
        "format-date" => match day(&values[0])? {
            Value::Day(day) => format_day(day, &text(1)).map(Value::Text).ok_or(Failed::Given),
            blank => Ok(blank),
        },
        "digest" => {
            let written = values.get(2).map_or_else(|| "base64".to_owned(), Value::text);
            digest(&text(0), &text(1), &written).map(Value::Text).ok_or(Failed::Given)
        }
        "now" => Ok(Value::Text(at.nodes.now().to_owned())),
        "today" => day_number(at.nodes.now()).map(Value::Day).ok_or(Failed::NoDay),
        "uuid" => Ok(Value::Text(at.nodes.fresh_id().to_owned())),
        "jr:choice-name" => Err(Failed::OnlyThere),
        _ => Err(Failed::Unknown),
    }
}

/// A day out of a value; blank stays blank.
fn day(value: &Value) -> Result<Value, Failed> {
    match value {
        Value::Day(day) => Ok(Value::Day(*day)),
        Value::Text(words) if words.trim().is_empty() => Ok(Value::Text(String::new())),
        Value::Text(words) => day_number(words).map(Value::Day).ok_or(Failed::NoDay),
        #[expect(clippy::cast_possible_truncation, reason = "drawn in where it is written")]
        Value::Number(number) if number.is_finite() => Ok(Value::Day(number.floor() as i64)),
        _ => Err(Failed::NoDay),
    }
}

/// The digest of a text, as the `digest` function of forms makes it.
fn digest(text: &str, way: &str, written: &str) -> Option<String> {
    let bytes = match way {
        "MD5" => Md5::digest(text).to_vec(),
        "SHA-256" => Sha256::digest(text).to_vec(),
        "SHA-384" => Sha384::digest(text).to_vec(),
        "SHA-512" => Sha512::digest(text).to_vec(),
        _ => return None,
    };
    match written {
        "hex" => Some(HEXLOWER.encode(&bytes)),
        "base64" => Some(BASE64.encode(&bytes)),
        _ => None,
    }
}
