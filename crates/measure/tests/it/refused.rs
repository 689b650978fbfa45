//! Files that must be refused, each with the place and the reason.

use measure::{Instrument, Problem, What};

const GOOD: &str = r#"
id = "short"
version = "1"
name = "Short"
construct = "example"
better = "higher"
[licence]
name = "own"
text = "free"
source = "made for a test"
[change]
sd = 2.0
reliability = 0.8
kind = "retest"
source = "made up"
[[option_set]]
id = "agree"
option = [ { id = "no", value = 0 }, { id = "some", value = 1 }, { id = "yes", value = 2 } ]
[[item]]
id = "glad"
options = "agree"
flag = { id = "glad1", from = 1 }
[[item]]
id = "sad"
options = "agree"
reversed = true
[[item]]
id = "calm"
options = "agree"
[[order]]
id = "short-old"
source = "made up"
items = ["sad", "glad", "calm"]
[[scale]]
id = "total"
aggregate = "sum"
missing = { most = 1, status = "own", source = "ours" }
[[scale.band_set]]
id = "usual"
status = "own"
source = "ours"
step = 1
band = [ { id = "low", from = 0, to = 2 }, { id = "high", from = 3, to = 6 } ]
[[scale.cut]]
id = "cut3"
from = 3
status = "own"
source = "ours"
[[scale]]
id = "first"
aggregate = "mean"
of = ["glad", "sad"]
[[class_set]]
id = "kind"
status = "own"
source = "ours"
[[class_set.class]]
id = "both"
all = [ { count = [ { items = ["glad", "sad"], from = 1 } ], from = 2 } ]
[[class_set.class]]
id = "other"
[[text]]
language = "en"
version = "1"
source = "ours"
instruction = "How was your day?"
item = [ { id = "glad", words = "Glad" }, { id = "sad", words = "Sad" }, { id = "calm", words = "Calm" } ]
option = [ { id = "no", words = "No" }, { id = "some", words = "Some" }, { id = "yes", words = "Yes" } ]
"#;

/// The problems of the good file with one thing changed.
fn problems(from: &str, to: &str) -> Vec<Problem> {
    assert_eq!(GOOD.matches(from).count(), 1, "{from} has to stand there once");
    Instrument::read(&GOOD.replace(from, to)).expect_err("it is wrong")
}

#[track_caller]
fn refused(from: &str, to: &str, place: &str, code: &str) {
    let found = problems(from, to);
    let named: Vec<(&str, &str)> = found.iter().map(|problem| (problem.place.as_str(), problem.what.code())).collect();
    assert!(named.contains(&(place, code)), "{to}: {named:?}");
    let file = GOOD.replace(from, to);
    let named = |problem: &Problem| file.starts_with(&format!("\nid = \"{}\"", problem.instrument));
    assert!(found.iter().all(named), "the instrument is named: {found:?}");
}

#[test]
fn the_good_file_is_good() {
    Instrument::read(GOOD).unwrap_or_else(|problems| panic!("{problems:#?}"));
}

#[test]
fn what_is_no_such_file() {
    for (from, to) in [
        ("reversed = true", "reveresd = true"),
        ("better = \"higher\"", "better = \"sideways\""),
        ("better = \"higher\"", "better = \"higher\"\nbetter = \"lower\""),
        ("id = \"calm\"\noptions = \"agree\"", "id = \"calm\""),
        ("sd = 2.0", "sd = \"two\""),
        ("text = \"free\"", "text = \"perhaps\""),
    ] {
        let found = problems(from, to);
        assert!(
            matches!(&found[..], [Problem { what: What::Unreadable { line: Some(_), says }, .. }] if !says.is_empty()),
            "{to}: {found:?}"
        );
    }
}

#[test]
fn names() {
    refused("id = \"short\"", "id = \"Short one\"", "Short one", "bad-id");
    refused("id = \"sad\"\n", "id = \"glad\"\n", "item.glad", "twice");
    refused("id = \"calm\"\n", "id = \"\"\n", "item.", "bad-id");
    refused("id = \"first\"", "id = \"total\"", "scale.total", "twice");
    refused("id = \"first\"", "id = \"calm\"", "scale.calm", "twice");
    refused("source = \"made for a test\"", "source = \" \"", "licence.source", "empty");
    refused("version = \"1\"\nname", "version = \"\"\nname", "version", "empty");
    refused("id = \"short-old\"", "id = \"short\"", "order.short", "twice");
}

