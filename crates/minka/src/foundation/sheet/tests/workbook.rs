//! Excel workbooks.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::{
    super::{Choice, SheetInfo},
    Given, faults, given,
    packed::{stored, workbook, zip},
    refused, rows, seen,
};

fn made(fill: impl FnOnce(&mut Worksheet)) -> Given {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    given("women.xlsx", &book.save_to_buffer().expect("saved"))
}

fn handmade(properties: &str, sheet: &str) -> Given {
    given("women.xlsx", &zip(&workbook(properties, sheet, Vec::new())))
}

/// One value below a header.
fn value_of(fill: impl FnOnce(&mut Worksheet)) -> (String, bool, Vec<String>) {
    let file = made(|sheet| {
        sheet.write(0, 0, "header").expect("written");
        sheet.write(0, 1, "end").expect("written");
        fill(sheet);
        sheet.write(1, 1, "end").expect("written");
    });
    let rows = file.rows().expect("read");
    (rows[1].text(0).to_owned(), rows[1].cells[0].formula, faults(&rows))
}

#[test]
fn numbers_are_shown_as_a_person_sees_them() {
    let table = [
        (0.0, "General", "0"),
        (-0.0, "General", "0"),
        (7.0, "General", "7"),
        (77_011_234_567.0, "General", "77011234567"),
        (999_999_999_999_999.0, "General", "999999999999999"),
        (-12.5, "#,##0.00", "-12.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1.0 / 3.0, "0.00", "0.333333333333333"),
        (1e-7, "General", "0.0000001"),
        (1e-12, "General", "1e-12"),
        (50_410_112_345.0, "000000000000", "050410112345"),
        (77_011_234_567.0, "\\+0", "+77011234567"),
        (77_011_234_567.0, "+#", "+77011234567"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (5.0, "0.00", "5"),
        (5.0, "0\" kg\"", "5"),
    ];
    for (number, format, text) in table {
        let read = value_of(|sheet| {
            sheet.write_with_format(1, 0, number, &Format::new().set_num_format(format)).expect("written");
        });
        assert_eq!(read, (text.to_owned(), false, Vec::new()), "{number} {format}");
    }
    for number in [1_234_567_890_123_456.0, 4e20, -1e15] {
        let read = value_of(|sheet| {
            sheet.write(1, 0, number).expect("written");
        });
        assert_eq!(read, (String::new(), false, vec!["A2: DigitsLost".to_owned()]));
    }
}

#[test]
fn dates_are_iso() {
    let table = [
        (1.0, "dd.mm.yyyy", "1900-01-01"),
        (59.0, "dd.mm.yyyy", "1900-02-28"),
        // A day that never was, shown as Excel shows it; the reader of the column refuses it.
        (60.0, "dd.mm.yyyy", "1900-02-29"),
        (61.0, "dd.mm.yyyy", "1900-03-01"),
        (31_114.0, "yyyy-mm-dd", "1985-03-08"),
        (45_351.0, "d mmm", "2024-02-29"),
        (45_351.354_166_666_664, "dd.mm.yyyy hh:mm", "2024-02-29T08:30:00"),
        (45_351.999_999_9, "dd.mm.yyyy hh:mm", "2024-03-01"),
        (0.354_166_666_666_666_7, "hh:mm", "08:30:00"),
        (1.5, "[h]:mm", "36:00:00"),
        (2_958_465.0, "dd.mm.yyyy", "9999-12-31"),
        (2_958_466.0, "dd.mm.yyyy", "2958466"),
        (-1.0, "dd.mm.yyyy", "-1"),
        (0.0, "dd.mm.yyyy", "0"),
    ];
    for (serial, format, text) in table {
        let read = value_of(|sheet| {
            sheet.write_with_format(1, 0, serial, &Format::new().set_num_format(format)).expect("written");
        });
        assert_eq!(read.0, text, "{serial} {format}");
    }
    let born = ExcelDateTime::from_ymd(1985, 3, 8).expect("a date");
    let read = value_of(|sheet| {
        sheet.write_with_format(1, 0, &born, &Format::new().set_num_format("dd.mm.yyyy")).expect("written");
    });
    assert_eq!(read.0, "1985-03-08");
}

#[test]
fn the_date_system_of_1904_is_respected() {
    let sheet = r#"<sheetData><row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>29652</v></c><c r="C1" t="d"><v>2024-03-08T00:00:00Z</v></c><c r="D1" t="d"><v>2024-03-08T10:15:00.000</v></c></row></sheetData>"#;
    let expected = |a, b| vec![(1, vec![a, b, "2024-03-08", "2024-03-08T10:15:00"])];
    for properties in [r#"<workbookPr date1904="1"/>"#, r#"<workbookPr date1904="true"/>"#] {
        assert_eq!(seen(&handmade(properties, sheet).rows().expect("read")), expected("1904-01-01", "1985-03-08"));
    }
    assert_eq!(seen(&handmade("", sheet).rows().expect("read")), expected("0", "1981-03-07"));
}

#[test]
fn texts_booleans_and_formulas() {
    type Fill = fn(&mut Worksheet);
    let table: [(Fill, &str, bool); 9] = [
        (|s| drop(s.write(1, 0, "\u{a0} Гүлнұр Әбдіқызы\u{a0}")), "Гүлнұр Әбдіқызы", false),
        (|s| drop(s.write(1, 0, "Йод")), "Йод", false),
        (|s| drop(s.write(1, 0, "31.02.")), "31.02.", false),
        (|s| drop(s.write(1, 0, "<b>&amp;_x0041_")), "<b>&amp;_x0041_", false),
        (|s| drop(s.write(1, 0, true)), "true", false),
        (|s| drop(s.write(1, 0, false)), "false", false),
        (|s| drop(s.write_formula(1, 0, Formula::new("=1+1").set_result("2"))), "2", true),
        (|s| drop(s.write_formula(1, 0, Formula::new("=A1&\"!\"").set_result("header!"))), "header!", true),
        (
            |s| {
                let bold = Format::new().set_bold();
                drop(s.write_rich_string(1, 0, &[(&bold, "Әлия "), (&Format::default(), "Нұрқызы")]));
            },
            "Әлия Нұрқызы",
            false,
        ),
    ];
    for (fill, text, formula) in table {
        assert_eq!(value_of(fill), (text.to_owned(), formula, Vec::new()));
    }
}

#[test]
fn what_a_cell_cannot_say_is_a_problem_with_its_place() {
    let sheet = r##"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="str"><v>b</v></c></row>
        <row r="7"><c r="A7" t="e"><v>#REF!</v></c><c r="B7"><f>A1</f></c></row>
        <row r="8"><c r="A8" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B8" t="str"><f>A2</f><v></v></c></row>
        <row r="9"><c r="A9"><v>1</v></c><c r="D9"><v>2</v></c></row>
        <row r="10"><c r="A10"><v>1</v></c></row></sheetData>"##;
    let file = handmade("", sheet);
    let rows = file.rows().expect("read");
    let numbers: Vec<u32> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 7, 8, 9, 10]);
    assert_eq!(
        faults(&rows),
        [
            "A7: ErrorValue(\"#REF!\")",
            "B7: NotCalculated",
            "A8: ErrorValue(\"#DIV/0!\")",
            "C9: LongRow { expected: 2, found: 4 }"
        ]
    );
    assert_eq!(rows[1].problems[0].place.sheet.as_deref(), Some("Women"));
    assert!(rows[2].cells[0].formula && rows[1].cells[0].text.is_empty());
    assert_eq!(rows[4].cells.len(), 2);
}

