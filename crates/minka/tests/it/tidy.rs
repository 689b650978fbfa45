//! The house rules, each as a test: who may use whom, where SQL and words live, what is banned, how large a room may be.

mod links;
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use regex::Regex;

/// Slices in dependency order: each may use those before it.
const SLICES: [&str; 81] = [
    "factors",
    "users",
    "own_visits",
    "sign_in",
    "invitations",
    "account",
    "staff",
    "people",
    "switches",
    "consents",
    "curriculum",
    "instruments",
    "concerns",
    "on_call",
    "waves",
    "assessments",
    "keyed_papers",
    "assessment_corrections",
    "question_papers",
    "outcomes",
    "phone_forms",
    "journeys",
    "group_reports",
    "due_lists",
    "identities",
    "goals",
    "life_maps",
    "vocabularies",
    "silences",
    "visits",
    "handovers",
    "referrals",
    "exclusions",
    "leader_wall",
    "openings",
    "contacts",
    "backgrounds",
    "safety_plans",
    "incidents",
    "restricted_notes",
    "complaints",
    "households",
    "needs",
    "supervision",
    "mentors",
    "packs",
    "course_editing",
    "timetables",
    "groups",
    "memberships",
    "matching",
    "duplicates",
    "comparisons",
    "registration",
    "sessions",
    "roll_call",
    "evenings",
    "session_links",
    "calendars",
    "circles",
    "participation",
    "attendance",
    "registers",
    "bulk_registration",
    "imports",
    "exports",
    "outside_requests",
    "breaches",
    "file_tables",
    "merges",
    "own_lists",
    "own_readings",
    "own_view",
    "retention",
    "part_erasures",
    "forgetting",
    "sealing",
    "records",
    "restraints",
    "today",
    "demo",
];

/// Tables of rooms that share a migration file with the room they grew out of.
const SHARED_FILES: [(&str, &str); 45] = [
    ("words_setting", "retention"),
    ("words_notice", "retention"),
    ("part_erasure", "part_erasures"),
    ("journey_step", "journeys"),
    ("own_file", "leader_wall"),
    ("own_visit", "own_visits"),
    ("own_wish", "own_lists"),
    ("emergency_opening", "openings"),
    ("sealed_identity", "identities"),
    ("sealed_reason", "identities"),
    ("sign_in", "sign_in"),
    ("sign_in_failure", "sign_in"),
    ("known_device", "sign_in"),
    ("invitation", "invitations"),
    ("circle", "circles"),
    ("group_hours_before", "timetables"),
    ("holiday", "timetables"),
    ("session_before", "sessions"),
    ("circle_seat", "circles"),
    ("attendance", "roll_call"),
    ("attendance_before", "roll_call"),
    ("private_word", "roll_call"),
    ("session_link", "session_links"),
    ("make_up", "participation"),
    ("make_up_before", "participation"),
    ("calendar_feed", "calendars"),
    ("former_code", "people"),
    ("file_merge", "merges"),
    ("file_merge_row", "merges"),
    ("import_mapping", "registers"),
    ("import_key", "bulk_registration"),
    ("totp_key", "factors"),
    ("recovery_code", "factors"),
    ("passkey", "factors"),
    ("spent_challenge", "factors"),
    ("erased_code", "people"),
    ("name_trace", "identities"),
    ("response_procedure", "concerns"),
    ("violence_incident", "incidents"),
    ("need", "needs"),
    ("mentor_offer", "needs"),
    ("wave", "waves"),
    ("staff_tie", "households"),
    ("background_off", "switches"),
    ("handover_reading", "matching"),
];

/// Handlers that anybody may reach, or that are every signed-in person's own: they check no action.
const WITHOUT_CHECK: &[&str] = &[
    // Strangers: proving who one is, leaving, choosing a language.
    "sign_in/first_step.rs",
    "sign_in/leaving.rs",
    "sign_in/second_step.rs",
    "sign_in/passkey.rs",
    "users/choices.rs",
    "invitations/welcome.rs",
    // A secret address is the key: the store finds nothing for a wrong, ended or expired one.
    "calendars/feed.rs",
    "session_links/open.rs",
    "session_links/roll.rs",
    "session_links/lesson.rs",
    "phone_forms/handing.rs",
    "phone_forms/sending.rs",
    // Anybody may complain, and ask with her slip how it stands.
    "complaints/stranger.rs",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(below: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(below), ending, &mut found);
    found.sort();
    let name = |path: &Path| path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
    found.iter().map(|path| (name(path), fs::read_to_string(path).expect("text"))).collect()
}

