//! At which line of a file a problem stands, so that it can be mended with any text editor.

use super::problem::{Problem, What};

impl Problem {
    /// The line of the file, from 1; none where it cannot be told. A name that stands twice is found where it stands again.
    #[must_use]
    pub fn line(&self, file: &str) -> Option<usize> {
        if let What::Unreadable { line, .. } = &self.what {
            return *line;
        }
        let lines: Vec<&str> = file.lines().collect();
        let segments: Vec<&str> = self.place.split('.').filter(|segment| !segment.is_empty()).collect();
        let mut found = None;
        for pair in segments.chunks(2) {
            let from = found.unwrap_or(0);
            let next = match pair {
                [kind, name] => {
                    find_named(&lines, from, (kind, found.is_none()), name).or_else(|| find_key(&lines, from, name))
                }
                [only] => find_key(&lines, from, only).or_else(|| find_id(&lines, from, only)),
                _ => None,
            };
            found = next.or(found);
        }
        let at = match (&self.what, found) {
            (What::Twice { name }, Some(at)) => find_id(&lines, at + 1, name).or(Some(at)),
            (What::Unknown { name } | What::ReversedTwice { other: name }, at) => {
                let from = at.unwrap_or(0);
                (from..lines.len()).find(|line| lines[*line].contains(&format!("\"{name}\""))).or(at)
            }
            (_, at) => at,
        };
        at.map(|at| at + 1)
    }
}

/// A thing of a kind by its name: `[[item]]` with `id = "q1"`, at the top under a head of that kind.
fn find_named(lines: &[&str], from: usize, (kind, is_top): (&str, bool), name: &str) -> Option<usize> {
    if !is_top {
        return find_id(lines, from, name);
    }
    let mut head = "";
    for (at, line) in lines.iter().enumerate() {
        let line = line.trim();
        if line.starts_with('[') && !line.starts_with("[{") {
            head = line.trim_matches(['[', ']']).split('.').next().unwrap_or_default();
        }
        if at >= from && head == kind && has_id(line, name) {
            return Some(at);
        }
    }
    None
}

fn find_id(lines: &[&str], from: usize, name: &str) -> Option<usize> {
    (from..lines.len()).find(|at| has_id(lines[*at], name))
}

/// A field by its name: `version = …`, `[licence]`.
fn find_key(lines: &[&str], from: usize, key: &str) -> Option<usize> {
    (from..lines.len()).find(|at| {
        let line = lines[*at].trim();
        let is_field = line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
        is_field || line.trim_matches(['[', ']']) == key && line.starts_with('[')
    })
}

/// Whether a line names something: `id = "q1"`, or `language = "es"` for words.
fn has_id(line: &str, name: &str) -> bool {
    let spaceless: String = line.chars().filter(|sign| !sign.is_whitespace()).collect();
    ["id", "language"].iter().any(|key| {
        let named = format!("{key}=\"{name}\"");
        let at = spaceless.find(&named);
        at.is_some_and(|at| at == 0 || !spaceless.as_bytes()[at - 1].is_ascii_alphanumeric())
    })
}
