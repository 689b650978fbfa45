//! The forms that pyxform made of small tables, and ours of the same tables.

use forms::{Form, model, table::Sheet, xform, xlsform, xml};

use crate::world::{MOMENT, file, markdown, pairs, plain, read, workbook};

fn form(name: &str, sheets: &[Sheet]) -> Form {
    xlsform::read(sheets).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"))
}

#[test]
fn every_golden_pair_comes_out_as_pyxform_writes_it() {
    let names = pairs();
    assert_eq!(names.len(), 15);
    for name in names {
        let form = form(&name, &markdown(&file(&format!("xls2xform/{name}.md"))));
        let ours = xml::read(&xform::write(&form).expect("written")).expect("XML");
        let theirs = xml::read(&file(&format!("xls2xform/{name}.xml"))).expect("XML");
        assert_eq!(plain(&ours), plain(&theirs), "{name}");
    }
}

#[test]
fn the_workbook_of_the_probe_comes_out_as_pyxform_writes_it() {
    let form = form("probe", &workbook("minka_probe.xlsx"));
    let ours = xml::read(&xform::write(&form).expect("written")).expect("XML");
    assert_eq!(plain(&ours), plain(&xml::read(&file("minka_probe.xml")).expect("XML")));
}

#[test]
fn a_written_form_is_read_again_as_the_same() {
    let mut all: Vec<(String, Vec<Sheet>)> =
        pairs().into_iter().map(|name| (name.clone(), markdown(&file(&format!("xls2xform/{name}.md"))))).collect();
    all.push(("probe".to_owned(), workbook("minka_probe.xlsx")));
    for (name, sheets) in all {
        let one = form(&name, &sheets);
        let again = form(&name, &xlsform::write(&one));
        let (one, again) = (xform::write(&one).expect("written"), xform::write(&again).expect("written"));
        assert_eq!(one, again, "{name}");
    }
}

/// Every golden form can be filled in: all of its expressions are read and computed.
#[test]
fn every_golden_form_begins() {
    for name in pairs() {
        let model =
            model::read(&file(&format!("xls2xform/{name}.xml"))).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        assert!(model.begin(MOMENT).is_ok(), "{name}");
    }
    let model = model::read(&file("xls2xform/03_sum_with_missing.xml")).expect("a form");
    let mut filling = model.begin(MOMENT).expect("computed");
    filling.answer("/data/a", "2").expect("answered");
    assert_eq!(read(&filling, "/data/total"), "");
    filling.answer("/data/b", "3").expect("answered");
    assert_eq!(read(&filling, "/data/total"), "5");
}

/// Inside the row of a repeat a reference is the way from node to node; from outside it leads to all rows.
#[test]
fn what_stands_in_a_deeper_group_of_a_row_is_found_from_there() {
    let table = "| survey |\n| | type | name | label | calculation |\n| | begin repeat | r | R | |\n| | integer | v | V | |\n\
        | | begin group | g | G | |\n| | calculate | w | | ${v} + 1 |\n| | end group | | | |\n| | end repeat | | | |\n";
    let written = xform::write(&form("deeper", &markdown(table))).expect("written");
    assert!(written.contains("calculate=\" ../../v  + 1\""), "{written}");
}