fn source() -> Vec<(String, String)> {
    files("crates/minka/src", "rs")
}

/// The code without its unit tests: they may do what rules may not.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn slice_of(file: &str) -> Option<&str> {
    let first = file.strip_prefix("crates/minka/src/")?.split('/').next()?;
    SLICES.contains(&first).then_some(first)
}

fn all_well(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn slices_use_only_those_above_them() {
    let uses = Regex::new(r"crate::(?:\{)?([a-z_]+)").expect("a pattern");
    let grouped = Regex::new(r"(?s)use crate::\{(.*?)\n\};").expect("a pattern");
    let inside = Regex::new(r"(?m)^    ([a-z_]+)(?:::|,|$)|, ([a-z_]+)(?:::|,|$)").expect("a pattern");
    let mut problems = Vec::new();
    for (file, text) in source() {
        let text = without_tests(&text);
        let mut used: BTreeSet<&str> =
            uses.captures_iter(text).filter_map(|found| Some(found.get(1)?.as_str())).collect();
        for group in grouped.captures_iter(text) {
            let body = group.get(1).expect("a body").as_str();
            used.extend(inside.captures_iter(body).filter_map(|found| Some(found.get(1).or(found.get(2))?.as_str())));
        }
        let place = |name: &str| SLICES.iter().position(|slice| *slice == name);
        for name in used {
            let Some(there) = place(name) else { continue };
            match slice_of(&file) {
                Some(own)
                    if place(own).is_some_and(|here| there <= here && own != name || here < there)
                        && place(own) < Some(there) =>
                {
                    problems.push(format!("{file} uses {name}, which stands below {own}"));
                }
                None if file.contains("/foundation/") || file.contains("/design/") => {
                    problems.push(format!("{file} uses the slice {name}"));
                }
                _ => {}
            }
        }
    }
    all_well(&problems);
}

/// Files that hold SQL and are no store: they read or write one thing for all.
const BESIDES_STORES: [&str; 5] =
    ["foundation/audit.rs", "foundation/checkpoints.rs", "foundation/change.rs", "/commands/check", "minka/src/app.rs"];

#[test]
fn sql_stands_only_in_stores_and_each_slice_writes_its_own_tables() {
    let sql = Regex::new(r#""\s*(select |insert into |update [a-z_]+ set|delete from )"#).expect("a pattern");
    let table = Regex::new(r"create table ([a-z_]+)").expect("a pattern");
    let writes = Regex::new(r"(?:insert into|update|delete from) ([a-z_]+)").expect("a pattern");
    let mut owner: BTreeMap<String, String> = BTreeMap::new();
    for (file, text) in files("migrations", "sql") {
        let slice = file.trim_start_matches("migrations/").split(['_', '.']).skip(1).collect::<Vec<_>>().join("_");
        let slice = slice.trim_end_matches("_sql").trim_end_matches("_sqlite").trim_end_matches("_postgres").to_owned();
        for found in table.captures_iter(&text) {
            owner.insert(found[1].to_owned(), slice.clone());
        }
    }
    for (name, slice) in SHARED_FILES {
        owner.insert(name.to_owned(), slice.to_owned());
    }
    let mut problems = Vec::new();
    for (file, text) in source() {
        let text = without_tests(&text);
        let is_store = file.ends_with("/store.rs") || file.contains("/store/");
        let is_allowed = BESIDES_STORES.iter().any(|allowed| file.contains(allowed));
        if sql.is_match(text) && !is_store && !is_allowed {
            problems.push(format!("{file} holds SQL; it belongs in the slice's store.rs"));
        }
        let Some(slice) = slice_of(&file).filter(|_| is_store) else { continue };
        for found in writes.captures_iter(text) {
            if let Some(owner) = owner.get(&found[1]).filter(|owner| *owner != slice) {
                problems.push(format!("{file} writes {}, which belongs to {owner}", &found[1]));
            }
        }
    }
    all_well(&problems);
}

#[test]
fn rules_and_models_are_pure() {
    let banned = Regex::new(r"\basync\b|\baxum\b|\baskama\b|\brusqlite\b|\btokio\b|\bDb<|\bChange<|clock\.now|clock\(\)|fill_random|SystemTime").expect("a pattern");
    let mut problems = Vec::new();
    for (file, text) in source() {
        if slice_of(&file).is_none() || !(file.ends_with("/rules.rs") || file.ends_with("/model.rs")) {
            continue;
        }
        for (number, line) in
            without_tests(&text).lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            if banned.is_match(line) {
                problems.push(format!("{file}:{} {}", number + 1, line.trim()));
            }
        }
    }
    all_well(&problems);
}

#[test]
fn handlers_name_actions_and_check_them() {
    let handler = Regex::new(r"pub\(super\) async fn [a-z_]+\(").expect("a pattern");
    let role = Regex::new(r"\bRole::[A-Z]").expect("a pattern");
    let mut problems = Vec::new();
    for (file, text) in source() {
        let Some(slice) = slice_of(&file) else { continue };
        let text = without_tests(&text);
        if role.is_match(text) && !["users", "staff", "demo"].contains(&slice) {
            problems.push(format!("{file} names a role; handlers name actions"));
        }
        let is_act = text.contains("State<App>") || text.contains("State(app)");
        let short = file.trim_start_matches("crates/minka/src/");
        if !is_act || !handler.is_match(text) || WITHOUT_CHECK.contains(&short) {
            continue;
        }
        let checks = ["Action::", "check(", "reach("].iter().any(|word| text.contains(word));
        let own = text.contains("actor.user()") || text.contains("actor.by()");
        if !checks && !own {
            problems.push(format!("{file} has a route without an access check and is not on the public list"));
        }
    }
    all_well(&problems);
}

#[test]
fn what_is_banned_has_a_replacement() {
    let banned = [
        (
            r"Timestamp::now\(|Zoned::now\(|SystemTime::now\(|Utc::now\(",
            "the clock in App",
            &["foundation/clock.rs"] as &[&str],
        ),
        (r"Uuid::now_v7|Uuid::new_v4|Uuid::new_v7", "foundation::ids", &["foundation/ids.rs"]),
        (r"\b(e?print(ln)?|dbg)!\(", "tracing, or commands::say", &["commands/say.rs"]),
        (r"axum::extract::Form\b|axum::Form\b|extract::\{[^}]*\bForm\b", "foundation::form::Fields", &[]),
        (r"\.unwrap\(\)", "a refusal or an error", &[]),
        (r"\btodo!|\bunimplemented!", "the thing itself", &[]),
    ];
    let mut problems = Vec::new();
    for (file, text) in source() {
        for (pattern, instead, allowed) in &banned {
            if allowed.iter().any(|name| file.ends_with(name)) || file.contains("/tests") {
                continue;
            }
            let pattern = Regex::new(pattern).expect("a pattern");
            for (number, line) in
                without_tests(&text).lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
            {
                if pattern.is_match(line) {
                    problems.push(format!("{file}:{}: {} — use {instead}", number + 1, line.trim()));
                }
            }
        }
    }
    all_well(&problems);
}

#[test]
fn templates_hold_no_words_no_style_and_no_script() {
    let made = Regex::new(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}").expect("a pattern");
    let marks = Regex::new(r#"(?s)<!--.*?-->|<[^>]*>|&[a-z]+;|&#\d+;|[a-z-]+="[^"]*""#).expect("a pattern");
    let words = Regex::new(r"[\p{L}]{2,}").expect("a pattern");
    let inline = Regex::new(r#"<style|<script(?:[^>]*)>\s*[^<\s]|\sstyle=|\son[a-z]+=""#).expect("a pattern");
    let own_names = ["English", "Русский", "Қазақша", "Español"];
    let mut problems = Vec::new();
    for (file, text) in files("crates/minka/src", "html") {
        if text.lines().count() > 150 {
            problems.push(format!("{file}: {} lines, 150 are the most", text.lines().count()));
        }
        if inline.is_match(&text) {
            problems.push(format!("{file}: inline style or script"));
        }
        let rest = made.replace_all(&text, "");
        let rest = marks.replace_all(&rest, " ");
        for word in words.find_iter(&rest).filter(|word| !own_names.contains(&word.as_str())) {
            problems.push(format!("{file}: the word “{}” belongs in the locales", word.as_str()));
        }
    }
    all_well(&problems);
}

/// Longer than the rule, and since when: the number may only fall.
const LONG_FUNCTIONS: usize = 0;

#[test]
fn rooms_are_small() {
    let mut problems = Vec::new();
    let mut long = 0;
    let mut all = source();
    for crate_name in ["forms", "linkage", "pairing", "documents"] {
        all.extend(files(&format!("crates/{crate_name}/src"), "rs"));
    }
    all.extend(files("crates/minka/tests", "rs"));
    for (file, text) in &all {
        let lines = text.lines().count();
        if lines > 500 && !file.contains("/tests/") {
            problems.push(format!("{file}: {lines} lines, 500 are the most"));
        }
        let parsed = syn::parse_file(text).unwrap_or_else(|cause| panic!("{file}: {cause}"));
        let mut lengths = Lengths(Vec::new());
        syn::visit::Visit::visit_file(&mut lengths, &parsed);
        for (name, length) in lengths.0.into_iter().filter(|(_, length)| *length > 70) {
            long += 1;
            if LONG_FUNCTIONS == 0 {
                problems.push(format!("{file}: {name} has {length} lines, 70 are the most"));
            }
        }
    }
    let total = |ending: &str| {
        files("crates/minka/src/design", ending).iter().map(|(_, text)| text.lines().count()).sum::<usize>()
    };
    for (ending, most) in [("css", 1500), ("js", 1500)] {
        if total(ending) > most {
            problems.push(format!("{} lines of {ending}, {most} are the most", total(ending)));
        }
    }
    all_well(&problems);
    assert_eq!(long, LONG_FUNCTIONS, "functions over 70 lines: the number may only fall");
}

/// How many Rust files and lines a slice has at the most, unit tests in files of their own left out.
const LARGEST_SLICE: (usize, usize) = (12, 2000);

#[test]
fn no_slice_is_too_large_to_know() {
    let mut sizes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let all = source();
    for (file, text) in &all {
        let is_test = file.ends_with("/tests.rs") || file.contains("/tests/");
        // The invented programmes are no room of the programme.
        let Some(slice) = slice_of(file).filter(|slice| !is_test && *slice != "demo") else { continue };
        let size = sizes.entry(slice).or_default();
        *size = (size.0 + 1, size.1 + text.lines().count());
    }
    let (most_files, most_lines) = LARGEST_SLICE;
    let problems: Vec<String> = sizes
        .into_iter()
        .filter(|(_, (files, lines))| *files > most_files || *lines > most_lines)
        .map(|(slice, (files, lines))| {
            format!("{slice}: {files} files, {lines} lines; {most_files} and {most_lines} are the most: part it")
        })
        .collect();
    all_well(&problems);
}

struct Lengths(Vec<(String, usize)>);

impl<'ast> syn::visit::Visit<'ast> for Lengths {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.note(&item.sig, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.note(&item.sig, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }
}

impl Lengths {
    fn note(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let (first, last) = (signature.fn_token.span.start().line, block.brace_token.span.close().end().line);
        self.0.push((signature.ident.to_string(), last + 1 - first));
    }
}

#[test]
fn every_slice_says_what_it_is_and_has_the_usual_rooms() {
    let mut problems = Vec::new();
    for slice in SLICES {
        let folder = root().join("crates/minka/src").join(slice);
        let head = fs::read_to_string(folder.join("mod.rs")).expect("mod.rs");
        if !head.starts_with("//! ") {
            problems.push(format!("{slice}/mod.rs does not begin with what it is"));
        }
        let rust: Vec<_> = fs::read_dir(&folder).expect("a folder").flatten().collect();
        for vague in ["helper", "helpers", "utils", "util", "common", "manager", "service"] {
            if rust.iter().any(|entry| entry.file_name().to_string_lossy().starts_with(&format!("{vague}."))) {
                problems.push(format!("{slice}/{vague}.rs: a room's name says what is in it"));
            }
        }
    }
    all_well(&problems);
}
