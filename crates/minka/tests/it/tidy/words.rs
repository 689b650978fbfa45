//! Keys used are keys defined, in all four languages, with the same values.

use super::*;

type Keys = BTreeMap<String, BTreeSet<String>>;

/// Key → the values it names, of one language.
fn keys_of(language: &str) -> (Keys, Vec<String>) {
    let head = Regex::new(r"^([a-z][a-z0-9_-]*) ?=").expect("a pattern");
    let value = Regex::new(r"\$([a-z_]+)").expect("a pattern");
    let (mut keys, mut problems): (Keys, _) = (Keys::new(), Vec::new());
    for (file, text) in files(&format!("locales/{language}"), "ftl") {
        let mut current = None;
        for line in text.lines() {
            if let Some(found) = head.captures(line) {
                let key = found[1].to_owned();
                if keys.insert(key.clone(), BTreeSet::new()).is_some() {
                    problems.push(format!("{file}: {key} is defined twice"));
                }
                current = Some(key);
            }
            if let Some(values) = current.as_ref().and_then(|key| keys.get_mut(key)) {
                values.extend(value.captures_iter(line).map(|found| found[1].to_owned()));
            }
        }
    }
    (keys, problems)
}

#[test]
fn every_key_exists_in_every_language_with_the_same_values() {
    let (english, mut problems) = keys_of("en");
    for language in ["ru", "kk", "es"] {
        let (keys, more) = keys_of(language);
        problems.extend(more);
        for (key, values) in &english {
            match keys.get(key) {
                None => problems.push(format!("{language}: {key} is missing")),
                Some(theirs) if theirs != values => {
                    problems.push(format!("{language}: {key} names {theirs:?}, English {values:?}"));
                }
                Some(_) => {}
            }
        }
        problems.extend(
            keys.keys()
                .filter(|key| !english.contains_key(*key))
                .map(|key| format!("{language}: {key} is not in English")),
        );
    }
    all_well(&problems);
}

#[test]
fn keys_used_are_keys_defined() {
    let (english, _) = keys_of("en");
    let said = Regex::new(
        r#"(?:say|phrase|knows)\(\s*"([a-z][a-z0-9_-]*)"\s*\)|Problem::new\([^"]*"?[^"]*"?,\s*"([a-z][a-z0-9_-]*)"\)"#,
    )
    .expect("a pattern");
    let any = Regex::new(r#""([a-z][a-z0-9_]*(?:-[a-z0-9_]+)+)""#).expect("a pattern");
    let made = Regex::new(r#""([a-z][a-z0-9_-]*-)\{"#).expect("a pattern");
    let (mut used, mut prefixes, mut problems) = (BTreeSet::new(), BTreeSet::from(["notice-".to_owned()]), Vec::new());
    let mut all = source();
    all.extend(files("crates/minka/src", "html"));
    let comment = Regex::new(r"(?m)^\s*//.*$").expect("a pattern");
    for (file, text) in &all {
        let text = &comment.replace_all(without_tests(text), "");
        for found in said.captures_iter(text) {
            let key = found.get(1).or(found.get(2)).expect("a key").as_str();
            if !english.contains_key(key) {
                problems.push(format!("{file}: {key} is not defined"));
            }
        }
        used.extend(any.captures_iter(text).map(|found| found[1].to_owned()));
        prefixes.extend(made.captures_iter(text).map(|found| found[1].to_owned()));
    }
    for key in english.keys() {
        if !used.contains(key) && !prefixes.iter().any(|prefix| key.starts_with(prefix.as_str())) {
            problems.push(format!("{key} is defined and never used"));
        }
    }
    all_well(&problems);
}

#[test]
fn every_plural_has_the_forms_of_its_language() {
    let plural = Regex::new(r"(?s)\{ ?\$count ->(.*?)\n\}").expect("a pattern");
    let form = Regex::new(r"\[([a-z]+)\]").expect("a pattern");
    let mut problems = Vec::new();
    for (language, forms) in [("en", &["one", "other"][..]), ("ru", &["one", "few", "many"]), ("es", &["one", "other"])]
    {
        for (file, text) in files(&format!("locales/{language}"), "ftl") {
            for found in plural.captures_iter(&text) {
                let has: BTreeSet<&str> =
                    form.captures_iter(&found[1]).map(|form| form.get(1).expect("a form").as_str()).collect();
                if let Some(missing) = forms.iter().find(|form| !has.contains(**form)) {
                    problems.push(format!(
                        "{file}: a plural without [{missing}]: {}",
                        found[1].trim().lines().next().unwrap_or_default()
                    ));
                }
            }
        }
    }
    all_well(&problems);
}
