//! Every statement that reads women says for whose eyes it does, or why it need not.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use minka::file_tables::TABLES;
use regex::Regex;

use super::rust_files;

/// What leads to a woman besides the tables that putting two files together knows: views, and the rows that a merge keeps.
const MORE: [&str; 4] = ["heard_lesson", "her_meeting", "known_lesson", "file_merge_row"];

/// Tables whose rows name two women: both have to be asked for. A merge names its second woman in no foreign key.
fn names_two(table: &str) -> bool {
    table == "file_merge" || TABLES.iter().any(|known| known.name == table && known.women.len() > 1)
}

/// Statements that name two women and ask for one of them, and why that is enough.
const ONE_IS_ENOUGH: [(&str, &str); 6] = [
    ("households::list_beside_kin", "the other is her mentor's own file, of which nothing is read but whose it is"),
    ("participation::list_heard", "she was found before; her companion alone is asked for"),
    ("participation::list_make_ups", "she was found before; her companion alone is asked for"),
    ("participation::list_missed", "her companion is not read"),
    ("participation::list_missed_of_mentor", "her companion is not read"),
    ("participation::list_companions", "she was found before; each other member is asked for"),
];

/// Statements that touch women and need not ask whose eyes they are for, by why.
const FOR_ANY_EYES: [(&str, &[&str]); 31] = [
    (
        "the list of whom a loss concerns is made whole; whoever reads it sees it with her own eyes",
        &["breaches::add_woman"],
    ),
    (
        "the list is made whole",
        &[
            "breaches::find_of_code",
            "breaches::find_of_concern",
            "breaches::list_of_all",
            "breaches::list_of_group",
            "breaches::list_of_session",
            "breaches::list_of_site",
        ],
    ),
    (
        "of a woman who was found before",
        &[
            "assessment_corrections::list_corrections",
            "assessments::find_answer",
            "assessments::find_assessment",
            "assessments::find_last",
            "assessments::find_last_asked",
            "assessments::list_answered",
            "assessments::list_answers",
            "assessments::list_answers_of",
            "assessments::list_of_woman",
            "backgrounds::find_newest",
            "backgrounds::list_days",
            "bulk_registration::find_last_mark",
            "bulk_registration::list_stays",
            "concerns::list_actions",
            "concerns::list_open_since",
            "consents::add_event",
            "consents::list_events",
            "consents::list_newest",
            "contacts::find_card",
            "contacts::find_pause",
            "contacts::has_card",
            "contacts::list_names",
            "contacts::list_proposals",
            "contacts::waiting_of",
            "duplicates::is_in_a_group",
            "exclusions::list_named",
            "exclusions::list_near",
            "forgetting::find_open",
            "forgetting::get_hold",
            "forgetting::list_holds",
            "goals::find_goal",
            "goals::find_origin",
            "goals::is_next_struck",
            "goals::keep_before",
            "goals::list_before",
            "goals::list_check_ins",
            "goals::list_goals",
            "handovers::find_measure",
            "identities::find_sealed",
            "identities::get_sealed_reason",
            "incidents::list_incidents",
            "journeys::list_journey",
            "journeys::list_stays",
            "journeys::list_waits",
            "leader_wall::list_links",
            "matching::add_reading",
            "matching::list_notes",
            "memberships::find_first_step",
            "memberships::find_last_seen",
            "memberships::list_spans",
            "merges::forget_woman",
            "needs::find_need",
            "part_erasures::find_done",
            "part_erasures::find_open",
            "part_erasures::is_held",
            "participation::find_missed",
            "participation::is_known",
            "participation::keep_before",
            "participation::list_before",
            "participation::withdraw_make_up",
            "people::forget_woman",
            "people::target_of",
            "referrals::find_referral",
            "referrals::has_long_accepted",
            "referrals::list_reasons",
            "referrals::list_referrals",
            "referrals::list_told",
            "referrals::take_step_back",
            "registration::was_registered_by",
            "restricted_notes::list_all",
            "restricted_notes::list_notes",
            "restricted_notes::list_thread",
            "roll_call::replace_mark",
            "safety_plans::add_plan",
            "safety_plans::list_papers",
            "safety_plans::list_plans",
            "safety_plans::list_reviews",
            "silences::find_last_spoken",
            "users::find_mentor_on",
            "users::list_mentorings",
            "visits::find_draft",
            "visits::find_visit",
            "visits::list_authors",
            "visits::list_notes",
            "visits::list_notes_of",
            "visits::list_promises",
            "visits::list_promises_after",
            "visits::list_visits",
        ],
    ),
    ("ids alone, to mix those who are there", &["circles::list_earlier", "groups::list_keep_apart"]),
    ("her site alone, for a concern about her; whoever raises it has found her before", &["concerns::find_site"]),
    ("she herself", &["outside_requests::list_of_woman", "own_visits::find_visit"]),
    (
        "minka check sees everything",
        &[
            "assessments::list_sealed",
            "backgrounds::list_sealed",
            "concerns::list_sealed",
            "contacts::list_sealed",
            "goals::list_sealed",
            "identities::list_sealed",
            "incidents::list_sealed",
            "matching::list_sealed",
            "own_lists::list_sealed",
            "people::check_codes",
            "referrals::list_sealed",
            "restricted_notes::list_sealed",
            "roll_call::check_attendance",
            "safety_plans::list_sealed",
            "visits::list_sealed",
        ],
    ),
    (
        "asked by the program itself",
        &[
            "comparisons::find_site",
            "consents::holds",
            "consents::takes_part",
            "contacts::pause_again",
            "people::is_forgotten",
            "retention::find_last_contact",
            "retention::is_over",
            "retention::is_words_over",
            "retention::keep_words_list",
            "retention::list_noticed",
            "retention::list_unused",
            "retention::list_words_over",
        ],
    ),
    ("the index holds all; who is shown is asked for each", &["duplicates::each_name"]),
    (
        "the program compares; who is shown is asked for each",
        &[
            "comparisons::find_name",
            "comparisons::list_sealed_since",
            "duplicates::list_names_after",
            "duplicates::save_elsewhere",
            "duplicates::save_pair",
        ],
    ),
    (
        "ids alone; who is shown is asked for each",
        &["duplicates::list_near", "identities::list_traced", "retention::list_silent"],
    ),
    ("whether a group met at all", &["groups::find_met_days"]),
    ("the program itself seals them anew", &["identities::list_old_identities", "identities::list_old_reasons"]),
    ("the program itself traces them anew", &["identities::list_untraced"]),
    ("columns for statements that ask", &["memberships::stay_columns", "waves::starts_columns"]),
    ("of women who were found before", &["merges::are_kept_apart"]),
    (
        "she herself, or whoever may hand her a copy",
        &[
            "own_lists::has_waiting_wish",
            "own_lists::list_accounts",
            "own_lists::list_beside",
            "own_lists::list_breaches",
            "own_lists::list_calls",
            "own_lists::list_circles",
            "own_lists::list_ends",
            "own_lists::list_events",
            "own_lists::list_former_codes",
            "own_lists::list_goal_lines",
            "own_lists::list_holds",
            "own_lists::list_lessons",
            "own_lists::list_lessons_before",
            "own_lists::list_marks",
            "own_lists::list_marks_before",
            "own_lists::list_needs",
            "own_lists::list_pauses",
            "own_lists::list_stays",
            "own_lists::list_steps",
            "own_lists::list_waiting",
            "own_lists::list_waiting_wishes",
            "own_lists::list_wishes",
            "own_lists::list_words",
            "own_view::find_farewell",
            "own_view::list_parts_asked",
        ],
    ),
    ("a code is drawn by the program, never chosen", &["people::is_taken"]),
    ("whether anything stands at all", &["instruments::was_asked", "sessions::list_untouched_from"]),
    (
        "decides what stays shut, and shows nothing",
        &["users::list_circle", "users::list_led_before", "users::list_named_by", "users::list_ties"],
    ),
    (
        "whom an entry is about is asked for each woman (find_place), and for pairs and merges (holds_hidden)",
        &["staff::list_links"],
    ),
    (
        "roles of the staff: no single woman is read",
        &[
            "breaches::list_accounts",
            "breaches::list_held",
            "complaints::list_colleagues",
            "concerns::list_answerers",
            "concerns::may_answer",
            "roll_call::list_leaders_on",
            "staff::held_columns",
            "staff::list_members_of_site",
            "staff::list_members_with_roles",
            "staff::list_members_without_role",
            "staff::list_role_words",
            "staff::list_sites_of",
            "today::has_waiting_roles",
            "users::is_only_manager",
            "users::list_facilitators",
            "users::list_facilitators_of_site",
            "users::list_held",
            "users::list_mentors_of_site",
            "users::list_posts",
            "users::list_sites_without_administrator",
            "users::list_staff_of_site",
            "users::no_other_manager",
        ],
    ),
    ("of two women who were both found before", &["duplicates::find_pair", "merges::are_linked"]),
    ("of a merge that was found before", &["merges::find_later", "merges::list_changes", "merges::list_kept"]),
    (
        "what was done leads to nobody",
        &["forgetting::get_request", "forgetting::list_done", "part_erasures::find_request"],
    ),
    (
        "its time is over: the program itself lets it go",
        &[
            "assessments::end_answers",
            "breaches::forget_breaches",
            "concerns::end_words",
            "merges::forget_kept",
            "merges::forget_kept_reasons",
            "outside_requests::forget_requests",
            "restricted_notes::end_words",
            "retention::set_months",
            "safety_plans::end_words",
        ],
    ),
    ("who is kept away from whom; which of them it is for is asked for each woman", &["needs::list_kept_away"]),
    ("when, and nothing of whom: what its opener owes does not go away", &["openings::list_unreviewed_by"]),
    ("where nobody else lives, whoever looks", &["households::leave_empty_homes"]),
    ("done again by the program itself after a restore", &["groups::keep_apart_again"]),
    ("through the statement of its room, which asks", &["participation::list_quiet_of_sites"]),
];

