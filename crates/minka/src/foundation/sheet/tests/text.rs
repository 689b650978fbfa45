//! Text tables.

use super::{
    super::{Choice, TextEncoding},
    faults, given, refused, rows, seen,
};

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn windows(text: &str, page: &'static encoding_rs::Encoding) -> Vec<u8> {
    page.encode(text).0.into_owned()
}

#[test]
fn delimiters_are_found() {
    let table = [
        ("a,b\n1,2\n", ',', vec!["1", "2"]),
        ("a;b\n1,5;2,5\n", ';', vec!["1,5", "2,5"]),
        ("a\tb\n1;2\t3\n", '\t', vec!["1;2", "3"]),
        ("a|b\n1|2\n", '|', vec!["1", "2"]),
        ("\"Last, first\";Phone\n\"Ахметова, Айгуль\";8701\n", ';', vec!["Ахметова, Айгуль", "8701"]),
        ("Last, first;Phone\nАхметова, Айгуль;8701\n", ';', vec!["Ахметова, Айгуль", "8701"]),
        ("sep=;\na,b;c\n1,2;3\n", ';', vec!["1,2", "3"]),
        ("SEP=^\r\na,b^c\r\n1,2^3\r\n", '^', vec!["1,2", "3"]),
        ("\"sep=,\"\na,b;c\n1,2;3\n", ',', vec!["1", "2;3"]),
        ("name\nAigul\n", ',', vec!["Aigul"]),
        ("a;b\r1;2\r", ';', vec!["1", "2"]),
        ("a;b\r\n1;2", ';', vec!["1", "2"]),
        ("\u{feff}a;b\n1;2", ';', vec!["1", "2"]),
        ("\u{feff}sep=;\na,b;c\n1;2", ';', vec!["1", "2"]),
    ];
    for (text, delimiter, second) in table {
        let file = given("women.csv", text.as_bytes());
        assert_eq!(file.open().expect(text).delimiter(), Some(delimiter), "{text}");
        assert_eq!(seen(&file.rows().expect(text))[1], (2, second), "{text}");
    }
}

#[test]
fn cells_are_plain_text() {
    let table = [
        ("=1+1", "=1+1"),
        ("+77011234567", "+77011234567"),
        ("-5", "-5"),
        ("@SUM(A1)", "@SUM(A1)"),
        ("31.02.", "31.02."),
        ("007", "007"),
        ("\u{a0} Айгуль \u{202f}", "Айгуль"),
        ("И\u{306}од", "Йод"),
        ("Pen\u{303}a", "Peña"),
        ("\"two\r\nlines\"", "two\nlines"),
        ("\"say \"\"hi\"\"\"", "say \"hi\""),
        ("5\" pipe", "5\" pipe"),
        ("1,5E+3", "1,5E+3"),
    ];
    for (written, read) in table {
        let rows = given("t.csv", format!("a;b\n{written};x\n").as_bytes()).rows().expect(written);
        assert_eq!((rows[1].text(0), rows[1].text(1), rows[1].cells[0].formula), (read, "x", false), "{written}");
        assert!(rows[1].problems.is_empty());
    }
}

#[test]
fn row_numbers_are_those_of_excel() {
    let text = "a;b\n\n\"x\ny\nz\";1\n;;\n  ;\u{a0}\n2;3\n";
    let rows = given("t.csv", text.as_bytes()).rows().expect("read");
    let expected = vec![(1, vec!["a", "b"]), (3, vec!["x\ny\nz", "1"]), (6, vec!["2", "3"])];
    assert_eq!(seen(&rows), expected);
    let late = Choice { header_row: Some(3), sheet: None };
    let file = given("t.csv", "Title\n\nname;phone\nA;1\n".as_bytes());
    let mut sheets = file.open().expect("open").with_delimiter(';');
    assert_eq!(
        seen(&super::rows(&mut sheets, &late).expect("read")),
        [(3, vec!["name", "phone"]), (4, vec!["A", "1"])]
    );
    assert_eq!(sheets.count_rows(&late).expect("count"), 2);
}

