//! The access table against an interpreter of its own: every role, pair of roles, action and condition.
//!
//! The decider and this test read the same file and share nothing else. A flipped cell changes `docs/access.md`, which is
//! committed: a permission changes in review, or not at all.

use std::{collections::BTreeMap, fmt::Write};

use jiff::Timestamp;

use minka::foundation::{
    access::{Action, Actor, Assignment, Decision, Emergency, Role, TABLE, Target, Ties, View},
    clock::Clock,
    ids::{GroupId, Id, ParticipantId, SiteId, UserId},
};

/// The letters of the table's grammar that can be switched on and off from outside.
const LETTERS: [char; 11] = ['a', 'b', 's', 'm', 'u', 'd', 'r', 'n', 'w', 'g', 'c'];

/// One row: the action and its eight cells as they are written.
fn rows() -> Vec<(String, Vec<String>)> {
    let lines = TABLE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut columns = line.split('|').map(|column| column.trim().to_owned());
            (columns.next().expect("an action"), columns.collect())
        })
        .collect()
}

/// What a cell says when exactly these letters hold: nothing, "needs u", or a view.
fn read_cell(cell: &str, holds: &dyn Fn(char) -> bool) -> Option<String> {
    if cell == "-" {
        return None;
    }
    let mut best = None;
    for alternative in cell.split(';') {
        let (letters, view) = alternative.split_once('[').unwrap_or((alternative, "full]"));
        let missing: Vec<char> = letters
            .split(',')
            .filter_map(|letter| letter.trim().chars().next())
            .filter(|letter| !holds(*letter))
            .collect();
        match missing.as_slice() {
            [] => {
                let view = view.trim_end_matches(']').to_owned();
                if best.is_none() || best.as_deref() == Some("needs u") || view == "full" {
                    best = Some(view);
                }
            }
            ['u'] if best.is_none() => best = Some("needs u".to_owned()),
            _ => {}
        }
    }
    best
}

/// Actions on what women told or did, written out again here by hand.
fn is_content(action: &str) -> bool {
    ![
        "own.account",
        "access.read",
        "staff.read",
        "user.create",
        "role.assign",
        "user.disable",
        "audit.read",
        "health.read",
        "records.read",
        "complaint.make",
        "seal.read",
        "seal.name",
        "seal.agree",
        "seal.speak",
        "breach.report",
    ]
    .contains(&action)
}

/// Actions on what is sealed of one woman, written out again here by hand.
fn is_sealed(action: &str) -> bool {
    [
        "identity.read",
        "identity.write",
        "person.search_name",
        "background.read",
        "background.write",
        "consent.read",
        "consent.grant",
        "goal.read",
        "goal.write",
        "visit.read",
        "visit.write",
        "note.create",
        "note.read",
        "note.amend",
        "note.extract_for_her",
        "handover.note",
        "referral.read",
        "referral.send",
        "referral.update",
        "restricted.read",
        "restricted.write",
        "concern.answer",
        "concern.read",
        "concern.oversee",
        "exclusion.edit",
        "contact.read",
        "contact.propose",
        "contact.write",
        "file.link_account",
        "breakglass.open",
        "breakglass.review",
        "audit.who_viewed_me",
        "self.export",
        "own_view.start",
        "own.wish",
        "survey.answer",
        "survey.read",
        "survey.void",
        "person.merge",
        "person.merge_confirm",
    ]
    .contains(&action)
}

/// The three ways in which a woman stands behind the wall, and whether it opens all the same: for whoever led her once and
/// walks beside her today.
fn walls(woman: ParticipantId, walks_beside: bool) -> [(Ties, bool); 3] {
    [
        (Ties { own_file: Some(woman), ..Ties::default() }, false),
        (Ties { circle: vec![woman], ..Ties::default() }, false),
        (Ties { led_before: vec![woman], ..Ties::default() }, walks_beside),
    ]
}

struct Places {
    site: SiteId,
    other_site: SiteId,
    group: GroupId,
    other_group: GroupId,
    woman: ParticipantId,
    other_woman: ParticipantId,
    user: UserId,
}

fn said(decision: Decision) -> Option<String> {
    match decision {
        Decision::Deny => None,
        Decision::StepUp => Some("needs u".to_owned()),
        Decision::Permit(View::Full) => Some("full".to_owned()),
        Decision::Permit(view) => Some(format!("{view:?}").to_lowercase()),
    }
}

