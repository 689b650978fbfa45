//! Files that are damaged, hostile or something else altogether.

use rust_xlsxwriter::{Format, Formula, Workbook};

use super::{
    given,
    packed::{Part, crc32, deflated_run, stored, workbook, zip},
    refused,
};

const ONE_ROW: &str = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>"#;

fn valid() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..8 {
        sheet.write(row, 0, format!("Айгуль {row}")).expect("written");
        sheet.write(row, 1, f64::from(row) + 0.5).expect("written");
        sheet.write_with_format(row, 2, 31_114 + row, &Format::new().set_num_format("000000")).expect("written");
        sheet.write_formula(row, 3, Formula::new("=1+1").set_result("2")).expect("written");
    }
    book.save_to_buffer().expect("saved")
}

fn ods() -> Vec<u8> {
    zip(&[stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), stored("content.xml", "<a/>")])
}

fn compound(inside: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    // Across the seam of two reads.
    bytes.resize((64 << 10) - 5, 0);
    bytes.extend(inside.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(80_000, 0);
    bytes
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let word = zip(&[stored("[Content_Types].xml", "<a/>"), stored("word/document.xml", "<a/>")]);
    let binary = zip(&[stored("[Content_Types].xml", "<a/>"), stored("xl/workbook.bin", "x")]);
    let table: [(&str, Vec<u8>, &str); 14] = [
        ("a.xls", compound("Workbook"), "sheet-save-as-xlsx"),
        ("a.xlsx", compound("EncryptedPackage"), "sheet-encrypted"),
        ("a.ods", ods(), "sheet-save-as-xlsx"),
        ("a.xlsx", ods(), "sheet-save-as-xlsx"),
        ("a.xlsb", binary, "sheet-save-as-xlsx"),
        ("a.xlsx", word, "sheet-unknown-kind"),
        ("a.zip", zip(&[stored("a.csv", "a;b")]), "sheet-unknown-kind"),
        ("a.zip", zip(&[]), "sheet-unknown-kind"),
        ("a.csv", b"%PDF-1.7\n".to_vec(), "sheet-unknown-kind"),
        ("a.csv", b"\x89PNG\r\n\x1a\n1234".to_vec(), "sheet-unknown-kind"),
        ("a.csv", b"\xFF\xD8\xFF\xE0JFIF".to_vec(), "sheet-unknown-kind"),
        ("a.csv", b"RIFF1234WEBPVP8".to_vec(), "sheet-unknown-kind"),
        ("a.csv", b"MZ\x90\0\x03".to_vec(), "sheet-unknown-kind"),
        ("a.csv", b"\x7FELF\x02".to_vec(), "sheet-unknown-kind"),
    ];
    for (name, bytes, key) in table {
        assert_eq!(refused(given(name, &bytes).open()).0, key, "{name}");
    }
}

#[test]
fn damaged_packages_are_refused() {
    let whole = valid();
    assert_eq!(given("a.xlsx", &whole).rows().expect("whole").len(), 8);
    for length in [5, 100, whole.len() / 2, whole.len() - 30, whole.len() - 1] {
        let (key, _) = refused(given("a.xlsx", &whole[..length]).rows());
        assert_eq!(key, "sheet-damaged", "{length}");
    }
    let cut = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>"#;
    let sheets = [
        (cut, "2"),
        (
            r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A1048577"><v>2</v></c></row></sheetData>"#,
            "1",
        ),
        (r#"<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>"#, ""),
        (r#"<sheetData><row r="1"><c r="A1" t="s"><v>5</v></c></row></sheetData>"#, ""),
        (r#"<sheetData><row r="1"><c r="ZZZZZZZZZZ1"><v>1</v></c></row></sheetData>"#, ""),
        (r#"<sheetData><row r="1"><c r="A99999999999"><v>1</v></c></row></sheetData>"#, ""),
        (r#"<sheetData><row r="1"><c r="A1" t="e"><v>#NEW!</v></c></row></sheetData>"#, ""),
    ];
    for (sheet, place) in sheets {
        let read = refused(given("a.xlsx", &zip(&workbook("", sheet, Vec::new()))).rows());
        assert_eq!(read, ("sheet-damaged", place.to_owned()), "{sheet}");
    }
    let twice = workbook(r#"<sheets><sheet name="Women" r:id="r1"/></sheets>"#, ONE_ROW, Vec::new());
    assert_eq!(refused(given("a.xlsx", &zip(&twice)).open()).0, "sheet-damaged");
    let none = [stored("[Content_Types].xml", "<a/>"), stored("_rels/.rels", "<Relationships></Relationships>")];
    assert_eq!(refused(given("a.xlsx", &zip(&none)).open()).0, "sheet-damaged");
}

fn bomb(name: &str, declared: u32, copies: usize) -> Part<'_> {
    Part { name, method: 8, packed: deflated_run(b' ', copies), unpacked: declared, crc: 0, flags: 0 }
}

fn strings(count: &str) -> Part<'static> {
    stored("xl/sharedStrings.xml", &format!("<sst count=\"1\" uniqueCount=\"{count}\"><si><t>a</t></si></sst>"))
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let read = |part| refused(given("a.xlsx", &zip(&workbook("", ONE_ROW, vec![part]))).rows()).0;
    assert_eq!(read(stored("xl/media/a.png", "picture")), "accepted");
    assert_eq!(read(strings("1")), "accepted");
    // Five megabytes from eleven thousand bytes; a gigabyte and more, as declared; the same hidden in the strings.
    assert_eq!(read(bomb("xl/worksheets/sheet2.xml", 5 << 20, 20_000)), "sheet-too-much-inside");
    assert_eq!(read(bomb("xl/media/a.png", u32::MAX - 1, 10)), "sheet-too-much-inside");
    assert_eq!(read(bomb("xl/sharedStrings.xml", 200 << 20, 10)), "sheet-too-much-inside");
    // A count of strings for which the memory would be set aside at once.
    for count in ["999999999999", "99999999999999999999999", "1000"] {
        assert_eq!(read(strings(count)), "sheet-damaged", "{count}");
    }
    let hidden = "<!-- <sst uniqueCount=\"1\"> --><sst a=\">\" uniqueCount = '88888888888'></sst>";
    assert_eq!(read(stored("xl/sharedStrings.xml", hidden)), "sheet-damaged");
    assert_eq!(read(stored("xl/sharedStrings.xml", "<!DOCTYPE a><sst/>")), "sheet-damaged");
    let locked = Part { flags: 1, ..strings("1") };
    assert_eq!(read(locked), "sheet-encrypted");
    let odd = Part { method: 14, ..strings("1") };
    assert_eq!(read(odd), "sheet-damaged");
}

#[test]
fn a_part_that_unpacks_to_more_than_it_declares_is_refused() {
    let mut parts = workbook("", ONE_ROW, Vec::new());
    if let Some(sheet) = parts.last_mut() {
        *sheet = bomb(sheet.name, 60_000, 40_000);
    }
    assert_eq!(refused(given("a.xlsx", &zip(&parts)).rows()).0, "sheet-damaged");
    // The same run, declared as it is, is a small part without a sheet in it.
    if let Some(sheet) = parts.last_mut() {
        let text = vec![b' '; 1 + 258 * 100];
        *sheet = Part { crc: crc32(&text), ..bomb(sheet.name, text.len() as u32, 100) };
    }
    assert_eq!(refused(given("a.xlsx", &zip(&parts)).rows()).0, "sheet-damaged");
}

/// A small generator, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len());
        match dice.roll(5) {
            0 => bytes.truncate(at.max(1)),
            1 => drop(bytes.drain(at..(at + dice.roll(20)).min(bytes.len()))),
            2 => bytes.insert(at, dice.roll(256) as u8),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = dice.roll(256) as u8;
                }
            }
        }
        if bytes.is_empty() {
            return;
        }
    }
}

fn mutated(name: &str, original: &[u8], rounds: u64) -> usize {
    let mut dice = Dice(7);
    let mut accepted = 0;
    for _ in 0..rounds {
        let mut bytes = original.to_vec();
        mutate(&mut bytes, &mut dice);
        let file = given(name, &bytes);
        let _ = std::fs::metadata(file.folder.path());
        accepted += usize::from(file.rows().is_ok());
    }
    accepted
}

#[test]
fn mutations_never_panic() {
    let csv = "Имя;Тел;\"Род\"\n\"Айгуль\n\"\"А\"\"\";8701;1985\n;;\nA;=1+1;2\n".repeat(5);
    let inner = ONE_ROW.replace("<v>1</v>", "<f t=\"shared\" ref=\"A1:A2\" si=\"0\">B1</f><v>1</v>");
    let parts = zip(&workbook("", &inner, vec![strings("1")]));
    let accepted =
        [mutated("a.csv", csv.as_bytes(), 2_000), mutated("a.xlsx", &valid(), 2_000), mutated("b.xlsx", &parts, 2_000)];
    // Both ways out are taken, or the loop tests nothing.
    assert!(accepted.iter().all(|count| (1..2_000).contains(count)), "{accepted:?}");
    let mut dice = Dice(11);
    for length in 0..300 {
        let bytes: Vec<u8> = (0..length * 3).map(|_| dice.roll(256) as u8).collect();
        let _ = given("a.csv", &bytes).rows();
        let _ = given("a.xlsx", &[b"PK\x03\x04", bytes.as_slice()].concat()).rows();
        let _ = super::super::inflate::head(&bytes, 4_096);
    }
}

#[test]
fn nonsense_inside_a_workbook_is_a_problem_and_not_a_panic() {
    // calamine's own arithmetic is what these try; a panic in it must come out as a damaged file.
    for reference in ["ZZZZZZZZZZZZZZ1", "A4294967296", "A0", "1", "A", "", "Ä1"] {
        for sheet in [
            format!("<dimension ref=\"{reference}\"/>{ONE_ROW}"),
            format!("<dimension ref=\"B2:{reference}\"/>{ONE_ROW}"),
            format!("{ONE_ROW}<mergeCells><mergeCell ref=\"{reference}:A1\"/></mergeCells>"),
            format!("<sheetData><row r=\"{reference}\"><c><v>1</v></c></row></sheetData>"),
        ] {
            let _ = given("a.xlsx", &zip(&workbook("", &sheet, Vec::new()))).rows();
        }
    }
}
