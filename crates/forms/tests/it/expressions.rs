//! Every one of the 268 expressions that were run in JavaRosa and in xforms-engine.

use forms::{
    expression::{self, Advice, lint},
    model::{self, Model, NoForm},
    xml,
};
use serde_json::Value;

use crate::world::{MOMENT, cases, file, list, read, word};

/// The real form with an expression in its place.
fn form_with(expression: &str) -> Result<Model, NoForm> {
    let escaped = xml::Element::new("x").with("v", expression).document();
    let value = escaped.split_once("v=\"").and_then(|(_, rest)| rest.rsplit_once("\"/>")).expect("an attribute").0;
    model::read(&file("expression_form.xml").replace("@@EXPR@@", value))
}

/// What the form keeps of an expression.
fn kept(expression: &str) -> Result<String, String> {
    let model = form_with(expression).map_err(|why| format!("{why:?}"))?;
    let filling = model.begin(MOMENT).map_err(|why| format!("{why:?}"))?;
    Ok(read(&filling, "/data/x"))
}

fn advice(expression: &str) -> Vec<Advice> {
    let model = form_with("1").expect("the form");
    let read = expression::read(expression).unwrap_or_else(|why| panic!("{expression}: {why:?}"));
    lint(&read, "/data/x", model.known())
}

fn section(name: &str) -> Vec<Value> {
    list(&cases()["form_expression_cases"][name])
}

