//! The roll call on paper.

use documents::{Mark, roll};

use crate::reader::read;
use crate::samples;

#[test]
fn every_language_is_printed_whole() {
    for (language, place, reason) in [
        ("kk", "Топ жетекшісінің қолы", "Баласы ауырып қалды"),
        ("ru", "Подпись ведущей", "Заболел ребёнок"),
        ("es", "Firma de la facilitadora", "350 ₸"),
    ] {
        let paper = read(&format!("roll-{language}-14"), &roll(&samples::marked_roll(language, 14)).unwrap());
        for words in [
            "Әйгерім Құрманғазықызы",
            "Peña Ñahui",
            "Іңкәр",
            "Һәнифа",
            "Өмірзая",
            "R-7K2M-9",
            "18:30",
            "Doña Élida",
            place,
            reason,
        ] {
            assert!(paper.says(words), "{language}: {words} is not in\n{}", paper.text);
        }
        assert_eq!(paper.pages, 1, "{language}");
    }
}

#[test]
fn pages_follow_the_rows() {
    for (rows, large_print, pages) in [
        (0, false, 1),
        (1, false, 1),
        (14, false, 1),
        (40, false, 2),
        (90, false, 4),
        (14, true, 2),
        (40, true, 4),
        (90, true, 7),
    ] {
        let mut sample = samples::roll("ru", rows);
        sample.imprint.large_print = large_print;
        let name = format!("roll-blank-{rows}{}", if large_print { "-large" } else { "" });
        assert_eq!(read(&name, &roll(&sample).unwrap()).pages, pages, "{name}");
    }
}

#[test]
fn the_head_of_the_table_repeats_and_pages_are_numbered() {
    let paper = read("roll-kk-40", &roll(&samples::marked_roll("kk", 40)).unwrap());
    let pages: Vec<_> = paper.text.split('\u{c}').collect();
    assert!(pages[0].contains("Себебі") && pages[1].contains("Себебі"));
    assert!(pages[0].contains("2 беттің 1-беті") && pages[1].contains("2 беттің 2-беті"));
    assert!(pages[0].contains("Басып шығарылды 2026 ж. 24 қараша, 18:05"));
}

#[test]
fn a_row_is_never_torn_between_two_pages() {
    let mut sample = samples::marked_roll("ru", 40);
    sample.imprint.large_print = true;
    let paper = read("roll-ru-40-large", &roll(&sample).unwrap());
    for page in paper.text.split('\u{c}') {
        let [name, code_13, code_27] = ["Добровольская", "MIMI-4", "SOTU-9"].map(|words| page.matches(words).count());
        assert_eq!(name, code_13 + code_27, "{page}");
    }
}

#[test]
fn rows_stand_in_the_order_they_came_in() {
    let mut sample = samples::roll("es", 14);
    sample.rows.reverse();
    let codes: Vec<_> = sample.rows.iter().map(|row| row.code.clone()).collect();
    let paper = read("roll-reversed", &roll(&sample).unwrap());
    let places: Vec<_> = codes.iter().map(|code| paper.place(code)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_mark_is_one_tick_and_no_mark_is_none() {
    let blank = samples::roll("es", 14);
    let marked = samples::marked_roll("es", 14);
    let ticks = |sample| read("roll-ticks", &roll(sample).unwrap()).text.matches('✓').count();
    assert_eq!(ticks(&blank), 0);
    assert_eq!(ticks(&marked), 14);
}

#[test]
fn a_tick_stands_under_its_word() {
    let mut columns = Vec::new();
    for mark in [Mark::Present, Mark::Late, Mark::Excused, Mark::Absent] {
        let mut sample = samples::roll("es", 1);
        sample.rows[0].mark = Some(mark);
        let paper = read("roll-one-tick", &roll(&sample).unwrap());
        let line = paper.text.lines().find(|line| line.contains('✓')).unwrap();
        columns.push(line.chars().position(|letter| letter == '✓').unwrap());
    }
    assert!(columns.is_sorted_by(|left, right| left < right), "{columns:?}");
}

#[test]
fn the_same_roll_gives_the_same_bytes() {
    let sample = samples::marked_roll("kk", 40);
    let first = roll(&sample).unwrap();
    for other in ["ru", "es"] {
        roll(&samples::roll(other, 5)).unwrap();
    }
    assert!(first == roll(&sample).unwrap());
    let mut later = sample;
    later.imprint.created.minute += 1;
    assert!(first != roll(&later).unwrap(), "the moment of printing is in the file");
}

#[test]
fn many_threads_print_at_once() {
    let sample = samples::marked_roll("kk", 14);
    let one = roll(&sample).unwrap();
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..4).map(|_| scope.spawn(|| roll(&sample).unwrap())).collect();
        for other in others {
            assert!(other.join().unwrap() == one);
        }
    });
}