#[test]
fn options() {
    refused(
        "{ id = \"some\", value = 1 }",
        "{ id = \"some\" }",
        "option_set.agree.option.some",
        "option-without-value",
    );
    refused("{ id = \"some\", value = 1 }", "{ id = \"no\", value = 1 }", "option_set.agree.option.no", "twice");
    refused(
        "{ id = \"some\", value = 1 }",
        "{ id = \"some\", value = 1, lowest = 0 }",
        "option_set.agree.option.some",
        "option-unclear",
    );
    refused(
        "{ id = \"some\", value = 1 }",
        "{ id = \"some\", lowest = 2, highest = 1 }",
        "option_set.agree.option.some",
        "option-unclear",
    );
    refused(
        "{ id = \"some\", value = 1 }",
        "{ id = \"some\", value = nan }",
        "option_set.agree.option.some",
        "bad-number",
    );
    refused(
        "{ id = \"some\", value = 1 }",
        "{ id = \"some\", value = 1, code = 2 }",
        "option_set.agree.option.yes",
        "twice",
    );
    refused(
        "{ id = \"some\", value = 1 }",
        "{ id = \"some\", value = 1, also = [\"yes\"] }",
        "option_set.agree.option.some",
        "twice",
    );
    // Another question's id, or another name of it: one column would be read into both.
    for name in ["sad", "unhappy"] {
        let calm = format!("id = \"calm\"\nalso = [\"{name}\"]");
        let file = GOOD
            .replace("id = \"sad\"\n", "id = \"sad\"\nalso = [\"unhappy\"]\n")
            .replace("id = \"calm\"\n", &format!("{calm}\n"));
        let found = Instrument::read(&file).expect_err("it is wrong");
        assert!(found.iter().any(|problem| problem.what.code() == "twice"), "{name}: {found:?}");
    }
    refused("id = \"calm\"\noptions = \"agree\"", "id = \"calm\"\noptions = \"agreee\"", "item.calm", "unknown");
    refused(
        "option = [ { id = \"no\", value = 0 }, { id = \"some\", value = 1 }, { id = \"yes\", value = 2 } ]",
        "",
        "option_set.agree",
        "options-unclear",
    );
    refused(
        "id = \"agree\"\noption",
        "id = \"agree\"\nrange = { from = 0, to = 2 }\noption",
        "option_set.agree",
        "options-unclear",
    );
    refused(
        "id = \"agree\"\noption",
        "id = \"agree\"\ngate = { no = \"never\", no_codes = [\"0\"], yes = \"yes\", yes_codes = [\"0\"] }\noption",
        "option_set.agree.gate",
        "unknown",
    );
}

#[test]
fn polarity() {
    refused("{ id = \"yes\", value = 2 }", "{ id = \"yes\", value = 5 }", "item.sad", "no-mirror");
    let turned = "id = \"sad\"\noptions = \"turned\"";
    let set = "[[option_set]]\nid = \"turned\"\noption = [ { id = \"no\", value = 2 }, { id = \"some\", value = 1 }, { id = \"yes\", value = 0 } ]\n[[item]]\nid = \"glad\"";
    let text = GOOD.replace("id = \"sad\"\noptions = \"agree\"", turned).replacen("[[item]]\nid = \"glad\"", set, 1);
    let found = Instrument::read(&text).expect_err("coded twice");
    assert_eq!(found[0].place, "item.sad");
    assert_eq!(found[0].what, What::ReversedTwice { other: "agree".into() });
    let once = text.replace("reversed = true", "reversed = false");
    assert!(Instrument::read(&once).is_ok(), "mirrored once, by its options");
}

#[test]
fn flags_and_weights() {
    refused(
        "flag = { id = \"glad1\", from = 1 }",
        "flag = { id = \"glad1\", from = 3 }",
        "item.glad",
        "flag-out-of-reach",
    );
    refused(
        "flag = { id = \"glad1\", from = 1 }",
        "flag = { id = \"glad1\", from = nan }",
        "item.glad",
        "flag-out-of-reach",
    );
    refused(
        "flag = { id = \"glad1\", from = 1 }",
        "flag = { id = \"glad1\", from = 0 }",
        "item.glad",
        "flag-for-everybody",
    );
    refused("flag = { id = \"glad1\", from = 1 }", "weight = 0", "item.glad", "bad-number");
    refused("flag = { id = \"glad1\", from = 1 }", "weight = 2", "scale.total.missing", "missing-and-weighed");
    refused("flag = { id = \"glad1\", from = 1 }", "also = [\"x\", \"x\"]", "item", "twice");
}