#[test]
fn half_rows_and_long_rows_are_named() {
    let table: [(&str, &[&str]); 8] = [
        ("a;b;c\n1;2;3\n", &[]),
        ("a;b;c\n1;2;\n", &[]),
        ("a;b;c\n1;2;3;;;\n", &[]),
        ("a;b;c;;\n1;2;3\n", &[]),
        ("a;b;c\n1\n", &["B2: ShortRow { expected: 3, found: 1 }"]),
        ("a;b;c\n\n;;\n1;2\n", &["C4: ShortRow { expected: 3, found: 2 }"]),
        ("a;b;c\n1;2;3;4\n", &["D2: LongRow { expected: 3, found: 4 }"]),
        ("a;b\n1;2;;;x\n", &["C2: LongRow { expected: 2, found: 5 }"]),
    ];
    for (text, expected) in table {
        let rows = given("t.csv", text.as_bytes()).rows().expect(text);
        assert_eq!(faults(&rows), expected, "{text}");
        assert!(rows.iter().all(|row| row.cells.len() >= rows[0].cells.len()));
    }
}

#[test]
fn encodings_are_found_and_can_be_overridden() {
    let russian = "Имя;Телефон\nЁлкина Жанна;8701\n";
    let spanish = "Nombre;Teléfono\nMaría Peña Núñez;51987\n";
    let kazakh = "Аты;Тегі\nӘлия;Нұрқызы\n";
    let (cyrillic, western) = (encoding_rs::WINDOWS_1251, encoding_rs::WINDOWS_1252);
    let table = [
        (russian.as_bytes().to_vec(), TextEncoding::Utf8, russian),
        (format!("\u{feff}{kazakh}").into_bytes(), TextEncoding::Utf8, kazakh),
        (utf16(kazakh, false), TextEncoding::Utf16Le, kazakh),
        (utf16(spanish, true), TextEncoding::Utf16Be, spanish),
        (windows(russian, cyrillic), TextEncoding::Windows1251, russian),
        (windows("a;пол\n1;Ж\n", cyrillic), TextEncoding::Windows1251, "a;пол\n1;Ж\n"),
        (windows("id;sex\n1;Ж\n", cyrillic), TextEncoding::Windows1251, "id;sex\n1;Ж\n"),
        (windows(spanish, western), TextEncoding::Windows1252, spanish),
        (windows("NOMBRE;A\nMARÍA MUÑOZ;1\n", western), TextEncoding::Windows1252, "NOMBRE;A\nMARÍA MUÑOZ;1\n"),
        (windows("nome;a\nConceição;1\n", western), TextEncoding::Windows1252, "nome;a\nConceição;1\n"),
        (windows("Name;a\nJörg Müßig;1\n", western), TextEncoding::Windows1252, "Name;a\nJörg Müßig;1\n"),
    ];
    for (bytes, encoding, text) in table {
        let file = given("t.csv", &bytes);
        let sheets = file.open().expect(text);
        assert_eq!(sheets.encoding(), Some(encoding), "{text}");
        let expected: Vec<Vec<&str>> = text.lines().map(|line| line.split(';').collect()).collect();
        let rows = file.rows().expect(text);
        let read: Vec<Vec<&str>> = seen(&rows).into_iter().map(|(_, cells)| cells).collect();
        assert_eq!(read, expected);
    }
    let mut kz = b"\xC0\xF2\xFB;b\n\xA3\xEB\xE8\xFF;\x8D\x9D\xBE\n".to_vec();
    let file = given("t.csv", &kz);
    let mut sheets = file.open().expect("open").with_encoding(TextEncoding::Kz1048).expect("chosen");
    let read = rows(&mut sheets, &Choice::default()).expect("read");
    assert_eq!(seen(&read), [(1, vec!["Аты", "b"]), (2, vec!["Әлия", "Ққң"])]);
    kz.truncate(5);
    assert_eq!(TextEncoding::ALL.map(TextEncoding::name).len(), 6);
}