/// The broadest of what several roles allow.
fn broadest(answers: &[Option<String>]) -> Option<String> {
    let rank = |answer: &Option<String>| match answer.as_deref() {
        None => 0,
        Some("needs u") => 1,
        Some("full") => 3,
        Some(_) => 2,
    };
    answers.iter().fold(None, |best, answer| if rank(answer) > rank(&best) { answer.clone() } else { best })
}

#[test]
fn every_role_action_and_condition_is_decided_as_the_table_says() {
    let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
    let places = Places {
        site: SiteId::new(&clock),
        other_site: SiteId::new(&clock),
        group: GroupId::new(&clock),
        other_group: GroupId::new(&clock),
        woman: ParticipantId::new(&clock),
        other_woman: ParticipantId::new(&clock),
        user: UserId::new(&clock),
    };
    let known = |name: &str| *Action::ALL.iter().find(|action| action.name() == name).expect("a known action");
    let table: Vec<(String, Action, Vec<String>)> =
        rows().into_iter().map(|(name, cells)| (name.clone(), known(&name), cells)).collect();
    let (mut checked, mut allowed) = (0, 0);
    for first in 0..Role::ALL.len() {
        for second in first..Role::ALL.len() {
            let roles: Vec<usize> = if first == second { vec![first] } else { vec![first, second] };
            let administrator = roles.iter().any(|role| Role::ALL[*role] == Role::Administrator);
            for vector in 0..(1u32 << LETTERS.len()) {
                let on = |letter: char| {
                    LETTERS.iter().position(|known| *known == letter).is_some_and(|at| vector & (1 << at) != 0)
                };
                let target = target(&places, &on);
                let somebody = actor(&places, &roles, &on, Ties::default());
                // What no role makes up for: every role by every vector, every pair where nearly all holds.
                let is_tied = first == second || vector.count_ones() + 2 >= u32::try_from(LETTERS.len()).expect("few");
                let tied = is_tied.then(|| Tied::of(&places, &on, |ties| actor(&places, &roles, &on, ties)));
                let all = vector == (1 << LETTERS.len()) - 1;
                for (name, action, cells) in &table {
                    let decided = said(somebody.decide(*action, &target));
                    let expected = if administrator && is_content(name) {
                        None
                    } else {
                        broadest(&roles.iter().map(|role| read_cell(&cells[*role], &on)).collect::<Vec<_>>())
                    };
                    assert_eq!(decided, expected, "{name} as {roles:?} with {vector:b}");
                    checked += 1;
                    if let Some(tied) = &tied {
                        check_forbids((name, *action), tied, &target, &decided);
                        allowed += usize::from(all && decided.is_some());
                    }
                }
            }
        }
    }
    let pairs = Role::ALL.len() * (Role::ALL.len() + 1) / 2;
    assert!(allowed > 300, "only {allowed} roles and pairs may do something at all");
    assert_eq!(checked, Action::ALL.len() * pairs * (1 << LETTERS.len()), "every role, every pair, every vector");
    println!(
        "{checked} decisions: {} actions x {pairs} roles and pairs x {} condition vectors",
        Action::ALL.len(),
        1 << LETTERS.len()
    );
}

/// Somebody whom a tie holds back from one woman, or seems to: made once for all that may be done to her.
struct Tied {
    named: Actor,
    named_elsewhere: Actor,
    /// Behind the wall, and whether what is sealed of her opens all the same.
    walled: Vec<(Actor, bool)>,
    woman: ParticipantId,
}

impl Tied {
    fn of(places: &Places, on: &dyn Fn(char) -> bool, actor: impl Fn(Ties) -> Actor) -> Tied {
        let named_by = |woman| Ties { named_by: vec![woman], ..Ties::default() };
        let walled = walls(places.woman, on('b')).into_iter().map(|(ties, opens)| (actor(ties), opens)).collect();
        Tied {
            named: actor(named_by(places.woman)),
            named_elsewhere: actor(named_by(places.other_woman)),
            walled,
            woman: places.woman,
        }
    }
}