/// What a store says about women, and how often it asks for whose eyes.
struct Statement {
    name: String,
    file: String,
    tables: BTreeSet<String>,
    asks: usize,
}

/// Every function or macro of every store that reads a table which leads to a woman.
fn statements() -> Vec<Statement> {
    let mut tables: Vec<&str> = TABLES.iter().map(|table| table.name).chain(MORE).collect();
    tables.sort_by_key(|table| std::cmp::Reverse(table.len()));
    let reads = Regex::new(&format!(r"(?:from|join) ({})\b", tables.join("|"))).expect("a pattern");
    let head = Regex::new(r"(?m)^(?:pub(?:\([^)]*\))? )?(?:fn|macro_rules!) ([a-z_]+)").expect("a pattern");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in rust_files(&source) {
        let file = path.strip_prefix(&source).expect("below").to_string_lossy().into_owned();
        let slice = file.split('/').next().unwrap_or_default().to_owned();
        if !(file.ends_with("/store.rs") || file.contains("/store/")) || slice == "foundation" {
            continue;
        }
        let text = fs::read_to_string(&path).expect("text");
        for named in head.captures_iter(&text) {
            let body = &text[named.get(0).expect("all of it").start()..];
            let body = &body[..body.find("\n}\n").unwrap_or(body.len())];
            let writes = body.contains("\"delete from") || body.contains("\"update ");
            let asks = body.matches("unless_hidden!").count();
            let tables: BTreeSet<String> = reads.captures_iter(body).map(|table| table[1].to_owned()).collect();
            if !tables.is_empty() && (asks > 0 || !writes || body.contains("select")) {
                found.push(Statement { name: format!("{slice}::{}", &named[1]), file: file.clone(), tables, asks });
            }
        }
    }
    found
}

