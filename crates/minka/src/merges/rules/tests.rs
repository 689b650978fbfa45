use super::*;

fn row(table: &str, cells: &[(&str, &str)]) -> Row {
    let table = table_named(table).expect("a table of the list");
    let mut row = Row { table, cells: vec![Cell::Null; table.columns().count()] };
    for (column, text) in cells {
        assert!(table.columns().any(|known| known == *column), "{column}");
        row = row.with(column, Cell::Text((*text).to_owned()));
    }
    row
}

fn both() -> Both {
    Both { first: "A".to_owned(), second: "B".to_owned() }
}

fn joined(rows: &[Row]) -> Vec<RowChange> {
    let moment = Moment { now: "2026-11-24T13:00:00.000Z".to_owned(), today: "2026-11-24".to_owned() };
    put_together(&both(), rows, &moment, &mut || "new".to_owned())
}

/// The rows after all changes, by table and cells.
fn after(rows: &[Row]) -> Vec<Row> {
    let changes = joined(rows);
    let gone = |row: &Row| changes.iter().any(|change| change.before.as_ref() == Some(row));
    let mut left: Vec<Row> = rows.iter().filter(|row| !gone(row)).cloned().collect();
    left.extend(changes.into_iter().filter_map(|change| change.after));
    left
}

#[test]
fn of_two_marks_the_one_that_says_more_counts_and_the_other_stays_in_the_history() {
    for (first, second, counts, kept) in [
        ("absent", "present", "present", "absent"),
        ("present", "absent", "present", "absent"),
        ("late", "excused", "late", "excused"),
        ("excused", "late", "late", "excused"),
        ("present", "present", "present", "present"),
    ] {
        let mark = |woman, mark| row("attendance", &[("session_id", "S"), ("participant_id", woman), ("mark", mark)]);
        let left = after(&[mark("A", first), mark("B", second)]);
        let said: Vec<(&str, &str, &str)> =
            left.iter().map(|row| (row.table.name, row.text("participant_id"), row.text("mark"))).collect();
        assert_eq!(said, [("attendance", "A", counts), ("attendance_before", "A", kept)], "{first} {second}");
    }
}

#[test]
fn stays_that_overlap_become_one_and_others_stay_two() {
    let stay = |id, woman, from, until: &str, role| {
        let held = [("id", id), ("group_id", "G"), ("participant_id", woman), ("from_day", from), ("role", role)];
        let stay = row("membership", &held);
        if until.is_empty() { stay } else { stay.with("until_day", Cell::Text(until.to_owned())) }
    };
    let said = |rows: &[Row]| {
        let mut said: Vec<String> = after(rows)
            .iter()
            .map(|row| {
                ["id", "participant_id", "from_day", "until_day", "role"].map(|column| row.text(column)).join(" ")
            })
            .collect();
        said.sort();
        said
    };
    assert_eq!(
        said(&[stay("1", "A", "2026-09-01", "", "member"), stay("2", "B", "2026-08-01", "2026-10-01", "helper")]),
        ["1 A 2026-08-01  member"]
    );
    assert_eq!(
        said(&[stay("1", "A", "2026-09-01", "2026-09-08", "visitor"), stay("2", "B", "2026-09-03", "", "member")]),
        ["1 A 2026-09-01  member"]
    );
    // One ends on the day on which the other begins: two stays.
    assert_eq!(
        said(&[stay("1", "A", "2026-09-01", "2026-10-01", "member"), stay("2", "B", "2026-10-01", "", "member")]),
        ["1 A 2026-09-01 2026-10-01 member", "2 A 2026-10-01  member"]
    );
}

#[test]
fn a_no_of_either_file_holds_until_she_is_asked_again() {
    let said = |woman, number, said, at| {
        let held = [("participant_id", woman), ("id", at), ("purpose", "photo"), ("said", said), ("recorded_at", at)];
        row("consent_event", &held).with("number", Cell::Int(number))
    };
    for (first, second, last) in [
        (("agreed", "1"), ("agreed", "2"), "agreed"),
        (("agreed", "1"), ("refused", "2"), "refused"),
        (("agreed", "2"), ("withdrawn", "1"), "withdrawn"),
        (("refused", "1"), ("agreed", "2"), "refused"),
        (("refused", "1"), ("withdrawn", "2"), "withdrawn"),
    ] {
        let left = after(&[said("A", 1, first.0, first.1), said("B", 1, second.0, second.1)]);
        let newest = left.iter().max_by_key(|row| number(row)).expect("two answers");
        assert_eq!(newest.text("said"), last, "{first:?} {second:?}");
        let mut numbers: Vec<i64> = left.iter().map(number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2]);
        assert!(left.iter().all(|row| row.is_of("A")));
    }
    // A file keeps its own order, whatever its clock said.
    let left = after(&[said("B", 1, "refused", "9"), said("B", 2, "agreed", "3")]);
    assert_eq!(left.iter().max_by_key(|row| number(row)).expect("two").text("said"), "agreed");
}