#[test]
fn what_both_engines_agree_on_is_what_we_compute() {
    let all = section("agree");
    assert_eq!(all.len(), 225);
    let mut wrong = Vec::new();
    for case in &all {
        let (expression, value) = (word(case, "expr"), word(case, "value"));
        // Truth is kept as 1 and 0 by one engine and as words by the other: compared as truth.
        let expected = match (word(case, "type"), value) {
            ("boolean", "true") => "1",
            ("boolean", "false") => "0",
            // A text that says so itself.
            (_, value) => value,
        };
        let found = kept(expression);
        if found.as_deref() != Ok(expected) {
            wrong.push(format!("{expression}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_both_engines_refuse_is_refused() {
    let all = list(&cases()["form_expression_cases"]["refused_by_both"]);
    assert_eq!(all.len(), 9);
    for case in &all {
        let expression = case.as_str().expect("an expression");
        assert!(expression::read(expression).is_err(), "{expression}");
        assert!(matches!(form_with(expression), Err(NoForm::Expression { .. })), "{expression}");
    }
}

/// Which rule of ours names each expression on which the engines differ.
const RULES: [(&str, &str); 34] = [
    ("round(-2.5)", "rounding"),
    ("floor(2.9)", "one-engine-only"),
    ("ceiling(2.1)", "one-engine-only"),
    ("0.1 + 0.2 = 0.3", "fractions-equal"),
    ("0.00001", "fractions"),
    ("100 * 1.1", "fractions"),
    ("not(/data/b)", "empty-as-truth"),
    ("boolean(/data/b)", "empty-as-truth"),
    ("if(/data/b, 'yes', 'no')", "empty-as-truth"),
    ("regex('xAB1234x', '[A-Z]{2}[0-9]{4}')", "open-pattern"),
    ("sum(/data/r/k)", "blank-in-sum"),
    ("sum(/data/q/n)", "unknown-path"),
    ("min(/data/r/k)", "blank-in-sum"),
    ("max(/data/r/k)", "blank-in-sum"),
    ("max('', 2)", "blank-in-sum"),
    ("min(/data/b, 2)", "blank-in-sum"),
    ("/data/r[2]/n", "row-by-number"),
    ("/data/r[n > 1]/n", "row-by-number"),
    ("position(/data/r[3])", "row-by-number"),
    ("/data/r/n", "row-by-number"),
    ("date('2026-03-08')", "day-as-result"),
    ("number(date('2026-03-08'))", "day-as-result"),
    ("date(date('2026-03-01') + 7)", "day-as-result"),
    ("format-date(/data/d, '%a')", "weekday"),
    ("/data/d > '2026-03-01'", "day-as-text"),
    ("/data/d < '2026-12-31'", "day-as-text"),
    ("'2026-03-08' > '2026-03-01'", "day-as-text"),
    ("date('abc')", "day-as-result"),
    ("area('')", "one-engine-only"),
    ("count(/data/h)", "count-of-one"),
    ("sum(/data/s/v)", "blank-in-sum"),
    ("string(/data/b + 1)", "sum-as-text"),
    ("string(/data/b + 1) = ''", "sum-as-text"),
    ("round(1.005, 2)", "rounding"),
];

#[test]
fn where_the_engines_differ_a_rule_names_it_and_we_compute_as_the_telephone_does() {
    let all = section("differ");
    assert_eq!(all.len(), RULES.len());
    let mut wrong = Vec::new();
    for case in &all {
        let (expression, javarosa) = (word(case, "expr"), word(case, "javarosa"));
        let rule = RULES.iter().find(|(known, _)| *known == expression).unwrap_or_else(|| panic!("{expression}")).1;
        let codes: Vec<&str> = advice(expression).iter().map(Advice::code).collect();
        if !codes.contains(&rule) {
            wrong.push(format!("{expression}: {codes:?} does not name {rule}"));
        }
        let expected = match javarosa {
            "error" => None,
            "true" => Some("1"),
            "false" => Some("0"),
            value => Some(value),
        };
        let found = kept(expression);
        if found.as_deref().ok() != expected {
            wrong.push(format!("{expression}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a rule says of an expression on which both agree is only what depends on the answers: there, on others, they would not.
#[test]
fn what_both_agree_on_is_named_only_where_other_answers_would_tell_them_apart() {
    let depends = [
        "blank-in-sum",
        "empty-as-truth",
        "open-pattern",
        "rounding",
        "fractions",
        "fractions-equal",
        "count-of-one",
        "sum-as-text",
        "row-by-number",
        "day-as-text",
        "day-as-result",
        "unknown-path",
    ];
    for case in section("agree") {
        for one in advice(word(&case, "expr")) {
            assert!(depends.contains(&one.code()), "{}: {one:?}", word(&case, "expr"));
        }
    }
    for clean in [
        "1 + 2",
        "/data/a + 1",
        "coalesce(/data/b, 0) + /data/a",
        "if(/data/b != '', /data/b + 1, '')",
        "min(3, 1, 2)",
        "regex('AB12', '^[A-Z]{2}[0-9]{4}$')",
        "date(/data/d) > date('2026-03-01')",
        "count-non-empty(/data/h)",
        "format-date(/data/d, '%d.%m.%Y')",
        "indexed-repeat(/data/r/n, /data/r, 2)",
        "count(/data/r)",
    ] {
        assert_eq!(advice(clean), [], "{clean}");
    }
}

#[test]
fn the_moment_and_an_id_come_from_outside() {
    for (expression, value) in [
        ("now()", MOMENT.now),
        ("format-date(today(), '%Y-%m-%d')", "2026-03-08"),
        ("once(uuid())", MOMENT.fresh_id),
        ("string(today() - date('2026-03-01'))", "7"),
    ] {
        assert_eq!(kept(expression).as_deref(), Ok(value), "{expression}");
    }
}

#[test]
fn too_long_too_deep_and_unfinished_texts_are_refused_and_nothing_overflows() {
    let deep = format!("{}1{}", "(".repeat(5_000), ")".repeat(5_000));
    let long = vec!["1"; 4_000].join("+");
    let opposite = format!("{}1", "-".repeat(9_000));
    for text in [&deep, &long, &opposite, &"/a".repeat(4_000), &"a[".repeat(3_000), &"not(".repeat(2_000)] {
        assert!(expression::read(text).is_err(), "{}", &text[..20]);
    }
    for text in
        ["", " ", "'", "(", "1 +", "if(", "f(1", "${a}", "a::b", "1 2", "a b", "@x", "$x", "*", "//a", "a//b", "]"]
    {
        assert!(expression::read(text).is_err(), "{text}");
    }
}

/// A form that computes a value from itself is none; one whose values wait for each other in any order is computed in the right one.
#[test]
fn values_are_computed_after_those_that_they_use() {
    let form = |binds: &str| {
        format!(
            "<h:html xmlns:h='h'><h:head><model><instance><data id='o'><c/><b/><a>2</a></data></instance>{binds}</model>\
             </h:head><h:body/></h:html>"
        )
    };
    let chain =
        form("<bind nodeset='/data/c' calculate='/data/b + 1'/><bind nodeset='/data/b' calculate='/data/a * 5'/>");
    let model = model::read(&chain).expect("a form");
    let mut filling = model.begin(MOMENT).expect("computed");
    assert_eq!(read(&filling, "/data/c"), "11");
    filling.answer("/data/a", "").expect("computed");
    assert_eq!(read(&filling, "/data/c"), "", "blank and one is blank");
    let circle = form("<bind nodeset='/data/c' calculate='/data/b'/><bind nodeset='/data/b' calculate='/data/c'/>");
    assert!(matches!(model::read(&circle), Err(NoForm::Cycle(_))));
    assert!(matches!(model::read(&form("<bind nodeset='/data/c' calculate='../c'/>")), Err(NoForm::Cycle(_))));
}