/// A question that counts in no sum may lack words; one after which somebody is told may not: that language would not put it.
#[test]
fn what_asks_about_safety_is_asked_in_every_language() {
    let unscored = GOOD
        .replace("options = \"agree\"\nflag", "options = \"own\"\nunscored = true\nflag")
        .replace("[[option_set]]", "[[option_set]]\nid = \"own\"\noption = [ { id = \"never\", value = 0 }, { id = \"now\", value = 1 } ]\n[[option_set]]")
        .replace("of = [\"glad\", \"sad\"]", "of = [\"sad\", \"calm\"]")
        .replace("items = [\"glad\", \"sad\"], from = 1 } ], from = 2", "items = [\"sad\"], from = 1 } ], from = 1")
        .replace("missing = { most = 1, status = \"own\", source = \"ours\" }\n", "")
        .replace("from = 3, to = 6", "from = 3, to = 4");
    let found = Instrument::read(&unscored).expect_err("no words for its answers");
    let lacking: Vec<&str> = found.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(lacking, ["text.en.option"; 2], "{found:?}");
    let with_answers = unscored.replace(
        "option = [ { id = \"no\", words",
        "option = [ { id = \"never\", words = \"Never\" }, { id = \"now\", words = \"Now\" }, { id = \"no\", words",
    );
    Instrument::read(&with_answers).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let silent = with_answers.replace("{ id = \"glad\", words = \"Glad\" }, ", "");
    assert_ne!(silent, with_answers);
    let found = Instrument::read(&silent).expect_err("no words for the question");
    assert_eq!((found[0].place.as_str(), found[0].what.code()), ("text.en.item", "text-lacks"), "{found:?}");
    assert!(found[0].line(&silent).is_some());
    assert!(Instrument::read_kept(&silent).is_ok(), "what was taken before the rule came stays readable");
    let unflagged = silent.replace("flag = { id = \"glad1\", from = 1 }\n", "");
    assert!(Instrument::read(&unflagged).is_ok(), "what is not scored and tells nobody may lack words");
}

/// Keyed in or sent, `x` says that she does not want to answer.
#[test]
fn no_answer_is_called_like_the_sign_for_none() {
    let file = GOOD.replace("id = \"yes\"", "id = \"x\"");
    let found = Instrument::read(&file).expect_err("the sign");
    let codes: Vec<(&str, &str)> = found.iter().map(|problem| (problem.place.as_str(), problem.what.code())).collect();
    assert_eq!(codes, [("option_set.agree.option.x", "reserved")]);
    let line = found[0].line(&file).expect("a line");
    assert!(file.lines().nth(line - 1).is_some_and(|line| line.contains("id = \"x\", value = 2")), "line {line}");
    assert!(Instrument::read_kept(&file).is_ok());
}

#[test]
fn a_flag_that_another_version_has_is_not_lost() {
    let known = Instrument::read(GOOD).expect("good");
    let lost = |from: &str, to: &str| {
        let file = GOOD.replace(from, to);
        assert_ne!(file, GOOD);
        let new = Instrument::read(&file).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let found = new.lost_flags(&known);
        let line =
            |problem: &Problem| problem.line(&file).and_then(|line| file.lines().nth(line - 1).map(str::to_owned));
        assert!(found.iter().all(|problem| line(problem).as_deref() == Some("id = \"glad\"")), "{found:?}");
        found.into_iter().map(|problem| problem.what.code()).collect::<Vec<_>>()
    };
    let flag = "flag = { id = \"glad1\", from = 1 }";
    assert_eq!(lost(flag, ""), ["flag-lost"]);
    assert_eq!(lost(flag, "flag = { id = \"glad1\", from = 2 }"), ["flag-later"]);
    assert_eq!(lost(flag, "flag = { id = \"glad1\", from = 0.5 }"), [""; 0]);
    assert_eq!(lost("version = \"1\"\nname", "version = \"2\"\nname"), [""; 0]);
    // The same threshold, and an answer that raised the flag counts less than before.
    let (from, to) = (
        "{ id = \"no\", value = 0 }, { id = \"some\", value = 1 }",
        "{ id = \"no\", value = 1 }, { id = \"some\", value = 0 }",
    );
    assert_eq!(lost(from, to), ["flag-later"]);
    // Counted from one instead of nought, with a threshold that goes along: nothing is lost.
    let counted =
        GOOD.replace("value = 2", "value = 3").replace("value = 1", "value = 2").replace("value = 0", "value = 1");
    let counted = counted.replace("from = 1 }\n[[item]]\nid = \"sad\"", "from = 2 }\n[[item]]\nid = \"sad\"");
    let counted = counted.replace("to = 6", "to = 9").replace("from = 3\nstatus", "from = 4\nstatus");
    let new = Instrument::read(&counted).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(new.lost_flags(&known), []);
}