/// A statement that reads women says for whose eyes, or stands above with the reason why it need not. What is read is every table
/// that leads to a woman, by the list that every such table has to be on.
#[test]
fn every_statement_about_women_asks_whose_eyes_it_is_for() {
    let mut reasons: BTreeMap<&str, bool> = BTreeMap::new();
    for (_, statements) in FOR_ANY_EYES {
        for statement in statements {
            assert!(reasons.insert(*statement, false).is_none(), "{statement} is named twice");
        }
    }
    let mut problems = Vec::new();
    let all = statements();
    assert!(all.len() > 200, "{} statements", all.len());
    for Statement { name, file, asks, .. } in &all {
        match reasons.get_mut(name.as_str()) {
            Some(met) if *asks == 0 => *met = true,
            None if *asks == 0 => problems.push(format!("{file}: {name} reads women and does not ask for whose eyes")),
            _ => {}
        }
    }
    problems.extend(reasons.iter().filter(|(_, met)| !**met).map(|(name, _)| format!("{name} is named for nothing")));
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// Where a row names two women, both are asked for: kin, whoever is kept apart, a pair that looks alike, two files put together.
#[test]
fn every_statement_that_names_two_women_asks_for_both() {
    let two: Vec<&str> = TABLES.iter().map(|table| table.name).filter(|table| names_two(table)).collect();
    for expected in
        ["kin_link", "keep_apart", "duplicate_pair", "duplicate_verdict", "file_merge", "make_up", "make_up_before"]
    {
        assert!(two.contains(&expected), "{expected}: {two:?}");
    }
    let (mut problems, mut met) = (Vec::new(), Vec::new());
    for Statement { name, file, tables, asks } in statements() {
        if asks != 1 || !tables.iter().any(|table| names_two(table)) {
            continue;
        }
        if ONE_IS_ENOUGH.iter().any(|(known, _)| *known == name) {
            met.push(name);
        } else {
            problems.push(format!("{file}: {name} names two women and asks for one"));
        }
    }
    let unmet = ONE_IS_ENOUGH.iter().filter(|(known, _)| !met.iter().any(|name| name == known));
    problems.extend(unmet.map(|(known, _)| format!("{known} is named for nothing")));
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}