#[test]
fn what_people_type_is_never_markup() {
    let names = [
        "#import \"x\"",
        "*bold* $ x^2",
        "$ unclosed",
        "= Heading",
        "- item",
        "#read(\"/etc/passwd\")",
        "</script>",
        "\\u{1F600} \\ ",
        "@ref <label>",
        "]#panic()[",
        "// note",
        "a~b--c...",
        "\"quoted\" 'so'",
        "https://x.example",
    ];
    let mut sample = samples::roll("es", names.len());
    for (row, name) in sample.rows.iter_mut().zip(names) {
        row.name = name.to_owned();
        row.reason = "#x *y*".to_owned();
    }
    sample.group = "#panic(\"no\") *G*".to_owned();
    sample.words.title = "#let x = 1".to_owned();
    sample.visitors = vec!["#lorem(50)".to_owned()];
    let paper = read("roll-markup", &roll(&sample).unwrap());
    for words in names.into_iter().chain(["#x *y*", "#panic(\"no\") *G*", "#lorem(50)", "#let x = 1"]) {
        assert!(paper.says(words), "{words} is not in\n{}", paper.text);
    }
}

#[test]
fn strange_letters_never_stop_the_printing() {
    let strange = [
        "Aigul 🌸👩🏽‍🌾",
        "\u{0}\u{1}\u{202e}abc",
        "王芳",
        "\u{e000}\u{f8ff}",
        "e\u{301}\u{301}\u{301}",
        "ﷺ",
        "עברית",
        "العربية",
        "\u{fffd}\u{ffff}",
        "a\u{300}\u{489}",
        "ﬁ ŉ ǆ",
        "\n\n",
    ];
    let mut sample = samples::roll("ru", strange.len());
    for (row, name) in sample.rows.iter_mut().zip(strange) {
        row.name = name.to_owned();
    }
    let paper = read("roll-strange", &roll(&sample).unwrap());
    assert!(paper.says("Aigul □"), "{}", paper.text);
    // All letters up to the astral planes, a few hundred at a time.
    let letters: Vec<char> = (0..=0x1_ffff_u32).filter_map(char::from_u32).collect();
    for (at, run) in letters.chunks(16_000).enumerate() {
        for (row, piece) in sample.rows.iter_mut().zip(run.chunks(1_400)) {
            row.name = piece.iter().collect();
        }
        assert!(roll(&sample).is_ok(), "letters {at}: {:?}", roll(&sample).err());
    }
}

#[test]
fn long_words_stay_on_the_paper() {
    let mut sample = samples::roll("ru", 14);
    sample.rows[3].name = "Ж".repeat(200);
    sample.rows[4].reason = "очень длинная причина, которую ведущая записала целиком ".repeat(12);
    sample.place = "Дом культуры ".repeat(20);
    assert!(read("roll-long", &roll(&sample).unwrap()).pages <= 3);
}

#[test]
fn fonts_are_embedded_and_the_file_is_accessible() {
    let paper = read("roll-fonts", &roll(&samples::marked_roll("kk", 14)).unwrap());
    let fonts: Vec<_> = paper.fonts.lines().skip(2).collect();
    assert!(fonts.len() >= 3, "{}", paper.fonts);
    for font in fonts {
        assert!(font.contains("NotoSans") || font.contains("DejaVuSansMono"), "{font}");
        let flags: Vec<_> = font.split_whitespace().rev().skip(2).take(3).collect();
        assert_eq!(flags, ["yes", "yes", "yes"], "embedded, subset, with Unicode: {font}");
    }
    assert!(paper.is_accessible(), "{}", paper.info);
    assert!(paper.info.contains("Creator:         Minka"), "{}", paper.info);
}
