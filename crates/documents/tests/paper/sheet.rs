//! The plain sheet.

use documents::{Error, sheet};

use crate::reader::read;
use crate::samples;

#[test]
fn codes_are_printed_whole_and_in_order() {
    let sample = samples::recovery_codes();
    let paper = read("sheet-codes", &sheet(&sample).unwrap());
    let places: Vec<_> = sample.codes.iter().map(|code| paper.place(code)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(paper.says("Зачеркните код") && paper.says("Потеряли лист?"), "{}", paper.text);
    assert_eq!(paper.pages, 1);
    assert!(paper.is_accessible(), "{}", paper.info);
}

#[test]
fn a_table_is_printed_with_its_head() {
    let paper = read("sheet-table", &sheet(&samples::demo_sign_ins()).unwrap());
    for words in ["Nombre de usuario", "Peña Ñahui", "500 ₸", "canasta-lluvia-0O1l", "administracion"] {
        assert!(paper.says(words), "{words} is not in\n{}", paper.text);
    }
    assert_eq!(paper.pages, 1);
}

#[test]
fn a_sheet_may_be_almost_empty_or_run_on() {
    let mut sample = samples::recovery_codes();
    sample.codes.clear();
    sample.paragraphs.clear();
    sample.closing.clear();
    assert_eq!(read("sheet-empty", &sheet(&sample).unwrap()).pages, 1);
    sample.table = samples::demo_sign_ins().table;
    let table = sample.table.as_mut().unwrap();
    table.rows = (0..80).map(|at| vec![format!("Участница {at}"), "a".repeat(12), "b".repeat(20)]).collect();
    sample.imprint.large_print = true;
    let paper = read("sheet-long", &sheet(&sample).unwrap());
    assert!(paper.pages > 2);
    assert_eq!(paper.text.matches("Contraseña").count(), paper.pages as usize);
}

#[test]
fn large_print_still_fits_ten_codes_on_one_page() {
    let mut sample = samples::recovery_codes();
    sample.imprint.large_print = true;
    assert_eq!(read("sheet-codes-large", &sheet(&sample).unwrap()).pages, 1);
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let sample = samples::demo_sign_ins();
    assert!(sheet(&sample).unwrap() == sheet(&sample).unwrap());
}

#[test]
fn a_row_that_does_not_fit_the_head_is_refused() {
    let mut sample = samples::demo_sign_ins();
    sample.table.as_mut().unwrap().rows[2].pop();
    assert!(matches!(sheet(&sample), Err(Error::Table { row: 3, cells: 2, columns: 3 })));
}