#[test]
fn scales() {
    refused("of = [\"glad\", \"sad\"]", "of = [\"glad\", \"mad\"]", "scale.first", "unknown");
    refused("of = [\"glad\", \"sad\"]", "of = [\"glad\", \"glad\"]", "scale.first.of.glad", "twice");
    refused("of = [\"glad\", \"sad\"]", "of = [\"first\"]", "scale.first", "unknown");
    refused("missing = { most = 1", "missing = { most = 2", "scale.total.missing", "too-many-missing");
    refused(
        "missing = { most = 1, status = \"own\"",
        "missing = { most = 3, status = \"author\"",
        "scale.total.missing",
        "too-many-missing",
    );
    refused("aggregate = \"mean\"", "aggregate = \"mean\"\nfactor = 0", "scale.first", "bad-number");
    refused(
        "id = \"total\"\naggregate = \"sum\"",
        "id = \"total\"\naggregate = \"sum\"\nof = [\"glad\", \"sad\", \"first\"]",
        "scale.total",
        "unknown",
    );
    refused(
        "id = \"calm\"\noptions = \"agree\"",
        "id = \"calm\"\noptions = \"agree\"\nunscored = true",
        "scale.total.missing",
        "too-many-missing",
    );
}

#[test]
fn an_item_that_counts_nowhere() {
    let text = GOOD.replace(
        "id = \"total\"\naggregate = \"sum\"\nmissing = { most = 1, status = \"own\", source = \"ours\" }",
        "id = \"total\"\naggregate = \"sum\"\nof = [\"glad\", \"sad\"]",
    );
    let text = text.replace("from = 3, to = 6", "from = 3, to = 4");
    let found = Instrument::read(&text).expect_err("forgotten");
    assert_eq!((found[0].place.as_str(), &found[0].what), ("item.calm", &What::NeverCounted));
}

#[test]
fn bands() {
    let at = |band: &str| format!("scale.total.band_set.usual.{band}");
    refused("from = 3, to = 6 }", "from = 2, to = 6 }", &at("high"), "bands-overlap");
    refused("from = 3, to = 6 }", "from = 4, to = 6 }", &at("high"), "bands-gap");
    refused("from = 3, to = 6 }", "from = 3, to = 5 }", &at("high"), "bands-gap");
    refused("{ id = \"low\", from = 0, to = 2 }", "{ id = \"low\", from = 1, to = 2 }", &at("low"), "bands-gap");
    refused("from = 3, to = 6 }", "from = 6, to = 3 }", &at("high"), "band-backwards");
    refused("from = 3, to = 6 }", "from = 3, to = inf }", "scale.total.band_set.usual", "bad-number");
    refused("step = 1", "step = 0", "scale.total.band_set.usual", "bad-number");
    refused("step = 1", "step = 0.5", &at("high"), "bands-gap");
    refused("id = \"high\"", "id = \"low\"", &at("low"), "twice");
    refused("from = 3\nstatus", "from = 7\nstatus", "scale.total.cut.cut3", "cut-out-of-reach");
    refused("from = 3\nstatus", "from = 0\nstatus", "scale.total.cut.cut3", "cut-out-of-reach");
}

#[test]
fn classes() {
    refused("[[class_set.class]]\nid = \"other\"", "", "class_set.kind", "classes-unclear");
    refused(
        "items = [\"glad\", \"sad\"], from = 1 } ], from = 2 }",
        "items = [\"glad\", \"sad\"], from = 1 } ] }",
        "class_set.kind.class.both",
        "condition-unclear",
    );
    refused(
        "items = [\"glad\", \"sad\"], from = 1 }",
        "items = [\"glad\", \"mad\"], from = 1 }",
        "class_set.kind.class.both",
        "unknown",
    );
    refused(
        "items = [\"glad\", \"sad\"], from = 1 }",
        "items = [\"glad\", \"sad\"], options = [\"never\"] }",
        "class_set.kind.class.both",
        "unknown",
    );
    refused(
        "items = [\"glad\", \"sad\"], from = 1 }",
        "items = [\"glad\", \"sad\"] }",
        "class_set.kind.class.both",
        "condition-unclear",
    );
    refused(
        "all = [ { count = [ { items = [\"glad\", \"sad\"], from = 1 } ], from = 2 } ]",
        "all = [ { scale = \"nothing\", from = 2 } ]",
        "class_set.kind.class.both",
        "unknown",
    );
}