#[test]
fn what_is_not_a_text_table_is_refused() {
    // Beyond the first 64 KiB, which is all that is looked at to tell the encoding.
    let late = |bytes: &[u8]| [b"name;phone\n", "Aigul;8701\n".repeat(9_000).as_bytes(), bytes].concat();
    let never_ends = format!("a;b\n1;2\n\"x;{}", "3;4\n".repeat(1_500_000));
    let table: [(Vec<u8>, &str, &str); 16] = [
        (b"".to_vec(), "sheet-empty", ""),
        (b"\xEF\xBB\xBF \r\n\t".to_vec(), "sheet-empty", ""),
        (b"a;b\n1;\0\n".to_vec(), "sheet-not-text", "2"),
        (late(b"x;\0y\n"), "sheet-not-text", "B9002"),
        (late(b"\nx;\xC0\xE9\n"), "sheet-bad-text", "B9003"),
        (late(b"x;\xD1"), "sheet-bad-text", "B9002"),
        (b"a;b\n1;2\n3;\"x\n4;5\n".to_vec(), "sheet-unclosed-quote", "3"),
        (b"a;b\n\"1\n1\";2\n\n3;\"x".to_vec(), "sheet-unclosed-quote", "4"),
        (b"\"".to_vec(), "sheet-unclosed-quote", "1"),
        (never_ends.into_bytes(), "sheet-unclosed-quote", "3"),
        ([b"a;b\n1;2\n".to_vec(), vec![b'x'; 5 << 20]].concat(), "sheet-row-too-long", "3"),
        ([b"a;b\n".to_vec(), vec![b';'; 20_000]].concat(), "sheet-row-too-long", "2"),
        (b"<html><table><tr><td>a".to_vec(), "sheet-save-as-xlsx", ""),
        (b"<?xml version=\"1.0\"?><Workbook>".to_vec(), "sheet-save-as-xlsx", ""),
        (b"\xFF\xFEa\0;\0b\0\n\0\x00\xD8;\0".to_vec(), "sheet-bad-text", "A2"),
        (b"a\0;\0b\0\n\0".to_vec(), "sheet-not-text", "1"),
    ];
    for (bytes, key, place) in table {
        let start = String::from_utf8_lossy(&bytes).chars().take(30).collect::<String>();
        assert_eq!(refused(given("t.csv", &bytes).rows()), (key, place.to_owned()), "{start:?}");
    }
}

#[test]
fn the_content_decides_and_the_name_only_where_it_is_open() {
    let text = b"a;b\n1;2\n";
    for name in ["t.csv", "t.tsv", "t.TXT", "t", "website.xls", "t.xlsx", "a.b.csv"] {
        assert_eq!(given(name, text).rows().expect(name).len(), 2, "{name}");
    }
    for name in ["t.pdf", "t.exe", "t.docx", "t.json", "t.sql", "t.csv.zip"] {
        assert_eq!(refused(given(name, text).open()).0, "sheet-unknown-kind", "{name}");
    }
    assert_eq!(refused(given("t.ods", text).open()).0, "sheet-save-as-xlsx");
}

#[test]
fn a_table_in_memory_is_read_like_a_file() {
    let bytes = "имя;топ\nАйгүл;1\n".as_bytes();
    let mut held = crate::foundation::sheet::open_bytes(bytes::Bytes::from_static(bytes), "women.csv").expect("opened");
    let again = given("women.csv", bytes).rows().expect("read");
    assert_eq!(rows(&mut held, &Choice::default()).expect("read"), again);
    assert_eq!(seen(&again), [(1, vec!["имя", "топ"]), (2, vec!["Айгүл", "1"])]);
    let refusal = crate::foundation::sheet::open_bytes(bytes::Bytes::from_static(b"%PDF-1.7"), "women.csv");
    assert_eq!(refused(refusal).0, "sheet-unknown-kind");
}

#[test]
fn progress_goes_from_nothing_to_the_end() {
    let file = given("t.csv", format!("a;b\n{}", "1;2\n".repeat(20_000)).as_bytes());
    let mut shown = Vec::new();
    let mut count = 0;
    let end = file.open().expect("open").each_row(
        &Choice::default(),
        |progress| shown.push(progress),
        |_| {
            count += 1;
            if count > 20_001 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
        },
    );
    assert!(end.expect("read").is_continue());
    assert_eq!((count, shown.len()), (20_001, 42));
    assert!(shown.is_sorted_by_key(|progress| progress.percent()));
    let last = shown.last().expect("one");
    assert_eq!((last.bytes, last.row, shown[0].percent(), last.percent()), (last.of_bytes, 20_001, 0, 99));
    let broken =
        file.open().expect("open").each_row(&Choice::default(), |_| {}, |row| std::ops::ControlFlow::Break(row.number));
    assert_eq!(broken.expect("read"), std::ops::ControlFlow::Break(1));
}