#[test]
fn blank_and_merged_cells() {
    let file = made(|sheet| {
        let grey = Format::new().set_background_color("#CCCCCC");
        sheet.merge_range(0, 0, 0, 2, "Title", &grey).expect("merged");
        for (column, name) in ["Name", "Phone", "Born"].iter().enumerate() {
            sheet.write(3, column as u16, *name).expect("written");
        }
        sheet.write(5, 1, "8701").expect("written");
        sheet.write_blank(5, 9, &grey).expect("written");
        sheet.write_blank(90, 0, &grey).expect("written");
        sheet.write(6, 0, " \u{a0} ").expect("written");
    });
    let mut sheets = file.open().expect("open");
    let choice = Choice { sheet: None, header_row: Some(2) };
    let read = rows(&mut sheets, &choice).expect("read");
    assert_eq!(seen(&read), [(4, vec!["Name", "Phone", "Born"]), (6, vec!["", "8701", ""])]);
    assert!(faults(&read).is_empty());
    assert_eq!(sheets.count_rows(&Choice::default()).expect("count"), 3);
    assert_eq!(sheets.list()[0].rows_estimate, Some(91));
    let under = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="C2"><v>4</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#;
    let rows = handmade("", under).rows().expect("read");
    assert_eq!(seen(&rows), [(1, vec!["1"]), (2, vec!["", "", "4"])]);
}

#[test]
fn sheets_are_listed_and_chosen() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Codes").expect("named").set_hidden(true).write(0, 0, "secret").expect("written");
    let women = book.add_worksheet().set_name("Женщины").expect("named");
    women.set_active(true);
    women.write(0, 0, "a").expect("written");
    women.write(4, 0, "b").expect("written");
    book.add_worksheet().set_name("Empty").expect("named");
    let file = given("women.xlsm", &book.save_to_buffer().expect("saved"));
    let mut sheets = file.open().expect("open");
    let info = |name: &str, rows_estimate, hidden| SheetInfo { name: Some(name.to_owned()), rows_estimate, hidden };
    assert_eq!(sheets.list(), [info("Codes", None, true), info("Женщины", Some(5), false), info("Empty", None, false)]);
    assert_eq!((sheets.encoding(), sheets.delimiter()), (None, None));
    let mut read = |name: Option<&str>| {
        let choice = Choice { sheet: name.map(str::to_owned), header_row: None };
        rows(&mut sheets, &choice)
            .map(|rows| rows.iter().map(|row| (row.sheet.clone(), row.number)).collect::<Vec<_>>())
    };
    let women = Some("Женщины".to_owned());
    assert_eq!(read(None).expect("read"), [(women.clone(), 1), (women, 5)]);
    assert_eq!(read(Some("Codes")).expect("read").len(), 1);
    assert_eq!(read(Some("Empty")).expect("read"), []);
    assert_eq!(refused(read(Some("codes"))).0, "sheet-no-such-sheet");
}

#[test]
fn parts_of_another_writer_are_read() {
    let sheet =
        r#"<x:sheetData><x:row><x:c t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData>"#;
    let strings = r#"<?xml version="1.0"?><!-- > --><x:sst xmlns:x="y" count="2" uniqueCount="2"><x:si><x:t>b</x:t></x:si><x:si><x:r><x:t>a</x:t></x:r><x:r><x:t>c</x:t></x:r></x:si></x:sst>"#;
    let parts = workbook("", sheet, vec![stored("xl/SharedStrings.xml", strings)]);
    let rows = given("t.xlsx", &zip(&parts)).rows().expect("read");
    assert_eq!(seen(&rows), [(1, vec!["ac", "b"])]);
}
