//! Tables of many forms, as programmes send them: what is read of each, and what is refused with what to do.

use super::*;

fn workbook() -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    let mut book = Workbook::new();
    let first = book.add_worksheet().set_name("Список").expect("a name");
    for (at, words) in ["Имя", "Группа"].into_iter().enumerate() {
        first.write(0, at as u16, words).expect("written");
    }
    first.write(1, 0, "Айнур").expect("written");
    first.write(3, 1, "Тюльпан").expect("written");
    let second = book.add_worksheet().set_name("Второй").expect("a name");
    for (at, words) in ["Имя", "Группа", "Дата"].into_iter().enumerate() {
        second.write(0, at as u16, words).expect("written");
    }
    let day = ExcelDateTime::from_ymd(2026, 9, 1).expect("a day");
    let format = Format::new().set_num_format("dd.mm.yyyy");
    second.write(1, 0, Formula::new("\"Сауле\"&\" К.\"").set_result("Сауле К.")).expect("written");
    second.write(1, 1, "Тюльпан").expect("written");
    second.write_with_format(1, 2, &day, &format).expect("written");
    second.write(2, 0, "Мира").expect("written");
    second.write(2, 1, "Тюльпан").expect("written");
    book.save_to_buffer().expect("a workbook")
}

on_both! {
    async fn tables_come_in_many_forms(world) {
        let windows = encoding_rs::WINDOWS_1251.encode("имя;группа;дата\nСауле;Тюльпан;01.09.2026\n").0.into_owned();
        let tabs = "имя\tгруппа\tадрес\nМира\tТюльпан\t\"ул. Абая, 1\nкв. 2\"\n".as_bytes().to_vec();
        let formula = "имя,группа,адрес\n=Анна+1,Тюльпан,=1+1\n".as_bytes().to_vec();
        for (name, bytes) in [("w.csv", windows), ("t.tsv", tabs), ("f.csv", formula)] {
            let report = run(&world, world.almaty, &given(name, &bytes).path, &with_reason());
            assert_eq!((report.made, report.applied), (1, true), "{name} {:?}", report.problems);
        }
        assert_eq!(world.count("select count(*) from participant where chosen_name in ('Сауле', 'Мира', '=Анна+1')"), 3);
        let keyring = world.app.keyring().clone();
        let addresses: Vec<String> = world.read(move |db| {
            let women = db.list("select participant_id from sealed_identity", &[], |row| row.get(0))?;
            let mut found: Vec<String> = Vec::new();
            for woman in women {
                found.extend(identities::find_identity(db, &keyring, woman)?.map(|identity| identity.address));
            }
            found.sort();
            Ok(found)
        });
        assert_eq!(addresses, ["=1+1", "ул. Абая, 1\nкв. 2"], "a formula is text, a line end stays");
    }

    async fn a_workbook_is_read_sheet_by_sheet(world) {
        let file = given("women.xlsx", &workbook());
        let report = run(&world, world.almaty, &file.path, &Options::default());
        let group = "B2 Her group is missing. Only a woman who has applied, is waiting or has gone on can be without one.";
        assert_eq!(problems(&report), [group, "A4 The name is missing."]);
        assert_eq!(report.problems[0].sheet, "Список");
        let options = Options { sheet: Some("Второй".to_owned()), ..Options::default() };
        let report = run(&world, world.almaty, &file.path, &options);
        assert_eq!((report.made, report.applied), (2, true), "{:?}", report.problems);
        let since = "select count(*) from participant where chosen_name = 'Сауле К.' and state_since = '2026-09-01'";
        assert_eq!(world.count(since), 1, "the formula's result, the date of Excel");
        let options = Options { sheet: Some("Третий".to_owned()), ..Options::default() };
        assert_eq!(problems(&run(&world, world.almaty, &file.path, &options)), [" There is no such sheet, or none with anything in it."]);
    }

    async fn what_is_no_table_is_refused_with_what_to_do(world) {
        let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
        for (name, bytes, words) in [
            ("a.xls", old.as_slice(), "save it as .xlsx"),
            ("a.pdf", b"%PDF-1.7 x".as_slice(), "This is not a table"),
            ("a.png", b"\x89PNG\r\n\x1a\n123".as_slice(), "This is not a table"),
            ("a.csv", b"".as_slice(), "The file is empty"),
            ("a.csv", b"a,b\n\"open,1\n2,3\n".as_slice(), "never closed"),
        ] {
            let report = run(&world, world.almaty, &given(name, bytes).path, &Options::default());
            assert!(problems(&report)[0].contains(words), "{name}: {:?}", problems(&report));
            assert_eq!((report.problem_count, report.applied), (1, false));
        }
        let options = Options { encoding: Some("koi8".to_owned()), ..Options::default() };
        let report = run(&world, world.almaty, Path::new(THP), &options);
        assert!(problems(&report)[0].contains("“koi8”"));
    }
}
