//! Reading never panics, whatever the text.

use forms::{expression, model, submission, table::Sheet, xlsform, xml};
use proptest::prelude::*;

use crate::world::{MOMENT, file};

/// Pieces of expressions, so that chance comes further than the first sign.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("/data/a"),
        Just("/data/r/n"),
        Just("[n > 1]"),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just(","),
        Just("if("),
        Just("sum("),
        Just("coalesce("),
        Just("round("),
        Just("date("),
        Just("format-date("),
        Just("substr("),
        Just("indexed-repeat("),
        Just("weighted-checklist("),
        Just("selected-at("),
        Just("join("),
        Just("'2026-03-08'"),
        Just("''"),
        Just("'%Y %q'"),
        Just("1"),
        Just("99999999999999999999"),
        Just("0.5"),
        Just("-"),
        Just("+"),
        Just("*"),
        Just(" div "),
        Just(" mod "),
        Just("="),
        Just("!="),
        Just("<"),
        Just(" and "),
        Just(" or "),
        Just(".."),
        Just("."),
        Just("/"),
        Just("${a}"),
        Just("регистр"),
        Just("|"),
        Just("pow("),
        Just("translate("),
        Just("digest("),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn reading_any_text_never_panics(text in any::<String>()) {
        let _ = expression::read(&text);
        let _ = xml::read(&text);
        let _ = submission::read(&text);
        let _ = model::read(&text);
    }

    #[test]
    fn what_is_read_is_also_evaluated_and_looked_over(text in pieces()) {
        let model = model::read(&file("expression_form.xml").replace("@@EXPR@@", "1")).expect("the form");
        if let Ok(read) = expression::read(&text) {
            let filling = model.begin(MOMENT).expect("computed");
            let _ = filling.evaluate(&read, "/data/x");
            let _ = expression::lint(&read, "/data/x", model.known());
        }
    }

    #[test]
    fn any_table_is_read_or_refused(rows in prop::collection::vec(prop::collection::vec(cell(), 0..7), 0..9), choices in prop::collection::vec(prop::collection::vec(cell(), 0..4), 0..5)) {
        let sheets = [
            Sheet { name: "survey".to_owned(), rows },
            Sheet { name: "choices".to_owned(), rows: choices },
        ];
        if let Ok(form) = xlsform::read(&sheets) {
            let written = forms::xform::write(&form).expect("what was read can be written");
            prop_assert!(xml::read(&written).is_ok());
        }
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("type".to_owned()),
        Just("name".to_owned()),
        Just("label".to_owned()),
        Just("label::Русский (ru)".to_owned()),
        Just("relevant".to_owned()),
        Just("calculation".to_owned()),
        Just("list_name".to_owned()),
        Just("text".to_owned()),
        Just("select_one l".to_owned()),
        Just("begin repeat".to_owned()),
        Just("end repeat".to_owned()),
        Just("l".to_owned()),
        Just("calculate".to_owned()),
        Just("a".to_owned()),
        Just("b".to_owned()),
        Just("${a}".to_owned()),
        Just(String::new()),
        Just("begin group".to_owned()),
        Just("end group".to_owned()),
        Just("range".to_owned()),
        any::<String>(),
    ]
}