/// What no role makes up for, whatever else holds: `decided` is what it comes to without.
fn check_forbids((name, action): (&str, Action), tied: &Tied, target: &Target, decided: &Option<String>) {
    // G2: whoever she named may do nothing to her, and another woman's list holds him back from nothing.
    assert_eq!(tied.named.decide(action, target), Decision::Deny, "{name}, named");
    assert!(!tied.named.reach(action).participants.contains(&tied.woman), "{name} reaches her");
    let elsewhere = said(tied.named_elsewhere.decide(action, target));
    assert_eq!(&elsewhere, decided, "{name}, named by another woman");
    // The wall: her own file, a woman of her circle, a colleague whom she led. What is sealed of her stays shut.
    for (walled, opens) in &tied.walled {
        let shut = is_sealed(name) && !opens;
        assert_eq!(said(walled.decide(action, target)), decided.clone().filter(|_| !shut), "{name}, wall");
        assert!(!shut || !walled.reach(action).participants.contains(&tied.woman), "{name} reaches behind the wall");
    }
}

/// Somebody with these roles, whose relations to the target hold or not as the letters say.
fn actor(places: &Places, roles: &[usize], on: &dyn Fn(char) -> bool, ties: Ties) -> Actor {
    let held = roles.iter().map(|role| Assignment {
        role: Role::ALL[*role],
        site: if on('s') { places.site } else { places.other_site },
        group: Some(if on('a') { places.group } else { places.other_group }),
        participant: Some(if on('b') { places.woman } else { places.other_woman }),
    });
    let open = |woman| Emergency { id: String::new(), participant: woman, code: String::new(), until: Timestamp::MAX };
    let emergencies = vec![open(if on('g') { places.woman } else { places.other_woman })];
    Actor::new(places.user, "somebody".to_owned(), on('u'), held.collect(), Ties { emergencies, ..ties })
}

fn target(places: &Places, on: &dyn Fn(char) -> bool) -> Target {
    Target {
        site: Some(places.site),
        groups: vec![places.group],
        participant: Some(places.woman),
        own: on('m'),
        open: on('d'),
        consented: on('c'),
        reason: on('r'),
        about_actor: !on('n'),
        recorded_by_actor: !on('w'),
    }
}

#[test]
fn somebody_without_a_role_may_do_nothing() {
    let clock = Clock::frozen("2026-11-24T13:00:00Z".parse().expect("an instant"));
    let nobody = Actor::new(UserId::new(&clock), String::new(), true, Vec::new(), Ties::default());
    for action in Action::ALL {
        let all = Target { own: true, open: true, consented: true, reason: true, ..Target::site(SiteId::new(&clock)) };
        assert_eq!(nobody.decide(*action, &all), Decision::Deny, "{}", action.name());
        assert!(!nobody.may_somewhere(*action), "{}", action.name());
    }
}

#[test]
fn a_flipped_cell_or_letter_would_be_noticed() {
    // The interpreter must tell apart any two cells that differ: flip each and see some vector answer otherwise.
    for (name, cells) in rows() {
        for cell in cells {
            let flipped = if cell == "-" { "s".to_owned() } else { "-".to_owned() };
            let differs = (0..(1u32 << LETTERS.len())).any(|vector| {
                let on = |letter: char| {
                    LETTERS.iter().position(|known| *known == letter).is_some_and(|at| vector & (1 << at) != 0)
                };
                read_cell(&cell, &on) != read_cell(&flipped, &on)
            });
            assert!(differs || cell == "s", "{name}: {cell}");
        }
    }
}

/// The table as staff and reviewers read it: who may do what, generated, committed.
#[test]
fn the_committed_document_is_the_table() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut document = String::from(
        "# Who may do what\n\nGenerated from `crates/minka/src/foundation/access/table.txt` by the test that compares them;\n\
         set `MINKA_WRITE_DOCS=1` to write it anew. Letters: see the head of that file.\n\n\
         | action | participant | facilitator | mentor | manager | treasurer | evaluator | administrator | auditor |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for (action, cells) in rows() {
        writeln!(document, "| {action} | {} |", cells.join(" | ").replace('-', "–")).expect("text");
        for (role, cell) in Role::ALL.iter().zip(&cells) {
            *counts.entry(role.key()).or_default() += usize::from(cell != "-");
        }
    }
    document.push_str("\nActions open to each role: ");
    let said: Vec<String> = counts.iter().map(|(role, count)| format!("{role} {count}")).collect();
    writeln!(document, "{}.", said.join(", ")).expect("text");
    crate::world::same_as_committed("docs/access.md", &document);
}