#[test]
fn nobody_is_kept_apart_from_herself_and_one_pair_is_enough() {
    let pair = |id, one, other| row("keep_apart", &[("id", id), ("participant_a", one), ("participant_b", other)]);
    let left = after(&[pair("1", "A", "C"), pair("2", "C", "B"), pair("3", "B", "D"), pair("4", "A", "B")]);
    let said: Vec<String> = left
        .iter()
        .map(|row| ["id", "participant_a", "participant_b"].map(|column| row.text(column)).join(" "))
        .collect();
    assert_eq!(said, ["1 A C", "3 A D"]);
    let told = row("duplicate_verdict", &[("id", "5"), ("one_id", "B"), ("other_id", "AA")]);
    let left = after(&[told]);
    assert_eq!((left[0].text("one_id"), left[0].text("other_id")), ("A", "AA"));
}

#[test]
fn a_private_word_that_nobody_has_had_counts_and_nobody_is_her_own_buddy() {
    let word = |id, woman, taken: &str| {
        let word = row("private_word", &[("id", id), ("session_id", "S"), ("participant_id", woman)]);
        if taken.is_empty() { word } else { word.with("taken_at", Cell::Text(taken.to_owned())) }
    };
    for (first, second, counts) in [("x", "", "2"), ("", "x", "1"), ("", "", "1"), ("x", "x", "1")] {
        let left = after(&[word("1", "A", first), word("2", "B", second)]);
        assert_eq!(left.iter().map(|row| row.text("id")).collect::<Vec<_>>(), [counts], "{first} {second}");
    }
    let caught_up = row(
        "make_up",
        &[("id", "3"), ("participant_id", "A"), ("lesson_id", "L"), ("on_day", "2026-11-01"), ("buddy_id", "B")],
    );
    let left = after(&[caught_up]);
    assert_eq!((left[0].text("participant_id"), left[0].cell("buddy_id")), ("A", &Cell::Null));
}

#[test]
fn one_mentor_walks_beside_her() {
    let beside = |id, woman, user, until: &str| {
        let held = [("id", id), ("participant_id", woman), ("user_id", user), ("from_day", "2026-09-01")];
        let beside = row("assignment", &held);
        if until.is_empty() { beside } else { beside.with("until_day", Cell::Text(until.to_owned())) }
    };
    for (first, until) in [(Some(""), "2026-11-24"), (Some("2026-10-01"), ""), (None, "")] {
        let mut rows = vec![beside("2", "B", "carmen", "")];
        rows.extend(first.map(|until| beside("1", "A", "dina", until)));
        let left = after(&rows);
        let moved = left.iter().find(|row| row.text("id") == "2").expect("hers");
        assert_eq!((moved.text("participant_id"), moved.text("until_day")), ("A", until), "{first:?}");
    }
}

#[test]
fn what_was_changed_since_goes_back_as_it_is_now() {
    let step = |woman, reason| row("journey_step", &[("id", "1"), ("participant_id", woman), ("reason", reason)]);
    let word = |woman| row("name_word", &[("site_id", "S"), ("words", "roza"), ("participant_id", woman)]);
    let changes = [
        RowChange::new(Some(step("B", "")), Some(step("A", ""))),
        RowChange::new(Some(word("B")), None),
        RowChange::new(None, Some(row("former_code", &[("code", "BAKO-7"), ("participant_id", "A")]))),
    ];
    let now = [step("A", "moved"), row("former_code", &[("code", "BAKO-7"), ("participant_id", "A")])];
    let (back, stays) =
        take_apart(&changes, |table, key| now.iter().find(|row| row.table == table && row.key() == key).cloned());
    assert_eq!(stays, 0);
    assert_eq!(back[0].after, Some(step("B", "moved")));
    assert_eq!(back[1], RowChange::new(None, Some(word("B"))));
    assert_eq!(back[2].after, None);
    // What is gone since cannot go back, and what is there already is not written over.
    let (back, stays) =
        take_apart(&changes[..2], |table, key| Some(word("B")).filter(|row| row.table == table && row.key() == key));
    assert_eq!((back.len(), stays), (0, 2));
}