#[test]
fn orders_and_words() {
    refused("items = [\"sad\", \"glad\", \"calm\"]", "items = [\"sad\", \"glad\"]", "order.short-old", "order-lacks");
    refused(
        "items = [\"sad\", \"glad\", \"calm\"]",
        "items = [\"sad\", \"glad\", \"calm\", \"mad\"]",
        "order.short-old",
        "unknown",
    );
    refused(
        "items = [\"sad\", \"glad\", \"calm\"]",
        "items = [\"sad\", \"glad\", \"calm\", \"sad\"]",
        "order.short-old.items.sad",
        "twice",
    );
    refused(", { id = \"calm\", words = \"Calm\" }", "", "text.en.item", "text-lacks");
    refused("words = \"Calm\"", "words = \"\"", "text.en.item.calm", "empty");
    refused(", { id = \"yes\", words = \"Yes\" }", "", "text.en.option", "text-lacks");
    refused(
        "{ id = \"yes\", words = \"Yes\" }",
        "{ id = \"always\", words = \"Yes\" }",
        "text.en.option.always",
        "unknown",
    );
    refused("instruction = \"How was your day?\"", "instruction = \"\"", "text.en.instruction", "empty");
}

#[test]
fn constants() {
    for wrong in ["sd = 0.0", "sd = -1.0", "sd = nan", "sd = inf"] {
        refused("sd = 2.0", wrong, "change", "no-reliability");
    }
    for wrong in ["reliability = 0.0", "reliability = 1.0", "reliability = nan"] {
        refused("reliability = 0.8", wrong, "change", "no-reliability");
    }
    refused("source = \"made up\"\n[[option_set]]", "source = \"\"\n[[option_set]]", "change.source", "empty");
    let text = GOOD.replace("id = \"total\"", "id = \"sum\"");
    let found = Instrument::read(&text).expect_err("no total");
    assert!(found.iter().any(|problem| problem.what == What::ChangeWithoutTotal), "{found:?}");
}

/// The line on which a problem stands, counted as an editor counts.
#[test]
fn every_problem_is_found_in_the_file() {
    for (from, to, code, line_says) in [
        ("id = \"sad\"\n", "id = \"glad\"\n", "twice", "id = \"glad\""),
        ("{ id = \"some\", value = 1 }", "{ id = \"some\" }", "option-without-value", "{ id = \"some\" }"),
        ("of = [\"glad\", \"sad\"]", "of = [\"glad\", \"mad\"]", "unknown", "\"mad\""),
        ("to = 2 }", "to = 3 }", "bands-overlap", "id = \"low\""),
        ("name = \"Short\"", "name = \" \"", "empty", "name = \" \""),
        ("reversed = true", "reveresd = true", "unreadable", "reveresd"),
        ("{ id = \"calm\", words = \"Calm\" }", "", "text-lacks", "item = ["),
    ] {
        let (file, found) = (GOOD.replace(from, to), problems(from, to));
        let problem =
            found.iter().find(|problem| problem.what.code() == code).unwrap_or_else(|| panic!("{code}: {found:?}"));
        let line = problem.line(&file).unwrap_or_else(|| panic!("{code} stands nowhere"));
        let says = file.lines().nth(line - 1).expect("a line");
        let near = file.lines().nth(line).unwrap_or_default();
        assert!(says.contains(line_says) || near.contains(line_says), "{code}: line {line}: {says}");
    }
    // A question that stands twice is named where it stands again.
    let file = GOOD.replace("id = \"sad\"\n", "id = \"glad\"\n");
    let found = problems("id = \"sad\"\n", "id = \"glad\"\n");
    let twice = found.iter().find(|problem| problem.what.code() == "twice").and_then(|problem| problem.line(&file));
    let (first, again) = (file.lines().position(|line| line == "id = \"glad\""), twice.map(|line| line - 1));
    assert!(first < again, "{first:?} {again:?}");
}
